// The table of fields: visitFields() names every field of an object once, for reading and for setting.
// A visitor has text(), choice(), number(), list() and fixed().
#pragma once

#include "model/design/field.h"
#include "model/parts/figuretext.h"

#include <functional>

namespace clusterwright {

/// What a number may be. `unit` is its base unit, `shownUnit` what a reader expects.
struct NumberSpec {
    std::string key, title;
    const char *unit = "", *shownUnit = "";
    double least = 0, most = 0;
    bool isWhole = false;
};

template <typename SomeDesign, typename Visitor>
void visitDesignFields(SomeDesign &design, const Visitor &visit)
{
    auto &meta = design.meta;
    visit.text("title", "Title", meta.title, false);
    visit.text("number", "Number", meta.number);
    visit.text("revision", "Revision", meta.revision);
    visit.choice("status", "Status", meta.status);
    visit.list(
        "authors", "Authors", meta.authors, [](const std::string &) { return true; },
        "must be a text with commas between the names.");
    visit.text("confidentiality", "Confidentiality", meta.confidentiality);
    visit.text("price_book_name", "Price book", design.priceBook.name);
    visit.text("price_book_date", "Date of prices", design.priceBook.date);
    auto &assumptions = design.assumptions;
    visit.number({"power_factor", "Power factor", "", "", 0.5, 1}, assumptions.powerFactor);
    visit.number({"air_temperature_rise_k", "Temperature rise of air", "K", "K", 1, 60}, assumptions.airRise);
    visit.number({"air_density_kg_per_m3", "Density of air", "kg/m³", "kg/m³", 0.5, 1.5},
                 assumptions.airDensity);
}

constexpr double farthest = 10'000;   // metres; above any hall
constexpr double shortestSide = 0.1;  // metres; below any hall or row
constexpr double mostOfAnyUnit = 1e9; // above any figure of a part or a place in any base unit

template <typename SomeHall, typename Visitor>
void visitHallFields(SomeHall &hall, const Visitor &visit)
{
    constexpr double highest = 8000; // metres; above any town
    auto &limits = hall.limits;
    visit.text("name", "Name", hall.name, false);
    visit.number({"width_m", "Width", "m", "m", shortestSide, farthest}, hall.width);
    visit.number({"depth_m", "Depth", "m", "m", shortestSide, farthest}, hall.depth);
    visit.number({"rack_power_w", "Power limit of a rack", "W", "kW", 0, mostOfAnyUnit}, limits.rackPower);
    visit.number({"rack_air_heat_w", "Heat to air limit of a rack", "W", "kW", 0, mostOfAnyUnit},
                 limits.rackAirHeat);
    visit.number({"rack_airflow_m3_per_s", "Air supplied to a rack", "m³/s", "m³/h", 0, mostOfAnyUnit},
                 limits.rackAirflow);
    visit.number({"floor_load_kg_per_m2", "Floor load limit", "kg/m²", "kg/m²", 0, mostOfAnyUnit},
                 limits.floorLoad);
    visit.number({"point_load_kg", "Load limit under one foot", "kg", "kg", 0, mostOfAnyUnit},
                 limits.pointLoad);
    visit.number({"altitude_m", "Altitude", "m", "m", 0, highest}, limits.altitude);
    visit.text("limit_source", "Source of the limits", limits.source);
}

template <typename SomeRow, typename Visitor>
void visitRowFields(SomeRow &row, const Visitor &visit)
{
    visit.text("name", "Name", row.name, false);
    visit.fixed("hall", "Hall", row.hall);
    visit.number({"x_m", "From the west wall", "m", "m", 0, farthest}, row.x);
    visit.number({"y_m", "From the north wall", "m", "m", 0, farthest}, row.y);
    visit.number({"length_m", "Length", "m", "m", shortestSide, farthest}, row.length);
    visit.choice("facing", "Racks face", row.facing);
}

template <typename SomeRack, typename Visitor>
void visitRackFields(SomeRack &rack, const RackType &type, const Visitor &visit)
{
    visit.text("name", "Name", rack.name, false);
    visit.fixed("type", "Rack type", rack.type);
    visit.fixed("row", "Row", rack.row);
    visit.number({"x_m", "From the west wall", "m", "m", 0, farthest}, rack.x);
    visit.number({"y_m", "From the north wall", "m", "m", 0, farthest}, rack.y);
    visit.choice("facing", "Faces", rack.facing);
    for (const Placement &placement : type.placements)
        if (!placement.feed.empty())
            visit.entry("feed_source." + placement.feed, "Source of feed " + placement.feed, rack.feedSources,
                        placement.feed);
}

/// Whether a text counts a bank of a rack PDU: "1" to "99".
inline bool isBank(const std::string &text)
{
    return !text.empty() && text.size() <= 2 && text.front() != '0' &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

template <typename SomePlacement, typename Visitor>
void visitPlacementFields(SomePlacement &placement, const RackType &type, const Visitor &visit)
{
    visit.text("name", "Name", placement.name, false);
    visit.choice("role", "Role", placement.role);
    const auto *part = std::get_if<PartRef>(&placement.thing);
    visit.fixed(part ? "part" : "node_type", part ? "Part" : "Node type",
                part ? part->part : std::get<NodeTypeRef>(placement.thing).nodeType);
    visit.place(placement);
    if (!placement.feed.empty())
        visit.fixed("feed", "Feed", placement.feed);
    const auto isFeed = [&type](const std::string &feed) {
        return !feed.empty() && std::ranges::count(type.placements, feed, &Placement::feed) > 0;
    };
    visit.list("cords", "Cords on feeds", placement.cords, isFeed,
               "must list feeds of the rack, such as \"A,B\"; empty for round robin.");
    visit.list("banks", "Cords on banks", placement.banks, isBank,
               "must list banks from 1 to 99, such as \"1,2\"; empty for a choice that balances.");
}

template <typename SomePart, typename Visitor>
void visitPartFields(SomePart &part, const Visitor &visit)
{
    visit.fixed("vendor", "Vendor", part.vendor);
    visit.fixed("model", "Model", part.model);
    visit.fixed("version", "Version of the entry", part.version);
    visit.fixed("status", "Status", std::string(nameOf(part.lifecycle.status)));
    visit.text("second_source", "Second source", part.secondSource);
    visitFigures(part, [&]<typename F>(const char *key, F &figure) {
        using Q = std::remove_cvref_t<decltype(figure->value)>;
        const std::string title = figureTitle(key);
        if constexpr (std::is_enum_v<Q>) {
            visit.choiceFigure(key, title, figure);
        } else if constexpr (std::is_arithmetic_v<Q> || requires(Q q) { baseUnitOf(q); }) {
            const std::string_view name = key;
            const bool isShare = name == "liquid_heat_fraction" || name == "efficiency";
            visit.number({key, title, baseUnitOfFigure<Q>(), shownUnitOf(key), 0, isShare ? 1 : mostOfAnyUnit,
                          std::is_same_v<Q, std::int64_t>},
                         figure);
        } else {
            visit.fixedFigure(key, title, figure);
        }
    });
}

} // namespace clusterwright
