// The Calculators tab of the main window and the menu of all calculators.
#include "app/mainwindow.h"

#include "model/calculators/calculatortext.h"
#include "views/panels/calculatorspanel.h"
#include "views/text.h"

#include <QMenu>
#include <QTabWidget>

namespace clusterwright {

void MainWindow::buildCalculatorsPanel()
{
    m_calculatorsPanel = new CalculatorsPanel(m_document, m_selection);
    m_tabs->addTab(m_calculatorsPanel, tr("Calculators"));
}

/// A submenu for each group, so that the command palette finds every calculator by its title.
void MainWindow::buildCalculatorMenu(QMenu &menu)
{
    QMenu &calculators = *menu.addMenu(tr("Calculators by na&me"));
    QMenu *group = nullptr;
    for (const calc::Calculator &calculator : calc::calculators()) {
        const QString title = toQString(calc::titleOfKey(calc::groupOf(calculator)));
        if (!group || group->title() != title)
            group = calculators.addMenu(title);
        addAction(*group, toQString(calc::titleOf(calculator)), {}, {}, [this, &calculator] {
            showTab(CalculatorsTab);
            m_calculatorsPanel->showCalculator(calculator);
        });
    }
}

} // namespace clusterwright
