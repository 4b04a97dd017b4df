#include "views/panels/calculatorinput.h"

#include "exports/drawings/style.h"
#include "model/calculators/calculatortext.h"
#include "views/icons.h"
#include "views/panels/fieldinputs.h"
#include "views/panels/recordtable.h"
#include "views/text.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QTableWidget>

namespace clusterwright {
namespace {

constexpr int labelWidth = 150, gap = 6, messageIconSize = 14;
enum Column { LabelColumn, EditorColumn, UnitColumn };
enum Row { EditorRow, NoteRow, MessageRow };

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString placeholderOf(const calc::Input &input)
{
    if (input.need == calc::Need::Default)
        return CalculatorInput::tr("%1 (default)").arg(toQString(calc::inputText(input.usual)));
    return input.need == calc::Need::Optional ? CalculatorInput::tr("not given") : QString();
}

} // namespace

void setSecondary(QLabel &label)
{
    constexpr double share = 0.9;
    QFont font = label.font();
    font.setPointSizeF(font.pointSizeF() * share);
    label.setFont(font);
    label.setForegroundRole(QPalette::PlaceholderText);
    label.setWordWrap(true);
}

CalculatorInput::CalculatorInput(const calc::Input &input, QWidget *parent) : QWidget(parent), m_input(input)
{
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(gap);
    layout->setVerticalSpacing(1);
    layout->setColumnStretch(EditorColumn, 1);
    buildEditor();
    const bool isRequired = input.need == calc::Need::Required;
    const QString title = toQString(calc::titleOfKey(input.key));
    auto *label = new QLabel(isRequired ? title + QChar::Nbsp + '*' : title);
    label->setFixedWidth(labelWidth);
    label->setWordWrap(true);
    label->setBuddy(&editor());
    const QString tip = capitalised(toQString(input.meaning)) + "\n" + toQString(input.key) + ": " +
                        toQString(calc::acceptedText(input));
    label->setToolTip(tip);
    editor().setToolTip(tip);
    editor().setAccessibleName(isRequired ? tr("%1, required").arg(title) : title);
    layout->addWidget(label, EditorRow, LabelColumn, m_table ? Qt::AlignTop : Qt::AlignVCenter);
    QWidget *shown = m_table ? static_cast<QWidget *>(m_table) : &editor();
    layout->addWidget(shown, EditorRow, EditorColumn, 1, m_table ? 2 : 1);
    if (!m_table) {
        m_unit = new QLabel(toQString(calc::unitText(input.key)));
        layout->addWidget(m_unit, EditorRow, UnitColumn);
    }
    buildTexts(*layout);
    setValue({});
}

void CalculatorInput::buildEditor()
{
    using calc::Type;
    if (m_input.type == Type::Flag) {
        m_flag = new QCheckBox(tr("yes"));
        connect(m_flag, &QCheckBox::toggled, this, &CalculatorInput::edited);
    } else if (m_input.type == Type::RecordList || m_input.type == Type::Object) {
        m_table = new RecordTable(m_input);
        connect(m_table, &RecordTable::changed, this, &CalculatorInput::edited);
    } else if (!m_input.choices.empty()) {
        buildChoice();
    } else {
        m_line = new QLineEdit;
        m_line->setPlaceholderText(placeholderOf(m_input));
        connect(m_line, &QLineEdit::textChanged, this, &CalculatorInput::edited);
    }
}

/// What may be left out has a choice that says so.
void CalculatorInput::buildChoice()
{
    m_choice = new FieldChoice;
    m_choice->setPlaceholderText(tr("choose"));
    if (m_input.need == calc::Need::Optional)
        m_choice->addItem(tr("not given"));
    for (const calc::Value &choice : m_input.choices)
        m_choice->addItem(toQString(calc::inputText(choice)), toQString(calc::inputText(choice)));
    connect(m_choice, &QComboBox::currentIndexChanged, this, &CalculatorInput::edited);
}

void CalculatorInput::buildTexts(QGridLayout &layout)
{
    m_note = new QLabel;
    setSecondary(*m_note);
    layout.addWidget(m_note, NoteRow, LabelColumn, 1, 3);
    m_messageIcon = new QLabel;
    m_messageText = new QLabel;
    m_messageText->setWordWrap(true);
    m_messageBox = new QWidget;
    auto *line = new QHBoxLayout(m_messageBox);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_messageIcon, 0, Qt::AlignTop);
    line->addWidget(m_messageText, 1);
    m_messageBox->hide();
    layout.addWidget(m_messageBox, MessageRow, LabelColumn, 1, 3);
}

int CalculatorInput::unitWidth() const
{
    return m_unit ? m_unit->sizeHint().width() : 0;
}

void CalculatorInput::setUnitWidth(int width)
{
    if (m_unit)
        m_unit->setFixedWidth(width);
}

QWidget &CalculatorInput::editor() const
{
    if (m_line)
        return *m_line;
    if (m_choice)
        return *m_choice;
    if (m_flag)
        return *m_flag;
    return m_table->table();
}

std::optional<calc::Value> CalculatorInput::value() const
{
    if (m_table)
        return m_table->value();
    if (m_flag)
        return calc::Value(m_flag->isChecked());
    const QString text = m_line ? m_line->text() : m_choice->currentData().toString();
    return calc::typedValue(m_input, text.toStdString(), m_line ? decimalMark() : '.');
}

void CalculatorInput::setValue(const std::optional<calc::Value> &value, const QString &from)
{
    const bool hasDefault = m_input.need == calc::Need::Default;
    const calc::Value shown = value ? *value : hasDefault ? m_input.usual : calc::Value();
    const QString text = toQString(calc::inputText(shown));
    {
        const QSignalBlocker blocker(this);
        if (m_flag)
            m_flag->setChecked(shown == calc::Value(true));
        else if (m_table)
            m_table->setValue(value);
        else if (m_choice)
            m_choice->setCurrentIndex(m_choice->findData(text.isEmpty() ? QVariant() : QVariant(text)));
        else
            m_line->setText(value ? text : QString());
    }
    m_from = from;
    showNote();
    emit changed();
}

void CalculatorInput::edited()
{
    m_from.clear();
    showNote();
    emit changed();
}

void CalculatorInput::showNote()
{
    if (!m_note)
        return; // the editor is being built
    m_note->setText(m_from.isEmpty()
                        ? capitalised(toQString(m_input.meaning))
                        : capitalised(toQString(m_input.meaning)) + "\n" + tr("From %1").arg(m_from));
}

void CalculatorInput::refuse(const QString &message, const std::string &path)
{
    const Theme theme = themeOf(palette());
    m_messageIcon->setPixmap(severityIcon(Severity::Error, theme).pixmap(messageIconSize, messageIconSize));
    QPalette colours = m_messageText->palette();
    colours.setColor(QPalette::WindowText, paletteOf(theme).refused);
    m_messageText->setPalette(colours);
    m_messageText->setText(message);
    m_messageBox->setVisible(!message.isEmpty());
    editor().setAccessibleDescription(message);
    if (m_table)
        m_table->mark(path);
}

QString CalculatorInput::message() const
{
    return m_messageBox->isHidden() ? QString() : m_messageText->text();
}

} // namespace clusterwright
