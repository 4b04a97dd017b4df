// Cost: what a design costs to buy and to run, and which inputs that depends on. Low, base and high are those
// of the price book, with all else at base.
#pragma once

#include "model/analysis/inventory.h"
#include "model/analysis/power.h"

namespace clusterwright {

/// An input that is moved to its ends while the others stay.
enum class CostInput {
    Prices,      ///< to the low and the high end of the price book
    EnergyPrice, ///< by 20 % of itself
    UsedPower,   ///< by 10 % of itself
    SoldHours,   ///< by 10 % of itself, to 100 % at most
    Pue,         ///< by 0.1, to 1 at least
    AnnualRate,  ///< by 2 percentage points, to 0 at least
    Years,       ///< by one year; half of them where there is no more than one
    Residual,    ///< by 5 percentage points, to 0 at least and 99 % at most
    Maintenance, ///< by 20 % of itself
    Space,       ///< by 20 % of itself
    Discount     ///< by 5 percentage points, to 0 at least and 99 % at most
};
template <>
inline constexpr auto namesOf<CostInput> = std::array{Name{CostInput::Prices, "prices"},
                                                      Name{CostInput::EnergyPrice, "energy price"},
                                                      Name{CostInput::UsedPower, "average power"},
                                                      Name{CostInput::SoldHours, "hours used"},
                                                      Name{CostInput::Pue, "PUE"},
                                                      Name{CostInput::AnnualRate, "cost of money"},
                                                      Name{CostInput::Years, "years of use"},
                                                      Name{CostInput::Residual, "residual value"},
                                                      Name{CostInput::Maintenance, "maintenance"},
                                                      Name{CostInput::Space, "space"},
                                                      Name{CostInput::Discount, "discount"}};

/// What one input does to the cost of an accelerator-hour.
struct CostSwing {
    CostInput input = CostInput::Prices;
    double low = 0, high = 0;              ///< values of the input; no meaning for the prices
    Money perHourAtLow{}, perHourAtHigh{}; ///< of an accelerator

    bool operator==(const CostSwing &) const = default;
};

/// Every figure but `devices` is none where an input of it is not stated; nothing is taken for it. Unknown
/// counts are pieces without a price, and for energy devices without a typical power.
struct CostResults {
    MoneyTotal devices;                                  ///< list price of what is placed and of its cables
    std::optional<MoneyTotal> spares;                    ///< list price; rounded up for each part
    std::optional<MoneyTotal> discount;                  ///< amount taken off
    std::optional<MoneyTotal> net, freight, tax, landed; ///< as in economics.h
    std::optional<MoneyTotal> integration, capex;        ///< capex = landed + integration
    std::optional<Total<Energy>> energy;                 ///< of a year, at the grid: typical power
    std::optional<MoneyTotal> capitalPerYear;            ///< 12 monthly payments for capex less residual
    std::optional<MoneyTotal> depreciationPerYear;       ///< straight line; not part of the sum below
    std::optional<MoneyTotal> energyPerYear, maintenancePerYear, spacePerYear;
    std::optional<MoneyTotal> perYear;   ///< capital, energy, maintenance and space
    std::optional<MoneyTotal> wholeLife; ///< the same over the years of use
    std::optional<MoneyTotal> perAcceleratorHour, perRackMonth;
    std::optional<Total<Mass>> operationalCarbon, embodiedCarbon; ///< CO2e of a year
    std::vector<CostSwing> swings;    ///< largest first; empty without a cost per hour
    std::vector<std::string> missing; ///< inputs not stated, by their titles

    bool operator==(const CostResults &) const = default;
};

/// `total` is of all racks that stand; without any there is nothing to say. Maintenance and residual value
/// are shares of the capex. Test: CostResultsTest.
CostResults computeCost(const Design &design, const Inventory &total, const LoadTotals &power);

} // namespace clusterwright
