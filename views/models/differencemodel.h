// Difference model: what differs between two designs as rows of text, for the tables of the compare panel.
#pragma once

#include "exports/drawings/style.h"
#include "model/difference.h"

#include <QAbstractTableModel>
#include <QStringList>

namespace clusterwright {

struct DifferenceRow {
    enum Sign { Added, Removed, Moved, Changed, Same };

    Sign sign = Same;
    QStringList cells;
    QString toolTip;    ///< the id, where the cells show a name
    std::string object; ///< to select; empty = nothing
};

class DifferenceModel : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit DifferenceModel(QStringList titles, QObject *parent = nullptr);

    void setRows(std::vector<DifferenceRow> rows);
    void setTheme(Theme theme); ///< of the colours, which only repeat what the text says
    const DifferenceRow *rowAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const QStringList m_titles;
    std::vector<DifferenceRow> m_rows;
    Theme m_theme = Theme::Light;
};

/// Change, kind, object, what, before, now: objects first, then findings.
QStringList objectTitles();
std::vector<DifferenceRow> objectRows(const Difference &difference, const Design &before, const Design &now);

/// Total, before, now, change.
QStringList totalTitles();
std::vector<DifferenceRow> totalRows(const Difference &difference, bool withUnchanged);

} // namespace clusterwright
