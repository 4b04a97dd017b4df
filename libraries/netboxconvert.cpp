#include "libraries/netboxconvert.h"

#include <charconv>

namespace clusterwright::netbox {

double sixDigits(double value)
{
    constexpr int digits = 6;
    char text[32];
    const auto end =
        std::to_chars(std::begin(text), std::end(text), value, std::chars_format::general, digits).ptr;
    std::from_chars(std::begin(text), end, value);
    return value;
}

Mass massOf(std::int64_t hundredths, std::string_view unit)
{
    // Pound and avoirdupois ounce: international agreement of 1959, exact.
    const double each = unit == "g" ? 1e-3 : unit == "lb" ? 0.45359237 : unit == "oz" ? 0.028349523125 : 1;
    return kilograms(sixDigits(static_cast<double>(hundredths) / 100 * each));
}

Length lengthOf(std::int64_t hundredths, std::string_view unit)
{
    const double each = unit == "in" ? 0.0254 : 1e-3;
    return metres(sixDigits(static_cast<double>(hundredths) / 100 * each));
}

bool isModule(const Part &part)
{
    if (!part.netbox)
        return false;
    const auto it = part.netbox->more.find(typeKey);
    return it != part.netbox->more.end() && it->second == "module";
}

std::string slugOf(std::string_view text)
{
    constexpr std::size_t longest = 100;
    std::string slug;
    const auto add = [&slug](std::string_view more) {
        for (const char c : more)
            if (c != '-' || (!slug.empty() && slug.back() != '-'))
                slug += c;
    };
    for (const char c : text) {
        const bool isKept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
        if (isKept)
            slug += c;
        else if (c >= 'A' && c <= 'Z')
            slug += static_cast<char>(c - 'A' + 'a');
        else
            add(c == '+' ? "-plus-" : c == '&' ? "-and-" : "-");
    }
    slug.resize(std::min(slug.size(), longest));
    while (slug.ends_with('-'))
        slug.pop_back();
    return slug;
}

} // namespace clusterwright::netbox
