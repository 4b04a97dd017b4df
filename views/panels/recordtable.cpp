#include "views/panels/recordtable.h"

#include "model/calculators/calculatortext.h"
#include "views/icons.h"
#include "views/text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableWidget>
#include <QToolButton>

namespace clusterwright {
namespace {

constexpr int gap = 4, rowPadding = 8, mostRowsShown = 6;

QString columnTitle(const calc::Input &field)
{
    const QString title = toQString(calc::titleOfKey(field.key)), unit = toQString(calc::unitText(field.key));
    return unit.isEmpty() ? title : title + " [" + unit + ']';
}

QString columnTip(const calc::Input &field)
{
    return toQString(std::string(field.meaning) + "; " + calc::acceptedText(field));
}

} // namespace

RecordTable::RecordTable(const calc::Input &input, QWidget *parent)
    : QWidget(parent), m_input(input), m_table(new QTableWidget), m_add(new QToolButton),
      m_remove(new QToolButton)
{
    build();
    connect(m_table, &QTableWidget::itemChanged, this, &RecordTable::changed);
    connect(m_add, &QToolButton::clicked, this, [this] {
        addRow();
        m_table->setFocus();
        m_table->setCurrentCell(m_table->rowCount() - 1, 0);
    });
    connect(m_remove, &QToolButton::clicked, this, &RecordTable::removeRow);
    addRow();
}

void RecordTable::build()
{
    const QString title = toQString(calc::titleOfKey(m_input.key));
    m_table->setAccessibleName(title);
    m_table->setTabKeyNavigation(false); // Tab leaves the table
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked |
                             QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowPadding);
    m_table->setColumnCount(isObject() ? 2 : static_cast<int>(m_input.fields.size()));
    if (isObject())
        m_table->setHorizontalHeaderLabels({tr("Name"), tr("Value")});
    for (int column = 0; column < m_table->columnCount() && !isObject(); ++column) {
        const calc::Input &field = m_input.fields.at(static_cast<std::size_t>(column));
        auto *header = new QTableWidgetItem(columnTitle(field));
        header->setToolTip(columnTip(field));
        m_table->setHorizontalHeaderItem(column, header);
    }
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_add->setText(tr("Add row"));
    m_add->setAccessibleName(tr("Add a row to %1").arg(title));
    m_remove->setText(tr("Remove row"));
    m_remove->setAccessibleName(tr("Remove the current row of %1").arg(title));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    layout->addWidget(m_table);
    layout->addLayout(buttons);
}

void RecordTable::addRow(const QStringList &texts)
{
    const QSignalBlocker blocker(m_table);
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    for (int column = 0; column < m_table->columnCount(); ++column)
        m_table->setItem(row, column, new QTableWidgetItem(texts.value(column)));
    fitHeight();
}

void RecordTable::removeRow()
{
    const int row = m_table->currentRow() < 0 ? m_table->rowCount() - 1 : m_table->currentRow();
    m_table->removeRow(row);
    if (m_table->rowCount() == 0)
        addRow();
    fitHeight();
    emit changed();
}

/// All rows up to some; then it scrolls.
void RecordTable::fitHeight()
{
    const int rows = std::min(m_table->rowCount(), mostRowsShown);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            rows * m_table->verticalHeader()->defaultSectionSize() +
                            2 * m_table->frameWidth());
}

QString RecordTable::textAt(int row, int column) const
{
    return m_table->item(row, column)->text().trimmed();
}

bool RecordTable::isBlank(int row) const
{
    for (int column = 0; column < m_table->columnCount(); ++column)
        if (!textAt(row, column).isEmpty())
            return false;
    return true;
}

calc::Record RecordTable::recordAt(int row) const
{
    calc::Record record;
    for (int column = 0; column < m_table->columnCount(); ++column) {
        const calc::Input &field = m_input.fields.at(static_cast<std::size_t>(column));
        if (const auto value = calc::typedValue(field, textAt(row, column).toStdString(), decimalMark()))
            record.add(std::string(field.key), *value);
    }
    return record;
}

calc::Record RecordTable::object() const
{
    calc::Record record;
    for (int row = 0; row < m_table->rowCount(); ++row)
        if (const auto value = calc::typedValue(textAt(row, 1).toStdString(), decimalMark()))
            record.set(textAt(row, 0).toStdString(), *value);
    return record;
}

std::optional<calc::Value> RecordTable::value() const
{
    std::optional<calc::Value> value;
    if (isObject()) {
        if (auto record = object(); !record.entries().empty())
            value = std::move(record);
        return value;
    }
    calc::List list;
    for (int row = 0; row < m_table->rowCount(); ++row)
        if (!isBlank(row))
            list.emplace_back(recordAt(row));
    if (!list.empty() || (m_input.mayBeEmpty && m_input.need == calc::Need::Required))
        value = std::move(list);
    return value;
}

void RecordTable::setValue(const std::optional<calc::Value> &value)
{
    m_table->setRowCount(0);
    const auto *list = value ? value->as<calc::List>() : nullptr;
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        QStringList texts;
        for (const calc::Input &field : m_input.fields) {
            const auto *record = (*list)[i].as<calc::Record>();
            const calc::Value *cell = record ? record->find(field.key) : nullptr;
            texts << (cell ? toQString(calc::inputText(*cell)) : QString());
        }
        addRow(texts);
    }
    if (const auto *record = value ? value->as<calc::Record>() : nullptr)
        for (const calc::Entry &entry : record->entries())
            addRow({toQString(entry.key), toQString(calc::inputText(entry.value))});
    if (m_table->rowCount() == 0)
        addRow();
    emit changed();
}

void RecordTable::mark(const std::string &path)
{
    const QSignalBlocker blocker(m_table);
    const QIcon icon = severityIcon(Severity::Error, themeOf(palette()));
    std::size_t index = 0; // among the rows that are not blank
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const std::string place = std::string(m_input.key) + "[" + std::to_string(index) + "]";
        for (int column = 0; column < m_table->columnCount(); ++column) {
            const std::string cell =
                isObject()
                    ? std::string(m_input.key) + "." + textAt(row, 0).toStdString()
                    : place + "." + std::string(m_input.fields.at(static_cast<std::size_t>(column)).key);
            const bool isWrong =
                !path.empty() && !isBlank(row) && path == cell && (!isObject() || column == 1);
            m_table->item(row, column)->setIcon(isWrong ? icon : QIcon());
        }
        index += isBlank(row) ? 0 : 1;
    }
    m_table->viewport()->update();
}

} // namespace clusterwright
