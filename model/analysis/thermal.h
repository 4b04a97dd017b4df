// Heat of a rack and the air it needs.
#pragma once

#include "model/analysis/placed.h"
#include "model/analysis/total.h"

namespace clusterwright {

/// Heat is the electrical maximum (steady state); air and liquid close to it.
struct HeatTotals {
    Total<Power> all, air, liquid; ///< a device of unknown liquid share counts as unknown in air and liquid
    Total<VolumeFlow> airflow;     ///< needed by the heat to air
    int coolantFlowUnknown = 0;    ///< liquid-cooled devices; their flow is not modelled yet

    bool operator==(const HeatTotals &) const = default;
    void add(const HeatTotals &other, int times = 1);
};

HeatTotals computeHeat(const std::vector<Placed> &placed, const Assumptions &assumptions);

/// V = Q / (rho cp dT), with cp = 1,006 J/(kg K) for dry air at room temperature (ASHRAE Handbook,
/// Fundamentals, psychrometrics). Valid for steady state without recirculation.
/// Test: ThermalTest::airflowOfPublishedRise.
VolumeFlow airflowFor(Power heat, Density airDensity, TemperatureRise rise);

/// Heat to air that cooling must take: of each device the larger of its maximum power and its published heat.
Total<Power> airHeatToCool(const std::vector<Placed> &placed);

/// The density of air of the same temperature at an altitude, 0 to 11,000 m: the pressure falls with
/// (1 - 2.25577e-5 h)^5.25588 (U.S. Standard Atmosphere 1976, troposphere).
/// Test: ThermalTest::airThinsWithAltitude.
Density airDensityAt(Density atSeaLevel, Length altitude);

} // namespace clusterwright
