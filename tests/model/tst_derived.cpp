#include "model/analysis/derived.h"
#include "tests/components.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

#include <cmath>
#include <map>
#include <set>

using namespace clusterwright;
using sample::estimated;
using sample::figure;

namespace {

Part quantumSwitch()
{
    SwitchFacts facts;
    facts.portBandwidth = figure(gigabitsPerSecond(25600));
    Part part = sample::component("qm9700", "NVIDIA", "QM9700", facts);
    part.electrical.max = figure(watts(1720), FigureKind::Max);
    part.electrical.typical = figure(watts(747), FigureKind::Typical);
    part.size.height = figure(HalfUnits{2});
    return part;
}

Part adapter()
{
    NicFacts nic;
    nic.portCount = figure<Count>(2);
    nic.portRate = figure(gigabitsPerSecond(200));
    nic.host = {figure<Count>(5), figure<Count>(16)};
    Part part = sample::component("cx7", "NVIDIA", "ConnectX-7", nic);
    part.electrical.max = figure(watts(25), FigureKind::Max);
    return part;
}

Part transceiver()
{
    OpticFacts optic;
    optic.rate = figure(gigabitsPerSecond(800));
    Part part = sample::component("mma4z00", "NVIDIA", "MMA4Z00", optic);
    part.electrical.max = figure(watts(17), FigureKind::Max);
    return part;
}

Part rackScale()
{
    RackFacts rack;
    rack.whole.power = figure(watts(120e3));
    rack.whole.acceleratorCount = figure<Count>(72);
    return sample::component("nvl72", "NVIDIA", "GB200 NVL72", rack);
}

Part filer()
{
    StorageFacts facts;
    facts.readBandwidth = figure(gigabytesPerSecond(120));
    facts.rawCapacity = figure(gigabytes(737e3));
    Part part = sample::component("filer", "Example", "Filer", facts);
    part.size.height = figure(HalfUnits{4});
    part.electrical.max = figure(watts(2400), FigureKind::Max);
    return part;
}

Part shelf()
{
    FeedFacts facts;
    facts.isShelf = true;
    facts.modules = figure<Count>(6);
    facts.moduleRating = figure(watts(5500));
    Part part = sample::component("shelf", "Example", "Shelf", facts);
    part.size.height = figure(HalfUnits{2});
    return part;
}

Part coolant()
{
    CoolingFacts facts;
    facts.capacity = figure(kilowatts(80));
    Part part = sample::component("cdu", "Example", "CDU", facts);
    part.size.height = figure(HalfUnits{8});
    return part;
}

Worked workedOut(const char *key, const Part &part, std::optional<double> price = {})
{
    const DerivedFigure *row = derivedFigure(key, kindOf(part));
    return row ? row->compute({part, price ? chosen(*price, "") : unknownInput("price")}) : Worked();
}

} // namespace

class DerivedTest : public QObject {
    Q_OBJECT

private slots:
    void published_data();
    void published();
    void unknownInputIsUnknown();
    void estimateStaysAnEstimate();
    void arithmeticIsShown();
    void writesPerDayPreferWhatIsStated();
    void laneOfAnUnknownGeneration();
    void sameKeyMeansTheSame();
    void everyRowIsUnknownWithoutFigures();
    void sumsAndQuotientsAreBracketed();
};

void DerivedTest::published_data()
{
    QTest::addColumn<Part>("part");
    QTest::addColumn<QString>("key");
    QTest::addColumn<double>("price");
    QTest::addColumn<double>("value");
    const auto row = [](const char *name, const Part &part, const char *key, double value, double price = 0) {
        QTest::newRow(name) << part << QString(key) << price << value;
    };
    row("460.8 GB/s over 96 cores", sample::epyc9654(), "memory_gb_s_per_core", 4.8);
    row("360 W over 96 cores", sample::epyc9654(), "w_per_core", 3.75);
    row("384 MB over 96 cores", sample::epyc9654(), "cache_mb_per_core", 4);
    row("96 cores of 2.4 GHz", sample::epyc9654(), "core_ghz", 230.4);
    row("230.4 core-GHz over 360 W", sample::epyc9654(), "core_ghz_per_w", 0.64);
    row("11,805 USD over 96 cores", sample::epyc9654(), "usd_per_core", 122.96875, 11805);
    row("11,805 USD over 460.8 GB/s", sample::epyc9654(), "usd_per_gb_s", 25.618489583333332, 11805);
    row("128 lanes of 32 GT/s x 128/130", sample::epyc9654(), "pcie_gb_s", 128 * 32 * 128.0 / 130 / 8);
    row("989.4 TFLOP/s over 700 W", sample::h100(), "bf16_tflops_per_w", 1.4134285714285715);
    row("4,500 TFLOP/s over 1,000 W", sample::b200(), "fp8_tflops_per_w", 4.5);
    row("8,000 GB/s over 2,250 TFLOP/s", sample::b200(), "memory_gb_s_per_tflops", 32.0 / 9);
    row("180 GB over 2,250 TFLOP/s", sample::b200(), "memory_gb_per_tflops", 0.08);
    row("900 GB/s over 2,250 TFLOP/s", sample::b200(), "scale_up_gb_s_per_tflops", 0.4);
    row("47,500 USD over 2,250 TFLOP/s", sample::b200(), "usd_per_tflops", 190.0 / 9, 47500);
    row("2,240 USD over 64 GB", sample::module64(), "usd_per_gb", 35, 2240);
    row("7 W over 64 GB", sample::module64(), "typical_w_per_gb", 0.109375);
    row("23 W over 7.68 TB", sample::drive(), "max_w_per_tb", 23 / 7.68);
    row("14,016 TB over 7.68 TB x 365 x 5", sample::drive(), "dwpd", 1);
    row("14 GB/s over 7.68 TB", sample::drive(), "read_gb_s_per_tb", 14 / 7.68);
    row("3,840 USD over 7.68 TB", sample::drive(), "usd_per_tb", 500, 3840);
    row("747 W over 25.6 Tb/s", quantumSwitch(), "typical_w_per_tbps", 29.1796875);
    row("1,720 W over 25.6 Tb/s", quantumSwitch(), "max_w_per_tbps", 67.1875);
    row("25.6 Tb/s over 1 U", quantumSwitch(), "tbps_per_u", 25.6);
    row("25,600 USD over 25.6 Tb/s", quantumSwitch(), "usd_per_tbps", 1000, 25600);
    row("25 W over two ports of 200 Gb/s", adapter(), "max_w_per_100gbps", 6.25);
    row("17 W over 800 Gb/s", transceiver(), "max_w_per_100gbps", 2.125);
    row("17 W over 8e11 bit/s", transceiver(), "pj_per_bit", 21.25);
    row("10.2 kW over 8 accelerators", sample::server(), "w_per_accelerator", 1275);
    row("10.2 kW over 8 U", sample::server(), "kw_per_u", 1.275);
    row("120 kW over 72 accelerators", rackScale(), "w_per_accelerator", 120e3 / 72);
    row("120 GB/s over 2 U", filer(), "read_gb_s_per_u", 60);
    row("737 TB over 2 U", filer(), "raw_tb_per_u", 368.5);
    row("2,400 W over 120 GB/s", filer(), "max_w_per_gb_s", 20);
    row("six rectifiers of 5.5 kW over 1 U", shelf(), "output_kw_per_u", 33);
    row("80 kW over 4 U", coolant(), "capacity_kw_per_u", 20);
    row("3,450 USD over 34.5 kVA", sample::pdu(), "usd_per_kva", 100, 3450);
}

void DerivedTest::published()
{
    QFETCH(Part, part);
    QFETCH(QString, key);
    QFETCH(double, price);
    QFETCH(double, value);
    const Worked result = workedOut(qPrintable(key), part, price > 0 ? std::optional(price) : std::nullopt);
    QVERIFY2(result.value, "no such row, or unknown");
    QVERIFY2(std::abs(*result.value - value) <= 1e-12 * value,
             qPrintable(QString::number(*result.value, 'g', 17)));
}

void DerivedTest::unknownInputIsUnknown()
{
    const Worked perCore = workedOut("usd_per_core", sample::epyc9654());
    QVERIFY(!perCore.value);
    QCOMPARE(perCore.missing, std::vector<std::string>{"price"});
    const Worked perWatt = workedOut("core_ghz_per_w", sample::graceCpu());
    QVERIFY(!perWatt.value);
    QCOMPARE(perWatt.missing, (std::vector<std::string>{"base clock", "thermal design power"}));
}

void DerivedTest::estimateStaysAnEstimate()
{
    const Worked known = workedOut("memory_gb_s_per_core", sample::epyc9654());
    QVERIFY(!known.isEstimate && known.confidence == Confidence::High);
    const Worked guessed = workedOut("memory_gb_s_per_core", sample::graceCpu());
    QVERIFY(guessed.value && guessed.isEstimate);
    QCOMPARE(*guessed.confidence, Confidence::Low); // of its least sure input
}

void DerivedTest::arithmeticIsShown()
{
    QCOMPARE(workedOut("core_ghz_per_w", sample::epyc9654()).arithmetic, "96 cores x 2.4 GHz / 360 W");
    QCOMPARE(workedOut("dwpd", sample::drive()).arithmetic,
             "14,016 TB / (7.68 TB x 365 days x 5 years of warranty)");
}

void DerivedTest::writesPerDayPreferWhatIsStated()
{
    Part part = sample::drive();
    std::get<SsdFacts>(part.facts).dailyWrites = figure(3.0);
    const Worked stated = workedOut("dwpd", part);
    QCOMPARE(*stated.value, 3.0);
    QVERIFY(!stated.isEstimate);
    QVERIFY(workedOut("dwpd", sample::drive()).isEstimate);
    std::get<SsdFacts>(part.facts).dailyWrites.reset();
    std::get<SsdFacts>(part.facts).warranty.reset();
    QCOMPARE(workedOut("dwpd", part).missing, std::vector<std::string>{"years of warranty"});
}

void DerivedTest::laneOfAnUnknownGeneration()
{
    Part part = sample::epyc9654();
    std::get<CpuFacts>(part.facts).host.generation = figure<Count>(7);
    QCOMPARE(workedOut("pcie_gb_s", part).missing, std::vector<std::string>{"bandwidth of a lane"});
    std::get<CpuFacts>(part.facts).host.generation.reset();
    QCOMPARE(workedOut("pcie_gb_s", part).missing, std::vector<std::string>{"PCIe generation"});
}

void DerivedTest::sameKeyMeansTheSame()
{
    std::map<std::string, const DerivedFigure *> rows;
    std::set<std::pair<std::string, PartKind>> seen;
    for (const DerivedFigure &figure : derivedFigures()) {
        QVERIFY2(seen.emplace(figure.key, figure.kind).second, figure.key);
        const DerivedFigure *first = rows.emplace(figure.key, &figure).first->second;
        QCOMPARE(figure.title, first->title);
        QCOMPARE(figure.unit, first->unit);
    }
    QCOMPARE(derivedFigure("dwpd", PartKind::Cpu), nullptr);
}

void DerivedTest::everyRowIsUnknownWithoutFigures()
{
    for (const DerivedFigure &figure : derivedFigures()) {
        Part part;
        setKind(part, figure.kind);
        const Worked result = figure.compute({part, unknownInput("price")});
        QVERIFY2(!result.value && !result.missing.empty(), figure.key);
    }
}

void DerivedTest::sumsAndQuotientsAreBracketed()
{
    const Worked one = chosen(1, "a"), two = chosen(2, "b");
    QCOMPARE(((one + two) * two).arithmetic, "(1 a + 2 b) x 2 b");
    QCOMPARE((one / (two * two)).arithmetic, "1 a / (2 b x 2 b)");
    QCOMPARE((one / two / two).arithmetic, "1 a / 2 b / 2 b");
    QVERIFY(!(one / chosen(0, "")).value);
    QCOMPARE(*lesserOf(two, one).value, 1.0);
    QCOMPARE(lesserOf(two, one).arithmetic, "1 a");
}

std::unique_ptr<QObject> makeDerivedTest()
{
    return make<DerivedTest>();
}

#include "tst_derived.moc"
