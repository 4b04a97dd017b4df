#include "tests/runner.h"

#include <QApplication>

std::unique_ptr<QObject> makeAutosaveTest();
std::unique_ptr<QObject> makeCalculatorsPanelTest();
std::unique_ptr<QObject> makeChartModelTest();
std::unique_ptr<QObject> makeChartsPanelTest();
std::unique_ptr<QObject> makeCommandPaletteTest();
std::unique_ptr<QObject> makeCompareTest();
std::unique_ptr<QObject> makeDocumentTest();
std::unique_ptr<QObject> makeFabricPanelTest();
std::unique_ptr<QObject> makeFailuresPanelTest();
std::unique_ptr<QObject> makeFilePanelsTest();
std::unique_ptr<QObject> makeFindingModelTest();
std::unique_ptr<QObject> makeFindingsPanelTest();
std::unique_ptr<QObject> makeFloorViewTest();
std::unique_ptr<QObject> makeGraphicsViewTest();
std::unique_ptr<QObject> makeInspectorTest();
std::unique_ptr<QObject> makeLibraryBrowserTest();
std::unique_ptr<QObject> makeLibraryDialogsTest();
std::unique_ptr<QObject> makeLibraryModelTest();
std::unique_ptr<QObject> makeNavigationTest();
std::unique_ptr<QObject> makeOutlineTest();
std::unique_ptr<QObject> makePanelsTest();
std::unique_ptr<QObject> makePartComparisonTest();
std::unique_ptr<QObject> makePartFormTest();
std::unique_ptr<QObject> makePartFormTextsTest();
std::unique_ptr<QObject> makePlantPanelTest();
std::unique_ptr<QObject> makeRackDialogsTest();
std::unique_ptr<QObject> makeRackViewTest();
std::unique_ptr<QObject> makeSelectionTest();
std::unique_ptr<QObject> makeTablesTest();
std::unique_ptr<QObject> makeTextTest();
std::unique_ptr<QObject> makeTrialTest();
std::unique_ptr<QObject> makeWorkloadPanelTest();

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    return runTests({makeAutosaveTest,       makeCalculatorsPanelTest, makeChartModelTest,
                     makeChartsPanelTest,    makeCommandPaletteTest,   makeCompareTest,
                     makeDocumentTest,       makeFabricPanelTest,      makeFailuresPanelTest,
                     makeFilePanelsTest,     makeFindingModelTest,     makeFindingsPanelTest,
                     makeFloorViewTest,      makeGraphicsViewTest,     makeInspectorTest,
                     makeLibraryBrowserTest, makeLibraryDialogsTest,   makeLibraryModelTest,
                     makeNavigationTest,     makeOutlineTest,          makePanelsTest,
                     makePartComparisonTest, makePartFormTest,         makePartFormTextsTest,
                     makePlantPanelTest,     makeRackDialogsTest,      makeRackViewTest,
                     makeSelectionTest,      makeTablesTest,           makeTextTest,
                     makeTrialTest,          makeWorkloadPanelTest},
                    QCoreApplication::arguments());
}
