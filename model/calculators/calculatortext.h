// Calculator text: how the keys, units and values of calculators read, and how typed text becomes a value.
#pragma once

#include "model/calculators/calculator.h"

namespace clusterwright::calc {

/// The unit that the ending of a key names.
struct KeyUnit {
    std::string_view ending; ///< "kw"
    std::string_view text;   ///< "kW"
    std::string_view base;   ///< as parseQuantity() takes it: "W"; empty = only this unit can be typed
    double inBase = 1;       ///< one of it in the base unit
};

/// Of "load_kw" that of kilowatts; null for a ratio, a count and a text.
const KeyUnit *unitOfKey(std::string_view key);
/// A number in the base unit of a key, in its own unit: 10200 for "load_kw" is 10.2.
double inUnitOfKey(std::string_view key, double inBase);
/// "kW", or empty.
std::string unitText(std::string_view key);
/// "load_kw" -> "Load", "gpus_per_node" -> "GPUs per node".
std::string titleOfKey(std::string_view key);

/// "Branch limit" of "power.branch_limit".
std::string titleOf(const Calculator &calculator);

/// A result for a reader: at most six digits ("1,234.57"), "yes" or "no", lists with commas.
std::string resultText(const Value &value);
/// A value as it can be typed, exact: typedValue() reads it back. Not of objects and lists of objects.
std::string inputText(const Value &value);

/// What somebody typed for an input that is no object and no list of objects. Numbers may be arithmetic and
/// carry a unit of the same kind: "2*5.1", "10200 W" and "10.2 kW" are 10.2 for "load_kw"; "80 %" is 0.8 for
/// a ratio. The elements of a list stand between semicolons, or between commas where there is no semicolon
/// and the comma is not the decimal mark. Blank text is no value; of a list that is required and may be
/// empty, the empty list. What cannot be read becomes a text, which checkInputs() refuses with its reason.
/// `decimalMark` as in parseQuantity().
std::optional<Value> typedValue(const Input &input, const std::string &text, char decimalMark = '.');
/// The value of an object's key, whose type no table knows: a number, a list of numbers, or a text.
std::optional<Value> typedValue(const std::string &text, char decimalMark = '.');

/// Titles of the required inputs that a record lacks, in the order of the table.
std::vector<std::string> missingInputs(const Calculator &calculator, const Record &inputs);

/// The first of the given inputs that is wrong by itself, as checkInputs() refuses it; what is missing is not
/// asked for, and what the function itself checks is not run.
std::optional<Error> findWrong(const Calculator &calculator, const Record &inputs);

/// Whether every word of the text stands in the name, the title or an input; upper and lower case are one.
bool matches(const Calculator &calculator, const std::string &text);

} // namespace clusterwright::calc
