#include "tests/runner.h"

#include <QCoreApplication>

std::unique_ptr<QObject> makeBrokenFilesTest();
std::unique_ptr<QObject> makeCalculatorCasesTest();
std::unique_ptr<QObject> makeCalculatorListTest();
std::unique_ptr<QObject> makeComparisonTextTest();
std::unique_ptr<QObject> makeDesignJsonTest();
std::unique_ptr<QObject> makeEditScriptTest();
std::unique_ptr<QObject> makeEstimateCasesTest();
std::unique_ptr<QObject> makeFileLockTest();
std::unique_ptr<QObject> makeFileStampTest();
std::unique_ptr<QObject> makeFileTest();
std::unique_ptr<QObject> makeJsonTest();
std::unique_ptr<QObject> makeLibraryStackTest();
std::unique_ptr<QObject> makeMutationTest();
std::unique_ptr<QObject> makeNetboxExportTest();
std::unique_ptr<QObject> makeNetboxFilesTest();
std::unique_ptr<QObject> makeNetboxFolderTest();
std::unique_ptr<QObject> makeNetboxImportTest();
std::unique_ptr<QObject> makeNetworkFilesTest();
std::unique_ptr<QObject> makePartJsonTest();
std::unique_ptr<QObject> makePartSchemaTest();
std::unique_ptr<QObject> makePriceBooksTest();
std::unique_ptr<QObject> makePublicModelsTest();
std::unique_ptr<QObject> makeRecoveryTest();
std::unique_ptr<QObject> makeSearchStudyTest();
std::unique_ptr<QObject> makeTemplateFabricsTest();
std::unique_ptr<QObject> makeTemplateTest();
std::unique_ptr<QObject> makeVersionsTest();

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    return runTests({makeBrokenFilesTest,
                     makeCalculatorCasesTest,
                     makeCalculatorListTest,
                     makeComparisonTextTest,
                     makeDesignJsonTest,
                     makeEditScriptTest,
                     makeEstimateCasesTest,
                     makeFileLockTest,
                     makeFileStampTest,
                     makeFileTest,
                     makeJsonTest,
                     makeLibraryStackTest,
                     makeMutationTest,
                     makeNetboxExportTest,
                     makeNetboxFilesTest,
                     makeNetboxFolderTest,
                     makeNetboxImportTest,
                     makeNetworkFilesTest,
                     makePartJsonTest,
                     makePartSchemaTest,
                     makePriceBooksTest,
                     makePublicModelsTest,
                     makeRecoveryTest,
                     makeSearchStudyTest,
                     makeTemplateFabricsTest,
                     makeTemplateTest,
                     makeVersionsTest},
                    QCoreApplication::arguments());
}
