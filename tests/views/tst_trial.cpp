#include "tests/runner.h"
#include "tests/views/canvastest.h"

using namespace clusterwright;

class TrialTest : public QObject {
    Q_OBJECT

private slots:
    void textSaysPlacePowerMassAndRacks();
    void textSaysWhichFindingsCome();
    void refusalHasTheReason_data();
    void refusalHasTheReason();
    void stepsAreNamed();
    void copyKeepsRoleAndOriginal();
};

void TrialTest::textSaysPlacePowerMassAndRacks()
{
    const Design design = twoTypes();
    const Evaluation evaluation = evaluate(design);
    const Held server{sample::server(), {}, {}};
    const Trial two = tryPlacing(design, evaluation, server, {.type = "t", .bottom = bottomOfUnit(24)});
    QCOMPARE(two.text.split('\n').at(0), "U24-31  +10.2 kW  +130.0 kg");
    QCOMPARE(two.text.split('\n').at(1), "changes 2 racks: +20.4 kW  +260.0 kg");
    const Trial one = tryPlacing(design, evaluation, server, {.type = "u"});
    QCOMPARE(one.text.split('\n').at(0), "U1-8  +10.2 kW  +130.0 kg");
    QVERIFY(!one.text.contains("changes"));
}

void TrialTest::textSaysWhichFindingsCome()
{
    const Design design = sample::computeRacks(2, 1); // one feed of 34.5 kVA carries three servers, not four
    const Evaluation evaluation = evaluate(design);
    const Held server{sample::server(), {}, {}};
    const Design three = placePart(design, "t", sample::server(), sample::at(17)).take();
    const Trial fourth =
        tryPlacing(three, evaluate(three), server, {.type = "t", .bottom = bottomOfUnit(25)});
    QCOMPARE(fourth.outcome, Outcome::Warns);
    QVERIFY(fourth.text.contains("new: PWR001 Feed A of Compute rack"));
    const Trial last = tryPlacing(design, evaluation, {sample::networkSwitch(), {}, {}},
                                  {.type = "t", .bottom = bottomOfUnit(48)});
    QVERIFY(last.text.startsWith("U48  +1.7 kW"));
}

void TrialTest::refusalHasTheReason_data()
{
    QTest::addColumn<int>("unit");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no rack there") << 1 << ""
                                   << "Drop it on a rack.";
    QTest::newRow("taken") << 3 << "t"
                           << "U3 of Compute rack is taken by node-1.";
    QTest::newRow("sticks out at the top") << 42 << "u"
                                           << "does not fit into the 48 U of Spare rack.";
}

void TrialTest::refusalHasTheReason()
{
    QFETCH(int, unit);
    QFETCH(QString, type);
    QFETCH(QString, reason);
    const Design design = twoTypes();
    const Trial trial = tryPlacing(design, evaluate(design), {sample::server(), {}, {}},
                                   {.type = type.toStdString(), .bottom = bottomOfUnit(unit)});
    QCOMPARE(trial.outcome, Outcome::Refused);
    QVERIFY(!trial.design);
    QVERIFY2(trial.text.contains(reason), qPrintable(trial.text));
}

void TrialTest::stepsAreNamed()
{
    const Design design = twoTypes();
    const Placement &node = *findById(findById(design.rackTypes, "t")->placements, "s1");
    const Held held = heldFrom(design, "t", node);
    const auto step = [&](const Held &what, const Target &target) {
        return place(design, what, target).step;
    };
    QCOMPARE(step({sample::server(), {}, {}}, {.type = "u", .bottom = bottomOfUnit(24)}),
             "Place GPU 8x in Spare rack at U24");
    QCOMPARE(step({sample::pdu(), {}, {}}, {.type = "u", .slot = Slot::Right}),
             "Place PDU 34.5 kVA in Spare rack at the right side");
    QCOMPARE(step(held, {.type = "t", .bottom = bottomOfUnit(30)}), "Move node-1 in Compute rack at U30");
    QCOMPARE(step(held, {.type = "u", .bottom = bottomOfUnit(30)}), "Move node-1 to Spare rack at U30");
    QCOMPARE(step(held, {.type = "u", .bottom = bottomOfUnit(30), .isCopy = true}),
             "Copy GPU 8x to Spare rack at U30");
}

void TrialTest::copyKeepsRoleAndOriginal()
{
    Design design = twoTypes();
    design =
        placePart(std::move(design), "t", sample::networkSwitch(),
                  {.id = "leaf", .role = Role::ComputeLeaf, .bottom = bottomOfUnit(40), .face = Face::Rear})
            .take();
    const Held held = heldFrom(design, "t", *findById(findById(design.rackTypes, "t")->placements, "leaf"));
    const Trial trial = place(design, held, {.type = "u", .bottom = bottomOfUnit(1), .isCopy = true});
    const Placement &copy = findById(trial.design.value().rackTypes, "u")->placements.back();
    QCOMPARE(copy.role, Role::ComputeLeaf);
    QCOMPARE(unitPlaceOf(copy)->face, Face::Rear);
    QVERIFY(findById(findById(trial.design.value().rackTypes, "t")->placements, "leaf"));
}

std::unique_ptr<QObject> makeTrialTest()
{
    return make<TrialTest>();
}

#include "tst_trial.moc"
