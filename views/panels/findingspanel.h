// Findings panel: the findings, which of them are shown, what the selected one means, and what to do about
// it.
#pragma once

#include "views/models/findingmodel.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QTreeView;

namespace clusterwright {

class Selection;

class FindingsPanel : public QWidget {
    Q_OBJECT

public:
    FindingsPanel(Document &document, Selection &selection, QWidget *parent = nullptr);

    QTreeView &table() { return *m_table; }
    QComboBox &filter() { return *m_filter; } ///< by state
    QComboBox &severityFilter() { return *m_severity; }
    QLineEdit &searchField() { return *m_search; }
    QLabel &detail() { return *m_detail; }

    /// What can be done about the current finding, for menus. Their enabled state follows it.
    QList<QAction *> findingActions() const { return {m_fix, m_waive, m_withdraw, m_parameter, m_reset}; }

signals:
    /// A finding was clicked; what it is about is selected now.
    void jumped();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeFilters();
    void makeActions();
    void refresh();
    void describeCurrent();
    void enableActions(const Finding *finding);
    void jump(const QModelIndex &index);
    void showMenu(const QPoint &position);
    const Finding *current() const;

    void applyFix();
    void waiveCurrent();
    void withdraw();
    void changeParameter();
    void resetParameters();

    Document &m_document;
    Selection &m_selection;
    FindingModel *m_model;
    QLineEdit *m_search;
    QComboBox *m_severity, *m_filter;
    QTreeView *m_table;
    QLabel *m_detail;
    QAction *m_fix, *m_waive, *m_withdraw, *m_parameter, *m_reset;
};

} // namespace clusterwright
