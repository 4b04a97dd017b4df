#include "views/panels/librarypanel.h"

#include "exports/drawings/style.h"
#include "views/icons.h"
#include "views/text.h"

#include <QDrag>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QTreeView>
#include <QVBoxLayout>

namespace clusterwright {
namespace {

constexpr int margin = 6;
constexpr int footerLines = 4;
constexpr int indentation = 14;

/// Drags with a small mark in the colour of the kind, which leaves the rack below to be seen.
class PartTree : public QTreeView {
public:
    using QTreeView::QTreeView;

protected:
    void startDrag(Qt::DropActions actions) override
    {
        QMimeData *data = model()->mimeData({currentIndex()});
        if (!data || !(model()->flags(currentIndex()) & Qt::ItemIsDragEnabled))
            return;
        auto *drag = new QDrag(this);
        drag->setMimeData(data);
        drag->setPixmap(mark());
        drag->setHotSpot(QPoint(-margin, 2 * margin));
        drag->exec(actions, Qt::CopyAction);
    }

private:
    QPixmap mark() const
    {
        QPixmap pixmap(2 * margin, 2 * margin);
        pixmap.fill(paletteOf(themeOf(palette())).selection);
        return pixmap;
    }
};

} // namespace

LibraryPanel::LibraryPanel(const Library &library, QWidget *parent)
    : QWidget(parent), m_model(new LibraryModel(library, this)), m_filter(new LibraryFilter(this)),
      m_search(new QLineEdit), m_tree(new PartTree), m_footer(new QLabel)
{
    m_filter->setSourceModel(m_model);
    m_search->setPlaceholderText(tr("Search parts"));
    m_search->setObjectName("search");
    m_search->setAccessibleName(tr("Search parts"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_tree->setModel(m_filter);
    m_tree->setAccessibleName(tr("Parts of the library"));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(indentation);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    m_tree->setDragEnabled(true);
    m_tree->setDragDropMode(QAbstractItemView::DragOnly);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->expandAll();
    m_footer->setWordWrap(true);
    m_footer->setAlignment(Qt::AlignTop);
    m_footer->setTextFormat(Qt::RichText);
    m_footer->setMinimumHeight(footerLines * fontMetrics().lineSpacing());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->addWidget(m_search);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_footer);
    connect(m_search, &QLineEdit::textChanged, this, &LibraryPanel::filter);
    connect(m_tree, &QTreeView::activated, this, &LibraryPanel::activate);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &LibraryPanel::describeCurrent);
    describeCurrent();
}

QModelIndex LibraryPanel::indexOf(const PartId &part) const
{
    return m_filter->mapFromSource(m_model->indexOf(part));
}

const Part *LibraryPanel::currentPart() const
{
    return m_model->partAt(m_filter->mapToSource(m_tree->currentIndex()));
}

/// From the search field, Down goes to the first part that was found.
bool LibraryPanel::eventFilter(QObject *watched, QEvent *event)
{
    const bool goesDown = watched == m_search && event->type() == QEvent::KeyPress &&
                          static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down;
    if (!goesDown || m_filter->rowCount() == 0)
        return QWidget::eventFilter(watched, event);
    m_tree->setFocus();
    m_tree->setCurrentIndex(m_filter->index(0, 0, m_filter->index(0, 0)));
    return true;
}

void LibraryPanel::filter(const QString &text)
{
    m_filter->setText(text);
    m_tree->expandAll();
    describeCurrent();
}

void LibraryPanel::describeCurrent()
{
    const Part *part = currentPart();
    if (!part) {
        m_footer->setText(m_filter->rowCount() == 0
                              ? tr("No part matches.")
                              : tr("Drag a part onto a rack, or press Enter to place it."));
        return;
    }
    QString text = "<b>" + toQString(fullName(*part)).toHtmlEscaped() + "</b>";
    for (const QString &line : {figuresText(*part), estimateText(*part), toQString(part->summary)})
        if (!line.isEmpty())
            text += "<br>" + line.toHtmlEscaped();
    m_footer->setText(text);
}

void LibraryPanel::activate(const QModelIndex &index)
{
    if (const Part *part = m_model->partAt(m_filter->mapToSource(index)))
        emit placeRequested(part->id);
    else
        m_tree->setExpanded(index, !m_tree->isExpanded(index));
}

} // namespace clusterwright
