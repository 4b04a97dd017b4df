// Table model: racks or devices as rows, filtered and sorted by ids, with cells that are computed when asked.
#pragma once

#include "views/icons.h"
#include "views/models/tablecontent.h"
#include "views/selection.h"

#include <QAbstractTableModel>

namespace clusterwright {

class Document;

/// After a change of the design, refresh() reads it again; until then there are no data. Rows have no
/// identity of their own: after a change row 7 may be another rack, and whoever selects rows selects them
/// again.
class TableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using Make = TableContent (*)(const Design &design, const Evaluation &evaluation);

    TableModel(Document &document, Make make, QObject *parent = nullptr);

    void setFilter(const QString &text);
    void showFindingsOnly(bool isOn);
    bool isFiltered() const { return m_isFindingsOnly || !m_words.isEmpty(); }
    void setTheme(Theme theme) { m_icons = Icons(theme); } ///< of the icons
    void refresh();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// An edit of the design; a refusal is said by refused(), too.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    /// -1 = in the order of the design.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    int allRows() const { return static_cast<int>(m_content.rows.size()); } ///< with those filtered out
    Selected selectedAt(int row) const;
    /// The rows of what is selected, upwards; a device without a rack is shown in the first rack of its type.
    std::vector<int> rowsOf(const std::vector<Selected> &selected) const;
    /// The cells of these rows and columns, with tabs between them, and the titles in the first line.
    QString textOf(const std::vector<int> &rows, const std::vector<int> &columns) const;

signals:
    void refused(const QString &reason);

private:
    bool isStale() const;
    const TableRow &rowAt(int row) const { return m_content.rows[m_shown[static_cast<std::size_t>(row)]]; }
    const TableColumn &columnAt(int column) const
    {
        return m_content.columns[static_cast<std::size_t>(column)];
    }
    std::vector<std::size_t> rowsToShow(const TableContent &content) const;
    void show(TableContent content);

    Document &m_document;
    Make m_make;
    bool m_hasChanged = false; ///< the document, since the last refresh()
    Icons m_icons{Theme::Light};
    Words m_words{""};
    bool m_isFindingsOnly = false;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    TableContent m_content;
    std::vector<std::size_t> m_shown; ///< numbers of rows of the content, in the order they are shown
};

} // namespace clusterwright
