#include "tests/runner.h"

#include <QCoreApplication>

std::unique_ptr<QObject> makeAboutTest();
std::unique_ptr<QObject> makeArrangeTest();
std::unique_ptr<QObject> makeBundlesTest();
std::unique_ptr<QObject> makeCableRunsTest();
std::unique_ptr<QObject> makeCalculatorTableTest();
std::unique_ptr<QObject> makeCalculatorTextTest();
std::unique_ptr<QObject> makeCalculatorsTest();
std::unique_ptr<QObject> makeCalibrationTest();
std::unique_ptr<QObject> makeCapacityTest();
std::unique_ptr<QObject> makeComparisonTest();
std::unique_ptr<QObject> makeConnectorTextTest();
std::unique_ptr<QObject> makeCoolingRulesTest();
std::unique_ptr<QObject> makeCoolingTest();
std::unique_ptr<QObject> makeCostResultsTest();
std::unique_ptr<QObject> makeCostTest();
std::unique_ptr<QObject> makeCpuPlatformTest();
std::unique_ptr<QObject> makeDataMovementTest();
std::unique_ptr<QObject> makeDerivedTest();
std::unique_ptr<QObject> makeDesignValuesTest();
std::unique_ptr<QObject> makeDeviceRulesTest();
std::unique_ptr<QObject> makeDifferenceTest();
std::unique_ptr<QObject> makeEditTest();
std::unique_ptr<QObject> makeEstimateTest();
std::unique_ptr<QObject> makeEvaluationTest();
std::unique_ptr<QObject> makeExplainCoolingTest();
std::unique_ptr<QObject> makeExplainPlanTest();
std::unique_ptr<QObject> makeExplainTest();
std::unique_ptr<QObject> makeExplainWorkloadTest();
std::unique_ptr<QObject> makeFabricCapacityTest();
std::unique_ptr<QObject> makeFabricPathTest();
std::unique_ptr<QObject> makeFabricTest();
std::unique_ptr<QObject> makeFacilityTest();
std::unique_ptr<QObject> makeFieldEditTest();
std::unique_ptr<QObject> makeFieldTest();
std::unique_ptr<QObject> makeFigureEditTest();
std::unique_ptr<QObject> makeFindTest();
std::unique_ptr<QObject> makeFlowTest();
std::unique_ptr<QObject> makeHallRulesTest();
std::unique_ptr<QObject> makeInventoryTest();
std::unique_ptr<QObject> makeLibraryUpdateTest();
std::unique_ptr<QObject> makeLinkTableTest();
std::unique_ptr<QObject> makeLoadsByKindTest();
std::unique_ptr<QObject> makeLossTest();
std::unique_ptr<QObject> makeManyTest();
std::unique_ptr<QObject> makeMechanicalCalculatorsTest();
std::unique_ptr<QObject> makeMechanicalTest();
std::unique_ptr<QObject> makeMoveTest();
std::unique_ptr<QObject> makeNetworkDirectTest();
std::unique_ptr<QObject> makeNetworkEditsTest();
std::unique_ptr<QObject> makeNetworkRulesTest();
std::unique_ptr<QObject> makeNetworkTest();
std::unique_ptr<QObject> makeNodeTest();
std::unique_ptr<QObject> makePartIndexTest();
std::unique_ptr<QObject> makePartProblemsTest();
std::unique_ptr<QObject> makePhasesTest();
std::unique_ptr<QObject> makePlaceSwitchesTest();
std::unique_ptr<QObject> makePlaceTest();
std::unique_ptr<QObject> makePortsTest();
std::unique_ptr<QObject> makePowerCalculatorsTest();
std::unique_ptr<QObject> makePowerChainTest();
std::unique_ptr<QObject> makePowerTest();
std::unique_ptr<QObject> makePropertiesTest();
std::unique_ptr<QObject> makeReleaseTest();
std::unique_ptr<QObject> makeReliabilityResultsTest();
std::unique_ptr<QObject> makeReliabilityRulesTest();
std::unique_ptr<QObject> makeReliabilityTest();
std::unique_ptr<QObject> makeResilienceTest();
std::unique_ptr<QObject> makeRowPlacesTest();
std::unique_ptr<QObject> makeRuleTableTest();
std::unique_ptr<QObject> makeRuleTest();
std::unique_ptr<QObject> makeSetValueTest();
std::unique_ptr<QObject> makeSnapTest();
std::unique_ptr<QObject> makeStorageRulesTest();
std::unique_ptr<QObject> makeStorageTest();
std::unique_ptr<QObject> makeTextTest();
std::unique_ptr<QObject> makeThermalCalculatorsTest();
std::unique_ptr<QObject> makeThermalTest();
std::unique_ptr<QObject> makeTotalTest();
std::unique_ptr<QObject> makeTrafficTest();
std::unique_ptr<QObject> makeTraysTest();
std::unique_ptr<QObject> makeUtilisationTest();
std::unique_ptr<QObject> makeWhereUsedTest();
std::unique_ptr<QObject> makeWordsTest();
std::unique_ptr<QObject> makeWorkloadCalculonTest();
std::unique_ptr<QObject> makeWorkloadCampaignTest();
std::unique_ptr<QObject> makeWorkloadCollectiveTest();
std::unique_ptr<QObject> makeWorkloadCountsTest();
std::unique_ptr<QObject> makeWorkloadEditsTest();
std::unique_ptr<QObject> makeWorkloadEfficiencyTest();
std::unique_ptr<QObject> makeWorkloadGoodputTest();
std::unique_ptr<QObject> makeWorkloadLayoutsTest();
std::unique_ptr<QObject> makeWorkloadMemoryTest();
std::unique_ptr<QObject> makeWorkloadPartsTest();
std::unique_ptr<QObject> makeWorkloadResultsTest();
std::unique_ptr<QObject> makeWorkloadSearchTest();
std::unique_ptr<QObject> makeWorkloadServingTest();
std::unique_ptr<QObject> makeWorkloadStartTest();
std::unique_ptr<QObject> makeWorkloadTrainTest();

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    return runTests({makeAboutTest,
                     makeArrangeTest,
                     makeBundlesTest,
                     makeCableRunsTest,
                     makeCalculatorTableTest,
                     makeCalculatorTextTest,
                     makeCalculatorsTest,
                     makeCalibrationTest,
                     makeCapacityTest,
                     makeComparisonTest,
                     makeConnectorTextTest,
                     makeCoolingRulesTest,
                     makeCoolingTest,
                     makeCostResultsTest,
                     makeCostTest,
                     makeCpuPlatformTest,
                     makeDataMovementTest,
                     makeDerivedTest,
                     makeDesignValuesTest,
                     makeDeviceRulesTest,
                     makeDifferenceTest,
                     makeEditTest,
                     makeEstimateTest,
                     makeEvaluationTest,
                     makeExplainCoolingTest,
                     makeExplainPlanTest,
                     makeExplainTest,
                     makeExplainWorkloadTest,
                     makeFabricCapacityTest,
                     makeFabricPathTest,
                     makeFabricTest,
                     makeFacilityTest,
                     makeFieldEditTest,
                     makeFieldTest,
                     makeFigureEditTest,
                     makeFindTest,
                     makeFlowTest,
                     makeHallRulesTest,
                     makeInventoryTest,
                     makeLibraryUpdateTest,
                     makeLinkTableTest,
                     makeLoadsByKindTest,
                     makeLossTest,
                     makeManyTest,
                     makeMechanicalCalculatorsTest,
                     makeMechanicalTest,
                     makeMoveTest,
                     makeNetworkDirectTest,
                     makeNetworkEditsTest,
                     makeNetworkRulesTest,
                     makeNetworkTest,
                     makeNodeTest,
                     makePartIndexTest,
                     makePartProblemsTest,
                     makePhasesTest,
                     makePlaceSwitchesTest,
                     makePlaceTest,
                     makePortsTest,
                     makePowerCalculatorsTest,
                     makePowerChainTest,
                     makePowerTest,
                     makePropertiesTest,
                     makeReleaseTest,
                     makeReliabilityResultsTest,
                     makeReliabilityRulesTest,
                     makeReliabilityTest,
                     makeResilienceTest,
                     makeRowPlacesTest,
                     makeRuleTableTest,
                     makeRuleTest,
                     makeSetValueTest,
                     makeSnapTest,
                     makeStorageRulesTest,
                     makeStorageTest,
                     makeTextTest,
                     makeThermalCalculatorsTest,
                     makeThermalTest,
                     makeTotalTest,
                     makeTrafficTest,
                     makeTraysTest,
                     makeUtilisationTest,
                     makeWhereUsedTest,
                     makeWordsTest,
                     makeWorkloadCalculonTest,
                     makeWorkloadCampaignTest,
                     makeWorkloadCollectiveTest,
                     makeWorkloadCountsTest,
                     makeWorkloadEditsTest,
                     makeWorkloadEfficiencyTest,
                     makeWorkloadGoodputTest,
                     makeWorkloadLayoutsTest,
                     makeWorkloadMemoryTest,
                     makeWorkloadPartsTest,
                     makeWorkloadResultsTest,
                     makeWorkloadSearchTest,
                     makeWorkloadServingTest,
                     makeWorkloadStartTest,
                     makeWorkloadTrainTest},
                    QCoreApplication::arguments());
}
