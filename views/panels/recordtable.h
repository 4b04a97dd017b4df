// Record table: an input of a calculator that is a list of objects, or an object, as rows to type into.
#pragma once

#include "model/calculators/calculator.h"

#include <QWidget>

class QTableWidget;
class QToolButton;

namespace clusterwright {

/// A list of objects has a column for each of its fields; an object has one row for each of its keys, with
/// columns for name and value.
class RecordTable : public QWidget {
    Q_OBJECT

public:
    /// `input` must outlive the table.
    explicit RecordTable(const calc::Input &input, QWidget *parent = nullptr);

    /// Rows in which nothing is typed are left out. None if there are no others, unless the list is required
    /// and may be empty.
    std::optional<calc::Value> value() const;
    void setValue(const std::optional<calc::Value> &value); ///< none = no rows
    /// Marks what is wrong, by its path: "lines[1].unit_usd"; empty marks nothing.
    void mark(const std::string &path);

    QTableWidget &table() { return *m_table; }
    QToolButton &addButton() { return *m_add; }
    QToolButton &removeButton() { return *m_remove; }

signals:
    void changed();

private:
    void build();
    void addRow(const QStringList &texts = {});
    void removeRow();
    void fitHeight();
    QString textAt(int row, int column) const;
    bool isBlank(int row) const;
    calc::Record recordAt(int row) const;
    calc::Record object() const;
    bool isObject() const { return m_input.type == calc::Type::Object; }

    const calc::Input &m_input;
    QTableWidget *m_table;
    QToolButton *m_add, *m_remove;
};

} // namespace clusterwright
