#include "model/analysis/costsensitivity.h"

#include <functional>

namespace clusterwright {
namespace {

/// An input between its ends, and the cluster at each of them.
struct Ends {
    CostInput input;
    double low, high;
    std::function<void(Ownership &, double)> set;
};

std::vector<Ends> endsOf(const Ownership &base, const MoneyTotal &list, const Economics &economics)
{
    constexpr double tenth = 0.1, fifth = 0.2, points = 0.05, ratePoints = 0.02, mostShare = 0.99;
    const double pue = base.pue, rate = base.annualRate, life = inYears(base.use);
    const double residual = base.residualFraction, discount = economics.discount->value;
    const double energy = inDollarsPerKilowattHour(base.energyPrice), space = inDollars(base.spacePerYear);
    const double sold = base.soldUtilisation, used = base.powerUtilisation;
    const double upkeep = base.maintenanceFraction;
    return {{CostInput::Prices, inDollars(list.low), inDollars(list.high),
             [&](Ownership &own, double value) { own.capex = capexOf(dollars(value), economics); }},
            {CostInput::EnergyPrice, energy * (1 - fifth), energy * (1 + fifth),
             [](Ownership &own, double value) { own.energyPrice = dollarsPerKilowattHour(value); }},
            {CostInput::UsedPower, used * (1 - tenth), used * (1 + tenth),
             [](Ownership &own, double value) { own.powerUtilisation = value; }},
            {CostInput::SoldHours, sold * (1 - tenth), std::min(1.0, sold * (1 + tenth)),
             [](Ownership &own, double value) { own.soldUtilisation = value; }},
            {CostInput::Pue, std::max(1.0, pue - tenth), pue + tenth,
             [](Ownership &own, double value) { own.pue = value; }},
            {CostInput::AnnualRate, std::max(0.0, rate - ratePoints), rate + ratePoints,
             [](Ownership &own, double value) { own.annualRate = value; }},
            {CostInput::Years, life > 1 ? life - 1 : life / 2, life + 1,
             [](Ownership &own, double value) { own.use = years(value); }},
            {CostInput::Residual, std::max(0.0, residual - points), std::min(mostShare, residual + points),
             [](Ownership &own, double value) { own.residualFraction = value; }},
            {CostInput::Maintenance, upkeep * (1 - fifth), upkeep * (1 + fifth),
             [](Ownership &own, double value) { own.maintenanceFraction = value; }},
            {CostInput::Space, space * (1 - fifth), space * (1 + fifth),
             [](Ownership &own, double value) { own.spacePerYear = dollars(value); }},
            {CostInput::Discount, std::max(0.0, discount - points), std::min(mostShare, discount + points),
             [&](Ownership &own, double value) {
                 Economics other = economics;
                 other.discount->value = value;
                 own.capex = capexOf(list.base, other);
             }}};
}

} // namespace

Money capexOf(Money list, const Economics &economics)
{
    const BomTotal total =
        rollUpBom({{1, list, 0}}, economics.discount->value, economics.freight->value, economics.tax->value);
    return total.landed + total.net * economics.integration->value;
}

std::vector<CostSwing> costSwings(const Ownership &base, const MoneyTotal &list, const Economics &economics)
{
    std::vector<Variation> variations;
    std::vector<CostSwing> swings;
    for (const Ends &ends : endsOf(base, list, economics)) {
        Variation variation{std::string(nameOf(ends.input)), base, base};
        ends.set(variation.low, ends.low);
        ends.set(variation.high, ends.high);
        swings.push_back({ends.input, ends.low, ends.high, computeGpuHourCost(variation.low).perGpuHour,
                          computeGpuHourCost(variation.high).perGpuHour});
        variations.push_back(std::move(variation));
    }
    std::vector<CostSwing> ranked;
    for (const InputSwing &swing : rankSwings(variations))
        ranked.push_back(*std::ranges::find(swings, *fromName<CostInput>(swing.input), &CostSwing::input));
    return ranked;
}

} // namespace clusterwright
