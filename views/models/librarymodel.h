// Library model: the parts of the library as a tree, kind over part, to drag from.
#pragma once

#include "model/parts/part.h"

#include <QAbstractItemModel>
#include <QSortFilterProxyModel>

class QMimeData;

namespace clusterwright {

inline constexpr auto partMimeType = "application/x-clusterwright-part"; ///< its data: the part id

/// The part id that is dragged, or empty.
PartId partIdOf(const QMimeData *data);

/// The library outlives the model and does not change.
class LibraryModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Roles { PartIdRole = Qt::UserRole };

    explicit LibraryModel(const Library &library, QObject *parent = nullptr);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex & = {}) const override { return 1; }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override { return {partMimeType}; }
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

    QModelIndex indexOf(const PartId &part) const;
    const Part *partAt(const QModelIndex &index) const; ///< null for a kind

private:
    struct Group {
        PartKind kind;
        std::vector<const Part *> parts; ///< by name
    };
    QVariant groupData(const Group &group, int role) const;
    QVariant partData(const Part &part, int role) const;

    std::vector<Group> m_groups; ///< in the order of PartKind, without empty ones
};

/// Shows the parts of a LibraryModel that match the search text; see matches() of the model.
class LibraryFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit LibraryFilter(QObject *parent = nullptr);

    void setText(const QString &text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    std::string m_text;
};

} // namespace clusterwright
