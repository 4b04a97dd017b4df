// The fields of Calculon's files: one list of names for each type, from which it is read and written.
#pragma once

#include "model/analysis/workloadcalculon.h"

#include <concepts>

namespace clusterwright {

template <typename T, typename Known>
concept ConstOrNot = std::same_as<std::remove_const_t<T>, Known>;

/// Calls visit(key, member) for each field, with a third argument where a whole number may be below 1.
template <ConstOrNot<CalculonApp> T, typename Visit>
void eachField(T &app, const Visit &visit)
{
    visit("hidden", app.hidden);
    visit("feedforward", app.feedforward);
    visit("seq_size", app.seqSize);
    visit("attn_heads", app.attnHeads);
    visit("attn_size", app.attnSize);
    visit("num_blocks", app.numBlocks);
}

template <ConstOrNot<CalculonExecution> T, typename Visit>
void eachField(T &execution, const Visit &visit)
{
    visit("num_procs", execution.numProcs);
    visit("tensor_par", execution.tensorPar);
    visit("pipeline_par", execution.pipelinePar);
    visit("data_par", execution.dataPar);
    visit("tensor_par_net", execution.tensorParNet, 0);
    visit("pipeline_par_net", execution.pipelineParNet, 0);
    visit("data_par_net", execution.dataParNet, 0);
    visit("batch_size", execution.batchSize);
    visit("microbatch_size", execution.microbatchSize);
    visit("datatype", execution.datatype);
    visit("fused_activation", execution.fusedActivation);
    visit("attention_type", execution.attentionType);
    visit("activation_recompute", execution.activationRecompute);
    visit("pipeline_interleaving", execution.pipelineInterleaving);
    visit("optimizer_sharding", execution.optimizerSharding);
    visit("tensor_par_comm_type", execution.tensorParCommType);
    visit("tensor_par_overlap", execution.tensorParOverlap);
    visit("seq_par_ag_redo", execution.seqParAgRedo);
    visit("data_par_overlap", execution.dataParOverlap);
    visit("weight_offload", execution.weightOffload);
    visit("activations_offload", execution.activationsOffload);
    visit("optimizer_offload", execution.optimizerOffload);
    visit("training", execution.training);
}

template <ConstOrNot<CalculonResult> T, typename Visit>
void eachField(T &result, const Visit &visit)
{
    visit("total_time", result.totalTime);
    visit("sample_rate", result.sampleRate);
    visit("fw_time", result.fwTime);
    visit("bw_time", result.bwTime);
    visit("optim_step_time", result.optimStepTime);
    visit("recompute_time", result.recomputeTime);
    visit("recomm_exposed_time", result.recommExposedTime);
    visit("bubble_time", result.bubbleTime);
    visit("tp_comm_exposed_time", result.tpCommExposedTime);
    visit("pp_comm_exposed_time", result.ppCommExposedTime);
    visit("dp_comm_exposed_time", result.dpCommExposedTime);
    visit("fw_offload_exposed_time", result.fwOffloadExposedTime);
    visit("bw_offload_exposed_time", result.bwOffloadExposedTime);
    visit("weight_space", result.weightSpace);
    visit("act_space", result.actSpace);
    visit("act_checkpoint_size", result.actCheckpointSize);
    visit("act_grad_space", result.actGradSpace);
    visit("weight_grad_space", result.weightGradSpace);
    visit("optimizer_space", result.optimizerSpace);
    visit("proc_mem_tier1_cap_req", result.procMemTier1CapReq);
    visit("proc_mem_tier2_cap_req", result.procMemTier2CapReq);
    visit("useful_flops", result.usefulFlops);
    visit("compute_efficiency", result.computeEfficiency);
    visit("system_efficiency", result.systemEfficiency);
    visit("total_efficiency", result.totalEfficiency);
}

} // namespace clusterwright
