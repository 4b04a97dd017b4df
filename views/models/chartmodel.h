// Chart model: a table of a document, or the figures of a chart as one, for a view.
#pragma once

#include "exports/specification.h"

#include <QAbstractTableModel>

namespace clusterwright {

struct Chart;

class ChartModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setChart(const Chart &chart);
    void setTable(Table table);

    /// The object of the design that a row is about, or empty; the first row about one, or -1.
    std::string objectOf(int row) const;
    int rowOf(const std::string &object) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// The titles and these cells as text for a spreadsheet: tabs between cells, a line per row. Whole rows
    /// if `cells` is empty.
    QString textOf(const QModelIndexList &cells) const;

private:
    QString text(int row, int column) const;

    Table m_table;
};

} // namespace clusterwright
