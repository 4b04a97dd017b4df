#include "views/models/partsmodel.h"

#include "model/text.h"
#include "model/words.h"
#include "views/librarystore.h"
#include "views/parttext.h"
#include "views/text.h"

#include <QMimeData>

#include <algorithm>

namespace clusterwright {
namespace {

constexpr auto star = "★", noStar = "☆", about = "≈ ";

using Parts = std::vector<const IndexedPart *>;

/// What has no key stands at the end.
template <typename KeyOf>
void sortBy(Parts &parts, Qt::SortOrder order, const KeyOf &keyOf)
{
    std::ranges::stable_sort(parts, [&](const IndexedPart *a, const IndexedPart *b) {
        const auto x = keyOf(*a), y = keyOf(*b);
        if (!x || !y)
            return x.has_value() && !y.has_value();
        return order == Qt::AscendingOrder ? *x < *y : *y < *x;
    });
}

template <typename Q>
std::optional<Q> valueOf(const std::optional<Figure<Q>> &figure)
{
    std::optional<Q> value;
    if (figure)
        value = figure->value;
    return value;
}

template <typename Q>
QString figureText(const std::optional<Figure<Q>> &figure)
{
    if (!figure)
        return {};
    const QString text = toQString(formatQuantity(figure->value));
    return figure->kind == FigureKind::Estimate ? about + text : text;
}

QString shownHeight(const Part &part)
{
    if (!part.size.height)
        return {};
    const QString text = heightText(part);
    return part.size.height->kind == FigureKind::Estimate ? about + text : text;
}

/// Whether a part of this kind has such a figure at all.
bool hasColumn(const Part &part, PartsModel::Column column)
{
    const PartKind kind = kindOf(part);
    const bool isOfRacks = canStandInRack(kind) || kind == PartKind::Rack;
    if (column == PartsModel::Height || column == PartsModel::Mass)
        return isOfRacks;
    if (column == PartsModel::Status)
        return kind != PartKind::FailureRate && kind != PartKind::ReferenceValue;
    return column != PartsModel::Power || drawsPower(part);
}

std::size_t folderOf(const LibraryStore &store, const Part &part)
{
    const auto origin = store.stack().origins.find(part.id);
    return origin == store.stack().origins.end() ? 0 : origin->second.folder;
}

QString folderText(const LibraryStore &store, const Part &part)
{
    const auto &folders = store.stack().folders;
    const std::size_t folder = folderOf(store, part);
    return folder < folders.size() ? toQString(folders[folder].name) : QString();
}

} // namespace

PartsModel::PartsModel(const LibraryStore &store, QObject *parent)
    : QAbstractTableModel(parent), m_store(store)
{
}

void PartsModel::show(std::vector<const IndexedPart *> parts)
{
    beginResetModel();
    m_found = std::move(parts);
    sortShown();
    endResetModel();
}

void PartsModel::setFavourites(const QStringList &favourites)
{
    m_favourites = favourites;
    if (!m_shown.empty())
        emit dataChanged(index(0, Star), index(rowCount() - 1, Star));
}

void PartsModel::setTheme(Theme theme)
{
    m_theme = theme;
    m_icons = Icons(theme);
    if (!m_shown.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int PartsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int PartsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const Part *PartsModel::partAt(int row) const
{
    const bool isRow = row >= 0 && row < rowCount();
    return isRow ? m_shown[static_cast<std::size_t>(row)]->part : nullptr;
}

int PartsModel::rowOf(const PartId &part) const
{
    const auto found =
        std::ranges::find_if(m_shown, [&](const IndexedPart *entry) { return entry->part->id == part; });
    return found == m_shown.end() ? -1 : static_cast<int>(found - m_shown.begin());
}

QString PartsModel::textOf(const IndexedPart &entry, Column column) const
{
    const Part &part = *entry.part;
    switch (column) {
    case Star:
        return m_favourites.contains(toQString(part.id)) ? star : noStar;
    case Title:
        return toQString(entry.name);
    case Kind:
        return kindText(kindOf(part));
    case Height:
        return shownHeight(part);
    case Power:
        return figureText(powerInLists(part));
    case Mass:
        return figureText(part.size.mass);
    case Status:
        return part.lifecycle.status == LifeStatus::Unknown ? QString()
                                                            : namedText(nameOf(part.lifecycle.status));
    case Trust:
        return namedText(nameOf(entry.confidence));
    case Folder:
    case ColumnCount:
        break;
    }
    return folderText(m_store, part);
}

bool PartsModel::isEstimate(const Part &part, Column column) const
{
    const auto isOne = [](const auto &figure) { return figure && figure->kind == FigureKind::Estimate; };
    return (column == Height && isOne(part.size.height)) || (column == Power && isOne(powerInLists(part))) ||
           (column == Mass && isOne(part.size.mass));
}

QVariant PartsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const IndexedPart &entry = *m_shown[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    const auto isMissing = [&] { return textOf(entry, column).isEmpty() && hasColumn(*entry.part, column); };
    switch (role) {
    case Qt::DisplayRole:
        return isMissing() ? tr("not stated") : textOf(entry, column);
    case Qt::DecorationRole:
        return column == Title ? m_icons.of(kindOf(*entry.part)) : QVariant();
    case Qt::ForegroundRole:
        return isMissing() || column == Folder ? paletteOf(m_theme).dimText : QVariant();
    case Qt::TextAlignmentRole:
        if (column == Star)
            return QVariant(Qt::AlignCenter);
        return QVariant(
            (column == Height || column == Power || column == Mass ? Qt::AlignRight : Qt::AlignLeft) |
            Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (column == Title)
            return toQString(entry.part->summary);
        return isEstimate(*entry.part, column) ? tr("An estimate") : QVariant();
    case Qt::AccessibleTextRole:
        if (column == Star)
            return m_favourites.contains(toQString(entry.part->id)) ? tr("favourite") : tr("no favourite");
        return {};
    case PartIdRole:
        return toQString(entry.part->id);
    default:
        return {};
    }
}

QVariant PartsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole && section == Star)
        return tr("Favourites");
    if (role == Qt::ToolTipRole && section == Trust)
        return tr("The lowest confidence of any of its figures");
    if (role == Qt::TextAlignmentRole && section != Star)
        return QVariant(
            (section == Height || section == Power || section == Mass ? Qt::AlignRight : Qt::AlignLeft) |
            Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QStringList titles{star,       tr("Name"),   tr("Kind"),       tr("Height"), tr("Max. power"),
                             tr("Mass"), tr("Status"), tr("Confidence"), tr("Library")};
    return titles.value(section);
}

Qt::ItemFlags PartsModel::flags(const QModelIndex &index) const
{
    const Part *part = partAt(index.row());
    return QAbstractTableModel::flags(index) |
           (part && isPlaceable(*part) ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
}

QMimeData *PartsModel::mimeData(const QModelIndexList &indexes) const
{
    const Part *part = indexes.isEmpty() ? nullptr : partAt(indexes.first().row());
    if (!part)
        return nullptr;
    auto *data = new QMimeData;
    data->setData(partMimeType, QByteArray::fromStdString(part->id));
    return data;
}

void PartsModel::sort(int column, Qt::SortOrder order)
{
    emit layoutAboutToBeChanged();
    const auto before = m_shown;
    m_sortColumn = column;
    m_sortOrder = order;
    sortShown();
    for (const QModelIndex &old : persistentIndexList()) {
        const IndexedPart *entry = before[static_cast<std::size_t>(old.row())];
        changePersistentIndex(old, index(rowOf(entry->part->id), old.column()));
    }
    emit layoutChanged();
}

void PartsModel::sortShown()
{
    m_shown = m_found;
    const auto by = [this](const auto &keyOf) { sortBy(m_shown, m_sortOrder, keyOf); };
    switch (m_sortColumn) {
    case Star:
        return by([this](const IndexedPart &part) {
            return std::optional(!m_favourites.contains(toQString(part.part->id)));
        });
    case Title:
        std::ranges::stable_sort(m_shown, [this](const IndexedPart *a, const IndexedPart *b) {
            return m_sortOrder == Qt::AscendingOrder ? comesBefore(a->name, b->name)
                                                     : comesBefore(b->name, a->name);
        });
        return;
    case Kind:
        return by([](const IndexedPart &part) { return std::optional(kindOf(*part.part)); });
    case Height:
        return by([](const IndexedPart &part) { return valueOf(part.part->size.height); });
    case Power:
        return by([](const IndexedPart &part) { return valueOf(powerInLists(*part.part)); });
    case Mass:
        return by([](const IndexedPart &part) { return valueOf(part.part->size.mass); });
    case Status:
        return by([](const IndexedPart &part) {
            const LifeStatus status = part.part->lifecycle.status;
            return status == LifeStatus::Unknown ? std::nullopt : std::make_optional(status);
        });
    case Trust:
        return by([](const IndexedPart &part) { return std::optional(part.confidence); });
    case Folder:
        return by([this](const IndexedPart &part) { return std::optional(folderOf(m_store, *part.part)); });
    default:
        return;
    }
}

} // namespace clusterwright
