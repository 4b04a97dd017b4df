#include "views/selection.h"

#include "views/document.h"

#include <set>
#include <string_view>
#include <unordered_map>

namespace clusterwright {
namespace {

const RackType *typeHolding(const Design &design, const std::string &object)
{
    const auto holds = [&](const Placement &placement) {
        return placement.id == object || partOf(design, placement).id == object;
    };
    const auto it = std::ranges::find_if(
        design.rackTypes, [&](const RackType &type) { return std::ranges::any_of(type.placements, holds); });
    return it == design.rackTypes.end() ? nullptr : &*it;
}

PlacementId placementOf(const Design &design, const RackType &type, const std::string &object)
{
    for (const Placement &placement : type.placements)
        if (placement.id == object || partOf(design, placement).id == object)
            return placement.id;
    return {};
}

/// What there is in a design, to look up many things at once.
class Known {
public:
    explicit Known(const Design &design)
    {
        for (const RackType &type : design.rackTypes)
            m_types.emplace(type.id, &type);
        for (const Rack &rack : design.racks)
            m_racks.emplace(rack.id, rack.type);
        for (const PowerSource &source : design.powerSources)
            m_objects.insert(source.id);
        for (const CoolingLoop &loop : design.coolingLoops)
            m_objects.insert(loop.id);
        for (const Fabric &fabric : design.fabrics)
            m_objects.insert(fabric.id);
        for (const Workload &workload : design.workloads)
            m_objects.insert(workload.id);
    }

    /// What is left of a selection.
    Selected left(Selected selected) const
    {
        if (!selected.object.empty())
            return m_objects.contains(selected.object) ? selected : Selected{};
        const auto type = m_types.find(selected.type);
        if (type == m_types.end())
            return {};
        if (!findById(type->second->placements, selected.placement))
            selected.placement.clear();
        const auto rack = m_racks.find(selected.rack);
        if (rack == m_racks.end() || rack->second != selected.type)
            selected.rack.clear();
        return selected;
    }

private:
    std::unordered_map<std::string_view, const RackType *> m_types;
    std::unordered_map<std::string_view, std::string_view> m_racks; // and their types
    std::set<std::string_view> m_objects;
};

} // namespace

Selected selectedOf(const Design &design, const std::vector<std::string> &objects)
{
    Selected found;
    if (!objects.empty() &&
        (findById(design.powerSources, objects.front()) || findById(design.coolingLoops, objects.front()) ||
         findById(design.fabrics, objects.front()) || findById(design.workloads, objects.front())))
        return {.object = objects.front()};
    for (const std::string &object : objects) {
        if (const Rack *rack = findById(design.racks, object); rack && found.rack.empty()) {
            if (found.type.empty() || found.type == rack->type)
                found.rack = rack->id, found.type = rack->type;
        } else if (const RackType *type = findById(design.rackTypes, object)) {
            if (found.type.empty())
                found.type = type->id;
        } else if (const RackType *holder = typeHolding(design, object); holder && found.placement.empty()) {
            if (found.type.empty() || found.type == holder->id)
                found.type = holder->id, found.placement = placementOf(design, *holder, object);
        }
    }
    return found;
}

std::vector<Selected> toggled(std::vector<Selected> all, const Selected &one)
{
    if (std::erase(all, one) == 0)
        all.push_back(one);
    return all;
}

std::vector<Item> itemsOf(const std::vector<Selected> &all)
{
    std::vector<Item> items;
    std::set<PlacementId> seen{PlacementId()};
    for (const Selected &one : all)
        if (seen.insert(one.placement).second)
            items.push_back({one.type, one.placement});
    return items;
}

std::vector<RackId> racksOf(const std::vector<Selected> &all)
{
    std::vector<RackId> racks;
    std::set<RackId> seen{RackId()};
    for (const Selected &one : all)
        if (seen.insert(one.rack).second)
            racks.push_back(one.rack);
    return racks;
}

Selection::Selection(Document &document, QObject *parent) : QObject(parent), m_document(document)
{
    connect(&document, &Document::changed, this, &Selection::dropWhatIsGone);
}

const Selected &Selection::selected() const
{
    static const Selected nothing;
    return m_all.empty() ? nothing : m_all.back();
}

void Selection::selectAll(std::vector<Selected> all)
{
    std::set<Selected> seen{Selected()};
    std::ranges::reverse(all); // of two that are the same, the later counts
    std::erase_if(all, [&](const Selected &one) { return !seen.insert(one).second; });
    std::ranges::reverse(all);
    if (all == m_all)
        return;
    m_all = std::move(all);
    emit changed();
}

const RackType *Selection::rackType() const
{
    return findById(m_document.design().rackTypes, selected().type);
}

const Placement *Selection::placement() const
{
    const RackType *type = rackType();
    return type ? findById(type->placements, selected().placement) : nullptr;
}

const Rack *Selection::rack() const
{
    return findById(m_document.design().racks, selected().rack);
}

void Selection::dropWhatIsGone()
{
    if (m_all.empty())
        return;
    const Known known(m_document.design());
    std::vector<Selected> left;
    std::ranges::copy_if(m_all, std::back_inserter(left),
                         [&](const Selected &one) { return known.left(one) == one; });
    if (left.empty())
        left.push_back(known.left(m_all.back()));
    selectAll(std::move(left));
}

} // namespace clusterwright
