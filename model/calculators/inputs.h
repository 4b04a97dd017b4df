// Inputs: what a calculator is given, after it was checked against the calculator's table.
#pragma once

#include "model/calculators/record.h"

#include <cstdint>
#include <optional>

namespace clusterwright::calc {

/// Reads a checked record: the table guarantees the type and the presence of a key, so that reading cannot
/// fail. A key that is optional must be asked for with has() or one of the optional readers.
/// Refers to the record, which must outlive it.
class Inputs {
public:
    explicit Inputs(const Record &record) : m_record(&record) {}

    bool has(std::string_view key) const { return m_record->find(key) != nullptr; }
    double number(std::string_view key) const; ///< also of an integer: products of those belong in a double
    std::int64_t integer(std::string_view key) const; ///< within plus and minus 1e9
    int count(std::string_view key) const;            ///< the same as an int
    bool flag(std::string_view key) const;
    const std::string &text(std::string_view key) const;
    const Record &object(std::string_view key) const; ///< its own keys are not checked

    std::optional<double> maybeNumber(std::string_view key) const;
    std::optional<std::int64_t> maybeInteger(std::string_view key) const;

    std::vector<double> numbers(std::string_view key) const; ///< a list of numbers or of integers
    std::vector<Inputs> records(std::string_view key) const; ///< a list of objects

private:
    template <typename T>
    const T &get(std::string_view key) const;

    const Record *m_record;
};

} // namespace clusterwright::calc
