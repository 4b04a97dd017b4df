// Design values of the mechanical calculators: of a rack type.
#include "model/calculators/designscope.h"

#include "model/calculators/calculatortext.h"
#include "model/checks/rule.h"

#include <algorithm>

namespace clusterwright::calc {
namespace {

std::optional<Known> loadedMass(const Scope &scope)
{
    if (!scope.type)
        return std::nullopt;
    const RackAllowances &allowances = scope.type->allowances;
    Total<Mass> mass;
    mass.add(rackPartOf(scope.design, *scope.type).size.mass);
    for (const Placed &thing : placedIn(scope.design, *scope.type))
        mass.add(thing.part->size.mass);
    for (const auto &extra : {allowances.cables, allowances.coolant})
        mass.known += extra.value_or(Mass{});
    return knownTotal(mass, nameOfType(scope) + ": rack, contents, and cables and coolant as far as stated");
}

const RackFacts *rackFacts(const Scope &scope)
{
    return scope.type ? factsOf<RackFacts>(rackPartOf(scope.design, *scope.type)) : nullptr;
}

/// Rack parts state what the contents may weigh; the calculator counts the empty rack too.
std::optional<Known> staticCapacity(const Scope &scope)
{
    auto known = fieldOf(scope, Owner::RackPart, "static_load_kg");
    const auto empty = fieldOf(scope, Owner::RackPart, "mass_kg");
    if (!known || !empty)
        return std::nullopt;
    known->value = std::get<double>(known->value.content) + std::get<double>(empty->value.content);
    known->from += ", and the empty rack";
    return known;
}

std::optional<Known> margin(const Scope &scope)
{
    return Known{parameterOf(scope.design, "MEC002", "margin"), "Rule MEC002: margin"};
}

/// One row for each kind of part, in the order they were placed; none if a mass is unknown.
std::optional<Known> items(const Scope &scope)
{
    if (!scope.type)
        return std::nullopt;
    std::vector<std::pair<const Part *, int>> counts;
    for (const Placed &thing : placedIn(scope.design, *scope.type)) {
        const auto found = std::ranges::find(counts, thing.part, &std::pair<const Part *, int>::first);
        if (!thing.part->size.mass)
            return std::nullopt;
        if (found == counts.end())
            counts.emplace_back(thing.part, 1);
        else
            ++found->second;
    }
    List list;
    for (const auto &[part, count] : counts)
        list.emplace_back(Record{{"count", count}, {"mass_kg", inKilograms(part->size.mass->value)}});
    return Known{std::move(list), nameOfType(scope) + ": its contents"};
}

bool isWhole(HalfUnits height)
{
    return height.count % 2 == 0;
}

/// What takes units, from the bottom; none if something hangs at a side, lies at half units, has no known
/// mass or shares units with something else.
std::optional<std::vector<Placed>> stacked(const Scope &scope)
{
    if (!scope.type)
        return std::nullopt;
    std::vector<Placed> things = placedIn(scope.design, *scope.type);
    for (const Placed &thing : things)
        if (const UnitPlace *place = unitPlaceOf(*thing.placement);
            !place || !isWhole(place->bottom) || !isWhole(thing.part->size.height->value) ||
            !thing.part->size.mass)
            return std::nullopt;
    std::ranges::sort(things, {}, [](const Placed &thing) { return unitPlaceOf(*thing.placement)->bottom; });
    for (std::size_t i = 1; i < things.size(); ++i)
        if (unitPlaceOf(*things[i].placement)->bottom <
            unitPlaceOf(*things[i - 1].placement)->bottom + things[i - 1].part->size.height->value)
            return std::nullopt;
    return things;
}

/// The calculator knows no gaps: an open space is an item without mass.
std::optional<Known> stack(const Scope &scope)
{
    const auto things = stacked(scope);
    if (!things)
        return std::nullopt;
    List list;
    HalfUnits next;
    for (const Placed &thing : *things) {
        const HalfUnits bottom = unitPlaceOf(*thing.placement)->bottom,
                        height = thing.part->size.height->value;
        if (next < bottom)
            list.emplace_back(Record{{"height_u", (bottom.count - next.count) / 2}, {"mass_kg", 0}});
        list.emplace_back(
            Record{{"height_u", height.count / 2}, {"mass_kg", inKilograms(thing.part->size.mass->value)}});
        next = bottom + height;
    }
    return Known{std::move(list), nameOfType(scope) + ": its contents; open units are items without mass"};
}

std::optional<Known> heights(const Scope &scope)
{
    if (!scope.type)
        return std::nullopt;
    List list;
    for (const Placed &thing : placedIn(scope.design, *scope.type)) {
        const HalfUnits height = thing.part->size.height->value;
        if (!isWhole(height))
            return std::nullopt;
        if (unitPlaceOf(*thing.placement) && height.count > 0)
            list.emplace_back(height.count / 2);
    }
    return Known{std::move(list), nameOfType(scope) + ": its contents"};
}

std::optional<Known> rackUnits(const Scope &scope)
{
    std::optional<Known> known;
    if (scope.results)
        known =
            Known{inUnits(scope.results->one.bulk.unitsTotal), nameOfType(scope) + ": height of the rack"};
    return known;
}

std::optional<Known> pitch(const Scope &scope)
{
    std::optional<Known> known;
    if (scope.type)
        known = Known{inMetres(lengthOf(rackPartOf(scope.design, *scope.type).pitch)),
                      nameOfType(scope) + ": pitch of the rack"};
    return known;
}

std::optional<Stance> stance(const Scope &scope)
{
    std::optional<Stance> found;
    if (scope.type)
        found = computeStance(rackPartOf(scope.design, *scope.type), placedIn(scope.design, *scope.type));
    return found;
}

std::optional<Known> base(const Scope &scope)
{
    std::optional<Known> known;
    if (const auto found = stance(scope))
        known = Known{inMetres(found->base), nameOfType(scope) + ": what it is higher than its units"};
    return known;
}

std::optional<Known> centre(const Scope &scope)
{
    std::optional<Known> known;
    if (const auto found = stance(scope))
        known = Known{inMetres(found->centreOfGravity), nameOfType(scope) + ": its centre of gravity"};
    return known;
}

std::optional<Known> emptyCentre(const Scope &scope)
{
    std::optional<Known> known;
    if (const RackFacts *facts = rackFacts(scope); facts && facts->outerHeight)
        known = Known{inMetres(facts->outerHeight->value / 2.0), nameOfType(scope) + ": half of its height"};
    return known;
}

std::optional<Known> halfBase(const Scope &scope)
{
    std::optional<Known> known;
    if (const RackFacts *facts = rackFacts(scope); facts && facts->outerWidth && facts->outerDepth)
        known = Known{inMetres(std::min(facts->outerWidth->value, facts->outerDepth->value) / 2.0),
                      nameOfType(scope) + ": half of its narrower side"};
    return known;
}

std::optional<Known> cables(const Scope &scope)
{
    std::optional<Known> known;
    if (scope.type && scope.type->allowances.cableCount && scope.type->allowances.cableDiameter)
        known =
            Known{List{Record{{"count", static_cast<double>(*scope.type->allowances.cableCount)},
                              {"diameter_mm",
                               inUnitOfKey("diameter_mm", inMetres(*scope.type->allowances.cableDiameter))}}},
                  nameOfType(scope) + ": cables in the fullest manager"};
    return known;
}

} // namespace

std::vector<DesignRow> mechanicalRows()
{
    const Finder empty = field(Owner::RackPart, "mass_kg");
    return {{"mechanical.floor_load", "mass_kg", loadedMass},
            {"mechanical.floor_load", "width_m", field(Owner::RackPart, "outer_width_m")},
            {"mechanical.floor_load", "depth_m", field(Owner::RackPart, "outer_depth_m")},
            {"mechanical.rack_mass", "empty_kg", empty},
            {"mechanical.rack_mass", "items", items},
            {"mechanical.rack_mass", "cables_kg", field(Owner::RackType, "cable_mass_kg")},
            {"mechanical.rack_mass", "static_capacity_kg", staticCapacity},
            {"mechanical.rack_mass", "required_margin", margin},
            {"mechanical.center_of_gravity", "empty_kg", empty},
            {"mechanical.center_of_gravity", "empty_cog_m", emptyCentre},
            {"mechanical.center_of_gravity", "items", stack},
            {"mechanical.center_of_gravity", "u_m", pitch},
            {"mechanical.center_of_gravity", "base_offset_m", base},
            {"mechanical.u_space", "rack_u", rackUnits},
            {"mechanical.u_space", "items_u", heights},
            {"mechanical.tip_angle", "cog_m", centre},
            {"mechanical.tip_angle", "half_base_m", halfBase},
            {"mechanical.tray_fill", "cables", cables}};
}

} // namespace clusterwright::calc
