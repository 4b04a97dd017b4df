#include "views/models/outlinemodel.h"

#include "views/document.h"
#include "views/models/findingmodel.h"
#include "views/models/outlinenode.h"
#include "views/text.h"

namespace clusterwright {

OutlineModel::OutlineModel(const Document &document, QObject *parent)
    : QAbstractItemModel(parent), m_document(document), m_root(std::make_unique<Node>())
{
    refresh();
}

OutlineModel::~OutlineModel() = default;

void OutlineModel::setFilter(const QString &text)
{
    m_words = Words(text.toStdString());
    m_lookup.reset();
    refresh();
}

void OutlineModel::setTheme(Theme theme)
{
    m_icons = Icons(theme);
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, FindingsColumn), {Qt::DecorationRole});
}

OutlineModel::Node &OutlineModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? *static_cast<Node *>(index.internalPointer()) : *m_root;
}

QModelIndex OutlineModel::indexOf(const Node &node) const
{
    return &node == m_root.get() ? QModelIndex() : createIndex(node.row, NameColumn, &node);
}

QModelIndex OutlineModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent).children[static_cast<std::size_t>(row)].get());
}

QModelIndex OutlineModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(*nodeOf(child).parent) : QModelIndex();
}

int OutlineModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent).children.size());
}

bool OutlineModel::hasChildren(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return false;
    const Node &node = nodeOf(parent);
    return node.isLazy() && !node.isLoaded ? !node.isEmpty : !node.children.empty();
}

bool OutlineModel::canFetchMore(const QModelIndex &parent) const
{
    const Node &node = nodeOf(parent);
    return parent.column() <= 0 && m_isInSync && node.isLazy() && !node.isLoaded;
}

void OutlineModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    Node &node = nodeOf(parent);
    node.isLoaded = true;
    sync(node);
}

/// Not between a change and the end of refresh(): a row may stand for what is gone.
bool OutlineModel::isCurrent() const
{
    return m_isInSync && m_lookup->design == &m_document.design();
}

OutlineModel::Kind OutlineModel::kindOf(const QModelIndex &index) const
{
    return nodeOf(index).kind;
}

std::string OutlineModel::idOf(const QModelIndex &index) const
{
    return nodeOf(index).id;
}

bool OutlineModel::isMatch(const QModelIndex &index) const
{
    return nodeOf(index).found == m_words.all();
}

std::vector<Selected> OutlineModel::selectedOf(const QModelIndex &index) const
{
    std::vector<Selected> all;
    if (!isCurrent())
        return all;
    const Node &node = nodeOf(index);
    switch (node.kind) {
    case Kind::Hall:
    case Kind::Row:
        for (const auto &child : node.children) {
            const auto inside = selectedOf(indexOf(*child));
            all.insert(all.end(), inside.begin(), inside.end());
        }
        break;
    case Kind::Rack:
        all.push_back({node.id, m_lookup->racks.at(node.id)->type, {}});
        break;
    case Kind::Type:
        all.push_back({{}, node.id, {}});
        break;
    case Kind::Device:
        all = selectedOf(indexOf(*node.parent));
        all.front().placement = node.id;
        break;
    case Kind::Root:
    case Kind::TypesGroup:
        break;
    }
    return all;
}

QModelIndex OutlineModel::indexOfChild(const QModelIndex &parent, Kind kind, const std::string &id)
{
    if (canFetchMore(parent))
        fetchMore(parent);
    for (const auto &child : nodeOf(parent).children)
        if (child->kind == kind && child->id == id)
            return indexOf(*child);
    return {};
}

QModelIndex OutlineModel::indexOf(const Selected &selected)
{
    refresh(); // the selection may have heard of a change first
    const auto type = m_lookup->types.find(selected.type);
    if (type == m_lookup->types.end())
        return {};
    const auto found = m_lookup->racks.find(selected.rack);
    const Rack *rack = found == m_lookup->racks.end() ? nullptr : found->second;
    if (const auto &racks = m_lookup->design->racks; !rack && type->second.racks > 0)
        rack = &*std::ranges::find(racks, selected.type, &Rack::type);
    QModelIndex index;
    if (rack) {
        const Row *row = findById(m_lookup->design->rows, rack->row);
        index = indexOfChild({}, Kind::Hall, row ? row->hall : HallId());
        index = index.isValid() ? indexOfChild(index, Kind::Row, rack->row) : index;
        index = index.isValid() ? indexOfChild(index, Kind::Rack, rack->id) : index;
    } else {
        index = indexOfChild({}, Kind::TypesGroup, Node::groupId);
        index = index.isValid() ? indexOfChild(index, Kind::Type, selected.type) : index;
    }
    if (selected.placement.empty() || !index.isValid())
        return index;
    return indexOfChild(index, Kind::Device, selected.placement);
}

QString OutlineModel::textOf(const Node &node) const
{
    const auto withCount = [](const QString &name, std::size_t count, const QString &one,
                              const QString &many) {
        const QString text = counted(static_cast<int>(count), one, many);
        return text.isEmpty() ? name : name + " (" + text + ')';
    };
    switch (node.kind) {
    case Kind::Hall: {
        std::size_t racks = 0;
        for (const Row &row : m_lookup->design->rows)
            racks += row.hall == node.id ? m_lookup->racksIn(row.id).size() : 0;
        return withCount(nameOfObject(*m_lookup->design, node.id), racks, tr("rack"), tr("racks"));
    }
    case Kind::Row:
        return withCount(nameOfObject(*m_lookup->design, node.id), m_lookup->racksIn(node.id).size(),
                         tr("rack"), tr("racks"));
    case Kind::Rack:
    case Kind::Type:
        return withCount(nameOfObject(*m_lookup->design, node.id), typeOf(node).devices.size(), tr("device"),
                         tr("devices"));
    case Kind::TypesGroup:
        return tr("Rack types not standing");
    case Kind::Device:
        return toQString(placementOf(node).name);
    case Kind::Root:
        break;
    }
    return {};
}

QString OutlineModel::toolTipOf(const Node &node) const
{
    QStringList lines{textOf(node)};
    FindingCounts counts;
    if (node.kind == Kind::Device) {
        const Placement &placement = placementOf(node);
        const Part &part = partOf(*m_lookup->design, placement);
        lines << toQString(fullName(part)) + ' ' + placeText(placement) << figuresText(part);
        const auto rack = m_lookup->racks.find(node.parent->id);
        counts = rack == m_lookup->racks.end() ? m_lookup->open.about(node.id)
                                               : m_lookup->open.about(*rack->second, node.id);
    } else if (node.kind == Kind::Rack) {
        lines << toQString(typeOf(node).type->name);
        counts = m_lookup->open.about(*m_lookup->racks.at(node.id));
    } else if (node.kind == Kind::Type) {
        counts = m_lookup->open.about(*typeOf(node).type);
    }
    lines << countsText(counts);
    lines.removeAll(QString());
    return lines.join('\n');
}

/// Of a hall or a row: of all that stands in it.
std::optional<Severity> OutlineModel::worstIn(const Node &node) const
{
    const OpenFindings &open = m_lookup->open;
    switch (node.kind) {
    case Kind::Device: {
        const auto rack = m_lookup->racks.find(node.parent->id);
        return worstOf(rack == m_lookup->racks.end() ? open.about(node.id)
                                                     : open.about(*rack->second, node.id));
    }
    case Kind::Rack:
        return worstOf(open.about(*m_lookup->racks.at(node.id)));
    case Kind::Type:
        return worstOf(open.about(*typeOf(node).type));
    default:
        break;
    }
    const auto [entry, isNew] = m_lookup->worst.try_emplace(node.id, worstOf(open.about(node.id)));
    if (isNew) {
        std::optional<Severity> worst = entry->second;
        for (const auto &child : node.children)
            worst = std::max(worst, worstIn(*child)); // none is the least
        m_lookup->worst[node.id] = worst;
        return worst;
    }
    return entry->second;
}

QIcon OutlineModel::iconOf(const Node &node) const
{
    switch (node.kind) {
    case Kind::Hall:
        return m_icons.of(FoundKind::Hall);
    case Kind::Row:
        return m_icons.of(FoundKind::Row);
    case Kind::Rack:
        return m_icons.of(FoundKind::Rack);
    case Kind::TypesGroup:
    case Kind::Type:
        return m_icons.of(FoundKind::RackType);
    case Kind::Device:
        return m_icons.of(clusterwright::kindOf(partOf(*m_lookup->design, placementOf(node))));
    case Kind::Root:
        break;
    }
    return {};
}

QVariant OutlineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !isCurrent())
        return {};
    const Node &node = nodeOf(index);
    if (index.column() == FindingsColumn && (role == Qt::DisplayRole || role == Qt::DecorationRole)) {
        const std::optional<Severity> worst = worstIn(node);
        if (!worst)
            return {};
        return role == Qt::DisplayRole ? QVariant(severityText(*worst)) : QVariant(m_icons.of(*worst));
    }
    switch (role) {
    case Qt::DisplayRole:
        return textOf(node);
    case Qt::DecorationRole:
        return iconOf(node);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return toolTipOf(node);
    default:
        return {};
    }
}

} // namespace clusterwright
