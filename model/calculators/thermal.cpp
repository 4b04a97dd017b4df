#include "model/calculators/thermal.h"

#include "model/calculators/counting.h"
#include "model/calculators/mechanical.h"

#include <algorithm>
#include <array>

namespace clusterwright {
namespace {

constexpr double airSpecificHeat = 1006; // J/(kg K)

struct WaterRow {
    double celsius, density, specificHeat;
};
constexpr std::array waterRows{WaterRow{20, 998.2, 4182}, WaterRow{30, 995.7, 4178},
                               WaterRow{40, 992.2, 4179}, WaterRow{50, 988.0, 4181},
                               WaterRow{60, 983.2, 4185}};

} // namespace

Power btuPerHour(double value)
{
    return watts(value / inBtuPerHour(watts(1)));
}

double inCubicFeetPerMinute(VolumeFlow flow)
{
    return inCubicMetresPerSecond(flow) * 2118.88;
}

VolumeFlow airflowFor(Power heat, Density airDensity, TemperatureRise rise)
{
    return cubicMetresPerSecond(inWatts(heat) /
                                (inKilogramsPerCubicMetre(airDensity) * airSpecificHeat * inKelvins(rise)));
}

TemperatureRise airRiseFor(Power heat, Density airDensity, VolumeFlow flow)
{
    return kelvins(inWatts(heat) /
                   (inKilogramsPerCubicMetre(airDensity) * airSpecificHeat * inCubicMetresPerSecond(flow)));
}

Density airDensityAt(Density atSeaLevel, Length altitude)
{
    constexpr double perMetre = 2.25577e-5, exponent = 5.25588;
    return atSeaLevel * std::pow(1 - perMetre * inMetres(altitude), exponent);
}

Density airDensity(Temperature level, Length altitude)
{
    constexpr double seaLevelPascals = 101325, gasConstant = 287.05, zeroCelsius = 273.15;
    const double kelvins = inCelsius(level) + zeroCelsius;
    return airDensityAt(kilogramsPerCubicMetre(seaLevelPascals / (gasConstant * kelvins)), altitude);
}

double ruleOfThumbCfm(Power heat, TemperatureRise rise)
{
    return 1.76 * inWatts(heat) / inKelvins(rise);
}

TemperatureRise riseByRule(Power heat, double airflowCfm, double cfmConstant)
{
    return kelvins(cfmConstant * inWatts(heat) / airflowCfm);
}

InletLimits inletLimits(AirClass airClass, Length altitude)
{
    struct Row {
        double lowest, highest, metresPerKelvin;
    };
    constexpr Row rows[] = {{15, 32, 300}, {10, 35, 300}, {5, 40, 175}, {5, 45, 125}}; // A1 to A4
    const Row &row = rows[static_cast<std::size_t>(airClass)];
    constexpr double deratedAbove = 900, recommended = 27;
    const double derating = std::max(0.0, inMetres(altitude) - deratedAbove) / row.metresPerKelvin;
    return {celsius(row.lowest), celsius(row.highest - derating), celsius(recommended)};
}

Coolant waterAt(Temperature mean)
{
    const double t = std::clamp(inCelsius(mean), waterRows.front().celsius, waterRows.back().celsius);
    const auto *high = std::ranges::lower_bound(waterRows, t, {}, &WaterRow::celsius);
    const auto *low = high == waterRows.begin() ? high++ : high - 1;
    const double share = (t - low->celsius) / (high->celsius - low->celsius);
    return {kilogramsPerCubicMetre(std::lerp(low->density, high->density, share)),
            joulesPerKilogramKelvin(std::lerp(low->specificHeat, high->specificHeat, share))};
}

Coolant propyleneGlycol25At(Temperature mean)
{
    const double t = inCelsius(mean);
    return {kilogramsPerCubicMetre(1032 - 0.35 * t), joulesPerKilogramKelvin(3850 + 1.5 * t)};
}

VolumeFlow coolantFlowFor(Power heat, const Coolant &coolant, TemperatureRise rise)
{
    return heat / (coolant.specificHeat * rise) / coolant.density;
}

Power heatCarried(VolumeFlow flow, const Coolant &coolant, TemperatureRise rise)
{
    return flow * coolant.density * (coolant.specificHeat * rise);
}

Time rideThrough(Mass coolant, SpecificHeat specificHeat, TemperatureRise margin, Power heat)
{
    return coolant * (specificHeat * margin) / heat;
}

Temperature dewPoint(Temperature air, double relativeHumidity)
{
    constexpr double a = 17.62, b = 243.12;
    const double t = inCelsius(air);
    const double g = std::log(relativeHumidity) + a * t / (b + t);
    return celsius(b * g / (a - g));
}

Temperature inletWithRecirculation(Temperature supply, TemperatureRise rise, double recirculation)
{
    return supply + rise * (recirculation / (1 - recirculation));
}

double largestRecirculation(Temperature supply, TemperatureRise rise, Temperature limit)
{
    const TemperatureRise room = limit - supply;
    return room / (room + rise);
}

Power deratedCdu(Power rated, TemperatureRise ratedApproach, TemperatureRise actualApproach)
{
    return rated * (inKelvins(actualApproach) / inKelvins(ratedApproach));
}

double dutyUnits(Power heat, Power each)
{
    return calc::countUp(heat / each);
}

double fanPowerShare(double speedFraction)
{
    return speedFraction * speedFraction * speedFraction;
}

Pressure pressureDrop(Pressure reference, VolumeFlow referenceFlow, VolumeFlow flow, double exponent)
{
    return reference *
           std::pow(inCubicMetresPerSecond(flow) / inCubicMetresPerSecond(referenceFlow), exponent);
}

Speed pipeVelocity(VolumeFlow flow, Length bore)
{
    return flow / crossSection(bore);
}

Power pumpPower(VolumeFlow flow, Pressure rise, double efficiency)
{
    return flow * rise / efficiency;
}

} // namespace clusterwright
