// What cables take of the trays, and the rules about it.
#include "model/analysis/trays.h"
#include "model/evaluation.h"
#include "tests/model/cabled.h"
#include "tests/runner.h"

#include <numbers>

using namespace clusterwright;

class TraysTest : public QObject {
    Q_OBJECT

private slots:
    void fullestPlaceOfARow();
    void cablesInARackAndStraightAcrossUseNone();
    void fullTrayIsFound();
    void wideBendIsFound();
};

namespace {

std::vector<TrayLoad> loadsOf(const Design &design)
{
    return trayLoads(design, bundlesOf(design, computeFabrics(design)));
}

std::vector<std::string> messagesOf(const Design &design, const std::string &rule)
{
    std::vector<std::string> messages;
    for (const Finding &finding : evaluate(design).findings)
        if (finding.rule == rule && finding.state == FindingState::Open)
            messages.push_back(finding.message);
    return messages;
}

} // namespace

/// Racks R1 to R3 send eight cables each to the spine above R1: beside R1 those of R2 and R3 lie together.
void TraysTest::fullestPlaceOfARow()
{
    const Design design = sample::wiredRacks(3);
    const auto loads = loadsOf(design);
    QVERIFY(!loads.empty());
    const TrayLoad &first = loads.front();
    QCOMPARE(first.row, RowId("row"));
    const Rack &besideSpine = design.racks.front();
    QVERIFY(first.place >= besideSpine.x);
    QVERIFY(first.cables >= 8);
    const double each = std::numbers::pi / 4 * 0.003 * 0.003;
    QVERIFY(std::abs(first.section.value() - static_cast<double>(first.cables) * each) < 1e-12);
    std::int64_t leaving = 0; // no place has more than all that leave their racks
    for (const CableBundle &bundle : bundlesOf(design, computeFabrics(design)))
        leaving += bundle.a == bundle.z ? 0 : bundle.cables;
    QVERIFY(first.cables <= leaving);
}

void TraysTest::cablesInARackAndStraightAcrossUseNone()
{
    QVERIFY(loadsOf(sample::withFabric(sample::cabledRacks(1))).empty());
    const Design one = sample::wiredRacks(1); // the rack of the spine stands right across
    QVERIFY(loadsOf(one).empty());
}

void TraysTest::fullTrayIsFound()
{
    Design design = sample::wiredRacks(3);
    QVERIFY(messagesOf(design, "MEC006").empty());
    design.cabling.trayWidth.value = metres(0.01);
    design.cabling.trayDepth.value = metres(0.01);
    const auto messages = messagesOf(design, "MEC006");
    QCOMPARE(messages.size(), loadsOf(design).size());
    for (const std::string &message : messages)
        QVERIFY2(message.starts_with("Tray over "), message.c_str());
}

void TraysTest::wideBendIsFound()
{
    Design design = sample::wiredRacks(2);
    const auto aboutBends = [&] {
        return std::ranges::count_if(messagesOf(design, "MEC004"), [](const std::string &message) {
            return message.find("bends in") != std::string::npos;
        });
    };
    QCOMPARE(aboutBends(), 0);
    for (MediumRow &medium : design.media)
        medium.bendRadius = metres(0.2); // the clearance of the rule is 150 mm
    QVERIFY(aboutBends() > 0);
}

std::unique_ptr<QObject> makeTraysTest()
{
    return make<TraysTest>();
}

#include "tst_trays.moc"
