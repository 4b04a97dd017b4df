// Rules about networks, NET001 to NET015: each is seen to fire, to pass, and not to be evaluated where it can
// be so.
#include "tests/model/cabled.h"
#include "tests/runner.h"

#include <functional>

using namespace clusterwright;
using sample::found;
using sample::partIn;
using sample::q;

namespace {

/// Two racks of two nodes with a leaf each, and a spine. Each node has as many ports as accelerators.
Design wired(int racks = 2)
{
    Design design = sample::wiredRacks(racks);
    std::get<ServerFacts>(partIn(design, "example-node").facts).acceleratorCount =
        sample::figure<std::int64_t>(4);
    return design;
}

Design changed(Design design, const std::function<void(Design &)> &change)
{
    change(design);
    return design;
}

Design with(const std::string &key, const Value &value, Design design = wired())
{
    return setValue(std::move(design), "f", key, value).take();
}

/// A fabric of one tier for the management ports, whose switch stands nowhere.
Design withManagement(std::int64_t ports)
{
    Design design = addFabric(wired(),
                              {.id = "oob",
                               .name = "OOB",
                               .kind = FabricKind::OutOfBand,
                               .tiers = 1,
                               .leaf = {.part = "example-leaf", .count = 1, .radix = ports}},
                              sample::opticsLibrary())
                        .take();
    return addEndpoints(design, {.id = "m",
                                 .fabric = "oob",
                                 .role = Role::ComputeNode,
                                 .use = "management",
                                 .attach = Attach::Free})
        .take();
}

/// Storage systems of 2 U in the first rack, with two ports of 400 Gb/s, that are said to read so much.
Design withStorage(std::optional<double> gigabytes)
{
    Part array = sample::renamed(sample::networkSwitch(), "array");
    StorageFacts facts;
    facts.ports = sample::figure(std::vector{sample::ports(2, 400, "OSFP")});
    if (gigabytes)
        facts.readBandwidth = sample::figure(bytesPerSecond(*gigabytes * 1e9));
    array.facts = facts;
    PlaceRequest place = sample::at(44, "array-1");
    place.role = Role::Storage;
    Design design = with("kind", "storage");
    design = placePart(design, "network", array, place).take();
    return addEndpoints(design, {.id = "s", .fabric = "f", .role = Role::Storage, .attach = Attach::Spine})
        .take();
}

LinkOverride byHand(const Design &design, const std::string &port, const std::string &leafPort)
{
    return {.fabric = "f",
            .a = {design.racks.at(0).id, "n1", port},
            .z = {design.racks.at(1).id, "leaf", leafPort}};
}

} // namespace

class NetworkRulesTest : public QObject {
    Q_OBJECT

private slots:
    void noFabricNoFindings();
    void everythingStatedPasses();
    void findings_data();
    void findings();
    void messages_data();
    void messages();
};

void NetworkRulesTest::noFabricNoFindings()
{
    for (const Finding &finding : evaluate(sample::cabledRacks()).findings)
        QVERIFY2(!finding.rule.starts_with("NET"), finding.message.c_str());
}

void NetworkRulesTest::everythingStatedPasses()
{
    Design design = with("declared_loss", 0.5, withManagement(8));
    design.fabrics[1].declaredLoss = 1;
    design.fabrics[1].leaf.role = Role::Other;
    QStringList list;
    for (const Finding &finding : evaluate(design).findings)
        if (finding.rule.starts_with("NET") && finding.objects.front() != "oob")
            list << q(finding.rule + " " + std::string(nameOf(finding.state)));
    QCOMPARE(list, QStringList("NET008 not_evaluated")); // where the adapters sit is never stated
}

void NetworkRulesTest::findings_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<Design>("design");
    QTest::addColumn<QStringList>("expected"); // states
    const auto row = [](const char *rule, const char *why, const Design &design, const QStringList &states) {
        QStringList expected;
        for (const QString &state : states)
            expected << QString(rule) + " " + state;
        QTest::addRow("%s: %s", rule, why) << rule << design << expected;
    };
    const QStringList none, open{"open"}, unknown{"not_evaluated"};

    row("NET001", "ports as stated", wired(), none);
    row("NET001", "more links than ports", with("leaf_radix", 32.0), open);
    row("NET001", "a switch that stands nowhere", sample::withFabric(sample::cabledRacks()), open);
    row("NET001", "two groups of endpoints on the same ports",
        addEndpoints(wired(), {.id = "e2", .fabric = "f", .use = "compute", .attach = Attach::Free}).take(),
        open);
    row("NET001", "two groups on other ports",
        changed(
            addEndpoints(wired(),
                         {.id = "e2", .fabric = "f", .use = "compute", .first = 2, .attach = Attach::Free})
                .take(),
            [](Design &d) { d.endpoints[0].ports = 2; }),
        none);

    row("NET002", "media fit", wired(), none);
    row("NET002", "no medium of the form",
        changed(wired(),
                [](Design &d) {
                    for (const char *id : {"twin-dac", "twin-sr"})
                        std::get<OpticFacts>(partIn(d, id).facts).form =
                            sample::figure(std::string("QSFP56"));
                }),
        open);
    row("NET002", "no medium of the rate", with("uplink_byte_per_s", "200 Gb/s"), open);
    row("NET002", "no media table", changed(wired(), [](Design &d) { d.media.clear(); }), unknown);

    row("NET003", "within reach", wired(), none);
    row("NET003", "beyond every reach", removeMedium(wired(), "sr").take(), open);
    row("NET003", "beyond every length in stock", setValue(wired(), "sr", "stock", "1,2").take(), open);
    row("NET003", "length unknown", sample::withFabric(sample::cabledRacks()), unknown);
    row("NET003", "nothing is cabled on a backplane",
        with("backplane", "yes", sample::withFabric(sample::cabledRacks())), none);

    row("NET004", "one to one", wired(), none);
    const Design narrow = with("leaf_up", 4.0);
    row("NET004", "two to one", narrow, open);
    row("NET004", "two to one, accepted", with("target_oversubscription", 2.0, narrow), none);
    row("NET004", "two to one of a front end", with("kind", "in-band", narrow), none);
    row("NET004", "two to one of storage", with("kind", "storage", narrow), open);

    row("NET005", "eight uplinks over two spines", with("spine_count", 2.0), none);
    row("NET005", "eight uplinks over three spines", with("spine_count", 3.0), open);
    row("NET005", "six spines for uplinks that split in three",
        with("uplink_breakout", 3.0, with("spine_count", 3.0)), none);

    row("NET006", "every port", wired(), none);
    row("NET006", "no leaf for some", with("leaf_count", 1.0), open);
    row("NET006", "more leaves than ports of a spine", with("spine_radix", 1.0), open);

    Design railed = with("rails", 2.0);
    row("NET007", "by the rule", railed, none);
    railed.links = {byHand(railed, "p1", "1/1")};
    railed.links[0].id = "l";
    row("NET007", "the port of rail 1 at the leaf of rail 2", railed, open);
    row("NET007", "the port of rail 2 there", changed(railed, [](Design &d) { d.links[0].a.port = "p2"; }),
        none);
    row("NET007", "one rail only", changed(railed, [](Design &d) { d.fabrics[0].rails = 1; }), none);

    row("NET008", "as many ports as accelerators", wired(), unknown);
    row("NET008", "fewer ports than accelerators", sample::wiredRacks(2), open);
    row("NET008", "no adapters of a storage fabric", with("kind", "storage", sample::wiredRacks(2)), none);
    row("NET008", "a server without accelerators",
        changed(wired(),
                [](Design &d) {
                    std::get<ServerFacts>(partIn(d, "example-node").facts).acceleratorCount =
                        sample::figure<std::int64_t>(0);
                }),
        none);

    row("NET009", "a leaf cuts off its nodes", wired(), open);
    row("NET009", "declared", with("declared_loss", 0.5), none);
    row("NET009", "more than declared", with("declared_loss", 0.49), open);

    const auto infiniband = [](Design design) {
        std::get<SwitchFacts>(partIn(design, "example-leaf").facts).protocol =
            sample::figure(std::string("InfiniBand NDR"));
        return design;
    };
    row("NET010", "Ethernet needs none", wired(), none);
    row("NET010", "InfiniBand without ports", infiniband(wired()), open);
    row("NET010", "three of four", infiniband(with("manager_ports", 3.0)), open);
    row("NET010", "four of four", infiniband(with("manager_ports", 4.0)), none);

    row("NET011", "no out-of-band fabric", wired(), unknown);
    row("NET011", "four ports for four nodes", withManagement(4), none);
    row("NET011", "three ports for four nodes", withManagement(3), open);

    row("NET012", "200 GB/s for each node, storage of 60 GB/s on 100", withStorage(60), none);
    row("NET012", "storage reads more than its links", withStorage(101), open);
    row("NET012", "nobody says what it reads", withStorage({}), unknown);
    row("NET012", "nodes of 12.5 GB/s", with("rate_byte_per_s", "25 Gb/s", with("kind", "storage")), open);
    row("NET012", "of storage fabrics only", with("rate_byte_per_s", "25 Gb/s"), none);

    row("NET013", "a fat tree", wired(), none);
    row("NET013", "a torus without its shape", with("topology", "torus"), open);

    row("NET014", "nobody listed any", wired(), none);
    row("NET014", "as many as follow", with("listed_transceivers", 16.0), none);
    row("NET014", "one missing", with("listed_transceivers", 15.0), open);

    row("NET015", "no growth declared", wired(), none);
    row("NET015", "two units", with("most_units", 2.0), none);
    row("NET015", "four units need two spines", with("most_units", 4.0), open);
    row("NET015", "four units, two spines", with("spine_count", 2.0, with("most_units", 4.0)), none);
}

void NetworkRulesTest::findings()
{
    QFETCH(const QString, rule);
    QFETCH(const Design, design);
    QFETCH(const QStringList, expected);
    QStringList list = found(design, rule.toStdString());
    list.removeDuplicates();
    QString messages;
    for (const Finding &finding : evaluate(design).findings)
        if (finding.rule == rule.toStdString())
            messages += q(finding.message) + " ";
    QVERIFY2(list == expected, qPrintable(list.join(", ") + ": " + messages));
}

void NetworkRulesTest::messages_data()
{
    QTest::addColumn<Design>("design");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("expected"); // "objects: message"
    const auto row = [](const char *rule, const Design &design, const char *expected) {
        QTest::newRow(rule) << design << rule << expected;
    };
    row("NET001", sample::withFabric(sample::cabledRacks()),
        "f: Fabric: 1 of the switches that it needs stand in no rack.");
    row("NET003", sample::withFabric(sample::cabledRacks()),
        "f: Fabric: length of 16 links unknown; an end stands in no rack or in another hall.");
    row("NET004", with("leaf_up", 4.0), "f: Fabric, leaf tier: 2.00:1 over 1.00:1.");
    row("NET005", with("spine_count", 3.0), "f: Fabric: 8 uplinks over 3 spines is uneven.");
    row("NET008", sample::wiredRacks(2),
        "example-node: GPU 8x: 4 fabric ports for 8 accelerators; some use a remote adapter.");
    row("NET009", wired(), "f: Fabric, loss of R1-leaf-1: 2 endpoints isolated.");
    row("NET011", withManagement(3), "oob: OOB: 4 ports needed, 3 present.");
    row("NET014", with("listed_transceivers", 15.0), "f: Fabric: 15 transceivers listed, 16 derived.");
    row("NET015", with("most_units", 4.0),
        "f: Fabric: growth to 4 units re-cables the spines, 1 of 2 present.");
}

void NetworkRulesTest::messages()
{
    QFETCH(const Design, design);
    QFETCH(const QString, rule);
    const Finding finding = sample::firstOf(design, rule.toStdString());
    QVERIFY(!finding.objects.empty() && !finding.fix.empty());
    QTEST(q(finding.objects.front() + ": " + finding.message), "expected");
}

std::unique_ptr<QObject> makeNetworkRulesTest()
{
    return make<NetworkRulesTest>();
}

#include "tst_networkrules.moc"
