// Networks in files and scripts: the standard table of media, scripts that need the whole library, and what
// is wrong in a file.
#include "libraries/editscript.h"
#include "libraries/librarystack.h"
#include "libraries/standardmedia.h"
#include "tests/libraries/designs.h"
#include "tests/model/cabled.h"
#include "tests/runner.h"

#include <set>

using namespace clusterwright;
using sample::q;
using sample::refusalOf;

class NetworkFilesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void standardMediaAreSound();
    void standardMediaAreSortedByReach();
    void standardMediaAreAddedOnce();
    void switchesArePlacedByAScript();
    void savedIsOpenedEqual_data();
    void savedIsOpenedEqual();
    void brokenValues_data();
    void brokenValues();

private:
    Library m_library;
};

void NetworkFilesTest::initTestCase()
{
    const auto library = loadLibrary(SOURCE_FOLDER "/libraries/data");
    QVERIFY(library);
    m_library = library.value();
}

void NetworkFilesTest::standardMediaAreSound()
{
    const auto media = loadStandardMedia();
    QCOMPARE(refusalOf(media), QString("accepted"));
    QVERIFY(media.value().size() > 20);
    std::set<std::string> ids;
    const Design design = addStandardMedia({}, m_library).take();
    for (const MediumRow &row : media.value()) {
        QVERIFY2(ids.insert(row.id).second, row.id.c_str());
        QVERIFY2(row.rate && !row.stock.empty() && !row.name.empty(), row.id.c_str());
        for (const PartId &part : {row.cable, row.transceiver, row.singleTransceiver})
            QVERIFY2(part.empty() || m_library.contains(part), (row.id + ": " + part).c_str());
        QVERIFY2(!row.cable.empty(), row.id.c_str());
        QVERIFY2(reachOf(design, row), row.id.c_str());
        QVERIFY2(inMetres(*reachOf(design, row)) >= std::stod(row.stock.front()), row.id.c_str());
    }
}

/// The first row that suits is taken, so a shorter reach comes first; the rates go down.
void NetworkFilesTest::standardMediaAreSortedByReach()
{
    const Design design = addStandardMedia({}, m_library).take();
    for (std::size_t i = 1; i < design.media.size(); ++i) {
        const MediumRow &before = design.media[i - 1], &row = design.media[i];
        QVERIFY2(*before.rate >= *row.rate, row.id.c_str());
        if (before.kind == row.kind && before.rate == row.rate)
            QVERIFY2(*reachOf(design, before) <= *reachOf(design, row), row.id.c_str());
        QVERIFY2(
            std::ranges::is_sorted(row.stock, {}, [](const std::string &text) { return std::stod(text); }),
            row.id.c_str());
    }
}

void NetworkFilesTest::standardMediaAreAddedOnce()
{
    const Design all = addStandardMedia({}, m_library).take();
    QVERIFY(addStandardMedia(all, m_library).value() == all);
    const Design two = addStandardMedia({}, m_library, {"sr-400g", "dac-400g"}).take();
    QCOMPARE(two.media.size(), std::size_t(2));
    QCOMPARE(q(two.media[0].id), QString("sr-400g"));
    QCOMPARE(refusalOf(checkIntegrity(all)), QString("accepted"));
    const auto scripted = applyScript(
        {}, R"({"format": 1, "edits": [{"op": "add_standard_media", "media": ["sr-400g", "dac-400g"]}]})",
        "s.json", m_library);
    QVERIFY(scripted && scripted.value() == two);
}

void NetworkFilesTest::switchesArePlacedByAScript()
{
    const Design before = sample::withFabric(sample::cabledRacks());
    const auto placed = applyScript(before, R"({"format": 1, "edits": [{"op": "place_switches", "fabric": "f",
        "tier": "spine", "where": "network-row", "row": "row2", "per_rack": 1}]})",
                                    "s.json", {});
    QCOMPARE(refusalOf(placed), QString("accepted"));
    QCOMPARE(evaluate(placed.value()).results.fabrics[0].unplaced, std::int64_t(0));
    QCOMPARE(placed.value().racks.size(), before.racks.size() + 1);
}

void NetworkFilesTest::savedIsOpenedEqual_data()
{
    QTest::addColumn<Design>("design");
    QTest::newRow("two racks and a spine") << sample::wiredRacks();
    Design design = addStandardMedia(sample::wiredRacks(), m_library).take();
    design.links.push_back({.id = "l",
                            .fabric = "f",
                            .a = {design.racks[0].id, "n1", "p1"},
                            .z = {},
                            .length = metres(0.1 + 0.2),
                            .medium = "sr-400g",
                            .reason = "ä"});
    design.fabrics[0].declaredLoss = 1.0 / 3;
    design.fabrics[0].isBackplane = Answer::Yes;
    design.cabling.slack.value = 0;
    QTest::newRow("all media, a link cut by hand, uneven numbers") << design;
}

void NetworkFilesTest::savedIsOpenedEqual()
{
    QFETCH(const Design, design);
    const std::string text = designText(design);
    const auto opened = parseDesign(text, "x");
    QCOMPARE(refusalOf(opened), QString("accepted"));
    QVERIFY(opened.value() == design);
    QCOMPARE(q(designText(opened.value())), q(text));
    QVERIFY(evaluate(opened.value()).results == evaluate(design).results);
}

void NetworkFilesTest::brokenValues_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *from, const char *to, const char *expected) {
        QTest::newRow(name) << from << to << expected;
    };
    row("topology", R"("topology": "fat-tree")", R"("topology": "ring")",
        "f|topology|is \"ring\"; it must be one of");
    row("kind of a medium", R"("kind": "dac")", R"("kind": "string")",
        "dac|kind|is \"string\"; it must be one of");
    row("attach", R"("attach": "unit")", R"("attach": "glue")", "e|attach|is \"glue\"; it must be one of");
    row("tiers", R"("tiers": 2)", R"("tiers": 4)", "f|tiers|must lie from 1 to 3.");
    row("half a tier", R"("tiers": 2)", R"("tiers": 2.5)", "f|tiers|must be a whole number");
    row("planes", R"("planes": 1)", R"("planes": 0)", "f|planes|must lie from 1 to 64.");
    row("rate", R"("rate_byte_per_s": 50000000000)", R"("rate_byte_per_s": -1)",
        "|rate_byte_per_s|must lie from");
    row("stock", R"("0.5")", R"("half")", "|stock|must list lengths in metres");
    row("stock, a number", R"("0.5")", "0.5", "dac|stock[0]|must be a text.");
    row("unknown key of a fabric", R"("tiers": 2)", R"("tiers": 2, "colour": "red")",
        "f|colour|is not a key that is known here.");
    row("unknown key of endpoints", R"("attach": "unit")", R"("attach": "unit", "colour": "red")",
        "e|colour|is not a key that is known here.");
    row("endpoints of no fabric", R"("fabric": "f")", R"("fabric": "g")", "e|fabric|refers to \"g\"");
    row("switch that is no part", R"("leaf_part": "example-leaf")", R"("leaf_part": "gone")",
        "f|part|refers to \"gone\"");
    row("cable that is no part", R"("cable": "twin-dac")", R"("cable": "gone")",
        "dac|part|refers to \"gone\"");
}

/// One value of a good file put wrong: the error names the object and the key.
void NetworkFilesTest::brokenValues()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    QFETCH(const QString, expected);
    Design design = sample::wiredRacks();
    design.media[0].stock = {"0.5", "3"};
    QString text = q(designText(design));
    const auto at = text.indexOf(from);
    QVERIFY2(at >= 0, qPrintable(text.mid(text.indexOf("\"endpoints\""), 2500)));
    text.replace(at, from.size(), to);
    const auto opened = parseDesign(text.toStdString(), "x");
    QVERIFY2(refusalOf(opened).contains(expected), qPrintable(refusalOf(opened)));
}

std::unique_ptr<QObject> makeNetworkFilesTest()
{
    return make<NetworkFilesTest>();
}

#include "tst_networkfiles.moc"
