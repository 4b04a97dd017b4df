// Reliability: how often the things of a design fail, what that costs a job on all its compute nodes, and how
// many spares they need.
#pragma once

#include "model/analysis/inventory.h"

namespace clusterwright {

/// How many units of a class there are; `unknownCount` pieces do not say how many they hold.
struct UnitCount {
    std::int64_t known = 0;
    int unknownCount = 0;

    bool operator==(const UnitCount &) const = default;
};

/// The units of one class in one piece of a part.
struct FailureTerm {
    ComponentClass component = ComponentClass::Accelerator;
    std::optional<std::int64_t> units;     ///< above 0; none = not stated
    std::optional<Figure<double>> perYear; ///< failures of one unit; none = not stated

    bool operator==(const FailureTerm &) const = default;
};

/// Every class of which the part has units, or may have: a server its accelerators, processors, memory
/// modules, drives, adapters, supplies and one chassis; a switch, rack PDU or power shelf itself. Racks have
/// none.
std::vector<FailureTerm> failureTerms(const Part &part, const Upkeep &upkeep);

/// Failures of one piece, as parts in series: sum of units times rate. A class of unknown units or rate
/// counts as unknown.
Total<Rate> failureRate(const std::vector<FailureTerm> &terms);

/// 1 / rate: at most this, where the rate lacks something. None if nothing is known to fail.
std::optional<Time> meanTimeBetween(const Total<Rate> &failures);

/// All units of a class in the design.
struct ComponentResults {
    UnitCount units;
    Total<Rate> failures;
    std::optional<double> demand;       ///< spares used during the lead time, on average, by the known units
    std::optional<std::int64_t> needed; ///< spares that meet the service level, for the known units
    std::optional<std::int64_t> stock;

    bool operator==(const ComponentResults &) const = default;
};

/// What a job gets out of its time if it saves its state every `interval`.
struct TimeRatio {
    Time interval{};
    double ratio = 0;        ///< effective training time ratio, 0..1
    double largestShare = 0; ///< of checkpoint, interval and restart, over the time between interruptions

    /// The formula is of first order and holds for short times only. With interval and restart at a tenth
    /// and checkpoints of a hundredth it says 0.75, the exact renewal model (Daly 2006) 0.78.
    /// Test: ReliabilityResultsTest::firstOrder.
    static constexpr double largestOfFirstOrder = 0.1;

    bool operator==(const TimeRatio &) const = default;
    bool isValid() const { return largestShare <= largestOfFirstOrder; }
};

/// A job that runs on all compute nodes and stops with any of them.
struct JobResults {
    std::optional<Total<Rate>> interruptions; ///< none: no compute nodes, or their stopping share not stated
    std::optional<Time> between;              ///< mean time between them; at most, where a rate is unknown
    std::optional<Time> young, daly;          ///< checkpoint intervals that cost least
    std::optional<TimeRatio> planned, best;   ///< at the planned interval, and at Daly's

    bool operator==(const JobResults &) const = default;
};

struct ReliabilityResults {
    std::map<PartId, Total<Rate>> parts; ///< failures of one piece of each part that is placed
    std::map<ComponentClass, ComponentResults> components; ///< of which there are units, or may be
    Total<Rate> all;                                       ///< failures of everything
    Total<Rate> computeNodes;                              ///< of all compute nodes
    double serviceLevel = 0;                               ///< of the spares
    JobResults job;

    bool operator==(const ReliabilityResults &) const = default;
};

/// `total` is the inventory of all racks that stand; without any there is nothing to say. The service level
/// is the stated one, else `usualServiceLevel` (rule REL003). Test: ReliabilityResultsTest.
ReliabilityResults computeReliability(const Design &design, const Inventory &total, double usualServiceLevel);

/// Failures of what an inventory lists, from those of one piece each.
Total<Rate> failuresIn(const Inventory &inventory, const ReliabilityResults &results);

/// What a job gets at another interval; none where the time between interruptions, checkpoint or restart is
/// not known.
std::optional<TimeRatio> timeRatioAt(Time interval, const Upkeep &upkeep, const JobResults &job);

} // namespace clusterwright
