#include "views/models/librarymodel.h"

#include "model/text.h"
#include "views/text.h"

#include <QMimeData>

#include <algorithm>

namespace clusterwright {
namespace {

constexpr quintptr groupMark = 0; // internal id of a kind; a part carries the row of its kind plus one

QString toolTipOf(const Part &part)
{
    QString text = "<b>" + toQString(fullName(part)).toHtmlEscaped() + "</b>";
    for (const QString &line : {toQString(part.summary), figuresText(part), estimateText(part)})
        if (!line.isEmpty())
            text += "<br>" + line.toHtmlEscaped();
    return text;
}

} // namespace

PartId partIdOf(const QMimeData *data)
{
    return data ? data->data(partMimeType).toStdString() : PartId();
}

LibraryModel::LibraryModel(const Library &library, QObject *parent) : QAbstractItemModel(parent)
{
    for (const auto &[kind, name] : namesOf<PartKind>) {
        Group group{kind, {}};
        for (const auto &[id, part] : library)
            if (kindOf(part) == kind)
                group.parts.push_back(&part);
        std::ranges::stable_sort(group.parts, std::ranges::less{},
                                 [](const Part *part) { return fullName(*part); });
        if (!group.parts.empty())
            m_groups.push_back(std::move(group));
    }
}

QModelIndex LibraryModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : groupMark);
}

QModelIndex LibraryModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == groupMark)
        return {};
    return createIndex(static_cast<int>(child.internalId()) - 1, 0, groupMark);
}

int LibraryModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.internalId() != groupMark || parent.column() > 0)
        return 0;
    return static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].parts.size());
}

const Part *LibraryModel::partAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == groupMark)
        return nullptr;
    return m_groups[index.internalId() - 1].parts[static_cast<std::size_t>(index.row())];
}

QVariant LibraryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Part *part = partAt(index);
    return part ? partData(*part, role) : groupData(m_groups[static_cast<std::size_t>(index.row())], role);
}

QVariant LibraryModel::groupData(const Group &group, int role) const
{
    if (role == Qt::DisplayRole)
        return pluralOf(group.kind);
    return {};
}

QVariant LibraryModel::partData(const Part &part, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return toQString(fullName(part));
    case Qt::ToolTipRole:
        return toolTipOf(part);
    case Qt::AccessibleDescriptionRole:
        return figuresText(part);
    case PartIdRole:
        return toQString(part.id);
    default:
        return {};
    }
}

Qt::ItemFlags LibraryModel::flags(const QModelIndex &index) const
{
    const Part *part = partAt(index);
    const bool canBePlaced = part && kindOf(*part) != PartKind::Rack;
    return QAbstractItemModel::flags(index) | (canBePlaced ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
}

QMimeData *LibraryModel::mimeData(const QModelIndexList &indexes) const
{
    const Part *part = indexes.isEmpty() ? nullptr : partAt(indexes.first());
    if (!part)
        return nullptr;
    auto *data = new QMimeData;
    data->setData(partMimeType, QByteArray::fromStdString(part->id));
    return data;
}

QModelIndex LibraryModel::indexOf(const PartId &id) const
{
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        const auto &parts = m_groups[group].parts;
        const auto it = std::ranges::find_if(parts, [&](const Part *part) { return part->id == id; });
        if (it != parts.end())
            return createIndex(static_cast<int>(it - parts.begin()), 0, static_cast<quintptr>(group) + 1);
    }
    return {};
}

LibraryFilter::LibraryFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true); // a kind is shown while one of its parts is
}

void LibraryFilter::setText(const QString &text)
{
    m_text = text.trimmed().toStdString();
    invalidateFilter();
}

bool LibraryFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const auto &library = static_cast<const LibraryModel &>(*sourceModel());
    const Part *part = library.partAt(library.index(row, 0, parent));
    return part ? matches(*part, m_text) : m_text.empty();
}

} // namespace clusterwright
