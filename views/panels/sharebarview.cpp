#include "views/panels/sharebarview.h"

#include "views/icons.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace clusterwright {
namespace {

constexpr int margin = 4, frameWidth = 2;

} // namespace

ShareBarView::ShareBarView(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
}

void ShareBarView::setBar(ShareBar bar)
{
    if (bar == m_bar)
        return;
    m_bar = std::move(bar);
    m_places.clear();
    m_current.reset();
    QStringList texts;
    for (std::size_t i = 0; i < m_bar.parts.size(); ++i)
        texts << textOf(i);
    setAccessibleName(m_bar.title);
    setAccessibleDescription(texts.join(". "));
    setFixedHeight(heightFor(width()));
    update();
}

QRectF ShareBarView::placeOf(std::size_t part) const
{
    return part < m_places.size() ? m_places[part] : QRectF();
}

int ShareBarView::heightFor(int width) const
{
    return static_cast<int>(std::ceil(shareBarHeight(m_bar, width - 2 * margin))) + 2 * margin;
}

QString ShareBarView::textOf(std::size_t part) const
{
    return tr("%1: %2").arg(m_bar.parts.at(part).name, m_bar.parts.at(part).value);
}

std::optional<std::size_t> ShareBarView::partAt(const QPointF &position) const
{
    for (std::size_t i = 0; i < m_places.size(); ++i)
        if (m_places[i].contains(position))
            return i;
    return std::nullopt;
}

bool ShareBarView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    if (const auto part = partAt(help->pos()))
        QToolTip::showText(help->globalPos(), textOf(*part), this, m_places[*part].toRect());
    else
        QToolTip::hideText();
    return true;
}

void ShareBarView::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), paletteOf(theme).background);
    if (m_bar.isEmpty())
        return;
    m_places = drawShareBar(painter, QRectF(rect()).marginsRemoved({margin, margin, margin, margin}), m_bar,
                            {.theme = theme});
    painter.setBrush(Qt::NoBrush);
    if (hasFocus() && m_current) {
        painter.setPen(QPen(paletteOf(theme).selection, frameWidth));
        painter.drawRect(placeOf(*m_current));
    } else if (hasFocus()) {
        painter.setPen(QPen(paletteOf(theme).selection, 1, Qt::DotLine));
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

void ShareBarView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    setFixedHeight(heightFor(width()));
}

void ShareBarView::mousePressEvent(QMouseEvent *event)
{
    const auto part = partAt(event->position());
    if (event->button() != Qt::LeftButton || !part)
        return QWidget::mousePressEvent(event);
    m_current = part;
    update();
    emit clicked(*part);
}

/// Left and Right go from part to part and say it.
void ShareBarView::keyPressEvent(QKeyEvent *event)
{
    const bool isRight = event->key() == Qt::Key_Right;
    if ((!isRight && event->key() != Qt::Key_Left) || m_places.empty())
        return QWidget::keyPressEvent(event);
    const std::size_t last = m_places.size() - 1;
    if (!m_current)
        m_current = isRight ? 0 : last;
    else
        m_current =
            isRight ? std::min(*m_current + 1, last) : *m_current - std::min<std::size_t>(*m_current, 1);
    QToolTip::showText(mapToGlobal(placeOf(*m_current).bottomLeft().toPoint()), textOf(*m_current), this);
    update();
    emit clicked(*m_current);
}

} // namespace clusterwright
