#include "views/panels/lossplan.h"

#include "views/icons.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace clusterwright {
namespace {

constexpr int margin = 6, frameWidth = 3;

QString textOf(const FloorPlan::RackBox &rack)
{
    return rack.name + ", " + rack.type + (rack.detail.isEmpty() ? QString() : ": " + rack.detail);
}

} // namespace

LossPlan::LossPlan(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(240, 180);
}

void LossPlan::setPlan(FloorPlan plan)
{
    if (plan == m_plan)
        return;
    m_plan = std::move(plan);
    QStringList texts;
    for (const FloorPlan::RackBox &rack : m_plan.racks)
        if (!rack.detail.isEmpty())
            texts << textOf(rack);
    setAccessibleName(tr("Plan of %1 after the loss").arg(m_plan.title));
    setAccessibleDescription(texts.isEmpty() ? tr("No rack is affected") : texts.join(". "));
    update();
}

void LossPlan::setChosen(const RackId &rack)
{
    if (rack == m_chosen)
        return;
    m_chosen = rack;
    update();
}

QRectF LossPlan::area() const
{
    return QRectF(rect()).adjusted(margin, margin, -margin, -margin);
}

QRectF LossPlan::placeOf(const RackId &id) const
{
    const FloorFit fit = fitFloorPlan(area(), m_plan);
    for (const FloorPlan::RackBox &rack : m_plan.racks)
        if (rack.id == id && fit.scale > 0)
            return fit.placeOf(rack);
    return {};
}

bool LossPlan::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    if (const auto *rack = rackAt(area(), m_plan, help->pos()))
        QToolTip::showText(help->globalPos(), textOf(*rack), this);
    else
        QToolTip::hideText();
    return true;
}

void LossPlan::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), paletteOf(theme).background);
    drawFloorPlan(painter, area(), m_plan, {.theme = theme});
    const QRectF chosen = placeOf(m_chosen);
    if (!chosen.isEmpty()) {
        painter.setPen(QPen(paletteOf(theme).selection, frameWidth));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(chosen);
    }
    if (hasFocus()) {
        painter.setPen(QPen(paletteOf(theme).selection, 1, Qt::DotLine));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void LossPlan::mousePressEvent(QMouseEvent *event)
{
    const auto *rack = rackAt(area(), m_plan, event->position());
    if (event->button() == Qt::LeftButton && rack)
        emit rackPicked(rack->id);
    else
        QWidget::mousePressEvent(event);
}

/// Left and Right go through the racks, in the order of the design.
void LossPlan::keyPressEvent(QKeyEvent *event)
{
    const bool isRight = event->key() == Qt::Key_Right;
    if ((!isRight && event->key() != Qt::Key_Left) || m_plan.racks.empty())
        return QWidget::keyPressEvent(event);
    const auto &racks = m_plan.racks;
    const auto at = std::ranges::find(racks, m_chosen, &FloorPlan::RackBox::id);
    if (at == racks.end())
        emit rackPicked(isRight ? racks.front().id : racks.back().id);
    else if (isRight)
        emit rackPicked(at + 1 == racks.end() ? at->id : (at + 1)->id);
    else
        emit rackPicked(at == racks.begin() ? at->id : (at - 1)->id);
}

} // namespace clusterwright
