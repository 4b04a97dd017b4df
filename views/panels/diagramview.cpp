#include "views/panels/diagramview.h"

#include "views/icons.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace clusterwright {
namespace {

constexpr double smallestScale = 0.75; // text of 11 pixels is still read at 8

/// The box that lies next in a direction: the nearest whose middle is further that way.
std::optional<std::size_t> nextBox(const std::vector<QRectF> &areas, std::size_t from, int key)
{
    std::optional<std::size_t> best;
    double bestDistance = 0;
    const QPointF here = areas[from].center();
    for (std::size_t i = 0; i < areas.size(); ++i) {
        const QPointF way = areas[i].center() - here;
        const bool isVertical = key == Qt::Key_Up || key == Qt::Key_Down;
        const double along = isVertical ? way.y() : way.x(), across = isVertical ? way.x() : way.y();
        const bool isBack = key == Qt::Key_Up || key == Qt::Key_Left;
        if (i == from || (isBack ? along >= -1 : along <= 1))
            continue;
        const double distance = std::abs(along) + 2 * std::abs(across);
        if (!best || distance < bestDistance) {
            best = i;
            bestDistance = distance;
        }
    }
    return best;
}

} // namespace

DiagramView::DiagramView(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
}

void DiagramView::setDiagram(Diagram diagram)
{
    if (diagram == m_diagram)
        return;
    m_diagram = std::move(diagram);
    m_chosen.clear();
    m_areas.clear();
    QStringList texts;
    for (std::size_t i = 0; i < m_diagram.boxes.size(); ++i)
        texts << boxText(m_diagram, i).replace('\n', ", ");
    setAccessibleName(m_diagram.title);
    setAccessibleDescription(texts.join(". "));
    setMinimumSize(minimumSizeHint());
    updateGeometry();
    update();
}

void DiagramView::setChosen(const std::vector<std::string> &objects)
{
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < m_diagram.boxes.size(); ++i)
        if (!m_diagram.boxes[i].id.empty() && std::ranges::count(objects, m_diagram.boxes[i].id) > 0)
            chosen.push_back(i);
    if (chosen == m_chosen)
        return;
    m_chosen = std::move(chosen);
    update();
}

QRectF DiagramView::area(std::size_t box) const
{
    return box < m_areas.size() ? m_areas[box] : QRectF();
}

QSize DiagramView::sizeHint() const
{
    return diagramSize(m_diagram).toSize();
}

QSize DiagramView::minimumSizeHint() const
{
    return (diagramSize(m_diagram) * smallestScale).toSize();
}

std::optional<std::size_t> DiagramView::boxAt(const QPointF &point) const
{
    for (std::size_t i = 0; i < m_areas.size(); ++i)
        if (m_areas[i].contains(point))
            return i;
    return std::nullopt;
}

bool DiagramView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    if (const auto box = boxAt(help->pos()))
        QToolTip::showText(help->globalPos(), boxText(m_diagram, *box), this, m_areas[*box].toRect());
    else
        QToolTip::hideText();
    return true;
}

void DiagramView::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), paletteOf(theme).background);
    m_areas = drawDiagram(painter, rect(), m_diagram, {.theme = theme}, m_chosen);
    if (hasFocus() && m_chosen.empty() && !m_areas.empty()) {
        painter.setPen(QPen(paletteOf(theme).selection, 1, Qt::DotLine));
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

void DiagramView::mousePressEvent(QMouseEvent *event)
{
    const auto box = boxAt(event->position());
    if (event->button() == Qt::LeftButton && box)
        emit boxPicked(*box);
    else
        QWidget::mousePressEvent(event);
}

/// The arrow keys go from box to box, from the one that is chosen.
void DiagramView::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const bool isArrow =
        key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Left || key == Qt::Key_Right;
    if (!isArrow || m_areas.empty())
        return QWidget::keyPressEvent(event);
    if (m_chosen.empty())
        emit boxPicked(0);
    else if (const auto next = nextBox(m_areas, m_chosen.front(), key))
        emit boxPicked(*next);
}

} // namespace clusterwright
