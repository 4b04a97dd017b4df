// Reads what a user types into a field: numbers with units, and the arithmetic between them.
#include "model/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace clusterwright {
namespace {

struct UnitText {
    std::string_view base, text;
    double factor;
};

// By definition: 1 lb = 0.45359237 kg, 1 in = 25.4 mm and 1 ft = 12 in (international yard and pound
// agreement, 1959), so 1 CFM = (0.3048 m)^3 per 60 s. 1 W = 3.412142 BTU/h (international table BTU).
constexpr double foot = 0.3048, pound = 0.45359237;
constexpr double cubicFootPerMinute = foot * foot * foot / 60;
constexpr std::array unitTexts{
    UnitText{"W", "W", 1},
    UnitText{"W", "kW", 1e3},
    UnitText{"W", "MW", 1e6},
    UnitText{"W", "BTU/h", 1 / 3.412142},
    UnitText{"VA", "VA", 1},
    UnitText{"VA", "kVA", 1e3},
    UnitText{"VA", "MVA", 1e6},
    UnitText{"kg", "kg", 1},
    UnitText{"kg", "t", 1e3},
    UnitText{"kg", "g", 1e-3},
    UnitText{"kg", "lb", pound},
    UnitText{"m", "m", 1},
    UnitText{"m", "mm", 1e-3},
    UnitText{"m", "cm", 1e-2},
    UnitText{"m", "in", 25.4e-3},
    UnitText{"m", "ft", foot},
    UnitText{"K", "K", 1},
    UnitText{"m³/s", "m³/s", 1},
    UnitText{"m³/s", "m3/s", 1},
    UnitText{"m³/s", "m³/min", 1.0 / 60},
    UnitText{"m³/s", "m3/min", 1.0 / 60},
    UnitText{"m³/s", "m³/h", 1.0 / 3600},
    UnitText{"m³/s", "m3/h", 1.0 / 3600},
    UnitText{"m³/s", "l/s", 1e-3},
    UnitText{"m³/s", "L/s", 1e-3},
    UnitText{"m³/s", "CFM", cubicFootPerMinute},
    UnitText{"m³/s", "cfm", cubicFootPerMinute},
    UnitText{"kg/m³", "kg/m³", 1},
    UnitText{"kg/m³", "kg/m3", 1},
    UnitText{"kg/m²", "kg/m²", 1},
    UnitText{"kg/m²", "kg/m2", 1},
    UnitText{"kg/m²", "t/m²", 1e3},
    UnitText{"kg/m²", "t/m2", 1e3},
    UnitText{"kg/m²", "lb/ft²", pound / (foot * foot)},
    UnitText{"kg/m²", "lb/ft2", pound / (foot * foot)},
    UnitText{"m²", "m²", 1},
    UnitText{"m²", "m2", 1},
    UnitText{"m²", "cm²", 1e-4},
    UnitText{"m²", "cm2", 1e-4},
    UnitText{"m²", "mm²", 1e-6},
    UnitText{"m²", "mm2", 1e-6},
    UnitText{"m³/s", "l/min", 1e-3 / 60},
    UnitText{"m³/s", "L/min", 1e-3 / 60},
    UnitText{"m³/s", "lpm", 1e-3 / 60},
    UnitText{"m³/s", "LPM", 1e-3 / 60},
    UnitText{"A", "A", 1},
    UnitText{"A", "kA", 1e3},
    UnitText{"V", "V", 1},
    UnitText{"V", "kV", 1e3},
    UnitText{"s", "s", 1},
    UnitText{"s", "ms", 1e-3},
    UnitText{"s", "min", 60},
    UnitText{"s", "h", 3600},
    UnitText{"s", "d", 86400},
    UnitText{"J", "J", 1},
    UnitText{"J", "kJ", 1e3},
    UnitText{"J", "MJ", 1e6},
    UnitText{"J", "kWh", 3.6e6},
    UnitText{"°C", "°C", 1},
    UnitText{"°C", "C", 1},
    UnitText{"Pa", "Pa", 1},
    UnitText{"Pa", "kPa", 1e3},
    UnitText{"Pa", "bar", 1e5},
    UnitText{"m/s", "m/s", 1},
    UnitText{"kW/s", "kW/s", 1},
    UnitText{"kW/s", "MW/s", 1e3},
    UnitText{"USD/kWh", "USD/kWh", 1},
    UnitText{"USD/kWh", "$/kWh", 1},
    UnitText{"s", "µs", 1e-6},
    UnitText{"s", "us", 1e-6},
    UnitText{"s", "ns", 1e-9},
    UnitText{"B", "B", 1},
    UnitText{"B", "kB", 1e3},
    UnitText{"B", "MB", 1e6},
    UnitText{"B", "GB", 1e9},
    UnitText{"B", "TB", 1e12},
    UnitText{"B", "PB", 1e15},
    UnitText{"B", "MiB", 1'048'576},
    UnitText{"B", "GiB", 1'073'741'824},
    UnitText{"B", "TiB", 1'099'511'627'776},
    UnitText{"B/s", "B/s", 1},
    UnitText{"B/s", "MB/s", 1e6},
    UnitText{"B/s", "GB/s", 1e9},
    UnitText{"B/s", "TB/s", 1e12},
    UnitText{"B/s", "Mb/s", 1e6 / 8},
    UnitText{"B/s", "Gb/s", 1e9 / 8},
    UnitText{"B/s", "Tb/s", 1e12 / 8},
    UnitText{"1/s", "Hz", 1},
    UnitText{"1/s", "MHz", 1e6},
    UnitText{"1/s", "GHz", 1e9},
    UnitText{"1/s", "MT/s", 1e6},
    UnitText{"1/s", "IOPS", 1},
    UnitText{"1/s", "kIOPS", 1e3},
    UnitText{"1/s", "GFLOP/s", 1e9},
    UnitText{"1/s", "TFLOP/s", 1e12},
    UnitText{"1/s", "PFLOP/s", 1e15},
    UnitText{"1/s", "TOP/s", 1e12},
    UnitText{"kg/kWh", "kg/kWh", 1},
    UnitText{"kg/kWh", "g/kWh", 1e-3},
    UnitText{"USD", "USD", 1},
    UnitText{"USD", "$", 1},
    UnitText{"", "%", 1e-2},
};

constexpr std::size_t longestNumber = 400; // DBL_MAX in fixed notation has 309 digits before the point
constexpr int deepest = 50;                // brackets in brackets

/// With 15 digits, which every double keeps: 1234.5 mm are 1.2345 m, where the product is 1.2345000000000002.
double withoutRounding(double value)
{
    char digits[longestNumber];
    const auto end =
        std::to_chars(std::begin(digits), std::end(digits), value, std::chars_format::general, 15);
    std::from_chars(std::begin(digits), end.ptr, value);
    return value;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Starts a unit: a letter, a sign such as % or $, or a byte of a superscript.
bool startsUnit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '%' || c == '$' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// "1,295" and "12,345,678": commas stand between groups of three digits.
bool isGrouped(std::string_view digits)
{
    const std::size_t point = std::min(digits.find('.'), digits.size());
    std::size_t comma = digits.find(',');
    if (comma == 0 || comma > 3 || digits.front() == '0')
        return false;
    for (; comma < point; comma += 4)
        if (digits[comma] != ',' || comma + 4 > point ||
            digits.substr(comma + 1, 3).find_first_of(",.") != digits.npos)
            return false;
    return comma == point;
}

/// The digits with a point for the decimal mark and no other sign; none if there is no such reading.
std::optional<std::string> normalised(std::string digits, char decimalMark)
{
    const auto commas = std::ranges::count(digits, ',');
    if (commas == 0)
        return digits;
    if (isGrouped(digits) && !(decimalMark == ',' && commas == 1 && digits.find('.') == digits.npos)) {
        std::erase(digits, ',');
        return digits;
    }
    if (commas > 1 || digits.find('.') != digits.npos)
        return std::nullopt;
    std::ranges::replace(digits, ',', '.');
    return digits;
}

/// A number of the text: in the base unit once a unit has been read with it.
struct Term {
    double value = 0;
    bool hasUnit = false;
};

/// Recursive descent over sum = product {+- product}, product = factor {*/ factor}. Nothing after a mistake.
class Parser {
public:
    Parser(std::string_view text, std::string_view unit, char decimalMark)
        : m_rest(text), m_unit(unit), m_decimalMark(decimalMark)
    {
    }

    std::optional<Term> parseAll()
    {
        const auto term = sum();
        skipBlanks();
        return m_rest.empty() ? term : std::nullopt;
    }

private:
    void skipBlanks() { m_rest.remove_prefix(std::min(m_rest.find_first_not_of(' '), m_rest.size())); }

    bool take(char c)
    {
        skipBlanks();
        if (m_rest.empty() || m_rest.front() != c)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    std::optional<Term> sum()
    {
        auto left = product();
        while (left) {
            const bool isPlus = take('+');
            if (!isPlus && !take('-'))
                break;
            const auto right = product();
            if (!right || left->hasUnit != right->hasUnit)
                return std::nullopt;
            left->value += isPlus ? right->value : -right->value;
        }
        return left;
    }

    std::optional<Term> product()
    {
        auto left = factor();
        while (left) {
            const bool isTimes = take('*');
            if (!isTimes && !take('/'))
                break;
            const auto right = factor();
            if (!right || (right->hasUnit && (left->hasUnit || !isTimes)))
                return std::nullopt;
            left = Term{isTimes ? left->value * right->value : left->value / right->value,
                        left->hasUnit || right->hasUnit};
        }
        return left;
    }

    std::optional<Term> factor()
    {
        if (m_depth >= deepest)
            return std::nullopt;
        ++m_depth;
        auto term = take('-') ? negative() : take('(') ? bracket() : number();
        --m_depth;
        skipBlanks();
        if (!term || m_rest.empty() || !startsUnit(m_rest.front()))
            return term;
        const auto factor = unitFactor();
        if (!factor || term->hasUnit)
            return std::nullopt;
        return Term{*factor == 1 ? term->value : withoutRounding(term->value * *factor), true};
    }

    std::optional<Term> negative()
    {
        auto term = factor();
        if (term)
            term->value = -term->value;
        return term;
    }

    std::optional<Term> bracket()
    {
        const auto term = sum();
        return take(')') ? term : std::nullopt;
    }

    std::optional<Term> number()
    {
        skipBlanks();
        std::size_t length = 0;
        while (length < m_rest.size() &&
               (isDigit(m_rest[length]) || m_rest[length] == '.' || m_rest[length] == ','))
            ++length;
        auto digits = normalised(std::string(m_rest.substr(0, length)), m_decimalMark);
        m_rest.remove_prefix(length);
        if (!digits || length == 0)
            return std::nullopt;
        const bool hasExponent = !m_rest.empty() && (m_rest.front() == 'e' || m_rest.front() == 'E') &&
                                 m_rest.size() > 1 &&
                                 (isDigit(m_rest[1]) || m_rest[1] == '-' || m_rest[1] == '+');
        if (hasExponent) {
            const std::size_t end = std::min(m_rest.find_first_not_of("0123456789", 2), m_rest.size());
            *digits += m_rest[1] == '+' ? "e" + std::string(m_rest.substr(2, end - 2))
                                        : std::string(m_rest.substr(0, end));
            m_rest.remove_prefix(end);
        }
        double value = 0;
        const char *end = digits->data() + digits->size();
        const auto parsed = std::from_chars(digits->data(), end, value);
        if (parsed.ec != std::errc() || parsed.ptr != end)
            return std::nullopt;
        return Term{value, false};
    }

    /// The unit that comes next; a slash belongs to it if a letter follows.
    std::optional<double> unitFactor()
    {
        std::size_t length = 1;
        while (length < m_rest.size()) {
            const char c = m_rest[length];
            const bool isPower =
                (c == '2' || c == '3') && (m_rest[length - 1] == 'm' || m_rest[length - 1] == 't');
            const bool isPer = c == '/' && length + 1 < m_rest.size() && startsUnit(m_rest[length + 1]);
            if (!startsUnit(c) && !isPower && !isPer)
                break;
            ++length;
        }
        const std::string_view text = m_rest.substr(0, length);
        m_rest.remove_prefix(length);
        const auto *known = std::ranges::find_if(
            unitTexts, [&](const UnitText &entry) { return entry.base == m_unit && entry.text == text; });
        return known == unitTexts.end() ? std::nullopt : std::optional(known->factor);
    }

    std::string_view m_rest, m_unit;
    char m_decimalMark;
    int m_depth = 0;
};

/// A text with one unit, at its end: there it is meant for the whole ("8*0.7+1.2 kW" are 6.8 kW).
std::string withBrackets(const std::string &text)
{
    std::size_t unit = text.size();
    bool isUnit = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isExponent = (text[i] == 'e' || text[i] == 'E') && i > 0 && isDigit(text[i - 1]);
        if (!isUnit && startsUnit(text[i]) && !isExponent) {
            unit = i;
            isUnit = true;
        } else if (isUnit && std::string_view("+-*() ").find(text[i]) != std::string_view::npos) {
            return text; // something follows the unit
        }
    }
    return isUnit && unit > 0 ? "(" + text.substr(0, unit) + ")" + text.substr(unit) : text;
}

} // namespace

std::optional<double> parseQuantity(const std::string &text, const std::string &unit, char decimalMark)
{
    constexpr std::size_t longest = 2 * longestNumber;
    std::string trimmed = text;
    trimmed.erase(trimmed.find_last_not_of(' ') + 1);
    if (trimmed.size() > longest)
        return std::nullopt;
    const auto term = Parser(withBrackets(trimmed), unit, decimalMark).parseAll();
    return term && std::isfinite(term->value) ? std::optional(term->value) : std::nullopt;
}

std::string formatInUnit(double value, const std::string &base, const std::string &shown)
{
    const auto *known = std::ranges::find_if(
        unitTexts, [&](const UnitText &entry) { return entry.base == base && entry.text == shown; });
    if (known == unitTexts.end() || base.empty())
        return formatExact(value);
    const double scaled = withoutRounding(value / known->factor);
    if (known->factor == 1e3 && std::abs(scaled) < 1)
        return formatExact(value) + " " + base;
    return formatExact(scaled) + " " + shown;
}

std::optional<double> sizeOfUnit(const std::string &unit, const std::string &base)
{
    const auto *known = std::ranges::find_if(
        unitTexts, [&](const UnitText &entry) { return entry.base == base && entry.text == unit; });
    return known == unitTexts.end() ? std::nullopt : std::optional(known->factor);
}

} // namespace clusterwright
