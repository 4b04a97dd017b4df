#include "libraries/editoperations.h"

#include "libraries/fieldjson.h"
#include "libraries/standardmedia.h"
#include "libraries/workloadoperations.h"
#include "model/design/arrange.h"
#include "model/design/edit.h"
#include "model/design/editrules.h"
#include "model/design/libraryupdate.h"
#include "model/design/networkedits.h"
#include "model/design/plantedits.h"
#include "model/design/release.h"
#include "model/design/workloadedits.h"
#include "model/sizing/placeswitches.h"
#include "model/text.h"

namespace clusterwright {
namespace {

Part findPart(JsonReader &edit, const char *key, const EditContext &context)
{
    std::string id;
    edit.field(key, id);
    for (const Library *library : {&context.design.parts, &context.library})
        if (const auto it = library->find(id); it != library->end())
            return it->second;
    edit.require(key, false, "is \"" + id + "\", which is not in the library; library list shows what is.");
    return {};
}

/// A number, or a text with its unit ("12 m").
void readLength(JsonReader &edit, const char *key, double &metres)
{
    if (!edit.isText(key)) {
        edit.field(key, metres);
        return;
    }
    std::string text;
    edit.field(key, text);
    const auto value = parseQuantity(text, "m");
    edit.require(key, value.has_value(), "is \"" + text + "\", which is no length such as 12 or \"12 m\".");
    metres = value.value_or(0);
}

std::optional<HalfUnits> readUnit(JsonReader &edit)
{
    std::optional<HalfUnits> u;
    edit.maybe("u", u);
    edit.require("u", !u || u->count >= 2, "must be 1 or more.");
    return u ? std::optional(HalfUnits{u->count - 2}) : std::nullopt; // U1 is the lowest place
}

int readCount(JsonReader &edit)
{
    constexpr std::int64_t most = 100'000;
    std::int64_t count = 1;
    edit.maybe("count", count);
    edit.require("count", count >= 1 && count <= most, "must lie from 1 to 100,000.");
    return static_cast<int>(std::clamp<std::int64_t>(count, 1, most));
}

Result<Design> readAddHall(JsonReader &edit, const EditContext &context)
{
    Hall hall;
    edit.maybe("id", hall.id);
    edit.maybe("name", hall.name);
    readLength(edit, "width_m", hall.width);
    readLength(edit, "depth_m", hall.depth);
    return addHall(context.design, hall);
}

Result<Design> readAddRow(JsonReader &edit, const EditContext &context)
{
    Row row;
    edit.maybe("id", row.id);
    edit.maybe("name", row.name);
    edit.field("hall", row.hall);
    readLength(edit, "x_m", row.x);
    readLength(edit, "y_m", row.y);
    readLength(edit, "length_m", row.length);
    edit.maybe("facing", row.facing);
    return addRow(context.design, row);
}

Result<Design> readAddRackType(JsonReader &edit, const EditContext &context)
{
    RackType type;
    edit.maybe("id", type.id);
    edit.maybe("name", type.name);
    return addRackType(context.design, type.id, type.name, findPart(edit, "rack", context));
}

Result<Design> readAddNodeType(JsonReader &edit, const EditContext &context)
{
    NodeType type;
    edit.maybe("id", type.id);
    edit.maybe("name", type.name);
    return addNodeType(context.design, type, findPart(edit, "chassis", context));
}

Result<Design> readPlace(JsonReader &edit, const EditContext &context)
{
    std::string type, nodeType;
    PlaceRequest request;
    edit.field("rack_type", type);
    edit.maybe("id", request.id);
    edit.maybe("name", request.name);
    edit.maybe("role", request.role);
    edit.maybe("feed", request.feed);
    edit.maybe("side", request.face);
    edit.maybe("slot", request.slot);
    edit.maybe("node_type", nodeType);
    request.bottom = readUnit(edit);
    request.count = readCount(edit);
    if (edit.has("node_type"))
        return placeNodeType(context.design, type, nodeType, request);
    return placePart(context.design, type, findPart(edit, "part", context), request);
}

Result<Design> readMove(JsonReader &edit, const EditContext &context)
{
    std::string type, item;
    MoveRequest request;
    edit.field("rack_type", type);
    edit.field("item", item);
    edit.maybe("to_rack_type", request.toType);
    edit.maybe("side", request.face);
    edit.maybe("slot", request.slot);
    request.bottom = readUnit(edit);
    return movePlacement(context.design, type, item, request);
}

Result<Design> readRemove(JsonReader &edit, const EditContext &context)
{
    std::string type, item;
    edit.field("rack_type", type);
    edit.field("item", item);
    return removePlacement(context.design, type, item);
}

Result<Design> readAddRacks(JsonReader &edit, const EditContext &context)
{
    std::string type, row, name;
    edit.field("rack_type", type);
    edit.field("row", row);
    edit.maybe("name", name);
    return addRacks(context.design, type, row, readCount(edit), name);
}

Result<Design> readRemoveRack(JsonReader &edit, const EditContext &context)
{
    std::string rack;
    edit.field("rack", rack);
    return removeRack(context.design, rack);
}

std::optional<HalfUnits> readStep(JsonReader &edit)
{
    std::optional<HalfUnits> step;
    edit.maybe("step", step);
    return step;
}

Result<Design> readDuplicate(JsonReader &edit, const EditContext &context)
{
    std::string type, item;
    edit.field("rack_type", type);
    edit.field("item", item);
    const auto bottom = readUnit(edit);
    return copyPlacement(context.design, type, item, readCount(edit), bottom, readStep(edit));
}

Result<Design> readFill(JsonReader &edit, const EditContext &context)
{
    std::string type, item;
    edit.field("rack_type", type);
    edit.field("item", item);
    return copyPlacement(context.design, type, item, 0, {}, readStep(edit));
}

Result<Design> readReplace(JsonReader &edit, const EditContext &context)
{
    std::string type, item;
    edit.field("rack_type", type);
    edit.field("item", item);
    return replacePlacement(context.design, type, item, findPart(edit, "part", context));
}

Result<Design> readCloneRack(JsonReader &edit, const EditContext &context)
{
    std::string rack, row, name;
    edit.field("rack", rack);
    edit.maybe("row", row);
    edit.maybe("name", name);
    return cloneRack(context.design, rack, row, name);
}

Result<Design> readMakeUnique(JsonReader &edit, const EditContext &context)
{
    std::string rack, name;
    edit.field("rack", rack);
    edit.maybe("name", name);
    return makeUnique(context.design, rack, name);
}

Result<Design> readRenameRack(JsonReader &edit, const EditContext &context)
{
    std::string rack, name;
    edit.field("rack", rack);
    edit.field("name", name);
    if (!findById(context.design.racks, rack))
        return wrong(rack, "rack", "is no rack of the design.");
    return setValue(context.design, rack, "name", name);
}

Result<Design> readRenameRacks(JsonReader &edit, const EditContext &context)
{
    std::string object, name;
    edit.field("object", object);
    edit.field("name", name);
    return renameRacks(context.design, object, name);
}

Result<Design> readMoveRack(JsonReader &edit, const EditContext &context)
{
    std::string rack;
    double x = 0, y = 0;
    edit.field("rack", rack);
    readLength(edit, "x_m", x);
    readLength(edit, "y_m", y);
    return moveRack(context.design, rack, x, y);
}

Result<Design> readMoveRow(JsonReader &edit, const EditContext &context)
{
    std::string row;
    double x = 0, y = 0;
    edit.field("row", row);
    readLength(edit, "x_m", x);
    readLength(edit, "y_m", y);
    return moveRow(context.design, row, x, y);
}

Result<Design> readSet(JsonReader &edit, const EditContext &context)
{
    std::string object, key, basis, text;
    double number = 0;
    edit.field("object", object);
    edit.field("key", key);
    edit.maybe("basis", basis);
    if (!edit.isText("value")) {
        edit.field("value", number);
        return setValue(context.design, object, key, number, basis);
    }
    edit.field("value", text);
    return setValue(context.design, object, key, text, basis);
}

Result<Design> readUpdateParts(JsonReader &edit, const EditContext &context)
{
    std::vector<std::string> parts;
    edit.field("parts", parts);
    return updateParts(context.design, context.library, {parts.begin(), parts.end()});
}

/// One price stands for all three; a pair has its midpoint as base.
Result<Design> readSetPrice(JsonReader &edit, const EditContext &context)
{
    Price price;
    edit.field("part", price.part);
    if (edit.has("price_usd")) {
        edit.field("price_usd", price.base);
        price.low = price.high = price.base;
    } else {
        edit.field("low_usd", price.low);
        edit.field("high_usd", price.high);
        price.base = (price.low + price.high) / 2.0;
        edit.maybe("base_usd", price.base);
    }
    edit.maybe("date", price.date);
    edit.field("basis", price.basis);
    edit.maybe("book", price.book);
    return setPrice(context.design, price);
}

Result<Design> readAddAssumption(JsonReader &edit, const EditContext &context)
{
    Statement statement;
    edit.maybe("id", statement.id);
    edit.field("text", statement.text);
    edit.maybe("source", statement.source);
    return addStatement(context.design, statement);
}

Result<Design> readWaive(JsonReader &edit, const EditContext &context)
{
    Waiver waiver;
    edit.field("rule", waiver.rule);
    edit.field("object", waiver.object);
    edit.field("reason", waiver.reason);
    edit.field("by", waiver.by);
    edit.field("date", waiver.date);
    edit.maybe("expires", waiver.expires);
    edit.maybe("up_to", waiver.upTo);
    return waive(context.design, waiver);
}

Result<Design> readWithdrawWaiver(JsonReader &edit, const EditContext &context)
{
    std::string rule, object;
    edit.field("rule", rule);
    edit.field("object", object);
    return withdrawWaiver(context.design, rule, object);
}

Result<Design> readSetParameter(JsonReader &edit, const EditContext &context)
{
    ParameterOverride override;
    edit.field("rule", override.rule);
    edit.field("parameter", override.parameter);
    edit.field("value", override.value);
    edit.field("reason", override.reason);
    return setParameter(context.design, override);
}

Result<Design> readResetParameter(JsonReader &edit, const EditContext &context)
{
    std::string rule, parameter;
    edit.field("rule", rule);
    edit.field("parameter", parameter);
    return resetParameter(context.design, rule, parameter);
}

Result<Design> readResetFigure(JsonReader &edit, const EditContext &context)
{
    std::string part, key;
    edit.field("part", part);
    edit.field("key", key);
    const auto original = context.library.find(part);
    if (original == context.library.end())
        return wrong(part, "part", "is not in the library, so there is nothing to go back to.");
    return resetFigure(context.design, original->second, key);
}

Result<Design> readRelease(JsonReader &edit, const EditContext &context)
{
    Release release;
    edit.field("revision", release.revision);
    edit.field("date", release.date);
    edit.field("by", release.by);
    edit.maybe("summary", release.summary);
    return releaseDesign(context.design, evaluate(context.design), release);
}

Result<Design> readAddPowerSource(JsonReader &edit, const EditContext &context)
{
    PowerSource source;
    edit.maybe("id", source.id);
    visitSourceFields(source, nullptr, FieldArchive<JsonReader>{edit, true});
    return addPowerSource(context.design, source);
}

Result<Design> readRemovePowerSource(JsonReader &edit, const EditContext &context)
{
    std::string source;
    edit.field("source", source);
    return removePowerSource(context.design, source);
}

Result<Design> readFeedRacks(JsonReader &edit, const EditContext &context)
{
    std::string object, feed, source;
    edit.field("object", object);
    edit.field("feed", feed);
    edit.maybe("source", source);
    return feedRacks(context.design, object, feed, source);
}

Result<Design> readAddCoolingLoop(JsonReader &edit, const EditContext &context)
{
    CoolingLoop loop;
    edit.maybe("id", loop.id);
    visitLoopFields(loop, nullptr, FieldArchive<JsonReader>{edit, true});
    return addCoolingLoop(context.design, loop);
}

Result<Design> readRemoveCoolingLoop(JsonReader &edit, const EditContext &context)
{
    std::string loop;
    edit.field("loop", loop);
    return removeCoolingLoop(context.design, loop);
}

Result<Design> readAddFabric(JsonReader &edit, const EditContext &context)
{
    Fabric fabric;
    edit.maybe("id", fabric.id);
    visitFabricFields(fabric, FieldArchive<JsonReader>{edit, true});
    return addFabric(context.design, fabric, context.library);
}

Result<Design> readAddEndpoints(JsonReader &edit, const EditContext &context)
{
    FabricEndpoints endpoints;
    edit.maybe("id", endpoints.id);
    edit.field("fabric", endpoints.fabric);
    visitEndpointFields(endpoints, FieldArchive<JsonReader>{edit, true});
    return addEndpoints(context.design, endpoints);
}

Result<Design> readSetLink(JsonReader &edit, const EditContext &context)
{
    LinkOverride link;
    edit.maybe("id", link.id);
    describeEnds(edit, link);
    visitLinkFields(link, FieldArchive<JsonReader>{edit, true});
    return setLink(context.design, link);
}

Result<Design> readAddMedium(JsonReader &edit, const EditContext &context)
{
    MediumRow medium;
    edit.maybe("id", medium.id);
    visitMediumFields(medium, FieldArchive<JsonReader>{edit, true});
    return addMedium(context.design, medium, context.library);
}

Result<Design> readAddStandardMedia(JsonReader &edit, const EditContext &context)
{
    std::vector<std::string> media;
    edit.maybe("media", media);
    return addStandardMedia(context.design, context.library, media);
}

Result<Design> readPlaceSwitches(JsonReader &edit, const EditContext &context)
{
    SwitchRequest request;
    edit.field("fabric", request.fabric);
    edit.field("tier", request.tier);
    edit.field("where", request.where);
    edit.maybe("row", request.row);
    edit.maybe("rack", request.rack);
    std::int64_t perRack = 0;
    edit.maybe("per_rack", perRack);
    edit.require("per_rack", perRack >= 0 && perRack <= 1000, "must lie from 0 to 1,000.");
    request.perRack = static_cast<int>(std::clamp<std::int64_t>(perRack, 0, 1000));
    return placeSwitches(context.design, request);
}

/// An edit that takes one thing out by its id.
template <const char *key, Result<Design> (*remove)(Design, const std::string &)>
Result<Design> readRemoval(JsonReader &edit, const EditContext &context)
{
    std::string id;
    edit.field(key, id);
    return remove(context.design, id);
}

constexpr char fabricKey[] = "fabric", endpointsKey[] = "endpoints", linkKey[] = "link",
               mediumKey[] = "medium", workloadKey[] = "workload", measuredKey[] = "measured_run";

constexpr std::array table{
    EditOperation{"add_assumption", "text [id] [source]", readAddAssumption},
    EditOperation{"add_cooling_loop", "rows [id] [name] [coolant: water pg25] and every key of a loop",
                  readAddCoolingLoop},
    EditOperation{"add_endpoints",
                  "fabric [role] [part] [use] [ports] [first] [split] [attach: unit free nearest spine] [id]",
                  readAddEndpoints},
    EditOperation{
        "add_fabric",
        "[kind: scale-up scale-out storage in-band out-of-band] [topology] [id] [name] and every key "
        "of a fabric",
        readAddFabric},
    EditOperation{"add_hall", "width_m depth_m [id] [name]", readAddHall},
    EditOperation{"add_measured_run",
                  "function inputs figure value source [id] [name]: as a case of estimate",
                  readAddMeasuredRun},
    EditOperation{"add_medium", "[kind] [cable] [transceiver] [id] [name] and every key of a medium",
                  readAddMedium},
    EditOperation{"add_node_type", "chassis [id] [name]", readAddNodeType},
    EditOperation{"add_power_source", "kind [fed_by] [id] [name] and every key of a power source",
                  readAddPowerSource},
    EditOperation{"add_rack_type", "rack [id] [name]", readAddRackType},
    EditOperation{"add_racks", "rack_type row [count] [name, with {n} or {n:02}]", readAddRacks},
    EditOperation{"add_row", "hall x_m y_m length_m [facing: north east south west] [id] [name]", readAddRow},
    EditOperation{"add_standard_media",
                  "[media: ids]: rows of the table of media that comes with the program",
                  readAddStandardMedia},
    EditOperation{"add_workload",
                  "[public_model] [kind: training serving] [id] [name] and every key of a workload",
                  readAddWorkload},
    EditOperation{"clone_rack", "rack [row] [name]", readCloneRack},
    EditOperation{"duplicate", "rack_type item [u] [count] [step]", readDuplicate},
    EditOperation{"feed_racks", "object (hall, row, rack type or rack) feed [source]: none = its own",
                  readFeedRacks},
    EditOperation{"fill", "rack_type item [step]: copies upwards until a place is taken", readFill},
    EditOperation{"make_unique", "rack [name]", readMakeUnique},
    EditOperation{"move", "rack_type item [u] [side] [slot] [to_rack_type]", readMove},
    EditOperation{"move_rack", "rack x_m y_m", readMoveRack},
    EditOperation{"move_row", "row x_m y_m", readMoveRow},
    EditOperation{"place",
                  "rack_type part|node_type [u] [side: front rear both] [slot: left right, of zero-U and "
                  "half-width parts] [role] [name] [feed] "
                  "[count] [id]",
                  readPlace},
    EditOperation{
        "place_switches",
        "fabric tier (leaf spine core) where (top-of-rack end-of-row middle-of-row network-row) [row] "
        "[rack] [per_rack]: those that the fabric needs and that stand nowhere",
        readPlaceSwitches},
    EditOperation{"release", "revision date by [summary]: refused while an error is open", readRelease},
    EditOperation{"remove", "rack_type item", readRemove},
    EditOperation{"remove_cooling_loop", "loop", readRemoveCoolingLoop},
    EditOperation{"remove_endpoints", "endpoints", readRemoval<endpointsKey, removeEndpoints>},
    EditOperation{"remove_fabric", "fabric", readRemoval<fabricKey, removeFabric>},
    EditOperation{"remove_link", "link: its ports go by the rule again", readRemoval<linkKey, removeLink>},
    EditOperation{"remove_measured_run", "measured_run", readRemoval<measuredKey, removeMeasuredRun>},
    EditOperation{"remove_medium", "medium", readRemoval<mediumKey, removeMedium>},
    EditOperation{"remove_power_source", "source", readRemovePowerSource},
    EditOperation{"remove_rack", "rack", readRemoveRack},
    EditOperation{"remove_workload", "workload", readRemoval<workloadKey, removeWorkload>},
    EditOperation{"rename_rack", "rack name", readRenameRack},
    EditOperation{"rename_racks", "object (row or rack type) name, with {n} or {n:02}", readRenameRacks},
    EditOperation{"replace", "rack_type item part", readReplace},
    EditOperation{"reset_figure", "part key: back to the figure of the library", readResetFigure},
    EditOperation{"reset_parameter", "rule parameter", readResetParameter},
    EditOperation{"set", "object key value [basis]", readSet},
    EditOperation{"set_efficiency",
                  "accelerator constants: [{accelerator name value source}]; none = the usual ones",
                  readSetEfficiency},
    EditOperation{
        "set_link",
        "fabric a_rack a_item a_port [z_rack z_item z_port: none = not connected] [length_m] [medium] "
        "[reason] [id]",
        readSetLink},
    EditOperation{"set_model", "workload public_model", readSetModel},
    EditOperation{"set_parameter", "rule parameter value reason", readSetParameter},
    EditOperation{"set_price", "part price_usd | low_usd high_usd [base_usd]; basis [date book]",
                  readSetPrice},
    EditOperation{"update_parts", "parts: ids; takes the library's entry, but for figures set in the design",
                  readUpdateParts},
    EditOperation{"waive", "rule object reason by date [expires] [up_to, in the unit of the finding]",
                  readWaive},
    EditOperation{"withdraw_waiver", "rule object", readWithdrawWaiver},
};

} // namespace

std::span<const EditOperation> editOperations()
{
    return table;
}

} // namespace clusterwright
