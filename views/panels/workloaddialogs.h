// Workload dialogs: a new workload, what was measured of one, and constants fitted to what was measured.
#pragma once

#include "model/analysis/calibration.h"
#include "model/design/workloadedits.h"
#include "views/panels/rackdialogs.h"

class QCheckBox;
class QListWidget;

namespace clusterwright {

class WorkloadDialog : public EditDialog {
    Q_OBJECT

public:
    WorkloadDialog(Document &document, Result<std::vector<NamedModel>> models, QWidget *parent = nullptr);

    QLineEdit &search() { return *m_search; }
    QListWidget &models() { return *m_list; }
    QString summary() const;

protected:
    Result<Design> edited() const override;
    QString step() const override;

private:
    WorkloadKind kind() const;
    NamedModel model() const;
    void list();
    void suggestName();
    void refresh();

    Document &m_document;
    std::vector<NamedModel> m_models;
    QComboBox *m_kind;
    QLineEdit *m_search, *m_name, *m_tokens;
    QListWidget *m_list;
    QLabel *m_summary;
    bool m_isNamed = false; ///< by the user
};

class MeasurementDialog : public EditDialog {
    Q_OBJECT

public:
    MeasurementDialog(Document &document, const WorkloadId &workload, QWidget *parent = nullptr);

protected:
    Result<Design> edited() const override;
    QString step() const override;

private:
    Document &m_document;
    WorkloadId m_workload;
    QComboBox *m_figure;
    QLineEdit *m_value, *m_name, *m_source;
};

class CalibrationDialog : public EditDialog {
    Q_OBJECT

public:
    /// Fits to the measured runs of the design, and to the published ones if the user wants.
    CalibrationDialog(Document &document, std::vector<MeasuredRun> published, QWidget *parent = nullptr);

    QListWidget &constants() { return *m_constants; }
    QString outcome() const;

protected:
    Result<Design> edited() const override;
    QString step() const override;

private:
    AcceleratorClass accelerator() const;
    std::string function() const; ///< of the estimator
    std::vector<MeasuredRun> runs() const;
    Result<Fit> fitted() const;
    void listConstants();
    void refresh();

    std::vector<MeasuredRun> m_published;
    QComboBox *m_accelerator, *m_function;
    QListWidget *m_constants;
    QCheckBox *m_withPublished;
    QLabel *m_outcome;
    Result<Fit> m_fit{Error()}; ///< of what is chosen
};

} // namespace clusterwright
