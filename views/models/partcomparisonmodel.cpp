#include "views/models/partcomparisonmodel.h"

#include "views/text.h"

#include <QFont>

#include <numeric>
#include <set>

namespace clusterwright {
namespace {

using State = ComparedValue::State;

/// Softer than the fill of a drawing: many rows may have it. Text has contrast on both, so on what is
/// between.
QColor softened(const QColor &fill, const QColor &background)
{
    constexpr float share = 0.6F;
    const auto mix = [](float a, float b) { return share * a + (1 - share) * b; };
    return QColor::fromRgbF(mix(fill.redF(), background.redF()), mix(fill.greenF(), background.greenF()),
                            mix(fill.blueF(), background.blueF()));
}

QFont styled(bool isBold, bool isItalic)
{
    QFont font;
    font.setBold(isBold);
    font.setItalic(isItalic);
    return font;
}

} // namespace

void PartComparisonModel::setComparison(PartComparison comparison)
{
    if (comparison == m_comparison)
        return;
    beginResetModel();
    m_comparison = std::move(comparison);
    rebuild();
    endResetModel();
}

void PartComparisonModel::showDifferencesOnly(bool isOn)
{
    beginResetModel();
    m_isDifferencesOnly = isOn;
    rebuild();
    endResetModel();
}

void PartComparisonModel::showPartsAsRows(bool isOn)
{
    beginResetModel();
    m_hasPartsAsRows = isOn;
    rebuild();
    endResetModel();
}

void PartComparisonModel::setTheme(Theme theme)
{
    if (theme == m_theme)
        return;
    beginResetModel();
    m_theme = theme;
    endResetModel();
}

void PartComparisonModel::rebuild()
{
    m_lines.clear();
    std::set<RowGroup> begun;
    for (std::size_t i = 0; i < m_comparison.rows.size(); ++i) {
        const ComparisonRow &row = m_comparison.rows[i];
        if (m_isDifferencesOnly && markOf(row) == RowMark::Same)
            continue;
        if (!m_hasPartsAsRows && begun.insert(row.group).second)
            m_lines.push_back({row.group, std::nullopt});
        m_lines.push_back({row.group, i});
    }
    orderParts();
}

void PartComparisonModel::orderParts()
{
    m_partOrder.resize(m_comparison.parts.size());
    std::iota(m_partOrder.begin(), m_partOrder.end(), std::size_t{0});
    const bool isSorted = m_hasPartsAsRows && m_sortColumn >= 0 && m_sortColumn < std::ssize(m_lines);
    if (const ComparisonRow *figure = isSorted ? figureAt(m_sortColumn) : nullptr)
        m_partOrder = sortedBy(*figure, m_sortOrder == Qt::AscendingOrder);
}

void PartComparisonModel::sort(int column, Qt::SortOrder order)
{
    if (!m_hasPartsAsRows)
        return;
    emit layoutAboutToBeChanged();
    const std::vector<std::size_t> before = m_partOrder;
    m_sortColumn = column;
    m_sortOrder = order;
    orderParts();
    const QModelIndexList old = persistentIndexList();
    QModelIndexList moved;
    for (const QModelIndex &cell : old) {
        const auto part = std::ranges::find(m_partOrder, before.at(static_cast<std::size_t>(cell.row())));
        moved << index(static_cast<int>(part - m_partOrder.begin()), cell.column());
    }
    changePersistentIndexList(old, moved);
    emit layoutChanged();
}

const ComparisonRow *PartComparisonModel::figureAt(int line) const
{
    const auto figure = m_lines.at(static_cast<std::size_t>(line)).figure;
    return figure ? &m_comparison.rows[*figure] : nullptr;
}

const ComparedValue *PartComparisonModel::valueAt(const QModelIndex &index) const
{
    const int line = m_hasPartsAsRows ? index.column() : index.row();
    const auto part = static_cast<std::size_t>(m_hasPartsAsRows ? index.row() : index.column());
    const ComparisonRow *figure = figureAt(line);
    return figure ? &figure->values.at(m_partOrder.at(part)) : nullptr;
}

int PartComparisonModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return static_cast<int>(m_hasPartsAsRows ? m_partOrder.size() : m_lines.size());
}

int PartComparisonModel::columnCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return static_cast<int>(m_hasPartsAsRows ? m_lines.size() : m_partOrder.size());
}

QVariant PartComparisonModel::fillOf(const ComparisonRow &figure) const
{
    constexpr int differentShade = 2;
    const Palette &palette = paletteOf(m_theme);
    switch (markOf(figure)) {
    case RowMark::Different:
        return softened(palette.shadeOf(differentShade), palette.background);
    case RowMark::Unclear:
        return palette.slot;
    case RowMark::Same:
        break;
    }
    return {};
}

QVariant PartComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ComparedValue *value = valueAt(index);
    const ComparisonRow *figure = figureAt(m_hasPartsAsRows ? index.column() : index.row());
    if (!value)
        return role == Qt::BackgroundRole ? QVariant(paletteOf(m_theme).grid) : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return toQString(shownText(*value));
    case Qt::ToolTipRole: {
        const QString text = toQString(shownText(*value)), origin = toQString(originText(*value));
        return origin.isEmpty() ? text : text + '\n' + origin;
    }
    case Qt::BackgroundRole:
        return fillOf(*figure);
    case Qt::ForegroundRole:
        return paletteOf(m_theme).*(value->state == State::Known ? &Palette::text : &Palette::dimText);
    case Qt::FontRole:
        return value->state == State::Known ? QVariant() : styled(false, true);
    case Qt::TextAlignmentRole:
        return static_cast<int>((isNumeric(*figure) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QString PartComparisonModel::titleOf(const ComparisonRow &figure) const
{
    const std::string sign = signOf(markOf(figure));
    const QString title =
        toQString(m_hasPartsAsRows || hasLongUnit(figure.unit) ? titleWithUnit(figure) : figure.title);
    return sign.empty() ? title : toQString(sign) + ' ' + title;
}

QVariant PartComparisonModel::titleData(const ComparisonRow *figure, const Line &line, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return figure ? titleOf(*figure) : toQString(nameOf(line.group));
    case Qt::ToolTipRole:
        return figure ? toQString(titleWithUnit(*figure)) : QString();
    case Qt::FontRole:
        return figure ? QVariant() : styled(true, false);
    default:
        return {};
    }
}

QVariant PartComparisonModel::partData(std::size_t part, int role) const
{
    const bool isText = role == Qt::DisplayRole || role == Qt::ToolTipRole;
    return isText ? toQString(m_comparison.parts.at(part).name) : QVariant();
}

QVariant PartComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const int count = orientation == Qt::Horizontal ? columnCount() : rowCount();
    if (section < 0 || section >= count)
        return {};
    const auto at = static_cast<std::size_t>(section);
    const bool isPart = (orientation == Qt::Vertical) == m_hasPartsAsRows;
    return isPart ? partData(m_partOrder[at], role) : titleData(figureAt(section), m_lines[at], role);
}

QString PartComparisonModel::textOf(const QModelIndexList &cells) const
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
    QString text;
    for (const int column : columns)
        text += '\t' + headerData(column, Qt::Horizontal).toString();
    for (const int row : rows) {
        text += '\n' + headerData(row, Qt::Vertical).toString();
        for (const int column : columns)
            text += '\t' + index(row, column).data().toString();
    }
    return text + '\n';
}

} // namespace clusterwright
