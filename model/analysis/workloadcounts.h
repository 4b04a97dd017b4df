// Counts of a model: its parameters, the operations of a token and the bytes of its cache. Counts are
// doubles, as they pass 2^53 in products.
#pragma once

#include "model/design/workload.h"
#include "model/result.h"

#include <optional>

namespace clusterwright {

/// Parameters by where they sit; a layer has either a dense MLP or experts.
struct ParameterCounts {
    double attention = 0; ///< of a layer
    double dense = 0;     ///< MLP of a dense layer
    double expert = 0;    ///< one of them
    double shared = 0;    ///< experts of an expert layer that every token takes
    double router = 0;    ///< of an expert layer
    double routed = 0;    ///< all experts but the shared ones, of all layers
    double layers = 0;    ///< of all layers, as far as one token uses them; without norms
    double head = 0;
    double inputTable = 0; ///< 0 if it is the head
    double total = 0;
    double active = 0; ///< used by one token; head included, input table not
};

/// After the configuration of a decoder-only transformer; no biases. A model of the Llama 3 8B shape has
/// 8,030,261,248. Test: WorkloadCountsTest::parameters.
ParameterCounts countParameters(const ModelShape &model);

/// Mean of the widths that scores and values have over all heads.
double attentionWidth(const ModelShape &model);

/// Tokens that a layer looks back on, on average over the layers, if those without a window see `span`.
double meanSpan(const ModelShape &model, double span);

/// Floating-point operations of one token.
struct FlopCounts {
    double attention = 0; ///< of `train`: scores and values, forward and backward
    double train = 0;     ///< 6 for each active parameter, and attention; what MFU counts
    double hardware = 0;  ///< with what is computed again; what HFU counts
    double inference = 0; ///< forward, without attention
};

/// For a sequence of so many tokens. Published figures differ by the count of attention: half of the square
/// or all of it. Recomputed attention counts whole, after Korthikanti et al., "Reducing Activation
/// Recomputation in Large Transformer Models", arXiv 2205.05198. Test: WorkloadCountsTest::flop.
FlopCounts flopPerToken(const ModelShape &model, double sequence, AttentionCount count, Recompute recompute);

/// Keys and values, or the compressed vector, of a sequence of so many tokens; windows keep the last only.
/// Test: WorkloadCountsTest::cache.
DataSize cacheOf(const ModelShape &model, double tokens, double bytesPerElement);
/// What one more token adds while no window is full.
DataSize cachePerToken(const ModelShape &model, double bytesPerElement);

/// What makes a model impossible, with the key of the wrong value: "model.kv_heads".
std::optional<Error> checkModel(const ModelShape &model);

} // namespace clusterwright
