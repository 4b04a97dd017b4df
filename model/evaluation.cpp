#include "model/evaluation.h"

#include "model/checks/rule.h"

namespace clusterwright {
namespace {

TypeResults computeType(const Design &design, const RackType &type, const std::vector<Placed> &placed)
{
    const Part &rack = rackPartOf(design, type);
    TypeResults results;
    results.one.inventory = computeInventory(rack, placed);
    results.one.bulk = computeBulk(rack, placed);
    results.one.power = computeLoads(placed);
    results.one.heat = computeHeat(placed, design.assumptions);
    results.one.price = computePrice(results.one.inventory, design.priceBook);
    results.feeds = computeFeeds(placed, parameterOf(design, "PWR001", "continuous_factor"));
    return results;
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
    std::map<RackTypeId, std::vector<Placed>> placed;
    for (const RackType &type : design.rackTypes) {
        placed[type.id] = placedIn(design, type);
        evaluation.results.types[type.id] = computeType(design, type, placed[type.id]);
    }
    for (const Rack &rack : design.racks)
        ++evaluation.results.types.at(rack.type).racks;
    for (const auto &[id, type] : evaluation.results.types)
        if (type.racks > 0) // else the total would list parts of which there are none
            evaluation.results.total.add(type.one, type.racks);
    evaluation.findings = runRules({design, evaluation.results, placed, standingIn(design), library});
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
