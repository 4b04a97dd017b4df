#include "model/checks/rule.h"
#include "model/design/edit.h"
#include "model/evaluation.h"

namespace clusterwright {
namespace {

/// One finding for each feed whose load, picked by `pick`, does not pass its limit.
template <typename Pick>
std::vector<Finding> checkFeeds(const RuleContext &context, const Pick &pick)
{
    std::vector<Finding> findings;
    for (const RackType &type : context.design.rackTypes) {
        const TypeResults &results = context.results.types.at(type.id);
        if (results.feeds.feeds.empty() &&
            (results.one.power.max.known > Power{} || results.one.power.max.unknownCount > 0))
            findings.push_back(
                {.objects = {type.id},
                 .message = type.name + " has no rack PDU or power shelf, so its feeds cannot be checked.",
                 .state = FindingState::NotEvaluated,
                 .fix = "Place a rack PDU or a power shelf."});
        for (const FeedLoad &feed : results.feeds.feeds)
            if (auto finding = pick(type, feed)) {
                finding->objects = {feed.placement, type.id};
                findings.push_back(*std::move(finding));
            }
    }
    return findings;
}

/// "Add another ..." where the rack has a place for one more of these; an overloaded feed of unknown load is
/// not mended by that.
std::string addFeedFix(const RuleContext &context, const RackType &type, const FeedLoad &feed)
{
    const Part &part = partOf(context.design, *findById(type.placements, feed.placement));
    const auto options = placeOptions(context.design, type, part);
    const bool hasPlace = options && std::ranges::any_of(options.value(), [](const PlaceOption &option) {
                              return !option.refusal;
                          });
    return hasPlace && feed.load.unknownCount == 0 ? "Add another " + fullName(part) : std::string();
}

/// The sources that feed a device in one rack, each with how many of its cords hang on it.
std::map<std::string, int> cordsBySource(const std::vector<std::size_t> &cords,
                                         const std::vector<FeedLoad> &feeds,
                                         const std::map<std::string, std::string> &feedSources)
{
    std::map<std::string, int> bySource;
    for (const std::size_t feed : cords) {
        const auto named = feedSources.find(feeds[feed].name);
        ++bySource[named == feedSources.end() ? "feed " + feeds[feed].name : named->second];
    }
    return bySource;
}

/// Whether two feeds of a rack hang on one source.
bool hasSharedSource(const Rack &rack)
{
    for (auto one = rack.feedSources.begin(); one != rack.feedSources.end(); ++one)
        for (auto other = std::next(one); other != rack.feedSources.end(); ++other)
            if (one->second == other->second)
                return true;
    return false;
}

/// What is wrong with the cords of one device in one rack or in every rack of its type, if anything.
std::optional<Finding> cordFinding(const Placed &device, const std::string &where,
                                   const std::vector<FeedLoad> &feeds,
                                   const std::map<std::string, std::string> &feedSources)
{
    const PowerSupplies &supplies = device.part->electrical.supplies->value;
    for (const auto &[source, cords] : cordsBySource(cordsOf(device, feeds), feeds, feedSources)) {
        const int left = supplies.count - cords;
        if (left >= supplies.needed)
            continue;
        Finding finding{.fix = "Put its cords on more sources."};
        finding.message = device.placement->name + " in " + where;
        finding.message +=
            " has " + std::to_string(cords) + " of " + std::to_string(supplies.count) + " cords on " + source;
        finding.message += "; without it " + std::to_string(left) + " are live and " +
                           std::to_string(supplies.needed) + " are needed.";
        finding.measured = left;
        finding.limit = supplies.needed;
        finding.unit = "supplies";
        return finding;
    }
    return std::nullopt;
}

bool isRedundant(const Placed &thing)
{
    const auto &supplies = thing.part->electrical.supplies;
    return drawsPower(*thing.part) && supplies && supplies->value.needed < supplies->value.count;
}

} // namespace

std::vector<Finding> checkFeedsNormal(const RuleContext &context)
{
    return checkFeeds(context, [&](const RackType &type, const FeedLoad &feed) {
        auto finding = limitFinding("Feed " + feed.name + " of " + type.name,
                                    apparent(feed.load, context.design), feed.limit);
        if (finding) {
            finding->fix = "Add a feed, use a larger one, or lower the load of the rack.";
            finding->quickFix = addFeedFix(context, type, feed);
        }
        return finding;
    });
}

std::vector<Finding> checkFeedLost(const RuleContext &context)
{
    return checkFeeds(context, [&](const RackType &type, const FeedLoad &feed) -> std::optional<Finding> {
        if (feed.worstLoss.empty())
            return std::nullopt; // a single feed inherits nothing
        auto finding =
            limitFinding("Feed " + feed.name + " of " + type.name + " with feed " + feed.worstLoss + " lost",
                         apparent(feed.loadOneFeedLost, context.design), feed.limit);
        if (finding)
            finding->quickFix = addFeedFix(context, type, feed);
        if (finding)
            finding->fix =
                "Add a feed, or lower the load of the rack: to half of what its feeds carry with two, "
                "to two thirds with three.";
        return finding;
    });
}

std::vector<Finding> checkFeedBalance(const RuleContext &context)
{
    const double tolerance = parameterOf(context.design, "PWR003", "tol");
    std::vector<Finding> findings;
    for (const RackType &type : context.design.rackTypes) {
        const auto &feeds = context.results.types.at(type.id).feeds.feeds;
        if (feeds.size() < 2)
            continue;
        Total<Power> sum;
        for (const FeedLoad &feed : feeds)
            sum.add(feed.load);
        const Power mean = sum.known / static_cast<double>(feeds.size());
        const FeedLoad &highest = *std::ranges::max_element(
            feeds, [](const FeedLoad &a, const FeedLoad &b) { return a.load.known < b.load.known; });
        auto finding =
            limitFinding("Feed " + highest.name + " of " + type.name + " against the mean of its feeds and " +
                             formatNumber(tolerance * 100, 0) + " % more",
                         {highest.load.known, sum.unknownCount}, std::optional(mean * (1 + tolerance)));
        if (!finding)
            continue;
        if (finding->state == FindingState::NotEvaluated || sum.unknownCount > 0) {
            finding->state = FindingState::NotEvaluated; // what is unknown may balance it
            finding->message = "The balance of the feeds of " + type.name +
                               " is not known, as the power of its devices is not.";
            finding->measured = finding->limit = std::nullopt;
        }
        finding->objects = {highest.placement, type.id};
        finding->fix = "Put cords on other feeds, or move devices with a single cord.";
        findings.push_back(*std::move(finding));
    }
    return findings;
}

std::vector<Finding> checkPowerKnown(const RuleContext &context)
{
    std::vector<Finding> findings;
    for (const RackType &type : context.design.rackTypes)
        for (const Placed &thing : context.placed.at(type.id))
            if (drawsPower(*thing.part) && !thing.part->electrical.max)
                findings.push_back({.objects = {thing.placement->id, type.id, thing.part->id},
                                    .message = "The maximum power of " + thing.placement->name + " (" +
                                               fullName(*thing.part) + ") in " + type.name + " is not known.",
                                    .unit = "W",
                                    .fix = "Obtain it from the vendor, or set an estimate with its basis."});
    return findings;
}

std::vector<Finding> checkCords(const RuleContext &context)
{
    std::vector<Finding> findings;
    for (const RackType &type : context.design.rackTypes) {
        const auto &feeds = context.results.types.at(type.id).feeds.feeds;
        for (const Placed &thing : context.placed.at(type.id))
            if (!feeds.empty() && isRedundant(thing))
                if (auto finding = cordFinding(thing, type.name, feeds, {})) {
                    finding->objects = {thing.placement->id, type.id};
                    findings.push_back(*std::move(finding));
                }
    }
    for (const Rack &rack : context.design.racks) {
        if (!hasSharedSource(rack))
            continue; // then its cords are as separate as those of its type
        const auto &feeds = context.results.types.at(rack.type).feeds.feeds;
        for (const Placed &thing : context.placed.at(rack.type))
            if (!feeds.empty() && isRedundant(thing))
                if (auto finding = cordFinding(thing, rack.name, feeds, rack.feedSources)) {
                    finding->objects = {rack.id, thing.placement->id};
                    findings.push_back(*std::move(finding));
                }
    }
    return findings;
}

std::vector<Finding> checkSingleCord(const RuleContext &context)
{
    std::vector<Finding> findings;
    for (const RackType &type : context.design.rackTypes)
        for (const Placed &thing : context.placed.at(type.id)) {
            const auto &supplies = thing.part->electrical.supplies;
            if (!drawsPower(*thing.part) || !supplies || supplies->value.count > 1)
                continue;
            Finding finding{.objects = {thing.placement->id, type.id, thing.part->id},
                            .message = thing.placement->name + " (" + fullName(*thing.part) + ") in " +
                                       type.name + " has one power supply; it goes down with its feed.",
                            .unit = "supplies",
                            .fix = "Use a device with two supplies, or put a transfer switch before it."};
            finding.measured = 1;
            finding.limit = 2;
            findings.push_back(std::move(finding));
        }
    return findings;
}

} // namespace clusterwright
