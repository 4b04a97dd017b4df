#include "model/calculators/calculator.h"

#include "model/calculators/groups.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <iterator>

namespace clusterwright::calc {
namespace {

/// Whole numbers up to here are exact in a double.
constexpr double largestExact = 9007199254740992.0; // 2^53

std::vector<Calculator> joinGroups()
{
    std::vector<Calculator> all;
    for (const auto group : {powerCalculators, thermalCalculators, fabricCalculators, storageCalculators,
                             nodeCalculators, costCalculators, reliabilityCalculators, mechanicalCalculators})
        std::ranges::move(group(), std::back_inserter(all));
    return all;
}

bool isSound(const Value &value, Type type)
{
    if (const auto *list = value.as<List>())
        return std::ranges::all_of(*list, [type](const Value &element) { return isSound(element, type); });
    const auto *number = value.as<double>();
    if (!number)
        return true;
    const bool isCount = type == Type::Integer || type == Type::IntegerList;
    return std::isfinite(*number) && (!isCount || std::abs(*number) <= largestExact);
}

} // namespace

std::span<const Calculator> calculators()
{
    static const std::vector<Calculator> all = joinGroups();
    return all;
}

const Calculator *findCalculator(std::string_view name)
{
    const auto all = calculators();
    const auto found = std::ranges::find(all, name, &Calculator::name);
    return found == all.end() ? nullptr : &*found;
}

std::string_view groupOf(const Calculator &calculator)
{
    return calculator.name.substr(0, calculator.name.find('.'));
}

Result<Record> calculate(const Calculator &calculator, const Record &inputs)
{
    const auto checked = checkInputs(calculator, inputs);
    if (!checked)
        return checked.error();
    auto outputs = calculator.compute(Inputs(checked.value()));
    if (!outputs)
        return outputs.error();
    for (const Entry &entry : outputs.value().entries()) {
        const auto output = std::ranges::find(calculator.outputs, entry.key, &Output::key);
        assert(output != calculator.outputs.end());
        if (!isSound(entry.value, output->type))
            return wrong({}, "result",
                         "result: " + entry.key +
                             " is too large: it must be finite, and a whole number at most 2^53. Every "
                             "input is valid, but together they lead too far.");
    }
    return outputs;
}

} // namespace clusterwright::calc
