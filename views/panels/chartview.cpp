#include "views/panels/chartview.h"

#include "exports/drawings/charts.h"
#include "views/icons.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace clusterwright {
namespace {

constexpr double margin = 12;
constexpr int frameWidth = 2;

} // namespace

ChartView::ChartView(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
}

void ChartView::setChart(Chart chart)
{
    if (chart == m_chart)
        return;
    m_chart = std::move(chart);
    m_chosen.clear();
    m_plot = {};
    QStringList texts;
    for (std::size_t i = 0; i < m_chart.categories.size(); ++i)
        texts << categoryText(m_chart, i).replace('\n', ", ");
    setAccessibleName(m_chart.title);
    setAccessibleDescription(texts.join(". "));
    update();
}

void ChartView::setChosen(std::vector<std::size_t> categories)
{
    if (categories == m_chosen)
        return;
    m_chosen = std::move(categories);
    update();
}

QRectF ChartView::column(std::size_t category) const
{
    return categoryArea(m_plot, m_chart, category);
}

bool ChartView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto category = categoryAt(m_plot, m_chart, help->pos());
    if (category)
        QToolTip::showText(help->globalPos(), categoryText(m_chart, *category), this,
                           column(*category).toRect());
    else
        QToolTip::hideText();
    return true;
}

void ChartView::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(palette());
    const Palette &colors = paletteOf(theme);
    QPainter painter(this);
    painter.fillRect(rect(), colors.background);
    m_plot = drawChart(painter, QRectF(rect()).marginsRemoved({margin, margin, margin, margin}), m_chart,
                       {.theme = theme});
    if (m_plot.isEmpty())
        return;
    painter.setPen(QPen(colors.selection, frameWidth));
    painter.setBrush(Qt::NoBrush);
    for (const std::size_t category : m_chosen)
        painter.drawRect(column(category));
}

void ChartView::mousePressEvent(QMouseEvent *event)
{
    const auto category = categoryAt(m_plot, m_chart, event->position());
    if (event->button() == Qt::LeftButton && category)
        emit categoryPicked(*category);
    else
        QWidget::mousePressEvent(event);
}

/// Left and Right go through the bars that stand for racks or rack types, from the one that is chosen.
void ChartView::keyPressEvent(QKeyEvent *event)
{
    const bool isRight = event->key() == Qt::Key_Right;
    if ((!isRight && event->key() != Qt::Key_Left) || m_chart.isEmpty())
        return QWidget::keyPressEvent(event);
    const std::size_t last = m_chart.categories.size() - 1;
    if (m_chosen.empty())
        emit categoryPicked(isRight ? 0 : last);
    else if (isRight)
        emit categoryPicked(std::min(m_chosen.back() + 1, last));
    else
        emit categoryPicked(m_chosen.front() - std::min<std::size_t>(m_chosen.front(), 1));
}

} // namespace clusterwright
