#include "views/models/chartmodel.h"

#include "exports/charttable.h"
#include "views/text.h"

#include <set>

namespace clusterwright {

void ChartModel::setChart(const Chart &chart)
{
    setTable(chartTable(chart));
}

void ChartModel::setTable(Table table)
{
    if (table == m_table)
        return;
    beginResetModel();
    m_table = std::move(table);
    endResetModel();
}

std::string ChartModel::objectOf(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    return row >= 0 && at < m_table.objects.size() ? m_table.objects[at] : std::string();
}

int ChartModel::rowOf(const std::string &object) const
{
    const auto found = std::ranges::find(m_table.objects, object);
    return found == m_table.objects.end() ? -1 : static_cast<int>(found - m_table.objects.begin());
}

int ChartModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int ChartModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size());
}

QString ChartModel::text(int row, int column) const
{
    const auto at = static_cast<std::size_t>(column);
    return toQString(cellText(m_table.columns.at(at), m_table.rows.at(static_cast<std::size_t>(row)).at(at)));
}

QVariant ChartModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole)
        return text(index.row(), index.column());
    const Column &column = m_table.columns.at(static_cast<std::size_t>(index.column()));
    if (role == Qt::TextAlignmentRole && column.align == Align::Right)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant ChartModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column &column = m_table.columns.at(static_cast<std::size_t>(section));
    if (role == Qt::DisplayRole)
        return toQString(column.title);
    if (role == Qt::TextAlignmentRole)
        return QVariant((column.align == Align::Right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

QString ChartModel::textOf(const QModelIndexList &cells) const
{
    std::set<int> rows, columns;
    for (const QModelIndex &cell : cells) {
        rows.insert(cell.row());
        columns.insert(cell.column());
    }
    for (int row = 0; cells.isEmpty() && row < rowCount(); ++row)
        rows.insert(row);
    for (int column = 0; cells.isEmpty() && column < columnCount(); ++column)
        columns.insert(column);
    const auto line = [&](const auto &textOfColumn) {
        QStringList texts;
        for (const int column : columns)
            texts << textOfColumn(column);
        return texts.join('\t') + '\n';
    };
    QString all = line([&](int column) { return headerData(column, Qt::Horizontal).toString(); });
    for (const int row : rows)
        all += line([&](int column) { return text(row, column); });
    return all;
}

} // namespace clusterwright
