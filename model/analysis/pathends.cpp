#include "model/analysis/pathends.h"

#include <map>

namespace clusterwright {
namespace {

constexpr std::size_t at(std::int32_t index)
{
    return static_cast<std::size_t>(index);
}

enum class End : std::uint8_t { Other, Storage, Node };

End endOf(const Design &design, const Placement &placement, const PartId &server)
{
    const Part &part = partOf(design, placement);
    if (factsOf<StorageFacts>(part))
        return End::Storage;
    const bool isServer = server.empty() || part.id == server;
    return placement.role == Role::ComputeNode && isServer ? End::Node : End::Other;
}

/// What each device is. Placements repeat from rack to rack, so each is looked up once.
std::vector<End> endsOf(const Design &design, const FabricNetwork &network, const PartId &server)
{
    std::vector<End> ends(network.devices.size(), End::Other);
    std::map<const Placement *, End> known;
    const RackType *type = nullptr; // racks of one type mostly follow each other
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const FabricDevice &device = network.devices[i];
        if (device.tier != Tier::Endpoint || device.rack < 0)
            continue;
        const Rack &rack = design.racks[at(device.rack)];
        if (!type || type->id != rack.type)
            type = findById(design.rackTypes, rack.type);
        const Placement &placement = type->placements[at(device.placement)];
        const auto [found, isNew] = known.try_emplace(&placement);
        if (isNew)
            found->second = endOf(design, placement, server);
        ends[i] = found->second;
    }
    return ends;
}

/// Adds to each spine what its leaves can send on, which they spread evenly over their uplinks.
void raiseToSpines(const FabricNetwork &network, PathEnds &sides)
{
    for (const FabricLink &link : network.links) {
        const auto a = at(link.a.device), z = at(link.z.device);
        if (link.lower != Tier::Leaf || network.devices[z].tier != Tier::Spine)
            continue;
        const double share = link.rate / sides.up[a];
        sides.storage.into[z] += sides.storage.into[a] * share;
        sides.nodes.into[z] += sides.nodes.into[a] * share;
    }
}

/// Whether the ends of the path in a plane hang on more than one switch, or on more than one pod.
struct Spread {
    std::int32_t first = -1;
    bool isWide = false;

    void add(std::int32_t group)
    {
        isWide = isWide || (first >= 0 && first != group);
        first = first < 0 ? group : first;
    }
};
using SpreadOfPlanes = std::map<std::int32_t, Spread>;

SpreadOfPlanes spreadOf(const FabricNetwork &network, const PathEnds &sides, Tier tier)
{
    SpreadOfPlanes planes;
    for (std::size_t i = 0; i < network.devices.size(); ++i) {
        const FabricDevice &device = network.devices[i];
        if (device.tier >= tier && sides.storage.into[i] + sides.nodes.into[i] > 0)
            planes[device.plane].add(tier == Tier::Leaf ? static_cast<std::int32_t>(i) : device.unit);
    }
    return planes;
}

TierShare shareOf(const FabricNetwork &network, Tier tier, const PathSide &side, const PathSide &other,
                  const std::vector<double> &up, const SpreadOfPlanes &planes)
{
    TierShare tierShare;
    for (std::size_t i = 0; i < network.devices.size(); ++i) {
        const FabricDevice &device = network.devices[i];
        if (device.tier != tier || side.into[i] <= 0 || !planes.at(device.plane).isWide)
            continue;
        if (up[i] <= 0)
            tierShare.isOpen = tierShare.isOpen || other.into[i] <= 0; // else it has the other end itself
        else
            tierShare.share = std::min(tierShare.share.value_or(up[i] / side.into[i]), up[i] / side.into[i]);
    }
    return tierShare;
}

} // namespace

PathEnds pathEndsOf(const Design &design, const FabricNetwork &network, const PartId &server)
{
    const std::vector<End> ends = endsOf(design, network, server);
    const std::size_t count = network.devices.size();
    PathEnds sides{.storage = {.into = std::vector<double>(count)},
                   .nodes = {.into = std::vector<double>(count)},
                   .up = std::vector<double>(count)};
    std::vector<bool> isLinked(count);
    for (const FabricLink &link : network.links) {
        const auto a = at(link.a.device), z = at(link.z.device);
        if (link.lower != Tier::Endpoint) {
            sides.up[a] += link.rate;
            if (network.devices[a].tier == network.devices[z].tier)
                sides.up[z] += link.rate;
        } else if (ends[a] != End::Other) {
            PathSide &side = ends[a] == End::Storage ? sides.storage : sides.nodes;
            side.links += link.rate;
            side.into[z] += link.rate;
            side.devices += isLinked[a] ? 0 : 1;
            isLinked[a] = true;
        }
    }
    return sides;
}

TierShares tierSharesOf(const FabricNetwork &network, PathEnds ends)
{
    TierShares shares;
    const SpreadOfPlanes leaves = spreadOf(network, ends, Tier::Leaf);
    shares.storageLeaf = shareOf(network, Tier::Leaf, ends.storage, ends.nodes, ends.up, leaves);
    shares.nodeLeaf = shareOf(network, Tier::Leaf, ends.nodes, ends.storage, ends.up, leaves);
    raiseToSpines(network, ends);
    const SpreadOfPlanes pods = spreadOf(network, ends, Tier::Spine);
    shares.storageSpine = shareOf(network, Tier::Spine, ends.storage, ends.nodes, ends.up, pods);
    shares.nodeSpine = shareOf(network, Tier::Spine, ends.nodes, ends.storage, ends.up, pods);
    return shares;
}

bool hasStorage(const Design &design, const FabricNetwork &network)
{
    const std::vector<End> ends = endsOf(design, network, {});
    return std::ranges::find(ends, End::Storage) != ends.end();
}

} // namespace clusterwright
