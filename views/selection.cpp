#include "views/selection.h"

#include "views/document.h"

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

} // namespace

Selected selectedOf(const Design &design, const std::vector<std::string> &objects)
{
    Selected found;
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

Selection::Selection(Document &document, QObject *parent) : QObject(parent), m_document(document)
{
    connect(&document, &Document::changed, this, &Selection::dropWhatIsGone);
}

void Selection::select(Selected selected)
{
    if (selected == m_selected)
        return;
    m_selected = std::move(selected);
    emit changed();
}

const RackType *Selection::rackType() const
{
    return findById(m_document.design().rackTypes, m_selected.type);
}

const Placement *Selection::placement() const
{
    const RackType *type = rackType();
    return type ? findById(type->placements, m_selected.placement) : nullptr;
}

const Rack *Selection::rack() const
{
    return findById(m_document.design().racks, m_selected.rack);
}

void Selection::dropWhatIsGone()
{
    Selected left = m_selected;
    if (!rackType())
        left = {};
    if (!placement())
        left.placement.clear();
    if (const Rack *standing = rack(); !standing || standing->type != left.type)
        left.rack.clear();
    select(left);
}

} // namespace clusterwright
