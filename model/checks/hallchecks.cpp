// Rules that compare the racks of a hall with what the hall offers.
#include "model/calculators/mechanical.h"
#include "model/checks/rule.h"
#include "model/evaluation.h"

#include <set>

namespace clusterwright {
namespace {

/// "Compute rack in Hall 1 (31 racks)".
std::string nameOfStanding(const Standing &standing)
{
    const auto &racks = standing.racks;
    return standing.type->name + " in " + standing.hall->name + " (" +
           (racks.size() == 1 ? racks.front()->name : std::to_string(racks.size()) + " racks") + ")";
}

std::vector<std::string> objectsOf(const Standing &standing)
{
    std::vector<std::string> objects{standing.type->id, standing.hall->id};
    for (const Rack *rack : standing.racks)
        objects.push_back(rack->id);
    return objects;
}

Finding notStated(const Hall &hall, const std::string &what, const std::string &unit)
{
    return {.objects = {hall.id},
            .message = what + " " + hall.name + " is not stated.",
            .unit = unit,
            .state = FindingState::NotEvaluated,
            .fix = "State it with the limits of the hall, as its owner gives it."};
}

/// One finding for each rack type and hall that does not pass, and one for each hall without a limit. `limit`
/// is "The power limit of a rack in", `sum` gives the finding's first words and the total of one rack.
template <typename Q, typename Sum>
std::vector<Finding> checkHalls(const RuleContext &context, std::optional<Q> HallLimits::*member,
                                const std::string &limit, const std::string &fix, const Sum &sum)
{
    std::vector<Finding> findings;
    std::set<HallId> without;
    for (const Standing &standing : context.standing) {
        const std::optional<Q> &offered = standing.hall->limits.*member;
        if (!offered) {
            if (without.insert(standing.hall->id).second)
                findings.push_back(notStated(*standing.hall, limit, baseUnitOf(Q{})));
            continue;
        }
        const std::pair<std::string, Total<Q>> measured = sum(standing);
        if (auto finding = limitFinding(measured.first, measured.second, offered)) {
            finding->objects = objectsOf(standing);
            finding->fix = fix;
            findings.push_back(*std::move(finding));
        }
    }
    return findings;
}

const Summary &oneOf(const RuleContext &context, const Standing &standing)
{
    return context.results.types.at(standing.type->id).one;
}

const RackHeat &heatOf(const RuleContext &context, const Standing &standing)
{
    return context.results.cooling.types.at(standing.type->id);
}

Total<AreaDensity> floorLoadOf(const Part &rack, const Total<Mass> &mass)
{
    const RackFacts &facts = *factsOf<RackFacts>(rack);
    const auto &width = facts.outerWidth, &depth = facts.outerDepth;
    Total<AreaDensity> load{{}, mass.unknownCount};
    if (width && depth && width->value > Length{} && depth->value > Length{})
        load.known = floorLoad(mass.known, width->value, depth->value);
    else
        ++load.unknownCount;
    return load;
}

} // namespace

std::vector<Finding> checkRackPower(const RuleContext &context)
{
    return checkHalls(context, &HallLimits::rackPower, "The power limit of a rack in",
                      "Spread the devices over more racks, or agree a higher limit.",
                      [&](const Standing &standing) {
                          return std::pair("Maximum power of " + nameOfStanding(standing),
                                           oneOf(context, standing).power.max);
                      });
}

std::vector<Finding> checkAirHeat(const RuleContext &context)
{
    return checkHalls(context, &HallLimits::rackAirHeat, "The limit of a rack's heat to air in",
                      "Spread the devices over more racks, add a rear-door heat exchanger, or use "
                      "liquid-cooled devices.",
                      [&](const Standing &standing) {
                          return std::pair("Heat to air of " + nameOfStanding(standing),
                                           heatOf(context, standing).toRoom());
                      });
}

std::vector<Finding> checkAirflow(const RuleContext &context)
{
    auto findings = checkHalls(
        context, &HallLimits::rackAirflow, "The air supplied to a rack in",
        "Supply more air, allow a higher temperature rise, or contain the aisles.",
        [&](const Standing &standing) {
            const auto &altitude = standing.hall->limits.altitude;
            return std::pair("Air needed by " + nameOfStanding(standing) + " at " +
                                 (altitude ? formatGrouped(inMetres(*altitude), 0) + " m" : "sea level"),
                             airOf(context, standing).needed);
        });
    std::set<HallId> without; // a hall that is high up needs more than at sea level
    for (const Standing &standing : context.standing)
        if (standing.hall->limits.rackAirflow && !standing.hall->limits.altitude &&
            without.insert(standing.hall->id).second)
            findings.push_back(notStated(*standing.hall, "The altitude of", "m"));
    return findings;
}

std::vector<Finding> checkFloorLoad(const RuleContext &context)
{
    const std::string fix =
        "Spread the load with plates, use a stronger floor, or move devices to other racks.";
    auto findings = checkHalls(context, &HallLimits::floorLoad, "The floor load limit of", fix,
                               [&](const Standing &standing) {
                                   const Part &rack = rackPartOf(context.design, *standing.type);
                                   return std::pair("Floor load under " + nameOfStanding(standing),
                                                    floorLoadOf(rack, oneOf(context, standing).bulk.all));
                               });
    auto points =
        checkHalls(context, &HallLimits::pointLoad, "The load limit under one foot of a rack in", fix,
                   [&](const Standing &standing) {
                       return std::pair("Load under each of four feet of " + nameOfStanding(standing),
                                        pointLoad(oneOf(context, standing).bulk.all));
                   });
    for (Finding &point : points) // what is missing of one hall or rack is said once
        if (point.state == FindingState::Open ||
            !std::ranges::count(findings, point.objects, &Finding::objects))
            findings.push_back(std::move(point));
    return findings;
}

} // namespace clusterwright
