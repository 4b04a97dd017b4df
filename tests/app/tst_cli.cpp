#include "libraries/designjson.h"
#include "libraries/editoperations.h"
#include "libraries/file.h"
#include "libraries/filelock.h"
#include "libraries/json.h"
#include "libraries/versions.h"
#include "tests/app/cli.h"
#include "tests/runner.h"
#include "tests/sample.h"

#include <QJsonArray>
#include <QTemporaryDir>

using namespace clusterwright;

class CliTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void reportOfTheSample();
    void feedsOfAComputeRack();
    void checkOfTheSample();
    void openErrorMakesCheckFail();
    void templateMakesTheShippedSample();
    void unitsOutOfRangeAreRefused();
    void editChangesTheFile();
    void refusedEditLeavesTheFile();
    void editKeepsThePreviousVersion();
    void openFileIsNotEdited();
    void lockOfADeadProcessIsNoObstacle();
    void newerFormatIsRefusedWhole();
    void editHelpListsEveryOperation();
    void libraryListAndShow();
    void rulesInEveryForm();
    void diffOfTwoFiles();
    void diffOfEqualFiles();
    void releaseByScript();
    void explainSaysWhereAResultComesFrom();
    void badInput_data();
    void badInput();

private:
    QString path(const char *name) const { return m_folder.filePath(name); }
    void write(const char *name, const std::string &text) const
    {
        QVERIFY(writeFile(path(name).toStdString(), text));
    }

    QTemporaryDir m_folder;
};

void CliTest::init()
{
    write("a.cwright", designText(sample::computeRacks()));
}

/// The bill of RA-11333-001 V11, appendix A, table 7, and the power of its nodes.
void CliTest::reportOfTheSample()
{
    const CliRun report = runCli({"report", samplePath(), "--json"});
    QCOMPARE(report.exitCode, 0);
    const QJsonObject totals = report.json()["totals"].toObject();
    QCOMPARE(totals["racks"].toInt(), 38);
    QCOMPARE(totals["nodes"].toInt(), 127);
    QCOMPARE(totals["accelerators"].toInt(), 1016);
    QCOMPARE(totals["switches"].toInt(), 80);
    QCOMPARE(totals["storage_systems"].toInt(), 0);
    // 127 x 8 + 4 and 1,024 of compute, 258 + 192 of storage, 262 in-band, 207 out-of-band
    QCOMPARE(totals["cables"].toInt(), 1020 + 1024 + 258 + 192 + 262 + 207);
    const QJsonObject roles = totals["switches_by_role"].toObject();
    QCOMPARE(roles, (QJsonObject{{"compute-leaf", 32},
                                 {"compute-spine", 16},
                                 {"storage-leaf", 12},
                                 {"storage-spine", 4},
                                 {"in-band", 8},
                                 {"oob", 8}}));
    // 127 nodes, 64 QM9700, 8 SN4600C, 8 SN2201, 4 fabric managers, 4 servers
    const double watts = 127 * 10200. + 64 * 1720. + 8 * 709. + 8 * 114. + 4 * 689. + 4 * 826.;
    QCOMPARE(totals["power_max_w"].toObject()["value"].toDouble(), watts);
    QCOMPARE(totals["power_max_w"].toObject()["unknown"].toInt(), 0);
    QCOMPARE(127 * 10200., 1295.4e3);
    QCOMPARE(report.json()["racks"].toArray().size(), 38);
}

void CliTest::feedsOfAComputeRack()
{
    const QJsonArray racks = runCli({"report", samplePath(), "--json"}).json()["racks"].toArray();
    const QJsonObject rack = racks.at(0).toObject();
    QCOMPARE(rack["power_max_w"].toObject()["value"].toDouble(), 40800.0);
    const QJsonArray feeds = rack["feeds"].toArray();
    QCOMPARE(feeds.size(), 3);
    for (const QJsonValue &feed : feeds) {
        QCOMPARE(feed["load_w"]["value"].toDouble(), 13600.0);
        QCOMPARE(feed["load_one_feed_lost_w"]["value"].toDouble(), 20400.0);
        QCOMPARE(feed["limit_va"].toDouble(), 34500.0);
    }
}

void CliTest::checkOfTheSample()
{
    const CliRun check = runCli({"check", samplePath(), "--json"});
    QCOMPARE(check.exitCode, 0);
    const QJsonObject summary = check.json()["summary"].toObject();
    QCOMPARE(summary["errors"].toInt(), 0);
    QCOMPARE(summary["waived"].toInt(), 11);
    for (const QJsonValue &finding : check.json()["findings"].toArray())
        if (finding["state"] == "waived") {
            QVERIFY(QStringList({"PWR002", "PWR004", "PWR005"}).contains(finding["rule"].toString()));
            QVERIFY(finding["measured"].toDouble() > finding["limit"].toDouble());
        }
}

void CliTest::openErrorMakesCheckFail()
{
    Design design = sample::computeRacks(4, 2);
    QVERIFY(writeFile(path("hot.cwright").toStdString(), designText(design)));
    const CliRun check = runCli({"check", path("hot.cwright")});
    QCOMPARE(check.exitCode, 1);
    QVERIFY2(check.out.contains("PWR016 error: "), check.out);
    QCOMPARE(runCli({"check", path("a.cwright")}).exitCode, 0);
}

void CliTest::templateMakesTheShippedSample()
{
    const CliRun made = runCli(
        {"new", "--template", "dgx-h100-superpod", "--units", "4", "--out", path("new.cwright"), "--json"});
    QVERIFY2(made.exitCode == 0, made.err);
    QCOMPARE(made.json()["racks"].toInt(), 38);
    QCOMPARE(readFile(path("new.cwright").toStdString()).value(),
             readFile(samplePath().toStdString()).value());
    QVERIFY(runCli({"new", "--list"}).out.contains("dgx-h100-superpod"));
}

void CliTest::unitsOutOfRangeAreRefused()
{
    const CliRun bad =
        runCli({"new", "--template", "dgx-h100-superpod", "--units", "5", "--out", path("x.cwright")});
    QCOMPARE(bad.exitCode, 2);
    QVERIFY2(bad.err.contains("from 1 to 4"), bad.err);
    QVERIFY(!QFile::exists(path("x.cwright")));
}

void CliTest::editChangesTheFile()
{
    write("s.json",
          R"({"format": 1, "edits": [{"op": "add_racks", "rack_type": "t", "row": "row", "name": "New"}]})");
    const CliRun edit =
        runCli({"edit", path("a.cwright"), "--script", path("s.json"), "--out", path("b.cwright")});
    QVERIFY2(edit.exitCode == 0, edit.err);
    const auto design = parseDesign(readFile(path("b.cwright").toStdString()).value(), "b");
    QCOMPARE(design.value().racks.back().name, std::string("New"));
    QCOMPARE(parseDesign(readFile(path("a.cwright").toStdString()).value(), "a").value().racks.size(),
             std::size_t(1));
}

void CliTest::refusedEditLeavesTheFile()
{
    const auto before = readFile(path("a.cwright").toStdString());
    write("s.json", R"({"format": 1, "edits": [{"op": "add_racks", "rack_type": "t", "row": "row"},
                                                {"op": "remove_rack", "rack": "gone"}]})");
    const CliRun edit = runCli({"edit", path("a.cwright"), "--script", path("s.json"), "--json"});
    QCOMPARE(edit.exitCode, 2);
    QVERIFY2(edit.err.startsWith("error: ") && edit.err.contains("edits[1]"), edit.err);
    QCOMPARE(edit.json()["error"].toObject()["object"].toString(), QString("edits[1]"));
    QCOMPARE(readFile(path("a.cwright").toStdString()).value(), before.value());
}

static const std::string oneMoreRack =
    R"({"format": 1, "edits": [{"op": "add_racks", "rack_type": "t", "row": "row", "name": "New"}]})";

void CliTest::editKeepsThePreviousVersion()
{
    const std::string file = path("versioned.cwright").toStdString();
    write("versioned.cwright", designText(sample::computeRacks(1)));
    const auto before = readFile(file);
    write("s.json", oneMoreRack);
    QCOMPARE(runCli({"edit", path("versioned.cwright"), "--script", path("s.json")}).exitCode, 0);
    QVERIFY(readFile(file).value() != before.value());
    QCOMPARE(listVersions(file).size(), std::size_t(1));
    QCOMPARE(readFile(listVersions(file).front().path).value(), before.value());
    QVERIFY(!QFile::exists(QString::fromStdString(lockPath(file))));
}

void CliTest::openFileIsNotEdited()
{
    const std::string file = path("a.cwright").toStdString();
    const auto before = readFile(file);
    write("s.json", oneMoreRack);
    const auto lock = lockFile(file);
    QVERIFY(std::holds_alternative<FileLock>(lock));
    const CliRun edit = runCli({"edit", path("a.cwright"), "--script", path("s.json"), "--json"});
    QCOMPARE(edit.exitCode, 2);
    const QByteArray who = QByteArray::fromStdString(thisProcess().user + " on " + thisProcess().host);
    QVERIFY2(edit.err.contains("a.cwright: is open in another window by " + who + " since 20"), edit.err);
    QVERIFY2(edit.err.contains("remove " + path(".a.cwright.lock").toUtf8()), edit.err);
    QCOMPARE(edit.json()["error"].toObject()["file"].toString(), path("a.cwright"));
    QCOMPARE(readFile(file).value(), before.value());
    QCOMPARE(runCli({"new", "--template", "dgx-h100-superpod", "--out", path("a.cwright")}).exitCode, 2);
    QCOMPARE(readFile(file).value(), before.value());
    QCOMPARE(runCli({"check", path("a.cwright")}).exitCode, 0);
    const QStringList elsewhere{"edit",         path("a.cwright"), "--script",
                                path("s.json"), "--out",           path("c.cwright")};
    QCOMPARE(runCli(elsewhere).exitCode, 0);
}

void CliTest::lockOfADeadProcessIsNoObstacle()
{
    write("stale.cwright", designText(sample::computeRacks(1)));
    const std::string file = path("stale.cwright").toStdString();
    ProcessId dead = thisProcess();
    dead.start -= 1;
    JsonWriter writer;
    describeProcess(writer, dead);
    writer.field("since", utcNow());
    writer.field("token", std::string("1"));
    QVERIFY(writeFile(lockPath(file), fileText(writer.json)));
    write("s.json", oneMoreRack);
    const CliRun edit = runCli({"edit", path("stale.cwright"), "--script", path("s.json")});
    QVERIFY2(edit.exitCode == 0, edit.err);
    QVERIFY(!QFile::exists(QString::fromStdString(lockPath(file))));
}

void CliTest::newerFormatIsRefusedWhole()
{
    const QString newer = SOURCE_FOLDER "/tests/data/broken/newer-format.cwright";
    const auto text = readFile(newer.toStdString());
    QVERIFY(writeFile(path("newer.cwright").toStdString(), text.value()));
    write("s.json", oneMoreRack);
    const CliRun edit = runCli({"edit", path("newer.cwright"), "--script", path("s.json")});
    QCOMPARE(edit.exitCode, 2);
    QVERIFY2(edit.err.contains("newer.cwright: design: format is 2; this version reads format 1."), edit.err);
    QCOMPARE(readFile(path("newer.cwright").toStdString()).value(), text.value());
}

void CliTest::editHelpListsEveryOperation()
{
    const CliRun help = runCli({"edit", "--help"});
    QCOMPARE(help.exitCode, 0);
    for (const EditOperation &operation : editOperations())
        QVERIFY(help.out.contains(
            QByteArray(operation.name.data(), static_cast<qsizetype>(operation.name.size()))));
}

void CliTest::libraryListAndShow()
{
    const QJsonObject list =
        runCli({"library", "list", "--kind", "switch", "--search", "nvidia 9700", "--json"}).json();
    QCOMPARE(list["count"].toInt(), 1);
    QCOMPARE(list["parts"].toArray().at(0).toObject()["id"].toString(), QString("nvidia-qm9700"));
    const QJsonObject part = runCli({"library", "show", "nvidia-dgx-h100", "--json"}).json();
    QCOMPARE(part["max_power_w"].toObject()["value"].toDouble(), 10200.0);
    const CliRun sheet = runCli({"library", "show", "nvidia-dgx-h100"});
    QVERIFY2(sheet.out.contains("10.2 kW") && sheet.out.contains("User Guide"), sheet.out);
    QCOMPARE(runCli({"library", "show", "no-such-part"}).exitCode, 2);
}

void CliTest::rulesInEveryForm()
{
    const QJsonArray rules = runCli({"rules", "--json"}).json()["rules"].toArray();
    const QByteArray markdown = runCli({"rules", "--markdown"}).out, text = runCli({"rules"}).out;
    QVERIFY(rules.size() >= 9);
    for (const QJsonValue &rule : rules) {
        const QByteArray id = rule["id"].toString().toUtf8();
        QVERIFY2(markdown.contains("| " + id + " | "), id);
        QVERIFY2(text.contains(id + "  "), id);
        QVERIFY2(!rule["rationale"].toString().isEmpty() && !rule["source"].toString().isEmpty(), id);
        if (id == "MEC002")
            QCOMPARE(rule["parameters"]["margin"].toDouble(), 0.1);
    }
    for (const QByteArray &line : markdown.split('\n'))
        if (line.startsWith("| "))
            QCOMPARE(line.count('|'), 8);
}

void CliTest::diffOfTwoFiles()
{
    Design later =
        setValue(sample::computeRacks(), "example-gpu-8x", "max_power_w", "9 kW", "measured").take();
    later = movePlacement(later, "t", "s1", {.bottom = bottomOfUnit(40)}).take();
    later = addRacks(later, "t", "row", 1, "R{n}").take();
    write("b.cwright", designText(later));
    const CliRun run = runCli({"diff", path("a.cwright"), path("b.cwright"), "--json"});
    QCOMPARE(run.exitCode, 1);
    const QJsonObject json = run.json();
    QCOMPARE(json.keys(),
             (QStringList{"added", "changed", "findings", "format", "moved", "removed", "totals"}));
    QCOMPARE(json["added"][0]["object"].toString(), "rack-0002");
    QCOMPARE(json["added"][0]["kind"].toString(), "rack");
    QVERIFY(json["removed"].toArray().isEmpty());
    const QJsonValue moved = json["moved"][0];
    QCOMPARE(moved["object"].toString(), "s1");
    QCOMPARE(moved["from"]["u"].toDouble(), 1.0);
    QCOMPARE(moved["to"]["u"].toDouble(), 40.0);
    QCOMPARE(moved["to"]["rack_type"].toString(), "t");
    const QJsonValue changed = json["changed"][0];
    QCOMPARE(changed["object"].toString(), "example-gpu-8x");
    QCOMPARE(changed["key"].toString(), "max_power_w");
    QCOMPARE(changed["from"].toDouble(), 10200.0);
    QCOMPARE(changed["to"].toDouble(), 9000.0);
    const QJsonValue power = json["totals"]["power_max_w"];
    QCOMPARE(power["from"]["value"].toDouble(), 40800.0);
    QCOMPARE(power["to"]["value"].toDouble(), 72000.0);
    QCOMPARE(power["delta"]["value"].toDouble(), 31200.0);
    QCOMPARE(power["delta"]["unknown"].toInt(-1), 0);
    QCOMPARE(json["totals"]["racks"]["delta"].toInt(), 1);
    QVERIFY(json["findings"]["added"].isArray() && json["findings"]["removed"].isArray());
    const QJsonObject totals = runCli({"report", path("b.cwright"), "--json"}).json()["totals"].toObject();
    QCOMPARE(json["totals"].toObject().keys(), totals.keys());
    for (const QString &key : totals.keys())
        if (key != "switches_by_role")
            QVERIFY2(json["totals"][key]["to"] == totals[key], qPrintable(key));
    const CliRun text = runCli({"diff", path("a.cwright"), path("b.cwright")});
    QCOMPARE(text.exitCode, 1);
    QVERIFY2(text.out.startsWith("+ rack R2 (rack-0002)\n> device node-1 in Compute rack (s1): U1 -> U40\n"),
             text.out.constData());
}

void CliTest::diffOfEqualFiles()
{
    const CliRun run = runCli({"diff", path("a.cwright"), path("a.cwright"), "--json"});
    QCOMPARE(run.exitCode, 0);
    for (const char *key : {"added", "removed", "moved", "changed"})
        QVERIFY(run.json().value(QLatin1String(key)).toArray().isEmpty());
    const QJsonObject totals = run.json()["totals"].toObject();
    QCOMPARE(totals["mass_kg"].toObject()["delta"].toObject()["value"].toInt(-1), 0);
    QVERIFY(totals["cables"].toObject()["delta"].isNull());
    QCOMPARE(runCli({"diff", path("a.cwright"), path("a.cwright")}).out, "The designs are equal.\n");
    QCOMPARE(runCli({"diff", path("a.cwright"), path("none.cwright")}).exitCode, 2);
    QCOMPARE(runCli({"diff", path("a.cwright")}).exitCode, 2);
}

/// A release in a script, and what an edit after it does.
void CliTest::releaseByScript()
{
    const std::string head =
        R"({"format": 1, "edits": [{"op": "set", "object": "design", "key": "number", "value": "CW-1"}, )";
    write("release.json",
          head + R"({"op": "release", "revision": "B", "date": "2026-03-01", "by": "A. Architect"}]})");
    const QStringList edit{"edit",  path("a.cwright"), "--script", path("release.json"),
                           "--out", path("r.cwright")};
    const CliRun released = runCli(edit);
    QVERIFY2(released.exitCode == 0, released.err.constData());
    const QJsonValue design = runCli({"report", path("r.cwright"), "--json"}).json()["design"];
    QCOMPARE(design["status"].toString(), "released");
    QCOMPARE(design["revision"].toString(), "B");
    write("set.json",
          R"({"format": 1, "edits": [{"op": "set", "object": "h", "key": "name", "value": "X"}]})");
    QCOMPARE(runCli({"edit", path("r.cwright"), "--script", path("set.json")}).exitCode, 0);
    const QJsonObject edited = runCli({"report", path("r.cwright"), "--json"}).json()["design"].toObject();
    QCOMPARE(edited["status"].toString(), "draft");
    QCOMPARE(runCli({"edit", path("r.cwright"), "--script", path("release.json")}).exitCode, 2);
}

void CliTest::explainSaysWhereAResultComesFrom()
{
    const CliRun text = runCli({"explain", samplePath(), "--metric", "power_max_w"});
    QCOMPARE(text.exitCode, 0);
    QVERIFY2(text.out.startsWith("Maximum power of the design: "), text.out);
    QVERIFY2(text.out.contains("NVIDIA DGX H100: 127 × 10.2 kW = 1.30 MW"), text.out);
    const CliRun rack =
        runCli({"explain", path("a.cwright"), "--metric", "mass_kg", "--object", "t", "--json"});
    QCOMPARE(rack.json()["value"].toDouble(), 730.0);
    QCOMPARE(rack.json()["terms"].toArray().size(), 3);
    const CliRun feed = runCli(
        {"explain", path("a.cwright"), "--metric", "feed_load_one_lost_va", "--object", "pdu1", "--json"});
    QCOMPARE(feed.json()["text"].toString(), "20.4 kVA");
    const CliRun help = runCli({"explain", "--help"});
    for (const char *metric : {"power_max_w", "airflow_m3_per_s", "price_high_usd", "feed_load_one_lost_va"})
        QVERIFY2(help.out.contains(metric), metric);
}

void CliTest::badInput_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no command") << QStringList();
    QTest::newRow("unknown command") << QStringList{"frobnicate"};
    QTest::newRow("unknown option") << QStringList{"report", "x", "--loud"};
    QTest::newRow("no such file") << QStringList{"report", "/none/such.cwright", "--json"};
    QTest::newRow("a folder") << QStringList{"check", "/", "--json"};
    QTest::newRow("no format") << QStringList{"export", samplePath(), "--out", "/tmp/x", "--json"};
    QTest::newRow("unknown format") << QStringList{"export", samplePath(), "--format", "x",
                                                   "--out",  "/tmp/x",     "--json"};
    QTest::newRow("unknown audience") << QStringList{"export", samplePath(), "--format", "bom-csv", "--out",
                                                     "/tmp/x", "--audience", "All",      "--json"};
    QTest::newRow("wrong date") << QStringList{"export", samplePath(), "--format",   "bom-csv", "--out",
                                               "/tmp/x", "--date",     "2026-02-30", "--json"};
    QTest::newRow("cannot be written")
        << QStringList{"export", samplePath(), "--format", "bom-csv", "--out", "/none/x", "--json"};
    QTest::newRow("unknown kind") << QStringList{"library", "list", "--kind", "robot", "--json"};
    QTest::newRow("unknown metric") << QStringList{"explain", samplePath(), "--metric", "beauty", "--json"};
    QTest::newRow("metric without its object")
        << QStringList{"explain", samplePath(), "--metric", "feed_load_va", "--json"};
    QTest::newRow("units that are no number")
        << QStringList{"new", "--template", "x", "--units", "four", "--json"};
}

void CliTest::badInput()
{
    QFETCH(const QStringList, arguments);
    const CliRun bad = runCli(arguments, "offscreen");
    QCOMPARE(bad.exitCode, 2);
    QVERIFY2(bad.err.startsWith("error: "), bad.err);
    QCOMPARE(bad.err.trimmed().count('\n'), 0);
    if (arguments.contains("--json"))
        QVERIFY2(bad.json()["error"].toObject().contains("message"), bad.out);
}

std::unique_ptr<QObject> makeCliTest()
{
    return make<CliTest>();
}

#include "tst_cli.moc"
