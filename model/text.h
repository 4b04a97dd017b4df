// Text: how numbers with units read, and how they are read, in one place for views and documents. Independent
// of the locale.
#pragma once

#include "model/analysis/total.h"

#include <cstdint>
#include <string>

namespace clusterwright {

/// With this many digits after the point, trailing zeros kept: 1 -> "38.2".
std::string formatNumber(double value, int decimals);
/// The same with a comma between thousands: "1,295.4".
std::string formatGrouped(double value, int decimals);
/// As short as it can be and still read back to the same number.
std::string formatExact(double value);
/// To four significant digits without trailing zeros; whole and with commas from a thousand on: "4.8",
/// "1,234".
std::string formatFigure(double value);

std::string formatQuantity(Power power);            ///< "870 W", "38.2 kW", "1.25 MW"
std::string formatQuantity(ApparentPower power);    ///< the same in VA
std::string formatQuantity(Mass mass);              ///< "130.5 kg", "29.4 t"
std::string formatQuantity(VolumeFlow flow);        ///< "1,877 m³/h"
std::string formatQuantity(Length length);          ///< "897 mm"
std::string formatQuantity(AreaDensity density);    ///< "1,390 kg/m²"
std::string formatQuantity(Money money);            ///< "$1.93", "$285,000", "$36.2 M"
std::string formatQuantity(Current current);        ///< "28.8 A"
std::string formatQuantity(Voltage voltage);        ///< "415 V"
std::string formatQuantity(Energy energy);          ///< "870 kJ", "41.2 MWh"
std::string formatQuantity(Time time);              ///< "0.4 s", "4.0 min", "7.9 h", "12.5 d"
std::string formatQuantity(Rate rate);              ///< "0.874 per year"
std::string formatQuantity(Temperature level);      ///< "24.1 °C"
std::string formatQuantity(TemperatureRise rise);   ///< "11.1 K"
std::string formatQuantity(Pressure pressure);      ///< "120 kPa"
std::string formatQuantity(Area area);              ///< "12.5 m²"
std::string formatQuantity(Speed speed);            ///< "2.10 m/s"
std::string formatQuantity(Bandwidth rate);         ///< "400 Gb/s", "51.2 Tb/s"
std::string formatQuantity(DataSize size);          ///< "80 GB", "1.13 TB"
std::string formatDataRate(Bandwidth rate);         ///< "50 GB/s", "3.35 TB/s": of memory and storage
std::string formatOperations(Rate rate);            ///< "989 TFLOP/s", "1.98 PFLOP/s"
std::string formatDuration(Time time);              ///< to four digits: "12.5 ms", "5.213 s", "1.4 h"
std::string formatCount(std::int64_t count);        ///< "16,384"
std::string formatBig(double count);                ///< "8.03 B", "15 T", "405 M": parameters, tokens
std::string formatCoolantFlow(VolumeFlow flow);     ///< "1,200 l/min"
std::string formatPercent(double ratio);            ///< 0.125 -> "12.5 %"
std::string formatUnitPosition(HalfUnits position); ///< "U7", "U7.5"

/// "38.2 kW", or "≥ 38.2 kW, 2 unknown"; "unknown" if nothing is known.
template <typename Q>
std::string formatTotal(const Total<Q> &total)
{
    if (total.unknownCount == 0)
        return formatQuantity(total.known);
    if (total.known == Q{})
        return std::to_string(total.unknownCount) + " unknown";
    return "≥ " + formatQuantity(total.known) + ", " + std::to_string(total.unknownCount) + " unknown";
}

/// "$36.2 M", "$31.8 M to $40.6 M", with the count of unknown prices as in formatTotal().
std::string formatTotal(const MoneyTotal &total);
/// The base with its range: "$1.93", "≥ $36.2 M ($31.8 M to $40.6 M), 4 unknown".
std::string formatCost(const MoneyTotal &total);

/// A number with or without a unit, or arithmetic between such: "12 kW", "8*0.7+1.2 kW" (one unit at the end
/// is meant for the whole), "1 kW + 200 W", "40 CFM", "1,5 kW". Without a unit the value is in `unit`, a base
/// unit as baseUnitOf() names it, or empty, which also knows %. A comma is the decimal mark unless it groups
/// thousands; `decimalMark` decides where both could be ("1,250"). None if it is not such a number, or not
/// finite.
std::optional<double> parseQuantity(const std::string &text, const std::string &unit, char decimalMark = '.');

/// A number in a base unit, exact, in the unit that a reader expects: 10200, "W", "kW" -> "10.2 kW". The unit
/// must be one of the base unit's own; below 1 kW and 1 kVA the base unit stays.
std::string formatInUnit(double value, const std::string &base, const std::string &shown);

/// How many base units one of these is: "kW", "W" -> 1000; none if it is no unit of that quantity.
std::optional<double> sizeOfUnit(const std::string &unit, const std::string &base);

} // namespace clusterwright
