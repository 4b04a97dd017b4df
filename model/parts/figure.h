// Figure: a published or assumed number that says where it comes from. Only parts and assumptions hold
// figures.
#pragma once

#include "model/names.h"

#include <string>

namespace clusterwright {

enum class FigureKind { Nameplate, Max, Peak, Typical, Idle, Rated, Measured, Derived, Estimate };
template <>
inline constexpr auto namesOf<FigureKind> =
    std::array{Name{FigureKind::Nameplate, "nameplate"}, Name{FigureKind::Max, "max"},
               Name{FigureKind::Peak, "peak"},           Name{FigureKind::Typical, "typical"},
               Name{FigureKind::Idle, "idle"},           Name{FigureKind::Rated, "rated"},
               Name{FigureKind::Measured, "measured"},   Name{FigureKind::Derived, "derived"},
               Name{FigureKind::Estimate, "estimate"}};

enum class Confidence { Low, Medium, High };
template <>
inline constexpr auto namesOf<Confidence> = std::array{
    Name{Confidence::Low, "low"}, Name{Confidence::Medium, "medium"}, Name{Confidence::High, "high"}};

template <typename Q>
struct Figure {
    Q value{};
    FigureKind kind = FigureKind::Estimate;
    std::string source; ///< of a part's figure: a key of Part::sources; of an assumption: the document itself
    std::string basis;  ///< of an estimate or a derived figure: the arithmetic, or what it was taken from
    Confidence confidence = Confidence::Low;

    bool operator==(const Figure &) const = default;
};

} // namespace clusterwright
