// Rules about the power chain: what its pieces carry, normally and after a loss.
#include "model/checks/rule.h"
#include "model/evaluation.h"

#include <set>

namespace clusterwright {
namespace {

const PowerSource &sourceOf(const RuleContext &context, const PowerSourceId &id)
{
    return *findById(context.design.powerSources, id);
}

std::string nameOfSource(const RuleContext &context, const PowerSourceId &id)
{
    return sourceOf(context, id).name;
}

/// The finding about the largest line of a piece whose voltage and breaker are known, else about its total.
std::optional<Finding> loadFinding(const RuleContext &context, const SourceLoad &load,
                                   const std::string &what, const Total<Power> &demand,
                                   const std::array<Current, 3> &lines)
{
    std::optional<Finding> finding = limitFinding(what, apparent(demand, context.design), load.limit);
    const bool isOver = finding && finding->state == FindingState::Open;
    if (!isOver && load.lineLimit && sourceOf(context, load.source).lineVoltage) {
        const auto largest = std::ranges::max_element(lines);
        auto ofLine = limitFinding(what + ", line " + std::to_string(largest - lines.begin() + 1),
                                   Total<Current>{*largest, demand.unknownCount}, load.lineLimit);
        if (ofLine && ofLine->state == FindingState::Open)
            finding = std::move(ofLine);
    }
    if (finding)
        finding->objects = {load.source};
    return finding;
}

/// One finding for a piece whose capacity nobody stated; more would say the same.
bool isLimitUnknown(const SourceLoad &load)
{
    return !load.limit;
}

struct WorstOverload {
    const Overload *overload = nullptr;
    PowerSourceId loss;
};

/// Of each overloaded feed of racks the loss that loads it most.
std::vector<WorstOverload> worstFeedOverloads(const ChainResults &chain)
{
    std::vector<WorstOverload> worst;
    for (const SourceLoss &loss : chain.losses)
        for (const Overload &overload : loss.overloads) {
            if (overload.feed.empty())
                continue;
            const auto known = std::ranges::find(
                worst, overload.object, [](const WorstOverload &entry) { return entry.overload->object; });
            if (known == worst.end())
                worst.push_back({&overload, loss.source});
            else if (overload.load > known->overload->load)
                *known = {&overload, loss.source};
        }
    return worst;
}

const FeedLoad &feedOf(const RuleContext &context, const Overload &overload)
{
    return *std::ranges::find(context.results.types.at(overload.type).feeds.feeds, overload.object,
                              &FeedLoad::placement);
}

/// Breakers as they are made, NFPA 70 (NEC) 240.6(A).
constexpr std::array standardBreakers{15.,   20.,   25.,   30.,   35.,   40.,   45.,  50.,  60.,   70.,
                                      80.,   90.,   100.,  110.,  125.,  150.,  175., 200., 225.,  250.,
                                      300.,  350.,  400.,  450.,  500.,  600.,  700., 800., 1000., 1200.,
                                      1600., 2000., 2500., 3000., 4000., 5000., 6000.};

std::vector<Finding> joined(std::vector<std::vector<Finding>> lists)
{
    std::vector<Finding> all;
    for (std::vector<Finding> &list : lists)
        std::ranges::move(list, std::back_inserter(all));
    return all;
}

} // namespace

std::optional<Current> nextBreaker(const Design &design, const SourceLoad &load)
{
    const PowerSource *source = findById(design.powerSources, load.source);
    if (!source || !source->breaker || !source->lineVoltage || source->rating)
        return std::nullopt; // a larger breaker alone would not help
    const double factor =
        source->fullyRated == Answer::Yes ? 1 : parameterOf(design, "PWR001", "continuous_factor");
    const Current needed = std::max(std::ranges::max(load.lines), std::ranges::max(load.worstLines)) / factor;
    std::vector<Current> sizes;
    for (const double size : standardBreakers)
        sizes.push_back(amperes(size));
    const auto chosen = smallestRating(needed, sizes);
    return chosen && *chosen > *source->breaker ? chosen : std::nullopt;
}

std::vector<Finding> checkSourcesNormal(const RuleContext &context)
{
    std::vector<Finding> findings;
    for (const SourceLoad &load : context.results.chain.sources) {
        auto finding =
            loadFinding(context, load, nameOfSource(context, load.source), load.demand, load.lines);
        if (!finding)
            continue;
        finding->fix = isLimitUnknown(load)
                           ? "State its rating, or its breaker and voltage."
                           : "Move racks to another source, use a larger one, or cap the power below it.";
        if (const auto breaker = nextBreaker(context.design, load);
            breaker && finding->state == FindingState::Open)
            finding->quickFix = "Use a breaker of " + formatQuantity(*breaker);
        findings.push_back(*std::move(finding));
    }
    return findings;
}

std::vector<Finding> checkSourcesAfterLoss(const RuleContext &context)
{
    std::vector<Finding> findings;
    for (const SourceLoad &load : context.results.chain.sources) {
        if (load.worstLoss.empty())
            continue;
        const std::string what =
            nameOfSource(context, load.source) + " with " + nameOfSource(context, load.worstLoss) + " lost";
        auto finding = loadFinding(context, load, what, load.worst, load.worstLines);
        if (!finding || isLimitUnknown(load))
            continue;
        finding->objects.push_back(load.worstLoss);
        finding->fix = "Lower the steady load to what the others leave free, or add capacity.";
        if (const auto breaker = nextBreaker(context.design, load);
            breaker && finding->state == FindingState::Open)
            finding->quickFix = "Use a breaker of " + formatQuantity(*breaker);
        findings.push_back(*std::move(finding));
    }
    for (const WorstOverload &worst : worstFeedOverloads(context.results.chain)) {
        const Overload &overload = *worst.overload;
        const FeedLoad &feed = feedOf(context, overload);
        const double powerFactor = context.design.assumptions.powerFactor.value;
        if (!(overload.load > apparent(feed.loadOneFeedLost.known, powerFactor) * (1 + 1e-9)))
            continue; // the loss of one feed says it already
        const RackType &type = *findById(context.design.rackTypes, overload.type);
        auto finding = limitFinding("Feed " + overload.feed + " of " + std::to_string(overload.racks) + " " +
                                        type.name + " with " + nameOfSource(context, worst.loss) + " lost",
                                    Total<ApparentPower>{overload.load, 0}, std::optional(overload.limit));
        if (!finding)
            continue;
        finding->objects = {overload.object, overload.type, worst.loss};
        finding->fix = "Hang the feeds of the rack on sources that share nothing.";
        findings.push_back(*std::move(finding));
    }
    return findings;
}

std::vector<Finding> checkSharedSources(const RuleContext &context)
{
    std::vector<Finding> findings;
    std::set<std::string_view> feedsRacks;
    for (const Rack &rack : context.design.racks)
        for (const auto &[feed, source] : rack.feedSources)
            feedsRacks.insert(source);
    for (std::size_t i = 0; i < context.results.chain.losses.size(); ++i) {
        const SourceLoss &loss = context.results.chain.losses[i];
        const PowerSource &source = context.design.powerSources[i];
        if (source.fedBy.empty() || feedsRacks.contains(source.id) || loss.devicesLost == 0)
            continue; // where the chain begins there is one source by nature; a rack's own are seen per
                      // device
        Finding finding{.objects = {source.id}};
        finding.message = "The loss of " + source.name + " takes " + std::to_string(loss.devicesLost) +
                          " devices down, " + std::to_string(loss.nodesLost) + " of them compute nodes.";
        finding.measured = loss.devicesLost;
        finding.limit = 0;
        finding.unit = "devices";
        finding.fix = "Feed what hangs below it from another source as well.";
        findings.push_back(std::move(finding));
    }
    return findings;
}

std::vector<Finding> checkOversubscription(const RuleContext &context)
{
    const double most = parameterOf(context.design, "PWR011", "max_ratio");
    std::vector<Finding> findings;
    for (const SourceLoad &load : context.results.chain.sources) {
        const PowerSource &source = sourceOf(context, load.source);
        if (!load.limit || *load.limit <= ApparentPower{})
            continue; // PWR001 asks for it, or says that nothing may hang there
        const double ratio =
            inVoltAmperes(apparent(load.connected, context.design).known) / inVoltAmperes(*load.limit);
        constexpr double rounding = 1e-9;
        if (ratio <= 1 + rounding || (source.cap && ratio <= most + rounding))
            continue;
        Finding finding{.objects = {load.source}, .unit = "ratio"};
        finding.message = source.name + " is oversubscribed " + formatNumber(ratio, 2) + " times " +
                          (source.cap ? "with a cap; at most " + formatNumber(most, 2) + " times is allowed."
                                      : "without a cap.");
        finding.measured = ratio;
        finding.limit = source.cap ? most : 1;
        finding.fix = "Declare an enforced power cap, or add capacity.";
        findings.push_back(std::move(finding));
    }
    return findings;
}

std::vector<Finding> checkPowerFactor(const RuleContext &context)
{
    const double powerFactor = context.design.assumptions.powerFactor.value;
    std::vector<Finding> findings;
    const auto add = [&](const std::string &what, const Total<Power> &load,
                         const std::optional<ApparentPower> &limit, std::vector<std::string> objects) {
        if (!limit || inWatts(load.known) > inVoltAmperes(*limit))
            return; // too much in kW as well; PWR001 says it
        auto finding = limitFinding(what, Total<ApparentPower>{apparent(load.known, powerFactor), 0}, limit);
        if (!finding)
            return;
        finding->message = what + ": " + formatQuantity(load.known) +
                           " would fit, but at a power factor of " + formatNumber(powerFactor, 2) +
                           " it is " + formatQuantity(apparent(load.known, powerFactor)) + " of " +
                           formatQuantity(*limit) + ".";
        finding->objects = std::move(objects);
        finding->fix = "Use supplies with a higher power factor, or more capacity.";
        findings.push_back(*std::move(finding));
    };
    for (const SourceLoad &load : context.results.chain.sources)
        add(nameOfSource(context, load.source), load.demand, load.limit, {load.source});
    for (const RackType &type : context.design.rackTypes)
        for (const FeedLoad &feed : context.results.types.at(type.id).feeds.feeds)
            add("Feed " + feed.name + " of " + type.name, feed.load, feed.limit, {feed.placement, type.id});
    return findings;
}

std::vector<Finding> checkCircuits(const RuleContext &context)
{
    return joined({checkFeedsNormal(context), checkLines(context), checkSourcesNormal(context)});
}

std::vector<Finding> checkCircuitsLost(const RuleContext &context)
{
    return joined({checkFeedLost(context), checkLinesAfterLoss(context), checkSourcesAfterLoss(context)});
}

std::vector<Finding> checkRedundancy(const RuleContext &context)
{
    return joined({checkCords(context), checkSharedSources(context)});
}

} // namespace clusterwright
