// Cable runs: the cable of every link of a network: its way over the trays, the length to order, what it is
// made of, and the transceivers at its ends.
#pragma once

#include "model/analysis/network.h"

namespace clusterwright {

/// The cable of one link. Compact: one per link of the network.
struct CableRun {
    float needed = -1;  ///< metres; negative = unknown: an end stands nowhere, or in another hall
    float ordered = -1; ///< metres: the next length in stock; negative = unknown, or none is long enough
                        ///< of the medium that was named for it
    std::int16_t medium = -1; ///< index in Design::media; -1 = none suits, or the length is unknown
    bool sharesCable = false; ///< runs in the cable of the link before it, as the second of a twin-port cage
    bool isInRack = false;    ///< both ends in one rack

    bool operator==(const CableRun &) const = default;
};

/// Pieces to buy that are alike.
struct CableLine {
    std::int16_t medium = -1; ///< index in Design::media
    double length = 0;        ///< metres, each
    std::int64_t count = 0;

    bool operator==(const CableLine &) const = default;
};

struct ModuleLine {
    PartId part;
    std::int64_t count = 0; ///< one per cage in use

    bool operator==(const ModuleLine &) const = default;
};

struct CableResults {
    std::vector<CableRun> runs;      ///< one per link of the network
    std::vector<CableLine> lines;    ///< by medium, then by length
    std::vector<ModuleLine> modules; ///< by part
    std::vector<float> devicePower;  ///< watts that the ends of its links draw in each device of the network
    std::int64_t cables = 0;         ///< without shared ones; of links of unknown length too
    std::int64_t unknownLength = 0, withoutMedium = 0; ///< links; the second: of known length
    Power power{};                                     ///< of all ends
    std::int64_t unknownPower = 0;                     ///< ends of links whose medium states no power
    Length total{};                                    ///< ordered

    bool operator==(const CableResults &) const = default;
};

/// Lengths after calculators/fabricuse.h: over the tray at right angles between two racks of a hall; within a
/// rack the difference of heights and a detour. The medium is the first of the design's table that has the
/// rate of the link, fits the cages at both ends, reaches and is in stock that long; a link decided by hand
/// may name its own. Nothing is ordered for a backplane. Linear in links.
CableResults computeCables(const Design &design, const Fabric &fabric, const FabricNetwork &network);

/// A port as a cable sees it.
struct CableEnd {
    const PortGroup *group = nullptr; ///< null = its part does not state it
    bool isSplit = false;             ///< carries several links

    /// Of its cage, when all of it is in use.
    std::int64_t linksOfCage(Bandwidth rate) const;
};

/// Whether a medium fits the ports at both ends of a link: rate, and cage where both state theirs. A cable
/// with its own ends must take all links of a cage.
bool fitsPorts(const Design &design, const MediumRow &medium, Bandwidth rate, const CableEnd &a,
               const CableEnd &z);

/// The transceiver in a cage of so many links: id of a part; empty = none.
const PartId &moduleFor(const MediumRow &medium, std::int64_t linksOfCage);

/// Reach of a medium: its own, else the least that its transceivers and its cable state; none = unknown.
std::optional<Length> reachOf(const Design &design, const MediumRow &medium);

/// The longest cable of a medium that can be had: its reach, or the longest length in stock if that is less.
std::optional<Length> longestOf(const Design &design, const MediumRow &medium);

/// Outer diameter and smallest bend radius of its cable; none = unknown.
std::optional<Length> diameterOf(const Design &design, const MediumRow &medium);
std::optional<Length> bendRadiusOf(const Design &design, const MediumRow &medium);

/// Power of one end of one link: the row's own, else that of the transceiver (or cable end) shared by the
/// links that a full cage carries. None = unknown.
std::optional<Power> endPowerOf(const Design &design, const MediumRow &medium, std::int64_t linksOfCage);

} // namespace clusterwright
