#include "views/canvas/floorscene.h"

#include "views/canvas/banditem.h"
#include "views/document.h"
#include "views/selection.h"

#include <set>

namespace clusterwright {
namespace {

constexpr double gapBetweenHalls = 120; // pixels at 100 %

template <typename Map>
void deleteAll(const Map &items)
{
    for (const auto &[id, item] : items)
        delete item;
}

} // namespace

FloorScene::FloorScene(Document &document, Selection &selection, const Library &library, QObject *parent)
    : PlacingScene(document, selection, library, parent)
{
    connect(&document, &Document::changed, this, &FloorScene::refresh);
    connect(&selection, &Selection::changed, this, &FloorScene::showSelection);
    refresh();
}

FloorScene::~FloorScene() = default;

RackItem *FloorScene::item(const RackId &rack) const
{
    const auto it = m_items.find(rack);
    return it == m_items.end() ? nullptr : it->second;
}

RowItem *FloorScene::rowItem(const RowId &row) const
{
    const auto it = m_rows.find(row);
    return it == m_rows.end() ? nullptr : it->second;
}

void FloorScene::setColours(RackColours colours)
{
    if (colours == m_colours)
        return;
    m_colours = colours;
    refresh();
}

/// Halls one below the other, as their places to each other are not known.
void FloorScene::refresh()
{
    cancel(); // what is carried may be gone
    auto oldRacks = std::exchange(m_items, {});
    auto oldRows = std::exchange(m_rows, {});
    auto oldHalls = std::exchange(m_halls, {});
    QRectF all;
    for (const Hall &hall : document().design().halls) {
        FloorPlan plan = heatMapOf(document().design(), document().evaluation(), hall, m_colours);
        const auto kept = oldHalls.extract(hall.id);
        HallItem *item = kept ? kept.mapped() : new HallItem;
        if (!kept) {
            item->setZValue(-1);
            addItem(item);
        }
        m_halls[hall.id] = item;
        item->setPos(0, all.isEmpty() ? 0 : all.bottom() + gapBetweenHalls);
        showRacks(plan, item->pos(), oldRacks);
        showRows(plan, item->pos(), oldRows);
        item->show(std::move(plan));
        all |= item->mapRectToScene(item->boundingRect());
    }
    deleteAll(oldRacks);
    deleteAll(oldRows);
    deleteAll(oldHalls);
    setSceneRect(all);
    showCables();
    showSelection();
}

void FloorScene::setCables(std::optional<FabricId> fabric)
{
    m_shownCables = std::move(fabric);
    showCables();
}

const CablesItem *FloorScene::cablesItem(const HallId &hall) const
{
    const auto found = m_cables.find(hall);
    return found == m_cables.end() ? nullptr : found->second;
}

void FloorScene::showCables()
{
    deleteAll(std::exchange(m_cables, {}));
    const Design &design = document().design();
    if (!m_shownCables)
        return;
    std::optional<std::size_t> index;
    if (const Fabric *fabric = findById(design.fabrics, *m_shownCables))
        index = static_cast<std::size_t>(fabric - design.fabrics.data());
    for (const Hall &hall : design.halls) {
        auto *item = new CablesItem;
        addItem(item);
        item->show(floorCablesOf(design, document().evaluation(), hall, index),
                   QSizeF(hall.width, hall.depth), m_halls.at(hall.id)->pos());
        m_cables[hall.id] = item;
    }
}

void FloorScene::showRacks(const FloorPlan &plan, QPointF corner, std::map<RackId, RackItem *> &old)
{
    std::map<RackId, const Rack *> racks;
    for (const Rack &rack : document().design().racks)
        racks.emplace(rack.id, &rack);
    for (const FloorPlan::RackBox &box : plan.racks) {
        const auto kept = old.extract(box.id);
        RackItem *item = kept ? kept.mapped() : new RackItem;
        if (!kept)
            addItem(item);
        m_items[box.id] = item;
        item->show(box, racks.at(box.id)->type, corner);
    }
}

void FloorScene::showRows(const FloorPlan &plan, QPointF corner, std::map<RowId, RowItem *> &old)
{
    for (const FloorPlan::RowLabel &label : plan.rows) {
        const auto kept = old.extract(label.id);
        RowItem *item = kept ? kept.mapped() : new RowItem;
        if (!kept)
            addItem(item);
        m_rows[label.id] = item;
        item->show(label, pixelsPerMetre, corner);
    }
}

void FloorScene::showSelection()
{
    std::set<RackId> racks;
    std::set<RackTypeId> types;
    for (const Selected &one : selection().all()) {
        racks.insert(one.rack);
        types.insert(one.type);
    }
    for (const auto &[id, item] : m_items)
        item->setMark(racks.contains(id)                 ? RackItem::Mark::Selected
                      : types.contains(item->rackType()) ? RackItem::Mark::OfSelectedType
                                                         : RackItem::Mark::None);
}

std::vector<Selected> FloorScene::caughtBy(const BandItem *band) const
{
    std::vector<Selected> caught;
    for (const Rack &rack : document().design().racks) {
        const RackItem *item = this->item(rack.id);
        if (item && (!band || band->catches(item->mapRectToScene(item->area()))))
            caught.push_back({.rack = rack.id, .type = rack.type, .placement = {}});
    }
    return caught;
}

bool FloorScene::isSelected(const RackId &rack) const
{
    return std::ranges::count(selection().all(), rack, &Selected::rack) > 0;
}

/// As racks, whichever of their devices is selected.
std::vector<Selected> FloorScene::selectedRacks() const
{
    std::vector<Selected> all;
    for (const Selected &one : selection().all())
        if (!one.rack.empty())
            all.push_back({.rack = one.rack, .type = one.type, .placement = {}});
    return all;
}

QRectF FloorScene::selectedArea() const
{
    const RackItem *rack = item(selection().selected().rack);
    return rack ? rack->sceneBoundingRect() : QRectF();
}

RackItem *FloorScene::itemAt(QPointF point) const
{
    for (QGraphicsItem *candidate : items(point))
        if (auto *item = qgraphicsitem_cast<RackItem *>(candidate))
            return item;
    return nullptr;
}

RowItem *FloorScene::rowAt(QPointF point) const
{
    for (QGraphicsItem *candidate : items(point))
        if (auto *item = qgraphicsitem_cast<RowItem *>(candidate))
            return item;
    return nullptr;
}

void FloorScene::select(const RackItem *item)
{
    if (!item)
        return selection().clear();
    Selected selected{.rack = item->box().id, .type = item->rackType(), .placement = {}};
    if (selection().selected().type == selected.type && selection().all().size() == 1)
        selected.placement = selection().selected().placement;
    selection().select(selected);
}

Target FloorScene::targetAt(const Held &, QPointF point, Qt::KeyboardModifiers) const
{
    const RackItem *item = itemAt(point);
    return {.type = item ? item->rackType() : RackTypeId(), .bottom = {}, .slot = {}};
}

/// All racks of the type are marked, as all of them change.
void FloorScene::showHeld(const Held *held, const Target &target, const Trial *trial)
{
    for (const auto &[id, item] : m_items) {
        const bool isMarked = held && item->rackType() == target.type;
        item->showHeld(isMarked ? std::optional(trial->outcome) : std::nullopt);
    }
}

} // namespace clusterwright
