#include "model/totals.h"

#include "model/text.h"

#include <cmath>

namespace clusterwright {
namespace {

TotalRow count(const char *key, const char *title, std::size_t value)
{
    return {.key = key, .title = title, .value = static_cast<double>(value)};
}

TotalRow count(const char *key, const char *title, int value)
{
    return {.key = key, .title = title, .value = static_cast<double>(value)};
}

TotalRow unitRow(const char *key, const char *title, HalfUnits value)
{
    return {.key = key, .title = title, .unit = "U", .value = inUnits(value)};
}

TotalRow sum(const char *key, const char *title, const char *unit, double known, int unknown)
{
    return {
        .key = key, .title = title, .kind = TotalKind::Sum, .unit = unit, .value = known, .unknown = unknown};
}

template <typename Q>
TotalRow sum(const char *key, const char *title, const Total<Q> &total)
{
    return sum(key, title, baseUnitOf(total.known), inBaseUnit(total.known), total.unknownCount);
}

TotalRow price(const MoneyTotal &total)
{
    return {.key = "capex_usd",
            .title = "Price",
            .kind = TotalKind::Money,
            .unit = baseUnitOf(total.base),
            .value = inDollars(total.base),
            .low = inDollars(total.low),
            .high = inDollars(total.high),
            .unknown = total.unknownCount};
}

std::vector<TotalRow> countsOf(const Design &design, const Results &results)
{
    const Inventory &inventory = results.total.inventory;
    std::vector<TotalRow> rows{
        count("halls", "Halls", design.halls.size()), count("rows", "Rows", design.rows.size()),
        count("racks", "Racks", design.racks.size()), count("devices", "Devices", inventory.devices),
        count("nodes", "Compute nodes", inventory.nodes)};
    rows.push_back({.key = "accelerators",
                    .title = "Accelerators",
                    .value = static_cast<double>(inventory.accelerators)});
    rows.push_back(count("switches", "Switches", inventory.switches()));
    for (const auto &[role, number] : inventory.switchesByRole) {
        rows.push_back(count("switches_by_role", "Switches", number));
        rows.back().part = nameOf(role);
        rows.back().title += ", " + rows.back().part;
    }
    rows.push_back(count("storage_systems", "Storage systems", inventory.storageSystems));
    std::int64_t cables = 0;
    for (const FabricResults &fabric : results.fabrics)
        cables += fabric.cables.cables;
    rows.push_back({.key = "cables",
                    .title = "Cables",
                    .kind = results.fabrics.empty() ? TotalKind::NotDesigned : TotalKind::Count,
                    .value = static_cast<double>(cables)});
    return rows;
}

double difference(double from, double to)
{
    constexpr double rounding = 1e-9; // relative: sums in another order differ in their last digits
    const double delta = to - from;
    return std::abs(delta) <= rounding * std::max(std::abs(from), std::abs(to)) ? 0 : delta;
}

std::string amountText(double value, const std::string &unit)
{
    if (unit == "W")
        return formatQuantity(watts(value));
    if (unit == "kg")
        return formatQuantity(kilograms(value));
    if (unit == "m³/s")
        return formatQuantity(cubicMetresPerSecond(value));
    if (unit == "USD")
        return formatQuantity(dollars(value));
    const std::string number =
        formatGrouped(value, value == std::nearbyint(value) || !unit.ends_with('U') ? 0 : 1);
    return unit.empty() ? number : number + " " + unit;
}

std::string signedText(double value, const std::string &unit)
{
    return (value > 0 ? "+" : "") + amountText(value, unit);
}

} // namespace

std::vector<TotalRow> totalsOf(const Design &design, const Results &results)
{
    const Summary &total = results.total;
    std::vector<TotalRow> rows = countsOf(design, results);
    const HeatTotals &heat = total.heat;
    const std::vector<TotalRow> sums{
        unitRow("rack_units_total", "Rack units", total.bulk.unitsTotal),
        unitRow("rack_units_used", "Rack units used", total.bulk.unitsUsed),
        sum("power_nameplate_w", "Nameplate power", total.power.nameplate),
        sum("power_max_w", "Maximum power", total.power.max),
        sum("power_typical_w", "Typical power", total.power.typical),
        sum("power_idle_w", "Idle power", total.power.idle),
        sum("heat_btu_per_h", "Heat", "BTU/h", inBtuPerHour(heat.all.known), heat.all.unknownCount),
        sum("air_heat_w", "Heat to air", heat.air),
        sum("liquid_heat_w", "Heat to liquid", heat.liquid),
        sum("airflow_m3_per_s", "Airflow needed", heat.airflow),
        sum("coolant_flow_lpm", "Coolant flow", "l/min", inLitresPerMinute(heat.coolantFlow.known),
            heat.coolantFlow.unknownCount),
        sum("mass_kg", "Mass", total.bulk.all),
        price(total.price),
    };
    rows.insert(rows.end(), sums.begin(), sums.end());
    return rows;
}

TotalRow totalDelta(const TotalRow &from, const TotalRow &to)
{
    TotalRow delta = to;
    delta.value = difference(from.value, to.value);
    delta.low = difference(from.low, to.low);
    delta.high = difference(from.high, to.high);
    delta.unknown = to.unknown - from.unknown;
    return delta;
}

bool isZero(const TotalRow &delta)
{
    return delta.value == 0 && delta.low == 0 && delta.high == 0 && delta.unknown == 0;
}

std::string totalText(const TotalRow &total)
{
    if (total.kind == TotalKind::NotDesigned)
        return "not designed";
    const std::string unknown = std::to_string(total.unknown) + " unknown";
    if (total.unknown > 0 && total.value == 0 && total.high == 0)
        return unknown;
    const bool isRange = total.kind == TotalKind::Money && total.low != total.high;
    const std::string text =
        isRange ? amountText(total.low, total.unit) + " to " + amountText(total.high, total.unit)
                : amountText(total.value, total.unit);
    return total.unknown > 0 ? "≥ " + text + ", " + unknown : text;
}

std::string deltaText(const TotalRow &delta)
{
    if (isZero(delta))
        return {};
    std::string text;
    if (delta.value != 0)
        text = signedText(delta.value, delta.unit);
    else if (delta.low != 0 || delta.high != 0)
        text = signedText(delta.low, delta.unit) + " to " + signedText(delta.high, delta.unit);
    if (delta.unknown != 0)
        text += (text.empty() ? "" : ", ") + signedText(delta.unknown, "") + " unknown";
    return text;
}

} // namespace clusterwright
