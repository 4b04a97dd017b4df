// Fabric scene: one network, whose devices can be chosen.
#pragma once

#include "exports/drawings/fabricdrawing.h"
#include "views/canvas/placingscene.h"
#include "views/selection.h"

#include <QGraphicsItem>

namespace clusterwright {

/// Paints the whole network, in pixels of the screen at any zoom.
class FabricItem : public QGraphicsItem {
public:
    void setDrawing(FabricDrawing drawing);
    const FabricDrawing &drawing() const { return m_drawing; }
    void setMarks(FabricMarks marks);
    const FabricMarks &marks() const { return m_marks; }

    QRectF boundingRect() const override { return {QPointF(), m_drawing.size}; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    FabricDrawing m_drawing;
    FabricMarks m_marks;
};

class FabricScene : public PlacingScene {
    Q_OBJECT

public:
    FabricScene(Document &document, Selection &selection, const Library &library, QObject *parent = nullptr);

    /// `devices` says what each box is; empty for a switch that stands nowhere.
    void setDrawing(FabricDrawing drawing, std::vector<Selected> devices);
    void setMarks(FabricMarks marks) { m_item->setMarks(std::move(marks)); }
    const FabricDrawing &drawing() const { return m_item->drawing(); }
    const FabricMarks &marks() const { return m_item->marks(); }

    /// The box at a point, or the nearest of the group there.
    std::optional<std::int32_t> boxAt(QPointF point) const;
    QRectF areaOf(std::int32_t box) const;
    /// The next one from `box` on the way of an arrow key: beside it in its tier, or the nearest of the next
    /// tier.
    std::optional<std::int32_t> nextBox(std::int32_t box, int key) const;
    /// What is said about a device.
    QString textOf(std::int32_t box) const;

    /// The arrow keys go from device to device; Tab leaves.
    bool selectNext(bool) override { return false; }

signals:
    void picked(std::int32_t box, bool isAdded);
    void pathWanted(std::int32_t to); ///< from the one that was picked last
    void opened(std::int32_t box);
    void steppedOut();

protected:
    Target targetAt(const Held &, QPointF, Qt::KeyboardModifiers) const override { return {}; }
    void showHeld(const Held *, const Target &, const Trial *) override {}
    std::vector<Selected> caughtBy(const BandItem *band) const override;
    void dragEnterEvent(QGraphicsSceneDragDropEvent *event) override; ///< nothing can be dropped here
    void dragMoveEvent(QGraphicsSceneDragDropEvent *event) override;
    void mousePressEvent(QGraphicsSceneMouseEvent *event) override;
    void mouseDoubleClickEvent(QGraphicsSceneMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void helpEvent(QGraphicsSceneHelpEvent *event) override;

private:
    FabricItem *m_item;
    std::vector<Selected> m_devices;
};

} // namespace clusterwright
