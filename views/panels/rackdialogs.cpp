#include "views/panels/rackdialogs.h"

#include "exports/drawings/style.h"
#include "model/design/edit.h"
#include "views/document.h"
#include "views/icons.h"
#include "views/text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace clusterwright {
namespace {

constexpr double usualHallWidth = 24, usualHallDepth = 12; // metres
constexpr double wallDistance = 1.2, usualRowPitch = 3;    // metres
constexpr double largestHall = 10'000;                     // metres, as in addHall()
constexpr int mostRacks = 10'000;                          // as in addRacks()
constexpr int fieldWidth = 260;

QDoubleSpinBox *metreField(double value)
{
    auto *field = new QDoubleSpinBox;
    field->setRange(0, largestHall);
    field->setDecimals(2);
    field->setSuffix(" m");
    field->setValue(value);
    return field;
}

} // namespace

EditDialog::EditDialog(Document &document, const QString &title, const QString &button, QWidget *parent)
    : QDialog(parent), m_document(document), m_form(new QFormLayout), m_refusal(new QLabel)
{
    setWindowTitle(title);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_apply = buttons->button(QDialogButtonBox::Ok);
    m_apply->setText(button);
    m_refusal->setWordWrap(true);
    m_refusal->hide();
    QPalette colours = m_refusal->palette();
    colours.setColor(QPalette::WindowText, paletteOf(themeOf(colours)).refused);
    m_refusal->setPalette(colours);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(m_form);
    layout->addWidget(m_refusal);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &EditDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &EditDialog::reject);
}

const Design &EditDialog::design() const
{
    return m_document.design();
}

void EditDialog::check()
{
    const auto next = edited();
    showRefusal(next);
    m_apply->setEnabled(static_cast<bool>(next));
}

void EditDialog::showRefusal(const Result<Design> &next)
{
    m_refusal->setText(next ? QString() : sentenceOf(next.error()));
    m_refusal->setVisible(!next);
}

void EditDialog::accept()
{
    auto next = edited();
    showRefusal(next);
    if (!next)
        return;
    m_document.apply(step(), std::move(next));
    QDialog::accept();
}

RackTypeDialog::RackTypeDialog(Document &document, const Library &library, QWidget *parent)
    : EditDialog(document, tr("Add rack type"), tr("Add"), parent), m_library(library), m_rack(new QComboBox),
      m_name(new QLineEdit(tr("Compute rack")))
{
    for (const auto &[id, part] : library)
        if (kindOf(part) == PartKind::Rack)
            m_rack->addItem(toQString(fullName(part)) + ", " + heightText(part), toQString(id));
    m_name->setMinimumWidth(fieldWidth);
    m_name->selectAll();
    form().addRow(tr("&Rack"), m_rack);
    form().addRow(tr("&Name"), m_name);
}

Result<Design> RackTypeDialog::edited() const
{
    const auto rack = m_library.find(m_rack->currentData().toString().toStdString());
    if (rack == m_library.end())
        return wrong({}, {}, tr("The library holds no rack.").toStdString());
    return addRackType(design(), {}, m_name->text().trimmed().toStdString(), rack->second);
}

QString RackTypeDialog::step() const
{
    return tr("Add rack type %1").arg(m_name->text().trimmed());
}

RacksDialog::RacksDialog(Document &document, const RackTypeId &type, QWidget *parent)
    : EditDialog(document, tr("Add racks"), tr("Add"), parent), m_type(new QComboBox), m_row(new QComboBox),
      m_count(new QSpinBox), m_name(new QLineEdit("R{n:02}")), m_width(metreField(usualHallWidth)),
      m_depth(metreField(usualHallDepth)), m_fromNorth(metreField(wallDistance))
{
    for (const RackType &known : design().rackTypes)
        m_type->addItem(toQString(known.name), toQString(known.id));
    m_type->setCurrentIndex(std::max(0, m_type->findData(toQString(type))));
    for (const Row &row : design().rows)
        m_row->addItem(toQString(row.name), toQString(row.id));
    m_row->addItem(tr("A new row"), QString());
    m_count->setRange(1, mostRacks);
    m_name->setMinimumWidth(fieldWidth);
    m_name->setToolTip(tr("{n} stands for the number, {n:02} for one of two digits."));
    if (!design().rows.empty())
        m_fromNorth->setValue(design().rows.back().y + usualRowPitch);
    form().addRow(tr("&Type"), m_type);
    form().addRow(tr("N&umber of racks"), m_count);
    form().addRow(tr("&Names"), m_name);
    form().addRow(tr("Ro&w"), m_row);
    form().addRow(tr("New row, from the north wall"), m_fromNorth);
    form().addRow(tr("Hall, east to west"), m_width);
    form().addRow(tr("Hall, north to south"), m_depth);
    for (QWidget *field : {m_width, m_depth})
        form().setRowVisible(field, design().halls.empty());
    connect(m_row, &QComboBox::currentIndexChanged, this, &RacksDialog::enableRowFields);
    enableRowFields();
}

void RacksDialog::enableRowFields()
{
    m_fromNorth->setEnabled(m_row->currentData().toString().isEmpty());
}

Result<Design> RacksDialog::withRow(std::string &row) const
{
    row = m_row->currentData().toString().toStdString();
    Result<Design> next = design();
    if (!row.empty())
        return next;
    if (design().halls.empty())
        next = addHall(next.take(), {{}, tr("Hall 1").toStdString(), m_width->value(), m_depth->value()});
    if (!next)
        return next;
    const Hall &hall = next.value().halls.back();
    Row added{{},
              tr("Row %1").arg(design().rows.size() + 1).toStdString(),
              hall.id,
              wallDistance,
              m_fromNorth->value(),
              hall.width - 2 * wallDistance,
              Facing::South};
    next = addRow(next.take(), added);
    if (next)
        row = next.value().rows.back().id;
    return next;
}

Result<Design> RacksDialog::edited() const
{
    std::string row;
    auto next = withRow(row);
    if (!next)
        return next;
    return addRacks(next.take(), m_type->currentData().toString().toStdString(), row, m_count->value(),
                    m_name->text().trimmed().toStdString());
}

QString RacksDialog::step() const
{
    return tr("Add %1 racks of %2").arg(m_count->value()).arg(m_type->currentText());
}

} // namespace clusterwright
