// One line to run a calculator in a test.
#pragma once

#include "model/calculators/calculator.h"

#include <QTest>

#include <cmath>

namespace sample {

inline clusterwright::Result<clusterwright::calc::Record> ask(const char *name,
                                                              const clusterwright::calc::Record &inputs)
{
    const auto *calculator = clusterwright::calc::findCalculator(name);
    if (!calculator)
        return clusterwright::calc::refuse("function", "is unknown.");
    return clusterwright::calc::calculate(*calculator, inputs);
}

/// A number that a calculator gives; not a number if it refuses or gives none.
inline double numberOf(const char *name, const clusterwright::calc::Record &inputs, const char *key)
{
    const auto outputs = ask(name, inputs);
    const auto *value = outputs ? outputs.value().find(key) : nullptr;
    const auto *number = value ? value->as<double>() : nullptr;
    return number ? *number : std::nan("");
}

/// The key of the error; empty if there is none.
inline std::string errorKey(const char *name, const clusterwright::calc::Record &inputs)
{
    const auto outputs = ask(name, inputs);
    return outputs ? std::string() : outputs.error().key;
}

inline bool isTrue(const char *name, const clusterwright::calc::Record &inputs, const char *key)
{
    const auto outputs = ask(name, inputs);
    const auto *value = outputs ? outputs.value().find(key) : nullptr;
    return value && value->as<bool>() && *value->as<bool>();
}

} // namespace sample

/// Within `relative` of a published figure, which may be rounded.
#define COMPARE_NEAR(actual, expected, relative) \
    do { \
        const double a = (actual), e = (expected); \
        QVERIFY2(std::abs(a - e) <= (relative)*std::abs(e), qPrintable(QString::number(a, 'g', 12))); \
    } while (false)
