#include "views/canvas/rackitem.h"

#include "views/icons.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <QWidget>

namespace clusterwright {
namespace {

constexpr double frameMargin = 4;
constexpr int markAlpha = 60;
constexpr double dotPixels = 4; // on the screen
// Below these zooms lines and letters are too small to tell apart.
constexpr double linesFrom = 0.06, labelsFrom = 0.28;
constexpr QMarginsF hallMargins{100, 150, 24, 24}; // for its title and dimensions

DrawingStyle styleFor(const QPainter &painter, const QStyleOptionGraphicsItem &option, const QWidget *widget)
{
    const double scale = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter.worldTransform());
    DrawingStyle style;
    style.detail = scale < linesFrom    ? Detail::Outline
                   : scale < labelsFrom ? Detail::Devices
                                        : Detail::Labels;
    style.theme = widget ? themeOf(widget->palette()) : Theme::Light;
    style.exposed = option.exposedRect;
    return style;
}

} // namespace

void RackItem::show(FloorPlan::RackBox box, const RackTypeId &rackType, QPointF hallCorner)
{
    setPos(hallCorner + box.place.topLeft() * pixelsPerMetre);
    m_rackType = rackType;
    if (box == m_box)
        return;
    prepareGeometryChange();
    setToolTip(box.name + "\n" + box.type + ", " + box.detail);
    m_box = std::move(box);
    m_plainBox = m_box;
    m_plainBox.worst.reset();
    update();
}

void RackItem::setMark(Mark mark)
{
    if (mark == m_mark)
        return;
    m_mark = mark;
    update();
}

void RackItem::showHeld(std::optional<Outcome> held)
{
    if (held == m_held)
        return;
    m_held = held;
    update();
}

QRectF RackItem::boundingRect() const
{
    return area().adjusted(-frameMargin, -frameMargin, frameMargin, frameMargin);
}

void RackItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    const DrawingStyle style = styleFor(*painter, *option, widget);
    const Palette &palette = paletteOf(style.theme);
    drawRackBox(*painter, area(), style.detail == Detail::Labels ? m_box : m_plainBox, style);
    if (m_box.worst && style.detail != Detail::Labels)
        paintDot(*painter, palette);
    if (m_held) {
        QColor fill = *m_held == Outcome::Refused ? palette.refused : palette.legal;
        painter->setPen(QPen(fill, 3));
        fill.setAlpha(markAlpha);
        painter->setBrush(*m_held == Outcome::Refused ? QBrush(palette.refused, Qt::BDiagPattern)
                                                      : QBrush(fill));
        painter->drawRect(area());
    } else if (m_mark != Mark::None) {
        QPen pen(palette.selection, m_mark == Mark::Selected ? 3 : 1);
        pen.setCosmetic(true);
        painter->setPen(pen);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(area());
    }
}

/// A thousand marks with letters too small to read would cost a frame.
void RackItem::paintDot(QPainter &painter, const Palette &palette) const
{
    const double side = dotPixels / zoomOf(painter);
    painter.fillRect(QRectF(area().right() - side, area().top(), side, side), palette.fillOf(*m_box.worst));
}

void HallItem::show(FloorPlan plan)
{
    plan.racks.clear();
    if (plan == m_plan)
        return;
    prepareGeometryChange();
    m_plan = std::move(plan);
    update();
}

QRectF HallItem::boundingRect() const
{
    const QRectF hall = QRectF(QPointF(), m_plan.size * pixelsPerMetre).marginsAdded(hallMargins);
    return hall | hallScaleArea(m_plan, pixelsPerMetre);
}

void HallItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    drawHall(*painter, m_plan, pixelsPerMetre, styleFor(*painter, *option, widget));
}

} // namespace clusterwright
