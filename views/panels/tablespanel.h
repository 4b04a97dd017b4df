// Tables panel: the racks and the devices of the design as two tables, with a filter and a choice of columns.
#pragma once

#include "views/models/tablemodel.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QMenu;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace clusterwright {

class TablesPanel : public QWidget {
    Q_OBJECT

public:
    enum Table { Racks, Devices };

    TablesPanel(Document &document, Selection &selection, QWidget *parent = nullptr);

    void showTable(Table table);
    Table shownTable() const { return m_shown; }
    QTableView &view(Table table) { return *m_views[table]; }
    TableModel &model(Table table) { return *m_models[table]; }
    QLineEdit &filter() { return *m_filter; }
    QCheckBox &findingsOnly() { return *m_findingsOnly; }
    QString messageText() const; ///< what went wrong, or nothing
    QString emptyText() const;   ///< said in place of a table without rows, or nothing

    /// The selected rows, with the titles, as text with tabs on the clipboard; nothing if none is selected.
    void copy();
    void selectAll(); ///< all rows that are shown
    void chooseColumns();

signals:
    /// Enter or a double click: go there. It is selected already.
    void opened();
    void emptyLinkActivated(const QString &link);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QTableView *makeView(Table table);
    QWidget *makeBar();
    void fillColumnMenu(QMenu &menu);
    void refresh();
    void refreshTexts();
    void select();
    void showSelection();
    void say(const QString &message);

    Document &m_document;
    Selection &m_selection;
    std::array<TableModel *, 2> m_models;
    std::array<QTableView *, 2> m_views;
    std::array<QToolButton *, 2> m_buttons;
    QLineEdit *m_filter;
    QCheckBox *m_findingsOnly;
    QToolButton *m_columns;
    QLabel *m_count, *m_message, *m_empty;
    QStackedWidget *m_pages; ///< the two tables, and what is said in their place
    Table m_shown = Racks;
    bool m_isFollowing = false; ///< shows a selection that was made elsewhere
};

} // namespace clusterwright
