#include "model/parts/ports.h"
#include "tests/model/cabled.h"
#include "tests/runner.h"

#include <QSet>

using namespace clusterwright;
using sample::ports;
using sample::q;

namespace {

Connector interfaceOf(const char *name, const char *type, bool isManagement = false,
                      ConnectorKind kind = ConnectorKind::Interface)
{
    Connector connector;
    connector.kind = kind;
    connector.name = name;
    connector.type = type;
    connector.isManagement = isManagement;
    return connector;
}

/// "2 x 400 OSFP compute, 1 x ? RJ45 management".
QString textOf(const std::vector<PortGroup> &groups)
{
    QStringList list;
    for (const PortGroup &group : groups)
        list << QString("%1 x %2 %3 %4")
                    .arg(group.count)
                    .arg(group.rate ? QString::number(inGigabitsPerSecond(*group.rate)) : QString("?"),
                         q(group.connector), q(group.use))
                    .trimmed();
    return list.join(", ");
}

QStringList portNames(const std::vector<PortGroup> &groups)
{
    QStringList names;
    for (std::size_t group = 0; group < groups.size(); ++group)
        for (std::int64_t port = 0; port < groups[group].count; ++port)
            names << q(portName(groups, group, port));
    return names;
}

} // namespace

class PortsTest : public QObject {
    Q_OBJECT

private slots:
    void groupsOfParts_data();
    void groupsOfParts();
    void names_data();
    void names();
    void splitPortsAreNumberedFromZero();
    void cages();
    void links_data();
    void links();
};

void PortsTest::groupsOfParts_data()
{
    QTest::addColumn<Part>("part");
    QTest::addColumn<QString>("expected");
    const std::vector groups{ports(2, 400, "OSFP", "compute"), ports(1, 1, "RJ45", "management")};
    const QString both = "2 x 400 OSFP compute, 1 x 1 RJ45 management";
    Part part = sample::server();
    QTest::newRow("server that states none") << part << "";
    std::get<ServerFacts>(part.facts).ports = sample::figure(groups);
    QTest::newRow("server") << part << both;
    part.connectors = {interfaceOf("eth0", "1000base-t")};
    QTest::newRow("what is stated goes before connectors") << part << both;
    part.facts.emplace<SwitchFacts>().ports = sample::figure(groups);
    QTest::newRow("switch") << part << both;
    part.facts.emplace<StorageFacts>().ports = sample::figure(groups);
    QTest::newRow("storage") << part << both;
    std::get<StorageFacts>(part.facts).ports = sample::figure(std::vector<PortGroup>());
    QTest::newRow("stated that there are none") << part << "";
    NicFacts nic;
    nic.portCount = sample::figure<std::int64_t>(2);
    part.facts = nic;
    QTest::newRow("adapter with its count only") << part << "2 x ?";
    nic.portRate = sample::figure(gigabitsPerSecond(200));
    nic.connector = sample::figure(std::string("QSFP56"));
    part.facts = nic;
    QTest::newRow("adapter") << part << "2 x 200 QSFP56";
    part.facts = NicFacts{};
    QTest::newRow("adapter with connectors") << part << "1 x 1 1000base-t";
    part.connectors = {interfaceOf("1", "400gbase-x-osfp"),
                       interfaceOf("mgmt", "1000base-t", true),
                       interfaceOf("2", "400gbase-x-osfp"),
                       interfaceOf("eth", "1000base-t"),
                       interfaceOf("lo", "virtual"),
                       interfaceOf("bond", "lag"),
                       interfaceOf("3", "2.5gbase-t"),
                       interfaceOf("4", "infiniband-hdr"),
                       interfaceOf("PSU 1", "iec-60320-c14", false, ConnectorKind::PowerPort)};
    part.facts = SwitchFacts{};
    QTest::newRow("connectors by type and use, in the order of the first")
        << part
        << "2 x 400 400gbase-x-osfp, 1 x 1 1000base-t management, 1 x 1 1000base-t, 1 x 2.5 2.5gbase-t, "
           "1 x ? infiniband-hdr";
    part.connectors = {interfaceOf("1", "9999999gbase-x")};
    QTest::newRow("a number that is no rate") << part << "1 x ? 9999999gbase-x";
    QTest::newRow("a rack has none") << sample::rack() << "";
}

void PortsTest::groupsOfParts()
{
    QFETCH(const Part, part);
    QTEST(textOf(portGroupsOf(part)), "expected");
}

void PortsTest::names_data()
{
    QTest::addColumn<std::vector<PortGroup>>("groups");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const std::vector<PortGroup> &groups, const char *expected) {
        QTest::newRow(name) << groups << expected;
    };
    row("no pattern", {ports(2, 400, "OSFP")}, "p1 p2");
    row("pattern", {ports(3, 400, "OSFP", "", 1, "swp{n}")}, "swp1 swp2 swp3");
    row("cage and port", {ports(4, 400, "OSFP", "", 2, "{cage}/{port}")}, "1/1 1/2 2/1 2/2");
    row("last cage half full", {ports(3, 400, "OSFP", "", 2, "1/{cage}/{port}")}, "1/1/1 1/1/2 1/2/1");
    row("counting on over groups of one pattern",
        {ports(2, 400, "OSFP", "", 1, "swp{n}"), ports(1, 1, "RJ45", "", 1, "eth{n}"),
         ports(2, 10, "SFP+", "", 1, "swp{n}")},
        "swp1 swp2 eth1 swp3 swp4");
    row("counting on without a pattern", {ports(1, 400, "OSFP"), ports(2, 1, "RJ45")}, "p1 p2 p3");
    row("cages count on, too",
        {ports(4, 400, "OSFP", "", 2, "{cage}/{port}"), ports(2, 10, "SFP+", "", 1, "{cage}/{port}")},
        "1/1 1/2 2/1 2/2 3/1 4/1");
    row("cages count on after one that is half full",
        {ports(3, 400, "OSFP", "", 2, "{cage}/{port}"), ports(2, 400, "OSFP", "", 2, "{cage}/{port}")},
        "1/1 1/2 2/1 3/1 3/2");
    row("one name for all", {ports(1, 1, "RJ45", "", 1, "mgmt")}, "mgmt");
}

void PortsTest::names()
{
    QFETCH(const std::vector<PortGroup>, groups);
    QFETCH(const QString, expected);
    const QStringList names = portNames(groups);
    QCOMPARE(names.join(' '), expected);
    QVERIFY2(QSet<QString>(names.begin(), names.end()).size() == names.size(), "no name twice");
}

void PortsTest::splitPortsAreNumberedFromZero()
{
    const std::vector groups{ports(4, 800, "OSFP", "", 1, "swp{n}")};
    QCOMPARE(q(portName(groups, 0, 2, 0)), QString("swp3s0"));
    QCOMPARE(q(portName(groups, 0, 2, 1)), QString("swp3s1"));
    QCOMPARE(q(portName(groups, 0, 2)), QString("swp3"));
}

void PortsTest::cages()
{
    QCOMPARE(cagesOf(ports(64, 400, "OSFP", "", 2)), std::int64_t(32));
    QCOMPARE(cagesOf(ports(3, 400, "OSFP", "", 2)), std::int64_t(2));
    QCOMPARE(cagesOf(ports(3, 400, "OSFP")), std::int64_t(3));
    QCOMPARE(cagesOf(ports(0, 400, "OSFP", "", 2)), std::int64_t(0));
}

void PortsTest::links_data()
{
    QTest::addColumn<double>("port");
    QTest::addColumn<double>("link");
    QTest::addColumn<int>("expected");
    QTest::newRow("its own rate") << 400.0 << 400.0 << 1;
    QTest::newRow("half") << 800.0 << 400.0 << 2;
    QTest::newRow("an eighth") << 800.0 << 100.0 << 8;
    QTest::newRow("a rate that does not divide it") << 400.0 << 150.0 << 2;
    QTest::newRow("a third, which no double holds") << 100.0 << 100.0 / 3 << 3;
    QTest::newRow("a tenth of a tenth") << 0.1 << 0.01 << 10;
    QTest::newRow("faster than the port") << 100.0 << 400.0 << 1;
    QTest::newRow("no rate") << 100.0 << 0.0 << 1;
}

void PortsTest::links()
{
    QFETCH(const double, port);
    QFETCH(const double, link);
    QFETCH(const int, expected);
    QCOMPARE(linksPerPort(ports(4, port, "OSFP"), gigabitsPerSecond(link)), std::int64_t(expected));
    PortGroup unknown = ports(4, port, "OSFP");
    unknown.rate.reset();
    QCOMPARE(linksPerPort(unknown, gigabitsPerSecond(link)), std::int64_t(1));
}

std::unique_ptr<QObject> makePortsTest()
{
    return make<PortsTest>();
}

#include "tst_ports.moc"
