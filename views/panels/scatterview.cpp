#include "views/panels/scatterview.h"

#include "views/icons.h"

#include <QPainter>

namespace clusterwright {

void ScatterView::setScatter(Scatter scatter)
{
    if (scatter == m_scatter)
        return;
    m_scatter = std::move(scatter);
    QStringList points;
    for (const Scatter::Point &point : m_scatter.points)
        points << tr("%1: %2 and %3").arg(point.name).arg(point.x).arg(point.y);
    setAccessibleName(tr("%1 over %2").arg(m_scatter.yTitle, m_scatter.xTitle));
    setAccessibleDescription(points.join(". "));
    update();
}

void ScatterView::paintEvent(QPaintEvent *)
{
    constexpr double margin = 8;
    const Theme theme = themeOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), paletteOf(theme).background);
    if (!m_scatter.points.empty())
        drawScatter(painter, QRectF(rect()).marginsRemoved({margin, margin, margin, margin}), m_scatter,
                    {.theme = theme});
}

} // namespace clusterwright
