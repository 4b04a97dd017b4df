// Bundles of cables between racks.
#include "model/analysis/bundles.h"
#include "tests/fabricsample.h"
#include "tests/runner.h"

#include <numbers>

using namespace clusterwright;

class BundlesTest : public QObject {
    Q_OBJECT

private slots:
    void countsAddUp();
    void sectionIsThatOfTheCables();
    void unknownDiameterIsCounted();
    void trayFillIsOfTheUsableShare();
    void devicesKnowTheirCables();
    void placementsKnowTheirCables();
};

void BundlesTest::countsAddUp()
{
    const Design design = sample::standingFabric();
    const auto fabrics = computeFabrics(design);
    const auto bundles = bundlesOf(design, fabrics);
    QCOMPARE(bundles.size(), 5u); // four racks to the network rack, and within it
    std::int64_t cables = 0;
    for (const CableBundle &bundle : bundles) {
        cables += bundle.cables;
        QVERIFY(bundle.a <= bundle.z);
        QCOMPARE(bundle.cables, bundle.a == bundle.z ? 32 : 8);
    }
    QCOMPARE(cables, fabrics[0].cables.cables);
}

void BundlesTest::sectionIsThatOfTheCables()
{
    const Design design = sample::standingFabric(); // cables of 10 mm
    const CableBundle bundle = bundlesOf(design, computeFabrics(design)).front();
    const double expected = 8 * std::numbers::pi / 4 * 1e-4;
    QVERIFY(std::abs(bundle.section.value() - expected) < 1e-12);
    QCOMPARE(bundle.unknownDiameter, 0);
    QCOMPARE(inMetres(bundle.bendRadius.value()), 0.05);
}

void BundlesTest::unknownDiameterIsCounted()
{
    Design design = sample::standingFabric();
    design.media.front().diameter.reset();
    design.media.front().bendRadius.reset();
    const CableBundle bundle = bundlesOf(design, computeFabrics(design)).front();
    QCOMPARE(bundle.unknownDiameter, 8);
    QVERIFY(bundle.section == Area{});
    QVERIFY(!bundle.bendRadius);
}

void BundlesTest::trayFillIsOfTheUsableShare()
{
    CablingPlan plan;
    plan.trayWidth.value = metres(0.5);
    plan.trayDepth.value = metres(0.1);
    plan.fill.value = 0.4;
    QVERIFY(std::abs(trayFill(plan, metres(0.1) * metres(0.1)) - 0.5) < 1e-12);
    plan.fill.value = 0;
    QCOMPARE(trayFill(plan, metres(0.1) * metres(0.1)), 0.0);
}

void BundlesTest::devicesKnowTheirCables()
{
    const Design design = sample::standingFabric();
    const auto fabrics = computeFabrics(design);
    const auto counts = cablesOfDevices(fabrics[0]);
    for (std::size_t i = 0; i < counts.size(); ++i)
        switch (fabrics[0].network.devices[i].tier) {
        case Tier::Endpoint:
            QCOMPARE(counts[i], 4);
            break;
        case Tier::Leaf:
            QCOMPARE(counts[i], 32);
            break;
        default:
            QCOMPARE(counts[i], 16);
        }
}

/// Every device of a type has as many as the most of its devices in any rack.
void BundlesTest::placementsKnowTheirCables()
{
    const Design design = sample::standingFabric();
    const auto fabrics = computeFabrics(design);
    const auto counts = cablesOfDevices(fabrics[0]);
    for (const RackType &type : design.rackTypes) {
        const auto ofType = cablesOfPlacements(design, fabrics, type);
        for (std::size_t i = 0; i < counts.size(); ++i) {
            const FabricDevice &device = fabrics[0].network.devices[i];
            if (design.racks[static_cast<std::size_t>(device.rack)].type != type.id)
                continue;
            const auto &id = type.placements[static_cast<std::size_t>(device.placement)].id;
            QVERIFY(ofType.at(id) >= counts[i]);
        }
        QVERIFY(std::ranges::all_of(ofType, [](const auto &entry) { return entry.second > 0; }));
    }
}

std::unique_ptr<QObject> makeBundlesTest()
{
    return make<BundlesTest>();
}

#include "tst_bundles.moc"
