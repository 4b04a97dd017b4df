// Part comparison model: a comparison as a table, with figures as rows or parts as rows.
#pragma once

#include "exports/drawings/style.h"
#include "model/analysis/comparison.h"

#include <QAbstractTableModel>

namespace clusterwright {

/// With figures as rows, each group begins with a row of its name alone. With parts as rows, each figure is a
/// column that can be sorted. Rows whose parts differ have a sign before their title and a fill.
class PartComparisonModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setComparison(PartComparison comparison);
    void showDifferencesOnly(bool isOn);
    void showPartsAsRows(bool isOn);
    void setTheme(Theme theme);

    bool hasPartsAsRows() const { return m_hasPartsAsRows; }
    /// Whether a row is the name of a group.
    bool isGroup(int row) const { return !m_hasPartsAsRows && !figureAt(row); }
    /// The title of a figure with unit and sign.
    QString titleOf(const ComparisonRow &figure) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// With parts as rows: by a figure, unknown last; -1 = as they were added.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    /// These cells with tabs between them, below and beside their titles; all cells if there are none.
    QString textOf(const QModelIndexList &cells) const;

private:
    struct Line {
        RowGroup group = RowGroup::Identity;
        std::optional<std::size_t> figure; ///< none = the name of the group
    };

    const ComparisonRow *figureAt(int line) const;
    /// Null in the row of a group.
    const ComparedValue *valueAt(const QModelIndex &index) const;
    QVariant fillOf(const ComparisonRow &figure) const;
    QVariant titleData(const ComparisonRow *figure, const Line &line, int role) const;
    QVariant partData(std::size_t part, int role) const;
    void rebuild();
    void orderParts();

    PartComparison m_comparison;
    bool m_isDifferencesOnly = false, m_hasPartsAsRows = false;
    Theme m_theme = Theme::Light;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    std::vector<Line> m_lines;            ///< what is shown, with figures as rows downwards
    std::vector<std::size_t> m_partOrder; ///< with parts as rows downwards
};

} // namespace clusterwright
