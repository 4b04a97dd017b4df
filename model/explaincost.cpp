// Why a design costs what it does.
#include "model/design/field.h"
#include "model/explainparts.h"
#include "model/text.h"

namespace clusterwright {
namespace {

constexpr const char *unknownRule =
    "A piece without a price, or a device without a typical power, counts as unknown and makes the amount a "
    "lower bound; an input that is not stated makes it unknown altogether.";

/// A figure of the cost, what it is made of and which inputs it takes.
struct CostMetric {
    Metric about;
    std::optional<MoneyTotal> CostResults::*money;
    std::vector<const char *> inputs = {}; ///< of the economics
    std::vector<std::pair<const char *, std::optional<MoneyTotal> CostResults::*>> parts =
        {}; ///< other figures
};

const std::vector<CostMetric> &metricTable()
{
    using Cost = CostResults;
    static const std::vector<CostMetric> table{
        {{"spares_usd", "List price of the spares", "USD",
          "Σ ceil(quantity × spares) × list price, each part"},
         &Cost::spares,
         {"spare_fraction"}},
        {{"net_usd", "Net price", "USD", "(devices + spares) × (1 - discount)"},
         &Cost::net,
         {"discount"},
         {{"List price of the spares", &Cost::spares}}},
        {{"landed_usd", "Landed cost", "USD", "net × (1 + freight) × (1 + tax)"},
         &Cost::landed,
         {"freight", "tax"},
         {{"Net price", &Cost::net}}},
        {{"capex_usd", "Capital expense", "USD", "landed + net × integration"},
         &Cost::capex,
         {"integration"},
         {{"Landed cost", &Cost::landed}, {"Net price", &Cost::net}}},
        {{"capital_usd_per_year", "Capital per year", "USD",
          "12 A, A = P i / (1 - (1 + i)^-n), P = capex (1 - residual / (1 + i)^n), i = rate / 12, n = 12 "
          "years"},
         &Cost::capitalPerYear,
         {"annual_rate", "years", "residual_fraction"},
         {{"Capital expense", &Cost::capex}}},
        {{"depreciation_usd_per_year", "Straight-line depreciation per year", "USD",
          "capex × (1 - residual) / years"},
         &Cost::depreciationPerYear,
         {"years", "residual_fraction"},
         {{"Capital expense", &Cost::capex}}},
        {{"energy_usd_per_year", "Energy per year", "USD",
          "typical IT power × average over typical × PUE × 8,760 h × price"},
         &Cost::energyPerYear,
         {"power_utilisation", "pue", "energy_price_usd_per_kwh"}},
        {{"maintenance_usd_per_year", "Maintenance per year", "USD", "capex × maintenance"},
         &Cost::maintenancePerYear,
         {"maintenance_fraction"},
         {{"Capital expense", &Cost::capex}}},
        {{"space_usd_per_year", "Space per year", "USD", "12 × racks × space of a rack per month"},
         &Cost::spacePerYear,
         {"space_usd_per_rack_month"}},
        {{"cost_usd_per_year", "Cost per year", "USD", "capital + energy + maintenance + space"},
         &Cost::perYear,
         {},
         {{"Capital per year", &Cost::capitalPerYear},
          {"Energy per year", &Cost::energyPerYear},
          {"Maintenance per year", &Cost::maintenancePerYear},
          {"Space per year", &Cost::spacePerYear}}},
        {{"whole_life_usd", "Cost of the whole life", "USD", "cost per year × years of use"},
         &Cost::wholeLife,
         {"years"},
         {{"Cost per year", &Cost::perYear}}},
        {{"accelerator_hour_usd", "Cost of an accelerator-hour", "USD",
          "cost per year / (accelerators × 8,760 h × share that is used)"},
         &Cost::perAcceleratorHour,
         {"sold_utilisation"},
         {{"Cost per year", &Cost::perYear}}},
        {{"rack_month_usd", "Cost of a rack per month", "USD", "cost per year / (12 × racks)"},
         &Cost::perRackMonth,
         {},
         {{"Cost per year", &Cost::perYear}}}};
    return table;
}

constexpr std::array otherMetrics{Metric{"energy_kwh_per_year", "Energy of a year", "kWh",
                                         "typical IT power × average over typical × PUE × 8,760 h"},
                                  Metric{"carbon_kg_per_year", "Carbon of a year", "kg",
                                         "energy × carbon of energy + racks × embodied / years"}};

std::string moneyText(const std::optional<MoneyTotal> &total)
{
    return total ? formatCost(*total) : "unknown, an input is not stated";
}

Explanation explainMoney(const ExplainContext &context, const CostMetric &metric)
{
    const CostResults &cost = context.evaluation.results.cost;
    const Summary &total = context.evaluation.results.total;
    const Metric &about = metric.about;
    const std::string_view key = about.key;
    Explanation why{about.key, "design",      about.title + std::string(" of the design"),
                    {},        about.formula, about.unit};
    const std::optional<MoneyTotal> &money = cost.*metric.money;
    why.value = moneyText(money);
    why.known = money ? inDollars(money->base) : 0;
    why.unknownCount = money ? money->unknownCount : 1;
    why.unknownRule = unknownRule;
    if (key == "spares_usd" || key == "net_usd")
        why.inputs.push_back({"List price of the devices", formatCost(cost.devices),
                              context.design.priceBook.name + " " + context.design.priceBook.date});
    for (const auto &[name, member] : metric.parts)
        why.inputs.push_back({name, moneyText(cost.*member), "explained under its own name"});
    if (key == "energy_usd_per_year")
        why.inputs.push_back(
            {"Typical IT power", formatTotal(total.power.typical), "explained as power_typical_w"});
    if (key == "accelerator_hour_usd")
        why.inputs.push_back(
            {"Accelerators",
             totalText(static_cast<double>(total.inventory.accelerators), total.inventory.unknownAccelerators,
                       formatGrouped(static_cast<double>(total.inventory.accelerators), 0)),
             "explained as accelerators"});
    if (key == "space_usd_per_year" || key == "rack_month_usd")
        why.inputs.push_back({"Racks", std::to_string(context.design.racks.size()), "counted"});
    addInputs(why, fieldsOf(context.design.economics), metric.inputs);
    return why;
}

Explanation explainEnergy(const ExplainContext &context)
{
    const auto &energy = context.evaluation.results.cost.energy;
    const Metric &about = otherMetrics[0];
    Explanation why{about.key, "design",      about.title + std::string(" of the design"),
                    {},        about.formula, about.unit};
    why.unknownRule = unknownRule;
    why.known = energy ? inKilowattHours(energy->known) : 0;
    why.unknownCount = energy ? energy->unknownCount : 1;
    why.value = energy ? formatTotal(*energy) : moneyText(std::nullopt);
    why.inputs.push_back({"Typical IT power", formatTotal(context.evaluation.results.total.power.typical),
                          "explained as power_typical_w"});
    addInputs(why, fieldsOf(context.design.economics), {"power_utilisation", "pue"});
    return why;
}

Explanation explainCarbon(const ExplainContext &context)
{
    const CostResults &cost = context.evaluation.results.cost;
    const Metric &about = otherMetrics[1];
    Explanation why{about.key, "design",      about.title + std::string(" of the design"),
                    {},        about.formula, about.unit};
    why.unknownRule = unknownRule;
    Total<Mass> sum;
    for (const auto &part : {cost.operationalCarbon, cost.embodiedCarbon})
        sum.add(part.value_or(Total<Mass>{{}, 1}));
    why.known = inKilograms(sum.known);
    why.unknownCount = sum.unknownCount;
    why.value = formatTotal(sum);
    const auto text = [](const std::optional<Total<Mass>> &mass) {
        return mass ? formatTotal(*mass) : moneyText(std::nullopt);
    };
    why.inputs.push_back({"Carbon of the energy", text(cost.operationalCarbon), {}});
    why.inputs.push_back({"Embodied carbon", text(cost.embodiedCarbon), {}});
    addInputs(why, fieldsOf(context.design.economics),
              {"carbon_kg_per_kwh", "embodied_kg_per_rack", "years"});
    return why;
}

} // namespace

std::span<const Metric> costMetrics()
{
    static const std::vector<Metric> list = [] {
        std::vector<Metric> all;
        for (const CostMetric &metric : metricTable())
            all.push_back(metric.about);
        all.insert(all.end(), otherMetrics.begin(), otherMetrics.end());
        return all;
    }();
    return list;
}

std::optional<Explanation> explainCost(const ExplainContext &context, const std::string &metric,
                                       const std::string &object)
{
    if (object != "design")
        return std::nullopt;
    for (const CostMetric &row : metricTable())
        if (metric == row.about.key)
            return explainMoney(context, row);
    if (metric == otherMetrics[0].key)
        return explainEnergy(context);
    if (metric == otherMetrics[1].key)
        return explainCarbon(context);
    return std::nullopt;
}

} // namespace clusterwright
