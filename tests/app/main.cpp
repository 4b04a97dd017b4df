#include "tests/runner.h"

#include <QApplication>

std::unique_ptr<QObject> makeCalculationsTest();
std::unique_ptr<QObject> makeCliTest();
std::unique_ptr<QObject> makeExportTest();
std::unique_ptr<QObject> makeFabricCliTest();
std::unique_ptr<QObject> makeKilledSaveTest();
std::unique_ptr<QObject> makeLibraryCliTest();
std::unique_ptr<QObject> makeLibraryWindowTest();
std::unique_ptr<QObject> makeSafetyTest();
std::unique_ptr<QObject> makeSavedBytesTest();
std::unique_ptr<QObject> makeSearchCliTest();
std::unique_ptr<QObject> makeStartTest();
std::unique_ptr<QObject> makeTotalsTest();
std::unique_ptr<QObject> makeWorkloadCliTest();

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    return runTests({makeCalculationsTest, makeCliTest, makeExportTest, makeFabricCliTest, makeKilledSaveTest,
                     makeLibraryCliTest, makeLibraryWindowTest, makeSafetyTest, makeSavedBytesTest,
                     makeSearchCliTest, makeStartTest, makeTotalsTest, makeWorkloadCliTest},
                    QCoreApplication::arguments());
}
