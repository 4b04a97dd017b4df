#include "app/reporttext.h"

#include "model/text.h"

namespace clusterwright {
namespace {

std::string line(const std::string &label, const std::string &value)
{
    constexpr std::size_t labelWidth = 22;
    return label + std::string(label.size() < labelWidth ? labelWidth - label.size() : 1, ' ') + value + "\n";
}

std::string countsText(const Inventory &inventory)
{
    std::string text = line("devices", std::to_string(inventory.devices) + ", of which " +
                                           std::to_string(inventory.feeds) + " rack PDUs and power shelves") +
                       line("nodes", std::to_string(inventory.nodes)) +
                       line("accelerators", formatGrouped(static_cast<double>(inventory.accelerators), 0)) +
                       line("switches", std::to_string(inventory.switches()));
    for (const auto &[role, count] : inventory.switchesByRole)
        text += line("  " + std::string(nameOf(role)), std::to_string(count));
    return text + line("storage systems", std::to_string(inventory.storageSystems)) +
           line("cables", "not designed");
}

std::string feedText(const Design &design, const FeedLoad &feed)
{
    std::string text =
        "  feed " + feed.name + ": " + formatTotal(feed.load) + ", " +
        formatTotal(apparent(feed.load, design)) + " normal; " + formatTotal(feed.loadOneFeedLost) + ", " +
        formatTotal(apparent(feed.loadOneFeedLost, design)) + " with " +
        (feed.worstLoss.empty() ? "no other feed to lose" : "feed " + feed.worstLoss + " lost");
    return text + "; limit " + (feed.limit ? formatQuantity(*feed.limit) : "unknown") + "\n";
}

} // namespace

std::string reportText(const Design &design, const Evaluation &evaluation)
{
    const Summary &total = evaluation.results.total;
    std::string text = line(
        "design", design.meta.title + (design.meta.number.empty() ? "" : ", " + design.meta.number) +
                      ", revision " + design.meta.revision + ", " + std::string(nameOf(design.meta.status)));
    text += line("racks", std::to_string(design.racks.size())) + countsText(total.inventory);
    text += line("rack units", formatExact(inUnits(total.bulk.unitsUsed)) + " of " +
                                   formatExact(inUnits(total.bulk.unitsTotal)) + " used");
    text += line("power, maximum", formatTotal(total.power.max)) +
            line("power, typical", formatTotal(total.power.typical)) +
            line("power, idle", formatTotal(total.power.idle)) +
            line("power, nameplate", formatTotal(total.power.nameplate));
    text += line("heat to air", formatTotal(total.heat.air)) +
            line("heat to liquid", formatTotal(total.heat.liquid)) +
            line("airflow needed", formatTotal(total.heat.airflow)) +
            line("mass", formatTotal(total.bulk.all)) + line("price", formatTotal(total.price));
    for (const RackType &type : design.rackTypes) {
        const TypeResults &results = evaluation.results.types.at(type.id);
        text += "\n" + type.name + ", " + std::to_string(results.racks) +
                (results.racks == 1 ? " rack: " : " racks: ") +
                formatExact(inUnits(results.one.bulk.unitsUsed)) + " of " +
                formatExact(inUnits(results.one.bulk.unitsTotal)) + " U, " +
                formatTotal(results.one.power.max) + ", " + formatTotal(results.one.bulk.all) + " each\n";
        for (const FeedLoad &feed : results.feeds.feeds)
            text += feedText(design, feed);
    }
    return text;
}

std::string findingsText(const Evaluation &evaluation)
{
    std::string text;
    for (const Finding &finding : evaluation.findings)
        text += finding.rule + " " + std::string(nameOf(finding.severity)) +
                (finding.state == FindingState::Open           ? ""
                 : finding.state == FindingState::NotEvaluated ? ", not evaluated"
                                                               : ", waived") +
                ": " + finding.message + "\n";
    const FindingCounts &counts = evaluation.counts;
    return text + std::to_string(counts.errors) + " errors, " + std::to_string(counts.warnings) +
           " warnings, " + std::to_string(counts.infos) + " infos, " + std::to_string(counts.waived) +
           " waived, " + std::to_string(counts.notEvaluated) + " not evaluated\n";
}

} // namespace clusterwright
