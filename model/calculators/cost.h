// Cost: loans, energy and carbon, cost per GPU-hour, bill of materials, monthly cost of ownership,
// sensitivity. Plain arithmetic; an amount per year or month is Money and its name says per what.
#pragma once

#include "model/calculators/counts.h"
#include "model/quantity.h"

#include <string>
#include <vector>

namespace clusterwright {

using EnergyPrice = decltype(Money{} / Energy{});
constexpr EnergyPrice dollarsPerKilowattHour(double value)
{
    return EnergyPrice::from_value(value / 3.6e6);
}
constexpr double inDollarsPerKilowattHour(EnergyPrice price)
{
    return price.value() * 3.6e6;
}
using CarbonIntensity = decltype(Mass{} / Energy{});
constexpr CarbonIntensity kilogramsPerKilowattHour(double value)
{
    return CarbonIntensity::from_value(value / 3.6e6);
}

/// Level payment at the end of each of `periods` > 0 at the rate i >= 0 per period: P i / (1 - (1 + i)^-n),
/// P/n for i = 0 (ordinary annuity). Test: CostTest::published.
Money annuity(Money principal, double ratePerPeriod, double periods);

/// IT power * utilisation * PUE * period; utilisation 0..1 is average over maximum power. (PUE as in
/// ISO/IEC 30134-2.) Test: CostTest::published.
Energy facilityEnergy(Power it, double utilisation, double pue, Time period);
Money energyCost(Energy energy, EnergyPrice price);
Mass operationalCarbon(Energy energy, CarbonIntensity intensity);
/// The part of the embodied carbon that falls to a period of the equipment's life > 0, evenly spread.
Mass embodiedShare(Mass embodied, Time life, Time period);

/// An owned cluster and what it costs to have and to run.
struct Ownership {
    Money capex;
    double residualFraction = 0; ///< resale value at the end over capex, below 1
    double annualRate = 0;       ///< cost of money, 0..1
    Time use;                    ///< above 0; what the loan and the residual refer to
    Count gpus = 0;
    Power it;                       ///< maximum
    double pue = 1;                 ///< >= 1
    EnergyPrice energyPrice;        ///< per energy of the facility
    double powerUtilisation = 1;    ///< average over maximum IT power, 0..1
    double maintenanceFraction = 0; ///< of capex per year
    Money spacePerYear;
    double soldUtilisation = 1; ///< share of the GPU-hours that is used, above 0
};
struct GpuHourCost {
    Money capitalPerYear, energyPerYear, opexPerYear;
    Money perGpuHour; ///< sum of the three over gpus * 8,760 * soldUtilisation
};

/// Capital is the monthly annuity, 12 times, of capex (1 - residual/(1 + i)^n) with i = annualRate/12 and
/// n = 12 years; energy over 8,760 h; opex is maintenance and space. Test: CostTest::published.
GpuHourCost computeGpuHourCost(const Ownership &ownership);

struct BomLine {
    Count quantity = 0;
    Money unit;               ///< list price
    double spareFraction = 0; ///< 0..1; spares are rounded up in each line and added to the quantity
};
struct BomTotal {
    Money list;   ///< sum of (quantity + spares) * unit
    Money net;    ///< list * (1 - discount)
    Money landed; ///< net * (1 + freight) * (1 + tax)
};
/// discount, freight (on net) and tax (on net and freight) are ratios. Test: CostTest::published.
BomTotal rollUpBom(const std::vector<BomLine> &lines, double discount, double freight, double tax);

/// What is bought with one loan: paid back in months >= 1.
struct Loan {
    Money capex;
    Count months = 1;
};
struct DataCentre {
    Loan servers, network, facility;
    double powerCoolingFraction = 0; ///< share of the facility that is power and cooling, 0..1
    double annualRate = 0;           ///< 0..1
    Power critical;
    double utilisation = 1; ///< average over critical power, 0..1
    double pue = 1;
    EnergyPrice energyPrice;
    Money peoplePerMonth;
    Time month = hours(730);
};
struct MonthlyTco {
    Money servers, network, facility, power, total; ///< per month; the total has the people too
    /// Of the total, 0..1.
    double serverShare = 0, networkShare = 0, powerCoolingShare = 0, powerShare = 0;
};

/// Monthly cost of a data centre: annuities and the energy bill, after Hamilton, "Overall Data Center Costs"
/// (2010) and the warehouse-scale case in Hennessy and Patterson, "Computer Architecture", 5th ed.,
/// chapter 6. Test: CostTest::published.
MonthlyTco computeMonthlyTco(const DataCentre &centre);

/// One input changed at a time: the cluster with its low and with its high value, all others at base.
struct Variation {
    std::string input;
    Ownership low, high;
};
struct InputSwing {
    std::string input;
    Money perGpuHour; ///< difference of the two costs, without sign
};

/// Swings of the cost per GPU-hour, largest first; those that differ by rounding only, by name (bars of a
/// tornado diagram). Test: CostTest::published.
std::vector<InputSwing> rankSwings(const std::vector<Variation> &variations);

} // namespace clusterwright
