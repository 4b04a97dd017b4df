#include "tests/runner.h"
#include "tests/sample.h"
#include "views/document.h"
#include "views/selection.h"

#include <QSignalSpy>

using namespace clusterwright;

class SelectionTest : public QObject {
    Q_OBJECT

private slots:
    void objectsOfAFindingBecomeOneSelection_data();
    void objectsOfAFindingBecomeOneSelection();
    void whatIsGoneIsNotSelected();
    void sameSelectionSaysNothing();
    void lastChosenIsTheCurrentOne();
    void whatIsLeftStaysSelected();
};

void SelectionTest::objectsOfAFindingBecomeOneSelection_data()
{
    QTest::addColumn<QStringList>("objects");
    QTest::addColumn<QString>("rack");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("placement");
    QTest::newRow("nothing") << QStringList() << ""
                             << ""
                             << "";
    QTest::newRow("unknown id") << QStringList{"gone"} << ""
                                << ""
                                << "";
    QTest::newRow("a placement brings its type") << QStringList{"s1"} << ""
                                                 << "t"
                                                 << "s1";
    QTest::newRow("placement and type") << QStringList{"pdu2", "t"} << ""
                                        << "t"
                                        << "pdu2";
    QTest::newRow("the first placement counts") << QStringList{"s2", "s1", "t"} << ""
                                                << "t"
                                                << "s2";
    QTest::newRow("a part counts as its first placement") << QStringList{"example-gpu-8x"} << ""
                                                          << "t"
                                                          << "s1";
    QTest::newRow("rack and placement") << QStringList{"rack-0001", "s1"} << "rack-0001"
                                        << "t"
                                        << "s1";
}

void SelectionTest::objectsOfAFindingBecomeOneSelection()
{
    QFETCH(QStringList, objects);
    Design design = sample::computeRacks(2, 2, 0);
    design.nextNumber = 1;
    design = addRacks(std::move(design), "t", "row", 1, "R1").take();
    QCOMPARE(design.racks.front().id, "rack-0001");
    std::vector<std::string> ids;
    for (const QString &object : objects)
        ids.push_back(object.toStdString());
    const Selected selected = selectedOf(design, ids);
    QTEST(QString::fromStdString(selected.rack), "rack");
    QTEST(QString::fromStdString(selected.type), "type");
    QTEST(QString::fromStdString(selected.placement), "placement");
}

void SelectionTest::whatIsGoneIsNotSelected()
{
    Document document(sample::computeRacks(2));
    Selection selection(document);
    const RackId rack = document.design().racks.front().id;
    selection.select({rack, "t", "s1"});
    document.apply("Remove", removePlacement(document.design(), "t", "s1"));
    QVERIFY((selection.selected() == Selected{rack, "t", ""}));
    document.apply("Remove", removeRack(document.design(), rack));
    QVERIFY((selection.selected() == Selected{"", "t", ""}));
    document.replace({});
    QVERIFY(selection.selected() == Selected());
}

void SelectionTest::sameSelectionSaysNothing()
{
    Document document(sample::computeRacks(2));
    Selection selection(document);
    QSignalSpy changed(&selection, &Selection::changed);
    selection.select({"", "t", "s1"});
    selection.select({"", "t", "s1"});
    QCOMPARE(changed.count(), 1);
}

void SelectionTest::lastChosenIsTheCurrentOne()
{
    Document document(sample::computeRacks(3));
    Selection selection(document);
    QSignalSpy changed(&selection, &Selection::changed);
    const Selected first{"", "t", "s1"}, second{"", "t", "s2"}, third{"", "t", "s3"};
    QVERIFY(selection.all().empty());
    selection.selectAll({first, {}, second, first});
    QVERIFY((selection.all() == std::vector{second, first}));
    QVERIFY(selection.selected() == first);
    selection.toggle(third);
    QVERIFY(selection.selected() == third);
    QCOMPARE(selection.placement()->id, "s3");
    selection.toggle(third);
    selection.toggle(second);
    QVERIFY(selection.all() == std::vector{first});
    QCOMPARE(changed.count(), 4);
    selection.select({});
    QVERIFY(selection.all().empty() && selection.selected() == Selected());
}

void SelectionTest::whatIsLeftStaysSelected()
{
    Document document(sample::computeRacks(3));
    Selection selection(document);
    const Selected first{"", "t", "s1"}, second{"", "t", "s2"}, third{"", "t", "s3"};
    selection.selectAll({first, second, third});
    QSignalSpy changed(&selection, &Selection::changed);
    document.apply("Remove", removePlacement(document.design(), "t", "s3"));
    QVERIFY((selection.all() == std::vector{first, second}));
    document.apply("Place", placePart(document.design(), "t", sample::networkSwitch(), {}));
    QCOMPARE(changed.count(), 1);
    Design rest = removePlacement(document.design(), "t", "s1").take();
    document.apply("Remove", removePlacement(rest, "t", "s2"));
    QVERIFY((selection.all() == std::vector{Selected{"", "t", ""}}));
}

std::unique_ptr<QObject> makeSelectionTest()
{
    return make<SelectionTest>();
}

#include "tst_selection.moc"
