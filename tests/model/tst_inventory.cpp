#include "model/analysis/inventory.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;

class InventoryTest : public QObject {
    Q_OBJECT

private slots:
    void searchFindsParts_data();
    void searchFindsParts();
    void countsByRole();
    void roleDecidesWhatANodeIs();
    void nodeTypesCountAsTheirChassis();
    void unknownAcceleratorsAddNothing();
    void prices_data();
    void prices();

private:
    static Inventory inventoryOf(const Design &design)
    {
        return evaluate(design).results.types.at("t").one.inventory;
    }
};

void InventoryTest::countsByRole()
{
    Design design = sample::computeRacks(4, 3);
    design = placePart(design, "t", sample::networkSwitch(), {.role = Role::ComputeLeaf, .count = 2}).take();
    design = placePart(design, "t", sample::networkSwitch(), {.role = Role::OutOfBand}).take();
    Part array = sample::part("example-array", "Array", 2, 30, 0.8);
    array.facts = StorageFacts{};
    design = placePart(design, "t", array, {}).take();
    const Inventory inventory = inventoryOf(design);
    QCOMPARE(inventory.devices, 11);
    QCOMPARE(inventory.feeds, 3);
    QCOMPARE(inventory.nodes, 4);
    QCOMPARE(inventory.accelerators, std::int64_t(32));
    QCOMPARE(inventory.storageSystems, 1);
    QCOMPARE(inventory.switches(), 3);
    QVERIFY((inventory.switchesByRole == std::map<Role, int>{{Role::ComputeLeaf, 2}, {Role::OutOfBand, 1}}));
    QVERIFY((inventory.parts == std::map<PartId, int>{{"example-array", 1},
                                                      {"example-gpu-8x", 4},
                                                      {"example-pdu-34kva", 3},
                                                      {"example-rack-48u", 1},
                                                      {"example-switch-64", 3}}));
}

void InventoryTest::roleDecidesWhatANodeIs()
{
    const Design design = setValue(sample::computeRacks(4), "s1", "role", "management").take();
    QCOMPARE(inventoryOf(design).nodes, 3);
    QCOMPARE(inventoryOf(design).accelerators, std::int64_t(32));
}

void InventoryTest::nodeTypesCountAsTheirChassis()
{
    Design design = sample::computeRacks(0, 3);
    design = addNodeType(design, {"n", "Node", ""}, sample::server()).take();
    design = placeNodeType(design, "t", "n", {.count = 4}).take();
    Design plain = sample::computeRacks(4, 3);
    QVERIFY(inventoryOf(design) == inventoryOf(plain));
    QVERIFY(evaluate(design).results.total == evaluate(plain).results.total);
}

void InventoryTest::unknownAcceleratorsAddNothing()
{
    Design design = sample::computeRacks(1);
    std::get<ServerFacts>(sample::partIn(design, "example-gpu-8x").facts).acceleratorCount.reset();
    QCOMPARE(inventoryOf(design).accelerators, std::int64_t(0));
    QCOMPARE(inventoryOf(design).nodes, 1);
}

void InventoryTest::prices_data()
{
    QTest::addColumn<QStringList>("priced");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("base");
    QTest::addColumn<double>("high");
    QTest::addColumn<int>("unknown");
    QTest::newRow("nothing is priced") << QStringList() << 0. << 0. << 0. << 8;
    QTest::newRow("some are priced") << QStringList("example-gpu-8x") << 400. << 800. << 1200. << 4;
    QTest::newRow("all are priced") << QStringList{"example-gpu-8x", "example-pdu-34kva", "example-rack-48u"}
                                    << 800. << 1600. << 2400. << 0;
    QTest::newRow("a price of something else") << QStringList("other") << 0. << 0. << 0. << 8;
}

void InventoryTest::prices()
{
    QFETCH(const QStringList, priced);
    Design design = sample::computeRacks(4, 3);
    for (const QString &part : priced)
        design = setPrice(design, {part.toStdString(), dollars(100), dollars(200), dollars(300), "", "quote"})
                     .take();
    const MoneyTotal total = evaluate(design).results.types.at("t").one.price;
    QTEST(inDollars(total.low), "low");
    QTEST(inDollars(total.base), "base");
    QTEST(inDollars(total.high), "high");
    QTEST(total.unknownCount, "unknown");
}

void InventoryTest::searchFindsParts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    QTest::newRow("empty") << "" << true;
    QTest::newRow("vendor, other case") << "eXaMpLe" << true;
    QTest::newRow("words in any order and field") << "8x example  gpu" << true;
    QTest::newRow("summary") << "liquid" << true;
    QTest::newRow("category") << "gpu_server" << true;
    QTest::newRow("one word is missing") << "gpu switch" << false;
}

void InventoryTest::searchFindsParts()
{
    QFETCH(const QString, text);
    Part part = sample::server();
    part.summary = "Liquid-cooled";
    part.category = "gpu_server_8x";
    QTEST(matches(part, text.toStdString()), "found");
}

std::unique_ptr<QObject> makeInventoryTest()
{
    return make<InventoryTest>();
}

#include "tst_inventory.moc"
