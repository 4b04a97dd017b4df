#include "model/calculators/cost.h"

namespace clusterwright {

Money annuity(Money principal, double ratePerPeriod, double periods)
{
    if (ratePerPeriod == 0)
        return principal / periods;
    // 1 - (1 + i)^-n would lose the digits of a small i
    return principal * (ratePerPeriod / -std::expm1(-periods * std::log1p(ratePerPeriod)));
}

Energy facilityEnergy(Power it, double utilisation, double pue, Time period)
{
    return it * utilisation * pue * period;
}

Money energyCost(Energy energy, EnergyPrice price)
{
    return dollars(inKilowattHours(energy) * inDollarsPerKilowattHour(price));
}

Mass operationalCarbon(Energy energy, CarbonIntensity intensity)
{
    return energy * intensity;
}

Mass embodiedShare(Mass embodied, Time life, Time period)
{
    return embodied / inYears(life) * inYears(period);
}

GpuHourCost computeGpuHourCost(const Ownership &ownership)
{
    constexpr Time year = years(1);
    const double rate = ownership.annualRate / 12, months = 12 * inYears(ownership.use);
    const Money financed = ownership.capex * (1 - ownership.residualFraction / std::pow(1 + rate, months));
    GpuHourCost cost;
    cost.capitalPerYear = 12.0 * annuity(financed, rate, months);
    cost.energyPerYear = energyCost(
        facilityEnergy(ownership.it, ownership.powerUtilisation, ownership.pue, year), ownership.energyPrice);
    cost.opexPerYear = ownership.maintenanceFraction * ownership.capex + ownership.spacePerYear;
    cost.perGpuHour = (cost.capitalPerYear + cost.energyPerYear + cost.opexPerYear) /
                      (asNumber(ownership.gpus) * inHours(year) * ownership.soldUtilisation);
    return cost;
}

BomTotal rollUpBom(const std::vector<BomLine> &lines, double discount, double freight, double tax)
{
    BomTotal total;
    for (const BomLine &line : lines) {
        const Count spares = roundedUp(asNumber(line.quantity) * line.spareFraction);
        total.list += asNumber(line.quantity + spares) * line.unit;
    }
    total.net = total.list * (1 - discount);
    total.landed = total.net * (1 + freight) * (1 + tax);
    return total;
}

MonthlyTco computeMonthlyTco(const DataCentre &centre)
{
    const auto payment = [&](const Loan &loan) {
        return annuity(loan.capex, centre.annualRate / 12, asNumber(loan.months));
    };
    MonthlyTco tco;
    tco.servers = payment(centre.servers);
    tco.network = payment(centre.network);
    tco.facility = payment(centre.facility);
    tco.power = energyCost(facilityEnergy(centre.critical, centre.utilisation, centre.pue, centre.month),
                           centre.energyPrice);
    tco.total = tco.servers + tco.network + tco.facility + tco.power + centre.peoplePerMonth;
    tco.serverShare = tco.servers / tco.total;
    tco.networkShare = tco.network / tco.total;
    tco.powerCoolingShare = centre.powerCoolingFraction * tco.facility / tco.total;
    tco.powerShare = tco.power / tco.total;
    return tco;
}

std::vector<InputSwing> rankSwings(const std::vector<Variation> &variations)
{
    std::vector<InputSwing> swings;
    for (const auto &[input, low, high] : variations) {
        const double change =
            inDollars(computeGpuHourCost(high).perGpuHour) - inDollars(computeGpuHourCost(low).perGpuHour);
        swings.push_back({input, dollars(std::abs(change))});
    }
    std::ranges::sort(swings, std::ranges::greater(), &InputSwing::perGpuHour);
    for (auto first = swings.begin(); first != swings.end();) {
        const auto last = std::find_if(first + 1, swings.end(), [&](const InputSwing &swing) {
            return !fits(first->perGpuHour, swing.perGpuHour);
        });
        std::ranges::sort(first, last, {}, &InputSwing::input);
        first = last;
    }
    return swings;
}

} // namespace clusterwright
