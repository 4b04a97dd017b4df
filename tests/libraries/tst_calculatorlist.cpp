#include "libraries/calculatorlist.h"
#include "model/calculators/calculator.h"
#include "tests/runner.h"

#include <nlohmann/json.hpp>

using namespace clusterwright;

class CalculatorListTest : public QObject {
    Q_OBJECT

private slots:
    void textNamesEveryCalculator();
    void markdownHoldsTheTable();
    void jsonHoldsTheTable();
};

void CalculatorListTest::textNamesEveryCalculator()
{
    const QString text = QString::fromStdString(calculatorListText());
    QVERIFY(text.startsWith("power\n  power.branch_limit  Continuous capacity"));
    QVERIFY(text.contains("\n\nmechanical\n  mechanical.floor_load  "));
    for (const calc::Calculator &row : calc::calculators())
        QVERIFY(text.contains("  " + QString::fromStdString(std::string(row.name)) + "  "));
}

void CalculatorListTest::markdownHoldsTheTable()
{
    const QString text = QString::fromStdString(calculatorListMarkdown());
    QVERIFY(text.contains("\n## thermal\n\n### thermal.airflow\n\nAirflow that removes"));
    QVERIFY(text.contains("| `phases` | integer | default 3 | one of 1, 3 | number of phases |\n"));
    QVERIFY(text.contains("| `points[].load` | number | required | (0, 1] | load fraction |\n"));
    QVERIFY(text.contains("| `ok` | boolean | only with load_kw: that load_va <= limit_va |\n"));
    QVERIFY(text.contains(
        "| `items_u` | list of integer | required | >= 1, may be empty | height of each item |\n"));
    QVERIFY(text.contains("\nSource: ISO/IEC 30134-2 (power usage effectiveness).\n"));
}

void CalculatorListTest::jsonHoldsTheTable()
{
    const auto list = nlohmann::json::parse(calculatorListJson()).at("calculators");
    QCOMPARE(list.size(), calc::calculators().size());
    QVERIFY(list.at(0).at("name") == nlohmann::json("power.branch_limit"));
    QVERIFY(list.at(0).at("inputs").at(2).at("default") == nlohmann::json(3));
}

std::unique_ptr<QObject> makeCalculatorListTest()
{
    return make<CalculatorListTest>();
}

#include "tst_calculatorlist.moc"
