#include "model/checks/about.h"
#include "tests/runner.h"
#include "tests/sample.h"

using namespace clusterwright;

class AboutTest : public QObject {
    Q_OBJECT

private slots:
    void countsWhatIsNamed_data();
    void countsWhatIsNamed();
    void onlyOpenFindingsCount();
    void theWorstIsNamed();
};

namespace {

Finding finding(Severity severity, std::vector<std::string> objects, FindingState state = FindingState::Open)
{
    return {.severity = severity, .objects = std::move(objects), .state = state};
}

QString textOf(const FindingCounts &counts)
{
    return QString("%1 %2 %3").arg(counts.errors).arg(counts.warnings).arg(counts.infos);
}

} // namespace

void AboutTest::countsWhatIsNamed_data()
{
    QTest::addColumn<QStringList>("objects");
    QTest::addColumn<int>("ofFirstRack");
    QTest::addColumn<int>("ofSecondRack");
    QTest::addColumn<int>("ofType");
    QTest::addColumn<int>("ofDeviceInFirst");
    QTest::addColumn<int>("ofDeviceInSecond");
    QTest::newRow("nothing of these") << QStringList{"elsewhere"} << 0 << 0 << 0 << 0 << 0;
    QTest::newRow("the type is in every rack") << QStringList{"t"} << 1 << 1 << 1 << 0 << 0;
    QTest::newRow("a device of the type") << QStringList{"s1", "t"} << 1 << 1 << 1 << 1 << 1;
    QTest::newRow("a rack") << QStringList{"1"} << 1 << 0 << 0 << 0 << 0;
    QTest::newRow("two racks") << QStringList{"1", "2"} << 1 << 1 << 0 << 0 << 0;
    QTest::newRow("a device in one rack") << QStringList{"1", "s1"} << 1 << 0 << 0 << 1 << 0;
    QTest::newRow("one rack and its type") << QStringList{"1", "t"} << 1 << 0 << 1 << 0 << 0;
    QTest::newRow("named twice, counted once") << QStringList{"t", "t", "s1"} << 1 << 1 << 1 << 1 << 1;
}

void AboutTest::countsWhatIsNamed()
{
    QFETCH(QStringList, objects);
    const Design design = sample::computeRacks(1, 1, 2);
    std::vector<std::string> ids;
    for (const QString &object : objects)
        ids.push_back(object == "1"   ? design.racks[0].id
                      : object == "2" ? design.racks[1].id
                                      : object.toStdString());
    Evaluation evaluation;
    evaluation.findings = {finding(Severity::Warning, ids)};
    const OpenFindings open(design, evaluation);
    QTEST(open.about(design.racks[0]).warnings, "ofFirstRack");
    QTEST(open.about(design.racks[1]).warnings, "ofSecondRack");
    QTEST(open.about(design.rackTypes[0]).warnings, "ofType");
    QTEST(open.about(design.racks[0], "s1").warnings, "ofDeviceInFirst");
    QTEST(open.about(design.racks[1], "s1").warnings, "ofDeviceInSecond");
}

void AboutTest::onlyOpenFindingsCount()
{
    const Design design = sample::computeRacks(1, 1, 1);
    Evaluation evaluation;
    evaluation.findings = {finding(Severity::Error, {"t"}, FindingState::Waived),
                           finding(Severity::Error, {"t"}, FindingState::NotEvaluated),
                           finding(Severity::Warning, {"t"}), finding(Severity::Info, {"t"}),
                           finding(Severity::Info, {"t"})};
    QCOMPARE(textOf(OpenFindings(design, evaluation).about(design.racks[0])), "0 1 2");
}

void AboutTest::theWorstIsNamed()
{
    FindingCounts counts;
    QVERIFY(!worstOf(counts));
    counts.waived = counts.notEvaluated = 1;
    QVERIFY(!worstOf(counts));
    counts.infos = 1;
    QVERIFY(worstOf(counts) == Severity::Info);
    counts.warnings = 1;
    QVERIFY(worstOf(counts) == Severity::Warning);
    counts.errors = 1;
    QVERIFY(worstOf(counts) == Severity::Error);
}

std::unique_ptr<QObject> makeAboutTest()
{
    return make<AboutTest>();
}

#include "tst_about.moc"
