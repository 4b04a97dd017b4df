#include "model/analysis/cpuplatform.h"
#include "tests/components.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

#include <cmath>

using namespace clusterwright;

namespace {

const Part epyc = sample::epyc9654(), epycP = sample::epyc9654p(), xeon = sample::xeon6980p(),
           grace = sample::graceCpu(), module64 = sample::module64();

PartComparison platforms(const std::vector<const Part *> &cpus, const PlatformOptions &options)
{
    auto result = comparePlatforms(cpus, options, sample::componentPrices());
    return result ? result.take() : PartComparison();
}

ComparedValue valueOf(const PartComparison &comparison, const char *key, std::size_t part = 0)
{
    const ComparisonRow *row = rowOf(comparison, key);
    return row ? row->values.at(part) : ComparedValue();
}

} // namespace

class CpuPlatformTest : public QObject {
    Q_OBJECT

private slots:
    void twoEpyc9654_data();
    void twoEpyc9654();
    void slowModulesSlowTheMemory();
    void fewerSocketsThanAsked();
    void unknownStaysUnknown();
    void lanesOfTwoSocketsAreAtMost();
    void rowsOfTheModuleOnlyWithOne();
    void powerOfTheModule();
    void wrongOptionsAreRefused_data();
    void wrongOptionsAreRefused();
};

void CpuPlatformTest::twoEpyc9654_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<double>("value");
    QTest::newRow("2 x 96 cores") << "node_cores" << 192.0;
    QTest::newRow("2 x 192 threads") << "node_threads" << 384.0;
    QTest::newRow("12 x 4800 MT/s x 8 B x 2") << "node_memory_gb_s" << 921.6;
    QTest::newRow("12 channels x 1 x 2") << "node_modules" << 24.0;
    QTest::newRow("24 x 64 GB") << "node_memory_gb" << 1536.0;
    QTest::newRow("2 x 6,144 GB") << "node_most_memory_gb" << 12288.0;
    QTest::newRow("2 x 128 lanes") << "node_pcie_lanes" << 256.0;
    QTest::newRow("2 x 360 W") << "node_cpu_w" << 720.0;
    QTest::newRow("24 x 7 W") << "node_memory_w" << 168.0;
    QTest::newRow("720 W + 168 W") << "node_w" << 888.0;
    QTest::newRow("192 x 2.4 GHz") << "node_core_ghz" << 460.8;
    QTest::newRow("460.8 over 888 W") << "node_core_ghz_per_w" << 460.8 / 888;
    QTest::newRow("921.6 GB/s over 192 cores") << "node_memory_gb_s_per_core" << 4.8;
    QTest::newRow("1,536 GB over 192 cores") << "node_memory_gb_per_core" << 8.0;
    QTest::newRow("2 x 11,805 USD") << "node_cpu_usd" << 23610.0;
    QTest::newRow("23,610 USD over 192 cores") << "node_usd_per_core" << 122.96875;
    QTest::newRow("24 x 2,200 USD") << "node_memory_usd" << 52800.0;
    QTest::newRow("23,610 USD + 52,800 USD") << "node_usd" << 76410.0;
}

void CpuPlatformTest::twoEpyc9654()
{
    QFETCH(QString, key);
    QFETCH(double, value);
    const PartComparison comparison = platforms({&epyc}, {2, &module64, 1});
    const ComparedValue found = valueOf(comparison, qPrintable(key));
    QVERIFY(found.number);
    QVERIFY2(std::abs(*found.number - value) <= 1e-12 * value, found.basis.c_str());
}

void CpuPlatformTest::slowModulesSlowTheMemory()
{
    const PartComparison own = platforms({&xeon, &epyc}, {}),
                         slow = platforms({&xeon, &epyc}, {1, &module64, 1});
    QCOMPARE(shownText(valueOf(own, "node_memory_gb_s")), "614.4 GB/s");
    QCOMPARE(shownText(valueOf(slow, "node_memory_gb_s")), "460.8 GB/s"); // 12 x 4800 instead of 6400
    QVERIFY(valueOf(slow, "node_memory_gb_s")
                .basis.ends_with("12 memory channels x 4,800 MT/s x 8 B x 1 socket"));
    QCOMPARE(*valueOf(slow, "node_memory_gb_s", 1).number, 460.8);
}

void CpuPlatformTest::fewerSocketsThanAsked()
{
    const PartComparison comparison = platforms({&epyc, &epycP, &grace}, {2, nullptr, 1});
    QCOMPARE(shownText(valueOf(comparison, "node_sockets", 0)), "2");
    QCOMPARE(shownText(valueOf(comparison, "node_sockets", 1)), "1"); // one socket only
    QCOMPARE(shownText(valueOf(comparison, "node_cores", 1)), "96");
    QCOMPARE(shownText(valueOf(comparison, "node_sockets", 2)), "2 *"); // not stated that it can
    QCOMPARE(shownText(valueOf(comparison, "node_cores", 2)), "144 *");
    QVERIFY(comparison.note.find("as many as it allows") != std::string::npos);
}

void CpuPlatformTest::unknownStaysUnknown()
{
    const PartComparison comparison = platforms({&grace, &xeon}, {1, &module64, 1});
    for (const char *key : {"node_memory_gb_s", "node_memory_gb", "node_cpu_w", "node_w", "node_core_ghz",
                            "node_pcie_lanes", "node_cpu_usd", "node_usd", "cxl_version"})
        QCOMPARE(shownText(valueOf(comparison, key)), "unknown");
    QVERIFY(valueOf(comparison, "node_memory_gb").basis.ends_with("; unknown: memory channels"));
    QCOMPARE(shownText(valueOf(comparison, "cxl_version", 1)), "2.0");
}

void CpuPlatformTest::lanesOfTwoSocketsAreAtMost()
{
    QCOMPARE(rowOf(platforms({&epyc}, {2, nullptr, 1}), "node_pcie_lanes")->title,
             "PCIe and CXL lanes for devices, at most");
    const PartComparison one = platforms({&epyc}, {});
    QCOMPARE(rowOf(one, "node_pcie_lanes")->title, "PCIe and CXL lanes for devices");
    QCOMPARE(shownText(valueOf(one, "node_pcie_lanes")), "128");
}

void CpuPlatformTest::rowsOfTheModuleOnlyWithOne()
{
    const PartComparison bare = platforms({&epyc, &xeon}, {2, nullptr, 1});
    QVERIFY(!rowOf(bare, "node_memory_gb") && !rowOf(bare, "node_w") && !rowOf(bare, "node_usd"));
    QCOMPARE(*valueOf(bare, "node_core_ghz_per_w").number, 0.64); // of the CPUs alone
    QCOMPARE(bare.title, "CPU platforms, nodes of 2 sockets");
    QCOMPARE(platforms({&epyc}, {1, &module64, 2}).title,
             "CPU platforms, nodes of 1 socket, 2 x (generic) DDR5-4800 RDIMM 64 GB per channel");
    QCOMPARE(shownText(valueOf(bare, "roadmap_date")), "2022-11-10");
}

void CpuPlatformTest::powerOfTheModule()
{
    Part module = module64;
    module.electrical.max = sample::figure(watts(10), FigureKind::Max);
    const PartComparison comparison = platforms({&epyc}, {2, &module, 2});
    QCOMPARE(*valueOf(comparison, "node_memory_w").number, 480.0); // 48 x 10 W: the maximum goes first
    QVERIFY(!valueOf(comparison, "node_memory_w").isEstimate);
    module.electrical = {};
    QCOMPARE(shownText(valueOf(platforms({&epyc}, {2, &module, 2}), "node_w")), "unknown");
}

void CpuPlatformTest::wrongOptionsAreRefused_data()
{
    static const Part drive = sample::drive();
    using Parts = std::vector<const Part *>;
    QTest::addColumn<Parts>("parts");
    QTest::addColumn<PlatformOptions>("options");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("one CPU is enough") << Parts{&epyc} << PlatformOptions{} << "accepted";
    QTest::newRow("no CPU") << Parts{} << PlatformOptions{}
                            << "comparison|parts|A comparison takes 1 to 6 parts; there are 0.";
    QTest::newRow("a drive")
        << Parts{&epyc, &drive} << PlatformOptions{}
        << "samsung-pm1743-7.68|parts|\"Samsung PM1743 7.68 TB\" is no CPU; platforms are "
           "made of CPUs.";
    QTest::newRow("four sockets") << Parts{&epyc} << PlatformOptions{4, nullptr, 1}
                                  << "platform|sockets|A node has 1 or 2 sockets, not 4.";
    QTest::newRow("no modules") << Parts{&epyc} << PlatformOptions{1, &module64, 0}
                                << "platform|modules_per_channel|A channel takes 1 or 2 modules, not 0.";
    QTest::newRow("a drive as memory")
        << Parts{&epyc} << PlatformOptions{1, &drive, 1}
        << "samsung-pm1743-7.68|module|\"Samsung PM1743 7.68 TB\" is no memory "
           "module.";
}

void CpuPlatformTest::wrongOptionsAreRefused()
{
    QFETCH(std::vector<const Part *>, parts);
    QFETCH(PlatformOptions, options);
    QTEST(sample::refusalOf(comparePlatforms(parts, options, {})), "refusal");
}

std::unique_ptr<QObject> makeCpuPlatformTest()
{
    return make<CpuPlatformTest>();
}

#include "tst_cpuplatform.moc"
