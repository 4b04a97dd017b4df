#include "exports/drawings/loopdiagram.h"

#include "exports/drawings/worst.h"
#include "model/text.h"

#include <algorithm>

namespace clusterwright {
namespace {

enum Layer { Water, Cdus, Supply, Rows, Return };

QString text(const std::string &words)
{
    return QString::fromStdString(words);
}

template <typename Q>
QString textOf(const std::optional<Q> &value)
{
    return value ? text(formatQuantity(*value)) : QStringLiteral("not stated");
}

QString flowText(const Total<VolumeFlow> &flow)
{
    if (flow.unknownCount > 0 && flow.known == VolumeFlow{})
        return QStringLiteral("flow unknown");
    return text((flow.unknownCount > 0 ? "≥ " : "") + formatCoolantFlow(flow.known));
}

/// The worst open finding of the loop under one of these rules.
std::optional<Severity> worstOf(const Evaluation &evaluation, const CoolingLoopId &loop,
                                std::initializer_list<std::string_view> rules)
{
    std::optional<Severity> worst;
    for (const Finding &finding : evaluation.findings)
        if (finding.state == FindingState::Open && std::ranges::count(finding.objects, loop) > 0 &&
            std::ranges::find(rules, finding.rule) != rules.end())
            worst = std::max(worst, std::optional(finding.severity));
    return worst;
}

/// What one CDU carries of the known heat, all of them running, and with one lost.
QStringList dutyLines(const CoolingLoop &loop, const LoopCooling &result)
{
    QStringList lines;
    if (loop.units && *loop.units > 0) {
        const Total<Power> duty{result.heat.known / static_cast<double>(*loop.units),
                                result.heat.unknownCount};
        lines << text(formatTotal(duty)) + " of " + textOf(result.unitCapacity);
    } else {
        lines << textOf(result.unitCapacity) + " each";
    }
    if (result.dutyOneLost)
        lines << textOf(result.dutyOneLost) + " with one lost";
    return lines;
}

/// Each CDU as a box, or all in one where they are many or not counted.
std::vector<Diagram::Box> cduBoxes(const CoolingLoop &loop, const LoopCooling &result)
{
    constexpr std::int64_t most = 6; // beside each other
    Diagram::Box box{.id = loop.id, .title = {}, .lines = dutyLines(loop, result), .layer = Cdus};
    box.sign = Diagram::Sign::Exchanger;
    std::vector<Diagram::Box> boxes;
    if (!loop.units || *loop.units > most || *loop.units < 1) {
        box.title =
            loop.units ? QString::number(*loop.units) + " CDUs" : QStringLiteral("CDUs, number not stated");
        return {box};
    }
    for (std::int64_t i = 1; i <= *loop.units; ++i) {
        box.title = "CDU " + QString::number(i);
        boxes.push_back(box);
    }
    return boxes;
}

std::vector<Diagram::Box> rowBoxes(const Design &design, const Evaluation &evaluation,
                                   const LoopCooling &result)
{
    const WorstFindings worst(evaluation);
    std::vector<Diagram::Box> boxes;
    for (const LoopRow &row : result.rows) {
        Diagram::Box box{.id = row.row, .title = {}, .lines = {}, .layer = Rows};
        box.title = text(findById(design.rows, row.row)->name);
        box.lines = {QString::number(row.racks) + (row.racks == 1 ? " rack, " : " racks, ") +
                         text(formatTotal(row.heat)),
                     flowText(row.flow)};
        box.sign = Diagram::Sign::Racks;
        box.worst = worst.of(row.row);
        boxes.push_back(std::move(box));
    }
    return boxes;
}

/// Adds boxes of one layer, each linked from every box of the layer before it.
void addLayer(Diagram &diagram, std::vector<Diagram::Box> boxes)
{
    const std::size_t end = diagram.boxes.size();
    const int above = end > 0 ? diagram.boxes.back().layer : 0;
    for (Diagram::Box &box : boxes) {
        for (std::size_t from = 0; from < end; ++from)
            if (diagram.boxes[from].layer == above)
                diagram.links.push_back({from, diagram.boxes.size()});
        diagram.boxes.push_back(std::move(box));
    }
}

} // namespace

Diagram loopDiagramOf(const Design &design, const Evaluation &evaluation, const CoolingLoop &loop)
{
    const LoopCooling &result = *coolingOfLoop(evaluation.results.cooling, loop.id);
    const auto header = [&](const char *title, QStringList lines, Layer layer, Diagram::Sign sign,
                            std::initializer_list<std::string_view> rules) {
        Diagram::Box box{
            .id = loop.id, .title = QString::fromUtf8(title), .lines = std::move(lines), .layer = layer};
        box.sign = sign;
        box.worst = worstOf(evaluation, loop.id, rules);
        return std::vector{box};
    };
    Diagram diagram{.title = text(loop.name), .note = {}, .boxes = {}, .links = {}};
    diagram.note = "The return goes back to the CDUs. Coolant: " +
                   (loop.coolant == Fluid::Water ? QStringLiteral("water")
                                                 : QStringLiteral("water with 25 % propylene glycol")) +
                   ". At maximum power of the racks.";
    addLayer(diagram,
             header("Facility water", {textOf(loop.facilitySupply)}, Water, Diagram::Sign::None, {"THM009"}));
    std::vector<Diagram::Box> cdus = cduBoxes(loop, result);
    for (Diagram::Box &cdu : cdus)
        cdu.worst = worstOf(evaluation, loop.id, {"THM007", "THM008", "THM011"});
    addLayer(diagram, std::move(cdus));
    addLayer(diagram, header("Supply",
                             {textOf(loop.supply) + ", " + flowText(result.flow),
                              "pressure drop " + textOf(result.drop)},
                             Supply, Diagram::Sign::Pump, {"THM009", "THM010", "THM012"}));
    addLayer(diagram, rowBoxes(design, evaluation, result));
    if (!result.rows.empty())
        addLayer(diagram, header("Return", {textOf(result.returned), text(formatTotal(result.heat))}, Return,
                                 Diagram::Sign::None, {"THM013"}));
    return diagram;
}

} // namespace clusterwright
