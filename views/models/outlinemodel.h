// Outline model: the design as a tree: hall, row, rack, device; rack types that stand nowhere at its end.
#pragma once

#include "model/words.h"
#include "views/icons.h"
#include "views/selection.h"

#include <QAbstractItemModel>

#include <memory>
#include <optional>
#include <span>

namespace clusterwright {

class Document;

/// The devices of a rack are looked up when somebody asks for them. After a change of the design, refresh()
/// moves, adds and removes single rows, so that what is open and current stays so; until then there is no
/// data.
class OutlineModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { NameColumn, FindingsColumn, ColumnCount };
    enum class Kind { Root, Hall, Row, Rack, Device, TypesGroup, Type };

    explicit OutlineModel(const Document &document, QObject *parent = nullptr);
    ~OutlineModel() override;

    /// Shows what holds all the words, counting those of what stands around it, and the way to it.
    void setFilter(const QString &text);
    bool isFiltered() const { return !m_words.isEmpty(); }
    void setTheme(Theme theme); ///< of the icons
    void refresh();             ///< cheap if nothing has changed

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex & = {}) const override { return ColumnCount; }
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    Kind kindOf(const QModelIndex &index) const;
    std::string idOf(const QModelIndex &index) const;
    /// Whether all words of the filter were found without the devices in it.
    bool isMatch(const QModelIndex &index) const;
    /// What to select for a row: of a hall or a row all of its racks.
    std::vector<Selected> selectedOf(const QModelIndex &index) const;
    /// The row of what is selected, fetched if it must be; a type that stands is shown in its first rack.
    /// Not valid if the filter hides it.
    QModelIndex indexOf(const Selected &selected);

private:
    struct Node;
    struct TypeEntry;
    struct Lookup;

    Node &nodeOf(const QModelIndex &index) const;
    QModelIndex indexOf(const Node &node) const;
    QModelIndex indexOfChild(const QModelIndex &parent, Kind kind, const std::string &id);

    std::vector<Node> contentOf(const Node &node) const;
    bool isShown(const Node &node) const;
    const TypeEntry &typeOf(const Node &rackOrType) const;
    const Placement &placementOf(const Node &device) const;
    void addDevices(const TypeEntry &type, Words::Found around, std::vector<Node> &content) const;
    void sync(Node &node);
    void announce(const Node &node);
    bool isCurrent() const;
    void removeGone(Node &node, const std::vector<Node> &content);
    void insertNew(Node &node, std::vector<Node> content);
    void moveHere(Node &node, std::size_t at, const std::string &id);
    void insertHere(Node &node, std::size_t at, std::span<Node> added);
    static void number(Node &node, std::size_t from);

    QString textOf(const Node &node) const;
    QString toolTipOf(const Node &node) const;
    std::optional<Severity> worstIn(const Node &node) const;
    QIcon iconOf(const Node &node) const;

    const Document &m_document;
    Words m_words{""};
    Icons m_icons{Theme::Light};
    bool m_isInSync = false;          ///< the tree is that of the design
    bool m_isOutdated = false;        ///< what can be opened has changed
    std::unique_ptr<Lookup> m_lookup; ///< into the current design
    std::unique_ptr<Node> m_root;
};

} // namespace clusterwright
