// Power chain: what each piece between the grid and the racks carries, normally and with any one piece lost.
#pragma once

#include "model/analysis/phases.h"

namespace clusterwright {

struct TypeResults;

/// One piece of the chain, at maximum power.
struct SourceLoad {
    PowerSourceId source;
    Total<Power> connected;             ///< all that hangs below it
    Total<Power> demand;                ///< the same with its diversity and its cap
    Total<Power> drawn;                 ///< from above it: the demand and its own loss
    Total<Power> typical;               ///< drawn at typical power, without diversity and cap
    std::optional<ApparentPower> limit; ///< continuous: of its rating or its breaker, whichever is less
    Total<Power> worst;      ///< demand, over the loss of each other piece; `demand` if none adds to it
    PowerSourceId worstLoss; ///< empty if none makes it worse
    std::array<Current, 3> lines{}, worstLines{}; ///< where its voltage is known; with one phase the first
    double imbalance = 0;                         ///< normal: (largest - mean) / mean
    std::optional<Current> lineLimit;             ///< continuous, of its breaker

    bool operator==(const SourceLoad &) const = default;
};

/// Something that carries more than its limit after a loss.
struct Overload {
    std::string object; ///< a source, or the placement of a feed
    std::string feed;   ///< of racks; else empty
    RackTypeId type;    ///< of racks; else empty
    int racks = 0;      ///< of which it is true
    ApparentPower load, limit;

    bool operator==(const Overload &) const = default;
};

/// What happens when one piece is lost.
struct SourceLoss {
    PowerSourceId source;
    int racksDark = 0;     ///< all feeds dead
    int racksDegraded = 0; ///< some feeds dead
    int devicesLost = 0, nodesLost = 0;
    std::int64_t acceleratorsLost = 0;
    std::vector<Overload> overloads;

    bool operator==(const SourceLoss &) const = default;
};

struct ChainResults {
    std::vector<SourceLoad> sources; ///< as in the design
    std::vector<SourceLoss> losses;  ///< one for each
    Total<Power> drawn, typical;     ///< at the beginnings of the chain; its losses included
    Power typicalLoss{};             ///< of all pieces together, at typical power
    int lossesUnknown = 0;           ///< pieces without a stated efficiency, counted as free of loss
    int feedsUnconnected = 0;        ///< rack feeds that hang on no piece

    bool operator==(const ChainResults &) const = default;
};

/// Racks of one type whose feeds hang on the same pieces.
struct SupplyGroup {
    const RackType *type = nullptr;
    std::vector<std::size_t> sources; ///< of each feed, an index into Design::powerSources; noSource if none
    std::vector<const Rack *> racks;
};
inline constexpr std::size_t noSource = static_cast<std::size_t>(-1);

/// In the order of the racks. Points into the design.
std::vector<SupplyGroup> supplyGroups(const Design &design, const std::map<RackTypeId, TypeResults> &types);

/// Which pieces are without power when some have failed: those, and each whose every feeding piece is.
std::vector<bool> deadSources(const Design &design, const std::vector<std::size_t> &failed);

/// The feeds of a group that are dead, as bits.
std::uint64_t deadFeeds(const SupplyGroup &group, const std::vector<bool> &deadSources);

/// Every current is computed anew with each piece taken out in turn: the live pieces that feed another share
/// its load equally, standby ones only when no other is live; devices share over their live cords as in
/// computeFeeds(). A piece's demand is min(cap, diversity x sum); what it draws is that over its efficiency.
/// The continuous limit is `continuousFactor` of a breaker (all of it for a fully rated assembly) and all of
/// a rating. Test: PowerChainTest.
ChainResults computeChain(const Design &design, const std::map<RackTypeId, TypeResults> &types,
                          const std::map<RackTypeId, std::vector<Placed>> &placed, double continuousFactor);

} // namespace clusterwright
