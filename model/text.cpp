#include "model/text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace clusterwright {
namespace {

constexpr double kilo = 1e3;
constexpr double mega = 1e6;
constexpr std::size_t longestNumber = 400; // DBL_MAX in fixed notation has 309 digits before the point

std::string withPrefix(double value, const std::string &unit)
{
    if (std::abs(value) >= mega - 50) // what rounds to 1000.0 k is written 1.00 M
        return formatNumber(value / mega, 2) + " M" + unit;
    if (std::abs(value) >= kilo - 0.5)
        return formatNumber(value / kilo, 1) + " k" + unit;
    return formatNumber(value, 0) + " " + unit;
}

} // namespace

std::string formatNumber(double value, int decimals)
{
    constexpr double nudge = 1e-12,
                     exact = 1e15; // 130.45 is 130.4499...9 in binary; it rounds as it is written
    const double written = std::abs(value) < exact ? value + value * nudge : value;
    char digits[longestNumber];
    const auto end =
        std::to_chars(std::begin(digits), std::end(digits), written, std::chars_format::fixed, decimals);
    const std::string text(std::begin(digits), end.ptr);
    const bool isZero = text.find_first_not_of("-0.") == std::string::npos;
    return isZero && text.front() == '-' ? text.substr(1) : text;
}

std::string formatGrouped(double value, int decimals)
{
    std::string text = formatNumber(value, decimals);
    const std::size_t first = text.front() == '-' ? 1 : 0;
    std::size_t at = std::min(text.find('.'), text.size());
    while (at > first + 3) {
        at -= 3;
        text.insert(at, 1, ',');
    }
    return text;
}

std::string formatExact(double value)
{
    char digits[longestNumber];
    return {std::begin(digits),
            std::to_chars(std::begin(digits), std::end(digits), value, std::chars_format::fixed).ptr};
}

std::string formatFigure(double value)
{
    constexpr double whole = 1000;
    constexpr int digits = 4, mostDecimals = 12;
    const double size = std::abs(value);
    if (size >= whole || size == 0)
        return formatGrouped(value, 0);
    const int decimals = digits - 1 - static_cast<int>(std::floor(std::log10(size)));
    std::string text = formatGrouped(value, std::min(decimals, mostDecimals));
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    return text;
}

std::string formatQuantity(Power power)
{
    return withPrefix(inWatts(power), "W");
}

std::string formatQuantity(ApparentPower power)
{
    return withPrefix(inVoltAmperes(power), "VA");
}

std::string formatQuantity(Mass mass)
{
    const double value = inKilograms(mass);
    if (std::abs(value) >= 1e4)
        return formatNumber(value / kilo, 1) + " t";
    return formatGrouped(value, std::abs(value) < kilo ? 1 : 0) + " kg";
}

std::string formatQuantity(VolumeFlow flow)
{
    return formatGrouped(inCubicMetresPerHour(flow), 0) + " m³/h";
}

std::string formatQuantity(Length length)
{
    return formatGrouped(inMillimetres(length), 0) + " mm";
}

std::string formatQuantity(AreaDensity density)
{
    return formatGrouped(inKilogramsPerSquareMetre(density), 0) + " kg/m²";
}

std::string formatQuantity(Money money)
{
    const double value = inDollars(money);
    if (std::abs(value) >= mega)
        return "$" + formatNumber(value / mega, 2) + " M";
    constexpr double mostWithCents = 100;
    if (std::abs(value) < mostWithCents && value != std::round(value))
        return "$" + formatNumber(value, 2);
    return "$" + formatGrouped(value, 0);
}

std::string formatQuantity(Current current)
{
    return formatGrouped(inAmperes(current), 1) + " A";
}

std::string formatQuantity(Voltage voltage)
{
    return formatGrouped(inVolts(voltage), 0) + " V";
}

std::string formatQuantity(Energy energy)
{
    constexpr double smallest = 3.6e6; // 1 kWh in J
    if (inJoules(energy) < smallest)
        return formatGrouped(inJoules(energy) / 1e3, 1) + " kJ";
    if (inKilowattHours(energy) < 1e4)
        return formatGrouped(inKilowattHours(energy), 1) + " kWh";
    return formatGrouped(inKilowattHours(energy) / 1e3, 1) + " MWh";
}

std::string formatQuantity(Time time)
{
    if (inSeconds(time) < 120)
        return formatNumber(inSeconds(time), 1) + " s";
    if (inHours(time) < 2)
        return formatNumber(inSeconds(time) / 60, 1) + " min";
    if (inHours(time) < 72)
        return formatNumber(inHours(time), 1) + " h";
    return formatGrouped(inHours(time) / 24, 1) + " d";
}

std::string formatQuantity(Rate rate)
{
    const double perYear = inPerYear(rate);
    return formatGrouped(perYear, perYear < 10 ? 3 : perYear < 1000 ? 1 : 0) + " per year";
}

std::string formatQuantity(Temperature level)
{
    return formatNumber(inCelsius(level), 1) + " °C";
}

std::string formatQuantity(TemperatureRise rise)
{
    return formatNumber(inKelvins(rise), 1) + " K";
}

std::string formatQuantity(Pressure pressure)
{
    return formatGrouped(inKilopascals(pressure), 0) + " kPa";
}

std::string formatQuantity(Area area)
{
    return formatGrouped(inSquareMetres(area), 1) + " m²";
}

std::string formatQuantity(Speed speed)
{
    return formatNumber(inMetresPerSecond(speed), 2) + " m/s";
}

std::string formatQuantity(Bandwidth rate)
{
    constexpr double tera = 1000;
    const double gigabits = inGigabitsPerSecond(rate);
    return gigabits < tera ? formatFigure(gigabits) + " Gb/s" : formatFigure(gigabits / tera) + " Tb/s";
}

namespace {

/// The number in the largest of these units that leaves at least one whole, to four digits.
struct Prefix {
    const char *text;
    double size;
};
template <std::size_t count>
std::string scaled(double value, const std::array<Prefix, count> &prefixes)
{
    const Prefix *fitting = &prefixes.back();
    for (const Prefix &prefix : prefixes)
        if (std::abs(value) >= prefix.size) {
            fitting = &prefix;
            break;
        }
    return formatFigure(value / fitting->size) + fitting->text;
}

} // namespace

std::string formatQuantity(DataSize size)
{
    constexpr std::array prefixes{Prefix{" EB", 1e18}, Prefix{" PB", 1e15}, Prefix{" TB", 1e12},
                                  Prefix{" GB", 1e9},  Prefix{" MB", 1e6},  Prefix{" kB", 1e3},
                                  Prefix{" B", 1}};
    return scaled(inBaseUnit(size), prefixes);
}

std::string formatDataRate(Bandwidth rate)
{
    constexpr std::array prefixes{Prefix{" PB/s", 1e15}, Prefix{" TB/s", 1e12}, Prefix{" GB/s", 1e9},
                                  Prefix{" MB/s", 1e6},  Prefix{" kB/s", 1e3},  Prefix{" B/s", 1}};
    return scaled(inBaseUnit(rate), prefixes);
}

std::string formatOperations(Rate rate)
{
    constexpr std::array prefixes{Prefix{" EFLOP/s", 1e18}, Prefix{" PFLOP/s", 1e15},
                                  Prefix{" TFLOP/s", 1e12}, Prefix{" GFLOP/s", 1e9}};
    return scaled(inPerSecond(rate), prefixes);
}

std::string formatDuration(Time time)
{
    constexpr double minute = 60, hour = 3600, day = 86400;
    const double value = inSeconds(time);
    if (value >= 2 * day)
        return formatFigure(value / day) + " d";
    if (value >= 2 * hour)
        return formatFigure(value / hour) + " h";
    if (value >= 5 * minute)
        return formatFigure(value / minute) + " min";
    constexpr std::array prefixes{Prefix{" s", 1}, Prefix{" ms", 1e-3}, Prefix{" µs", 1e-6}};
    return value == 0 ? "0 s" : scaled(value, prefixes);
}

std::string formatCount(std::int64_t count)
{
    return formatGrouped(static_cast<double>(count), 0);
}

std::string formatBig(double count)
{
    constexpr std::array prefixes{Prefix{" T", 1e12}, Prefix{" B", 1e9}, Prefix{" M", 1e6}, Prefix{"", 1}};
    return scaled(count, prefixes);
}

std::string formatCoolantFlow(VolumeFlow flow)
{
    return formatGrouped(inLitresPerMinute(flow), inLitresPerMinute(flow) < 100 ? 1 : 0) + " l/min";
}

std::string formatPercent(double ratio)
{
    return formatNumber(ratio * 100, 1) + " %";
}

std::string formatUnitPosition(HalfUnits position)
{
    return "U" + formatExact(1 + inUnits(position));
}

std::string formatTotal(const MoneyTotal &total)
{
    const std::string unknown =
        total.unknownCount == 0 ? std::string() : std::to_string(total.unknownCount) + " unknown";
    if (total.high == Money{} && total.unknownCount > 0)
        return unknown;
    std::string text = total.unknownCount == 0 ? "" : "≥ ";
    text += formatQuantity(total.low);
    if (total.high != total.low)
        text += " to " + formatQuantity(total.high);
    return unknown.empty() ? text : text + ", " + unknown;
}

std::string formatCost(const MoneyTotal &total)
{
    const std::string unknown = std::to_string(total.unknownCount) + " unknown";
    if (total.high == Money{} && total.unknownCount > 0)
        return unknown;
    std::string text = (total.unknownCount == 0 ? "" : "≥ ") + formatQuantity(total.base);
    if (total.high != total.low)
        text += " (" + formatQuantity(total.low) + " to " + formatQuantity(total.high) + ")";
    return total.unknownCount == 0 ? text : text + ", " + unknown;
}

} // namespace clusterwright
