// Title item: the name of a rack type above its elevations, where those are too small to carry it.
#pragma once

#include <QGraphicsItem>

namespace clusterwright {

class TitleItem : public QGraphicsItem {
public:
    void show(const QString &text, const QRectF &area); ///< area in the scene

    QRectF boundingRect() const override { return {QPointF(), m_size}; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    QString m_text;
    QSizeF m_size;
};

} // namespace clusterwright
