#include "views/panels/fieldeditor.h"

#include "exports/drawings/style.h"
#include "views/icons.h"
#include "views/panels/fieldinputs.h"
#include "views/text.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>

namespace clusterwright {
namespace {

constexpr int labelWidth = 104;
constexpr int gap = 4;
constexpr int messageIconSize = 14;
enum Column { LabelColumn, InputColumn, BadgeColumn, WhyColumn, ColumnCount };
enum Row { InputRow, BasisRow, ResetRow, MessageRow, WhyRow };

QString badgeText(Origin origin)
{
    switch (origin) {
    case Origin::Library:
        return FieldEditor::tr("library");
    case Origin::Estimate:
        return FieldEditor::tr("estimate");
    case Origin::Override:
        break;
    }
    return FieldEditor::tr("override");
}

/// Of the widest badge, so that all values of a section are of one width.
int badgeWidth(const QFontMetrics &metrics)
{
    int width = 0;
    for (const Name<Origin> &origin : namesOf<Origin>)
        width = std::max(width, metrics.horizontalAdvance(badgeText(origin.value)));
    return width;
}

QString badgeTip(Origin origin, const QString &libraryText)
{
    switch (origin) {
    case Origin::Library:
        return FieldEditor::tr("As published in the library");
    case Origin::Estimate:
        return FieldEditor::tr("An estimate of the library");
    case Origin::Override:
        break;
    }
    return libraryText.isEmpty()
               ? FieldEditor::tr("Set in this design")
               : FieldEditor::tr("Set in this design; the library states %1").arg(libraryText);
}

void setColour(QWidget &widget, const QColor &colour)
{
    QPalette palette = widget.palette();
    palette.setColor(QPalette::WindowText, colour);
    widget.setPalette(palette);
}

} // namespace

QLabel *columnLabel(const QString &text)
{
    auto *label = new QLabel(text);
    label->setFixedWidth(labelWidth);
    label->setWordWrap(true);
    return label;
}

FieldEditor::FieldEditor(const InspectedField &field, FieldActions actions, QWidget *parent)
    : QWidget(parent), m_field(field), m_actions(std::move(actions))
{
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(gap);
    layout->setVerticalSpacing(gap / 2);
    layout->setColumnStretch(InputColumn, 1);
    buildInput(*layout);
    buildExtras(*layout);
    connectInputs();
    refresh();
}

void FieldEditor::buildInput(QGridLayout &layout)
{
    const Field &field = m_field.common.field;
    const QString title = toQString(field.title);
    QLabel *label = columnLabel(title);
    if (!field.canSet) {
        m_value = new QLabel;
        m_value->setWordWrap(true);
        m_value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    } else if (!field.choices.empty()) {
        m_choice = new FieldChoice;
        m_choice->setPlaceholderText(tr("(mixed)"));
        for (const std::string &choice : field.choices)
            m_choice->addItem(choiceText(choice), toQString(choice));
    } else {
        m_line = new FieldLine;
    }
    label->setBuddy(input());
    input()->setAccessibleName(title);
    layout.addWidget(label, InputRow, LabelColumn);
    layout.addWidget(input(), InputRow, InputColumn);
    m_basis = new FieldLine; // after the input in the order of tabs
    m_basis->setPlaceholderText(tr("Basis: where is it from?"));
    m_basis->setAccessibleName(tr("Basis of %1").arg(title));
    m_basis->hide();
    layout.addWidget(m_basis, BasisRow, InputColumn, 1, ColumnCount - InputColumn);
}

void FieldEditor::buildExtras(QGridLayout &layout)
{
    const Field &field = m_field.common.field;
    const QString title = toQString(field.title);
    m_badge = new QLabel;
    m_badge->setForegroundRole(QPalette::PlaceholderText);
    const bool isOfPart = field.needsBasis || m_field.origin;
    m_badge->setFixedWidth(isOfPart ? badgeWidth(m_badge->fontMetrics()) : 0);
    layout.addWidget(m_badge, InputRow, BadgeColumn);
    if (m_actions.explain) {
        m_why = new WhyBox(title, m_actions.explain);
        layout.addWidget(m_why->button(), InputRow, WhyColumn);
    }
    m_reset = new QToolButton;
    m_reset->setText(tr("Back to library value"));
    m_reset->setAccessibleName(tr("Back to library value, %1").arg(title));
    m_reset->hide();
    layout.addWidget(m_reset, ResetRow, InputColumn, 1, ColumnCount - InputColumn, Qt::AlignLeft);
    m_messageIcon = new QLabel;
    m_messageText = new QLabel;
    m_messageText->setWordWrap(true);
    m_messageBox = new QWidget;
    auto *line = new QHBoxLayout(m_messageBox);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_messageIcon, 0, Qt::AlignTop);
    line->addWidget(m_messageText, 1);
    m_messageBox->hide();
    layout.addWidget(m_messageBox, MessageRow, LabelColumn, 1, ColumnCount);
    if (m_why)
        layout.addWidget(m_why, WhyRow, LabelColumn, 1, ColumnCount);
}

void FieldEditor::connectInputs()
{
    connect(m_reset, &QToolButton::clicked, this, [this] { m_actions.reset(); });
    if (m_choice)
        connect(m_choice, &QComboBox::activated, this, &FieldEditor::commitChoice);
    if (!m_line)
        return;
    connect(m_line, &QLineEdit::textEdited, this, &FieldEditor::edited);
    connect(m_line, &FieldLine::stepAsked, this, &FieldEditor::step);
    for (FieldLine *line : {m_line, m_basis}) {
        connect(line, &FieldLine::entered, this, [this] { commit(true); });
        connect(line, &FieldLine::left, this, [this, line] {
            if (QApplication::focusWidget() != (line == m_line ? m_basis : m_line))
                commit(false);
        });
        connect(line, &FieldLine::cancelled, this, &FieldEditor::cancel);
    }
}

QWidget *FieldEditor::input() const
{
    if (m_line)
        return m_line;
    return m_choice ? static_cast<QWidget *>(m_choice) : m_value;
}

QString FieldEditor::message() const
{
    return m_messageBox->isHidden() ? QString() : m_messageText->text();
}

QString FieldEditor::badge() const
{
    return m_badge->text();
}

void FieldEditor::showField(const InspectedField &field, bool isSameObject)
{
    const bool isSame = isSameObject && field == m_field;
    m_field = field;
    if (!isSame || !isTyped())
        refresh();
    if (m_why && !isSameObject)
        m_why->setOpen(false);
    else if (m_why)
        m_why->refresh();
}

void FieldEditor::refresh()
{
    const CommonField &common = m_field.common;
    if (m_value)
        m_value->setText(common.isMixed           ? tr("(mixed)")
                         : m_field.text.isEmpty() ? tr("not stated")
                                                  : m_field.text);
    if (m_choice)
        m_choice->setCurrentIndex(common.isMixed ? -1 : m_choice->findData(m_field.text));
    if (m_line) {
        m_shown = m_field.text;
        m_line->setText(m_shown);
        m_line->setCursorPosition(0);
        m_line->setPlaceholderText(common.isMixed          ? tr("(mixed)")
                                   : common.field.isNumber ? tr("not stated")
                                                           : QString());
    }
    m_basis->clear();
    m_basis->hide();
    warn({});
    refreshBadge();
}

void FieldEditor::refreshBadge()
{
    const auto &origin = m_field.origin;
    m_badge->setText(origin ? badgeText(*origin) : QString());
    m_badge->setToolTip(origin ? badgeTip(*origin, m_field.libraryText) : QString());
    const QString line = m_field.text.isEmpty() || !origin ? QString() : "\n";
    input()->setToolTip(m_field.text + line + m_badge->toolTip()); // also where the text is cut off
    m_reset->setVisible(!m_field.libraryText.isEmpty());
    m_reset->setToolTip(tr("The library states %1").arg(m_field.libraryText));
}

bool FieldEditor::isTyped() const
{
    return m_line && m_line->text() != m_shown;
}

void FieldEditor::edited()
{
    warn({});
    m_basis->setVisible(m_field.common.field.needsBasis && isTyped());
}

void FieldEditor::step(int steps)
{
    const auto next = stepped(m_field.common.field, m_line->text().toStdString(), steps, decimalMark());
    if (!next)
        return;
    m_line->setText(toQString(*next));
    edited();
}

/// An edit that needs a basis waits for it; one that is refused keeps the old value.
void FieldEditor::commit(bool hasEntered)
{
    if (!isTyped())
        return;
    const QString typed = m_line->text();
    const auto value = typedValue(m_field.common.field, typed.toStdString(), decimalMark());
    const bool needsBasis = m_field.common.field.needsBasis && m_basis->text().trimmed().isEmpty();
    if (!needsBasis && take(value))
        return;
    if (needsBasis) {
        const auto result = m_actions.trial(value, "to come");
        warn(result ? tr("Not taken yet: state the basis of the new value.") : sentenceOf(result.error()));
        m_basis->setVisible(true);
        if (hasEntered && result)
            m_basis->setFocus();
        return;
    }
    if (!hasEntered) {
        const QString why = message();
        m_line->setText(m_shown);
        m_basis->hide();
        warn(tr("\"%1\" was not taken. %2").arg(typed, why));
    }
}

bool FieldEditor::take(const FieldActions::Typed &value)
{
    auto result = m_actions.trial(value, m_basis->text().trimmed().toStdString());
    if (!result) {
        warn(sentenceOf(result.error()));
        return false;
    }
    if (m_line)
        m_shown = m_line->text(); // the user is done with it
    m_actions.take(result.take());
    refresh(); // also where the value stays the same, written otherwise
    return true;
}

void FieldEditor::commitChoice()
{
    if (m_choice->currentIndex() < 0 || take(m_choice->currentData().toString().toStdString()))
        return;
    const QString why = message();
    refresh();
    warn(why);
}

void FieldEditor::cancel()
{
    const bool wasInBasis = m_basis->hasFocus();
    refresh();
    if (wasInBasis)
        m_line->setFocus();
    m_line->selectAll();
}

void FieldEditor::warn(const QString &message)
{
    const Theme theme = themeOf(palette());
    m_messageIcon->setPixmap(severityIcon(Severity::Error, theme).pixmap(messageIconSize, messageIconSize));
    setColour(*m_messageText, paletteOf(theme).refused);
    m_messageText->setText(message);
    m_messageBox->setVisible(!message.isEmpty());
    input()->setAccessibleDescription(message);
}

} // namespace clusterwright
