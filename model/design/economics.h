// Economics: what money, energy and space are taken to cost, as it was decided. What nobody stated is
// unknown.
#pragma once

#include "model/parts/figure.h"
#include "model/quantity.h"

#include <optional>

namespace clusterwright {

/// Ratios are 0..1 and more, never percent.
struct Economics {
    std::optional<Figure<double>> spares = {};      ///< bought with the devices, of each line
    std::optional<Figure<double>> discount = {};    ///< on list
    std::optional<Figure<double>> freight = {};     ///< on net
    std::optional<Figure<double>> tax = {};         ///< on net and freight
    std::optional<Figure<double>> integration = {}; ///< on net: assembly, cabling, test
    std::optional<Figure<double>> annualRate = {};  ///< cost of money
    std::optional<Figure<double>> years = {};       ///< of use and depreciation
    std::optional<Figure<double>> residual = {};    ///< resale value at the end, of the landed cost
    std::optional<Figure<double>> energyPrice = {}; ///< USD per kWh
    std::optional<Figure<double>> usedPower = {};   ///< average IT power over typical IT power
    std::optional<Figure<double>> pue = {};         ///< stated; the roll-up of the chain is shown beside it
    std::optional<Figure<double>> maintenance = {}; ///< of the landed cost, per year
    std::optional<Figure<Money>> space = {};        ///< of one rack, per month
    std::optional<Figure<double>> soldHours = {};   ///< share of the accelerator hours that are used, 0..1
    std::optional<Figure<double>> carbon = {};      ///< kg CO2e per kWh
    std::optional<Figure<Mass>> embodied = {};      ///< CO2e of making one rack with its contents

    bool operator==(const Economics &) const = default;
};

} // namespace clusterwright
