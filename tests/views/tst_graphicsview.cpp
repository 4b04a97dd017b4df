#include "tests/runner.h"
#include "tests/views/canvastest.h"

#include <QSignalSpy>
#include <QWheelEvent>

#include <cmath>

using namespace clusterwright;

class GraphicsViewTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_bench.reset(); }
    void zoomKeepsThePointUnderThePointer_data();
    void zoomKeepsThePointUnderThePointer();
    void wheelScrolls();
    void middleButtonPans();
    void spaceAndLeftButtonPanOverADevice();
    void fitShowsAllAndFollowsTheSize();
    void zoomIsClamped();
    void emptyDesignSaysWhatToDo();

private:
    void turnWheel(QPointF at, int delta, Qt::KeyboardModifiers modifiers);
    RackView &view() { return m_bench->rackView; }

    std::unique_ptr<Workbench> m_bench;
};

void GraphicsViewTest::init()
{
    m_bench = std::make_unique<Workbench>();
    QVERIFY(QTest::qWaitForWindowExposed(&m_bench->window));
}

void GraphicsViewTest::turnWheel(QPointF at, int delta, Qt::KeyboardModifiers modifiers)
{
    QWheelEvent event(at, view().viewport()->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(view().viewport(), &event);
}

void GraphicsViewTest::zoomKeepsThePointUnderThePointer_data()
{
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    QTest::addColumn<int>("delta");
    QTest::newRow("in, near a corner") << 0.05 << 0.07 << 120;
    QTest::newRow("in, off the middle") << 0.61 << 0.33 << 120;
    QTest::newRow("out, near the other corner") << 0.97 << 0.95 << -120;
    QTest::newRow("in, fine steps of a trackpad") << 0.3 << 0.8 << 15;
}

void GraphicsViewTest::zoomKeepsThePointUnderThePointer()
{
    QFETCH(double, x);
    QFETCH(double, y);
    QFETCH(int, delta);
    const QPointF at(std::round(view().viewport()->width() * x), std::round(view().viewport()->height() * y));
    const double before = view().zoom();
    const QPointF point = view().viewportTransform().inverted().map(at);
    constexpr int steps = 10;
    for (int i = 0; i < steps; ++i)
        turnWheel(at, delta, Qt::ControlModifier);
    QVERIFY(delta > 0 ? view().zoom() > before : view().zoom() < before);
    const QPointF off = view().viewportTransform().map(point) - at;
    QVERIFY2(std::hypot(off.x(), off.y()) < 1, qPrintable(QString("%1 %2").arg(off.x()).arg(off.y())));
}

void GraphicsViewTest::wheelScrolls()
{
    const double zoom = view().zoom();
    const QPointF before = view().mapToScene(100, 100);
    turnWheel({200, 200}, -120, {});
    QCOMPARE(view().zoom(), zoom);
    QVERIFY(view().mapToScene(100, 100).y() > before.y());
}

void GraphicsViewTest::middleButtonPans()
{
    const QPoint from = m_bench->at("t", 3), by(60, -40);
    const QPointF point = view().mapToScene(from);
    QTest::mousePress(view().viewport(), Qt::MiddleButton, {}, from);
    QMouseEvent event(QEvent::MouseMove, from + by, view().viewport()->mapToGlobal(from + by), Qt::NoButton,
                      Qt::MiddleButton, {});
    QApplication::sendEvent(view().viewport(), &event);
    QTest::mouseRelease(view().viewport(), Qt::MiddleButton, {}, from + by);
    QVERIFY((view().mapFromScene(point) - (from + by)).manhattanLength() <= 1);
    QCOMPARE(m_bench->steps(), 0);
}

void GraphicsViewTest::spaceAndLeftButtonPanOverADevice()
{
    const QPoint from = m_bench->at("t", 3), by(60, -40);
    const QPointF point = view().mapToScene(from);
    QTest::keyPress(view().viewport(), Qt::Key_Space);
    drag(view(), from, from + by);
    QTest::keyRelease(view().viewport(), Qt::Key_Space);
    QVERIFY((view().mapFromScene(point) - (from + by)).manhattanLength() <= 1);
    QCOMPARE(m_bench->steps(), 0);
    QVERIFY(m_bench->selection.selected() == Selected());
    drag(view(), m_bench->at("t", 3), m_bench->at("t", 33)); // without Space it moves again
    QCOMPARE(m_bench->steps(), 1);
}

void GraphicsViewTest::fitShowsAllAndFollowsTheSize()
{
    const auto showsAll = [&] {
        const QRectF seen = view().mapToScene(view().viewport()->rect()).boundingRect();
        return seen.contains(m_bench->racks.sceneRect());
    };
    QVERIFY(showsAll());
    m_bench->window.resize(700, 500);
    QTRY_VERIFY(showsAll());
    view().setZoom(3);
    QVERIFY(!showsAll());
    view().fit();
    QVERIFY(showsAll());
}

void GraphicsViewTest::zoomIsClamped()
{
    QSignalSpy zoomed(&view(), &GraphicsView::zoomChanged);
    view().setZoom(1000);
    QCOMPARE(view().zoom(), 8.0);
    view().setZoom(0.00001);
    QCOMPARE(view().zoom(), 0.02);
    QCOMPARE(zoomed.count(), 2);
}

void GraphicsViewTest::emptyDesignSaysWhatToDo()
{
    const auto words = [&] {
        for (const QLabel *label : view().findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains("addRackType"))
                return true;
        return false;
    };
    QVERIFY(!words());
    m_bench->document.replace({});
    QVERIFY(words());
}

std::unique_ptr<QObject> makeGraphicsViewTest()
{
    return make<GraphicsViewTest>();
}

#include "tst_graphicsview.moc"
