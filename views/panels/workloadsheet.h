// Workload sheet: everything that follows of one workload, on a page that scrolls.
#pragma once

#include "exports/drawings/xychart.h"
#include "model/evaluation.h"

#include <QScrollArea>

class QComboBox;
class QLabel;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace clusterwright {

class ChartModel;
class FigureGrid;
class FittedTable;
class FoldSection;
class ShareBarView;
class XyChartView;

class WorkloadSheet : public QScrollArea {
    Q_OBJECT

public:
    enum class Curve { Roofline, Scaling, AllReduce, Latency, Goodput };

    explicit WorkloadSheet(QWidget *parent = nullptr);

    /// The workload must be of the design; all are copied.
    void showWorkload(std::shared_ptr<const Design> design, const Workload &workload,
                      const WorkloadResults &results);

    QString headline() const;
    FigureGrid &figures() { return *m_figures; }
    ShareBarView &time() { return *m_time; }
    ShareBarView &memory() { return *m_memory; }
    QComboBox &curves() { return *m_curves; } ///< the data of an entry is a Curve
    XyChartView &chart() { return *m_chart; }
    QToolButton &dataButton() { return *m_data; }
    FittedTable &hardware() { return *m_hardware; }
    FittedTable &path() { return *m_path; }
    QString missing() const;

    QSize minimumSizeHint() const override { return {260, 160}; }

private:
    QWidget *makeHead();
    FoldSection *makeSection(const QString &title, std::initializer_list<QWidget *> widgets);
    QWidget *makeChart();
    void listCurves();
    void showCurve();
    void showMovement();
    XyChart curveOf(Curve curve) const;

    std::shared_ptr<const Design> m_design;
    Workload m_workload;
    WorkloadResults m_results;
    QVBoxLayout *m_body;
    QLabel *m_headline, *m_bottleneck, *m_rests, *m_missing, *m_chartNote;
    FigureGrid *m_figures, *m_reads, *m_checkpoints;
    ShareBarView *m_time, *m_memory;
    QComboBox *m_curves;
    QToolButton *m_data;
    QStackedWidget *m_chartPages;
    XyChartView *m_chart;
    ChartModel *m_hardwareModel, *m_pathModel, *m_sharedModel, *m_chartModel;
    FittedTable *m_hardware, *m_path, *m_shared;
    QLabel *m_readTitle, *m_checkpointTitle;
    FoldSection *m_barSection, *m_chartSection, *m_hardwareSection, *m_movementSection, *m_missingSection;
};

} // namespace clusterwright
