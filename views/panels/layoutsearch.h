// Layout search: every way to spread a training over its accelerators, the best of them, and what each trades
// for what.
#pragma once

#include "model/analysis/workloadlayouts.h"
#include "model/design/workloadedits.h"

#include <QDialog>

#include <memory>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;
class QThread;
class QTimer;

namespace clusterwright {

class ChartModel;
class Document;
class FigureGrid;
class ShareBarView;
class XyChartView;

class LayoutSearch : public QDialog {
    Q_OBJECT

public:
    /// Starts to search at once, on a thread of its own.
    LayoutSearch(Document &document, const WorkloadId &workload, QWidget *parent = nullptr);
    ~LayoutSearch() override;

    bool isRunning() const { return m_thread != nullptr; }
    const LayoutAnswer &answer() const { return m_answer; }
    const std::optional<Layout> &chosen() const { return m_chosen; }
    QComboBox &objective() { return *m_objective; }
    QComboBox &across() { return *m_across; }
    QComboBox &upwards() { return *m_upwards; }
    QTableView &table() { return *m_table; }
    XyChartView &chart() { return *m_chart; }
    QPushButton &useButton() { return *m_use; }
    QString text() const; ///< what it says at the moment

    void accept() override; ///< takes the chosen layout
    void reject() override; ///< stops the search

private:
    struct Work; ///< shared with the thread
    void build();
    QWidget *makeResult();
    void search();
    void stop();
    void showProgress();
    void finish();
    void forget(); ///< the design is another one
    void list();
    void draw();
    void choose(const Layout &layout);
    void choosePoint(std::size_t index);

    Document &m_document;
    WorkloadId m_workload;
    std::shared_ptr<const Design> m_of; ///< what was searched
    std::shared_ptr<Work> m_work;
    std::unique_ptr<QThread> m_thread;
    LayoutAnswer m_answer;
    std::optional<Layout> m_chosen;
    QTimer *m_timer;
    QComboBox *m_objective, *m_across, *m_upwards;
    QLabel *m_label, *m_layout;
    QProgressBar *m_bar;
    QPushButton *m_start, *m_use;
    ChartModel *m_model;
    QTableView *m_table;
    XyChartView *m_chart;
    FigureGrid *m_figures;
    ShareBarView *m_time, *m_memory;
};

} // namespace clusterwright
