// Release dialog: revision, date and name of a release, and why the design cannot be released yet.
#pragma once

#include "views/panels/rackdialogs.h"

class QDateEdit;
class QPlainTextEdit;

namespace clusterwright {

class ReleaseDialog : public EditDialog {
    Q_OBJECT

public:
    ReleaseDialog(Document &document, QWidget *parent = nullptr);

protected:
    Result<Design> edited() const override;
    QString step() const override;

private:
    const Document &m_document;
    QLineEdit *m_revision, *m_by;
    QDateEdit *m_date;
    QLineEdit *m_summary;
};

} // namespace clusterwright
