#include "model/analysis/utilisation.h"

#include "model/text.h"

namespace clusterwright {
namespace {

std::optional<Utilisation> worst(const RackFeeds &feeds, const Design &design, Total<Power> FeedLoad::*load)
{
    std::optional<Utilisation> worst;
    bool isUnknown = false;
    for (const FeedLoad &feed : feeds.feeds) {
        const Total<ApparentPower> carried = apparent(feed.*load, design);
        isUnknown |= carried.unknownCount > 0 || !feed.limit || *feed.limit == ApparentPower{};
        if (!feed.limit || *feed.limit == ApparentPower{} ||
            (carried.known == ApparentPower{} && carried.unknownCount > 0))
            continue;
        const double share = carried.known / *feed.limit;
        worst = Utilisation{std::max(share, worst ? worst->share : 0), false};
    }
    if (worst)
        worst->isLeast = isUnknown;
    return worst;
}

} // namespace

std::optional<Utilisation> worstUtilisation(const RackFeeds &feeds, const Design &design)
{
    return worst(feeds, design, &FeedLoad::load);
}

std::optional<Utilisation> worstUtilisationFeedLost(const RackFeeds &feeds, const Design &design)
{
    return worst(feeds, design, &FeedLoad::loadOneFeedLost);
}

std::string formatUtilisation(const std::optional<Utilisation> &utilisation)
{
    constexpr double percent = 100;
    if (!utilisation)
        return "unknown";
    return (utilisation->isLeast ? "≥ " : "") + formatNumber(utilisation->share * percent, 0) + " %";
}

} // namespace clusterwright
