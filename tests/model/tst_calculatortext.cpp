// How calculators read: titles and units of keys, results, and what somebody types.
#include "model/calculators/calculatortext.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::q;

class CalculatorTextTest : public QObject {
    Q_OBJECT

private slots:
    void keys_data();
    void keys();
    void typedNumbers_data();
    void typedNumbers();
    void typedLists_data();
    void typedLists();
    void blankIsNoValue();
    void inputTextReadsBack();
    void results_data();
    void results();
    void missingInputsAreNamed();
    void searchFindsCalculators();
    void everyKeyHasATitle();
};

void CalculatorTextTest::keys_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("unit");
    QTest::newRow("line_voltage_v") << "Line voltage"
                                    << "V";
    QTest::newRow("gpus_per_node") << "GPUs per node"
                                   << "";
    QTest::newRow("files_per_s") << "Files per s"
                                 << "";
    QTest::newRow("gb_per_s") << "GB per s"
                              << "GB/s";
    QTest::newRow("d2h_gb_per_s_per_gpu") << "D2H"
                                          << "GB/s per GPU";
    QTest::newRow("server_delta_t_k") << "Server temperature rise"
                                      << "K";
    QTest::newRow("delta_t_f") << "Temperature rise"
                               << "°F";
    QTest::newRow("hours_per_month_h") << "Hours per month"
                                       << "h";
    QTest::newRow("kg_co2_per_kwh") << "Kg co2 per kWh"
                                    << "kg/kWh";
    QTest::newRow("cp_j_per_kg_k") << "Specific heat"
                                   << "J/(kg K)";
    QTest::newRow("required_margin") << "Required margin"
                                     << "";
    QTest::newRow("pue") << "PUE"
                         << "";
    QTest::newRow("u_m") << "U"
                         << "m";
}

void CalculatorTextTest::keys()
{
    QFETCH(QString, title);
    QFETCH(QString, unit);
    const std::string key = QTest::currentDataTag();
    QCOMPARE(q(calc::titleOfKey(key)), title);
    QCOMPARE(q(calc::unitText(key)), unit);
}

void CalculatorTextTest::typedNumbers_data()
{
    QTest::addColumn<std::string>("key");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<QString>("value");
    QTest::addColumn<char>("mark");
    const auto row = [](const char *name, std::string key, std::string text, const char *value,
                        char mark = '.') {
        QTest::newRow(name) << std::move(key) << std::move(text) << value << mark;
    };
    row("in the unit of the key", "load_kw", "10.2", "10.2");
    row("with that unit", "load_kw", "12 kW", "12");
    row("with another unit of its kind", "load_kw", "10200 W", "10.2");
    row("arithmetic", "load_kw", "2*5.1", "10.2");
    row("arithmetic with units", "load_kw", "1 MW + 200 W", "1000.2");
    row("millimetres", "diameter_mm", "7", "7");
    row("millimetres from centimetres", "diameter_mm", "0.7 cm", "7");
    row("hours from minutes", "repair_h", "90 min", "1.5");
    row("litres per minute", "flow_lpm", "1.2 m³/h", "20");
    row("degrees", "supply_c", "-5 °C", "-5");
    row("share", "utilisation", "80 %", "0.8");
    row("unit that no other is known for", "sustained_gb_per_s", "2*20 GB/s", "40");
    row("exponent", "parameters", "7e10", "70000000000");
    row("decimal comma", "load_kw", "10,2", "10.2", ',');
    row("share of something with a unit", "load_kw", "80 %", "\"80 %\"");
    row("unit of another kind", "load_kw", "12 kg", "\"12 kg\"");
    row("no number", "load_kw", "a lot", "\"a lot\"");
}

void CalculatorTextTest::typedNumbers()
{
    QFETCH(std::string, key);
    QFETCH(std::string, text);
    QFETCH(QString, value);
    QFETCH(char, mark);
    const auto typed = calc::typedValue(calc::number(key, calc::any, ""), text, mark);
    QVERIFY(typed.has_value());
    const bool isText = typed->as<std::string>() != nullptr;
    QCOMPARE(isText ? '"' + q(*typed->as<std::string>()) + '"' : q(calc::inputText(*typed)), value);
}

void CalculatorTextTest::typedLists_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("value");
    QTest::addColumn<char>("mark");
    QTest::newRow("commas") << std::string("0.9, 0.95,1") << 3 << "0.9; 0.95; 1" << '.';
    QTest::newRow("semicolons") << std::string("0.9; 0.95") << 2 << "0.9; 0.95" << '.';
    QTest::newRow("decimal commas") << std::string("0,9; 0,95") << 2 << "0.9; 0.95" << ',';
    QTest::newRow("one decimal comma") << std::string("0,9") << 1 << "0.9" << ',';
    QTest::newRow("shares") << std::string("90 %, 95 %") << 2 << "0.9; 0.95" << '.';
}

void CalculatorTextTest::typedLists()
{
    QFETCH(std::string, text);
    QFETCH(int, count);
    QFETCH(QString, value);
    QFETCH(char, mark);
    const auto typed = calc::typedValue(calc::numbers("stage_efficiencies", calc::any, ""), text, mark);
    QCOMPARE(static_cast<int>(typed->as<calc::List>()->size()), count);
    QCOMPARE(q(calc::inputText(*typed)), value);
}

void CalculatorTextTest::blankIsNoValue()
{
    QVERIFY(!calc::typedValue(calc::number("load_kw", calc::any, ""), "  "));
    QVERIFY(!calc::typedValue(calc::numbers("lengths_m", calc::any, ""), ""));
    const auto none = calc::typedValue(calc::numbers("items_u", calc::any, "").orEmpty(), "");
    QVERIFY(none && none->as<calc::List>()->empty()); // nothing in the rack is an answer
}

/// Every default of the table can be typed again.
void CalculatorTextTest::inputTextReadsBack()
{
    int defaults = 0;
    for (const calc::Calculator &calculator : calc::calculators())
        for (const calc::Input &input : calculator.inputs) {
            if (input.need != calc::Need::Default)
                continue;
            const auto typed = calc::typedValue(input, calc::inputText(input.usual));
            QVERIFY2(typed && *typed == input.usual, std::string(input.key).c_str());
            ++defaults;
        }
    QVERIFY(defaults > 50);
}

void CalculatorTextTest::results_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << 0.0 << "0";
    QTest::newRow("whole") << 81600.0 << "81,600";
    QTest::newRow("rounded to six digits") << 1234.56789 << "1,234.57";
    QTest::newRow("below one") << 0.588235294 << "0.588235";
    QTest::newRow("rounding noise") << 0.1 + 0.2 << "0.3";
    QTest::newRow("small") << 1.5e-7 << "1.5e-07";
    QTest::newRow("large") << 1234567.8 << "1,234,568";
    QTest::newRow("very large") << 1e300 << "1e+300";
    QTest::newRow("negative") << -2.5 << "-2.5";
}

void CalculatorTextTest::results()
{
    QFETCH(double, value);
    QFETCH(QString, text);
    QCOMPARE(q(calc::resultText(value)), text);
}

void CalculatorTextTest::missingInputsAreNamed()
{
    const auto missing =
        calc::missingInputs(*calc::findCalculator("power.branch_limit"), {{"breaker_a", 160}});
    QCOMPARE(missing, std::vector<std::string>{"Line voltage"});
}

void CalculatorTextTest::searchFindsCalculators()
{
    const auto count = [](const char *text) {
        return std::ranges::count_if(calc::calculators(), [text](const calc::Calculator &calculator) {
            return calc::matches(calculator, text);
        });
    };
    QCOMPARE(count("branch_limit"), 1);
    QCOMPARE(count("dew POINT"), 1);
    QCOMPARE(count("no such thing"), 0);
    QCOMPARE(count(""), 85);
}

void CalculatorTextTest::everyKeyHasATitle()
{
    for (const calc::Calculator &calculator : calc::calculators())
        for (const calc::Input &input : calculator.inputs) {
            const QString title = q(calc::titleOfKey(input.key));
            QVERIFY2(!title.isEmpty() && !title.contains('_') && title[0] != ' ' && !title.endsWith(" per"),
                     std::string(input.key).c_str());
        }
}

std::unique_ptr<QObject> makeCalculatorTextTest()
{
    return make<CalculatorTextTest>();
}

#include "tst_calculatortext.moc"
