#include "model/design/editrules.h"

#include "model/checks/rule.h"

#include <cmath>

namespace clusterwright {

bool isIsoDate(const std::string &text)
{
    constexpr std::string_view shape = "dddd-dd-dd";
    return text.size() == shape.size() && std::ranges::equal(text, shape, [](char c, char s) {
               return s == 'd' ? c >= '0' && c <= '9' : c == s;
           });
}

Result<Design> setParameter(Design design, ParameterOverride override)
{
    const Rule *rule = findRule(override.rule);
    if (!rule)
        return wrong(override.rule, "rule", "is no rule; rules lists what there is.");
    std::string known;
    for (const Parameter &parameter : rule->parameters)
        if (parameter.name)
            known += (known.empty() ? "" : ", ") + std::string(parameter.name);
    const auto isNamed = [&](const Parameter &parameter) {
        return parameter.name && override.parameter == parameter.name;
    };
    if (!std::ranges::any_of(rule->parameters, isNamed))
        return wrong(override.rule, override.parameter,
                     known.empty() ? "is no parameter; the rule has none."
                                   : "is no parameter of the rule; there is " + known + ".");
    if (!std::isfinite(override.value) || override.value < 0)
        return wrong(override.rule, override.parameter, "must be a number of 0 or more.");
    if (override.reason.empty())
        return wrong(override.rule, "reason", "is missing: say why this design needs another value.");
    std::erase_if(design.parameters, [&](const ParameterOverride &old) {
        return old.rule == override.rule && old.parameter == override.parameter;
    });
    design.parameters.push_back(std::move(override));
    return design;
}

Result<Design> resetParameter(Design design, const std::string &rule, const std::string &parameter)
{
    if (std::erase_if(design.parameters, [&](const ParameterOverride &override) {
            return override.rule == rule && override.parameter == parameter;
        }) == 0)
        return wrong(rule, parameter, "has no other value in this design.");
    return design;
}

Result<Design> waive(Design design, Waiver waiver)
{
    if (waiver.rule.empty() || waiver.object.empty())
        return wrong(waiver.object, "rule", "and object must both be given.");
    if (waiver.reason.empty() || waiver.by.empty())
        return wrong(waiver.object, "reason", "is waived without a reason and a name; give both.");
    if (!isIsoDate(waiver.date) || (!waiver.expires.empty() && !isIsoDate(waiver.expires)))
        return wrong(waiver.object, "date",
                     "and expires must be dates such as 2026-01-31; expires may be empty.");
    if (waiver.upTo && !std::isfinite(*waiver.upTo))
        return wrong(waiver.object, "up_to", "must be a number in the unit of the finding.");
    std::erase_if(design.waivers,
                  [&](const Waiver &w) { return w.rule == waiver.rule && w.object == waiver.object; });
    design.waivers.push_back(std::move(waiver));
    return design;
}

Result<Design> withdrawWaiver(Design design, const std::string &rule, const std::string &object)
{
    if (std::erase_if(design.waivers, [&](const Waiver &waiver) {
            return waiver.rule == rule && waiver.object == object;
        }) == 0)
        return wrong(object, rule, "is not waived.");
    return design;
}

} // namespace clusterwright
