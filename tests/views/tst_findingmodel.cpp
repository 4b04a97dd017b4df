#include "tests/runner.h"
#include "tests/sample.h"
#include "views/document.h"
#include "views/models/findingmodel.h"

#include <QAbstractItemModelTester>
#include <QIcon>

using namespace clusterwright;

class FindingModelTest : public QObject {
    Q_OBJECT

private slots:
    void isASoundModelWhileTheDesignChanges();
    void showsSeverityAsIconAndText();
    void openOnlyOrAll();
};

void FindingModelTest::isASoundModelWhileTheDesignChanges()
{
    Document document(sample::computeRacks(4, 3));
    FindingModel model(document);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show(FindingModel::All);
    document.apply("Remove", removePlacement(document.design(), "t", "pdu3"));
    document.undoStack().undo();
    document.replace({});
    QCOMPARE(model.rowCount(), 0);
}

void FindingModelTest::showsSeverityAsIconAndText()
{
    const Document document(sample::computeRacks(4, 1));
    const FindingModel model(document);
    QVERIFY(model.rowCount() > 0);
    const QModelIndex first = model.index(0, FindingModel::SeverityColumn);
    QCOMPARE(first.data().toString(), "Error");
    QVERIFY(!first.data(Qt::DecorationRole).value<QIcon>().isNull());
    QVERIFY(first.siblingAtColumn(FindingModel::RuleColumn).data().toString().startsWith("PWR"));
    QVERIFY(first.siblingAtColumn(FindingModel::ObjectColumn).data().toString().contains("Compute rack"));
    QVERIFY(!first.siblingAtColumn(FindingModel::MessageColumn).data().toString().isEmpty());
    QCOMPARE(first.siblingAtColumn(FindingModel::StateColumn).data().toString(), "Open");
}

void FindingModelTest::openOnlyOrAll()
{
    Part unknown = sample::server();
    unknown.id = "unknown";
    unknown.electrical.max.reset();
    Design design = sample::computeRacks(1, 3);
    design = placePart(std::move(design), "t", unknown, sample::at(20)).take();
    const Document document(design);
    FindingModel model(document);
    const int open = model.rowCount();
    model.show(FindingModel::All);
    QCOMPARE(model.rowCount(), static_cast<int>(document.evaluation().findings.size()));
    QVERIFY(model.rowCount() > open); // the feeds cannot be evaluated
    bool isSeen = false;
    for (int row = 0; row < model.rowCount(); ++row)
        isSeen |= model.index(row, FindingModel::StateColumn).data().toString() == "Not evaluated";
    QVERIFY(isSeen);
}

std::unique_ptr<QObject> makeFindingModelTest()
{
    return make<FindingModelTest>();
}

#include "tst_findingmodel.moc"
