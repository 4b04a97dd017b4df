// Failure model: the failure domains of the current design as a table.
#pragma once

#include "model/analysis/domains.h"

#include <QAbstractTableModel>

namespace clusterwright {

class FailureModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        KindColumn,
        NameColumn,
        CountColumn,
        RacksColumn,
        NodesColumn,
        AcceleratorsColumn,
        ShareColumn,
        RepairColumn,
        ServiceColumn,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setGroups(std::vector<DomainGroup> groups);
    const std::vector<DomainGroup> &groups() const { return m_groups; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : ColumnCount;
    }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString textOf(const DomainGroup &group, int column) const;

    std::vector<DomainGroup> m_groups;
};

} // namespace clusterwright
