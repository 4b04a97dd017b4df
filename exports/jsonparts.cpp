#include "exports/jsonparts.h"

#include <cmath>

namespace clusterwright {

using nlohmann::json;

json number(double value)
{
    constexpr double largestWhole = 9007199254740992; // 2^53
    if (std::nearbyint(value) == value && std::abs(value) <= largestWhole)
        return static_cast<std::int64_t>(value);
    return value;
}

json optionalNumber(const std::optional<double> &value)
{
    return value ? number(*value) : json();
}

json sum(double known, int unknown)
{
    return {{"value", number(known)}, {"unknown", unknown}};
}

json moneyJson(const MoneyTotal &money)
{
    return {{"low", number(inDollars(money.low))},
            {"base", number(inDollars(money.base))},
            {"high", number(inDollars(money.high))},
            {"unknown", money.unknownCount}};
}

json moneyJson(const std::optional<MoneyTotal> &money)
{
    return money ? moneyJson(*money) : json();
}

json totalJson(const TotalRow &total)
{
    switch (total.kind) {
    case TotalKind::Count:
        return number(total.value);
    case TotalKind::Sum:
        return sum(total.value, total.unknown);
    case TotalKind::Money:
        return {{"low", number(total.low)},
                {"base", number(total.value)},
                {"high", number(total.high)},
                {"unknown", total.unknown}};
    case TotalKind::NotDesigned:
        break;
    }
    return nullptr;
}

json findingJson(const Finding &finding)
{
    return {{"rule", finding.rule},
            {"severity", nameOf(finding.severity)},
            {"object", finding.objects.empty() ? json() : json(finding.objects.front())},
            {"objects", finding.objects},
            {"message", finding.message},
            {"measured", optionalNumber(finding.measured)},
            {"limit", optionalNumber(finding.limit)},
            {"unit", finding.unit},
            {"state", nameOf(finding.state)},
            {"fix", !finding.quickFix.empty()},
            {"advice", finding.fix}};
}

std::string jsonText(const json &document)
{
    constexpr int indent = 2;
    return document.dump(indent, ' ', false, json::error_handler_t::replace) + "\n";
}

} // namespace clusterwright
