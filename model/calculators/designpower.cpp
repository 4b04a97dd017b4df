// Design values of the power calculators, without those of single circuits.
#include "model/calculators/designscope.h"

#include <algorithm>

namespace clusterwright::calc {
namespace {

/// The devices of the type, if all that draw power are of one part.
std::optional<Known> systems(const Scope &scope)
{
    std::optional<Known> known;
    if (!scope.type || !scope.device)
        return known;
    double count = 0;
    for (const Placed &thing : placedIn(scope.design, *scope.type)) {
        if (!drawsPower(*thing.part))
            continue;
        if (thing.part != scope.device)
            return known;
        ++count;
    }
    if (count > 0)
        known = Known{count, nameOfType(scope) + ": devices that draw power"};
    return known;
}

/// Feeds of the type that are no shelves, or those that are.
std::optional<Known> feedCount(const Scope &scope, bool isShelf)
{
    std::optional<Known> known;
    if (!scope.type)
        return known;
    double count = 0;
    for (const Placed &thing : placedIn(scope.design, *scope.type))
        if (const auto *facts = factsOf<FeedFacts>(*thing.part); facts && facts->isShelf == isShelf)
            ++count;
    if (count > 0)
        known = Known{count, nameOfType(scope) + (isShelf ? ": power shelves" : ": rack PDUs")};
    return known;
}

std::optional<Known> pdus(const Scope &scope)
{
    return feedCount(scope, false);
}

const FeedFacts *shelf(const Scope &scope)
{
    const auto *facts = scope.feed ? factsOf<FeedFacts>(partOf(scope.design, *scope.feed)) : nullptr;
    return facts && facts->isShelf ? facts : nullptr;
}

/// How many shelves there are, if they are all alike.
std::optional<Known> shelves(const Scope &scope)
{
    std::optional<Known> known;
    if (!shelf(scope))
        return known;
    for (const Placed &thing : placedIn(scope.design, *scope.type))
        if (const auto *facts = factsOf<FeedFacts>(*thing.part);
            facts && facts->isShelf && thing.part != &partOf(scope.design, *scope.feed))
            return known;
    return feedCount(scope, true);
}

std::optional<Known> typeLoad(const Scope &scope)
{
    std::optional<Known> known;
    if (scope.results)
        known =
            knownTotal(scope.results->one.power.max, nameOfType(scope) + ": maximum power of all devices");
    return known;
}

std::optional<Known> rackLoad(const Scope &scope)
{
    auto known = typeLoad(scope);
    return known
               ? known
               : knownSome(scope.evaluation.results.total.power.max, "Design: maximum power of all devices");
}

const PowerSupplies *supplies(const Scope &scope)
{
    const auto *figure = scope.device ? &scope.device->electrical.supplies : nullptr;
    return figure && *figure ? &(*figure)->value : nullptr;
}

std::optional<Known> ofSupplies(const Scope &scope, const char *what, double (*take)(const PowerSupplies &))
{
    std::optional<Known> known;
    if (const PowerSupplies *found = supplies(scope))
        known = Known{take(*found), fullName(*scope.device) + ": " + what};
    return known;
}

std::optional<Known> supplyCount(const Scope &scope)
{
    return ofSupplies(scope, "power supplies", [](const PowerSupplies &all) { return double(all.count); });
}

std::optional<Known> redundantSupplies(const Scope &scope)
{
    return ofSupplies(scope, "power supplies beyond those it needs",
                      [](const PowerSupplies &all) { return double(all.count - all.needed); });
}

std::optional<Known> supplyRating(const Scope &scope)
{
    std::optional<Known> known;
    if (const PowerSupplies *found = supplies(scope))
        known = knownQuantity(found->rating, fullName(*scope.device) + ": rating of a power supply");
    return known;
}

std::optional<Known> itPower(const Scope &scope)
{
    return knownSome(scope.evaluation.results.facility.it, "Design: typical power of all devices");
}

/// The whole chain as one stage, which has the same losses.
std::optional<Known> stages(const Scope &scope)
{
    std::optional<Known> known;
    const Facility &facility = scope.evaluation.results.facility;
    if (facility.it.unknownCount > 0 || facility.distribution.unknownCount > 0 ||
        facility.it.known <= Power{})
        return known;
    const double efficiency = facility.it.known / (facility.it.known + facility.distribution.known);
    known = Known{List{efficiency}, "Power chain as one stage, at typical power"};
    return known;
}

std::optional<Known> coolingPower(const Scope &scope)
{
    return knownSome(scope.evaluation.results.facility.cooling, "Design: power of the cooling");
}

std::optional<Known> otherPower(const Scope &scope)
{
    return knownSome(scope.evaluation.results.facility.other, "Design: other power of the building");
}

std::optional<Known> highPower(const Scope &scope)
{
    return knownSome(scope.evaluation.results.swing.high, "Design: maximum power of all compute nodes");
}

std::optional<Known> lowPower(const Scope &scope)
{
    return knownQuantity(scope.evaluation.results.swing.low,
                         "Design: power of all nodes while they exchange");
}

std::optional<Known> step(const Scope &scope)
{
    return knownQuantity(scope.evaluation.results.swing.amplitude,
                         "Design: highest minus lowest power of the compute nodes");
}

/// Racks that hold accelerators, if all of them hold as many: {racks, accelerators of each}.
std::optional<std::pair<int, std::int64_t>> equalRacks(const Scope &scope)
{
    std::optional<std::pair<int, std::int64_t>> equal;
    for (const auto &[id, type] : scope.evaluation.results.types) {
        const std::int64_t each = type.one.inventory.accelerators;
        if (type.racks == 0 || each == 0)
            continue;
        if (equal && equal->second != each)
            return std::nullopt;
        equal = {type.racks + (equal ? equal->first : 0), each};
    }
    return equal;
}

std::optional<Known> asOneUnit(const Scope &scope)
{
    std::optional<Known> known;
    if (equalRacks(scope))
        known = Known{1, "The whole design as one scalable unit"};
    return known;
}

std::optional<Known> racksPerUnit(const Scope &scope)
{
    std::optional<Known> known;
    if (const auto equal = equalRacks(scope))
        known = Known{equal->first, "Design: racks with accelerators"};
    return known;
}

std::optional<Known> gpusPerRack(const Scope &scope)
{
    std::optional<Known> known;
    if (const auto equal = equalRacks(scope))
        known = Known{static_cast<double>(equal->second), "Design: accelerators of each such rack"};
    return known;
}

std::optional<Known> unitPower(const Scope &scope)
{
    std::optional<Known> known;
    if (equalRacks(scope))
        known = knownSome(scope.evaluation.results.total.power.max, "Design: maximum power of all racks");
    return known;
}

} // namespace

std::vector<DesignRow> powerRows()
{
    return {{"power.rack_pdu", "systems", systems},
            {"power.rack_pdu", "system_kw", field(Owner::Device, "max_power_w")},
            {"power.rack_pdu", "pdus", pdus},
            {"power.shelf_usable", "modules",
             [](const Scope &scope) {
                 return shelf(scope) ? fieldOf(scope, Owner::Feed, "module_count") : std::nullopt;
             }},
            {"power.shelf_usable", "module_kw", field(Owner::Feed, "module_rating_w")},
            {"power.shelf_usable", "shelves", shelves},
            {"power.shelf_usable", "load_kw", typeLoad},
            {"power.psu_loads", "psus", supplyCount},
            {"power.psu_loads", "psu_kw", supplyRating},
            {"power.psu_loads", "redundant", redundantSupplies},
            {"power.psu_loads", "load_kw", field(Owner::Device, "max_power_w")},
            {"power.psu_efficiency", "psu_w", supplyRating},
            {"power.rating_ratios", "max_kw", field(Owner::Device, "max_power_w")},
            {"power.rating_ratios", "typical_kw", field(Owner::Device, "typical_power_w")},
            {"power.pue", "it_kw", itPower},
            {"power.pue", "stage_efficiencies", stages},
            {"power.pue", "cooling_kw", coolingPower},
            {"power.pue", "other_kw", otherPower},
            {"power.busbar", "load_kw", typeLoad},
            {"power.busbar", "bus_v", field(Owner::RackPart, "bus_voltage_v")},
            {"power.bbu_energy", "load_kw", rackLoad},
            {"power.swing_storage", "p_high_kw", highPower},
            {"power.swing_storage", "p_low_kw", lowPower},
            {"power.swing_storage", "t_high_s", field(Owner::Swing, "compute_s")},
            {"power.swing_storage", "t_low_s", field(Owner::Swing, "exchange_s")},
            {"power.ramp_storage", "step_kw", step},
            {"power.ramp_storage", "ramp_kw_per_s", field(Owner::Swing, "ramp_limit_kw_per_s")},
            {"power.cluster_rollup", "scalable_units", asOneUnit},
            {"power.cluster_rollup", "racks_per_su", racksPerUnit},
            {"power.cluster_rollup", "gpus_per_rack", gpusPerRack},
            {"power.cluster_rollup", "su_kw", unitPower},
            {"reliability.k_of_n", "installed", supplyCount},
            {"reliability.k_of_n", "required", [](const Scope &scope) {
                 return ofSupplies(scope, "power supplies that it needs",
                                   [](const PowerSupplies &all) { return double(all.needed); });
             }}};
}

} // namespace clusterwright::calc
