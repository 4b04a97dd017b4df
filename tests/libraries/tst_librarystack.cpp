#include "libraries/file.h"
#include "libraries/librarycheck.h"
#include "tests/libraries/designs.h"
#include "tests/runner.h"

#include <QDir>
#include <QTemporaryDir>

using namespace clusterwright;
using sample::q;
using sample::refusalOf;

class LibraryStackTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void laterFolderWins();
    void duplicateOfOneFolderIsSaid();
    void wrongFileIsLeftOut();
    void missingFolderIsEmpty();
    void savedPartIsRead();
    void savedPartKeepsItsFile();
    void savingRefuses_data();
    void savingRefuses();
    void standardFolders();
    void checkFinds();
    void whatIsInsideDevicesIsSound();
    void shippedLibraryIsSound();
    void shippedPartsInThePaletteAreComplete();

private:
    std::string folder(const char *name) const { return m_folder.filePath(name).toStdString(); }
    void write(const std::string &path, const Part &part);
    LibraryStack stack() const
    {
        return loadLibraryStack({{"low", folder("low"), true}, {"high", folder("high")}});
    }

    QTemporaryDir m_folder;
};

void LibraryStackTest::init()
{
    QVERIFY(m_folder.isValid());
    for (const char *name : {"low", "high"}) {
        QDir(m_folder.filePath(name)).removeRecursively();
        QVERIFY(QDir(m_folder.path()).mkpath(name));
    }
}

void LibraryStackTest::write(const std::string &path, const Part &part)
{
    QVERIFY(writeFile(path, partText(part)));
}

void LibraryStackTest::laterFolderWins()
{
    write(folder("low/a.json"), sample::part("a", "Low", 1, 5, 0.5));
    write(folder("low/b.json"), sample::part("b", "Only low", 1, 5, 0.5));
    write(folder("high/a.json"), sample::part("a", "High", 2, 5, 0.5));
    const LibraryStack all = stack();
    QVERIFY(all.problems.empty());
    QCOMPARE(all.parts.size(), 2U);
    QCOMPARE(q(all.parts.at("a").model), QString("High"));
    QCOMPARE(all.origins.at("a").folder, 1U);
    QVERIFY(all.origins.at("a").hidden == std::vector<std::size_t>{0});
    QVERIFY(all.origins.at("b").hidden.empty());
    QCOMPARE(q(hiddenPart(all, "a", 0)->model), QString("Low"));
    QVERIFY(!hiddenPart(all, "b", 1));
}

void LibraryStackTest::duplicateOfOneFolderIsSaid()
{
    write(folder("high/a.json"), sample::part("a", "First", 1, 5, 0.5));
    write(folder("high/z.json"), sample::part("a", "Second", 1, 5, 0.5));
    const LibraryStack all = stack();
    QCOMPARE(q(all.parts.at("a").model), QString("First"));
    QCOMPARE(all.problems.size(), 1U);
    QVERIFY(q(all.problems[0].file).endsWith("high/z.json"));
    QVERIFY(q(all.problems[0].message).contains("high/a.json"));
}

void LibraryStackTest::wrongFileIsLeftOut()
{
    QVERIFY(writeFile(folder("high/broken.json"), "{\"id\": "));
    write(folder("high/good.json"), sample::part("good", "Good", 1, 5, 0.5));
    const LibraryStack all = stack();
    QCOMPARE(all.parts.size(), 1U);
    QCOMPARE(all.problems.size(), 1U);
    QVERIFY(q(all.problems[0].file).endsWith("broken.json"));
    QVERIFY(!loadLibrary(folder("high")));
}

void LibraryStackTest::missingFolderIsEmpty()
{
    const LibraryStack all = loadLibraryStack({{"user", folder("none")}});
    QVERIFY(all.parts.empty() && all.problems.empty());
    QVERIFY(!loadLibraryStack({{"shipped", folder("none"), true}}).problems.empty());
}

void LibraryStackTest::savedPartIsRead()
{
    const Part part = sample::everyFigure(sample::part("own-part", "Own", 1, 5, 0.5));
    const auto path = savePart(part, folder("new"));
    QCOMPARE(refusalOf(path), QString("accepted"));
    QVERIFY(q(path.value()).endsWith("new/server/own-part.json"));
    const LibraryStack all = loadLibraryStack({{"new", folder("new")}});
    QVERIFY(all.parts.at("own-part") == part);
}

void LibraryStackTest::savedPartKeepsItsFile()
{
    write(folder("high/deep.json"), sample::part("a", "Old", 1, 5, 0.5));
    const auto path = savePart(sample::part("a", "New", 1, 5, 0.5), folder("high"));
    QVERIFY(q(path.value()).endsWith("high/deep.json"));
    QCOMPARE(q(stack().parts.at("a").model), QString("New"));
}

void LibraryStackTest::savingRefuses_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("no id") << "";
    QTest::newRow("up and out") << "../a";
    QTest::newRow("in a folder") << "a/b";
    QTest::newRow("hidden") << ".a";
    QTest::newRow("blank") << "a b";
    QTest::newRow("too long for a file name") << QString(300, 'a');
}

void LibraryStackTest::savingRefuses()
{
    QFETCH(const QString, id);
    const auto saved = savePart(sample::part(id.toStdString(), "M", 1, 5, 0.5), folder("high"));
    QVERIFY(!saved);
    QVERIFY(q(saved.error().message).contains("file name"));
    QVERIFY(stack().parts.empty());
}

void LibraryStackTest::standardFolders()
{
    qputenv("CLUSTERWRIGHT_LIBRARIES", "/one:/two");
    qputenv("XDG_DATA_HOME", "/home-data");
    const auto folders = clusterwright::standardFolders({"/three", "/one"});
    qunsetenv("CLUSTERWRIGHT_LIBRARIES");
    qunsetenv("XDG_DATA_HOME");
    QStringList paths;
    for (const LibraryFolder &folder : folders)
        paths << q(folder.path);
    QVERIFY(folders.front().isShipped);
    QCOMPARE(paths.mid(1), QStringList({"/one", "/two", "/three", "/home-data/clusterwright/library"}));
}

void LibraryStackTest::checkFinds()
{
    Part part = sample::device(sample::part("a", "A", 1, 5, 0.5), 900, {2, 1, {}});
    part.electrical.typical = sample::figure(watts(1'000), FigureKind::Typical);
    write(folder("high/b.json"), part);
    part = sample::part("c", "C", 0, 5, 897);
    write(folder("high/c.json"), part);
    QVERIFY(writeFile(folder("high/d.json"), "[]"));
    const LibraryCheck check = checkLibrary(folder("high"));
    QStringList problems;
    for (const Error &problem : check.problems)
        problems << q(problem.key) + " " + q(problem.message);
    const QString all = problems.join("\n");
    QCOMPARE(check.parts, 2U);
    QVERIFY2(all.contains("id is not the name of the file."), qPrintable(all));
    QVERIFY2(all.contains("max_power_w is 900, below Typical power of 1000."), qPrintable(all));
    QVERIFY2(all.contains("depth_m is 897 m, above 20; look at the unit."), qPrintable(all));
    QVERIFY2(all.contains("height_u is 0;"), qPrintable(all));
    QCOMPARE(check.problems.size(), 5U);                   // and the file that is no part
    QVERIFY(check.incomplete == std::vector<PartId>{"c"}); // no maximum power
    QCOMPARE(check.byKind.at("server"), 2U);
}

/// What stands in a bay has no height of its own, and a module none at all.
void LibraryStackTest::whatIsInsideDevicesIsSound()
{
    Part child = sample::part("child", "Child", 0, 5, 0.5),
         module = sample::part("module", "Module", 1, 1, 0.2);
    child.netbox.emplace().role = "child";
    setKind(module, PartKind::Item);
    module.size.height.reset();
    module.netbox.emplace().more["type"] = "module";
    write(folder("high/child.json"), child);
    write(folder("high/module.json"), module);
    const LibraryCheck check = checkLibrary(folder("high"));
    QVERIFY2(check.problems.empty(), libraryCheckText(check).c_str());
    QVERIFY(check.incomplete.empty());
    QVERIFY(!isPlaceable(child) && !isPlaceable(module));
    QVERIFY(
        q(placePart(sample::computeRacks(0), "t", child, {}).error().message).contains("bay of a chassis"));
}

/// The same as `library check`.
void LibraryStackTest::shippedLibraryIsSound()
{
    const PriceBooks books = loadPriceBooks();
    const LibraryCheck check = checkLibrary(SOURCE_FOLDER "/libraries/data", &books);
    QVERIFY(check.parts > 600);
    QVERIFY2(check.problems.empty(), libraryCheckText(check).c_str());
}

void LibraryStackTest::shippedPartsInThePaletteAreComplete()
{
    const Library library = loadLibrary(SOURCE_FOLDER "/libraries/data").take();
    const std::string listed = readFile(SOURCE_FOLDER "/libraries/data/README.md").take();
    int complete = 0;
    for (const auto &[id, part] : library) {
        if (!canStandInRack(kindOf(part)))
            continue;
        complete += isComplete(part) ? 1 : 0;
        if (!isComplete(part))
            QVERIFY2(listed.find("`" + id + "`") != listed.npos, (id + " is not listed").c_str());
    }
    QVERIFY(complete > 150);
}

std::unique_ptr<QObject> makeLibraryStackTest()
{
    return std::make_unique<LibraryStackTest>();
}

#include "tst_librarystack.moc"
