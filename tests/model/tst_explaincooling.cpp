// Why the numbers of cooling are what they are: each equals what the evaluation says, and names its inputs.
#include "model/explaincooling.h"
#include "model/text.h"
#include "tests/coolingsample.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::q;

class ExplainCoolingTest : public QObject {
    Q_OBJECT

private slots:
    void values_data();
    void values();
    void inputsNameTheirSource();
    void lowerBounds();
    void unknownStaysUnknown_data();
    void unknownStaysUnknown();
    void wrongObjects();
    void massListsCablesAndCoolant();

private:
    static Design fullDesign()
    {
        Design design = sample::withLoop();
        HallAir &air = design.halls[0].air;
        air.units = 3;
        air.unitCapacity = kilowatts(10);
        air.unitAirflow = cubicMetresPerSecond(1);
        RackAllowances &allowances = design.rackTypes[0].allowances;
        allowances = {kilograms(20),     kilograms(30), 60, metres(0.0065), squareMetres(0.005), {}, {}, {},
                      ShelfLoss::Module, "survey"};
        return design;
    }
    static std::string rackOf(const Design &design) { return design.racks.front().id; }
    static Explanation whyOf(const Design &design, const std::string &metric, const std::string &object)
    {
        return explain(design, evaluate(design), metric, object == "rack" ? rackOf(design) : object)
            .value_or(Explanation{});
    }
    static QString inputOf(const Explanation &why, const std::string &name)
    {
        for (const ExplainedInput &input : why.inputs)
            if (input.name == name)
                return q(input.value + " | " + input.source);
        return "none";
    }
};

void ExplainCoolingTest::values_data()
{
    QTest::addColumn<QString>("metric");
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("value");
    QTest::addColumn<double>("known");
    const auto row = [](const char *metric, const char *object, const char *value, double known) {
        QTest::newRow(metric) << metric << object << value << known;
    };
    row("inlet_c", "rack", "20.0 °C", 20);
    row("air_needed_m3_per_s", "rack", "2,185 m³/h", 0.606876); // 8,160 W / (1.20412 x 1,006 x 11.1)
    row("coolant_flow_lpm", "rack", "47.2 l/min", 47.1538);     // see CoolingTest for the arithmetic
    row("loop_flow_lpm", "loop", "94.3 l/min", 94.3075);
    row("cdu_duty_one_lost_w", "loop", "32.6 kW", 32'640);
    row("pressure_drop_pa", "loop", "63 kPa", 62'991.5);
    row("ride_through_s", "loop", "2.1 min", 128.018);
    row("dew_point_c", "loop", "9.3 °C", 9.25517);
    row("air_handlers_needed", "h", "2", 2); // 16.32 / 10 kW; 1.2138 / 1 m3/s
    row("hall_airflow_m3_per_s", "h", "4,370 m³/h", 1.213752);
    row("point_load_kg", "t", "195.0 kg", 195); // (730 + 20 + 30) / 4
    row("shipping_mass_kg", "t", "780.0 kg", 780);
    row("cable_fill", "t", "39.8 %", 0.39820); // 60 x pi x 6.5^2 / 4 / 5,000
}

void ExplainCoolingTest::values()
{
    QFETCH(const QString, metric);
    QFETCH(const QString, object);
    QFETCH(const double, known);
    const Explanation why = whyOf(fullDesign(), metric.toStdString(), object.toStdString());
    QTEST(q(why.value), "value");
    QVERIFY2(std::abs(why.known - known) <= 1e-4 * known, qPrintable(QString::number(why.known, 'g', 9)));
    QCOMPARE(why.unknownCount, 0);
    QVERIFY(!why.formula.empty() && !why.inputs.empty() && !why.title.empty());
    const auto metrics = coolingMetrics();
    QVERIFY(std::ranges::any_of(metrics, [&](const Metric &one) { return metric == one.key; }));
    QCOMPARE(metrics.size(), std::size_t(13)); // each has a row here
}

void ExplainCoolingTest::inputsNameTheirSource()
{
    const Design design = fullDesign();
    const Explanation flow = whyOf(design, "loop_flow_lpm", "loop");
    QCOMPARE(inputOf(flow, "Temperature rise of the coolant"), QString("10 K | test"));
    QCOMPARE(inputOf(flow, "density ρ"),
             QString("994.0 kg/m³ | water, linear between 20, 30, 40, 50 and 60 °C"));
    QCOMPARE(
        inputOf(whyOf(design, "cdu_duty_one_lost_w", "loop"), "capacity of a CDU at the actual approach"),
        QString("60.0 kW | estimate: the rated capacity in proportion to the approach"));
    QCOMPARE(inputOf(whyOf(design, "cable_fill", "t"), "Cables in the fullest manager"),
             QString("60 | survey"));
    QCOMPARE(inputOf(whyOf(design, "inlet_c", "rack"), "Supply air"), QString("20 °C | test"));
    QCOMPARE(inputOf(whyOf(design, "dew_point_c", "loop"), "Relative humidity, Hall"), QString("0.5 | test"));
}

void ExplainCoolingTest::lowerBounds()
{
    Design design = fullDesign();
    design.halls[0].air.recirculation.reset();
    QCOMPARE(q(whyOf(design, "inlet_c", "rack").value), QString("≥ 20.0 °C, 1 unknown"));
    design = placePart(design, "t", sample::networkSwitch(), sample::at(40)).take();
    sample::partIn(design, "example-switch-64").thermal.liquidFraction.reset();
    QCOMPARE(q(whyOf(design, "loop_flow_lpm", "loop").value), QString("≥ 94.3 l/min, 2 unknown"));
    QCOMPARE(q(whyOf(design, "ride_through_s", "loop").value), QString("at most 2.1 min"));
    sample::partIn(design, "example-switch-64").size.mass.reset();
    QCOMPARE(q(whyOf(design, "point_load_kg", "t").value), QString("≥ 195.0 kg, 1 unknown"));
}

void ExplainCoolingTest::unknownStaysUnknown_data()
{
    QTest::addColumn<QString>("metric");
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("changed");
    const auto row = [](const char *metric, const char *object, const char *changed) {
        QTest::newRow(metric) << metric << object << changed;
    };
    row("inlet_c", "rack", "h.supply_c");
    row("coolant_flow_lpm", "rack", "loop.rise_k");
    row("loop_flow_lpm", "loop", "loop.supply_c");
    row("cdu_duty_one_lost_w", "loop", "loop.cdus");
    row("pressure_drop_pa", "loop", "loop.pipe_drop_pa");
    row("ride_through_s", "loop", "loop.coolant_kg");
    row("dew_point_c", "loop", "h.relative_humidity");
    row("hall_airflow_m3_per_s", "h", "h.bypass");
    row("cable_fill", "t", "t.cable_count");
}

void ExplainCoolingTest::unknownStaysUnknown()
{
    QFETCH(const QString, metric);
    QFETCH(const QString, object);
    QFETCH(const QString, changed);
    const QStringList sides = changed.split('.');
    const Design design =
        setValue(fullDesign(), sides.at(0).toStdString(), sides.at(1).toStdString(), "").take();
    const Explanation why = whyOf(design, metric.toStdString(), object.toStdString());
    QVERIFY2(why.unknownCount > 0 && why.value.ends_with("unknown"), why.value.c_str());
    QCOMPARE(why.known, 0.0);
}

void ExplainCoolingTest::wrongObjects()
{
    const Design design = fullDesign();
    for (const Metric &metric : coolingMetrics())
        for (const std::string object : {"nothing", "design", "s1"})
            QVERIFY2(whyOf(design, metric.key, object).title.empty(), metric.key);
    QVERIFY(whyOf(design, "loop_flow_lpm", "h").title.empty());
    QVERIFY(whyOf(design, "inlet_c", "t").title.empty()); // a type stands in no hall
}

void ExplainCoolingTest::massListsCablesAndCoolant()
{
    Design design = fullDesign();
    const Explanation why = whyOf(design, "mass_kg", "design");
    QCOMPARE(q(why.value), QString("1,560 kg"));
    double sum = 0;
    QStringList names;
    for (const ExplainedTerm &term : why.terms) {
        sum += term.sum.value_or(0);
        names << q(term.name + ": " + term.arithmetic);
    }
    QCOMPARE(sum, 1560.0);
    QVERIFY2(names.contains("Coolant of Compute rack: 2 × 30.0 kg = 60.0 kg"), qPrintable(names.join('\n')));
    design.rackTypes[0].allowances = {};
    QCOMPARE(
        inputOf(whyOf(design, "mass_kg", "design"), "cables and coolant"),
        QString(
            "left out as far as they are not stated | nothing is stated of one or both for Compute rack"));
}

std::unique_ptr<QObject> makeExplainCoolingTest()
{
    return make<ExplainCoolingTest>();
}

#include "tst_explaincooling.moc"
