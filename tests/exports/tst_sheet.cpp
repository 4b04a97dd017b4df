#include "exports/compose.h"
#include "exports/nameddrawing.h"
#include "exports/sheet.h"
#include "tests/exports/richsample.h"
#include "tests/runner.h"

#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <QXmlStreamReader>

using namespace clusterwright;

class SheetTest : public QObject {
    Q_OBJECT

private slots:
    void namesFindDrawings_data();
    void namesFindDrawings();
    void wrongNamesSayWhatThereIs_data();
    void wrongNamesSayWhatThereIs();
    void longListsAreCutShort();
    void svgHoldsRealText();
    void svgSaysItsSize();
    void svgFillsItsPage();
    void pngHasThreeHundredDotsToTheInch();
    void largeHallsStayAffordable();
    void marksNameTheDocument();
    void sameBytesTwice();

private:
    static Design twoHalls();
    Result<Drawing> named(const Design &design, const char *name) const
    {
        return drawingNamed(design, evaluate(design), name);
    }
    Sheet sheet(const char *name) const
    {
        return sheetOf(named(m_design, name).take(), m_design.meta, "draft", sample::issue());
    }
    static QStringList textsOf(const std::string &svg)
    {
        QXmlStreamReader reader(QByteArray::fromStdString(svg));
        QStringList texts;
        while (!reader.atEnd())
            if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == QString("text"))
                texts << reader.readElementText();
        return reader.hasError() ? QStringList(reader.errorString()) : texts;
    }

    Design m_design = sample::richDesign();
};

Design SheetTest::twoHalls()
{
    Design design = sample::richDesign();
    design = addHall(std::move(design), {"h2", "Hall two", 8, 9}).take();
    return addRackType(std::move(design), "t2", "Compute rack", sample::rack())
        .take(); // a name that is taken
}

void SheetTest::namesFindDrawings_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("caption");
    const auto row = [](const char *name, const char *caption) {
        QTest::newRow(name) << QByteArray(name) << QString(caption);
    };
    row("floor", "Floor plan of Hall; the thick edge of a rack is its front");
    row("floor:h", "Floor plan of Hall; the thick edge of a rack is its front");
    row("floor:Hall", "Floor plan of Hall; the thick edge of a rack is its front");
    row("rack:n", "Elevation of Network and storage rack, front and rear");
    row("rack:Network and storage rack", "Elevation of Network and storage rack, front and rear");
    row("rack:A01", "Elevation of A01, front and rear");
}

void SheetTest::namesFindDrawings()
{
    QFETCH(const QByteArray, name);
    const auto drawing = named(m_design, name);
    QVERIFY2(drawing, drawing ? "" : drawing.error().message.c_str());
    QTEST(QString::fromStdString(drawing.value().caption), "caption");
    const auto *pair = std::get_if<ElevationPair>(&drawing.value().content);
    QCOMPARE(pair != nullptr, name.startsWith("rack"));
    QVERIFY(!pair || (pair->front.face == Face::Front && pair->rear.face == Face::Rear));
    QVERIFY(!pair || name != "rack:A01" || pair->front.title == "A01 · Compute rack");
}

void SheetTest::wrongNamesSayWhatThereIs_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("start");
    QTest::newRow("none") << QByteArray() << "Say which one is wanted;";
    QTest::newRow("which hall") << QByteArray("floor") << "\"floor\" could be any of 2 halls;";
    QTest::newRow("no such hall") << QByteArray("floor:x") << "\"floor:x\" is not in this design;";
    QTest::newRow("no such rack") << QByteArray("rack:x") << "\"rack:x\" is not in this design;";
    QTest::newRow("a hall is no rack") << QByteArray("rack:h") << "\"rack:h\" is not in this design;";
    QTest::newRow("no such kind") << QByteArray("fabric:x") << "\"fabric:x\" is not in this design;";
    QTest::newRow("two of this name") << QByteArray("rack:Compute rack")
                                      << "\"rack:Compute rack\" names 2 things of this design, use an id;";
}

void SheetTest::wrongNamesSayWhatThereIs()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QString, start);
    const auto drawing = named(twoHalls(), name);
    QVERIFY(!drawing);
    const QString message = QString::fromStdString(drawing.error().message);
    QVERIFY2(message.startsWith(start), qPrintable(message));
    QVERIFY2(message.endsWith(
                 "it has floor:h (Hall), floor:h2 (Hall two), rack:t (Compute rack), rack:n "
                 "(Network and storage rack), rack:t2 (Compute rack), chart:rack-power, chart:rack-fill, "
                 "chart:power-steps, chart:cost-steps, chart:cost-year, chart:cost-sensitivity, "
                 "chart:goodput, heat:HALL, inlet:HALL and power:HALL for each of its halls, and "
                 "rack:NAME for each of "
                 "its racks."),
             qPrintable(message));
    QVERIFY(named({}, "floor").error().message.ends_with("it has no halls and no rack types."));
}

void SheetTest::longListsAreCutShort()
{
    Design design = m_design;
    for (int i = 0; i < 60; ++i)
        design = addRackType(std::move(design), "type-" + std::to_string(i), "Type", sample::rack()).take();
    const std::string message = named(design, "rack:x").error().message;
    QVERIFY2(message.find("and 43 more") != std::string::npos, message.c_str());
    QVERIFY(message.size() < 900);
}

void SheetTest::svgHoldsRealText()
{
    const QStringList floor = textsOf(svgBytes(sheet("floor")));
    for (const Rack &rack : m_design.racks)
        QVERIFY2(floor.contains(QString::fromStdString(rack.name)), rack.name.c_str());
    const QStringList elevation = textsOf(svgBytes(sheet("rack:t")));
    for (const char *words : {"node-1", "Front", "Rear", "42", "Elevation of Compute rack, front and rear"})
        QVERIFY2(elevation.contains(words), qPrintable(elevation.join('\n')));
}

void SheetTest::svgSaysItsSize()
{
    const std::string svg = svgBytes(sheet("floor"));
    QXmlStreamReader reader(QByteArray::fromStdString(svg));
    QVERIFY(reader.readNextStartElement());
    const auto millimetres = [&](const char *key) {
        const QString text = reader.attributes().value(QString(key)).toString();
        return text.endsWith("mm") ? text.chopped(2).toDouble() : 0;
    };
    const Hall &hall = m_design.halls.front();
    const double besides = 60; // for what stands around the hall, in millimetres
    QVERIFY(millimetres("width") > hall.width * 20 && millimetres("width") < hall.width * 20 + besides);
    QVERIFY(millimetres("height") > hall.depth * 20 && millimetres("height") < hall.depth * 20 + besides);
    QVERIFY(reader.readNextStartElement() && reader.name() == QString("title"));
    QVERIFY(reader.readElementText().contains("Floor plan of Hall"));
    QVERIFY(reader.readNextStartElement() && reader.name() == QString("desc"));
    QVERIFY(reader.readElementText().endsWith("2026-03-01. Written by " + QString::fromStdString(toolText()) +
                                              "."));
}

void SheetTest::svgFillsItsPage()
{
    QSvgRenderer renderer(QByteArray::fromStdString(svgBytes(sheet("rack:n"))));
    QVERIFY(renderer.isValid());
    QImage image(renderer.defaultSize(), QImage::Format_RGB32);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.end();
    for (const QPoint corner : {QPoint(0, 0), QPoint(image.width() - 1, 0), QPoint(0, image.height() - 1),
                                QPoint(image.width() - 1, image.height() - 1)})
        QCOMPARE(image.pixelColor(corner), QColor(Qt::white));
    QCOMPARE(image.pixelColor(image.width() / 4, image.height() / 2), paletteOf(Theme::Light).slot);
}

void SheetTest::pngHasThreeHundredDotsToTheInch()
{
    const auto png = pngBytes(sheet("rack:n"));
    QVERIFY(png);
    const QImage image = QImage::fromData(QByteArray::fromStdString(png.value()), "PNG");
    QCOMPARE(image.dotsPerMeterX(), 11811); // 300 per inch
    QCOMPARE(image.dotsPerMeterY(), 11811);
    QVERIFY(image.width() > 2000 && image.height() > 3000);
    QVERIFY(image.text("Title").startsWith("Elevation of Network and storage rack"));
    QCOMPARE(image.pixelColor(0, 0), QColor(Qt::white));
}

void SheetTest::largeHallsStayAffordable()
{
    Design design = m_design;
    design.halls.front().width = 400;
    design.halls.front().depth = 150;
    const auto drawing = named(design, "floor");
    const Sheet sheet = sheetOf(drawing.value(), design.meta, "draft", sample::issue());
    const auto png = pngBytes(sheet);
    QVERIFY(png);
    const QImage image = QImage::fromData(QByteArray::fromStdString(png.value()), "PNG");
    QCOMPARE(image.width(), 6000);
    QVERIFY(image.dotsPerMeterX() < 11811);
    QVERIFY(svgBytes(sheet).find("width=\"2") != std::string::npos); // 2 m and what stands around
}

void SheetTest::marksNameTheDocument()
{
    const QString draft = textsOf(svgBytes(sheet("rack:n"))).join(' ');
    for (const char *mark :
         {"CW-2026-014", "Rev B", "DRAFT", "Audience: Internal", "Confidential", "2026-03-01"})
        QVERIFY2(draft.contains(mark), mark);
    const Sheet released =
        sheetOf(named(m_design, "rack:n").take(), m_design.meta, "released", sample::issue());
    const QString text = textsOf(svgBytes(released)).join(' ');
    QVERIFY(text.contains("RELEASED") && !text.contains("DRAFT"));
}

void SheetTest::sameBytesTwice()
{
    const Sheet floor = sheet("floor");
    QVERIFY(svgBytes(floor) == svgBytes(floor));
    QVERIFY(pngBytes(floor).value() == pngBytes(floor).value());
}

std::unique_ptr<QObject> makeSheetTest()
{
    return make<SheetTest>();
}

#include "tst_sheet.moc"
