#include "model/comparedobjects.h"

namespace clusterwright {
namespace {

std::string itemName(const PlacedItem &item)
{
    return item.placement->name + " in " + item.type->name;
}

std::string shownName(const Part &part)
{
    const std::string name = fullName(part);
    return name.empty() ? part.id : name;
}

Field numberField(const std::string &key, const std::string &title, const char *unit, double value)
{
    Field field{key, title, value, unit, unit};
    field.isNumber = true;
    return field;
}

} // namespace

Side::Side(const Design &one) : design(one)
{
    const auto addNames = [this](const auto &list) {
        for (const auto &entry : list)
            names.emplace(entry.id, entry.name);
    };
    addNames(one.halls);
    addNames(one.rows);
    addNames(one.racks);
    addNames(one.powerSources);
    addNames(one.coolingLoops);
    addNames(one.fabrics);
    addNames(one.media);
    addNames(one.workloads);
    addNames(one.measuredRuns);
    addNames(one.rackTypes);
    addNames(one.nodeTypes);
    for (const auto &[id, part] : one.parts)
        names.emplace(id, shownName(part));
    for (const RackType &type : one.rackTypes) {
        types.emplace(type.id, &type);
        for (const Placement &placement : type.placements)
            items.push_back({&type, &placement});
    }
}

std::string Side::nameOf(const std::string &id) const
{
    if (const auto found = names.find(id); found != names.end())
        return found->second;
    const auto item = std::ranges::find_if(items, [&](const PlacedItem &i) { return i.placement->id == id; });
    return item == items.end() ? id : itemName(*item);
}

Field textField(const std::string &key, const std::string &title, const std::string &value)
{
    return {key, title, value};
}

std::string idOf(const PlacedItem &item)
{
    return item.placement->id;
}

std::string idOf(const ComponentUpkeep &component)
{
    return upkeepIdOf(component.component);
}

std::string idOf(const Price &price)
{
    return price.part;
}

std::string idOf(const Waiver &waiver)
{
    return waiver.rule + ":" + waiver.object;
}

std::string idOf(const ParameterOverride &parameter)
{
    return parameter.rule + ":" + parameter.parameter;
}

std::string idOf(const FittedConstant &constant)
{
    return std::string(nameOf(constant.accelerator)) + ":" + constant.name;
}

std::string idOf(const Release &release)
{
    return release.revision;
}

std::string nameIn(const Side &, const PlacedItem &item)
{
    return itemName(item);
}

std::string nameIn(const Side &, const Part &part)
{
    return shownName(part);
}

std::string nameIn(const Side &, const ComponentUpkeep &component)
{
    return titleOf(component.component);
}

std::string nameIn(const Side &side, const Price &price)
{
    return side.nameOf(price.part);
}

std::string nameIn(const Side &side, const FabricEndpoints &endpoints)
{
    const std::string what = endpoints.role == Role::Other ? "devices" : std::string(nameOf(endpoints.role));
    return what + " of " + side.nameOf(endpoints.fabric);
}

std::string nameIn(const Side &side, const LinkOverride &link)
{
    return side.nameOf(link.a.rack) + " " + side.nameOf(link.a.placement) + " " + link.a.port;
}

std::string nameIn(const Side &, const Statement &statement)
{
    return statement.text;
}

std::string nameIn(const Side &side, const Waiver &waiver)
{
    return waiver.rule + " on " + side.nameOf(waiver.object);
}

std::string nameIn(const Side &, const ParameterOverride &parameter)
{
    return parameter.rule + " " + parameter.parameter;
}

std::string nameIn(const Side &, const FittedConstant &constant)
{
    return constant.name + " of " + std::string(nameOf(constant.accelerator));
}

std::string nameIn(const Side &, const Release &release)
{
    return release.revision;
}

bool isSame(const RackType &one, const RackType &other)
{
    return one.name == other.name && one.rack == other.rack;
}

bool isSame(const PlacedItem &one, const PlacedItem &other)
{
    return one.type->id == other.type->id && *one.placement == *other.placement;
}

std::vector<Field> fieldsIn(const Side &side, const Rack &rack)
{
    return fieldsOf(rack, *side.types.at(rack.type));
}

std::vector<Field> fieldsIn(const Side &, const PlacedItem &item)
{
    auto fields = fieldsOf(*item.placement, *item.type);
    fields.insert(fields.begin(), textField("rack_type", "Rack type", item.type->id));
    return fields;
}

std::vector<Field> fieldsIn(const Side &, const Part &part)
{
    auto fields = fieldsOf(part);
    fields.push_back(textField("category", "Category", part.category));
    fields.push_back(textField("summary", "Summary", part.summary));
    fields.push_back(textField("notes", "Notes", part.notes));
    fields.push_back(textField("conflicts", "Conflicts", part.conflicts));
    fields.push_back(textField("pitch", "Pitch", std::string(nameOf(part.pitch))));
    if (const auto *server = factsOf<ServerFacts>(part)) {
        fields.push_back(textField("accelerator", "Accelerator", server->accelerator));
        fields.push_back(textField("cpu", "Processor", server->cpu));
    }
    if (drawsPower(part))
        fields.push_back(textField("inlet", "Inlet of a supply", part.electrical.inlet));
    if (const auto *feed = factsOf<FeedFacts>(part))
        fields.push_back(textField("outlets", "Outlets", feed->outlets));
    std::string sources;
    for (const Source &source : part.sources)
        sources += (sources.empty() ? "" : "; ") + source.title;
    fields.push_back(textField("sources", "Sources", sources));
    return fields;
}

std::vector<Field> fieldsIn(const Side &, const Price &price)
{
    return {numberField("low_usd", "Low price", "USD", inDollars(price.low)),
            numberField("base_usd", "Price", "USD", inDollars(price.base)),
            numberField("high_usd", "High price", "USD", inDollars(price.high)),
            textField("date", "Date", price.date), textField("basis", "Basis", price.basis)};
}

std::vector<Field> fieldsIn(const Side &, const Statement &statement)
{
    return {textField("text", "Text", statement.text), textField("source", "Source", statement.source)};
}

std::vector<Field> fieldsIn(const Side &, const Waiver &waiver)
{
    std::vector<Field> fields{textField("reason", "Reason", waiver.reason), textField("by", "By", waiver.by),
                              textField("date", "Date", waiver.date),
                              textField("expires", "Expires", waiver.expires),
                              numberField("up_to", "Up to", "", 0)};
    fields.back().value = waiver.upTo ? FieldValue(*waiver.upTo) : FieldValue();
    return fields;
}

std::vector<Field> fieldsIn(const Side &, const ParameterOverride &parameter)
{
    return {numberField("value", "Value", "", parameter.value),
            textField("reason", "Reason", parameter.reason)};
}

std::vector<Field> fieldsIn(const Side &, const FittedConstant &constant)
{
    return {numberField("value", "Value", "", constant.value),
            textField("source", "Source", constant.source)};
}

std::vector<Field> fieldsIn(const Side &, const Release &release)
{
    return {textField("date", "Date", release.date), textField("by", "By", release.by),
            textField("summary", "Summary", release.summary),
            numberField("changes", "Sentences of changes", "", static_cast<double>(release.changes.size()))};
}

} // namespace clusterwright
