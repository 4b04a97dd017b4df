#include "model/text.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::q;

class TextTest : public QObject {
    Q_OBJECT

private slots:
    void formatting_data();
    void formatting();
    void figuresHaveFourDigits_data();
    void figuresHaveFourDigits();
    void exactReadsBack_data();
    void exactReadsBack();
    void parsing_data();
    void parsing();
    void parsedLengthsAreExact();
    void aCommaByItself();
};

void TextTest::formatting_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const std::string &text, const char *expected) {
        QTest::newRow(name) << text << QString(expected);
    };
    row("power: zero", formatQuantity(watts(0)), "0 W");
    row("power: negative zero has no sign", formatQuantity(watts(-0.0)), "0 W");
    row("power: rounds to zero without a sign", formatQuantity(watts(-0.4)), "0 W");
    row("power: last without prefix", formatQuantity(watts(999)), "999 W");
    row("power: rounds up to the next prefix", formatQuantity(watts(999.6)), "1.0 kW");
    row("power: first with prefix", formatQuantity(watts(1000)), "1.0 kW");
    row("power: one digit", formatQuantity(watts(38'249)), "38.2 kW");
    row("power: last with kilo", formatQuantity(watts(999'900)), "999.9 kW");
    row("power: rounds up to mega", formatQuantity(watts(999'960)), "1.00 MW");
    row("power: first with mega", formatQuantity(watts(1e6)), "1.00 MW");
    row("power: two digits", formatQuantity(watts(1'295'400)), "1.30 MW");
    row("power: negative", formatQuantity(watts(-1500)), "-1.5 kW");
    row("power: negative without prefix", formatQuantity(watts(-870)), "-870 W");
    row("apparent power", formatQuantity(voltAmperes(34'500)), "34.5 kVA");
    row("apparent power: small", formatQuantity(voltAmperes(12)), "12 VA");
    row("mass: one digit below a tonne", formatQuantity(kilograms(130.45)), "130.5 kg");
    row("mass: last with a digit", formatQuantity(kilograms(999.9)), "999.9 kg");
    row("mass: first grouped", formatQuantity(kilograms(1000)), "1,000 kg");
    row("mass: last in kg", formatQuantity(kilograms(9999)), "9,999 kg");
    row("mass: first in t", formatQuantity(kilograms(10'000)), "10.0 t");
    row("mass: negative", formatQuantity(kilograms(-12'345)), "-12.3 t");
    row("flow", formatQuantity(cubicMetresPerSecond(0.5215)), "1,877 m³/h");
    row("flow: zero", formatQuantity(cubicMetresPerSecond(0)), "0 m³/h");
    row("length", formatQuantity(metres(0.8971)), "897 mm");
    row("length: grouped", formatQuantity(metres(2.26)), "2,260 mm");
    row("money", formatQuantity(dollars(285'000)), "$285,000");
    row("money: zero", formatQuantity(dollars(0)), "$0");
    row("money: last in full", formatQuantity(dollars(999'999)), "$999,999");
    row("money: first in millions", formatQuantity(dollars(1e6)), "$1.00 M");
    row("money: millions", formatQuantity(dollars(36'195'000)), "$36.20 M");
    row("unit: lowest", formatUnitPosition(bottomOfUnit(1)), "U1");
    row("unit: half", formatUnitPosition({13}), "U7.5");
    row("number: trailing zero is kept", formatNumber(38, 1), "38.0");
    row("number: no digits", formatNumber(0.5, 0), "1");
    row("grouped: three digits", formatGrouped(999, 0), "999");
    row("grouped: four digits", formatGrouped(1000, 0), "1,000");
    row("grouped: with fraction", formatGrouped(1295.4, 1), "1,295.4");
    row("grouped: negative three digits", formatGrouped(-999, 0), "-999");
    row("grouped: negative seven digits", formatGrouped(-1'234'567, 0), "-1,234,567");
    row("grouped: largest double", formatGrouped(1e300, 0).substr(0, 5), "1,000");
    row("total: all known", formatTotal(Total<Power>{watts(38'200), 0}), "38.2 kW");
    row("total: nothing in it", formatTotal(Total<Power>{}), "0 W");
    row("total: some unknown", formatTotal(Total<Power>{watts(38'200), 2}), "≥ 38.2 kW, 2 unknown");
    row("total: all unknown", formatTotal(Total<Mass>{{}, 3}), "3 unknown");
    const Money low = dollars(31.75e6), base = dollars(36.2e6), high = dollars(40.64e6);
    row("price: one value", formatTotal(MoneyTotal{base, base, base, 0}), "$36.20 M");
    row("price: range", formatTotal(MoneyTotal{low, base, high, 0}), "$31.75 M to $40.64 M");
    row("price: range, some unknown", formatTotal(MoneyTotal{low, base, high, 7}),
        "≥ $31.75 M to $40.64 M, 7 unknown");
    row("price: all unknown", formatTotal(MoneyTotal{{}, {}, {}, 7}), "7 unknown");
    row("price: free of charge", formatTotal(MoneyTotal{}), "$0");
}

void TextTest::formatting()
{
    QFETCH(const std::string, text);
    QTEST(q(text), "expected");
}

void TextTest::figuresHaveFourDigits_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << 0.0 << "0";
    QTest::newRow("no trailing zeros") << 4.8 << "4.8";
    QTest::newRow("a whole number") << 360.0 << "360";
    QTest::newRow("four digits") << 25.618489583 << "25.62";
    QTest::newRow("a small one keeps its digits") << 0.080851 << "0.08085";
    QTest::newRow("whole from a thousand on") << 1234.56 << "1,235";
    QTest::newRow("rounded up to a thousand") << 999.96 << "1,000";
    QTest::newRow("negative") << -0.5 << "-0.5";
}

void TextTest::figuresHaveFourDigits()
{
    QFETCH(double, value);
    QTEST(q(formatFigure(value)), "text");
}

void TextTest::exactReadsBack_data()
{
    QTest::addColumn<double>("number");
    QTest::newRow("zero") << 0.0;
    QTest::newRow("third") << 1.0 / 3;
    QTest::newRow("sum that is not exact") << 0.1 + 0.2;
    QTest::newRow("smallest") << 5e-324;
    QTest::newRow("largest") << 1.7976931348623157e308;
    QTest::newRow("negative") << -897.1;
}

void TextTest::exactReadsBack()
{
    QFETCH(const double, number);
    QCOMPARE(q(formatExact(number)).toDouble(), number);
    QCOMPARE(parseQuantity(formatExact(number), ""), std::optional(number));
}

void TextTest::aCommaByItself()
{
    QCOMPARE(parseQuantity("1,250 kg", "kg", '.'), std::optional(1250.0));
    QCOMPARE(parseQuantity("1,250 kg", "kg", ','), std::optional(1.25));
    QCOMPARE(parseQuantity("1,250,000 kg", "kg", ','), std::optional(1.25e6));
    QCOMPARE(parseQuantity("0,250 kg", "kg", '.'), std::optional(0.25));
}

void TextTest::parsing_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<double>("value"); // NaN = refused
    const double refused = qQNaN();
    QTest::newRow("without a unit") << "12"
                                    << "W" << 12.0;
    QTest::newRow("own unit") << "12 W"
                              << "W" << 12.0;
    QTest::newRow("kilo") << "12 kW"
                          << "W" << 12e3;
    QTest::newRow("without a blank") << "12kW"
                                     << "W" << 12e3;
    QTest::newRow("mega") << "1.25 MW"
                          << "W" << 1.25e6;
    QTest::newRow("apparent") << "34.5 kVA"
                              << "VA" << 34'500.0;
    QTest::newRow("blanks around") << " 897.1 mm "
                                   << "m" << 0.8971;
    QTest::newRow("only trailing blanks") << "7   "
                                          << "m" << 7.0;
    QTest::newRow("centimetres") << "60 cm"
                                 << "m" << 0.6;
    QTest::newRow("inches") << "19 in"
                            << "m" << 0.4826;
    QTest::newRow("arithmetic with one unit") << "8*0.7+1.2 kW"
                                              << "W" << 6800.0;
    QTest::newRow("a unit for each term") << "1 kW + 200 W"
                                          << "W" << 1200.0;
    QTest::newRow("units of some terms only") << "1 kW + 200 + 3 W"
                                              << "W" << refused;
    QTest::newRow("brackets") << "(2+3)*-4 kg"
                              << "kg" << -20.0;
    QTest::newRow("brackets without end") << "(2+3"
                                          << "kg" << refused;
    QTest::newRow("a count times a power") << "4 * 10.2 kW"
                                           << "W" << 40800.0;
    QTest::newRow("power by power") << "4 kW * 10.2 kW"
                                    << "W" << refused;
    QTest::newRow("divided") << "12 kW/2"
                             << "W" << 6000.0;
    QTest::newRow("divided by zero") << "1/0"
                                     << "W" << refused;
    QTest::newRow("decimal comma") << "1,5 kW"
                                   << "W" << 1500.0;
    QTest::newRow("thousands") << "1,250 kg"
                               << "kg" << 1250.0;
    QTest::newRow("thousands and a point") << "12,345.5 kg"
                                           << "kg" << 12345.5;
    QTest::newRow("two decimal commas") << "1,5,5"
                                        << "kg" << refused;
    QTest::newRow("cubic feet a minute") << "1000 CFM"
                                         << "m³/s" << 0.4719474432;
    QTest::newRow("cubic metres an hour") << "3600 m³/h"
                                          << "m³/s" << 1.0;
    QTest::newRow("per cent") << "70 %"
                              << "" << 0.7;
    QTest::newRow("floor load") << "1.2 t/m2"
                                << "kg/m²" << 1200.0;
    QTest::newRow("exponent") << "1.2e3 W"
                              << "W" << 1200.0;
    QTest::newRow("too deep") << QString(60, '(') + "1" + QString(60, ')') << "W" << refused;
    QTest::newRow("pounds") << "1000 lb"
                            << "kg" << 453.59237;
    QTest::newRow("tonnes") << "1.5 t"
                            << "kg" << 1500.0;
    QTest::newRow("grams") << "250 g"
                           << "kg" << 0.25;
    QTest::newRow("kelvin") << "11.1 K"
                            << "K" << 11.1;
    QTest::newRow("exponent") << "1e3"
                              << "W" << 1000.0;
    QTest::newRow("negative") << "-3"
                              << "m" << -3.0;
    QTest::newRow("no unit wanted") << "0.97"
                                    << "" << 0.97;
    QTest::newRow("a unit where none is wanted") << "0.97 W"
                                                 << "" << refused;
    QTest::newRow("W is not VA") << "12 W"
                                 << "VA" << refused;
    QTest::newRow("mass for a length") << "12 kg"
                                       << "m" << refused;
    QTest::newRow("case matters: mW is no MW") << "12 mW"
                                               << "W" << refused;
    QTest::newRow("unknown unit") << "12 furlongs"
                                  << "m" << refused;
    QTest::newRow("garbage") << "abc"
                             << "W" << refused;
    QTest::newRow("garbage after the number") << "12 kW!"
                                              << "W" << refused;
    QTest::newRow("two numbers") << "12 13"
                                 << "W" << refused;
    QTest::newRow("hexadecimal") << "0x10"
                                 << "W" << refused;
    QTest::newRow("infinite") << "inf"
                              << "W" << refused;
    QTest::newRow("not a number") << "nan"
                                  << "W" << refused;
    QTest::newRow("too large for a double") << "1e999"
                                            << "W" << refused;
    QTest::newRow("too large with its unit") << "1e305 MW"
                                             << "W" << refused;
    QTest::newRow("empty") << ""
                           << "W" << refused;
    QTest::newRow("blank") << "  "
                           << "W" << refused;
    QTest::newRow("unit alone") << "kW"
                                << "W" << refused;
    QTest::newRow("minus alone") << "-"
                                 << "W" << refused;
}

void TextTest::parsing()
{
    QFETCH(const QString, text);
    QFETCH(const QString, unit);
    QFETCH(const double, value);
    const auto parsed = parseQuantity(text.toStdString(), unit.toStdString());
    if (qIsNaN(value))
        QVERIFY(!parsed);
    else
        QCOMPARE(parsed, std::optional(value));
}

/// What a person types reaches a file in the digits that were typed.
void TextTest::parsedLengthsAreExact()
{
    for (int tenths = 1; tenths < 20'000; ++tenths) {
        const std::string digits = formatNumber(tenths / 10.0, 1);
        QCOMPARE(parseQuantity(digits + " mm", "m"), std::optional(tenths / 10'000.0));
    }
}

std::unique_ptr<QObject> makeTextTest()
{
    return make<TextTest>();
}

#include "tst_text.moc"
