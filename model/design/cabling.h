// Cabling: how cables run, what they may be made of and what is kept spare, as it was decided.
#pragma once

#include "model/names.h"
#include "model/parts/figure.h"
#include "model/quantity.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace clusterwright {

using MediumId = std::string;

enum class MediumKind { Dac, Acc, Aec, Aoc, Sr, Dr, Fr, Lr, TwistedPair };
template <>
inline constexpr auto namesOf<MediumKind> = std::array{
    Name{MediumKind::Dac, "dac"}, Name{MediumKind::Acc, "acc"}, Name{MediumKind::Aec, "aec"},
    Name{MediumKind::Aoc, "aoc"}, Name{MediumKind::Sr, "sr"},   Name{MediumKind::Dr, "dr"},
    Name{MediumKind::Fr, "fr"},   Name{MediumKind::Lr, "lr"},   Name{MediumKind::TwistedPair, "tp"}};

/// One row of the media table. The first row of the design whose rate is that of the link and whose reach is
/// at least its length is taken.
struct MediumRow {
    MediumId id = {};
    std::string name = {};
    MediumKind kind = MediumKind::Dac;
    std::optional<Bandwidth> rate = {}; ///< of a link; none = any
    std::optional<Length> reach = {};   ///< none = as the part states
    std::string cable = {};             ///< part id: the whole cable, or the fibre between two transceivers
    // Part ids. Both empty: the cable has its ends; else an empty one means that no such cage takes this
    // medium.
    std::string transceiver = {};       ///< for a cage of two or more links
    std::string singleTransceiver = {}; ///< for a cage of one link
    std::optional<Power> endPower =
        {}; ///< of one end of one link; none = as the part states, shared by its links
    std::vector<std::string> stock =
        {}; ///< lengths that can be ordered, in metres: "0.5", "1"; empty = any tenth
    std::optional<Length> diameter = {}, bendRadius = {}; ///< none = as the part states
    std::string source = {};

    bool operator==(const MediumRow &) const = default;
};

/// A value taken for planning until a site says otherwise.
template <typename Q>
Figure<Q> planned(Q value, std::string basis)
{
    return {value, FigureKind::Estimate, "", std::move(basis), Confidence::Low};
}

/// Routes over trays above the racks, and what is checked and kept spare.
struct CablingPlan {
    Figure<Length> trayHeight = planned(metres(2.7), "planning value: 0.4 m above racks of 52 units");
    Figure<double> slack = planned(0.1, "planning value: a tenth of the way");
    Figure<Length> serviceLoop = planned(metres(0.5), "planning value: a quarter of a metre at each end");
    Figure<Length> detour = planned(metres(0.6), "planning value: to the cable manager and back");
    Figure<double> spares = planned(0.05, "planning value: one in twenty");
    Figure<Length> trayWidth = planned(metres(0.6), "planning value: a tray as wide as a rack");
    Figure<Length> trayDepth = planned(metres(0.1), "planning value: a tray of 100 mm");
    Figure<double> fill = planned(0.4, "planning value: as for conduits with many cables");
    Figure<double> delay = planned(5.0, "light in fibre 4.9, signals in copper 4.3 to 5 ns per metre");
    Figure<Time> switchDelay = planned(seconds(0.6e-6), "Ethernet 0.5 to 1 us, InfiniBand 0.2 to 0.3 us; "
                                                        "where the part states none");
    Figure<Time> adapterDelay = planned(seconds(0.8e-6), "adapters take 0.6 to 1 us");

    bool operator==(const CablingPlan &) const = default;
};

} // namespace clusterwright
