// The heat map of a hall: its floor plan with the racks filled by a number.
#include "exports/drawings/floorplan.h"
#include "model/checks/rule.h"
#include "model/text.h"

#include <cmath>
#include <functional>
#include <limits>

namespace clusterwright {
namespace {

QString text(const std::string &words)
{
    return QString::fromStdString(words);
}

/// What one rack is filled by; none = unknown.
struct Shown {
    std::optional<double> value;
    QString text;
};

using ShownOf = std::function<Shown(const RackTypeId &)>;

/// A sum in kW; one that lacks something is not put on the scale, but its known part is written.
Shown kilowattsOf(const Total<Power> &total)
{
    Shown shown{{}, text(formatTotal(total))};
    if (total.unknownCount == 0)
        shown.value = inKilowatts(total.known);
    return shown;
}

Shown inletOf(const RackAir *air)
{
    if (!air || !air->inlet)
        return {{}, QStringLiteral("unknown")};
    return {inCelsius(*air->inlet), text((air->isInletLeast ? "≥ " : "") + formatQuantity(*air->inlet))};
}

ShownOf shownBy(RackColours colours, const Evaluation &evaluation, const Hall &hall)
{
    const CoolingResults &cooling = evaluation.results.cooling;
    switch (colours) {
    case RackColours::AirHeat:
        return [&cooling](const RackTypeId &type) { return kilowattsOf(cooling.types.at(type).toRoom()); };
    case RackColours::Inlet:
        return [&cooling, &hall](const RackTypeId &type) { return inletOf(airOf(cooling, type, hall.id)); };
    default:
        return [&evaluation](const RackTypeId &type) {
            return kilowattsOf(evaluation.results.types.at(type).one.power.max);
        };
    }
}

void addLimit(Ramp &ramp, const std::optional<Power> &limit)
{
    if (limit)
        ramp.limits.push_back({inKilowatts(*limit), text(formatQuantity(*limit) + ", limit of the hall")});
}

/// The recommended range, and what the most sensitive devices of the hall may take in.
void addInletLimits(Ramp &ramp, const Design &design, const Evaluation &evaluation, const Hall &hall)
{
    const Temperature lowest = celsius(parameterOf(design, "THM004", "lo"));
    const Temperature highest = celsius(parameterOf(design, "THM004", "hi"));
    ramp.limits.push_back({inCelsius(lowest), text(formatQuantity(lowest) + ", lowest recommended inlet")});
    ramp.limits.push_back(
        {inCelsius(highest), text(formatQuantity(highest) + ", highest recommended inlet")});
    std::optional<Temperature> warmest;
    for (const RackAir &air : evaluation.results.cooling.racks)
        if (air.hall == hall.id && air.highestInlet)
            warmest = std::min(*air.highestInlet, warmest.value_or(*air.highestInlet));
    if (warmest)
        ramp.limits.push_back({inCelsius(*warmest), text(formatQuantity(*warmest) +
                                                         ", warmest inlet of the most sensitive device")});
}

Ramp scaleOf(RackColours colours, const Design &design, const Evaluation &evaluation, const Hall &hall)
{
    Ramp ramp;
    switch (colours) {
    case RackColours::AirHeat:
        ramp.title = QStringLiteral("Heat of a rack to the room [kW]");
        addLimit(ramp, hall.limits.rackAirHeat);
        break;
    case RackColours::Inlet:
        ramp.title = QStringLiteral("Inlet temperature of a rack [°C]");
        addInletLimits(ramp, design, evaluation, hall);
        break;
    default:
        ramp.title = QStringLiteral("Maximum power of a rack [kW]");
        addLimit(ramp, hall.limits.rackPower);
    }
    return ramp;
}

/// Room for all values, from 0 or from the lowest recommended inlet. A limit far above the values would leave
/// all of them pale, so the scale ends before one that is more than twice the highest.
void setEnds(Ramp &ramp, RackColours colours, const std::vector<double> &values)
{
    const bool isLevel = colours == RackColours::Inlet;
    ramp.least = isLevel ? ramp.limits.front().value : 0;
    ramp.most = ramp.least;
    for (const double value : values) {
        ramp.least = std::min(ramp.least, value);
        ramp.most = std::max(ramp.most, value);
    }
    const double farthest = isLevel || values.empty() ? std::numeric_limits<double>::max() : 2 * ramp.most;
    for (const Ramp::Limit &limit : ramp.limits)
        if (limit.value <= farthest)
            ramp.most = std::max(ramp.most, limit.value);
    ramp.least = std::floor(ramp.least);
    ramp.most = std::max(std::ceil(ramp.most), ramp.least + 1);
}

} // namespace

FloorPlan heatMapOf(const Design &design, const Evaluation &evaluation, const Hall &hall, RackColours colours)
{
    FloorPlan plan = floorPlanOf(design, evaluation, hall);
    if (colours == RackColours::Type)
        return plan;
    const ShownOf shownOf = shownBy(colours, evaluation, hall);
    std::map<RackTypeId, Shown> byType;
    std::map<RackId, RackTypeId> types;
    for (const Rack &rack : design.racks)
        types.emplace(rack.id, rack.type);
    std::vector<double> values;
    for (const FloorPlan::RackBox &box : plan.racks) {
        const RackTypeId &type = types.at(box.id);
        if (const auto [entry, isNew] = byType.try_emplace(type); isNew) {
            entry->second = shownOf(type);
            if (entry->second.value)
                values.push_back(*entry->second.value);
        }
    }
    plan.ramp = scaleOf(colours, design, evaluation, hall);
    setEnds(*plan.ramp, colours, values);
    for (FloorPlan::RackBox &box : plan.racks) {
        const Shown &shown = byType.at(types.at(box.id));
        box.detail = shown.text;
        box.fill = shown.value ? FloorPlan::Fill::Ramp : FloorPlan::Fill::Unknown;
        box.level = shown.value ? plan.ramp->levelOf(*shown.value) : 0;
    }
    return plan;
}

} // namespace clusterwright
