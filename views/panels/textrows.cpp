#include "views/panels/textrows.h"

#include "views/panels/choicedelegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QTableWidget>
#include <QToolButton>

namespace clusterwright {
namespace {

constexpr int gap = 6, rowPadding = 8;

} // namespace

TextRows::TextRows(const QString &title, const QString &one, std::vector<Column> columns, QWidget *parent)
    : QWidget(parent), m_columns(std::move(columns)),
      m_table(new QTableWidget(0, static_cast<int>(m_columns.size()))), m_add(new QToolButton),
      m_remove(new QToolButton)
{
    build(title, one);
    connect(m_table, &QTableWidget::itemChanged, this, &TextRows::changed);
    connect(m_table, &QTableWidget::currentCellChanged, this, &TextRows::enableRemove);
    connect(m_add, &QToolButton::clicked, this, &TextRows::add);
    connect(m_remove, &QToolButton::clicked, this, &TextRows::remove);
    enableRemove();
}

void TextRows::build(const QString &title, const QString &one)
{
    m_table->setAccessibleName(title);
    m_table->setTabKeyNavigation(false); // Tab leaves the table
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked |
                             QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowPadding);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->installEventFilter(this);
    for (int column = 0; column < m_table->columnCount(); ++column) {
        const Column &shown = m_columns.at(static_cast<std::size_t>(column));
        m_table->setHorizontalHeaderItem(column, new QTableWidgetItem(shown.title));
        m_table->horizontalHeader()->setSectionResizeMode(column, shown.width > 0 ? QHeaderView::Interactive
                                                                                  : QHeaderView::Stretch);
        if (shown.width > 0)
            m_table->setColumnWidth(column, shown.width);
        if (shown.choices)
            m_table->setItemDelegateForColumn(
                column, new ChoiceDelegate(
                            [choices = shown.choices](const QModelIndex &) { return choices(); }, m_table));
    }
    m_add->setText(tr("Add %1").arg(one));
    m_remove->setText(tr("Remove"));
    m_remove->setAccessibleName(tr("Remove the current %1").arg(one));
    for (QToolButton *button : {m_add, m_remove})
        button->setFocusPolicy(Qt::StrongFocus);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(new QLabel(title));
    buttons->addStretch(1);
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    layout->addLayout(buttons);
    layout->addWidget(m_table, 1);
}

std::vector<QStringList> TextRows::rows() const
{
    std::vector<QStringList> rows;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        QStringList &texts = rows.emplace_back();
        for (int column = 0; column < m_table->columnCount(); ++column)
            texts << m_table->item(row, column)->text().trimmed();
    }
    return rows;
}

void TextRows::setRows(const std::vector<QStringList> &rows)
{
    const QSignalBlocker blocker(m_table);
    m_table->setRowCount(0);
    for (const QStringList &texts : rows)
        insert(texts);
    enableRemove();
}

void TextRows::insert(const QStringList &texts)
{
    const QSignalBlocker blocker(m_table);
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    for (int column = 0; column < m_table->columnCount(); ++column) {
        auto *item = new QTableWidgetItem(texts.value(column));
        item->setToolTip(texts.value(column));
        m_table->setItem(row, column, item);
    }
}

/// With the first of each column's choices, ready to type.
void TextRows::add()
{
    QStringList texts;
    for (const Column &column : m_columns)
        texts << (column.choices ? column.choices().value(0) : QString());
    insert(texts);
    m_table->setFocus();
    m_table->setCurrentCell(m_table->rowCount() - 1, 0);
    emit changed();
    if (!m_columns.front().choices)
        m_table->editItem(m_table->currentItem());
}

void TextRows::remove()
{
    if (m_table->currentRow() < 0)
        return;
    m_table->removeRow(m_table->currentRow());
    enableRemove();
    emit changed();
}

void TextRows::enableRemove()
{
    m_remove->setEnabled(m_table->currentRow() >= 0);
}

/// Delete empties a cell.
bool TextRows::eventFilter(QObject *watched, QEvent *event)
{
    const bool isDelete = event->type() == QEvent::KeyPress &&
                          static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete && m_table->currentItem();
    if (!isDelete)
        return QWidget::eventFilter(watched, event);
    if (!m_columns.at(static_cast<std::size_t>(m_table->currentColumn())).choices)
        m_table->currentItem()->setText({});
    return true;
}

} // namespace clusterwright
