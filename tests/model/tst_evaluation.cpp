#include "model/design/editrules.h"
#include "model/evaluation.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;

class EvaluationTest : public QObject {
    Q_OBJECT

private slots:
    void totalsAreTheSumOverRacks();
    void typesWithoutRacksDoNotCount();
    void emptyDesign();
    void countsOfFindings();
    void twiceIsTheSame();
    void changeBetweenTwo();
};

void EvaluationTest::totalsAreTheSumOverRacks()
{
    Design design = sample::computeRacks(4, 3, 3);
    design = addRackType(design, "u", "Network", sample::rack()).take();
    design = placePart(design, "u", sample::networkSwitch(), {.count = 5}).take();
    design = addRacks(design, "u", "row", 2, "N{n}").take();
    const Results results = evaluate(design).results;
    QCOMPARE(results.types.at("t").racks, 3);
    QCOMPARE(results.types.at("u").racks, 2);
    Summary sum;
    for (const Rack &rack : design.racks)
        sum.add(results.types.at(rack.type).one);
    QVERIFY(sum == results.total);
    QCOMPARE(inWatts(results.total.power.max.known), 3 * 40'800.0 + 2 * 8500);
    QCOMPARE(results.total.inventory.parts.at("example-rack-48u"), 5);
    QCOMPARE(results.total.bulk.unitsTotal.count, 5 * 96);
}

void EvaluationTest::typesWithoutRacksDoNotCount()
{
    const Evaluation evaluation = evaluate(sample::computeRacks(4, 3, 0));
    QVERIFY(evaluation.results.total == Summary{});
    QCOMPARE(evaluation.results.types.at("t").racks, 0);
    QCOMPARE(inWatts(evaluation.results.types.at("t").one.power.max.known), 40'800.0);
}

void EvaluationTest::emptyDesign()
{
    QVERIFY(evaluate({}) == Evaluation{});
}

void EvaluationTest::countsOfFindings()
{
    Design design = sample::computeRacks(4, 2);                  // each server is lost with any feed: PWR016
    sample::partIn(design, "example-gpu-8x").size.depth.reset(); // MEC004 not evaluated
    sample::partIn(design, "example-rack-48u").size.mass->kind =
        FigureKind::Estimate; // DAT001; open units are THM006
    // three prices and the loss of the rack and of both feeds are warnings, the second source is a note;
    // goodput and spares are not evaluated
    QVERIFY((evaluate(design).counts == FindingCounts{4, 8, 1, 0, 6}));
    design = waive(design, {"PWR016", "s2", "Job restarts", "A. Person", "2026-01-31", ""}).take();
    QVERIFY((evaluate(design).counts == FindingCounts{3, 8, 1, 1, 6}));
    QVERIFY(std::ranges::is_sorted(evaluate(design).findings, std::ranges::greater{}, &Finding::severity));
}

void EvaluationTest::twiceIsTheSame()
{
    const Design design = sample::computeRacks(5, 2, 3);
    QVERIFY(evaluate(design) == evaluate(design));
    const Design copy = design;
    QVERIFY(evaluate(copy) == evaluate(design));
}

void EvaluationTest::changeBetweenTwo()
{
    const Design before = sample::computeRacks(4, 3, 2);
    Part heavy = sample::networkSwitch();
    heavy.size.mass = sample::figure(kilograms(1000));
    heavy.electrical.max.reset();
    heavy.thermal.airflowDirection->value = AirflowDirection::Passive;
    PlaceRequest rear; // where it closes no open unit
    rear.face = Face::Rear;
    const Design after = placePart(before, "t", heavy, rear).take();
    const Change there = changeBetween(evaluate(before), evaluate(after));
    QVERIFY((there.maxPower == Total<Power>{{}, 2}));
    QVERIFY((there.mass == Total<Mass>{kilograms(2000), 0}));
    QStringList come;
    for (const Finding &finding : there.come)
        come << sample::q(finding.rule);
    QCOMPARE(come, (QStringList{"MEC002", "CST001", "MEC005", "PWR012", "REL004"}));
    QVERIFY(there.gone.empty());

    const Change back = changeBetween(evaluate(after), evaluate(before));
    QVERIFY((back.maxPower == Total<Power>{{}, -2}));
    QVERIFY((back.mass == Total<Mass>{kilograms(-2000), 0}));
    QVERIFY(back.come.empty() && back.gone == there.come);
}

std::unique_ptr<QObject> makeEvaluationTest()
{
    return make<EvaluationTest>();
}

#include "tst_evaluation.moc"
