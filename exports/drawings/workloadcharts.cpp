#include "exports/drawings/workloadcharts.h"

#include "model/analysis/workloadlinks.h"

#include "model/text.h"

#include <algorithm>

namespace clusterwright {
namespace {

constexpr double tera = 1e12, minute = 60;

QString text(std::string_view words)
{
    return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
}

/// "Compute 71.2 %, memory traffic 12.0 %, exchange 10.1 %, idle 6.7 %."
std::string kindsText(const std::vector<TimePart> &parts)
{
    constexpr std::array names{"Compute", "memory traffic", "exchange", "idle"};
    std::string all;
    for (std::size_t kind = 0; kind < names.size(); ++kind) {
        double share = 0;
        for (const TimePart &part : parts)
            share += static_cast<std::size_t>(part.kind) == kind ? part.share : 0;
        all += (all.empty() ? "" : ", ") + std::string(names[kind]) + " " + formatPercent(share);
    }
    return all + ".";
}

ShareBar::Part sizePart(const char *name, DataSize size, TimeKind tone)
{
    return {name, text(formatQuantity(size)), inBytes(size), static_cast<int>(tone)};
}

/// The highest rate at each number of operations per byte, up to where arithmetic limits it, and on to
/// `last`.
XyChart::Series roofSeries(const std::string &name, Chart::Fill fill, const Hardware &hardware, Rate peak,
                           double first, double last)
{
    const double bytes = inBytesPerSecond(hardware.memoryBandwidth), most = inPerSecond(peak);
    const double ridge = most / bytes;
    XyChart::Series roof{text(name), fill, true, false, true, {}};
    roof.points = {{first, std::min(first * bytes, most) / tera}};
    if (ridge > first)
        roof.points.push_back({ridge, most / tera});
    roof.points.push_back({std::max(last, ridge), most / tera, roof.name, true});
    return roof;
}

XyChart::Series scalingSeries(const char *name, Chart::Fill fill, const std::vector<ScalePoint> &points)
{
    XyChart::Series series{name, fill, true, true, false, {}};
    for (const ScalePoint &point : points)
        series.points.push_back({static_cast<double>(point.accelerators), point.tokensPerSecond,
                                 text(formatPercent(point.efficiency) + " of perfect")});
    return series;
}

/// As many tokens per accelerator as at the first of these points.
XyChart::Series perfectSeries(const std::vector<ScalePoint> &points)
{
    const double each = points.front().tokensPerSecond / static_cast<double>(points.front().accelerators);
    XyChart::Series series{"Perfect scaling", Chart::Fill::Other, true, false, true, {}};
    for (const ScalePoint &point : points) {
        const auto accelerators = static_cast<double>(point.accelerators);
        series.points.push_back({accelerators, each * accelerators});
    }
    series.points.back().name = series.name;
    series.points.back().isMarked = true;
    return series;
}

/// What a layout costs in one respect, with the unit that suits the largest.
struct Respect {
    QString title;
    double divisor = 1;
};

double valueOf(const Layout &layout, LayoutAxis axis)
{
    switch (axis) {
    case LayoutAxis::Time:
        return inSeconds(layout.time);
    case LayoutAxis::Memory:
        return inBytes(layout.memory);
    case LayoutAxis::Cost:
        return inDollars(layout.cost);
    case LayoutAxis::Energy:
        break;
    }
    return inKilowattHours(layout.energy);
}

Respect respectOf(LayoutAxis axis, double largest)
{
    constexpr double hour = 3600, day = 86400, thousand = 1e3, million = 1e6, giga = 1e9;
    switch (axis) {
    case LayoutAxis::Time:
        return largest > 2 * day    ? Respect{"Time [d]", day}
               : largest > 2 * hour ? Respect{"Time [h]", hour}
                                    : Respect{"Time [s]", 1};
    case LayoutAxis::Memory:
        return {"Memory of an accelerator [GB]", giga};
    case LayoutAxis::Cost:
        return largest > million    ? Respect{"Cost [million USD]", million}
               : largest > thousand ? Respect{"Cost [thousand USD]", thousand}
                                    : Respect{"Cost [USD]", 1};
    case LayoutAxis::Energy:
        break;
    }
    return largest > thousand ? Respect{"Energy [MWh]", thousand} : Respect{"Energy [kWh]", 1};
}

/// "1,024 accelerators, tensor 8, pipeline 4, microbatch 1": sizes of 1 left out.
std::string layoutText(const Layout &layout)
{
    const TrainingRun &run = layout.run;
    std::string words = formatCount(layout.accelerators) + " accelerators";
    for (const auto &[name, size] : {std::pair("tensor", run.tensor), std::pair("pipeline", run.pipeline),
                                     std::pair("context", run.context), std::pair("expert", run.expert)})
        if (size > 1)
            words += std::string(", ") + name + " " + formatCount(size);
    words += ", microbatch " + formatCount(layout.step.microbatch);
    if (layout.step.virtualStages > 1)
        words += ", " + formatCount(layout.step.virtualStages) + " chunks";
    if (run.recompute != Recompute::None)
        words += ", recompute " + std::string(nameOf(run.recompute));
    return words + ", " + std::string(nameOf(run.sharding));
}

bool spansDecades(const std::vector<XyChart::Point> &points, double XyChart::Point::*value)
{
    constexpr double wide = 20;
    if (points.empty())
        return false;
    const auto [lowest, highest] = std::ranges::minmax(points, {}, value);
    return lowest.*value > 0 && highest.*value > wide * lowest.*value;
}

/// A series per family, in the order in which families first appear.
std::vector<XyChart::Series> familySeries(const std::vector<CalibrationCase> &cases)
{
    constexpr std::array fills{Chart::Fill::First,   Chart::Fill::Second, Chart::Fill::Switch,
                               Chart::Fill::Storage, Chart::Fill::Server, Chart::Fill::Other};
    std::vector<XyChart::Series> families;
    for (const CalibrationCase &entry : cases) {
        if (!entry.predicted || *entry.predicted <= 0 || entry.run.value <= 0)
            continue;
        const QString name = text(entry.family);
        auto family = std::ranges::find(families, name, &XyChart::Series::name);
        if (family == families.end())
            family = families.insert(families.end(),
                                     {name, fills[families.size() % fills.size()], false, true, false, {}});
        const double error = *entry.predicted / entry.run.value - 1;
        family->points.push_back(
            {entry.run.value, *entry.errorPercent(),
             text(entry.run.name + ", " + (error < 0 ? "" : "+") + formatPercent(error))});
    }
    return families;
}

} // namespace

ShareBar timeBar(const Workload &workload, const WorkloadResults &results)
{
    ShareBar bar;
    if (results.parts.empty())
        return bar;
    Time all{};
    for (const TimePart &part : results.parts) {
        all += part.time;
        bar.parts.push_back({text(part.name),
                             text(formatDuration(part.time) + ", " + formatPercent(part.share)),
                             inSeconds(part.time), static_cast<int>(part.kind)});
    }
    bar.title = text((workload.kind == WorkloadKind::Training ? "Time of a training step, "
                                                              : "Time of an answered token, ") +
                     formatDuration(all));
    bar.note = text(kindsText(results.parts));
    return bar;
}

ShareBar memoryBar(const Workload &workload, const WorkloadResults &results)
{
    ShareBar bar;
    if (!results.hardware || (!results.step && !results.serving))
        return bar;
    const DataSize memory = results.hardware->one.memory;
    bar.title = "Memory of an accelerator";
    bar.limit = inBytes(memory);
    bar.limitName = text("Capacity, " + formatQuantity(memory));
    if (results.step) {
        bar.parts = {sizePart("Weights, gradients, optimizer", results.step->state, TimeKind::Compute),
                     sizePart("Activations", results.step->activations, TimeKind::Memory)};
        bar.note = text((results.step->fits ? "It fits: " : "It does not fit: ") +
                        formatPercent((results.step->state + results.step->activations) / memory) +
                        " of the memory; " + formatPercent(TrainingStep::usableShare) +
                        " may be used. The first pipeline stage needs the most.");
    } else {
        bar.parts = {sizePart("Weights", results.serving->weights, TimeKind::Compute),
                     sizePart("Cache of keys and values, room for", results.serving->cache, TimeKind::Memory),
                     sizePart("Reserve", workload.serving.reserve, TimeKind::Idle)};
        bar.note = text("The cache may take " + formatPercent(workload.serving.cacheShare) +
                        " of what is left; a token of it takes " +
                        formatQuantity(results.serving->cachePerToken) + " in all layers.");
    }
    return bar;
}

XyChart rooflineChart(const WorkloadResults &results)
{
    XyChart chart;
    if (results.roof.empty() || !results.hardware)
        return chart;
    const Hardware &hardware = results.hardware->one;
    chart.title = "What operations attain, below what arithmetic and memory allow";
    chart.note = "Rates of one accelerator. Dashed: the rated dense peaks and the rated memory bandwidth.";
    chart.xTitle = "Operations per byte of memory traffic [FLOP/B]";
    chart.yTitle = "Attained rate [TFLOP/s]";
    chart.isLogX = chart.isLogY = true;
    XyChart::Series series{"Operations", Chart::Fill::First, false, true, false, {}};
    double first = inPerSecond(hardware.bf16) / inBytesPerSecond(hardware.memoryBandwidth), last = first;
    Time all{};
    for (const TimePart &part : results.parts)
        all += part.time;
    for (const RooflinePoint &point : results.roof) {
        const double share = all > Time{} ? inSeconds(point.time) / inSeconds(all) : 0;
        series.points.push_back({point.intensity(), inPerSecond(point.attained()) / tera,
                                 text(std::string(point.name) + ", " + formatPercent(share)), true});
        first = std::min(first, point.intensity());
        last = std::max(last, point.intensity());
    }
    constexpr double room = 2;
    chart.series.push_back(std::move(series));
    chart.series.push_back(roofSeries("bf16, " + formatOperations(hardware.bf16), Chart::Fill::Other,
                                      hardware, hardware.bf16, first / room, last * room));
    if (hardware.fp8)
        chart.series.push_back(roofSeries("fp8, " + formatOperations(*hardware.fp8), Chart::Fill::Second,
                                          hardware, *hardware.fp8, first / room, last * room));
    return chart;
}

XyChart scalingChart(const Workload &workload, const WorkloadResults &results)
{
    XyChart chart;
    if (!results.step || !results.hardware)
        return chart;
    const TrainingCase run = trainingCaseOf(workload, *results.hardware);
    const auto strong = scalingOf(run, Scaling::Strong), weak = scalingOf(run, Scaling::Weak);
    if (strong.size() < 2)
        return chart;
    chart.title = "Tokens per second over accelerators";
    chart.note = "The layout stays and data-parallel ranks are added. Strong: the batch of " +
                 text(formatCount(workload.training.batch)) +
                 " sequences stays; weak: it grows with the accelerators up to that. Perfect: as many tokens "
                 "per accelerator as the smallest strong run.";
    chart.xTitle = "Accelerators";
    chart.yTitle = "Rate [tokens/s]";
    chart.isLogX = chart.isLogY = true;
    chart.series = {scalingSeries("Strong", Chart::Fill::First, strong)};
    chart.series.back().points.back().isMarked = true;
    if (weak.size() > 1)
        chart.series.push_back(scalingSeries("Weak", Chart::Fill::Second, weak));
    chart.series.push_back(perfectSeries(strong));
    return chart;
}

XyChart latencyChart(const Workload &workload, const WorkloadResults &results)
{
    XyChart chart;
    if (!results.serving || !results.hardware)
        return chart;
    const auto points = latencyCurveOf(servingCaseOf(workload, *results.hardware));
    if (points.size() < 2)
        return chart;
    chart.title = "Tokens per second of an accelerator over those of a user";
    chart.note =
        "From one sequence at once on the right to as many as the cache and the run allow, with the time of "
        "one token as a user sees it.";
    chart.xTitle = "Rate of a user [tokens/s]";
    chart.yTitle = "Rate of an accelerator [tokens/s]";
    XyChart::Series series{"Sequences at once", Chart::Fill::First, true, true, false, {}};
    for (const ServingPoint &point : points)
        series.points.push_back(
            {point.perUser, point.tokensPerSecond,
             text(formatFigure(point.sequences) + " at once, " + formatDuration(point.perToken))});
    series.points.front().isMarked = series.points.back().isMarked = true;
    chart.series = {std::move(series)};
    return chart;
}

XyChart allReduceChart(const WorkloadResults &results)
{
    XyChart chart;
    if (!results.hardware || !results.step)
        return chart;
    std::vector<DataSize> sizes;
    constexpr int doublings = 16; // from 256 kB to 16 GB
    for (int i = 0; i <= doublings; ++i)
        sizes.push_back(bytes(256e3 * std::pow(2.0, i)));
    const auto times = allReduceTimes(*results.hardware, sizes);
    if (times.empty())
        return chart;
    chart.title = "All-reduce over " + text(formatCount(results.hardware->accelerators)) + " accelerators";
    chart.note =
        "Hierarchical: within the scale-up domains, then between them. Ring and tree: flat, at the slower "
        "link. In-network: where the switches of the scale-out fabric can add up.";
    chart.xTitle = "Size [MB]";
    chart.yTitle = "Bus bandwidth [GB/s]";
    chart.isLogX = chart.isLogY = true;
    constexpr std::array fills{Chart::Fill::First, Chart::Fill::Second, Chart::Fill::Storage,
                               Chart::Fill::Other};
    for (std::size_t i = 0; i < namesOf<ReduceAlgorithm>.size(); ++i) {
        const auto &algorithm = namesOf<ReduceAlgorithm>[i];
        XyChart::Series series{text(std::string(algorithm.text)), fills[i], true, false, false, {}};
        for (const ReduceTime &time : times)
            if (time.algorithm == algorithm.value)
                series.points.push_back(
                    {inBytes(time.size) / 1e6, inGigabytesPerSecond(time.bus),
                     text(formatQuantity(time.size) + " in " + formatDuration(time.time))});
        chart.series.push_back(std::move(series));
    }
    return chart;
}

XyChart goodputChartOf(const Design &design, const Workload &, const WorkloadResults &results)
{
    XyChart chart;
    const auto curve = goodputCurveOf(design, results);
    if (curve.empty())
        return chart;
    const WorkloadGoodput &goodput = results.goodput;
    chart.title = "Goodput over the checkpoint interval";
    chart.note = "Share of the time in which the run makes progress, from failures of the nodes that run.";
    chart.xTitle = "Checkpoint interval [min]";
    chart.yTitle = "Goodput";
    chart.isLogX = true;
    XyChart::Series series{"Goodput", Chart::Fill::First, true, false, false, {}};
    const auto add = [&](Time interval, double ratio) {
        series.points.push_back({inSeconds(interval) / minute, ratio, text(formatDuration(interval))});
    };
    for (const GoodputPoint &point : curve)
        add(point.interval, point.ettr);
    const auto mark = [](XyChart::Point &point, const char *word) {
        point.name = QString(word) + ", " + point.name;
        point.isMarked = true;
    };
    mark(*std::ranges::max_element(series.points, {}, &XyChart::Point::y), "best");
    if (goodput.isPlanned && goodput.interval && goodput.ettr) {
        add(*goodput.interval, *goodput.ettr);
        mark(series.points.back(), "planned");
        std::ranges::sort(series.points, {}, &XyChart::Point::x);
    }
    chart.series = {std::move(series)};
    return chart;
}

XyChart layoutChart(const LayoutAnswer &answer, LayoutAxis x, LayoutAxis y)
{
    XyChart chart;
    if (answer.pareto.empty())
        return chart;
    const auto largest = [&](LayoutAxis axis) {
        double most = 0;
        for (const Layout &layout : answer.pareto)
            most = std::max(most, valueOf(layout, axis));
        return most;
    };
    const Respect across = respectOf(x, largest(x)), upright = respectOf(y, largest(y));
    chart.title = "Layouts that no other beats in everything";
    chart.xTitle = across.title;
    chart.yTitle = upright.title;
    XyChart::Series series{"Layouts", Chart::Fill::First, false, true, false, {}};
    for (const Layout &layout : answer.pareto)
        series.points.push_back({valueOf(layout, x) / across.divisor, valueOf(layout, y) / upright.divisor,
                                 text(layoutText(layout)),
                                 !answer.best.empty() && layout == answer.best.front()});
    chart.isLogX = spansDecades(series.points, &XyChart::Point::x);
    chart.isLogY = spansDecades(series.points, &XyChart::Point::y);
    chart.series = {std::move(series)};
    return chart;
}

XyChart calibrationChart(const std::vector<CalibrationCase> &cases)
{
    XyChart chart;
    chart.series = familySeries(cases);
    if (chart.series.empty())
        return chart;
    chart.title = "Error of the prediction";
    chart.note = "Predicted less measured, over measured. Each measured value in the unit of its figure.";
    chart.xTitle = "Measured";
    chart.yTitle = "Error [%]";
    chart.isLogX = true;
    constexpr double tolerance = 15; // percent, for the eye
    chart.rules = {{"15 % above", tolerance, false}, {"15 % below", -tolerance, false}};
    return chart;
}

} // namespace clusterwright
