#include "model/analysis/outage.h"

#include <bit>

namespace clusterwright {
namespace {

void addDark(RackOutage &outage, const Placed &device)
{
    outage.dark.push_back(&device);
    outage.nodes += device.placement->role == Role::ComputeNode;
    const auto *server = factsOf<ServerFacts>(*device.part);
    if (server && server->acceleratorCount)
        outage.accelerators += server->acceleratorCount->value;
    else if (server)
        ++outage.unknownAccelerators;
}

void setIsAll(RackOutage &outage, const std::vector<Placed> &placed)
{
    const auto devices =
        std::ranges::count_if(placed, [](const Placed &thing) { return drawsPower(*thing.part); });
    outage.isAll = devices > 0 && std::ssize(outage.dark) == devices;
}

} // namespace

RackOutage outageOfFeeds(const std::vector<Placed> &placed, const RackFeeds &feeds, const RackPhases &phases,
                         std::uint64_t dead)
{
    RackOutage outage;
    if (dead == 0)
        return outage;
    const bool allDead = std::popcount(dead) == std::ssize(feeds.feeds);
    const Survival survival = survivalOf(placed, feeds, phases, dead);
    for (const LineLoad &load : survival.feeds)
        outage.loads.push_back({load.sum(), load.unknownCount});
    std::size_t cord = 0, lost = 0; // both lists are in the order of the placed things
    for (const Placed &device : placed) {
        if (!drawsPower(*device.part))
            continue;
        const auto &supplies = device.part->electrical.supplies;
        int live = 0;
        for (; cord < phases.cords.size() && phases.cords[cord].device == device.placement->id; ++cord)
            live += (dead >> phases.cords[cord].feed & 1) == 0;
        const bool isLost = lost < survival.lost.size() && survival.lost[lost] == &device;
        lost += isLost;
        if (allDead || isLost)
            addDark(outage, device);
        else if (!supplies)
            ++outage.unknownCount;
        else if (live < supplies->value.count)
            outage.degraded.push_back({&device, live});
    }
    setIsAll(outage, placed);
    return outage;
}

RackOutage outageOf(const std::vector<Placed> &placed, const GoesDark &goesDark)
{
    RackOutage outage;
    for (const Placed &device : placed)
        if (drawsPower(*device.part)) {
            const auto isDark = goesDark(device);
            outage.unknownCount += !isDark;
            if (isDark.value_or(false))
                addDark(outage, device);
        }
    setIsAll(outage, placed);
    return outage;
}

RackOutage outageOfRack(const std::vector<Placed> &placed)
{
    return outageOf(placed, [](const Placed &) { return true; });
}

std::optional<bool> isLiquidCooled(const Placed &device)
{
    const auto &share = device.part->thermal.liquidFraction;
    if (!share)
        return std::nullopt;
    return share->value > 0;
}

std::optional<bool> isAirCooled(const Placed &device)
{
    const auto &share = device.part->thermal.liquidFraction;
    if (!share)
        return std::nullopt;
    return share->value < 1;
}

std::vector<FeedOverload> overloadsOf(const RackOutage &outage, const std::vector<FeedLoad> &feeds,
                                      const Design &design)
{
    std::vector<FeedOverload> overloads;
    for (std::size_t i = 0; i < outage.loads.size(); ++i)
        if (const auto load = apparent(outage.loads[i], design);
            checkLimit(load, feeds[i].limit) == Verdict::Fail)
            overloads.push_back({i, load});
    return overloads;
}

} // namespace clusterwright
