// The mouse and the keyboard on the rack scene.
#include "views/canvas/rackscene.h"

#include "views/document.h"
#include "views/selection.h"
#include "views/selectionedits.h"
#include "views/text.h"

#include <QApplication>
#include <QGraphicsSceneHelpEvent>
#include <QGraphicsSceneMouseEvent>
#include <QKeyEvent>
#include <QToolTip>

#include <set>

namespace clusterwright {
namespace {

constexpr int unitStep = 2, halfUnitStep = 1, farStep = 20; // half units

Qt::KeyboardModifiers modifiersWith(const QKeyEvent &event, bool isPressed)
{
    const Qt::KeyboardModifier modifier = event.key() == Qt::Key_Control ? Qt::ControlModifier
                                          : event.key() == Qt::Key_Alt   ? Qt::AltModifier
                                                                         : Qt::NoModifier;
    Qt::KeyboardModifiers modifiers = event.modifiers();
    return modifiers.setFlag(modifier, isPressed && modifier != Qt::NoModifier);
}

} // namespace

void RackScene::mousePressEvent(QGraphicsSceneMouseEvent *event)
{
    PlacingScene::mousePressEvent(event);
    if (event->button() != Qt::LeftButton || isHolding()) {
        cancel();
        return;
    }
    const ElevationItem *item = itemAt(event->scenePos());
    const QPointF inside = item ? item->mapFromScene(event->scenePos()) : QPointF();
    m_press = Press{event->screenPos(), item ? item->rackType() : RackTypeId(),
                    item ? item->placementAt(inside) : PlacementId()};
    if (m_press->placement.empty())
        startBand(*event);
    else
        m_press->toMiddle = item->areaOf(m_press->placement).center().y() - inside.y();
    const Selected pressed = selectedAt(*m_press);
    if (!togglesSelection(event->modifiers()) && std::ranges::count(selection().all(), pressed) == 0)
        selection().select(pressed);
}

void RackScene::mouseMoveEvent(QGraphicsSceneMouseEvent *event)
{
    PlacingScene::mouseMoveEvent(event);
    if (!m_press || m_press->placement.empty())
        return;
    const int distance = (event->screenPos() - m_press->screen).manhattanLength();
    if (!isHolding() && distance < QApplication::startDragDistance())
        return;
    if (!isHolding()) {
        const RackType &type = *findById(document().design().rackTypes, m_press->type);
        hold(heldFrom(document().design(), type.id, *findById(type.placements, m_press->placement)));
    }
    moveHeld(event->scenePos(), event->modifiers());
}

void RackScene::mouseReleaseEvent(QGraphicsSceneMouseEvent *event)
{
    PlacingScene::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton || !m_press)
        return;
    const Press press = *std::exchange(m_press, std::nullopt);
    if (isHolding()) {
        m_press = press; // says where the device is held
        moveHeld(event->scenePos(), event->modifiers());
        putDown();
        m_press.reset();
    } else if ((event->screenPos() - press.screen).manhattanLength() < QApplication::startDragDistance()) {
        click(press, event->modifiers());
    }
}

/// What was pressed, as it is selected if it is.
Selected RackScene::selectedAt(const Press &press) const
{
    const auto isPressed = [&](const Selected &one) {
        return one.type == press.type && one.placement == press.placement;
    };
    const auto known = std::ranges::find_if(selection().all(), isPressed);
    if (known != selection().all().end())
        return *known;
    const Selected &current = selection().selected();
    return {.rack = current.type == press.type ? current.rack : RackId(),
            .type = press.type,
            .placement = press.placement};
}

/// Devices are chosen together with devices, racks with racks.
void RackScene::click(const Press &press, Qt::KeyboardModifiers modifiers)
{
    const Selected clicked = selectedAt(press);
    if (!togglesSelection(modifiers))
        return selection().select(clicked);
    if (press.type.empty())
        return;
    std::vector<Selected> all = selection().all();
    std::erase_if(all,
                  [&](const Selected &one) { return one.placement.empty() != clicked.placement.empty(); });
    selection().selectAll(toggled(std::move(all), clicked));
}

void RackScene::keyPressEvent(QKeyEvent *event)
{
    const int step = event->modifiers() & Qt::AltModifier     ? halfUnitStep
                     : event->modifiers() & Qt::ShiftModifier ? farStep
                                                              : unitStep;
    switch (event->key()) {
    case Qt::Key_Escape:
        return m_press ? cancel() : stepOut();
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        return removeSelected();
    case Qt::Key_Up:
        return moveSelected(*event, step);
    case Qt::Key_Down:
        return moveSelected(*event, -step);
    case Qt::Key_Left:
        return selectNeighbour(-1);
    case Qt::Key_Right:
        return selectNeighbour(1);
    default:
        retryHeld(modifiersWith(*event, true));
        event->ignore();
    }
}

void RackScene::keyReleaseEvent(QKeyEvent *event)
{
    retryHeld(modifiersWith(*event, false));
    event->ignore();
}

void RackScene::helpEvent(QGraphicsSceneHelpEvent *event)
{
    const ElevationItem *item = itemAt(event->scenePos());
    const PlacementId placement =
        item && !isHolding() ? item->placementAt(item->mapFromScene(event->scenePos())) : PlacementId();
    if (placement.empty())
        return QToolTip::hideText();
    QString text = "<b>" + nameOfObject(document().design(), placement).toHtmlEscaped() + "</b>";
    const RackType &type = *findById(document().design().rackTypes, item->rackType());
    const Part &part = partOf(document().design(), *findById(type.placements, placement));
    text += "<br>" + toQString(fullName(part)).toHtmlEscaped() + "<br>" + figuresText(part).toHtmlEscaped();
    for (const Finding &finding : document().evaluation().findings)
        if (finding.state == FindingState::Open && std::ranges::count(finding.objects, placement) > 0)
            text += "<br>" + toQString(finding.rule) + ' ' + toQString(finding.message).toHtmlEscaped();
    QToolTip::showText(event->screenPos(), text, event->widget());
}

bool RackScene::event(QEvent *event)
{
    if (event->type() == QEvent::WindowDeactivate && m_press)
        cancel();
    if (event->type() == QEvent::ShortcutOverride && selection().placement()) {
        const auto &key = static_cast<QKeyEvent &>(*event);
        event->setAccepted(key.key() == Qt::Key_Up && key.modifiers() & Qt::AltModifier); // moves the device
    }
    return PlacingScene::event(event);
}

void RackScene::cancel()
{
    m_press.reset();
    endBand();
    letGo();
}

/// From the device to its rack; from the rack, or from many things, to nothing.
void RackScene::stepOut()
{
    Selected selected = selection().selected();
    if (selected.placement.empty() || selection().all().size() > 1)
        selected = {};
    selected.placement.clear();
    selection().select(selected);
}

void RackScene::moveSelected(const QKeyEvent &event, int halfUnits)
{
    if (!isHolding())
        moveSelectedDevices(document(), selection(), {halfUnits}, keyRun(event));
}

void RackScene::removeSelected()
{
    if (!isHolding())
        removeSelectedDevices(document(), selection());
}

void RackScene::selectNeighbour(int step)
{
    const auto &types = document().design().rackTypes;
    const RackType *current = selection().rackType();
    const auto index = current ? current - types.data() + step : 0;
    if (index >= 0 && index < std::ssize(types))
        selection().select({.rack = {}, .type = types[static_cast<std::size_t>(index)].id, .placement = {}});
}

/// Through every device of every type: from the top of the rack down, then what hangs at its sides.
bool RackScene::selectNext(bool forward)
{
    std::vector<Selected> all;
    for (const RackType &type : document().design().rackTypes) {
        all.push_back({.rack = {}, .type = type.id, .placement = {}});
        std::set<PlacementId> seen;
        for (const Face face : {Face::Front, Face::Rear})
            if (const ElevationItem *item = this->item(type.id, face)) {
                const auto add = [&](const PlacementId &id) {
                    if (seen.insert(id).second)
                        all.push_back({.rack = {}, .type = type.id, .placement = id});
                };
                const auto &boxes = item->elevation().boxes;
                std::for_each(boxes.rbegin(), boxes.rend(), [&](const Elevation::Box &box) { add(box.id); });
                for (const Elevation::Side &side : item->elevation().sides)
                    add(side.id);
            }
    }
    Selected current = selection().selected();
    current.rack.clear();
    const auto at = std::ranges::find(all, current) - all.begin();
    const auto next = at == std::ssize(all) ? (forward ? 0 : std::ssize(all) - 1) : at + (forward ? 1 : -1);
    if (next < 0 || next >= std::ssize(all))
        return false;
    selection().select(all[static_cast<std::size_t>(next)]);
    return true;
}

} // namespace clusterwright
