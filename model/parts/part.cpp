#include "model/parts/part.h"

#include "model/parts/figurelist.h"
#include "model/words.h"

#include <algorithm>

namespace clusterwright {

namespace {

// Facts stand in the order of the kinds; one alternative serves rack PDU and power shelf.
constexpr auto feedIndex = static_cast<std::size_t>(PartKind::RackPdu);

template <std::size_t... Index>
void emplaceFacts(Part &part, std::size_t index, std::index_sequence<Index...> /*all*/)
{
    ((index == Index ? static_cast<void>(part.facts.emplace<Index>()) : void()), ...);
}

} // namespace

Part::Part() = default;
Part::Part(const Part &other) = default;
Part::Part(Part &&other) noexcept = default;
Part &Part::operator=(const Part &other) = default;
Part &Part::operator=(Part &&other) noexcept = default;
Part::~Part() = default;

PartKind kindOf(const Part &part)
{
    const std::size_t index = part.facts.index();
    const auto *feed = factsOf<FeedFacts>(part);
    const bool isAfterFeed = index > feedIndex || (feed && feed->isShelf);
    return static_cast<PartKind>(index + (isAfterFeed ? 1 : 0));
}

void setKind(Part &part, PartKind kind)
{
    const auto index = static_cast<std::size_t>(kind);
    emplaceFacts(part, index > feedIndex ? index - 1 : index,
                 std::make_index_sequence<std::variant_size_v<decltype(part.facts)>>());
    if (auto *feed = std::get_if<FeedFacts>(&part.facts))
        feed->isShelf = kind == PartKind::PowerShelf;
}

bool canStandInRack(PartKind kind)
{
    switch (kind) {
    case PartKind::Server:
    case PartKind::Switch:
    case PartKind::Storage:
    case PartKind::RackPdu:
    case PartKind::PowerShelf:
    case PartKind::Item:
    case PartKind::PowerEquipment:
    case PartKind::Cooling:
        return true;
    default:
        return false;
    }
}

bool isPlaceable(const Part &part)
{
    const bool isInBay = part.netbox && part.netbox->role == "child"; // of a chassis
    return canStandInRack(kindOf(part)) && part.size.height && !isInBay;
}

bool isComplete(const Part &part)
{
    return isPlaceable(part) && part.size.mass && (!drawsPower(part) || part.electrical.max);
}

bool isRackScale(const Part &part)
{
    return factsOf<RackFacts>(part) && part.category == "integrated_rack";
}

bool drawsPower(const Part &part)
{
    if (const auto *item = factsOf<ItemFacts>(part))
        return item->isPowered;
    switch (kindOf(part)) {
    case PartKind::Rack:
    case PartKind::RackPdu:
    case PartKind::PowerShelf:
    case PartKind::PowerEquipment:
    case PartKind::FailureRate:
    case PartKind::ReferenceValue:
    case PartKind::Roadmap:
        return false;
    default:
        return true;
    }
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
                             part.summary + " " + part.orderCode);
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
