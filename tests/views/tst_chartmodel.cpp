#include "exports/drawings/chartsof.h"
#include "tests/runner.h"
#include "tests/sample.h"
#include "views/models/chartmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace clusterwright;

class ChartModelTest : public QObject {
    Q_OBJECT

private slots:
    void cellsAreTheFigures();
    void sameChartResetsNothing();
    void textIsTabSeparated();
    void textOfSomeCells();

private:
    static Chart chart(int servers = 4)
    {
        const Design design = sample::computeRacks(servers, 3, 2);
        return chartOf(ChartSubject::RackPower, design, evaluate(design));
    }
};

void ChartModelTest::cellsAreTheFigures()
{
    ChartModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setChart(chart());
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.headerData(0, Qt::Horizontal), "Rack");
    QCOMPARE(model.headerData(2, Qt::Horizontal), "Servers [kW]");
    QCOMPARE(model.index(1, 0).data(), "R2");
    QCOMPARE(model.index(1, 1).data(), "Compute rack");
    QCOMPARE(model.index(1, 2).data(), "40.8");
    QCOMPARE(model.index(1, 2).data(Qt::TextAlignmentRole).value<Qt::Alignment>(),
             Qt::AlignRight | Qt::AlignVCenter);
    QVERIFY(!model.index(1, 0).data(Qt::TextAlignmentRole).isValid());
}

void ChartModelTest::sameChartResetsNothing()
{
    ChartModel model;
    model.setChart(chart());
    const QSignalSpy resets(&model, &ChartModel::modelReset);
    model.setChart(chart());
    QCOMPARE(resets.count(), 0);
    model.setChart(chart(3));
    QCOMPARE(resets.count(), 1);
}

void ChartModelTest::textIsTabSeparated()
{
    ChartModel model;
    model.setChart(chart());
    QCOMPARE(model.textOf({}), "Rack\tRack type\tServers [kW]\tAll [kW]\tFeed capacity [kW]\t"
                               "Feed capacity, one feed lost [kW]\n"
                               "R1\tCompute rack\t40.8\t40.8\t103.5\t69.0\n"
                               "R2\tCompute rack\t40.8\t40.8\t103.5\t69.0\n");
}

void ChartModelTest::textOfSomeCells()
{
    ChartModel model;
    model.setChart(chart());
    QCOMPARE(model.textOf({model.index(1, 3), model.index(1, 0)}), "Rack\tAll [kW]\nR2\t40.8\n");
}

std::unique_ptr<QObject> makeChartModelTest()
{
    return make<ChartModelTest>();
}

#include "tst_chartmodel.moc"
