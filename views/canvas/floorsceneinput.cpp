// The mouse and the keyboard on the floor scene.
#include "views/canvas/floorscene.h"

#include "views/document.h"
#include "views/selection.h"
#include "views/selectionedits.h"

#include <QApplication>
#include <QGraphicsSceneMouseEvent>
#include <QGraphicsView>
#include <QKeyEvent>

#include <limits>

namespace clusterwright {
namespace {

constexpr double snapPixels = 10;              // on the screen
constexpr double arrowStep = 0.1, farStep = 1; // metres

} // namespace

void FloorScene::mousePressEvent(QGraphicsSceneMouseEvent *event)
{
    PlacingScene::mousePressEvent(event);
    cancel();
    if (event->button() != Qt::LeftButton)
        return;
    const QPointF at = event->scenePos();
    m_press = Press{event->screenPos(), at, at, {}, {}};
    if (const RackItem *rack = itemAt(at)) {
        pressRack(*rack, event->modifiers());
    } else if (const RowItem *row = rowAt(at)) {
        pressRow(row->row(), event->modifiers());
    } else {
        startBand(*event);
        if (!togglesSelection(event->modifiers()))
            selection().clear();
    }
}

/// One of many that are selected takes all of them along.
void FloorScene::pressRack(const RackItem &item, Qt::KeyboardModifiers modifiers)
{
    const RackId id = item.box().id;
    if (!togglesSelection(modifiers) && !isSelected(id))
        select(&item);
    m_press->rack = id;
    m_press->carried.racks = isSelected(id) ? racksOf(selection().all()) : std::vector{id};
}

void FloorScene::pressRow(const RowId &row, Qt::KeyboardModifiers modifiers)
{
    m_press->carried.row = row;
    std::vector<Selected> all = togglesSelection(modifiers) ? selectedRacks() : std::vector<Selected>();
    for (const Rack &rack : document().design().racks)
        if (rack.row == row) {
            all.push_back({.rack = rack.id, .type = rack.type, .placement = {}});
            m_press->carried.racks.push_back(rack.id);
        }
    selection().selectAll(std::move(all));
}

void FloorScene::mouseMoveEvent(QGraphicsSceneMouseEvent *event)
{
    PlacingScene::mouseMoveEvent(event);
    if (!m_press || (m_press->carried.racks.empty() && m_press->carried.row.empty()))
        return;
    const int distance = (event->screenPos() - m_press->screen).manhattanLength();
    if (m_move || distance >= QApplication::startDragDistance())
        carry(event->scenePos(), event->modifiers());
}

void FloorScene::mouseReleaseEvent(QGraphicsSceneMouseEvent *event)
{
    PlacingScene::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton || !m_press)
        return;
    if (m_move) {
        carry(event->scenePos(), event->modifiers());
        putDownRacks();
        return;
    }
    const Press press = *std::exchange(m_press, std::nullopt);
    if ((event->screenPos() - press.screen).manhattanLength() < QApplication::startDragDistance())
        click(press, event->modifiers());
}

void FloorScene::click(const Press &press, Qt::KeyboardModifiers modifiers)
{
    const RackItem *item = this->item(press.rack);
    if (!item)
        return; // the row is selected, or nothing
    if (!togglesSelection(modifiers))
        return select(item);
    selection().selectAll(
        toggled(selectedRacks(), {.rack = press.rack, .type = item->rackType(), .placement = {}}));
}

void FloorScene::carry(QPointF to, Qt::KeyboardModifiers modifiers)
{
    const double zoom = views().isEmpty() ? 1 : views().constFirst()->transform().m11();
    const double reach = modifiers & Qt::AltModifier ? 0 : snapPixels / zoom / pixelsPerMetre;
    const QPointF way = (to - m_press->scene) / pixelsPerMetre;
    m_press->at = to;
    m_move = tryMoving(document().design(), m_press->carried, {way.x(), way.y()}, reach);
    if (!m_carried) {
        m_carried = std::make_unique<CarriedItem>();
        addItem(m_carried.get());
    }
    std::vector<QRectF> outlines;
    for (const RackId &rack : m_press->carried.racks)
        if (const RackItem *item = this->item(rack))
            outlines.push_back(
                item->mapRectToScene(item->area())
                    .translated(QPointF(m_move->shift.east, m_move->shift.south) * pixelsPerMetre));
    m_carried->show(std::move(outlines), bool(m_move->design));
    emit hinted({m_move->text, m_move->outcome, to});
}

void FloorScene::putDownRacks()
{
    FloorTrial move = *std::move(m_move);
    cancel();
    document().apply(move.step, std::move(move.design));
}

void FloorScene::cancel()
{
    if (std::exchange(m_move, std::nullopt))
        emit hinted({});
    m_carried.reset();
    m_press.reset();
    endBand();
}

bool FloorScene::event(QEvent *event)
{
    if (event->type() == QEvent::WindowDeactivate)
        cancel();
    return PlacingScene::event(event);
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
        return m_press ? cancel() : selection().clear();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (selection().rackType())
            emit rackOpened();
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        return removeSelected();
    case Qt::Key_Up:
        return pressArrow(*event, {0, -1});
    case Qt::Key_Down:
        return pressArrow(*event, {0, 1});
    case Qt::Key_Left:
        return pressArrow(*event, {-1, 0});
    case Qt::Key_Right:
        return pressArrow(*event, {1, 0});
    default:
        if (m_move && event->key() == Qt::Key_Alt)
            carry(m_press->at, event->modifiers() | Qt::AltModifier);
        event->ignore();
    }
}

void FloorScene::keyReleaseEvent(QKeyEvent *event)
{
    if (m_move && event->key() == Qt::Key_Alt)
        carry(m_press->at, event->modifiers() & ~Qt::AltModifier);
    event->ignore();
}

/// Moves the racks that are selected; with Ctrl, or if there is none, it goes to a neighbour.
void FloorScene::pressArrow(const QKeyEvent &event, QPointF direction)
{
    if (m_press)
        return;
    if (event.modifiers() & Qt::ControlModifier || racksOf(selection().all()).empty())
        return selectTowards(direction);
    const double step = event.modifiers() & Qt::ShiftModifier ? farStep : arrowStep;
    moveSelectedRacks(document(), selection(), {direction.x() * step, direction.y() * step}, keyRun(event));
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
    removeSelectedRacks(document(), selection());
}

} // namespace clusterwright
