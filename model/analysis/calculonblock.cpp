#include "model/analysis/calculonblock.h"

#include <algorithm>

namespace clusterwright::parity {
namespace {

enum class Pass { Forward, InputGradient, WeightGradient };

/// What a layer runs on.
struct Machine {
    const CalculonEngine &matrix, &vector;
    const CalculonMemory &memory;
    const CalculonNetwork &network; ///< of the tensor-parallel group
    ProcessingMode mode;
    const CalculonExecution &execution;
    double group;   ///< its members
    double element; ///< bytes
};

Time combined(const Machine &machine, Time flop, Time memory)
{
    return machine.mode == ProcessingMode::Roofline ? std::max(flop, memory) : flop + memory;
}

const Work &workOf(const Layer &layer, Pass pass)
{
    return pass == Pass::Forward         ? layer.forward
           : pass == Pass::InputGradient ? layer.inputGradient
                                         : layer.weightGradient;
}

/// Without any overlap.
PassTime plainTime(const Machine &machine, const Work &work, bool onMatrix)
{
    const Time flop = (onMatrix ? machine.matrix : machine.vector).time(work.flop);
    const Time memory = machine.memory.time(work.moved);
    return {combined(machine, flop, memory), flop, memory};
}

/// What is sent in a pass; none if the layer sends nothing.
std::optional<NetworkOperation> operationOf(const Machine &machine, const Layer &layer, Pass pass,
                                            bool isEdge)
{
    if (layer.exchange == Exchange::None || machine.group <= 1)
        return std::nullopt;
    if (pass == Pass::WeightGradient && !layer.marks.recommunicated)
        return std::nullopt;
    const auto type = machine.execution.tensorParCommType;
    const bool isSplit = type == TensorParCommType::RsAg || (type == TensorParCommType::P2pRsAg && isEdge);
    const bool reduces = layer.conjugate != (pass == Pass::InputGradient); // again as in the forward pass
    if (reduces)
        return isSplit ? NetworkOperation::ReduceScatter : NetworkOperation::AllReduce;
    if (!isSplit)
        return std::nullopt;
    return NetworkOperation::AllGather;
}

/// On the link, with the additions of a reduction.
Time linkTime(const Machine &machine, const Layer &layer, Pass pass, bool isEdge)
{
    Time sum{};
    if (layer.exchange == Exchange::Separate && pass != Pass::WeightGradient)
        sum = plainTime(machine, workOf(layer, pass), layer.onMatrix).processing;
    const auto operation = operationOf(machine, layer, pass, isEdge);
    if (!operation)
        return sum;
    const DataSize size = layer.conjugate ? layer.output : layer.input;
    const bool adds = layer.exchange == Exchange::Overlapped &&
                      pass == (layer.conjugate ? Pass::Forward : Pass::InputGradient);
    if (adds)
        sum += machine.vector.time(inBytes(size) / machine.element * (machine.group - 1) / machine.group);
    return sum + machine.network.time(*operation, size, machine.group);
}

/// The processing of a pass, and how much of its communication nothing hides.
struct Processed {
    PassTime time{};
    Time exposed{};
};

/// In as many tiles as the group has members: all but the first are calculated while another one is sent,
/// which takes `link` in all.
Processed tiled(const Machine &machine, const Work &work, Time link)
{
    Processed result{plainTime(machine, work, true), {}};
    if (link == Time{})
        return result;
    const double tiles = machine.group, usage = machine.network.processorUsage;
    const Time slowedFlop = result.time.flop / (1 - usage);
    const Time tile = result.time.processing / tiles, sent = link / tiles;
    const Time excess = sent - slowedFlop / tiles;
    if (excess > Time{}) {
        const Time slowedTile = combined(machine, slowedFlop, result.time.memory) / tiles;
        result.time.processing = tile + (tiles - 1) * slowedTile;
        result.exposed = (tiles - 1) * excess;
    } else {
        result.time.processing = tile + (tiles - 1) * tile + (tiles - 1) * sent * usage;
    }
    if (machine.execution.tensorParOverlap == TensorParOverlap::Pipe) {
        result.time.processing += sent; // counted twice, as the reference does
        result.exposed += sent;
    }
    return result;
}

Processed processed(const Machine &machine, const Layer &layer, Pass pass)
{
    const Work &work = workOf(layer, pass);
    if (layer.exchange == Exchange::Overlapped)
        return tiled(machine, work, linkTime(machine, layer, pass, false));
    Processed result{plainTime(machine, work, layer.onMatrix), {}};
    if (layer.exchange == Exchange::Separate)
        result.time.processing = {}; // counts as communication
    return result;
}

void add(PassTime &sum, const PassTime &time)
{
    sum.processing += time.processing;
    sum.flop += time.flop;
    sum.memory += time.memory;
}

/// `exposed` is that of an overlapped layer, in blocks of both sorts.
void addLink(LinkTime &sum, const Machine &machine, const Layer &layer, Pass pass, Time exposed)
{
    if (layer.exchange == Exchange::None)
        return;
    const bool overlaps = layer.exchange == Exchange::Overlapped;
    const Time ordinary = linkTime(machine, layer, pass, false);
    const Time edge = linkTime(machine, layer, pass, true);
    sum.link.ordinary += ordinary;
    sum.link.edge += edge;
    sum.exposed.ordinary += overlaps ? exposed : ordinary;
    sum.exposed.edge += overlaps ? exposed : edge;
}

double shardsOf(const CalculonExecution &execution)
{
    return execution.optimizerSharding ? static_cast<double>(execution.dataPar) : 1;
}

/// Adam: two moments and, below 32 bits, a copy of the weights, in 4 bytes each.
Work optimizerWork(const Layer &layer, double element, double shards)
{
    constexpr double flopPerWeight = 11, word = 4, moments = 2;
    const double copies = element < word ? 1 + moments : moments;
    return {layer.weights / shards * flopPerWeight, bytes(layer.weights * word * copies / shards)};
}

void addBackward(BlockTimes &times, const Machine &machine, const Layer &layer, const Processed &forward)
{
    if (layer.marks.recomputed) {
        times.recompute.processing += forward.time.processing;
        times.recompute.flop += times.forward.flop;
        times.recompute.memory += times.forward.memory;
    }
    if (layer.marks.recommunicated)
        addLink(times.againLink, machine, layer, Pass::WeightGradient, forward.exposed);
    const Processed gradient = processed(machine, layer, Pass::InputGradient);
    add(times.inputGradient, gradient.time);
    addLink(times.gradientLink, machine, layer, Pass::InputGradient, gradient.exposed);
    add(times.weightGradient, processed(machine, layer, Pass::WeightGradient).time);
    const Work optimizer = optimizerWork(layer, machine.element, shardsOf(machine.execution));
    add(times.optimizer, plainTime(machine, optimizer, false));
    times.usefulFlop += layer.inputGradient.flop + layer.weightGradient.flop + optimizer.flop;
}

} // namespace

BlockSpace spaceOf(const std::vector<Layer> &layers, const CalculonApp &app,
                   const CalculonExecution &execution)
{
    const double element = sizeOf(execution.datatype), shards = shardsOf(execution);
    const bool isFull = execution.activationRecompute == ActivationRecompute::Full;
    constexpr double accumulated = 4; // bytes of a gradient
    BlockSpace space;
    for (const Layer &layer : layers) {
        space.weights += bytes(layer.weights * element);
        if (!layer.marks.reused)
            space.working += layer.activation;
        if (layer.marks.stored || !execution.training)
            space.storage += layer.activation;
        if (!layer.marks.outputStored && execution.training)
            space.storage -= layer.output;
        if (!execution.training)
            continue;
        space.activationGradient += layer.gradient;
        space.weightGradient += bytes(layer.weights * accumulated);
        space.shardedGradient += bytes(layer.weights * element / shards);
        space.optimizer += optimizerWork(layer, element, shards).moved;
    }
    if (isFull) {
        space.storage = {};
        space.checkpoint =
            bytes(static_cast<double>(execution.microbatchSize) * static_cast<double>(app.seqSize) *
                  static_cast<double>(app.hidden) * element);
    }
    return space;
}

BlockTimes timesOf(const std::vector<Layer> &layers, const CalculonSystem &system,
                   const CalculonExecution &execution)
{
    const auto datatype = nameOf(execution.datatype);
    const Machine machine{system.matrix.find(datatype)->second,
                          system.vector.find(datatype)->second,
                          system.mem1,
                          system.networks[static_cast<std::size_t>(execution.tensorParNet)],
                          system.processingMode,
                          execution,
                          static_cast<double>(execution.tensorPar),
                          sizeOf(execution.datatype)};
    BlockTimes times;
    for (const Layer &layer : layers) {
        const Processed forward = processed(machine, layer, Pass::Forward);
        add(times.forward, forward.time);
        addLink(times.forwardLink, machine, layer, Pass::Forward, forward.exposed);
        times.usefulFlop += layer.forward.flop;
        if (execution.training)
            addBackward(times, machine, layer, forward);
    }
    return times;
}

} // namespace clusterwright::parity
