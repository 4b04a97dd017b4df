#include "tests/libraries/designs.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::q;
using sample::refusalOf;

class DesignJsonTest : public QObject {
    Q_OBJECT

private slots:
    void savedIsOpenedEqual_data();
    void savedIsOpenedEqual();
    void unknownTopLevelKeysAreKept();
    void aBaselineHasNoBaselineAndIsChecked();
    void layoutOfAForeignFileDoesNotMatter();
    void byteOrderMarkIsDropped();
    void absentSourceIsNotTheDefaults();
    void everyTruncationIsRefused();
    void numbersKeepEveryDigit();
    void mostThingsInARack();
};

void DesignJsonTest::savedIsOpenedEqual_data()
{
    QTest::addColumn<Design>("design");
    QTest::newRow("empty") << Design{};
    QTest::newRow("compute racks") << sample::computeRacks(4, 3, 3);
    QTest::newRow("every kind of object and key") << sample::everyKey();
}

void DesignJsonTest::savedIsOpenedEqual()
{
    QFETCH(const Design, design);
    const std::string text = designText(design);
    const auto opened = parseDesign(text, "x");
    QCOMPARE(refusalOf(opened), QString("accepted"));
    QVERIFY(opened.value() == design);
    QCOMPARE(q(designText(opened.value())), q(text));
    QVERIFY(text.ends_with("}\n") && text.find('\r') == std::string::npos);
}

void DesignJsonTest::unknownTopLevelKeysAreKept()
{
    std::string text = designText(sample::computeRacks());
    text.replace(text.find("\n  \"halls\""), 1, "\n  \"future\": {\n    \"a\": 1,\n    \"b\": 2.5\n  },\n");
    const Design design = parseDesign(text, "x").take();
    QCOMPARE(q(design.extra.at("future")), QString(R"({"a":1,"b":2.5})"));
    QCOMPARE(q(designText(design)), q(text));
    const Design more = addHall(design, {"h2", "", 1, 1}).take();
    QVERIFY2(more.extra == design.extra, "an edit keeps them");
}

void DesignJsonTest::aBaselineHasNoBaselineAndIsChecked()
{
    Design released = sample::computeRacks();
    Design design = released;
    released.baseline.design = std::make_shared<const Design>(sample::computeRacks());
    design.baseline.design = std::make_shared<const Design>(released);
    QVERIFY(refusalOf(parseDesign(designText(design), "x")).contains("baseline|must have no baseline"));
    released.baseline = {};
    released.racks[0].type = "none";
    design.baseline.design = std::make_shared<const Design>(released);
    QVERIFY(refusalOf(parseDesign(designText(design), "x")).startsWith("baseline: rack-"));
}

void DesignJsonTest::layoutOfAForeignFileDoesNotMatter()
{
    const std::string text = designText(sample::everyKey());
    QString flat = q(text);
    flat.replace("\n", "\r\n").replace("  ", "\t");
    QCOMPARE(q(designText(parseDesign(flat.toStdString(), "x").value())), q(text));
}

/// Editors on Windows write one; a file of ours has none.
void DesignJsonTest::byteOrderMarkIsDropped()
{
    const std::string text = designText(sample::computeRacks());
    QCOMPARE(q(designText(parseDesign("\xef\xbb\xbf" + text, "x").value())), q(text));
}

/// An assumption that cites nothing must not come back with the citation of the built-in default.
void DesignJsonTest::absentSourceIsNotTheDefaults()
{
    const Design design =
        setValue({}, "design", "air_density_kg_per_m3", 1.1, "1,000 m above the sea").take();
    const auto density = parseDesign(designText(design), "x").value().assumptions.airDensity;
    QCOMPARE(q(density.source), QString());
    QCOMPARE(q(density.basis), QString("1,000 m above the sea"));
}

void DesignJsonTest::everyTruncationIsRefused()
{
    const std::string text = designText(sample::everyKey());
    const std::size_t last = text.size() - 2; // without the brace at the end
    for (std::size_t i = 0; i <= 200; ++i) {
        const auto opened = parseDesign(text.substr(0, last * i / 200), "cut.cwright");
        QVERIFY2(!opened, qPrintable(QString::number(last * i / 200)));
        QCOMPARE(q(opened.error().file), QString("cut.cwright"));
        QVERIFY(!opened.error().message.empty());
    }
}

void DesignJsonTest::numbersKeepEveryDigit()
{
    Design design = sample::computeRacks();
    for (const double number : {0.1 + 0.2, 1.0 / 3, 1e-300, 9007199254740993.0, 1e300, 5e-324}) {
        design.parts.at("example-gpu-8x").electrical.max->value = watts(number);
        QCOMPARE(inWatts(parseDesign(designText(design), "x")
                             .value()
                             .parts.at("example-gpu-8x")
                             .electrical.max->value),
                 number);
    }
}

void DesignJsonTest::mostThingsInARack()
{
    Design design = sample::computeRacks(0, 1);
    auto &placements = design.rackTypes.at(0).placements;
    while (placements.size() < mostInRack + 1) {
        placements.push_back(placements.front());
        placements.back().id = "p" + std::to_string(placements.size());
        placements.back().feed = placements.back().id;
    }
    QCOMPARE(refusalOf(parseDesign(designText(design), "x")),
             QString("t|placements|holds more than 1,000 things."));
    placements.pop_back();
    QCOMPARE(refusalOf(parseDesign(designText(design), "x")), QString("accepted"));
}

std::unique_ptr<QObject> makeDesignJsonTest()
{
    return make<DesignJsonTest>();
}

#include "tst_designjson.moc"
