// Library model: the parts of the library that go into a design, as a tree, kind over part, to drag from.
#pragma once

#include "model/parts/partindex.h"

#include <QAbstractItemModel>

class QMimeData;

namespace clusterwright {

inline constexpr auto partMimeType = "application/x-clusterwright-part"; ///< its data: the part id

/// The part id that is dragged, or empty.
PartId partIdOf(const QMimeData *data);

/// What can stand in a rack, and racks. Incomplete parts are left out unless they are asked for, or come from
/// a folder of the user.
class LibraryModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Roles { PartIdRole = Qt::UserRole };

    /// The library outlives the model. Between forget() and read() it may change.
    explicit LibraryModel(const Library &library, QObject *parent = nullptr);

    void forget(); ///< no parts until read()
    /// The library as it is now; `ownParts` are those from folders of the user.
    void read(std::set<PartId> ownParts = {});
    /// Only parts with every word of the text; see matches() of the model.
    void setText(const QString &text);
    void showIncomplete(bool isOn);

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
        std::vector<const IndexedPart *> parts; ///< by name
    };
    const IndexedPart &entryAt(const QModelIndex &index) const; ///< must be that of a part
    bool isShown(const Part &part) const;
    void find();
    QVariant groupData(const Group &group, int role) const;
    QVariant partData(const IndexedPart &entry, int role) const;

    const Library &m_library;
    std::optional<PartIndex> m_index;
    std::set<PartId> m_ownParts;
    std::string m_text;
    bool m_showsIncomplete = false;
    std::vector<Group> m_groups; ///< in the order of PartKind, without empty ones
};

} // namespace clusterwright
