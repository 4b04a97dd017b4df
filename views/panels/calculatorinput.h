// Calculator input: one input of a calculator, with its unit, its meaning, its origin and what is wrong with
// it.
#pragma once

#include "model/calculators/calculator.h"

#include <QWidget>

class QCheckBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace clusterwright {

class FieldChoice;
class RecordTable;

class CalculatorInput : public QWidget {
    Q_OBJECT

public:
    /// `input` must outlive the widget.
    explicit CalculatorInput(const calc::Input &input, QWidget *parent = nullptr);

    std::string_view key() const { return m_input.key; }
    std::optional<calc::Value> value() const; ///< none if nothing is given
    /// `from` is shown until the user changes the value; none shows what is taken without it.
    void setValue(const std::optional<calc::Value> &value, const QString &from = {});
    QString from() const { return m_from; }

    /// What is wrong, and where in a list; empty = nothing.
    void refuse(const QString &message, const std::string &path = {});
    QString message() const;

    /// So that the editors of a form end in one line.
    int unitWidth() const;
    void setUnitWidth(int width);

    QWidget &editor() const; ///< a line, a choice, a check box or a table
    QLineEdit *line() const { return m_line; }
    RecordTable *table() const { return m_table; }

signals:
    void changed();

private:
    void buildEditor();
    void buildChoice();
    void buildTexts(QGridLayout &layout);
    void edited();
    void showNote();

    const calc::Input &m_input;
    QString m_from;
    QLineEdit *m_line = nullptr;
    FieldChoice *m_choice = nullptr;
    QCheckBox *m_flag = nullptr;
    RecordTable *m_table = nullptr;
    QLabel *m_unit = nullptr, *m_note = nullptr, *m_messageIcon = nullptr, *m_messageText = nullptr;
    QWidget *m_messageBox = nullptr;
};

/// Makes a text smaller and dimmer than what it explains.
void setSecondary(QLabel &label);

} // namespace clusterwright
