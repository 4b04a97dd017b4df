// The table of fields of workloads. Files, scripts, inspector and comparison share it; so do the model shapes
// of the library. A visitor has what fieldtable.h asks for.
#pragma once

#include "model/design/planfields.h"

namespace clusterwright {

constexpr double widestModel = 1e7;         // of any size within a model
constexpr double mostParallel = 1e7;        // accelerators, and any split of them
constexpr double mostTokens = 1e18;         // of a training
constexpr double mostBytes = 1e21;          // of data
constexpr double mostBytesPerSecond = 1e18; // of anything

template <typename SomeShape, typename Visitor>
void visitModelFields(SomeShape &model, const Visitor &visit)
{
    const auto size = [&](const char *key, const char *title, auto &value, double least = 0) {
        visit.number({key, title, "", "", least, widestModel, true}, value);
    };
    size("layers", "Layers", model.layers);
    size("hidden", "Hidden size", model.hidden);
    size("heads", "Attention heads", model.heads);
    size("cache_heads", "Key and value heads", model.cacheHeads, 1);
    size("head_width", "Width of a head", model.headWidth, 1);
    size("feed_forward", "Width of the dense MLP", model.feedForward);
    size("vocabulary", "Vocabulary", model.vocabulary);
    visit.choice("gated", "Gated MLP", model.gated);
    visit.choice("tied", "Output head shares the embedding", model.tied);
    size("learned_positions", "Learned positions", model.learnedPositions);
    size("window", "Tokens in the sliding window", model.window);
    size("window_layers", "Layers with a sliding window", model.windowLayers);
    size("expert_layers", "Layers with experts", model.experts.layers);
    size("experts", "Experts of a layer", model.experts.experts);
    size("experts_chosen", "Experts of a token", model.experts.chosen);
    size("expert_width", "Width of an expert", model.experts.width);
    size("shared_experts", "Experts of every token", model.experts.shared);
    size("shared_width", "Width of those", model.experts.sharedWidth);
    size("cache_rank", "Latent attention: rank of the cache", model.latent.cacheRank);
    size("query_rank", "Latent attention: rank of queries", model.latent.queryRank);
    size("plain_width", "Latent attention: plain width of a head", model.latent.plain);
    size("rotary_width", "Latent attention: rotary width of a head", model.latent.rotary);
    size("value_width", "Latent attention: width of a value", model.latent.value);
}

template <typename SomeRun, typename Visitor>
void visitTrainingFields(SomeRun &run, const Visitor &visit)
{
    const auto count = [&](const char *key, const char *title, auto &value) {
        visit.number({key, title, "", "", 1, mostParallel, true}, value);
    };
    count("tensor", "Tensor parallel", run.tensor);
    count("pipeline", "Pipeline parallel", run.pipeline);
    count("context", "Context parallel", run.context);
    count("expert", "Expert parallel", run.expert);
    count("batch", "Sequences of a step", run.batch);
    count("sequence", "Tokens of a sequence", run.sequence);
    count("microbatch", "Sequences of a microbatch", run.microbatch);
    count("virtual_stages", "Chunks of a pipeline stage", run.virtualStages);
    visit.choice("precision", "Precision", run.precision);
    visit.choice("recompute", "Recomputed in the backward pass", run.recompute);
    visit.choice("sequence_split", "Sequence parallel", run.sequenceSplit);
    visit.choice("flash_attention", "Fused attention", run.flashAttention);
    visit.choice("dropout", "Dropout", run.dropout);
    visit.choice("sharding", "Shared by data-parallel ranks", run.sharding);
    visit.number({"gradient_bytes", "Bytes of a gradient on the wire", "", "", 0.1, 8}, run.gradientBytes);
    visit.choice("overlap_tensor", "Tensor-parallel exchange hidden", run.overlapTensor);
    visit.choice("overlap_pipeline", "Pipeline exchange hidden", run.overlapPipeline);
    visit.choice("overlap_data", "Data-parallel exchange hidden", run.overlapData);
    visit.choice("overlap_expert", "Expert exchange hidden", run.overlapExpert);
    visit.choice("context_exchange", "Context-parallel exchange", run.contextExchange);
    visit.choice("schedule", "Pipeline schedule", run.schedule);
    visit.number({"dispatch_bytes", "Bytes of an element on its way to an expert", "", "", 0.1, 8},
                 run.dispatchBytes);
    count("node_limit", "Scale-up domains that a token may reach", run.nodeLimit);
    visit.choice("expert_software", "Software of the experts", run.expertSoftware);
    visit.choice("attention_count", "FLOP of attention counted", run.attentionCount);
}

template <typename SomeRun, typename SomePools, typename Visitor>
void visitServingFields(SomeRun &run, SomePools &pools, const Visitor &visit)
{
    visit.number({"instance", "Accelerators of an instance", "", "", 1, mostParallel, true},
                 run.accelerators);
    visit.choice("split", "Attention split by", run.split);
    visit.number({"weight_bytes", "Bytes of a parameter", "", "", 0.1, 8}, run.weightBytes);
    visit.number({"cache_bytes", "Bytes of a cached element", "", "", 0.1, 8}, run.cacheBytes);
    visit.choice("arithmetic", "Arithmetic of the linear layers", run.arithmetic);
    visit.number({"prompt", "Tokens of a prompt", "", "", 1, 1e8, true}, run.prompt);
    visit.number({"answer", "Tokens of an answer", "", "", 1, 1e8, true}, run.answer);
    visit.number({"most_sequences", "Sequences at once", "", "", 1, 1e7, true}, run.mostSequences);
    visit.number({"cache_share", "Share of the free memory for the cache", "", "%", 0, 1}, run.cacheShare);
    visit.number({"reserve_byte", "Memory of an accelerator for anything else", "B", "GB", 0, 1e13},
                 run.reserve);
    visit.number({"requests", "Requests of an offline run", "", "", 1, 1e12, true}, run.requests);
    visit.choice("cache_reserve", "Cache reserved", run.cacheReserve);
    visit.number({"prefill_instances", "Instances that only read prompts", "", "", 1, mostParallel, true},
                 pools.prefillInstances);
    visit.number({"requests_per_s", "Requests per second to be served", "", "", 0, 1e9},
                 pools.requestsPerSecond);
}

template <typename SomePlan, typename Visitor>
void visitDataFields(SomePlan &data, const Visitor &visit)
{
    visit.choice("modality", "Samples are", data.modality);
    visit.number({"sample_byte", "Read for one sequence", "B", "MB", 0, mostBytes}, data.sample);
    visit.number({"dataset_byte", "Data set", "B", "TB", 0, mostBytes}, data.dataset);
    visit.number({"samples_per_file", "Samples of a file", "", "", 1, 1e12, true}, data.samplesPerFile);
    visit.number({"memory_hits", "Reads that host memory serves", "", "%", 0, 1}, data.memoryHits);
    visit.number({"local_hits", "Other reads that local drives serve", "", "%", 0, 1}, data.localHits);
    visit.number(
        {"local_read_byte_per_s", "Local drives of a node read", "B/s", "GB/s", 1, mostBytesPerSecond},
        data.localRead);
    visit.number({"shared_read_byte_per_s", "Storage outside of the design reads", "B/s", "GB/s", 1,
                  mostBytesPerSecond},
                 data.sharedRead);
    visit.number({"shared_write_byte_per_s", "Storage outside of the design writes", "B/s", "GB/s", 1,
                  mostBytesPerSecond},
                 data.sharedWrite);
    visit.number({"shared_capacity_byte", "Storage outside of the design holds", "B", "TB", 0, mostBytes},
                 data.sharedCapacity);
    visit.text("shared_source", "Source of those", data.sharedSource);
    visit.number({"metadata_per_s", "Files that the storage opens per second", "1/s", "1/s", 0, 1e12},
                 data.metadataRate);
    visit.number({"staged_byte", "Copied to each node before the run", "B", "TB", 0, mostBytes}, data.staged);
    visit.number({"local_capacity_byte", "Local capacity of a node", "B", "TB", 0, mostBytes},
                 data.localCapacity);
}

template <typename SomePlan, typename Visitor>
void visitCheckpointFields(SomePlan &plan, const Visitor &visit)
{
    visit.number({"checkpoint_bytes", "Bytes saved of a parameter", "", "", 0.1, 64}, plan.bytesPerParameter);
    visit.choice("checkpoint_mode", "Checkpoints are", plan.mode);
    visit.number({"checkpoint_every_s", "Checkpoint interval", "s", "min", 1, longestTime}, plan.every);
    visit.number({"checkpoint_window_s", "Longest pause for a checkpoint", "s", "s", 0, longestTime},
                 plan.window);
    visit.number(
        {"to_host_byte_per_s", "From an accelerator to its host", "B/s", "GB/s", 1, mostBytesPerSecond},
        plan.toHost);
    visit.choice("restore", "A restart reads as a", plan.restore);
    visit.number({"checkpoints_kept", "Checkpoints on the shared storage", "", "", 0, 1e6, true}, plan.kept);
    visit.number({"checkpoints_local", "Checkpoints on the local drives", "", "", 0, 1e6, true},
                 plan.keptLocally);
    visit.number({"snapshot_byte_per_s", "Link to another site", "B/s", "GB/s", 1, mostBytesPerSecond},
                 plan.snapshotLink);
}

template <typename SomeWorkload, typename Visitor>
void visitWorkloadHead(SomeWorkload &workload, const Visitor &visit)
{
    visit.text("name", "Name", workload.name, false);
    visit.choice("kind", "Kind", workload.kind);
    visit.text("model", "Model", workload.modelName);
    visit.text("part", "Servers", workload.part);
    visit.text("fabric", "Fabric of its collectives", workload.fabric);
    visit.text("storage_fabric", "Fabric to the storage", workload.storageFabric);
    visit.number({"accelerators", "Accelerators", "", "", 1, mostParallel, true}, workload.accelerators);
    visit.number({"spare_nodes", "Nodes kept for failures", "", "", 0, mostUnits, true}, workload.spareNodes);
    visit.text("source", "Source", workload.source);
}

/// Those of training: what runs, what it reads and saves.
template <typename SomeWorkload, typename Visitor>
void visitTrainingPart(SomeWorkload &workload, const Visitor &visit)
{
    visit.number({"tokens", "Tokens of the training", "", "", 1, mostTokens}, workload.tokens);
    visitTrainingFields(workload.training, visit);
    visitDataFields(workload.data, visit);
    visitCheckpointFields(workload.checkpoint, visit);
}

/// Everything, whatever its kind is.
template <typename SomeWorkload, typename Visitor>
void visitWorkloadFields(SomeWorkload &workload, const Visitor &visit)
{
    visitWorkloadHead(workload, visit);
    visitTrainingPart(workload, visit);
    visitServingFields(workload.serving, workload.pools, visit);
    visitModelFields(workload.model, visit);
    visit.text("model_source", "Source of the model", workload.modelSource);
}

template <typename SomeRun, typename Visitor>
void visitMeasuredFields(SomeRun &measured, const Visitor &visit)
{
    visit.text("name", "Name", measured.name, false);
    visit.fixed("function", "Function", measured.function);
    visit.fixed("figure", "Figure", measured.figure);
    visit.number({"value", "Measured", "", "", 0, 1e300}, measured.value);
    visit.text("source", "Source", measured.source);
}

} // namespace clusterwright
