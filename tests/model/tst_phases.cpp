// Phases and banks: currents of lines and neutral, how cords are put on banks, and the rules about them.
#include "model/design/editfixes.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

#include <cmath>

using namespace clusterwright;
using sample::figure;
using sample::found;
using sample::partIn;
using sample::placementIn;
using sample::q;

namespace {

/// The test rack with one or more three-phase PDUs of 208 V line to line, 30 A, three banks behind 20 A.
Design stripRack(int servers, int feeds, double watt)
{
    Design design = sample::computeRacks(servers, feeds);
    auto &strip = std::get<FeedFacts>(partIn(design, "example-pdu-34kva").facts);
    strip.continuousLimit.reset();
    strip.rating = figure(voltAmperes(10'808));
    strip.phases = figure<std::int64_t>(3);
    strip.lineVoltage = figure(volts(208));
    strip.inputCurrent = figure(amperes(30));
    strip.wiring = figure(Wiring::LineToLine);
    strip.banks = figure<std::int64_t>(3);
    strip.bankBreaker = figure(amperes(20));
    Part &server = partIn(design, "example-gpu-8x");
    server.electrical.max = figure(watts(watt), FigureKind::Max);
    server.electrical.supplies = figure(PowerSupplies{1, 1, watts(3000)});
    return design;
}

FeedPhases firstFeed(const Design &design)
{
    return evaluate(design).results.types.at("t").phases.feeds.at(0);
}

} // namespace

class PhasesTest : public QObject {
    Q_OBJECT

private slots:
    void currentsOfMixedLoads_data();
    void currentsOfMixedLoads();
    void serversOverThreeBanks();
    void chosenBanksAreKept();
    void unevenLoads();
    void linesAreCheckedThoughTheTotalFits();
    void banksAfterALoss();
    void balancingIsAQuickFix();
    void unknownPowerIsNotEvaluated();
    void plugs_data();
    void plugs();
};

void PhasesTest::currentsOfMixedLoads_data()
{
    using Three = QList<double>;
    QTest::addColumn<Three>("pairs");
    QTest::addColumn<Three>("singles");
    QTest::addColumn<double>("even");
    QTest::addColumn<Three>("lines");
    QTest::addColumn<double>("neutral");
    // At 400 V and a power factor of 1; 4,000 W between two lines are 10 A, 2,309.4 W to neutral are 10 A.
    const double root3 = std::sqrt(3.0);
    QTest::newRow("one pair loads two lines")
        << Three{4000, 0, 0} << Three{0, 0, 0} << 0.0 << Three{10, 10, 0} << 0.0;
    QTest::newRow("three equal pairs: root 3") << Three{4000, 4000, 4000} << Three{0, 0, 0} << 0.0
                                               << Three{10 * root3, 10 * root3, 10 * root3} << 0.0;
    const double single = 4000 / root3;
    QTest::newRow("one line to neutral comes back in the neutral")
        << Three{0, 0, 0} << Three{single, 0, 0} << 0.0 << Three{10, 0, 0} << 10.0;
    QTest::newRow("two lines to neutral: the neutral carries as much as one")
        << Three{0, 0, 0} << Three{single, single, 0} << 0.0 << Three{10, 10, 0} << 10.0;
    QTest::newRow("balanced to neutral: none in the neutral")
        << Three{0, 0, 0} << Three{single, single, single} << 0.0 << Three{10, 10, 10} << 0.0;
    // S = sqrt(3) x 400 V x 10 A = 6,928.2 VA
    QTest::newRow("even") << Three{0, 0, 0} << Three{0, 0, 0} << 4000 * root3 << Three{10, 10, 10} << 0.0;
}

void PhasesTest::currentsOfMixedLoads()
{
    QFETCH(const QList<double>, pairs);
    QFETCH(const QList<double>, singles);
    QFETCH(const double, even);
    QFETCH(const QList<double>, lines);
    QFETCH(const double, neutral);
    LineLoad load;
    for (std::size_t i = 0; i < 3; ++i) {
        load.pairs[i] = watts(pairs[static_cast<qsizetype>(i)]);
        load.singles[i] = watts(singles[static_cast<qsizetype>(i)]);
    }
    load.even = watts(even);
    const Currents currents = currentsOf(load, volts(400), 1);
    const auto isNear = [](Current current, double expected) {
        return std::abs(inAmperes(current) - expected) < 1e-9;
    };
    QVERIFY(isNear(currents.lines.l1, lines[0]));
    QVERIFY(isNear(currents.lines.l2, lines[1]));
    QVERIFY(isNear(currents.lines.l3, lines[2]));
    QVERIFY(isNear(currents.neutral, neutral));
}

/// Nine servers of 540 W on a 208 V strip: three on each bank, 7.79 A, and 13.49 A on each line
/// (datacentermd.com, three-phase balance example).
void PhasesTest::serversOverThreeBanks()
{
    Design design = sample::computeRacks(0, 1);
    design.parts = stripRack(1, 1, 540).parts;
    Part server = partIn(design, "example-gpu-8x");
    server.size.height = figure(HalfUnits{2});
    design.parts.insert_or_assign(server.id, server);
    PlaceRequest nine = sample::at(1);
    nine.count = 9;
    design = placePart(design, "t", server, nine).take();
    const FeedPhases feed = firstFeed(design);
    QCOMPARE(feed.banks.size(), 3u);
    for (const BankLoad &bank : feed.banks)
        QVERIFY(std::abs(inAmperes(bank.normal) - 3 * 540 / 208.0) < 1e-9);
    QVERIFY(std::abs(inAmperes(feed.normal[0]) - 13.49) < 0.01);
    QVERIFY(feed.imbalance < 1e-9);
    QVERIFY(std::abs(inAmperes(*feed.lineLimit) - 24) < 1e-9); // 0.8 x 30 A
}

void PhasesTest::chosenBanksAreKept()
{
    Design design = stripRack(3, 1, 540);
    for (const char *server : {"s1", "s2", "s3"})
        design = setValue(design, server, "banks", "2").take();
    const FeedPhases feed = firstFeed(design);
    QCOMPARE(inAmperes(feed.banks[0].normal), 0.0);
    QVERIFY(std::abs(inAmperes(feed.banks[1].normal) - 3 * 540 / 208.0) < 1e-9);
    QCOMPARE(found(design, "PWR004"), QStringList{"PWR004 open"}); // lines 2 and 3 carry all of it
}

/// The largest goes first: 3, 2 and 2 kW end on three banks, not 3 + 2 on one.
void PhasesTest::unevenLoads()
{
    Design design = stripRack(3, 1, 2000);
    Part large = partIn(design, "example-gpu-8x");
    large.id = "large";
    large.electrical.max = figure(watts(3000), FigureKind::Max);
    design = placePart(design, "t", large, sample::at(30, "s4")).take();
    std::vector<double> loads;
    const FeedPhases phases = firstFeed(design);
    for (const BankLoad &bank : phases.banks)
        loads.push_back(std::round(inAmperes(bank.normal) * 208));
    std::ranges::sort(loads);
    QCOMPARE(loads, (std::vector<double>{2000, 3000, 4000}));
}

/// All on one bank: 8.3 kVA of 8.6 kVA in sum, but 40 A on two lines of 24 A.
void PhasesTest::linesAreCheckedThoughTheTotalFits()
{
    Design design = stripRack(2, 1, 4150);
    for (const char *server : {"s1", "s2"})
        design = setValue(design, server, "banks", "1").take();
    const Finding finding = sample::firstOf(design, "PWR001");
    QCOMPARE(finding.state, FindingState::Open);
    QCOMPARE(q(finding.message), QString("Feed A of Compute rack, line 1: 39.9 A of 24.0 A."));
    QCOMPARE(found(design, "PWR005"), QStringList{"PWR005 open"}); // 39.9 A of 16 A
    QVERIFY(found(stripRack(2, 1, 1000), "PWR001").isEmpty());
    QVERIFY(found(stripRack(2, 1, 1000), "PWR005").isEmpty());
}

/// Two feeds: 3 kW of each server over two cords are 7.2 A a bank, 14.4 A with one feed lost, of 12 A.
void PhasesTest::banksAfterALoss()
{
    Design design = stripRack(1, 2, 3000);
    partIn(design, "example-gpu-8x").electrical.supplies = figure(PowerSupplies{2, 1, watts(3000)});
    std::get<FeedFacts>(partIn(design, "example-pdu-34kva").facts).bankBreaker = figure(amperes(15));
    const Finding finding = sample::firstOf(design, "PWR005");
    QCOMPARE(q(finding.message),
             QString("Bank 1 of feed A of Compute rack with feed B lost: 14.4 A of 12.0 A."));
    const FeedPhases feed = firstFeed(design);
    QVERIFY(std::abs(inAmperes(feed.banks[0].normal) - 1500 / 208.0) < 1e-9);
    QCOMPARE(q(feed.banks[0].worstLoss), QString("B"));
}

void PhasesTest::balancingIsAQuickFix()
{
    Design design = stripRack(3, 1, 540);
    for (const char *server : {"s1", "s2", "s3"})
        design = setValue(design, server, "banks", "2").take();
    const Finding finding = sample::firstOf(design, "PWR004");
    QCOMPARE(q(finding.quickFix), QString("Balance the phases of Compute rack"));
    const Design balanced = applyQuickFix(design, finding, sample::library()).take();
    QVERIFY(found(balanced, "PWR004").isEmpty());
    QVERIFY(placementIn(const_cast<Design &>(balanced), "s1").banks.empty());
}

void PhasesTest::unknownPowerIsNotEvaluated()
{
    Design design = stripRack(3, 1, 540);
    partIn(design, "example-gpu-8x").electrical.max.reset();
    QCOMPARE(found(design, "PWR004"), QStringList{"PWR004 not_evaluated"});
    QVERIFY(!found(design, "PWR005").contains("PWR005 open"));
}

void PhasesTest::plugs_data()
{
    QTest::addColumn<QString>("inlet");
    QTest::addColumn<QString>("outlets");
    QTest::addColumn<double>("lowest");
    QTest::addColumn<double>("highest");
    QTest::addColumn<double>("voltage");
    QTest::addColumn<bool>("toNeutral");
    QTest::addColumn<QStringList>("expected");
    const QStringList good, open{"PWR015 open"}, unknown{"PWR015 not_evaluated"};
    QTest::newRow("C20 in C19") << "C20"
                                << "C13,C19" << 200.0 << 240.0 << 208.0 << false << good;
    QTest::newRow("C20 has no C19") << "C20"
                                    << "C13" << 200.0 << 240.0 << 208.0 << false << open;
    QTest::newRow("C14 in C13") << "C14"
                                << "C13" << 200.0 << 240.0 << 208.0 << false << good;
    QTest::newRow("voltage too high") << "C20"
                                      << "C19" << 200.0 << 240.0 << 415.0 << false << open;
    QTest::newRow("415 V to neutral is 239.6 V") << "C20"
                                                 << "C19" << 200.0 << 240.0 << 415.0 << true << good;
    QTest::newRow("208 V to neutral is 120 V") << "C20"
                                               << "C19" << 200.0 << 240.0 << 208.0 << true << open;
    QTest::newRow("inlet unknown") << ""
                                   << "C19" << 200.0 << 240.0 << 208.0 << false << unknown;
    QTest::newRow("outlets unknown") << "C20"
                                     << "" << 200.0 << 240.0 << 208.0 << false << unknown;
}

void PhasesTest::plugs()
{
    QFETCH(const QString, inlet);
    QFETCH(const QString, outlets);
    QFETCH(const double, lowest);
    QFETCH(const double, highest);
    QFETCH(const double, voltage);
    QFETCH(const bool, toNeutral);
    QFETCH(const QStringList, expected);
    Design design = stripRack(1, 1, 540);
    Electrical &electrical = partIn(design, "example-gpu-8x").electrical;
    electrical.inlet = inlet.toStdString();
    electrical.lowestVoltage = figure(volts(lowest));
    electrical.highestVoltage = figure(volts(highest));
    auto &strip = std::get<FeedFacts>(partIn(design, "example-pdu-34kva").facts);
    strip.outlets = outlets.toStdString();
    strip.lineVoltage = figure(volts(voltage));
    strip.wiring = figure(toNeutral ? Wiring::LineToNeutral : Wiring::LineToLine);
    QCOMPARE(found(design, "PWR015"), expected);
}

std::unique_ptr<QObject> makePhasesTest()
{
    return make<PhasesTest>();
}

#include "tst_phases.moc"
