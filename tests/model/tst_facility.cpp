// Power shelves and busbars, load swings, and the power of the building.
#include "tests/model/helpers.h"
#include "tests/runner.h"

#include <cmath>

using namespace clusterwright;
using sample::figure;
using sample::found;
using sample::partIn;
using sample::q;

namespace {

/// A rack with shelves of six 3 kW rectifiers at these units and devices of 10.2 kW at U1 and U33.
Design openRack(std::initializer_list<int> shelves)
{
    Design design = sample::computeRacks(0, 0);
    Part shelf = sample::part("shelf", "Shelf", 1, 20, 0.8);
    auto &facts = shelf.facts.emplace<FeedFacts>();
    facts.isShelf = true;
    facts.modules = figure<std::int64_t>(6);
    facts.moduleRating = figure(watts(3000));
    facts.continuousLimit = figure(voltAmperes(18'000));
    auto &rack = std::get<RackFacts>(partIn(design, "example-rack-48u").facts);
    rack.busVoltage = figure(volts(48));
    rack.busCurrent = figure(amperes(300));
    for (const int unit : shelves)
        design = placePart(design, "t", shelf, sample::at(unit)).take();
    for (const int unit : {1, 33})
        design =
            placePart(design, "t", sample::server(), sample::at(unit, "s" + std::to_string(unit))).take();
    return design;
}

ShelfGroup groupOf(const Design &design)
{
    return evaluate(design).results.types.at("t").shelves;
}

bool isNear(double value, double expected)
{
    return std::abs(value - expected) <= 1e-9 * std::abs(expected);
}

} // namespace

class FacilityTest : public QObject {
    Q_OBJECT

private slots:
    void shelvesAfterALoss();
    void shelvesRule_data();
    void shelvesRule();
    void busbarIsFedByTheNearestShelf();
    void busbarRule();
    void swing();
    void swingRule_data();
    void swingRule();
    void pueOfAChain();
    void pueRule();
};

void FacilityTest::shelvesAfterALoss()
{
    const ShelfGroup group = groupOf(openRack({10, 20}));
    QCOMPARE(inKilowatts(*group.installed), 36.0);
    QCOMPARE(inKilowatts(*group.afterModule), 33.0); // 15 of 18 kW in one shelf: OCP Open Rack V3 at N+1
    QCOMPARE(inKilowatts(*group.afterShelf), 18.0);
    QCOMPARE(inKilowatts(group.load.known), 20.4);
}

void FacilityTest::shelvesRule_data()
{
    QTest::addColumn<QString>("survives");
    QTest::addColumn<QString>("message");
    QTest::newRow("a rectifier: 33 kW are left") << "module"
                                                 << "";
    QTest::newRow("a shelf: 18 kW are left")
        << "shelf"
        << "Power shelves of Compute rack with one shelf lost: 20.4 kW of 18.0 kW.";
}

void FacilityTest::shelvesRule()
{
    QFETCH(const QString, survives);
    QFETCH(const QString, message);
    const Design design = setValue(openRack({10, 20}), "t", "shelves_survive", survives.toStdString()).take();
    QCOMPARE(q(sample::firstOf(design, "PWR008").message), message);
    Design unknown = openRack({10});
    std::get<FeedFacts>(partIn(unknown, "shelf").facts).modules.reset();
    QCOMPARE(found(unknown, "PWR008"), QStringList{"PWR008 not_evaluated"});
    QVERIFY(found(sample::computeRacks(), "PWR008").isEmpty()); // no shelf
}

/// 10.2 kW at 48 V are 212.5 A. The device at U1 hangs on the lower shelf from below, that at U33 on the
/// upper one from above.
void FacilityTest::busbarIsFedByTheNearestShelf()
{
    const ShelfGroup group = groupOf(openRack({10, 20}));
    QCOMPARE(group.taps.size(), 2u);
    QVERIFY(isNear(inAmperes(group.taps[0].below), 212.5));
    QCOMPARE(inAmperes(group.taps[0].above), 0.0);
    QVERIFY(isNear(inAmperes(group.taps[1].above), 212.5));
    const ShelfGroup single = groupOf(openRack({10}));
    QVERIFY(isNear(inAmperes(single.taps[0].tap), 425));
}

void FacilityTest::busbarRule()
{
    QVERIFY(found(openRack({10, 20}), "PWR009").isEmpty());
    QCOMPARE(q(sample::firstOf(openRack({10}), "PWR009").message),
             QString("Busbar of Compute rack: 425.0 A of 300.0 A."));
    Design unknown = openRack({10, 20});
    std::get<RackFacts>(partIn(unknown, "example-rack-48u").facts).busVoltage.reset();
    QCOMPARE(found(unknown, "PWR009"), QStringList{"PWR009 not_evaluated"});
}

/// One rack: 40.8 kW for 0.8 s, half of it for 0.2 s: 36.72 kW on average, (40.8 - 36.72) x 0.8 = 3.264 kJ.
void FacilityTest::swing()
{
    Design design = sample::computeRacks();
    for (const auto &[key, value] : {std::pair("low_fraction", 0.5), std::pair("compute_s", 0.8),
                                     std::pair("exchange_s", 0.2), std::pair("ramp_limit_kw_per_s", 10.0)})
        design = setValue(design, swingId, key, value, "a test").take();
    const Evaluation evaluation = evaluate(design);
    const Swing &swing = evaluation.results.swing;
    QVERIFY(isNear(inKilowatts(*swing.amplitude), 20.4));
    QVERIFY(isNear(inKilowatts(*swing.average), 36.72));
    QVERIFY(isNear(inJoules(*swing.storage), 3264));
    QVERIFY(isNear(*swing.frequency, 1));
    QVERIFY(isNear(inJoules(*swing.rampStorage), 0.5 * 20.4e3 * 2.04)); // 20.4 kW at 10 kW/s take 2.04 s
    QVERIFY(!evaluate(sample::computeRacks()).results.swing.amplitude);
}

void FacilityTest::swingRule_data()
{
    QTest::addColumn<QString>("limit");
    QTest::addColumn<QString>("storage");
    QTest::addColumn<QString>("ramp");
    QTest::addColumn<QStringList>("expected");
    const QStringList open{"PWR013 open"};
    QTest::newRow("within the limit") << "25 kW"
                                      << ""
                                      << "" << QStringList();
    QTest::newRow("above it") << "10 kW"
                              << ""
                              << "" << open;
    QTest::newRow("smoothed by storage") << "10 kW"
                                         << "4 kJ"
                                         << "" << QStringList();
    QTest::newRow("too little storage") << "10 kW"
                                        << "3 kJ"
                                        << "" << open;
    QTest::newRow("limit unknown") << ""
                                   << ""
                                   << "" << QStringList{"PWR013 not_evaluated"};
    QTest::newRow("ramp without storage") << "25 kW"
                                          << ""
                                          << "10 kW/s" << open;
    QTest::newRow("ramp covered") << "25 kW"
                                  << "21 kJ"
                                  << "10 kW/s" << QStringList();
}

void FacilityTest::swingRule()
{
    QFETCH(const QString, limit);
    QFETCH(const QString, storage);
    QFETCH(const QString, ramp);
    QFETCH(const QStringList, expected);
    Design design = sample::computeRacks();
    for (const auto &[key, value] :
         {std::pair("low_fraction", 0.5), std::pair("compute_s", 0.8), std::pair("exchange_s", 0.2)})
        design = setValue(design, swingId, key, value, "a test").take();
    for (const auto &[key, value] : {std::pair("swing_limit_w", limit), std::pair("storage_j", storage),
                                     std::pair("ramp_limit_kw_per_s", ramp)})
        design = setValue(design, swingId, key, value.toStdString(), "a test").take();
    QCOMPARE(found(design, "PWR013"), expected);
    QVERIFY(found(sample::computeRacks(), "PWR013").isEmpty()); // nothing stated at all
}

/// 100 kW through a chain that loses 4 kW, 20 kW of cooling, 1 kW of lights: 125 / 100.
void FacilityTest::pueOfAChain()
{
    ChainResults chain;
    chain.sources.emplace_back();
    chain.typicalLoss = kilowatts(4);
    const Total<Power> it{kilowatts(100), 0}, cooling{kilowatts(20), 0}, other{kilowatts(1), 0};
    QVERIFY(isNear(*computeFacility(it, chain, cooling, other).pue, 1.25));
    chain.lossesUnknown = 1;
    QVERIFY(!computeFacility(it, chain, cooling, other).pue);
    QVERIFY(!computeFacility(it, {}, cooling, other).pue); // no chain: its loss is unknown, not 0
}

void FacilityTest::pueRule()
{
    QVERIFY(found(sample::computeRacks(), "PWR018").isEmpty()); // none is stated
    const Design design = setValue(sample::computeRacks(), economicsId, "pue", 1.3, "a guess").take();
    QCOMPARE(found(design, "PWR018"), QStringList{"PWR018 not_evaluated"});
}

std::unique_ptr<QObject> makeFacilityTest()
{
    return make<FacilityTest>();
}

#include "tst_facility.moc"
