// Rules about the bill: what it costs, and whether it lists what is placed and what joins it.
#include "model/checks/rule.h"
#include "model/evaluation.h"

#include <unordered_map>

namespace clusterwright {
namespace {

/// Counts the cables anew, link by link, and adds the transceivers.
void addCables(std::map<PartId, int> &counts, const RuleContext &context)
{
    for (const FabricResults &fabric : context.results.fabrics) {
        std::vector<int> pieces(context.design.media.size(), 0);
        for (const CableRun &run : fabric.cables.runs)
            if (run.medium >= 0 && run.ordered >= 0 && !run.sharesCable)
                ++pieces[static_cast<std::size_t>(run.medium)];
        for (std::size_t i = 0; i < pieces.size(); ++i)
            if (const PartId &cable = context.design.media[i].cable; pieces[i] > 0 && !cable.empty())
                counts[cable] += pieces[i];
        for (const ModuleLine &line : fabric.cables.modules)
            counts[line.part] += static_cast<int>(line.count);
    }
}

/// How often each part is placed in the racks that stand, the racks themselves included, or laid between
/// them.
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
        counts[part->id] += count; // a switch that carries transceivers is a part of its own
    addCables(counts, context);
    return counts;
}

/// The fabrics with cables of which no part is known.
std::vector<std::string> withoutPart(const Results &results, const Design &design)
{
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < results.fabrics.size(); ++i) {
        std::int64_t known = 0;
        for (const CableLine &line : results.fabrics[i].cables.lines)
            if (!design.media[static_cast<std::size_t>(line.medium)].cable.empty())
                known += line.count;
        if (known < results.fabrics[i].cables.cables)
            ids.push_back(design.fabrics[i].id);
    }
    return ids;
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
    const Inventory &total = context.results.total.inventory;
    for (const auto &[id, pieces] : billOf(total))
        if (const auto price = book.prices.find(id); price == book.prices.end())
            add(id, "the price is missing");
        else if (price->second.basis.empty() || (price->second.date.empty() && book.date.empty()) ||
                 book.currency.empty())
            add(id, "the currency, date or source of the price is missing");
    if (total.cablesWithoutPart > 0)
        findings.push_back({.objects = withoutPart(context.results, context.design),
                            .message = std::to_string(total.cablesWithoutPart) +
                                       " cables have no part yet, so their price is missing.",
                            .fix = "Name a cable in the media table, and place what they join."});
    return findings;
}

std::vector<Finding> checkBill(const RuleContext &context)
{
    std::vector<Finding> findings;
    std::map<PartId, std::pair<int, int>> counts; // placed, billed
    for (const auto &[id, count] : countPlaced(context))
        counts[id].first = count;
    for (const auto &[id, count] : billOf(context.results.total.inventory))
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
