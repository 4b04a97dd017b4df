#include "views/panels/xychartview.h"

#include "views/icons.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace clusterwright {
namespace {

constexpr double margin = 8, ringRadius = 6;
constexpr int ringWidth = 2;

std::vector<XyIndex> pointsOf(const XyChart &chart)
{
    std::vector<XyIndex> points;
    for (std::size_t series = 0; series < chart.series.size(); ++series)
        for (std::size_t point = 0; point < chart.series[series].points.size(); ++point)
            points.push_back({series, point});
    return points;
}

} // namespace

XyChartView::XyChartView(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
}

void XyChartView::setChart(XyChart chart)
{
    if (chart == m_chart)
        return;
    m_chart = std::move(chart);
    m_places = {};
    m_chosen.reset();
    setAccessibleName(m_chart.title);
    describe();
    update();
}

void XyChartView::setChosen(std::optional<XyIndex> point)
{
    if (point == m_chosen)
        return;
    m_chosen = point;
    describe();
    update();
}

/// The chosen point, or all of them, for who cannot see the chart.
void XyChartView::describe()
{
    QStringList texts;
    for (const XyIndex &point : m_chosen ? std::vector{*m_chosen} : pointsOf(m_chart))
        texts << pointText(m_chart, point).replace('\n', ", ");
    setAccessibleDescription(texts.join(". "));
}

std::optional<QPointF> XyChartView::placeOf(const XyIndex &point) const
{
    for (const auto &[index, place] : m_places.points)
        if (index == point)
            return place;
    return std::nullopt;
}

bool XyChartView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    if (const auto point = m_places.at(help->pos()))
        QToolTip::showText(help->globalPos(), pointText(m_chart, *point), this);
    else
        QToolTip::hideText();
    return true;
}

void XyChartView::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), paletteOf(theme).background);
    if (m_chart.isEmpty())
        return;
    m_places = drawXyChart(painter, QRectF(rect()).marginsRemoved({margin, margin, margin, margin}), m_chart,
                           {.theme = theme});
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    if (const auto place = m_chosen ? placeOf(*m_chosen) : std::optional<QPointF>()) {
        painter.setPen(QPen(paletteOf(theme).selection, ringWidth));
        painter.drawEllipse(*place, ringRadius, ringRadius);
    } else if (hasFocus()) {
        painter.setPen(QPen(paletteOf(theme).selection, 1, Qt::DotLine));
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

void XyChartView::mousePressEvent(QMouseEvent *event)
{
    const auto point = m_places.at(event->position());
    if (event->button() != Qt::LeftButton || !point)
        return QWidget::mousePressEvent(event);
    setChosen(*point);
    emit clicked(*point);
}

/// Left and Right go from point to point; Enter and Space choose.
void XyChartView::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const bool isChoice = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space;
    if (isChoice && m_chosen)
        emit clicked(*m_chosen);
    else if (key == Qt::Key_Left || key == Qt::Key_Right)
        step(key == Qt::Key_Right ? 1 : -1);
    else
        QWidget::keyPressEvent(event);
}

void XyChartView::step(int by)
{
    const auto points = pointsOf(m_chart);
    if (points.empty())
        return;
    const auto last = static_cast<std::ptrdiff_t>(points.size()) - 1;
    std::ptrdiff_t at = by > 0 ? 0 : last;
    if (m_chosen)
        at = std::clamp<std::ptrdiff_t>(std::ranges::find(points, *m_chosen) - points.begin() + by, 0, last);
    setChosen(points[static_cast<std::size_t>(at)]);
    if (const auto place = placeOf(*m_chosen))
        QToolTip::showText(mapToGlobal(place->toPoint()), pointText(m_chart, *m_chosen), this);
}

} // namespace clusterwright
