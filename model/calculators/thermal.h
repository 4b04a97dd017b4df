// Thermal formulas: air, coolant, dew point, coolant distribution units, fans and pumps.
// Each states its source; tests: ThermalCalculatorsTest, ThermalTest.
#pragma once

#include "model/names.h"
#include "model/quantity.h"

namespace clusterwright {

/// 1 W = 3.412142 BTU/h, the inverse of inBtuPerHour().
Power btuPerHour(double value);
/// 1 m³/s = 2118.88 ft³/min.
double inCubicFeetPerMinute(VolumeFlow flow);

/// V = Q / (rho cp dT), with cp = 1,006 J/(kg K) for dry air at room temperature (ASHRAE Handbook,
/// Fundamentals, psychrometrics). Valid for steady state without recirculation.
/// Test: ThermalTest::airflowOfPublishedRise.
VolumeFlow airflowFor(Power heat, Density airDensity, TemperatureRise rise);

/// dT = Q / (V rho cp), the inverse; the flow above 0. Test: CoolingTest::airOfARack.
TemperatureRise airRiseFor(Power heat, Density airDensity, VolumeFlow flow);

/// The density of air of the same temperature at an altitude, 0 to 11,000 m: the pressure falls with
/// (1 - 2.25577e-5 h)^5.25588 (U.S. Standard Atmosphere 1976, troposphere).
/// Test: ThermalTest::airThinsWithAltitude.
Density airDensityAt(Density atSeaLevel, Length altitude);

/// Dry air at this temperature: 101,325 Pa at sea level and R = 287.05 J/(kg K) (U.S. Standard Atmosphere
/// 1976). Test: ThermalCalculatorsTest::airflowBesideTheRule.
Density airDensity(Temperature level, Length altitude);

/// CFM = 1.76 W / K, the rule of data sheets for air at sea level; 0.6 % above first principles at 20 °C.
double ruleOfThumbCfm(Power heat, TemperatureRise rise);
/// The same rule solved for the rise; `cfmConstant` in CFM K / W.
/// Test: ThermalCalculatorsTest::riseOfPublishedFlow (NVIDIA DGX H100 user guide, environmental table).
TemperatureRise riseByRule(Power heat, double airflowCfm, double cfmConstant);

enum class AirClass { A1, A2, A3, A4 };
template <>
inline constexpr std::array namesOf<AirClass>{
    Name{AirClass::A1, "A1"},
    Name{AirClass::A2, "A2"},
    Name{AirClass::A3, "A3"},
    Name{AirClass::A4, "A4"},
};

/// Temperatures of the air that may enter a device.
struct InletLimits {
    Temperature lowest, highest; ///< allowable; the highest falls with the altitude
    Temperature recommendedHighest;
};

/// ASHRAE TC 9.9 classes: above 900 m the highest allowable falls by 1 K per 300 m (A1, A2), 175 m (A3) and
/// 125 m (A4); 0 to 3,050 m. Test: ThermalCalculatorsTest::inletClasses.
InletLimits inletLimits(AirClass airClass, Length altitude);

/// What a coolant is like at its mean temperature.
struct Coolant {
    Density density;
    SpecificHeat specificHeat;

    bool operator==(const Coolant &) const = default;
};

/// Liquid water at 1 bar, linear between 20, 30, 40, 50 and 60 °C; within 0.1 % of IAPWS-95 in this range.
Coolant waterAt(Temperature mean);
/// Water with 25 % propylene glycol, 20 to 60 °C: density 1032 - 0.35 T, specific heat 3850 + 1.5 T, a linear
/// fit that meets 1.5 l/min per kW at 10 K of the OCP guidelines for liquid cooling within 3 %.
/// Test: ThermalCalculatorsTest::coolantOfPublishedFlow.
Coolant propyleneGlycol25At(Temperature mean);

/// V = Q / (rho cp dT); all above 0. Test: ThermalCalculatorsTest::coolantOfPublishedFlow.
VolumeFlow coolantFlowFor(Power heat, const Coolant &coolant, TemperatureRise rise);
/// Q = V rho cp dT, the inverse.
Power heatCarried(VolumeFlow flow, const Coolant &coolant, TemperatureRise rise);

/// Until the coolant has warmed by `margin` without any cooling: t = m cp dT / Q. Heat in metal and pipes
/// comes on top. Test: ThermalCalculatorsTest::rideThrough (OCP Modular TCS, appendix H).
Time rideThrough(Mass coolant, SpecificHeat specificHeat, TemperatureRise margin, Power heat);

/// Magnus formula over water, 17.62 and 243.12 °C (Sonntag 1990; WMO-No. 8), -40 to 60 °C; `relativeHumidity`
/// in (0, 1]. Test: ThermalCalculatorsTest::dewPoints.
Temperature dewPoint(Temperature air, double relativeHumidity);

/// Of a device that draws the share `recirculation` in [0, 1) of its air from its own exhaust:
/// T + r dT / (1 - r), a mixing balance. Test: ThermalCalculatorsTest::recirculation.
Temperature inletWithRecirculation(Temperature supply, TemperatureRise rise, double recirculation);
/// The share with which the inlet reaches `limit`, which is not below `supply`.
double largestRecirculation(Temperature supply, TemperatureRise rise, Temperature limit);

/// Rated power times actual over rated approach: heat exchange grows with the temperature difference.
Power deratedCdu(Power rated, TemperatureRise ratedApproach, TemperatureRise actualApproach);

/// Units that carry a heat load; the number as a double, as it may be large.
double dutyUnits(Power heat, Power each);

/// Share of full power at a share of full speed: P ~ n³ (fan affinity laws, ASHRAE Handbook, HVAC Systems and
/// Equipment, Fans). Flow goes with n, pressure with n².
double fanPowerShare(double speedFraction);

/// dp = dpRef (V / VRef)^n with n from 1 (laminar) to 2 (rough pipes); 1.75 to 1.8 for smooth turbulent flow
/// (Blasius). Test: ThermalCalculatorsTest::pumpsAndFans.
Pressure pressureDrop(Pressure reference, VolumeFlow referenceFlow, VolumeFlow flow, double exponent);

/// v = V / (pi d² / 4); the bore above 0. Test: CoolingTest::loopAtItsDesignPoint.
Speed pipeVelocity(VolumeFlow flow, Length bore);

/// Shaft power V dp / eta.
Power pumpPower(VolumeFlow flow, Pressure rise, double efficiency);

} // namespace clusterwright
