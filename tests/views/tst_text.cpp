#include "tests/runner.h"
#include "tests/sample.h"
#include "views/text.h"

using namespace clusterwright;

class TextTest : public QObject {
    Q_OBJECT

private slots:
    void errorsReadAsSentences_data();
    void errorsReadAsSentences();
    void unitsAreARange();
    void figuresSayWhatIsMissing();
    void objectsHaveNames();
};

void TextTest::errorsReadAsSentences_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("whole sentence stays") << "u"
                                          << "U3 is taken."
                                          << "U3 is taken.";
    QTest::newRow("key leads a rest, without its unit") << "outer_width_m"
                                                        << "is not known."
                                                        << "Outer width is not known.";
    QTest::newRow("no key") << ""
                            << "is wrong."
                            << "is wrong.";
    QTest::newRow("key without unit") << "count"
                                      << "must lie from 1 to 10."
                                      << "Count must lie from 1 to 10.";
}

void TextTest::errorsReadAsSentences()
{
    QFETCH(QString, key);
    QFETCH(QString, message);
    QTEST(sentenceOf(wrong("object", key.toStdString(), message.toStdString())), "sentence");
}

void TextTest::unitsAreARange()
{
    QCOMPARE(unitsText(bottomOfUnit(24), {16}), "U24-31");
    QCOMPARE(unitsText(bottomOfUnit(7), {2}), "U7");
    QCOMPARE(unitsText({1}, {2}), "U1.5");
    QCOMPARE(unitsText({1}, {4}), "U1.5-2.5");
}

void TextTest::figuresSayWhatIsMissing()
{
    QCOMPARE(figuresText(sample::server()), "8 U, 10.2 kW, 130.0 kg");
    QCOMPARE(heightText(sample::pdu()), "zero-U");
    Part part = sample::server();
    part.size.height.reset();
    part.electrical.max.reset();
    QCOMPARE(figuresText(part), "height not stated, power not stated, 130.0 kg");
    part.size.mass->kind = FigureKind::Estimate;
    QCOMPARE(estimateText(part), "Estimated: mass");
    QVERIFY(estimateText(sample::server()).isEmpty());
}

void TextTest::objectsHaveNames()
{
    Design design = sample::computeRacks(1);
    design.coolingLoops.push_back({.id = "loop", .name = "Loop 1"});
    QCOMPARE(nameOfObject(design, "s1"), "node-1 in Compute rack");
    QCOMPARE(nameOfObject(design, "t"), "Compute rack");
    QCOMPARE(nameOfObject(design, design.racks.front().id), "R1");
    QCOMPARE(nameOfObject(design, "row"), "Row");
    QCOMPARE(nameOfObject(design, "h"), "Hall");
    QCOMPARE(nameOfObject(design, "example-gpu-8x"), "Example GPU 8x");
    QCOMPARE(nameOfObject(design, "loop"), "Loop 1");
    QCOMPARE(nameOfObject(design, "gone"), "gone");
}

std::unique_ptr<QObject> makeTextTest()
{
    return make<TextTest>();
}

#include "tst_text.moc"
