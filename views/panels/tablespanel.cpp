#include "views/panels/tablespanel.h"

#include "views/document.h"

#include <QApplication>
#include <QButtonGroup>
#include <QCheckBox>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

namespace clusterwright {
namespace {

constexpr int margin = 6;
constexpr int rowPadding = 8;
constexpr int filterWidth = 240;
constexpr int widthPadding = 24;                    // beside the text of a cell, for icon and edges
constexpr int widestColumn = 320, sampledRows = 60; // for the first width of a column

std::vector<int> shownColumns(const QTableView &view)
{
    std::vector<int> columns;
    const QHeaderView &header = *view.horizontalHeader();
    for (int i = 0; i < header.count(); ++i)
        if (const int column = header.logicalIndex(i); !header.isSectionHidden(column))
            columns.push_back(column);
    return columns;
}

/// Upwards.
std::vector<int> selectedRows(const QTableView &view)
{
    std::vector<int> rows;
    for (const QItemSelectionRange &range : view.selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    std::ranges::sort(rows);
    rows.erase(std::ranges::unique(rows).begin(), rows.end());
    return rows;
}

/// Wide enough for the title and the first rows.
void fitColumns(QTableView &view)
{
    const QAbstractItemModel &model = *view.model();
    const QFontMetrics metrics = view.fontMetrics();
    for (int column = 0; column < model.columnCount(); ++column) {
        int width = view.horizontalHeader()->sectionSizeHint(column);
        for (int row = 0; row < std::min(sampledRows, model.rowCount()); ++row) {
            const QModelIndex index = model.index(row, column);
            const int icon = index.data(Qt::DecorationRole).isValid() ? widthPadding : 0;
            width = std::max(width, metrics.horizontalAdvance(index.data().toString()) + widthPadding + icon);
        }
        view.setColumnWidth(column, std::min(width, widestColumn));
    }
}

} // namespace

TablesPanel::TablesPanel(Document &document, Selection &selection, QWidget *parent)
    : QWidget(parent), m_document(document),
      m_selection(selection), m_models{new TableModel(document, rackTable, this),
                                       new TableModel(document, deviceTable, this)},
      m_views{makeView(Racks), makeView(Devices)}, m_buttons{new QToolButton, new QToolButton},
      m_filter(new QLineEdit), m_findingsOnly(new QCheckBox(tr("Findings &only"))),
      m_columns(new QToolButton), m_count(new QLabel), m_message(new QLabel), m_empty(new QLabel),
      m_pages(new QStackedWidget)
{
    m_message->setWordWrap(true);
    m_message->setMargin(margin);
    m_message->hide();
    m_empty->setObjectName("empty");
    m_empty->setAlignment(Qt::AlignCenter);
    for (QWidget *page : std::initializer_list<QWidget *>{m_views[Racks], m_views[Devices], m_empty})
        m_pages->addWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_message);
    layout->addWidget(m_pages, 1);
    connect(&selection, &Selection::changed, this, &TablesPanel::showSelection);
    connect(&document, &Document::changed, this, &TablesPanel::refresh);
    connect(&document, &Document::replaced, this, [this] {
        for (QTableView *view : m_views)
            fitColumns(*view);
    });
    connect(m_empty, &QLabel::linkActivated, this, [this](const QString &link) {
        if (link != "clearFilter")
            return emit emptyLinkActivated(link);
        m_findingsOnly->setChecked(false);
        m_filter->clear();
    });
    showTable(Racks);
}

QTableView *TablesPanel::makeView(Table table)
{
    auto *view = new QTableView;
    view->setModel(m_models[table]);
    view->setAccessibleName(table == Racks ? tr("Table of racks") : tr("Table of devices"));
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    view->setTabKeyNavigation(false); // Tab leaves the table
    view->setAlternatingRowColors(true);
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setFrameShape(QFrame::NoFrame);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->verticalHeader()->hide();
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowPadding);
    QHeaderView &header = *view->horizontalHeader();
    header.setSortIndicator(-1, Qt::AscendingOrder);
    header.setSortIndicatorClearable(true);
    header.setSectionsMovable(true);
    header.setHighlightSections(false);
    header.setContextMenuPolicy(Qt::CustomContextMenu);
    view->setSortingEnabled(true);
    view->installEventFilter(this);
    fitColumns(*view);
    connect(&header, &QHeaderView::customContextMenuRequested, this, [this, &header](QPoint at) {
        QMenu menu;
        fillColumnMenu(menu);
        menu.exec(header.mapToGlobal(at));
    });
    connect(&header, &QHeaderView::sortIndicatorChanged, this, &TablesPanel::showSelection);
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TablesPanel::select);
    connect(view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &TablesPanel::select); // comes after the selection
    connect(view, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        if (!(index.flags() & Qt::ItemIsEditable)) // else it is edited
            emit opened();
    });
    connect(m_models[table], &TableModel::refused, this, &TablesPanel::say);
    return view;
}

QWidget *TablesPanel::makeBar()
{
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(margin, margin, margin, margin);
    auto *group = new QButtonGroup(this);
    for (const Table table : {Racks, Devices}) {
        QToolButton *button = m_buttons[table];
        button->setCheckable(true);
        button->setAutoRaise(true);
        group->addButton(button);
        layout->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, table] { showTable(table); });
    }
    m_filter->setObjectName("search");
    m_filter->setPlaceholderText(tr("Filter the rows"));
    m_filter->setAccessibleName(tr("Filter the rows"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(filterWidth);
    m_filter->installEventFilter(this);
    m_columns->setText(tr("Columns..."));
    m_columns->setToolTip(tr("Choose the columns of the table"));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_findingsOnly);
    layout->addWidget(m_count);
    layout->addStretch(1);
    layout->addWidget(m_columns);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_isFollowing = true; // what is filtered out stays selected in the other views
        for (TableModel *model : m_models)
            model->setFilter(text);
        m_isFollowing = false;
        refresh();
    });
    connect(m_findingsOnly, &QCheckBox::toggled, this, [this](bool isOn) {
        m_isFollowing = true;
        for (TableModel *model : m_models)
            model->showFindingsOnly(isOn);
        m_isFollowing = false;
        refresh();
    });
    connect(m_columns, &QToolButton::clicked, this, &TablesPanel::chooseColumns);
    return bar;
}

void TablesPanel::showTable(Table table)
{
    m_shown = table;
    m_buttons[table]->setChecked(true);
    setFocusProxy(m_views[table]);
    refresh();
}

QString TablesPanel::messageText() const
{
    return m_message->text();
}

QString TablesPanel::emptyText() const
{
    return m_pages->currentWidget() == m_empty ? m_empty->text() : QString();
}

void TablesPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        for (TableModel *model : m_models)
            model->setTheme(themeOf(palette()));
    QWidget::changeEvent(event);
}

void TablesPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    for (TableModel *model : m_models)
        model->setTheme(themeOf(palette()));
    refresh();
}

/// Only what is seen; the rest when it is shown.
void TablesPanel::refresh()
{
    if (isVisible()) {
        m_isFollowing = true;
        m_models[m_shown]->refresh();
        m_isFollowing = false;
        showSelection();
        say({});
    }
    refreshTexts();
}

void TablesPanel::refreshTexts()
{
    const TableModel &model = *m_models[m_shown];
    m_buttons[Racks]->setText(tr("Racks"));
    m_buttons[Devices]->setText(tr("Devices"));
    m_count->setText(model.isFiltered() ? tr("%1 of %2").arg(model.rowCount()).arg(model.allRows())
                                        : QString::number(model.allRows()));
    const bool isEmpty = model.rowCount() == 0;
    m_pages->setCurrentIndex(isEmpty ? 2 : static_cast<int>(m_shown));
    if (model.allRows() > 0)
        m_empty->setText(tr("<h3>No row matches</h3><p><a href=\"clearFilter\">Show all rows</a></p>"));
    else if (m_document.design().racks.empty())
        m_empty->setText(tr("<h3>No racks stand yet</h3><p>The tables list what stands on the floor. "
                            "<a href=\"addRacks\">Stand racks on the floor</a>, or "
                            "<a href=\"openSample\">open the sample design</a>.</p>"));
    else
        m_empty->setText(tr("<h3>No devices yet</h3><p>The racks are empty. Drag parts from the library "
                            "onto a rack.</p>"));
}

void TablesPanel::say(const QString &message)
{
    m_message->setText(message);
    m_message->setVisible(!message.isEmpty());
}

void TablesPanel::select()
{
    if (m_isFollowing)
        return;
    const TableModel &model = *m_models[m_shown];
    std::vector<Selected> all;
    const int current = m_views[m_shown]->currentIndex().row();
    for (const int row : selectedRows(*m_views[m_shown]))
        if (row != current)
            all.push_back(model.selectedAt(row));
    if (m_views[m_shown]->selectionModel()->isRowSelected(current))
        all.push_back(model.selectedAt(current)); // the last is current
    m_isFollowing = true;
    m_selection.selectAll(std::move(all));
    m_isFollowing = false;
}

void TablesPanel::showSelection()
{
    if (m_isFollowing || !isVisible())
        return;
    m_isFollowing = true;
    TableModel &model = *m_models[m_shown];
    QTableView &view = *m_views[m_shown];
    model.refresh(); // the selection may have heard of a change first
    QItemSelection rows;
    for (const int row : model.rowsOf(m_selection.all()))
        if (!rows.isEmpty() && rows.back().bottom() == row - 1)
            rows.back() = {rows.back().topLeft(), model.index(row, model.columnCount() - 1)};
        else
            rows.select(model.index(row, 0), model.index(row, model.columnCount() - 1));
    view.selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    const auto current = model.rowsOf({m_selection.selected()});
    if (!current.empty() && view.currentIndex().row() != current.front()) {
        const QModelIndex index = model.index(current.front(), std::max(0, view.currentIndex().column()));
        view.selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        view.scrollTo(index);
    }
    m_isFollowing = false;
}

void TablesPanel::copy()
{
    const auto rows = selectedRows(*m_views[m_shown]);
    if (!rows.empty())
        QApplication::clipboard()->setText(m_models[m_shown]->textOf(rows, shownColumns(*m_views[m_shown])));
}

void TablesPanel::selectAll()
{
    m_views[m_shown]->selectAll();
}

void TablesPanel::chooseColumns()
{
    QMenu menu;
    fillColumnMenu(menu);
    menu.exec(m_columns->mapToGlobal(QPoint(0, m_columns->height())));
}

/// The first column says what a row is; it stays.
void TablesPanel::fillColumnMenu(QMenu &menu)
{
    QTableView *view = m_views[m_shown];
    for (int column = 0; column < m_models[m_shown]->columnCount(); ++column) {
        QAction *action = menu.addAction(m_models[m_shown]->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!view->isColumnHidden(column));
        action->setEnabled(column > 0);
        connect(action, &QAction::toggled, view,
                [view, column](bool isOn) { view->setColumnHidden(column, !isOn); });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Show all columns")), &QAction::triggered, view, [this, view] {
        for (int column = 0; column < m_models[m_shown]->columnCount(); ++column)
            view->setColumnHidden(column, false);
    });
}

/// Copies before a command of the window can; from the filter, Down goes to the table.
bool TablesPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    auto &key = static_cast<QKeyEvent &>(*event);
    if (watched != m_filter && (key.matches(QKeySequence::Copy) || key.matches(QKeySequence::SelectAll))) {
        event->accept();
        if (event->type() == QEvent::KeyPress)
            key.matches(QKeySequence::Copy) ? copy() : selectAll();
        return true;
    }
    const bool isEnter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    if (watched != m_filter && event->type() == QEvent::KeyPress && isEnter) {
        if (m_views[m_shown]->currentIndex().isValid())
            emit opened();
        return true;
    }
    if (watched == m_filter && event->type() == QEvent::KeyPress && key.key() == Qt::Key_Down) {
        m_views[m_shown]->setFocus();
        if (!m_views[m_shown]->currentIndex().isValid())
            m_views[m_shown]->selectRow(0);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace clusterwright
