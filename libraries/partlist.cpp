#include "libraries/partlist.h"

#include "libraries/json.h"
#include "model/text.h"

namespace clusterwright {
namespace {

std::string padded(std::string text, std::size_t width)
{
    text.resize(std::max(text.size() + 1, width), ' ');
    return text;
}

std::string valueText(HalfUnits height)
{
    return formatExact(inUnits(height)) + " U";
}
std::string valueText(const PowerSupplies &supplies)
{
    return std::to_string(supplies.count) + ", " + std::to_string(supplies.needed) + " needed" +
           (supplies.rating ? ", " + formatQuantity(*supplies.rating) + " each" : "");
}
std::string valueText(double number)
{
    return formatExact(number);
}
std::string valueText(std::int64_t number)
{
    return std::to_string(number);
}
template <typename E>
requires std::is_enum_v<E> std::string valueText(E word)
{
    return std::string(nameOf(word));
}
std::string valueText(Temperature level)
{
    return formatQuantity(level);
}
template <typename Unit>
std::string valueText(const boost::units::quantity<Unit> &quantity)
{
    return formatQuantity(quantity);
}

template <typename Q>
std::string figureText(const Part &part, const Figure<Q> &figure)
{
    std::string text = padded(valueText(figure.value), 26) + padded(std::string(nameOf(figure.kind)), 11) +
                       padded(std::string(nameOf(figure.confidence)), 8);
    const Source *source = sourceOf(part, figure.source);
    if (source)
        text += source->title;
    if (!figure.basis.empty())
        text += (source ? "; " : "") + figure.basis;
    return text;
}

} // namespace

std::string partListJson(const std::vector<const Part *> &parts)
{
    auto list = nlohmann::json::array();
    for (const Part *part : parts)
        list.push_back({{"id", part->id},
                        {"kind", nameOf(kindOf(*part))},
                        {"vendor", part->vendor},
                        {"model", part->model},
                        {"status", part->status},
                        {"confidence", nameOf(confidenceOf(*part))}});
    return fileText({{"count", parts.size()}, {"parts", list}});
}

std::string partListText(const std::vector<const Part *> &parts)
{
    std::string text;
    for (const Part *part : parts) {
        const auto &height = part->size.height;
        const auto &power = part->electrical.max;
        text += padded(part->id, 36) + padded(std::string(nameOf(kindOf(*part))), 14) +
                padded(height ? valueText(height->value) : "height unknown", 16) +
                padded(power               ? formatQuantity(power->value)
                       : drawsPower(*part) ? "power unknown"
                                           : "",
                       15) +
                fullName(*part) + "\n";
    }
    return text + std::to_string(parts.size()) + (parts.size() == 1 ? " part\n" : " parts\n");
}

std::string partSheet(const Part &part)
{
    std::string text = fullName(part) + "\n" + padded("id", 24) + part.id + "\n" + padded("kind", 24) +
                       std::string(nameOf(kindOf(part))) +
                       (part.category.empty() ? "" : ", " + part.category) + "\n" + padded("status", 24) +
                       part.status + "\n";
    visitFigures(part, [&](const char *key, const auto &figure) {
        text += padded(key, 24) + (figure ? figureText(part, *figure) : std::string("unknown")) + "\n";
    });
    for (const Source &source : part.sources)
        text += padded("source " + source.key, 24) + source.title +
                (source.url.empty() ? "" : ", " + source.url) +
                (source.retrieved.empty() ? "" : ", retrieved " + source.retrieved) + "\n";
    if (!part.notes.empty())
        text += padded("notes", 24) + part.notes + "\n";
    if (!part.conflicts.empty())
        text += padded("conflicts", 24) + part.conflicts + "\n";
    return text;
}

} // namespace clusterwright
