#include "model/design/ids.h"

namespace clusterwright {
namespace {

constexpr std::size_t longestId = 100;

bool isTaken(const Design &design, const std::string &id)
{
    return findById(design.halls, id) || findById(design.rows, id) || findById(design.nodeTypes, id) ||
           findById(design.rackTypes, id) || findById(design.racks, id) || design.parts.contains(id) ||
           findById(design.assumptions.statements, id) || id == "design" || isPlanId(id) ||
           findById(design.powerSources, id) || findById(design.coolingLoops, id) ||
           findById(design.fabrics, id) || findById(design.endpoints, id) || findById(design.links, id) ||
           findById(design.media, id) || findById(design.workloads, id) ||
           findById(design.measuredRuns, id) ||
           std::ranges::any_of(design.rackTypes, [&](const RackType &type) {
               return findById(type.placements, id) != nullptr;
           });
}

bool isIdCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
}

std::string padded(std::int64_t number, std::size_t width)
{
    const std::string digits = std::to_string(number);
    return std::string(digits.size() < width ? width - digits.size() : 0, '0') + digits;
}

/// The 7 of an id that the counter could make, such as "rack-0007"; 0 for any other.
std::int64_t countedNumber(const std::string &id)
{
    constexpr std::size_t mostDigits = 9; // as many as the counter of a file may have
    const auto digits = id.substr(id.rfind('-') + 1);
    const bool isCounted = digits.size() >= 4 && digits.size() < mostDigits &&
                           std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    return isCounted ? std::stoll(digits) : 0;
}

struct Pattern {
    std::size_t start, end, width; ///< of "{n:02}" in the text; width 0 without padding
};

std::optional<Pattern> findPattern(const std::string &text)
{
    if (const auto plain = text.find("{n}"); plain != std::string::npos)
        return Pattern{plain, plain + 3, 0};
    const auto start = text.find("{n:0");
    if (start == std::string::npos || start + 6 > text.size() || text[start + 5] != '}' ||
        text[start + 4] < '1' || text[start + 4] > '9')
        return std::nullopt;
    return Pattern{start, start + 6, static_cast<std::size_t>(text[start + 4] - '0')};
}

} // namespace

Result<std::string> takeId(Design &design, const std::string &wanted, const std::string &prefix)
{
    if (wanted.empty()) {
        std::string id;
        do
            id = prefix + "-" + padded(design.nextNumber++, 4);
        while (isTaken(design, id));
        return id;
    }
    if (wanted.size() > longestId || !std::ranges::all_of(wanted, isIdCharacter))
        return wrong(wanted, "id", "may hold letters, digits and . _ - only, at most 100 of them.");
    if (isTaken(design, wanted))
        return wrong(wanted, "id", "is taken; ids are unique in a design. Choose another.");
    design.nextNumber =
        std::max(design.nextNumber, countedNumber(wanted) + 1); // or the counter would make it again
    return wanted;
}

Result<Part> takePart(Design &design, const Part &part)
{
    if (!design.parts.contains(part.id) && (part.id.empty() || isTaken(design, part.id)))
        return wrong(part.id, "id", "is empty or the id of another thing; ids are unique in a design.");
    return design.parts.emplace(part.id, part).first->second;
}

std::string numberedName(const std::string &pattern, int n)
{
    const auto found = findPattern(pattern);
    if (!found)
        return pattern;
    return pattern.substr(0, found->start) + padded(n, found->width) + pattern.substr(found->end);
}

bool hasNumber(const std::string &pattern)
{
    return findPattern(pattern).has_value();
}

std::string patternOf(const std::string &name)
{
    const auto lastOther = name.find_last_not_of("0123456789");
    const std::size_t start = lastOther == std::string::npos ? 0 : lastOther + 1;
    const std::size_t digits = name.size() - start;
    if (digits == 0)
        return name + "-{n}";
    const bool isPadded = digits > 1 && digits < 10; // as many as a pattern can say
    return name.substr(0, start) + (isPadded ? "{n:0" + std::to_string(digits) + "}" : "{n}");
}

} // namespace clusterwright
