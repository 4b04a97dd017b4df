#include "model/analysis/estimate.h"

#include "model/analysis/estimategroups.h"
#include "model/analysis/workloadcalculon.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace clusterwright {
namespace {

constexpr std::string_view parity = "workload.calculon";

std::vector<EstimateFunction> joinGroups()
{
    std::vector<EstimateFunction> all;
    for (const auto group : {runEstimates, countEstimates, linkEstimates, periodEstimates})
        std::ranges::move(group(), std::back_inserter(all));
    return all;
}

std::string namesText()
{
    std::string text;
    for (const std::string_view name : estimateNames())
        text += (text.empty() ? "" : ", ") + std::string(name);
    return text;
}

} // namespace

const std::vector<EstimateFunction> &estimateFunctions()
{
    static const std::vector<EstimateFunction> all = joinGroups();
    return all;
}

std::vector<std::string_view> estimateNames()
{
    std::vector<std::string_view> names{parity};
    for (const EstimateFunction &function : estimateFunctions())
        names.push_back(function.name);
    return names;
}

Result<calc::Record> estimate(std::string_view name, const calc::Record &inputs)
{
    if (name == parity)
        return estimateCalculon(inputs);
    const auto &all = estimateFunctions();
    const auto function = std::ranges::find(all, name, &EstimateFunction::name);
    if (function == all.end())
        return calc::refuse("function", "is not known; there are " + namesText() + ".");
    const auto accepted = acceptObject(function->inputs, inputs);
    if (!accepted)
        return accepted.error();
    auto outputs = function->compute(accepted.value());
    if (!outputs)
        return calc::refuse(outputs.error().key, outputs.error().message);
    for (const calc::Entry &entry : outputs.value().entries())
        if (const auto *number = entry.value.as<double>(); number && !std::isfinite(*number))
            return calc::refuse("result", "is out of range: " + entry.key +
                                              " is not finite. Every input is accepted, but together they "
                                              "lead too far.");
    return outputs;
}

} // namespace clusterwright
