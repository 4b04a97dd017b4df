// Parts as NetBox types. The import enforces the rules of the community library, so what it accepts is valid.
#include "libraries/librarystack.h"
#include "libraries/netboxexport.h"
#include "libraries/netboxwriter.h"
#include "libraries/netboxyaml.h"
#include "libraries/partjson.h"
#include "tests/libraries/netboxsamples.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::imported;
using sample::netboxRefusal;
using sample::q;

class NetboxExportTest : public QObject {
    Q_OBJECT

private slots:
    void samplesComeBack_data();
    void samplesComeBack();
    void ownLibrary();
    void ownServer();
    void ownSwitch();
    void ownRackPdu();
    void ownRack();
    void ownItem();
    void singleSupply();
    void changedFigures();
    void masses_data();
    void masses();
    void refusals();
    void mappings();
    void values_data();
    void values();
    void style();

private:
    static Part shipped(const QString &path)
    {
        const QString file = SOURCE_FOLDER "/libraries/data/" + path + ".json";
        return parsePart(readFile(file.toStdString()).take(), file.toStdString()).take();
    }
    static QString textOf(const Part &part, PortForm form = PortForm::Mappings)
    {
        const auto text = netboxText(part, form);
        return text ? q(text.value()) : sample::refusalOf(text);
    }
    static Result<Part> again(const Part &part, PortForm form = PortForm::Mappings)
    {
        const char *folder = kindOf(part) == PartKind::Rack          ? "rack-types/x.yaml"
                             : part.category == "netbox module type" ? "module-types/x.yaml"
                                                                     : "device-types/x.yaml";
        return importNetboxType(textOf(part, form).toStdString(), folder);
    }
    static auto countOf(const Part &part, ConnectorKind kind)
    {
        return std::ranges::count(part.connectors, kind, &Connector::kind);
    }
};

void NetboxExportTest::samplesComeBack_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &file : sample::netboxFiles())
        QTest::newRow(qPrintable(file)) << file;
}

void NetboxExportTest::samplesComeBack()
{
    QFETCH(const QString, file);
    const Part part = importNetboxType(sample::netboxFile(file), file.toStdString()).take();
    const auto back = again(part);
    QCOMPARE(netboxRefusal(back), QString("accepted"));
    QVERIFY(back.value() == part);
    QCOMPARE(textOf(back.value()), textOf(part));
    QCOMPARE(netboxRefusal(again(part, PortForm::Inline)), QString("accepted"));
}

/// Every part of the shipped library is exported, or says why not.
void NetboxExportTest::ownLibrary()
{
    int written = 0;
    const Library library = loadLibrary(SOURCE_FOLDER "/libraries/data").take();
    for (const auto &[id, part] : library) {
        const bool isFit =
            (canStandInRack(kindOf(part)) || kindOf(part) == PartKind::Rack) && part.size.height;
        const auto text = netboxText(part);
        QVERIFY2(bool(text) == isFit, qPrintable(q(id) + ": " + sample::refusalOf(text)));
        if (!text)
            continue;
        const auto back = again(part);
        QVERIFY2(back, qPrintable(q(id) + ": " + netboxRefusal(back)));
        QCOMPARE(q(back.value().id), q(id));
        QCOMPARE(back.value().size.height->value, part.size.height->value);
        ++written;
    }
    QVERIFY(written >= 40);
}

void NetboxExportTest::ownServer()
{
    const Part server = shipped("servers/nvidia-dgx-h100");
    const QString text = textOf(server);
    QVERIFY2(text.startsWith("---\nmanufacturer: NVIDIA\nmodel: "), qPrintable(text));
    QVERIFY(text.contains("slug: nvidia-dgx-h100\n"));
    QVERIFY(text.contains("u_height: 8\n"));
    QVERIFY2(text.contains("  - name: PSU6\n    type: iec-60320-c20\n"), qPrintable(text));
    QVERIFY(!text.contains("maximum_draw")); // the load is not that of one of six supplies
    const Part back = again(server).take();
    QCOMPARE(countOf(back, ConnectorKind::PowerPort), 6);
    QCOMPARE(inKilograms(back.size.mass->value), inKilograms(server.size.mass->value));
    QVERIFY(!back.electrical.max);
}

void NetboxExportTest::ownSwitch()
{
    Part part = sample::networkSwitch();
    auto &facts = std::get<SwitchFacts>(part.facts);
    facts.ports = sample::figure(std::vector<PortGroup>{{64, gigabitsPerSecond(400), "OSFP", "compute"},
                                                        {2, gigabitsPerSecond(1), "RJ45", "management"},
                                                        {1, gigabitsPerSecond(7), "Odd", ""}});
    const Part ethernet = again(part).take();
    QCOMPARE(countOf(ethernet, ConnectorKind::Interface), 67);
    const auto typeCount = [](const Part &of, const char *type) {
        return std::ranges::count(of.connectors, std::string(type), &Connector::type);
    };
    QCOMPARE(typeCount(ethernet, "400gbase-x-osfp"), 64);
    QCOMPARE(typeCount(ethernet, "1000base-t"), 2);
    QCOMPARE(typeCount(ethernet, "other"), 1);
    QVERIFY(textOf(part).contains("  - name: '64'\n    type: 400gbase-x-osfp\n    description: compute\n"));
    QVERIFY(textOf(part).contains("  - name: mgmt1\n    type: 1000base-t\n    mgmt_only: true\n"));
    facts.protocol = sample::figure(std::string("InfiniBand NDR"));
    QCOMPARE(typeCount(again(part).take(), "infiniband-ndr"), 64);
    QCOMPARE(typeCount(again(part).take(), "1000base-t"), 2); // management is Ethernet
}

void NetboxExportTest::ownRackPdu()
{
    Part pdu = shipped("power/raritan-px3-5702jv");
    auto &feed = std::get<FeedFacts>(pdu.facts);
    feed.outletCounts = sample::figure(std::vector<PortGroup>{{30, {}, "C13", ""}, {6, {}, "C19", ""}});
    feed.plug = sample::figure(std::string("NEMA L15-30P"));
    const Part back = again(pdu).take();
    const auto &after = std::get<FeedFacts>(back.facts);
    QCOMPARE(after.outletCounts->value, feed.outletCounts->value);
    QCOMPARE(after.plug->value, feed.plug->value);
    QVERIFY(textOf(pdu).contains("power-ports:\n  - name: Input\n    type: nema-l15-30p\n"));
    QVERIFY(textOf(pdu).contains("  - name: '36'\n    type: iec-60320-c19\n    power_port: Input\n"));
    feed.plug.reset();
    QVERIFY(textOf(pdu).contains("power-ports:\n  - name: Input\n    type: other\n"));
}

void NetboxExportTest::ownRack()
{
    const Part rack = shipped("racks/apc-ar3300");
    const QString text = textOf(rack);
    QVERIFY(text.contains("form_factor: 4-post-cabinet\nwidth: 19\nu_height: 42\nstarting_unit: 1\n"));
    QVERIFY2(text.contains("The form factor is not stated; a cabinet is assumed."), qPrintable(text));
    const Part back = again(rack).take();
    const auto &facts = std::get<RackFacts>(rack.facts), &after = std::get<RackFacts>(back.facts);
    QCOMPARE(inMetres(after.outerWidth->value), inMetres(facts.outerWidth->value));
    QCOMPARE(inMetres(after.outerDepth->value), inMetres(facts.outerDepth->value));
    const QString open = textOf(shipped("racks/ocp-orv3"));
    QVERIFY2(open.contains("width: 21\n") && open.contains("OU of 48 mm"), qPrintable(open));
}

void NetboxExportTest::ownItem()
{
    const QString text = textOf(shipped("items/generic-blanking-panel-1u"));
    QVERIFY(text.contains("is_powered: false\n"));
    QVERIFY(!text.contains("power-ports"));
    QVERIFY2(text.contains("Estimates: ") || !text.contains("comments"), qPrintable(text));
}

void NetboxExportTest::singleSupply()
{
    Part server = sample::server();
    server.electrical.supplies->value = {1, 1, {}};
    server.electrical.max->value = watts(799.5);
    QVERIFY(textOf(server).contains("    maximum_draw: 800\n"));
    QCOMPARE(inWatts(again(server).take().electrical.max->value), 800.0);
    server.electrical.max.reset();
    QVERIFY(!textOf(server).contains("maximum_draw"));
    server.isFullDepth.reset();
    QVERIFY(textOf(server).contains("is_full_depth: true\n"));
    QVERIFY(textOf(server).contains("full depth is not stated; true is assumed."));
}

/// A figure that was changed after the import is written, not what the file once stated.
void NetboxExportTest::changedFigures()
{
    Part small = imported("Teltonika__RUT240.yaml");
    QVERIFY(textOf(small).contains("weight: 125\nweight_unit: g\n"));
    small.size.mass->value = kilograms(0.13);
    QVERIFY(textOf(small).contains("weight: 0.13\nweight_unit: kg\n"));
    small.size.mass.reset();
    QVERIFY(!textOf(small).contains("weight"));
    Part rack = imported("APC__AR3300.yaml", "rack-types");
    std::get<RackFacts>(rack.facts).staticLoad->value = kilograms(1000);
    QVERIFY(textOf(rack).contains("weight: 134.09\nmax_weight: 1000\nweight_unit: kg\n"));
    std::get<RackFacts>(rack.facts).outerDepth->value = metres(1.1);
    QVERIFY(textOf(rack).contains("outer_height: 1991\nouter_depth: 1100\nouter_unit: mm\n"));
}

void NetboxExportTest::masses_data()
{
    QTest::addColumn<double>("mass");
    QTest::addColumn<QString>("text");
    QTest::newRow("two digits hold it") << 130.45 << "weight: 130.45\nweight_unit: kg\n";
    QTest::newRow("whole") << 130.0 << "weight: 130\nweight_unit: kg\n";
    QTest::newRow("three digits: in grams") << 0.125 << "weight: 125\nweight_unit: g\n";
    QTest::newRow("pounds: in grams") << 43.0913 << "weight: 43091.3\nweight_unit: g\n";
    QTest::newRow("finer than NetBox holds, and said so")
        << 0.000123456 << "The weight is rounded to 0.01 g.";
}

void NetboxExportTest::masses()
{
    QFETCH(const double, mass);
    QFETCH(const QString, text);
    Part server = sample::server();
    server.size.mass->value = kilograms(mass);
    QVERIFY2(textOf(server).contains(text), qPrintable(textOf(server)));
}

void NetboxExportTest::refusals()
{
    const auto refused = [](const auto &change) {
        Part server = sample::server();
        change(server);
        return sample::refusalOf(netboxText(server));
    };
    const std::string longText(101, 'x');
    QVERIFY(refused([](Part &part) { part.size.height.reset(); }).contains("|height_u|is not known;"));
    QVERIFY(refused([](Part &part) { part.vendor.clear(); }).contains("|vendor|is empty;"));
    QVERIFY(refused([&](Part &part) { part.model = longText; }).contains("|model|is longer than 100"));
    QVERIFY(
        refused([&](Part &part) { part.orderCode = longText; }).contains("|part_number|is longer than 50"));
    QVERIFY(refused([](Part &part) { setKind(part, PartKind::Cpu); }).contains("|kind|is cpu;"));
    Part rack = shipped("racks/apc-ar3300");
    rack.size.height->value = HalfUnits{83};
    QVERIFY(sample::refusalOf(netboxText(rack)).contains("|height_u|is no whole number of units;"));
    Part wordy = sample::server();
    wordy.summary = longText + longText; // kept whole, where there is room
    QVERIFY(!textOf(wordy).contains("description") && textOf(wordy).contains(q(wordy.summary)));
}

void NetboxExportTest::mappings()
{
    const Part panel = imported("Generic__24-port-copper-patch-panel-half-depth.yaml");
    const QString newer = textOf(panel), older = textOf(panel, PortForm::Inline);
    QVERIFY(newer.contains("port-mappings:\n  - front_port: Port 1\n    front_port_position: 1\n"
                           "    rear_port: Port 1\n    rear_port_position: 1\n"));
    QVERIFY(newer.contains("  - name: Port 1\n    type: 8p8c\n    positions: 1\n"));
    QVERIFY(older.contains("  - name: Port 1\n    type: 8p8c\n    rear_port: Port 1\n"));
    QVERIFY(!older.contains("port-mappings"));
    QVERIFY(again(panel, PortForm::Inline).take() == panel);
}

void NetboxExportTest::values_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("yaml");
    const auto row = [](const char *text, const char *yaml) { QTest::newRow(text) << text << yaml; };
    row("DGX H100", "DGX H100");
    row("eth0/1.2", "eth0/1.2");
    row("24-port panel", "24-port panel");
    row("800", "'800'");
    row("0123", "'0123'");
    row("1e5", "'1e5'");
    row("1_000", "'1_000'");
    row("12:30", "'12:30'");
    row("2024-01-31", "'2024-01-31'");
    row("0x1F", "'0x1F'");
    row("yes", "'yes'");
    row("Off", "'Off'");
    row("null", "'null'");
    row("~", "'~'");
    row("a: b", "'a: b'");
    row("a #b", "'a #b'");
    row("- a", "'- a'");
    row("{module}", "'{module}'");
    row("*a", "'*a'");
    row("&a", "'&a'");
    row("!a", "'!a'");
    row("it's", "'it''s'");
    row("say \"a\"", "'say \"a\"'");
    row("a\\b", "'a\\b'");
    row(" a", "' a'");
    row("a ", "'a '");
    row("µm", "'µm'");
    row("a\tb", "\"a\\tb\"");
    row("a\nb", "|-\n  a\n  b");
    row("a\n\n b\n", "|\n  a\n\n   b");
    row("a \nb", "\"a \\nb\"");
    row("\na", "\"\\na\"");
    row("a\n\n", "\"a\\n\\n\"");
    row("a\n...\nb", "|-\n  a\n  ...\n  b");
    row("---", "'---'");
}

/// Each text is written as expected and reads back as itself.
void NetboxExportTest::values()
{
    QFETCH(const QString, text);
    QFETCH(const QString, yaml);
    QCOMPARE(q(netbox::yamlValue(text.toStdString())), yaml);
    const auto tree = netbox::parseYaml("key: " + yaml.toStdString() + '\n', "x");
    QCOMPARE(sample::refusalOf(tree), QString("accepted"));
    QCOMPARE(q(netbox::textOf(tree.value(), "key")), text);
}

/// What yamllint asks for in the community library: no trailing spaces, one line end at the end.
void NetboxExportTest::style()
{
    for (const QString &file : sample::netboxFiles()) {
        const QString text = textOf(importNetboxType(sample::netboxFile(file), file.toStdString()).take());
        QVERIFY(text.startsWith("---\n") && text.endsWith('\n') && !text.endsWith("\n\n"));
        QVERIFY2(!text.contains(" \n") && !text.contains('\t'), qPrintable(file));
    }
}

std::unique_ptr<QObject> makeNetboxExportTest()
{
    return make<NetboxExportTest>();
}

#include "tst_netboxexport.moc"
