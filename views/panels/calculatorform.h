// Calculator form: the inputs of one calculator below each other.
#pragma once

#include "model/calculators/designvalues.h"
#include "views/panels/calculatorinput.h"

#include <QWidget>

class QVBoxLayout;

namespace clusterwright {

class CalculatorForm : public QWidget {
    Q_OBJECT

public:
    explicit CalculatorForm(QWidget *parent = nullptr);

    /// Shows the inputs of another calculator, without values.
    void setCalculator(const calc::Calculator &calculator);

    calc::Record values() const;                            ///< what is given
    void setValues(const calc::Record &values);             ///< all others become blank
    void use(const std::vector<calc::DesignValue> &values); ///< the others stay

    /// Shows an error at the input it names; false if it names none of them.
    bool refuse(const Error &error);
    void accept(); ///< nothing is wrong

    CalculatorInput *input(std::string_view key) const; ///< null if there is none
    const std::vector<CalculatorInput *> &inputs() const { return m_inputs; }

signals:
    void changed();

private:
    QVBoxLayout *m_layout;
    std::vector<CalculatorInput *> m_inputs;
};

} // namespace clusterwright
