#include "model/design/snap.h"
#include "tests/runner.h"
#include "tests/sample.h"

using namespace clusterwright;

class SnapTest : public QObject {
    Q_OBJECT

private slots:
    void racksSnapToWhatIsNear_data();
    void racksSnapToWhatIsNear();
    void anotherHallIsNotNear();
    void nothingSnapsNowhere();
};

/// R1, R2 and R3 stand from x = 1 m on, 0.8 m wide each, on a row line at y = 2 m; R3 is moved.
void SnapTest::racksSnapToWhatIsNear_data()
{
    QTest::addColumn<double>("east");
    QTest::addColumn<double>("south");
    QTest::addColumn<double>("reach");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    QTest::newRow("back beside its neighbour") << 0.06 << 0.0 << 0.1 << 2.6 << 2.0;
    QTest::newRow("out of reach") << 0.123 << 0.0 << 0.1 << 2.72 << 2.0;
    QTest::newRow("back on the line of the row") << 1.0 << 0.07 << 0.1 << 3.6 << 2.0;
    QTest::newRow("in front of another, in line with it") << -0.75 << 1.25 << 0.1 << 1.8 << 3.2;
    QTest::newRow("no snapping lands on a centimetre") << 0.0631 << 0.0349 << 0.0 << 2.66 << 2.03;
    QTest::newRow("the nearer of two wins") << -0.42 << 3.0 << 1.0 << 1.8 << 5.0;
}

void SnapTest::racksSnapToWhatIsNear()
{
    QFETCH(double, east);
    QFETCH(double, south);
    QFETCH(double, reach);
    const Design design = sample::computeRacks(1, 3, 3);
    const Rack &moved = design.racks.back();
    const Shift shift = snapped(design, {moved.id}, {east, south}, reach);
    QTEST(moved.x + shift.east, "x");
    QTEST(moved.y + shift.south, "y");
}

void SnapTest::anotherHallIsNotNear()
{
    Design design = sample::computeRacks(1, 3, 1);
    design = addHall(std::move(design), {"other", "Other", 20, 10}).take();
    design = addRow(std::move(design), {"far", "Far", "other", 1.03, 2.5, 10, Facing::South}).take();
    design = addRacks(std::move(design), "t", "far", 1, "X").take();
    const Shift shift = snapped(design, {design.racks.front().id}, {0.0, 0.5}, 0.1);
    QCOMPARE(shift.south, 0.5);
    QCOMPARE(shift.east, 0.0);
}

void SnapTest::nothingSnapsNowhere()
{
    QVERIFY((snapped(sample::computeRacks(1), {}, {0.123, 0.5}, 1) == Shift{0.123, 0.5}));
    QVERIFY((snapped({}, {"gone"}, {0.123, 0.5}, 1) == Shift{0.123, 0.5}));
}

std::unique_ptr<QObject> makeSnapTest()
{
    return make<SnapTest>();
}

#include "tst_snap.moc"
