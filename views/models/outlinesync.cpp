// How the outline follows the design.
#include "views/document.h"
#include "views/models/outlinenode.h"

#include <unordered_set>

namespace clusterwright {
namespace {

/// From the top of the rack down, then what hangs at its sides.
std::vector<const Placement *> fromTheTop(const RackType &type)
{
    std::vector<const Placement *> list;
    for (const Placement &placement : type.placements)
        list.push_back(&placement);
    std::ranges::stable_sort(list, std::ranges::greater{}, [](const Placement *placement) {
        const UnitPlace *place = unitPlaceOf(*placement);
        return place ? place->bottom.count : -1;
    });
    return list;
}

} // namespace

OutlineModel::Lookup::Lookup(const Design &design, const Evaluation &evaluation, const Words &words)
    : design(&design), open(design, evaluation)
{
    for (const RackType &type : design.rackTypes) {
        TypeEntry &entry = types[type.id] = {&type, fromTheTop(type)};
        if (!words.isEmpty())
            for (const Placement *placement : entry.devices)
                entry.found.push_back(words.foundIn(searchTextOf(design, *placement)));
    }
    for (const Rack &rack : design.racks) {
        racks.emplace(rack.id, &rack);
        rows[rack.row].push_back(&rack);
        ++types.at(rack.type).racks;
    }
}

/// Two designs that follow each other are never the same object, as both live when one takes over.
void OutlineModel::refresh()
{
    if (m_lookup && m_lookup->design == &m_document.design())
        return;
    m_lookup = std::make_unique<Lookup>(m_document.design(), m_document.evaluation(), m_words);
    m_isOutdated = false;
    m_isInSync = false;
    sync(*m_root);
    m_isInSync = true;
    announce(*m_root);
    if (!m_isOutdated)
        return;
    emit layoutAboutToBeChanged(); // nothing moves, but what can be opened has changed
    emit layoutChanged();
}

/// Any cell may say something else now.
void OutlineModel::announce(const Node &node)
{
    if (node.children.empty())
        return;
    emit dataChanged(
        createIndex(0, NameColumn, node.children.front().get()),
        createIndex(static_cast<int>(node.children.size()) - 1, FindingsColumn, node.children.back().get()));
    for (const auto &child : node.children)
        announce(*child);
}

bool OutlineModel::isShown(const Node &node) const
{
    return node.found == m_words.all() || !contentOf(node).empty();
}

/// Of a rack or a rack type.
const OutlineModel::TypeEntry &OutlineModel::typeOf(const Node &node) const
{
    return node.kind == Kind::Rack ? m_lookup->typeOf(*m_lookup->racks.at(node.id))
                                   : m_lookup->types.at(node.id);
}

const Placement &OutlineModel::placementOf(const Node &device) const
{
    return *findById(typeOf(*device.parent).type->placements, device.id);
}

void OutlineModel::addDevices(const TypeEntry &type, Words::Found around, std::vector<Node> &content) const
{
    for (std::size_t i = 0; i < type.devices.size(); ++i) {
        const Words::Found found = type.found.empty() ? 0 : type.found[i] | around;
        if (found == m_words.all())
            content.push_back({Kind::Device, type.devices[i]->id, found});
    }
}

/// The children that a node should have.
std::vector<OutlineModel::Node> OutlineModel::contentOf(const Node &node) const
{
    const Design &design = *m_lookup->design;
    std::vector<Node> content;
    const auto addIfShown = [&](Kind kind, const std::string &id, const std::string &text) {
        Node child{kind, id, node.found | m_words.foundIn(text)};
        if (isShown(child))
            content.push_back(std::move(child));
    };
    const auto addType = [&](const RackType &type) {
        if (m_lookup->types.at(type.id).racks == 0)
            addIfShown(Kind::Type, type.id, searchTextOf(design, type));
    };
    switch (node.kind) {
    case Kind::Root:
        for (const Hall &hall : design.halls)
            addIfShown(Kind::Hall, hall.id, hall.name);
        if (Node group{Kind::TypesGroup, Node::groupId}; !contentOf(group).empty())
            content.push_back(std::move(group));
        break;
    case Kind::Hall:
        for (const Row &row : design.rows)
            if (row.hall == node.id)
                addIfShown(Kind::Row, row.id, row.name);
        break;
    case Kind::Row:
        for (const Rack *rack : m_lookup->racksIn(node.id))
            addIfShown(Kind::Rack, rack->id, searchTextOf(*rack) + " " + m_lookup->typeOf(*rack).type->name);
        break;
    case Kind::TypesGroup:
        std::ranges::for_each(design.rackTypes, addType);
        break;
    case Kind::Rack:
    case Kind::Type:
        addDevices(typeOf(node), node.found, content);
        break;
    case Kind::Device:
        break;
    }
    return content;
}

/// Makes the children what they should be, and theirs.
void OutlineModel::sync(Node &node)
{
    if (node.isLazy() && !node.isLoaded) {
        const bool isEmpty = isFiltered() ? contentOf(node).empty() : typeOf(node).devices.empty();
        m_isOutdated |= isEmpty != node.isEmpty;
        node.isEmpty = isEmpty;
        return;
    }
    std::vector<Node> content = contentOf(node);
    removeGone(node, content);
    insertNew(node, std::move(content));
    for (const auto &child : node.children)
        sync(*child);
}

void OutlineModel::removeGone(Node &node, const std::vector<Node> &content)
{
    std::unordered_set<std::string_view> ids;
    for (const Node &wanted : content)
        ids.insert(wanted.id);
    auto &children = node.children;
    for (auto end = std::ssize(children); end > 0;) {
        auto begin = end;
        while (begin > 0 && !ids.contains(children[static_cast<std::size_t>(begin - 1)]->id))
            --begin;
        if (begin < end) {
            beginRemoveRows(indexOf(node), static_cast<int>(begin), static_cast<int>(end - 1));
            children.erase(children.begin() + begin, children.begin() + end);
            number(node, static_cast<std::size_t>(begin));
            endRemoveRows();
        }
        end = begin - 1;
    }
}

void OutlineModel::number(Node &node, std::size_t from)
{
    for (std::size_t i = from; i < node.children.size(); ++i)
        node.children[i]->row = static_cast<int>(i);
}

/// What is left of the children stands in `content`; puts it in order and adds the rest.
void OutlineModel::insertNew(Node &node, std::vector<Node> content)
{
    std::unordered_set<std::string> old;
    for (const auto &child : node.children)
        old.insert(child->id);
    for (std::size_t at = 0; at < content.size();) {
        if (old.contains(content[at].id)) {
            moveHere(node, at, content[at].id);
            node.children[at]->found = content[at].found;
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < content.size() && !old.contains(content[end].id))
            ++end;
        insertHere(node, at, {&content[at], end - at});
        at = end;
    }
}

void OutlineModel::moveHere(Node &node, std::size_t at, const std::string &id)
{
    auto &children = node.children;
    const auto here = children.begin() + static_cast<std::ptrdiff_t>(at);
    const auto from = std::find_if(here, children.end(), [&](const auto &child) { return child->id == id; });
    if (from == here)
        return;
    const auto row = static_cast<int>(from - children.begin());
    beginMoveRows(indexOf(node), row, row, indexOf(node), static_cast<int>(at));
    std::rotate(here, from, from + 1);
    number(node, at);
    endMoveRows();
}

void OutlineModel::insertHere(Node &node, std::size_t at, std::span<Node> added)
{
    beginInsertRows(indexOf(node), static_cast<int>(at), static_cast<int>(at + added.size()) - 1);
    std::vector<std::unique_ptr<Node>> nodes;
    for (Node &entry : added) {
        nodes.push_back(std::make_unique<Node>(std::move(entry)));
        nodes.back()->parent = &node;
        if (nodes.back()->isLazy())
            nodes.back()->isEmpty = contentOf(*nodes.back()).empty();
    }
    node.children.insert(node.children.begin() + static_cast<std::ptrdiff_t>(at),
                         std::make_move_iterator(nodes.begin()), std::make_move_iterator(nodes.end()));
    number(node, at);
    endInsertRows();
}

} // namespace clusterwright
