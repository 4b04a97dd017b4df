#include "views/panels/calculatorresult.h"

#include "model/calculators/calculatortext.h"
#include "views/models/chartmodel.h"
#include "views/panels/figuretable.h"
#include "views/text.h"

#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>

namespace clusterwright {
namespace {

constexpr int gap = 8;
enum Column { NameColumn, ValueColumn, UnitColumn, MeaningColumn };

Table tableOf(const calc::Calculator &calculator, const calc::Record &outputs)
{
    Table table{"Result", "Result", {{"Result"}, {"Value", 10, Align::Right}, {"Unit"}, {"Meaning"}}, {}, {}};
    for (const calc::Output &output : calculator.outputs)
        if (const calc::Value *value = outputs.find(output.key))
            table.rows.push_back({calc::titleOfKey(output.key), calc::resultText(*value),
                                  calc::unitText(output.key), std::string(output.meaning)});
    return table;
}

/// Of the title and of every cell.
int widthOf(const QTableView &table, int column)
{
    int width = table.horizontalHeader()->sectionSizeHint(column);
    for (int row = 0; row < table.model()->rowCount(); ++row)
        width = std::max(width, table.sizeHintForIndex(table.model()->index(row, column)).width());
    return width;
}

} // namespace

CalculatorResult::CalculatorResult(QWidget *parent)
    : QWidget(parent), m_model(new ChartModel(this)), m_table(new FigureTable), m_message(new QLabel)
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Result"));
    m_table->setTabKeyNavigation(false); // Tab leaves the table
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // as high as its rows
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    layout->addWidget(m_message);
    layout->addWidget(m_table);
    layout->addStretch(1);
}

void CalculatorResult::setCalculator(const calc::Calculator &calculator)
{
    m_calculator = &calculator;
    showMessage({});
}

void CalculatorResult::showOutputs(const calc::Record &outputs)
{
    m_model->setTable(tableOf(*m_calculator, outputs));
    m_message->clear();
    m_message->hide();
    m_table->show();
    fitTable();
}

void CalculatorResult::showMessage(const QString &message)
{
    m_model->setTable({});
    m_table->hide();
    m_message->setText(message);
    m_message->show();
}

QString CalculatorResult::message() const
{
    return m_message->text();
}

void CalculatorResult::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitTable();
}

void CalculatorResult::fitTable()
{
    for (const int column : {NameColumn, ValueColumn, UnitColumn})
        m_table->setColumnWidth(column, widthOf(*m_table, column) + gap);
    m_table->resizeRowsToContents();
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            m_table->verticalHeader()->length() + 2 * m_table->frameWidth());
}

} // namespace clusterwright
