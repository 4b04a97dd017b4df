#include "model/analysis/worked.h"

#include "model/text.h"

#include <algorithm>

namespace clusterwright {
namespace {

std::string withUnit(double value, const std::string &unit)
{
    return formatFigure(value) + (unit.empty() ? "" : " " + unit);
}

/// In brackets if it is a sum, or, as a divisor, anything that is calculated.
std::string bracketed(const std::string &arithmetic, bool isDivisor)
{
    const auto has = [&](const char *sign) { return arithmetic.find(sign) != std::string::npos; };
    const bool isOpen = has(" + ") || (isDivisor && (has(" x ") || has(" / ")));
    return isOpen ? "(" + arithmetic + ")" : arithmetic;
}

} // namespace

Worked chosen(double value, const std::string &name)
{
    return {value, false, std::nullopt, withUnit(value, name), {}};
}

Worked unknownInput(const std::string &name)
{
    return {std::nullopt, false, std::nullopt, name + " unknown", {name}};
}

Worked knownInput(double value, FigureKind kind, Confidence confidence, const std::string &unit)
{
    return {value, kind == FigureKind::Estimate, confidence, withUnit(value, unit), {}};
}

Worked madeOf(const std::vector<Worked> &inputs, const std::string &arithmetic)
{
    Worked result;
    result.arithmetic = arithmetic;
    for (const Worked &one : inputs) {
        result.isEstimate |= one.isEstimate;
        if (one.confidence)
            result.confidence = std::min(result.confidence.value_or(*one.confidence), *one.confidence);
        for (const std::string &name : one.missing)
            if (std::ranges::find(result.missing, name) == result.missing.end())
                result.missing.push_back(name);
    }
    return result;
}

Worked operator+(const Worked &a, const Worked &b)
{
    Worked sum = madeOf({a, b}, a.arithmetic + " + " + b.arithmetic);
    if (a.value && b.value)
        sum.value = *a.value + *b.value;
    return sum;
}

Worked operator*(const Worked &a, const Worked &b)
{
    Worked product = madeOf({a, b}, bracketed(a.arithmetic, false) + " x " + bracketed(b.arithmetic, false));
    if (a.value && b.value)
        product.value = *a.value * *b.value;
    return product;
}

Worked operator/(const Worked &a, const Worked &b)
{
    Worked ratio = madeOf({a, b}, bracketed(a.arithmetic, false) + " / " + bracketed(b.arithmetic, true));
    if (a.value && b.value && *b.value != 0)
        ratio.value = *a.value / *b.value;
    return ratio;
}

Worked lesserOf(const Worked &a, const Worked &b)
{
    Worked lesser = madeOf({a, b}, "");
    if (a.value && b.value)
        lesser.value = std::min(*a.value, *b.value);
    lesser.arithmetic = a.value && b.value && *b.value < *a.value ? b.arithmetic : a.arithmetic;
    return lesser;
}

} // namespace clusterwright
