#include "views/canvas/floorscene.h"

#include "views/canvas/banditem.h"
#include "views/document.h"
#include "views/selection.h"
#include "views/text.h"

#include <QApplication>
#include <QGraphicsSceneMouseEvent>
#include <QKeyEvent>

#include <limits>
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

RackItem *FloorScene::item(const RackId &rack) const
{
    const auto it = m_items.find(rack);
    return it == m_items.end() ? nullptr : it->second;
}

/// Halls one below the other, as their places to each other are not known.
void FloorScene::refresh()
{
    auto oldRacks = std::exchange(m_items, {});
    auto oldHalls = std::exchange(m_halls, {});
    QRectF all;
    for (const Hall &hall : document().design().halls) {
        FloorPlan plan = floorPlanOf(document().design(), document().evaluation(), hall);
        const auto kept = oldHalls.extract(hall.id);
        HallItem *item = kept ? kept.mapped() : new HallItem;
        if (!kept) {
            item->setZValue(-1);
            addItem(item);
        }
        m_halls[hall.id] = item;
        item->setPos(0, all.isEmpty() ? 0 : all.bottom() + gapBetweenHalls);
        showRacks(plan, item->pos(), oldRacks);
        item->show(std::move(plan));
        all |= item->mapRectToScene(item->boundingRect());
    }
    deleteAll(oldRacks);
    deleteAll(oldHalls);
    setSceneRect(all);
    showSelection();
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

void FloorScene::mousePressEvent(QGraphicsSceneMouseEvent *event)
{
    PlacingScene::mousePressEvent(event);
    m_press.reset();
    endBand();
    if (event->button() != Qt::LeftButton)
        return;
    m_press = event->screenPos();
    const RackItem *item = itemAt(event->scenePos());
    if (!item)
        startBand(*event);
    if (!togglesSelection(event->modifiers()) && !(item && isSelected(item->box().id)))
        select(item);
}

void FloorScene::mouseReleaseEvent(QGraphicsSceneMouseEvent *event)
{
    PlacingScene::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton || !m_press)
        return;
    const QPoint way = event->screenPos() - *std::exchange(m_press, std::nullopt);
    if (way.manhattanLength() < QApplication::startDragDistance())
        click(itemAt(event->scenePos()), event->modifiers());
}

void FloorScene::click(const RackItem *item, Qt::KeyboardModifiers modifiers)
{
    if (!togglesSelection(modifiers))
        return select(item);
    if (item)
        selection().selectAll(
            toggled(selectedRacks(), {.rack = item->box().id, .type = item->rackType(), .placement = {}}));
}

void FloorScene::mouseDoubleClickEvent(QGraphicsSceneMouseEvent *event)
{
    event->accept();
    if (event->button() == Qt::LeftButton && itemAt(event->scenePos()))
        emit rackOpened();
}

void FloorScene::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        return endBand() ? void() : selection().clear();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (selection().rackType())
            emit rackOpened();
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        return removeSelected();
    case Qt::Key_Up:
        return selectTowards({0, -1});
    case Qt::Key_Down:
        return selectTowards({0, 1});
    case Qt::Key_Left:
        return selectTowards({-1, 0});
    case Qt::Key_Right:
        return selectTowards({1, 0});
    default:
        event->ignore();
    }
}

/// The nearest rack that lies more in this direction than beside it.
void FloorScene::selectTowards(QPointF direction)
{
    const RackItem *from = item(selection().selected().rack);
    const RackItem *nearest = nullptr;
    double best = std::numeric_limits<double>::max();
    for (const auto &[id, candidate] : m_items) {
        if (!from)
            return select(candidate);
        const QPointF way = candidate->sceneBoundingRect().center() - from->sceneBoundingRect().center();
        const double along = QPointF::dotProduct(way, direction);
        const double distance = QPointF::dotProduct(way, way);
        if (along > 0 && 2 * along * along >= distance && distance < best) {
            best = distance;
            nearest = candidate;
        }
    }
    if (nearest)
        select(nearest);
}

bool FloorScene::selectNext(bool forward)
{
    const auto at = m_items.find(selection().selected().rack);
    auto next = forward ? m_items.begin() : m_items.end();
    if (forward && at != m_items.end())
        next = std::next(at);
    else if (!forward && at != m_items.begin() && !m_items.empty())
        next = std::prev(at);
    if (next == m_items.end())
        return false;
    select(next->second);
    return true;
}

void FloorScene::removeSelected()
{
    if (const Rack *rack = selection().rack())
        document().apply(tr("Remove rack %1").arg(toQString(rack->name)),
                         removeRack(document().design(), rack->id));
}

} // namespace clusterwright
