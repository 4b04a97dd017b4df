// Evaluation: everything computed from a design, by one pure function that can be run at any time.
#pragma once

#include "model/analysis/cooling.h"
#include "model/analysis/cost.h"
#include "model/analysis/fabrics.h"
#include "model/analysis/facility.h"
#include "model/analysis/inventory.h"
#include "model/analysis/mechanical.h"
#include "model/analysis/reliability.h"
#include "model/analysis/shelves.h"
#include "model/analysis/workloads.h"
#include "model/checks/finding.h"

namespace clusterwright {

/// The sums of one rack, or of many.
struct Summary {
    Inventory inventory;
    Bulk bulk;
    LoadTotals power;
    HeatTotals heat;
    MoneyTotal price;

    bool operator==(const Summary &) const = default;
    void add(const Summary &other, int times = 1);
};

struct TypeResults {
    int racks = 0; ///< how many stand in the design
    Summary one;   ///< of one rack of the type
    RackFeeds feeds;
    RackPhases phases;
    ShelfGroup shelves;

    bool operator==(const TypeResults &) const = default;
};

struct Results {
    // Not inline, as in Design.
    Results();
    Results(const Results &other);
    Results(Results &&other) noexcept;
    Results &operator=(const Results &other);
    Results &operator=(Results &&other) noexcept;
    ~Results();

    std::map<RackTypeId, TypeResults> types;
    Summary total;                      ///< of all racks that stand, and of the cables between them
    std::vector<FabricResults> fabrics; ///< in the order of the design
    CoolingResults cooling;
    ChainResults chain;
    Facility facility;
    Swing swing;
    ReliabilityResults reliability;
    CostResults cost;
    std::vector<WorkloadResults> workloads; ///< in the order of the design

    bool operator==(const Results &) const = default;
};

struct FindingCounts {
    int errors = 0, warnings = 0, infos = 0, waived = 0, notEvaluated = 0; ///< the first three: open

    bool operator==(const FindingCounts &) const = default;
};

struct Evaluation {
    Results results;
    std::vector<Finding> findings; ///< errors first
    FindingCounts counts;

    bool operator==(const Evaluation &) const = default;
};

/// The design must pass checkIntegrity(). Whether the library has moved on since is checked where one is
/// given.
Evaluation evaluate(const Design &design, const Library *library = nullptr);

/// What a step changes: the totals after minus before, and the open findings that come and go.
struct Change {
    Total<Power> maxPower; ///< differences; unknown counts may be negative
    Total<Mass> mass;
    std::vector<Finding> come, gone;
};

Change changeBetween(const Evaluation &before, const Evaluation &after);

} // namespace clusterwright
