#include "model/analysis/availability.h"
#include "model/analysis/reliability.h"
#include "model/analysis/service.h"
#include "tests/model/upkeepdesign.h"
#include "tests/runner.h"

#include <cmath>

using namespace clusterwright;
using sample::partIn;
using sample::q;

namespace {

bool isNear(double value, double expected, double relative = 1e-4)
{
    return std::abs(value - expected) <= relative * std::abs(expected);
}

ReliabilityResults resultsOf(const Design &design)
{
    return evaluate(design).results.reliability;
}

} // namespace

class ReliabilityResultsTest : public QObject {
    Q_OBJECT

private slots:
    void nodeRackAndCluster();
    void rateNotStatedIsUnknown();
    void countNotStatedIsUnknown();
    void jobOnAllNodes();
    void jobWithoutInputs();
    void firstOrder();
    void spares();
    void plant();
    void supplies();
    void feeds();
    void feedsBehindAChain();
    void service();
    void serviceOfUnknown();
};

void ReliabilityResultsTest::nodeRackAndCluster()
{
    const Design design = sample::designWithUpkeep(10);
    const Evaluation evaluation = evaluate(design);
    const ReliabilityResults &results = evaluation.results.reliability;
    const Total<Rate> &node = results.parts.at("example-gpu-8x");
    QVERIFY(isNear(inPerYear(node.known), 0.762));
    QCOMPARE(node.unknownCount, 0);
    QVERIFY(isNear(inHours(*meanTimeBetween(node)), 8760 / 0.762)); // 11,496 h
    // 4 x 0.762 and three rack PDUs of 0.002
    const Total<Rate> rack = failuresIn(evaluation.results.types.at("t").one.inventory, results);
    QVERIFY(isNear(inPerYear(rack.known), 3.054));
    QCOMPARE(rack.unknownCount, 0);
    QVERIFY(isNear(inPerYear(results.computeNodes.known), 30.48)); // 40 nodes
    QVERIFY(isNear(inPerYear(results.all.known), 30.54));
    QCOMPARE(results.components.at(ComponentClass::MemoryModule).units, (UnitCount{1280, 0}));
    QCOMPARE(results.components.at(ComponentClass::RackPdu).units, (UnitCount{30, 0}));
    QVERIFY(!results.components.contains(ComponentClass::Switch)); // there is none
}

void ReliabilityResultsTest::rateNotStatedIsUnknown()
{
    Design design = sample::designWithUpkeep(10);
    std::erase_if(design.upkeep.components,
                  [](const ComponentUpkeep &one) { return one.component == ComponentClass::Accelerator; });
    const ReliabilityResults results = resultsOf(design);
    const Total<Rate> &node = results.parts.at("example-gpu-8x");
    QVERIFY(isNear(inPerYear(node.known), 0.362)); // without 8 x 0.05
    QCOMPARE(node.unknownCount, 1);
    QCOMPARE(results.computeNodes.unknownCount, 40);
    QCOMPARE(results.components.at(ComponentClass::Accelerator).failures, (Total<Rate>{{}, 1}));
    QVERIFY(!results.components.at(ComponentClass::Accelerator).needed);
}

void ReliabilityResultsTest::countNotStatedIsUnknown()
{
    Design design = sample::designWithUpkeep(10);
    std::get<ServerFacts>(partIn(design, "example-gpu-8x").facts).driveCount.reset();
    const ReliabilityResults results = resultsOf(design);
    QVERIFY(isNear(inPerYear(results.parts.at("example-gpu-8x").known), 0.662)); // without 10 x 0.01
    QCOMPARE(results.components.at(ComponentClass::Drive).units, (UnitCount{0, 40}));
    QCOMPARE(results.components.at(ComponentClass::Drive).failures.unknownCount, 40);
    std::get<ServerFacts>(partIn(design, "example-gpu-8x").facts).driveCount =
        sample::figure<std::int64_t>(0);
    QVERIFY(!resultsOf(design).components.contains(ComponentClass::Drive)); // none is not unknown
}

void ReliabilityResultsTest::jobOnAllNodes()
{
    const ReliabilityResults results = resultsOf(sample::designWithUpkeep(10));
    const JobResults &job = results.job;
    // 40 x 0.762 x 0.5 = 15.24 a year; 8760 h / 15.24 = 574.8 h = 2,069,291 s
    QVERIFY(isNear(inPerYear(job.interruptions->known), 15.24));
    QVERIFY(isNear(inHours(*job.between), 574.803));
    QVERIFY(isNear(inSeconds(*job.young), 15'758)); // sqrt(2 x 60 x 2,069,291)
    // x = 60 / (2 x 2,069,291); 15,758 (1 + sqrt(x)/3 + x/9) - 60
    QVERIFY(isNear(inSeconds(*job.daly), 15'718));
    // 1 - (60/3600 + (1800 + 600) / 2,069,291)
    QVERIFY(isNear(job.planned->ratio, 0.982174, 1e-6));
    QVERIFY(job.planned->isValid());
    // 1 - (60/15,718 + (7,859 + 600) / 2,069,291)
    QVERIFY(isNear(job.best->ratio, 0.992095, 1e-5));
    QVERIFY(job.best->ratio > job.planned->ratio);
}

void ReliabilityResultsTest::jobWithoutInputs()
{
    Design design = sample::designWithUpkeep(10);
    design.upkeep.stoppingShare.reset();
    QVERIFY(!resultsOf(design).job.interruptions);
    QVERIFY(!resultsOf(design).job.planned);
    design = sample::designWithUpkeep(10);
    design.upkeep.restart.reset();
    QVERIFY(resultsOf(design).job.young && !resultsOf(design).job.planned && !resultsOf(design).job.best);
    QVERIFY(!resultsOf(Design{}).job.interruptions);
    QCOMPARE(resultsOf(Design{}).all, Total<Rate>{});
}

/// Of a job that fails every 1,000 h, with interval and restart of 100 h and checkpoints of 10 h.
void ReliabilityResultsTest::firstOrder()
{
    Upkeep upkeep;
    upkeep.checkpoint = sample::assumed(hours(10));
    upkeep.restart = sample::assumed(hours(100));
    JobResults job;
    job.between = hours(1000);
    const TimeRatio tenth = *timeRatioAt(hours(100), upkeep, job);
    QVERIFY(isNear(tenth.ratio, 0.75)); // 1 - (0.1 + 0.05 + 0.1)
    QVERIFY(isNear(tenth.largestShare, 0.1) && tenth.isValid());
    // Daly's renewal model: (t/M) exp(-R/M) / (exp((t + d)/M) - 1)
    QVERIFY(isNear(0.1 * std::exp(-0.1) / std::expm1(0.11), 0.778, 1e-3));
    QVERIFY(!timeRatioAt(hours(101), upkeep, job)->isValid());
    QVERIFY(!timeRatioAt(Time{}, upkeep, job));
}

void ReliabilityResultsTest::spares()
{
    const auto components = resultsOf(sample::designWithUpkeep(10)).components;
    // 400 drives x 0.01 x 30/365 = 0.3288; Poisson: P(0) + P(1) = 0.7198 + 0.2367 = 0.9565
    QVERIFY(isNear(*components.at(ComponentClass::Drive).demand, 0.328767));
    QCOMPARE(components.at(ComponentClass::Drive).needed, std::optional<std::int64_t>(1));
    // 320 accelerators x 0.05 x 30/365 = 1.3151; 0.2685 + 0.3530 + 0.2321 + 0.1018 = 0.9554
    QVERIFY(isNear(*components.at(ComponentClass::Accelerator).demand, 1.315068));
    QCOMPARE(components.at(ComponentClass::Accelerator).needed, std::optional<std::int64_t>(3));
    Design design = sample::designWithUpkeep(10);
    design.upkeep.serviceLevel = sample::assumed(0.85); // 0.2685 + 0.3530 + 0.2321 = 0.8536
    QCOMPARE(resultsOf(design).components.at(ComponentClass::Accelerator).needed,
             std::optional<std::int64_t>(2));
    design.upkeep.serviceLevel.reset();
    QCOMPARE(resultsOf(design).serviceLevel, 0.95); // of the rule
    design.upkeep.leadTime.reset();
    QVERIFY(!resultsOf(design).components.at(ComponentClass::Accelerator).demand);
}

void ReliabilityResultsTest::plant()
{
    Design design = sample::withPowerChain(sample::designWithUpkeep(2));
    QCOMPARE(resultsOf(design).components.at(ComponentClass::PowerSource).units, (UnitCount{4, 0}));
    QVERIFY(!resultsOf(design).components.contains(ComponentClass::AirHandler)); // nothing is stated of air
    design.halls.front().air.supply = celsius(20);
    QCOMPARE(resultsOf(design).components.at(ComponentClass::AirHandler).units, (UnitCount{0, 1}));
    design.halls.front().air.units = 5;
    QCOMPARE(resultsOf(design).components.at(ComponentClass::AirHandler).units, (UnitCount{5, 0}));
    CoolingLoop loop;
    loop.id = loop.name = "loop";
    loop.units = 3;
    design.coolingLoops.push_back(loop);
    QCOMPARE(resultsOf(design).components.at(ComponentClass::CoolantUnit).units, (UnitCount{3, 0}));
}

void ReliabilityResultsTest::supplies()
{
    const Design design = sample::designWithUpkeep(1);
    const Part &server = design.parts.at("example-gpu-8x");
    // A = 1 / (1 + 0.02 x 24/8760); three or more of six down: 20 (1 - A)^3 = 20 x (5.479e-5)^3
    QVERIFY(isNear(*unitAvailability(design.upkeep, ComponentClass::PowerSupply), 0.99994521, 1e-7));
    QVERIFY(isNear(1 - *suppliesAvailability(server, design.upkeep), 3.29e-12, 1e-2));
    QVERIFY(!unitAvailability(design.upkeep, ComponentClass::Switch)); // not stated
    QVERIFY(!suppliesAvailability(design.parts.at("example-pdu-34kva"), design.upkeep));
}

void ReliabilityResultsTest::feeds()
{
    // 1 - 0.01^2 - 0.05 x 0.01
    QVERIFY(isNear(feedsAvailability(1, 2, 0.99, 0.05), 0.9994, 1e-9));
    // 0.99^3 + 3 x 0.99^2 x 0.01 = 0.999702, less 0.0005
    QVERIFY(isNear(feedsAvailability(2, 3, 0.99, 0.05), 0.999202, 1e-9));
    QVERIFY(isNear(feedsAvailability(2, 2, 0.99, 0.05), 0.9801, 1e-9)); // both needed: nothing in common
}

void ReliabilityResultsTest::feedsBehindAChain()
{
    Design design = sample::designWithUpkeep(1);
    const auto availability = [&] {
        return rackFeedAvailability(design, design.racks.front(),
                                    evaluate(design).results.types.at("t").feeds);
    };
    // three feeds, of which one may be lost; a rack PDU alone: 1 / (1 + 0.002 x 24/8760)
    QCOMPARE(availability().installed, 3);
    QCOMPARE(availability().needed, 2);
    QVERIFY(isNear(1 - *availability().one, 5.479e-6, 1e-3));
    design = sample::withPowerChain(std::move(design));
    // busway and utility above it: each 1 - 0.1 x 24/8760 = 1 - 2.740e-4
    QVERIFY(isNear(1 - *availability().one, 5.479e-6 + 2 * 2.7390e-4, 1e-3));
    // 3 u^2 + 0.05 u with u = 5.532e-4
    QVERIFY(isNear(1 - *availability().together, 3 * 5.532e-4 * 5.532e-4 + 0.05 * 5.532e-4, 1e-2));
    design.upkeep.commonCause.reset();
    QVERIFY(availability().one && !availability().together);
    sample::placementIn(design, "s1").cords = {"A", "A", "A", "A", "A", "A"}; // lost with feed A
    QCOMPARE(availability().needed, 3);
    QVERIFY(availability().together);
}

void ReliabilityResultsTest::service()
{
    Design design = sample::designWithUpkeep(10);
    design.upkeep.components.at(6).hotSwap = sample::assumed(Answer::No); // the chassis
    const auto list = serviceList(design);
    QCOMPARE(list.size(), std::size_t{1}); // rack PDUs hang at the side
    const ServiceItem &server = list.front();
    QCOMPARE(server.pieces, 40);
    QCOMPARE(server.needsTwo, std::optional(true)); // 130 kg
    // The rack is 2.26 m, its 48 U are 2.134 m, so U1 begins at 0.126 m. Middles of servers at U1, U9, U17
    // and U25: 0.304, 0.660, 1.016 and 1.371 m.
    QCOMPARE(server.tooLow, std::optional(10));
    QCOMPARE(server.tooHigh, std::optional(0));
    QVERIFY(server.hotSwap->value == Answer::No);
    QVERIFY(server.repair->value == hours(24));
}

void ReliabilityResultsTest::serviceOfUnknown()
{
    Design design = sample::computeRacks();
    partIn(design, "example-gpu-8x").size.mass.reset();
    std::get<RackFacts>(partIn(design, "example-rack-48u").facts).outerHeight.reset();
    const auto list = serviceList(design);
    QVERIFY(!list.front().needsTwo && !list.front().tooHigh && !list.front().tooLow);
    QVERIFY(!list.front().repair && !list.front().hotSwap);
}

std::unique_ptr<QObject> makeReliabilityResultsTest()
{
    return make<ReliabilityResultsTest>();
}

#include "tst_reliabilityresults.moc"
