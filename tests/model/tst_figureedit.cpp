#include "libraries/librarystack.h"
#include "model/parts/figureedit.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::q;
using sample::refusalOf;

namespace {

/// A sound figure of this text.
FigureInput typed(const std::string &text)
{
    return {text, FigureKind::Rated, "sheet", {}, Confidence::High};
}

FigureRow rowOf(const Part &part, const std::string &key)
{
    for (FigureRow &row : figureRows(part))
        if (row.key == key)
            return std::move(row);
    return {};
}

Part partOf(PartKind kind)
{
    Part part = sample::part("box", "Box", 2, 10, 0.8);
    setKind(part, kind);
    return part;
}

} // namespace

class FigureEditTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsShownCanBePutBack();
    void whatIsShownCanBeTypedAnew();
    void values_data();
    void values();
    void refusals_data();
    void refusals();
    void everythingAboutAFigureIsSet();
    void nothingTypedIsUnknown();
    void theUnitOfTheRow();
    void aCommaIsADecimalMark();
    void lastDigitsAreKept();
    void measurementsAreKept();
    void wordsCanBeChosen();
    void sourcesAreRenamed();
};

void FigureEditTest::whatIsShownCanBePutBack()
{
    const Library library = loadLibrary(SOURCE_FOLDER "/libraries/data").take();
    QVERIFY(library.size() > 100);
    for (const auto &[id, part] : library)
        for (const FigureRow &row : figureRows(part)) {
            if (!row.isKnown)
                continue;
            const auto again = setFigure(part, row.key, inputOf(row));
            QVERIFY2(again && again.value() == part, (id + " " + row.key + " " + row.value).c_str());
        }
}

/// From nothing, as somebody who copies the table by hand: it reads the same again.
void FigureEditTest::whatIsShownCanBeTypedAnew()
{
    const Library library = loadLibrary(SOURCE_FOLDER "/libraries/data").take();
    for (const auto &[id, part] : library)
        for (const FigureRow &row : figureRows(part)) {
            if (!row.isKnown || row.key == "measurements")
                continue;
            const Part empty = setFigure(part, row.key, {}).take();
            QVERIFY(!rowOf(empty, row.key).isKnown);
            const auto again = setFigure(empty, row.key, inputOf(row));
            const std::string name = id + " " + row.key + " " + row.value;
            QVERIFY2(again, (name + ": " + refusalOf(again).toStdString()).c_str());
            const FigureRow read = rowOf(again.value(), row.key);
            QVERIFY2(read.text == row.text && read.value == row.value && read.unit == row.unit, name.c_str());
            FigureInput withUnit = inputOf(row);
            withUnit.unit.clear();
            withUnit.text += row.unit.empty() || row.unit == "1/s" ? "" : " " + row.unit;
            QCOMPARE(q(rowOf(setFigure(empty, row.key, withUnit).take(), row.key).value), q(row.value));
        }
}

void FigureEditTest::values_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<std::string>("key");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, PartKind kind, const char *key, const char *text,
                        const char *shown) {
        QTest::newRow(name) << static_cast<int>(kind) << std::string(key) << std::string(text)
                            << QString(shown);
    };
    using enum PartKind;
    row("power, in kW without a unit", Server, "max_power_w", "10.2", "10.2 kW");
    row("power with its unit", Server, "max_power_w", " 870 W ", "870 W");
    row("power as a sum", Server, "max_power_w", "8*0.7+1.2", "6.8 kW");
    row("power of a cage, in W", Switch, "max_port_power_w", "25", "25 W");
    row("depth, in mm", Server, "depth_m", "897.1", "897 mm");
    row("depth in inches", Server, "depth_m", "10 in", "254 mm");
    row("airflow in CFM", Server, "airflow_m3_per_s", "100 CFM", "170 m³/h");
    row("temperature", Server, "highest_inlet_c", "35", "35.0 °C");
    row("temperature below freezing", Server, "lowest_inlet_c", "-5 °C", "-5.0 °C");
    row("memory in TiB", Server, "memory_byte", "2 TiB", "2,199 GB");
    row("bandwidth in bits", Switch, "port_bandwidth_byte_per_s", "51.2", "51.2 Tb/s");
    row("bandwidth in bytes", Storage, "read_byte_per_s", "90 GB/s", "90 GB/s");
    row("latency", Switch, "latency_s", "0.8 us", "800 ns");
    row("operations", Storage, "read_op_per_s", "2000", "2,000 kIOPS");
    row("count", Server, "accelerator_count", "8", "8");
    row("count, grouped", Cpu, "core_count", "1,024", "1024");
    row("count with its unit", Ssd, "warranty_years", "5 years", "5 years");
    row("share", Server, "liquid_heat_fraction", "0.8", "0.8");
    row("share as percent", Server, "liquid_heat_fraction", "80 %", "0.8");
    row("ratio with a unit of its own", Optic, "insertion_loss_db", "0.5 dB", "0.5 dB");
    row("height", Server, "height_u", "2", "2 U");
    row("height with unit", Server, "height_u", "2 U", "2 U");
    row("half a unit", Server, "height_u", "1.5U", "1.5 U");
    row("zero units", RackPdu, "height_u", "0", "0 U");
    row("word as shown", Server, "airflow_direction", "front to rear", "front to rear");
    row("word as in the file", Server, "airflow_direction", "rear_to_front", "rear to front");
    row("word in a sentence's case", Server, "airflow_direction", "Side to rear", "side to rear");
    row("class in small letters", Server, "inlet_class", "a2", "A2");
    row("grade", Server, "supply_efficiency_grade", "Titanium", "titanium");
    row("wiring", RackPdu, "wiring", "line-to-neutral", "line to neutral");
    row("text", Switch, "asic", "  Tomahawk 5 ", "Tomahawk 5");
    row("supplies", Server, "power_supplies", "2, 1 needed, 800 W each", "2, 1 needed, 800 W each");
    row("supplies without a rating", Server, "power_supplies", "6,4 needed", "6, 4 needed");
    row("supplies of a rating that rounds", Server, "power_supplies", "4, 2 needed, 5,250 W each",
        "4, 2 needed, 5.25 kW each");
    row("ports", Switch, "ports", "64 x 400 Gb/s OSFP; 2 x 1 Gb/s RJ45, management",
        "64 x 400 Gb/s OSFP; 2 x 1 Gb/s RJ45, management");
    row("ports, written close", Switch, "ports", "64 x 400Gb/s OSFP;2 x RJ45;",
        "64 x 400 Gb/s OSFP; 2 x RJ45");
    row("ports in Tb/s", Switch, "ports", "2 x 1.6 Tb/s OSFP", "2 x 1600 Gb/s OSFP");
    row("ports named by a rate", Switch, "ports", "48 x 10GBASE-T", "48 x 10GBASE-T");
    row("ports of no known connector", Switch, "ports", "64 x 800 Gb/s", "64 x 800 Gb/s");
    row("ports of no known sort", Switch, "ports", "64 x", "64 x");
    row("ports in cages", Switch, "ports", "64 x 400 Gb/s OSFP, 2 per cage",
        "64 x 400 Gb/s OSFP, 2 per cage");
    row("ports with lanes", Switch, "ports", "64 x 400 Gb/s OSFP, 4 lanes", "64 x 400 Gb/s OSFP, 4 lanes");
    row("ports with a name", Switch, "ports", "64 x OSFP, named swp{n}", "64 x OSFP, named swp{n}");
    row("all about ports, in another order", Switch, "ports",
        "8 x 400 Gb/s OSFP, compute, named {cage}/{port}, 4 lanes, 2 per cage; 1 x RJ45, management",
        "8 x 400 Gb/s OSFP, compute, 2 per cage, 4 lanes, named {cage}/{port}; 1 x RJ45, management");
    row("one per cage is not said", Switch, "ports", "8 x OSFP, 1 per cage", "8 x OSFP");
    row("ports of a server in cages", Server, "ports", "8 x 400 Gb/s OSFP, compute, 2 per cage",
        "8 x 400 Gb/s OSFP, compute, 2 per cage");
    row("outlets", RackPdu, "outlet_groups", "36 x C13; 6 x C19", "36 x C13; 6 x C19");
}

void FigureEditTest::values()
{
    QFETCH(const int, kind);
    QFETCH(const std::string, key);
    QFETCH(const std::string, text);
    const Part part = partOf(static_cast<PartKind>(kind));
    const auto next = setFigure(part, key, typed(text));
    QCOMPARE(refusalOf(next), QString("accepted"));
    const FigureRow row = rowOf(next.value(), key);
    QVERIFY(row.isKnown);
    QTEST(q(row.text), "shown");
    Part rest = next.value();
    rest = setFigure(rest, key, inputOf(rowOf(part, key))).take();
    QVERIFY2(rest == part, "nothing else has changed");
}

void FigureEditTest::refusals_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<std::string>("key");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, PartKind kind, const char *key, const char *text,
                        const char *message) {
        QTest::newRow(name) << static_cast<int>(kind) << std::string(key) << std::string(text)
                            << QString(message);
    };
    using enum PartKind;
    row("no number", Server, "max_power_w", "much",
        "Maximum power cannot be \"much\"; it takes a number in kW, or with its unit.");
    row("unit of another quantity", Server, "max_power_w", "10 kg", "Maximum power cannot be \"10 kg\"");
    row("percent of nothing", Server, "max_power_w", "10 %", "Maximum power cannot be");
    row("not finite", Server, "max_power_w", "1/0", "Maximum power cannot be");
    row("half a processor", Server, "processor_count", "1.5", "it takes a whole number.");
    row("fewer than none", Server, "processor_count", "-1", "it takes a whole number.");
    row("more than can be counted", Server, "processor_count", "1e17", "it takes a whole number.");
    row("a share of processors", Server, "processor_count", "100 %", "it takes a whole number.");
    row("unit of a ratio", Optic, "insertion_loss_db", "0.5 W", "it takes a number in dB.");
    row("third of a unit", Server, "height_u", "1.3", "whole or half units, such as 2 U or 1.5 U.");
    row("height that no rack has", Server, "height_u", "1e9", "whole or half units");
    row("negative height", Server, "height_u", "-1 U", "whole or half units");
    row("no such word", Server, "airflow_direction", "upwards",
        "Airflow direction cannot be \"upwards\"; it takes one of front to rear, rear to front, ");
    row("supplies without needed", Server, "power_supplies", "2", "supplies such as \"2, 1 needed, 800 W");
    row("more needed than there are", Server, "power_supplies", "2, 3 needed", "supplies such as");
    row("none needed", Server, "power_supplies", "2, 0 needed", "supplies such as");
    row("rating of no unit of power", Server, "power_supplies", "2, 1 needed, 800 V each",
        "supplies such as");
    row("supplies with something behind", Server, "power_supplies", "2, 1 needed, in all",
        "supplies such as");
    row("ports without a count", Switch, "ports", "OSFP", "groups such as \"64 x 400 Gb/s OSFP;");
    row("rate without a unit", Switch, "ports", "64 x 400 OSFP", "groups such as");
    row("one group of two is wrong", Switch, "ports", "64 x OSFP; some", "groups such as");
    row("no port per cage", Switch, "ports", "64 x OSFP, 0 per cage", "groups such as");
    row("more ports per cage than fit", Switch, "ports", "64 x OSFP, 17 per cage", "groups such as");
    row("half a lane", Switch, "ports", "64 x OSFP, 0.5 lanes", "groups such as");
    row("measurements", Storage, "measurements", "MLPerf: 3 GB/s read",
        "benchmark results are edited there.");
    row("figure of another kind of part", Rack, "max_power_w", "1",
        "\"max_power_w\" is no figure of a part of this kind.");
}

void FigureEditTest::refusals()
{
    QFETCH(const int, kind);
    QFETCH(const std::string, key);
    QFETCH(const std::string, text);
    QFETCH(const QString, message);
    const auto next = setFigure(partOf(static_cast<PartKind>(kind)), key, typed(text));
    QVERIFY(!next);
    QCOMPARE(q(next.error().object + " " + next.error().key), q("box " + key));
    QVERIFY2(q(next.error().message).contains(message), next.error().message.c_str());
}

void FigureEditTest::everythingAboutAFigureIsSet()
{
    const FigureInput input{"10.2", FigureKind::Max, "sheet", "page 3", Confidence::Medium};
    const Part part = setFigure(sample::server(), "max_power_w", input).take();
    QVERIFY((part.electrical.max ==
             Figure<Power>{watts(10'200), FigureKind::Max, "sheet", "page 3", Confidence::Medium}));
}

void FigureEditTest::nothingTypedIsUnknown()
{
    for (const char *text : {"", "  "}) {
        const Part part = setFigure(sample::server(), "max_power_w", typed(text)).take();
        QVERIFY(!part.electrical.max);
        QVERIFY(part.size.mass);
    }
}

/// A row that shows 870 W takes 900 for 900 W.
void FigureEditTest::theUnitOfTheRow()
{
    Part part = setFigure(sample::server(), "max_power_w", typed("870 W")).take();
    FigureInput input = inputOf(rowOf(part, "max_power_w"));
    QCOMPARE(q(input.unit), QString("W"));
    input.text = "900";
    part = setFigure(std::move(part), "max_power_w", input).take();
    QCOMPARE(inWatts(part.electrical.max->value), 900.0);
    input.text = "1.2 kW";
    part = setFigure(std::move(part), "max_power_w", input).take();
    QCOMPARE(inWatts(part.electrical.max->value), 1200.0);
}

void FigureEditTest::aCommaIsADecimalMark()
{
    const auto inKw = [](const char *text, char mark) {
        return inKilowatts(
            setFigure(sample::server(), "max_power_w", typed(text), mark).take().electrical.max->value);
    };
    QCOMPARE(inKw("10,2", '.'), 10.2);
    QCOMPARE(inKw("1,250", '.'), 1250.0);
    QCOMPARE(inKw("1,250", ','), 1.25);
    QCOMPARE(setFigure(sample::server(), "height_u", typed("1,5 U"), ',').take().size.height->value.count, 3);
}

/// No decimal text of the unit that is shown says 1/3 m³/s; another basis must not change it.
void FigureEditTest::lastDigitsAreKept()
{
    Part part = sample::server();
    part.thermal.publishedAirflow = sample::figure(cubicMetresPerSecond(1.0 / 3));
    FigureInput input = inputOf(rowOf(part, "airflow_m3_per_s"));
    input.basis = "measured again";
    const Part next = setFigure(part, "airflow_m3_per_s", input).take();
    QCOMPARE(next.thermal.publishedAirflow->basis, "measured again");
    QVERIFY(next.thermal.publishedAirflow->value == part.thermal.publishedAirflow->value);
}

void FigureEditTest::measurementsAreKept()
{
    Part part = partOf(PartKind::Storage);
    const std::vector<Measurement> list{{"MLPerf, 3 clients", gigabytesPerSecond(102.3), "36 emulated"}};
    std::get<StorageFacts>(part.facts).measurements = sample::figure(list);
    FigureInput input = inputOf(rowOf(part, "measurements"));
    input.confidence = Confidence::Low;
    part = setFigure(std::move(part), "measurements", input).take();
    const auto &figure = *std::get<StorageFacts>(part.facts).measurements;
    QVERIFY(figure.value == list && figure.confidence == Confidence::Low);
    part = setFigure(std::move(part), "measurements", {}).take();
    QVERIFY(!std::get<StorageFacts>(part.facts).measurements);
}

void FigureEditTest::wordsCanBeChosen()
{
    const Part part = sample::server();
    QCOMPARE(wordsFor(part, "inlet_class"), (std::vector<std::string>{"A1", "A2", "A3", "A4", "H1"}));
    for (const std::string &word : wordsFor(part, "airflow_direction"))
        QCOMPARE(rowOf(setFigure(part, "airflow_direction", typed(word)).take(), "airflow_direction").value,
                 word);
    QVERIFY(wordsFor(part, "max_power_w").empty());
    QVERIFY(wordsFor(part, "colour").empty());
}

void FigureEditTest::sourcesAreRenamed()
{
    Part part = sample::server();
    part.sources.push_back({"other", "Other", {}, {}});
    part.lifecycle.dates = {{LifeStatus::Production, "2026", "sheet", {}, Confidence::High}};
    part.lifecycle.trade.source = "other";
    renameSource(part, "sheet", "data-sheet");
    QCOMPARE(part.sources.front().key, "data-sheet");
    QCOMPARE(part.electrical.max->source, "data-sheet");
    QCOMPARE(part.size.mass->source, "data-sheet");
    QCOMPARE(part.lifecycle.dates.front().source, "data-sheet");
    QCOMPARE(part.lifecycle.trade.source, "other");
    QCOMPARE(part.sources.back().key, "other");
}

std::unique_ptr<QObject> makeFigureEditTest()
{
    return make<FigureEditTest>();
}

#include "tst_figureedit.moc"
