#include "model/find.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"
#include "tests/workloadsample.h"

using namespace clusterwright;
using sample::q;

class FindTest : public QObject {
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
    void aDeviceKnowsItsTypeAndItsRack();
    void aNodeTypeIsFoundByItsName();
    void whatStandsInNoRackIsFound();
};

namespace {

QString textOf(const Hit &hit)
{
    static const QStringList kinds{"hall",  "row",  "rack",    "type",     "device",
                                   "power", "loop", "network", "workload", "statement"};
    return kinds.at(static_cast<int>(hit.kind)) + " " + q(hit.name);
}

/// Racks R1 and R2 of type "t" with devices s1 and s2 and one feed, and a statement.
Design twoRacks()
{
    Design design = sample::computeRacks(2, 1, 2);
    return addStatement(std::move(design), {"site", "Racks stand on a raised floor", "Site survey"}).take();
}

QStringList textsOf(const Design &design, const QString &text)
{
    QStringList list;
    for (const Hit &hit : find(design, text.toStdString()))
        list << textOf(hit);
    return list;
}

} // namespace

void FindTest::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("hits");
    QTest::newRow("no words") << "  " << QStringList();
    QTest::newRow("nothing") << "zebra" << QStringList();
    QTest::newRow("a rack by its name") << "r2" << QStringList{"rack R2"};
    QTest::newRow("a hall by its name") << "hall" << QStringList{"hall Hall"};
    QTest::newRow("devices by their part, once per type")
        << "gpu 8x" << QStringList{"device node-1", "device node-2"};
    QTest::newRow("devices by their part number") << "example-pdu-34kva" << QStringList{"device pdu-A"};
    QTest::newRow("a device by its id") << "s2" << QStringList{"device node-2"};
    QTest::newRow("devices by their role") << "compute-node" << QStringList{"device node-1", "device node-2"};
    QTest::newRow("a device in its type") << "compute rack node-1" << QStringList{"device node-1"};
    QTest::newRow("a device in one rack, two words") << "r2 node-1" << QStringList{"device R2-node-1"};
    QTest::newRow("a device in one rack, one word") << "R2-node-1" << QStringList{"device R2-node-1"};
    QTest::newRow("a rack type by its rack") << "48u" << QStringList{"type Compute rack"};
    QTest::newRow("a statement by its text")
        << "raised" << QStringList{"statement Racks stand on a raised floor"};
    QTest::newRow("a statement by its source")
        << "survey" << QStringList{"statement Racks stand on a raised floor"};
    QTest::newRow("in the order of the design")
        << "rack"
        << QStringList{"rack R1", "rack R2", "type Compute rack", "statement Racks stand on a raised floor"};
}

void FindTest::finds()
{
    QFETCH(QString, text);
    QTEST(textsOf(twoRacks(), text), "hits");
}

void FindTest::aDeviceKnowsItsTypeAndItsRack()
{
    const Design design = twoRacks();
    const auto ofType = find(design, "node-2");
    QCOMPARE(ofType.size(), std::size_t(1));
    QVERIFY(ofType[0] == (Hit{FoundKind::Device, "s2", "node-2", "t", {}}));
    const auto inRack = find(design, "r1 node-2");
    QCOMPARE(inRack.size(), std::size_t(1));
    QVERIFY(inRack[0] == (Hit{FoundKind::Device, "s2", "R1-node-2", "t", design.racks[0].id}));
}

void FindTest::aNodeTypeIsFoundByItsName()
{
    Design design = twoRacks();
    design = addNodeType(std::move(design), {"n", "Training node", {}}, sample::server()).take();
    design = placeNodeType(std::move(design), "t", "n", sample::at(30, "s3")).take();
    QCOMPARE(textsOf(design, "training"), QStringList{"device node-3"});
}

void FindTest::whatStandsInNoRackIsFound()
{
    Design design = sample::withPowerChain(sample::designWithWorkload(), "A");
    CoolingLoop loop;
    loop.id = "loop-1";
    loop.name = "West loop";
    design.coolingLoops.push_back(loop);
    Fabric fabric;
    fabric.id = "fabric-1";
    fabric.name = "Compute network";
    design.fabrics.push_back(fabric);
    QCOMPARE(textsOf(design, "busway a"), QStringList{"power Busway A"});
    QCOMPARE(textsOf(design, "west"), QStringList{"loop West loop"});
    QCOMPARE(textsOf(design, "network"), QStringList{"network Compute network"});
    QCOMPARE(textsOf(design, "llama 70b"), QStringList{"workload Training"}); // by its model
    QCOMPARE(q(find(design, "llama").at(0).id), QString("train"));
}

std::unique_ptr<QObject> makeFindTest()
{
    return make<FindTest>();
}

#include "tst_find.moc"
