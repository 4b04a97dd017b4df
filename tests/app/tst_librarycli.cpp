// The library commands, as scripts call them.
#include "libraries/file.h"
#include "tests/app/cli.h"
#include "tests/runner.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

class LibraryCliTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void importOfTheSamples();
    void importRefusesWithFileAndLine();
    void importNeedsAPath();
    void exportAndImportAgain();
    void compare();
    void compareRefuses_data();
    void compareRefuses();
    void checkShipped();
    void checkFinds();
    void ownFolderHidesTheShippedPart();
    void schema();
    void prices();
    void priceOfADesign();

private:
    QString path(const char *name) const { return m_folder->filePath(name); }
    void write(const char *name, const QByteArray &text);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void LibraryCliTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void LibraryCliTest::write(const char *name, const QByteArray &text)
{
    QVERIFY(clusterwright::writeFile(path(name).toStdString(), text.toStdString()));
}

/// What the samples' README says.
void LibraryCliTest::importOfTheSamples()
{
    const CliRun run =
        runCli({"library", "import", SOURCE_FOLDER "/tests/data/netbox", "--out", path("parts"), "--json"});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json()["files"].toInt(), 23);
    QCOMPARE(run.json()["imported"].toInt(), 23);
    QCOMPARE(run.json()["rejected"].toArray().size(), 0);
    QVERIFY(run.json()["with_gaps"].toInt() > 0);
    const CliRun list = runCli({"library", "check", path("parts"), "--json"});
    QCOMPARE(list.json()["parts"].toInt(), 23);
    const QJsonObject pdu =
        runCli({"library", "show", "apc-ap8941", "--library", path("parts"), "--json"}).json();
    int outlets = 0;
    for (const QJsonValue &connector : pdu["connectors"].toArray())
        outlets += connector["kind"].toString() == "power-outlets" ? 1 : 0;
    QCOMPARE(outlets, 24);
    const QJsonObject router =
        runCli({"library", "show", "teltonika-rut240", "--library", path("parts"), "--json"}).json();
    QCOMPARE(router["mass_kg"]["value"].toDouble(), 0.125);
    QCOMPARE(router["height_u"]["value"].toDouble(), 0.5);
}

void LibraryCliTest::importRefusesWithFileAndLine()
{
    write("broken.yaml", "---\nmanufacturer: A\nmodel: B\nslug: a-b\nu_height: 1\nis_full_depth: maybe\n");
    const CliRun run = runCli({"library", "import", path("broken.yaml"), "--out", path("parts"), "--json"});
    QCOMPARE(run.exitCode, 1);
    const QJsonObject problem = run.json()["rejected"].toArray().at(0).toObject();
    QVERIFY(problem["file"].toString().endsWith("broken.yaml"));
    QCOMPARE(problem["line"].toInt(), 6);
    QVERIFY(problem["reason"].toString().contains("is_full_depth"));
}

void LibraryCliTest::importNeedsAPath()
{
    QCOMPARE(runCli({"library", "import", path("none"), "--out", path("parts")}).exitCode, 2);
}

void LibraryCliTest::exportAndImportAgain()
{
    const QString yaml = path("qm9700.yaml");
    const CliRun written =
        runCli({"library", "export", "nvidia-qm9700", "--format", "netbox", "--out", yaml, "--json"});
    QVERIFY2(written.exitCode == 0, written.err.constData());
    const CliRun again = runCli({"library", "import", yaml, "--out", path("parts"), "--json"});
    QCOMPARE(again.json()["imported"].toInt(), 1);
    const QJsonObject part =
        runCli({"library", "show", "nvidia-qm9700", "--library", path("parts"), "--json"}).json();
    QCOMPARE(part["mass_kg"]["value"].toDouble(), 14.8);
    QCOMPARE(runCli({"library", "export", "nvidia-qm9700", "--format", "dxf", "--out", yaml}).exitCode, 2);
}

void LibraryCliTest::compare()
{
    const QJsonObject result =
        runCli({"library", "compare", "amd-epyc-9654", "amd-epyc-9684x", "--json"}).json();
    QCOMPARE(result["parts"].toArray().size(), 2);
    QJsonObject cores, perCore;
    for (const QJsonValue &row : result["rows"].toArray()) {
        if (row["key"] == "core_count")
            cores = row.toObject();
        if (row["group"] == "Derived" && row["title"].toString().contains("per core") && perCore.isEmpty())
            perCore = row.toObject();
    }
    QCOMPARE(cores["values"].toArray().at(0)["number"].toDouble(), 96.0);
    QCOMPARE(cores["different"].toBool(), false);
    QVERIFY(!perCore.isEmpty());
    QVERIFY(runCli({"library", "compare", "amd-epyc-9654", "amd-epyc-9684x"}).out.contains("96"));
}

void LibraryCliTest::compareRefuses_data()
{
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("one part") << QStringList{"amd-epyc-9654"};
    QTest::newRow("no such part") << QStringList{"amd-epyc-9654", "no-such-part"};
    QTest::newRow("seven") << QStringList{"amd-epyc-9654",  "amd-epyc-9684x", "nvidia-qm9700",
                                          "nvidia-qm9790",  "nvidia-sn5600",  "nvidia-sn2201",
                                          "nvidia-dgx-h100"};
}

void LibraryCliTest::compareRefuses()
{
    QFETCH(const QStringList, ids);
    const CliRun run = runCli(QStringList{"library", "compare"} + ids);
    QCOMPARE(run.exitCode, 2);
    QVERIFY(!run.err.isEmpty());
}

void LibraryCliTest::checkShipped()
{
    const CliRun run = runCli({"library", "check", "--json"});
    QVERIFY2(run.exitCode == 0, run.out.constData());
    QVERIFY(run.json()["parts"].toInt() > 600);
    QVERIFY(run.json()["kinds"].toObject()["cpu"].toInt() > 100);
    QVERIFY(run.json()["confidence"].toObject()["high"].toInt() > 0);
}

void LibraryCliTest::checkFinds()
{
    QFile sound(SOURCE_FOLDER "/libraries/data/switches/nvidia-qm9700.json");
    QVERIFY(sound.open(QIODevice::ReadOnly));
    const QByteArray text = sound.readAll();
    write("high.json", QByteArray(text).replace("\"value\": 1720", "\"value\": 700"));     // below typical
    write("unit.json", QByteArray(text).replace("\"value\": 0.66\n", "\"value\": 660\n")); // millimetres
    write("unsourced.json",
          QByteArray(text).replace("\"source\": \"interfaces\"", "\"source\": \"somewhere\""));
    const CliRun run = runCli({"library", "check", m_folder->path()});
    QCOMPARE(run.exitCode, 1);
    for (const char *said : {"below Typical power", "is the id of another part file", "somewhere"})
        QVERIFY2(run.out.contains(said), run.out.constData());
    QCOMPARE(runCli({"library", "check", path("none")}).exitCode, 2);
}

void LibraryCliTest::ownFolderHidesTheShippedPart()
{
    QFile shipped(SOURCE_FOLDER "/libraries/data/switches/nvidia-qm9700.json");
    QVERIFY(shipped.open(QIODevice::ReadOnly));
    write("nvidia-qm9700.json", shipped.readAll().replace("\"value\": 14.8", "\"value\": 15.5"));
    const CliRun run = runCli({"library", "show", "nvidia-qm9700", "--library", m_folder->path()});
    QVERIFY(run.out.contains("15.5 kg"));
    QVERIFY(run.out.contains("hides the part of"));
    write("broken.json", "{");
    const CliRun warned = runCli({"library", "show", "nvidia-qm9700", "--library", m_folder->path()});
    QCOMPARE(warned.exitCode, 0);
    QVERIFY(warned.err.contains("broken.json"));
}

void LibraryCliTest::schema()
{
    const QJsonObject schema = runCli({"library", "schema"}).json();
    QVERIFY(schema["$schema"].toString().contains("draft-07"));
}

void LibraryCliTest::prices()
{
    const QJsonObject shipped = runCli({"prices"}).json();
    QVERIFY(shipped["name"].toString().contains("Illustrative"));
    write("mine.json", R"({"format": 1, "name": "Mine", "date": "2026-11-21", "currency": "USD", "prices": [
        {"part": "nvidia-dgx-h100", "low_usd": 1, "base_usd": 2, "high_usd": 3, "basis": "quote"}]})");
    const QJsonObject both = runCli({"prices", "--book", path("mine.json")}).json();
    for (const QJsonValue &price : both["prices"].toArray())
        if (price["part"] == "nvidia-dgx-h100")
            QCOMPARE(price["base_usd"].toDouble(), 2.0);
    write("wrong.json", R"({"format": 1, "name": "Wrong", "currency": "USD", "prices": [{"part": "a"}]})");
    const CliRun wrong = runCli({"prices", "--book", path("wrong.json")});
    QCOMPARE(wrong.exitCode, 2);
    QVERIFY(wrong.err.contains("wrong.json"));
}

void LibraryCliTest::priceOfADesign()
{
    write("mine.json", R"({"format": 1, "name": "Mine", "date": "2026-11-21", "currency": "USD", "prices": [
        {"part": "nvidia-qm9700", "low_usd": 100, "base_usd": 200, "high_usd": 300, "basis": "quote"}]})");
    const QString out = path("priced.cwright");
    QCOMPARE(runCli({"prices", samplePath(), "--book", path("mine.json"), "--out", out}).exitCode, 0);
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject book = QJsonDocument::fromJson(file.readAll()).object()["price_book"].toObject();
    QVERIFY(book["name"].toString().endsWith("; Mine"));
    QCOMPARE(book["prices"].toArray().size(), 2); // the systems and the switches
}

std::unique_ptr<QObject> makeLibraryCliTest()
{
    return std::make_unique<LibraryCliTest>();
}

#include "tst_librarycli.moc"
