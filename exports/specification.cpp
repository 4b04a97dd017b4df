#include "exports/specification.h"

#include "model/text.h"

#include <charconv>

namespace clusterwright {
namespace {

std::string upper(std::string words)
{
    for (char &c : words)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return words;
}

} // namespace

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

std::string draftMark(const std::string &status)
{
    if (status == nameOf(Status::Released))
        return {};
    return upper(status.empty() ? std::string(nameOf(Status::Draft)) : status);
}

std::vector<std::string> identityTexts(const Meta &meta, const std::string &status)
{
    std::vector<std::string> texts;
    if (!meta.number.empty())
        texts.push_back(meta.number);
    if (!meta.revision.empty())
        texts.push_back("Rev " + meta.revision);
    const std::string mark = draftMark(status);
    texts.push_back(mark.empty() ? upper(status) : mark);
    return texts;
}

std::string confidentialityText(const Meta &meta)
{
    return meta.confidentiality.empty() ? "no confidentiality stated" : meta.confidentiality;
}

} // namespace clusterwright
