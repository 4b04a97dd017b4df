// Link panel: the links of one network as a table with a filter; each can be decided by hand here.
#pragma once

#include "views/models/linkmodel.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QMenu;
class QTableView;

namespace clusterwright {

class Document;

class LinkPanel : public QWidget {
    Q_OBJECT

public:
    explicit LinkPanel(Document &document, QWidget *parent = nullptr);

    void setFabric(std::optional<std::size_t> fabric); ///< index in the design; none = nothing is shown
    /// Shows a link that was chosen elsewhere.
    void follow(std::int32_t link);

    LinkModel &model() { return *m_model; }
    QTableView &table() { return *m_table; }
    QLineEdit &filter() { return *m_filter; }
    QString countText() const;
    /// What can be done with the current link.
    void fillMenu(QMenu &menu);
    void leaveUnconnected();
    void backToRule();

signals:
    void linkPicked(std::int32_t link);
    void exportRequested();

private:
    std::optional<std::size_t> currentLink() const;
    const FabricNetwork &network() const;
    void refreshCount();
    void connectElsewhere();

    Document &m_document;
    std::optional<std::size_t> m_fabric;
    LinkModel *m_model;
    QLineEdit *m_filter;
    QLabel *m_count;
    QTableView *m_table;
    bool m_isFollowing = false;
};

} // namespace clusterwright
