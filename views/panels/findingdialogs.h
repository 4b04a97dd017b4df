// Finding dialogs: accept a finding, or give a parameter of its rule another value.
#pragma once

#include "model/checks/finding.h"
#include "views/panels/rackdialogs.h"

class QCheckBox;

namespace clusterwright {

/// Who waives is taken from the waiver before, else from the authors of the design.
class WaiveDialog : public EditDialog {
    Q_OBJECT

public:
    WaiveDialog(Document &document, const Finding &finding, QWidget *parent = nullptr);

protected:
    Result<Design> edited() const override;
    QString step() const override;

private:
    const Finding m_finding;
    QComboBox *m_object;
    QLineEdit *m_reason, *m_by, *m_expires;
    QCheckBox *m_upTo;
};

class ParameterDialog : public EditDialog {
    Q_OBJECT

public:
    ParameterDialog(Document &document, const std::string &rule, QWidget *parent = nullptr);

protected:
    Result<Design> edited() const override;
    QString step() const override;

private:
    void showValue();

    const std::string m_rule;
    QComboBox *m_parameter;
    QLineEdit *m_value, *m_reason;
};

} // namespace clusterwright
