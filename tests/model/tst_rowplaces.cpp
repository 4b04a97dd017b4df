#include "model/design/rowplaces.h"
#include "tests/runner.h"
#include "tests/sample.h"

using namespace clusterwright;

class RowPlacesTest : public QObject {
    Q_OBJECT

private slots:
    void countsAlongTheRow();
    void rowsThatRunSouthCountSouthwards();
};

void RowPlacesTest::countsAlongTheRow()
{
    Design design = sample::computeRacks(1, 1, 3);
    std::swap(design.racks[0].x, design.racks[2].x); // the first of the design is the last of the row
    const auto places = placesInRows(design);
    QCOMPARE(places.size(), std::size_t(3));
    QCOMPARE(places.at(design.racks[0].id), 3);
    QCOMPARE(places.at(design.racks[1].id), 2);
    QCOMPARE(places.at(design.racks[2].id), 1);
}

void RowPlacesTest::rowsThatRunSouthCountSouthwards()
{
    Design design = sample::computeRacks(1, 1, 0);
    design = addRow(std::move(design), {"south", "Row 2", "h", 15, 1, 8, Facing::East}).take();
    design = addRacks(std::move(design), "t", "south", 2, "S{n}").take();
    design = addRacks(std::move(design), "t", "row", 1, "R{n}").take();
    design.racks[0].y = design.racks[1].y + 1;
    const auto places = placesInRows(design);
    QCOMPARE(places.at(design.racks[0].id), 2);
    QCOMPARE(places.at(design.racks[1].id), 1);
    QCOMPARE(places.at(design.racks[2].id), 1); // of its own row
}

std::unique_ptr<QObject> makeRowPlacesTest()
{
    return make<RowPlacesTest>();
}

#include "tst_rowplaces.moc"
