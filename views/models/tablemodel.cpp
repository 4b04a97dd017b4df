#include "views/models/tablemodel.h"

#include "views/document.h"
#include "views/text.h"

#include <set>

namespace clusterwright {
namespace {

bool isUnknown(const SortKey &key)
{
    return !key.number && key.text.empty();
}

/// Unknown last, whichever way the rest is sorted.
bool isBefore(const SortKey &a, const SortKey &b, Qt::SortOrder order)
{
    if (isUnknown(a) || isUnknown(b))
        return !isUnknown(a) && isUnknown(b);
    const SortKey &first = order == Qt::AscendingOrder ? a : b, &second = order == Qt::AscendingOrder ? b : a;
    if (first.number && second.number)
        return *first.number < *second.number;
    return comesBefore(first.text, second.text);
}

QString inOneCell(QString text)
{
    return text.replace('\t', ' ').replace('\n', ' ');
}

} // namespace

TableModel::TableModel(Document &document, Make make, QObject *parent)
    : QAbstractTableModel(parent), m_document(document), m_make(make)
{
    connect(&document, &Document::changed, this, [this] { m_hasChanged = true; });
    show(m_make(document.design(), document.evaluation()));
}

/// The selection may hear of a change before this does; then the design is not the same object.
bool TableModel::isStale() const
{
    return m_hasChanged || m_content.design != &m_document.design();
}

void TableModel::setFilter(const QString &text)
{
    m_words = Words(text.toStdString());
    m_hasChanged = true;
    refresh();
}

void TableModel::showFindingsOnly(bool isOn)
{
    m_isFindingsOnly = isOn;
    m_hasChanged = true;
    refresh();
}

void TableModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    m_hasChanged = true;
    refresh();
}

void TableModel::refresh()
{
    if (isStale())
        show(m_make(m_document.design(), m_document.evaluation()));
}

std::vector<std::size_t> TableModel::rowsToShow(const TableContent &content) const
{
    std::vector<std::size_t> rows = content.matching(m_words);
    if (m_isFindingsOnly)
        std::erase_if(rows, [&](std::size_t row) { return !worstOf(content.findings(content.rows[row])); });
    if (m_sortColumn < 0 || m_sortColumn >= std::ssize(content.columns))
        return rows;
    const auto &key = content.columns[static_cast<std::size_t>(m_sortColumn)].key;
    std::vector<SortKey> keys(content.rows.size());
    for (const std::size_t row : rows)
        keys[row] = key(content.rows[row]);
    std::ranges::stable_sort(
        rows, [&](std::size_t a, std::size_t b) { return isBefore(keys[a], keys[b], m_sortOrder); });
    return rows;
}

void TableModel::show(TableContent content)
{
    std::vector<std::size_t> shown = rowsToShow(content);
    const bool isSameSize = shown.size() == m_shown.size(); // then a view keeps its place and its editor
    if (!isSameSize)
        beginResetModel();
    m_content = std::move(content);
    m_shown = std::move(shown);
    m_hasChanged = false;
    if (!isSameSize)
        endResetModel();
    else if (!m_shown.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int TableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int TableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_content.columns.size());
}

QVariant TableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || isStale())
        return {};
    const TableRow &row = rowAt(index.row());
    const TableColumn &column = columnAt(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return column.text(row);
    case Qt::ToolTipRole:
        return column.text(row);
    case Qt::TextAlignmentRole:
        return static_cast<int>((column.isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::DecorationRole:
        if (index.column() == columnCount() - 1)
            if (const auto worst = worstOf(m_content.findings(row)))
                return m_icons.of(*worst);
        return {};
    default:
        return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const TableColumn &column = columnAt(section);
    switch (role) {
    case Qt::DisplayRole:
        return column.title;
    case Qt::ToolTipRole:
        return column.toolTip;
    case Qt::TextAlignmentRole:
        return static_cast<int>((column.isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

Qt::ItemFlags TableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    if (columnAt(index.column()).edit)
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool TableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || isStale() || !columnAt(index.column()).edit)
        return false;
    const TableRow &row = rowAt(index.row());
    const QString before = columnAt(index.column()).text(row);
    auto next =
        columnAt(index.column()).edit(m_document.design(), row, value.toString().trimmed().toStdString());
    const bool isAccepted = bool(next);
    if (!isAccepted)
        emit refused(sentenceOf(next.error()));
    m_document.apply(tr("Rename %1").arg(before), std::move(next));
    return isAccepted;
}

Selected TableModel::selectedAt(int row) const
{
    if (isStale() || row < 0 || row >= rowCount())
        return {};
    const TableRow &found = rowAt(row);
    return {found.rack->id, found.type->id, found.placement ? found.placement->id : PlacementId()};
}

std::vector<int> TableModel::rowsOf(const std::vector<Selected> &selected) const
{
    std::vector<int> rows;
    if (isStale() || selected.empty())
        return rows;
    using Name = std::pair<std::string_view, std::string_view>;
    std::set<Name> wanted;
    for (const Selected &one : selected)
        wanted.insert({one.rack, one.placement});
    const bool hasDevices = !m_content.rows.empty() && m_content.rows.front().placement;
    for (int row = 0; row < rowCount(); ++row) {
        const TableRow &shown = rowAt(row);
        const std::string_view placement = shown.placement ? std::string_view(shown.placement->id) : "";
        const bool isWanted =
            hasDevices ? wanted.contains({shown.rack->id, placement}) || wanted.erase({"", placement}) > 0
                       : wanted.lower_bound({shown.rack->id, ""}) != wanted.end() &&
                             wanted.lower_bound({shown.rack->id, ""})->first == shown.rack->id;
        if (isWanted)
            rows.push_back(row);
    }
    return rows;
}

QString TableModel::textOf(const std::vector<int> &rows, const std::vector<int> &columns) const
{
    QStringList lines;
    const auto addLine = [&](const auto &cell) {
        QStringList cells;
        for (const int column : columns)
            cells << inOneCell(cell(columnAt(column)));
        lines << cells.join('\t');
    };
    addLine([](const TableColumn &column) { return column.title; });
    if (!isStale())
        for (const int row : rows)
            addLine([&](const TableColumn &column) { return column.text(rowAt(row)); });
    return lines.join('\n') + '\n';
}

} // namespace clusterwright
