#include "exports/drawings/elevationpair.h"

#include <QPainter>

namespace clusterwright {
namespace {

constexpr double gap = 28;

} // namespace

QSizeF elevationPairSize(const ElevationPair &pair, double pixelsPerUnit)
{
    const QSizeF front = elevationSize(pair.front, pixelsPerUnit);
    const QSizeF rear = elevationSize(pair.rear, pixelsPerUnit);
    return {front.width() + gap + rear.width(), std::max(front.height(), rear.height())};
}

void drawElevationPair(QPainter &painter, const QRectF &area, const ElevationPair &pair,
                       const DrawingStyle &style, double mostPixelsPerUnit)
{
    const QSizeF one = elevationPairSize(pair, 1);
    const double unit = std::min(
        {(area.width() - gap) / (one.width() - gap), area.height() / one.height(), mostPixelsPerUnit});
    const QSizeF front = elevationSize(pair.front, unit), rear = elevationSize(pair.rear, unit);
    const double width = elevationPairSize(pair, unit).width();
    const QRectF first(QPointF(area.left() + (area.width() - width) / 2, area.top()), front);
    drawElevation(painter, first, pair.front, style);
    drawElevation(painter, {QPointF(first.right() + gap, area.top()), rear}, pair.rear, style);
}

} // namespace clusterwright
