#include "model/parts/figuretext.h"

#include "model/text.h"

#include <algorithm>

namespace clusterwright {
namespace {

std::string joined(std::string text, const std::string &more, const char *separator)
{
    if (!text.empty() && !more.empty())
        text += separator;
    return text + more;
}

/// Fills text, value, unit and number of a row from one value.
struct Filler {
    FigureRow &row;

    void operator()(HalfUnits height) const { number(inUnits(height), "U"); }
    void operator()(double value) const { number(value, specUnit()); }
    void operator()(std::int64_t value) const { number(static_cast<double>(value), specUnit()); }
    void operator()(const PowerSupplies &supplies) const { words(valueText(supplies)); }
    void operator()(const std::string &text) const { words(text); }
    void operator()(const std::vector<PortGroup> &ports) const { words(valueText(ports)); }
    void operator()(const std::vector<Measurement> &list) const { words(valueText(list)); }
    template <typename Q>
    void operator()(const Q &value) const
    {
        if constexpr (std::is_enum_v<Q>) {
            std::string text(nameOf(value));
            std::ranges::replace(text, '_', ' ');
            words(text);
        } else {
            quantity(value);
        }
    }

private:
    const char *specUnit() const
    {
        const FigureSpec *spec = figureSpec(row.key);
        return spec ? spec->unit : "";
    }
    void words(const std::string &text) const { row.text = row.value = text; }
    void number(double value, const char *unit) const
    {
        row.number = value;
        row.value = formatExact(value);
        row.unit = unit;
        row.text = joined(value < 1e4 ? row.value : formatGrouped(value, 0), unit, " ");
    }
    template <typename Q>
    void quantity(const Q &value) const
    {
        const std::string base = baseUnitOf(value), shown = shownUnitOf(row.key);
        const double size = sizeOfUnit(shown, base).value_or(1);
        const std::string exact = formatInUnit(inBaseUnit(value), base, shown);
        const std::size_t blank = std::min(exact.find(' '), exact.size());
        row.number = inBaseUnit(value) / size;
        row.value = exact.substr(0, blank);
        row.unit = blank < exact.size() ? exact.substr(blank + 1) : base;
        const bool hasOwnUnit = *specUnit() != '\0';
        if constexpr (requires { formatQuantity(value); })
            row.text = hasOwnUnit ? formatFigure(*row.number) + " " + shown : formatQuantity(value);
        else
            row.text = formatFigure(*row.number) + " " + shown;
    }
};

/// Rounded for a reader unless that would be another rating.
std::string ratingText(Power rating)
{
    const std::string text = formatQuantity(rating);
    return parseQuantity(text, "W") == inWatts(rating) ? text : formatInUnit(inWatts(rating), "W", "kW");
}

} // namespace

std::vector<FigureRow> figureRows(const Part &part)
{
    std::vector<FigureRow> rows;
    visitFigures(part, [&rows](const char *key, const auto &figure) {
        FigureRow &row = rows.emplace_back();
        row.key = key;
        row.title = figureTitle(key);
        if (!figure)
            return;
        row.isKnown = true;
        row.kind = figure->kind;
        row.confidence = figure->confidence;
        row.source = figure->source;
        row.basis = figure->basis;
        Filler{row}(figure->value);
    });
    return rows;
}

const char *shownUnitOf(const std::string &key)
{
    const FigureSpec *spec = figureSpec(key);
    if (spec && *spec->unit != '\0')
        return spec->unit;
    for (const auto &[ending, unit] : {std::pair{"_w", "kW"},
                                       {"_va", "kVA"},
                                       {"_m3_per_s", "m³/h"},
                                       {"_byte_per_s", "GB/s"},
                                       {"_byte", "GB"},
                                       {"_pa", "kPa"},
                                       {"_kg", "kg"},
                                       {"_v", "V"},
                                       {"_a", "A"},
                                       {"_c", "°C"},
                                       {"_k", "K"},
                                       {"_m", "mm"}})
        if (key.ends_with(ending))
            return unit;
    return "";
}

std::string valueText(HalfUnits height)
{
    return formatExact(inUnits(height)) + " U";
}

std::string valueText(const PowerSupplies &supplies)
{
    return std::to_string(supplies.count) + ", " + std::to_string(supplies.needed) + " needed" +
           (supplies.rating ? ", " + ratingText(*supplies.rating) + " each" : "");
}

std::string valueText(const std::vector<PortGroup> &ports)
{
    std::string text;
    for (const PortGroup &group : ports) {
        std::string one = std::to_string(group.count) + " x";
        if (group.rate)
            one += " " + formatExact(inGigabitsPerSecond(*group.rate)) + " Gb/s";
        one = joined(one, group.connector, " ");
        one = joined(one, group.use, ", ");
        if (group.perCage != 1)
            one += ", " + std::to_string(group.perCage) + " per cage";
        if (group.lanes != 0)
            one += ", " + std::to_string(group.lanes) + " lanes";
        if (!group.name.empty())
            one += ", named " + group.name;
        text = joined(text, one, "; ");
    }
    return text;
}

std::string valueText(const std::vector<Measurement> &list)
{
    std::string text;
    for (const Measurement &entry : list) {
        std::string one = entry.benchmark;
        if (entry.read)
            one += ": " + formatExact(inGigabytesPerSecond(*entry.read)) + " GB/s read";
        if (!entry.note.empty())
            one += " (" + entry.note + ")";
        text = joined(text, one, "; ");
    }
    return text;
}

} // namespace clusterwright
