#include "model/parts/figureparse.h"

#include "model/text.h"

#include <algorithm>
#include <cmath>

namespace clusterwright {
namespace {

constexpr double mostCount = 9e15;   // every whole number up to here is a double
constexpr double mostHeight = 1'000; // units
constexpr int mostSupplies = 1'000;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The text up to the sign, which is taken away together with it; all of it if there is none.
std::string cut(std::string_view &rest, std::string_view sign)
{
    const std::size_t end = std::min(rest.find(sign), rest.size());
    std::string first = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + sign.size(), rest.size()));
    return first;
}

/// Takes "400 Gb/s" or "400Gb/s" off the front. False if a number stands there without a unit.
bool cutRate(std::string_view &rest, std::optional<Bandwidth> &rate, char decimalMark)
{
    std::string_view after = rest;
    const std::string first = cut(after, " ");
    if (first.empty() || !isDigit(first.front()))
        return true;
    const bool isNumber = parseQuantity(first, "", decimalMark) && !first.ends_with('%');
    std::string unit = isNumber ? " " + cut(after, " ") : "";
    const auto value = parseQuantity(first + unit, baseUnitOf(Bandwidth()), decimalMark);
    if (!value)
        return !isNumber; // "10GBASE-T" is a connector
    rate = bytesPerSecond(*value);
    rest = after;
    return true;
}

constexpr std::string_view perCage = " per cage", lanes = " lanes", named = "named ";

/// "2 per cage", "4 lanes", "named swp{n}", or else what the ports are for, which comes first: then false.
bool takeRemark(PortGroup &group, const std::string &text)
{
    const auto countBefore = [&](std::string_view words) -> std::optional<std::int64_t> {
        if (!text.ends_with(words))
            return std::nullopt;
        return parseCount(text.substr(0, text.size() - words.size()), '.');
    };
    if (const auto count = countBefore(perCage); count && *count >= 1 && *count <= 16)
        group.perCage = *count;
    else if (const auto number = countBefore(lanes); number && *number <= 64)
        group.lanes = *number;
    else if (text.starts_with(named))
        group.name = text.substr(named.size());
    else {
        group.use = text;
        return false;
    }
    return true;
}

std::optional<PortGroup> parsePortGroup(std::string_view text, char decimalMark)
{
    PortGroup group;
    std::size_t digits = 0;
    while (digits < text.size() && (isDigit(text[digits]) || text[digits] == ','))
        ++digits;
    const auto count = parseCount(std::string(text.substr(0, digits)), decimalMark);
    std::string rest = trimmed(text.substr(digits));
    if (!count || !(rest == "x" || rest.starts_with("x ")))
        return std::nullopt;
    group.count = *count;
    rest = trimmed(std::string_view(rest).substr(1));
    for (bool isMore = true; isMore;) {
        const std::size_t comma = rest.rfind(", ");
        if (comma == std::string::npos)
            break;
        isMore = takeRemark(group, trimmed(std::string_view(rest).substr(comma + 1)));
        rest = trimmed(std::string_view(rest).substr(0, comma));
    }
    std::string_view connector = rest;
    const bool isCountWrong = group.use.ends_with(perCage) || group.use.ends_with(lanes);
    if (isCountWrong || !cutRate(connector, group.rate, decimalMark))
        return std::nullopt;
    group.connector = trimmed(connector);
    return group;
}

} // namespace

std::string trimmed(std::string_view text)
{
    constexpr auto blanks = " \t\n\r";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(blanks) - first + 1));
}

std::optional<Count> parseCount(const std::string &text, char decimalMark)
{
    const auto number = text.ends_with('%') ? std::nullopt : parseQuantity(text, "", decimalMark);
    if (!number || *number < 0 || *number > mostCount || *number != std::floor(*number))
        return std::nullopt;
    return static_cast<Count>(*number);
}

std::optional<HalfUnits> parseHeight(const std::string &text, char decimalMark)
{
    std::string number = trimmed(text);
    if (number.ends_with('U') || number.ends_with('u'))
        number.pop_back();
    const auto units = number.ends_with('%') ? std::nullopt : parseQuantity(number, "", decimalMark);
    if (!units || *units < 0 || *units > mostHeight || 2 * *units != std::floor(2 * *units))
        return std::nullopt;
    return HalfUnits{static_cast<int>(2 * *units)};
}

std::optional<PowerSupplies> parsePowerSupplies(const std::string &text, char decimalMark)
{
    std::string_view rest = text;
    const auto count = parseCount(cut(rest, ","), decimalMark);
    const bool saysNeeded = rest.find("needed") != std::string_view::npos;
    const auto needed = parseCount(cut(rest, "needed"), decimalMark);
    if (!saysNeeded || !count || !needed || *needed < 1 || *needed > *count || *count > mostSupplies)
        return std::nullopt;
    PowerSupplies supplies{static_cast<int>(*count), static_cast<int>(*needed), {}};
    std::string rating = trimmed(rest);
    if (rating.empty())
        return supplies;
    if (!rating.starts_with(',') || !rating.ends_with("each"))
        return std::nullopt;
    rating = trimmed(rating.substr(1, rating.size() - 1 - std::string_view("each").size()));
    const auto value = parseQuantity(rating, baseUnitOf(Power()), decimalMark);
    if (!value || *value < 0)
        return std::nullopt;
    supplies.rating = watts(*value);
    return supplies;
}

std::optional<std::vector<PortGroup>> parsePortGroups(const std::string &text, char decimalMark)
{
    std::vector<PortGroup> groups;
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::string one = cut(rest, ";");
        if (one.empty())
            continue;
        auto group = parsePortGroup(one, decimalMark);
        if (!group)
            return std::nullopt;
        groups.push_back(*std::move(group));
    }
    return groups;
}

} // namespace clusterwright
