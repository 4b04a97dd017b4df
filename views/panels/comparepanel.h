// Compare panel: what differs between the design and another one, kept up to date while it is seen.
#pragma once

#include "model/difference.h"
#include "views/models/differencemodel.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTreeView;

namespace clusterwright {

class Document;
class Selection;

class ComparePanel : public QWidget {
    Q_OBJECT

public:
    ComparePanel(const Document &document, Selection &selection, QWidget *parent = nullptr);

    /// Compares with another design; `name` says in the window which one.
    void compareWith(const QString &name, Design design);
    /// Compares with what the last release released, also after the next one.
    void compareWithRelease();
    void clear();

    QTreeView &totals() { return *m_totals; }
    QTreeView &list() { return *m_list; }
    QLineEdit &filter() { return *m_filter; }
    QLabel &message() { return *m_message; } ///< instead of the tables, where there is nothing to show
    QLabel &summary() { return *m_summary; }

    void copyText();
    void copyRevisionNotes();

signals:
    /// "file", "release" or "saved": what the user wants to compare with.
    void linkActivated(const QString &link);
    /// A line was opened; what it is about is selected now.
    void jumped();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeContent();
    QWidget *makeHead();
    void refresh();
    void recompute();
    void showMessage(const QString &text);
    void showDifference();
    void select(const QModelIndex &index);

    const Document &m_document;
    Selection &m_selection;
    QString m_name;                       ///< of what is compared with; empty = nothing chosen
    bool m_isRelease = false;             ///< compared with the last release, whatever that is
    std::shared_ptr<const Design> m_base; ///< null = none
    Evaluation m_baseEvaluation;
    Difference m_difference;
    bool m_isStale = true;

    DifferenceModel *m_totalModel, *m_listModel;
    QSortFilterProxyModel *m_proxy;
    QStackedWidget *m_pages;
    QLabel *m_message, *m_summary;
    QLineEdit *m_filter;
    QCheckBox *m_allTotals;
    QTreeView *m_totals, *m_list;
};

} // namespace clusterwright
