#include "model/analysis/datamovement.h"

#include "model/calculators/storage.h"

#include <cmath>

namespace clusterwright {
namespace {

/// A rate that is there and can be divided by.
std::optional<Bandwidth> usable(std::optional<Bandwidth> rate)
{
    if (rate && *rate <= Bandwidth{})
        rate.reset();
    return rate;
}

std::optional<Time> timeAt(DataSize size, const std::optional<Bandwidth> &rate)
{
    std::optional<Time> time;
    if (usable(rate))
        time = transferTime(size, *rate);
    return time;
}

std::optional<SampleSize> sampleOf(const Workload &workload)
{
    if (workload.data.sample)
        return SampleSize{*workload.data.sample, "stated"};
    return usualSample(workload.data.modality, workload.training.sequence);
}

/// What the tiers give together, all at once.
std::optional<Bandwidth> attainableRate(const DataPlan &plan, const DataPath &path, std::int64_t nodes)
{
    std::optional<Bandwidth> rate = path.read();
    if (rate && plan.localHits > 0) {
        if (!plan.localRead)
            return std::nullopt;
        rate = concurrentReadRate(plan.localHits, *plan.localRead * asNumber(nodes), *rate);
    }
    if (!rate || plan.memoryHits >= 1)
        return std::nullopt;
    return *rate / (1 - plan.memoryHits);
}

std::optional<DataSize> localNeedOf(const Workload &workload, const MovementDemand &demand,
                                    DataSize checkpoint)
{
    if (!workload.data.staged || demand.nodes <= 0)
        return std::nullopt;
    return *workload.data.staged +
           checkpoint * (asNumber(workload.checkpoint.keptLocally) / asNumber(demand.nodes));
}

void addDemand(DataReads &reads, const Workload &workload, const MovementDemand &demand, const DataPath &path)
{
    const DataPlan &plan = workload.data;
    const Bandwidth all = readDemand(reads.sample, workload.training.batch, *demand.step, 1);
    const double misses = 1 - plan.memoryHits, sharedPart = misses * (1 - plan.localHits);
    reads.demand = all;
    if (demand.accelerators > 0)
        reads.perAccelerator = all / asNumber(demand.accelerators);
    reads.fromMemory = all * plan.memoryHits;
    reads.fromLocal = all * (misses * plan.localHits);
    reads.fromShared = all * sharedPart;
    if (const auto rate = usable(path.read()))
        reads.load = *reads.fromShared / *rate;
    if (plan.dataset)
        reads.epoch = timeAt(*plan.dataset, all);
    if (plan.samplesPerFile && *plan.samplesPerFile > 0)
        reads.opens = perSecond(ratioOf(workload.training.batch, *plan.samplesPerFile) * sharedPart /
                                inSeconds(*demand.step));
}

DataReads readsOf(const Workload &workload, const MovementDemand &demand, const DataPath &path,
                  DataSize checkpoint)
{
    DataReads reads;
    const DataPlan &plan = workload.data;
    reads.attainable = attainableRate(plan, path, demand.nodes);
    reads.localNeed = localNeedOf(workload, demand, checkpoint);
    if (plan.staged)
        reads.staging = timeAt(*plan.staged * asNumber(demand.nodes), path.read());
    const auto sample = sampleOf(workload);
    if (!sample)
        return reads;
    reads.sample = sample->size;
    reads.sampleSource = sample->source;
    if (demand.step && *demand.step > Time{})
        addDemand(reads, workload, demand, path);
    return reads;
}

/// What every copy holds whole; the rest they share.
DataSize heldWhole(const Workload &workload, double parameters, DataSize size)
{
    constexpr double weightBytes = 2; // of CheckpointPlan::bytesPerParameter
    if (workload.kind == WorkloadKind::Serving || workload.training.sharding == StateSharding::None)
        return size;
    if (workload.training.sharding == StateSharding::Fsdp)
        return {};
    return std::min(size, checkpointSize(parameters, bytes(weightBytes)));
}

/// Index of the fabric of the collectives.
std::optional<std::size_t> exchangeFabric(const Design &design, const Workload &workload)
{
    const auto isIt = [&workload](const Fabric &fabric) {
        return workload.fabric.empty() ? fabric.kind == FabricKind::ScaleOut : fabric.id == workload.fabric;
    };
    const auto found = std::ranges::find_if(design.fabrics, isIt);
    if (found == design.fabrics.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - design.fabrics.begin());
}

/// Restores of a state of which every copy holds a part whole.
struct Restore {
    DataSize held{}, divided{};
    double copies = 1;
    std::optional<Bandwidth> send; ///< of the nodes of one copy to those of the next
};

std::optional<Time> broadcastTime(const Restore &restore, const DataPath &path)
{
    const auto all = usable(path.read()), one = usable(path.readByShare(1 / restore.copies));
    if (!all || !one)
        return std::nullopt;
    const Time read = transferTime(restore.held, *one) + transferTime(restore.divided, *all);
    if (restore.copies <= 1 || restore.held == DataSize{})
        return read;
    const auto send = timeAt(restore.held, restore.send);
    if (!send)
        return std::nullopt;
    return read + *send;
}

void addRestore(CheckpointResults &checkpoint, const Restore &restore, const CheckpointPlan &plan,
                const DataPath &path)
{
    checkpoint.storm = timeAt(restore.held * restore.copies + restore.divided, path.read());
    checkpoint.broadcast = broadcastTime(restore, path);
    checkpoint.restore = plan.restore == RestoreMode::Storm ? checkpoint.storm : checkpoint.broadcast;
}

/// How long it takes to write, what limits it, and how long the run waits.
void addWrite(CheckpointResults &checkpoint, const CheckpointPlan &plan, const MovementDemand &demand,
              const DataPath &path)
{
    const bool isSynchronous = plan.mode == CheckpointMode::Synchronous;
    std::optional<Time> copy;
    if (usable(plan.toHost) && demand.accelerators > 0)
        copy = copyStall(checkpoint.size, demand.accelerators, *plan.toHost);
    checkpoint.write = timeAt(checkpoint.size, path.write());
    if (checkpoint.write)
        checkpoint.narrowest = path.hops[*path.narrowestWrite].name;
    if (isSynchronous && copy && checkpoint.write && *copy > *checkpoint.write) {
        checkpoint.write = copy;
        checkpoint.narrowest = "Accelerators to their hosts";
    }
    checkpoint.stall = isSynchronous ? checkpoint.write : copy;
    if (!isSynchronous)
        checkpoint.drain = checkpoint.write;
}

void addPlan(CheckpointResults &checkpoint, const Design &design, const CheckpointPlan &plan)
{
    checkpoint.interval = plan.every;
    if (!plan.every && design.upkeep.checkpointEvery)
        checkpoint.interval = design.upkeep.checkpointEvery->value;
    const auto rateOver = [&checkpoint](const std::optional<Time> &time) {
        std::optional<Bandwidth> rate;
        if (time && *time > Time{})
            rate = bytesPerSecond(inBytes(checkpoint.size) / inSeconds(*time));
        return rate;
    };
    checkpoint.average = rateOver(checkpoint.interval);
    checkpoint.burst = rateOver(plan.window);
    checkpoint.snapshot = timeAt(checkpoint.size, plan.snapshotLink);
    checkpoint.retained = checkpoint.size * asNumber(plan.kept);
}

std::optional<DataSize> usableCapacityOf(const Design &design, const Inventory &total)
{
    if (total.storageSystems == 0)
        return std::nullopt;
    DataSize sum{};
    for (const auto &[id, count] : total.parts)
        if (const auto *facts = factsOf<StorageFacts>(design.parts.at(id))) {
            if (!facts->usableCapacity)
                return std::nullopt;
            sum += facts->usableCapacity->value * static_cast<double>(count);
        }
    return sum;
}

CheckpointResults checkpointOf(const Design &design, const Inventory &total, const Workload &workload,
                               const MovementDemand &demand, const DataPath &path)
{
    const bool isTraining = workload.kind == WorkloadKind::Training;
    const CheckpointPlan &plan = workload.checkpoint;
    CheckpointResults checkpoint;
    checkpoint.size = checkpointSize(
        demand.parameters, bytes(isTraining ? plan.bytesPerParameter : workload.serving.weightBytes));
    checkpoint.capacity =
        total.storageSystems > 0 ? usableCapacityOf(design, total) : workload.data.sharedCapacity;
    if (!isTraining)
        return checkpoint;
    if (demand.accelerators > 0)
        checkpoint.perAccelerator = checkpoint.size / asNumber(demand.accelerators);
    addWrite(checkpoint, plan, demand, path);
    addPlan(checkpoint, design, plan);
    return checkpoint;
}

Restore restoreOf(const Design &design, const std::vector<FabricResults> &fabrics, const Workload &workload,
                  const MovementDemand &demand, DataSize size)
{
    Restore restore;
    restore.held = heldWhole(workload, demand.parameters, size);
    restore.divided = size - restore.held;
    restore.copies = std::max(1.0, asNumber(demand.copies));
    const auto fabric = exchangeFabric(design, workload);
    if (!fabric || restore.copies <= 1)
        return restore;
    if (const auto one = nodeRate(design, fabrics[*fabric].network, demand.server))
        restore.send = *one * (asNumber(demand.nodes) / restore.copies);
    return restore;
}

double shareOf(Bandwidth rate, const std::optional<Bandwidth> &capacity)
{
    return usable(capacity) ? static_cast<double>(rate / *capacity) : 0;
}

std::vector<SharedHop> sharedHops(const DataMovement &movement, const FabricId &exchangeFabric,
                                  Bandwidth exchange)
{
    std::vector<SharedHop> shared;
    const Bandwidth data = movement.reads.fromShared.value_or(Bandwidth{});
    const Bandwidth checkpoint = movement.checkpoint.average.value_or(Bandwidth{});
    for (const DataHop &hop : movement.path.hops) {
        if (!hop.read || !hop.write)
            continue;
        SharedHop use{hop.name, *hop.read, *hop.write, data, checkpoint};
        if (hop.isAtNodes() && hop.fabric == exchangeFabric)
            use.exchange = exchange;
        const bool isSystems = hop.kind == HopKind::Systems, reads = data > Bandwidth{},
                   writes = checkpoint > Bandwidth{};
        if (isSystems ? !(reads && writes) : !((reads || writes) && use.exchange > Bandwidth{}))
            continue;
        const double in = shareOf(use.data, hop.read), out = shareOf(use.checkpoint, hop.write);
        use.load = isSystems ? in + out : std::max(in, out) + shareOf(use.exchange, hop.read);
        shared.push_back(use);
    }
    std::ranges::stable_sort(shared, std::ranges::greater{}, &SharedHop::load);
    return shared;
}

std::vector<std::string> missingOf(const DataMovement &movement, const Workload &workload,
                                   const MovementDemand &demand)
{
    std::vector<std::string> missing;
    for (const DataHop &hop : movement.path.hops)
        if (!hop.missing.empty() && std::ranges::find(missing, hop.missing) == missing.end())
            missing.push_back(hop.missing);
    if (workload.kind != WorkloadKind::Training)
        return missing;
    if (movement.reads.sampleSource.empty())
        missing.push_back("Size of a sample");
    if (!demand.step)
        missing.push_back("Time of a training step");
    if (!movement.checkpoint.interval)
        missing.push_back("Interval of checkpoints");
    if (workload.checkpoint.mode == CheckpointMode::Asynchronous && !workload.checkpoint.toHost)
        missing.push_back("Rate from an accelerator to its host");
    return missing;
}

} // namespace

std::optional<SampleSize> usualSample(Modality modality, std::int64_t tokens)
{
    constexpr double tokenBytes = 4; // vocabularies exceed the 65,536 that two bytes can tell apart
    switch (modality) {
    case Modality::Tokens:
        return SampleSize{bytes(tokenBytes * asNumber(tokens)),
                          "4 B of each token: vocabularies exceed the 65,536 that 2 B can tell apart"};
    case Modality::Images:
        return SampleSize{bytes(114'660), "MLPerf Storage benchmark, ResNet-50"};
    case Modality::Volumes:
        return SampleSize{bytes(146'600'628), "MLPerf Storage benchmark, UNet3D"};
    case Modality::Fields:
        return SampleSize{bytes(2'828'486), "MLPerf Storage benchmark, CosmoFlow"};
    case Modality::Other:
        break;
    }
    return std::nullopt;
}

DataMovement computeDataMovement(const Design &design, const std::vector<FabricResults> &fabrics,
                                 const Inventory &total, const Workload &workload,
                                 const MovementDemand &demand)
{
    DataMovement movement;
    movement.path =
        computeDataPath(design, fabrics, total, workload.storageFabric, {demand.server, demand.nodes},
                        {workload.data.sharedRead, workload.data.sharedWrite, workload.data.sharedSource});
    movement.checkpoint = checkpointOf(design, total, workload, demand, movement.path);
    addRestore(movement.checkpoint, restoreOf(design, fabrics, workload, demand, movement.checkpoint.size),
               workload.checkpoint, movement.path);
    if (workload.kind == WorkloadKind::Training)
        movement.reads = readsOf(workload, demand, movement.path, movement.checkpoint.size);
    const auto exchange = exchangeFabric(design, workload);
    movement.shared =
        sharedHops(movement, exchange ? design.fabrics[*exchange].id : FabricId(), demand.exchange);
    movement.missing = missingOf(movement, workload, demand);
    return movement;
}

} // namespace clusterwright
