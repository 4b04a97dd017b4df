#include "exports/nameddrawing.h"

#include <functional>

namespace clusterwright {
namespace {

constexpr std::string_view floorName = "floor",
                           rackPrefix = "rack:", floorPrefix = "floor:", chartPrefix = "chart:";

/// Something that has a drawing.
struct Drawable {
    std::string id, name;
    std::function<Drawing()> draw;
};

Drawing drawingOf(const Design &design, const Evaluation &evaluation, const Rack &rack)
{
    Drawing drawing = rackDrawing(design, evaluation, *findById(design.rackTypes, rack.type));
    drawing.caption = "Elevation of " + rack.name + ", front and rear";
    auto &pair = std::get<ElevationPair>(drawing.content);
    for (Elevation *elevation : {&pair.front, &pair.rear})
        elevation->title = QString::fromStdString(rack.name) + " · " + elevation->title;
    return drawing;
}

std::vector<Drawable> hallsOf(const Design &design, const Evaluation &evaluation)
{
    std::vector<Drawable> halls;
    for (const Hall &hall : design.halls)
        halls.push_back({hall.id, hall.name, [&] { return floorDrawing(design, evaluation, hall); }});
    return halls;
}

std::vector<Drawable> typesOf(const Design &design, const Evaluation &evaluation)
{
    std::vector<Drawable> types;
    for (const RackType &type : design.rackTypes)
        types.push_back({type.id, type.name, [&] { return rackDrawing(design, evaluation, type); }});
    return types;
}

std::vector<Drawable> racksOf(const Design &design, const Evaluation &evaluation)
{
    std::vector<Drawable> racks;
    for (const Rack &rack : design.racks)
        racks.push_back({rack.id, rack.name, [&] { return drawingOf(design, evaluation, rack); }});
    return racks;
}

/// "floor:hall-1 (Hall 1), rack:compute (Compute rack) and rack:NAME of 38 racks".
std::string whatThereIs(const Design &design)
{
    constexpr std::size_t most = 20;
    std::string text;
    std::size_t count = 0;
    const auto add = [&](std::string_view prefix, const auto &list) {
        for (const auto &entry : list)
            if (count++ < most)
                text += (text.empty() ? "" : ", ") + std::string(prefix) + entry.id + " (" + entry.name + ")";
    };
    add(floorPrefix, design.halls);
    add(rackPrefix, design.rackTypes);
    if (count > most)
        text += " and " + std::to_string(count - most) + " more";
    if (!design.rackTypes.empty())
        for (const Name<ChartSubject> &subject : namesOf<ChartSubject>)
            text += ", " + std::string(chartPrefix) + std::string(subject.text);
    if (!design.racks.empty())
        text += ", and " + std::string(rackPrefix) + "NAME for each of its racks";
    return text.empty() ? "it has no halls and no rack types" : "it has " + text;
}

Result<Drawing> found(const std::vector<Drawable> &drawables, const std::string &wanted,
                      const std::string &whole, const Design &design)
{
    for (const Drawable &drawable : drawables)
        if (drawable.id == wanted)
            return drawable.draw();
    const auto isNamed = [&](const Drawable &drawable) { return drawable.name == wanted; };
    const auto count = std::ranges::count_if(drawables, isNamed);
    if (count == 0)
        return wrong("drawing", {}, "\"" + whole + "\" is not in this design; " + whatThereIs(design) + ".");
    if (count > 1)
        return wrong("drawing", {},
                     "\"" + whole + "\" names " + std::to_string(count) +
                         " things of this design, use an id; " + whatThereIs(design) + ".");
    return std::ranges::find_if(drawables, isNamed)->draw();
}

} // namespace

Drawing floorDrawing(const Design &design, const Evaluation &evaluation, const Hall &hall)
{
    return {"Floor plan of " + hall.name + "; the thick edge of a rack is its front",
            floorPlanOf(design, evaluation, hall)};
}

Drawing rackDrawing(const Design &design, const Evaluation &evaluation, const RackType &type)
{
    const auto elevation = [&](Face face) { return elevationOf(design, evaluation, type, face); };
    return {"Elevation of " + type.name + ", front and rear",
            ElevationPair{elevation(Face::Front), elevation(Face::Rear)}};
}

Drawing chartDrawing(const Design &design, const Evaluation &evaluation, ChartSubject subject)
{
    Chart chart = chartOf(subject, design, evaluation);
    std::string caption = chart.title.toStdString();
    return {std::move(caption), std::move(chart)};
}

Result<Drawing> drawingNamed(const Design &design, const Evaluation &evaluation, const std::string &name)
{
    if (name.empty())
        return wrong("drawing", {}, "Say which one is wanted; " + whatThereIs(design) + ".");
    if (name == floorName && design.halls.size() == 1)
        return floorDrawing(design, evaluation, design.halls.front());
    if (name == floorName && design.halls.size() > 1)
        return wrong("drawing", {},
                     "\"floor\" could be any of " + std::to_string(design.halls.size()) + " halls; " +
                         whatThereIs(design) + ".");
    if (name.starts_with(floorPrefix))
        return found(hallsOf(design, evaluation), name.substr(floorPrefix.size()), name, design);
    if (name.starts_with(chartPrefix))
        if (const auto subject = fromName<ChartSubject>(name.substr(chartPrefix.size())))
            return chartDrawing(design, evaluation, *subject);
    if (!name.starts_with(rackPrefix))
        return found({}, name, name, design);
    std::vector<Drawable> racks = typesOf(design, evaluation);
    std::ranges::move(racksOf(design, evaluation), std::back_inserter(racks));
    return found(racks, name.substr(rackPrefix.size()), name, design);
}

} // namespace clusterwright
