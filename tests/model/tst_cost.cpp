#include "model/calculators/cost.h"
#include "tests/model/calculatorrows.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::figures, sample::refusal, sample::Record, sample::List, sample::Value;

class CostTest : public QObject {
    Q_OBJECT

private slots:
    void published_data();
    void published() { sample::checkFigures(); }
    void refuses_data();
    void refuses() { sample::checkRefusal(); }
    void swingsThatTieGoByName();

private:
    static Record cluster(); ///< without interest
};

Record CostTest::cluster()
{
    return {{"capex_usd", 8e6}, {"annual_rate", 0}, {"years", 4},        {"gpus", 100},
            {"it_kw", 200},     {"pue", 1.2},       {"usd_per_kwh", 0.1}};
}

void CostTest::published_data()
{
    sample::addFigureColumns();
    figures("Hennessy and Patterson, 5th ed., chapter 6: servers, 2.0 M$ a month", "cost.annuity",
            {{"principal_usd", 66'668'100}, {"annual_rate", 0.05}, {"periods", 36}}, {{"payment_usd", 2.0e6}},
            0.01);
    figures("a loan of a million at 8 % over five years", "cost.annuity",
            {{"principal_usd", 1e6}, {"annual_rate", 0.08}, {"periods", 60}}, {{"payment_usd", 20276.39}},
            1e-6);
    figures("no interest", "cost.annuity", {{"principal_usd", 900'000}, {"annual_rate", 0}, {"periods", 36}},
            {{"payment_usd", 25'000}});
    figures("so little interest that 1 + i is 1", "cost.annuity",
            {{"principal_usd", 900'000}, {"annual_rate", 1e-16}, {"periods", 36}}, {{"payment_usd", 25'000}});
    figures("Hennessy and Patterson, 5th ed., chapter 6: 8 MW, 475 k$ a month", "cost.energy",
            {{"it_kw", 8000}, {"utilisation", 0.8}, {"pue", 1.45}, {"hours_h", 730}, {"usd_per_kwh", 0.07}},
            {{"energy_usd", 475'000}}, 0.01);
    figures("half a year with embodied carbon", "cost.energy",
            {{"it_kw", 500},
             {"pue", 1.1},
             {"hours_h", 4380},
             {"kg_co2_per_kwh", 0.2},
             {"embodied_t", 1000},
             {"life_years", 5}},
            {{"energy_mwh", 2409}, {"operational_t", 481.8}, {"total_t", 581.8}});
    figures("no interest, with residual and space", "cost.gpu_hour",
            {{"capex_usd", 1e7},
             {"residual_fraction", 0.2},
             {"annual_rate", 0},
             {"years", 4},
             {"gpus", 250},
             {"it_kw", 400},
             {"pue", 1.25},
             {"usd_per_kwh", 0.1},
             {"power_utilisation", 0.8},
             {"maintenance_fraction", 0.02},
             {"space_usd_per_year", 49'600},
             {"sold_utilisation", 0.8}},
            {{"capital_usd_per_year", 2e6},
             {"energy_usd_per_year", 350'400},
             {"opex_usd_per_year", 249'600},
             {"usd_per_gpu_hour", 2.6e6 / (250 * 8760 * 0.8)}});
    figures(
        "7 % of 100 is 7, not 8", "cost.bom",
        {{"lines",
          List{Record{{"item", "server"}, {"quantity", 100}, {"unit_usd", 10}, {"spare_fraction", 0.07}}}}},
        {{"list_usd", 1070}, {"net_usd", 1070}, {"landed_usd", 1070}});
    figures(
        "spares up in each line, freight on net, tax on both", "cost.bom",
        {{"lines", List{Record{{"item", "a"}, {"quantity", 3}, {"unit_usd", 100}, {"spare_fraction", 0.1}},
                        Record{{"item", "b"}, {"quantity", 1}, {"unit_usd", 600}}}},
         {"discount", 0.1},
         {"freight", 0.5},
         {"tax", 0.2}},
        {{"list_usd", 1000}, {"net_usd", 900}, {"landed_usd", 1620}});
    figures("round months without interest", "cost.monthly_tco",
            {{"server_capex_usd", 3.6e7},
             {"server_months", 36},
             {"network_capex_usd", 4.8e6},
             {"network_months", 48},
             {"facility_capex_usd", 2.4e7},
             {"facility_months", 120},
             {"power_cooling_fraction", 0.8},
             {"annual_rate", 0},
             {"critical_kw", 2000},
             {"utilisation", 0.75},
             {"pue", 1.2},
             {"usd_per_kwh", 0.1},
             {"people_usd_per_month", 68'600}},
            {{"power_usd_per_month", 131'400},
             {"total_usd_per_month", 1.5e6},
             {"share_servers", 2.0 / 3},
             {"share_power_cooling", 0.16 / 1.5},
             {"share_power", 0.0876}});
    figures(
        "capital of 2 M$ a year moves most", "cost.tornado",
        {{"base", cluster()},
         {"ranges", Record{{"years", List{4, 5}}, {"pue", List{1.1, 1.3}}, {"capex_usd", List{7e6, 9.2e6}}}}},
        {{"order", List{"capex_usd", "years", "pue"}},
         {"swing_usd_per_gpu_hour", List{5.5e5 / 876'000, 4e5 / 876'000, 0.04}}});
    figures("a range of one point, and ties by name", "cost.tornado",
            {{"base", cluster()},
             {"ranges", Record{{"years", List{4, 4}},
                               {"usd_per_kwh", List{0.05, 0.15}},
                               {"it_kw", List{100, 300}},
                               {"annual_rate", List{0, 0}}}}},
            {{"order", List{"it_kw", "usd_per_kwh", "annual_rate", "years"}}});
}

void CostTest::refuses_data()
{
    sample::addRefusalColumns();
    refusal("carbon to spread, and no life", "cost.energy", {{"it_kw", 1}, {"embodied_t", 1}}, "life_years");
    refusal("a second line that pays", "cost.bom",
            {{"lines", List{Record{{"item", "a"}, {"quantity", 1}, {"unit_usd", 5}},
                            Record{{"item", "b"}, {"quantity", 1}, {"unit_usd", -5}}}}},
            "lines[1].unit_usd");
    refusal("a price beyond all numbers", "cost.bom",
            {{"lines", List{Record{{"item", "a"}, {"quantity", 1'000'000'000}, {"unit_usd", 1e300}}}}},
            "result");
    const auto tornado = [](const char *row, const char *input, Value range, const char *key) {
        refusal(row, "cost.tornado", {{"base", cluster()}, {"ranges", Record{{input, std::move(range)}}}},
                key);
    };
    tornado("an input that there is not", "watts", List{1, 2}, "ranges.watts");
    tornado("one end", "years", List{4}, "ranges.years");
    tornado("no list", "years", 4, "ranges.years");
    tornado("an end that is no number", "years", List{4, "5"}, "ranges.years");
    tornado("high before low", "years", List{5, 4}, "ranges.years");
    tornado("an end outside the range", "years", List{0, 4}, "ranges.years");
    tornado("an end that must be whole", "gpus", List{1, 2.5}, "ranges.gpus");
    refusal("nothing to change", "cost.tornado", {{"base", cluster()}, {"ranges", Record{}}}, "ranges");
    Record base = cluster();
    base.set("pue", 0.9);
    refusal("a base outside the range", "cost.tornado",
            {{"base", base}, {"ranges", Record{{"watts", List{1, 2}}}}}, "base.pue");
    base = cluster();
    base.add("watts", 1);
    refusal("a base with a stranger", "cost.tornado",
            {{"base", base}, {"ranges", Record{{"pue", List{1, 2}}}}}, "base.watts");
}

void CostTest::swingsThatTieGoByName() // also when they differ in their last digits
{
    Ownership base;
    base.capex = dollars(1e6);
    base.use = years(4);
    base.gpus = 10;
    Ownership high = base, higher = base;
    high.capex = dollars(1.1e6);
    higher.capex = dollars(1.1e6 * (1 + 1e-14));
    const auto swings = rankSwings({{"b", base, higher}, {"c", base, base}, {"a", base, high}});
    QCOMPARE(swings.size(), std::size_t{3});
    QCOMPARE(swings[0].input, std::string("a"));
    QCOMPARE(swings[1].input, std::string("b"));
    QCOMPARE(inDollars(swings[2].perGpuHour), 0.0);
}

std::unique_ptr<QObject> makeCostTest()
{
    return make<CostTest>();
}

#include "tst_cost.moc"
