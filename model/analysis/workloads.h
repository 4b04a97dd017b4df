// Workloads of the design: the hardware that each gets from what stands, and what follows: time, bottleneck,
// memory, data, goodput, cost.
#pragma once

#include "model/analysis/cost.h"
#include "model/analysis/datamovement.h"
#include "model/analysis/reliability.h"
#include "model/analysis/workloadparts.h"

namespace clusterwright {

/// A figure of the hardware with where it comes from.
struct HardwareFigure {
    std::string name, value, source; ///< "Scale-out bandwidth", "50 GB/s", "8 links of 400 Gb/s ..."

    bool operator==(const HardwareFigure &) const = default;
};

struct WorkloadHardware {
    Hardware one;                  ///< as the estimator takes it
    PartId server, accelerator;    ///< parts
    FabricId fabric;               ///< of the collectives; empty = none is there
    std::int64_t nodes = 0;        ///< that run
    std::int64_t perNode = 0;      ///< accelerators
    std::int64_t accelerators = 0; ///< that run
    std::int64_t standing = 0;     ///< accelerators of such servers in the design
    double oversubscription = 1;   ///< by which the scale-out rate is divided
    std::vector<HardwareFigure> figures;

    bool operator==(const WorkloadHardware &) const = default;
};

/// Of a training that runs without an end in sight, or for `Workload::tokens`.
struct WorkloadGoodput {
    std::optional<Rate> interruptions; ///< of the nodes that run
    int unknownRates = 0;              ///< of parts of a node: then they come more often than this
    std::optional<Time> between;       ///< mean time between two
    std::optional<Time> interval;      ///< of checkpoints: planned, else the best
    bool isPlanned = false;
    std::optional<Time> best;   ///< Daly's
    std::optional<double> ettr; ///< share of the time that makes progress, 0..1
    std::optional<double> tokensPerDay;
    std::optional<std::int64_t> spareNodes; ///< that meet the service level while nodes are repaired
    bool isModelLimited = false;            ///< too small for the law of node rates; see workloadgoodput.h

    bool operator==(const WorkloadGoodput &) const = default;
};

struct WorkloadCost {
    std::optional<Time> calendar;        ///< to train all tokens, goodput included
    std::optional<Total<Energy>> energy; ///< of the run, at the grid
    std::optional<MoneyTotal> money;     ///< of the run
    std::optional<MoneyTotal> perMillionTokens, perAcceleratorHour;

    bool operator==(const WorkloadCost &) const = default;
};

/// Pools of a serving that reads prompts on other instances than it answers on.
struct ServingFleet {
    std::int64_t instances = 0;                    ///< that fit onto the accelerators
    double requestsPerSecond = 0;                  ///< that they serve
    double tokensPerSecond = 0;                    ///< answered
    std::optional<double> prefillRate, decodeRate; ///< requests per second of the pools, if there are two
    std::optional<Time> transfer;                  ///< of the cache of one prompt between the pools
    std::optional<double> load;                    ///< wanted over served

    bool operator==(const ServingFleet &) const = default;
};

struct WorkloadResults {
    WorkloadId id;
    std::optional<WorkloadHardware> hardware;
    std::optional<TrainingStep> step;   ///< of a training
    std::optional<ServingRate> serving; ///< of a serving
    std::optional<ServingFleet> fleet;
    std::vector<TimePart> parts; ///< of the step, or of the time of one token; sum to 1
    std::vector<RooflinePoint> roof;
    std::string bottleneck;            ///< a sentence
    double parameters = 0, active = 0; ///< of the model
    std::optional<DataMovement> movement;
    WorkloadGoodput goodput;
    WorkloadCost cost;
    std::vector<std::string> missing; ///< sentences: why there is no estimate, or not all of it
    std::string calibration;          ///< what the efficiency of this hardware rests on

    bool operator==(const WorkloadResults &) const = default;
};

/// What the other analyses found, as workloads need it.
struct WorkloadContext {
    const Design &design;
    const Inventory &total;
    const std::vector<FabricResults> &fabrics;
    const ReliabilityResults &reliability;
    const CostResults &cost;
};

/// In the order of the design. Test: WorkloadResultsTest.
std::vector<WorkloadResults> computeWorkloads(const WorkloadContext &context);

} // namespace clusterwright
