#include "views/panels/plantpanel.h"

#include "views/document.h"
#include "views/models/chartmodel.h"
#include "views/panels/diagramview.h"
#include "views/panels/figuretable.h"
#include "views/selection.h"
#include "views/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>

namespace clusterwright {
namespace {

constexpr int margin = 6, diagramHeight = 380, tableHeight = 240, rowPadding = 6;

/// Keeps the choice by its text while the list changes.
void setTexts(QComboBox &box, const QStringList &texts)
{
    const QSignalBlocker blocker(box);
    const QString chosen = box.currentText();
    box.clear();
    box.addItems(texts);
    box.setCurrentIndex(std::max(0, static_cast<int>(texts.indexOf(chosen))));
    box.setVisible(texts.size() > 1);
}

} // namespace

PlantPanel::PlantPanel(Document &document, Selection &selection, PlantSource source, const QString &emptyText,
                       const QString &lostText, QWidget *parent)
    : QWidget(parent), m_document(document), m_selection(selection), m_source(std::move(source)),
      m_diagrams(new QComboBox), m_tables(new QComboBox), m_loss(new QCheckBox), m_diagram(new DiagramView),
      m_model(new ChartModel(this)), m_table(new FigureTable), m_note(new QLabel), m_empty(new QLabel),
      m_pages(new QStackedWidget)
{
    build(emptyText, lostText);
    connect(m_diagrams, &QComboBox::currentIndexChanged, this, &PlantPanel::refresh);
    connect(m_tables, &QComboBox::currentIndexChanged, this, &PlantPanel::showTable);
    connect(m_loss, &QCheckBox::toggled, this, &PlantPanel::refresh);
    connect(m_diagram, &DiagramView::boxPicked, this,
            [this](std::size_t box) { select(m_diagram->diagram().boxes.at(box).id); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) {
                if (!m_isFollowing)
                    select(m_model->objectOf(index.row()));
            });
    connect(m_empty, &QLabel::linkActivated, this, &PlantPanel::emptyLinkActivated);
    connect(&selection, &Selection::changed, this, [this] {
        if (m_loss->isChecked())
            refresh();
        else
            showSelection();
    });
    connect(&document, &Document::changed, this, &PlantPanel::refresh);
}

void PlantPanel::build(const QString &emptyText, const QString &lostText)
{
    m_diagrams->setAccessibleName(tr("Which diagram is shown"));
    m_tables->setAccessibleName(tr("Which table is shown"));
    m_loss->setText(lostText);
    m_loss->setVisible(!lostText.isEmpty());
    for (QComboBox *box : {m_diagrams, m_tables})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_table->setModel(m_model);
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + rowPadding);
    m_table->setAccessibleName(tr("Figures"));
    m_table->verticalHeader()->hide();
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_note->setWordWrap(true);
    m_note->setMargin(margin);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setText(emptyText);
    auto *scroll = new QScrollArea;
    scroll->setWidget(m_diagram);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    m_pages->addWidget(scroll);
    m_pages->addWidget(m_empty);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(margin, margin, margin, 0);
    bar->addWidget(m_diagrams);
    bar->addWidget(m_loss);
    bar->addStretch(1);
    auto *upper = new QWidget;
    auto *above = new QVBoxLayout(upper);
    above->setContentsMargins(0, 0, 0, 0);
    above->addLayout(bar);
    above->addWidget(m_pages, 1);
    auto *lower = new QWidget;
    auto *below = new QVBoxLayout(lower);
    below->setContentsMargins(margin, margin, margin, 0);
    below->addWidget(m_tables, 0, Qt::AlignLeft);
    below->addWidget(m_table, 1);
    below->addWidget(m_note);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(upper);
    splitter->addWidget(lower);
    splitter->setSizes({diagramHeight, tableHeight});
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    setFocusProxy(m_diagram);
}

bool PlantPanel::isEmpty() const
{
    return m_pages->currentWidget() == m_empty;
}

void PlantPanel::showEvent(QShowEvent *event)
{
    if (m_isStale)
        refresh();
    QWidget::showEvent(event);
}

void PlantPanel::refresh()
{
    m_isStale = !isVisible();
    if (m_isStale)
        return;
    const std::string lost = m_loss->isChecked() ? m_selection.selected().object : std::string();
    m_content = m_source(m_document.design(), m_document.evaluation(), lost);
    std::erase_if(m_content.diagrams, [](const Diagram &diagram) { return diagram.isEmpty(); });
    std::erase_if(m_content.tables, [](const Table &table) { return table.rows.empty(); });
    QStringList diagrams, tables;
    for (const Diagram &diagram : m_content.diagrams)
        diagrams << diagram.title;
    for (const Table &table : m_content.tables)
        tables << toQString(table.title);
    setTexts(*m_diagrams, diagrams);
    setTexts(*m_tables, tables);
    m_pages->setCurrentIndex(m_content.diagrams.empty() ? 1 : 0);
    m_loss->setEnabled(!m_content.diagrams.empty());
    m_diagram->setDiagram(m_content.diagrams.empty()
                              ? Diagram()
                              : m_content.diagrams.at(static_cast<std::size_t>(m_diagrams->currentIndex())));
    showTable();
    showSelection();
}

void PlantPanel::showTable()
{
    const auto index = static_cast<std::size_t>(std::max(0, m_tables->currentIndex()));
    const Table table = index < m_content.tables.size() ? m_content.tables[index] : Table();
    m_model->setTable(table);
    m_table->resizeColumnsToContents();
    m_note->setText(toQString(table.note));
    m_note->setVisible(!table.note.empty());
    showSelection();
}

std::vector<std::string> PlantPanel::selectedObjects() const
{
    std::vector<std::string> objects;
    for (const Selected &one : m_selection.all())
        for (const std::string &id : {one.object, one.placement, one.rack, one.type})
            if (!id.empty()) {
                objects.push_back(id);
                if (&id != &one.rack)
                    break; // the finest
            }
    return objects;
}

void PlantPanel::showSelection()
{
    const auto objects = selectedObjects();
    m_diagram->setChosen(objects);
    m_isFollowing = true;
    const int row = objects.empty() ? -1 : m_model->rowOf(objects.front());
    if (row < 0)
        m_table->clearSelection();
    else if (m_table->currentIndex().row() != row || !m_table->selectionModel()->hasSelection())
        m_table->selectRow(row);
    m_isFollowing = false;
}

void PlantPanel::select(const std::string &object)
{
    if (!object.empty())
        m_selection.select(selectedOf(m_document.design(), {object}));
}

} // namespace clusterwright
