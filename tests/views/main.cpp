#include "tests/runner.h"

#include <QApplication>

std::unique_ptr<QObject> makeDocumentTest();
std::unique_ptr<QObject> makeSelectionTest();
std::unique_ptr<QObject> makeTextTest();
std::unique_ptr<QObject> makeLibraryModelTest();
std::unique_ptr<QObject> makeFindingModelTest();
std::unique_ptr<QObject> makePanelsTest();
std::unique_ptr<QObject> makeTrialTest();
std::unique_ptr<QObject> makeRackViewTest();
std::unique_ptr<QObject> makeFloorViewTest();
std::unique_ptr<QObject> makeGraphicsViewTest();
std::unique_ptr<QObject> makeRackDialogsTest();

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    return runTests({makeDocumentTest, makeSelectionTest, makeTextTest, makeLibraryModelTest,
                     makeFindingModelTest, makePanelsTest, makeTrialTest, makeRackViewTest, makeFloorViewTest,
                     makeGraphicsViewTest, makeRackDialogsTest},
                    QCoreApplication::arguments());
}
