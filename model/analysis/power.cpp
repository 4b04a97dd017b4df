#include "model/analysis/power.h"

namespace clusterwright {
namespace {

constexpr std::size_t noFeed = static_cast<std::size_t>(-1);

struct Device {
    const Placed *placed = nullptr;
    std::vector<std::size_t> cords; ///< index of the feed of each cord
};

std::optional<ApparentPower> limitOf(const FeedFacts &facts, double continuousFactor)
{
    if (facts.continuousLimit)
        return facts.continuousLimit->value;
    if (facts.rating)
        return facts.rating->value * continuousFactor;
    return std::nullopt;
}

/// The load of every feed when one is lost (or none, for noFeed); devices that go down are added to `lost`.
std::vector<Total<Power>> loadsWithout(std::size_t lostFeed, const std::vector<Device> &devices,
                                       const std::vector<FeedLoad> &feeds, std::vector<LostDevice> &lost)
{
    std::vector<Total<Power>> loads(feeds.size());
    const auto isLive = [&](std::size_t feed) { return feed != lostFeed; };
    for (const Device &device : devices) {
        const Electrical &electrical = device.placed->part->electrical;
        if (!electrical.max || !electrical.supplies) {
            for (Total<Power> &load : loads)
                ++load.unknownCount;
            continue;
        }
        const int live = static_cast<int>(std::ranges::count_if(device.cords, isLive));
        const int needed = electrical.supplies->value.needed;
        if (live < needed) {
            if (lostFeed != noFeed)
                lost.push_back({device.placed->placement->id, feeds[lostFeed].name, live, needed});
            continue;
        }
        for (const std::size_t feed : device.cords)
            if (isLive(feed))
                loads[feed].known += electrical.max->value / static_cast<double>(live);
    }
    return loads;
}

} // namespace

void LoadTotals::add(const LoadTotals &other, int times)
{
    nameplate.add(other.nameplate, times);
    max.add(other.max, times);
    typical.add(other.typical, times);
    idle.add(other.idle, times);
}

LoadTotals computeLoads(const std::vector<Placed> &placed)
{
    LoadTotals loads;
    for (const Placed &device : placed)
        if (drawsPower(*device.part)) {
            loads.nameplate.add(device.part->electrical.nameplate);
            loads.max.add(device.part->electrical.max);
            loads.typical.add(device.part->electrical.typical);
            loads.idle.add(device.part->electrical.idle);
        }
    return loads;
}

std::vector<std::size_t> cordsOf(const Placed &device, const std::vector<FeedLoad> &feeds)
{
    std::vector<std::size_t> cords;
    const auto &supplies = device.part->electrical.supplies;
    if (!supplies || feeds.empty())
        return cords;
    const auto indexOf = [&](const std::string &name) {
        return static_cast<std::size_t>(std::ranges::find(feeds, name, &FeedLoad::name) - feeds.begin());
    };
    const auto &chosen = device.placement->cords;
    for (std::size_t i = 0; i < static_cast<std::size_t>(supplies->value.count); ++i)
        cords.push_back(i < chosen.size() ? indexOf(chosen[i]) : i % feeds.size());
    return cords;
}

RackFeeds computeFeeds(const std::vector<Placed> &placed, double continuousFactor)
{
    RackFeeds result;
    for (const Placed &thing : placed)
        if (const auto *facts = factsOf<FeedFacts>(*thing.part))
            result.feeds.push_back(
                {thing.placement->feed, thing.placement->id, limitOf(*facts, continuousFactor), {}, {}, {}});
    if (result.feeds.empty())
        return result;
    std::vector<Device> devices;
    for (const Placed &thing : placed)
        if (drawsPower(*thing.part))
            devices.push_back({&thing, cordsOf(thing, result.feeds)});

    const auto normal = loadsWithout(noFeed, devices, result.feeds, result.lost);
    for (std::size_t i = 0; i < normal.size(); ++i)
        result.feeds[i].load = normal[i];
    if (result.feeds.size() == 1)
        result.feeds[0].loadOneFeedLost = normal[0]; // no other feed to lose
    for (std::size_t lost = 0; lost < result.feeds.size(); ++lost) {
        const auto loads = loadsWithout(lost, devices, result.feeds, result.lost);
        for (std::size_t i = 0; i < loads.size(); ++i)
            if (i != lost && (result.feeds[i].worstLoss.empty() ||
                              loads[i].known > result.feeds[i].loadOneFeedLost.known)) {
                result.feeds[i].loadOneFeedLost = loads[i];
                result.feeds[i].worstLoss = result.feeds[lost].name;
            }
    }
    return result;
}

Total<ApparentPower> apparent(const Total<Power> &load, const Design &design)
{
    return {apparent(load.known, design.assumptions.powerFactor.value), load.unknownCount};
}

} // namespace clusterwright
