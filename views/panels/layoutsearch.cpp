#include "views/panels/layoutsearch.h"

#include "exports/drawings/workloadcharts.h"
#include "model/analysis/workloadcurves.h"
#include "model/text.h"
#include "views/choices.h"
#include "views/document.h"
#include "views/models/chartmodel.h"
#include "views/panels/figuregrid.h"
#include "views/panels/sharebarview.h"
#include "views/panels/workloadtext.h"
#include "views/panels/xychartview.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QThread>
#include <QTimer>

namespace clusterwright {
namespace {

constexpr int refreshTime = 50; // milliseconds
constexpr int dialogWidth = 1000, dialogHeight = 640, rowPadding = 6;
constexpr int permille = 1000; // of the progress: counts may pass the range of a bar
constexpr std::size_t mostListed = 50;

const WorkloadResults *resultsOf(const Evaluation &evaluation, const WorkloadId &id)
{
    const auto &all = evaluation.results.workloads;
    const auto found = std::ranges::find(all, id, &WorkloadResults::id);
    return found == all.end() ? nullptr : &*found;
}

std::int64_t ranksOf(const Layout &layout)
{
    return dataRanks({.accelerators = layout.accelerators, .run = layout.run});
}

Table tableOf(const LayoutAnswer &answer)
{
    Table table;
    const auto column = [&](const QString &title, Align align) {
        table.columns.push_back({title.toStdString(), 10, align});
    };
    column(LayoutSearch::tr("Layout"), Align::Left);
    for (const QString &title :
         {LayoutSearch::tr("Step"), LayoutSearch::tr("MFU"), LayoutSearch::tr("Time"),
          LayoutSearch::tr("Memory"), LayoutSearch::tr("Cost"), LayoutSearch::tr("Energy")})
        column(title, Align::Right);
    for (const Layout &layout : answer.best)
        table.rows.push_back({layoutText(layout.run, ranksOf(layout)).toStdString(),
                              formatDuration(layout.step.time), formatPercent(layout.step.mfu),
                              formatDuration(layout.time), formatQuantity(layout.memory),
                              formatQuantity(layout.cost), formatQuantity(layout.energy)});
    return table;
}

QComboBox *axisBox(const QString &name, LayoutAxis axis)
{
    auto *box = new QComboBox;
    box->setAccessibleName(name);
    box->addItems({LayoutSearch::tr("Time"), LayoutSearch::tr("Memory"), LayoutSearch::tr("Cost"),
                   LayoutSearch::tr("Energy")}); // in the order of LayoutAxis
    box->setCurrentIndex(static_cast<int>(axis));
    return box;
}

} // namespace

struct LayoutSearch::Work {
    std::atomic<std::int64_t> done = 0, all = 0;
    std::atomic<bool> isStopped = false;
    std::optional<Result<LayoutAnswer>> answer;
};

LayoutSearch::LayoutSearch(Document &document, const WorkloadId &workload, QWidget *parent)
    : QDialog(parent), m_document(document), m_workload(workload), m_timer(new QTimer(this)),
      m_objective(new QComboBox), m_across(axisBox(tr("Figure across"), LayoutAxis::Memory)),
      m_upwards(axisBox(tr("Figure upwards"), LayoutAxis::Time)), m_label(new QLabel), m_layout(new QLabel),
      m_bar(new QProgressBar), m_start(new QPushButton), m_use(nullptr), m_model(new ChartModel(this)),
      m_table(new FigureTable), m_chart(new XyChartView), m_figures(new FigureGrid), m_time(new ShareBarView),
      m_memory(new ShareBarView)
{
    build();
    connect(m_start, &QPushButton::clicked, this, [this] { isRunning() ? stop() : search(); });
    connect(m_objective, &QComboBox::currentIndexChanged, this, &LayoutSearch::search);
    connect(m_across, &QComboBox::currentIndexChanged, this, &LayoutSearch::draw);
    connect(m_upwards, &QComboBox::currentIndexChanged, this, &LayoutSearch::draw);
    connect(m_timer, &QTimer::timeout, this, &LayoutSearch::showProgress);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) {
                if (const auto row = static_cast<std::size_t>(index.row());
                    index.isValid() && row < m_answer.best.size())
                    choose(m_answer.best[row]);
            });
    connect(m_table, &QTableView::doubleClicked, this, &LayoutSearch::accept);
    connect(m_chart, &XyChartView::clicked, this, [this](const XyIndex &point) {
        if (point.series == 0)
            choosePoint(point.point);
    });
    connect(&document, &Document::changed, this, &LayoutSearch::forget);
    search();
}

void LayoutSearch::build()
{
    setWindowTitle(tr("Find layout"));
    resize(dialogWidth, dialogHeight);
    m_objective->setAccessibleName(tr("What the best has least of"));
    for (const Name<LayoutObjective> &name : namesOf<LayoutObjective>)
        m_objective->addItem(tr("Least %1").arg(choiceText(std::string(name.text)).toLower()));
    m_bar->setRange(0, permille);
    m_bar->setTextVisible(false);
    m_label->setWordWrap(true);
    m_label->setAccessibleName(tr("State of the search"));
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Best layouts"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + rowPadding);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_objective);
    bar->addWidget(m_bar, 1);
    bar->addWidget(m_start);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_use = buttons->button(QDialogButtonBox::Ok);
    m_use->setText(tr("&Use this layout"));
    m_use->setEnabled(false);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Close"));
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(bar);
    layout->addWidget(m_label);
    layout->addWidget(makeResult(), 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &LayoutSearch::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &LayoutSearch::reject);
}

QWidget *LayoutSearch::makeResult()
{
    auto *axes = new QHBoxLayout;
    axes->addWidget(m_upwards);
    axes->addWidget(new QLabel(tr("over")));
    axes->addWidget(m_across);
    axes->addStretch(1);
    auto *scatter = new QWidget;
    auto *above = new QVBoxLayout(scatter);
    above->setContentsMargins(0, 0, 0, 0);
    above->addLayout(axes);
    above->addWidget(m_chart, 1);
    auto *body = new QWidget;
    auto *below = new QVBoxLayout(body);
    m_layout->setWordWrap(true);
    m_layout->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_layout, m_figures, m_time, m_memory})
        below->addWidget(widget);
    below->addStretch(1);
    auto *detail = new QScrollArea;
    detail->setWidget(body);
    detail->setWidgetResizable(true);
    detail->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *lower = new QSplitter;
    lower->addWidget(scatter);
    lower->addWidget(detail);
    lower->setChildrenCollapsible(false);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_table);
    splitter->addWidget(lower);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(1, 1);
    return splitter;
}

/// Whoever still runs works on the same shared record and is waited for.
LayoutSearch::~LayoutSearch()
{
    stop();
    if (m_thread)
        m_thread->wait();
}

QString LayoutSearch::text() const
{
    return m_label->text();
}

void LayoutSearch::stop()
{
    if (m_work)
        m_work->isStopped = true;
}

void LayoutSearch::search()
{
    stop();
    if (m_thread) {
        disconnect(m_thread.get(), nullptr, this, nullptr);
        m_thread->wait();
        m_thread.reset();
    }
    m_of = m_document.snapshot();
    const Workload *workload = findById(m_of->workloads, m_workload);
    const WorkloadResults *results = resultsOf(m_document.evaluation(), m_workload);
    const Results &all = m_document.evaluation().results;
    std::optional<LayoutQuestion> question;
    if (workload && workload->kind == WorkloadKind::Training && results && results->hardware)
        question = layoutQuestionOf(*workload, *results, all.cost, all.total.inventory);
    m_start->setEnabled(question.has_value());
    if (!question) {
        m_label->setText(
            tr("A search needs a training whose hardware is known; the sheet of the workload says "
               "what is missing."));
        return;
    }
    m_work = std::make_shared<Work>();
    m_start->setText(tr("&Stop"));
    m_label->setText(tr("Searching..."));
    m_timer->start(refreshTime);
    const auto objective =
        namesOf<LayoutObjective>.at(static_cast<std::size_t>(m_objective->currentIndex())).value;
    m_thread.reset(QThread::create([work = m_work, question = *question, objective] {
        work->answer = findLayouts(question, objective, mostListed,
                                   {[&work](std::int64_t done, std::int64_t all) {
                                        work->done = done;
                                        work->all = all;
                                    },
                                    &work->isStopped});
    }));
    connect(m_thread.get(), &QThread::finished, this, &LayoutSearch::finish);
    m_thread->start();
}

void LayoutSearch::showProgress()
{
    if (m_work->all == 0)
        return;
    m_bar->setValue(static_cast<int>(m_work->done * permille / m_work->all));
    m_label->setText(tr("%L1 of %L2 layouts").arg(m_work->done).arg(m_work->all));
}

void LayoutSearch::finish()
{
    if (!m_thread || !m_thread->isFinished())
        return; // said of a search that was given up for another one
    m_timer->stop();
    m_thread->wait();
    m_thread.reset();
    m_start->setText(tr("&Search again"));
    if (m_of != m_document.snapshot())
        return; // what was found belongs to a design that is gone
    const Result<LayoutAnswer> answer = *std::move(m_work->answer);
    m_bar->setValue(m_work->isStopped ? 0 : permille);
    if (!answer) {
        m_label->setText(sentenceOf(answer.error()));
        return;
    }
    m_answer = answer.value();
    m_label->setText((m_answer.wasCancelled ? tr("Stopped: of %L1 layouts that were tried, %L2 fit.")
                                            : tr("Of %L1 layouts %L2 fit into the memory."))
                         .arg(m_answer.tried)
                         .arg(m_answer.fitting));
    list();
}

void LayoutSearch::forget()
{
    stop();
    m_timer->stop();
    m_answer = {};
    m_chosen.reset();
    list();
    m_label->setText(tr("The design has changed: search again."));
}

void LayoutSearch::list()
{
    m_use->setEnabled(false);
    m_model->setTable(tableOf(m_answer));
    m_table->resizeColumnsToContents();
    draw();
    if (!m_answer.best.empty())
        m_table->selectRow(0);
}

void LayoutSearch::draw()
{
    m_chart->setChart(layoutChart(m_answer, static_cast<LayoutAxis>(m_across->currentIndex()),
                                  static_cast<LayoutAxis>(m_upwards->currentIndex())));
    if (!m_chosen)
        return;
    const auto found = std::ranges::find(m_answer.pareto, *m_chosen);
    m_chart->setChosen(found == m_answer.pareto.end()
                           ? std::optional<XyIndex>()
                           : XyIndex{0, static_cast<std::size_t>(found - m_answer.pareto.begin())});
}

/// A point of the front is also chosen in the table, if it is listed there.
void LayoutSearch::choosePoint(std::size_t index)
{
    const Layout layout = m_answer.pareto.at(index);
    const auto found = std::ranges::find(m_answer.best, layout);
    if (found != m_answer.best.end())
        return m_table->selectRow(static_cast<int>(found - m_answer.best.begin()));
    m_table->clearSelection();
    m_table->selectionModel()->clearCurrentIndex();
    choose(layout);
}

void LayoutSearch::choose(const Layout &layout)
{
    m_chosen = layout;
    m_use->setEnabled(true);
    draw();
    m_layout->setText(tr("Layout: %1").arg(layoutText(layout.run, ranksOf(layout))));
    const auto next = clusterwright::setLayout(*m_of, m_workload, layout.run);
    if (!next)
        return;
    const Evaluation evaluation = evaluate(next.value(), m_document.library());
    const Workload &workload = *findById(next.value().workloads, m_workload);
    if (const WorkloadResults *results = resultsOf(evaluation, m_workload)) {
        m_figures->setFigures(keyFigures(workload, *results));
        m_time->setBar(timeBar(workload, *results));
        m_memory->setBar(memoryBar(workload, *results));
    }
}

void LayoutSearch::accept()
{
    if (!m_chosen)
        return;
    const Layout layout = *m_chosen;
    stop();
    disconnect(&m_document, nullptr, this, nullptr);
    m_document.apply(tr("Layout of %1").arg(nameOfObject(m_document.design(), m_workload)),
                     clusterwright::setLayout(m_document.design(), m_workload, layout.run));
    QDialog::accept();
}

void LayoutSearch::reject()
{
    stop();
    QDialog::reject();
}

} // namespace clusterwright
