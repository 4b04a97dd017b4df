#include "libraries/partlist.h"

#include "libraries/json.h"
#include "model/parts/figuretext.h"
#include "model/text.h"

namespace clusterwright {
namespace {

std::string padded(std::string text, std::size_t width)
{
    text.resize(std::max(text.size() + 1, width), ' ');
    return text;
}

std::string figureText(const Part &part, const FigureRow &row)
{
    std::string text = padded(row.text, 26) + padded(std::string(nameOf(row.kind)), 11) +
                       padded(std::string(nameOf(row.confidence)), 8);
    const Source *source = sourceOf(part, row.source);
    if (source)
        text += source->title;
    if (!row.basis.empty())
        text += (source ? "; " : "") + row.basis;
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
                        {"status", nameOf(part->lifecycle.status)},
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
                       std::string(nameOf(part.lifecycle.status)) + "\n";
    for (const FigureRow &row : figureRows(part))
        text += padded(row.key, 24) + (row.isKnown ? figureText(part, row) : std::string("unknown")) + "\n";
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
