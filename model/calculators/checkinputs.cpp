// What a calculator is given, checked against its table.
#include "model/calculators/valuecheck.h"

#include <algorithm>
#include <cmath>

namespace clusterwright::calc {
namespace {

constexpr double largestInteger = 1e9;

Error wrongInput(const std::string &path, const std::string &what, const Input &input)
{
    return refuse(path, "is " + what + "; it must be " + acceptedText(input) + ".");
}

bool isAccepted(double value, const Input &input)
{
    if (!std::isfinite(value) || !isWithin(value, input.range))
        return false;
    return input.type != Type::Integer || (value == std::floor(value) && std::abs(value) <= largestInteger);
}

/// One value that is no list.
bool isAccepted(const Value &value, const Input &input)
{
    if (!input.choices.empty() && std::ranges::count(input.choices, value) == 0)
        return false;
    switch (input.type) {
    case Type::Number:
    case Type::Integer:
        return value.as<double>() && isAccepted(*value.as<double>(), input);
    case Type::Flag:
        return value.as<bool>();
    case Type::Text:
        return value.as<std::string>() && (input.mayBeEmpty || !value.as<std::string>()->empty());
    case Type::Object:
        return value.as<Record>();
    default:
        return false;
    }
}

/// How one element of a list must be.
Input elementOf(const Input &list)
{
    Input element = list;
    element.type = list.type == Type::NumberList    ? Type::Number
                   : list.type == Type::IntegerList ? Type::Integer
                   : list.type == Type::TextList    ? Type::Text
                                                    : Type::Object;
    element.mayBeEmpty = false;
    return element;
}

/// Keys that nobody asked for, the first by byte value. `of` names what they were given to.
std::optional<Error> findUnknown(const std::vector<Input> &table, const Record &given,
                                 const std::string &prefix, const std::string &of)
{
    const std::string *first = nullptr;
    for (const Entry &entry : given.entries())
        if (std::ranges::count(table, entry.key, &Input::key) == 0 && (!first || entry.key < *first))
            first = &entry.key;
    if (!first)
        return std::nullopt;
    std::string known;
    for (const Input &input : table)
        known += (known.empty() ? "" : ", ") + std::string(input.key);
    return refuse(prefix + *first, "is no input of " + of + ", which takes " + known + ".");
}

Result<Value> accept(const Input &input, const Value &value, const std::string &path);

Result<Record> acceptRecord(const std::vector<Input> &table, const Record &given, const std::string &prefix,
                            const std::string &of)
{
    Record accepted;
    for (const Input &input : table) {
        const std::string path = prefix + std::string(input.key);
        const Value *value = given.find(input.key);
        if (!value && input.need == Need::Required)
            return wrongInput(path, "missing", input);
        if (!value && input.need == Need::Default)
            accepted.add(std::string(input.key), input.usual);
        if (!value)
            continue;
        auto checked = accept(input, *value, path);
        if (!checked)
            return checked.error();
        accepted.add(std::string(input.key), checked.take());
    }
    if (const auto unknown = findUnknown(table, given, prefix, of))
        return *unknown;
    return accepted;
}

Result<Value> acceptList(const Input &input, const List &given, const std::string &path)
{
    if (given.empty() && !input.mayBeEmpty)
        return wrongInput(path, "empty", input);
    const Input element = elementOf(input);
    List accepted;
    for (std::size_t i = 0; i < given.size(); ++i) {
        const std::string place = path + "[" + std::to_string(i) + "]";
        auto checked = accept(element, given[i], place);
        if (!checked)
            return checked.error();
        if (input.type != Type::RecordList) {
            accepted.push_back(checked.take());
            continue;
        }
        auto record = acceptRecord(input.fields, *given[i].as<Record>(), place + ".", path);
        if (!record)
            return record.error();
        accepted.emplace_back(record.take());
    }
    return Value(std::move(accepted));
}

Result<Value> accept(const Input &input, const Value &value, const std::string &path)
{
    const bool wantsList = input.type == Type::NumberList || input.type == Type::IntegerList ||
                           input.type == Type::TextList || input.type == Type::RecordList;
    if (wantsList && value.as<List>())
        return acceptList(input, *value.as<List>(), path);
    if (wantsList || !isAccepted(value, input))
        return wrongInput(path, foundText(value), input);
    if (const auto *number = value.as<double>())
        return Value(*number + 0.0); // turns -0 into 0
    return value;
}

} // namespace

std::string foundText(const Value &value)
{
    constexpr std::size_t longest = 40; // of a text that is shown
    if (const auto *number = value.as<double>())
        return plainText(*number);
    if (const auto *flag = value.as<bool>())
        return *flag ? "true" : "false";
    if (const auto *text = value.as<std::string>())
        return text->size() > longest ? "a text" : "the text \"" + *text + "\"";
    if (value.as<List>())
        return value.as<List>()->empty() ? "an empty list" : "a list";
    return value.as<Record>() ? "an object" : "null, or no number that can be read";
}

Error refuse(std::string key, const std::string &message)
{
    return wrong({}, key, key + " " + message);
}

Error refuse(std::string key, double value, const std::string &rule, double limit)
{
    return refuse(std::move(key),
                  "is " + foundText(value) + "; it must be " + rule + ", which is " + foundText(limit) + ".");
}

Result<Record> checkInputs(const Calculator &calculator, const Record &inputs)
{
    return acceptRecord(calculator.inputs, inputs, {}, std::string(calculator.name));
}

} // namespace clusterwright::calc
