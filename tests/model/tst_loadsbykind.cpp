#include "model/analysis/loadsbykind.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;

class LoadsByKindTest : public QObject {
    Q_OBJECT

private slots:
    void everyKindApart();
    void unknownStaysInItsKind();
    void kindsMakeTheWhole();
    void typesThatDoNotStandCountForNothing();

private:
    /// Four servers, two switches and a panel that draws nothing, in two racks.
    static Design mixedRacks()
    {
        Design design = sample::computeRacks(4, 3, 2);
        for (const int unit : {40, 41})
            design = placePart(std::move(design), "t", sample::networkSwitch(), sample::at(unit)).take();
        Part panel = sample::part("panel", "Panel", 1, 1, 0.1);
        panel.facts = ItemFacts{};
        return placePart(std::move(design), "t", panel, sample::at(45)).take();
    }
    static std::map<PartKind, LoadTotals> ofType(const Design &design)
    {
        return computeLoadsByKind(placedIn(design, design.rackTypes.front()));
    }
};

void LoadsByKindTest::everyKindApart()
{
    const auto loads = ofType(mixedRacks());
    QCOMPARE(loads.size(), std::size_t(2)); // the panel draws nothing, nor do the feeds
    QCOMPARE(inWatts(loads.at(PartKind::Server).max.known), 4 * 10'200.0);
    QCOMPARE(inWatts(loads.at(PartKind::Switch).max.known), 2 * 1700.0);
}

void LoadsByKindTest::unknownStaysInItsKind()
{
    Design design = mixedRacks();
    design.parts.at("example-switch-64").electrical.max.reset();
    const auto loads = ofType(design);
    QCOMPARE(loads.at(PartKind::Switch).max, (Total<Power>{watts(0), 2}));
    QCOMPARE(loads.at(PartKind::Server).max.unknownCount, 0);
    QCOMPARE(loads.at(PartKind::Server).typical.unknownCount, 4);
}

void LoadsByKindTest::kindsMakeTheWhole()
{
    Design design = mixedRacks();
    design.parts.at("example-switch-64").electrical.max.reset();
    LoadTotals sum;
    for (const auto &[kind, loads] : computeLoadsByKind(design))
        sum.add(loads);
    QCOMPARE(sum, evaluate(design).results.total.power);
}

void LoadsByKindTest::typesThatDoNotStandCountForNothing()
{
    QVERIFY(computeLoadsByKind(sample::computeRacks(4, 3, 0)).empty());
}

std::unique_ptr<QObject> makeLoadsByKindTest()
{
    return make<LoadsByKindTest>();
}

#include "tst_loadsbykind.moc"
