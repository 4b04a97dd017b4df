// Workload panel: the workloads of the design, everything that follows of the one that is shown, and how far
// the performance model can be trusted.
#pragma once

#include "model/design/workloadedits.h"
#include "views/panels/calibrationpage.h"

#include <QWidget>

class QListWidget;
class QStackedWidget;
class QTabWidget;

namespace clusterwright {

class Document;
class Selection;
class WorkloadSheet;
struct WorkloadResults;

class WorkloadPanel : public QWidget {
    Q_OBJECT

public:
    enum Page { WorkloadPage, CalibrationTab };

    WorkloadPanel(Document &document, Selection &selection, QWidget *parent = nullptr);

    QTabWidget &pages() { return *m_pages; }
    QListWidget &list() { return *m_list; }
    WorkloadSheet &sheet() { return *m_sheet; }
    CalibrationPage &calibration() { return *m_calibration; }
    QPushButton &addButton() { return *m_add; }
    QPushButton &removeButton() { return *m_remove; }
    QPushButton &layoutButton() { return *m_layout; }
    bool isEmpty() const;

    bool canFindLayout() const;                  ///< of what is shown
    WorkloadId shown() const { return m_shown; } ///< empty = there is none
    void addWorkload();
    void removeShown();
    void findLayout();

    /// Its parts scroll, so that it does not hold the window open.
    QSize minimumSizeHint() const override { return {420, 240}; }

signals:
    void shownChanged(); ///< another workload, or what is known of it
    void emptyLinkActivated(const QString &link);
    void importRequested(); ///< of measured cases

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makePage();
    QWidget *makeList();
    void refresh();
    void refreshList();
    void showShown();
    void showSelection();
    void chooseRow(int row);
    const WorkloadResults *shownResults() const;

    Document &m_document;
    Selection &m_selection;
    WorkloadId m_shown;
    QTabWidget *m_pages;
    QListWidget *m_list;
    QPushButton *m_add, *m_remove, *m_layout;
    QStackedWidget *m_content;
    WorkloadSheet *m_sheet;
    QLabel *m_empty;
    CalibrationPage *m_calibration;
    bool m_isStale = true;
};

} // namespace clusterwright
