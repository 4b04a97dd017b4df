#include "model/analysis/workloadenumerate.h"

#include <algorithm>

namespace clusterwright::parity {
namespace {

using Executions = std::vector<CalculonExecution>;

/// Each execution with each of the values that it may have, in the order of a loop within a loop.
template <typename T, typename Values>
Executions spread(const Executions &executions, T CalculonExecution::*member, const Values &valuesFor)
{
    Executions all;
    for (const CalculonExecution &execution : executions)
        for (const T value : valuesFor(execution)) {
            all.push_back(execution);
            all.back().*member = value;
        }
    return all;
}

std::vector<bool> choices(bool isAllowed)
{
    return isAllowed ? std::vector{true, false} : std::vector{false};
}

template <typename E>
std::vector<E> allOf()
{
    std::vector<E> values;
    for (const Name<E> &name : namesOf<E>)
        values.push_back(name.value);
    return values;
}

/// Every (tensor, pipeline, data) with its batch. That the pipeline must divide the smaller of two numbers is
/// a rule of the reference, which leaves few for odd counts of processors.
Executions layoutsOf(const SearchStudy &study)
{
    const auto &[app, system, constraints] = study;
    Executions layouts;
    for (const std::int64_t tensor : factorsOf(constraints.numProcs)) {
        if (app.hidden % tensor != 0 || app.attnHeads % tensor != 0)
            continue;
        const std::int64_t groups = constraints.numProcs / tensor;
        for (const std::int64_t pipeline : factorsOf(std::min(groups, app.numBlocks))) {
            if (groups % pipeline != 0 || app.numBlocks % pipeline != 0)
                continue;
            const std::int64_t data = groups / pipeline;
            if (data > constraints.maxBatchSize)
                continue;
            CalculonExecution &layout = layouts.emplace_back();
            layout.numProcs = constraints.numProcs;
            layout.tensorPar = tensor;
            layout.pipelinePar = pipeline;
            layout.dataPar = data;
            layout.batchSize = constraints.maxBatchSize / data * data;
            layout.datatype = constraints.datatype;
        }
    }
    return layouts;
}

std::vector<std::int64_t> networksFor(std::int64_t size, const CalculonSystem &system)
{
    std::vector<std::int64_t> indices;
    const auto count = size > 1 ? static_cast<std::int64_t>(system.networks.size()) : 1;
    for (std::int64_t i = 0; i < count; ++i)
        indices.push_back(i);
    return indices;
}

} // namespace

std::vector<std::int64_t> factorsOf(std::int64_t number)
{
    std::vector<std::int64_t> factors, large;
    for (std::int64_t i = 1; i * i <= number; ++i) {
        if (number % i != 0)
            continue;
        factors.push_back(i);
        if (i * i != number)
            large.push_back(number / i);
    }
    factors.insert(factors.end(), large.rbegin(), large.rend());
    return factors;
}

Executions branchesOf(const SearchStudy &study)
{
    using E = CalculonExecution;
    auto list = spread(layoutsOf(study), &E::pipelineInterleaving, [&](const E &execution) {
        return factorsOf(execution.pipelinePar > 1 ? study.app.numBlocks / execution.pipelinePar : 1);
    });
    list = spread(list, &E::activationRecompute, [](const E &) { return allOf<ActivationRecompute>(); });
    list = spread(list, &E::optimizerSharding, [](const E &x) { return choices(x.dataPar > 1); });
    return spread(list, &E::tensorParCommType, [](const E &) { return allOf<TensorParCommType>(); });
}

Executions settingsOf(const SearchStudy &study, const CalculonExecution &branch)
{
    using E = CalculonExecution;
    const SearchConstraints &constraints = study.constraints;
    const bool isFull = branch.activationRecompute == ActivationRecompute::Full;
    const bool gathers = branch.tensorParCommType == TensorParCommType::RsAg && !isFull;
    const bool overlapsTensor = branch.tensorPar > 1 && constraints.allowTpOverlap;
    const bool overlapsData = branch.dataPar > 1 && constraints.allowDpOverlap;
    const bool offloads = study.system.mem2.capacity > DataSize{};
    Executions list{branch};
    const auto add = [&](auto member, const auto &values) {
        list = spread(list, member, [&](const E &) { return values; });
    };
    add(&E::seqParAgRedo, choices(gathers));
    add(&E::dataParOverlap, choices(overlapsData));
    add(&E::tensorParOverlap,
        overlapsTensor ? allOf<TensorParOverlap>() : std::vector{TensorParOverlap::None});
    add(&E::weightOffload, choices(offloads));
    add(&E::activationsOffload, choices(offloads && !isFull));
    add(&E::optimizerOffload, choices(offloads));
    add(&E::fusedActivation, constraints.fusedActivation);
    return list;
}

std::vector<std::int64_t> microbatchesOf(const SearchStudy &study, const CalculonExecution &branch)
{
    auto sizes = factorsOf(branch.batchSize / branch.dataPar);
    std::erase_if(sizes, [&](std::int64_t size) { return size * study.app.seqSize % branch.tensorPar != 0; });
    return sizes;
}

std::vector<Placement> placementsOf(const SearchStudy &study, const CalculonExecution &branch)
{
    std::vector<Placement> placements;
    for (const std::int64_t tensor : networksFor(branch.tensorPar, study.system))
        for (const std::int64_t pipeline : networksFor(branch.pipelinePar, study.system))
            for (const std::int64_t data : networksFor(branch.dataPar, study.system))
                placements.push_back({tensor, pipeline, data});
    return placements;
}

} // namespace clusterwright::parity
