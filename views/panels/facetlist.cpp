#include "views/panels/facetlist.h"

#include "views/icons.h"
#include "views/parttext.h"
#include "views/text.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

namespace clusterwright {
namespace {

enum Column { ValueColumn, CountColumn };
constexpr int valueRole = Qt::UserRole;
constexpr int indentStep = 12, rowPadding = 4;

/// Fusion draws the edge of a box darker than the window, which a dark theme swallows.
class BoxDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        if (!index.data(Qt::CheckStateRole).isValid())
            return;
        QStyleOptionViewItem box = option;
        initStyleOption(&box, index);
        const QStyle &style = *option.widget->style();
        painter->setPen(thinPen(paletteOf(themeOf(option.palette)).line, TextRule::Screen));
        painter->drawRect(style.subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &box, option.widget));
    }
};

/// Long lists are folded at first.
bool isOpenAtFirst(Facet facet)
{
    return facet != Facet::Vendor && facet != Facet::Confidence;
}

std::string valueOf(const QTreeWidgetItem &item)
{
    return item.data(ValueColumn, valueRole).toString().toStdString();
}

bool isChecked(const QTreeWidgetItem &item)
{
    return item.checkState(ValueColumn) == Qt::Checked;
}

} // namespace

FacetList::FacetList(QWidget *parent) : QTreeWidget(parent)
{
    setItemDelegateForColumn(ValueColumn, new BoxDelegate(this));
    setAccessibleName(tr("Sort parts out by"));
    setColumnCount(2);
    setHeaderHidden(true);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(ValueColumn, QHeaderView::Stretch);
    header()->setSectionResizeMode(CountColumn, QHeaderView::ResizeToContents);
    setIndentation(indentStep);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideRight);
    for (const Name<Facet> &facet : namesOf<Facet>) {
        auto *group = new QTreeWidgetItem(this, {facetTitle(facet.value)});
        QFont bold = font();
        bold.setBold(true);
        group->setFont(ValueColumn, bold);
        group->setSizeHint(ValueColumn, {0, fontMetrics().height() + rowPadding});
        group->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        group->setExpanded(isOpenAtFirst(facet.value));
    }
    connect(this, &QTreeWidget::itemChanged, this, [this](const QTreeWidgetItem *, int column) {
        if (!m_isFilling && column == ValueColumn)
            emit choiceChanged();
    });
    connect(this, &QTreeWidget::itemClicked, this, [](QTreeWidgetItem *item) {
        if (!item->parent())
            item->setExpanded(!item->isExpanded());
    });
    setExpandsOnDoubleClick(false);
}

void FacetList::setValues(const PartIndex &index)
{
    m_isFilling = true;
    const auto before = chosen();
    for (const Name<Facet> &facet : namesOf<Facet>) {
        const std::size_t number = PartIndex::indexOf(facet.value);
        QTreeWidgetItem &group = *topLevelItem(static_cast<int>(number));
        qDeleteAll(group.takeChildren());
        for (const std::string &value : index.values(facet.value)) {
            auto *item = new QTreeWidgetItem(&group, {facetValueText(facet.value, value)});
            item->setData(ValueColumn, valueRole, toQString(value));
            item->setToolTip(ValueColumn, item->text(ValueColumn));
            item->setCheckState(ValueColumn, before[number].contains(value) ? Qt::Checked : Qt::Unchecked);
            item->setTextAlignment(CountColumn, Qt::AlignRight | Qt::AlignVCenter);
        }
    }
    m_isFilling = false;
    applyTheme();
}

void FacetList::applyTheme()
{
    m_isFilling = true;
    const QBrush muted = palette().brush(QPalette::PlaceholderText);
    for (int facet = 0; facet < topLevelItemCount(); ++facet)
        for (int i = 0; i < topLevelItem(facet)->childCount(); ++i)
            topLevelItem(facet)->child(i)->setForeground(CountColumn, muted);
    m_isFilling = false;
}

void FacetList::setCounts(const FoundParts &found)
{
    m_isFilling = true;
    for (std::size_t facet = 0; facet < facetCount; ++facet) {
        QTreeWidgetItem &group = *topLevelItem(static_cast<int>(facet));
        for (int i = 0; i < group.childCount(); ++i) {
            QTreeWidgetItem &item = *group.child(i);
            const int count = found.counts[facet].at(static_cast<std::size_t>(i));
            item.setText(CountColumn, QString::number(count));
            item.setHidden(count == 0 && !isChecked(item));
        }
        showGroup(group);
    }
    m_isFilling = false;
}

/// One that has nothing to choose from is not shown.
void FacetList::showGroup(QTreeWidgetItem &group)
{
    int shown = 0;
    bool isChosen = false;
    for (int i = 0; i < group.childCount(); ++i) {
        shown += !group.child(i)->isHidden();
        isChosen = isChosen || isChecked(*group.child(i));
    }
    group.setHidden(shown < 2 && !isChosen);
}

PerFacet<std::set<std::string>> FacetList::chosen() const
{
    PerFacet<std::set<std::string>> chosen;
    for (std::size_t facet = 0; facet < facetCount; ++facet) {
        const QTreeWidgetItem &group = *topLevelItem(static_cast<int>(facet));
        for (int i = 0; i < group.childCount(); ++i)
            if (isChecked(*group.child(i)))
                chosen[facet].insert(valueOf(*group.child(i)));
    }
    return chosen;
}

bool FacetList::isAnyChosen() const
{
    return std::ranges::any_of(chosen(), [](const auto &values) { return !values.empty(); });
}

void FacetList::clearChoice()
{
    m_isFilling = true;
    for (int facet = 0; facet < topLevelItemCount(); ++facet)
        for (int i = 0; i < topLevelItem(facet)->childCount(); ++i)
            topLevelItem(facet)->child(i)->setCheckState(ValueColumn, Qt::Unchecked);
    m_isFilling = false;
    emit choiceChanged();
}

void FacetList::choose(Facet facet, const std::string &value, bool isChosen)
{
    const QTreeWidgetItem &group = *topLevelItem(static_cast<int>(PartIndex::indexOf(facet)));
    for (int i = 0; i < group.childCount(); ++i)
        if (valueOf(*group.child(i)) == value)
            group.child(i)->setCheckState(ValueColumn, isChosen ? Qt::Checked : Qt::Unchecked);
}

} // namespace clusterwright
