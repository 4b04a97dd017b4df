#include "views/panels/librarybrowser.h"

#include "views/document.h"
#include "views/icons.h"
#include "views/librarystore.h"
#include "views/models/partsmodel.h"
#include "views/panels/facetlist.h"
#include "views/panels/partdetail.h"
#include "views/panels/partstable.h"
#include "views/parttext.h"
#include "views/text.h"

#include <QAction>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QUrl>

namespace clusterwright {
namespace {

constexpr int margin = 6;
constexpr int searchWidth = 420, facetWidth = 240, detailWidth = 390, leastTable = 240, narrowTable = 350,
              leastDetail = 270;
constexpr int wideEnough = 900; ///< for the facets beside table and page

QToolButton *makeButton(const QString &text)
{
    auto *button = new QToolButton;
    button->setText(text);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void setMuted(QLabel &label)
{
    label.setForegroundRole(QPalette::PlaceholderText);
}

std::set<PartId> idsOf(const QStringList &parts)
{
    std::set<PartId> ids;
    for (const QString &part : parts)
        ids.insert(part.toStdString());
    return ids;
}

} // namespace

LibraryBrowser::LibraryBrowser(LibraryStore &store, Document &document, QWidget *parent)
    : QWidget(parent), m_store(store), m_document(document), m_model(new PartsModel(store, this)),
      m_search(new QLineEdit), m_scopes{makeButton(tr("All")), makeButton(tr("Favourites")),
                                        makeButton(tr("Recent")), makeButton(tr("In this design"))},
      m_filters(makeButton(tr("Filters"))), m_clear(makeButton(tr("Clear"))),
      m_compare(makeButton(tr("Compare"))), m_count(new QLabel), m_empty(new QLabel), m_facets(new FacetList),
      m_table(new PartsTable(*m_model)), m_pages(new QStackedWidget),
      m_detail(new PartDetail(store, document)), m_splitter(new QSplitter)
{
    m_table->installEventFilter(this);
    m_splitter->addWidget(makeFacetSide());
    m_splitter->addWidget(makeMiddle());
    m_splitter->addWidget(m_detail);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(1, 1);
    m_detail->setMinimumWidth(leastDetail);
    m_splitter->setSizes({facetWidth, leastTable, detailWidth});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_splitter, 1);
    setFocusProxy(m_search);
    connectParts();
    readParts();
}

LibraryBrowser::~LibraryBrowser() = default;

QWidget *LibraryBrowser::makeBar()
{
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(margin, margin, margin, margin);
    m_search->setObjectName("search");
    m_search->setPlaceholderText(tr("Search by name, vendor, order code"));
    m_search->setAccessibleName(tr("Search the library"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(searchWidth);
    m_search->installEventFilter(this);
    m_filters->setCheckable(true);
    m_filters->setChecked(true);
    m_filters->setToolTip(tr("Show or hide what parts can be sorted out by"));
    m_compare->setToolTip(tr("Compare two to six selected parts"));
    m_compare->setEnabled(false);
    setMuted(*m_count);
    layout->addWidget(m_filters);
    layout->addWidget(m_search, 1);
    auto *group = new QButtonGroup(this);
    for (const Scope scope : {All, Favourites, Recent, InDesign}) {
        m_scopes[scope]->setCheckable(true);
        m_scopes[scope]->setAutoRaise(true);
        group->addButton(m_scopes[scope]);
        layout->addWidget(m_scopes[scope]);
        connect(m_scopes[scope], &QToolButton::clicked, this, [this, scope] { showScope(scope); });
    }
    m_scopes[All]->setChecked(true);
    layout->addStretch(1);
    return bar;
}

QWidget *LibraryBrowser::makeFacetSide()
{
    auto *side = new QWidget;
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(margin, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_facets, 1);
    layout->addWidget(m_clear);
    m_clear->setText(tr("Clear filters"));
    m_clear->setObjectName("clearFilters");
    m_clear->setAutoRaise(true);
    m_clear->hide();
    connect(m_filters, &QToolButton::toggled, side, &QWidget::setVisible);
    return side;
}

QWidget *LibraryBrowser::makeMiddle()
{
    auto *middle = new QWidget;
    middle->setMinimumWidth(leastTable);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(margin, 0, margin, margin);
    line->addWidget(m_count, 1);
    line->addWidget(m_compare);
    m_empty->setObjectName("empty");
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(margin);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);
    auto *layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addWidget(m_pages, 1);
    return middle;
}

void LibraryBrowser::connectParts()
{
    auto *star = new QAction(tr("Favourite part of the library"), this);
    star->setShortcut(QKeySequence("Ctrl+B"));
    star->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(star);
    connect(star, &QAction::triggered, this, [this] {
        if (!m_detail->part().empty())
            toggleFavourite(m_detail->part());
    });
    connect(&m_store, &LibraryStore::aboutToChange, this, &LibraryBrowser::forgetParts);
    connect(&m_store, &LibraryStore::changed, this, &LibraryBrowser::readParts);
    connect(&m_document, &Document::changed, this, &LibraryBrowser::refreshDesign);
    connect(m_search, &QLineEdit::textChanged, this, &LibraryBrowser::find);
    connect(m_facets, &FacetList::choiceChanged, this, &LibraryBrowser::find);
    connect(m_clear, &QToolButton::clicked, m_facets, &FacetList::clearChoice);
    connect(m_empty, &QLabel::linkActivated, this, &LibraryBrowser::clearQuery);
    connect(m_compare, &QToolButton::clicked, this, [this] { emit compareRequested(selectedParts()); });
    connect(m_table, &QTableView::activated, this, &LibraryBrowser::activate);
    connect(m_table, &QTableView::clicked, this, &LibraryBrowser::click);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &LibraryBrowser::openCurrent);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &LibraryBrowser::refreshTexts);
    connect(m_detail, &PartDetail::favouriteToggled, this, &LibraryBrowser::toggleFavourite);
    connect(m_detail, &PartDetail::placeRequested, this, &LibraryBrowser::place);
    connect(m_detail, &PartDetail::partRequested, this, &LibraryBrowser::showPart);
    connect(m_detail, &PartDetail::editRequested, this, &LibraryBrowser::editRequested);
    connect(m_detail, &PartDetail::exportRequested, this, &LibraryBrowser::exportRequested);
    connect(m_detail, &PartDetail::objectRequested, this, &LibraryBrowser::objectRequested);
    connect(m_detail, &PartDetail::pageRequested, this, &LibraryBrowser::pageRequested);
}

void LibraryBrowser::setMarks(PartMarks marks)
{
    m_marks = std::move(marks);
    m_model->setFavourites(m_marks.favourites);
    m_detail->setFavourite(m_marks.isFavourite(toQString(m_detail->part())));
    find();
}

void LibraryBrowser::noteUsed(const PartId &part)
{
    m_marks.touch(toQString(part));
    emit marksChanged();
}

void LibraryBrowser::showScope(Scope scope)
{
    m_scope = scope;
    m_scopes[scope]->setChecked(true);
    find();
}

void LibraryBrowser::showPart(const PartId &part)
{
    const int row = m_model->rowOf(part);
    if (row >= 0)
        selectRow(row);
    openPage(part);
    noteUsed(part);
}

void LibraryBrowser::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

std::vector<PartId> LibraryBrowser::selectedParts() const
{
    std::set<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.insert(index.row());
    std::vector<PartId> parts;
    for (const int row : rows)
        parts.push_back(m_model->partAt(row)->id);
    return parts;
}

QString LibraryBrowser::countText() const
{
    return m_count->text();
}

QString LibraryBrowser::emptyText() const
{
    return m_pages->currentWidget() == m_empty ? m_empty->text() : QString();
}

/// The text and the facets count within what the scope leaves.
PartQuery LibraryBrowser::query() const
{
    PartQuery query;
    query.text = m_search->text().toStdString();
    query.chosen = m_facets->chosen();
    query.among = partsInScope();
    return query;
}

std::optional<std::set<PartId>> LibraryBrowser::partsInScope() const
{
    std::set<PartId> parts;
    switch (m_scope) {
    case All:
        return std::nullopt;
    case Favourites:
        return idsOf(m_marks.favourites);
    case Recent:
        return idsOf(m_marks.recent);
    case InDesign:
        break;
    }
    for (const auto &[id, part] : m_document.design().parts)
        parts.insert(id);
    return parts;
}

void LibraryBrowser::forgetParts()
{
    m_isFinding = true;
    m_kept = m_model->partAt(m_table->currentIndex().row()) ? m_detail->part() : PartId();
    m_model->show({});
    m_isFinding = false;
    m_index.reset();
}

void LibraryBrowser::readParts()
{
    m_index.emplace(m_store.parts());
    m_facets->setValues(*m_index);
    m_table->showFolders(m_store.stack().folders.size() > 1);
    find();
    m_detail->refresh();
    if (const int row = m_model->rowOf(m_kept); row >= 0)
        selectRow(row);
}

/// Shows what the search, the facets and the scope leave. The page stays, also if its part is filtered out.
void LibraryBrowser::find()
{
    if (!m_index)
        return;
    FoundParts found = m_index->find(query());
    if (m_scope == Recent)
        std::ranges::stable_sort(found.parts, std::ranges::less{}, [this](const IndexedPart *entry) {
            return m_marks.recent.indexOf(toQString(entry->part->id));
        });
    m_facets->setCounts(found);
    m_isFinding = true;
    m_model->show(std::move(found.parts));
    if (const int row = m_model->rowOf(m_detail->part()); row >= 0)
        selectRow(row);
    m_isFinding = false;
    refreshTexts();
}

void LibraryBrowser::selectRow(int row)
{
    const QModelIndex index = m_model->index(row, PartsModel::Title);
    m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                          QItemSelectionModel::Rows);
    m_table->scrollTo(index);
}

void LibraryBrowser::refreshTexts()
{
    if (m_isFinding || !m_index)
        return;
    const auto among = partsInScope();
    const std::size_t all = among ? m_index->find({{}, {}, among}).parts.size() : m_index->size();
    const std::size_t selected = selectedParts().size();
    QString text = static_cast<std::size_t>(m_model->rowCount()) == all
                       ? (all == 1 ? tr("1 part") : tr("%1 parts").arg(all))
                       : tr("%1 of %2 parts").arg(m_model->rowCount()).arg(all);
    if (selected > 1)
        text += tr(", %1 selected").arg(selected);
    m_count->setText(text);
    m_compare->setEnabled(selected >= 2 && selected <= mostCompared);
    m_clear->setVisible(m_facets->isAnyChosen());
    m_filters->setText(m_facets->isAnyChosen() ? tr("Filters •") : tr("Filters"));
    m_pages->setCurrentIndex(m_model->rowCount() == 0 ? 1 : 0);
    m_empty->setText(all > 0 ? tr("<h3>No part matches</h3><p><a href=\"clear\">Clear the search and the "
                                  "filters</a></p>")
                             : emptyScopeText());
}

QString LibraryBrowser::emptyScopeText() const
{
    switch (m_scope) {
    case Favourites:
        return tr(
            "<h3>No favourites yet</h3><p>Press Ctrl+B, or click the star of a part, to keep it here.</p>");
    case Recent:
        return tr(
            "<h3>No recent parts yet</h3><p>The last 30 parts that you opened or placed stand here.</p>");
    case InDesign:
        return tr("<h3>No parts in the design yet</h3><p>Parts that are placed in racks stand here.</p>");
    case All:
        break;
    }
    return tr("<h3>The library is empty</h3><p>Import parts, or add a folder of parts.</p>");
}

void LibraryBrowser::refreshDesign()
{
    if (!isVisible())
        return; // showEvent() does it
    m_detail->refreshUse();
    if (m_scope == InDesign)
        find();
}

void LibraryBrowser::openCurrent()
{
    const Part *part = m_isFinding ? nullptr : m_model->partAt(m_table->currentIndex().row());
    if (part && part->id != m_detail->part())
        openPage(part->id);
}

void LibraryBrowser::openPage(const PartId &part)
{
    m_detail->show(part);
    m_detail->setFavourite(m_marks.isFavourite(toQString(part)));
}

void LibraryBrowser::click(const QModelIndex &index)
{
    const Part *part = m_model->partAt(index.row());
    if (part && index.column() == PartsModel::Star)
        toggleFavourite(part->id);
    else if (part)
        noteUsed(part->id);
}

/// Places what can stand in a rack; the page of anything else takes the focus.
void LibraryBrowser::activate(const QModelIndex &index)
{
    const Part *part = m_model->partAt(index.row());
    if (!part)
        return;
    if (isPlaceable(*part))
        return place(part->id);
    showPart(part->id);
    m_detail->setFocus();
}

void LibraryBrowser::place(const PartId &part)
{
    noteUsed(part);
    emit placeRequested(part);
}

void LibraryBrowser::toggleFavourite(const PartId &part)
{
    m_marks.toggleFavourite(toQString(part));
    m_model->setFavourites(m_marks.favourites);
    m_detail->setFavourite(m_marks.isFavourite(toQString(m_detail->part())));
    if (m_scope == Favourites)
        find();
    emit marksChanged();
}

void LibraryBrowser::clearQuery()
{
    m_search->clear();
    m_facets->clearChoice();
}

/// From the search field Down and Enter go to the parts found; Up from the first of them goes back.
bool LibraryBrowser::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool goesDown = key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter;
    if (watched == m_search && goesDown && m_model->rowCount() > 0) {
        m_table->setFocus();
        if (!m_table->currentIndex().isValid())
            selectRow(0);
        return true;
    }
    if (watched == m_search && key == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        return true;
    }
    if (watched == m_table && key == Qt::Key_Up && m_table->currentIndex().row() == 0) {
        focusSearch();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void LibraryBrowser::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isWide = width() >= wideEnough;
    if (isWide == m_isWide)
        return;
    m_isWide = isWide;
    m_filters->setChecked(isWide);
    if (isWide)
        m_splitter->setSizes({facetWidth, leastTable, detailWidth});
    else
        m_splitter->setSizes({facetWidth, narrowTable, leastDetail});
}

void LibraryBrowser::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
}

void LibraryBrowser::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    applyTheme();
    refreshDesign();
}

void LibraryBrowser::applyTheme()
{
    m_model->setTheme(themeOf(palette()));
    m_facets->applyTheme();
}

} // namespace clusterwright
