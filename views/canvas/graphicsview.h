// Graphics view: zoom, pan and fit, the hint beside the pointer, and the words on an empty canvas.
#pragma once

#include "views/canvas/placingscene.h"

#include <QGraphicsView>

class QLabel;

namespace clusterwright {

/// Wheel scrolls, Ctrl+wheel zooms about the pointer, the middle button or Space with the left one pans.
class GraphicsView : public QGraphicsView {
    Q_OBJECT

public:
    explicit GraphicsView(PlacingScene &scene, QWidget *parent = nullptr);

    double zoom() const { return transform().m11(); }
    void setZoom(double zoom); ///< about the middle
    void zoomIn();
    void zoomOut();
    void fit(); ///< all of it; stays so while the view is resized, until it is zoomed or panned

    /// Said in the middle of the view; empty = nothing. May hold links.
    void setEmptyText(const QString &text);
    QLabel &hint() { return *m_hint; }

signals:
    void zoomChanged(double zoom);
    void emptyLinkActivated(const QString &link);

protected:
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    bool viewportEvent(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

    void reveal(const QRectF &area); ///< scrolls until it is in view

private:
    void zoomAbout(QPointF viewportPoint, double factor);
    void updateSceneRect();
    void pan(QPoint to);
    void endPan();
    void showHint(const Hint &hint);

    PlacingScene &m_scene;
    QLabel *m_hint, *m_emptyText;
    bool m_isFitted = true, m_isSpaceHeld = false;
    std::optional<QPoint> m_panFrom; ///< while panning
    struct Anchor {
        QPointF viewport, scene;
    };
    std::optional<Anchor> m_anchor; ///< of a run of zoom steps at one place, so that roundings do not add up
};

} // namespace clusterwright
