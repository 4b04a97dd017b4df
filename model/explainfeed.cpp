// Why a feed carries what it does.
#include "model/explainparts.h"
#include "model/text.h"

#include <tuple>

namespace clusterwright {
namespace {

constexpr std::size_t noFeed = static_cast<std::size_t>(-1);

struct FoundFeed {
    const RackType *type = nullptr;
    const RackFeeds *feeds = nullptr;
    std::size_t index = 0;
};

std::optional<FoundFeed> findFeed(const ExplainContext &context, const std::string &object)
{
    for (const RackType &type : context.design.rackTypes) {
        const RackFeeds &feeds = context.evaluation.results.types.at(type.id).feeds;
        const auto it = std::ranges::find(feeds.feeds, object, &FeedLoad::placement);
        if (it != feeds.feeds.end())
            return FoundFeed{&type, &feeds, static_cast<std::size_t>(it - feeds.feeds.begin())};
    }
    return std::nullopt;
}

/// How one device meets a feed. Devices of a part that do so alike make one term.
struct Meeting {
    PartId part;
    bool isKnown = false;
    int onFeed = 0, live = 0, needed = 0; ///< cords

    auto operator<=>(const Meeting &) const = default;
    bool isDown() const { return isKnown && live < needed; }
};

Meeting meetingOf(const Placed &device, const FoundFeed &feed, std::size_t lost)
{
    const Electrical &electrical = device.part->electrical;
    if (!electrical.max || !electrical.supplies)
        return {device.part->id};
    Meeting meeting{device.part->id, true, 0, 0, electrical.supplies->value.needed};
    for (const std::size_t cord : cordsOf(device, feed.feeds->feeds)) {
        meeting.live += cord != lost;
        meeting.onFeed += cord == feed.index && cord != lost;
    }
    return meeting;
}

ExplainedTerm termOf(const ExplainContext &context, const Meeting &meeting, int count)
{
    const Part &part = context.design.parts.at(meeting.part);
    const std::string times = std::to_string(count) + " × ";
    ExplainedTerm term{part.id, fullName(part), count, {}, times + "unknown", {}};
    term.source = sourcesOf(context, part, {"max_power_w", "power_supplies"});
    if (!meeting.isKnown)
        return term;
    const std::string cords =
        std::to_string(meeting.live) + " of " + std::to_string(meeting.needed) + " needed supplies live";
    if (meeting.isDown()) {
        term.sum = 0;
        term.arithmetic = times + "0 VA, down with " + cords;
        return term;
    }
    const double powerFactor = context.design.assumptions.powerFactor.value;
    const Power all = part.electrical.max->value * static_cast<double>(count * meeting.onFeed) /
                      static_cast<double>(meeting.live);
    const ApparentPower sum = apparent(all, powerFactor);
    term.sum = inVoltAmperes(sum);
    term.arithmetic = times + formatQuantity(part.electrical.max->value) + " × " +
                      std::to_string(meeting.onFeed) + "/" + std::to_string(meeting.live) + " cords / " +
                      formatExact(powerFactor) + " = " + formatQuantity(sum);
    return term;
}

std::vector<ExplainedTerm> termsOf(const ExplainContext &context, const FoundFeed &feed, std::size_t lost)
{
    std::map<Meeting, int> meetings;
    for (const Placed &device : placedIn(context.design, *feed.type))
        if (drawsPower(*device.part))
            ++meetings[meetingOf(device, feed, lost)];
    std::vector<ExplainedTerm> terms;
    for (const auto &[meeting, count] : meetings)
        if (!meeting.isKnown || meeting.onFeed > 0 || meeting.isDown())
            terms.push_back(termOf(context, meeting, count));
    sortTerms(terms);
    return terms;
}

std::size_t indexOf(const RackFeeds &feeds, const std::string &name)
{
    const auto it = std::ranges::find(feeds.feeds, name, &FeedLoad::name);
    return name.empty() ? noFeed : static_cast<std::size_t>(it - feeds.feeds.begin());
}

} // namespace

std::optional<Explanation> explainFeed(const ExplainContext &context, const Metric &metric,
                                       const std::string &object)
{
    const auto found = findFeed(context, object);
    if (!found)
        return std::nullopt;
    const FeedLoad &feed = found->feeds->feeds[found->index];
    const bool isLost = std::string_view(metric.key) == "feed_load_one_lost_va";
    const auto load = apparent(isLost ? feed.loadOneFeedLost : feed.load, context.design);
    Explanation why{metric.key, object};
    why.title = std::string(metric.title) + ", feed " + feed.name + " of " + found->type->name;
    why.value = formatTotal(load);
    why.formula = metric.formula;
    why.unit = metric.unit;
    why.known = inVoltAmperes(load.known);
    why.unknownCount = load.unknownCount;
    why.terms = termsOf(context, *found, isLost ? indexOf(*found->feeds, feed.worstLoss) : noFeed);
    const auto &factor = context.design.assumptions.powerFactor;
    why.inputs.push_back({"power factor pf", formatExact(factor.value), sourceText(factor)});
    if (isLost)
        why.inputs.push_back({"feed lost", feed.worstLoss.empty() ? "no other feed to lose" : feed.worstLoss,
                              "the loss that loads this feed most"});
    const Placement *placement = findById(found->type->placements, object);
    why.inputs.push_back(
        {"continuous limit", feed.limit ? formatQuantity(*feed.limit) : "unknown",
         sourcesOf(context, partOf(context.design, *placement), {"continuous_limit_va", "rating_va"})});
    why.unknownRule = "A device of unknown maximum power or supplies counts as unknown on every feed.";
    return why;
}

} // namespace clusterwright
