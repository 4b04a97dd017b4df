// Rules about failures and the bill: REL001 to REL004, CST001, CST002; and the fix of a stock.
#include "model/checks/rule.h"
#include "model/design/editfixes.h"
#include "model/design/editrules.h"
#include "tests/model/upkeepdesign.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::firstOf;
using sample::found;
using sample::partIn;
using sample::q;

class ReliabilityRulesTest : public QObject {
    Q_OBJECT

private slots:
    void goodput();
    void goodputNotEvaluated_data();
    void goodputNotEvaluated();
    void goodputWithUnknownRates();
    void blastRadius();
    void blastRadiusOfASource();
    void blastRadiusUnknown();
    void spares();
    void sparesNotEvaluated();
    void raiseTheStock();
    void secondSource();
    void prices();
    void billAgrees();
    void billDisagrees();
    void nothingInAnEmptyDesign();
};

void ReliabilityRulesTest::goodput() // REL001
{
    Design design = sample::designWithUpkeep(10);
    QCOMPARE(found(design, "REL001"), QStringList()); // 98.2 %
    design.upkeep.checkpoint = sample::assumed(seconds(600));
    // 1 - (600/3600 + 2400 / 2,069,291) = 0.8322
    const Finding finding = firstOf(design, "REL001");
    QVERIFY(finding.state == FindingState::Open && finding.severity == Severity::Warning);
    QCOMPARE(q(finding.message), QString("Goodput of a job on all compute nodes, saved every 60.0 min: "
                                         "83.2 %, 90.0 % wanted."));
    QVERIFY(std::abs(*finding.measured - 0.8322) < 1e-4);
    QCOMPARE(found(setParameter(design, {"REL001", "target", 0.8, "a test"}).take(), "REL001"),
             QStringList());
    design.upkeep.checkpointEvery = sample::assumed(hours(100)); // over a tenth of 574.8 h
    QVERIFY(firstOf(setParameter(design, {"REL001", "target", 0.95, "a test"}).take(), "REL001")
                .message.ends_with("the model is too low."));
}

void ReliabilityRulesTest::goodputNotEvaluated_data()
{
    QTest::addColumn<std::string>("key");
    QTest::addColumn<QString>("missing");
    QTest::newRow("checkpoint") << std::string("checkpoint_s") << "the pause of a checkpoint";
    QTest::newRow("restart") << std::string("restart_s") << "the restart of a job";
    QTest::newRow("interval") << std::string("checkpoint_every_s") << "the planned checkpoint interval";
    QTest::newRow("share") << std::string("stopping_share") << "the share of node failures that stop the job";
}

void ReliabilityRulesTest::goodputNotEvaluated()
{
    QFETCH(const std::string, key);
    QFETCH(const QString, missing);
    const Design design = setValue(sample::designWithUpkeep(10), upkeepId, key, std::string()).take();
    QCOMPARE(found(design, "REL001"), QStringList("REL001 not_evaluated"));
    QCOMPARE(q(firstOf(design, "REL001").message),
             "Goodput of a job on all compute nodes: " + missing + " not stated.");
}

/// What is known may fail, but it cannot pass.
void ReliabilityRulesTest::goodputWithUnknownRates()
{
    Design design = sample::designWithUpkeep(10);
    std::erase_if(design.upkeep.components,
                  [](const ComponentUpkeep &one) { return one.component == ComponentClass::Accelerator; });
    QCOMPARE(found(design, "REL001"), QStringList("REL001 not_evaluated"));
    design.upkeep.checkpoint = sample::assumed(seconds(600));
    QCOMPARE(found(design, "REL001"), QStringList("REL001 open"));
    QVERIFY(q(firstOf(design, "REL001").message).contains("at most 83.3 %"));
    design.upkeep.components.clear();
    QCOMPARE(
        q(firstOf(design, "REL001").message),
        QString("Goodput of a job on all compute nodes: failure rates of the compute nodes not stated."));
}

void ReliabilityRulesTest::blastRadius() // REL002
{
    QCOMPARE(found(sample::designWithUpkeep(10), "REL002"), QStringList()); // a rack is 10 %
    const Design design = sample::designWithUpkeep(5);                      // a rack is 20 %
    QCOMPARE(found(design, "REL002"), QStringList("REL002 open"));
    const Finding finding = firstOf(design, "REL002");
    QCOMPARE(q(finding.message),
             QString("Loss of Rack Compute rack: 20.0 % of the accelerators, 13.0 % allowed."));
    QCOMPARE(finding.objects, (std::vector<std::string>{design.racks.front().id, "t"}));
    QCOMPARE(finding.measured, std::optional(0.2));
    QCOMPARE(found(setParameter(design, {"REL002", "limit", 0.25, "a test"}).take(), "REL002"),
             QStringList());
    QCOMPARE(found(sample::computeRacks(0), "REL002"), QStringList()); // no accelerators
}

void ReliabilityRulesTest::blastRadiusOfASource()
{
    const Finding finding = firstOf(sample::withPowerChain(sample::designWithUpkeep(10)), "REL002");
    QCOMPARE(q(finding.message),
             QString("Loss of Power source Utility: 100.0 % of the accelerators, 13.0 % allowed."));
    QCOMPARE(finding.objects, (std::vector<std::string>{"utility"}));
}

void ReliabilityRulesTest::blastRadiusUnknown()
{
    Design design = sample::designWithUpkeep(10);
    partIn(design, "example-gpu-8x").electrical.supplies.reset(); // what a feed takes down
    QCOMPARE(found(design, "REL002").count("REL002 not_evaluated"), 3);
    std::get<ServerFacts>(partIn(design, "example-gpu-8x").facts).acceleratorCount.reset();
    QCOMPARE(found(design, "REL002"), QStringList()); // none are known to be there at all
    design =
        placePart(std::move(design), "t", sample::renamed(sample::server(), "other"), sample::at(37)).take();
    QCOMPARE(found(design, "REL002"), QStringList("REL002 not_evaluated"));
}

void ReliabilityRulesTest::spares() // REL003
{
    Design design = sample::designWithUpkeep(10); // one spare of each class; three accelerators are needed
    for (const ComponentClass component : {ComponentClass::PowerSupply, ComponentClass::Chassis})
        for (ComponentUpkeep &one : design.upkeep.components)
            if (one.component == component)
                one.stock = 9;
    QCOMPARE(found(design, "REL003"), QStringList("REL003 open"));
    const Finding finding = firstOf(design, "REL003");
    QCOMPARE(q(finding.message),
             QString("Spares for 320 units of class accelerator: 1 in stock, need 3 for a "
                     "service level of 95.0 %."));
    QCOMPARE(finding.objects, std::vector<std::string>{"upkeep-accelerator"});
    QCOMPARE(finding.measured, std::optional(1.0));
    QCOMPARE(finding.limit, std::optional(3.0));
}

void ReliabilityRulesTest::sparesNotEvaluated()
{
    Design design = sample::designWithUpkeep(10);
    for (ComponentUpkeep &one : design.upkeep.components)
        one.stock = 9;
    QCOMPARE(found(design, "REL003"), QStringList());
    design.upkeep.components.front().stock.reset();
    design.upkeep.components.back().failuresPerYear.reset(); // power sources: there are none
    QCOMPARE(found(design, "REL003"), QStringList("REL003 not_evaluated"));
    QCOMPARE(q(firstOf(design, "REL003").message),
             QString("Spares of class accelerator: units, failure rate, lead time or stock not stated."));
    design.upkeep.leadTime.reset();
    QCOMPARE(firstOf(design, "REL003").objects.size(), std::size_t{8}); // one finding for all classes
}

void ReliabilityRulesTest::raiseTheStock()
{
    const Design design = sample::designWithUpkeep(10);
    const Finding finding = firstOf(design, "REL003");
    QCOMPARE(q(finding.quickFix), QString("Keep 3 in stock"));
    const Design fixed = applyQuickFix(design, finding, {}).take();
    QCOMPARE(upkeepOf(fixed, ComponentClass::Accelerator).stock, std::optional<std::int64_t>(3));
    QVERIFY(firstOf(fixed, "REL003").objects != finding.objects);
}

void ReliabilityRulesTest::secondSource() // REL004
{
    Design design = sample::designWithUpkeep(1);
    QCOMPARE(found(design, "REL004"),
             QStringList("REL004 open")); // the server; rack and rack PDU are not critical
    const Finding finding = firstOf(design, "REL004");
    QVERIFY(finding.severity == Severity::Info);
    QCOMPARE(q(finding.message), QString("Example GPU 8x: no second source is stated."));
    QCOMPARE(
        found(waive(design, {"REL004", "example-gpu-8x", "the only one", "test", "2026-01-01", ""}).take(),
              "REL004"),
        QStringList("REL004 waived"));
    design =
        setValue(std::move(design), "example-gpu-8x", "second_source", std::string("Other GPU 8x")).take();
    QCOMPARE(found(design, "REL004"), QStringList());
}

void ReliabilityRulesTest::prices() // CST001
{
    Design design = sample::designWithCosts();
    QCOMPARE(found(design, "CST001"), QStringList());
    design.priceBook.prices.erase("example-rack-48u");
    QCOMPARE(q(firstOf(design, "CST001").message), QString("Example Rack 48U: the price is missing."));
    design = sample::designWithCosts();
    design.priceBook.prices.at("example-rack-48u").date.clear();
    QCOMPARE(q(firstOf(design, "CST001").message),
             QString("Example Rack 48U: the currency, date or source of the price is missing."));
    design.priceBook.date = "2026-01-01"; // stands for those without
    QCOMPARE(found(design, "CST001"), QStringList());
    QCOMPARE(found(sample::computeRacks(), "CST001").size(), 3); // one for each part
}

void ReliabilityRulesTest::billAgrees() // CST002
{
    QCOMPARE(found(sample::designWithCosts(3), "CST002"), QStringList());
    Design design = sample::designWithCosts(3);
    design = addRackType(std::move(design), "spare", "Spare", sample::rack()).take(); // none stands
    QCOMPARE(found(design, "CST002"), QStringList());
}

/// The evaluation makes both from one sum, so results that disagree are made by hand.
void ReliabilityRulesTest::billDisagrees()
{
    const Design design = sample::designWithCosts(3);
    Results results = evaluate(design).results;
    results.total.inventory.parts["example-gpu-8x"] = 11;
    results.total.inventory.parts.erase("example-rack-48u");
    std::map<RackTypeId, std::vector<Placed>> placed;
    for (const RackType &type : design.rackTypes)
        placed[type.id] = placedIn(design, type);
    const auto standing = standingIn(design);
    const auto findings = findRule("CST002")->run({design, results, placed, standing});
    QCOMPARE(findings.size(), std::size_t{2});
    QCOMPARE(q(findings.front().message), QString("Example GPU 8x: 12 placed, 11 on the bill."));
    QCOMPARE(q(findings.back().message), QString("Example Rack 48U: 3 placed, 0 on the bill."));
}

void ReliabilityRulesTest::nothingInAnEmptyDesign()
{
    for (const char *rule : {"REL001", "REL002", "REL003", "REL004", "CST001", "CST002"})
        QCOMPARE(found(Design{}, rule), QStringList());
}

std::unique_ptr<QObject> makeReliabilityRulesTest()
{
    return make<ReliabilityRulesTest>();
}

#include "tst_reliabilityrules.moc"
