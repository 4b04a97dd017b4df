// Random edits for property tests: valid and invalid ones, drawn from a number so that a failure shrinks to
// few.
#pragma once

#include "model/design/arrange.h"
#include "model/design/editrules.h"
#include "tests/model/helpers.h"

#include <cstdint>
#include <random>

namespace clusterwright::sample {

/// The same draws on every machine: std::mt19937 is, the standard distributions are not.
class Dice {
public:
    explicit Dice(std::uint32_t seed) : m_engine(seed) {}
    int below(int end) { return static_cast<int>(m_engine() % static_cast<std::uint32_t>(end)); }
    template <typename T>
    T oneOf(const std::vector<T> &list)
    {
        return list.at(static_cast<std::size_t>(below(static_cast<int>(list.size()))));
    }

private:
    std::mt19937 m_engine;
};

/// Parts of every kind, with figures missing here and there and ids that may clash with those of other
/// things.
inline std::vector<Part> someParts()
{
    Part unknown = renamed(server(), "unknown-power");
    unknown.electrical.max.reset();
    unknown.size.mass.reset();
    unknown.thermal.liquidFraction.reset();
    Part tray = part("tray", "Tray", 0.5, 1, 0.4);
    tray.facts = ItemFacts{true};
    Part open = renamed(networkSwitch(), "open-switch");
    open.pitch = Pitch::OpenUnit;
    Part openRack = renamed(rack(), "open-rack");
    openRack.pitch = Pitch::OpenUnit;
    std::get<RackFacts>(openRack.facts).outerWidth.reset();
    Part shelf = part("shelf", "Shelf", 1, 20, 0.8);
    auto &feed = shelf.facts.emplace<FeedFacts>();
    feed.rating = figure(voltAmperes(18'000));
    feed.isShelf = true;
    Part array = device(part("array", "Array", 2, 30, 0.8), 900, {2, 1, {}});
    array.facts = StorageFacts{};
    return {server(),
            networkSwitch(),
            pdu(),
            rack(),
            unknown,
            tray,
            open,
            openRack,
            shelf,
            array,
            renamed(server(), "h"),
            renamed(networkSwitch(), "hall-0001"),
            renamed(rack(), "name-1")};
}

inline std::string someId(const Design &design, Dice &dice)
{
    std::vector<std::string> ids{"", "h", "x", "name-1", "name-2", "bad id", "design", "array"};
    for (const RackType &type : design.rackTypes) {
        ids.insert(ids.end(), 2, type.id);
        for (const Placement &placement : type.placements)
            ids.push_back(placement.id);
    }
    for (const Rack &rack : design.racks)
        ids.push_back(rack.id);
    for (const Hall &hall : design.halls)
        ids.push_back(hall.id);
    for (const auto &[id, part] : design.parts)
        ids.push_back(id);
    return dice.oneOf(ids);
}

/// The id of one in a list, seldom of something else.
template <typename List>
std::string someOf(const List &list, const Design &design, Dice &dice)
{
    if (list.empty() || dice.below(10) == 0)
        return someId(design, dice);
    return dice.oneOf(list).id;
}

inline std::string newId(Dice &dice)
{
    return dice.oneOf<std::string>({"", "", "", "name-1", "name-2", "name-3", "array", "tray", "bad id"});
}

inline PlaceRequest someRequest(Dice &dice)
{
    PlaceRequest request;
    request.id = newId(dice);
    request.name = dice.oneOf<std::string>({"", "", "n{n}", "same"});
    if (dice.below(3) == 0)
        request.bottom = HalfUnits{dice.below(110) - 4};
    request.face = dice.oneOf<Face>({Face::Both, Face::Both, Face::Front, Face::Rear});
    if (dice.below(8) == 0)
        request.slot = Slot::Right;
    request.feed = dice.oneOf<std::string>({"", "", "", "", "A", "Z"});
    request.count = dice.oneOf<int>({1, 1, 1, 2, 3, 0, 9});
    return request;
}

inline Result<Design> someMove(const Design &design, Dice &dice)
{
    const std::string type = someOf(design.rackTypes, design, dice);
    const RackType *found = findById(design.rackTypes, type);
    MoveRequest request;
    if (dice.below(2) == 0)
        request.bottom = HalfUnits{dice.below(100)};
    if (dice.below(3) == 0)
        request.face = Face::Front;
    if (dice.below(2) == 0)
        request.toType = someOf(design.rackTypes, design, dice);
    const std::string item = someOf(found ? found->placements : std::vector<Placement>(), design, dice);
    return dice.below(3) == 0 ? removePlacement(design, type, item)
                              : movePlacement(design, type, item, request);
}

inline Result<Design> someSetting(const Design &design, Dice &dice)
{
    const std::string key = dice.oneOf<std::string>({"name",
                                                     "x_m",
                                                     "length_m",
                                                     "facing",
                                                     "cords",
                                                     "feed_source.A",
                                                     "role",
                                                     "max_power_w",
                                                     "outer_width_m",
                                                     "power_factor",
                                                     "air_temperature_rise_k",
                                                     "title",
                                                     "authors",
                                                     "accelerator_count",
                                                     "mass_kg",
                                                     "none",
                                                     "rack_power_w",
                                                     "rack_air_heat_w",
                                                     "rack_airflow_m3_per_s",
                                                     "floor_load_kg_per_m2",
                                                     "altitude_m",
                                                     "airflow_direction"});
    const Value value = dice.oneOf<Value>({"A,B", "A", "", "name", "north", "storage", 0.9, 3.0, -1.0, 1e12,
                                           "12 kW", "0.8 m", "9 m", "rear_to_front"});
    const std::string object = dice.below(3) == 0 ? "design" : someId(design, dice);
    return setValue(design, object, key, value, dice.oneOf<std::string>({"", "a test"}));
}

/// A parameter of a rule, a limit of a hall, or back to what the table says.
inline Result<Design> someLimit(const Design &design, Dice &dice)
{
    const auto rule =
        dice.oneOf<std::string>({"PWR001", "PWR003", "PWR007", "MEC002", "MEC005", "MEC008", "none"});
    const auto parameter = dice.oneOf<std::string>(
        {"continuous_factor", "tol", "lo", "margin", "h_limit_m", "tip_deg", "panel_mm", "none"});
    switch (dice.below(4)) {
    case 0:
        return resetParameter(design, rule, parameter);
    case 1:
        return setParameter(design, {rule, parameter, dice.oneOf<double>({0, 0.5, 1, 400, -1}), "a test"});
    default:
        return setValue(design, someOf(design.halls, design, dice),
                        dice.oneOf<std::string>({"rack_power_w", "rack_air_heat_w", "rack_airflow_m3_per_s",
                                                 "floor_load_kg_per_m2", "altitude_m", "limit_source"}),
                        dice.oneOf<Value>({"", 0.0, 2.0, 1000.0, "30 kW", -1.0}));
    }
}

inline Result<Design> someArrangement(const Design &design, Dice &dice)
{
    const std::string type = someOf(design.rackTypes, design, dice);
    const RackType *found = findById(design.rackTypes, type);
    const std::string item = someOf(found ? found->placements : std::vector<Placement>(), design, dice);
    const std::string rack = someOf(design.racks, design, dice);
    const double place = dice.oneOf<double>({0, 3.5, 19, -1});
    switch (dice.below(7)) {
    case 0:
        return copyPlacement(design, type, item, dice.below(4), {},
                             dice.below(2) == 0 ? std::optional(HalfUnits{dice.below(9)}) : std::nullopt);
    case 1:
        return cloneRack(design, rack, dice.below(2) == 0 ? "" : someOf(design.rows, design, dice));
    case 2:
        return makeUnique(design, rack);
    case 3:
        return renameRacks(design, dice.below(2) == 0 ? type : someOf(design.rows, design, dice), "N{n:02}");
    case 4:
        return moveRack(design, rack, place, 2);
    case 5:
        return moveRow(design, someOf(design.rows, design, dice), place, 3);
    default:
        return replacePlacement(design, type, item, dice.oneOf(someParts()));
    }
}

inline Result<Design> someEdit(const Design &design, std::uint32_t seed)
{
    Dice dice(seed);
    const Part part = dice.oneOf(someParts());
    const auto size = [&] { return dice.oneOf<double>({0.1, 4.5, 20, 10'000, 0, -1}); };
    switch (dice.below(21)) {
    case 0:
        return addHall(design, {newId(dice), "", size(), size()});
    case 1:
        return addRow(design, {newId(dice), "", someOf(design.halls, design, dice), size(), size(), size(),
                               dice.oneOf<Facing>({Facing::North, Facing::East})});
    case 2:
        return addRackType(design, newId(dice), "", part);
    case 3:
        return addNodeType(design, {newId(dice), "", ""}, part);
    case 4:
        return placeNodeType(design, someOf(design.rackTypes, design, dice),
                             someOf(design.nodeTypes, design, dice), someRequest(dice));
    case 5:
        return addRacks(design, someOf(design.rackTypes, design, dice), someOf(design.rows, design, dice),
                        dice.below(5), dice.oneOf<std::string>({"", "R{n}", "same"}));
    case 6:
        return removeRack(design, someOf(design.racks, design, dice));
    case 7:
        return setPrice(design, {part.id, dollars(size()), dollars(20), dollars(20.5), "", newId(dice)});
    case 8:
        return addStatement(design, {newId(dice), newId(dice), ""});
    case 9:
        return waive(design, {"PWR016", someId(design, dice), "why", "me", "2026-01-31", ""});
    case 10:
    case 11:
        return someMove(design, dice);
    case 12:
        return someSetting(design, dice);
    case 13:
    case 14:
    case 15:
        return someArrangement(design, dice);
    case 16:
    case 17:
        return someLimit(design, dice);
    default:
        return placePart(design, someOf(design.rackTypes, design, dice), part, someRequest(dice));
    }
}

} // namespace clusterwright::sample
