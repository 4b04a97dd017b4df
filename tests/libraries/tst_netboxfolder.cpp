// Import of a folder, and the part files made of it.
#include "libraries/librarystack.h"
#include "libraries/partwriter.h"
#include "tests/libraries/netboxsamples.h"
#include "tests/runner.h"

#include <QDirIterator>
#include <QTemporaryDir>

using namespace clusterwright;
using sample::goodDevice;
using sample::q;

class NetboxFolderTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void samples();
    void oneFile();
    void onlyTypeFiles();
    void checkoutOfTheLibrary();
    void idTwice();
    void cancel();
    void noSuchFolder();
    void unreadable();
    void partsAreWritten();
    void nothingHalfWritten();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::vector<Part> m_parts;

    void write(const QString &path, const QString &text)
    {
        const QFileInfo file(m_folder->filePath(path));
        QVERIFY(QDir().mkpath(file.path()));
        QVERIFY(writeFile(file.filePath().toStdString(), text.toStdString()));
    }
    ImportReport import(const QString &path = {}, const ImportProgress &progress = {})
    {
        return importNetboxFolder(
            m_folder->filePath(path).toStdString(), [this](Part part) { m_parts.push_back(std::move(part)); },
            progress);
    }
    static QString renamed(const QString &slug)
    {
        return goodDevice().replace("slug: acme-box-1", "slug: " + slug);
    }
    QStringList filesBelow(const QString &path) const
    {
        QStringList files;
        QDirIterator it(m_folder->filePath(path), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext())
            files << QDir(m_folder->filePath(path)).relativeFilePath(it.next());
        files.sort();
        return files;
    }
};

void NetboxFolderTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_parts.clear();
}

void NetboxFolderTest::samples()
{
    std::vector<int> steps;
    const auto report = importNetboxFolder(
        sample::netboxFolder().toStdString(), [this](Part part) { m_parts.push_back(std::move(part)); },
        [&steps](int done, int total) {
            steps.push_back(done);
            return total == 23;
        });
    QCOMPARE(report.files, 23); // both endings, and neither the licence nor the README
    QCOMPARE(report.imported, 23);
    QCOMPARE(report.withGaps, 20);
    QVERIFY(report.rejected.empty() && !report.isCancelled);
    QCOMPARE(m_parts.size(), std::size_t(23));
    QCOMPARE(q(m_parts.front().id), QString("apc-ap8941")); // in the order of the files
    QCOMPARE(q(m_parts.back().id), QString("apc-ar3300"));
    QVERIFY(std::ranges::is_sorted(steps) && steps.front() == 0 && steps.back() == 23);
}

void NetboxFolderTest::oneFile()
{
    write("device-types/Acme/a.yml", goodDevice());
    QCOMPARE(import("device-types/Acme/a.yml"), (ImportReport{1, 1, 0, {}, false}));
    write("x.yaml", "model: B\n");
    const auto report = import("x.yaml");
    QCOMPARE(report.rejected.size(), std::size_t(1));
    QVERIFY(report.rejected.at(0) ==
            (ImportProblem{m_folder->filePath("x.yaml").toStdString(), 1, "manufacturer is missing."}));
}

void NetboxFolderTest::onlyTypeFiles()
{
    write("a.yaml", renamed("a"));
    write("sub/b.yml", renamed("b"));
    write("README.md", "no type");
    write("elevation.png", "no type");
    write(".hidden.yaml", "no type");
    write(".git/config.yaml", "no type");
    QDir().mkpath(m_folder->filePath("folder.yaml"));
    QCOMPARE(import(), (ImportReport{2, 2, 0, {}, false}));
}

void NetboxFolderTest::checkoutOfTheLibrary()
{
    write("device-types/Acme/a.yaml", renamed("a"));
    write("rack-types/Acme/r.yaml", renamed("r"));
    write("tests/yamllint.yaml", "rules: none");
    const auto report = import();
    QCOMPARE(report.files, 2);
    QCOMPARE(report.imported, 1);
    QCOMPARE(report.rejected.size(), std::size_t(1)); // a device in the folder of racks
    QVERIFY(q(report.rejected.at(0).reason).contains("is no key of NetBox's rack types"));
}

void NetboxFolderTest::idTwice()
{
    write("a.yaml", goodDevice());
    write("b.yaml", goodDevice());
    const auto report = import();
    QCOMPARE(report.imported, 1);
    QVERIFY(report.rejected.at(0) == (ImportProblem{m_folder->filePath("b.yaml").toStdString(), 0,
                                                    "has the id \"acme-box-1\" of " +
                                                        m_folder->filePath("a.yaml").toStdString() + "."}));
}

void NetboxFolderTest::cancel()
{
    for (int i = 0; i < 10; ++i)
        write(QString("%1.yaml").arg(i), renamed(QString("box-%1").arg(i)));
    const auto report = import({}, [](int done, int) { return done < 4; });
    QVERIFY(report.isCancelled);
    QCOMPARE(report.files, 4);
    QCOMPARE(filesBelow({}).size(), 10); // reading writes nothing
}

void NetboxFolderTest::noSuchFolder()
{
    const auto report = import("none");
    QCOMPARE(report.imported, 0);
    QVERIFY(q(report.rejected.at(0).reason).startsWith("cannot be opened"));
    QCOMPARE(import(), (ImportReport{0, 0, 0, {}, false})); // an empty one
}

void NetboxFolderTest::unreadable()
{
    write("large.yaml", QString(2 << 20, ' '));
    QVERIFY(QFile::link(m_folder->filePath("nowhere"), m_folder->filePath("link.yaml")));
    const auto report = import();
    QCOMPARE(report.files, 2);
    QCOMPARE(report.rejected.size(), std::size_t(2));
    QVERIFY(q(report.rejected.at(0).reason).contains("larger than 1048576 bytes"));
    QVERIFY(q(report.rejected.at(1).reason).startsWith("cannot be opened"));
}

void NetboxFolderTest::partsAreWritten()
{
    importNetboxFolder(sample::netboxFolder().toStdString(),
                       [this](Part part) { m_parts.push_back(std::move(part)); });
    const auto out = m_folder->filePath("out");
    QCOMPARE(writeParts(m_parts, out.toStdString()).value(), 23);
    const QStringList files = filesBelow("out");
    QCOMPARE(files.size(), 23); // and no leftover
    QVERIFY(files.contains("rack/apc-ar3300.json") && files.contains("rack_pdu/apc-ap8941.json"));
    const Library library = loadLibrary(out.toStdString()).take();
    for (const Part &part : m_parts)
        QVERIFY2(library.at(part.id) == part, part.id.c_str());
    m_parts.front().notes = "Changed";
    QCOMPARE(writeParts(m_parts, out.toStdString()).value(), 23); // again, over the first
    QCOMPARE(q(loadLibrary(out.toStdString()).take().at(m_parts.front().id).notes), QString("Changed"));
}

void NetboxFolderTest::nothingHalfWritten()
{
    Part good = sample::imported("APC__AP8941.yaml"), bad = good;
    for (const char *id : {"../escape", "a/b", ".hidden", ""}) {
        bad.id = id;
        const auto written = writeParts({good, bad}, m_folder->path().toStdString());
        QCOMPARE(sample::refusalOf(written), QString(id) + "|id|cannot be the name of a file.");
    }
    QDir().mkpath(m_folder->filePath("rack_pdu/taken.json"));
    bad.id = "taken";
    QVERIFY(!writeParts({good, bad}, m_folder->path().toStdString()));
    QCOMPARE(filesBelow({}), QStringList());
    write("file", "x");
    QVERIFY(!writeParts({good}, m_folder->filePath("file").toStdString()));
}

std::unique_ptr<QObject> makeNetboxFolderTest()
{
    return make<NetboxFolderTest>();
}

#include "tst_netboxfolder.moc"
