// Rows of tests of calculators: what goes in, and which figures come out or which input is refused.
#pragma once

#include "model/calculators/calculator.h"

#include <QTest>

#include <cmath>

Q_DECLARE_METATYPE(clusterwright::calc::Record)

namespace sample {

using clusterwright::calc::List;
using clusterwright::calc::Record;
using clusterwright::calc::Value;

inline clusterwright::Result<Record> runCalculator(const QByteArray &name, const Record &inputs)
{
    const auto *calculator = clusterwright::calc::findCalculator(name.toStdString());
    if (!calculator)
        return clusterwright::calc::refuse("function", "is unknown.");
    return clusterwright::calc::calculate(*calculator, inputs);
}

inline void addFigureColumns()
{
    QTest::addColumn<QByteArray>("function");
    QTest::addColumn<Record>("inputs");
    QTest::addColumn<Record>("figures");
    QTest::addColumn<double>("relative");
}

/// Numbers may differ by `relative`, as published ones are rounded; everything else is exact.
inline void figures(const char *row, const char *function, const Record &inputs, const Record &figures,
                    double relative = 1e-9)
{
    QTest::newRow(row) << QByteArray(function) << inputs << figures << relative;
}

inline bool isClose(const Value &actual, const Value &expected, double relative)
{
    const auto *a = actual.as<double>(), *e = expected.as<double>();
    if (a && e)
        return std::abs(*a - *e) <= relative * std::abs(*e);
    const auto *as = actual.as<List>(), *es = expected.as<List>();
    if (!as || !es)
        return actual == expected;
    return std::equal(as->begin(), as->end(), es->begin(), es->end(),
                      [relative](const Value &x, const Value &y) { return isClose(x, y, relative); });
}

inline void checkFigures()
{
    QFETCH(const QByteArray, function);
    QFETCH(const Record, inputs);
    QFETCH(const Record, figures);
    QFETCH(const double, relative);
    const auto outputs = runCalculator(function, inputs);
    QVERIFY2(outputs, outputs ? "" : outputs.error().message.c_str());
    for (const auto &[key, expected] : figures.entries()) {
        const Value *actual = outputs.value().find(key);
        const auto *number = actual ? actual->as<double>() : nullptr;
        QVERIFY2(actual && isClose(*actual, expected, relative),
                 qPrintable(QString::fromStdString(key) +
                            (number ? " is " + QString::number(*number, 'g', 12) : QString())));
    }
}

inline void addRefusalColumns()
{
    QTest::addColumn<QByteArray>("function");
    QTest::addColumn<Record>("inputs");
    QTest::addColumn<QByteArray>("key");
}

inline void refusal(const char *row, const char *function, const Record &inputs, const char *key)
{
    QTest::newRow(row) << QByteArray(function) << inputs << QByteArray(key);
}

inline void checkRefusal()
{
    QFETCH(const QByteArray, function);
    QFETCH(const Record, inputs);
    QFETCH(const QByteArray, key);
    const auto outputs = runCalculator(function, inputs);
    QVERIFY(!outputs);
    QCOMPARE(QByteArray::fromStdString(outputs.error().key), key);
    QVERIFY2(outputs.error().message.starts_with(key.toStdString()), outputs.error().message.c_str());
}

} // namespace sample
