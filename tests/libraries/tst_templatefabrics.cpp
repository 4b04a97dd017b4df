// Networks of the designs that come with the program, against what their makers published.
#include "libraries/librarystack.h"
#include "libraries/template.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

#include <set>

using namespace clusterwright;
using sample::q;
using sample::refusalOf;

class TemplateFabricsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void superPodOfUnits_data();
    void superPodOfUnits();
    void superPodUsesEveryPortOnce();
    void superPodModulesOfNodes();
    void published_data();
    void published();
    void othersAreSound_data();
    void othersAreSound();
    void nvlinkOfEachRack();

private:
    Library m_library;
    std::map<std::string, Result<Design>> m_others; ///< all but the H100 sample, by name

    Result<Design> made(const std::string &name, std::optional<int> units = {}) const
    {
        return makeFromTemplate(SOURCE_FOLDER "/libraries/templates", name, units, m_library);
    }
};

void TemplateFabricsTest::initTestCase()
{
    const auto library = loadLibrary(SOURCE_FOLDER "/libraries/data");
    QVERIFY(library);
    m_library = library.value();
    for (const char *name :
         {"dgx-b200-superpod", "dgx-b300-superpod", "gb200-nvl72", "hpn-segment", "roce-24k"})
        m_others.emplace(name, made(name));
}

void TemplateFabricsTest::superPodOfUnits_data()
{
    QTest::addColumn<int>("units");
    QTest::addColumn<int>("nodeCables");
    QTest::addColumn<int>("spineCables");
    QTest::newRow("1") << 1 << 252 << 256;
    QTest::newRow("2") << 2 << 508 << 512;
    QTest::newRow("3") << 3 << 764 << 768;
    QTest::newRow("4") << 4 << 1020 << 1024;
}

/// Cables per number of scalable units: NVIDIA DGX SuperPOD reference architecture with DGX H100 systems,
/// RA-11333-001 V11, table 4.
void TemplateFabricsTest::superPodOfUnits()
{
    QFETCH(const int, units);
    const Design design = made("dgx-h100-superpod", units).take();
    const FabricNetwork network = buildNetwork(design, design.fabrics.at(0));
    const FabricPlan &plan = network.plan;
    QCOMPARE(plan.units, std::int64_t(units));
    QCOMPARE(plan.leaves, std::int64_t(8 * units));
    QCOMPARE(plan.spines, std::int64_t(units == 3 ? 16 : 4 * units));
    QTEST(static_cast<int>(plan.endpointCables), "nodeCables");
    QTEST(static_cast<int>(plan.leafSpineCables), "spineCables");
    QCOMPARE(plan.unconnected, std::int64_t(0));
    QCOMPARE(static_cast<std::int64_t>(network.links.size()), plan.endpointCables + plan.leafSpineCables);
}

void TemplateFabricsTest::superPodUsesEveryPortOnce()
{
    const Design design = made("dgx-h100-superpod").take();
    std::set<std::tuple<std::int32_t, std::int32_t, FabricPort>> used; // rack, placement, port
    std::map<std::string, std::int64_t> ends;                          // of the compute fabric, by role
    for (const Fabric &fabric : design.fabrics) {
        const FabricNetwork network = buildNetwork(design, fabric);
        QVERIFY2(network.problems.empty(), network.problems.empty() ? "" : network.problems[0].c_str());
        for (const FabricLink &link : network.links) {
            for (FabricPort port : {link.a, link.z}) {
                const FabricDevice &device = network.devices.at(static_cast<std::size_t>(port.device));
                QVERIFY2(device.rack >= 0, "every switch stands");
                port.device = 0;
                QVERIFY(used.emplace(device.rack, device.placement, port).second);
            }
            const FabricDevice &lower = network.devices.at(static_cast<std::size_t>(link.a.device));
            if (fabric.id == "compute" && lower.endpoints >= 0)
                ++ends[design.endpoints[static_cast<std::size_t>(lower.endpoints)].id];
        }
    }
    QCOMPARE(ends, (std::map<std::string, std::int64_t>{{"compute-managers", 4}, {"compute-nodes", 1016}}));
}

/// RA-11333-001 V11, table 8: four twin-port transceivers for each of 127 nodes.
void TemplateFabricsTest::superPodModulesOfNodes()
{
    const Design design = made("dgx-h100-superpod").take();
    const Fabric &fabric = design.fabrics.at(0);
    const FabricNetwork network = buildNetwork(design, fabric);
    const CableResults cables = computeCables(design, fabric, network);
    std::set<std::tuple<std::int32_t, std::int16_t, std::int64_t>> cages;
    for (std::size_t i = 0; i < network.links.size(); ++i) {
        const FabricPort &port = network.links[i].a;
        const FabricDevice &device = network.devices[static_cast<std::size_t>(port.device)];
        if (device.tier != Tier::Endpoint ||
            design.endpoints[static_cast<std::size_t>(device.endpoints)].role != Role::ComputeNode)
            continue;
        const PortGroup group = portGroupsOf(design, fabric, device).at(static_cast<std::size_t>(port.group));
        QVERIFY(cables.runs[i].medium >= 0);
        const MediumRow &medium = design.media[static_cast<std::size_t>(cables.runs[i].medium)];
        QVERIFY2(!medium.transceiver.empty(), medium.id.c_str());
        cages.emplace(port.device, port.group, port.port / group.perCage);
    }
    QCOMPARE(cages.size(), std::size_t(508));
}

void TemplateFabricsTest::published_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QList<int>>("expected"); // leaves, spines, cores, links of endpoints, leaf to spine
    const auto row = [](const char *what, const char *name, const QList<int> &expected) {
        QTest::newRow(what) << name << expected;
    };
    row("NVIDIA DGX B200 RA, table 3, one unit", "dgx-b200-superpod", {8, 4, 0, 252, 256});
    row("NVIDIA DGX B300 XDR RA-11339-001, table 3, one unit", "dgx-b300-superpod", {8, 4, 0, 576, 576});
    row("Llama 3, 2024: eight pods of 3,072, 1:7 above", "roce-24k", {1536, 144, 7, 24'576, 1536 * 18});
    row("Alibaba HPN, SIGCOMM 2024: 16 switches, 60 up", "hpn-segment", {16, 120, 0, 2176, 960});
}

void TemplateFabricsTest::published()
{
    QFETCH(const QString, name);
    QFETCH(const QList<int>, expected);
    const auto &result = m_others.at(name.toStdString());
    QCOMPARE(refusalOf(result), QString("accepted"));
    const Design &design = result.value();
    const auto fabric = std::ranges::find(design.fabrics, FabricKind::ScaleOut, &Fabric::kind);
    QVERIFY(fabric != design.fabrics.end());
    const FabricPlan plan = buildNetwork(design, *fabric).plan;
    const auto number = [](std::int64_t count) { return static_cast<int>(count); };
    const QList<int> found{number(plan.leaves), number(plan.spines), number(plan.cores),
                           number(plan.endpointPorts), number(plan.leafSpineCables)};
    QCOMPARE(found, expected);
    QCOMPARE(plan.unconnected, std::int64_t(0));
    if (name == "roce-24k") {
        QCOMPARE(plan.pods, std::int64_t(8));
        QCOMPARE(plan.endpointPorts / plan.pods, std::int64_t(3072));
    }
    if (name == "hpn-segment")
        QCOMPARE((QList<std::int64_t>{plan.leafDown, plan.leafUp}), (QList<std::int64_t>{136, 60}));
}

void TemplateFabricsTest::othersAreSound_data()
{
    QTest::addColumn<QString>("name");
    for (const auto &[name, design] : m_others)
        QTest::newRow(name.c_str()) << q(name);
}

void TemplateFabricsTest::othersAreSound()
{
    QFETCH(const QString, name);
    const auto &result = m_others.at(name.toStdString());
    QCOMPARE(refusalOf(result), QString("accepted"));
    const Design &design = result.value();
    QCOMPARE(refusalOf(checkIntegrity(design)), QString("accepted"));
    const Evaluation evaluation = evaluate(design);
    QStringList errors;
    for (const Finding &finding : evaluation.findings)
        if (finding.severity == Severity::Error && finding.state == FindingState::Open)
            errors << q(finding.rule + " " + finding.message);
    QVERIFY2(errors.isEmpty(), qPrintable(errors.join('\n')));
    for (std::size_t i = 0; i < design.fabrics.size(); ++i) {
        const FabricResults &results = evaluation.results.fabrics[i];
        const std::string id = design.fabrics[i].id;
        QVERIFY2(results.network.problems.empty(), id.c_str());
        QVERIFY2(results.unplaced == 0 && results.idle == 0, id.c_str());
        QVERIFY2(results.cables.unknownLength == 0 && results.cables.withoutMedium == 0, id.c_str());
    }
}

/// 72 accelerators with 18 links each, over nine trays of two switch chips.
void TemplateFabricsTest::nvlinkOfEachRack()
{
    const auto &result = m_others.at("gb200-nvl72");
    QCOMPARE(refusalOf(result), QString("accepted"));
    const Design &design = result.value();
    const auto fabric = std::ranges::find(design.fabrics, FabricKind::ScaleUp, &Fabric::kind);
    QVERIFY(fabric != design.fabrics.end());
    const FabricNetwork network = buildNetwork(design, *fabric);
    std::map<std::int32_t, std::pair<std::int64_t, std::set<std::int32_t>>> racks; // links, trays
    for (const FabricLink &link : network.links) {
        const FabricDevice &node = network.devices[static_cast<std::size_t>(link.a.device)];
        QCOMPARE(network.devices[static_cast<std::size_t>(link.z.device)].rack, node.rack);
        ++racks[node.rack].first;
        racks[node.rack].second.insert(link.z.device);
    }
    QCOMPARE(racks.size(), std::size_t(8));
    for (const auto &[rack, counts] : racks) {
        QCOMPARE(counts.first, std::int64_t(72 * 18));
        QCOMPARE(counts.second.size(), std::size_t(9));
    }
    const CableResults cables = computeCables(design, *fabric, network);
    QVERIFY(cables.lines.empty() && cables.modules.empty());
}

std::unique_ptr<QObject> makeTemplateFabricsTest()
{
    return make<TemplateFabricsTest>();
}

#include "tst_templatefabrics.moc"
