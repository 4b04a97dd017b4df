// Data movement of a workload: what it reads and saves, over which hops, and which of them is the narrowest.
#pragma once

#include "model/analysis/datapath.h"
#include "model/design/workload.h"

namespace clusterwright {

/// What moves the data, found by the estimator.
struct MovementDemand {
    std::int64_t nodes = 0, accelerators = 0; ///< that run
    PartId server = {};                       ///< of which the nodes are
    std::optional<Time> step = {};            ///< of one training step; none = not known
    double parameters = 0;                    ///< of the whole model
    std::int64_t copies = 1;                  ///< data-parallel ranks; of a serving, instances
    Bandwidth exchange = {}; ///< that the collectives put on the links of all nodes, on average
};

/// Training data; rates of the whole run while it computes. Loaders read ahead from all tiers at once, so the
/// tiers overlap: each carries its share of the demand, and none waits for another.
struct DataReads {
    DataSize sample{};               ///< read for one sequence
    std::string sampleSource;        ///< stated, or of the modality
    std::optional<Bandwidth> demand; ///< of all accelerators; none without a step time
    std::optional<Bandwidth> perAccelerator;
    std::optional<Bandwidth> fromMemory, fromLocal, fromShared; ///< the demand by tier
    std::optional<Bandwidth> attainable; ///< that the tiers give at these hits; host memory is no limit
    std::optional<Rate> opens;           ///< of files on the shared storage
    std::optional<Time> epoch;           ///< to read the data set once at that demand
    std::optional<Time> staging;         ///< of `staged` to every node, from the shared storage
    std::optional<DataSize> localNeed;   ///< of one node: staged data and checkpoints
    std::optional<double> load;          ///< shared demand over what the path reads

    bool operator==(const DataReads &) const = default;
};

/// Of a serving only the weights, which every instance reads when it starts: size and restore.
struct CheckpointResults {
    DataSize size{};                  ///< of the whole model state
    DataSize perAccelerator{};        ///< written by each, spread over all
    std::string narrowest;            ///< hop that limits the write, or the copy to the hosts
    std::optional<Time> write;        ///< to the shared storage
    std::optional<Time> stall;        ///< that the accelerators wait
    std::optional<Time> drain;        ///< of an asynchronous one; the next may not begin before
    std::optional<Time> interval;     ///< between two, as planned
    std::optional<Bandwidth> average; ///< size over interval
    std::optional<Bandwidth> burst;   ///< size over the longest pause allowed
    std::optional<Time> restore;      ///< as RestoreMode says
    std::optional<Time> storm, broadcast;
    std::optional<Time> snapshot;     ///< to another site
    DataSize retained{};              ///< on the shared storage
    std::optional<DataSize> capacity; ///< usable, of the storage that is placed

    bool operator==(const CheckpointResults &) const = default;
};

/// A hop that more than one thing uses at the same time, on average over the run.
struct SharedHop {
    std::string name;
    Bandwidth read{}, write{};                  ///< capacities
    Bandwidth data{}, checkpoint{}, exchange{}; ///< demands: reads, averaged writes, collectives
    double load = 0; ///< of storage systems the sum of both shares, of links that of the fuller direction

    bool operator==(const SharedHop &) const = default;
};

struct DataMovement {
    DataPath path;
    DataReads reads; ///< of a training
    CheckpointResults checkpoint;
    std::vector<SharedHop> shared;    ///< the fullest first
    std::vector<std::string> missing; ///< what has to be stated, in words

    bool operator==(const DataMovement &) const = default;
};

/// Read by each modality for one sequence of so many tokens, with its source; none for Other.
struct SampleSize {
    DataSize size{};
    std::string source;
};
std::optional<SampleSize> usualSample(Modality modality, std::int64_t tokens);

/// `total` is of all racks that stand. The interval of checkpoints is the planned one of the workload, else
/// of the upkeep; none is taken where nobody stated it.
///
/// - Reads: readDemand() of the batch over the whole step. Host memory serves its share of them, local drives
///   their share of the others, the shared storage the rest; concurrentReadRate() says what that gives.
/// - Checkpoint: checkpointSize(); a synchronous one stops the run while it is written, an asynchronous one
///   for copyStall() and is then drained.
/// - Restore as a storm: each copy reads what it holds whole and all together what they share: everything
///   without sharding, weights alone with ZeRO 1 and 2 (2 bytes of a parameter), nothing with FSDP. As a
///   broadcast: the nodes of one copy read what is held whole, then it passes through the nodes of the others
///   as a pipeline, at the rate of a copy's nodes (bus factor 1 of a broadcast; nccl-tests, PERFORMANCE.md).
/// - Shared hops: reads and averaged writes share the systems; links carry them in different directions, but
///   share both with collectives where they belong to the same fabric. All of these are taken to cross.
///
/// Test: DataMovementTest.
DataMovement computeDataMovement(const Design &design, const std::vector<FabricResults> &fabrics,
                                 const Inventory &total, const Workload &workload,
                                 const MovementDemand &demand);

} // namespace clusterwright
