// Quantities: every number with a unit that crosses a function boundary has one of these types.
#pragma once

#include <boost/units/base_dimension.hpp>
#include <boost/units/base_unit.hpp>
#include <boost/units/derived_dimension.hpp>
#include <boost/units/make_system.hpp>
#include <boost/units/quantity.hpp>
#include <boost/units/systems/si/length.hpp>
#include <boost/units/systems/si/mass.hpp>
#include <boost/units/systems/si/power.hpp>
#include <boost/units/systems/si/temperature.hpp>

#include <compare>

namespace clusterwright {

namespace units {
// W and VA have one dimension in physics; here they have two, so that the compiler stops a mix-up.
struct ApparentPowerDimension : boost::units::base_dimension<ApparentPowerDimension, 1> {};
struct VoltAmpereBaseUnit
    : boost::units::base_unit<VoltAmpereBaseUnit, ApparentPowerDimension::dimension_type, 1> {};
using VoltAmpereSystem = boost::units::make_system<VoltAmpereBaseUnit>::type;
using VoltAmpere = boost::units::unit<ApparentPowerDimension::dimension_type, VoltAmpereSystem>;

struct MoneyDimension : boost::units::base_dimension<MoneyDimension, 2> {};
struct DollarBaseUnit : boost::units::base_unit<DollarBaseUnit, MoneyDimension::dimension_type, 2> {};
using MoneySystem = boost::units::make_system<DollarBaseUnit>::type;
using Dollar = boost::units::unit<MoneyDimension::dimension_type, MoneySystem>;

using FlowDimension = boost::units::derived_dimension<boost::units::length_base_dimension, 3,
                                                      boost::units::time_base_dimension, -1>::type;
using CubicMetresPerSecond = boost::units::unit<FlowDimension, boost::units::si::system>;
using DensityDimension = boost::units::derived_dimension<boost::units::mass_base_dimension, 1,
                                                         boost::units::length_base_dimension, -3>::type;
using KilogramsPerCubicMetre = boost::units::unit<DensityDimension, boost::units::si::system>;
using AreaDensityDimension = boost::units::derived_dimension<boost::units::mass_base_dimension, 1,
                                                             boost::units::length_base_dimension, -2>::type;
using KilogramsPerSquareMetre = boost::units::unit<AreaDensityDimension, boost::units::si::system>;
} // namespace units

using Power = boost::units::quantity<boost::units::si::power>;
using ApparentPower = boost::units::quantity<units::VoltAmpere>;
using Mass = boost::units::quantity<boost::units::si::mass>;
using Length = boost::units::quantity<boost::units::si::length>;
using TemperatureRise =
    boost::units::quantity<boost::units::si::temperature>; ///< a difference, never a level
using VolumeFlow = boost::units::quantity<units::CubicMetresPerSecond>;
using Density = boost::units::quantity<units::KilogramsPerCubicMetre>;
using AreaDensity = boost::units::quantity<units::KilogramsPerSquareMetre>; ///< load of a floor
using Money = boost::units::quantity<units::Dollar>;

constexpr Power watts(double value)
{
    return Power::from_value(value);
}
constexpr double inWatts(Power power)
{
    return power.value();
}
constexpr double inKilowatts(Power power)
{
    return power.value() / 1e3;
}
/// 1 W = 3.412142 BTU/h (international table BTU).
constexpr double inBtuPerHour(Power heat)
{
    return heat.value() * 3.412142;
}
constexpr ApparentPower voltAmperes(double value)
{
    return ApparentPower::from_value(value);
}
constexpr double inVoltAmperes(ApparentPower power)
{
    return power.value();
}
constexpr double inKilovoltAmperes(ApparentPower power)
{
    return power.value() / 1e3;
}
constexpr Mass kilograms(double value)
{
    return Mass::from_value(value);
}
constexpr double inKilograms(Mass mass)
{
    return mass.value();
}
constexpr Length metres(double value)
{
    return Length::from_value(value);
}
constexpr double inMetres(Length length)
{
    return length.value();
}
constexpr double inMillimetres(Length length)
{
    return length.value() * 1e3;
}
constexpr TemperatureRise kelvins(double value)
{
    return TemperatureRise::from_value(value);
}
constexpr double inKelvins(TemperatureRise rise)
{
    return rise.value();
}
constexpr VolumeFlow cubicMetresPerSecond(double value)
{
    return VolumeFlow::from_value(value);
}
constexpr double inCubicMetresPerSecond(VolumeFlow flow)
{
    return flow.value();
}
constexpr double inCubicMetresPerHour(VolumeFlow flow)
{
    return flow.value() * 3600;
}
constexpr Density kilogramsPerCubicMetre(double value)
{
    return Density::from_value(value);
}
constexpr double inKilogramsPerCubicMetre(Density density)
{
    return density.value();
}
constexpr AreaDensity kilogramsPerSquareMetre(double value)
{
    return AreaDensity::from_value(value);
}
constexpr double inKilogramsPerSquareMetre(AreaDensity density)
{
    return density.value();
}
constexpr Money dollars(double value)
{
    return Money::from_value(value);
}
constexpr double inDollars(Money money)
{
    return money.value();
}

template <typename Quantity>
constexpr double inBaseUnit(const Quantity &quantity)
{
    return quantity.value();
}
template <typename Quantity>
constexpr Quantity fromBaseUnit(double value)
{
    return Quantity::from_value(value);
}
constexpr const char *baseUnitOf(Power)
{
    return "W";
}
constexpr const char *baseUnitOf(ApparentPower)
{
    return "VA";
}
constexpr const char *baseUnitOf(Mass)
{
    return "kg";
}
constexpr const char *baseUnitOf(Length)
{
    return "m";
}
constexpr const char *baseUnitOf(TemperatureRise)
{
    return "K";
}
constexpr const char *baseUnitOf(VolumeFlow)
{
    return "m³/s";
}
constexpr const char *baseUnitOf(Density)
{
    return "kg/m³";
}
constexpr const char *baseUnitOf(AreaDensity)
{
    return "kg/m²";
}
constexpr const char *baseUnitOf(Money)
{
    return "USD";
}

/// S = P / pf for the power factor pf, above 0 and at most 1 (definition, IEC 60050-131-11-46).
constexpr ApparentPower apparent(Power power, double powerFactor)
{
    return voltAmperes(inWatts(power) / powerFactor);
}

/// A height, or a distance above the lowest mounting edge, in half rack units. The pitch comes from the rack.
struct HalfUnits {
    int count = 0;

    auto operator<=>(const HalfUnits &) const = default;
    constexpr HalfUnits operator+(HalfUnits other) const { return {count + other.count}; }
};

/// The edge of unit 1, 2, ... above the lowest mounting edge: unit 1 is 0 half units up.
constexpr HalfUnits bottomOfUnit(int unit)
{
    return {(unit - 1) * 2};
}
constexpr double inUnits(HalfUnits height)
{
    return height.count / 2.0;
}

} // namespace clusterwright
