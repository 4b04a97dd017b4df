#include "model/analysis/calculonstep.h"

#include <algorithm>
#include <cmath>

namespace clusterwright::parity {
namespace {

/// What goes to the second memory and back for each block.
struct Offloaded {
    DataSize forward{}, backward{};
};

Offloaded offloadedBy(const CalculonExecution &execution, const BlockSpace &space)
{
    const bool isFull = execution.activationRecompute == ActivationRecompute::Full;
    const DataSize weights = execution.weightOffload ? space.weights : DataSize{};
    const DataSize kept = isFull ? space.checkpoint : space.storage;
    const DataSize activations = execution.activationsOffload ? kept : DataSize{};
    const DataSize optimizer = execution.optimizerOffload ? space.optimizer : DataSize{};
    return {std::max(weights, activations),
            execution.training ? weights + activations + optimizer : DataSize{}};
}

/// One pass over a block with all that it waits for, and the part of it that waits for the second memory.
struct BlockPass {
    Pair time{}, offload{};
};

/// `busy` is memory traffic that the offloading has to wait for.
BlockPass withOffload(const Pair &time, Time offload, Time busy)
{
    BlockPass pass;
    pass.offload = {std::max(Time{}, offload + busy - time.ordinary),
                    std::max(Time{}, offload + busy - time.edge)};
    pass.time = {time.ordinary + pass.offload.ordinary, time.edge + pass.offload.edge};
    return pass;
}

/// Messages to the next and from the previous stage of the pipeline.
struct Messages {
    Time forward{}, backward{};
};

Messages messagesOf(const CalculonApp &app, const CalculonSystem &system, const CalculonExecution &execution)
{
    const double rows = static_cast<double>(execution.microbatchSize) * static_cast<double>(app.seqSize);
    const double sent = execution.tensorParCommType == TensorParCommType::Ar
                            ? rows
                            : std::floor(rows / static_cast<double>(execution.tensorPar));
    const DataSize size = execution.pipelinePar > 1
                              ? bytes(sent * static_cast<double>(app.hidden) * sizeOf(execution.datatype))
                              : DataSize{};
    const auto &network = system.networks[static_cast<std::size_t>(execution.pipelineParNet)];
    const auto time = [&](DataSize of) { return network.time(NetworkOperation::PointToPoint, of, 2); };
    return {time(size), time(execution.training ? size : DataSize{})};
}

/// Everything that the parts of a batch are made of.
struct Batch {
    const CalculonSystem &system;
    const CalculonExecution &execution;
    const Schedule &schedule;
    const BlockSpace &space;
    const BlockTimes &block;
    Messages messages;
    BlockPass forward{}, backward{};

    double ordinaryBlocks() const { return schedule.blocksOfChunk - 1; }
    Time ofChunk(const Pair &pair) const { return ordinaryBlocks() * pair.ordinary + pair.edge; }
    Time ofBatch(const Pair &pair) const { return schedule.microbatches * schedule.chunks * ofChunk(pair); }
};

Pair sum(const Pair &a, const Pair &b)
{
    return {a.ordinary + b.ordinary, a.edge + b.edge};
}

/// The same for blocks of both sorts, with something on top for the one at the edge.
Pair both(Time time, Time edge = {})
{
    return {time, time + edge};
}

void addPasses(Batch &batch)
{
    const BlockTimes &block = batch.block;
    const Offloaded offloaded = offloadedBy(batch.execution, batch.space);
    const CalculonMemory &memory = batch.system.mem2;
    const Pair forward =
        sum(both(block.forward.processing, batch.messages.forward), block.forwardLink.exposed);
    batch.forward = withOffload(forward, memory.time(offloaded.forward), block.forward.memory);
    const Time gradients = block.inputGradient.processing + block.weightGradient.processing;
    const Pair backward = sum(both(block.recompute.processing + gradients, batch.messages.backward),
                              sum(block.againLink.exposed, block.gradientLink.exposed));
    const Time waiting = batch.execution.training ? memory.time(offloaded.backward) : Time{};
    batch.backward = withOffload(backward, waiting, block.inputGradient.memory + block.weightGradient.memory);
}

/// Processors wait for the first microbatch, for microbatches that do not fill the pipeline, and, those
/// without a block, for the others.
Time bubbleOf(const Batch &batch)
{
    const Schedule &schedule = batch.schedule;
    const auto stages = static_cast<double>(batch.execution.pipelinePar);
    const Time chunk = batch.ofChunk(batch.forward.time) + batch.ofChunk(batch.backward.time);
    const double rest = std::fmod(schedule.microbatches, stages);
    const double extra = rest > 0 ? (schedule.chunks - 1) * (stages - rest) : 0;
    const Pair block = sum(batch.forward.time, batch.backward.time);
    const Time cut = batch.ordinaryBlocks() > 0 ? (block.ordinary + block.edge) / 2.0 : block.edge;
    return (stages - 1) * chunk + (extra * chunk - schedule.missing * cut);
}

/// Gradients of one block, to and from all data-parallel processors.
Time exchangeOfBlock(const Batch &batch)
{
    const auto &network = batch.system.networks[static_cast<std::size_t>(batch.execution.dataParNet)];
    const auto time = [&](NetworkOperation operation) {
        return network.time(operation, batch.space.weights, static_cast<double>(batch.execution.dataPar));
    };
    return batch.execution.optimizerSharding
               ? time(NetworkOperation::ReduceScatter) + time(NetworkOperation::AllGather)
               : time(NetworkOperation::AllReduce);
}

/// The part of the backward pass during which gradients may be exchanged.
struct Window {
    Time chunk{};   ///< of one chunk, but for accesses to memory
    Time compute{}; ///< of one block: what the exchange slows down
};

Window windowOf(const Batch &batch)
{
    const BlockTimes &block = batch.block;
    const CalculonExecution &execution = batch.execution;
    const Time memory = block.inputGradient.memory + block.weightGradient.memory + block.recompute.memory;
    Time alongside = -memory;
    Window window;
    window.compute = block.inputGradient.flop + block.weightGradient.flop + block.recompute.flop;
    if (!execution.optimizerSharding) {
        alongside += block.optimizer.processing - block.optimizer.memory;
        window.compute += block.optimizer.flop;
    }
    Pair time = sum(batch.backward.time, both(alongside));
    if (execution.dataParNet == execution.tensorParNet) {
        time.ordinary -= block.againLink.link.ordinary + block.gradientLink.link.ordinary;
        time.edge -= block.againLink.link.edge + block.gradientLink.link.edge;
    }
    window.chunk = batch.ofChunk(time);
    return window;
}

/// What remains of all chunks but the last, where the exchange of one runs along the backward pass of the
/// next.
Time exposedBetweenChunks(const Batch &batch, const Window &window, Time exchange, double usage)
{
    const Schedule &schedule = batch.schedule;
    const auto stages = static_cast<double>(batch.execution.pipelinePar);
    const Time ofChunk = schedule.blocksOfChunk * exchange;
    double collisions = 0; // with messages of the pipeline on the same network
    if (batch.execution.dataParNet == batch.execution.pipelineParNet) {
        const double rest = std::fmod(schedule.microbatches, stages);
        const double passes = inSeconds(ofChunk) / inSeconds(batch.ofChunk(batch.backward.time));
        collisions = std::min(std::floor(passes), rest > 0 ? rest : stages);
    }
    const Time compute = schedule.blocksOfChunk * window.compute;
    const Time excess =
        ofChunk - (stages * window.chunk - collisions * batch.messages.backward) + stages * compute * usage;
    return (schedule.chunks - 1) * (excess > Time{} ? excess : ofChunk * usage);
}

/// What remains of the last chunk, in which the first block has nothing to run along with.
Time exposedInLastChunk(const Batch &batch, const Window &window, Time exchange, double usage)
{
    Time left{};
    if (batch.ordinaryBlocks() > 0) {
        left = window.chunk - batch.messages.backward -
               (batch.backward.time.ordinary + batch.backward.time.edge) / 2.0;
        if (!batch.execution.optimizerSharding)
            left += batch.block.optimizer.processing - batch.block.optimizer.memory;
    }
    const Time ofOthers = batch.ordinaryBlocks() * exchange;
    const Time excess = ofOthers + (window.compute * usage - left);
    return excess > Time{} ? excess : ofOthers * usage;
}

Time dataParallelTime(const Batch &batch)
{
    if (batch.execution.dataPar <= 1 || !batch.execution.training)
        return {};
    const Time exchange = exchangeOfBlock(batch);
    if (!batch.execution.dataParOverlap)
        return batch.schedule.blocks * exchange;
    const Window window = windowOf(batch);
    const auto &network = batch.system.networks[static_cast<std::size_t>(batch.execution.dataParNet)];
    return exchange + (exposedBetweenChunks(batch, window, exchange, network.processorUsage) +
                       exposedInLastChunk(batch, window, exchange, network.processorUsage));
}

void addParts(CalculonResult &result, const Batch &batch)
{
    const BlockTimes &block = batch.block;
    const double blocks = batch.schedule.blocks, passes = blocks * batch.schedule.microbatches;
    const double messages =
        batch.execution.pipelinePar > 1 ? batch.schedule.microbatches * batch.schedule.chunks : 0;
    result.fwTime = passes * block.forward.processing;
    result.bwTime = passes * block.inputGradient.processing + passes * block.weightGradient.processing;
    result.optimStepTime = blocks * block.optimizer.processing;
    result.recomputeTime = passes * block.recompute.processing;
    result.recommExposedTime = batch.ofBatch(block.againLink.exposed);
    result.bubbleTime = bubbleOf(batch);
    result.tpCommExposedTime =
        batch.ofBatch(block.forwardLink.exposed) + batch.ofBatch(block.gradientLink.exposed);
    result.ppCommExposedTime = messages * batch.messages.forward;
    if (batch.execution.training)
        result.ppCommExposedTime += messages * batch.messages.backward;
    result.dpCommExposedTime = dataParallelTime(batch);
    result.fwOffloadExposedTime = batch.ofBatch(batch.forward.offload);
    if (batch.execution.training)
        result.bwOffloadExposedTime = batch.ofBatch(batch.backward.offload);
}

} // namespace

Schedule scheduleOf(const CalculonApp &app, const CalculonExecution &execution)
{
    const std::int64_t stages = execution.pipelinePar, rest = app.numBlocks % stages;
    Schedule schedule;
    const std::int64_t microbatches = execution.batchSize / execution.dataPar / execution.microbatchSize;
    const std::int64_t blocks = app.numBlocks / stages + (rest > 0 ? 1 : 0);
    schedule.microbatches = static_cast<double>(microbatches);
    schedule.blocks = static_cast<double>(blocks);
    schedule.missing = static_cast<double>(rest > 0 ? stages - rest : 0);
    schedule.chunks = static_cast<double>(execution.pipelineInterleaving);
    schedule.blocksOfChunk = schedule.blocks / schedule.chunks;
    return schedule;
}

void addTimes(CalculonResult &result, const CalculonApp &app, const Schedule &schedule,
              const BlockSpace &space, const BlockTimes &block, const CalculonSystem &system,
              const CalculonExecution &execution)
{
    Batch batch{system, execution, schedule, space, block, messagesOf(app, system, execution)};
    addPasses(batch);
    addParts(result, batch);
    const Time computing = result.fwTime + result.bwTime + result.optimStepTime;
    result.totalTime = computing + result.fwOffloadExposedTime + result.bwOffloadExposedTime +
                       result.recomputeTime + result.recommExposedTime + result.bubbleTime +
                       result.tpCommExposedTime + result.ppCommExposedTime + result.dpCommExposedTime;
    result.sampleRate = perSecond(static_cast<double>(execution.batchSize) / inSeconds(result.totalTime));
    result.usefulFlops = block.usefulFlop;
    const double flop = schedule.blocks * schedule.microbatches * block.usefulFlop;
    const Rate peak = system.matrix.find(nameOf(execution.datatype))->second.peak;
    const Time perfect = seconds(flop / inPerSecond(peak));
    result.computeEfficiency = inSeconds(perfect) / inSeconds(computing);
    result.systemEfficiency = inSeconds(computing) / inSeconds(result.totalTime);
    result.totalEfficiency = inSeconds(perfect) / inSeconds(result.totalTime);
}

} // namespace clusterwright::parity
