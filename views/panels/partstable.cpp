#include "views/panels/partstable.h"

#include "views/models/partsmodel.h"

#include <QHeaderView>
#include <QStyledItemDelegate>

namespace clusterwright {
namespace {

constexpr int rowPadding = 8;

/// A column is shown if the table is that wide.
struct ShownColumn {
    PartsModel::Column column;
    int leastWidth;     ///< of the table
    const char *sample; ///< as wide as the column
};
constexpr std::array columnsOfTable{ShownColumn{PartsModel::Kind, 560, "Network adapters 0"},
                                    ShownColumn{PartsModel::Height, 400, "not stated 00"},
                                    ShownColumn{PartsModel::Power, 0, "Max. power 00"},
                                    ShownColumn{PartsModel::Mass, 500, "not stated 00"},
                                    ShownColumn{PartsModel::Status, 720, "Last time buy 0"},
                                    ShownColumn{PartsModel::Trust, 860, "Confidence 00"},
                                    ShownColumn{PartsModel::Folder, 980, "Clusterwright 00"}};
constexpr auto starSample = "★ 00";

/// Keeps numbers at the right off the words of the next column.
class GapDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (option->displayAlignment & Qt::AlignRight)
            option->text += "  ";
    }
};

} // namespace

PartsTable::PartsTable(PartsModel &model, QWidget *parent) : QTableView(parent)
{
    setModel(&model);
    setItemDelegate(new GapDelegate(this));
    setAccessibleName(tr("Parts found"));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false); // Tab leaves the table
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setDragEnabled(true);
    setDragDropMode(QAbstractItemView::DragOnly);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowPadding);
    QHeaderView &header = *horizontalHeader();
    header.setSortIndicator(-1, Qt::AscendingOrder);
    header.setSortIndicatorClearable(true);
    header.setHighlightSections(false);
    header.setMinimumSectionSize(0);
    header.setSectionResizeMode(PartsModel::Title, QHeaderView::Stretch);
    header.setSectionResizeMode(PartsModel::Star, QHeaderView::Fixed);
    setColumnWidth(PartsModel::Star, fontMetrics().horizontalAdvance(starSample));
    for (const ShownColumn &shown : columnsOfTable)
        setColumnWidth(shown.column, fontMetrics().horizontalAdvance(tr(shown.sample)));
    setSortingEnabled(true);
}

void PartsTable::showFolders(bool hasSeveral)
{
    m_showsFolders = hasSeveral;
    showColumns();
}

void PartsTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    showColumns();
}

void PartsTable::showColumns()
{
    for (const ShownColumn &shown : columnsOfTable) {
        const bool hasUse = shown.column != PartsModel::Folder || m_showsFolders;
        setColumnHidden(shown.column, !hasUse || width() < shown.leastWidth);
    }
}

} // namespace clusterwright
