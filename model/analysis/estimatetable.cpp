#include "model/analysis/estimatetable.h"

#include "model/calculators/valuecheck.h"

#include <algorithm>

namespace clusterwright {
namespace {

using calc::Entry, calc::Input, calc::Need, calc::Record, calc::Type, calc::Value;

bool isNull(const Value &value)
{
    return value.as<std::monostate>() != nullptr;
}

/// Null if the key is missing or its value is null.
const Value *statedValue(const Record &given, std::string_view key)
{
    const Value *value = given.find(key);
    return value && !isNull(*value) ? value : nullptr;
}

bool isInRange(const Value &value, const Input &input)
{
    if (!input.choices.empty())
        return std::ranges::count(input.choices, value) > 0;
    const auto *number = value.as<double>();
    return !number || calc::isWithin(*number, input.range);
}

Error wrongKey(const std::string &path, const std::string &what, const Input &input)
{
    return calc::refuse(path, "is " + what + "; it must be " + acceptedText(input) + ".");
}

/// All keys as rows, those of objects too.
std::vector<Input> rowsOf(const ObjectTable &table)
{
    std::vector<Input> rows = table.keys;
    for (const NestedTable &nested : table.objects) {
        Input row = calc::object(nested.key, "");
        row.need = nested.isRequired ? Need::Required : Need::Optional;
        rows.push_back(row);
    }
    return rows;
}

std::optional<Error> findUnknown(const std::vector<Input> &rows, const Record &given,
                                 const std::string &prefix)
{
    for (const Entry &entry : given.entries()) {
        if (std::ranges::count(rows, entry.key, &Input::key) > 0)
            continue;
        std::string known;
        for (const Input &row : rows)
            known += (known.empty() ? "" : ", ") + std::string(row.key);
        return calc::refuse(prefix + entry.key, "is not known here; there are " + known + ".");
    }
    return std::nullopt;
}

std::optional<Error> findWrong(const std::vector<Input> &rows, const Record &given, const std::string &prefix)
{
    if (auto unknown = findUnknown(rows, given, prefix))
        return unknown;
    for (const Input &row : rows)
        if (row.need == Need::Required && !statedValue(given, row.key))
            return wrongKey(prefix + std::string(row.key), "missing", row);
    for (const auto isFine :
         {+[](const Value &value, const Input &row) { return hasType(value, row.type); }, &isInRange})
        for (const Input &row : rows)
            if (const Value *value = statedValue(given, row.key); value && !isFine(*value, row))
                return wrongKey(prefix + std::string(row.key), foundText(*value), row);
    return std::nullopt;
}

} // namespace

Result<Record> acceptObject(const ObjectTable &table, const Record &given, const std::string &path)
{
    const std::string prefix = path.empty() ? "" : path + ".";
    if (const auto error = findWrong(rowsOf(table), given, prefix))
        return *error;
    Record accepted;
    for (const Input &row : table.keys) {
        const Value *value = statedValue(given, row.key);
        if (value)
            accepted.add(std::string(row.key), *value);
        else if (row.need == Need::Default)
            accepted.add(std::string(row.key), row.usual);
    }
    for (const NestedTable &nested : table.objects) {
        const Value *value = statedValue(given, nested.key);
        if (!value)
            continue;
        auto inner = acceptObject(nested.table, *value->as<Record>(), prefix + std::string(nested.key));
        if (!inner)
            return inner.error();
        accepted.add(std::string(nested.key), inner.take());
    }
    const auto error = table.relations ? table.relations(accepted) : std::optional<Error>{};
    if (error)
        return *error;
    return accepted;
}

} // namespace clusterwright
