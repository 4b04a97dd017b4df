// Outline panel: the design as a tree, with a filter; what is selected here is selected in every view.
#pragma once

#include "views/models/outlinemodel.h"

#include <QWidget>

#include <set>

class QLabel;
class QLineEdit;
class QTreeView;

namespace clusterwright {

class OutlinePanel : public QWidget {
    Q_OBJECT

public:
    OutlinePanel(const Document &document, Selection &selection, QWidget *parent = nullptr);

    QTreeView &tree() { return *m_tree; }
    QLineEdit &filter() { return *m_filter; }
    OutlineModel &model() { return *m_model; }

signals:
    /// Enter or a double click: go there. It is selected already.
    void opened();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void applyFilter(const QString &text);
    void openWhatMatches();
    void rememberOpen(const QModelIndex &index, bool isOpen);
    void select();
    void showSelection();
    void refreshNote();

    const Document &m_document;
    Selection &m_selection;
    OutlineModel *m_model;
    QLineEdit *m_filter;
    QTreeView *m_tree;
    QLabel *m_note;
    std::set<std::string> m_open; ///< ids of what the user has opened, to go back to after a filter
    bool m_isFollowing = false;   ///< shows a selection that was made elsewhere
};

} // namespace clusterwright
