#include "exports/cabledocuments.h"
#include "exports/compose.h"
#include "exports/formats.h"
#include "model/checks/rule.h"
#include "tests/cablesample.h"
#include "tests/exports/richsample.h"
#include "tests/runner.h"

#include <set>

using namespace clusterwright;

/// Documents of cables against each other and against the network that they are made of.
class CableDocumentsTest : public QObject {
    Q_OBJECT

private slots:
    void sixteenLinks();
    void headers_data();
    void headers();
    void firstLine_data();
    void firstLine();
    void everyListHasEveryLink_data();
    void everyListHasEveryLink();
    void labelsAreOnBothEnds();
    void billCountsTheCables();
    void billOfMaterialsAgrees();
    void everyPieceIsOnTheBill();
    void unknownPartsStayUnknown();
    void formulasAreTexts();
    void sameBytesTwice_data() { everyListHasEveryLink_data(); }
    void sameBytesTwice();
    void noNetworkIsNoLine();
    void specificationNamesThem();

private:
    QStringList linesOf(const char *format) const
    {
        const auto bytes = exportBytes(format, m_design, m_evaluation, sample::issue());
        QStringList lines = QString::fromStdString(bytes ? bytes.value() : std::string()).split("\r\n");
        lines.removeLast(); // behind the last line break
        return lines;
    }
    const FabricResults &results() const { return m_evaluation.results.fabrics.front(); }
    Table table(std::size_t index) const { return cableTables(m_design, m_evaluation).at(index); }

    Design m_design = sample::cabledDesign();
    Evaluation m_evaluation = evaluate(m_design);
};

void CableDocumentsTest::sixteenLinks()
{
    QVERIFY(results().network.problems.empty());
    QCOMPARE(results().network.plan.leaves, std::int64_t(2));
    QCOMPARE(results().network.plan.spines, std::int64_t(2));
    QCOMPARE(results().unplaced, std::int64_t(0));
    QCOMPARE(results().network.links.size(), std::size_t(16));
    QCOMPARE(results().cables.cables, std::int64_t(16));
}

void CableDocumentsTest::headers_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("text");
    QTest::newRow("all that is known")
        << "cables-csv" << 0
        << "Cable,Bundle,Sequence,Fabric,Kind,Plane,Rail,A row,A rack,A U,A device,A role,A model,A port,"
           "A breakout,A connector,A transceiver,A label,Z row,Z rack,Z U,Z device,Z role,Z model,Z port,"
           "Z breakout,Z connector,Z transceiver,Z label,Cable part,Medium,Length needed [m],"
           "Length ordered [m],Slack [m],Route,Rate [Gb/s],Shares cable,Decided by hand,Status,LAG,Colour,"
           "Install phase,Tested";
    QTest::newRow("Mission Control, groups")
        << "cables-mission-control-csv" << 0
        << ",,,SOURCE,SOURCE,SOURCE,SOURCE,SOURCE,SOURCE,SOURCE,DESTINATION,DESTINATION,DESTINATION,"
           "DESTINATION,DESTINATION,DESTINATION,DESTINATION,CABLE,CABLE,CABLE";
    QTest::newRow("Mission Control, columns")
        << "cables-mission-control-csv" << 1
        << "#,BUNDLE_ID,SEQ,SRC_RACKROLE,SRC_RACK,SRC_U,SRC_NODE,SRC_ROLE,SRC_PORT,SRC_TRANSCEIVER,"
           "DST_RACKROLE,DST_RACK,DST_U,DST_NODE,DST_ROLE,DST_PORT,DST_TRANSCEIVER,CABLE_TYPE,"
           "CABLE_LENGTH_M,SPEED";
    QTest::newRow("NetBox 4.2") << "netbox-cables-csv" << 0
                                << "side_a_device,side_a_type,side_a_name,side_b_device,side_b_type,"
                                   "side_b_name,type,status,tenant,label,color,length,length_unit,"
                                   "description,comments,tags";
    QTest::newRow("OCP connectivity map")
        << "ocdai" << 0
        << "node_type,node_id,port,peer_type,peer_id,peer_port,speed,media_type,network_type,lag_id,plane,"
           "comments";
    QTest::newRow("labels") << "labels-csv" << 0 << "Cable,End,Line 1,Line 2,QR text";
}

void CableDocumentsTest::headers()
{
    QFETCH(const QString, format);
    QFETCH(const int, line);
    QFETCH(const QString, text);
    QCOMPARE(linesOf(format.toUtf8().constData()).value(line), text);
}

void CableDocumentsTest::firstLine_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("text");
    QTest::newRow("NetBox: copper within the rack")
        << "netbox-cables-csv" << 1
        << "R1-node-1,dcim.interface,p1,R1-leaf,dcim.interface,swp1,dac-passive,planned,,f-00001,"
           ",3,m,Compute,,";
    QTest::newRow("OCP") << "ocdai" << 1
                         << "endpoint,R1-node-1,p1,leaf,R1-leaf,swp1,400G,400G copper,backend,,,f-00001";
    QTest::newRow("labels") << "labels-csv" << 1
                            << "f-00001,A,A R1-U1-p1,Z R1-U41-swp1,f-00001;R1-U1-p1;R1-U41-swp1";
    QTest::newRow("Mission Control")
        << "cables-mission-control-csv" << 2
        << "f-00001,R1/R1,1,Compute rack,R1,1,R1-node-1,compute-node,p1,,Compute rack,R1,41,"
           "R1-leaf,compute-leaf,swp1,,400G copper,3,400G";
    QTest::newRow("fibre over the tray")
        << "netbox-cables-csv" << 2
        << "R1-node-1,dcim.interface,p2,R2-leaf,dcim.interface,swp1,smf-os2,planned,,f-00002,,10,m,Compute,,";
    // 40 U less half a unit, and the detour: 1.756 + 0.6 m
    QTest::newRow("all")
        << "cables-csv" << 1
        << "f-00001,R1/R1,1,Compute,scale-out,,1,Row,R1,1,R1-node-1,compute-node,Node,p1,,OSFP,,"
           "R1-U1-p1,Row,R1,41,R1-leaf,compute-leaf,Leaf 8,swp1,,OSFP,,R1-U41-swp1,DAC 400,"
           "400G copper,2.356,3,0.644,in rack,400,,,planned,,,,";
}

void CableDocumentsTest::firstLine()
{
    QFETCH(const QString, format);
    QFETCH(const int, line);
    QFETCH(const QString, text);
    QCOMPARE(linesOf(format.toUtf8().constData()).value(line), text);
}

void CableDocumentsTest::everyListHasEveryLink_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("headers");
    QTest::newRow("cables") << "cables-csv" << 1;
    QTest::newRow("Mission Control") << "cables-mission-control-csv" << 2;
    QTest::newRow("NetBox") << "netbox-cables-csv" << 1;
    QTest::newRow("OCP") << "ocdai" << 1;
}

void CableDocumentsTest::everyListHasEveryLink()
{
    QFETCH(const QString, format);
    QFETCH(const int, headers);
    const std::size_t links = results().network.links.size();
    QCOMPARE(linesOf(format.toUtf8().constData()).size() - headers, qsizetype(links));
    for (const std::size_t sheet : {0U, 2U, 3U}) // P2P, Links, Schedule
        QCOMPARE(table(sheet).rows.size(), links);
    QCOMPARE(table(1).rows.size(), std::size_t(8)); // 4 nodes, 2 leaves, 2 spines
}

void CableDocumentsTest::labelsAreOnBothEnds()
{
    const QStringList lines = linesOf("labels-csv");
    QCOMPARE(lines.size(), qsizetype(1 + 2 * results().cables.cables));
    const LinkTable links(m_design, m_evaluation.results.fabrics);
    std::set<std::string> ends; // no two ends look alike
    for (std::size_t i = 0; i < links.size(); ++i)
        for (const LinkEndText &end : {links.row(i).a, links.row(i).z})
            ends.insert(end.label);
    QCOMPARE(ends.size(), 2 * links.size());
}

void CableDocumentsTest::billCountsTheCables()
{
    const Table bill = table(4);
    QCOMPARE(bill.name, std::string("Bill"));
    double cables = 0, modules = 0;
    for (const auto &row : bill.rows)
        (std::get<std::string>(row.at(0)) == "cable" ? cables : modules) += std::get<double>(row.at(5));
    QCOMPARE(cables, static_cast<double>(results().cables.cables));
    std::size_t fibres = 0; // each has a module at both ends, as every cage holds one link
    for (const CableRun &run : results().cables.runs)
        fibres += run.medium == 1;
    QVERIFY(fibres > 0);
    QVERIFY(fibres < 16);
    QCOMPARE(modules, 2.0 * static_cast<double>(fibres));
    for (const auto &row : bill.rows) // one in twenty, rounded up
        QCOMPARE(std::get<double>(row.at(6)), std::ceil(std::get<double>(row.at(5)) / 20 - 1e-9));
}

void CableDocumentsTest::billOfMaterialsAgrees()
{
    const Inventory &total = m_evaluation.results.total.inventory;
    std::map<PartId, double> billed, bought;
    for (const auto &row : table(4).rows)
        billed[std::get<std::string>(row.at(2))] += std::get<double>(row.at(5));
    const auto tables = composeBill(m_design, m_evaluation, sample::issue());
    for (const auto &row : tables.at(0).rows)
        if (const auto id = std::get<std::string>(row.at(1)); total.cables.contains(id))
            bought[id] += std::get<double>(row.at(5));
    QCOMPARE(bought, billed);
    std::map<PartId, double> byGroup;
    for (const auto &row : tables.at(1).rows)
        if (std::get<double>(row.at(0)) == 1 && total.cables.contains(std::get<std::string>(row.at(1))))
            byGroup[std::get<std::string>(row.at(1))] += std::get<double>(row.at(6));
    QCOMPARE(byGroup, billed);
    QCOMPARE(tables.at(2).name, std::string("Cables"));
}

/// CST002, also where the power of transceivers makes another part of some of the switches.
void CableDocumentsTest::everyPieceIsOnTheBill()
{
    Design design = m_design;
    Part &leaf = design.parts.at("example-leaf");
    leaf.electrical.typical = sample::figure(watts(500), FigureKind::Typical);
    leaf.electrical.modules = sample::figure(ModulePower::NotIncluded);
    for (const Design &one : {m_design, design})
        for (const Finding &finding : evaluate(one).findings)
            QVERIFY2(finding.rule != "CST002", finding.message.c_str());
    Results results = m_evaluation.results;
    results.total.inventory.cables.at("example-dac") += 1;
    const std::map<RackTypeId, std::vector<Placed>> placed{
        {"t", placedIn(m_design, m_design.rackTypes.front())}};
    const auto standing = standingIn(m_design);
    const auto findings = findRule("CST002")->run({m_design, results, placed, standing});
    QCOMPARE(findings.size(), std::size_t(1));
    QCOMPARE(findings.front().objects, std::vector<std::string>{"example-dac"});
}

void CableDocumentsTest::unknownPartsStayUnknown()
{
    Design design = m_design;
    const Price each{"example-dac", dollars(90), dollars(100), dollars(110), "2026-01-15", "quotation"};
    design = setPrice(std::move(design), each).take();
    const MoneyTotal before = m_evaluation.results.total.price, after = evaluate(design).results.total.price;
    int copper = 0;
    for (const CableRun &run : results().cables.runs)
        copper += run.medium == 0;
    QCOMPARE(inDollars(after.base), inDollars(before.base) + 100.0 * copper);
    QCOMPARE(after.unknownCount, before.unknownCount - copper);
    design.media[0].cable.clear(); // now no part is known
    const Evaluation none = evaluate(design);
    QCOMPARE(none.results.total.inventory.cablesWithoutPart, copper);
    QCOMPARE(none.results.total.price.unknownCount, before.unknownCount);
    design.media.clear(); // nor a medium for any of them
    QCOMPARE(evaluate(design).results.total.inventory.cablesWithoutPart, 16);
}

void CableDocumentsTest::formulasAreTexts()
{
    Design design = m_design;
    design.racks.front().name = "=1+1";
    const std::string text = exportBytes("cables-csv", design, evaluate(design), sample::issue()).take();
    QVERIFY(text.find(",'=1+1") != std::string::npos);
    QVERIFY(text.find(",=1+1") == std::string::npos);
}

void CableDocumentsTest::sameBytesTwice()
{
    QFETCH(const QString, format);
    const auto bytes = [&] {
        return exportBytes(format.toStdString(), m_design, evaluate(m_design), sample::issue()).take();
    };
    QCOMPARE(bytes(), bytes());
}

void CableDocumentsTest::noNetworkIsNoLine()
{
    const Design design = sample::computeRacks();
    for (const char *format : {"cables-csv", "netbox-cables-csv", "ocdai", "labels-csv"}) {
        const auto text = exportBytes(format, design, evaluate(design), sample::issue());
        QVERIFY(text);
        QCOMPARE(std::ranges::count(text.value(), '\n'), 1);
    }
    QVERIFY(exportBytes("cables-xlsx", design, evaluate(design), sample::issue()));
}

void CableDocumentsTest::specificationNamesThem()
{
    const Specification spec = compose(m_design, m_evaluation, sample::issue());
    std::map<std::string, Table> tables;
    std::set<std::string> sections;
    for (const Section &section : spec.sections) {
        sections.insert(section.title);
        for (const Block &block : section.blocks)
            if (const auto *table = std::get_if<Table>(&block))
                tables[table->name] = *table;
    }
    QVERIFY(sections.contains("Network fabrics"));
    QVERIFY(sections.contains("Cabling and optics"));
    const Table &tiers = tables["Tiers Compute"];
    QCOMPARE(tiers.rows.size(), std::size_t(2));
    const std::vector<Cell> leaves{std::string("leaf"),     std::string("Example Leaf 8"), 2.0, 16.0, 0.0,
                                   std::string("400 Gb/s"), std::string("1.00:1")};
    QVERIFY(tiers.rows.at(0) == leaves);
    const std::vector<Cell> spines{std::string("spine"),    std::string("Example Spine 8"), 2.0, 8.0, 8.0,
                                   std::string("400 Gb/s"), std::string("no uplinks")};
    QVERIFY(tiers.rows.at(1) == spines);
    QCOMPARE(std::get<double>(tables["Links Compute"].rows.at(0).at(2)), 3.2);
    QCOMPARE(tables["Point to point"].rows.size(), std::size_t(16));
    QCOMPARE(tables["Cabling assumptions"].rows.size(), std::size_t(11));
}

std::unique_ptr<QObject> makeCableDocumentsTest()
{
    return make<CableDocumentsTest>();
}

#include "tst_cabledocuments.moc"
