#include "views/panels/chartspanel.h"

#include "views/document.h"
#include "views/models/chartmodel.h"
#include "views/panels/chartview.h"
#include "views/panels/figuretable.h"
#include "views/selection.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

namespace clusterwright {
namespace {

constexpr int margin = 6;

bool isAboutCost(ChartSubject subject)
{
    return subject == ChartSubject::CostSteps || subject == ChartSubject::YearSteps ||
           subject == ChartSubject::Sensitivity;
}

QString emptyTextFor(ChartSubject subject, const Design &design)
{
    if (design.rackTypes.empty())
        return ChartsPanel::tr(
            "<h3>Nothing to chart yet</h3><p><a href=\"addRackType\">Add a rack type</a> and "
            "place devices in it; their power, mass and space appear here.</p>"
            "<p>Or <a href=\"openSample\">open the sample design</a>.</p>");
    if (subject == ChartSubject::PowerSteps && design.racks.empty())
        return ChartsPanel::tr("<h3>No racks stand yet</h3><p><a href=\"addRacks\">Stand racks on the "
                               "floor</a>; this chart sums the power of all of them.</p>");
    if (subject == ChartSubject::Goodput)
        return ChartsPanel::tr(
            "<h3>Goodput is not known</h3><p>It needs the failure rates of the components of "
            "the compute nodes, the share of failures that stop a job, and the times of "
            "checkpoint and restart: state them with the upkeep of the design.</p>");
    if (isAboutCost(subject))
        return ChartsPanel::tr(
            "<h3>Costs are not known</h3><p>They need prices, and the economics of the design; "
            "what is not stated is not assumed.</p>");
    return ChartsPanel::tr("<h3>Nothing draws power yet</h3><p>Place devices in the racks.</p>");
}

} // namespace

ChartsPanel::ChartsPanel(const Document &document, Selection &selection, QWidget *parent)
    : QWidget(parent), m_document(document), m_selection(selection), m_model(new ChartModel(this)),
      m_subjects(new QComboBox), m_bars(new QComboBox), m_data(new QToolButton), m_pages(new QStackedWidget),
      m_view(new ChartView), m_table(new FigureTable), m_empty(new QLabel), m_note(new QLabel)
{
    build();
    connect(m_subjects, &QComboBox::currentIndexChanged, this, &ChartsPanel::refresh);
    connect(m_bars, &QComboBox::currentIndexChanged, this, &ChartsPanel::refresh);
    connect(m_data, &QToolButton::toggled, this, &ChartsPanel::refresh);
    connect(m_view, &ChartView::categoryPicked, this, &ChartsPanel::pick);
    connect(m_table, &QTableView::clicked, this,
            [this](const QModelIndex &index) { pick(static_cast<std::size_t>(index.row())); });
    connect(m_empty, &QLabel::linkActivated, this, &ChartsPanel::emptyLinkActivated);
    connect(&selection, &Selection::changed, this, &ChartsPanel::showSelection);
    connect(&document, &Document::changed, this, &ChartsPanel::refresh);
    refresh();
}

void ChartsPanel::build()
{
    m_subjects->setAccessibleName(tr("Which chart is shown"));
    m_subjects->addItems({tr("Power of the racks"), tr("Mass and space of the racks"),
                          tr("Power by kind of device"), tr("From list price to capital expense"),
                          tr("Cost of a year"), tr("What moves the cost"), tr("Goodput")});
    m_bars->setAccessibleName(tr("What has a bar"));
    m_bars->addItems({tr("Automatic bars"), tr("One bar per rack"), tr("One bar per rack type")});
    m_bars->setToolTip(tr("Automatic: racks, or their types where there are many"));
    m_data->setText(tr("Show &data"));
    m_data->setToolTip(tr("Show the figures as a table; Ctrl+C copies them"));
    m_data->setCheckable(true);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Figures of the chart"));
    m_table->verticalHeader()->hide();
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_note->setWordWrap(true);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->setMargin(margin);
    for (QWidget *page :
         {static_cast<QWidget *>(m_view), static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_empty)})
        m_pages->addWidget(page);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(margin, margin, margin, 0);
    bar->addWidget(m_subjects);
    bar->addWidget(m_bars);
    bar->addStretch(1);
    bar->addWidget(m_data);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(bar);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_note);
    setFocusProxy(m_view);
}

QString ChartsPanel::emptyText() const
{
    return m_pages->currentWidget() == m_empty ? m_empty->text() : QString();
}

void ChartsPanel::showEvent(QShowEvent *event)
{
    if (m_isStale)
        refresh();
    QWidget::showEvent(event);
}

void ChartsPanel::refresh()
{
    m_isStale = !isVisible();
    if (m_isStale)
        return;
    const Design &design = m_document.design();
    const auto subject = static_cast<ChartSubject>(m_subjects->currentIndex());
    const BarsFor bars = m_bars->currentIndex() == 0   ? barsFor(design)
                         : m_bars->currentIndex() == 1 ? BarsFor::Racks
                                                       : BarsFor::RackTypes;
    const Chart chart = chartOf(subject, design, m_document.evaluation(), bars);
    m_bars->setEnabled((subject == ChartSubject::RackPower || subject == ChartSubject::RackFill) &&
                       !chart.isEmpty());
    m_data->setEnabled(!chart.isEmpty());
    m_model->setChart(chart);
    m_table->resizeColumnsToContents();
    m_view->setChart(chart);
    m_note->setText(chart.note);
    m_note->setVisible(!chart.isEmpty());
    m_empty->setText(chart.isEmpty() ? emptyTextFor(subject, design) : QString());
    m_pages->setCurrentWidget(chart.isEmpty()       ? static_cast<QWidget *>(m_empty)
                              : m_data->isChecked() ? static_cast<QWidget *>(m_table)
                                                    : m_view);
    showSelection();
}

/// A rack if one is selected and has a bar, else all bars of the selected type.
void ChartsPanel::showSelection()
{
    const Selected &selected = m_selection.selected();
    const auto &categories = m_view->chart().categories;
    std::vector<std::size_t> ofRack, ofType;
    for (std::size_t i = 0; i < categories.size(); ++i) {
        if (!selected.rack.empty() && categories[i].rack == selected.rack)
            ofRack.push_back(i);
        if (!selected.type.empty() && categories[i].type == selected.type)
            ofType.push_back(i);
    }
    m_view->setChosen(ofRack.empty() ? ofType : ofRack);
}

void ChartsPanel::pick(std::size_t category)
{
    const Chart::Category &picked = m_view->chart().categories.at(category);
    if (!picked.type.empty())
        m_selection.select({picked.rack, picked.type, {}});
}

} // namespace clusterwright
