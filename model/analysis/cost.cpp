#include "model/analysis/cost.h"

#include "model/analysis/costsensitivity.h"
#include "model/design/field.h"

namespace clusterwright {
namespace {

/// The amount of each end of a range, from a function of one amount.
template <typename F>
MoneyTotal eachOf(const MoneyTotal &range, const F &amount)
{
    return {amount(range.low), amount(range.base), amount(range.high), range.unknownCount};
}

MoneyTotal fixedMoney(Money amount)
{
    return {amount, amount, amount, 0};
}

MoneyTotal sparesOf(const Inventory &total, const PriceBook &book, double fraction)
{
    MoneyTotal spares;
    spares.unknownCount = static_cast<int>(roundedUp(total.cablesWithoutPart * fraction));
    for (const auto &[part, pieces] : billOf(total)) {
        const auto count = static_cast<int>(roundedUp(pieces * fraction));
        const auto price = book.prices.find(part);
        if (price == book.prices.end())
            spares.unknownCount += count;
        else
            spares.add({price->second.low, price->second.base, price->second.high, 0}, count);
    }
    return spares;
}

/// From list price to capex, as far as the inputs are stated.
void addCapex(CostResults &cost, const Design &design, const Inventory &total)
{
    const Economics &economics = design.economics;
    cost.devices = computePrice(total, design.priceBook);
    if (economics.spares)
        cost.spares = sparesOf(total, design.priceBook, economics.spares->value);
    if (!cost.spares || !economics.discount)
        return;
    MoneyTotal list = cost.devices;
    list.add(*cost.spares);
    const auto share = [](const MoneyTotal &of, double ratio) {
        return eachOf(of, [ratio](Money amount) { return amount * ratio; });
    };
    cost.discount = share(list, economics.discount->value);
    cost.net = share(list, 1 - economics.discount->value);
    if (economics.freight)
        cost.freight = share(*cost.net, economics.freight->value);
    if (cost.freight && economics.tax)
        cost.tax = share(*cost.net, (1 + economics.freight->value) * economics.tax->value);
    if (cost.tax)
        cost.landed = share(*cost.net, (1 + economics.freight->value) * (1 + economics.tax->value));
    if (economics.integration)
        cost.integration = share(*cost.net, economics.integration->value);
    if (cost.landed && cost.integration)
        cost.capex = eachOf(list, [&](Money amount) { return capexOf(amount, economics); });
}

void addEnergy(CostResults &cost, const Economics &economics, const Total<Power> &typical)
{
    if (!economics.usedPower || !economics.pue)
        return;
    cost.energy = Total<Energy>{
        facilityEnergy(typical.known, economics.usedPower->value, economics.pue->value, years(1)),
        typical.unknownCount};
    if (economics.energyPrice) {
        const Money amount =
            energyCost(cost.energy->known, dollarsPerKilowattHour(economics.energyPrice->value));
        cost.energyPerYear = MoneyTotal{amount, amount, amount, typical.unknownCount};
    }
    if (economics.carbon)
        cost.operationalCarbon = Total<Mass>{
            operationalCarbon(cost.energy->known, kilogramsPerKilowattHour(economics.carbon->value)),
            typical.unknownCount};
}

/// What each year costs; the pieces that are shares of the capex need it.
void addYear(CostResults &cost, const Economics &economics, std::size_t racks)
{
    const double standing = static_cast<double>(racks);
    if (economics.space)
        cost.spacePerYear = fixedMoney(12.0 * standing * economics.space->value);
    if (economics.embodied && economics.years)
        cost.embodiedCarbon = Total<Mass>{
            embodiedShare(economics.embodied->value * standing, years(economics.years->value), years(1)), 0};
    if (!cost.capex)
        return;
    if (economics.maintenance)
        cost.maintenancePerYear =
            eachOf(*cost.capex, [&](Money amount) { return amount * economics.maintenance->value; });
    if (economics.years && economics.residual)
        cost.depreciationPerYear = eachOf(*cost.capex, [&](Money amount) {
            return amount * ((1 - economics.residual->value) / economics.years->value);
        });
}

/// What one accelerator-hour costs with a capex; all inputs are stated.
Ownership ownershipOf(const CostResults &cost, const Economics &economics, const Inventory &total,
                      const Total<Power> &typical, Money capex)
{
    Ownership ownership;
    ownership.capex = capex;
    ownership.residualFraction = economics.residual->value;
    ownership.annualRate = economics.annualRate->value;
    ownership.use = years(economics.years->value);
    ownership.gpus = total.accelerators;
    ownership.it = typical.known;
    ownership.pue = economics.pue->value;
    ownership.energyPrice = dollarsPerKilowattHour(economics.energyPrice->value);
    ownership.powerUtilisation = economics.usedPower->value;
    ownership.maintenanceFraction = economics.maintenance->value;
    ownership.spacePerYear = cost.spacePerYear->base;
    ownership.soldUtilisation = economics.soldHours ? economics.soldHours->value : 1;
    return ownership;
}

/// Sums over the year, and what they are per hour and per rack; nothing where an input is not stated.
void addSums(CostResults &cost, const Design &design, const Inventory &total, const Total<Power> &typical)
{
    const Economics &economics = design.economics;
    const auto perYearOf = [](const GpuHourCost &year) {
        return year.capitalPerYear + year.energyPerYear + year.opexPerYear;
    };
    if (!cost.capex || !economics.annualRate || !economics.years || !economics.residual)
        return;
    const auto capital = [&](Money capex) {
        Ownership alone;
        alone.capex = capex;
        alone.residualFraction = economics.residual->value;
        alone.annualRate = economics.annualRate->value;
        alone.use = years(economics.years->value);
        alone.gpus = 1;
        return computeGpuHourCost(alone).capitalPerYear;
    };
    cost.capitalPerYear = eachOf(*cost.capex, capital);
    if (!cost.energyPerYear || !cost.maintenancePerYear || !cost.spacePerYear)
        return;
    const auto ownership = [&](Money capex) { return ownershipOf(cost, economics, total, typical, capex); };
    cost.perYear =
        eachOf(*cost.capex, [&](Money capex) { return perYearOf(computeGpuHourCost(ownership(capex))); });
    cost.perYear->unknownCount += cost.energyPerYear->unknownCount;
    const auto spread = [&](double over) {
        return eachOf(*cost.perYear, [over](Money amount) { return amount / over; });
    };
    cost.wholeLife = spread(1 / economics.years->value);
    if (!design.racks.empty())
        cost.perRackMonth = spread(12 * static_cast<double>(design.racks.size()));
    if (!economics.soldHours || total.accelerators == 0 || total.unknownAccelerators > 0)
        return;
    cost.perAcceleratorHour =
        eachOf(*cost.capex, [&](Money capex) { return computeGpuHourCost(ownership(capex)).perGpuHour; });
    cost.perAcceleratorHour->unknownCount = cost.perYear->unknownCount;
    MoneyTotal list = cost.devices;
    list.add(*cost.spares);
    cost.swings = costSwings(ownership(cost.capex->base), list, economics);
}

std::vector<std::string> missingInputs(const Economics &economics)
{
    std::vector<std::string> missing;
    for (const Field &field : fieldsOf(economics))
        if (std::holds_alternative<std::monostate>(field.value))
            missing.push_back(field.title);
    return missing;
}

} // namespace

CostResults computeCost(const Design &design, const Inventory &total, const LoadTotals &power)
{
    CostResults cost;
    if (design.racks.empty())
        return cost;
    addCapex(cost, design, total);
    addEnergy(cost, design.economics, power.typical);
    addYear(cost, design.economics, design.racks.size());
    addSums(cost, design, total, power.typical);
    cost.missing = missingInputs(design.economics);
    return cost;
}

} // namespace clusterwright
