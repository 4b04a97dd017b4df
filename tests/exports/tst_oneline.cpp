// The one-line drawing, how diagrams are laid out, and the tables of the power chain.
#include "exports/drawings/oneline.h"
#include "exports/nameddrawing.h"
#include "exports/planttables.h"
#include "tests/plantsample.h"
#include "tests/runner.h"

#include <QImage>
#include <QPainter>

using namespace clusterwright;

namespace {

Diagram oneline(const Design &design, const PowerSourceId &lost = {})
{
    return onelineOf(design, evaluate(design), lost);
}

const Diagram::Box *boxOf(const Diagram &diagram, const std::string &id)
{
    const auto found = std::ranges::find(diagram.boxes, id, &Diagram::Box::id);
    return found == diagram.boxes.end() ? nullptr : &*found;
}

std::vector<QRectF> painted(const Diagram &diagram, const QSize &size, Theme theme = Theme::Light)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    return drawDiagram(painter, QRectF(QPointF(), QSizeF(size)), diagram, {.theme = theme});
}

std::string cell(const Table &table, const std::string &object, std::size_t column)
{
    const auto row = std::ranges::find(table.objects, object) - table.objects.begin();
    return cellText(table.columns.at(column), table.rows.at(static_cast<std::size_t>(row)).at(column));
}

} // namespace

class OnelineTest : public QObject {
    Q_OBJECT

private slots:
    void everyPieceHasABox();
    void linksFollowTheFeeding();
    void lossesAreMarked();
    void nothingWithoutAChain();
    void boxesDoNotOverlap_data();
    void boxesDoNotOverlap();
    void findingsAreMarked();
    void boxInWords();
    void isANamedDrawing();
    void sourceTableHasTheFigures();
    void lossTableHasTheFigures();
    void cordTableHasEveryCord();
    void facilityTableSaysWhatIsUnknown();
};

void OnelineTest::everyPieceHasABox()
{
    const Diagram diagram = oneline(sample::plantedRacks());
    QCOMPARE(diagram.boxes.size(), 6u); // five pieces and one group of two racks
    QCOMPARE(boxOf(diagram, "grid")->layer, 0);
    QCOMPARE(boxOf(diagram, "ups-b")->layer, 1);
    QCOMPARE(boxOf(diagram, "busway-a")->layer, 2);
    QCOMPARE(boxOf(diagram, "t")->layer, 3);
    QCOMPARE(boxOf(diagram, "t")->title, QString("2 × Compute rack"));
    QCOMPARE(boxOf(diagram, "busway-a")->lines.at(1), QString("40.8 kVA of 200.0 kVA"));
    QCOMPARE(boxOf(diagram, "busway-a")->lines.at(2), QString("worst loss: 81.6 kVA"));
}

void OnelineTest::linksFollowTheFeeding()
{
    const Diagram diagram = oneline(sample::plantedRacks());
    QStringList links;
    for (const Diagram::Link &link : diagram.links)
        links << diagram.boxes[link.from].title + ">" + diagram.boxes[link.to].title + link.text;
    QCOMPARE(links, QStringList({"grid>ups-a", "grid>ups-b", "ups-a>busway-a", "ups-b>busway-b",
                                 "busway-a>2 × Compute rackA", "busway-b>2 × Compute rackB"}));
}

void OnelineTest::lossesAreMarked()
{
    const Diagram one = oneline(sample::plantedRacks(), "ups-a");
    QVERIFY(boxOf(one, "ups-a")->isDown);
    QVERIFY(boxOf(one, "busway-a")->isDown);
    QVERIFY(!boxOf(one, "busway-b")->isDown);
    QVERIFY(!boxOf(one, "t")->isDown);
    const Diagram all = oneline(sample::plantedRacks(), "grid");
    for (const Diagram::Box &box : all.boxes)
        QVERIFY2(box.isDown, box.id.c_str());
}

void OnelineTest::nothingWithoutAChain()
{
    QVERIFY(oneline(sample::computeRacks()).isEmpty());
    QVERIFY(painted({}, {300, 200}).empty());
}

void OnelineTest::boxesDoNotOverlap_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("room to spare") << QSize(1600, 1000);
    QTest::newRow("narrow") << QSize(200, 800);
    QTest::newRow("low") << QSize(1000, 120);
}

void OnelineTest::boxesDoNotOverlap()
{
    QFETCH(const QSize, size);
    const auto boxes = painted(oneline(sample::plantedRacks()), size, Theme::Dark);
    QCOMPARE(boxes.size(), 6u);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        QVERIFY(QRectF(QPointF(), QSizeF(size)).contains(boxes[i]));
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY(!boxes[i].intersects(boxes[j]));
    }
}

void OnelineTest::findingsAreMarked()
{
    const Design design = setValue(sample::plantedRacks(), "busway-a", "rating_va", "30 kVA").take();
    QCOMPARE(boxOf(oneline(design), "busway-a")->worst, std::optional(Severity::Error));
    QCOMPARE(boxOf(oneline(design), "busway-b")->worst, std::optional<Severity>());
}

void OnelineTest::boxInWords()
{
    const Diagram diagram = oneline(sample::plantedRacks(), "ups-a");
    const auto at = static_cast<std::size_t>(boxOf(diagram, "busway-a") - diagram.boxes.data());
    const QString text = boxText(diagram, at);
    QVERIFY(text.startsWith("busway-a\n"));
    QVERIFY(text.contains("from ups-a"));
    QVERIFY(text.contains("down"));
}

void OnelineTest::isANamedDrawing()
{
    const Design design = sample::plantedRacks();
    const auto drawing = drawingNamed(design, evaluate(design), "oneline");
    QVERIFY(drawing);
    QVERIFY(std::holds_alternative<Diagram>(drawing.value().content));
    const Design bare = sample::computeRacks();
    QVERIFY(!drawingNamed(bare, evaluate(bare), "oneline"));
}

/// 40.8 kVA over sqrt(3) x 415 V are 56.8 A.
void OnelineTest::sourceTableHasTheFigures()
{
    const Design design = sample::plantedRacks();
    const Table table = sourceTable(design, evaluate(design));
    QCOMPARE(table.rows.size(), 5u);
    QCOMPARE(cell(table, "busway-a", 3), std::string("200.0"));
    QCOMPARE(cell(table, "busway-a", 4), std::string("40.8"));
    QCOMPARE(cell(table, "busway-a", 5), std::string("20.4 %"));
    QCOMPARE(cell(table, "busway-a", 7), std::string("81.6"));
    QCOMPARE(cell(table, "busway-a", 9), std::string("56.8"));
}

void OnelineTest::lossTableHasTheFigures()
{
    const Design design = setValue(sample::plantedRacks(), "busway-b", "rating_va", "50 kVA").take();
    const Table table = lossTable(design, evaluate(design));
    QCOMPARE(cell(table, "grid", 1), std::string("2"));  // racks dark
    QCOMPARE(cell(table, "grid", 5), std::string("64")); // accelerators
    QCOMPARE(cell(table, "ups-a", 2), std::string("2")); // racks degraded
    QCOMPARE(cell(table, "ups-a", 6), std::string("busway-b 81.6 kVA of 50.0 kVA"));
    QCOMPARE(cell(table, "busway-b", 6), std::string("nothing"));
}

void OnelineTest::cordTableHasEveryCord()
{
    const Design design = setValue(sample::plantedRacks(), "s1", "banks", "1").take();
    const Table table = cordTable(design, evaluate(design));
    QCOMPARE(table.rows.size(), 24u); // four servers of six cords
    QCOMPARE(cellText(table.columns[5], table.rows[0][5]), std::string("set"));
    QCOMPARE(cellText(table.columns[5], table.rows[1][5]), std::string("balanced"));
}

void OnelineTest::facilityTableSaysWhatIsUnknown()
{
    const Design design = sample::plantedRacks();
    const Table table = facilityTable(design, evaluate(design));
    QCOMPARE(cellText(table.columns[1], table.rows[5][1]), std::string("unknown")); // PUE
}

std::unique_ptr<QObject> makeOnelineTest()
{
    return make<OnelineTest>();
}

#include "tst_oneline.moc"
