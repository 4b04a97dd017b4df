#include "exports/compose.h"

#include "exports/composeparts.h"

namespace clusterwright {
namespace {

std::string joined(const std::vector<std::string> &texts, const std::string &separator)
{
    std::string all;
    for (const std::string &text : texts)
        all += (all.empty() ? "" : separator) + text;
    return all;
}

std::string orNotStated(const std::string &text)
{
    return text.empty() ? "not stated" : text;
}

std::vector<KeyFigure> coverFacts(const Design &design, const Issue &issue)
{
    const Meta &meta = design.meta;
    return {{"Document number", orNotStated(meta.number), {}},
            {"Revision", orNotStated(meta.revision), {}},
            {"Status", statusText(design), {}},
            {"Date", issue.date, {}},
            {"Audience", std::string(nameOf(issue.audience)), {}},
            {"Confidentiality", confidentialityText(meta), {}},
            {"Authors", orNotStated(joined(meta.authors, ", ")), {}},
            {"Written by", toolText(), {}}};
}

void append(std::vector<Section> &all, std::vector<Section> more)
{
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace

Specification compose(const Design &design, const Evaluation &evaluation, const Issue &issue)
{
    const Sources sources{design, evaluation};
    Specification spec{
        design.meta, issue, toolText(), std::string(nameOf(design.meta.status)), coverFacts(design, issue),
        {},          {}};
    if (hasHistory(design))
        spec.front.push_back(historySection(sources));
    spec.sections.push_back(summarySection(sources));
    append(spec.sections, workloadSections(sources));
    append(spec.sections, elevationSections(sources));
    append(spec.sections, floorPlanSections(sources));
    spec.sections.push_back(componentSection(sources));
    append(spec.sections, powerSections(sources));
    append(spec.sections, massAndHeatSections(sources));
    append(spec.sections, coolingSections(sources));
    append(spec.sections, fabricSections(sources));
    append(spec.sections, cablingSections(sources));
    append(spec.sections, movementSections(sources));
    append(spec.sections, reliabilitySections(sources));
    append(spec.sections, costSections(sources));
    spec.sections.push_back(rackListSection(sources));
    append(spec.sections, findingSections(sources));
    append(spec.sections, assumptionSections(sources));
    spec.sections.push_back(provenanceSection(sources));
    return spec;
}

std::string toolText()
{
    return "Clusterwright " CLUSTERWRIGHT_VERSION;
}

Cell sumCell(double known, int unknownCount, int decimals)
{
    if (unknownCount == 0)
        return known;
    // The spaces that do not divide keep the number and what belongs to it in one line of a cell.
    const std::string unknown = std::to_string(unknownCount) + "\u00a0unknown";
    return known == 0 ? unknown : "≥\u00a0" + formatGrouped(known, decimals) + ", " + unknown;
}

Cell kilowattCell(const Total<Power> &total)
{
    return sumCell(inKilowatts(total.known), total.unknownCount, 1);
}

Cell kilogramCell(const Total<Mass> &total)
{
    return sumCell(inKilograms(total.known), total.unknownCount, 1);
}

std::string counted(std::int64_t number, const std::string &one, const std::string &many)
{
    return formatGrouped(static_cast<double>(number), 0) + " " + (number == 1 ? one : many);
}

std::string atLeast(const std::string &text, int unknownCount)
{
    return unknownCount == 0 ? text : "≥ " + text;
}

std::string objectName(const Design &design, const std::string &id)
{
    if (const auto *rack = findById(design.racks, id))
        return rack->name;
    if (const auto *row = findById(design.rows, id))
        return row->name;
    if (const auto *hall = findById(design.halls, id))
        return hall->name;
    if (const auto *source = findById(design.powerSources, id))
        return source->name;
    if (const auto *loop = findById(design.coolingLoops, id))
        return loop->name;
    if (const auto *fabric = findById(design.fabrics, id))
        return fabric->name;
    if (const auto *workload = findById(design.workloads, id))
        return workload->name;
    if (const auto part = design.parts.find(id); part != design.parts.end())
        return partName(part->second);
    for (const RackType &type : design.rackTypes) {
        if (type.id == id)
            return type.name;
        if (const auto *placement = findById(type.placements, id))
            return placement->name + " in " + type.name;
    }
    return id;
}

std::string partName(const Part &part)
{
    const std::string name = fullName(part);
    return name.empty() ? part.id : name;
}

std::optional<double> utilisation(const Total<ApparentPower> &load, const std::optional<ApparentPower> &limit)
{
    if (!limit || load.unknownCount > 0 || *limit <= ApparentPower{})
        return std::nullopt;
    return load.known / *limit;
}

std::string utilisationText(const Total<ApparentPower> &load, const std::optional<ApparentPower> &limit)
{
    constexpr double percent = 100;
    if (const auto share = utilisation(load, limit))
        return formatNumber(*share * percent, 1) + " %";
    if (checkLimit(load, limit) == Verdict::Fail)
        if (const auto share = utilisation({load.known, 0}, limit))
            return "≥ " + formatNumber(*share * percent, 1) + " %";
    return notEvaluatedText;
}

} // namespace clusterwright
