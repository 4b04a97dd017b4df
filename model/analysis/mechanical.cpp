#include "model/analysis/mechanical.h"

#include "model/calculators/mechanical.h"

#include <algorithm>

namespace clusterwright {

void Bulk::add(const Bulk &other, int times)
{
    unitsTotal.count += other.unitsTotal.count * times;
    unitsUsed.count += other.unitsUsed.count * times;
    contents.add(other.contents, times);
    all.add(other.all, times);
}

Bulk computeBulk(const Part &rack, const std::vector<Placed> &placed, const RackAllowances &allowances)
{
    Bulk bulk;
    bulk.unitsTotal = rack.size.height->value;
    std::vector<bool> taken(static_cast<std::size_t>(bulk.unitsTotal.count), false);
    for (const Placed &thing : placed) {
        bulk.contents.add(thing.part->size.mass);
        const UnitPlace *place = unitPlaceOf(*thing.placement);
        if (!place)
            continue;
        const int top =
            std::min((place->bottom + thing.part->size.height->value).count, bulk.unitsTotal.count);
        for (int unit = std::max(0, place->bottom.count); unit < top; ++unit)
            taken[static_cast<std::size_t>(unit)] = true;
    }
    bulk.unitsUsed.count = static_cast<int>(std::ranges::count(taken, true));
    bulk.contents.known += allowances.cables.value_or(Mass{}) + allowances.coolant.value_or(Mass{});
    bulk.all = bulk.contents;
    bulk.all.add(rack.size.mass);
    return bulk;
}

Total<Mass> pointLoad(const Total<Mass> &rack)
{
    constexpr double feet = 4;
    return {rack.known / feet, rack.unknownCount};
}

std::optional<double> cableFill(const RackAllowances &allowances)
{
    const auto &count = allowances.cableCount;
    const auto &diameter = allowances.cableDiameter;
    const auto &area = allowances.managerArea;
    if (!count || !diameter || !area || !(*area > Area{}))
        return std::nullopt;
    return static_cast<double>(*count) * (crossSection(*diameter) / *area);
}

std::optional<Stance> computeStance(const Part &rack, const std::vector<Placed> &placed)
{
    const RackFacts &facts = *factsOf<RackFacts>(rack);
    const auto &width = facts.outerWidth, &depth = facts.outerDepth, &height = facts.outerHeight;
    if (placed.empty() || !width || !depth || !height || !rack.size.mass)
        return std::nullopt;
    const Length unit = lengthOf(rack.pitch);
    const Length middle = height->value / 2.0;
    Stance stance{height->value - unit * inUnits(rack.size.height->value), {}, 0};
    stance.base = std::max(stance.base, Length{});
    std::vector<Lump> lumps{{rack.size.mass->value, middle}};
    for (const Placed &thing : placed) {
        if (!thing.part->size.mass)
            return std::nullopt;
        const UnitPlace *place = unitPlaceOf(*thing.placement);
        const Length at =
            place
                ? stance.base + unit * (inUnits(place->bottom) + inUnits(thing.part->size.height->value) / 2)
                : middle;
        lumps.push_back({thing.part->size.mass->value, at});
    }
    if (std::ranges::none_of(lumps, [](const Lump &lump) { return lump.mass > Mass{}; }))
        return std::nullopt;
    stance.centreOfGravity = centreOfGravity(lumps);
    stance.tipDegrees = tipDegrees(std::min(width->value, depth->value) / 2.0, stance.centreOfGravity);
    return stance;
}

} // namespace clusterwright
