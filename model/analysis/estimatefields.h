// The keys under which cases of the estimator name the members of models, hardware and runs: the one list
// from which they are checked, read and written. Only estimateinputs.cpp includes it.
#pragma once

#include "model/analysis/estimatetable.h"
#include "model/analysis/workloadserving.h"
#include "model/analysis/workloadtrain.h"

namespace clusterwright::estimatefields {

/// How a key is accepted. What is stored is in base units: written * unit / parts.
struct Rule {
    bool isRequired = false;
    calc::Range range = calc::any;
    double unit = 1, parts = 1;
};
constexpr Rule must(calc::Range range = calc::any, double unit = 1)
{
    return {true, range, unit, 1};
}
constexpr Rule may(calc::Range range = calc::any, double unit = 1)
{
    return {false, range, unit, 1};
}
constexpr calc::Range count = wholeFrom(1), fromZero = wholeFrom(0), positive = calc::above(0);
constexpr double giga = 1e9, tera = 1e12;
constexpr Rule microseconds{false, calc::atLeast(0), 1, 1e6};

// A visitor has field(key, member, rule); object(key, isRequired, isThere, visit members); and the special
// cases numberOrNone, for a member whose 0 is not stated, and constants, for a map.

template <typename Visitor, typename Model>
void describeModel(Visitor &visit, Model &model)
{
    visit.field("layers", model.layers, must(count));
    visit.field("hidden", model.hidden, must(count));
    visit.field("heads", model.heads, must(count));
    visit.field("ffn", model.feedForward, must(count));
    visit.field("vocab", model.vocabulary, must(count));
    visit.field("kv_heads", model.cacheHeads, may(count));
    visit.field("head_dim", model.headWidth, may(count));
    visit.field("gated_mlp", model.gated, may());
    visit.field("tied_embeddings", model.tied, may());
    visit.field("learned_positions", model.learnedPositions, may(fromZero));
    visit.field("window", model.window, may(fromZero));
    visit.field("window_layers", model.windowLayers, may(fromZero));
    auto &experts = model.experts;
    visit.object("moe", false, experts.layers > 0, [&experts](auto &inner) {
        inner.field("layers", experts.layers, must(count));
        inner.field("experts", experts.experts, must(count));
        inner.field("top_k", experts.chosen, must(count));
        inner.field("expert_ffn", experts.width, must(count));
        inner.field("shared_experts", experts.shared, may(fromZero));
        inner.numberOrNone("shared_ffn", experts.sharedWidth, may(count));
    });
    auto &latent = model.latent;
    visit.object("mla", false, latent.cacheRank > 0, [&latent](auto &inner) {
        inner.field("kv_rank", latent.cacheRank, must(count));
        inner.field("nope", latent.plain, must(count));
        inner.field("rope", latent.rotary, must(count));
        inner.field("v", latent.value, must(count));
        inner.field("q_rank", latent.queryRank, may(fromZero));
    });
}

template <typename Visitor, typename SomeHardware>
void describeHardware(Visitor &visit, SomeHardware &hardware)
{
    visit.field("class", hardware.accelerator, must());
    visit.field("hbm_GB", hardware.memory, must(positive, giga));
    visit.field("hbm_GBps", hardware.memoryBandwidth, must(positive, giga));
    visit.object("peak_tflops", true, true, [&hardware](auto &inner) {
        inner.field("bf16", hardware.bf16, must(positive, tera));
        inner.field("fp8", hardware.fp8, may(positive, tera));
        inner.field("fp4", hardware.fp4, may(positive, tera));
    });
    visit.object("scale_up", true, true, [&hardware](auto &inner) {
        inner.field("size", hardware.domain, must(count));
        inner.field("GBps", hardware.scaleUp, must(positive, giga));
        inner.field("latency_us", hardware.scaleUpLatency, microseconds);
    });
    visit.object("nic", true, true, [&hardware](auto &inner) {
        inner.field("GBps", hardware.scaleOut, must(positive, giga));
        inner.field("latency_us", hardware.scaleOutLatency, microseconds);
    });
    visit.constants("efficiency", hardware.efficiency);
}

template <typename Visitor, typename Count, typename Run>
void describeTraining(Visitor &visit, Count &accelerators, Run &run)
{
    visit.field("gpus", accelerators, must(count));
    visit.field("tp", run.tensor, may(count));
    visit.field("pp", run.pipeline, may(count));
    visit.field("cp", run.context, may(count));
    visit.field("ep", run.expert, may(count));
    visit.field("global_batch", run.batch, must(count));
    visit.field("seq", run.sequence, must(count));
    visit.field("microbatch", run.microbatch, may(count));
    visit.field("virtual_stages", run.virtualStages, may(count));
    visit.field("precision", run.precision, must());
    visit.field("recompute", run.recompute, may());
    visit.field("sequence_parallel", run.sequenceSplit, may());
    visit.field("flash_attention", run.flashAttention, may());
    visit.field("dropout", run.dropout, may());
    visit.field("dp_sharding", run.sharding, may());
    visit.field("grad_bytes", run.gradientBytes, may(positive));
    visit.field("tp_overlap", run.overlapTensor, may());
    visit.field("pp_overlap", run.overlapPipeline, may());
    visit.field("dp_overlap", run.overlapData, may());
    visit.field("ep_overlap", run.overlapExpert, may());
    visit.field("cp_mode", run.contextExchange, may());
    visit.field("schedule", run.schedule, may());
    visit.field("ep_dispatch_bytes", run.dispatchBytes, may(positive));
    visit.field("node_limit", run.nodeLimit, may(count));
    visit.field("moe_stack", run.expertSoftware, may());
    visit.field("attention_flops", run.attentionCount, may());
}

template <typename Visitor, typename Run>
void describeServing(Visitor &visit, Run &run)
{
    visit.field("gpus", run.accelerators, must(count));
    visit.field("attention", run.split, may());
    visit.field("weight_bytes", run.weightBytes, must(positive));
    visit.field("kv_bytes", run.cacheBytes, must(positive));
    visit.field("compute", run.arithmetic, must());
    visit.field("isl", run.prompt, must(count));
    visit.field("osl", run.answer, must(count));
    visit.field("max_batch", run.mostSequences, may(count));
    visit.field("kv_fraction", run.cacheShare, may(calc::between(0, 1)));
    visit.field("reserve_GB", run.reserve, may(calc::atLeast(0), giga));
    visit.field("num_requests", run.requests, may(count));
    visit.field("scheduler", run.cacheReserve, may());
}

} // namespace clusterwright::estimatefields
