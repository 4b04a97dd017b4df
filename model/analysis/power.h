// Power of a rack: how much it draws, over which feeds, and with any one feed lost.
#pragma once

#include "model/analysis/placed.h"
#include "model/analysis/total.h"

namespace clusterwright {

/// Sums by kind of load; no kind stands in for another.
struct LoadTotals {
    Total<Power> nameplate, max, typical, idle;

    bool operator==(const LoadTotals &) const = default;
    void add(const LoadTotals &other, int times = 1);
};

/// One placed rack PDU or power shelf. Loads are at maximum power.
struct FeedLoad {
    std::string name;
    PlacementId placement;
    std::optional<ApparentPower> limit; ///< continuous
    Total<Power> load;
    Total<Power> loadOneFeedLost; ///< worst over the loss of each other feed; `load` if alone
    std::string worstLoss;        ///< the feed whose loss makes it; empty if alone

    bool operator==(const FeedLoad &) const = default;
};

/// A device that goes down although one feed only was lost.
struct LostDevice {
    PlacementId placement;
    std::string feed; ///< lost
    int suppliesLeft = 0, suppliesNeeded = 0;

    bool operator==(const LostDevice &) const = default;
};

struct RackFeeds {
    std::vector<FeedLoad> feeds;  ///< in the order they were placed
    std::vector<LostDevice> lost; ///< every device and feed for which it holds

    bool operator==(const RackFeeds &) const = default;
};

LoadTotals computeLoads(const std::vector<Placed> &placed);

/// Cords go round robin over the feeds, starting at the first for every device, unless the placement says
/// otherwise. Live cords share the device's maximum power equally; one with unknown power or supplies counts
/// as unknown on every live feed. A device with fewer live supplies than it needs draws nothing.
/// `continuousFactor` makes a limit from a rating where no continuous limit is published (rule PWR001).
/// Test: PowerTest::superPodComputeRack (NVIDIA DGX SuperPOD data center design, DGX H100, Electrical).
RackFeeds computeFeeds(const std::vector<Placed> &placed, double continuousFactor);

/// The feed of each cord of a device, as an index into `feeds`.
std::vector<std::size_t> cordsOf(const Placed &device, const std::vector<FeedLoad> &feeds);

/// A load in VA at the design's power factor.
Total<ApparentPower> apparent(const Total<Power> &load, const Design &design);

} // namespace clusterwright
