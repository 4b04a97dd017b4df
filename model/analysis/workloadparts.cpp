#include "model/analysis/workloadparts.h"

#include "model/analysis/workloadstage.h"

namespace clusterwright {
namespace {

/// A case with what trainingStep() chose.
struct ChosenStep {
    LayoutSizes sizes;
    MicrobatchCost microbatch;
    StepCost cost;
};

std::optional<ChosenStep> chosenStep(const TrainingCase &run)
{
    const auto step = trainingStep(run);
    if (!step)
        return std::nullopt;
    ChosenStep chosen;
    chosen.sizes = layoutSizes(run, trainingEfficiency(run.hardware));
    chosen.microbatch = microbatchCost(chosen.sizes, static_cast<double>(step.value().microbatch));
    chosen.cost = stepCost(chosen.sizes, chosen.microbatch, static_cast<double>(step.value().virtualStages));
    return chosen;
}

/// Both directions over all layers and microbatches of the busiest stage.
OperationCost inStep(const ChosenStep &chosen, const PassCost &ofALayer)
{
    return (ofALayer.forward + ofALayer.backward) * (chosen.cost.stageLayers * chosen.microbatch.count);
}

OperationCost headInStep(const ChosenStep &chosen)
{
    const PassCost &head = chosen.microbatch.head;
    return (head.forward + head.backward) * (chosen.cost.hasHead ? chosen.microbatch.count : 0);
}

struct NamedCost {
    std::string_view name;
    TimeKind kind;
    OperationCost cost;
};

std::vector<NamedCost> operationsOf(const ChosenStep &chosen)
{
    const LayerCost &layer = chosen.microbatch.layer;
    return {{"Linear layers", TimeKind::Compute, inStep(chosen, layer.projections + layer.dense)},
            {"Attention core", TimeKind::Compute, inStep(chosen, layer.attention)},
            {"Experts", TimeKind::Compute, inStep(chosen, layer.experts)},
            {"Output head", TimeKind::Compute, headInStep(chosen)},
            {"Recomputation", TimeKind::Compute, inStep(chosen, {layer.recompute, {}})},
            {"Norms and activations", TimeKind::Memory, inStep(chosen, layer.vectors)},
            {"Expert routing", TimeKind::Memory, inStep(chosen, layer.routing)},
            {"Tensor-parallel exchange", TimeKind::Exchange, inStep(chosen, layer.tensor)},
            {"Context-parallel exchange", TimeKind::Exchange, inStep(chosen, layer.context)},
            {"Expert exchange", TimeKind::Exchange, inStep(chosen, layer.exchange)}};
}

void addPart(std::vector<TimePart> &parts, std::string_view name, TimeKind kind, double time)
{
    if (time > 0)
        parts.push_back({name, kind, seconds(time)});
}

std::vector<TimePart> withShares(std::vector<TimePart> parts)
{
    double all = 0;
    for (const TimePart &part : parts)
        all += inSeconds(part.time);
    for (TimePart &part : parts)
        part.share = inSeconds(part.time) / all;
    return parts;
}

} // namespace

std::vector<TimePart> partsOf(const TrainingCase &run)
{
    std::vector<TimePart> parts;
    const auto chosen = chosenStep(run);
    if (!chosen)
        return parts;
    const StepCost &cost = chosen->cost;
    for (const NamedCost &operation : operationsOf(*chosen))
        addPart(parts, operation.name, operation.kind, operation.cost.seconds * cost.jitter);
    addPart(parts, "Data-parallel exchange", TimeKind::Exchange,
            (cost.data + chosen->microbatch.count * cost.shardedExchange) * cost.jitter);
    addPart(parts, "Pipeline transfers", TimeKind::Exchange, cost.pipeline * cost.jitter);
    addPart(parts, "Pipeline bubble", TimeKind::Idle, cost.bubble * cost.jitter);
    addPart(parts, "Optimizer", TimeKind::Memory, cost.optimizer * cost.jitter);
    addPart(parts, "Start of a step", TimeKind::Idle, cost.overhead * cost.jitter);
    return withShares(std::move(parts));
}

std::vector<TimePart> partsOf(const ServingCase &run)
{
    std::vector<TimePart> parts;
    const auto rate = servingRate(run);
    if (!rate)
        return parts;
    const DecodeStep step = decodeStepOf(run, rate.value().sequences);
    addPart(parts, "Linear layers", TimeKind::Memory, inSeconds(step.linear));
    addPart(parts, "Attention", TimeKind::Memory, inSeconds(step.attention));
    addPart(parts, "Expert routing", TimeKind::Memory, inSeconds(step.experts));
    addPart(parts, "Exchange", TimeKind::Exchange, inSeconds(step.communication));
    addPart(parts, "Step overhead", TimeKind::Idle, inSeconds(step.overhead));
    addPart(parts, "Prompts of others", TimeKind::Compute,
            inSeconds(rate.value().perToken - rate.value().decodeStep));
    return withShares(std::move(parts));
}

std::vector<RooflinePoint> rooflineOf(const TrainingCase &run)
{
    std::vector<RooflinePoint> points;
    const auto chosen = chosenStep(run);
    if (!chosen)
        return points;
    for (const NamedCost &operation : operationsOf(*chosen))
        if (operation.cost.flop > 0)
            points.push_back({operation.name, operation.cost.flop, operation.cost.bytes,
                              seconds(operation.cost.seconds * chosen->cost.jitter)});
    return points;
}

} // namespace clusterwright
