#include "views/panels/workloadpanel.h"

#include "libraries/publicmodels.h"
#include "libraries/publishedruns.h"
#include "views/document.h"
#include "views/panels/layoutsearch.h"
#include "views/panels/workloaddialogs.h"
#include "views/panels/workloadsheet.h"
#include "views/panels/workloadtext.h"
#include "views/selection.h"
#include "views/text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>

namespace clusterwright {
namespace {

constexpr int margin = 6, listWidth = 190, sheetWidth = 700, leastList = 120;

} // namespace

WorkloadPanel::WorkloadPanel(Document &document, Selection &selection, QWidget *parent)
    : QWidget(parent), m_document(document), m_selection(selection), m_pages(new QTabWidget),
      m_list(new QListWidget), m_add(new QPushButton(tr("&Add..."))),
      m_remove(new QPushButton(tr("Remo&ve"))), m_layout(new QPushButton(tr("Find &layout..."))),
      m_content(new QStackedWidget), m_sheet(new WorkloadSheet), m_empty(new QLabel),
      m_calibration(new CalibrationPage(document, loadPublishedRuns))
{
    m_pages->setDocumentMode(true);
    m_pages->addTab(makePage(), tr("Workloads"));
    m_pages->addTab(m_calibration, tr("Calibration"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    setFocusProxy(m_list);
    connect(m_list, &QListWidget::currentRowChanged, this, &WorkloadPanel::chooseRow);
    connect(m_list, &QListWidget::itemClicked, this, [this] { chooseRow(m_list->currentRow()); });
    connect(m_add, &QPushButton::clicked, this, &WorkloadPanel::addWorkload);
    connect(m_remove, &QPushButton::clicked, this, &WorkloadPanel::removeShown);
    connect(m_layout, &QPushButton::clicked, this, &WorkloadPanel::findLayout);
    connect(m_empty, &QLabel::linkActivated, this, &WorkloadPanel::emptyLinkActivated);
    connect(m_calibration, &CalibrationPage::importRequested, this, &WorkloadPanel::importRequested);
    connect(&selection, &Selection::changed, this, &WorkloadPanel::showSelection);
    connect(&document, &Document::changed, this, &WorkloadPanel::refresh);
    refreshList();
}

QWidget *WorkloadPanel::makeList()
{
    m_list->setAccessibleName(tr("Workloads of the design"));
    m_list->setWordWrap(true);
    m_list->setAlternatingRowColors(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumWidth(leastList);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(margin, margin, 0, margin);
    layout->addWidget(m_list, 1);
    auto *first = new QHBoxLayout;
    first->addWidget(m_add);
    first->addWidget(m_remove);
    layout->addLayout(first);
    layout->addWidget(m_layout);
    return page;
}

QWidget *WorkloadPanel::makePage()
{
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(margin);
    m_empty->setText(
        tr("<h3>No workload yet</h3><p><a href=\"addWorkload\">Add a workload</a>: a training or a "
           "serving of a public model. Step time, utilisation, memory, data movement, goodput "
           "and cost follow from what stands in the design.</p>"));
    m_content->addWidget(m_sheet);
    m_content->addWidget(m_empty);
    auto *splitter = new QSplitter;
    splitter->addWidget(makeList());
    splitter->addWidget(m_content);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({listWidth, sheetWidth});
    splitter->setStretchFactor(1, 1);
    return splitter;
}

bool WorkloadPanel::isEmpty() const
{
    return m_content->currentWidget() == m_empty;
}

void WorkloadPanel::showEvent(QShowEvent *event)
{
    if (m_isStale)
        refresh();
    QWidget::showEvent(event);
}

void WorkloadPanel::refresh()
{
    refreshList();
    m_isStale = !isVisible();
    if (!m_isStale)
        showShown();
}

/// What is shown stays; if it is gone, the first is.
void WorkloadPanel::refreshList()
{
    const Design &design = m_document.design();
    const auto &results = m_document.evaluation().results.workloads;
    const QSignalBlocker blocker(m_list);
    while (m_list->count() > static_cast<int>(design.workloads.size()))
        delete m_list->takeItem(m_list->count() - 1);
    if (!findById(design.workloads, m_shown))
        m_shown = design.workloads.empty() ? WorkloadId() : design.workloads.front().id;
    for (std::size_t i = 0; i < design.workloads.size(); ++i) {
        const Workload &workload = design.workloads[i];
        const int row = static_cast<int>(i);
        if (row == m_list->count())
            m_list->addItem(QString());
        const QString kind = choiceText(std::string(nameOf(workload.kind)));
        m_list->item(row)->setText(
            tr("%1\n%2: %3").arg(toQString(workload.name), kind, briefOf(workload, results.at(i))));
        if (workload.id == m_shown)
            m_list->setCurrentRow(row);
    }
    m_remove->setEnabled(!m_shown.empty());
    m_layout->setEnabled(canFindLayout());
    m_layout->setToolTip(canFindLayout() ? tr("Tries every way to spread it over its accelerators")
                                         : tr("Select a training first."));
    m_calibration->setWorkload(m_shown);
    emit shownChanged();
}

bool WorkloadPanel::canFindLayout() const
{
    const Workload *shown = findById(m_document.design().workloads, m_shown);
    return shown && shown->kind == WorkloadKind::Training;
}

const WorkloadResults *WorkloadPanel::shownResults() const
{
    const auto &all = m_document.evaluation().results.workloads;
    const auto found = std::ranges::find(all, m_shown, &WorkloadResults::id);
    return found == all.end() ? nullptr : &*found;
}

void WorkloadPanel::showShown()
{
    const Workload *workload = findById(m_document.design().workloads, m_shown);
    const WorkloadResults *results = shownResults();
    m_content->setCurrentWidget(workload && results ? static_cast<QWidget *>(m_sheet) : m_empty);
    if (workload && results)
        m_sheet->showWorkload(m_document.snapshot(), *workload, *results);
}

void WorkloadPanel::chooseRow(int row)
{
    const auto &workloads = m_document.design().workloads;
    if (row >= 0 && static_cast<std::size_t>(row) < workloads.size())
        m_selection.select({.object = workloads[static_cast<std::size_t>(row)].id});
}

/// Anything else that is selected leaves the sheet as it is.
void WorkloadPanel::showSelection()
{
    const std::string &object = m_selection.selected().object;
    if (object == m_shown || !findById(m_document.design().workloads, object))
        return;
    m_shown = object;
    refresh();
}

void WorkloadPanel::addWorkload()
{
    WorkloadDialog dialog(m_document, loadModels(), this);
    if (dialog.exec() == QDialog::Accepted)
        m_selection.select({.object = m_document.design().workloads.back().id});
}

void WorkloadPanel::removeShown()
{
    if (!m_shown.empty())
        m_document.apply(tr("Remove workload %1").arg(nameOfObject(m_document.design(), m_shown)),
                         clusterwright::removeWorkload(m_document.design(), m_shown));
}

void WorkloadPanel::findLayout()
{
    LayoutSearch search(m_document, m_shown, this);
    search.exec();
}

} // namespace clusterwright
