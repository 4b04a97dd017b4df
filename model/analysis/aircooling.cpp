#include "model/analysis/aircooling.h"

#include "model/calculators/counting.h"

#include <algorithm>

namespace clusterwright {
namespace {

/// The calculator's class, or none for H1, which it does not have.
std::optional<AirClass> airClassOf(InletClass inletClass)
{
    switch (inletClass) {
    case InletClass::A1:
        return AirClass::A1;
    case InletClass::A2:
        return AirClass::A2;
    case InletClass::A3:
        return AirClass::A3;
    case InletClass::A4:
        return AirClass::A4;
    case InletClass::H1:
        break;
    }
    return std::nullopt;
}

/// H1, for dense air-cooled devices: 5 to 25 °C, 1 K less per 500 m above 900 m.
Temperature highestOfH1(Length altitude)
{
    constexpr double highest = 25, deratedAbove = 900, metresPerKelvin = 500;
    return celsius(highest - std::max(0.0, inMetres(altitude) - deratedAbove) / metresPerKelvin);
}

std::optional<std::int64_t> unitsFor(const std::optional<double> &share)
{
    constexpr double most = 1e9; // a capacity of nearly nothing
    if (!share)
        return std::nullopt;
    return static_cast<std::int64_t>(std::min(most, calc::countUp(std::max(0.0, *share))));
}

/// How often `each` goes into the whole; none if something is unknown or `each` is nothing.
template <typename Q>
std::optional<double> shareOf(const std::optional<Q> &whole, const std::optional<Q> &each)
{
    if (!whole || !each || !(*each > Q{}))
        return std::nullopt;
    return *whole / *each;
}

template <typename Q>
std::optional<Q> aboveZero(const std::optional<Q> &value)
{
    if (value && *value > Q{})
        return value;
    return std::nullopt;
}

/// What the hall must supply so that its racks get their air although some of it passes by.
std::optional<VolumeFlow> supplyOf(const HallCooling &hall, const HallAir &air)
{
    return whenKnown([](VolumeFlow needed, double bypass) { return needed / (1 - bypass); },
                     wholeOf(hall.needed), air.bypass);
}

} // namespace

Total<Power> RackHeat::toRoom() const
{
    return {air.known - taken.known, air.unknownCount};
}

RackHeat computeRackHeat(const std::vector<Placed> &placed, const RackAllowances &allowances)
{
    RackHeat heat;
    for (const Placed &device : placed) {
        if (!drawsPower(*device.part))
            continue;
        const auto &power = device.part->electrical.max;
        const auto &published = device.part->thermal.publishedHeat;
        const auto &liquid = device.part->thermal.liquidFraction;
        heat.typical.add(device.part->electrical.typical);
        heat.liquidDevices += !liquid || liquid->value > 0;
        if (power && liquid) {
            const Power larger = std::max(power->value, published ? published->value : Power{});
            heat.liquid.known += larger * liquid->value;
            heat.air.known += larger * (1 - liquid->value);
        } else {
            heat.liquid.unknownCount += !liquid || liquid->value > 0;
            heat.air.unknownCount += !liquid || liquid->value < 1;
        }
    }
    heat.taken.known = allowances.rearDoor.value_or(Power{});
    return heat;
}

std::optional<Temperature> highestInletOf(const Part &part, const std::optional<Length> &altitude)
{
    if (part.thermal.highestInlet)
        return part.thermal.highestInlet->value;
    if (!part.thermal.inletClass || !altitude)
        return std::nullopt;
    if (const auto airClass = airClassOf(part.thermal.inletClass->value))
        return inletLimits(*airClass, *altitude).highest;
    return highestOfH1(*altitude);
}

Density airDensityIn(const Hall &hall, const Assumptions &assumptions)
{
    const Length altitude = hall.limits.altitude.value_or(Length{});
    return hall.air.supply ? airDensity(*hall.air.supply, altitude)
                           : airDensityAt(assumptions.airDensity.value, altitude);
}

RackAir computeRackAir(const Standing &standing, const std::vector<Placed> &placed, const RackHeat &heat,
                       const Assumptions &assumptions)
{
    const Hall &hall = *standing.hall;
    RackAir air{standing.type->id, hall.id, static_cast<int>(standing.racks.size())};
    air.density = airDensityIn(hall, assumptions);
    air.needed = {airflowFor(heat.air.known, air.density, assumptions.airRise.value), heat.air.unknownCount};
    const auto riseAt = [&](Power toAir, VolumeFlow flow) { return airRiseFor(toAir, air.density, flow); };
    if (hall.limits.rackAirflow)
        air.rise = whenKnown(riseAt, wholeOf(heat.air), aboveZero(hall.limits.rackAirflow));
    else
        air.rise = assumptions.airRise.value;
    const double recirculation = hall.air.recirculation.value_or(0);
    air.isInletLeast = !hall.air.recirculation;
    if (recirculation == 0)
        air.inlet = hall.air.supply;
    else
        air.inlet = whenKnown(
            [&](Temperature supply, TemperatureRise rise) {
                return inletWithRecirculation(supply, rise, recirculation);
            },
            hall.air.supply, air.rise);
    for (const Placed &device : placed) {
        if (!drawsPower(*device.part))
            continue;
        const auto highest = highestInletOf(*device.part, hall.limits.altitude);
        air.withoutLimit += !device.part->thermal.highestInlet && !device.part->thermal.inletClass;
        if (highest)
            air.highestInlet = std::min(*highest, air.highestInlet.value_or(*highest));
    }
    return air;
}

HallCooling computeHallAir(const Hall &hall, const std::vector<RackAir> &racks,
                           const std::map<RackTypeId, RackHeat> &heats, const Assumptions &assumptions)
{
    const HallAir &air = hall.air;
    HallCooling cooling{.hall = hall.id};
    for (const RackAir &rack : racks) {
        const RackHeat &heat = heats.at(rack.type);
        cooling.heatToAir.add(heat.air, rack.racks);
        cooling.rearDoors.add(heat.taken, rack.racks);
        cooling.heat.add(heat.toRoom(), rack.racks);
        cooling.needed.add(rack.needed, rack.racks);
    }
    cooling.supply = supplyOf(cooling, air);
    const Density density = airDensityIn(hall, assumptions);
    cooling.returnTemperature =
        whenKnown([&](Temperature supply, Power heat,
                      VolumeFlow flow) { return supply + airRiseFor(heat, density, flow); },
                  air.supply, wholeOf(cooling.heat), aboveZero(cooling.supply));
    cooling.unitsForHeat = unitsFor(shareOf(wholeOf(cooling.heat), air.unitCapacity));
    cooling.unitsForAir = unitsFor(shareOf(cooling.supply, air.unitAirflow));
    cooling.capacity = redundantOf(air.units, air.unitCapacity);
    cooling.airflow = redundantOf(air.units, air.unitAirflow);
    const Total<VolumeFlow> supply{cooling.supply.value_or(cooling.needed.known), cooling.supply ? 0 : 1};
    cooling.withAll =
        worseOf(checkLimit(cooling.heat, cooling.capacity.all), checkLimit(supply, cooling.airflow.all));
    cooling.withOneLost = worseOf(checkLimit(cooling.heat, cooling.capacity.oneLost),
                                  checkLimit(supply, cooling.airflow.oneLost));
    if (const auto fans = redundantOf(air.units, air.unitFanPower).all)
        cooling.coolingPower.known += *fans;
    else if (!racks.empty())
        ++cooling.coolingPower.unknownCount;
    return cooling;
}

} // namespace clusterwright
