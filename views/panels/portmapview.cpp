#include "views/panels/portmapview.h"

#include "views/icons.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace clusterwright {

PortMapView::PortMapView(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Ports of the selected device"));
    setFocusPolicy(Qt::StrongFocus);
}

void PortMapView::setMap(PortMap map)
{
    if (map == m_map)
        return;
    m_map = std::move(map);
    m_areas.clear();
    QStringList texts;
    for (const PortMap::Port &port : m_map.ports)
        texts << port.text;
    setAccessibleDescription(texts.join(". "));
    setMinimumSize(sizeHint());
    updateGeometry();
    update();
}

QRectF PortMapView::areaOf(std::size_t port) const
{
    return port < m_areas.size() ? m_areas[port] : QRectF();
}

QSize PortMapView::sizeHint() const
{
    constexpr int width = 320, height = 120; // of the words in place of a map
    return m_map.isEmpty() ? QSize(width, height) : portMapSize(m_map).toSize();
}

bool PortMapView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    for (std::size_t i = 0; i < m_areas.size(); ++i)
        if (m_areas[i].contains(help->pos())) {
            QToolTip::showText(help->globalPos(), m_map.ports[i].text, this, m_areas[i].toRect());
            return true;
        }
    QToolTip::hideText();
    return true;
}

void PortMapView::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), paletteOf(theme).background);
    if (!m_map.isEmpty()) {
        m_areas = drawPortMap(painter, rect(), m_map, {.theme = theme});
        return;
    }
    painter.setPen(paletteOf(theme).dimText);
    painter.drawText(rect().adjusted(12, 12, -12, -12), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("Select a device with ports that stands in a rack."));
}

} // namespace clusterwright
