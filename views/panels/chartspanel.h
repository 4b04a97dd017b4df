// Charts panel: which chart is shown, the chart, and its figures as a table.
#pragma once

#include "exports/drawings/chartsof.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace clusterwright {

class ChartModel;
class ChartView;
class Document;
class Selection;

class ChartsPanel : public QWidget {
    Q_OBJECT

public:
    ChartsPanel(const Document &document, Selection &selection, QWidget *parent = nullptr);

    ChartView &view() { return *m_view; }
    QTableView &table() { return *m_table; }
    QComboBox &subjects() { return *m_subjects; } ///< in the order of ChartSubject
    QComboBox &bars() { return *m_bars; }
    QToolButton &dataButton() { return *m_data; }
    QString emptyText() const; ///< what is said in place of a chart; empty if there is one

signals:
    void emptyLinkActivated(const QString &link);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void refresh();
    void showSelection();
    void pick(std::size_t category);

    const Document &m_document;
    Selection &m_selection;
    ChartModel *m_model;
    QComboBox *m_subjects, *m_bars;
    QToolButton *m_data;
    QStackedWidget *m_pages;
    ChartView *m_view;
    QTableView *m_table;
    QLabel *m_empty, *m_note;
    bool m_isStale = true; ///< the design has changed while the panel was hidden
};

} // namespace clusterwright
