#include "libraries/designjson.h"
#include "libraries/file.h"
#include "tests/app/cli.h"
#include "tests/cablesample.h"
#include "tests/runner.h"

#include <QJsonArray>
#include <QTemporaryDir>

using namespace clusterwright;

/// What a network carries, asked as a script would.
class FabricCliTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void capacityOfTheNetwork();
    void pathHopByHop();
    void throughputOfPatterns_data();
    void throughputOfPatterns();
    void whatIsLeftWithoutASwitch();
    void patternsAtOnceShareTheLinks();
    void mostThatCanFlow();
    void noPathIsExitCodeOne();
    void noNetworks();
    void reportHasTheNetwork();
    void badInput_data();
    void badInput();

private:
    QString path(const char *name) const { return m_folder.filePath(name); }
    CliRun ask(const QStringList &options) const
    {
        return runCli(QStringList{"fabric", path("a.cwright"), "--json"} + options);
    }
    static QJsonObject first(const CliRun &run) { return run.json()["fabrics"].toArray().at(0).toObject(); }

    QTemporaryDir m_folder;
};

void FabricCliTest::initTestCase()
{
    QVERIFY(writeFile(path("a.cwright").toStdString(), designText(sample::cabledDesign())));
    QVERIFY(writeFile(path("none.cwright").toStdString(), designText(sample::computeRacks())));
}

void FabricCliTest::capacityOfTheNetwork()
{
    const CliRun run = ask({});
    QCOMPARE(run.exitCode, 0);
    const QJsonObject fabric = first(run)["fabric"].toObject();
    QCOMPARE(fabric["id"].toString(), QString("f"));
    QCOMPARE(fabric["leaves"].toInt(), 2);
    QCOMPARE(fabric["cables"].toObject()["total"].toInt(), 16);
    QCOMPARE(fabric["injection_byte_per_s"].toDouble(), 8 * 50e9);
    QCOMPARE(fabric["bisection_byte_per_s"].toDouble(), 4 * 50e9); // half of it
    QCOMPARE(fabric["tiers"].toArray().at(0)["oversubscription"].toDouble(), 1.0);
    QVERIFY(first(run)["single_losses"].toArray().size() >= 3);
    const QJsonObject apart = first(run)["switches_between"].toObject();
    double sum = 0;
    for (const QJsonValue &share : apart)
        sum += share.toDouble();
    QVERIFY(std::abs(sum - 1) < 1e-9);
    QVERIFY(apart["1"].toDouble() > 0 && apart["3"].toDouble() > 0 && !apart.contains("none"));
    QCOMPARE(first(run)["flow_between_halves_byte_per_s"].toDouble(), 4 * 50e9);
    const CliRun text = runCli({"fabric", path("a.cwright")});
    QVERIFY(text.out.contains("Compute: 8 links of 4 devices, 2 leaves, 2 spines, 0 cores, 16 cables; "
                              "injection 3.2 Tb/s, bisection 1.6 Tb/s, leaf 1.00:1"));
}

void FabricCliTest::pathHopByHop()
{
    // Rail 1 of all nodes is on the first leaf: one switch is enough.
    const CliRun run = ask({"--path", "R1-node-1", "R2-node-2"});
    QCOMPARE(run.exitCode, 0);
    const QJsonObject way = first(run)["path"].toObject();
    QCOMPARE(way["switches"].toInt(), 1);
    QCOMPARE(way["shortest_paths"].toInt(), 2); // by either rail
    const QJsonArray hops = way["hops"].toArray();
    QCOMPARE(hops.size(), 2);
    QCOMPARE(hops[0].toObject()["from"].toString(), QString("R1-node-1"));
    QCOMPARE(hops[0].toObject()["to"], hops[1].toObject()["from"]);
    QCOMPARE(hops[1].toObject()["to"].toString(), QString("R2-node-2"));
    QCOMPARE(way["narrowest_byte_per_s"].toDouble(), 50e9);
    // Two adapters of 0.8 us, a switch of 0.6 us, 5 ns for each metre.
    const double cable = way["cable_m"].toDouble();
    QVERIFY(cable > 0);
    QVERIFY(std::abs(way["latency_s"].toDouble() - (2.2e-6 + 5e-9 * cable)) < 1e-12);
    QVERIFY(ask({"--path", "R1-node-1", "R2-node-2"}).out == run.out);
}

void FabricCliTest::throughputOfPatterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<double>("share");
    QTest::newRow("all to all, half of it over the spines") << "all-to-all" << 1.0;
    QTest::newRow("ring by rails stays under the leaves") << "rail-ring" << 1.0;
}

void FabricCliTest::throughputOfPatterns()
{
    QFETCH(const QString, pattern);
    QFETCH(const double, share);
    const CliRun run = ask({"--pattern", pattern});
    QCOMPARE(run.exitCode, 0);
    const QJsonObject traffic = first(run)["traffic"].toObject();
    QCOMPARE(traffic["ports"].toInt(), 8);
    QCOMPARE(traffic["share"].toDouble(), share);
    QCOMPARE(traffic["per_port_byte_per_s"].toDouble(), 50e9 * share);
}

void FabricCliTest::whatIsLeftWithoutASwitch()
{
    const QJsonObject spine = first(ask({"--lose", "R1-spine"}))["loss"].toObject();
    QCOMPARE(spine["cut_off"].toInt(), 0);
    QCOMPARE(spine["injection_left"].toDouble(), 1.0);
    QCOMPARE(spine["worst_uplinks_left"].toDouble(), 0.5);
    const QJsonObject leaf = first(ask({"--lose", "R1-leaf"}))["loss"].toObject();
    QCOMPARE(leaf["cut_off"].toInt(), 0); // the other rail is left
    QCOMPARE(leaf["injection_left"].toDouble(), 0.5);
    const QJsonObject way =
        first(ask({"--lose", "R1-leaf", "--path", "R1-node-1", "R2-node-2"}))["path"].toObject();
    QCOMPARE(way["shortest_paths"].toInt(), 1);
}

/// Both fill the links of the endpoints, so each gets half.
void FabricCliTest::patternsAtOnceShareTheLinks()
{
    const CliRun run = ask({"--pattern", "all-to-all", "--pattern", "rail-ring"});
    QCOMPARE(run.exitCode, 0);
    const QJsonArray shares = first(run)["contention"].toArray();
    QCOMPARE(shares.size(), 2);
    for (const QJsonValue &share : shares)
        QVERIFY(std::abs(share["share"].toDouble() - 0.5) < 1e-9);
}

/// Two ports of 400 Gb/s leave a node.
void FabricCliTest::mostThatCanFlow()
{
    const QJsonObject flow = first(ask({"--flow", "R1-node-1", "R2-node-2"}))["flow"].toObject();
    QCOMPARE(flow["byte_per_s"].toDouble(), 2 * 50e9);
    QCOMPARE(flow["limiting_links"].toInt(), 2);
    QCOMPARE(flow["disjoint_paths"].toInt(), 2);
    QCOMPARE(ask({"--flow", "R1-node-1", "compute-node"}).exitCode, 2); // in both sets
    QCOMPARE(ask({"--flow", "R1-node-1", "nobody"}).exitCode, 2);
}

void FabricCliTest::noPathIsExitCodeOne()
{
    const CliRun run = ask({"--lose", "R1-node-1", "--path", "R1-node-1", "R2-node-2"});
    QCOMPARE(run.exitCode, 1);
    QVERIFY(first(run)["path"].isNull());
}

void FabricCliTest::noNetworks()
{
    const CliRun run = runCli({"fabric", path("none.cwright")});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.out, QByteArray("no networks\n"));
}

void FabricCliTest::reportHasTheNetwork()
{
    const CliRun run = runCli({"report", path("a.cwright"), "--json"});
    QCOMPARE(run.json()["totals"].toObject()["cables"].toInt(), 16);
    QCOMPARE(run.json()["fabrics"].toArray().size(), 1);
    int optics = 0;
    for (const QJsonValue &part : run.json()["parts"].toArray())
        optics += part["kind"].toString() == "optic_or_cable" ? part["count"].toInt() : 0;
    QVERIFY(optics > 16); // the cables, and transceivers of those that are fibre
    QVERIFY(runCli({"report", path("a.cwright")}).out.contains("\nnetworks\n  Compute: 8 links"));
}

void FabricCliTest::badInput_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("message");
    QTest::newRow("unknown network") << QStringList{"--fabric", "g"}
                                     << "is no network of the design; there are f.";
    QTest::newRow("unknown device") << QStringList{"--lose", "R9-leaf"} << "is no device of the network f";
    QTest::newRow("path to itself") << QStringList{"--path", "R1-node-1", "R1-node-1"}
                                    << "must name two different devices.";
    QTest::newRow("unknown pattern") << QStringList{"--pattern", "star"}
                                     << "it must be one of all-to-all, ring, rail-ring, to-targets.";
    QTest::newRow("no storage to write to")
        << QStringList{"--pattern", "to-targets"} << "needs devices of the role storage";
}

void FabricCliTest::badInput()
{
    QFETCH(const QStringList, options);
    QFETCH(const QString, message);
    const CliRun run = ask(options);
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.json()["error"].toObject()["message"].toString().contains(message), run.out);
    QVERIFY(run.err.startsWith("error: "));
}

std::unique_ptr<QObject> makeFabricCliTest()
{
    return make<FabricCliTest>();
}

#include "tst_fabriccli.moc"
