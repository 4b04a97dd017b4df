// Calculator result: what a calculator gives, or what keeps it from that.
#pragma once

#include "model/calculators/calculator.h"

#include <QWidget>

class QLabel;

namespace clusterwright {

class ChartModel;
class FigureTable;

class CalculatorResult : public QWidget {
    Q_OBJECT

public:
    explicit CalculatorResult(QWidget *parent = nullptr);

    void setCalculator(const calc::Calculator &calculator); ///< and shows no result
    void showOutputs(const calc::Record &outputs);
    /// Instead of a result: what is still needed, or wrong.
    void showMessage(const QString &message);

    FigureTable &table() { return *m_table; }
    QString message() const; ///< empty while there is a result

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitTable();

    const calc::Calculator *m_calculator = nullptr;
    ChartModel *m_model;
    FigureTable *m_table;
    QLabel *m_message;
};

} // namespace clusterwright
