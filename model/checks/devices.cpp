// What several rules say about the devices of a rack type.
#include "model/checks/rule.h"

namespace clusterwright {

std::string namesOfDevices(const std::vector<const Placement *> &devices)
{
    if (devices.empty())
        return {};
    const std::string &first = devices.front()->name, &last = devices.back()->name;
    if (devices.size() == 1)
        return first;
    if (devices.size() == 2)
        return first + " and " + last;
    return std::to_string(devices.size()) + " devices (" + first + " to " + last + ")";
}

const Part *blankingPanel(const Design &design, const Library *library, Pitch pitch)
{
    const auto suits = [&](const auto &entry) {
        const Part &part = entry.second;
        return part.category == "blanking_panel" && part.pitch == pitch && part.size.height &&
               part.size.height->value == HalfUnits{2};
    };
    for (const Library *parts : {&design.parts, library})
        if (parts)
            if (const auto found = std::ranges::find_if(*parts, suits); found != parts->end())
                return &found->second;
    return nullptr;
}

std::vector<HalfUnits> openUnits(const Part &rack, const std::vector<Placed> &placed)
{
    const int height = rack.size.height->value.count;
    std::array<std::vector<bool>, 2> closed; // left and right half of each half unit
    for (auto &half : closed)
        half.assign(static_cast<std::size_t>(height), false);
    for (const Placed &thing : placed) {
        const UnitPlace *place = unitPlaceOf(*thing.placement);
        if (!place || place->face == Face::Rear)
            continue;
        const int top = std::min((place->bottom + thing.part->size.height->value).count, height);
        for (int unit = std::max(0, place->bottom.count); unit < top; ++unit)
            for (const Slot half : {Slot::Left, Slot::Right})
                if (!place->half || place->half == half)
                    closed[static_cast<std::size_t>(half)][static_cast<std::size_t>(unit)] = true;
    }
    std::vector<HalfUnits> open;
    for (int unit = 0; unit + 2 <= height; unit += 2) {
        const auto at = static_cast<std::size_t>(unit);
        if (!closed[0][at] && !closed[0][at + 1] && !closed[1][at] && !closed[1][at + 1])
            open.push_back({unit});
    }
    return open;
}

} // namespace clusterwright
