#include "views/models/failuremodel.h"

#include "model/text.h"
#include "views/text.h"

namespace clusterwright {

void FailureModel::setGroups(std::vector<DomainGroup> groups)
{
    if (groups == m_groups)
        return;
    const bool isReset = groups.size() != m_groups.size();
    if (isReset)
        beginResetModel();
    m_groups = std::move(groups);
    if (isReset)
        endResetModel();
    else
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1)); // the current row stays
}

int FailureModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_groups.size());
}

QString FailureModel::textOf(const DomainGroup &group, int column) const
{
    switch (column) {
    case KindColumn:
        return toQString(titleOf(group.kind));
    case NameColumn:
        return toQString(group.name);
    case CountColumn:
        return QString::number(group.count);
    case RacksColumn:
        return QString::number(group.racks);
    case NodesColumn:
        return QString::number(group.nodes);
    case AcceleratorsColumn:
        return QString::number(group.accelerators);
    case ShareColumn:
        return group.share ? toQString(formatPercent(*group.share)) : tr("unknown");
    case RepairColumn:
        return group.repair ? toQString(formatQuantity(*group.repair)) : tr("not stated");
    case ServiceColumn:
        return toQString(std::string(nameOf(group.maintainable)) + ": " + group.reason);
    default:
        return {};
    }
}

QVariant FailureModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DomainGroup &group = m_groups.at(static_cast<std::size_t>(index.row()));
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return textOf(group, index.column());
    const bool isNumber = index.column() >= CountColumn && index.column() <= RepairColumn;
    if (role == Qt::TextAlignmentRole && isNumber)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant FailureModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Kind"),  tr("Failure domain"), tr("Count"),
                             tr("Racks"), tr("Nodes"),          tr("Accelerators"),
                             tr("Share"), tr("Repair"),         tr("Serviced while the rest runs")};
    return titles.value(section);
}

} // namespace clusterwright
