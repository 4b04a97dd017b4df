#include "model/analysis/comparison.h"

#include "model/words.h"

#include <algorithm>

namespace clusterwright {
namespace {

using State = ComparedValue::State;

bool areEqual(const ComparedValue &a, const ComparedValue &b)
{
    if (a.state != b.state)
        return false;
    return a.number && b.number ? *a.number == *b.number : a.text == b.text;
}

/// Whether a comes before b in a list that rises.
bool isLess(const ComparedValue &a, const ComparedValue &b)
{
    if (a.number && b.number)
        return *a.number < *b.number;
    return comesBefore(a.text, b.text);
}

} // namespace

RowMark markOf(const ComparisonRow &row)
{
    const auto isUnknown = [](const ComparedValue &value) { return value.state == State::Unknown; };
    const ComparedValue *first = nullptr; // that is not unknown
    for (const ComparedValue &value : row.values) {
        if (isUnknown(value))
            continue;
        if (first && !areEqual(*first, value))
            return RowMark::Different;
        first = &value;
    }
    const bool isKnown = first && first->state == State::Known;
    return isKnown && std::ranges::any_of(row.values, isUnknown) ? RowMark::Unclear : RowMark::Same;
}

std::string signOf(RowMark mark)
{
    return mark == RowMark::Different ? "≠" : mark == RowMark::Unclear ? "?" : "";
}

std::string shownText(const ComparedValue &value)
{
    switch (value.state) {
    case State::Known:
        return value.text + (value.isEstimate ? " *" : "");
    case State::Unknown:
        return "unknown";
    case State::Absent:
        break;
    }
    return "n/a";
}

std::string originText(const ComparedValue &value)
{
    std::string text = value.isEstimate ? "estimate" : value.kind ? std::string(nameOf(*value.kind)) : "";
    if (value.confidence)
        text +=
            (text.empty() ? "" : ", ") + std::string("confidence ") + std::string(nameOf(*value.confidence));
    for (const std::string &line : {value.source, value.basis})
        if (!line.empty())
            text += (text.empty() ? "" : "\n") + line;
    return text;
}

bool hasLongUnit(const std::string &unit)
{
    return unit.find(' ') != std::string::npos;
}

std::string titleWithUnit(const ComparisonRow &row)
{
    return row.title + (row.unit.empty() ? "" : " [" + row.unit + "]");
}

std::vector<std::size_t> sortedBy(const ComparisonRow &row, bool isRising)
{
    std::vector<std::size_t> order(row.values.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        const ComparedValue &left = row.values[a], &right = row.values[b];
        if (left.state != State::Known || right.state != State::Known)
            return left.state < right.state;
        return isRising ? isLess(left, right) : isLess(right, left);
    });
    return order;
}

const ComparisonRow *rowOf(const PartComparison &comparison, std::string_view key)
{
    const auto row = std::ranges::find(comparison.rows, key, &ComparisonRow::key);
    return row == comparison.rows.end() ? nullptr : &*row;
}

bool isNumeric(const ComparisonRow &row)
{
    return std::ranges::any_of(row.values,
                               [](const ComparedValue &value) { return value.number.has_value(); });
}

std::pair<std::string, std::string> usualAxes(const PartComparison &comparison)
{
    static constexpr std::array taken{"node_w",      "node_cpu_w",      "thermal_design_power_w",
                                      "max_power_w", "typical_power_w", "price_usd"};
    static constexpr std::array given{
        "node_core_ghz",   "bf16_op_per_s",       "memory_byte_per_s", "port_bandwidth_byte_per_s",
        "read_byte_per_s", "capacity_byte",       "total_byte_per_s",  "data_byte_per_s",
        "capacity_w",      "continuous_limit_va", "mass_kg",           "height_u"};
    const ComparisonRow *across = nullptr;
    const auto pointsOf = [&](const ComparisonRow &row) { // with both numbers, as soon as one is chosen
        std::size_t points = 0;
        for (std::size_t i = 0; i < row.values.size(); ++i)
            points += row.values[i].number && (!across || across->values[i].number);
        return points;
    };
    const auto best = [&](const auto &keys) -> const ComparisonRow * {
        for (const char *key : keys)
            if (const ComparisonRow *row = rowOf(comparison, key); row && pointsOf(*row) > 1)
                return row;
        const ComparisonRow *most = nullptr; // else what most parts have
        for (const ComparisonRow &row : comparison.rows)
            if (isNumeric(row) && &row != across && (!most || pointsOf(row) > pointsOf(*most)))
                most = &row;
        return most;
    };
    across = best(taken);
    const ComparisonRow *upwards = across ? best(given) : nullptr;
    return {across ? across->key : "", upwards ? upwards->key : ""};
}

} // namespace clusterwright
