// What a NetBox type becomes, and each rule of such a file.
#include "libraries/netboximport.h"
#include "libraries/partjson.h"
#include "model/parts/figurelist.h"
#include "tests/libraries/netboxsamples.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::goodDevice;
using sample::imported;
using sample::netboxRefusal;
using sample::q;

class NetboxImportTest : public QObject {
    Q_OBJECT

private slots:
    void rules_data();
    void rules();
    void accepted_data();
    void accepted();
    void samplesAreKept_data() { rowsOfSamples(); }
    void samplesAreKept();
    void kinds_data();
    void kinds();
    void masses_data();
    void masses();
    void powerOfPorts_data();
    void powerOfPorts();
    void mostSamplesStateNoWatts();
    void supplyModuleIsNoLoad();
    void rackPdu();
    void switchPorts();
    void rackType();
    void chassis();
    void bothFormsOfMappings();
    void textsStayTexts();
    void kindOfFile_data();
    void kindOfFile();
    void gaps();

private:
    static void rowsOfSamples()
    {
        QTest::addColumn<QString>("file");
        for (const QString &file : sample::netboxFiles())
            QTest::newRow(qPrintable(file)) << file;
    }
    /// The good device with one text replaced, imported.
    static Result<Part> changed(const QString &from, const QString &to)
    {
        QString text = goodDevice();
        if (!text.contains(from))
            qFatal("%s is not in the file", qPrintable(from));
        text.replace(text.indexOf(from), from.size(), to);
        return importNetboxType(text.toStdString(), "device-types/Acme/Box.yaml");
    }
};

void NetboxImportTest::rules_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &from, const QString &to, const char *expected) {
        QTest::newRow(name) << from << to << expected;
    };
    const QString longText(101, 'x');
    row("no manufacturer", "manufacturer: Acme\n", "", "2||manufacturer|is missing.");
    row("no model", "model: Box 1\n", "", "2||model|is missing.");
    row("no slug", "slug: acme-box-1\n", "", "2||slug|is missing.");
    row("no height", "u_height: 2\n", "", "2||u_height|is missing.");
    row("no depth", "is_full_depth: true\n", "", "2||is_full_depth|is missing.");
    row("unknown key", "comments: Note", "colour: red", "14||colour|is no key of NetBox's device types;");
    row("key of another list", "label: P1", "feed_leg: A",
        "20|power-ports[0]|feed_leg|is no key of NetBox's power-ports;");
    row("misspelt list", "power-ports:", "power-port:", "18||power-port|is no key of NetBox's device types;");
    row("empty value", "part_number: B-1", "part_number:", "5||part_number|is empty;");
    row("empty name", "model: Box 1", "model: ''", "3||model|is empty;");
    row("null word", "model: Box 1", "model: ~", "3||model|is empty;");
    row("list for a text", "model: Box 1", "model: [a]", "3||model|must be a single value.");
    row("map for a text", "model: Box 1", "model: {a: b}", "3||model|must be a single value.");
    row("long manufacturer", "Acme\n", longText + '\n', "2||manufacturer|is longer than 100 characters.");
    row("long model", "Box 1", longText, "3||model|is longer than 100 characters.");
    row("long slug", "acme-box-1", longText, "4||slug|is longer than 100 characters.");
    row("long part number", "B-1", longText.left(51), "5||part_number|is longer than 50 characters.");
    row("long description", "A box", longText + longText, "13||description|is longer than 200 characters.");
    row("long name", "PSU1\n    label", longText.left(65) + "\n    label",
        "19|power-ports[0]|name|is longer than 64 characters.");
    row("long label", "P1\n    type", longText.left(65) + "\n    type",
        "20|power-ports[0]|label|is longer than 64");
    row("long position", "position: '1'", "position: " + longText.left(31),
        "module-bays[0]|position|is longer than 30");
    row("long part id", "part_id: X", "part_id: " + longText.left(51),
        "inventory-items[0]|part_id|is longer than 50");
    row("capital in the slug", "acme-box-1", "Acme-box-1", "4||slug|is \"Acme-box-1\"; it must be of a to z");
    row("dot in the slug", "acme-box-1", "acme-box.1", "4||slug|is \"acme-box.1\"");
    row("way out in the slug", "acme-box-1", "../../etc/passwd", "4||slug|is \"../../etc/passwd\"");
    row("third of a unit", "u_height: 2", "u_height: 0.3",
        "6||u_height|is 0.3; it must be a multiple of 0.5.");
    row("negative height", "u_height: 2", "u_height: -1",
        "6||u_height|is \"-1\"; it must be a decimal number");
    row("height in quotes", "u_height: 2", "u_height: '2'",
        "6||u_height|is the text \"2\"; write the number without");
    row("very high", "u_height: 2", "u_height: 1000", "6||u_height|is 1000; it must lie from 0 to 999.");
    row("infinite", "u_height: 2", "u_height: .inf", "6||u_height|is \".inf\"");
    row("no number", "u_height: 2", "u_height: .nan", "6||u_height|is \".nan\"");
    row("hexadecimal", "u_height: 2", "u_height: 0x10", "6||u_height|is \"0x10\"");
    row("octal", "u_height: 2", "u_height: 010", "6||u_height|is \"010\"");
    row("underscore", "maximum_draw: 800", "maximum_draw: 1_000",
        "22|power-ports[0]|maximum_draw|is \"1_000\"");
    row("exponent", "weight: 12.5", "weight: 1e3", "9||weight|is \"1e3\"");
    row("sexagesimal", "weight: 12.5", "weight: 1:30", "9||weight|is \"1:30\"");
    row("text for a flag", "is_full_depth: true", "is_full_depth: yes",
        "7||is_full_depth|is \"yes\"; write true or false.");
    row("number for a flag", "is_full_depth: true", "is_full_depth: 1", "7||is_full_depth|is \"1\"; write");
    row("flag in quotes", "is_full_depth: true", "is_full_depth: 'true'",
        "7||is_full_depth|is \"true\"; write true or false without quotes.");
    row("airflow", "front-to-rear", "front-to-back",
        "8||airflow|is \"front-to-back\"; it must be one of bottom-to-top");
    row("weight without unit", "weight_unit: kg\n", "", "9||weight|has no weight_unit.");
    row("unit without weight", "weight: 12.5\n", "", "9||weight_unit|has no weight.");
    row("unit of weight", "weight_unit: kg", "weight_unit: t",
        "10||weight_unit|is \"t\"; it must be one of g, kg, lb, oz");
    row("three digits", "weight: 12.5", "weight: 12.555", "9||weight|is \"12.555\"");
    row("role", "subdevice_role: parent", "subdevice_role: sibling",
        "11||subdevice_role|is \"sibling\"; it must be one of");
    row("bays without parent", "subdevice_role: parent\n", "", "||device-bays|are for a parent only");
    row("child with height", "subdevice_role: parent", "subdevice_role: child",
        "||device-bays|are for a parent");
    row("not powered but with ports", "front_image: true", "is_powered: false",
        "18||power-ports|contradict is_powered: false.");
    row("image that is no flag", "front_image: true", "front_image: yes", "12||front_image|is \"yes\"");
    row("console type", "type: rj-45", "type: rj-46",
        "17|console-ports[0]|type|is \"rj-46\"; NetBox has no such type.");
    row("type missing", "    type: rj-45\n", "", "16|console-ports[0]|type|is missing.");
    row("name missing", "- name: con0\n    type", "- type", "16|console-ports[0]|name|is missing.");
    row("power port type", "iec-60320-c20", "iec-60320-c13", "21|power-ports[0]|type|is \"iec-60320-c13\"");
    row("no draw", "maximum_draw: 800", "maximum_draw: 0",
        "22|power-ports[0]|maximum_draw|is 0; it must lie from 1 to");
    row("half a watt", "maximum_draw: 800", "maximum_draw: 0.5",
        "22|power-ports[0]|maximum_draw|is 0.5; it must be a whole number.");
    row("no allocation", "allocated_draw: 400", "allocated_draw: 0",
        "23|power-ports[0]|allocated_draw|is 0; it must lie");
    row("outlet type", "iec-60320-c13", "iec-60320-c14", "26|power-outlets[0]|type|is \"iec-60320-c14\"");
    row("outlet on nothing", "power_port: PSU1", "power_port: PSU2",
        "27|power-outlets[0]|power_port|is \"PSU2\", which is no name in power-ports.");
    row("leg", "feed_leg: A", "feed_leg: L1",
        "28|power-outlets[0]|feed_leg|is \"L1\"; it must be one of A, B, C.");
    row("interface type", "400gbase-x-osfp", "400g", "38|interfaces[2]|type|is \"400g\"; NetBox has no such");
    row("bridge of nothing", "bridge: br0", "bridge: br1",
        "40|interfaces[2]|bridge|is \"br1\", which is no name in");
    row("type of PoE alone", "    poe_mode: pse\n", "", "33|interfaces[0]|poe_type|has no poe_mode.");
    row("mode of PoE", "poe_mode: pse", "poe_mode: on", "33|interfaces[0]|poe_mode|is \"on\"");
    row("type of PoE", "type2-ieee802.3at", "type9", "34|interfaces[0]|poe_type|is \"type9\"");
    row("radio on a cable", "enabled: true", "rf_role: ap",
        "39|interfaces[2]|rf_role|is for a wireless interface");
    row("name twice", "name: eth1", "name: eth0", "37||interfaces|holds the name \"eth0\" twice.");
    row("colour by name", "color: aa1409", "color: red",
        "44|front-ports[0]|color|is \"red\"; it must be six of");
    row("rear port that is not there", "rear_port: R1", "rear_port: R2",
        "45|front-ports[0]|rear_port|is \"R2\", which is no name in rear-ports.");
    row("position alone", "    rear_port: R1\n", "",
        "45|front-ports[0]|rear_port_position|has no rear_port.");
    row("position 0", "rear_port_position: 2", "rear_port_position: 0",
        "46|front-ports[0]|rear_port_position|is 0");
    row("no positions", "positions: 12", "positions: 0",
        "50|rear-ports[0]|positions|is 0; it must lie from 1");
    row("position missing", "    position: '1'\n", "", "52|module-bays[0]|position|is missing.");
    row("list that is none", "device-bays:\n  - name: Bay 1", "device-bays: none",
        "54||device-bays|must be a list.");
    row("list of texts", "  - name: Bay 1", "  - Bay 1", "55|device-bays[0]||must have keys");
    row("empty list key", "device-bays:\n  - name: Bay 1", "device-bays:", "54||device-bays|must be a list.");
    row("mapping to nothing",
        "module-bays:", "port-mappings:\n  - front_port: F9\n    rear_port: R1\nmodule-bays:",
        "52|port-mappings[0]|front_port|is \"F9\", which is no name in front-ports.");
    row("both forms", "module-bays:", "port-mappings:\n  - front_port: F1\n    rear_port: R1\nmodule-bays:",
        "45|front-ports[0]|rear_port|stands beside the list port-mappings");
    row("mapping without rear port", "module-bays:", "port-mappings:\n  - front_port: F1\nmodule-bays:",
        "52|port-mappings[0]|rear_port|is missing.");
    row("bay type twice", "position: '1'", "position: '1'\n    module_bay_types: [A, A]",
        "54|module-bays[0]|module_bay_types|holds \"A\" twice.");
    row("bay types that are no list", "position: '1'", "position: '1'\n    module_bay_types: A",
        "54|module-bays[0]|module_bay_types|must be a list.");
    row("key of racks", "comments: Note", "starting_unit: 1",
        "14||starting_unit|is no key of NetBox's device");
}

void NetboxImportTest::rules()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    QFETCH(const QString, expected);
    const auto part = changed(from, to);
    QVERIFY2(netboxRefusal(part).contains(expected), qPrintable(netboxRefusal(part)));
    QCOMPARE(q(part.error().file), QString("device-types/Acme/Box.yaml"));
    QVERIFY(part.error().line >= 2);
}

void NetboxImportTest::accepted_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    const auto row = [](const char *name, const QString &from, const QString &to) {
        QTest::newRow(name) << from << to;
    };
    row("as it is", "---", "---");
    row("half units", "u_height: 2", "u_height: 0.5");
    row("no units", "u_height: 2", "u_height: 0");
    row("point and zero", "u_height: 2", "u_height: 2.0");
    row("capital flag", "is_full_depth: true", "is_full_depth: True");
    row("empty note", "comments: Note", "comments: ''");
    row("empty list", "device-bays:\n  - name: Bay 1", "device-bays: []");
    row("air from below", "front-to-rear", "bottom-to-top");
    row("position of a bay, as until 2025", "name: Bay 1", "name: Bay 1\n    position: '1'");
    row("older name of the power source", "type: rj-45", "type: rj-45\n    poe: true");
    row("newer name of the power source", "type: rj-45", "type: rj-45\n    _is_power_source: true");
    row("no start mark", "---\n", "");
    row("text of 100 characters of two bytes", "model: Box 1", "model: " + QString(100, QChar(0xe4)));
    row("folded note", "comments: Note", "comments: >\n  a\n  b\n");
    row("a point of rest", "    part_id: X\n", "    part_id: X\n...\n");
}

void NetboxImportTest::accepted()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    QCOMPARE(netboxRefusal(changed(from, to)), QString("accepted"));
}

/// A part file keeps all of an imported part, and each figure cites the part's one source.
void NetboxImportTest::samplesAreKept()
{
    QFETCH(const QString, file);
    const auto part = importNetboxType(sample::netboxFile(file), file.toStdString());
    QCOMPARE(netboxRefusal(part), QString("accepted"));
    const auto read = parsePart(partText(part.value()), "x");
    QCOMPARE(sample::refusalOf(read), QString("accepted"));
    QVERIFY(read.value() == part.value());
    QCOMPARE(part.value().sources.size(), std::size_t(1));
    visitFigures(part.value(), [&](const char *key, const auto &figure) {
        QVERIFY2(!figure || (figure->source == "netbox" && figure->confidence == Confidence::Medium), key);
    });
}

void NetboxImportTest::kinds_data()
{
    QTest::addColumn<QString>("kind");
    for (const auto &[file, kind] : {std::pair{"APC__AP8941.yaml", "rack_pdu"},
                                     {"Raritan__PX3-5702JV.yaml", "rack_pdu"},
                                     {"Eaton__9PX6K.yaml", "power_equipment"},
                                     {"Arista__DCS-7060DX4-32.yaml", "switch"},
                                     {"Arista__DCS-7060X6-64PE.yaml", "switch"},
                                     {"Mellanox__SB7800.yml", "switch"},
                                     {"Nvidia__Q3400-RA.yaml", "switch"},
                                     {"Dell__PowerEdge-R6515.yaml", "server"},
                                     {"Supermicro__SYS-421GE-TNRT.yaml", "server"},
                                     {"Supermicro__ARS-121GL-NB3-LCC-R1.yaml", "server"},
                                     {"Cisco__UCS-X9508.yaml", "server"},
                                     {"Generic__24-port-copper-patch-panel-half-depth.yaml", "item"},
                                     {"DataDirect_Networks__SFA200NVX2-Controller.yaml", "item"}})
        QTest::newRow(file) << QString(kind);
}

void NetboxImportTest::kinds()
{
    QFETCH(const QString, kind);
    const Part part = imported(QTest::currentDataTag());
    QCOMPARE(q(std::string(nameOf(kindOf(part)))), kind);
    QCOMPARE(isPlaceable(part), part.netbox->role != "child"); // a child stands in a chassis
    if (const auto *item = factsOf<ItemFacts>(part))
        QVERIFY(!item->isPowered);
}

void NetboxImportTest::masses_data()
{
    QTest::addColumn<QString>("weight");
    QTest::addColumn<double>("kilograms");
    QTest::newRow("kg") << "weight: 12.5\nweight_unit: kg" << 12.5;
    QTest::newRow("g") << "weight: 125\nweight_unit: g" << 0.125;
    QTest::newRow("lb") << "weight: 95\nweight_unit: lb" << 43.0913;
    QTest::newRow("oz, to six digits") << "weight: 3.33\nweight_unit: oz" << 0.0944039;
}

void NetboxImportTest::masses()
{
    QFETCH(const QString, weight);
    QFETCH(const double, kilograms);
    const auto part = changed("weight: 12.5\nweight_unit: kg", weight);
    QCOMPARE(netboxRefusal(part), QString("accepted"));
    QCOMPARE(inKilograms(part.value().size.mass->value), kilograms);
}

void NetboxImportTest::powerOfPorts_data()
{
    QTest::addColumn<QString>("ports");
    QTest::addColumn<double>("max"); ///< W; 0 = unknown
    QTest::addColumn<double>("nameplate");
    QTest::addColumn<QString>("basis");
    const QString port = "  - {name: %1, type: iec-60320-c20%2}\n";
    const auto ports = [&](const QStringList &draws) {
        QString text = "power-ports:\n";
        for (const QString &draw : draws)
            text += port.arg(text.size()).arg(draw);
        return text;
    };
    const QString draw460 = ", maximum_draw: 460", draw500 = ", maximum_draw: 500";
    QTest::newRow("one port") << ports({draw460}) << 460.0 << 0.0 << "maximum_draw of its one power port";
    QTest::newRow("two equal ports: supplies")
        << ports({draw460, draw460}) << 0.0 << 920.0 << "2 power ports x 460 W";
    QTest::newRow("two ports that differ")
        << ports({draw460, draw500}) << 0.0 << 960.0 << "maximum_draw of 2 power ports: 460 + 500 W";
    QTest::newRow("one of two states it") << ports({draw460, ""}) << 0.0 << 0.0 << "";
    QTest::newRow("no watts") << ports({"", ""}) << 0.0 << 0.0 << "";
    QTest::newRow("a budget is no load") << ports({", allocated_draw: 300"}) << 0.0 << 0.0 << "";
    QTest::newRow("bays for more supplies")
        << ports({draw460}) + "module-bays:\n  - {name: PSU 2, position: '2'}\n"
        << 0.0 << 0.0 << "";
}

void NetboxImportTest::powerOfPorts()
{
    QFETCH(const QString, ports);
    QFETCH(const double, max);
    QFETCH(const double, nameplate);
    QFETCH(const QString, basis);
    const QString head = "manufacturer: A\nmodel: B\nslug: a-b\nu_height: 1\nis_full_depth: true\n";
    const auto part = importNetboxType((head + ports).toStdString(), "device-types/A/B.yaml");
    QCOMPARE(netboxRefusal(part), QString("accepted"));
    const Electrical &electrical = part.value().electrical;
    QCOMPARE(electrical.max ? inWatts(electrical.max->value) : 0, max);
    QCOMPARE(electrical.nameplate ? inWatts(electrical.nameplate->value) : 0, nameplate);
    QCOMPARE(q(electrical.max         ? electrical.max->basis
               : electrical.nameplate ? electrical.nameplate->basis
                                      : std::string()),
             basis);
    QCOMPARE(q(electrical.inlet), QString("C20"));
    QVERIFY(!electrical.typical && !electrical.idle && !electrical.supplies);
}

void NetboxImportTest::mostSamplesStateNoWatts()
{
    int devices = 0, without = 0, unpowered = 0;
    for (const QString &file : sample::netboxFiles().filter("device-types__")) {
        const Part part = importNetboxType(sample::netboxFile(file), file.toStdString()).take();
        const bool isStated = std::ranges::any_of(part.connectors, [](const Connector &connector) {
            return connector.maximumDraw || connector.allocatedDraw;
        });
        ++devices;
        without += isStated ? 0 : 1;
        unpowered += part.netbox->isPowered == false ? 1 : 0;
        QVERIFY2(isStated || (!part.electrical.max && !part.electrical.nameplate), qPrintable(file));
    }
    QCOMPARE(devices, 21);
    QCOMPARE(without, 16);
    QCOMPARE(unpowered, 4);
}

void NetboxImportTest::supplyModuleIsNoLoad()
{
    const Part module = imported("Arista__PWR-1511-AC-RED.yaml", "module-types");
    QCOMPARE(q(module.id), QString("arista-pwr-1511-ac-red-module"));
    QVERIFY(!drawsPower(module) && !isPlaceable(module));
    QVERIFY(!module.electrical.max && !module.electrical.nameplate);
    QCOMPARE(module.connectors.at(0).maximumDraw, std::optional(watts(1500)));
    QCOMPARE(q(module.connectors.at(0).name), QString("{module}"));
    QCOMPARE(q(module.netbox->more.at("type")), QString("module"));
}

void NetboxImportTest::rackPdu()
{
    const Part pdu = imported("APC__AP8941.yaml");
    const auto &feed = std::get<FeedFacts>(pdu.facts);
    QCOMPARE(feed.outletCounts->value, (std::vector<PortGroup>{{21, {}, "C13", ""}, {3, {}, "C19", ""}}));
    QCOMPARE(q(feed.outlets), QString("C13,C19"));
    QCOMPARE(pdu.size.height->value.count, 0);
    QVERIFY(feed.plug && !feed.phases && !feed.rating && !feed.continuousLimit);
    const Part raritan = imported("Raritan__PX3-5702JV.yaml");
    const auto &threePhase = std::get<FeedFacts>(raritan.facts);
    QCOMPARE(threePhase.phases->value, Count(3));
    QCOMPARE(q(threePhase.plug->value), QString("NEMA L15-30P"));
}

void NetboxImportTest::switchPorts()
{
    const Part ethernet = imported("Arista__DCS-7060X6-64PE.yaml");
    const auto &groups = std::get<SwitchFacts>(ethernet.facts).ports->value;
    QCOMPARE(groups, (std::vector<PortGroup>{{2, gigabitsPerSecond(1), "RJ45", ""},
                                             {2, gigabitsPerSecond(1), "SFP", ""},
                                             {64, gigabitsPerSecond(800), "OSFP", ""}}));
    const Part infiniband = imported("Nvidia__Q3400-RA.yaml");
    const auto &ports = std::get<SwitchFacts>(infiniband.facts).ports->value;
    QVERIFY(std::ranges::count(ports, PortGroup{145, gigabitsPerSecond(800), "", ""}) == 1);
    const Part tray = imported("Supermicro__ARS-121GL-NB3-LCC-R1.yaml");
    const auto &trayPorts = std::get<ServerFacts>(tray.facts).ports->value;
    QVERIFY(trayPorts.at(0) == (PortGroup{2, gigabitsPerSecond(1), "RJ45", "management"}));
    QVERIFY(std::ranges::count(trayPorts, PortGroup{2, gigabitsPerSecond(400), "QSFP112", ""}) == 1);
}

void NetboxImportTest::rackType()
{
    const Part part = imported("APC__AR3300.yaml", "rack-types");
    const auto &rack = std::get<RackFacts>(part.facts);
    QCOMPARE(part.size.height->value.count, 84);
    QCOMPARE(inKilograms(part.size.mass->value), 134.09);
    QCOMPARE(inKilograms(rack.staticLoad->value), 1701.0);
    QCOMPARE(inMetres(rack.outerHeight->value), 1.991);
    QCOMPARE(inMetres(rack.outerDepth->value), 1.2);
    QVERIFY(!rack.outerWidth && !rack.dynamicLoad);
    QCOMPARE(inMetres(rack.mountingDepth->value), 0.191);
    QCOMPARE(q(part.netbox->more.at("form_factor")), QString("4-post-cabinet"));
    QCOMPARE(q(part.netbox->more.at("starting_unit")), QString("1"));
    const auto inches = importNetboxType("manufacturer: A\nmodel: B\nslug: a-b\nform_factor: wall-cabinet\n"
                                         "width: 19\nu_height: 12\nstarting_unit: 1\nouter_width: 23.62\n"
                                         "outer_unit: in\n",
                                         "B.yaml"); // a rack by its keys
    QCOMPARE(netboxRefusal(inches), QString("accepted"));
    QCOMPARE(inMetres(std::get<RackFacts>(inches.value().facts).outerWidth->value), 0.599948);
}

void NetboxImportTest::chassis()
{
    const auto count = [](const Part &part, ConnectorKind kind) {
        return std::ranges::count(part.connectors, kind, &Connector::kind);
    };
    const Part blades = imported("HPE__BladeSystem-c7000.yaml");
    QCOMPARE(count(blades, ConnectorKind::DeviceBay), 26);
    QCOMPARE(q(blades.netbox->role), QString("parent"));
    const Part cisco = imported("Cisco__UCS-X9508.yaml");
    QCOMPARE(count(cisco, ConnectorKind::DeviceBay), 8);
    QCOMPARE(count(cisco, ConnectorKind::ModuleBay), 14);
    QCOMPARE(cisco.netbox->isPowered, std::optional(false));
    const Part small = imported("Teltonika__RUT240.yaml");
    QCOMPARE(inKilograms(small.size.mass->value), 0.125);
    QCOMPARE(small.size.height->value.count, 1);
    QCOMPARE(inWatts(small.electrical.max->value), 7.0);
}

/// The list port-mappings of NetBox 4.5 and the older keys of a front port give one part.
void NetboxImportTest::bothFormsOfMappings()
{
    const auto older = changed("---", "---");
    QString text = goodDevice();
    text.replace("    rear_port: R1\n    rear_port_position: 2\n", "    positions: 1\n");
    text += "port-mappings:\n  - front_port: F1\n    front_port_position: 1\n    rear_port: R1\n"
            "    rear_port_position: 2\n";
    const auto newer = importNetboxType(text.toStdString(), "device-types/Acme/Box.yaml");
    QCOMPARE(netboxRefusal(newer), QString("accepted"));
    QVERIFY(newer.value() == older.value());
    text += "  - front_port: F1\n    front_port_position: 2\n    rear_port: R1\n    rear_port_position: 3\n";
    const Part two = importNetboxType(text.toStdString(), "device-types/Acme/Box.yaml").take();
    const auto port = std::ranges::find(two.connectors, ConnectorKind::FrontPort, &Connector::kind);
    QCOMPARE(q(port->more.at("rear_port.2")), QString("R1"));
    QCOMPARE(q(port->more.at("rear_port_position.2")), QString("3"));
    QCOMPARE(q(port->more.at("front_port_position.2")), QString("2"));
}

void NetboxImportTest::textsStayTexts()
{
    for (const char *number : {"0123", "1e5", "0x1F", "1_000", "12:30", "2024-01-31", "1.10", "on"}) {
        const auto part = changed("part_number: B-1", QString("part_number: ") + number);
        QCOMPARE(netboxRefusal(part), QString("accepted"));
        QCOMPARE(q(part.value().orderCode), QString(number));
    }
    const auto windows = QString(goodDevice()).replace("\n", "\r\n").prepend(QChar(0xfeff)).toStdString();
    const auto part = importNetboxType(windows, "device-types/Acme/Box.yaml");
    QCOMPARE(netboxRefusal(part), QString("accepted"));
    QVERIFY(part.value() == changed("---", "---").value());
}

void NetboxImportTest::kindOfFile_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("category");
    QTest::newRow("folder of devices") << "/a/device-types/Acme/x.yml"
                                       << "netbox device type";
    QTest::newRow("folder of modules") << "module-types/Acme/x.yaml"
                                       << "refused";
    QTest::newRow("flat name of a module") << "/a/module-types__Acme__x.yaml"
                                           << "refused";
    QTest::newRow("the last folder counts") << "/rack-types/device-types/x.yaml"
                                            << "netbox device type";
    QTest::newRow("no folder: by its keys") << "x.yaml"
                                            << "netbox device type";
    QTest::newRow("a folder that only ends so") << "/my-module-types/x.yaml"
                                                << "netbox device type";
}

void NetboxImportTest::kindOfFile()
{
    QFETCH(const QString, file);
    QFETCH(const QString, category);
    const auto part = importNetboxType(goodDevice().toStdString(), file.toStdString());
    QCOMPARE(part ? q(part.value().category) : QString("refused"), category);
}

void NetboxImportTest::gaps()
{
    using Titles = std::vector<std::string>;
    QCOMPARE(gapsOf(imported("Teltonika__RUT240.yaml")), Titles());
    QCOMPARE(gapsOf(imported("Dell__PowerEdge-R6515.yaml")), (Titles{"Mass", "Maximum power"}));
    QCOMPARE(gapsOf(imported("APC__AP8941.yaml")), Titles{"Mass"}); // a feed draws nothing of its own
    QCOMPARE(gapsOf(imported("Arista__PWR-1511-AC-RED.yaml", "module-types")), Titles{"Mass"});
}

std::unique_ptr<QObject> makeNetboxImportTest()
{
    return make<NetboxImportTest>();
}

#include "tst_netboximport.moc"
