// Trial: what would happen if a thing were put down at a place, and how to say it.
#pragma once

#include "model/design/edit.h"
#include "model/evaluation.h"

#include <QString>

namespace clusterwright {

/// What is held over a rack: a part of the library, or something that stands in a rack type.
struct Held {
    Part part;
    RackTypeId type;       ///< where it stands; empty = it comes from the library
    PlacementId placement; ///< the same
};

Held heldFrom(const Design &design, const RackTypeId &type, const Placement &placement);

struct Target {
    RackTypeId type = {};                 ///< empty = no rack is there
    std::optional<HalfUnits> bottom = {}; ///< none = the first free place
    std::optional<Slot> slot = {};        ///< of a zero-U part; none = the emptier side
    bool isCopy = false;                  ///< leaves the original where it stands

    bool operator==(const Target &) const = default;
};

enum class Outcome { Fine, Warns, Refused };

struct Trial {
    Result<Design> design;
    PlacementId placed; ///< in the new design; empty if refused
    QString step;       ///< for the undo list: "Place DGX H100 in Compute rack at U24"
    QString text;       ///< what would change, or why it is refused; a few lines
    Outcome outcome = Outcome::Refused;
};

Trial tryPlacing(const Design &design, const Evaluation &evaluation, const Held &held, const Target &target,
                 const Library *library = nullptr);

/// Only the edit and its name, without what would change.
Trial place(const Design &design, const Held &held, const Target &target);

} // namespace clusterwright
