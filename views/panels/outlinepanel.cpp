#include "views/panels/outlinepanel.h"

#include "views/document.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTreeView>
#include <QVBoxLayout>

namespace clusterwright {
namespace {

constexpr int margin = 6;
constexpr int indentation = 14;
constexpr int findingsWidth = 84; // pixels
constexpr int mostOpened = 40;    // racks that a filter opens by itself

QTreeView *makeTree(OutlineModel *model)
{
    auto *tree = new QTreeView;
    tree->setModel(model);
    tree->setAccessibleName(OutlinePanel::tr("Outline of the design"));
    tree->setHeaderHidden(true);
    tree->setUniformRowHeights(true);
    tree->setIndentation(indentation);
    tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    tree->setAllColumnsShowFocus(true);
    tree->setExpandsOnDoubleClick(false);
    tree->header()->setStretchLastSection(false);
    tree->header()->setSectionResizeMode(OutlineModel::NameColumn, QHeaderView::Stretch);
    tree->header()->setSectionResizeMode(OutlineModel::FindingsColumn, QHeaderView::Fixed);
    tree->header()->resizeSection(OutlineModel::FindingsColumn, findingsWidth);
    return tree;
}

} // namespace

OutlinePanel::OutlinePanel(const Document &document, Selection &selection, QWidget *parent)
    : QWidget(parent), m_document(document), m_selection(selection),
      m_model(new OutlineModel(document, this)), m_filter(new QLineEdit), m_tree(makeTree(m_model)),
      m_note(new QLabel)
{
    m_filter->setObjectName("search");
    m_filter->setPlaceholderText(tr("Filter the outline"));
    m_filter->setAccessibleName(tr("Filter the outline"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->addWidget(m_filter);
    layout->addWidget(m_note);
    layout->addWidget(m_tree, 1);
    m_model->setTheme(themeOf(palette()));
    connect(m_filter, &QLineEdit::textChanged, this, &OutlinePanel::applyFilter);
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, &OutlinePanel::select);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &OutlinePanel::select); // comes after the selection
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (m_model->selectedOf(index).size() == 1)
            emit opened();
        else
            m_tree->setExpanded(index, !m_tree->isExpanded(index));
    });
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex &i) { rememberOpen(i, true); });
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex &i) { rememberOpen(i, false); });
    connect(&selection, &Selection::changed, this, &OutlinePanel::showSelection);
    connect(m_model, &OutlineModel::rowsInserted, this, [this](const QModelIndex &parent, int first) {
        if (!parent.isValid())
            m_tree->expand(m_model->index(first, 0)); // a new hall
    });
    connect(&document, &Document::changed, this, &OutlinePanel::refresh);
    connect(&document, &Document::replaced, this, [this] {
        m_open.clear();
        openWhatMatches();
    });
    openWhatMatches();
    refreshNote();
}

void OutlinePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        m_model->setTheme(themeOf(palette()));
    QWidget::changeEvent(event);
}

void OutlinePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showSelection();
}

/// From the filter, Down goes to the tree.
bool OutlinePanel::eventFilter(QObject *watched, QEvent *event)
{
    const bool goesDown = watched == m_filter && event->type() == QEvent::KeyPress &&
                          static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down;
    if (!goesDown || m_model->rowCount() == 0)
        return QWidget::eventFilter(watched, event);
    m_tree->setFocus();
    if (!m_tree->currentIndex().isValid())
        m_tree->setCurrentIndex(m_model->index(0, 0));
    return true;
}

/// What is gone leaves the tree; what takes its place there is not selected by that.
void OutlinePanel::refresh()
{
    m_isFollowing = true;
    m_model->refresh();
    m_isFollowing = false;
    showSelection();
    refreshNote();
}

void OutlinePanel::rememberOpen(const QModelIndex &index, bool isOpen)
{
    if (m_model->isFiltered())
        return;
    if (isOpen)
        m_open.insert(m_model->idOf(index));
    else
        m_open.erase(m_model->idOf(index));
}

void OutlinePanel::applyFilter(const QString &text)
{
    m_isFollowing = true; // what is filtered out stays selected in the other views
    m_model->setFilter(text);
    m_isFollowing = false;
    openWhatMatches();
    showSelection();
    refreshNote();
}

/// Halls always; with a filter rows, too, and racks of which only some devices match; without one what was
/// open before.
void OutlinePanel::openWhatMatches()
{
    int opened = 0;
    const auto open = [&](const QModelIndex &index, const auto &openInside) -> void {
        const bool isRack = m_model->kindOf(index) == OutlineModel::Kind::Rack ||
                            m_model->kindOf(index) == OutlineModel::Kind::Type;
        const bool isFiltered = m_model->isFiltered();
        const bool isWanted = isFiltered && isRack ? !m_model->isMatch(index) && ++opened <= mostOpened
                              : isFiltered         ? true
                                                   : m_open.contains(m_model->idOf(index));
        m_tree->setExpanded(index, isWanted || m_model->kindOf(index) == OutlineModel::Kind::Hall);
        if (!isRack)
            for (int row = 0; row < m_model->rowCount(index); ++row)
                openInside(m_model->index(row, 0, index), openInside);
    };
    for (int row = 0; row < m_model->rowCount(); ++row)
        open(m_model->index(row, 0), open);
}

void OutlinePanel::select()
{
    if (m_isFollowing)
        return;
    std::vector<Selected> all;
    QModelIndexList rows = m_tree->selectionModel()->selectedRows();
    if (rows.removeAll(m_tree->currentIndex().siblingAtColumn(0)) > 0)
        rows.append(m_tree->currentIndex().siblingAtColumn(0)); // the last is current
    for (const QModelIndex &index : rows) {
        const auto inside = m_model->selectedOf(index);
        all.insert(all.end(), inside.begin(), inside.end());
    }
    m_isFollowing = true;
    m_selection.selectAll(std::move(all));
    m_isFollowing = false;
}

void OutlinePanel::showSelection()
{
    if (m_isFollowing || !isVisible())
        return;
    m_isFollowing = true;
    QItemSelection rows;
    QModelIndex current;
    for (const Selected &one : m_selection.all())
        if (const QModelIndex index = m_model->indexOf(one); index.isValid()) {
            rows.select(index, index);
            current = index;
        }
    QItemSelectionModel &selection = *m_tree->selectionModel();
    selection.select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (current.isValid()) {
        selection.setCurrentIndex(current, QItemSelectionModel::NoUpdate);
        m_tree->scrollTo(current);
    }
    m_isFollowing = false;
}

void OutlinePanel::refreshNote()
{
    const Design &design = m_document.design();
    m_note->setText(design.halls.empty() && design.rackTypes.empty() ? tr("The design is empty.")
                    : m_model->rowCount() == 0                       ? tr("Nothing matches.")
                                                                     : QString());
    m_note->setVisible(!m_note->text().isEmpty());
}

} // namespace clusterwright
