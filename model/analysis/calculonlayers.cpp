// The layers of Calculon's block: first the kinds of layers, then their order.
#include "model/analysis/calculonblock.h"

#include <cmath>

namespace clusterwright::parity {
namespace {

/// What the size of a layer follows from: counts of elements, and bytes of one.
struct Sizes {
    double group;      ///< tensor-parallel processors
    double element;    ///< bytes
    double rows;       ///< tokens of a microbatch
    double hidden;     ///< width
    double activation; ///< elements of a whole activation
    double kept;       ///< elements of it that a processor holds between the parallel parts
    bool sequenceParallel;
};

Sizes sizesOf(const CalculonApp &app, const CalculonExecution &execution)
{
    Sizes sizes{};
    sizes.group = static_cast<double>(execution.tensorPar);
    sizes.element = sizeOf(execution.datatype);
    sizes.rows = static_cast<double>(execution.microbatchSize) * static_cast<double>(app.seqSize);
    sizes.hidden = static_cast<double>(app.hidden);
    sizes.activation = sizes.rows * sizes.hidden;
    sizes.sequenceParallel = execution.tensorParCommType == TensorParCommType::RsAg;
    sizes.kept =
        sizes.sequenceParallel ? std::floor(sizes.rows / sizes.group) * sizes.hidden : sizes.activation;
    return sizes;
}

/// Counts of elements.
struct Tensors {
    double input = 0, output = 0, activation = 0, gradient = 0, weights = 0;
};

/// FLOP of the three passes.
struct Flop {
    double forward = 0, inputGradient = 0, weightGradient = 0;
};

Layer layer(const Sizes &sizes, const Flop &flop, const Tensors &tensors)
{
    const auto size = [&](double elements) { return bytes(elements * sizes.element); };
    const DataSize backward = size(tensors.weights + tensors.activation + tensors.gradient);
    Layer layer;
    layer.forward = {flop.forward, size(tensors.input + tensors.output + tensors.weights)};
    layer.inputGradient = {flop.inputGradient, backward};
    layer.weightGradient = {flop.weightGradient, tensors.weights > 0 ? backward : DataSize{}};
    layer.weights = tensors.weights;
    layer.input = size(tensors.input);
    layer.output = size(tensors.output);
    layer.activation = size(tensors.activation);
    layer.gradient = size(tensors.gradient);
    return layer;
}

Layer with(Marks marks, Layer layer)
{
    layer.marks = marks;
    return layer;
}

/// rows x from, times from x to.
Layer linear(const Sizes &sizes, double from, double to)
{
    const double flop = 2 * sizes.rows * from * to;
    const double in = sizes.rows * from, out = sizes.rows * to;
    Layer made = layer(sizes, {flop, flop, flop}, {in, out, in, out, from * to});
    made.onMatrix = true;
    return made;
}

/// `count` products of rows x inner and inner x columns.
Layer batchedProduct(const Sizes &sizes, double count, double rows, double inner, double columns)
{
    const double flop = count * 2 * rows * inner * columns;
    const double in = count * (rows * inner + inner * columns), out = count * rows * columns;
    Layer made = layer(sizes, {flop, 2 * flop, 0}, {in, out, in, out, 0});
    made.onMatrix = true;
    return made;
}

Layer norm(const Sizes &sizes)
{
    const double n = sizes.kept;
    return layer(sizes, {9 * n, 14 * n, 7 * n}, {n, n, n, n, 2 * sizes.hidden});
}

Layer gelu(const Sizes &sizes, double elements, bool isFused)
{
    const double kept = isFused ? 0 : elements;
    Layer made = layer(sizes, {8 * elements, 13 * elements, 0}, {elements, elements, kept, kept, 0});
    made.inputGradient.moved = made.forward.moved;
    return made;
}

Layer softmax(const Sizes &sizes, double elements)
{
    Layer made = layer(sizes, {5 * elements, 8 * elements, 0}, {elements, elements, elements, elements, 0});
    made.inputGradient.moved = made.forward.moved;
    return made;
}

/// Keeps a mask of one byte per element.
Layer dropout(const Sizes &sizes, double elements)
{
    Layer made = layer(sizes, {elements, elements, 0}, {elements, elements, elements, elements, 0});
    made.activation = made.gradient = bytes(elements);
    made.forward.moved = made.inputGradient.moved = made.input + made.output + bytes(elements);
    return made;
}

Layer residual(const Sizes &sizes)
{
    const double n = sizes.kept;
    return layer(sizes, {n, 2 * n, 0}, {2 * n, n, 2 * n, n, 0});
}

/// One activation that goes to several users.
Layer fork(const Sizes &sizes, double elements, double users)
{
    Layer made = layer(sizes, {0, users * elements, 0}, {elements, 0, elements, 0, 0});
    made.forward.moved = {};
    made.inputGradient.moved = bytes(elements * sizes.element * (users + 1));
    return made;
}

/// The exchange of a tensor-parallel group, on its own.
Layer exchange(const Sizes &sizes, bool isConjugate)
{
    const double n = sizes.group > 1 ? sizes.activation : 0;
    const double flop = n * (sizes.group - 1) / sizes.group;
    Layer made = layer(sizes, {isConjugate ? flop : 0, isConjugate ? 0 : flop, 0}, {n, n, n, n, 0});
    made.exchange = Exchange::Separate;
    made.conjugate = isConjugate;
    if (sizes.sequenceParallel) {
        made.activation = made.gradient = made.input / sizes.group;
        return made;
    }
    (isConjugate ? made.inputGradient : made.forward).moved = {}; // the identity
    (isConjugate ? made.gradient : made.activation) = {};
    return made;
}

/// A linear layer in tiles, each of which is exchanged while the next one is calculated.
Layer overlapped(const Sizes &sizes, double from, double to, bool isConjugate)
{
    (isConjugate ? from : to) /= sizes.group;
    const double in = sizes.rows * from, out = sizes.rows * to;
    Tensors tensors{in, out, 0, 0, from * to};
    if (sizes.sequenceParallel) {
        tensors.activation = isConjugate ? in : std::floor(in / sizes.group);
        tensors.gradient = isConjugate ? 2 * std::floor(out / sizes.group) : out;
    } else {
        tensors.activation = isConjugate ? 0 : in;
        tensors.gradient = isConjugate ? 2 * out : 0;
    }
    const double flop = 2 * sizes.rows * from * to;
    Layer made = layer(sizes, {flop, flop, flop}, tensors);
    made.onMatrix = true;
    made.exchange = Exchange::Overlapped;
    made.conjugate = isConjugate;
    return made;
}

/// What the execution recomputes, and gathers again.
struct Redone {
    bool all, attention;
    bool attentionGather, mlpGather;
};

Redone redoneBy(const CalculonExecution &execution)
{
    Redone redone{};
    redone.all = execution.activationRecompute == ActivationRecompute::Full;
    redone.attention = redone.all || execution.activationRecompute == ActivationRecompute::AttnOnly;
    redone.attentionGather = redone.attention || execution.seqParAgRedo;
    redone.mlpGather = redone.all || execution.seqParAgRedo;
    return redone;
}

using Layers = std::vector<Layer>;

void addInput(Layers &layers, const Sizes &sizes, bool recomputed)
{
    layers.push_back(with({.recomputed = recomputed}, fork(sizes, sizes.kept, 2)));
    layers.push_back(with({.recomputed = recomputed, .reused = true, .stored = false}, norm(sizes)));
}

/// The second linear layer of a half of the block, from `from` to the hidden width, and its reduction.
void addReduction(Layers &layers, const Sizes &sizes, double from, bool overlaps, bool recomputed)
{
    if (overlaps) {
        layers.push_back(with({.recomputed = recomputed, .recommunicated = recomputed},
                              overlapped(sizes, from, sizes.hidden, true)));
        return;
    }
    layers.push_back(with({.recomputed = recomputed}, linear(sizes, from / sizes.group, sizes.hidden)));
    layers.push_back(with({.recommunicated = recomputed, .stored = false}, exchange(sizes, true)));
}

void addOutput(Layers &layers, const Sizes &sizes, bool recomputed)
{
    layers.push_back(with({.recomputed = recomputed}, dropout(sizes, sizes.kept)));
    layers.push_back(with({.recomputed = recomputed, .reused = true, .stored = false}, residual(sizes)));
}

/// Queries, keys and values, `heads` elements wide in all heads, `head` in one.
void addProjections(Layers &layers, const Sizes &sizes, const CalculonExecution &execution, double heads,
                    double head)
{
    const Redone redone = redoneBy(execution);
    const bool isMultihead = execution.attentionType == AttentionType::Multihead;
    const Marks shared{.recomputed = redone.all, .reused = true, .stored = false};
    const Marks gathered{.recomputed = redone.attentionGather, .stored = !redone.attentionGather};
    if (execution.tensorParOverlap == TensorParOverlap::None) {
        const double keys = isMultihead ? heads / sizes.group : head;
        layers.push_back(with({.recommunicated = redone.attentionGather}, exchange(sizes, false)));
        layers.push_back(with(gathered, fork(sizes, sizes.activation, 3)));
        for (const double width : {heads / sizes.group, keys, keys})
            layers.push_back(with(shared, linear(sizes, sizes.hidden, width)));
        return;
    }
    layers.push_back(with({.recomputed = redone.all, .recommunicated = redone.attentionGather},
                          overlapped(sizes, sizes.hidden, isMultihead ? 3 * heads : heads, false)));
    if (isMultihead)
        return;
    layers.push_back(with(gathered, fork(sizes, sizes.activation, 2)));
    for (int i = 0; i < 2; ++i)
        layers.push_back(with(shared, linear(sizes, sizes.hidden, head)));
}

void addAttention(Layers &layers, const Sizes &sizes, const CalculonApp &app,
                  const CalculonExecution &execution)
{
    const Redone redone = redoneBy(execution);
    const auto heads = static_cast<double>(app.attnHeads), head = static_cast<double>(app.attnSize);
    const auto batch = static_cast<double>(execution.microbatchSize);
    const auto tokens = static_cast<double>(app.seqSize);
    const double products = batch * heads / sizes.group;
    const double scores = std::floor(heads / sizes.group) * tokens * tokens * batch;
    addInput(layers, sizes, redone.all);
    addProjections(layers, sizes, execution, heads * head, head);
    const Marks score{.recomputed = redone.attention, .outputStored = !redone.attention};
    layers.push_back(with(score, batchedProduct(sizes, products, tokens, head, tokens)));
    layers.push_back(with(score, softmax(sizes, scores)));
    layers.push_back(
        with({.recomputed = redone.attention, .stored = !redone.attention}, dropout(sizes, scores)));
    layers.push_back(with({.recomputed = redone.all}, batchedProduct(sizes, products, tokens, tokens, head)));
    addReduction(layers, sizes, heads * head, execution.tensorParOverlap != TensorParOverlap::None,
                 redone.all);
    addOutput(layers, sizes, redone.all);
}

void addMlp(Layers &layers, const Sizes &sizes, const CalculonApp &app, const CalculonExecution &execution)
{
    const Redone redone = redoneBy(execution);
    const bool overlaps = execution.tensorParOverlap != TensorParOverlap::None;
    const auto inner = static_cast<double>(app.feedforward);
    addInput(layers, sizes, redone.all);
    if (overlaps) {
        layers.push_back(with({.recomputed = redone.all, .recommunicated = redone.mlpGather},
                              overlapped(sizes, sizes.hidden, inner, false)));
    } else {
        layers.push_back(with({.recommunicated = redone.mlpGather}, exchange(sizes, false)));
        layers.push_back(with({.recomputed = redone.all, .stored = !redone.mlpGather},
                              linear(sizes, sizes.hidden, inner / sizes.group)));
    }
    layers.push_back(
        with({.recomputed = redone.all},
             gelu(sizes, std::floor(inner * sizes.rows / sizes.group), execution.fusedActivation)));
    addReduction(layers, sizes, inner, overlaps, redone.all);
    addOutput(layers, sizes, redone.all);
}

} // namespace

double sizeOf(CalculonDatatype datatype)
{
    switch (datatype) {
    case CalculonDatatype::Float8:
        return 1;
    case CalculonDatatype::Float16:
    case CalculonDatatype::Bfloat16:
        return 2;
    case CalculonDatatype::Float32:
        break;
    }
    return 4;
}

std::vector<Layer> layersOf(const CalculonApp &app, const CalculonExecution &execution)
{
    const Sizes sizes = sizesOf(app, execution);
    Layers layers;
    layers.reserve(24);
    addAttention(layers, sizes, app, execution);
    addMlp(layers, sizes, app, execution);
    return layers;
}

} // namespace clusterwright::parity
