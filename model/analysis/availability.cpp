#include "model/analysis/availability.h"

#include "model/calculators/reliability.h"

namespace clusterwright {
namespace {

std::optional<double> sourceAvailability(const Design &design, const PowerSourceId &id)
{
    const PowerSource *source = findById(design.powerSources, id);
    const auto own = unitAvailability(design.upkeep, ComponentClass::PowerSource);
    if (!source || !own || source->fedBy.empty())
        return own;
    double allDown = 1;
    for (const PowerSourceId &above : source->fedBy)
        allDown *= 1 - *sourceAvailability(design, above); // known, as ours is
    return *own * (1 - allDown);
}

std::optional<double> feedAvailability(const Design &design, const Rack &rack, const FeedLoad &feed)
{
    const RackType &type = *findById(design.rackTypes, rack.type);
    const auto *facts = factsOf<FeedFacts>(partOf(design, *findById(type.placements, feed.placement)));
    const auto own = unitAvailability(design.upkeep,
                                      facts->isShelf ? ComponentClass::PowerShelf : ComponentClass::RackPdu);
    const auto source = rack.feedSources.find(feed.name);
    if (!own || source == rack.feedSources.end() || !findById(design.powerSources, source->second))
        return own;
    const auto above = sourceAvailability(design, source->second);
    if (!above)
        return above;
    return *own * *above;
}

} // namespace

std::optional<double> unitAvailability(const Upkeep &upkeep, ComponentClass component)
{
    const auto found = std::ranges::find(upkeep.components, component, &ComponentUpkeep::component);
    if (found == upkeep.components.end() || !found->failuresPerYear || !found->repair)
        return std::nullopt;
    return 1 / (1 + found->failuresPerYear->value * inYears(found->repair->value));
}

std::optional<double> suppliesAvailability(const Part &part, const Upkeep &upkeep)
{
    const auto one = unitAvailability(upkeep, ComponentClass::PowerSupply);
    if (!one || !part.electrical.supplies)
        return std::nullopt;
    const PowerSupplies &supplies = part.electrical.supplies->value;
    return kOfNAvailability(supplies.needed, supplies.count, *one);
}

double feedsAvailability(int needed, int installed, double one, double commonCause)
{
    const double alone = kOfNAvailability(needed, installed, one);
    return needed < installed ? std::max(0.0, alone - commonCause * (1 - one)) : alone;
}

RackFeedAvailability rackFeedAvailability(const Design &design, const Rack &rack, const RackFeeds &feeds)
{
    RackFeedAvailability result;
    result.installed = static_cast<int>(feeds.feeds.size());
    result.needed = feeds.lost.empty() && result.installed > 1 ? result.installed - 1 : result.installed;
    for (const FeedLoad &feed : feeds.feeds) {
        const auto one = feedAvailability(design, rack, feed);
        if (!one)
            return {result.installed, result.needed, {}, {}};
        result.one = std::min(result.one.value_or(1), *one);
    }
    const bool isRedundant = result.needed < result.installed;
    if (result.one && (design.upkeep.commonCause || !isRedundant))
        result.together = feedsAvailability(result.needed, result.installed, *result.one,
                                            isRedundant ? design.upkeep.commonCause->value : 0);
    return result;
}

} // namespace clusterwright
