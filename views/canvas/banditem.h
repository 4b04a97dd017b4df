// Band item: the rectangle that is drawn over empty canvas to select what it catches.
#pragma once

#include <QGraphicsItem>

namespace clusterwright {

/// Drawn from left to right it catches what lies inside; from right to left also what it crosses.
class BandItem : public QGraphicsItem {
public:
    explicit BandItem(QPointF start);

    void stretchTo(QPointF end);
    QRectF area() const { return QRectF(m_start, m_end).normalized(); }
    bool isCrossing() const { return m_end.x() < m_start.x(); }
    bool catches(const QRectF &thing) const;

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    QPointF m_start, m_end; ///< in the scene, where the item stands at its origin
};

} // namespace clusterwright
