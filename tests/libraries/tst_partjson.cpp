#include "libraries/file.h"
#include "libraries/librarystack.h"
#include "model/parts/figurelist.h"
#include "tests/libraries/designs.h"
#include "tests/runner.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>

using namespace clusterwright;
using sample::q;
using sample::refusalOf;

class PartJsonTest : public QObject {
    Q_OBJECT

private slots:
    void shippedParts_data();
    void shippedParts();
    void shippedLibrary();
    void everyFigureIsKept();
    void figureRules_data();
    void figureRules();
    void supplyRatingIsNoLoad();
    void libraryErrors();
};

void PartJsonTest::shippedParts_data()
{
    QTest::addColumn<QString>("path");
    QDirIterator files(SOURCE_FOLDER "/libraries/data", {"*.json"}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        if (files.fileName().endsWith(".schema.json"))
            continue;
        QTest::newRow(qPrintable(files.fileInfo().completeBaseName())) << files.filePath();
    }
}

void PartJsonTest::shippedParts()
{
    QFETCH(const QString, path);
    const std::string text = readFile(path.toStdString()).take();
    const auto part = parsePart(text, path.toStdString());
    QCOMPARE(refusalOf(part), QString("accepted"));
    QCOMPARE(q(partText(part.value())), q(text));
    QCOMPARE(q(part.value().id), QFileInfo(path).completeBaseName());
    for (const Source &source : part.value().sources)
        QVERIFY2(!source.title.empty() && !source.retrieved.empty(), source.key.c_str());
}

void PartJsonTest::shippedLibrary()
{
    const auto library = loadLibrary(SOURCE_FOLDER "/libraries/data");
    QCOMPARE(refusalOf(library), QString("accepted"));
    QVERIFY(library.value().size() >= 45);
    for (const auto &[id, part] : library.value()) {
        QCOMPARE(q(part.id), q(id));
        visitFigures(part, [&](const char *key, const auto &figure) {
            if (figure && figure->kind == FigureKind::Estimate)
                QVERIFY2(figure->confidence == Confidence::Low && !figure->basis.empty(),
                         (id + " " + key).c_str());
        });
    }
}

void PartJsonTest::everyFigureIsKept()
{
    Design design = sample::everyKey();
    for (const auto &[id, part] : design.parts) {
        const auto read = parsePart(partText(part), "x");
        QCOMPARE(refusalOf(read), QString("accepted"));
        QVERIFY2(read.value() == part, id.c_str());
    }
}

void PartJsonTest::figureRules_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *from, const char *to, const char *expected) {
        QTest::newRow(name) << from << to << expected;
    };
    row("unknown key", R"("vendor")", R"("colour": "red", "vendor")",
        "box|colour|is not a key that is known here.");
    row("unknown key in a figure", R"("kind": "max",)", R"("kind": "max", "unit": "W",)",
        "box.max_power_w|unit|is not a key");
    row("unknown key in a source", R"("key": "sheet")", R"("key": "sheet", "page": 3)",
        "box.sources[0]|page|");
    row("unknown key of the supplies", R"("count": 6)", R"("count": 6, "volts": 3)",
        "box.power_supplies.value|volts|");
    row("figure of another kind of part", R"("vendor")", R"("rating_va": {}, "vendor")",
        "box|rating_va|is not a key");
    row("no id", R"("id": "box")", R"("id": "")", "part|id|is empty");
    row("id missing", R"("id": "box",)", "", "part|id|is missing");
    row("kind missing", R"("kind": "server",)", "", "box|kind|is missing");
    row("sources missing", R"("sources")", R"("origin")", "box|sources|is missing");
    row("no such pitch", R"("pitch": "U")", R"("pitch": "HE")",
        "box|pitch|is \"HE\"; it must be one of U, OU.");
    row("no source", R"("kind": "max",
    "source": "sheet",)",
        R"("kind": "max",)", "box.max_power_w|source|is missing; only an estimate may do without.");
    row("estimate without basis", R"("kind": "max")", R"("kind": "estimate")",
        "box.max_power_w|basis|is missing");
    row("no such source", R"("kind": "max",
    "source": "sheet",)",
        R"("kind": "max", "source": "rumour",)", "box|max_power_w|cites \"rumour\"");
    row("no such kind of figure", R"("kind": "max")", R"("kind": "maximum")",
        "box.max_power_w|kind|is \"maximum\"");
    row("typical as maximum", R"("kind": "max")", R"("kind": "typical")",
        "box|max_power_w|is of kind typical");
    row("rated as maximum", R"("kind": "max")", R"("kind": "rated")", "box|max_power_w|is of kind rated");
    row("negative", R"("value": 10200)", R"("value": -1)", "box.max_power_w|value|must not be negative.");
    row("text", R"("value": 10200)", R"("value": "10.2 kW")", "box.max_power_w|value|must be a number.");
    row("no value", R"(,
    "value": 10200)",
        "", "box.max_power_w|value|is missing.");
    row("null for unknown", R"("width_m": {)", R"("width_m": null, "x": {)",
        "box.width_m||must be a JSON object.");
    row("thirds of a unit", R"("value": 8
  },
  "highest_inlet_c")",
        R"("value": 8.3
  },
  "highest_inlet_c")",
        "box.height_u|value|must be a multiple of 0.5");
    row("share above 1", R"("liquid_heat_fraction": {
    "confidence": "high",
    "kind": "rated",
    "source": "sheet",
    "value": 0)",
        R"("liquid_heat_fraction": {"confidence": "high", "kind": "rated", "source": "sheet", "value": 1.5)",
        "box|liquid_heat_fraction|must lie from 0 to 1.");
    row("more needed than there are", R"("needed": 4)", R"("needed": 7)",
        "box.power_supplies.value|needed|must lie");
    row("none needed", R"("needed": 4)", R"("needed": 0)", "box.power_supplies.value|needed|");
    row("half a supply", R"("needed": 4)", R"("needed": 3.5)",
        "box.power_supplies.value|needed|must be a whole");
    row("very many supplies", R"("count": 6)", R"("count": 1001)", "box.power_supplies.value|needed|");
    row("negative supply rating", R"("rating_w": 3300)", R"("rating_w": -1)",
        "box.power_supplies.value|rating_w|");
    row("more accelerators than can be summed", R"("accelerator_count": {
    "confidence": "high",
    "kind": "rated",
    "source": "sheet",
    "value": 8)",
        R"("accelerator_count": {"confidence": "high", "kind": "rated", "source": "sheet", "value": 2000000000)",
        "box|accelerator_count|must be at most");
}

void PartJsonTest::figureRules()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    QFETCH(const QString, expected);
    QString text = q(partText(sample::everyFigure(sample::renamed(sample::server(), "box"))));
    QVERIFY2(text.contains(from), qPrintable(text));
    text.replace(text.indexOf(from), from.size(), to);
    const auto part = parsePart(text.toStdString(), "box.json");
    QVERIFY2(refusalOf(part).contains(expected), qPrintable(refusalOf(part)));
    QCOMPARE(q(part.error().file), QString("box.json"));
}

/// Six supplies of 3.3 kW say nothing about what the device draws.
void PartJsonTest::supplyRatingIsNoLoad()
{
    Part part = sample::server();
    part.electrical.max.reset();
    const Part read = parsePart(partText(part), "x").take();
    QVERIFY(!read.electrical.max && !read.electrical.nameplate && !read.electrical.typical);
    QCOMPARE(read.electrical.supplies->value.rating, std::optional(watts(3300)));
    Design design = placePart(sample::computeRacks(0, 1), "t", read, {}).take();
    QVERIFY((evaluate(design).results.total.power.max == Total<Power>{{}, 1}));
}

void PartJsonTest::libraryErrors()
{
    const QTemporaryDir folder;
    QVERIFY(!loadLibrary(folder.filePath("none").toStdString()));
    QVERIFY(loadLibrary(folder.path().toStdString()).value().empty());
    const auto write = [&](const char *name, const std::string &text) {
        QVERIFY(writeFile(folder.filePath(name).toStdString(), text));
    };
    write("README.md", "no part");
    write("a.json", partText(sample::server()));
    QCOMPARE(loadLibrary(folder.path().toStdString()).value().size(), std::size_t(1));
    write("b.json", partText(sample::server()));
    const auto twice = loadLibrary(folder.path().toStdString());
    QCOMPARE(refusalOf(twice),
             "example-gpu-8x|id|is the id of another part file already: " + folder.filePath("a.json") + ".");
    QCOMPARE(q(twice.error().file), folder.filePath("b.json"));
    write("a.json", "{");
    QVERIFY(refusalOf(loadLibrary(folder.path().toStdString())).contains("truncated"));
    write("a.json", std::string(2 << 20, ' '));
    QVERIFY(refusalOf(loadLibrary(folder.path().toStdString())).contains("larger than 1048576 bytes"));
}

std::unique_ptr<QObject> makePartJsonTest()
{
    return make<PartJsonTest>();
}

#include "tst_partjson.moc"
