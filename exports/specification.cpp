#include "exports/specification.h"

#include "model/text.h"

#include <charconv>

namespace clusterwright {

std::string plainNumber(double value)
{
    constexpr std::size_t longest = 1100; // digits of the smallest double in fixed notation
    char digits[longest];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), value, std::chars_format::fixed);
    return {std::begin(digits), end.ptr};
}

std::string cellText(const Column &column, const Cell &cell)
{
    if (const auto *text = std::get_if<std::string>(&cell))
        return *text;
    const auto *number = std::get_if<double>(&cell);
    if (!number)
        return {};
    return column.decimals == Column::exact ? plainNumber(*number) : formatGrouped(*number, column.decimals);
}

std::string confidentialityText(const Meta &meta)
{
    return meta.confidentiality.empty() ? "no confidentiality stated" : meta.confidentiality;
}

} // namespace clusterwright
