#include "views/panels/librarypanel.h"

#include "exports/drawings/style.h"
#include "views/icons.h"
#include "views/librarystore.h"
#include "views/text.h"

#include <QCheckBox>
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
    : QWidget(parent), m_model(new LibraryModel(library, this)), m_search(new QLineEdit),
      m_incomplete(new QCheckBox(tr("Show incomplete parts"))), m_tree(new PartTree), m_footer(new QLabel)
{
    m_search->setPlaceholderText(tr("Search parts"));
    m_search->setObjectName("search");
    m_search->setAccessibleName(tr("Search parts"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_tree->setModel(m_model);
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
    layout->addWidget(m_incomplete);
    layout->addWidget(m_footer);
    m_incomplete->setToolTip(tr("Also parts whose mass or maximum power nobody states"));
    connect(m_search, &QLineEdit::textChanged, this,
            [this](const QString &text) { change([&] { m_model->setText(text); }); });
    connect(m_incomplete, &QCheckBox::toggled, this,
            [this](bool isOn) { change([&] { m_model->showIncomplete(isOn); }); });
    connect(m_tree, &QTreeView::activated, this, &LibraryPanel::activate);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &LibraryPanel::describeCurrent);
    describeCurrent();
}

LibraryPanel::LibraryPanel(const LibraryStore &store, QWidget *parent) : LibraryPanel(store.parts(), parent)
{
    connect(&store, &LibraryStore::aboutToChange, this, [this] {
        const Part *part = currentPart();
        m_kept = part ? part->id : PartId();
        m_model->forget();
    });
    connect(&store, &LibraryStore::changed, this, [this, &store] { read(store); });
    read(store);
}

void LibraryPanel::read(const LibraryStore &store)
{
    std::set<PartId> ownParts;
    const auto &folders = store.stack().folders;
    for (const auto &[id, origin] : store.stack().origins)
        if (origin.folder < folders.size() && !folders[origin.folder].isShipped)
            ownParts.insert(id);
    change([&] { m_model->read(std::move(ownParts)); });
}

/// Changes what the model shows; the current part stays current if it is still shown.
template <typename Change>
void LibraryPanel::change(const Change &changeModel)
{
    if (const Part *part = currentPart())
        m_kept = part->id;
    changeModel();
    m_tree->expandAll();
    if (const QModelIndex kept = indexOf(m_kept); kept.isValid())
        m_tree->setCurrentIndex(kept);
    describeCurrent();
}

QModelIndex LibraryPanel::indexOf(const PartId &part) const
{
    return m_model->indexOf(part);
}

const Part *LibraryPanel::currentPart() const
{
    return m_model->partAt(m_tree->currentIndex());
}

/// From the search field, Down goes to the first part that was found.
bool LibraryPanel::eventFilter(QObject *watched, QEvent *event)
{
    const bool goesDown = watched == m_search && event->type() == QEvent::KeyPress &&
                          static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down;
    if (!goesDown || m_model->rowCount() == 0)
        return QWidget::eventFilter(watched, event);
    m_tree->setFocus();
    m_tree->setCurrentIndex(m_model->index(0, 0, m_model->index(0, 0)));
    return true;
}

void LibraryPanel::describeCurrent()
{
    const Part *part = currentPart();
    if (!part) {
        m_footer->setText(m_model->rowCount() == 0
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
    if (const Part *part = m_model->partAt(index))
        emit placeRequested(part->id);
    else
        m_tree->setExpanded(index, !m_tree->isExpanded(index));
}

} // namespace clusterwright
