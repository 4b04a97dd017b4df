#include "tests/runner.h"

#include <QCoreApplication>

std::unique_ptr<QObject> makeBrokenFilesTest();
std::unique_ptr<QObject> makeDesignJsonTest();
std::unique_ptr<QObject> makeEditScriptTest();
std::unique_ptr<QObject> makeFileTest();
std::unique_ptr<QObject> makeJsonTest();
std::unique_ptr<QObject> makeMutationTest();
std::unique_ptr<QObject> makePartJsonTest();
std::unique_ptr<QObject> makeTemplateTest();

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    return runTests({makeBrokenFilesTest, makeDesignJsonTest, makeEditScriptTest, makeFileTest, makeJsonTest,
                     makeMutationTest, makePartJsonTest, makeTemplateTest},
                    QCoreApplication::arguments());
}
