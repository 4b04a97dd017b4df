// The edit that sets one field of one object: a table of keys per kind of object.
#include "model/design/edit.h"
#include "model/text.h"

#include <cmath>
#include <functional>

namespace clusterwright {
namespace {

constexpr std::size_t longestText = 10'000;

/// A way to set one key; returns why the value does not suit, or an empty text.
struct Key {
    std::string name;
    std::function<std::string(const Value &)> set;
};

using Keys = std::vector<Key>;

std::optional<double> numberOf(const Value &value, const std::string &unit)
{
    const auto *text = std::get_if<std::string>(&value);
    const auto number = text ? parseQuantity(*text, unit) : std::optional(std::get<double>(value));
    return number && std::isfinite(*number) ? number : std::nullopt;
}

Key textKey(const std::string &name, std::string &target, bool mayBeEmpty = true)
{
    return {name, [&target, mayBeEmpty](const Value &value) -> std::string {
                const auto *text = std::get_if<std::string>(&value);
                if (!text || text->size() > longestText || (text->empty() && !mayBeEmpty))
                    return "must be a text" + std::string(mayBeEmpty ? "." : " that is not empty.");
                target = *text;
                return {};
            }};
}

Key numberKey(const std::string &name, const std::string &unit, double least, double most,
              std::function<void(double)> assign, bool isWhole = false)
{
    return {name, [=](const Value &value) -> std::string {
                const auto number = numberOf(value, unit);
                if (!number || *number < least || *number > most ||
                    (isWhole && *number != std::floor(*number)))
                    return (isWhole ? "must be a whole number" : "must be a number") +
                           (unit.empty() ? "" : " in " + unit) + " from " + formatExact(least) + " to " +
                           formatExact(most) + ".";
                assign(*number);
                return {};
            }};
}

Key metresKey(const std::string &name, double &target, double least = 0)
{
    return numberKey(name, "m", least, 10'000, [&target](double metres) { target = metres; });
}

template <typename E>
Key nameKey(const std::string &name, E &target)
{
    return {name, [&target](const Value &value) -> std::string {
                const auto *text = std::get_if<std::string>(&value);
                const auto known = text ? fromName<E>(*text) : std::nullopt;
                if (!known) {
                    std::string all;
                    for (const Name<E> &entry : namesOf<E>)
                        all += (all.empty() ? "" : ", ") + std::string(entry.text);
                    return "must be one of " + all + ".";
                }
                target = *known;
                return {};
            }};
}

Keys keysOf(Design &design, const std::string &basis)
{
    Meta &meta = design.meta;
    Keys keys{textKey("title", meta.title, false),
              textKey("number", meta.number),
              textKey("revision", meta.revision),
              nameKey("status", meta.status),
              textKey("confidentiality", meta.confidentiality),
              textKey("price_book_name", design.priceBook.name),
              textKey("price_book_date", design.priceBook.date)};
    keys.push_back({"authors", [&meta](const Value &value) -> std::string {
                        const auto *text = std::get_if<std::string>(&value);
                        if (!text || text->size() > longestText)
                            return "must be a text.";
                        meta.authors.clear();
                        if (!text->empty())
                            meta.authors.push_back(*text);
                        return {};
                    }});
    const auto assumptionKey = [&](const std::string &name, const std::string &unit, double least,
                                   double most, auto &figure, auto make) {
        keys.push_back(numberKey(name, unit, least, most, [&figure, &basis, make](double number) {
            figure = {make(number), FigureKind::Estimate, "",
                      basis.empty() ? "set in this design" : basis, // a file needs one
                      Confidence::Low};
        }));
    };
    assumptionKey("power_factor", "", 0.5, 1, design.assumptions.powerFactor, [](double n) { return n; });
    assumptionKey("air_temperature_rise_k", "K", 1, 60, design.assumptions.airRise, kelvins);
    assumptionKey("air_density_kg_per_m3", "", 0.5, 1.5, design.assumptions.airDensity,
                  kilogramsPerCubicMetre);
    return keys;
}

Keys keysOf(Hall &hall)
{
    constexpr double least = 0.1;
    return {textKey("name", hall.name, false), metresKey("width_m", hall.width, least),
            metresKey("depth_m", hall.depth, least)};
}

Keys keysOf(Row &row)
{
    constexpr double least = 0.1;
    return {textKey("name", row.name, false), metresKey("x_m", row.x), metresKey("y_m", row.y),
            metresKey("length_m", row.length, least), nameKey("facing", row.facing)};
}

Keys keysOf(Rack &rack, const RackType &type)
{
    Keys keys{textKey("name", rack.name, false), metresKey("x_m", rack.x), metresKey("y_m", rack.y),
              nameKey("facing", rack.facing)};
    for (const Placement &placement : type.placements)
        if (!placement.feed.empty())
            keys.push_back({"feed_source." + placement.feed,
                            [&rack, feed = placement.feed](const Value &value) -> std::string {
                                const auto *text = std::get_if<std::string>(&value);
                                if (!text || text->size() > longestText)
                                    return "must be a text, empty for a source of its own.";
                                if (text->empty())
                                    rack.feedSources.erase(feed);
                                else
                                    rack.feedSources[feed] = *text;
                                return {};
                            }});
    return keys;
}

bool hasFeed(const RackType &type, const std::string &name)
{
    return !name.empty() && std::ranges::count(type.placements, name, &Placement::feed) > 0;
}

Keys keysOf(Placement &placement, const RackType &type)
{
    Keys keys{textKey("name", placement.name, false), nameKey("role", placement.role)};
    keys.push_back({"cords", [&](const Value &value) -> std::string {
                        const auto *text = std::get_if<std::string>(&value);
                        std::vector<std::string> cords;
                        for (std::string rest = text ? *text : ","; !rest.empty();) {
                            const auto comma = std::min(rest.find(','), rest.size());
                            cords.push_back(rest.substr(0, comma));
                            rest.erase(0, comma + 1);
                        }
                        if (!std::ranges::all_of(cords, [&](auto &feed) { return hasFeed(type, feed); }))
                            return "must list feeds of the rack, such as \"A,B\"; empty for round robin.";
                        placement.cords = std::move(cords);
                        return {};
                    }});
    return keys;
}

/// The figures of a part that a number can set: the text of the unit, and how to make the value.
template <typename Q>
constexpr const char *unitOfFigure = "";
template <>
constexpr const char *unitOfFigure<Power> = "W";
template <>
constexpr const char *unitOfFigure<ApparentPower> = "VA";
template <>
constexpr const char *unitOfFigure<Mass> = "kg";
template <>
constexpr const char *unitOfFigure<Length> = "m";

template <typename Unit>
boost::units::quantity<Unit> makeFigureValue(double number, const boost::units::quantity<Unit> &)
{
    return boost::units::quantity<Unit>::from_value(number);
}
double makeFigureValue(double number, double)
{
    return number;
}
std::int64_t makeFigureValue(double number, std::int64_t)
{
    return static_cast<std::int64_t>(number);
}

Keys keysOf(Part &part, const std::string &basis)
{
    Keys keys;
    visitFigures(part, [&]<typename Q>(const char *key, std::optional<Figure<Q>> &figure) {
        constexpr double most = 1e9; // above any figure of a part in any base unit
        if constexpr (!std::is_same_v<Q, PowerSupplies> && !std::is_same_v<Q, HalfUnits>)
            keys.push_back(numberKey(
                key, unitOfFigure<Q>, 0, key == std::string_view("liquid_heat_fraction") ? 1 : most,
                [&figure, &basis](double number) {
                    figure = Figure<Q>{makeFigureValue(number, Q{}), FigureKind::Estimate, "", basis,
                                       Confidence::Low};
                },
                std::is_same_v<Q, std::int64_t>));
    });
    return keys;
}

/// The keys of the object with this id; nothing if there is none.
std::optional<Keys> keysOf(Design &design, const std::string &object, const std::string &basis)
{
    if (object == "design")
        return keysOf(design, basis);
    if (Hall *hall = findById(design.halls, object))
        return keysOf(*hall);
    if (Row *row = findById(design.rows, object))
        return keysOf(*row);
    if (Rack *rack = findById(design.racks, object))
        return keysOf(*rack, *findById(design.rackTypes, rack->type));
    if (RackType *type = findById(design.rackTypes, object))
        return Keys{textKey("name", type->name, false)};
    if (NodeType *type = findById(design.nodeTypes, object))
        return Keys{textKey("name", type->name, false)};
    for (RackType &type : design.rackTypes)
        if (Placement *placement = findById(type.placements, object))
            return keysOf(*placement, type);
    const auto part = design.parts.find(object);
    return part == design.parts.end() ? std::nullopt : std::optional(keysOf(part->second, basis));
}

} // namespace

Result<Design> setValue(Design design, const std::string &object, const std::string &key, const Value &value,
                        const std::string &basis)
{
    const auto keys = keysOf(design, object, basis);
    if (!keys)
        return wrong(object, "object", "is no object of the design.");
    const auto found = std::ranges::find(*keys, key, &Key::name);
    if (found == keys->end()) {
        std::string all;
        for (const Key &known : *keys)
            all += (all.empty() ? "" : ", ") + known.name;
        return wrong(object, key, "cannot be set; there is " + all + ".");
    }
    const bool isPart = design.parts.contains(object);
    if (isPart && basis.empty())
        return wrong(object, "basis",
                     "is missing: an estimate needs its arithmetic or where it was taken from.");
    if (const std::string refusal = found->set(value); !refusal.empty())
        return wrong(object, key, refusal);
    return design;
}

} // namespace clusterwright
