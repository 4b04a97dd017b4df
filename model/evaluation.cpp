#include "model/evaluation.h"

#include "model/analysis/cableinventory.h"
#include "model/checks/rule.h"

namespace clusterwright {
namespace {

using PlacedByType = std::map<RackTypeId, std::vector<Placed>>;

TypeResults computeType(const Design &design, const RackType &type, const std::vector<Placed> &placed)
{
    const Part &rack = rackPartOf(design, type);
    TypeResults results;
    results.one.inventory = computeInventory(rack, placed);
    results.one.bulk = computeBulk(rack, placed, type.allowances);
    results.one.power = computeLoads(placed);
    results.one.heat = computeHeat(placed, design.assumptions);
    results.one.price = computePrice(results.one.inventory, design.priceBook);
    const double continuous = parameterOf(design, "PWR001", "continuous_factor");
    results.feeds = computeFeeds(placed, continuous);
    results.phases = computePhases(placed, results.feeds, design.assumptions.powerFactor.value, continuous);
    results.shelves = computeShelves(rack, placed);
    return results;
}

/// What the cables of all networks add to the bill. Their mass and their power are those of racks and
/// devices.
Summary cableSummary(const Design &design, const std::vector<FabricResults> &fabrics)
{
    Summary cables;
    cables.inventory = cableInventory(design, fabrics);
    cables.price = computePrice(cables.inventory, design.priceBook);
    return cables;
}

/// Maximum power of all compute nodes that stand.
Total<Power> computeNodePower(const Results &results, const PlacedByType &placed)
{
    Total<Power> sum;
    for (const auto &[id, things] : placed)
        for (const Placed &thing : things)
            if (const int racks = results.types.at(id).racks; thing.placement->role == Role::ComputeNode) {
                Total<Power> one;
                one.add(thing.part->electrical.max);
                sum.add(one, racks);
            }
    return sum;
}

FindingCounts countFindings(const std::vector<Finding> &findings)
{
    FindingCounts counts;
    for (const Finding &finding : findings) {
        const bool isOpen = finding.state == FindingState::Open;
        counts.errors += isOpen && finding.severity == Severity::Error;
        counts.warnings += isOpen && finding.severity == Severity::Warning;
        counts.infos += isOpen && finding.severity == Severity::Info;
        counts.waived += finding.state == FindingState::Waived;
        counts.notEvaluated += finding.state == FindingState::NotEvaluated;
    }
    return counts;
}

std::vector<Finding> openFindingsNotIn(const std::vector<Finding> &findings,
                                       const std::vector<Finding> &others)
{
    std::vector<Finding> list;
    for (const Finding &finding : findings)
        if (finding.state == FindingState::Open && !std::ranges::count(others, finding))
            list.push_back(finding);
    return list;
}

} // namespace

Results::Results() = default;
Results::Results(const Results &other) = default;
Results::Results(Results &&other) noexcept = default;
Results &Results::operator=(const Results &other) = default;
Results &Results::operator=(Results &&other) noexcept = default;
Results::~Results() = default;

void Summary::add(const Summary &other, int times)
{
    inventory.add(other.inventory, times);
    bulk.add(other.bulk, times);
    power.add(other.power, times);
    heat.add(other.heat, times);
    price.add(other.price, times);
}

Evaluation evaluate(const Design &design, const Library *library)
{
    Evaluation evaluation;
    evaluation.results.fabrics = computeFabrics(design);
    LoadedPlaces places(design, evaluation.results.fabrics);
    PlacedByType placed;
    for (const RackType &type : design.rackTypes) {
        placed[type.id] = places.in(type);
        evaluation.results.types[type.id] = computeType(design, type, placed[type.id]);
    }
    for (const Rack &rack : design.racks)
        ++evaluation.results.types.at(rack.type).racks;
    for (const auto &[id, type] : evaluation.results.types)
        if (type.racks > 0) // else the total would list parts of which there are none
            evaluation.results.total.add(type.one, type.racks);
    Results &results = evaluation.results;
    results.total.add(cableSummary(design, results.fabrics));
    const std::vector<Standing> standing = standingIn(design);
    results.cooling = computeCooling(design, placed, standing);
    results.total.heat.coolantFlow = results.cooling.coolantFlow;
    results.chain =
        computeChain(design, results.types, placed, parameterOf(design, "PWR001", "continuous_factor"));
    results.facility = computeFacility(results.total.power.typical, results.chain,
                                       results.cooling.coolingPower, results.cooling.otherPower);
    results.swing = computeSwing(design.swing, computeNodePower(results, placed));
    results.reliability =
        computeReliability(design, results.total.inventory, parameterOf(design, "REL003", "level"));
    results.cost = computeCost(design, results.total.inventory, results.total.power);
    results.workloads = computeWorkloads(
        {design, results.total.inventory, results.fabrics, results.reliability, results.cost});
    evaluation.findings = runRules({design, results, placed, standing, library});
    evaluation.counts = countFindings(evaluation.findings);
    return evaluation;
}

Change changeBetween(const Evaluation &before, const Evaluation &after)
{
    Change change{after.results.total.power.max, after.results.total.bulk.all, {}, {}};
    change.maxPower.add(before.results.total.power.max, -1);
    change.mass.add(before.results.total.bulk.all, -1);
    change.come = openFindingsNotIn(after.findings, before.findings);
    change.gone = openFindingsNotIn(before.findings, after.findings);
    return change;
}

} // namespace clusterwright
