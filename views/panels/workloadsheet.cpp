#include "views/panels/workloadsheet.h"

#include "exports/drawings/workloadcharts.h"
#include "exports/movementtexts.h"
#include "views/models/chartmodel.h"
#include "views/panels/figuregrid.h"
#include "views/panels/foldsection.h"
#include "views/panels/sharebarview.h"
#include "views/panels/workloadtext.h"
#include "views/panels/xychartview.h"
#include "views/text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>

namespace clusterwright {
namespace {

constexpr int margin = 8, gap = 8, chartHeight = 300;
constexpr double headlineSize = 1.15; // of the usual font

QLabel *textLabel()
{
    auto *label = new QLabel;
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QLabel *boldLabel(const QString &text)
{
    auto *label = new QLabel(text);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    return label;
}

void say(QLabel &label, const QString &text)
{
    label.setText(text);
    label.setVisible(!text.isEmpty());
}

} // namespace

WorkloadSheet::WorkloadSheet(QWidget *parent)
    : QScrollArea(parent), m_headline(textLabel()), m_bottleneck(textLabel()), m_rests(textLabel()),
      m_missing(textLabel()), m_chartNote(textLabel()), m_figures(new FigureGrid), m_reads(new FigureGrid),
      m_checkpoints(new FigureGrid), m_time(new ShareBarView), m_memory(new ShareBarView),
      m_curves(new QComboBox), m_data(new QToolButton), m_chartPages(new QStackedWidget),
      m_chart(new XyChartView), m_hardwareModel(new ChartModel(this)), m_pathModel(new ChartModel(this)),
      m_sharedModel(new ChartModel(this)), m_chartModel(new ChartModel(this)),
      m_hardware(new FittedTable(m_hardwareModel, tr("Hardware, and where its figures come from"))),
      m_path(new FittedTable(m_pathModel, tr("Way of the data"))),
      m_shared(new FittedTable(m_sharedModel, tr("Hops that several demands share"))),
      m_readTitle(boldLabel(tr("Training data"))), m_checkpointTitle(boldLabel(tr("Checkpoints")))
{
    auto *body = new QWidget;
    m_body = new QVBoxLayout(body);
    m_body->setContentsMargins(margin, margin, margin, margin);
    m_body->setSpacing(gap);
    m_body->addWidget(makeHead());
    m_missingSection = makeSection(tr("What is missing"), {m_missing});
    m_barSection = makeSection(tr("Where the time and the memory go"), {m_time, m_memory});
    makeSection(tr("Key figures"), {m_figures});
    m_chartSection = makeSection(tr("Charts"), {makeChart()});
    m_hardwareSection = makeSection(tr("Hardware, and where its figures come from"), {m_hardware});
    m_movementSection = makeSection(
        tr("Data movement"), {m_path, m_readTitle, m_reads, m_checkpointTitle, m_checkpoints, m_shared});
    m_body->addStretch(1);
    setWidget(body);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // or the width would change with the height
    connect(m_curves, &QComboBox::currentIndexChanged, this, &WorkloadSheet::showCurve);
    connect(m_data, &QToolButton::toggled, this, &WorkloadSheet::showCurve);
}

QWidget *WorkloadSheet::makeHead()
{
    QFont large = m_headline->font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() * headlineSize);
    m_headline->setFont(large);
    m_headline->setAccessibleName(tr("Headline of the workload"));
    m_rests->setForegroundRole(QPalette::PlaceholderText);
    auto *head = new QWidget;
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QLabel *label : {m_headline, m_bottleneck, m_rests})
        layout->addWidget(label);
    return head;
}

FoldSection *WorkloadSheet::makeSection(const QString &title, std::initializer_list<QWidget *> widgets)
{
    auto *section = new FoldSection(title, true);
    for (QWidget *widget : widgets)
        section->add(widget);
    m_body->addWidget(section);
    return section;
}

QWidget *WorkloadSheet::makeChart()
{
    m_curves->setAccessibleName(tr("Which chart is shown"));
    m_curves->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_data->setText(tr("Show &data"));
    m_data->setToolTip(tr("Show the figures as a table; Ctrl+C copies them"));
    m_data->setCheckable(true);
    auto *table = new FigureTable;
    table->setModel(m_chartModel);
    table->setAccessibleName(tr("Figures of the chart"));
    table->setAlternatingRowColors(true);
    table->verticalHeader()->hide();
    m_chartPages->addWidget(m_chart);
    m_chartPages->addWidget(table);
    m_chartPages->setFixedHeight(chartHeight);
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_curves);
    bar->addStretch(1);
    bar->addWidget(m_data);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(bar);
    layout->addWidget(m_chartPages);
    layout->addWidget(m_chartNote);
    return page;
}

void WorkloadSheet::showWorkload(std::shared_ptr<const Design> design, const Workload &workload,
                                 const WorkloadResults &results)
{
    if (m_workload.id != workload.id)
        verticalScrollBar()->setValue(0);
    m_design = std::move(design);
    m_workload = workload;
    m_results = results;
    m_headline->setText(tr("%1: %2").arg(toQString(workload.name), briefOf(workload, results)));
    QStringList below{toQString(results.bottleneck)};
    below << tr("%1: %2.").arg(workload.modelName.empty() ? tr("Model") : toQString(workload.modelName),
                               modelText(workload, results));
    below.removeAll(QString());
    m_bottleneck->setText(below.join(' '));
    say(*m_rests, toQString(results.calibration));
    const QStringList missing = missingTexts(workload, results);
    m_missing->setText(missing.join('\n'));
    m_missingSection->setVisible(!missing.isEmpty());
    m_figures->setFigures(keyFigures(workload, results));
    m_time->setBar(timeBar(workload, results));
    m_memory->setBar(memoryBar(workload, results));
    m_time->setVisible(!m_time->bar().isEmpty());
    m_memory->setVisible(!m_memory->bar().isEmpty());
    m_barSection->setVisible(!m_time->bar().isEmpty() || !m_memory->bar().isEmpty());
    m_hardwareModel->setTable(hardwareTable(results));
    m_hardwareSection->setVisible(m_hardwareModel->rowCount() > 0);
    listCurves();
    showMovement();
}

QString WorkloadSheet::headline() const
{
    return m_headline->text();
}

QString WorkloadSheet::missing() const
{
    return m_missing->text();
}

/// Those that have something to show; keeps the choice.
void WorkloadSheet::listCurves()
{
    const std::pair<QString, Curve> all[] = {
        {tr("Roofline"), Curve::Roofline},
        {tr("Scaling"), Curve::Scaling},
        {tr("Tokens per second over latency"), Curve::Latency},
        {tr("All-reduce on its links"), Curve::AllReduce},
        {tr("Goodput over checkpoint interval"), Curve::Goodput},
    };
    const QVariant chosen = m_curves->currentData();
    {
        const QSignalBlocker blocker(m_curves);
        m_curves->clear();
        for (const auto &[text, curve] : all)
            if (!curveOf(curve).isEmpty())
                m_curves->addItem(text, static_cast<int>(curve));
        m_curves->setCurrentIndex(std::max(0, m_curves->findData(chosen)));
    }
    m_chartSection->setVisible(m_curves->count() > 0);
    showCurve();
}

XyChart WorkloadSheet::curveOf(Curve curve) const
{
    switch (curve) {
    case Curve::Roofline:
        return rooflineChart(m_results);
    case Curve::Scaling:
        return scalingChart(m_workload, m_results);
    case Curve::AllReduce:
        return allReduceChart(m_results);
    case Curve::Latency:
        return latencyChart(m_workload, m_results);
    case Curve::Goodput:
        break;
    }
    return goodputChartOf(*m_design, m_workload, m_results);
}

void WorkloadSheet::showCurve()
{
    if (m_curves->count() == 0)
        return;
    XyChart chart = curveOf(static_cast<Curve>(m_curves->currentData().toInt()));
    say(*m_chartNote, chart.note);
    chart.note.clear(); // said below the chart
    m_chartModel->setTable(tableOf(chart));
    m_chart->setChart(std::move(chart));
    m_chartPages->setCurrentIndex(m_data->isChecked() ? 1 : 0);
}

void WorkloadSheet::showMovement()
{
    const bool isKnown = m_results.movement.has_value();
    m_movementSection->setVisible(isKnown);
    if (!isKnown)
        return;
    const DataMovement &movement = *m_results.movement;
    const bool isTraining = m_workload.kind == WorkloadKind::Training;
    m_pathModel->setTable(pathTable(m_workload, movement.path));
    m_path->setVisible(m_pathModel->rowCount() > 0);
    m_sharedModel->setTable(sharedTable(m_workload, movement.shared));
    m_shared->setVisible(m_sharedModel->rowCount() > 0);
    m_reads->setFigures(isTraining ? shown(readFigures(m_workload, movement.reads))
                                   : std::vector<KeyFigure>());
    m_checkpointTitle->setText(isTraining ? tr("Checkpoints") : tr("Start of an instance"));
    m_checkpoints->setFigures(shown(isTraining ? checkpointFigures(m_workload, movement.checkpoint)
                                               : weightFigures(m_workload, movement.checkpoint)));
    m_readTitle->setVisible(isTraining);
    m_reads->setVisible(isTraining);
}

} // namespace clusterwright
