#include "model/parts/part.h"

#include <algorithm>

namespace clusterwright {
namespace {

/// Letters of the alphabet only: part names are plain.
std::string lowered(std::string text)
{
    for (char &c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

} // namespace

PartKind kindOf(const Part &part)
{
    if (const auto *feed = factsOf<FeedFacts>(part))
        return feed->isShelf ? PartKind::PowerShelf : PartKind::RackPdu;
    if (factsOf<ItemFacts>(part))
        return PartKind::Item;
    return static_cast<PartKind>(part.facts.index()); // the first four stand in the same order
}

bool drawsPower(const Part &part)
{
    if (const auto *item = factsOf<ItemFacts>(part))
        return item->isPowered;
    return !factsOf<RackFacts>(part) && !factsOf<FeedFacts>(part);
}

const Source *sourceOf(const Part &part, const std::string &key)
{
    const auto it = std::ranges::find(part.sources, key, &Source::key);
    return it == part.sources.end() ? nullptr : &*it;
}

std::string fullName(const Part &part)
{
    return part.vendor.empty() ? part.model : part.vendor + " " + part.model;
}

bool matches(const Part &part, const std::string &text)
{
    const std::string words = lowered(text);
    const std::string all =
        lowered(part.id + " " + part.vendor + " " + part.model + " " + part.category + " " + part.summary);
    for (std::size_t start = 0; start < words.size();) {
        const auto end = std::min(words.find(' ', start), words.size());
        if (all.find(words.substr(start, end - start)) == std::string::npos)
            return false;
        start = end + 1;
    }
    return true;
}

Confidence confidenceOf(const Part &part)
{
    std::optional<Confidence> lowest;
    visitFigures(part, [&](const char *, const auto &figure) {
        if (figure)
            lowest = std::min(lowest.value_or(figure->confidence), figure->confidence);
    });
    return lowest.value_or(Confidence::Low);
}

} // namespace clusterwright
