// Quantities: every number with a unit that crosses a function boundary has one of these types.
#pragma once

#include <boost/units/base_dimension.hpp>
#include <boost/units/base_unit.hpp>
#include <boost/units/derived_dimension.hpp>
#include <boost/units/make_system.hpp>
#include <boost/units/quantity.hpp>
#include <boost/units/systems/si/area.hpp>
#include <boost/units/systems/si/current.hpp>
#include <boost/units/systems/si/electric_potential.hpp>
#include <boost/units/systems/si/energy.hpp>
#include <boost/units/systems/si/frequency.hpp>
#include <boost/units/systems/si/length.hpp>
#include <boost/units/systems/si/mass.hpp>
#include <boost/units/systems/si/power.hpp>
#include <boost/units/systems/si/pressure.hpp>
#include <boost/units/systems/si/temperature.hpp>
#include <boost/units/systems/si/time.hpp>
#include <boost/units/systems/si/velocity.hpp>

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
using SpecificHeatDimension =
    boost::units::derived_dimension<boost::units::length_base_dimension, 2, boost::units::time_base_dimension,
                                    -2, boost::units::temperature_base_dimension, -1>::type;
using JoulesPerKilogramKelvin = boost::units::unit<SpecificHeatDimension, boost::units::si::system>;

struct DataDimension : boost::units::base_dimension<DataDimension, 3> {};
struct ByteBaseUnit : boost::units::base_unit<ByteBaseUnit, DataDimension::dimension_type, 3> {};
struct DataSecondBaseUnit : boost::units::base_unit<DataSecondBaseUnit, boost::units::time_dimension, 4> {
}; // the second
using DataSystem = boost::units::make_system<ByteBaseUnit, DataSecondBaseUnit>::type;
using Byte = boost::units::unit<DataDimension::dimension_type, DataSystem>;
using BandwidthDimension =
    boost::units::derived_dimension<DataDimension, 1, boost::units::time_base_dimension, -1>::type;
using BytesPerSecond = boost::units::unit<BandwidthDimension, DataSystem>;
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
using Current = boost::units::quantity<boost::units::si::current>;
using Voltage = boost::units::quantity<boost::units::si::electric_potential>;
using Energy = boost::units::quantity<boost::units::si::energy>;
using Time = boost::units::quantity<boost::units::si::time>;
using Rate = boost::units::quantity<boost::units::si::frequency>; ///< events per second
using Pressure = boost::units::quantity<boost::units::si::pressure>;
using Area = boost::units::quantity<boost::units::si::area>;
using Speed = boost::units::quantity<boost::units::si::velocity>;
using SpecificHeat = boost::units::quantity<units::JoulesPerKilogramKelvin>;
using DataSize = boost::units::quantity<units::Byte>;
using Bandwidth = boost::units::quantity<units::BytesPerSecond>;

/// A level on the Celsius scale. The difference of two levels is a TemperatureRise, never a level.
class Temperature {
public:
    constexpr Temperature() = default;
    explicit constexpr Temperature(double celsius) : m_celsius(celsius) {}
    static constexpr Temperature from_value(double celsius) { return Temperature(celsius); }
    constexpr double value() const { return m_celsius; }

    auto operator<=>(const Temperature &) const = default;

private:
    double m_celsius = 0;
};
constexpr Temperature operator+(Temperature level, TemperatureRise rise)
{
    return Temperature(level.value() + rise.value());
}
constexpr Temperature operator-(Temperature level, TemperatureRise rise)
{
    return Temperature(level.value() - rise.value());
}
constexpr TemperatureRise operator-(Temperature a, Temperature b)
{
    return TemperatureRise::from_value(a.value() - b.value());
}

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

constexpr Power kilowatts(double value)
{
    return Power::from_value(value * 1e3);
}
constexpr Current amperes(double value)
{
    return Current::from_value(value);
}
constexpr double inAmperes(Current quantity)
{
    return quantity.value();
}
constexpr Voltage volts(double value)
{
    return Voltage::from_value(value);
}
constexpr double inVolts(Voltage quantity)
{
    return quantity.value();
}
constexpr Energy joules(double value)
{
    return Energy::from_value(value);
}
constexpr double inJoules(Energy quantity)
{
    return quantity.value();
}
constexpr Energy kilowattHours(double value)
{
    return Energy::from_value(value * 3.6e6);
}
constexpr double inKilowattHours(Energy quantity)
{
    return quantity.value() / 3.6e6;
}
constexpr Time seconds(double value)
{
    return Time::from_value(value);
}
constexpr double inSeconds(Time quantity)
{
    return quantity.value();
}
constexpr Time hours(double value)
{
    return Time::from_value(value * 3600);
}
constexpr double inHours(Time quantity)
{
    return quantity.value() / 3600;
}
/// A year of 8,760 hours, as rates and energy are counted.
constexpr Time years(double value)
{
    return Time::from_value(value * (8760 * 3600.0));
}
constexpr double inYears(Time quantity)
{
    return quantity.value() / (8760 * 3600.0);
}
constexpr Rate perSecond(double value)
{
    return Rate::from_value(value);
}
constexpr double inPerSecond(Rate quantity)
{
    return quantity.value();
}
constexpr Rate perYear(double value)
{
    return Rate::from_value(value * (1 / (8760 * 3600.0)));
}
constexpr double inPerYear(Rate quantity)
{
    return quantity.value() / (1 / (8760 * 3600.0));
}
constexpr Temperature celsius(double value)
{
    return Temperature::from_value(value);
}
constexpr double inCelsius(Temperature quantity)
{
    return quantity.value();
}
constexpr Pressure pascals(double value)
{
    return Pressure::from_value(value);
}
constexpr double inPascals(Pressure quantity)
{
    return quantity.value();
}
constexpr Pressure kilopascals(double value)
{
    return Pressure::from_value(value * 1e3);
}
constexpr double inKilopascals(Pressure quantity)
{
    return quantity.value() / 1e3;
}
constexpr Area squareMetres(double value)
{
    return Area::from_value(value);
}
constexpr double inSquareMetres(Area quantity)
{
    return quantity.value();
}
constexpr Speed metresPerSecond(double value)
{
    return Speed::from_value(value);
}
constexpr double inMetresPerSecond(Speed quantity)
{
    return quantity.value();
}
constexpr SpecificHeat joulesPerKilogramKelvin(double value)
{
    return SpecificHeat::from_value(value);
}
constexpr double inJoulesPerKilogramKelvin(SpecificHeat quantity)
{
    return quantity.value();
}
constexpr DataSize bytes(double value)
{
    return DataSize::from_value(value);
}
constexpr double inBytes(DataSize quantity)
{
    return quantity.value();
}
constexpr DataSize gigabytes(double value)
{
    return DataSize::from_value(value * 1e9);
}
constexpr double inGigabytes(DataSize quantity)
{
    return quantity.value() / 1e9;
}
constexpr Bandwidth bytesPerSecond(double value)
{
    return Bandwidth::from_value(value);
}
constexpr double inBytesPerSecond(Bandwidth quantity)
{
    return quantity.value();
}
constexpr Bandwidth gigabytesPerSecond(double value)
{
    return Bandwidth::from_value(value * 1e9);
}
constexpr double inGigabytesPerSecond(Bandwidth quantity)
{
    return quantity.value() / 1e9;
}
constexpr Bandwidth gigabitsPerSecond(double value)
{
    return Bandwidth::from_value(value * 1.25e8);
}
constexpr double inGigabitsPerSecond(Bandwidth quantity)
{
    return quantity.value() / 1.25e8;
}
constexpr VolumeFlow litresPerMinute(double value)
{
    return VolumeFlow::from_value(value * (1e-3 / 60));
}
constexpr double inLitresPerMinute(VolumeFlow quantity)
{
    return quantity.value() / (1e-3 / 60);
}
constexpr Length millimetres(double value)
{
    return Length::from_value(value * 1e-3);
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

constexpr const char *baseUnitOf(Current)
{
    return "A";
}
constexpr const char *baseUnitOf(Voltage)
{
    return "V";
}
constexpr const char *baseUnitOf(Energy)
{
    return "J";
}
constexpr const char *baseUnitOf(Time)
{
    return "s";
}
constexpr const char *baseUnitOf(Rate)
{
    return "1/s";
}
constexpr const char *baseUnitOf(Temperature)
{
    return "°C";
}
constexpr const char *baseUnitOf(Pressure)
{
    return "Pa";
}
constexpr const char *baseUnitOf(Area)
{
    return "m²";
}
constexpr const char *baseUnitOf(Speed)
{
    return "m/s";
}
constexpr const char *baseUnitOf(SpecificHeat)
{
    return "J/(kg K)";
}
constexpr const char *baseUnitOf(DataSize)
{
    return "B";
}
constexpr const char *baseUnitOf(Bandwidth)
{
    return "B/s";
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
