#include "views/canvas/fabricscene.h"

#include "views/canvas/banditem.h"
#include "views/icons.h"

#include <QGraphicsSceneDragDropEvent>
#include <QGraphicsSceneHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <QToolTip>
#include <QWidget>

#include <cmath>

namespace clusterwright {

void FabricItem::setDrawing(FabricDrawing drawing)
{
    prepareGeometryChange();
    m_drawing = std::move(drawing);
    m_marks = {};
    update();
}

void FabricItem::setMarks(FabricMarks marks)
{
    if (marks == m_marks)
        return;
    m_marks = std::move(marks);
    update();
}

/// How much is told depends on the size in pixels, so the zoom is taken out of the painter.
void FabricItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    const QTransform zoom = painter->worldTransform();
    DrawingStyle style;
    style.theme = widget ? themeOf(widget->palette()) : Theme::Light;
    style.exposed =
        widget ? QRectF(widget->rect()) : zoom.mapRect(option ? option->exposedRect : boundingRect());
    painter->setWorldTransform(QTransform());
    drawFabricBody(*painter, zoom.mapRect(boundingRect()), m_drawing, style, m_marks);
    painter->setWorldTransform(zoom);
}

FabricScene::FabricScene(Document &document, Selection &selection, const Library &library, QObject *parent)
    : PlacingScene(document, selection, library, parent), m_item(new FabricItem)
{
    addItem(m_item);
}

void FabricScene::setDrawing(FabricDrawing drawing, std::vector<Selected> devices)
{
    m_devices = std::move(devices);
    m_item->setDrawing(std::move(drawing));
    setSceneRect(m_item->boundingRect());
}

QRectF FabricScene::areaOf(std::int32_t box) const
{
    const auto index = static_cast<std::size_t>(box);
    return box >= 0 && index < drawing().boxes.size() ? drawing().boxes[index].place : QRectF();
}

std::optional<std::int32_t> FabricScene::boxAt(QPointF point) const
{
    const auto group = std::ranges::find_if(
        drawing().groups, [&](const FabricDrawing::Group &one) { return one.place.contains(point); });
    if (group == drawing().groups.end())
        return std::nullopt;
    const auto distance = [&](std::int32_t box) {
        const QRectF place = areaOf(box);
        const double x = std::max({place.left() - point.x(), point.x() - place.right(), 0.0});
        const double y = std::max({place.top() - point.y(), point.y() - place.bottom(), 0.0});
        return std::hypot(x, y);
    };
    return *std::ranges::min_element(group->boxes, {}, distance);
}

std::optional<std::int32_t> FabricScene::nextBox(std::int32_t from, int key) const
{
    const auto &boxes = drawing().boxes;
    if (boxes.empty())
        return std::nullopt;
    if (from < 0)
        return 0;
    const QPointF here = areaOf(from).center();
    const bool isAcross = key == Qt::Key_Left || key == Qt::Key_Right;
    const bool isBack = key == Qt::Key_Left || key == Qt::Key_Up;
    const Tier tier = boxes[static_cast<std::size_t>(from)].tier;
    std::optional<std::int32_t> best;
    double bestDistance = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const QPointF way = boxes[i].place.center() - here;
        const double along = (isAcross ? way.x() : way.y()) * (isBack ? -1 : 1);
        const double across = std::abs(isAcross ? way.y() : way.x());
        if (along < 1 || (isAcross && boxes[i].tier != tier))
            continue;
        const double distance = isAcross ? along + 4 * across : 4 * along + across;
        if (!best || distance < bestDistance) {
            best = static_cast<std::int32_t>(i);
            bestDistance = distance;
        }
    }
    return best;
}

QString FabricScene::textOf(std::int32_t box) const
{
    const auto &one = drawing().boxes.at(static_cast<std::size_t>(box));
    const auto &group = drawing().groups.at(static_cast<std::size_t>(one.group));
    QStringList lines{one.name};
    if (!one.detail.isEmpty())
        lines << one.detail;
    if (!group.title.isEmpty())
        lines << group.title + ": " + group.count;
    if (!one.stands)
        lines << tr("Needed, but stands in no rack yet");
    return lines.join('\n');
}

std::vector<Selected> FabricScene::caughtBy(const BandItem *band) const
{
    std::vector<Selected> caught;
    for (std::size_t i = 0; i < m_devices.size(); ++i)
        if (!m_devices[i].placement.empty() && (!band || band->catches(drawing().boxes[i].place)))
            caught.push_back(m_devices[i]);
    return caught;
}

void FabricScene::dragEnterEvent(QGraphicsSceneDragDropEvent *event)
{
    event->ignore();
}

void FabricScene::dragMoveEvent(QGraphicsSceneDragDropEvent *event)
{
    event->ignore();
}

/// Ctrl asks for the way to a device, Shift adds it to the selection.
void FabricScene::mousePressEvent(QGraphicsSceneMouseEvent *event)
{
    PlacingScene::mousePressEvent(event);
    if (event->button() != Qt::LeftButton)
        return;
    const auto box = boxAt(event->scenePos());
    if (!box) {
        startBand(*event);
        if (!togglesSelection(event->modifiers()))
            emit steppedOut();
    } else if (event->modifiers() & Qt::ControlModifier) {
        emit pathWanted(*box);
    } else {
        emit picked(*box, event->modifiers() & Qt::ShiftModifier);
    }
}

void FabricScene::mouseDoubleClickEvent(QGraphicsSceneMouseEvent *event)
{
    if (const auto box = boxAt(event->scenePos()); box && event->button() == Qt::LeftButton)
        emit opened(*box);
}

void FabricScene::keyPressEvent(QKeyEvent *event)
{
    const auto &chosen = marks().chosen;
    const std::int32_t current = chosen.empty() ? -1 : chosen.back();
    const int key = event->key();
    if (key == Qt::Key_Escape)
        emit steppedOut();
    else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && current >= 0)
        emit opened(current);
    else if (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down) {
        if (const auto next = nextBox(current, key))
            emit picked(*next, event->modifiers() & Qt::ShiftModifier);
    } else {
        return PlacingScene::keyPressEvent(event);
    }
    event->accept();
}

void FabricScene::helpEvent(QGraphicsSceneHelpEvent *event)
{
    if (const auto box = boxAt(event->scenePos()))
        QToolTip::showText(event->screenPos(), textOf(*box), event->widget());
    else
        QToolTip::hideText();
}

} // namespace clusterwright
