#include "model/analysis/whereused.h"
#include "tests/runner.h"
#include "tests/sample.h"

using namespace clusterwright;

class WhereUsedTest : public QObject {
    Q_OBJECT

private slots:
    void countsPiecesOfAllRacks();
    void severalTypesInTheirOrder();
    void aTypeWithoutRacksHasNoPieces();
    void theRackItself();
    void nodeTypesPutTheirChassis();
    void whatIsNotUsed();
};

void WhereUsedTest::countsPiecesOfAllRacks()
{
    const WhereUsed used = whereUsed(sample::computeRacks(4, 3, 3), "example-gpu-8x");
    QVERIFY((used == WhereUsed{{{"t", "Compute rack", 4, 3}}, {}, 3, 12}));
    QVERIFY(used.isUsed());
}

void WhereUsedTest::severalTypesInTheirOrder()
{
    Design design = sample::computeRacks(1, 3, 2);
    design = addRackType(std::move(design), "a", "Another", sample::rack()).take();
    design = placePart(std::move(design), "a", sample::pdu(), {}).take();
    design = addRacks(std::move(design), "a", "row", 1, "X{n}").take();
    const WhereUsed used = whereUsed(design, "example-pdu-34kva");
    QVERIFY((used == WhereUsed{{{"t", "Compute rack", 3, 2}, {"a", "Another", 1, 1}}, {}, 3, 7}));
}

void WhereUsedTest::aTypeWithoutRacksHasNoPieces()
{
    const WhereUsed used = whereUsed(sample::computeRacks(4, 3, 0), "example-gpu-8x");
    QVERIFY((used == WhereUsed{{{"t", "Compute rack", 4, 0}}, {}, 0, 0}));
    QVERIFY(used.isUsed());
}

void WhereUsedTest::theRackItself()
{
    const WhereUsed used = whereUsed(sample::computeRacks(4, 3, 2), "example-rack-48u");
    QVERIFY((used == WhereUsed{{{"t", "Compute rack", 1, 2}}, {}, 2, 2}));
}

void WhereUsedTest::nodeTypesPutTheirChassis()
{
    Design design = sample::computeRacks(2, 3, 1);
    design.nodeTypes.push_back({"node", "Node", "example-gpu-8x"});
    design.rackTypes.front().placements.back().thing = NodeTypeRef{"node"};
    const WhereUsed used = whereUsed(design, "example-gpu-8x");
    QVERIFY((used == WhereUsed{{{"t", "Compute rack", 2, 1}}, {{"node", "Node"}}, 1, 2}));
}

void WhereUsedTest::whatIsNotUsed()
{
    QVERIFY(!whereUsed(sample::computeRacks(), "nobody-knows").isUsed());
    QVERIFY(!whereUsed(Design(), "example-gpu-8x").isUsed());
}

std::unique_ptr<QObject> makeWhereUsedTest()
{
    return make<WhereUsedTest>();
}

#include "tst_whereused.moc"
