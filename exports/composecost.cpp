#include "exports/charttable.h"
#include "exports/composeparts.h"
#include "exports/drawings/chartsof.h"
#include "model/design/field.h"

namespace clusterwright {
namespace {

using Row = std::vector<Cell>;
using Money3 = std::optional<MoneyTotal>;

constexpr const char *unknownText = "unknown";

/// Low, base, high and what is lacking; without an input of it everything is unknown.
void appendMoney(Row &row, const Money3 &money, double sign = 1)
{
    if (!money) {
        row.insert(row.end(), {std::string(unknownText), std::string(unknownText), std::string(unknownText),
                               std::string("an input is not stated")});
        return;
    }
    for (const Money &amount : {money->low, money->base, money->high})
        row.emplace_back(sumCell(inDollars(amount) * sign, money->unknownCount, 0));
    row.emplace_back(money->unknownCount == 0 ? std::string()
                                              : std::to_string(money->unknownCount) + " unknown");
}

std::vector<Column> moneyColumns(const std::string &first, const std::string &currency, int decimals)
{
    const auto column = [&](const char *bound) {
        return Column{std::string(bound) + " [" + currency + "]", 14, Align::Right, decimals};
    };
    return {{first, 34}, {"Input", 14}, column("Low"), column("Base"), column("High"), {"Lacks", 20}};
}

/// An input as it is stated, from the field with this key.
Cell inputCell(const std::vector<Field> &fields, const char *key)
{
    const Field *field = findField(fields, key);
    if (!field)
        return {};
    return field->figure ? fieldText(*field) : std::string("not stated");
}

Table capexTable(const Sources &sources)
{
    const CostResults &cost = sources.evaluation.results.cost;
    const auto fields = fieldsOf(sources.design.economics);
    Table table{"Capex",
                "From list price to capital expense",
                moneyColumns("Step", sources.design.priceBook.currency, 0),
                {},
                {},
                "Spares are rounded up for each part. Low and high are the ends of the price book. A piece "
                "without a price is not in the sums, which are then lower bounds."};
    const auto add = [&](const char *name, const char *key, const Money3 &money, double sign = 1) {
        Row row{std::string(name), inputCell(fields, key)};
        appendMoney(row, money, sign);
        table.rows.push_back(std::move(row));
    };
    add("Devices, list price", "", cost.devices);
    add("Spares, list price", "spare_fraction", cost.spares);
    add("Discount", "discount", cost.discount, -1);
    add("Net", "", cost.net);
    add("Freight", "freight", cost.freight);
    add("Tax", "tax", cost.tax);
    add("Landed", "", cost.landed);
    add("Integration", "integration", cost.integration);
    Row total{std::string("Capital expense"), Cell{}};
    appendMoney(total, cost.capex);
    table.total = std::move(total);
    return table;
}

Table yearTable(const Sources &sources)
{
    const CostResults &cost = sources.evaluation.results.cost;
    const auto fields = fieldsOf(sources.design.economics);
    Table table{
        "Cost of a year",
        "What a year costs",
        moneyColumns("Item", sources.design.priceBook.currency, 0),
        {},
        {},
        "Capital: twelve monthly payments at the cost of money for the capital expense less the residual "
        "value. Maintenance is a share of the capital expense. Energy: typical power of the devices times "
        "average over typical, times PUE. Straight-line depreciation stands beside the sum, not in it."};
    const auto add = [&](const char *name, const char *key, const Money3 &money) {
        Row row{std::string(name), inputCell(fields, key)};
        appendMoney(row, money);
        table.rows.push_back(std::move(row));
    };
    add("Straight-line depreciation", "years", cost.depreciationPerYear);
    add("Capital", "annual_rate", cost.capitalPerYear);
    add("Energy", "energy_price_usd_per_kwh", cost.energyPerYear);
    add("Maintenance", "maintenance_fraction", cost.maintenancePerYear);
    add("Space", "space_usd_per_rack_month", cost.spacePerYear);
    Row total{std::string("Year: capital, energy, maintenance, space"), Cell{}};
    appendMoney(total, cost.perYear);
    table.total = std::move(total);
    return table;
}

KeyFigure moneyFigure(const char *label, const Money3 &money, std::string note)
{
    return {label, money ? formatCost(*money) : unknownText, std::move(note)};
}

KeyFigures costFigures(const Sources &sources)
{
    const CostResults &cost = sources.evaluation.results.cost;
    const auto massText = [](const std::optional<Total<Mass>> &mass) {
        return mass ? formatTotal(*mass) : std::string(unknownText);
    };
    return {"Cost and carbon",
            {moneyFigure("Capital expense", cost.capex, "landed and integrated, with spares"),
             moneyFigure("Year", cost.perYear, "capital, energy, maintenance, space"),
             moneyFigure("Whole life", cost.wholeLife, "over the years of use"),
             moneyFigure("Accelerator-hour", cost.perAcceleratorHour, "of the hours that are used"),
             moneyFigure("Rack per month", cost.perRackMonth, {}),
             {"Energy of a year", cost.energy ? formatTotal(*cost.energy) : std::string(unknownText),
              "at the meter"},
             {"Carbon of the energy", massText(cost.operationalCarbon), "CO2e of a year"},
             {"Embodied carbon", massText(cost.embodiedCarbon), "CO2e of a year, over the years of use"}}};
}

std::vector<Block> costBlocks(const Sources &sources)
{
    std::vector<Block> blocks{costFigures(sources)};
    std::string missing;
    for (const std::string &title : sources.evaluation.results.cost.missing)
        missing += (missing.empty() ? "" : ", ") + title;
    if (!missing.empty())
        blocks.emplace_back(
            Paragraph{"Not stated, and not assumed: " + missing + ". What depends on them is unknown."});
    return blocks;
}

void append(std::vector<Block> &blocks, std::vector<Block> more)
{
    std::ranges::move(more, std::back_inserter(blocks));
}

} // namespace

std::vector<Section> costSections(const Sources &sources)
{
    if (sources.design.racks.empty())
        return {};
    const auto chart = [&](ChartSubject subject) {
        return chartBlocks(chartOf(subject, sources.design, sources.evaluation));
    };
    std::vector<Section> sections{{"Cost", 1, false, false, costBlocks(sources)},
                                  {"Capital expense", 2, false, false, {capexTable(sources)}},
                                  {"Operation", 2, false, false, {yearTable(sources)}}};
    append(sections[1].blocks, chart(ChartSubject::CostSteps));
    append(sections[2].blocks, chart(ChartSubject::YearSteps));
    if (auto blocks = chart(ChartSubject::Sensitivity); !blocks.empty()) {
        sections.push_back({"Sensitivity", 2, false, false, std::move(blocks)});
        Table table = chartTable(chartOf(ChartSubject::Sensitivity, sources.design, sources.evaluation));
        table.name = "Sensitivity";
        table.note.clear(); // it stands below the figure
        sections.back().blocks.emplace_back(std::move(table));
    }
    return sections;
}

} // namespace clusterwright
