#include "model/analysis/linktable.h"
#include "model/explain.h"
#include "model/totals.h"
#include "tests/model/cabled.h"
#include "tests/runner.h"

#include <QSet>

using namespace clusterwright;
using sample::q;

namespace {

/// One node "n1" of R1 on leaf and spine, as rows.
std::vector<LinkRow> rowsOf(const Design &design, const std::vector<FabricResults> &fabrics)
{
    const LinkTable table(design, fabrics);
    std::vector<LinkRow> rows;
    for (std::size_t i = 0; i < table.size(); ++i)
        rows.push_back(table.row(i));
    return rows;
}

/// "dac twin-dac 3 m: 2 + 1".
QString lineText(const CableBillLine &line)
{
    return QString("%1 %2 %3: %4 + %5")
        .arg(q(line.medium), q(line.part), line.length ? QString::number(*line.length) + " m" : QString("-"))
        .arg(line.count)
        .arg(line.spares);
}

double totalOf(const Design &design, const std::string &key)
{
    for (const TotalRow &row : totalsOf(design, evaluate(design).results))
        if (row.key == key)
            return row.kind == TotalKind::NotDesigned ? -1 : row.value;
    return -2;
}

} // namespace

class LinkTableTest : public QObject {
    Q_OBJECT

private slots:
    void oneRowForEachLink();
    void endsInWords();
    void unknownIsEmpty();
    void linkByHandSaysWhy();
    void planesAndRailsFromOne();
    void billOverAllFabrics();
    void idleAndMissingSwitches();
    void cablesAmongTheTotals();
    void modulesRaiseThePowerOfSwitches_data();
    void modulesRaiseThePowerOfSwitches();
    void worstRackOfATypeCounts();
    void explanationsAddUp_data();
    void explanationsAddUp();
};

void LinkTableTest::oneRowForEachLink()
{
    Design design = addFabric(sample::wiredRacks(4),
                              {.id = "g", .name = "Other", .tiers = 1, .leaf = {.part = "example-leaf"}}, {})
                        .take();
    design =
        addEndpoints(design, {.id = "e2", .fabric = "g", .use = "management", .attach = Attach::Free}).take();
    const auto fabrics = computeFabrics(design);
    const LinkTable table(design, fabrics);
    QCOMPARE(table.size(), fabrics[0].network.links.size() + fabrics[1].network.links.size());
    QSet<QString> ids;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto [fabric, link] = table.placeOf(i);
        QCOMPARE(table.indexOf(fabric, link), i);
        const LinkRow row = table.row(i);
        QCOMPARE(q(row.fabric), q(design.fabrics[fabric].id));
        QCOMPARE(row.sequence, static_cast<std::int64_t>(link) + 1);
        ids << q(row.id);
    }
    QCOMPARE(static_cast<std::size_t>(ids.size()), table.size());
    QVERIFY(LinkTable({}, {}).size() == 0);
}

void LinkTableTest::endsInWords()
{
    const Design design = sample::wiredRacks(2);
    const auto rows = rowsOf(design, computeFabrics(design));
    QCOMPARE(rows.size(), std::size_t(32)); // 16 of nodes, 16 up
    const LinkRow &first = rows.front(), &last = rows.back();
    QCOMPARE(q(first.id), QString("f-00001"));
    QCOMPARE(q(first.fabricName + ", " + first.kind + ", " + first.bundle),
             QString("Fabric, scale-out, R1/R1"));
    QCOMPARE(q(first.a.row + " " + first.a.rack + " " + first.a.device + " " + first.a.port + " " +
               first.a.connector + " " + first.a.role + " " + first.a.tier),
             QString("Row R1 R1-node-1 p1 OSFP compute-node endpoint"));
    QCOMPARE(*first.a.unit, 1.0);
    QCOMPARE(q(first.z.model + " " + first.z.port + " " + first.z.label), QString("Leaf 16 1/1 R1-U40-1/1"));
    QCOMPARE(q(first.a.label), QString("R1-U1-p1"));
    QCOMPARE(inGigabitsPerSecond(first.rate), 400.0);
    QCOMPARE(q(first.medium + " " + first.cable + first.a.transceiver), QString("dac twin-dac"));
    QVERIFY(first.hasMedium && !first.sharesCable && rows[1].sharesCable);
    QCOMPARE(*first.needed, 2.178);
    QCOMPARE(*first.ordered, 3.0);
    QCOMPARE(q(last.bundle + " " + last.a.tier + " " + last.z.tier + " " + last.z.row),
             QString("R2/N1 leaf spine Row 2"));
    QCOMPARE(q(last.medium + " " + last.a.transceiver + " " + last.z.transceiver),
             QString("sr twin-sr twin-sr"));
    QCOMPARE(last.plane + last.rail, 0);
}

void LinkTableTest::unknownIsEmpty()
{
    Design design = sample::withFabric(sample::cabledRacks(1)); // the spine stands nowhere
    const LinkRow last = rowsOf(design, computeFabrics(design)).back();
    QVERIFY(last.z.rack.empty() && last.z.row.empty() && last.z.role.empty() && !last.z.unit);
    QVERIFY(!last.needed && !last.ordered && !last.hasMedium && last.cable.empty());
    QCOMPARE(q(last.z.device), QString("compute spine 1"));
    QVERIFY(last.z.label.starts_with(last.z.device + "-"));
    QCOMPARE(q(last.bundle), QString("R1/"));
}

void LinkTableTest::linkByHandSaysWhy()
{
    Design design = sample::wiredRacks(2);
    const RackId first = design.racks[0].id, second = design.racks[1].id;
    design = setLink(design, {.id = "hand",
                              .fabric = "f",
                              .a = {first, "n1", "p1"},
                              .z = {second, "leaf", "8/2"},
                              .length = metres(7),
                              .reason = "loan"})
                 .take();
    const auto rows = rowsOf(design, computeFabrics(design));
    const auto row = std::ranges::find_if(rows, &LinkRow::isOverride);
    QVERIFY(row != rows.end());
    QCOMPARE(q(row->reason), QString("loan"));
    QCOMPARE(*row->needed, 7.0);
    QCOMPARE(*row->ordered, 10.0);
    QCOMPARE(q(row->bundle + " " + row->a.port + " " + row->z.port), QString("R1/R2 p1 8/2"));
    QCOMPARE(std::ranges::count_if(rows, &LinkRow::isOverride), std::ptrdiff_t(1));
}

void LinkTableTest::planesAndRailsFromOne()
{
    Design design = sample::wiredRacks(2);
    design.fabrics[0].planes = 2;
    design.fabrics[0].rails = 2;
    const auto rows = rowsOf(design, computeFabrics(design));
    QSet<int> planes, rails;
    for (const LinkRow &row : rows) {
        planes << row.plane;
        rails << row.rail;
    }
    QCOMPARE(planes, (QSet<int>{1, 2}));
    QCOMPARE(rails, (QSet<int>{0, 1, 2})); // none between switches
}

/// Two racks: 8 twin cables, those of the upper nodes shorter; 16 links of fibre to the spine with modules in
/// 8 and 8 cages.
void LinkTableTest::billOverAllFabrics()
{
    Design design = sample::wiredRacks(2);
    const auto bill = [&design] {
        QStringList lines;
        for (const CableBillLine &line : cableBill(design, computeFabrics(design)))
            lines << lineText(line);
        return lines.join("; ");
    };
    const QString copper = "dac twin-dac 2 m: 4 + 1; dac twin-dac 3 m: 4 + 1; ";
    QCOMPARE(bill(), copper + "sr fibre 10 m: 16 + 1;  twin-sr -: 16 + 1");
    design.cabling.spares.value = 0.125;
    QCOMPARE(bill(), copper + "sr fibre 10 m: 16 + 2;  twin-sr -: 16 + 2");
    design.cabling.spares.value = 0;
    QVERIFY(!bill().contains("+ 1"));
    design.fabrics[0].isBackplane = Answer::Yes;
    QCOMPARE(bill(), QString());
}

void LinkTableTest::idleAndMissingSwitches()
{
    QCOMPARE(computeFabrics(sample::withFabric(sample::cabledRacks())).at(0).unplaced, std::int64_t(1));
    Design design = sample::wiredRacks(2);
    QCOMPARE(computeFabrics(design).at(0).unplaced, std::int64_t(0));
    QCOMPARE(computeFabrics(design).at(0).idle, std::int64_t(0));
    design = addRacks(design, "network", "row2", 2, "M{n}").take();
    QCOMPARE(computeFabrics(design).at(0).idle, std::int64_t(2));
    QVERIFY(computeFabrics({}).empty());
}

void LinkTableTest::cablesAmongTheTotals()
{
    QCOMPARE(totalOf(sample::cabledRacks(), "cables"), -1.0); // not designed
    QCOMPARE(totalOf(sample::wiredRacks(2), "cables"), 24.0); // 8 twin cables, 16 of fibre
    Design design = sample::wiredRacks(2);
    design.fabrics[0].isBackplane = Answer::Yes;
    QCOMPARE(totalOf(design, "cables"), 0.0);
}

void LinkTableTest::modulesRaiseThePowerOfSwitches_data()
{
    QTest::addColumn<int>("held"); // ModulePower, -1 = not stated
    QTest::addColumn<double>("typical");
    QTest::addColumn<double>("max");
    const auto held = [](ModulePower power) { return static_cast<int>(power); };
    // a leaf: eight ends of copper of 0.1 W and eight of fibre of 8 W
    QTest::newRow("not included") << held(ModulePower::NotIncluded) << 500 + 64.8 << 1700 + 64.8;
    QTest::newRow("not in the typical power") << held(ModulePower::NotInTypical) << 500 + 64.8 << 1700.0;
    QTest::newRow("included") << held(ModulePower::Included) << 500.0 << 1700.0;
    QTest::newRow("not stated") << -1 << 500.0 << 1700.0;
}

void LinkTableTest::modulesRaiseThePowerOfSwitches()
{
    QFETCH(const int, held);
    Design design = sample::wiredRacks(2);
    auto &modules = sample::partIn(design, "example-leaf").electrical.modules;
    modules.reset();
    if (held >= 0)
        modules = sample::figure(static_cast<ModulePower>(held));
    const auto fabrics = computeFabrics(design);
    LoadedPlaces places(design, fabrics);
    const auto placed = places.in(design.rackTypes[0]);
    const Part &leaf = *placed.back().part, &node = *placed.front().part;
    QFETCH(const double, typical);
    QFETCH(const double, max);
    QVERIFY(std::abs(inWatts(leaf.electrical.max->value) - max) < 1e-4);
    QVERIFY(std::abs(inWatts(leaf.electrical.typical->value) - typical) < 1e-4);
    QCOMPARE(leaf.electrical.typical->kind, typical > 500 ? FigureKind::Derived : FigureKind::Typical);
    QVERIFY2(&node == &partOf(design, *placed.front().placement), "only what says so");
}

/// Both racks share a type: the leaf that draws more sets its power.
void LinkTableTest::worstRackOfATypeCounts()
{
    Design design = sample::wiredRacks(2);
    design = setLink(design, {.fabric = "f", .a = {design.racks[0].id, "leaf", "5/1"}, .z = {}}).take();
    const auto powers = modulePowers(design, computeFabrics(design));
    QVERIFY(std::abs(inWatts(powers.at("leaf")) - 64.8) < 1e-4);
    QVERIFY(modulePowers(design, {}).empty());
}

void LinkTableTest::explanationsAddUp_data()
{
    QTest::addColumn<QString>("metric");
    for (const char *metric :
         {"power_typical_w", "power_max_w", "heat_w", "air_heat_w", "airflow_m3_per_s", "power_nameplate_w"})
        QTest::newRow(metric) << metric;
}

void LinkTableTest::explanationsAddUp()
{
    QFETCH(const QString, metric);
    const Design design = sample::wiredRacks(2);
    const Evaluation evaluation = evaluate(design);
    for (const std::string &object : {std::string("design"), std::string("t"), design.racks[0].id}) {
        const auto why = explain(design, evaluation, metric.toStdString(), object);
        QVERIFY(why);
        double sum = 0;
        for (const ExplainedTerm &term : why->terms)
            sum += term.sum.value_or(0);
        QVERIFY2(std::abs(sum - why->known) <= 1e-9 * why->known,
                 qPrintable(QString("%1: %2 of %3").arg(q(object)).arg(sum).arg(why->known)));
    }
}

std::unique_ptr<QObject> makeLinkTableTest()
{
    return make<LinkTableTest>();
}

#include "tst_linktable.moc"
