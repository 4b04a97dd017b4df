// Calculators panel: the engineering formulas as a searchable list, each with its inputs and its result.
#pragma once

#include "model/calculators/designvalues.h"

#include <QWidget>

#include <map>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QTreeWidget;
class QTreeWidgetItem;

namespace clusterwright {

class CalculatorForm;
class CalculatorResult;
class Document;
class Selection;

/// Made from the table of the calculators: a new row there needs nothing here.
class CalculatorsPanel : public QWidget {
    Q_OBJECT

public:
    CalculatorsPanel(const Document &document, const Selection &selection, QWidget *parent = nullptr);
    ~CalculatorsPanel() override;

    /// What was typed for another calculator is kept until it is shown again.
    void showCalculator(const calc::Calculator &calculator);
    const calc::Calculator &calculator() const { return *m_calculator; }

    QLineEdit &search() { return *m_search; }
    QTreeWidget &list() { return *m_list; }
    CalculatorForm &form() { return *m_form; }
    CalculatorResult &result() { return *m_result; }
    QLabel &notes() { return *m_notes; } ///< equation, limits and source
    QPushButton &useButton() { return *m_use; }
    QPushButton &clearButton() { return *m_clear; }
    QPushButton &copyButton() { return *m_copy; }

    /// Its parts scroll, so that it does not hold the window open.
    QSize minimumSizeHint() const override { return {320, 200}; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildList();
    QWidget *buildRight();
    void arrange();
    void filter();
    void choose(const QTreeWidgetItem *item);
    void compute();
    void showOutcome();
    void refreshKnown();
    void useDesignValues();
    void copyCase();

    const Document &m_document;
    const Selection &m_selection;
    const calc::Calculator *m_calculator = nullptr;
    std::vector<calc::DesignValue> m_known;
    std::map<std::string_view, calc::Record> m_typed; ///< by the name of the calculator
    QLineEdit *m_search;
    QTreeWidget *m_list;
    QLabel *m_nothing, *m_title, *m_about, *m_notes;
    QPushButton *m_use, *m_clear, *m_copy;
    CalculatorForm *m_form;
    CalculatorResult *m_result;
    QScrollArea *m_upper = nullptr, *m_lower = nullptr; ///< form and result
    QBoxLayout *m_halves = nullptr;                     ///< of both
};

} // namespace clusterwright
