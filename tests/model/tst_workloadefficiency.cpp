#include "model/analysis/workloadefficiency.h"
#include "tests/runner.h"

#include <algorithm>

using namespace clusterwright;

class WorkloadEfficiencyTest : public QObject {
    Q_OBJECT

private slots:
    void everyConstantCanBeOverridden();
    void sharedNamesReplaceBoth();
    void unknownNamesHaveNoEffect();
    void originsAreSaid();
    void uncalibratedClassesSaySo();
};

void WorkloadEfficiencyTest::everyConstantCanBeOverridden()
{
    for (const std::string &name : constantNames()) {
        QVERIFY(rangeOfConstant(name).has_value());
        Hardware hardware;
        hardware.efficiency = {{name, 0.123}};
        int changed = 0;
        for (const EfficiencyConstant &constant : efficiencyConstants(hardware))
            if (constant.origin == ConstantOrigin::Override) {
                QCOMPARE(constant.value, 0.123);
                ++changed;
            }
        QCOMPARE(changed, name == "nv" ? 2 : 1);
    }
}

void WorkloadEfficiencyTest::sharedNamesReplaceBoth()
{
    Hardware hardware{.accelerator = AcceleratorClass::B200};
    hardware.efficiency = {{"nv", 0.5}};
    QCOMPARE(trainingEfficiency(hardware).scaleUp, 0.5);
    QCOMPARE(servingEfficiency(hardware).scaleUp, 0.5);
}

void WorkloadEfficiencyTest::unknownNamesHaveNoEffect()
{
    QVERIFY(!rangeOfConstant("bf17"));
    Hardware hardware;
    const TrainingEfficiency before = trainingEfficiency(hardware);
    hardware.efficiency = {{"bf17", 0.5}};
    QCOMPARE(trainingEfficiency(hardware), before);
}

void WorkloadEfficiencyTest::originsAreSaid()
{
    const auto originOf = [](AcceleratorClass accelerator, std::string_view name) {
        const auto constants = efficiencyConstants({.accelerator = accelerator});
        return std::ranges::find(constants, name, &EfficiencyConstant::name)->origin;
    };
    QCOMPARE(originOf(AcceleratorClass::A100, "bf16"), ConstantOrigin::Fitted);
    QCOMPARE(originOf(AcceleratorClass::A100, "att_f"), ConstantOrigin::Prior);
    QCOMPARE(originOf(AcceleratorClass::A100, "eb"), ConstantOrigin::Borrowed);
    QCOMPARE(originOf(AcceleratorClass::H100, "eb"), ConstantOrigin::Fitted);
    QCOMPARE(originOf(AcceleratorClass::H200, "bf16"), ConstantOrigin::Borrowed);
    QCOMPARE(originOf(AcceleratorClass::Gb300, "moe"), ConstantOrigin::Borrowed);
    QCOMPARE(originOf(AcceleratorClass::Generic, "bf16"), ConstantOrigin::Prior);
}

void WorkloadEfficiencyTest::uncalibratedClassesSaySo()
{
    for (const Name<AcceleratorClass> &name : namesOf<AcceleratorClass>) {
        const bool saysNot = calibrationNote(name.value).starts_with("Not calibrated");
        QCOMPARE(saysNot, !isCalibrated(name.value));
        const auto constants = efficiencyConstants({.accelerator = name.value});
        const bool anyFitted =
            std::ranges::count(constants, ConstantOrigin::Fitted, &EfficiencyConstant::origin);
        QCOMPARE(anyFitted, isCalibrated(name.value));
    }
}

std::unique_ptr<QObject> makeWorkloadEfficiencyTest()
{
    return make<WorkloadEfficiencyTest>();
}

#include "tst_workloadefficiency.moc"
