// Phases of a rack: which outlet bank each cord hangs on, and what that puts on the lines of each rack PDU.
#pragma once

#include "model/analysis/power.h"
#include "model/calculators/power.h"

namespace clusterwright {

/// Real power by the lines it is taken from; what is neither between two lines nor between a line and
/// neutral, or not known to be, counts as spread evenly.
struct LineLoad {
    std::array<Power, 3> pairs{};   ///< between lines 1 and 2, 2 and 3, 3 and 1
    std::array<Power, 3> singles{}; ///< between line 1, 2, 3 and neutral
    Power even{};
    int unknownCount = 0; ///< devices whose power is missing

    bool operator==(const LineLoad &) const = default;
    void add(const LineLoad &other, double times = 1);
    Power sum() const;
};

/// Currents of the three lines and of the neutral, as the sum of phasors at one power factor. `line` is line
/// to line. For pairs alone it is lineCurrents() of calculators/power.h; the neutral is
/// sqrt(a² + b² + c² - ab - bc - ca) of the currents to neutral, without harmonics.
/// Test: PhasesTest::currentsOfMixedLoads.
struct Currents {
    LineCurrents lines;
    Current neutral;
};
Currents currentsOf(const LineLoad &load, Voltage line, double powerFactor);

/// The bank that one cord hangs on.
struct CordPlace {
    PlacementId device;
    std::size_t cord = 0; ///< from 0
    std::size_t feed = 0; ///< index into RackFeeds::feeds
    int bank = 0;         ///< from 1; 0 where the rack PDU is not known to have banks or phases

    bool operator==(const CordPlace &) const = default;
};

struct BankLoad {
    int bank = 0;          ///< from 1; bank n hangs on line or pair (n - 1) mod 3
    Current normal, worst; ///< worst: over the loss of each other feed
    std::string worstLoss; ///< the feed; empty if none makes it worse

    bool operator==(const BankLoad &) const = default;
};

/// One rack PDU with known phases and voltage.
struct FeedPhases {
    std::size_t feed = 0; ///< index into RackFeeds::feeds
    int phases = 3;
    Voltage voltage;                          ///< line to line; with one phase that of its outlets
    LineLoad load;                            ///< normal
    std::array<Current, 3> normal{}, worst{}; ///< of the lines; with one phase the first alone
    Current neutral;
    std::string worstLoss;
    double imbalance = 0;             ///< normal: (largest - mean) / mean
    std::optional<Current> lineLimit; ///< continuous
    std::optional<Current> bankLimit; ///< continuous
    std::vector<BankLoad> banks;
    int unknownCount = 0; ///< devices whose power is missing

    bool operator==(const FeedPhases &) const = default;
};

struct RackPhases {
    std::vector<FeedPhases> feeds; ///< those whose phases and voltage are known
    std::vector<CordPlace> cords;  ///< of every device with supplies, in the order of the placements

    bool operator==(const RackPhases &) const = default;
};

/// Cords hang where the placement says; the others one by one, the largest load first, on the bank of their
/// feed whose line carries least. A three-phase PDU without stated banks is taken to have one per line. The
/// continuous limit of a line is that of the PDU where one is published, else `continuousFactor` of its input
/// current; that of a bank `continuousFactor` of its breaker.
/// Test: PhasesTest::serversOverThreeBanks (datacentermd.com, nine servers).
RackPhases computePhases(const std::vector<Placed> &placed, const RackFeeds &feeds, double powerFactor,
                         double continuousFactor);

/// What each feed of the rack carries with these feeds dead (bit i = feed i), and the devices that are lost.
struct Survival {
    std::vector<LineLoad> feeds;
    std::vector<const Placed *> lost;
};
Survival survivalOf(const std::vector<Placed> &placed, const RackFeeds &feeds, const RackPhases &phases,
                    std::uint64_t dead, bool typical = false);

} // namespace clusterwright
