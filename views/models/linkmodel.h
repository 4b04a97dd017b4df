// Link model: the links of one fabric as rows that are made when they are shown, with a filter that works in
// the background of the event loop.
#pragma once

#include "model/analysis/linktable.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <memory>
#include <unordered_map>

class QTimer;

namespace clusterwright {

class LinkModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Id, FromDevice, FromPort, ToDevice, ToPort, Medium, Length, Rate, Cable, Plane, Note };

    explicit LinkModel(QObject *parent = nullptr);

    /// Design and results must stay until this is called again; null = no rows.
    void show(const Design *design, const std::vector<FabricResults> *fabrics, std::size_t fabric);

    /// Rows that hold all of these words anywhere. They come bit by bit.
    void setFilter(const QString &words);
    bool isFiltering() const; ///< more rows may come
    int allRows() const;

    /// Index of the link of a row in its network, and back; -1 = it is not shown.
    std::int32_t linkAt(int row) const;
    int rowOfLink(std::int32_t link) const;
    LinkRow row(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void filtered(); ///< rows came, or it is done

private:
    const LinkRow &cached(std::size_t link) const;
    bool matches(std::size_t link) const;
    void restart();
    void filterSome();

    std::unique_ptr<LinkTable> m_table;
    std::size_t m_first = 0, m_count = 0; ///< of the fabric, in the table
    std::vector<std::string> m_words;     ///< lower case
    std::vector<std::uint32_t> m_found;   ///< links that match, if there are words
    std::size_t m_next = 0;               ///< link that is looked at next
    QTimer *m_timer;
    mutable std::unordered_map<std::size_t, LinkRow> m_cache; ///< of the rows on the screen
};

} // namespace clusterwright
