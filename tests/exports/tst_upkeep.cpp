// What documents, charts and JSON say of reliability, cost and failure domains.
#include "exports/charttable.h"
#include "exports/compose.h"
#include "exports/drawings/charts.h"
#include "exports/drawings/chartsof.h"
#include "exports/drawings/floorplan.h"
#include "exports/evaluationjson.h"
#include "exports/nameddrawing.h"
#include "tests/exports/richsample.h"
#include "tests/model/upkeepdesign.h"
#include "tests/runner.h"

#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>

using namespace clusterwright;

namespace {

Chart chart(ChartSubject subject, const Design &design)
{
    return chartOf(subject, design, evaluate(design));
}

QJsonObject report(const Design &design)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(reportJson(design, evaluate(design)))).object();
}

QStringList sorted(QStringList keys)
{
    keys.sort();
    return keys;
}

const Table *tableNamed(const Specification &spec, const std::string &name)
{
    for (const Section &section : spec.sections)
        for (const Block &block : section.blocks)
            if (const auto *table = std::get_if<Table>(&block); table && table->name == name)
                return table;
    return nullptr;
}

QString textOf(const Specification &spec)
{
    QString all;
    for (const Section &section : spec.sections)
        for (const Block &block : section.blocks)
            if (const auto *paragraph = std::get_if<Paragraph>(&block))
                all += QString::fromStdString(paragraph->text) + "\n";
    return all;
}

QImage painted(const Chart &chart, QRectF *plot = nullptr)
{
    QImage image(700, 420, QImage::Format_RGB32);
    image.fill(paletteOf(Theme::Light).background);
    QPainter painter(&image);
    const QRectF place = drawChart(painter, {0, 0, 700, 420}, chart, {});
    if (plot)
        *plot = place;
    return image;
}

} // namespace

class UpkeepTest : public QObject {
    Q_OBJECT

private slots:
    void capexStepsEndAtTheCapex();
    void yearStepsEndAtTheYear();
    void tornadoIsSorted();
    void tornadoHasARowPerInput();
    void curveHasPlannedAndBest();
    void curveIsHighestAtTheBest();
    void curveIsPainted();
    void chartsOfNothingAreEmpty_data();
    void chartsOfNothingAreEmpty();
    void chartTables();
    void jsonKeys_data();
    void jsonKeys();
    void jsonValues();
    void jsonOfNothingIsNull();
    void sectionsOfTheSpecification();
    void missingInputsAreNamed();
    void darkRacksAreMarked();
    void racksAreFoundInThePlan();
};

void UpkeepTest::capexStepsEndAtTheCapex()
{
    const Chart steps = chart(ChartSubject::CostSteps, sample::designWithCosts());
    QCOMPARE(steps.categories.size(), std::size_t{7});
    QCOMPARE(steps.unit, QString("thousand USD"));
    const auto endOf = [&](std::size_t i) { return steps.categories[i].base + sumOf(steps, i).known; };
    QVERIFY(std::abs(endOf(1) - 508) < 1e-9); // list with spares
    QVERIFY(std::abs(endOf(2) - 508) < 1e-9); // the discount hangs from there
    QVERIFY(std::abs(steps.categories[2].base - 406.4) < 1e-9);
    QVERIFY(std::abs(endOf(5) - 481.584) < 1e-9);
    QVERIFY(std::abs(endOf(6) - 481.584) < 1e-9);
    QCOMPARE(steps.categories[6].base, 0.0);
}

void UpkeepTest::yearStepsEndAtTheYear()
{
    const Chart steps = chart(ChartSubject::YearSteps, sample::designWithCosts());
    QCOMPARE(steps.categories.size(), std::size_t{5});
    QVERIFY(std::abs(steps.categories[3].base + sumOf(steps, 3).known - sumOf(steps, 4).known) < 1e-9);
    QVERIFY(std::abs(sumOf(steps, 4).known - 172.4676) < 1e-9);
}

void UpkeepTest::tornadoIsSorted()
{
    const Chart tornado = chart(ChartSubject::Sensitivity, sample::designWithCosts());
    QVERIFY(tornado.kind == Chart::Kind::Tornado);
    QCOMPARE(tornado.categories.size(), std::size(namesOf<CostInput>));
    const auto width = [&](std::size_t i) {
        return std::abs(tornado.series[0].amounts[i].known - tornado.series[1].amounts[i].known);
    };
    for (std::size_t i = 1; i < tornado.categories.size(); ++i)
        QVERIFY(width(i - 1) >= width(i) * (1 - 1e-9));
    QCOMPARE(tornado.categories.front().name, QString("Years of use"));
    QCOMPARE(tornado.categories.front().detail, QString("3 to 5"));
    QVERIFY(std::abs(tornado.categories.front().base - 172'467.6 / 252'288) < 1e-9);
    QVERIFY(lowestOf(tornado) > 0 && lowestOf(tornado) < highestOf(tornado));
}

void UpkeepTest::tornadoHasARowPerInput()
{
    const Chart tornado = chart(ChartSubject::Sensitivity, sample::designWithCosts());
    QRectF plot;
    const QImage image = painted(tornado, &plot);
    QVERIFY(!plot.isEmpty());
    for (std::size_t i = 0; i < tornado.categories.size(); ++i) {
        const QRectF row = categoryArea(plot, tornado, i);
        QCOMPARE(categoryAt(plot, tornado, row.center()), std::optional(i));
    }
    QVERIFY(!categoryAt(plot, tornado, {plot.center().x(), plot.bottom() + 5}));
    // The widest bars are in the first row: more of it is filled than of the last.
    const auto filled = [&](std::size_t i) {
        const QRect row = categoryArea(plot, tornado, i).toRect();
        int pixels = 0;
        for (int x = row.left(); x < row.right(); ++x)
            for (const Chart::Series &series : tornado.series) {
                const int shade = series.fill == Chart::Fill::First ? 5 : 6;
                pixels += image.pixelColor(x, row.center().y() - 4) == paletteOf(Theme::Light).shadeOf(shade);
            }
        return pixels;
    };
    QVERIFY2(filled(0) > 2 * filled(tornado.categories.size() - 1) && filled(0) > 50,
             qPrintable(QString::number(filled(0))));
}

void UpkeepTest::curveHasPlannedAndBest()
{
    const Chart curve = chart(ChartSubject::Goodput, sample::designWithUpkeep(10));
    QVERIFY(curve.kind == Chart::Kind::Curve);
    QStringList marks;
    for (const Chart::Category &category : curve.categories)
        if (!category.mark.isEmpty())
            marks << category.mark + " " + category.name;
    QCOMPARE(marks, QStringList({"planned 60.0 min", "best 4.4 h"}));
    QVERIFY(curve.note.contains("24.0 d between interruptions"));
}

void UpkeepTest::curveIsHighestAtTheBest()
{
    const Chart curve = chart(ChartSubject::Goodput, sample::designWithUpkeep(10));
    const auto &amounts = curve.series.front().amounts;
    QCOMPARE(amounts.size(), curve.categories.size());
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        QVERIFY(amounts[i].known <= highestOf(curve));
        if (curve.categories[i].mark == "best")
            QVERIFY(amounts[i].known > highestOf(curve) - 1e-3); // the model's own optimum is within a hair
        if (curve.categories[i].mark == "planned")
            QVERIFY(std::abs(amounts[i].known - 98.2174) < 1e-4);
    }
}

void UpkeepTest::curveIsPainted()
{
    const Chart curve = chart(ChartSubject::Goodput, sample::designWithUpkeep(10));
    QRectF plot;
    const QImage image = painted(curve, &plot);
    int pixels = 0;
    for (int x = 0; x < image.width(); ++x)
        for (int y = static_cast<int>(plot.top()); y < static_cast<int>(plot.bottom()); ++y)
            pixels += image.pixelColor(x, y) == paletteOf(Theme::Light).frame;
    QVERIFY2(pixels > 300, qPrintable(QString::number(pixels)));
}

void UpkeepTest::chartsOfNothingAreEmpty_data()
{
    QTest::addColumn<int>("subject");
    for (const ChartSubject subject :
         {ChartSubject::CostSteps, ChartSubject::YearSteps, ChartSubject::Sensitivity, ChartSubject::Goodput})
        QTest::newRow(std::string(nameOf(subject)).c_str()) << static_cast<int>(subject);
}

void UpkeepTest::chartsOfNothingAreEmpty()
{
    QFETCH(const int, subject);
    QVERIFY(chart(static_cast<ChartSubject>(subject), sample::computeRacks()).isEmpty());
    const std::string name = "chart:" + std::string(nameOf(static_cast<ChartSubject>(subject)));
    const Design bare = sample::computeRacks();
    QVERIFY(!drawingNamed(bare, evaluate(bare), name)); // an empty page says nothing
    const Design stated = sample::designWithCosts();
    QVERIFY(drawingNamed(stated, evaluate(stated), name));
    QVERIFY(!chart(static_cast<ChartSubject>(subject), sample::designWithCosts()).isEmpty());
}

void UpkeepTest::chartTables()
{
    const Table tornado = chartTable(chart(ChartSubject::Sensitivity, sample::designWithCosts()));
    QCOMPARE(tornado.columns.size(), std::size_t{5}); // input, from to, two values, base
    QCOMPARE(tornado.rows.size(), std::size(namesOf<CostInput>));
    const Table curve = chartTable(chart(ChartSubject::Goodput, sample::designWithUpkeep(10)));
    QVERIFY(std::ranges::any_of(curve.rows, [](const auto &row) {
        return std::get<std::string>(row.front()) == "60.0 min, planned";
    }));
}

void UpkeepTest::jsonKeys_data()
{
    QTest::addColumn<QJsonObject>("object");
    QTest::addColumn<QString>("keys");
    const QJsonObject all = report(sample::designWithCosts(10));
    const QJsonObject reliability = all["reliability"].toObject(), cost = all["cost"].toObject();
    QTest::newRow("reliability")
        << reliability
        << "failures_per_year compute_node_failures_per_year service_level job components "
           "parts rack_types service";
    QTest::newRow("job") << reliability["job"].toObject()
                         << "interruptions_per_day mtbi_h young_interval_s daly_interval_s planned best "
                            "model_valid_up_to";
    QTest::newRow("planned") << reliability["job"].toObject()["planned"].toObject()
                             << "interval_s goodput largest_share model_valid";
    QTest::newRow("component")
        << reliability["components"].toArray().first().toObject()
        << "class units failures_per_year repair_h hot_swap spares_demand spares_needed "
           "spares_stock";
    QTest::newRow("cost")
        << cost
        << "currency devices_usd spares_usd discount_usd net_usd freight_usd tax_usd landed_usd "
           "integration_usd capex_usd capital_usd_per_year depreciation_usd_per_year "
           "energy_kwh_per_year energy_usd_per_year maintenance_usd_per_year space_usd_per_year "
           "cost_usd_per_year whole_life_usd accelerator_hour_usd rack_month_usd "
           "operational_carbon_kg_per_year embodied_carbon_kg_per_year sensitivity missing_inputs";
    QTest::newRow("swing") << cost["sensitivity"].toArray().first().toObject()
                           << "input low high accelerator_hour_at_low_usd accelerator_hour_at_high_usd";
    QTest::newRow("domain") << all["failure_domains"].toArray().first().toObject()
                            << "kind name object rack_type count racks_lost devices_lost nodes_lost "
                               "accelerators_lost unknown share repair_h maintainable reason";
}

void UpkeepTest::jsonKeys()
{
    QFETCH(const QJsonObject, object);
    QFETCH(const QString, keys);
    QCOMPARE(object.keys(), sorted(keys.split(' ')));
}

void UpkeepTest::jsonValues()
{
    const QJsonObject all = report(sample::designWithCosts());
    const QJsonObject cost = all["cost"].toObject();
    QCOMPARE(cost["capex_usd"].toObject()["base"].toDouble(), 481'584.0);
    QCOMPARE(cost["energy_kwh_per_year"].toObject()["value"].toDouble(), 280'320.0);
    QCOMPARE(all["totals"].toObject()["capex_usd"].toObject()["base"].toDouble(),
             405'000.0); // of the devices
    const QJsonArray domains = all["failure_domains"].toArray();
    QCOMPARE(domains.at(1).toObject()["kind"].toString(), QString("rack"));
    QCOMPARE(domains.at(1).toObject()["accelerators_lost"].toInt(), 32);
    QCOMPARE(domains.at(1).toObject()["share"].toDouble(), 1.0);
    QCOMPARE(all["reliability"].toObject()["job"].toObject()["model_valid_up_to"].toDouble(), 0.1);
}

void UpkeepTest::jsonOfNothingIsNull()
{
    const QJsonObject all = report(sample::computeRacks());
    const QJsonObject cost = all["cost"].toObject();
    QVERIFY(cost["capex_usd"].isNull() && cost["accelerator_hour_usd"].isNull());
    QCOMPARE(cost["missing_inputs"].toArray().size(), 16);
    const QJsonObject job = all["reliability"].toObject()["job"].toObject();
    QVERIFY(job["mtbi_h"].isNull() && job["planned"].isNull() && job["interruptions_per_day"].isNull());
    QVERIFY(all["reliability"].toObject()["failures_per_year"].toObject()["unknown"].toInt() > 0);
}

void UpkeepTest::sectionsOfTheSpecification()
{
    const Design design = sample::designWithCosts(10);
    const Specification spec = compose(design, evaluate(design), sample::issue());
    QStringList titles;
    for (const Section &section : spec.sections)
        titles << QString::fromStdString(section.title);
    for (const char *title : {"Reliability and service", "Failures and spares", "Goodput", "Failure domains",
                              "Service by hand", "Cost", "Capital expense", "Operation", "Sensitivity"})
        QVERIFY2(titles.contains(title), title);
    const Table *domains = tableNamed(spec, "Failure domains");
    QVERIFY(domains && domains->rows.size() == 7);
    const Table *capex = tableNamed(spec, "Capex");
    QVERIFY(capex);
    QCOMPARE(std::get<std::string>(capex->rows.at(1).at(1)), std::string("0.1")); // spares
    QCOMPARE(std::get<double>(capex->total.at(3)), inDollars(evaluate(design).results.cost.capex->base));
    QVERIFY(!textOf(spec).contains("Not stated, and not assumed"));
}

void UpkeepTest::missingInputsAreNamed()
{
    Design design = sample::designWithCosts(10);
    design.economics.pue.reset();
    design.upkeep.restart.reset();
    const Specification spec = compose(design, evaluate(design), sample::issue());
    QVERIFY(textOf(spec).contains("Not stated, and not assumed: PUE."));
    QVERIFY(textOf(spec).contains("Not stated, and not assumed: Restart of a job."));
    QVERIFY(!tableNamed(spec, "Sensitivity"));
}

void UpkeepTest::darkRacksAreMarked()
{
    const Design design = sample::designWithUpkeep(3, 2);
    const Evaluation evaluation = evaluate(design);
    const auto plan = [&](const Domain &domain) {
        return floorPlanOf(design, evaluation, design.halls.front(),
                           lossOf(design, evaluation.results, domain));
    };
    const FloorPlan feed = plan({DomainKind::Feed, "pdu1"});
    QVERIFY(feed.racks.at(0).outage == FloorPlan::Outage::Dark);
    QCOMPARE(feed.racks.at(0).detail, QString("dark"));
    QVERIFY(feed.racks.at(1).outage == FloorPlan::Outage::None && feed.racks.at(1).detail.isEmpty());
    const FloorPlan node = plan({DomainKind::Node, "s1"});
    QVERIFY(node.racks.at(0).outage == FloorPlan::Outage::Partly);
    QCOMPARE(node.racks.at(0).detail, QString("1 dark"));
    const auto boxOf = [](const FloorPlan::RackBox &rack) {
        QImage image(120, 180, QImage::Format_RGB32);
        QPainter painter(&image);
        drawRackBox(painter, {0, 0, 120, 180}, rack, {});
        return image;
    };
    FloorPlan::RackBox box = feed.racks.at(0), same = box;
    box.outage = FloorPlan::Outage::None; // the pattern alone tells them apart
    QVERIFY(boxOf(box) != boxOf(same));
    box.outage = FloorPlan::Outage::Partly;
    QVERIFY(boxOf(box) != boxOf(same));
}

void UpkeepTest::racksAreFoundInThePlan()
{
    const Design design = sample::designWithUpkeep(3);
    const FloorPlan plan = floorPlanOf(design, evaluate(design), design.halls.front());
    const QRectF area(10, 20, 600, 400);
    const FloorFit fit = fitFloorPlan(area, plan);
    for (const FloorPlan::RackBox &rack : plan.racks) {
        QVERIFY(area.contains(fit.placeOf(rack)));
        QCOMPARE(rackAt(area, plan, fit.placeOf(rack).center()), &rack);
    }
    QVERIFY(!rackAt(area, plan, {11, 21}));
    QVERIFY(!rackAt({0, 0, 10, 10}, plan, {5, 5})); // no room
}

std::unique_ptr<QObject> makeUpkeepTest()
{
    return make<UpkeepTest>();
}

#include "tst_upkeep.moc"
