// The power chain: what each piece carries, every single loss, and the rules about it.
#include "model/design/editfixes.h"
#include "model/design/plantedits.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

#include <cmath>

using namespace clusterwright;
using sample::figure;
using sample::found;
using sample::partIn;
using sample::q;

namespace {

PowerSource source(const std::string &id, SourceKind kind, std::vector<PowerSourceId> fedBy, double volt = 0,
                   double ampere = 0)
{
    PowerSource source{.id = id, .name = id, .kind = kind, .fedBy = std::move(fedBy)};
    if (volt > 0)
        source.lineVoltage = volts(volt);
    if (ampere > 0)
        source.breaker = amperes(ampere);
    return source;
}

/// Two racks of four servers on two feeds: 81.6 kW over two busways, each behind its own UPS of 98 %, both
/// on one grid with a generator in reserve. The power factor is 1.
Design chain()
{
    Design design = sample::computeRacks(4, 2, 2);
    partIn(design, "example-gpu-8x").electrical.supplies = figure(PowerSupplies{6, 3, watts(3400)});
    partIn(design, "example-gpu-8x").electrical.typical = figure(watts(8000), FigureKind::Typical);
    std::get<FeedFacts>(partIn(design, "example-pdu-34kva").facts).continuousLimit =
        figure(voltAmperes(45e3));
    std::vector<PowerSource> sources{source("grid", SourceKind::Utility, {}),
                                     source("engine", SourceKind::Generator, {}),
                                     source("board", SourceKind::Switchboard, {"grid", "engine"}),
                                     source("ups-a", SourceKind::Ups, {"board"}),
                                     source("ups-b", SourceKind::Ups, {"board"}),
                                     source("busway-a", SourceKind::Busway, {"ups-a"}, 415, 160),
                                     source("busway-b", SourceKind::Busway, {"ups-b"}, 415, 160)};
    sources[1].standby = Answer::Yes;
    for (PowerSource &each : sources) {
        each.efficiency = figure(each.kind == SourceKind::Ups ? 0.98 : 1.0);
        if (!each.breaker)
            each.rating = voltAmperes(200e3);
        design = addPowerSource(design, each).take();
    }
    design = feedRacks(design, "h", "A", "busway-a").take();
    return feedRacks(design, "h", "B", "busway-b").take();
}

SourceLoad loadOf(const Design &design, const std::string &id)
{
    const auto sources = evaluate(design).results.chain.sources;
    return *std::ranges::find(sources, id, &SourceLoad::source);
}

SourceLoss lossOf(const Design &design, const std::string &id)
{
    const auto losses = evaluate(design).results.chain.losses;
    return *std::ranges::find(losses, id, &SourceLoss::source);
}

bool isNear(double value, double expected)
{
    return std::abs(value - expected) <= 1e-9 * std::abs(expected);
}

} // namespace

class PowerChainTest : public QObject {
    Q_OBJECT

private slots:
    void loadsOfEveryPiece();
    void lossOfOneBusway();
    void lossOfTheGrid();
    void lossOfWhatBothShare();
    void standbyCarriesNothingNormally();
    void redundantUpsShareAnew();
    void diversityAndCap();
    void singlePhasePiece();
    void unknownPowerIsALowerBound();
    void racksWithoutASource();
    void rulesAreQuietOnAGoodChain();
    void overloadIsFound();
    void overloadAfterALossIsFound();
    void bothFeedsOnOneUps();
    void breakerIsAQuickFix();
    void limitIsUnknown();
    void oversubscription();
    void powerFactorDecides();
    void inrush();
    void rotatedLinesAreBalanced();
    void removingAPieceDetachesWhatItFed();
    void circlesAreRefused();
};

/// 40.8 kW per busway; the UPS draws 40.8 / 0.98 = 41.633 kW; the grid gives both.
void PowerChainTest::loadsOfEveryPiece()
{
    const Design design = chain();
    QVERIFY(isNear(inKilowatts(loadOf(design, "busway-a").demand.known), 40.8));
    QVERIFY(isNear(inKilowatts(loadOf(design, "ups-a").demand.known), 40.8));
    QVERIFY(isNear(inKilowatts(loadOf(design, "ups-a").drawn.known), 40.8 / 0.98));
    QVERIFY(isNear(inKilowatts(loadOf(design, "grid").drawn.known), 81.6 / 0.98));
    QVERIFY(isNear(inKilowatts(loadOf(design, "grid").typical.known), 64.0 / 0.98));
    // 0.8 x sqrt(3) x 415 V x 160 A
    QVERIFY(isNear(inKilovoltAmperes(*loadOf(design, "busway-a").limit), 0.8 * std::sqrt(3.0) * 66.4));
    QVERIFY(isNear(inAmperes(loadOf(design, "busway-a").lines[0]), 40.8e3 / 415 / std::sqrt(3.0)));
    const ChainResults all = evaluate(design).results.chain;
    QVERIFY(isNear(inKilowatts(all.typicalLoss), 64.0 / 0.98 - 64));
    QCOMPARE(all.lossesUnknown, 0);
}

void PowerChainTest::lossOfOneBusway()
{
    const SourceLoss loss = lossOf(chain(), "busway-a");
    QCOMPARE(loss.racksDark, 0);
    QCOMPARE(loss.racksDegraded, 2);
    QCOMPARE(loss.devicesLost, 0);
    QVERIFY(loss.overloads.empty());
    const SourceLoad other = loadOf(chain(), "busway-b");
    QVERIFY(isNear(inKilowatts(other.worst.known), 81.6)); // all of it
    QVERIFY(other.worstLoss == "board" || other.worstLoss == "ups-a" || other.worstLoss == "busway-a");
}

/// The generator takes over, so nothing is lost.
void PowerChainTest::lossOfTheGrid()
{
    const SourceLoss loss = lossOf(chain(), "grid");
    QCOMPARE(loss.racksDark, 0);
    QCOMPARE(loss.devicesLost, 0);
    QVERIFY(isNear(inKilowatts(loadOf(chain(), "engine").worst.known), 81.6 / 0.98));
    QCOMPARE(q(loadOf(chain(), "engine").worstLoss), QString("grid"));
}

void PowerChainTest::lossOfWhatBothShare()
{
    const SourceLoss loss = lossOf(chain(), "board");
    QCOMPARE(loss.racksDark, 2);
    QCOMPARE(loss.devicesLost, 8);
    QCOMPARE(loss.nodesLost, 8);
    QCOMPARE(loss.acceleratorsLost, 64);
    QCOMPARE(found(chain(), "PWR016"), QStringList{"PWR016 open"}); // the board
    QCOMPARE(q(sample::firstOf(chain(), "PWR016").objects.front()), QString("board"));
}

void PowerChainTest::standbyCarriesNothingNormally()
{
    QCOMPARE(inWatts(loadOf(chain(), "engine").demand.known), 0.0);
}

/// Two UPS in parallel on one busway: 20.4 kW each, 40.8 kW with the other lost.
void PowerChainTest::redundantUpsShareAnew()
{
    Design design = chain();
    design = addPowerSource(design, source("ups-a2", SourceKind::Ups, {"board"})).take();
    design = setValue(design, "busway-a", "fed_by", "ups-a,ups-a2").take();
    QVERIFY(isNear(inKilowatts(loadOf(design, "ups-a").demand.known), 20.4));
    // With busway-b lost busway-a carries 81.6 kW, half of it each; with ups-a2 lost 40.8 kW.
    QVERIFY(isNear(inKilowatts(loadOf(design, "ups-a").worst.known), 40.8));
    QCOMPARE(lossOf(design, "ups-a2").racksDegraded, 0);
}

void PowerChainTest::diversityAndCap()
{
    Design design = setValue(chain(), "busway-a", "diversity", 0.9).take();
    QVERIFY(isNear(inKilowatts(loadOf(design, "busway-a").demand.known), 36.72)); // 0.9 x 40.8
    design = setValue(design, "busway-a", "cap_w", "30 kW").take();
    QVERIFY(isNear(inKilowatts(loadOf(design, "busway-a").demand.known), 30));
    QVERIFY(isNear(inKilowatts(loadOf(design, "busway-a").connected.known), 40.8));
    QVERIFY(isNear(inKilowatts(loadOf(design, "ups-a").demand.known), 30));
}

void PowerChainTest::singlePhasePiece()
{
    const Design design = setValue(chain(), "busway-a", "phases", "1").take();
    QVERIFY(isNear(inAmperes(loadOf(design, "busway-a").lines[0]), 40.8e3 / 415));
    QVERIFY(isNear(inKilovoltAmperes(*loadOf(design, "busway-a").limit), 0.8 * 66.4));
}

void PowerChainTest::unknownPowerIsALowerBound()
{
    Design design = chain();
    partIn(design, "example-gpu-8x").electrical.max.reset();
    QCOMPARE(loadOf(design, "busway-a").demand, (Total<Power>{{}, 8}));
    QVERIFY(found(design, "PWR001").contains("PWR001 not_evaluated"));
    QVERIFY(!found(design, "PWR001").contains("PWR001 open"));
}

void PowerChainTest::racksWithoutASource()
{
    const Design design = feedRacks(chain(), "h", "B", "").take();
    QCOMPARE(evaluate(design).results.chain.feedsUnconnected, 2);
    QCOMPARE(inWatts(loadOf(design, "busway-b").demand.known), 0.0);
}

void PowerChainTest::rulesAreQuietOnAGoodChain()
{
    const Design design = chain();
    for (const char *rule : {"PWR001", "PWR002", "PWR004", "PWR011", "PWR014", "PWR017"})
        QVERIFY2(found(design, rule).isEmpty(), rule);
}

void PowerChainTest::overloadIsFound()
{
    const Design design = setValue(chain(), "busway-a", "breaker_a", 50.0).take();
    const Finding finding = sample::firstOf(design, "PWR001");
    // 40.8 kVA of 0.8 x sqrt(3) x 415 V x 50 A = 28.75 kVA
    QCOMPARE(q(finding.message), QString("busway-a: 40.8 kVA of 28.8 kVA."));
    QCOMPARE(q(finding.objects.front()), QString("busway-a"));
}

void PowerChainTest::overloadAfterALossIsFound()
{
    const Design design = setValue(chain(), "busway-b", "breaker_a", 100.0).take();
    QVERIFY(found(design, "PWR001").isEmpty());
    const Finding finding = sample::firstOf(design, "PWR002");
    // 81.6 kVA of 0.8 x sqrt(3) x 415 V x 100 A = 57.5 kVA
    QVERIFY2(q(finding.message).endsWith("lost: 81.6 kVA of 57.5 kVA."), finding.message.c_str());
    QCOMPARE(q(finding.objects.front()), QString("busway-b"));
}

/// The cords of every device hang on two busways, but these on one UPS.
void PowerChainTest::bothFeedsOnOneUps()
{
    const Design design = setValue(chain(), "busway-b", "fed_by", "ups-a").take();
    QCOMPARE(lossOf(design, "ups-a").racksDark, 2);
    QVERIFY(found(design, "PWR016").size() == 2); // the board and ups-a
}

/// 81.6 kW with one busway lost are 113.5 A; 0.8 of 150 A carries them.
void PowerChainTest::breakerIsAQuickFix()
{
    const Design design = setValue(chain(), "busway-b", "breaker_a", 100.0).take();
    const Finding finding = sample::firstOf(design, "PWR002");
    QCOMPARE(q(finding.quickFix), QString("Use a breaker of 150.0 A"));
    const Design mended = applyQuickFix(design, finding, sample::library()).take();
    QCOMPARE(inAmperes(*findById(mended.powerSources, "busway-b")->breaker), 150.0);
    QVERIFY(found(mended, "PWR002").isEmpty());
}

void PowerChainTest::limitIsUnknown()
{
    Design design = setValue(chain(), "ups-a", "rating_va", "").take();
    QCOMPARE(found(design, "PWR001"), QStringList{"PWR001 not_evaluated"});
    QVERIFY(found(design, "PWR002").isEmpty()); // said once
}

void PowerChainTest::oversubscription()
{
    const Design over = setValue(chain(), "busway-a", "breaker_a", 65.0).take();
    // 40.8 kVA over 0.8 x sqrt(3) x 415 V x 65 A = 37.38 kVA: 1.09 times
    QCOMPARE(q(sample::firstOf(over, "PWR011").message),
             QString("busway-a is oversubscribed 1.09 times without a cap."));
    const Design capped = setValue(over, "busway-a", "cap_w", "37 kW").take();
    QVERIFY(found(capped, "PWR011").isEmpty());
    QVERIFY(found(capped, "PWR001").isEmpty());
    const Design far = setValue(capped, "busway-a", "breaker_a", 50.0).take(); // 1.42 times
    QCOMPARE(found(far, "PWR011"), QStringList{"PWR011 open"});
}

void PowerChainTest::powerFactorDecides()
{
    Design design = setValue(chain(), "busway-a", "breaker_a", 72.0).take(); // 41.4 kVA
    QVERIFY(found(design, "PWR017").isEmpty());
    design = setValue(design, "design", "power_factor", 0.95).take(); // 40.8 kW are 42.9 kVA
    const Finding finding = sample::firstOf(design, "PWR017");
    QCOMPARE(
        q(finding.message),
        QString("busway-a: 40.8 kW would fit, but at a power factor of 0.95 it is 42.9 kVA of 41.4 kVA."));
}

void PowerChainTest::inrush()
{
    Design design = setValue(chain(), "busway-a", "trip_a", 1000.0).take();
    QCOMPARE(found(design, "PWR014"), QStringList{"PWR014 not_evaluated"});
    partIn(design, "example-gpu-8x").electrical.inrush = figure(amperes(100)); // 8 servers: 800 A
    QVERIFY(found(design, "PWR014").isEmpty());
    design = setValue(design, "busway-a", "trip_a", 700.0).take();
    QCOMPARE(q(sample::firstOf(design, "PWR014").message),
             QString("Inrush on busway-a: 800.0 A of 700.0 A."));
}

/// Three racks, each with all its load between lines 1 and 2 of a three-phase PDU.
void PowerChainTest::rotatedLinesAreBalanced()
{
    Design design = addRacks(chain(), "t", "row", 1, "X{n}").take();
    design = feedRacks(design, "h", "A", "busway-a").take();
    design = feedRacks(design, "h", "B", "busway-b").take();
    auto &strip = std::get<FeedFacts>(partIn(design, "example-pdu-34kva").facts);
    strip.phases = figure<std::int64_t>(3);
    strip.lineVoltage = figure(volts(415));
    strip.wiring = figure(Wiring::LineToLine);
    for (const char *server : {"s1", "s2", "s3", "s4"})
        design = setValue(design, server, "banks", "1,1,1,1,1,1").take();
    const SourceLoad uneven = loadOf(design, "busway-a");
    QVERIFY(isNear(inAmperes(uneven.lines[0]), 61.2e3 / 415)); // 3 x 20.4 kW on one pair
    QVERIFY(inAmperes(uneven.lines[2]) < 1e-9);
    const auto findings = evaluate(design).findings;
    const auto finding = std::ranges::find_if(findings, [](const Finding &one) {
        return one.rule == "PWR004" && one.objects.front() == "busway-a";
    });
    QVERIFY(finding != findings.end());
    QCOMPARE(q(finding->quickFix), QString("Rotate the lines of busway-a"));
    const Design turned = applyQuickFix(design, *finding, sample::library()).take();
    const SourceLoad even = loadOf(turned, "busway-a");
    for (const Current &line : even.lines)
        QVERIFY(isNear(inAmperes(line), 61.2e3 / 415 / std::sqrt(3.0)));
}

void PowerChainTest::removingAPieceDetachesWhatItFed()
{
    const Design design = removePowerSource(chain(), "ups-a").take();
    QVERIFY(findById(design.powerSources, "busway-a")->fedBy.empty());
    const Design bare = removePowerSource(design, "busway-a").take();
    QVERIFY(!bare.racks.front().feedSources.contains("A"));
    QVERIFY(checkIntegrity(bare));
}

void PowerChainTest::circlesAreRefused()
{
    QCOMPARE(sample::refusalOf(setValue(chain(), "board", "fed_by", "busway-a")),
             QString("board|fed_by|would make a circle: \"busway-a\" is fed by \"board\"."));
    Design design = chain();
    findById(design.powerSources, "board")->fedBy = {"busway-a"};
    QVERIFY(!checkIntegrity(design));
    findById(design.powerSources, "board")->fedBy = {"board"};
    QVERIFY(!checkIntegrity(design));
}

std::unique_ptr<QObject> makePowerChainTest()
{
    return make<PowerChainTest>();
}

#include "tst_powerchain.moc"
