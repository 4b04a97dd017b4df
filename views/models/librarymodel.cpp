#include "views/models/librarymodel.h"

#include "model/text.h"
#include "views/text.h"

#include <QFont>
#include <QGuiApplication>
#include <QMimeData>
#include <QPalette>

#include <algorithm>

namespace clusterwright {
namespace {

constexpr quintptr groupMark = 0; // internal id of a kind; a part carries the row of its kind plus one

/// A part that cannot be counted on in sums.
bool isMuted(const Part &part)
{
    return kindOf(part) != PartKind::Rack && !isComplete(part);
}

QFont italic()
{
    QFont font;
    font.setItalic(true);
    return font;
}

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

LibraryModel::LibraryModel(const Library &library, QObject *parent)
    : QAbstractItemModel(parent), m_library(library)
{
    read();
}

void LibraryModel::forget()
{
    beginResetModel();
    m_groups.clear();
    m_index.reset();
    endResetModel();
}

void LibraryModel::read(std::set<PartId> ownParts)
{
    beginResetModel();
    m_ownParts = std::move(ownParts);
    m_index.emplace(m_library);
    find();
    endResetModel();
}

void LibraryModel::setText(const QString &text)
{
    beginResetModel();
    m_text = text.toStdString();
    find();
    endResetModel();
}

void LibraryModel::showIncomplete(bool isOn)
{
    beginResetModel();
    m_showsIncomplete = isOn;
    find();
    endResetModel();
}

/// Components stand in servers, not in racks.
bool LibraryModel::isShown(const Part &part) const
{
    if (kindOf(part) == PartKind::Rack)
        return true;
    return isPlaceable(part) && (m_showsIncomplete || isComplete(part) || m_ownParts.contains(part.id));
}

void LibraryModel::find()
{
    m_groups.clear();
    if (!m_index)
        return;
    for (const Name<PartKind> &kind : namesOf<PartKind>)
        m_groups.push_back({kind.value, {}});
    for (const IndexedPart *entry : m_index->find({m_text, {}, {}}).parts)
        if (isShown(*entry->part))
            std::ranges::find(m_groups, kindOf(*entry->part), &Group::kind)->parts.push_back(entry);
    std::erase_if(m_groups, [](const Group &group) { return group.parts.empty(); });
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
    return entryAt(index).part;
}

const IndexedPart &LibraryModel::entryAt(const QModelIndex &index) const
{
    return *m_groups[index.internalId() - 1].parts[static_cast<std::size_t>(index.row())];
}

QVariant LibraryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    return partAt(index) ? partData(entryAt(index), role)
                         : groupData(m_groups[static_cast<std::size_t>(index.row())], role);
}

QVariant LibraryModel::groupData(const Group &group, int role) const
{
    if (role == Qt::DisplayRole)
        return pluralOf(group.kind);
    return {};
}

QVariant LibraryModel::partData(const IndexedPart &entry, int role) const
{
    const Part &part = *entry.part;
    switch (role) {
    case Qt::DisplayRole:
        return toQString(entry.name);
    case Qt::ToolTipRole:
        return toolTipOf(part);
    case Qt::AccessibleDescriptionRole:
        return figuresText(part);
    case Qt::ForegroundRole:
        return isMuted(part) ? QGuiApplication::palette().brush(QPalette::PlaceholderText) : QVariant();
    case Qt::FontRole:
        return isMuted(part) ? italic() : QVariant();
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
        const auto it =
            std::ranges::find_if(parts, [&](const IndexedPart *entry) { return entry->part->id == id; });
        if (it != parts.end())
            return createIndex(static_cast<int>(it - parts.begin()), 0, static_cast<quintptr>(group) + 1);
    }
    return {};
}

} // namespace clusterwright
