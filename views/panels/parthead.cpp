#include "views/panels/parthead.h"

#include "exports/drawings/style.h"
#include "model/parts/partproblems.h"
#include "views/icons.h"
#include "views/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

namespace clusterwright {
namespace {

constexpr int pairGap = 12;

template <typename E>
E chosen(const QComboBox &box)
{
    return static_cast<E>(box.currentData().toInt());
}

} // namespace

PartHead::PartHead(QWidget *parent)
    : QWidget(parent), m_id(addLine("id", [](Part &part) -> std::string & { return part.id; })),
      m_vendor(addLine("vendor", [](Part &part) -> std::string & { return part.vendor; })),
      m_model(addLine("model", [](Part &part) -> std::string & { return part.model; })),
      m_version(addLine("version", [](Part &part) -> std::string & { return part.version; })),
      m_orderCode(addLine("order_code", [](Part &part) -> std::string & { return part.orderCode; })),
      m_category(addLine("category", [](Part &part) -> std::string & { return part.category; })),
      m_supplier(addLine("supplier", [](Part &part) -> std::string & { return part.lifecycle.supplier; })),
      m_inlet(addLine("inlet", [](Part &part) -> std::string & { return part.electrical.inlet; })),
      m_summary(addLine("summary", [](Part &part) -> std::string & { return part.summary; })),
      m_kind(new QComboBox), m_status(new QComboBox), m_isPowered(new QCheckBox), m_count(new QLabel)
{
    m_id->setPlaceholderText(tr("letters, digits, \".\", \"-\", \"_\""));
    m_supplier->setPlaceholderText(tr("if not the vendor"));
    m_inlet->setPlaceholderText(tr("of each supply, such as C20"));
    m_category->setPlaceholderText(tr("finer than the kind"));
    m_summary->setPlaceholderText(tr("one short line for lists"));
    m_isPowered->setText(tr("Draws po&wer"));
    for (const Name<PartKind> &name : namesOf<PartKind>)
        m_kind->addItem(pluralOf(name.value), static_cast<int>(name.value));
    for (const Name<LifeStatus> &name : namesOf<LifeStatus>)
        m_status->addItem(choiceText(std::string(name.text)), static_cast<int>(name.value));
    layOut();
    for (QComboBox *box : {m_kind, m_status})
        connect(box, &QComboBox::activated, this, &PartHead::edited);
    connect(m_isPowered, &QCheckBox::clicked, this, &PartHead::edited);
    connect(m_summary, &QLineEdit::textChanged, this, &PartHead::showCount);
}

QLineEdit *PartHead::addLine(const char *key, std::string &(*in)(Part &))
{
    auto *line = new QLineEdit;
    m_texts.push_back({key, line, in});
    connect(line, &QLineEdit::textEdited, this, &PartHead::edited);
    return line;
}

void PartHead::place(QGridLayout &grid, int row, int pair, const QString &title, QWidget *field)
{
    auto *label = new QLabel(title);
    label->setBuddy(field);
    field->setAccessibleName(QString(title).remove('&'));
    grid.addWidget(label, row, 2 * pair);
    grid.addWidget(field, row, 2 * pair + 1);
}

void PartHead::layOut()
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(pairGap);
    place(*grid, 0, 0, tr("&Id"), m_id);
    place(*grid, 0, 1, tr("&Kind"), m_kind);
    place(*grid, 0, 2, tr("S&tatus"), m_status);
    place(*grid, 1, 0, tr("&Vendor"), m_vendor);
    place(*grid, 1, 1, tr("&Model"), m_model);
    place(*grid, 1, 2, tr("&Order code"), m_orderCode);
    place(*grid, 2, 0, tr("&Category"), m_category);
    place(*grid, 2, 1, tr("Su&pplier"), m_supplier);
    place(*grid, 2, 2, tr("In&let"), m_inlet);
    place(*grid, 3, 2, tr("Ve&rsion"), m_version);
    auto *summaryTitle = new QLabel(tr("Summar&y"));
    summaryTitle->setBuddy(m_summary);
    m_summary->setAccessibleName(tr("Summary"));
    auto *summary = new QHBoxLayout;
    summary->setSpacing(pairGap);
    summary->addWidget(m_summary, 1);
    summary->addWidget(m_count);
    summary->addWidget(m_isPowered);
    grid->addWidget(summaryTitle, 3, 0);
    grid->addLayout(summary, 3, 1, 1, 3);
    for (const int column : {1, 3, 5})
        grid->setColumnStretch(column, 1);
    QWidget *before = m_id;
    for (QWidget *field :
         std::initializer_list<QWidget *>{m_kind, m_status, m_vendor, m_model, m_orderCode, m_category,
                                          m_supplier, m_inlet, m_summary, m_isPowered, m_version}) {
        setTabOrder(before, field);
        before = field;
    }
}

void PartHead::allowId(bool isAllowed)
{
    m_id->setReadOnly(!isAllowed);
    m_id->setToolTip(isAllowed ? QString()
                               : tr("Designs name the part by its id. Copy the part for another."));
    QPalette colours = palette();
    if (!isAllowed)
        colours.setColor(QPalette::Base, colours.color(QPalette::Window));
    m_id->setPalette(colours);
}

void PartHead::allowKind(bool isAllowed)
{
    m_kind->setEnabled(isAllowed);
}

void PartHead::show(const Part &part)
{
    Part shown = part;
    for (const TextField &field : m_texts)
        if (const QString text = toQString(field.in(shown)); field.line->text() != text)
            field.line->setText(text);
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(kindOf(part))));
    m_status->setCurrentIndex(m_status->findData(static_cast<int>(part.lifecycle.status)));
    const auto *item = factsOf<ItemFacts>(part);
    m_isPowered->setVisible(item);
    m_isPowered->setChecked(item && item->isPowered);
    m_inlet->setEnabled(drawsPower(part) && canStandInRack(kindOf(part)));
    showCount();
}

void PartHead::writeTo(Part &part) const
{
    for (const TextField &field : m_texts)
        field.in(part) = field.line->text().toStdString();
    if (const auto kind = chosen<PartKind>(*m_kind); kind != kindOf(part))
        setKind(part, kind);
    part.lifecycle.status = chosen<LifeStatus>(*m_status);
    if (auto *item = std::get_if<ItemFacts>(&part.facts))
        item->isPowered = m_isPowered->isChecked();
}

void PartHead::showCount()
{
    const std::size_t count = m_summary->text().toStdString().size();
    m_count->setText(QString("%1 / %2").arg(count).arg(longestSummary));
    QPalette colours = palette();
    const Palette &own = paletteOf(themeOf(colours));
    colours.setColor(QPalette::WindowText, count > longestSummary ? own.refused : own.dimText);
    m_count->setPalette(colours);
}

QWidget *PartHead::field(const std::string &key) const
{
    const auto found =
        std::ranges::find_if(m_texts, [&key](const TextField &field) { return field.key == key; });
    if (found != m_texts.end())
        return found->line;
    return key == "kind" ? m_kind : key == "status" ? m_status : nullptr;
}

} // namespace clusterwright
