#include "views/panels/whybox.h"

#include "libraries/explanationtext.h"
#include "views/text.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QVBoxLayout>

namespace clusterwright {
namespace {

constexpr int margin = 6;

QString safe(std::string_view text)
{
    return toQString(text).toHtmlEscaped();
}

/// The name, the arithmetic and the source below each other: beside each other they would not fit a panel.
QString rowsOf(std::string_view name, std::string_view value, std::string_view source)
{
    QString html = "<tr><td><b>" + safe(name) + "</b></td></tr><tr><td>" + safe(value) + "</td></tr>";
    if (!source.empty())
        html += "<tr><td><small><i>" + safe(source) + "</i></small></td></tr>";
    return html + "<tr><td></td></tr>";
}

QString htmlOf(const Explanation &why)
{
    QString html = "<b>" + safe(why.title) + ": " + safe(why.value) + "</b><br>" + safe(why.formula);
    html += "<table width=100% cellspacing=0 cellpadding=1>";
    for (const ExplainedTerm &term : why.terms)
        html += rowsOf(term.name, term.arithmetic, term.source);
    for (const ExplainedInput &input : why.inputs)
        html += rowsOf(input.name, input.value, input.source);
    return html + "</table>" + safe(why.unknownRule);
}

} // namespace

WhyBox::WhyBox(const QString &what, Explainer explainer, QWidget *parent)
    : QFrame(parent), m_explainer(std::move(explainer)), m_button(new QToolButton), m_text(new QLabel)
{
    m_button->setText("?");
    m_button->setCheckable(true);
    m_button->setAutoRaise(true);
    m_button->setToolTip(tr("Why this value?"));
    m_button->setAccessibleName(tr("Why this value? %1").arg(what));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *copy = new QToolButton;
    copy->setText(tr("Copy"));
    copy->setAutoRaise(true);
    copy->setAccessibleName(tr("Copy the explanation of %1").arg(what));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->addWidget(m_text);
    layout->addWidget(copy, 0, Qt::AlignRight);
    hide();
    connect(m_button, &QToolButton::toggled, this, &WhyBox::toggle);
    connect(copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(text()); });
}

QString WhyBox::text() const
{
    return m_why ? toQString(explanationText(*m_why)) : QString();
}

void WhyBox::setOpen(bool isOpen)
{
    m_button->setChecked(isOpen);
}

void WhyBox::refresh()
{
    if (m_button->isChecked())
        toggle(true);
}

void WhyBox::toggle(bool isOpen)
{
    m_why = isOpen ? m_explainer() : std::nullopt;
    m_text->setText(m_why ? htmlOf(*m_why) : QString());
    setVisible(m_why.has_value());
}

} // namespace clusterwright
