#include "model/analysis/workloadlayer.h"

#include <algorithm>
#include <cmath>

namespace clusterwright {
namespace {

constexpr double asNumber(std::int64_t count)
{
    return static_cast<double>(count);
}

bool isYes(Answer answer)
{
    return answer == Answer::Yes;
}

OperationCost waiting(double seconds)
{
    return {seconds, 0, 0};
}

PassCost projections(const LayoutSizes &sizes, double rows)
{
    const double h = sizes.hidden, t = sizes.tensor, heads = sizes.heads / t;
    const LatentAttention &latent = sizes.model.latent;
    const auto layer = [&](double outputs, double inputs) {
        return linear(sizes.rates, {.rows = rows, .outputs = outputs, .inputs = inputs});
    };
    if (latent.cacheRank == 0)
        return layer((sizes.heads + 2 * sizes.cacheHeads) * sizes.headWidth / t, h) +
               layer(h, sizes.heads * sizes.headWidth / t);
    const double queryRank = asNumber(latent.queryRank), cacheRank = asNumber(latent.cacheRank);
    const double scores = heads * asNumber(latent.plain + latent.rotary);
    const PassCost query =
        latent.queryRank > 0 ? layer(queryRank, h) + layer(scores, queryRank) : layer(scores, h);
    return query + layer(cacheRank + asNumber(latent.rotary), h) +
           layer(heads * asNumber(latent.plain + latent.value), cacheRank) +
           layer(h, heads * asNumber(latent.value));
}

/// In one kernel that keeps no scores; causal.
PassCost flashAttention(const LayoutSizes &sizes, double rows)
{
    const SustainedRates &rates = sizes.rates;
    const TrainingEfficiency &efficiency = sizes.efficiency;
    const bool isRing = sizes.context > 1 && sizes.run.contextExchange == ContextExchange::Ring;
    const double flop = 4 * rows * meanSpan(sizes.model, sizes.sequence / 2) * sizes.attentionWidth /
                        sizes.tensor * (isRing ? efficiency.ring : 1);
    const double elements = rows * 2 * (sizes.heads + sizes.cacheHeads) * sizes.headWidth / sizes.tensor;
    PassCost cost;
    cost.forward = OperationCost{flop / (rates.bf16Peak * efficiency.flashForward), flop, 0} +
                   passOver(rates, 2 * elements);
    cost.backward = OperationCost{2.5 * flop / (rates.bf16Peak * efficiency.flashBackward), 2.5 * flop, 0} +
                    passOver(rates, 4 * elements, 2);
    return cost;
}

/// As products with the scores in memory between them; not causal.
PassCost unfusedAttention(const LayoutSizes &sizes, double rows)
{
    const double scores = rows * sizes.sequence * sizes.heads / sizes.tensor;
    const double dropout = isYes(sizes.run.dropout) ? 5 : 0; // bytes of a score
    const double flop = 2 * rows * sizes.sequence * sizes.attentionWidth / sizes.tensor;
    const OperationCost product{flop / (sizes.rates.bf16Peak * sizes.efficiency.unfused), flop, 0};
    return {product * 2 + passOver(sizes.rates, scores * (8 + dropout), 4),
            product * 4 + passOver(sizes.rates, scores * (16 + dropout), 5)};
}

PassCost rotaryAndNorms(const LayoutSizes &sizes, double rows)
{
    const SustainedRates &rates = sizes.rates;
    const double residual = isYes(sizes.run.dropout) ? 7 : 6;
    const double elements = sizes.hidden * rows / sizes.sequenceShards;
    PassCost cost{passOver(rates, (8 + 2 * residual) * elements, 4),
                  passOver(rates, (12 + 2 * residual) * elements, 4)};
    if (sizes.model.learnedPositions == 0) {
        const OperationCost rotary =
            passOver(rates, 4 * rows * (sizes.heads + sizes.cacheHeads) * sizes.headWidth / sizes.tensor);
        cost += {rotary, rotary};
    }
    return cost;
}

/// The matrices of an MLP, and the activation function between them.
struct MlpCost {
    PassCost products, function;
};
MlpCost mlp(const LayoutSizes &sizes, double rows, double width, double groups = 1, double grouped = 1)
{
    const bool gated = isYes(sizes.model.gated);
    const auto layer = [&](double outputs, double inputs) {
        return linear(sizes.rates, {rows, outputs, inputs, groups, grouped});
    };
    return {layer((gated ? 2 : 1) * width, sizes.hidden) + layer(sizes.hidden, width),
            {passOver(sizes.rates, rows * width * (gated ? 6 : 4)),
             passOver(sizes.rates, rows * width * (gated ? 10 : 6))}};
}

void addDense(LayerCost &cost, const LayoutSizes &sizes, double rows)
{
    const double share = 1 - sizes.expertShare;
    if (share <= 0)
        return;
    const MlpCost dense = mlp(sizes, rows, asNumber(sizes.model.feedForward) / sizes.tensor);
    cost.dense = dense.products * share;
    cost.vectors += dense.function * share;
}

/// Tokens to their experts and back: within the scale-up domain as far as the expert ranks lie in it.
double exchangeSeconds(const LayoutSizes &sizes, double rows, double elementBytes)
{
    const SustainedRates &rates = sizes.rates;
    const double ranks = sizes.expert, chosen = asNumber(sizes.model.experts.chosen);
    const double tokens = rows / sizes.tensor;
    const double near = sizes.domain < sizes.tensor ? 1 : std::min(sizes.domain / sizes.tensor, ranks);
    const double inside = 1 - 1 / ranks;
    double domainsAway = 0;
    if (ranks > near) {
        const double reach = sizes.run.nodeLimit ? asNumber(*sizes.run.nodeLimit) : ranks / near;
        domainsAway = std::min(chosen, reach) * (1 - near / ranks) / inside;
    }
    const double bytes = tokens * sizes.hidden * elementBytes;
    return std::max(bytes * chosen * inside / rates.scaleUp, bytes * domainsAway / rates.scaleOut) +
           (domainsAway > 0 ? rates.scaleOutLatency : rates.scaleUpLatency);
}

PassCost expertExchange(const LayoutSizes &sizes, double rows)
{
    if (sizes.expert <= 1)
        return {};
    constexpr double returned = 2; // bytes of an element
    const double exposed = isYes(sizes.run.overlapExpert) ? 1 - sizes.efficiency.hidden : 1;
    const OperationCost both = waiting(
        (exchangeSeconds(sizes, rows, sizes.run.dispatchBytes) + exchangeSeconds(sizes, rows, returned)) *
        exposed);
    return {both, both};
}

void addExperts(LayerCost &cost, const LayoutSizes &sizes, double rows)
{
    const double share = sizes.expertShare;
    if (share <= 0)
        return;
    const ExpertLayers &experts = sizes.model.experts;
    const double all = asNumber(experts.experts), tokens = rows / sizes.tensor;
    const double copies = tokens * asNumber(experts.chosen);
    MlpCost products =
        mlp(sizes, copies, asNumber(experts.width), all / sizes.expert, sizes.efficiency.grouped);
    if (experts.shared > 0) {
        const double width = asNumber(experts.sharedWidth > 0 ? experts.sharedWidth : experts.width);
        const MlpCost shared = mlp(sizes, rows, width * asNumber(experts.shared) / sizes.tensor);
        products.products += shared.products;
        products.function += shared.function;
    }
    const PassCost router =
        linear(sizes.rates, {.rows = tokens, .outputs = all, .inputs = sizes.hidden, .wide = true});
    const double routed = sizes.run.expertSoftware == ExpertSoftware::Tuned ? sizes.efficiency.tunedRouted
                                                                            : sizes.efficiency.routed;
    const OperationCost permutation = passOver(sizes.rates, routed * copies * sizes.hidden, 8);
    cost.experts = (products.products + router) * share;
    cost.vectors += products.function * share;
    cost.routing = PassCost{permutation, permutation} * share;
    cost.exchange = expertExchange(sizes, rows) * share;
}

PassCost tensorExchange(const LayoutSizes &sizes, double rows)
{
    constexpr double leastHidden = 0.6; // of the second gather, which runs beside the weight gradient
    const double unit = tensorUnit(sizes, rows);
    const double hidden = isYes(sizes.run.overlapTensor) ? sizes.efficiency.hidden : 0;
    const double both = 4 * unit * (1 - hidden);
    const double again = sizes.sequenceParallel ? 2 * unit * (1 - std::max(hidden, leastHidden)) : 0;
    return {waiting(both), waiting(both + again)};
}

/// Keys and values to the other parts of the sequence; the ring hides them behind the attention core.
PassCost contextExchange(const LayoutSizes &sizes, double rows, const PassCost &core)
{
    const double ranks = sizes.context;
    if (ranks <= 1)
        return {};
    const SustainedRates &rates = sizes.rates;
    const bool isNear = ranks <= std::max(1.0, std::floor(sizes.domain / sizes.tensor));
    const double exchange = 4 * rows * sizes.cacheHeads * sizes.headWidth / sizes.tensor * (ranks - 1) /
                                (isNear ? rates.scaleUp : rates.scaleOut) +
                            (ranks - 1) * (isNear ? rates.scaleUpLatency : rates.scaleOutLatency);
    if (sizes.run.contextExchange == ContextExchange::AllGather)
        return {waiting(exchange), waiting(2 * exchange)};
    const auto exposed = [](double seconds, double behind) {
        return std::max(0.0, seconds - 0.8 * behind) + 0.1 * seconds;
    };
    return {waiting(exposed(exchange, core.forward.seconds)),
            waiting(exposed(2 * exchange, core.backward.seconds))};
}

} // namespace

LayoutSizes layoutSizes(const TrainingCase &given, const TrainingEfficiency &efficiency)
{
    const ModelShape &model = given.model;
    const TrainingRun &run = given.run;
    LayoutSizes sizes;
    sizes.model = model;
    sizes.run = run;
    sizes.efficiency = efficiency;
    sizes.rates = sustainedRates(given.hardware, efficiency, run.precision);
    sizes.peak = sizes.rates.fp8 > 0 ? inPerSecond(*given.hardware.fp8) : sizes.rates.bf16Peak;
    sizes.accelerators = asNumber(given.accelerators);
    sizes.tensor = asNumber(run.tensor);
    sizes.pipeline = asNumber(run.pipeline);
    sizes.context = asNumber(run.context);
    sizes.data = asNumber(dataRanks(given));
    sizes.expert = asNumber(run.expert);
    sizes.domain = asNumber(given.hardware.domain);
    sizes.memory = inBytes(given.hardware.memory);
    sizes.batch = asNumber(run.batch);
    sizes.sequence = asNumber(run.sequence);
    sizes.layers = asNumber(model.layers);
    sizes.hidden = asNumber(model.hidden);
    sizes.heads = asNumber(model.heads);
    const bool isLatent = model.latent.cacheRank > 0;
    sizes.cacheHeads = isLatent ? sizes.heads : asNumber(model.keyHeads());
    sizes.headWidth = asNumber(isLatent ? model.latent.plain + model.latent.rotary : model.widthOfHead());
    sizes.attentionWidth = attentionWidth(model);
    sizes.sequenceParallel = run.sequenceSplit == SequenceSplit::Automatic
                                 ? run.tensor > 1
                                 : run.sequenceSplit == SequenceSplit::Yes;
    sizes.sequenceShards = sizes.sequenceParallel ? sizes.tensor : 1;
    sizes.expertShare = asNumber(model.experts.layers) / sizes.layers;
    sizes.parameters = countParameters(model);
    sizes.flop = flopPerToken(model, sizes.sequence, run.attentionCount, run.recompute);
    return sizes;
}

PassCost LayerCost::sum() const
{
    PassCost all =
        projections + attention + vectors + dense + experts + routing + exchange + tensor + context;
    all.backward += recompute;
    return all;
}

LayerCost layerCost(const LayoutSizes &sizes, double rows)
{
    const bool isFlash = isYes(sizes.run.flashAttention);
    LayerCost cost;
    cost.projections = projections(sizes, rows);
    cost.attention = isFlash ? flashAttention(sizes, rows) : unfusedAttention(sizes, rows);
    cost.vectors = rotaryAndNorms(sizes, rows);
    addDense(cost, sizes, rows);
    addExperts(cost, sizes, rows);
    cost.tensor = tensorExchange(sizes, rows);
    cost.context = contextExchange(sizes, rows, cost.attention);
    if (sizes.run.recompute == Recompute::Full)
        cost.recompute = cost.sum().forward;
    else if (sizes.run.recompute == Recompute::Selective && !isFlash)
        cost.recompute = cost.attention.forward;
    return cost;
}

PassCost headCost(const LayoutSizes &sizes, double rows)
{
    const double vocabulary = asNumber(sizes.model.vocabulary) / sizes.tensor;
    PassCost cost =
        linear(sizes.rates, {.rows = rows, .outputs = vocabulary, .inputs = sizes.hidden, .wide = true});
    cost.forward += passOver(sizes.rates, 20 * rows * vocabulary, 6);
    return cost;
}

double tensorUnit(const LayoutSizes &sizes, double rows)
{
    const double t = sizes.tensor;
    if (t <= 1)
        return 0;
    const SustainedRates &rates = sizes.rates;
    const bool isNear = t <= sizes.domain;
    return 2 * rows * sizes.hidden * (t - 1) / t / (isNear ? rates.scaleUp : rates.scaleOut) +
           (isNear ? rates.scaleUpLatency : rates.scaleOutLatency);
}

} // namespace clusterwright
