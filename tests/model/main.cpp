#include "tests/runner.h"

#include <QCoreApplication>

std::unique_ptr<QObject> makeArrangeTest();
std::unique_ptr<QObject> makeEditTest();
std::unique_ptr<QObject> makeEvaluationTest();
std::unique_ptr<QObject> makeFieldTest();
std::unique_ptr<QObject> makeInventoryTest();
std::unique_ptr<QObject> makeMechanicalTest();
std::unique_ptr<QObject> makeMoveTest();
std::unique_ptr<QObject> makePlaceTest();
std::unique_ptr<QObject> makePowerTest();
std::unique_ptr<QObject> makePropertiesTest();
std::unique_ptr<QObject> makeRuleTest();
std::unique_ptr<QObject> makeRuleTableTest();
std::unique_ptr<QObject> makeSetValueTest();
std::unique_ptr<QObject> makeTextTest();
std::unique_ptr<QObject> makeThermalTest();
std::unique_ptr<QObject> makeTotalTest();

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    return runTests({makeArrangeTest, makeEditTest, makeEvaluationTest, makeFieldTest, makeInventoryTest,
                     makeMechanicalTest, makeMoveTest, makePlaceTest, makePowerTest, makePropertiesTest,
                     makeRuleTest, makeRuleTableTest, makeSetValueTest, makeTextTest, makeThermalTest,
                     makeTotalTest},
                    QCoreApplication::arguments());
}
