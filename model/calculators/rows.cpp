// How the rows of the table are written, and how they read.
#include "model/calculators/calculator.h"

#include <charconv>

namespace clusterwright::calc {
namespace {

std::string choicesText(const List &choices)
{
    std::string text;
    for (const Value &choice : choices) {
        const auto *word = choice.as<std::string>();
        text +=
            (text.empty() ? "one of " : ", ") + (word ? *word : plainText(std::get<double>(choice.content)));
    }
    return text;
}

/// One thing of this type, as a sentence needs it.
std::string_view nounOf(Type type)
{
    switch (type) {
    case Type::Number:
        return "a finite number";
    case Type::Integer:
        return "a whole number";
    case Type::Flag:
        return "true or false";
    case Type::Text:
        return "a text";
    case Type::Object:
        return "an object";
    case Type::NumberList:
        return "a list of finite numbers";
    case Type::IntegerList:
        return "a list of whole numbers";
    case Type::TextList:
        return "a list of texts";
    case Type::RecordList:
        return "a list of objects";
    }
    return {};
}

bool isList(Type type)
{
    return type == Type::NumberList || type == Type::IntegerList || type == Type::TextList ||
           type == Type::RecordList;
}

Input row(std::string_view key, Type type, std::string_view meaning)
{
    Input input;
    input.key = key;
    input.type = type;
    input.meaning = meaning;
    return input;
}

Input row(std::string_view key, Type type, Range range, std::string_view meaning)
{
    Input input = row(key, type, meaning);
    input.range = range;
    return input;
}

} // namespace

std::string plainText(double value)
{
    char digits[32];
    return {digits, std::to_chars(std::begin(digits), std::end(digits), value).ptr};
}

Input Input::orElse(Value value) &&
{
    need = Need::Default;
    usual = std::move(value);
    return std::move(*this);
}

Input Input::optional() &&
{
    need = Need::Optional;
    return std::move(*this);
}

Input Input::orEmpty() &&
{
    mayBeEmpty = true;
    return std::move(*this);
}

Input number(std::string_view key, Range range, std::string_view meaning)
{
    return row(key, Type::Number, range, meaning);
}

Input integer(std::string_view key, Range range, std::string_view meaning)
{
    return row(key, Type::Integer, range, meaning);
}

Input integer(std::string_view key, List choices, std::string_view meaning)
{
    Input input = row(key, Type::Integer, meaning);
    input.choices = std::move(choices);
    return input;
}

Input flag(std::string_view key, std::string_view meaning)
{
    return row(key, Type::Flag, meaning);
}

Input text(std::string_view key, std::string_view meaning)
{
    return row(key, Type::Text, meaning);
}

Input text(std::string_view key, List choices, std::string_view meaning)
{
    Input input = row(key, Type::Text, meaning);
    input.choices = std::move(choices);
    return input;
}

Input object(std::string_view key, std::string_view meaning)
{
    return row(key, Type::Object, meaning);
}

Input numbers(std::string_view key, Range range, std::string_view meaning)
{
    return row(key, Type::NumberList, range, meaning);
}

Input integers(std::string_view key, Range range, std::string_view meaning)
{
    return row(key, Type::IntegerList, range, meaning);
}

Input records(std::string_view key, std::vector<Input> fields, std::string_view meaning)
{
    Input input = row(key, Type::RecordList, meaning);
    input.fields = std::move(fields);
    return input;
}

std::string_view typeText(Type type)
{
    constexpr std::string_view names[] = {"number",          "integer",        "boolean",
                                          "string",          "object",         "list of number",
                                          "list of integer", "list of string", "list of object"};
    return names[static_cast<std::size_t>(type)];
}

std::string rangeText(const Range &range)
{
    const bool hasLow = range.low > any.low, hasHigh = range.high < any.high;
    if (!hasHigh)
        return hasLow ? (range.openLow ? "> " : ">= ") + plainText(range.low) : std::string();
    if (!hasLow)
        return (range.openHigh ? "< " : "<= ") + plainText(range.high);
    if (!range.openLow && !range.openHigh)
        return plainText(range.low) + ".." + plainText(range.high);
    return (range.openLow ? "(" : "[") + plainText(range.low) + ", " + plainText(range.high) +
           (range.openHigh ? ")" : "]");
}

std::string acceptedText(const Input &input)
{
    std::string text(nounOf(input.type));
    if (!input.choices.empty())
        text += ", " + choicesText(input.choices);
    if (const std::string range = rangeText(input.range); !range.empty())
        text += std::string(isList(input.type) ? ", each " : ", ") + range;
    const bool isCount = input.type == Type::Integer || input.type == Type::IntegerList;
    if (isCount && input.choices.empty() && input.range.high == any.high)
        text += ", at most 1e9 in size";
    const bool canBeEmpty = isList(input.type) || input.type == Type::Text;
    if (canBeEmpty && input.choices.empty() && !input.mayBeEmpty)
        text += isList(input.type) ? ", at least one" : ", not empty";
    return text;
}

} // namespace clusterwright::calc
