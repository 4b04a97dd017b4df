#include "views/panels/findingdialogs.h"

#include "model/checks/rule.h"
#include "model/design/editrules.h"
#include "model/text.h"
#include "views/document.h"
#include "views/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDate>
#include <QFormLayout>
#include <QLineEdit>

namespace clusterwright {
namespace {

constexpr std::size_t mostObjects = 3; // a finding about a hall lists all its racks too
constexpr int fieldWidth = 320;

std::string textOf(const QLineEdit &field)
{
    return field.text().trimmed().toStdString();
}

QString lastNameOf(const Design &design)
{
    if (!design.waivers.empty())
        return toQString(design.waivers.back().by);
    return design.meta.authors.empty() ? QString() : toQString(design.meta.authors.front());
}

} // namespace

WaiveDialog::WaiveDialog(Document &document, const Finding &finding, QWidget *parent)
    : EditDialog(document, tr("Waive %1").arg(toQString(finding.rule)), tr("Waive"), parent),
      m_finding(finding), m_object(new QComboBox), m_reason(new QLineEdit),
      m_by(new QLineEdit(lastNameOf(document.design()))), m_expires(new QLineEdit), m_upTo(new QCheckBox)
{
    for (const std::string &object : finding.objects)
        if (static_cast<std::size_t>(m_object->count()) < mostObjects)
            m_object->addItem(nameOfObject(document.design(), object), toQString(object));
    m_reason->setMinimumWidth(fieldWidth);
    m_reason->setPlaceholderText(tr("Why this is acceptable"));
    m_expires->setPlaceholderText(tr("YYYY-MM-DD; empty = no end"));
    m_upTo->setText(finding.measured
                        ? tr("Only up to the present value, %1 %2")
                              .arg(toQString(formatExact(*finding.measured)), toQString(finding.unit))
                        : tr("Only up to the present value"));
    m_upTo->setChecked(finding.measured.has_value());
    m_upTo->setEnabled(finding.measured.has_value());
    form().addRow(tr("&For"), m_object);
    form().addRow(tr("&Reason"), m_reason);
    form().addRow(tr("&By"), m_by);
    form().addRow(tr("&Until"), m_expires);
    form().addRow(QString(), m_upTo);
    m_reason->setFocus();
}

Result<Design> WaiveDialog::edited() const
{
    Waiver waiver{
        m_finding.rule, m_object->currentData().toString().toStdString(),         textOf(*m_reason),
        textOf(*m_by),  QDate::currentDate().toString(Qt::ISODate).toStdString(), textOf(*m_expires)};
    if (m_upTo->isChecked())
        waiver.upTo = m_finding.measured;
    return waive(design(), std::move(waiver));
}

QString WaiveDialog::step() const
{
    return tr("Waive %1").arg(toQString(m_finding.rule));
}

ParameterDialog::ParameterDialog(Document &document, const std::string &rule, QWidget *parent)
    : EditDialog(document, tr("Change limit of %1").arg(toQString(rule)), tr("Change"), parent), m_rule(rule),
      m_parameter(new QComboBox), m_value(new QLineEdit), m_reason(new QLineEdit)
{
    if (const Rule *row = findRule(rule))
        for (const Parameter &parameter : row->parameters)
            if (parameter.name)
                m_parameter->addItem(
                    tr("%1 (usually %2)")
                        .arg(QString(parameter.name), toQString(formatExact(parameter.value))),
                    parameter.name);
    m_reason->setMinimumWidth(fieldWidth);
    m_reason->setPlaceholderText(tr("Why this design needs another value"));
    form().addRow(tr("&Parameter"), m_parameter);
    form().addRow(tr("&Value"), m_value);
    form().addRow(tr("&Reason"), m_reason);
    connect(m_parameter, &QComboBox::currentIndexChanged, this, &ParameterDialog::showValue);
    showValue();
    m_value->setFocus();
    m_value->selectAll();
}

void ParameterDialog::showValue()
{
    const std::string parameter = m_parameter->currentData().toString().toStdString();
    if (!parameter.empty())
        m_value->setText(toQString(formatExact(parameterOf(design(), m_rule, parameter))));
}

Result<Design> ParameterDialog::edited() const
{
    const auto value = parseQuantity(textOf(*m_value), "");
    if (!value)
        return wrong(m_rule, m_parameter->currentData().toString().toStdString(),
                     tr("must be a number, such as 0.2 or 20 %.").toStdString());
    return setParameter(
        design(), {m_rule, m_parameter->currentData().toString().toStdString(), *value, textOf(*m_reason)});
}

QString ParameterDialog::step() const
{
    return tr("Change limit of %1").arg(toQString(m_rule));
}

} // namespace clusterwright
