#include "exports/fabrictables.h"

#include "exports/composeparts.h"
#include "exports/drawings/fabricdrawing.h"
#include "model/analysis/linktable.h"

namespace clusterwright {
namespace {

std::string rate(Bandwidth bandwidth)
{
    return rateText(bandwidth).toStdString();
}

std::string boundaryName(Tier lower)
{
    switch (lower) {
    case Tier::Endpoint:
        return "Endpoints to leaves";
    case Tier::Leaf:
        return "Leaves upwards";
    default:
        return "Spines to cores";
    }
}

std::string tierName(Tier tier)
{
    return tier == Tier::Leaf ? "Leaves" : tier == Tier::Spine ? "Spines" : "Cores";
}

Cell numberCell(std::int64_t number)
{
    return static_cast<double>(number);
}

Cell ratioCell(const std::optional<double> &ratio)
{
    return ratio ? Cell{formatFigure(*ratio) + " : 1"} : Cell{};
}

} // namespace

Table capacityTable(const Design &design, const Evaluation &evaluation, const Fabric &fabric)
{
    const auto index = static_cast<std::size_t>(&fabric - design.fabrics.data());
    const FabricCapacity &capacity = evaluation.results.fabrics.at(index).capacity;
    Table table{.name = "Capacity",
                .title = "Capacity of " + fabric.name,
                .columns = {{"Part of the network", 22},
                            {"Switches", 9, Align::Right},
                            {"Links", 9, Align::Right},
                            {"Capacity", 12, Align::Right},
                            {"Down", 12, Align::Right},
                            {"Up", 12, Align::Right},
                            {"Oversubscription", 14, Align::Right},
                            {"Worst switch", 12, Align::Right}},
                .rows = {},
                .total = {}};
    for (const TierBoundary &one : capacity.boundaries)
        table.rows.push_back({boundaryName(one.lower), Cell{}, numberCell(one.links), rate(one.capacity),
                              Cell{}, Cell{}, Cell{}, Cell{}});
    for (const SwitchTierUse &one : capacity.tiers)
        table.rows.push_back({tierName(one.tier), numberCell(one.switches), Cell{}, Cell{}, rate(one.down),
                              rate(one.up), ratioCell(one.oversubscription), ratioCell(one.worst)});
    table.note = "Injection of all endpoints " + rate(capacity.injection) + "; bisection " +
                 (capacity.bisection ? rate(*capacity.bisection) : "not computed: the network is no tree") +
                 ". Rates count one direction.";
    return table;
}

} // namespace clusterwright
