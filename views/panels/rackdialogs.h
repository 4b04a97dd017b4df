// Rack dialogs: a new rack type, and new racks on the floor.
#pragma once

#include "model/design/design.h"
#include "model/result.h"

#include <QDialog>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace clusterwright {

class Document;

/// A dialog whose entries become one edit. It stays open while the edit is refused, with the reason.
class EditDialog : public QDialog {
    Q_OBJECT

public:
    EditDialog(Document &document, const QString &title, const QString &button, QWidget *parent);

    void accept() override;

protected:
    virtual Result<Design> edited() const = 0;
    virtual QString step() const = 0;

    const Design &design() const;
    QFormLayout &form() { return *m_form; }
    /// Says right away why the edit is refused; the button works only if it is not.
    void check();

private:
    void showRefusal(const Result<Design> &next);

    Document &m_document;
    QFormLayout *m_form;
    QLabel *m_refusal;
    QPushButton *m_apply;
};

class RackTypeDialog : public EditDialog {
    Q_OBJECT

public:
    RackTypeDialog(Document &document, const Library &library, QWidget *parent = nullptr);

protected:
    Result<Design> edited() const override;
    QString step() const override;

private:
    const Library &m_library;
    QComboBox *m_rack;
    QLineEdit *m_name;
};

/// Makes a hall and a row where there are none.
class RacksDialog : public EditDialog {
    Q_OBJECT

public:
    RacksDialog(Document &document, const RackTypeId &type, QWidget *parent = nullptr);

protected:
    Result<Design> edited() const override;
    QString step() const override;

private:
    void enableRowFields();
    Result<Design> withRow(std::string &row) const;

    QComboBox *m_type, *m_row;
    QSpinBox *m_count;
    QLineEdit *m_name;
    QDoubleSpinBox *m_width, *m_depth, *m_fromNorth;
};

} // namespace clusterwright
