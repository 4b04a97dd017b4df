// Design values of the cost calculators: prices of the parts and what the economics state.
#include "model/calculators/designscope.h"

#include "model/calculators/cost.h"

#include <cmath>

namespace clusterwright::calc {
namespace {

double stated(const std::optional<Figure<double>> &figure)
{
    return figure ? figure->value : 0;
}

/// The bill of all racks at base prices; none if a part has no price.
std::optional<std::vector<BomLine>> bill(const Scope &scope)
{
    std::vector<BomLine> lines;
    const Inventory &total = scope.evaluation.results.total.inventory;
    if (total.cablesWithoutPart > 0)
        return std::nullopt;
    for (const auto &[part, count] : billOf(total)) {
        const auto price = scope.design.priceBook.prices.find(part);
        if (price == scope.design.priceBook.prices.end())
            return std::nullopt;
        lines.push_back({count, price->second.base, stated(scope.design.economics.spares)});
    }
    return lines.empty() ? std::nullopt : std::optional(lines);
}

std::optional<Known> billLines(const Scope &scope)
{
    if (!bill(scope))
        return std::nullopt;
    List list;
    for (const auto &[id, count] : billOf(scope.evaluation.results.total.inventory))
        list.emplace_back(Record{{"item", fullName(scope.design.parts.at(id))},
                                 {"quantity", count},
                                 {"unit_usd", inDollars(scope.design.priceBook.prices.at(id).base)},
                                 {"spare_fraction", stated(scope.design.economics.spares)}});
    return Known{std::move(list), "Design: all parts at base prices, spares as stated"};
}

/// What the bill costs with all that economics adds to it.
std::optional<Known> capex(const Scope &scope)
{
    std::optional<Known> known;
    const auto lines = bill(scope);
    const Economics &economics = scope.design.economics;
    if (!lines)
        return known;
    const BomTotal total =
        rollUpBom(*lines, stated(economics.discount), stated(economics.freight), stated(economics.tax));
    known =
        Known{inDollars(total.landed + total.net * stated(economics.integration)),
              "Design: all parts at base prices, with spares, discount, freight, tax and integration as far "
              "as stated"};
    return known;
}

std::optional<Known> maximumPower(const Scope &scope)
{
    return knownSome(scope.evaluation.results.total.power.max, "Design: maximum power of all devices");
}

/// Average over maximum power; economics states it over typical power.
std::optional<Known> usedPower(const Scope &scope)
{
    std::optional<Known> known;
    const LoadTotals &power = scope.evaluation.results.total.power;
    const auto &used = scope.design.economics.usedPower;
    if (used && power.typical.unknownCount == 0 && power.max.unknownCount == 0 && power.max.known > Power{})
        known = Known{used->value * double(power.typical.known / power.max.known),
                      "Economics: average power over typical power, times typical over maximum power"};
    return known;
}

std::optional<Known> computedPue(const Scope &scope)
{
    std::optional<Known> known;
    if (const auto pue = scope.evaluation.results.facility.pue)
        known = Known{*pue, "Design: PUE of the power chain and the cooling"};
    return known;
}

std::optional<Known> accelerators(const Scope &scope)
{
    std::optional<Known> known;
    if (const auto count = scope.evaluation.results.total.inventory.accelerators; count > 0)
        known = Known{static_cast<double>(count), "Design: accelerators"};
    return known;
}

std::optional<Known> spacePerYear(const Scope &scope)
{
    constexpr double months = 12;
    auto known = fieldOf(scope, Owner::Economics, "space_usd_per_rack_month");
    if (known) {
        known->value =
            std::get<double>(known->value.content) * months * static_cast<double>(scope.design.racks.size());
        known->from += ", for all racks";
    }
    return known;
}

std::optional<Known> embodied(const Scope &scope)
{
    auto known = fieldOf(scope, Owner::Economics, "embodied_kg_per_rack");
    if (known) {
        known->value =
            std::get<double>(known->value.content) * static_cast<double>(scope.design.racks.size());
        known->from += ", for all racks";
    }
    return known;
}

/// Months of use, where they are whole.
std::optional<Known> months(const Scope &scope)
{
    auto known = fieldOf(scope, Owner::Economics, "years");
    if (!known)
        return known;
    const double count = std::get<double>(known->value.content) * 12;
    if (count != std::floor(count))
        return std::nullopt;
    return Known{count, known->from + ", in months"};
}

/// The inputs of cost.gpu_hour that are known, as one object.
std::optional<Known> base(const Scope &scope)
{
    const Calculator &gpuHour = *findCalculator("cost.gpu_hour");
    Record record = recordOf(designValues(gpuHour, scope.design, scope.evaluation, "design"));
    if (record.entries().empty())
        return std::nullopt;
    return Known{std::move(record), "Design: what it knows of cost.gpu_hour"};
}

/// What several calculators of cost share under the same keys.
void addShared(std::vector<DesignRow> &rows, std::string_view calculator)
{
    for (const char *key : {"annual_rate", "years", "residual_fraction", "maintenance_fraction",
                            "sold_utilisation", "discount", "freight", "tax"})
        rows.push_back({calculator, key, field(Owner::Economics, key)});
    rows.push_back({calculator, "usd_per_kwh", field(Owner::Economics, "energy_price_usd_per_kwh")});
    rows.push_back({calculator, "pue", either(field(Owner::Economics, "pue"), computedPue)});
}

} // namespace

std::vector<DesignRow> costRows()
{
    std::vector<DesignRow> rows{
        {"cost.annuity", "principal_usd", capex},
        {"cost.annuity", "periods", months},
        {"cost.energy", "it_kw", maximumPower},
        {"cost.energy", "utilisation", usedPower},
        {"cost.energy", "kg_co2_per_kwh", field(Owner::Economics, "carbon_kg_per_kwh")},
        {"cost.energy", "embodied_t", embodied},
        {"cost.energy", "life_years", field(Owner::Economics, "years")},
        {"cost.gpu_hour", "capex_usd", capex},
        {"cost.gpu_hour", "gpus", accelerators},
        {"cost.gpu_hour", "it_kw", maximumPower},
        {"cost.gpu_hour", "power_utilisation", usedPower},
        {"cost.gpu_hour", "space_usd_per_year", spacePerYear},
        {"cost.bom", "lines", billLines},
        {"cost.monthly_tco", "critical_kw", maximumPower},
        {"cost.monthly_tco", "utilisation", usedPower},
        {"cost.tornado", "base", base}};
    for (const std::string_view calculator :
         {"cost.annuity", "cost.energy", "cost.gpu_hour", "cost.bom", "cost.monthly_tco"})
        addShared(rows, calculator);
    return rows;
}

} // namespace clusterwright::calc
