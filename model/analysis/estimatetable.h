// Tables of what the estimator takes: the keys of an object with type, range and default, and the order in
// which wrong ones are found.
#pragma once

#include "model/calculators/calculator.h"

#include <optional>

namespace clusterwright {

struct NestedTable;

/// An object of inputs: single values, then objects within it.
struct ObjectTable {
    std::vector<calc::Input> keys;
    std::vector<NestedTable> objects;
    /// What several keys of an accepted object get wrong together, with its whole path; may be null.
    std::optional<Error> (*relations)(const calc::Record &accepted) = nullptr;
};
struct NestedTable {
    std::string_view key;
    bool isRequired = false;
    ObjectTable table;
};

/// The object with its defaults, without keys that are null. Fails with the path of the first wrong key:
/// unknown keys first, then missing ones, wrong types, values out of range, each in the order of the table;
/// then the same of each object within, then relations. Null stands for a missing key.
Result<calc::Record> acceptObject(const ObjectTable &table, const calc::Record &given,
                                  const std::string &path = {});

/// Whole numbers from `least` to 1e12, the most that any count of ours may be.
constexpr calc::Range wholeFrom(double least)
{
    return calc::between(least, 1e12);
}

} // namespace clusterwright
