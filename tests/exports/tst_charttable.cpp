#include "exports/charttable.h"
#include "exports/drawings/chartsof.h"
#include "tests/exports/richsample.h"
#include "tests/runner.h"

using namespace clusterwright;

class ChartTableTest : public QObject {
    Q_OBJECT

private slots:
    void everyFigureOfAStack();
    void shareOfEachLimit();
    void oneColumnOfSteps();

private:
    static Table table(ChartSubject subject)
    {
        const Design design = sample::richDesign();
        return chartTable(chartOf(subject, design, evaluate(design), BarsFor::RackTypes));
    }
    static QStringList titles(const Table &table)
    {
        QStringList list;
        for (const Column &column : table.columns)
            list << QString::fromStdString(column.title);
        return list;
    }
    static QStringList texts(const Table &table, std::size_t row)
    {
        QStringList list;
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            list << QString::fromStdString(cellText(table.columns[i], table.rows.at(row).at(i)))
                        .replace(QChar(QChar::Nbsp), ' ');
        return list;
    }
};

void ChartTableTest::everyFigureOfAStack()
{
    const Table power = table(ChartSubject::RackPower);
    QCOMPARE(titles(power),
             QStringList({"Rack type", "Racks", "Servers [kW]", "Switches [kW]", "Storage [kW]", "All [kW]",
                          "Feed capacity [kW]", "Feed capacity, one feed lost [kW]"}));
    QCOMPARE(texts(power, 0), QStringList({"Compute rack", "5 racks", "40.8", "≥ 1.7, 1 unknown", "0.0",
                                           "≥ 42.5, 1 unknown", "69.0", "34.5"}));
    QCOMPARE(texts(power, 1).last(), "no figure");
    QCOMPARE(power.rows.size(), std::size_t(2));
}

void ChartTableTest::shareOfEachLimit()
{
    const Table fill = table(ChartSubject::RackFill);
    QCOMPARE(titles(fill), QStringList({"Rack type", "Racks", "Mass [%]", "Space [%]", "Limit [%]"}));
    QCOMPARE(texts(fill, 0), QStringList({"Compute rack", "5 racks", "≥ 41.1, 1 unknown", "70.8", "100.0"}));
}

void ChartTableTest::oneColumnOfSteps()
{
    const Table steps = table(ChartSubject::PowerSteps);
    QCOMPARE(titles(steps), QStringList({"Kind of device", "Share", "Power [kW]"}));
    QCOMPARE(texts(steps, 0), QStringList({"Servers", "", "204.0"}));
    QCOMPARE(texts(steps, 3), QStringList({"All, maximum", "", "≥ 225.4, 5 unknown"}));
}

std::unique_ptr<QObject> makeChartTableTest()
{
    return make<ChartTableTest>();
}

#include "tst_charttable.moc"
