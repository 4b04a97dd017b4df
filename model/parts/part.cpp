#include "model/parts/part.h"

#include "model/words.h"

#include <algorithm>

namespace clusterwright {

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
    return Words(text).areIn(part.id + " " + part.vendor + " " + part.model + " " + part.category + " " +
                             part.summary);
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
