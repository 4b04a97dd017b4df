// Failures panel: the failure domains of the design, and what goes dark when one of them is lost.
#pragma once

#include "model/analysis/domains.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QStackedWidget;
class QTableView;

namespace clusterwright {

class Document;
class FailureModel;
class LossPlan;
class Selection;
class WhyBox;

class FailuresPanel : public QWidget {
    Q_OBJECT

public:
    FailuresPanel(const Document &document, Selection &selection, QWidget *parent = nullptr);

    QTableView &table() { return *m_table; }
    LossPlan &plan() { return *m_plan; }
    QListWidget &darkList() { return *m_list; }
    QComboBox &halls() { return *m_halls; }
    WhyBox &why() { return *m_why; }
    QString summary() const;
    QString emptyText() const; ///< what is said where nothing can fail; empty if something can
    /// What is shown: one thing that is lost.
    const Domain &domain() const { return m_domain; }

    /// Its parts scroll, so that it does not hold the window open.
    QSize minimumSizeHint() const override { return {320, 200}; }

signals:
    void emptyLinkActivated(const QString &link);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeTable();
    QWidget *makeLoss();
    void refresh();
    void refreshHalls();
    void chooseRow();
    void pick(const RackId &rack);
    void showLoss();
    void showPlan();
    void fillList();
    QString nameOfDomain() const;

    const Document &m_document;
    Selection &m_selection;
    FailureModel *m_model;
    QStackedWidget *m_pages;
    QLabel *m_empty;
    QTableView *m_table;
    QLabel *m_title, *m_summary, *m_note;
    QComboBox *m_halls;
    WhyBox *m_why;
    LossPlan *m_plan;
    QListWidget *m_list;
    Domain m_domain;
    Loss m_loss;
    bool m_isStale = true; ///< the design has changed while the panel was hidden
};

} // namespace clusterwright
