#include "model/checks/rule.h"
#include "model/evaluation.h"

#include <cmath>

namespace clusterwright {
namespace {

/// Where a device moves air in its rack: one that looks to the rear is turned round.
AirflowDirection inRack(AirflowDirection own, const UnitPlace &place)
{
    if (place.face != Face::Rear)
        return own;
    switch (own) {
    case AirflowDirection::FrontToRear:
        return AirflowDirection::RearToFront;
    case AirflowDirection::RearToFront:
        return AirflowDirection::FrontToRear;
    case AirflowDirection::LeftToRight:
        return AirflowDirection::RightToLeft;
    case AirflowDirection::RightToLeft:
        return AirflowDirection::LeftToRight;
    default:
        return own;
    }
}

std::string inWords(AirflowDirection direction)
{
    std::string text(nameOf(direction));
    std::ranges::replace(text, '_', ' ');
    return text;
}

void addDevices(Finding &finding, const RackType &type, const std::vector<const Placement *> &devices)
{
    for (const Placement *device : devices)
        finding.objects.push_back(device->id);
    finding.objects.push_back(type.id);
}

/// The devices of a rack type by where they move air; those of which that is not known apart.
struct AirMovers {
    std::map<AirflowDirection, std::vector<const Placement *>> byDirection;
    std::vector<const Placement *> unknown;
};

AirMovers airMoversOf(const std::vector<Placed> &placed)
{
    AirMovers movers;
    for (const Placed &thing : placed) {
        const UnitPlace *place = unitPlaceOf(*thing.placement);
        if (!place || !drawsPower(*thing.part))
            continue;
        const auto &own = thing.part->thermal.airflowDirection;
        if (!own)
            movers.unknown.push_back(thing.placement);
        else if (own->value != AirflowDirection::Passive && own->value != AirflowDirection::Mixed)
            movers.byDirection[inRack(own->value, *place)].push_back(thing.placement);
    }
    return movers;
}

/// "U1 to U2, U19 to U21 and more" of a list of whole units from the bottom up.
std::string rangesOf(const std::vector<HalfUnits> &units)
{
    constexpr int most = 4; // ranges in one sentence
    std::string text;
    int ranges = 0;
    for (std::size_t i = 0; i < units.size();) {
        std::size_t last = i;
        while (last + 1 < units.size() && units[last + 1].count == units[last].count + 2)
            ++last;
        if (++ranges > most)
            return text + " and more";
        text += (text.empty() ? "" : ", ") + formatUnitPosition(units[i]) +
                (last > i ? " to " + formatUnitPosition(units[last]) : "");
        i = last + 1;
    }
    return text;
}

} // namespace

std::vector<Finding> checkAirDirection(const RuleContext &context)
{
    std::vector<Finding> findings;
    for (const RackType &type : context.design.rackTypes) {
        const auto [byDirection, unknown] = airMoversOf(context.placed.at(type.id));
        const auto usual = std::ranges::max_element(byDirection, std::ranges::less{},
                                                    [](const auto &entry) { return entry.second.size(); });
        for (const auto &[direction, devices] : byDirection) {
            if (direction == usual->first)
                continue;
            Finding finding{.unit = "devices",
                            .fix = "Order fans of the other direction, or turn the devices to the rear."};
            addDevices(finding, type, devices);
            finding.message = namesOfDevices(devices) + " in " + type.name +
                              (devices.size() == 1 ? " moves" : " move") + " air " + inWords(direction) +
                              ", the others " + inWords(usual->first) + ".";
            finding.measured = static_cast<double>(devices.size());
            finding.limit = 0;
            findings.push_back(std::move(finding));
        }
        if (unknown.empty() || (unknown.size() == 1 && byDirection.empty()))
            continue; // one device agrees with itself
        Finding finding{.unit = "devices",
                        .state = FindingState::NotEvaluated,
                        .fix = "State it for the part, with the fans that are ordered."};
        addDevices(finding, type, unknown);
        finding.message =
            "The airflow direction of " + namesOfDevices(unknown) + " in " + type.name + " is not stated.";
        findings.push_back(std::move(finding));
    }
    return findings;
}

std::vector<Finding> checkBlanking(const RuleContext &context)
{
    std::vector<Finding> findings;
    for (const RackType &type : context.design.rackTypes) {
        const Part &rack = rackPartOf(context.design, type);
        const auto &placed = context.placed.at(type.id);
        const bool isInUse =
            context.results.types.at(type.id).racks > 0 &&
            std::ranges::any_of(placed, [](const Placed &thing) { return drawsPower(*thing.part); });
        const std::vector<HalfUnits> open = isInUse ? openUnits(rack, placed) : std::vector<HalfUnits>();
        if (open.empty())
            continue;
        Finding finding{.objects = {type.id}, .unit = "U", .fix = "Close them with blanking panels."};
        finding.message = type.name + " has " + std::to_string(open.size()) +
                          " U open to the front: " + rangesOf(open) + ".";
        finding.measured = static_cast<double>(open.size());
        finding.limit = 0;
        if (blankingPanel(context.design, context.library, rack.pitch))
            finding.quickFix = "Fill the open units with blanking panels";
        findings.push_back(std::move(finding));
    }
    return findings;
}

std::vector<Finding> checkPublishedHeat(const RuleContext &context)
{
    const double tolerance = parameterOf(context.design, "THM015", "tol");
    std::vector<Finding> findings;
    for (const auto &[id, part] : context.design.parts) {
        const auto &heat = part.thermal.publishedHeat;
        const auto &power = part.electrical.max;
        if (!heat || !power || !(power->value > Power{}))
            continue;
        const double difference = inWatts(heat->value) / inWatts(power->value) - 1;
        constexpr double rounding = 1e-9; // of the division
        if (std::abs(difference) <= tolerance + rounding)
            continue;
        Finding finding{
            .objects = {id}, .unit = "W", .fix = "Ask the vendor; cooling is safe with the larger one."};
        finding.message = fullName(part) + " publishes " + formatQuantity(heat->value) + " of heat, but " +
                          formatQuantity(power->value) + " of maximum power: ";
        finding.message +=
            formatNumber(std::abs(difference) * 100, 1) + " % " + (difference > 0 ? "more." : "less.");
        finding.measured = inWatts(heat->value);
        finding.limit = inWatts(power->value);
        findings.push_back(std::move(finding));
    }
    return findings;
}

} // namespace clusterwright
