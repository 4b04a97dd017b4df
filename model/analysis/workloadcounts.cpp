#include "model/analysis/workloadcounts.h"

#include "model/text.h"

#include <algorithm>
#include <array>

namespace clusterwright {
namespace {

constexpr double asNumber(std::int64_t count)
{
    return static_cast<double>(count);
}

bool isLatent(const ModelShape &model)
{
    return model.latent.cacheRank > 0;
}

double attentionParameters(const ModelShape &model)
{
    const double hidden = asNumber(model.hidden), heads = asNumber(model.heads);
    if (!isLatent(model)) {
        const double width = asNumber(model.widthOfHead());
        return 2 * hidden * heads * width + 2 * hidden * asNumber(model.keyHeads()) * width;
    }
    const LatentAttention &latent = model.latent;
    const double scores = heads * asNumber(latent.plain + latent.rotary);
    const double queryRank = asNumber(latent.queryRank), cacheRank = asNumber(latent.cacheRank);
    const double query = latent.queryRank > 0 ? hidden * queryRank + queryRank * scores : hidden * scores;
    return query + hidden * (cacheRank + asNumber(latent.rotary)) +
           cacheRank * heads * asNumber(latent.plain + latent.value) +
           heads * asNumber(latent.value) * hidden;
}

double normParameters(const ModelShape &model)
{
    const double layers = asNumber(model.layers), hidden = asNumber(model.hidden);
    const double ranks = asNumber(model.latent.queryRank + model.latent.cacheRank);
    return 2 * hidden * layers + hidden + (isLatent(model) ? layers * ranks : 0);
}

Error wrongModel(const char *key, std::int64_t value, const std::string &rule)
{
    return wrong({}, std::string("model.") + key,
                 "is " + std::to_string(value) + "; it must be " + rule + ".");
}

/// Sizes that must be at least 1, or at least 0.
std::optional<Error> checkSizes(const ModelShape &model)
{
    struct Size {
        const char *key;
        std::int64_t value, least;
    };
    const ExpertLayers &experts = model.experts;
    const std::int64_t one = experts.layers > 0 ? 1 : 0;
    for (const Size &size : std::to_array<Size>({{"layers", model.layers, 1},
                                                 {"hidden", model.hidden, 1},
                                                 {"heads", model.heads, 1},
                                                 {"ffn", model.feedForward, 1},
                                                 {"vocab", model.vocabulary, 1},
                                                 {"kv_heads", model.cacheHeads.value_or(1), 1},
                                                 {"head_dim", model.headWidth.value_or(1), 1},
                                                 {"learned_positions", model.learnedPositions, 0},
                                                 {"window", model.window, 0},
                                                 {"window_layers", model.windowLayers, 0},
                                                 {"moe.layers", experts.layers, 0},
                                                 {"moe.experts", experts.experts, one},
                                                 {"moe.top_k", experts.chosen, one},
                                                 {"moe.expert_ffn", experts.width, one},
                                                 {"moe.shared_experts", experts.shared, 0},
                                                 {"moe.shared_ffn", experts.sharedWidth, 0},
                                                 {"mla.kv_rank", model.latent.cacheRank, 0},
                                                 {"mla.q_rank", model.latent.queryRank, 0},
                                                 {"mla.nope", model.latent.plain, 0},
                                                 {"mla.rope", model.latent.rotary, 0},
                                                 {"mla.v", model.latent.value, 0}}))
        if (size.value < size.least)
            return wrongModel(size.key, size.value, size.least > 0 ? "at least 1" : "at least 0");
    return std::nullopt;
}

} // namespace

ParameterCounts countParameters(const ModelShape &model)
{
    const double layers = asNumber(model.layers), hidden = asNumber(model.hidden);
    const double matrices = model.gated == Answer::Yes ? 3 : 2;
    const ExpertLayers &experts = model.experts;
    const double expertLayers = asNumber(experts.layers);
    ParameterCounts counts;
    counts.attention = attentionParameters(model);
    counts.dense = matrices * hidden * asNumber(model.feedForward);
    if (experts.layers > 0) {
        counts.expert = matrices * hidden * asNumber(experts.width);
        counts.shared = asNumber(experts.shared) * matrices * hidden *
                        asNumber(experts.sharedWidth > 0 ? experts.sharedWidth : experts.width);
        counts.router = hidden * asNumber(experts.experts);
        counts.routed = counts.expert * asNumber(experts.experts) * expertLayers;
    }
    const double always = layers * counts.attention + (layers - expertLayers) * counts.dense +
                          expertLayers * (counts.shared + counts.router);
    counts.layers = always + expertLayers * asNumber(experts.chosen) * counts.expert;
    counts.head = asNumber(model.vocabulary) * hidden;
    counts.inputTable = model.tied == Answer::Yes ? 0 : counts.head;
    const double norms = normParameters(model);
    counts.total = always + counts.routed + norms + counts.head + counts.inputTable +
                   asNumber(model.learnedPositions) * hidden;
    counts.active = counts.layers + norms + counts.head;
    return counts;
}

double attentionWidth(const ModelShape &model)
{
    const LatentAttention &latent = model.latent;
    const double heads = asNumber(model.heads);
    return isLatent(model) ? heads * asNumber(latent.plain + latent.rotary + latent.value) / 2
                           : heads * asNumber(model.widthOfHead());
}

double meanSpan(const ModelShape &model, double span)
{
    const double layers = asNumber(model.layers), windowed = asNumber(model.windowLayers);
    return ((layers - windowed) * span + windowed * std::min(asNumber(model.window), span)) / layers;
}

FlopCounts flopPerToken(const ModelShape &model, double sequence, AttentionCount count, Recompute recompute)
{
    const ParameterCounts parameters = countParameters(model);
    const double span = count == AttentionCount::Causal ? sequence / 2 : sequence;
    FlopCounts flop;
    flop.attention = 12 * attentionWidth(model) * asNumber(model.layers) * meanSpan(model, span);
    flop.train = 6 * parameters.active + flop.attention;
    flop.hardware = flop.train;
    if (recompute == Recompute::Full)
        flop.hardware += 2 * parameters.layers + flop.attention / 3;
    else if (recompute == Recompute::Selective)
        flop.hardware += flop.attention;
    flop.inference = 2 * parameters.active;
    return flop;
}

DataSize cacheOf(const ModelShape &model, double tokens, double bytesPerElement)
{
    const double layers = asNumber(model.layers);
    if (isLatent(model))
        return bytes(asNumber(model.latent.cacheRank + model.latent.rotary) * bytesPerElement * layers *
                     tokens);
    const double ofALayer = 2 * asNumber(model.keyHeads()) * asNumber(model.widthOfHead()) * bytesPerElement;
    return bytes(ofALayer * layers * meanSpan(model, tokens));
}

DataSize cachePerToken(const ModelShape &model, double bytesPerElement)
{
    ModelShape unlimited = model;
    unlimited.windowLayers = 0;
    return cacheOf(unlimited, 1, bytesPerElement);
}

std::optional<Error> checkModel(const ModelShape &model)
{
    if (const auto error = checkSizes(model))
        return error;
    const std::string heads = std::to_string(model.heads), layers = std::to_string(model.layers);
    if (!isLatent(model) && (model.keyHeads() > model.heads || model.heads % model.keyHeads() != 0))
        return wrongModel("kv_heads", model.keyHeads(), "a divisor of heads, which is " + heads);
    if (!isLatent(model) && !model.headWidth && model.hidden % model.heads != 0)
        return wrong({}, "model.head_dim",
                     "is not stated, and hidden " + std::to_string(model.hidden) +
                         " does not divide by the heads, which are " + heads + ".");
    if (model.windowLayers > model.layers)
        return wrongModel("window_layers", model.windowLayers, "at most layers, which is " + layers);
    const ExpertLayers &experts = model.experts;
    if (experts.layers > model.layers)
        return wrongModel("moe.layers", experts.layers, "at most layers, which is " + layers);
    if (experts.chosen > experts.experts)
        return wrongModel("moe.top_k", experts.chosen,
                          "at most experts, which is " + std::to_string(experts.experts));
    return std::nullopt;
}

} // namespace clusterwright
