#include "exports/nameddrawing.h"

#include "exports/drawings/loopdiagram.h"
#include "exports/drawings/oneline.h"
#include "exports/drawings/workloadcharts.h"

#include <functional>

namespace clusterwright {
namespace {

constexpr std::string_view floorName = "floor", rackPrefix = "rack:", floorPrefix = "floor:",
                           chartPrefix = "chart:", onelineName = "oneline", loopPrefix = "loop:",
                           fabricPrefix = "fabric:", portsPrefix = "ports:", workloadPrefix = "workload:";

constexpr std::array<std::pair<std::string_view, RackColours>, 3> heatMaps{
    {{"heat:", RackColours::AirHeat}, {"inlet:", RackColours::Inlet}, {"power:", RackColours::Power}}};

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

std::vector<Drawable> hallsOf(const Design &design, const Evaluation &evaluation, RackColours colours)
{
    std::vector<Drawable> halls;
    for (const Hall &hall : design.halls)
        halls.push_back({hall.id, hall.name, [&, colours] {
                             return colours == RackColours::Type
                                        ? floorDrawing(design, evaluation, hall)
                                        : heatDrawing(design, evaluation, hall, colours);
                         }});
    return halls;
}

std::vector<Drawable> loopsOf(const Design &design, const Evaluation &evaluation)
{
    std::vector<Drawable> loops;
    for (const CoolingLoop &loop : design.coolingLoops)
        loops.push_back({loop.id, loop.name, [&] { return loopDrawing(design, evaluation, loop); }});
    return loops;
}

std::vector<Drawable> fabricsOf(const Design &design, const Evaluation &evaluation)
{
    std::vector<Drawable> fabrics;
    for (const Fabric &fabric : design.fabrics)
        fabrics.push_back(
            {fabric.id, fabric.name, [&] { return fabricDrawing(design, evaluation, fabric); }});
    return fabrics;
}

/// "R1/leaf-1": a device that stands, rack and placement each by id or by name.
Result<Drawing> portsNamed(const Design &design, const Evaluation &evaluation, const std::string &device,
                           const std::string &whole)
{
    const std::size_t slash = device.rfind('/');
    const std::string rackName = device.substr(0, slash);
    const auto isCalled = [](const auto &one, const std::string &name) {
        return one.id == name || one.name == name;
    };
    const auto rack =
        std::ranges::find_if(design.racks, [&](const Rack &one) { return isCalled(one, rackName); });
    if (slash == std::string::npos || rack == design.racks.end())
        return wrong("drawing", {}, "\"" + whole + "\" is not in this design; say ports:RACK/DEVICE.");
    for (const Placement &placement : findById(design.rackTypes, rack->type)->placements)
        if (isCalled(placement, device.substr(slash + 1))) {
            PortMap map = portMapOf(design, evaluation, rack->id, placement.id);
            if (map.isEmpty())
                return wrong("drawing", {}, "\"" + whole + "\" has no ports: its part states none.");
            return Drawing{"Ports of " + map.title.toStdString(), std::move(map)};
        }
    return wrong("drawing", {},
                 "\"" + whole + "\" is not in this design; rack " + rack->name + " has no such device.");
}

std::string subjectsText()
{
    std::string text;
    for (const Name<WorkloadSubject> &subject : namesOf<WorkloadSubject>)
        text += (text.empty() ? "" : ", ") + std::string(subject.text);
    return text;
}

/// "llama:time": a workload by id or by name, and what of it.
Result<Drawing> workloadNamed(const Design &design, const Evaluation &evaluation, const std::string &wanted,
                              const std::string &whole)
{
    const std::size_t colon = wanted.rfind(':');
    const std::string name = wanted.substr(0, colon);
    const auto workload = std::ranges::find_if(
        design.workloads, [&](const Workload &one) { return one.id == name || one.name == name; });
    const auto subject =
        colon == std::string::npos ? std::nullopt : fromName<WorkloadSubject>(wanted.substr(colon + 1));
    if (workload == design.workloads.end() || !subject)
        return wrong("drawing", {},
                     "\"" + whole + "\" is not in this design; say workload:WORKLOAD: and one of " +
                         subjectsText() + ".");
    auto drawing = workloadDrawing(design, evaluation, *workload, *subject);
    if (!drawing)
        return wrong("drawing", {},
                     "\"" + whole + "\" has nothing to show: there is no such estimate of this workload.");
    return std::move(*drawing);
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
    add(loopPrefix, design.coolingLoops);
    add(fabricPrefix, design.fabrics);
    add(workloadPrefix, design.workloads);
    add(rackPrefix, design.rackTypes);
    if (count > most)
        text += " and " + std::to_string(count - most) + " more";
    if (!design.rackTypes.empty())
        for (const Name<ChartSubject> &subject : namesOf<ChartSubject>)
            text += ", " + std::string(chartPrefix) + std::string(subject.text);
    if (!design.powerSources.empty())
        text += ", " + std::string(onelineName);
    if (!design.halls.empty())
        text += ", heat:HALL, inlet:HALL and power:HALL for each of its halls";
    if (!design.fabrics.empty())
        text += ", " + std::string(portsPrefix) + "RACK/DEVICE for each device with ports";
    if (!design.workloads.empty())
        text += ", each of its workloads with one of :" + subjectsText();
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

Drawing heatDrawing(const Design &design, const Evaluation &evaluation, const Hall &hall, RackColours colours)
{
    FloorPlan plan = heatMapOf(design, evaluation, hall, colours);
    const std::string what = plan.ramp ? plan.ramp->title.toStdString() : "Racks by type";
    return {what + " in " + hall.name + "; the thick edge of a rack is its front", std::move(plan)};
}

Drawing loopDrawing(const Design &design, const Evaluation &evaluation, const CoolingLoop &loop)
{
    return {loop.name + " from the facility water to the racks and back",
            loopDiagramOf(design, evaluation, loop)};
}

Drawing fabricDrawing(const Design &design, const Evaluation &evaluation, const Fabric &fabric)
{
    return {"Network " + fabric.name, fabricDrawingOf(design, evaluation, fabric)};
}

Drawing rackDrawing(const Design &design, const Evaluation &evaluation, const RackType &type)
{
    const auto elevation = [&](Face face) { return elevationOf(design, evaluation, type, face); };
    return {"Elevation of " + type.name + ", front and rear",
            ElevationPair{elevation(Face::Front), elevation(Face::Rear)}};
}

Drawing onelineDrawing(const Design &design, const Evaluation &evaluation)
{
    return {"Power one-line", onelineOf(design, evaluation)};
}

Drawing chartDrawing(const Design &design, const Evaluation &evaluation, ChartSubject subject)
{
    Chart chart = chartOf(subject, design, evaluation);
    std::string caption = chart.title.toStdString();
    return {std::move(caption), std::move(chart)};
}

std::optional<Drawing> workloadDrawing(const Design &design, const Evaluation &evaluation,
                                       const Workload &workload, WorkloadSubject subject)
{
    const WorkloadResults *results = findById(evaluation.results.workloads, workload.id);
    if (!results)
        return std::nullopt;
    const auto drawingOf = [&](const char *caption, auto content) -> std::optional<Drawing> {
        if (content.isEmpty())
            return std::nullopt;
        return Drawing{caption + (" of " + workload.name), std::move(content)};
    };
    switch (subject) {
    case WorkloadSubject::Time:
        return drawingOf("Time", timeBar(workload, *results));
    case WorkloadSubject::Memory:
        return drawingOf("Memory", memoryBar(workload, *results));
    case WorkloadSubject::Roofline:
        return drawingOf("Roofline", rooflineChart(*results));
    case WorkloadSubject::Scaling:
        return drawingOf("Scaling", scalingChart(workload, *results));
    case WorkloadSubject::AllReduce:
        return drawingOf("All-reduce", allReduceChart(*results));
    case WorkloadSubject::Latency:
        return drawingOf("Rate and latency", latencyChart(workload, *results));
    case WorkloadSubject::Goodput:
        break;
    }
    return drawingOf("Goodput", goodputChartOf(design, workload, *results));
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
    if (name == onelineName && !design.powerSources.empty())
        return onelineDrawing(design, evaluation);
    if (name.starts_with(floorPrefix))
        return found(hallsOf(design, evaluation, RackColours::Type), name.substr(floorPrefix.size()), name,
                     design);
    for (const auto &[prefix, colours] : heatMaps)
        if (name.starts_with(prefix))
            return found(hallsOf(design, evaluation, colours), name.substr(prefix.size()), name, design);
    if (name.starts_with(loopPrefix))
        return found(loopsOf(design, evaluation), name.substr(loopPrefix.size()), name, design);
    if (name.starts_with(fabricPrefix))
        return found(fabricsOf(design, evaluation), name.substr(fabricPrefix.size()), name, design);
    if (name.starts_with(portsPrefix))
        return portsNamed(design, evaluation, name.substr(portsPrefix.size()), name);
    if (name.starts_with(workloadPrefix))
        return workloadNamed(design, evaluation, name.substr(workloadPrefix.size()), name);
    if (name.starts_with(chartPrefix))
        if (const auto subject = fromName<ChartSubject>(name.substr(chartPrefix.size()))) {
            Drawing drawing = chartDrawing(design, evaluation, *subject);
            if (std::get<Chart>(drawing.content).isEmpty())
                return wrong("drawing", {},
                             "\"" + name +
                                 "\" has nothing to show: what it needs is not stated in this design.");
            return drawing;
        }
    if (!name.starts_with(rackPrefix))
        return found({}, name, name, design);
    std::vector<Drawable> racks = typesOf(design, evaluation);
    std::ranges::move(racksOf(design, evaluation), std::back_inserter(racks));
    return found(racks, name.substr(rackPrefix.size()), name, design);
}

} // namespace clusterwright
