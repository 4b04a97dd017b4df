// Calculators: the engineering formulas as one table, from which the command line, the window and the
// documentation are made.
#pragma once

#include "model/calculators/inputs.h"
#include "model/result.h"

#include <limits>
#include <span>

namespace clusterwright::calc {

enum class Type { Number, Integer, Flag, Text, Object, NumberList, IntegerList, TextList, RecordList };
enum class Need { Required, Default, Optional };

/// Which numbers are accepted; everything finite if nothing else is said.
struct Range {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    bool openLow = false, openHigh = false; ///< that the end itself is refused
};
constexpr Range any{};
constexpr Range above(double low)
{
    return {low, any.high, true, false};
}
constexpr Range atLeast(double low)
{
    return {low, any.high, false, false};
}
constexpr Range between(double low, double high) ///< both ends accepted
{
    return {low, high, false, false};
}
constexpr Range aboveUpTo(double low, double high) ///< (low, high]
{
    return {low, high, true, false};
}
constexpr Range fromBelow(double low, double high) ///< [low, high)
{
    return {low, high, false, true};
}
constexpr Range inside(double low, double high) ///< (low, high)
{
    return {low, high, true, true};
}

/// One key that a calculator takes. The unit is the ending of the key: "_kw", "_lpm"; a ratio has none.
struct Input {
    std::string_view key, meaning;
    Type type = Type::Number;
    Range range;               ///< of a number, or of each number of a list
    List choices;              ///< the only values accepted; empty = no such limit
    bool mayBeEmpty = false;   ///< a list or a text
    std::vector<Input> fields; ///< of each element of a list of records
    Need need = Need::Required;
    Value usual; ///< taken if the key is absent and need is Default

    Input orElse(Value value) &&; ///< the same with a default
    Input optional() &&;          ///< the same, may be absent
    Input orEmpty() &&;           ///< the same, accepted when empty
};

// How the rows of the table are written.
Input number(std::string_view key, Range range, std::string_view meaning);
Input integer(std::string_view key, Range range, std::string_view meaning);
Input integer(std::string_view key, List choices, std::string_view meaning);
Input flag(std::string_view key, std::string_view meaning);
Input text(std::string_view key, std::string_view meaning);
Input text(std::string_view key, List choices, std::string_view meaning);
Input object(std::string_view key, std::string_view meaning); ///< any record; the function checks its keys
Input numbers(std::string_view key, Range range, std::string_view meaning);
Input integers(std::string_view key, Range range, std::string_view meaning);
Input records(std::string_view key, std::vector<Input> fields, std::string_view meaning);

/// One key that a calculator gives. Integers are whole and at most 2^53.
struct Output {
    std::string_view key, meaning; ///< the meaning may be its formula
    Type type = Type::Number;
    std::string_view onlyWith = {}; ///< what it needs to be there: an input, or a condition in words
};

struct Calculator {
    std::string_view name;  ///< "power.branch_limit": group, point, function
    std::string_view title; ///< one sentence
    std::vector<Input> inputs;
    std::vector<Output> outputs;
    std::string_view equation;
    std::string_view limits; ///< what it takes for granted, and for what it holds
    std::string_view source; ///< of the equation and of its constants
    /// Gets checked inputs with defaults filled in. Fails with the key of a check that involves several.
    Result<Record> (*compute)(const Inputs &);
};

/// All calculators by group: power, thermal, fabric, storage, node, cost, reliability, mechanical.
std::span<const Calculator> calculators();

/// Null if there is none; names are case-sensitive.
const Calculator *findCalculator(std::string_view name);
std::string_view groupOf(const Calculator &calculator);

/// Checks the inputs, fills in defaults, computes, checks the outputs. Fails with the path of the first wrong
/// input in Error::key ("lines[1].unit_usd") and a sentence that names it and what is accepted: keys in the
/// order of the table, each list with its elements, then unknown keys by byte value, then what the function
/// itself checks. The key is "result" if an output is not finite or a whole number above 2^53.
Result<Record> calculate(const Calculator &calculator, const Record &inputs);

/// The first half of calculate(): the inputs as the function gets them.
Result<Record> checkInputs(const Calculator &calculator, const Record &inputs);

/// "a number > 0", "a whole number, one of 1, 3".
std::string acceptedText(const Input &input);
/// "> 0", "(0, 1]"; empty for any number.
std::string rangeText(const Range &range);
/// What stands where something else was expected: "1.5", "the text \"abc\"", "an object".
std::string foundText(const Value &value);
/// As short as it can be and still read back to the same number: "0.5", "1e+300".
std::string plainText(double value);
/// "number", "list of integer".
std::string_view typeText(Type type);

/// How a function refuses what its table cannot: refuse("fluid", "is missing.").
Error refuse(std::string key, const std::string &message);
/// The same with figures: refuse("redundant", 4, "less than psus", 4) -> "redundant is 4; it must be less
/// than psus, which is 4."
Error refuse(std::string key, double value, const std::string &rule, double limit);

} // namespace clusterwright::calc
