// The section on cooling: halls and their air, loops and their coolant, each in normal operation and with one
// unit lost.
#include "exports/composeparts.h"
#include "exports/nameddrawing.h"

namespace clusterwright {
namespace {

constexpr const char *unknownText = "unknown";

Column numbers(std::string title, double width = 11, int decimals = 1)
{
    return {std::move(title), width, Align::Right, decimals};
}

template <typename Q>
Cell unitCell(const std::optional<Q> &value, double (*in)(Q))
{
    return value ? Cell{in(*value)} : Cell{std::string(unknownText)};
}

Cell countCell(const std::optional<std::int64_t> &count)
{
    return count ? Cell{static_cast<double>(*count)} : Cell{std::string(unknownText)};
}

Cell airCell(const Total<VolumeFlow> &flow)
{
    return sumCell(inCubicMetresPerHour(flow.known), flow.unknownCount, 0);
}

Cell coolantCell(const Total<VolumeFlow> &flow)
{
    return sumCell(inLitresPerMinute(flow.known), flow.unknownCount, 0);
}

std::string verdictText(Verdict verdict)
{
    return verdict == Verdict::Pass ? "carried" : verdict == Verdict::Fail ? "not carried" : notEvaluatedText;
}

Table hallTable(const Sources &sources)
{
    Table table{"Hall air",
                "Air of the halls, at maximum power",
                {{"Hall", 16},
                 numbers("Heat to air [kW]"),
                 numbers("Taken by rear doors [kW]"),
                 numbers("For air handlers [kW]"),
                 numbers("Supply [°C]", 8),
                 numbers("Return [°C]", 8),
                 numbers("Air needed by racks [m³/h]", 12, 0),
                 numbers("Air to supply [m³/h]", 12, 0)},
                {},
                {},
                "Heat: of each device the larger of its maximum power and its published heat. Air to supply: "
                "with the share that bypasses the racks."};
    for (std::size_t i = 0; i < sources.design.halls.size(); ++i) {
        const HallCooling &hall = sources.evaluation.results.cooling.halls[i];
        table.rows.push_back({sources.design.halls[i].name, kilowattCell(hall.heatToAir),
                              kilowattCell(hall.rearDoors), kilowattCell(hall.heat),
                              unitCell(sources.design.halls[i].air.supply, inCelsius),
                              unitCell(hall.returnTemperature, inCelsius), airCell(hall.needed),
                              unitCell(hall.supply, inCubicMetresPerHour)});
    }
    return table;
}

Table airHandlerTable(const Sources &sources)
{
    Table table{"Air handlers",
                "Air handlers, all of them and with one lost",
                {{"Hall", 16},
                 numbers("Installed", 9, 0),
                 numbers("Needed for the heat", 9, 0),
                 numbers("Needed for the air", 9, 0),
                 numbers("Capacity [kW]"),
                 numbers("Airflow [m³/h]", 12, 0),
                 {"All running", 12},
                 numbers("Capacity, one lost [kW]"),
                 numbers("Airflow, one lost [m³/h]", 12, 0),
                 {"One lost", 12}},
                {},
                {},
                "Needed: without a spare. Carried: both the heat and the air."};
    for (std::size_t i = 0; i < sources.design.halls.size(); ++i) {
        const HallCooling &hall = sources.evaluation.results.cooling.halls[i];
        table.rows.push_back(
            {sources.design.halls[i].name, countCell(sources.design.halls[i].air.units),
             countCell(hall.unitsForHeat), countCell(hall.unitsForAir),
             unitCell(hall.capacity.all, inKilowatts), unitCell(hall.airflow.all, inCubicMetresPerHour),
             verdictText(hall.withAll), unitCell(hall.capacity.oneLost, inKilowatts),
             unitCell(hall.airflow.oneLost, inCubicMetresPerHour), verdictText(hall.withOneLost)});
    }
    return table;
}

Table rackTable(const Sources &sources)
{
    const CoolingResults &cooling = sources.evaluation.results.cooling;
    Table table{
        "Rack cooling",
        "Cooling of one rack by type and hall",
        {{"Rack type", 26},
         {"Hall", 12},
         numbers("Racks", 7, 0),
         numbers("To liquid [kW]"),
         numbers("To air [kW]"),
         numbers("To the room [kW]"),
         numbers("Air needed [m³/h]", 11, 0),
         numbers("Rise [K]", 8),
         numbers("Inlet [°C]", 9),
         numbers("Warmest inlet [°C]", 9)},
        {},
        {},
        "To the room: less what a rear door takes. Rise: at the air that the hall supplies to a rack, as "
        "assumed if it states none. Inlet: supply with the recirculated share of the exhaust; ≥ where "
        "that share is not stated. Warmest: of the known limits of the devices, or of their classes at "
        "the altitude, the lowest."};
    for (const RackAir &air : cooling.racks) {
        const RackHeat &heat = cooling.types.at(air.type);
        Cell inlet = unitCell(air.inlet, inCelsius);
        if (air.inlet && air.isInletLeast)
            inlet = "≥\u00a0" + formatNumber(inCelsius(*air.inlet), 1);
        table.rows.push_back({objectName(sources.design, air.type), objectName(sources.design, air.hall),
                              static_cast<double>(air.racks), kilowattCell(heat.liquid),
                              kilowattCell(heat.air), kilowattCell(heat.toRoom()), airCell(air.needed),
                              unitCell(air.rise, inKelvins), std::move(inlet),
                              unitCell(air.highestInlet, inCelsius)});
    }
    return table;
}

std::string rowsText(const Design &design, const CoolingLoop &loop)
{
    std::string text;
    for (const RowId &row : loop.rows)
        text += (text.empty() ? "" : ", ") + objectName(design, row);
    return text.empty() ? "none" : text;
}

Table loopTable(const Sources &sources)
{
    Table table{
        "Loops",
        "Liquid loops, at maximum power",
        {{"Loop", 14},
         {"Rows", 20},
         {"Coolant", 8},
         numbers("Heat [kW]"),
         numbers("Flow [l/min]", 11, 0),
         numbers("Facility [°C]", 8),
         numbers("Supply [°C]", 8),
         numbers("Return [°C]", 8),
         numbers("Pressure drop [kPa]", 9, 0),
         numbers("Head of a CDU [kPa]", 9, 0),
         numbers("Velocity [m/s]", 9, 2),
         numbers("Dew point [°C]", 8),
         numbers("Ride-through [s]", 9, 0)},
        {},
        {},
        "Properties of the coolant are those at the mean of supply and return. The drops grow with the flow "
        "to the power of 1.8."};
    for (std::size_t i = 0; i < sources.design.coolingLoops.size(); ++i) {
        const CoolingLoop &loop = sources.design.coolingLoops[i];
        const LoopCooling &result = sources.evaluation.results.cooling.loops[i];
        table.rows.push_back({loop.name, rowsText(sources.design, loop), std::string(nameOf(loop.coolant)),
                              kilowattCell(result.heat), coolantCell(result.flow),
                              unitCell(loop.facilitySupply, inCelsius), unitCell(loop.supply, inCelsius),
                              unitCell(result.returned, inCelsius), unitCell(result.drop, inKilopascals),
                              unitCell(loop.unitHead, inKilopascals),
                              unitCell(result.velocity, inMetresPerSecond),
                              unitCell(result.dewPoint, inCelsius), unitCell(result.rideThrough, inSeconds)});
    }
    return table;
}

Table cduTable(const Sources &sources)
{
    Table table{
        "CDUs",
        "CDUs, all of them and with one lost",
        {{"Loop", 14},
         numbers("Installed", 9, 0),
         numbers("Needed", 8, 0),
         numbers("Approach [K]", 9),
         numbers("Capacity of one [kW]"),
         numbers("Capacity [kW]"),
         numbers("Flow [l/min]", 10, 0),
         {"All running", 12},
         numbers("Capacity, one lost [kW]"),
         numbers("Flow, one lost [l/min]", 10, 0),
         numbers("Duty of each, one lost [kW]"),
         numbers("Rise, one lost [K]", 9),
         {"One lost", 12}},
        {},
        {},
        "Capacity of one: the rated capacity in proportion to the actual approach, an estimate. Needed: "
        "without a spare. One lost: whether the heat is carried; with less flow than needed the coolant "
        "rises "
        "more."};
    for (std::size_t i = 0; i < sources.design.coolingLoops.size(); ++i) {
        const CoolingLoop &loop = sources.design.coolingLoops[i];
        const LoopCooling &result = sources.evaluation.results.cooling.loops[i];
        table.rows.push_back(
            {loop.name, countCell(loop.units), countCell(result.unitsNeeded),
             unitCell(result.approach, inKelvins), unitCell(result.unitCapacity, inKilowatts),
             unitCell(result.capacity.all, inKilowatts), unitCell(result.available.all, inLitresPerMinute),
             verdictText(result.withAll), unitCell(result.capacity.oneLost, inKilowatts),
             unitCell(result.available.oneLost, inLitresPerMinute), unitCell(result.dutyOneLost, inKilowatts),
             unitCell(result.riseOneLost, inKelvins), verdictText(result.withOneLost)});
    }
    return table;
}

Table loopRackTable(const Sources &sources)
{
    Table table{"Loop racks",
                "Coolant of one rack by loop and type",
                {{"Loop", 16},
                 {"Rack type", 30},
                 numbers("Racks", 7, 0),
                 numbers("Heat to liquid [kW]", 13),
                 numbers("Flow [l/min]", 13, 1),
                 numbers("Rise [K]", 9)},
                {},
                {},
                {}};
    for (std::size_t i = 0; i < sources.design.coolingLoops.size(); ++i) {
        const CoolingLoop &loop = sources.design.coolingLoops[i];
        for (const LoopRack &rack : sources.evaluation.results.cooling.loops[i].racks)
            table.rows.push_back({loop.name, objectName(sources.design, rack.type),
                                  static_cast<double>(rack.racks), kilowattCell(rack.heat),
                                  sumCell(inLitresPerMinute(rack.flow.known), rack.flow.unknownCount, 1),
                                  unitCell(loop.rise, inKelvins)});
    }
    return table;
}

std::vector<Section> loopSections(const Sources &sources)
{
    if (sources.design.coolingLoops.empty())
        return {};
    std::vector<Section> sections{
        {"Liquid loops", 2, false, false, {loopTable(sources), loopRackTable(sources)}},
        {"CDU redundancy", 2, false, false, {cduTable(sources)}}};
    for (const CoolingLoop &loop : sources.design.coolingLoops)
        sections.front().blocks.push_back(loopDrawing(sources.design, sources.evaluation, loop));
    return sections;
}

/// Halls in which something stands, coloured by heat, and by inlet where that is known of a rack.
std::vector<Section> heatMapSections(const Sources &sources)
{
    std::vector<Section> sections;
    for (const Hall &hall : sources.design.halls) {
        bool isInUse = false, isInletKnown = false;
        for (const RackAir &air : sources.evaluation.results.cooling.racks) {
            isInUse |= air.hall == hall.id;
            isInletKnown |= air.hall == hall.id && air.inlet;
        }
        if (isInUse)
            sections.push_back(
                {"Heat of " + hall.name,
                 2,
                 true,
                 false,
                 {heatDrawing(sources.design, sources.evaluation, hall, RackColours::AirHeat)}});
        if (isInletKnown)
            sections.push_back({"Inlets of " + hall.name,
                                2,
                                true,
                                false,
                                {heatDrawing(sources.design, sources.evaluation, hall, RackColours::Inlet)}});
    }
    return sections;
}

} // namespace

std::vector<Section> coolingSections(const Sources &sources)
{
    if (sources.design.halls.empty())
        return {};
    const Total<Power> &power = sources.evaluation.results.cooling.coolingPower;
    std::vector<Section> sections{
        {coolingTitle,
         1,
         false,
         false,
         {Paragraph{"Fans, pumps and heat rejection draw " + formatTotal(power) +
                    ": fans and pumps as stated, heat rejection for the typical power of the racks."}}},
        {"Air of the halls", 2, false, false, {hallTable(sources), airHandlerTable(sources)}},
        {"Air of the racks", 2, false, false, {rackTable(sources)}}};
    for (auto &more : {loopSections(sources), heatMapSections(sources)})
        sections.insert(sections.end(), more.begin(), more.end());
    return sections;
}

} // namespace clusterwright
