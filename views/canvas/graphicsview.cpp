#include "views/canvas/graphicsview.h"

#include "views/icons.h"

#include <QLabel>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QScrollBar>

#include <cmath>

namespace clusterwright {
namespace {

constexpr double smallestZoom = 0.02, largestZoom = 8, largestFit = 1.5;
constexpr double zoomStep = 1.25;
constexpr double wheelStep = 120; // eighths of a degree per notch (QWheelEvent::angleDelta)
constexpr double fitShare = 0.94; // of the view, so that nothing touches its edge
constexpr QPoint hintOffset{20, 22};
constexpr int hintMargin = 8, widestHint = 440;

QString hintStyle(const Palette &palette, Outcome outcome)
{
    const QColor edge = outcome == Outcome::Refused ? palette.refused
                        : outcome == Outcome::Warns ? palette.fillOf(Severity::Warning)
                                                    : palette.legal;
    return QStringLiteral("QLabel { background: %1; color: %2; border: 2px solid %3; border-radius: 4px; "
                          "padding: 4px 7px; }")
        .arg(palette.background.name(), palette.text.name(), edge.name());
}

} // namespace

GraphicsView::GraphicsView(PlacingScene &scene, QWidget *parent)
    : QGraphicsView(&scene, parent), m_scene(scene), m_hint(new QLabel(viewport())),
      m_emptyText(new QLabel(viewport()))
{
    setAcceptDrops(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTransformationAnchor(NoAnchor);
    setResizeAnchor(NoAnchor);
    setViewportUpdateMode(MinimalViewportUpdate);
    setOptimizationFlags(DontSavePainterState | DontAdjustForAntialiasing);
    setRenderHint(QPainter::TextAntialiasing);
    m_hint->hide();
    m_hint->setObjectName("hint");
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_emptyText->hide();
    m_emptyText->setAlignment(Qt::AlignCenter);
    connect(&scene, &PlacingScene::hinted, this, &GraphicsView::showHint);
    connect(&scene, &QGraphicsScene::sceneRectChanged, this, [this] {
        updateSceneRect();
        if (m_isFitted)
            fit();
    });
    connect(m_emptyText, &QLabel::linkActivated, this, &GraphicsView::emptyLinkActivated);
}

void GraphicsView::setZoom(double zoom)
{
    m_anchor.reset();
    zoomAbout(QRectF(viewport()->rect()).center(), zoom / this->zoom());
    m_anchor.reset();
}

void GraphicsView::zoomIn()
{
    setZoom(zoom() * zoomStep);
}

void GraphicsView::zoomOut()
{
    setZoom(zoom() / zoomStep);
}

void GraphicsView::fit()
{
    const QRectF all = m_scene.sceneRect();
    if (all.isEmpty() || viewport()->size().isEmpty())
        return;
    const double most = std::min(viewport()->width() / all.width(), viewport()->height() / all.height());
    const double scale = std::clamp(most * fitShare, smallestZoom, largestFit);
    setTransform(QTransform::fromScale(scale, scale));
    updateSceneRect();
    centerOn(all.center());
    m_isFitted = true;
    m_anchor.reset();
    emit zoomChanged(scale);
}

void GraphicsView::zoomAbout(QPointF viewportPoint, double factor)
{
    if (!m_anchor || m_anchor->viewport != viewportPoint)
        m_anchor = Anchor{viewportPoint, viewportTransform().inverted().map(viewportPoint)};
    const double scale = std::clamp(zoom() * factor, smallestZoom, largestZoom);
    setTransform(QTransform::fromScale(scale, scale));
    updateSceneRect();
    const QPointF off = viewportTransform().map(m_anchor->scene) - viewportPoint;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + static_cast<int>(std::lround(off.x())));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(std::lround(off.y())));
    m_isFitted = false;
    emit zoomChanged(scale);
}

/// The view may scroll until the content is just out of sight, so that any point can come under the pointer.
void GraphicsView::updateSceneRect()
{
    const double scale = zoom();
    const QSizeF reach = QSizeF(viewport()->size()) / scale;
    setSceneRect(
        m_scene.sceneRect().adjusted(-reach.width(), -reach.height(), reach.width(), reach.height()));
}

void GraphicsView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        zoomAbout(event->position(), std::pow(zoomStep, event->angleDelta().y() / wheelStep));
        event->accept();
        return;
    }
    m_isFitted = false;
    m_anchor.reset();
    QGraphicsView::wheelEvent(event);
}

void GraphicsView::mousePressEvent(QMouseEvent *event)
{
    m_anchor.reset();
    if (event->button() == Qt::MiddleButton || (m_isSpaceHeld && event->button() == Qt::LeftButton)) {
        m_panFrom = event->pos();
        viewport()->setCursor(Qt::ClosedHandCursor);
        return;
    }
    QGraphicsView::mousePressEvent(event);
}

void GraphicsView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_panFrom)
        pan(event->pos());
    else
        QGraphicsView::mouseMoveEvent(event);
}

void GraphicsView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_panFrom && !(event->buttons() & (Qt::MiddleButton | Qt::LeftButton)))
        endPan();
    else
        QGraphicsView::mouseReleaseEvent(event);
}

void GraphicsView::pan(QPoint to)
{
    const QPoint by = to - *m_panFrom;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - by.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - by.y());
    m_panFrom = to;
    m_isFitted = false;
}

void GraphicsView::endPan()
{
    m_panFrom.reset();
    m_isSpaceHeld ? viewport()->setCursor(Qt::OpenHandCursor) : viewport()->unsetCursor();
}

void GraphicsView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Space) {
        QGraphicsView::keyPressEvent(event);
        return;
    }
    if (!event->isAutoRepeat() && !m_scene.isDragging()) {
        m_isSpaceHeld = true;
        viewport()->setCursor(Qt::OpenHandCursor);
    }
}

void GraphicsView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_isSpaceHeld = false;
        if (!m_panFrom)
            viewport()->unsetCursor();
    }
    QGraphicsView::keyReleaseEvent(event);
}

void GraphicsView::focusOutEvent(QFocusEvent *event)
{
    m_isSpaceHeld = false;
    endPan();
    QGraphicsView::focusOutEvent(event);
}

void GraphicsView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    updateSceneRect();
    if (m_isFitted)
        fit();
    m_emptyText->setGeometry(viewport()->rect());
}

void GraphicsView::showEvent(QShowEvent *event)
{
    QGraphicsView::showEvent(event);
    if (m_isFitted)
        fit();
}

void GraphicsView::drawBackground(QPainter *painter, const QRectF &rect)
{
    painter->fillRect(rect, paletteOf(themeOf(palette())).background);
}

bool GraphicsView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomAbout(gesture->position(), 1 + gesture->value());
            return true;
        }
    }
    return QGraphicsView::viewportEvent(event);
}

/// Tab goes through the things on the canvas, and on to the next widget after the last.
bool GraphicsView::focusNextPrevChild(bool next)
{
    return m_scene.selectNext(next) || QGraphicsView::focusNextPrevChild(next);
}

void GraphicsView::reveal(const QRectF &area)
{
    if (isVisible() && !mapToScene(viewport()->rect()).boundingRect().contains(area))
        ensureVisible(area, 40, 40);
}

void GraphicsView::setEmptyText(const QString &text)
{
    m_emptyText->setText(text);
    m_emptyText->setVisible(!text.isEmpty());
    m_emptyText->setGeometry(viewport()->rect());
}

void GraphicsView::showHint(const Hint &hint)
{
    m_hint->setVisible(!hint.text.isEmpty());
    if (hint.text.isEmpty())
        return;
    if (m_hint->text() != hint.text) {
        m_hint->setText(hint.text);
        m_hint->setStyleSheet(hintStyle(paletteOf(themeOf(palette())), hint.outcome));
        m_hint->setWordWrap(false);
        m_hint->adjustSize();
        if (m_hint->width() > widestHint) {
            m_hint->setWordWrap(true);
            m_hint->resize(widestHint, m_hint->heightForWidth(widestHint));
        }
    }
    const QRect area = viewport()->rect().adjusted(hintMargin, hintMargin, -hintMargin, -hintMargin);
    const QPoint pointer = mapFromScene(hint.at);
    QRect box(pointer + hintOffset, m_hint->size());
    if (box.right() > area.right())
        box.moveRight(std::max(pointer.x() - hintOffset.x(), area.left() + box.width() - 1));
    if (box.bottom() > area.bottom())
        box.moveBottom(pointer.y() - hintOffset.y());
    m_hint->move(box.topLeft());
    m_hint->raise();
}

} // namespace clusterwright
