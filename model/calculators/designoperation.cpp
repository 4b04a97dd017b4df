// Design values of the calculators of reliability, fabric and storage: counts and what upkeep states.
#include "model/calculators/designscope.h"

#include <algorithm>

namespace clusterwright::calc {
namespace {

const Inventory &inventory(const Scope &scope)
{
    return scope.evaluation.results.total.inventory;
}

std::optional<Known> counted(double count, const char *from)
{
    std::optional<Known> known;
    if (count > 0)
        known = Known{count, from};
    return known;
}

std::optional<Known> nodes(const Scope &scope)
{
    return counted(inventory(scope).nodes, "Design: compute nodes");
}

std::optional<Known> accelerators(const Scope &scope)
{
    return counted(static_cast<double>(inventory(scope).accelerators), "Design: accelerators");
}

std::optional<Known> racks(const Scope &scope)
{
    return counted(static_cast<double>(scope.design.racks.size()), "Design: racks");
}

/// The part of all compute nodes that stand, if they are of one.
const Part *nodePart(const Scope &scope)
{
    const Part *only = nullptr;
    for (const RackType &type : scope.design.rackTypes)
        for (const Placed &thing : placedIn(scope.design, type)) {
            if (thing.placement->role != Role::ComputeNode ||
                scope.evaluation.results.types.at(type.id).racks == 0)
                continue;
            if (only && only != thing.part)
                return nullptr;
            only = thing.part;
        }
    return only;
}

std::optional<Known> acceleratorsPerNode(const Scope &scope)
{
    std::optional<Known> known;
    const Part *part = nodePart(scope);
    if (const auto *facts = part ? factsOf<ServerFacts>(*part) : nullptr; facts && facts->acceleratorCount)
        known = counted(static_cast<double>(facts->acceleratorCount->value), "Compute node: accelerators");
    return known;
}

/// Of the selected type, or of all types with nodes if they hold as many.
std::optional<Known> nodesPerRack(const Scope &scope)
{
    if (scope.results && scope.results->one.inventory.nodes > 0)
        return Known{scope.results->one.inventory.nodes, scope.type->name + ": compute nodes"};
    int each = 0;
    for (const auto &[id, type] : scope.evaluation.results.types) {
        const int here = type.racks > 0 ? type.one.inventory.nodes : 0;
        if (here > 0 && each > 0 && here != each)
            return std::nullopt;
        each = std::max(each, here);
    }
    return counted(each, "Design: compute nodes of each rack that holds any");
}

/// Racks on each coolant unit of the loop, if they share evenly.
std::optional<Known> racksPerUnit(const Scope &scope)
{
    std::optional<Known> known;
    if (!scope.loop || !scope.loop->units || *scope.loop->units == 0)
        return known;
    const auto served = std::ranges::count_if(scope.design.racks, [&](const Rack &rack) {
        return std::ranges::count(scope.loop->rows, rack.row) > 0;
    });
    if (served % *scope.loop->units == 0)
        known =
            counted(static_cast<double>(served / *scope.loop->units), "Cooling loop: racks served over CDUs");
    return known;
}

/// Components of one node whose failure stops it, with the stated rates; none if one of them has no rate.
std::optional<Known> nodeParts(const Scope &scope)
{
    const Part *part = nodePart(scope);
    const auto *facts = part ? factsOf<ServerFacts>(*part) : nullptr;
    if (!facts)
        return std::nullopt;
    const std::optional<Figure<std::int64_t>> one = Figure<std::int64_t>{1, {}, {}, {}, {}};
    List list;
    for (const auto &[component, count] : {std::pair{ComponentClass::Accelerator, facts->acceleratorCount},
                                           {ComponentClass::Processor, facts->processorCount},
                                           {ComponentClass::MemoryModule, facts->memoryModuleCount},
                                           {ComponentClass::Drive, facts->driveCount},
                                           {ComponentClass::NetworkAdapter, facts->adapterCount},
                                           {ComponentClass::Chassis, one}}) {
        const ComponentUpkeep upkeep = upkeepOf(scope.design, component);
        if (!count || !upkeep.failuresPerYear)
            return std::nullopt;
        list.emplace_back(Record{{"count", static_cast<double>(count->value)},
                                 {"afr_per_year", upkeep.failuresPerYear->value}});
    }
    return Known{std::move(list), fullName(*part) + " and the failure rates of the upkeep"};
}

/// Accelerators are what spares are counted for first.
std::optional<Known> failuresPerYear(const Scope &scope)
{
    std::optional<Known> known;
    if (const auto stated = upkeepOf(scope.design, ComponentClass::Accelerator).failuresPerYear)
        known = Known{stated->value, "Upkeep of accelerators: failures of one unit per year"};
    return known;
}

std::optional<Known> nodeRepair(const Scope &scope)
{
    std::optional<Known> known;
    if (const auto stated = upkeepOf(scope.design, ComponentClass::Chassis).repair)
        known = Known{inBaseUnit(stated->value), "Upkeep of chassis: time to repair"};
    return known;
}

std::vector<DesignRow> fabricAndStorageRows()
{
    return {{"fabric.injection", "nodes", nodes},
            {"fabric.injection", "racks", racks},
            {"fabric.injection", "accelerators_per_node", acceleratorsPerNode},
            {"fabric.cable_bill", "nodes", nodes},
            {"fabric.oob_bill", "nodes", nodes},
            {"fabric.oob_bill", "nodes_per_rack", nodesPerRack},
            {"fabric.dual_tor", "active_gpus", accelerators},
            {"fabric.dual_tor", "gpus_per_host", acceleratorsPerNode},
            {"fabric.failure_impact", "nodes", nodes},
            {"fabric.scalable_unit", "gpus_per_node", acceleratorsPerNode},
            {"storage.read_demand", "accelerators", accelerators}};
}

} // namespace

std::vector<DesignRow> operationRows()
{
    const Finder checkpoint = field(Owner::Upkeep, "checkpoint_s"),
                 restart = field(Owner::Upkeep, "restart_s");
    std::vector<DesignRow> rows = fabricAndStorageRows();
    for (DesignRow &row : std::vector<DesignRow>{
             {"reliability.job_mttf", "gpus", accelerators},
             {"reliability.job_mttf", "gpus_per_node", acceleratorsPerNode},
             {"reliability.field_rate", "units", accelerators},
             {"reliability.young_interval", "checkpoint_s", checkpoint},
             {"reliability.young_interval", "restart_s", restart},
             {"reliability.daly_interval", "checkpoint_s", checkpoint},
             {"reliability.daly_interval", "restart_s", restart},
             {"reliability.expected_failures", "units", accelerators},
             {"reliability.spares", "units", accelerators},
             {"reliability.spares", "afr_per_year", failuresPerYear},
             {"reliability.spares", "lead_time_h", field(Owner::Upkeep, "lead_time_s")},
             {"reliability.spares", "service_level", field(Owner::Upkeep, "service_level")},
             {"reliability.node_rate", "parts", nodeParts},
             {"reliability.node_rate", "nodes", nodes},
             {"reliability.group_availability", "repair_h", nodeRepair},
             {"reliability.group_availability", "units", nodes},
             {"reliability.blast_radius", "nodes", nodes},
             {"reliability.blast_radius", "nodes_per_rack", nodesPerRack},
             {"reliability.blast_radius", "racks_per_cdu", racksPerUnit}})
        rows.push_back(std::move(row));
    return rows;
}

} // namespace clusterwright::calc
