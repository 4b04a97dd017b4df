// Parts model: the parts that a search found, as a table to sort and to drag from.
#pragma once

#include "model/parts/partindex.h"
#include "views/icons.h"
#include "views/models/librarymodel.h"

#include <QAbstractTableModel>

namespace clusterwright {

class LibraryStore;

class PartsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Star, Title, Kind, Height, Power, Mass, Status, Trust, Folder, ColumnCount };
    enum Roles { PartIdRole = LibraryModel::PartIdRole };

    /// The store must outlive the model.
    explicit PartsModel(const LibraryStore &store, QObject *parent = nullptr);

    /// The parts must stay until the next ones are shown.
    void show(std::vector<const IndexedPart *> parts);
    void setFavourites(const QStringList &favourites);
    void setTheme(Theme theme);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override { return {partMimeType}; }
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }
    /// -1 = in the order they were found. What is not stated stands at the end either way.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    const Part *partAt(int row) const;   ///< null = no such row
    int rowOf(const PartId &part) const; ///< -1 = not shown

private:
    QString textOf(const IndexedPart &entry, Column column) const;
    bool isEstimate(const Part &part, Column column) const;
    void sortShown();

    const LibraryStore &m_store;
    Icons m_icons{Theme::Light};
    Theme m_theme = Theme::Light;
    QStringList m_favourites;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    std::vector<const IndexedPart *> m_found; ///< as they were found
    std::vector<const IndexedPart *> m_shown; ///< as they are sorted
};

} // namespace clusterwright
