// What racks put on the floor, and what they are on their way to it.
#include "exports/composeparts.h"
#include "model/calculators/mechanical.h"

namespace clusterwright {
namespace {

constexpr const char *unknownText = "unknown", *notStatedText = "not stated";

template <typename Q>
Cell unitCell(const std::optional<Q> &value, double (*in)(Q), const char *without = notStatedText)
{
    return value ? Cell{in(*value)} : Cell{std::string(without)};
}

Cell floorLoadCell(const Part &rack, const Total<Mass> &mass)
{
    const RackFacts &facts = *factsOf<RackFacts>(rack);
    if (!facts.outerWidth || !facts.outerDepth)
        return std::string(unknownText);
    const AreaDensity load = floorLoad(mass.known, facts.outerWidth->value, facts.outerDepth->value);
    return sumCell(inKilogramsPerSquareMetre(load), mass.unknownCount, 0);
}

Table floorTable(const Sources &sources)
{
    const auto numbers = [](const char *title, int decimals = 1) {
        return Column{title, 13, Align::Right, decimals};
    };
    Table table{
        "Floor",
        "Load of one rack on the floor, by type and hall",
        {{"Rack type", 28},
         {"Hall", 14},
         {"Racks", 7, Align::Right, 0},
         numbers("With rack [kg]"),
         numbers("Floor load [kg/m²]", 0),
         numbers("Limit [kg/m²]", 0),
         numbers("Under each foot [kg]"),
         numbers("Limit [kg]", 0)},
        {},
        {},
        "Mass with cables and coolant as far as they are stated. Floor load over the footprint; four feet, "
        "shared evenly."};
    for (const RackAir &group : sources.evaluation.results.cooling.racks) {
        const RackType &type = *findById(sources.design.rackTypes, group.type);
        const HallLimits &limits = findById(sources.design.halls, group.hall)->limits;
        const Total<Mass> &mass = sources.evaluation.results.types.at(type.id).one.bulk.all;
        table.rows.push_back({type.name, objectName(sources.design, group.hall),
                              static_cast<double>(group.racks), kilogramCell(mass),
                              floorLoadCell(rackPartOf(sources.design, type), mass),
                              unitCell(limits.floorLoad, inKilogramsPerSquareMetre),
                              kilogramCell(pointLoad(mass)), unitCell(limits.pointLoad, inKilograms)});
    }
    return table;
}

Table wayTable(const Sources &sources)
{
    const auto numbers = [](const char *title, int decimals = 1) {
        return Column{title, 12, Align::Right, decimals};
    };
    Table table{
        "Shipping",
        "One rack on its way, and its cables",
        {{"Rack type", 26},
         numbers("Cables [kg]"),
         numbers("Coolant [kg]"),
         numbers("Shipping mass [kg]"),
         numbers("Limit [kg]", 0),
         numbers("Height [mm]", 0),
         numbers("Lowest door [mm]", 0),
         {"Cable fill", 12, Align::Right}},
        {},
        {},
        "Cables and coolant that are not stated are left out of the mass. Cable fill: of the fullest cable "
        "manager."};
    for (const RackType &type : sources.design.rackTypes) {
        const RackAllowances &allowances = type.allowances;
        const auto &outer = factsOf<RackFacts>(rackPartOf(sources.design, type))->outerHeight;
        std::optional<Length> height;
        if (outer)
            height = outer->value;
        const auto fill = cableFill(allowances);
        table.rows.push_back(
            {type.name, unitCell(allowances.cables, inKilograms), unitCell(allowances.coolant, inKilograms),
             kilogramCell(sources.evaluation.results.types.at(type.id).one.bulk.all),
             unitCell(allowances.shippingLimit, inKilograms), unitCell(height, inMillimetres, unknownText),
             unitCell(allowances.shippingHeight, inMillimetres),
             fill ? formatPercent(*fill) : std::string(notStatedText)});
    }
    return table;
}

} // namespace

Section floorSection(const Sources &sources)
{
    return {"Floor and transport", 2, false, false, {floorTable(sources), wayTable(sources)}};
}

} // namespace clusterwright
