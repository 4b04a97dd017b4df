#include "tests/runner.h"

#include <QCoreApplication>

std::unique_ptr<QObject> makeAboutTest();
std::unique_ptr<QObject> makeArrangeTest();
std::unique_ptr<QObject> makeCapacityTest();
std::unique_ptr<QObject> makeDeviceRulesTest();
std::unique_ptr<QObject> makeDifferenceTest();
std::unique_ptr<QObject> makeEditTest();
std::unique_ptr<QObject> makeEvaluationTest();
std::unique_ptr<QObject> makeExplainTest();
std::unique_ptr<QObject> makeFieldEditTest();
std::unique_ptr<QObject> makeFieldTest();
std::unique_ptr<QObject> makeFindTest();
std::unique_ptr<QObject> makeHallRulesTest();
std::unique_ptr<QObject> makeInventoryTest();
std::unique_ptr<QObject> makeLoadsByKindTest();
std::unique_ptr<QObject> makeManyTest();
std::unique_ptr<QObject> makeMechanicalTest();
std::unique_ptr<QObject> makeMoveTest();
std::unique_ptr<QObject> makePlaceTest();
std::unique_ptr<QObject> makePowerTest();
std::unique_ptr<QObject> makePropertiesTest();
std::unique_ptr<QObject> makeReleaseTest();
std::unique_ptr<QObject> makeRowPlacesTest();
std::unique_ptr<QObject> makeRuleTableTest();
std::unique_ptr<QObject> makeRuleTest();
std::unique_ptr<QObject> makeSetValueTest();
std::unique_ptr<QObject> makeSnapTest();
std::unique_ptr<QObject> makeTextTest();
std::unique_ptr<QObject> makeThermalTest();
std::unique_ptr<QObject> makeTotalTest();
std::unique_ptr<QObject> makeUtilisationTest();
std::unique_ptr<QObject> makeWordsTest();

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    return runTests({makeAboutTest,      makeArrangeTest,     makeCapacityTest,   makeDeviceRulesTest,
                     makeDifferenceTest, makeEditTest,        makeEvaluationTest, makeExplainTest,
                     makeFieldEditTest,  makeFieldTest,       makeFindTest,       makeHallRulesTest,
                     makeInventoryTest,  makeLoadsByKindTest, makeManyTest,       makeMechanicalTest,
                     makeMoveTest,       makePlaceTest,       makePowerTest,      makePropertiesTest,
                     makeReleaseTest,    makeRowPlacesTest,   makeRuleTableTest,  makeRuleTest,
                     makeSetValueTest,   makeSnapTest,        makeTextTest,       makeThermalTest,
                     makeTotalTest,      makeUtilisationTest, makeWordsTest},
                    QCoreApplication::arguments());
}
