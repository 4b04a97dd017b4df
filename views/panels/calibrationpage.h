// Calibration page: what the performance model predicts against what was published and measured, and its
// constants fitted to that.
#pragma once

#include "model/analysis/calibration.h"
#include "model/design/design.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace clusterwright {

class ChartModel;
class Document;
class XyChartView;
struct XyIndex;

/// Where the published cases come from.
using PublishedRuns = std::function<Result<std::vector<CalibrationCase>>()>;

class CalibrationPage : public QWidget {
    Q_OBJECT

public:
    CalibrationPage(Document &document, PublishedRuns published, QWidget *parent = nullptr);

    /// What a measurement is added for; empty = nothing.
    void setWorkload(const WorkloadId &workload);
    /// Adds the measured runs of a file of cases, as one step; says what went wrong.
    void importFrom(const QString &path);

    const std::vector<CalibrationCase> &cases() const { return m_cases; } ///< those of the design first
    QTableView &table() { return *m_table; }
    QTableView &families() { return *m_families; }
    XyChartView &chart() { return *m_chart; }
    QPushButton &addButton() { return *m_add; }
    QPushButton &removeButton() { return *m_remove; }
    QPushButton &fitButton() { return *m_fit; }
    QPushButton &usualButton() { return *m_usual; }
    QString message() const;

    bool canMeasure() const; ///< the hardware of the workload is known
    void addMeasurement();
    void fit();
    void useUsualConstants();

    QSize minimumSizeHint() const override { return {320, 200}; }

signals:
    void importRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    QWidget *makeBar();
    void refresh();
    void enableButtons();
    void remove();
    void choosePoint(const XyIndex &point);
    void showChosen(int row);

    Document &m_document;
    PublishedRuns m_load;
    std::optional<Result<std::vector<CalibrationCase>>> m_published; ///< read once
    std::vector<CalibrationCase> m_cases;
    WorkloadId m_workload;
    QLabel *m_message, *m_note;
    QPushButton *m_add, *m_import, *m_remove, *m_fit, *m_usual;
    ChartModel *m_model, *m_familyModel;
    QTableView *m_table, *m_families;
    XyChartView *m_chart;
    bool m_isStale = true;
};

} // namespace clusterwright
