// How the ports of a switch are shared between what is below and what is above it.
#include "model/analysis/networkbuild.h"

#include <cmath>

namespace clusterwright::net {
namespace {

std::string nameOfTier(const Draft &draft, Tier tier)
{
    const Part *part = partOfTier(draft.design, draft.fabric, tier);
    return "the " + std::string(nameOf(tier)) + (part ? " (" + part->model + ")" : "");
}

Count linksOfPort(const PortGroup &group, Bandwidth rate)
{
    return std::min(linksPerPort(group, rate), mostPerPort);
}

/// The group with the most links at this rate, management aside: of those made for just this rate, or of all.
std::optional<std::size_t> widestGroup(const std::vector<PortGroup> &groups, Bandwidth rate)
{
    constexpr double slack = 1e-9; // of the rounding of a rate in bytes
    std::optional<std::size_t> widest;
    std::pair<bool, Count> best{false, 0};
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const PortGroup &group = groups[i];
        const Count links = product({std::max<Count>(0, group.count), linksPerPort(group, rate)});
        const bool isExact =
            group.rate && std::abs(inBytesPerSecond(*group.rate - rate)) <= slack * inBytesPerSecond(rate);
        if (group.use != "management" && links > 0 && std::pair(isExact, links) > best) {
            best = {isExact, links};
            widest = i;
        }
    }
    return widest;
}

/// Group, radix and links per port, as far as they are known: a radix of 0 is not.
TierPorts portsOfTier(const Draft &draft, Tier tier, Bandwidth below, Bandwidth above)
{
    TierPorts ports;
    const Part *part = partOfTier(draft.design, draft.fabric, tier);
    const std::vector<PortGroup> groups = part ? portGroupsOf(*part) : std::vector<PortGroup>();
    if (const auto widest = widestGroup(groups, below)) {
        ports.group = static_cast<std::int16_t>(*widest);
        ports.perDown = linksOfPort(groups[*widest], below);
        ports.perUp = linksOfPort(groups[*widest], above);
        ports.radix = product({groups[*widest].count, ports.perDown});
    }
    ports.radix = switchesOf(draft.fabric, tier).radix.value_or(ports.radix);
    ports.radix = std::clamp<Count>(ports.radix, 0, mostRadix);
    return ports;
}

/// The links that go down, of those that are not kept spare.
Count downOf(const SwitchTier &tier, const TierPorts &ports, Count links, bool isTop)
{
    if (tier.down)
        return *tier.down;
    if (isTop)
        return links;
    if (tier.up)
        return links - product({dividedUp(std::max<Count>(0, *tier.up), ports.perUp), ports.perDown});
    constexpr double most = 1e9;
    const double ratio = tier.oversubscription >= 1 ? std::min(tier.oversubscription, most) : 1;
    return roundedDown(asNumber(links) * ratio / (ratio + 1));
}

} // namespace

std::optional<TierPorts> sharePorts(Draft &draft, Tier tier, Bandwidth below, Bandwidth above, bool isTop)
{
    const SwitchTier &decided = switchesOf(draft.fabric, tier);
    TierPorts ports = portsOfTier(draft, tier, below, above);
    const std::string name = nameOfTier(draft, tier);
    if (ports.radix == 0) {
        say(draft, "It is not known how many ports " + name + " has.");
        return std::nullopt;
    }
    const Count links = ports.radix - std::clamp<Count>(decided.spare, 0, ports.radix);
    const Count down = downOf(decided, ports, links, isTop);
    ports.down = std::clamp<Count>(down, 0, links);
    ports.downPorts = ports.firstUp = dividedUp(ports.down, ports.perDown);
    ports.mostUp = isTop ? 0 : (dividedUp(links, ports.perDown) - ports.downPorts) * ports.perUp;
    const Count up = isTop ? 0 : decided.up.value_or(ports.mostUp);
    ports.up = std::clamp<Count>(up, 0, ports.mostUp);
    if (down != ports.down || up != ports.up)
        say(draft, "Of the " + std::to_string(links) + " links of " + name + ", " + std::to_string(down) +
                       " down and " + std::to_string(up) + " up are not to be had.");
    else if (ports.down == 0 || (!isTop && ports.up == 0))
        say(draft, "No link of " + name + " is left to go " + (ports.down == 0 ? "down." : "up."));
    return ports;
}

TierPorts routerPorts(Draft &draft, Tier tier, Count down)
{
    TierPorts ports = portsOfTier(draft, tier, draft.rate, draft.uplinkRate);
    const bool isKnown = ports.radix > 0;
    const Count spare = std::clamp<Count>(switchesOf(draft.fabric, tier).spare, 0, mostRadix);
    const Count links = isKnown ? std::max<Count>(0, ports.radix - spare) : mostRadix;
    ports.down = std::min(down, links);
    ports.downPorts = ports.firstUp = dividedUp(ports.down, ports.perDown);
    ports.mostUp = (dividedUp(links, ports.perDown) - ports.downPorts) * ports.perUp;
    if (down > ports.down)
        say(draft, "There are " + std::to_string(links) + " links of " + nameOfTier(draft, tier) + " for " +
                       std::to_string(down) + " endpoints.");
    return ports;
}

} // namespace clusterwright::net
