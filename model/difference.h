// Difference: what two designs do not have in common, object by object, and what follows from it.
#pragma once

#include "model/design/field.h"
#include "model/totals.h"

namespace clusterwright {

enum class ObjectKind {
    Design,
    Hall,
    Row,
    Rack,
    RackType,
    NodeType,
    PowerSource,
    CoolingLoop,
    Fabric,
    Endpoints,
    Link,
    Medium,
    Workload,
    MeasuredRun,
    FittedConstant,
    Component,
    Placement,
    Part,
    Price,
    Statement,
    Waiver,
    Parameter,
    Release
};
template <>
inline constexpr auto namesOf<ObjectKind> = std::array{
    Name{ObjectKind::Design, "design"},
    Name{ObjectKind::Hall, "hall"},
    Name{ObjectKind::Row, "row"},
    Name{ObjectKind::Rack, "rack"},
    Name{ObjectKind::RackType, "rack_type"},
    Name{ObjectKind::NodeType, "node_type"},
    Name{ObjectKind::PowerSource, "power_source"},
    Name{ObjectKind::CoolingLoop, "cooling_loop"},
    Name{ObjectKind::Fabric, "fabric"},
    Name{ObjectKind::Endpoints, "endpoints"},
    Name{ObjectKind::Link, "link"},
    Name{ObjectKind::Medium, "medium"},
    Name{ObjectKind::Workload, "workload"},
    Name{ObjectKind::MeasuredRun, "measured_run"},
    Name{ObjectKind::FittedConstant, "fitted_constant"},
    Name{ObjectKind::Component, "upkeep"},
    Name{ObjectKind::Placement, "placement"},
    Name{ObjectKind::Part, "part"},
    Name{ObjectKind::Price, "price"},
    Name{ObjectKind::Statement, "assumption"},
    Name{ObjectKind::Waiver, "waiver"},
    Name{ObjectKind::Parameter, "rule_parameter"},
    Name{ObjectKind::Release, "release"},
};

/// "rack type", "device": the kind in a reader's words.
std::string wordFor(ObjectKind kind);

/// An object that is compared. Its id is that of the design; of a price the part's, of a release the
/// revision, of a waiver "PWR001:rack-0007", of a rule's parameter "PWR001:continuous_factor", of the design
/// "design".
struct ComparedObject {
    ObjectKind kind = ObjectKind::Design;
    std::string id;
    std::string name; ///< for a reader: "node-1 in Compute rack"

    bool operator==(const ComparedObject &) const = default;
};

/// Another place of a rack or row (row or hall, x_m, y_m) or of a device (rack_type, u, side, slot).
struct MovedObject {
    ComparedObject object;
    std::vector<Field> from, to;  ///< the values of the place
    std::string fromText, toText; ///< "U7", "Row A at 3.2 m, 1.2 m"

    bool operator==(const MovedObject &) const = default;
};

/// Another value of one field.
struct ChangedField {
    ComparedObject object;
    std::string key, title;
    FieldValue from, to;
    std::string fromText, toText; ///< with names for ids; "not stated" where there is no value

    bool operator==(const ChangedField &) const = default;
};

struct TotalChange {
    TotalRow from, to, delta;

    bool operator==(const TotalChange &) const = default;
};

struct Difference {
    std::vector<ComparedObject> added, removed;
    std::vector<MovedObject> moved;
    std::vector<ChangedField> changed;
    std::vector<TotalChange> totals; ///< all of them, changed or not
    std::vector<Finding> findingsAdded,
        findingsRemoved; ///< open ones, with other numbers or not there before

    bool operator==(const Difference &) const = default;
    /// Whether the designs say the same. The counter for ids, the order of lists and the baseline do not
    /// count.
    bool isEmpty() const;
};

/// From design `a` to design `b`, which pass checkIntegrity(); objects are the same if their ids are. In the
/// order of kinds, then of the design. Time grows with the number of objects, not with its square.
Difference differenceBetween(const Design &a, const Evaluation &ofA, const Design &b, const Evaluation &ofB);

/// The difference as lines: "+ rack A05", "- ...", "> moved", "~ changed", and the totals that changed.
std::string differenceText(const Difference &difference);

/// The difference as a list of sentences for a revision history, like things together. What the release of a
/// revision changes itself (status, revision, history) is left out.
std::vector<std::string> changeSentences(const Difference &difference);

} // namespace clusterwright
