#include "views/panels/totalsbar.h"

#include "model/text.h"
#include "views/document.h"
#include "views/icons.h"
#include "views/text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace clusterwright {
namespace {

constexpr int margin = 8;
constexpr int gap = 16;

/// One line that ends in an ellipsis where there is no room; the tool tip has all of it.
class ElidedLabel : public QLabel {
public:
    using QLabel::QLabel;

    QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, width());
        painter.setPen(palette().color(foregroundRole()));
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, shown);
    }
};

} // namespace

TotalsBar::TotalsBar(const Document &document, QWidget *parent)
    : QFrame(parent), m_document(document), m_findings(new QToolButton)
{
    setFrameShape(QFrame::NoFrame);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(margin, margin / 2, margin, margin / 2);
    layout->setSpacing(gap);
    addCell(*layout, Racks, tr("Racks"), 2);
    addCell(*layout, Nodes, tr("Nodes"), 2);
    addCell(*layout, Accelerators, tr("Accelerators"), 3);
    addCell(*layout, Switches, tr("Switches"), 2);
    addCell(*layout, MaxPower, tr("Maximum power"), 4);
    addCell(*layout, Heat, tr("Heat"), 4);
    addCell(*layout, Mass, tr("Mass"), 4);
    addCell(*layout, Cost, tr("Cost"), 8);
    m_findings->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_findings->setAutoRaise(true);
    m_findings->setToolTip(tr("Show the findings"));
    m_findings->setFocusPolicy(Qt::TabFocus);
    layout->addWidget(m_findings);
    connect(m_findings, &QToolButton::clicked, this, &TotalsBar::findingsClicked);
    connect(&document, &Document::changed, this, &TotalsBar::refresh);
    refresh();
}

void TotalsBar::addCell(QHBoxLayout &layout, Cell cell, const QString &caption, int stretch)
{
    auto *box = new QVBoxLayout;
    box->setSpacing(0);
    auto *title = new QLabel(caption);
    title->setForegroundRole(QPalette::PlaceholderText);
    auto *value = new ElidedLabel;
    QFont bold = value->font();
    bold.setBold(true);
    value->setFont(bold);
    value->setAccessibleName(caption);
    box->addWidget(title);
    box->addWidget(value);
    layout.addLayout(box, stretch);
    m_values[cell] = value;
}

QString TotalsBar::text(Cell cell) const
{
    return m_values.at(cell)->text();
}

QString TotalsBar::findingsText() const
{
    return m_findings->text();
}

void TotalsBar::set(Cell cell, const QString &text)
{
    QLabel *label = m_values.at(cell);
    label->setText(text);
    label->setToolTip(text);
    label->setAccessibleDescription(text);
}

void TotalsBar::refresh()
{
    const Summary &total = m_document.evaluation().results.total;
    const auto count = [](auto number) { return toQString(formatGrouped(static_cast<double>(number), 0)); };
    set(Racks, count(m_document.design().racks.size()));
    set(Nodes, count(total.inventory.nodes));
    set(Accelerators, count(total.inventory.accelerators));
    set(Switches, count(total.inventory.switches()));
    set(MaxPower, toQString(formatTotal(total.power.max)));
    set(Heat, toQString(formatTotal(total.heat.all)));
    set(Mass, toQString(formatTotal(total.bulk.all)));
    set(Cost, toQString(formatTotal(total.price)));
    refreshFindings();
}

void TotalsBar::refreshFindings()
{
    const FindingCounts &counts = m_document.evaluation().counts;
    const QString text = countsText(counts);
    const Theme theme = themeOf(palette());
    m_findings->setText(text.isEmpty() ? tr("No findings") : text);
    m_findings->setIcon(counts.errors > 0     ? severityIcon(Severity::Error, theme)
                        : counts.warnings > 0 ? severityIcon(Severity::Warning, theme)
                        : counts.infos > 0    ? severityIcon(Severity::Info, theme)
                                              : goodIcon(theme));
}

void TotalsBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        refreshFindings();
    QFrame::changeEvent(event);
}

} // namespace clusterwright
