// Rules about the bill: what it costs, and whether it lists what is placed.
#include "model/checks/rule.h"
#include "model/evaluation.h"

#include <unordered_map>

namespace clusterwright {
namespace {

/// How often each part is placed in the racks that stand, the racks themselves included.
std::map<PartId, int> countPlaced(const RuleContext &context)
{
    std::unordered_map<const Part *, int> pieces;
    for (const Standing &standing : context.standing) {
        const int racks = static_cast<int>(standing.racks.size());
        pieces[&rackPartOf(context.design, *standing.type)] += racks;
        for (const Placed &thing : context.placed.at(standing.type->id))
            pieces[thing.part] += racks;
    }
    std::map<PartId, int> counts;
    for (const auto &[part, count] : pieces)
        counts[part->id] = count;
    return counts;
}

} // namespace

std::vector<Finding> checkPrices(const RuleContext &context)
{
    std::vector<Finding> findings;
    const PriceBook &book = context.design.priceBook;
    const auto add = [&](const PartId &id, const std::string &gap) {
        findings.push_back({.objects = {id},
                            .message = fullName(context.design.parts.at(id)) + ": " + gap + ".",
                            .fix = "Add it, or an estimate that says so."});
    };
    for (const auto &[id, pieces] : context.results.total.inventory.parts)
        if (const auto price = book.prices.find(id); price == book.prices.end())
            add(id, "the price is missing");
        else if (price->second.basis.empty() || (price->second.date.empty() && book.date.empty()) ||
                 book.currency.empty())
            add(id, "the currency, date or source of the price is missing");
    return findings;
}

std::vector<Finding> checkBill(const RuleContext &context)
{
    std::vector<Finding> findings;
    std::map<PartId, std::pair<int, int>> counts; // placed, billed
    for (const auto &[id, count] : countPlaced(context))
        counts[id].first = count;
    for (const auto &[id, count] : context.results.total.inventory.parts)
        counts[id].second = count;
    for (const auto &[id, both] : counts)
        if (both.first != both.second) {
            const auto part = context.design.parts.find(id);
            const std::string name = part == context.design.parts.end() ? id : fullName(part->second);
            Finding finding{.objects = {id}, .unit = "pieces", .fix = "Compose the bill anew."};
            finding.message = name + ": " + std::to_string(both.first) + " placed, " +
                              std::to_string(both.second) + " on the bill.";
            finding.measured = both.second;
            finding.limit = both.first;
            findings.push_back(std::move(finding));
        }
    return findings;
}

} // namespace clusterwright
