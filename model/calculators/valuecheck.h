// Value check: what every reader of records asks of one value.
#pragma once

#include "model/calculators/calculator.h"

#include <cmath>

namespace clusterwright::calc {

inline bool isWithin(double value, const Range &range)
{
    return (range.openLow ? value > range.low : value >= range.low) &&
           (range.openHigh ? value < range.high : value <= range.high);
}

/// Numbers must be finite, whole ones have no fraction. Of a list only that it is one.
inline bool hasType(const Value &value, Type type)
{
    const auto *number = value.as<double>();
    switch (type) {
    case Type::Number:
        return number && std::isfinite(*number);
    case Type::Integer:
        return number && std::isfinite(*number) && *number == std::floor(*number);
    case Type::Flag:
        return value.as<bool>();
    case Type::Text:
        return value.as<std::string>();
    case Type::Object:
        return value.as<Record>();
    default:
        return value.as<List>();
    }
}

} // namespace clusterwright::calc
