#include "libraries/designjson.h"

#include "libraries/fieldjson.h"
#include "libraries/partjson.h"
#include "libraries/pricebookjson.h"
#include "model/design/integrity.h"

namespace clusterwright {

namespace {

constexpr std::int64_t newestFormat = 1;
constexpr HalfUnits lowestUnit{2}; // U1 is the lowest place: files count from 1

template <typename Archive>
void requireMetres(Archive &archive, const char *key, double value)
{
    archive.require(key, value >= 0 && value <= farthest, "must lie from 0 to 10,000 m.");
}

template <typename Archive>
void describeThing(Archive &archive, Described<Archive, std::variant<PartRef, NodeTypeRef>> &thing)
{
    const auto *nodeRef = std::get_if<NodeTypeRef>(&thing);
    const auto *partRef = std::get_if<PartRef>(&thing);
    std::string node = nodeRef ? nodeRef->nodeType : "";
    std::string part = partRef ? partRef->part : "";
    archive.maybe("node_type", node);
    archive.maybe("part", part);
    archive.require("part", node.empty() != part.empty(), "or node_type must be given, and not both.");
    if constexpr (Archive::isReading)
        thing = node.empty() ? std::variant<PartRef, NodeTypeRef>(PartRef{part}) : NodeTypeRef{node};
}

template <typename Archive>
void describePlace(Archive &archive, Described<Archive, std::variant<UnitPlace, SidePlace>> &place)
{
    std::optional<HalfUnits> u;
    std::optional<Slot> slot;
    std::optional<Face> face; // absent = both
    if constexpr (!Archive::isReading) {
        if (const auto *units = std::get_if<UnitPlace>(&place)) {
            u = units->bottom + lowestUnit;
            if (units->face != Face::Both)
                face = units->face;
            slot = units->half;
        } else {
            slot = std::get<SidePlace>(place).slot;
        }
    }
    archive.maybe("slot", slot);
    archive.maybe("u", u);
    archive.maybe("side", face);
    archive.require("u", (slot || u) && (!u || *u >= lowestUnit),
                    "must be 1 or more; zero-U parts have a slot instead.");
    if constexpr (Archive::isReading) {
        if (slot && !u)
            place = SidePlace{*slot};
        else
            place =
                UnitPlace{{u.value_or(lowestUnit).count - lowestUnit.count}, face.value_or(Face::Both), slot};
    }
}

template <typename Archive>
void describeMeta(Archive &archive, Described<Archive, Meta> &meta)
{
    archive.field("title", meta.title);
    archive.maybe("number", meta.number);
    archive.field("revision", meta.revision);
    archive.field("status", meta.status);
    archive.maybe("authors", meta.authors);
    archive.maybe("confidentiality", meta.confidentiality);
}

template <typename Archive>
void describeAssumptions(Archive &archive, Described<Archive, Assumptions> &assumptions)
{
    archive.field("power_factor", assumptions.powerFactor);
    archive.field("air_temperature_rise_k", assumptions.airRise);
    archive.field("air_density_kg_per_m3", assumptions.airDensity);
    archive.field("statements", assumptions.statements);
    archive.require("power_factor", assumptions.powerFactor.value > 0 && assumptions.powerFactor.value <= 1,
                    "must be above 0 and at most 1.");
    archive.require("air_temperature_rise_k", assumptions.airRise.value > TemperatureRise{},
                    "must be above 0.");
    archive.require("air_density_kg_per_m3", assumptions.airDensity.value > Density{}, "must be above 0.");
}

} // namespace

// Found by the archives through argument-dependent lookup, hence not in the unnamed namespace.

template <typename Archive>
void describe(Archive &archive, Described<Archive, NodeType> &type)
{
    archive.field("id", type.id);
    archive.field("name", type.name);
    archive.field("chassis", type.chassis);
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, Placement> &placement)
{
    archive.field("id", placement.id);
    archive.field("name", placement.name);
    archive.field("role", placement.role);
    archive.maybe("feed", placement.feed);
    archive.maybe("cords", placement.cords);
    archive.maybe("banks", placement.banks);
    archive.require("banks", std::ranges::all_of(placement.banks, isBank), "must list banks from 1 to 99.");
    describeThing(archive, placement.thing);
    describePlace(archive, placement.place);
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, RackType> &type)
{
    archive.field("id", type.id);
    archive.field("name", type.name);
    archive.field("rack", type.rack);
    archive.field("placements", type.placements);
    archive.maybe("allowances", type.allowances);
    archive.require("placements", type.placements.size() <= mostInRack, "holds more than 1,000 things.");
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, HallLimits> &limits)
{
    archive.maybe("rack_power_w", limits.rackPower);
    archive.maybe("rack_air_heat_w", limits.rackAirHeat);
    archive.maybe("rack_airflow_m3_per_s", limits.rackAirflow);
    archive.maybe("floor_load_kg_per_m2", limits.floorLoad);
    archive.maybe("point_load_kg", limits.pointLoad);
    archive.maybe("altitude_m", limits.altitude);
    archive.maybe("source", limits.source);
    constexpr Length highest = metres(8000); // above any town
    archive.require("altitude_m", !limits.altitude || *limits.altitude <= highest,
                    "must be at most 8,000 m.");
    for (const auto &[key, isNegative] :
         {std::pair("rack_power_w", limits.rackPower < Power{} && limits.rackPower),
          std::pair("rack_air_heat_w", limits.rackAirHeat < Power{} && limits.rackAirHeat),
          std::pair("rack_airflow_m3_per_s", limits.rackAirflow < VolumeFlow{} && limits.rackAirflow),
          std::pair("floor_load_kg_per_m2", limits.floorLoad < AreaDensity{} && limits.floorLoad),
          std::pair("point_load_kg", limits.pointLoad < Mass{} && limits.pointLoad),
          std::pair("altitude_m", limits.altitude < Length{} && limits.altitude)})
        archive.require(key, !isNegative, "must not be negative.");
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, Hall> &hall)
{
    archive.field("id", hall.id);
    archive.field("name", hall.name);
    archive.field("width_m", hall.width);
    archive.field("depth_m", hall.depth);
    archive.maybe("limits", hall.limits);
    archive.maybe("air", hall.air);
    requireMetres(archive, "width_m", hall.width);
    requireMetres(archive, "depth_m", hall.depth);
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, Row> &row)
{
    archive.field("id", row.id);
    archive.field("name", row.name);
    archive.field("hall", row.hall);
    archive.field("x_m", row.x);
    archive.field("y_m", row.y);
    archive.field("length_m", row.length);
    archive.field("facing", row.facing);
    requireMetres(archive, "x_m", row.x);
    requireMetres(archive, "y_m", row.y);
    requireMetres(archive, "length_m", row.length);
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, Rack> &rack)
{
    archive.field("id", rack.id);
    archive.field("name", rack.name);
    archive.field("type", rack.type);
    archive.field("row", rack.row);
    archive.field("x_m", rack.x);
    archive.field("y_m", rack.y);
    archive.field("facing", rack.facing);
    archive.maybe("feed_sources", rack.feedSources);
    requireMetres(archive, "x_m", rack.x);
    requireMetres(archive, "y_m", rack.y);
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, Statement> &statement)
{
    archive.field("id", statement.id);
    archive.field("text", statement.text);
    archive.maybe("source", statement.source);
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, Assumptions> &assumptions)
{
    describeAssumptions(archive, assumptions);
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, Meta> &meta)
{
    describeMeta(archive, meta);
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, Waiver> &waiver)
{
    archive.field("rule", waiver.rule);
    archive.field("object", waiver.object);
    archive.field("reason", waiver.reason);
    archive.field("by", waiver.by);
    archive.field("date", waiver.date);
    archive.maybe("expires", waiver.expires);
    archive.maybe("up_to", waiver.upTo);
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, ParameterOverride> &parameter)
{
    archive.field("rule", parameter.rule);
    archive.field("parameter", parameter.parameter);
    archive.field("value", parameter.value);
    archive.field("reason", parameter.reason);
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, Release> &release)
{
    archive.field("revision", release.revision);
    archive.field("date", release.date);
    archive.field("by", release.by);
    archive.maybe("summary", release.summary);
    archive.maybe("changes", release.changes);
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, Design> &design);

template <typename Archive>
void describe(Archive &archive, Described<Archive, Baseline> &baseline)
{
    if constexpr (Archive::isReading) {
        Design design;
        describe(archive, design);
        archive.require("baseline", !design.baseline.design, "must have no baseline of its own.");
        baseline.design = std::make_shared<const Design>(std::move(design));
    } else {
        describe(archive, *baseline.design);
    }
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, Design> &design)
{
    std::int64_t format = newestFormat;
    archive.field("format", format);
    archive.require("format", format <= newestFormat,
                    "is " + std::to_string(format) + "; this version reads format " +
                        std::to_string(newestFormat) + ". Open it with a newer Clusterwright.");
    archive.require("format", format >= 1, "must be 1 or more.");
    archive.field("meta", design.meta);
    archive.field("next_number", design.nextNumber);
    archive.require("next_number", design.nextNumber <= 1'000'000'000, "must be at most 1,000,000,000.");
    archive.field("assumptions", design.assumptions);
    archive.field("price_book", design.priceBook);
    archive.field("parts", design.parts);
    archive.field("node_types", design.nodeTypes);
    archive.field("rack_types", design.rackTypes);
    archive.field("halls", design.halls);
    archive.field("rows", design.rows);
    archive.field("racks", design.racks);
    archive.maybe("power_sources", design.powerSources);
    archive.maybe("load_swing", design.swing);
    archive.maybe("cooling_loops", design.coolingLoops);
    archive.maybe("fabrics", design.fabrics);
    archive.maybe("endpoints", design.endpoints);
    archive.maybe("links", design.links);
    archive.maybe("media", design.media);
    archive.maybe("cabling", design.cabling);
    archive.maybe("workloads", design.workloads);
    archive.maybe("measured_runs", design.measuredRuns);
    archive.maybe("fitted_constants", design.fittedConstants);
    archive.maybe("upkeep", design.upkeep);
    archive.maybe("economics", design.economics);
    archive.field("waivers", design.waivers);
    archive.maybe("rule_parameters", design.parameters);
    archive.maybe("releases", design.releases);
    archive.maybe("baseline", design.baseline);
}

Result<Design> parseDesign(std::string_view text, const std::string &file)
{
    const auto json = parseJson(text, file);
    if (!json)
        return json.error();
    std::optional<Error> error;
    JsonReader reader(json.value(), "design", error);
    Design design;
    describe(reader, design);
    design.extra = reader.unknownKeys();
    if (!error) {
        auto checked = checkIntegrity(std::move(design));
        if (checked)
            return checked;
        error = checked.error();
    }
    error->file = file;
    return *std::move(error);
}

std::string designText(const Design &design)
{
    JsonWriter writer;
    describe(writer, design);
    for (const auto &[key, text] : design.extra)
        writer.json[key] = nlohmann::json::parse(text, nullptr, false);
    return fileText(writer.json);
}

} // namespace clusterwright
