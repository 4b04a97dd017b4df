#include "model/analysis/calculonfit.h"

#include "model/analysis/calculoninputs.h"
#include "model/analysis/calculonstep.h"
#include "model/calculators/calculator.h"

#include <algorithm>
#include <cmath>

namespace clusterwright::parity {
namespace {

using calc::refuse;

std::string text(std::int64_t value)
{
    return std::to_string(value);
}

/// A condition of a sound execution.
struct Condition {
    bool holds;
    const char *key;
    std::string message;
};

std::optional<Error> firstBroken(std::initializer_list<Condition> conditions)
{
    const auto broken = std::ranges::find(conditions, false, &Condition::holds);
    if (broken == conditions.end())
        return std::nullopt;
    return refuse(broken->key, broken->message);
}

std::optional<Error> wrongSizes(const CalculonExecution &x)
{
    const double product = static_cast<double>(x.tensorPar) * static_cast<double>(x.pipelinePar) *
                           static_cast<double>(x.dataPar);
    const std::int64_t local = x.batchSize / x.dataPar;
    return firstBroken({{product == static_cast<double>(x.numProcs), "execution.num_procs",
                         "is " + text(x.numProcs) + "; it must be tensor_par * pipeline_par * data_par."},
                        {x.batchSize % x.dataPar == 0, "execution.batch_size",
                         "is " + text(x.batchSize) + "; it must be a multiple of data_par, which is " +
                             text(x.dataPar) + "."},
                        {local % x.microbatchSize == 0, "execution.microbatch_size",
                         "is " + text(x.microbatchSize) +
                             "; it must divide the batch of a processor, which is " + text(local) + "."}});
}

std::optional<Error> wrongOptions(const CalculonExecution &x)
{
    const bool isSequenceParallel = x.tensorParCommType == TensorParCommType::RsAg;
    const bool recomputes = x.activationRecompute != ActivationRecompute::None;
    const bool isFull = x.activationRecompute == ActivationRecompute::Full;
    return firstBroken(
        {{x.pipelineInterleaving == 1 || x.pipelinePar > 1, "execution.pipeline_interleaving",
          "must be 1 without pipeline parallelism."},
         {!x.optimizerSharding || x.dataPar > 1, "execution.optimizer_sharding",
          "needs data parallelism; data_par is 1."},
         {x.tensorParOverlap == TensorParOverlap::None || x.tensorPar > 1, "execution.tensor_par_overlap",
          "must be none without tensor parallelism."},
         {!recomputes || x.training, "execution.activation_recompute", "must be none in inference."},
         {!x.seqParAgRedo || (isSequenceParallel && !isFull), "execution.seq_par_ag_redo",
          "needs tensor_par_comm_type rs_ag and an activation_recompute other than full."},
         {!x.dataParOverlap || (x.dataPar > 1 && x.training), "execution.data_par_overlap",
          "needs data parallelism and training."},
         {!x.optimizerOffload || x.training, "execution.optimizer_offload", "needs training."}});
}

std::optional<Error> wrongDivision(const CalculonApp &app, const CalculonExecution &x)
{
    const std::string message = "must be a multiple of tensor_par, which is " + text(x.tensorPar) + ".";
    const std::int64_t rows = x.microbatchSize * app.seqSize;
    return firstBroken({{app.hidden % x.tensorPar == 0, "app.hidden", message},
                        {app.feedforward % x.tensorPar == 0, "app.feedforward", message},
                        {app.attnHeads % x.tensorPar == 0, "app.attn_heads", message},
                        {rows % x.tensorPar == 0 || x.tensorParCommType == TensorParCommType::Ar,
                         "app.seq_size", "times microbatch_size " + message}});
}

std::optional<Error> wrongNetworks(const CalculonSystem &system, const CalculonExecution &x)
{
    const auto count = static_cast<std::int64_t>(system.networks.size());
    const std::string message = "must be the index of a network; the system has " + text(count) + ", from 0.";
    return firstBroken({{x.tensorParNet < count, "execution.tensor_par_net", message},
                        {x.pipelineParNet < count, "execution.pipeline_par_net", message},
                        {x.dataParNet < count, "execution.data_par_net", message}});
}

/// Of a processor.
std::int64_t blocksOf(const CalculonApp &app, const CalculonExecution &execution)
{
    return static_cast<std::int64_t>(scheduleOf(app, execution).blocks);
}

Error infeasible(const std::string &message)
{
    return wrong({}, "infeasible", message);
}

std::string gibibytes(DataSize size)
{
    constexpr double gibibyte = 1024.0 * 1024 * 1024;
    return calc::plainText(inBytes(size) / gibibyte) + " GiB";
}

} // namespace

std::optional<Error> mistakeIn(const CalculonApp &app, const CalculonSystem &system,
                               const CalculonExecution &execution)
{
    if (auto error = missingEngine(system, execution.datatype))
        return error;
    if (auto error = wrongSizes(execution))
        return error;
    if (auto error = wrongOptions(execution))
        return error;
    if (auto error = wrongDivision(app, execution))
        return error;
    return wrongNetworks(system, execution);
}

bool networksFit(const CalculonSystem &system, const CalculonExecution &x)
{
    for (std::size_t i = 0; i < system.networks.size(); ++i) {
        const auto joined = [&](std::int64_t net, std::int64_t size) {
            return static_cast<std::size_t>(net) == i ? size : 1;
        };
        const CalculonNetwork &network = system.networks[i];
        const double members = static_cast<double>(joined(x.tensorParNet, x.tensorPar)) *
                               static_cast<double>(joined(x.pipelineParNet, x.pipelinePar)) *
                               static_cast<double>(joined(x.dataParNet, x.dataPar));
        const auto size = static_cast<double>(network.size);
        if (members > 1 && (members > size || (network.mustBeFilled && std::fmod(size, members) != 0)))
            return false;
    }
    return true;
}

bool blocksFit(const CalculonApp &app, const CalculonExecution &execution)
{
    constexpr std::int64_t fewestToOffload = 3;
    const std::int64_t blocks = blocksOf(app, execution);
    const bool offloads =
        execution.weightOffload || execution.activationsOffload || execution.optimizerOffload;
    return blocks % execution.pipelineInterleaving == 0 && (!offloads || blocks >= fewestToOffload);
}

std::optional<Error> misfitOf(const CalculonApp &app, const CalculonSystem &system,
                              const CalculonExecution &execution)
{
    if (!networksFit(system, execution))
        return infeasible(
            "A network is too small for the parallel sizes that are placed on it, or it must be "
            "filled and its size is no multiple of them.");
    if (!blocksFit(app, execution))
        return infeasible("A processor has " + text(blocksOf(app, execution)) + " blocks: they must make " +
                          text(execution.pipelineInterleaving) +
                          " equal chunks, and be 3 or more for offloading.");
    return std::nullopt;
}

bool memoriesFit(const CalculonResult &result, const CalculonSystem &system)
{
    return result.procMemTier1CapReq <= system.mem1.capacity &&
           result.procMemTier2CapReq <= system.mem2.capacity;
}

Error shortageOf(const CalculonResult &result, const CalculonSystem &system)
{
    const bool isFirst = result.procMemTier1CapReq > system.mem1.capacity;
    const DataSize needed = isFirst ? result.procMemTier1CapReq : result.procMemTier2CapReq;
    const DataSize there = isFirst ? system.mem1.capacity : system.mem2.capacity;
    return infeasible(std::string(isFirst ? "mem1" : "mem2") + " must hold " + gibibytes(needed) +
                      ", but has " + gibibytes(there) + ".");
}

} // namespace clusterwright::parity
