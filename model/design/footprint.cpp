#include "model/design/footprint.h"

#include "model/text.h"

namespace clusterwright {

Footprint footprintOf(const Design &design, const Rack &rack)
{
    constexpr double usualWidth = 0.6, usualDepth = 1.2;
    const auto *facts = factsOf<RackFacts>(rackPartOf(design, *findById(design.rackTypes, rack.type)));
    const double width = facts->outerWidth ? inMetres(facts->outerWidth->value) : usualWidth;
    const double depth = facts->outerDepth ? inMetres(facts->outerDepth->value) : usualDepth;
    const bool isTurned = rack.facing == Facing::East || rack.facing == Facing::West;
    return isTurned ? Footprint{depth, width} : Footprint{width, depth};
}

std::vector<Footprint> footprintsOf(const Design &design)
{
    std::map<std::pair<RackTypeId, Facing>, Footprint> known;
    std::vector<Footprint> all;
    for (const Rack &rack : design.racks) {
        auto it = known.find({rack.type, rack.facing});
        if (it == known.end())
            it = known.emplace(std::pair(rack.type, rack.facing), footprintOf(design, rack)).first;
        all.push_back(it->second);
    }
    return all;
}

std::optional<Error> leavesHall(const Design &design, const Rack &rack)
{
    const Hall &hall = *findById(design.halls, findById(design.rows, rack.row)->hall);
    const Footprint footprint = footprintOf(design, rack);
    constexpr double tolerance = 1e-9; // metres: sums of widths are not exact
    const bool isInside = rack.x >= 0 && rack.y >= 0 && rack.x + footprint.width <= hall.width + tolerance &&
                          rack.y + footprint.depth <= hall.depth + tolerance;
    if (isInside)
        return std::nullopt;
    return wrong(rack.id, "x_m",
                 "The new place puts " + rack.name + " (" + formatNumber(footprint.width, 2) + " x " +
                     formatNumber(footprint.depth, 2) + " m) outside " + hall.name + " of " +
                     formatNumber(hall.width, 2) + " x " + formatNumber(hall.depth, 2) + " m.");
}

std::optional<Error> leavesHall(const Design &design, const Row &row)
{
    const Hall &hall = *findById(design.halls, row.hall);
    if (row.x >= 0 && row.x < hall.width && row.y >= 0 && row.y < hall.depth)
        return std::nullopt;
    return wrong(row.id, "x_m", "The new place of " + row.name + " is outside " + hall.name + ".");
}

} // namespace clusterwright
