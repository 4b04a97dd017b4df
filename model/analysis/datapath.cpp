#include "model/analysis/datapath.h"

#include "model/analysis/pathends.h"
#include "model/text.h"

namespace clusterwright {
namespace {

std::string gigabytesText(double bytesPerSecond)
{
    return formatFigure(bytesPerSecond / 1e9) + " GB/s";
}

std::string joined(const std::vector<std::string> &texts)
{
    std::string all;
    for (const std::string &text : texts)
        all += (all.empty() ? "" : ", ") + text;
    return all;
}

/// A rate of a part with what it rests on.
struct StatedRate {
    Bandwidth rate{};
    std::string basis;
};

std::optional<StatedRate> stated(const std::optional<Figure<Bandwidth>> &figure)
{
    if (!figure)
        return std::nullopt;
    return StatedRate{figure->value, std::string(nameOf(figure->kind))};
}

std::optional<StatedRate> readRateOf(const StorageFacts &facts)
{
    std::optional<StatedRate> best = stated(facts.readBandwidth);
    if (best || !facts.measurements)
        return best;
    for (const auto &measured : facts.measurements->value)
        if (measured.read && (!best || *measured.read > best->rate))
            best = StatedRate{*measured.read, "measured, " + measured.benchmark};
    return best;
}

/// The sum of one rate over all storage systems.
struct SystemsRate {
    Bandwidth known{};
    std::vector<std::string> sources, unknown; ///< unknown: models of parts

    void add(const Part &part, int count, const std::optional<StatedRate> &rate)
    {
        if (!rate) {
            unknown.push_back(part.model);
            return;
        }
        known += rate->rate * static_cast<double>(count);
        sources.push_back(std::to_string(count) + " x " + part.model + " of " +
                          gigabytesText(inBytesPerSecond(rate->rate)) + " (" + rate->basis + ")");
    }
    std::optional<Bandwidth> whole() const
    {
        std::optional<Bandwidth> sum;
        if (unknown.empty())
            sum = known;
        return sum;
    }
};

DataHop outsideHop(const OutsideStorage &outside)
{
    DataHop hop{.kind = HopKind::Systems, .name = "Storage outside of the design"};
    hop.read = outside.read;
    hop.write = outside.write;
    hop.source = "Stated: " + (outside.source.empty() ? "by the workload" : outside.source);
    if (!outside.read || !outside.write)
        hop.missing = outside.read ? "Write rate of the shared storage" : "Read rate of the shared storage";
    return hop;
}

DataHop systemsHop(const Design &design, const Inventory &total, const OutsideStorage &outside)
{
    if (total.storageSystems == 0 && outside.isStated())
        return outsideHop(outside);
    DataHop hop{.kind = HopKind::Systems, .name = "Storage systems"};
    SystemsRate read, write;
    for (const auto &[id, count] : total.parts)
        if (const Part &part = design.parts.at(id); const auto *facts = factsOf<StorageFacts>(part)) {
            read.add(part, count, readRateOf(*facts));
            write.add(part, count, stated(facts->writeBandwidth));
        }
    if (total.storageSystems == 0) {
        hop.missing = "Storage systems (none is placed)";
        return hop;
    }
    hop.read = read.whole();
    hop.write = write.whole();
    hop.source = "Read: " + joined(read.sources) + "; write: " + joined(write.sources);
    if (!read.unknown.empty())
        hop.missing = "Read rate of " + joined(read.unknown);
    if (!write.unknown.empty())
        hop.missing += (hop.missing.empty() ? "Write rate of " : "; write rate of ") + joined(write.unknown);
    return hop;
}

/// Index of the fabric of the path.
std::optional<std::size_t> fabricOf(const Design &design, const std::vector<FabricResults> &fabrics,
                                    const std::string &wanted)
{
    const auto first = [&design](const auto &isIt) -> std::optional<std::size_t> {
        for (std::size_t i = 0; i < design.fabrics.size(); ++i)
            if (isIt(i))
                return i;
        return std::nullopt;
    };
    if (!wanted.empty())
        return first([&](std::size_t i) { return design.fabrics[i].id == wanted; });
    if (const auto own = first([&](std::size_t i) { return design.fabrics[i].kind == FabricKind::Storage; }))
        return own;
    return first([&](std::size_t i) {
        const FabricKind kind = design.fabrics[i].kind;
        return (kind == FabricKind::InBand || kind == FabricKind::ScaleOut) &&
               hasStorage(design, fabrics[i].network);
    });
}

/// Of so many of the devices that have links. Nobody is asked for the links of what is not placed.
DataHop linksHop(const Fabric &fabric, HopKind kind, const PathSide &side, std::int64_t devices,
                 bool isPlaced)
{
    const std::string whose = kind == HopKind::NodeLinks ? "nodes" : "storage systems";
    DataHop hop{.kind = kind, .name = "Links of " + whose, .fabric = fabric.id};
    if (side.devices > 0 && devices > 0) {
        const double one = side.links / static_cast<double>(side.devices);
        hop.read = hop.write = bytesPerSecond(one * static_cast<double>(devices));
        hop.source = std::to_string(devices) + " x " + gigabytesText(one) + " on " + fabric.name;
    } else if (isPlaced) {
        hop.missing = "Links of the " + whose + " to " + fabric.name;
    }
    return hop;
}

/// What the tier lets through of the links at its end.
DataHop tierHop(const Fabric &fabric, HopKind kind, Tier tier, const TierShare &share,
                const std::optional<Bandwidth> &links)
{
    const bool isTree = fabric.topology == Topology::FatTree, isAtNodes = kind == HopKind::NodeTier;
    const std::string what =
        isTree ? (tier == Tier::Leaf ? "Leaf uplinks" : "Spine uplinks") : "Links between switches";
    DataHop hop{.kind = kind, .name = what + (isAtNodes ? " of nodes" : " of storage"), .fabric = fabric.id};
    if (share.isOpen) {
        hop.missing = "What joins the switches of " + fabric.name;
    } else if (links) {
        hop.read = hop.write = *links * *share.share;
        hop.source = "Least at a switch: " + formatPercent(*share.share) + " of the links below it";
    }
    return hop;
}

void addHops(const Design &design, const Fabric &fabric, const FabricNetwork &network, const PathNodes &nodes,
             bool isPlaced, bool isOutside, std::vector<DataHop> &hops)
{
    const PathEnds ends = pathEndsOf(design, network, nodes.server);
    const TierShares shares = tierSharesOf(network, ends);
    const DataHop storage =
        linksHop(fabric, HopKind::StorageLinks, ends.storage, ends.storage.devices, isPlaced);
    const DataHop node = linksHop(fabric, HopKind::NodeLinks, ends.nodes,
                                  std::min(nodes.nodes, ends.nodes.devices), nodes.nodes > 0);
    const auto addTier = [&](HopKind kind, Tier tier, const TierShare &share, const DataHop &links) {
        if (share.isCrossed())
            hops.push_back(tierHop(fabric, kind, tier, share, links.read));
    };
    if (!isOutside) {
        hops.push_back(storage);
        addTier(HopKind::StorageTier, Tier::Leaf, shares.storageLeaf, storage);
        addTier(HopKind::StorageTier, Tier::Spine, shares.storageSpine, storage);
    }
    addTier(HopKind::NodeTier, Tier::Spine, shares.nodeSpine, node);
    addTier(HopKind::NodeTier, Tier::Leaf, shares.nodeLeaf, node);
    hops.push_back(node);
}

bool isTier(const DataHop &hop)
{
    return hop.kind == HopKind::StorageTier || hop.kind == HopKind::NodeTier;
}

/// The least of the rates that are known. Of equal ones not a tier: one without oversubscription is as wide
/// as the links below it.
std::optional<std::size_t> narrowestOf(const std::vector<DataHop> &hops,
                                       std::optional<Bandwidth> DataHop::*rate)
{
    constexpr double rounding = 1e-9;
    std::optional<std::size_t> narrowest;
    for (std::size_t i = 0; i < hops.size(); ++i) {
        if (!(hops[i].*rate))
            continue;
        const Bandwidth own = *(hops[i].*rate);
        const Bandwidth least = narrowest ? *(hops[*narrowest].*rate) : own;
        const bool isLess = own < least * (1 - rounding), isEqual = own <= least * (1 + rounding);
        if (!narrowest || isLess || (isEqual && isTier(hops[*narrowest]) && !isTier(hops[i])))
            narrowest = i;
    }
    return narrowest;
}

} // namespace

std::optional<Bandwidth> DataPath::readByShare(double share) const
{
    if (!isReadKnown)
        return std::nullopt;
    std::optional<Bandwidth> least;
    for (const DataHop &hop : hops) {
        const Bandwidth own = hop.isAtNodes() ? *hop.read * share : *hop.read;
        least = std::min(least.value_or(own), own);
    }
    return least;
}

DataPath computeDataPath(const Design &design, const std::vector<FabricResults> &fabrics,
                         const Inventory &total, const std::string &storageFabric, const PathNodes &nodes,
                         const OutsideStorage &outside)
{
    DataPath path;
    path.hops.push_back(systemsHop(design, total, outside));
    if (const auto index = fabricOf(design, fabrics, storageFabric))
        addHops(design, design.fabrics[*index], fabrics[*index].network, nodes, total.storageSystems > 0,
                total.storageSystems == 0 && outside.isStated(), path.hops);
    else
        path.hops.push_back({.kind = HopKind::NodeLinks,
                             .name = "Links of nodes",
                             .missing = storageFabric.empty() ? "A fabric that joins nodes and storage"
                                                              : "Fabric " + storageFabric +
                                                                    ", which the design does not have"});
    path.narrowestRead = narrowestOf(path.hops, &DataHop::read);
    path.narrowestWrite = narrowestOf(path.hops, &DataHop::write);
    path.isReadKnown =
        std::ranges::all_of(path.hops, [](const DataHop &hop) { return hop.read.has_value(); });
    path.isWriteKnown =
        std::ranges::all_of(path.hops, [](const DataHop &hop) { return hop.write.has_value(); });
    return path;
}

std::optional<Bandwidth> nodeRate(const Design &design, const FabricNetwork &network, const PartId &server)
{
    const PathEnds ends = pathEndsOf(design, network, server);
    if (ends.nodes.devices == 0)
        return std::nullopt;
    const TierShares shares = tierSharesOf(network, ends);
    if (shares.nodeLeaf.isOpen || shares.nodeSpine.isOpen)
        return std::nullopt;
    const double share =
        std::min({1.0, shares.nodeLeaf.share.value_or(1), shares.nodeSpine.share.value_or(1)});
    return bytesPerSecond(share * ends.nodes.links / static_cast<double>(ends.nodes.devices));
}

} // namespace clusterwright
