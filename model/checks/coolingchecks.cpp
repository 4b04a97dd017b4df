// Rules about the air that devices take in, and about where the heat of a rack goes.
#include "model/checks/rule.h"
#include "model/evaluation.h"

#include <cassert>
#include <set>
#include <unordered_set>

namespace clusterwright {
namespace {

constexpr TemperatureRise rounding = kelvins(1e-9); // 22 + 0.1 x 11.1 / 0.9 in its last digits

std::string nameOfGroup(const Standing &standing)
{
    return standing.type->name + " in " + standing.hall->name;
}

std::vector<std::string> objectsOf(const Standing &standing, const std::vector<const Placement *> &devices)
{
    std::vector<std::string> objects;
    for (const Placement *device : devices)
        objects.push_back(device->id);
    objects.push_back(standing.type->id);
    objects.push_back(standing.hall->id);
    return objects;
}

bool isCooledByAir(const Part &part)
{
    const auto &liquid = part.thermal.liquidFraction;
    return drawsPower(part) && (!liquid || liquid->value < 1);
}

/// "is 31.2 °C", or "is at least 31.2 °C" where the recirculated share is not stated.
std::string inletText(const RackAir &air)
{
    return std::string(air.isInletLeast ? "is at least " : "is ") + formatQuantity(*air.inlet);
}

/// The devices that the inlet is too warm for, and the lowest of their limits.
struct TooWarm {
    std::vector<const Placement *> devices;
    Temperature limit;
};

TooWarm tooWarmIn(const std::vector<Placed> &placed, const RackAir &air,
                  const std::optional<Length> &altitude)
{
    TooWarm found;
    for (const Placed &device : placed) {
        const auto limit =
            isCooledByAir(*device.part) ? highestInletOf(*device.part, altitude) : std::nullopt;
        if (!limit || *air.inlet <= *limit + rounding)
            continue;
        found.limit = found.devices.empty() ? *limit : std::min(found.limit, *limit);
        found.devices.push_back(device.placement);
    }
    return found;
}

std::optional<Finding> tooWarm(const Standing &standing, const std::vector<Placed> &placed,
                               const RackAir &air)
{
    const TooWarm found = tooWarmIn(placed, air, standing.hall->limits.altitude);
    if (found.devices.empty())
        return std::nullopt;
    Finding finding{.objects = objectsOf(standing, found.devices),
                    .unit = "°C",
                    .fix = "Contain the aisles, close open units, or supply colder air."};
    finding.message = "The inlet of " + namesOfDevices(found.devices) + " in " + nameOfGroup(standing) + " " +
                      inletText(air) + ", where " + formatQuantity(found.limit) + " is the warmest.";
    finding.measured = inCelsius(*air.inlet);
    finding.limit = inCelsius(found.limit);
    return finding;
}

/// What of the air of a hall is missing to say how warm the inlets are; empty if nothing is.
std::string missingAir(const Standing &standing, const RackAir &air)
{
    if (!standing.hall->air.supply)
        return "The supply air temperature of " + standing.hall->name + " is not stated.";
    if (air.isInletLeast)
        return "The recirculated share of the intake in " + standing.hall->name + " is not stated.";
    if (!air.inlet)
        return "The inlet temperature in " + standing.hall->name +
               " is not known, as the heat to air or the air supplied to a rack is not.";
    return {};
}

/// One finding for each hall of which something is missing.
void addMissing(std::vector<Finding> &findings, std::set<HallId> &told, const Hall &hall, std::string message)
{
    if (message.empty() || !told.insert(hall.id).second)
        return;
    findings.push_back({.objects = {hall.id},
                        .message = std::move(message),
                        .unit = "°C",
                        .state = FindingState::NotEvaluated,
                        .fix = "State it with the air of the hall, as its owner gives it."});
}

/// One finding about all parts that stand somewhere and lack something: "WHAT of A, B is not stated."
template <typename Lacks>
void addPartsThatLack(std::vector<Finding> &findings, const RuleContext &context, const std::string &what,
                      const std::string &unit, const std::string &fix, const Lacks &lacks)
{
    Finding finding{.unit = unit, .state = FindingState::NotEvaluated, .fix = fix};
    std::string names;
    for (const auto &[id, count] : context.results.total.inventory.parts) {
        const Part &part = context.design.parts.at(id);
        if (!drawsPower(part) || !lacks(part))
            continue;
        finding.objects.push_back(id);
        names += (names.empty() ? "" : ", ") + fullName(part);
    }
    if (finding.objects.empty())
        return;
    finding.message = what + " of " + names + " is not stated.";
    findings.push_back(std::move(finding));
}

/// Whether a device of the rack type has a class and no limit of its own, which takes the altitude to say.
bool needsAltitude(const std::vector<Placed> &placed)
{
    return std::ranges::any_of(placed, [](const Placed &device) {
        return isCooledByAir(*device.part) && !device.part->thermal.highestInlet &&
               device.part->thermal.inletClass;
    });
}

bool hasAirCooled(const std::vector<Placed> &placed)
{
    return std::ranges::any_of(placed, [](const Placed &device) { return isCooledByAir(*device.part); });
}

/// Calls what(standing, placed, air) for every group of racks in which air cools something.
template <typename What>
void forAirCooled(const RuleContext &context, const What &what)
{
    for (const Standing &standing : context.standing) {
        const std::vector<Placed> &placed = context.placed.at(standing.type->id);
        if (hasAirCooled(placed))
            what(standing, placed, airOf(context, standing));
    }
}

/// The heat of a rack that is to go to liquid in rows that no loop serves.
struct Unserved {
    std::vector<std::string> rows; ///< names
    std::vector<std::string> objects;
};

std::map<RackTypeId, Unserved> unservedIn(const RuleContext &context)
{
    std::unordered_set<std::string_view> unservedRows;
    for (const Row &row : context.design.rows)
        unservedRows.insert(row.id);
    for (const CoolingLoop &loop : context.design.coolingLoops)
        for (const RowId &row : loop.rows)
            unservedRows.erase(row);
    std::map<RackTypeId, Unserved> unserved;
    if (unservedRows.empty())
        return unserved;
    std::map<RackTypeId, std::set<std::string_view>> rows;
    for (const Standing &standing : context.standing)
        if (context.results.cooling.types.at(standing.type->id).liquid.known > Power{})
            for (const Rack *rack : standing.racks)
                if (unservedRows.contains(rack->row))
                    rows[standing.type->id].insert(rack->row);
    for (const auto &[type, ids] : rows)
        for (const Row &row : context.design.rows)
            if (ids.contains(row.id)) {
                unserved[type].rows.push_back(row.name);
                unserved[type].objects.push_back(row.id);
            }
    return unserved;
}

} // namespace

const RackAir &airOf(const RuleContext &context, const Standing &standing)
{
    const auto index = static_cast<std::size_t>(&standing - context.standing.data());
    assert(index < context.results.cooling.racks.size());
    return context.results.cooling.racks[index];
}

std::vector<Finding> checkInlets(const RuleContext &context)
{
    std::vector<Finding> findings;
    std::set<HallId> told;
    forAirCooled(context, [&](const Standing &standing, const auto &placed, const RackAir &air) {
        auto finding = air.inlet ? tooWarm(standing, placed, air) : std::optional<Finding>();
        if (finding)
            findings.push_back(*std::move(finding));
        else
            addMissing(findings, told, *standing.hall, missingAir(standing, air));
        if (needsAltitude(placed) && !standing.hall->limits.altitude)
            addMissing(findings, told, *standing.hall,
                       "The altitude of " + standing.hall->name +
                           " is not stated, so that the limits of inlet classes are not known.");
    });
    addPartsThatLack(findings, context, "The warmest inlet", "°C",
                     "State the highest inlet temperature or the class of the part, from its data sheet.",
                     [](const Part &part) {
                         return isCooledByAir(part) && !part.thermal.highestInlet && !part.thermal.inletClass;
                     });
    return findings;
}

std::vector<Finding> checkRecommendedInlets(const RuleContext &context)
{
    const Temperature lowest = celsius(parameterOf(context.design, "THM004", "lo"));
    const Temperature highest = celsius(parameterOf(context.design, "THM004", "hi"));
    std::vector<Finding> findings;
    std::set<HallId> told;
    forAirCooled(context, [&](const Standing &standing, const auto &, const RackAir &air) {
        const bool isWarm = air.inlet && *air.inlet > highest + rounding;
        const bool isCold = air.inlet && !air.isInletLeast && *air.inlet < lowest - rounding;
        if (!isWarm && !isCold)
            return addMissing(findings, told, *standing.hall, missingAir(standing, air));
        Finding finding{.objects = objectsOf(standing, {}), .unit = "°C", .fix = "Adjust the set-point."};
        finding.message = "The inlet of " + nameOfGroup(standing) + " " + inletText(air) +
                          ", outside the recommended " + formatQuantity(lowest) + " to " +
                          formatQuantity(highest) + ".";
        finding.measured = inCelsius(*air.inlet);
        finding.limit = inCelsius(isWarm ? highest : lowest);
        findings.push_back(std::move(finding));
    });
    return findings;
}

std::vector<Finding> checkHeatSplit(const RuleContext &context)
{
    const double tolerance = parameterOf(context.design, "THM014", "tol");
    std::vector<Finding> findings;
    for (const auto &[type, unserved] : unservedIn(context)) {
        const RackHeat &heat = context.results.cooling.types.at(type);
        const Power whole = heat.air.known + heat.liquid.known;
        if (heat.liquid.known <= whole * tolerance)
            continue;
        Finding finding{.objects = {type}, .unit = "W", .fix = "Let a liquid loop serve the row."};
        finding.objects.insert(finding.objects.end(), unserved.objects.begin(), unserved.objects.end());
        finding.message = findById(context.design.rackTypes, type)->name + " gives " +
                          formatQuantity(heat.liquid.known) + " of " + formatQuantity(whole) +
                          " to liquid, but no loop serves " + unserved.rows.front() +
                          (unserved.rows.size() == 1
                               ? "."
                               : " and " + std::to_string(unserved.rows.size() - 1) + " more of its rows.");
        finding.measured = inWatts(heat.air.known);
        finding.limit = inWatts(whole);
        if (context.design.coolingLoops.empty()) {
            finding.state = FindingState::NotEvaluated;
            finding.fix = "Design the loop, or say which rows an existing one serves.";
        }
        findings.push_back(std::move(finding));
    }
    addPartsThatLack(findings, context, "The share of heat to liquid", "W",
                     "State it for the part; 0 for an air-cooled device.",
                     [](const Part &part) { return !part.thermal.liquidFraction; });
    return findings;
}

} // namespace clusterwright
