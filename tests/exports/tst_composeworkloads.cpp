// What documents, drawings by name and JSON say of workloads and of their data.
#include "exports/compose.h"
#include "exports/evaluationjson.h"
#include "exports/formats.h"
#include "exports/nameddrawing.h"
#include "exports/sheet.h"
#include "exports/workloadtexts.h"
#include "model/text.h"
#include "tests/exports/richsample.h"
#include "tests/runner.h"
#include "tests/workloadsample.h"

#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace clusterwright;

namespace {

/// Two hops, of which the storage is the narrowest to read and the links are to write.
DataMovement movement()
{
    DataMovement movement;
    movement.path.hops = {
        {HopKind::Systems, "Storage systems", {}, bytesPerSecond(40e9), bytesPerSecond(30e9), "4 systems"},
        {HopKind::NodeLinks, "Links of nodes", "storage", bytesPerSecond(80e9), bytesPerSecond(20e9)}};
    movement.path.isReadKnown = true;
    movement.path.narrowestRead = 0;
    movement.path.narrowestWrite = 1;
    movement.reads.sample = gigabytes(8192 * 4 / 1e9);
    movement.reads.sampleSource = "tokens of 4 bytes";
    movement.reads.demand = bytesPerSecond(1e9);
    movement.checkpoint.size = gigabytes(988);
    movement.checkpoint.write = seconds(49.4);
    movement.checkpoint.retained = gigabytes(988);
    movement.shared = {{"Links of nodes", bytesPerSecond(80e9), bytesPerSecond(20e9), bytesPerSecond(1e9),
                        bytesPerSecond(2e9), bytesPerSecond(0), 0.15}};
    movement.missing = {"Data set"};
    return movement;
}

/// One that fits into the memory of its accelerators.
Workload fittingTraining()
{
    Workload workload = sample::training70b();
    workload.training.recompute = Recompute::Full;
    return workload;
}

/// A workload with an estimate and hand-made data; of a design that stands.
struct Written {
    Design design;
    Evaluation evaluation;

    explicit Written(Workload workload = fittingTraining())
        : design(sample::designWithWorkload(std::move(workload))), evaluation(evaluate(design))
    {
        WorkloadResults &results = evaluation.results.workloads.front();
        if (results.step)
            results.movement = movement();
    }
    WorkloadResults &results() { return evaluation.results.workloads.front(); }
    Specification specification() const { return compose(design, evaluation, sample::issue()); }
    QJsonObject json() const
    {
        const auto report = QByteArray::fromStdString(reportJson(design, evaluation));
        return QJsonDocument::fromJson(report)["workloads"][0].toObject();
    }
};

const Section *sectionNamed(const Specification &spec, const std::string &title)
{
    const auto section = std::ranges::find(spec.sections, title, &Section::title);
    return section == spec.sections.end() ? nullptr : &*section;
}

const Table *tableNamed(const Specification &spec, const std::string &name)
{
    for (const Section &section : spec.sections)
        for (const Block &block : section.blocks)
            if (const auto *table = std::get_if<Table>(&block); table && table->name == name)
                return table;
    return nullptr;
}

/// The second cell of the row that begins so.
std::string valueIn(const Table &table, const std::string &name)
{
    for (const auto &row : table.rows)
        if (std::get<std::string>(row[0]) == name)
            return std::get<std::string>(row[1]);
    return "no such row";
}

QStringList captionsOf(const Section &section)
{
    QStringList captions;
    for (const Block &block : section.blocks)
        if (const auto *drawing = std::get_if<Drawing>(&block))
            captions << QString::fromStdString(drawing->caption);
    return captions;
}

QString textOf(const Section &section)
{
    QString all;
    for (const Block &block : section.blocks)
        if (const auto *paragraph = std::get_if<Paragraph>(&block))
            all += QString::fromStdString(paragraph->text) + "\n";
    return all;
}

const KeyFigure *workloadFigure(const Specification &spec)
{
    for (const Block &block : sectionNamed(spec, "Summary")->blocks)
        if (const auto *figures = std::get_if<KeyFigures>(&block); figures && figures->title == "Workloads")
            return &figures->figures.front();
    return nullptr;
}

QStringList sorted(QStringList keys)
{
    keys.sort();
    return keys;
}

} // namespace

class ComposeWorkloadsTest : public QObject {
    Q_OBJECT

private slots:
    void nothingWithoutWorkloads();
    void sectionsOfATraining();
    void sectionsOfAServing();
    void estimateIsTold();
    void decisionsAreToldWithoutThoseOfOtherKinds();
    void goodputIsAtMostWhereRatesAreUnknown();
    void pathNamesTheNarrowest();
    void withoutEstimateTheReasonIsTold();
    void summaryHasALineForEach();
    void workbookHasASheet();
    void jsonHasAllResults();
    void jsonIsNullWhereUnknown();
    void drawingsByName_data();
    void drawingsByName();
    void wrongDrawingNames_data();
    void wrongDrawingNames();
    void picturesAreWritten_data();
    void picturesAreWritten();
    void pdfIsWritten();
};

void ComposeWorkloadsTest::nothingWithoutWorkloads()
{
    const Design design = sample::richDesign();
    const Evaluation evaluation = evaluate(design);
    const Specification spec = compose(design, evaluation, sample::issue());
    QVERIFY(!sectionNamed(spec, "Workloads") && !sectionNamed(spec, "Storage and data movement"));
    QVERIFY(!workloadFigure(spec));
    QVERIFY(textOf(*sectionNamed(spec, "Summary")).contains("Not covered by this document: performance"));
    for (const Table &table : composeBill(design, evaluation, sample::issue()))
        QVERIFY(table.name != "Workloads");
    const auto report = QByteArray::fromStdString(reportJson(design, evaluation));
    QVERIFY(QJsonDocument::fromJson(report)["workloads"].toArray().isEmpty());
}

void ComposeWorkloadsTest::sectionsOfATraining()
{
    const Specification spec = Written().specification();
    const Section *section = sectionNamed(spec, "Training");
    QVERIFY(sectionNamed(spec, "Workloads") && section && section->level == 2);
    QCOMPARE(captionsOf(*section),
             (QStringList{"Time of Training", "Memory of Training", "Roofline of Training",
                          "Scaling of Training", "All-reduce of Training"}));
    for (const char *name :
         {"Workloads", "Results Training", "Run Training", "Model Training", "Hardware Training",
          "Path Training", "Reads Training", "Checkpoints Training", "Contention Training"})
        QVERIFY2(tableNamed(spec, name), name);
    QCOMPARE(sectionNamed(spec, "Storage and data movement")->level, 1);
    QCOMPARE(captionsOf(*sectionNamed(spec, "Data of Training")), QStringList{"Goodput of Training"});
    QVERIFY(!textOf(*sectionNamed(spec, "Summary")).contains("performance"));
}

void ComposeWorkloadsTest::sectionsOfAServing()
{
    Workload workload = sample::serving70b();
    workload.name = "Serving";
    const Specification spec = Written(workload).specification();
    QCOMPARE(captionsOf(*sectionNamed(spec, "Serving")),
             (QStringList{"Time of Serving", "Memory of Serving", "Rate and latency of Serving"}));
    QVERIFY(sectionNamed(spec, "Storage and data movement")); // the weights have to come from somewhere
    const Table *results = tableNamed(spec, "Results Serving");
    QVERIFY(results);
    QCOMPARE(valueIn(*results, "Goodput"), std::string("no such row"));
    QVERIFY(valueIn(*results, "Instances") != "no such row");
}

void ComposeWorkloadsTest::estimateIsTold()
{
    Written written;
    WorkloadResults &results = written.results();
    QVERIFY(results.step && !results.bottleneck.empty() && !results.calibration.empty());
    const Specification spec = written.specification();
    const Table &table = *tableNamed(spec, "Results Training");
    QCOMPARE(valueIn(table, "Step time"), formatDuration(results.step->time));
    QCOMPARE(valueIn(table, "MFU"), formatPercent(results.step->mfu));
    QCOMPARE(std::get<std::string>(table.rows[2][2]),
             std::string("model FLOP, half of the attention square (causal), over the dense peak of bf16"));
    QVERIFY(table.note.find(results.calibration) != std::string::npos);
    QVERIFY(textOf(*sectionNamed(spec, "Training")).contains(QString::fromStdString(results.bottleneck)));
    const Table &hardware = *tableNamed(spec, "Hardware Training");
    QCOMPARE(hardware.rows.size(), results.hardware->figures.size());
    results.step->fits = false;
    QVERIFY(std::ranges::any_of(
        estimateFigures(written.design.workloads[0], results),
        [](const WorkloadFigure &one) { return one.basis.find("does not fit") != std::string::npos; }));
}

void ComposeWorkloadsTest::decisionsAreToldWithoutThoseOfOtherKinds()
{
    const Specification spec = Written().specification();
    const Table &run = *tableNamed(spec, "Run Training"), &model = *tableNamed(spec, "Model Training");
    QCOMPARE(valueIn(run, "Tensor parallel"), std::string("4"));
    QCOMPARE(valueIn(run, "Precision"), std::string("bf16"));
    QCOMPARE(valueIn(run, "Layers"), std::string("no such row"));
    QCOMPARE(valueIn(run, "Samples are"), std::string("no such row"));
    QCOMPARE(valueIn(run, "Tokens of a prompt"), std::string("no such row"));
    QCOMPARE(valueIn(model, "Layers"), std::string("80"));
    QCOMPARE(valueIn(model, "Parameters"), std::string("70.55 B"));
    QCOMPARE(valueIn(model, "Experts of a layer"), std::string("no such row")); // it has none
    QCOMPARE(model.note, std::string("Source: not stated"));
}

void ComposeWorkloadsTest::goodputIsAtMostWhereRatesAreUnknown()
{
    Written written;
    WorkloadResults &results = written.results();
    results.goodput.ettr = 0.9;
    results.goodput.unknownRates = 2;
    QCOMPARE(valueIn(*tableNamed(written.specification(), "Results Training"), "Goodput"),
             std::string("≤ 90.0 %"));
    results.goodput.unknownRates = 0;
    QCOMPARE(valueIn(*tableNamed(written.specification(), "Results Training"), "Goodput"),
             std::string("90.0 %"));
    results.goodput = {};
    QCOMPARE(valueIn(*tableNamed(written.specification(), "Results Training"), "Goodput"),
             std::string("unknown"));
}

void ComposeWorkloadsTest::pathNamesTheNarrowest()
{
    const Specification spec = Written().specification();
    const Table &path = *tableNamed(spec, "Path Training");
    QCOMPARE(path.rows.size(), std::size_t(2));
    QCOMPARE(std::get<std::string>(path.rows[0][3]), std::string("reading"));
    QCOMPARE(std::get<std::string>(path.rows[1][3]), std::string("writing"));
    const QString text = textOf(*sectionNamed(spec, "Data of Training"));
    QVERIFY(text.contains("Data reach the nodes at 40 GB/s, limited by: Storage systems."));
    QVERIFY(text.contains("at 20 GB/s at most, limited by: Links of nodes."));
    QVERIFY(text.contains("Not stated, and not assumed: Data set."));
    const Table &reads = *tableNamed(spec, "Reads Training"),
                &saves = *tableNamed(spec, "Checkpoints Training");
    QCOMPARE(valueIn(reads, "Demand"), std::string("1 GB/s"));
    QCOMPARE(valueIn(reads, "From host memory"), std::string("unknown"));
    QCOMPARE(valueIn(saves, "Size"), std::string("988 GB"));
    QCOMPARE(valueIn(saves, "Restore"), std::string("unknown"));
}

void ComposeWorkloadsTest::withoutEstimateTheReasonIsTold()
{
    Workload workload = sample::training70b();
    workload.training.batch = 1;
    Written written(workload);
    QVERIFY(!written.results().step && !written.results().missing.empty());
    const Specification spec = written.specification();
    const Section &section = *sectionNamed(spec, "Training");
    QVERIFY(textOf(section).contains(QString::fromStdString(written.results().missing.front())));
    QVERIFY(captionsOf(section).isEmpty());
    QVERIFY(!tableNamed(spec, "Results Training") && tableNamed(spec, "Model Training"));
    QCOMPARE(workloadFigure(spec)->value, std::string("no estimate"));
}

void ComposeWorkloadsTest::summaryHasALineForEach()
{
    Written written;
    const KeyFigure *figure = nullptr;
    const Specification spec = written.specification();
    figure = workloadFigure(spec);
    QVERIFY(figure);
    QCOMPARE(figure->label, std::string("Training"));
    QCOMPARE(figure->value, headlineOf(written.results()));
    QVERIFY(figure->value.find("tokens/s, MFU ") != std::string::npos);
    QVERIFY(figure->note.starts_with("training of Llama 3 70B on 256 accelerators"));
}

void ComposeWorkloadsTest::workbookHasASheet()
{
    const Written written;
    const auto tables = composeBill(written.design, written.evaluation, sample::issue());
    const auto table = std::ranges::find(tables, std::string("Workloads"), &Table::name);
    QVERIFY(table != tables.end());
    QCOMPARE(table->rows.size(), std::size_t(1));
    QCOMPARE(std::get<double>(table->rows[0][3]), 256.0);
}

void ComposeWorkloadsTest::jsonHasAllResults()
{
    Written written;
    const QJsonObject workload = written.json();
    QCOMPARE(sorted(workload.keys()),
             sorted({"id", "name", "kind", "model", "parameters", "active_parameters", "hardware", "training",
                     "serving", "fleet", "time_parts", "roofline", "bottleneck", "data", "goodput", "cost",
                     "missing", "calibration"}));
    QCOMPARE(workload["kind"].toString(), QString("training"));
    const QJsonObject step = workload["training"].toObject();
    QCOMPARE(step["step_s"].toDouble(), inSeconds(written.results().step->time));
    QCOMPARE(step["mfu"].toDouble(), written.results().step->mfu);
    QCOMPARE(workload["hardware"]["accelerators"].toInt(), 256);
    QCOMPARE(workload["hardware"]["memory_byte"].toDouble(), 80e9);
    double share = 0;
    for (const QJsonValue part : workload["time_parts"].toArray())
        share += part["share"].toDouble();
    QVERIFY(std::abs(share - 1) < 1e-9);
    QCOMPARE(workload["data"]["path"]["narrowest_read"].toString(), QString("Storage systems"));
    QCOMPARE(workload["data"]["path"]["read_byte_per_s"].toDouble(), 40e9);
    QCOMPARE(workload["data"]["checkpoint"]["size_byte"].toDouble(), 988e9);
    QCOMPARE(workload["data"]["shared_hops"][0]["load"].toDouble(), 0.15);
    QCOMPARE(workload["goodput"]["interval_s"].toDouble(), 3600.0);
}

void ComposeWorkloadsTest::jsonIsNullWhereUnknown()
{
    Written written;
    written.results().goodput = {};
    written.results().cost = {};
    const QJsonObject workload = written.json();
    QVERIFY(workload["serving"].isNull() && workload["fleet"].isNull());
    QVERIFY(workload["data"]["reads"]["epoch_s"].isNull());
    QVERIFY(workload["data"]["checkpoint"]["restore_s"].isNull());
    for (const char *key : {"interruptions_per_day", "mtbi_h", "interval_s", "best_interval_s", "ettr",
                            "tokens_per_day", "spare_nodes"})
        QVERIFY2(workload["goodput"].toObject().contains(key) && workload["goodput"][key].isNull(), key);
    for (const char *key :
         {"calendar_s", "energy_kwh", "cost_usd", "per_million_tokens_usd", "accelerator_hour_usd"})
        QVERIFY2(workload["cost"].toObject().contains(key) && workload["cost"][key].isNull(), key);
}

void ComposeWorkloadsTest::drawingsByName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("caption");
    QTest::newRow("bar of the time") << "workload:train:time"
                                     << "Time of Training";
    QTest::newRow("bar of the memory") << "workload:train:memory"
                                       << "Memory of Training";
    QTest::newRow("roofline") << "workload:train:roofline"
                              << "Roofline of Training";
    QTest::newRow("scaling, by name") << "workload:Training:scaling"
                                      << "Scaling of Training";
    QTest::newRow("goodput") << "workload:train:goodput"
                             << "Goodput of Training";
}

void ComposeWorkloadsTest::drawingsByName()
{
    QFETCH(const QString, name);
    QFETCH(const QString, caption);
    const Written written;
    const auto drawing = drawingNamed(written.design, written.evaluation, name.toStdString());
    QVERIFY2(drawing, drawing ? "" : drawing.error().message.c_str());
    QCOMPARE(drawing.value().caption, caption.toStdString());
}

void ComposeWorkloadsTest::wrongDrawingNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("says");
    QTest::newRow("no such workload") << "workload:none:time"
                                      << "is not in this design";
    QTest::newRow("no such subject") << "workload:train:mass"
                                     << "time, memory, roofline, scaling, all-reduce, latency, goodput";
    QTest::newRow("no subject") << "workload:train"
                                << "is not in this design";
    QTest::newRow("of the other kind") << "workload:train:latency"
                                       << "nothing to show";
    QTest::newRow("listed with what there is") << ""
                                               << "workload:train (Training)";
}

void ComposeWorkloadsTest::wrongDrawingNames()
{
    QFETCH(const QString, name);
    QFETCH(const QString, says);
    const Written written;
    const auto drawing = drawingNamed(written.design, written.evaluation, name.toStdString());
    QVERIFY(!drawing);
    QVERIFY2(drawing.error().message.find(says.toStdString()) != std::string::npos,
             drawing.error().message.c_str());
}

void ComposeWorkloadsTest::picturesAreWritten_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("chart over two axes") << "workload:train:roofline";
    QTest::newRow("bar of shares") << "workload:train:time";
}

void ComposeWorkloadsTest::picturesAreWritten()
{
    QFETCH(const QString, name);
    const Written written;
    Issue issue = sample::issue();
    issue.drawing = name.toStdString();
    const auto png = exportBytes("png", written.design, written.evaluation, issue);
    QVERIFY(png);
    const auto image = QImage::fromData(QByteArray::fromStdString(png.value()), "PNG");
    QVERIFY(image.width() > 1000);
    const auto svg = exportBytes("svg", written.design, written.evaluation, issue);
    QVERIFY(svg && svg.value().find("Linear layers") != std::string::npos);
}

void ComposeWorkloadsTest::pdfIsWritten()
{
    const Written written;
    const auto pdf = exportBytes("spec-pdf", written.design, written.evaluation, sample::issue());
    QVERIFY(pdf && pdf.value().starts_with("%PDF"));
}

std::unique_ptr<QObject> makeComposeWorkloadsTest()
{
    return make<ComposeWorkloadsTest>();
}

#include "tst_composeworkloads.moc"
