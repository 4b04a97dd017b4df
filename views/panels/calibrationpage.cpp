#include "views/panels/calibrationpage.h"

#include "exports/drawings/workloadcharts.h"
#include "libraries/publishedruns.h"
#include "model/text.h"
#include "views/document.h"
#include "views/models/chartmodel.h"
#include "views/panels/figuretable.h"
#include "views/panels/workloaddialogs.h"
#include "views/panels/workloadtext.h"
#include "views/panels/xychartview.h"
#include "views/text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include <set>

namespace clusterwright {
namespace {

constexpr int margin = 6, rowPadding = 6, leastTable = 190, leastChart = 300;
constexpr int sourceWidth = 260; // pixels, at most, of texts in the table

FigureTable *makeTable(ChartModel *model, const QString &name)
{
    auto *table = new FigureTable;
    table->setModel(model);
    table->setAccessibleName(name);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + rowPadding);
    table->setAlternatingRowColors(true);
    table->setWordWrap(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setTabKeyNavigation(false); // Tab leaves the table
    table->setFrameShape(QFrame::NoFrame);
    return table;
}

void fitColumns(QTableView &table)
{
    table.resizeColumnsToContents();
    for (int column = 0; column < table.model()->columnCount(); ++column)
        table.setColumnWidth(column, std::min(table.columnWidth(column), sourceWidth));
}

/// Across is what was measured, upwards the error.
bool isPointOf(const XyChart::Point &point, const CalibrationCase &entry)
{
    return point.x == entry.run.value && entry.errorPercent() == point.y;
}

/// The names give way, so that the figures beside them can be seen.
void elideNames(QTableView &table)
{
    table.resizeColumnsToContents();
    table.horizontalHeader()->setMinimumSectionSize(0);
    table.horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
}

/// The measured runs of a design as cases.
std::vector<CalibrationCase> ownCases(const Design &design)
{
    std::vector<CalibrationCase> cases;
    for (const MeasuredRun &run : design.measuredRuns) {
        CalibrationCase entry;
        entry.id = run.id;
        entry.family = CalibrationPage::tr("Measured by you").toStdString();
        entry.source = run.source;
        entry.run = run;
        cases.push_back(std::move(entry));
    }
    return cases;
}

std::set<AcceleratorClass> fittedClasses(const Design &design)
{
    std::set<AcceleratorClass> classes;
    for (const FittedConstant &constant : design.fittedConstants)
        classes.insert(constant.accelerator);
    return classes;
}

QString noteText(const Design &design)
{
    QString text = CalibrationPage::tr(
        "All published cases were used to choose the constants of the model, as the column "
        "\"Fitted with it\" says: their errors are the quality of that fit, not the error "
        "of a forecast. Your own measurements are the honest test.");
    for (const FittedConstant &constant : design.fittedConstants)
        text += ' ' + CalibrationPage::tr("%1 of %2 is %3, from %4.")
                          .arg(toQString(constant.name), toQString(nameOf(constant.accelerator)).toUpper(),
                               toQString(formatFigure(constant.value)), toQString(constant.source));
    return text;
}

} // namespace

CalibrationPage::CalibrationPage(Document &document, PublishedRuns published, QWidget *parent)
    : QWidget(parent), m_document(document), m_load(std::move(published)), m_message(new QLabel),
      m_note(new QLabel), m_add(new QPushButton(tr("&Add measurement..."))),
      m_import(new QPushButton(tr("&Import cases..."))), m_remove(new QPushButton(tr("Remo&ve"))),
      m_fit(new QPushButton(tr("Re-&calibrate..."))),
      m_usual(new QPushButton(tr("Back to &usual constants"))), m_model(new ChartModel(this)),
      m_familyModel(new ChartModel(this)), m_table(makeTable(m_model, tr("Predicted against measured"))),
      m_families(makeTable(m_familyModel, tr("Errors by family"))), m_chart(new XyChartView)
{
    build();
    connect(m_add, &QPushButton::clicked, this, &CalibrationPage::addMeasurement);
    connect(m_import, &QPushButton::clicked, this, &CalibrationPage::importRequested);
    connect(m_remove, &QPushButton::clicked, this, &CalibrationPage::remove);
    connect(m_fit, &QPushButton::clicked, this, &CalibrationPage::fit);
    connect(m_usual, &QPushButton::clicked, this, &CalibrationPage::useUsualConstants);
    connect(m_chart, &XyChartView::clicked, this, &CalibrationPage::choosePoint);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) { showChosen(index.row()); });
    connect(&document, &Document::changed, this, &CalibrationPage::refresh);
    enableButtons();
}

QWidget *CalibrationPage::makeBar()
{
    auto *bar = new QWidget;
    auto *line = new QHBoxLayout(bar);
    line->setContentsMargins(margin, margin, margin, 0);
    for (QPushButton *button : {m_add, m_import, m_remove, m_fit, m_usual})
        line->addWidget(button);
    line->addStretch(1);
    return bar;
}

void CalibrationPage::build()
{
    for (QLabel *label : {m_message, m_note}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_message->hide();
    m_table->setMinimumHeight(leastTable);
    m_chart->setMinimumHeight(leastChart);
    m_families->setMinimumHeight(leastTable);
    auto *body = new QWidget;
    auto *inside = new QVBoxLayout(body);
    inside->setContentsMargins(margin, 0, margin, margin);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_table, m_chart, m_families})
        inside->addWidget(widget, 1);
    inside->addWidget(m_note);
    auto *scroll = new QScrollArea; // in a low window each part keeps its height
    scroll->setWidget(body);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeBar());
    layout->addWidget(m_message);
    layout->addWidget(scroll, 1);
    setFocusProxy(m_table);
}

QString CalibrationPage::message() const
{
    return m_message->text();
}

void CalibrationPage::setWorkload(const WorkloadId &workload)
{
    m_workload = workload;
    enableButtons();
}

void CalibrationPage::showEvent(QShowEvent *event)
{
    if (m_isStale)
        refresh();
    QWidget::showEvent(event);
}

void CalibrationPage::refresh()
{
    enableButtons();
    m_isStale = !isVisible();
    if (m_isStale)
        return;
    if (!m_published)
        m_published = m_load();
    m_message->setText(*m_published ? QString() : fileSentenceOf(m_published->error()));
    m_message->setVisible(!*m_published);
    m_cases = ownCases(m_document.design());
    if (*m_published)
        m_cases.insert(m_cases.end(), m_published->value().begin(), m_published->value().end());
    for (CalibrationCase &entry : m_cases)
        entry = predict(std::move(entry), m_document.design().fittedConstants);
    m_model->setTable(calibrationTable(m_cases));
    m_familyModel->setTable(familyTable(familiesOf(m_cases)));
    fitColumns(*m_table);
    elideNames(*m_families);
    m_chart->setChart(calibrationChart(m_cases));
    m_note->setText(noteText(m_document.design()));
}

void CalibrationPage::enableButtons()
{
    m_add->setEnabled(canMeasure());
    m_add->setToolTip(canMeasure() ? tr("Of the workload that is selected")
                                   : tr("Select a workload whose hardware is known first."));
    const int row = m_table->currentIndex().row();
    const bool canRemove = !m_model->objectOf(row).empty();
    m_remove->setEnabled(canRemove);
    m_remove->setToolTip(canRemove ? QString() : tr("Select a measurement of your own first."));
    const bool isFitted = !m_document.design().fittedConstants.empty();
    m_usual->setEnabled(isFitted);
    m_usual->setToolTip(isFitted ? QString() : tr("The usual constants are in use."));
}

bool CalibrationPage::canMeasure() const
{
    const auto &results = m_document.evaluation().results.workloads;
    const auto found = std::ranges::find(results, m_workload, &WorkloadResults::id);
    return found != results.end() && found->hardware;
}

void CalibrationPage::addMeasurement()
{
    MeasurementDialog dialog(m_document, m_workload, this);
    dialog.exec();
}

void CalibrationPage::importFrom(const QString &path)
{
    const auto runs = readMeasuredRuns(path.toStdString());
    Result<Design> next = m_document.design();
    if (runs)
        for (const MeasuredRun &run : runs.value())
            next = next ? addMeasuredRun(next.take(), run) : next.error();
    const bool isGood = runs && next;
    if (isGood)
        m_document.apply(tr("Import %1 measurements").arg(runs.value().size()), std::move(next));
    m_message->setText(!runs   ? fileSentenceOf(runs.error())
                       : !next ? sentenceOf(next.error())
                               : tr("%1 measurements are imported.").arg(runs.value().size()));
    m_message->show();
}

void CalibrationPage::remove()
{
    const std::string run = m_model->objectOf(m_table->currentIndex().row());
    if (!run.empty())
        m_document.apply(tr("Remove measurement %1").arg(nameOfObject(m_document.design(), run)),
                         removeMeasuredRun(m_document.design(), run));
}

void CalibrationPage::fit()
{
    std::vector<MeasuredRun> published;
    for (const CalibrationCase &entry : m_cases)
        if (entry.run.id.empty())
            published.push_back(entry.run);
    CalibrationDialog dialog(m_document, std::move(published), this);
    dialog.exec();
}

void CalibrationPage::useUsualConstants()
{
    Result<Design> next = m_document.design();
    for (const AcceleratorClass accelerator : fittedClasses(m_document.design()))
        next = next ? setFittedConstants(next.take(), accelerator, {}) : next.error();
    m_document.apply(tr("Back to usual constants"), std::move(next));
}

void CalibrationPage::choosePoint(const XyIndex &point)
{
    const XyChart::Point &at = m_chart->chart().series.at(point.series).points.at(point.point);
    const auto found =
        std::ranges::find_if(m_cases, [&](const CalibrationCase &entry) { return isPointOf(at, entry); });
    if (found != m_cases.end())
        m_table->selectRow(static_cast<int>(found - m_cases.begin()));
}

void CalibrationPage::showChosen(int row)
{
    enableButtons();
    if (row < 0 || static_cast<std::size_t>(row) >= m_cases.size())
        return;
    const CalibrationCase &entry = m_cases[static_cast<std::size_t>(row)];
    const auto &series = m_chart->chart().series;
    for (std::size_t i = 0; i < series.size(); ++i)
        for (std::size_t j = 0; j < series[i].points.size(); ++j)
            if (isPointOf(series[i].points[j], entry))
                return m_chart->setChosen(XyIndex{i, j});
    m_chart->setChosen({});
}

} // namespace clusterwright
