// The section on storage and data movement: for each workload the path of its data, what it reads and saves.
#include "exports/composeparts.h"
#include "exports/movementtexts.h"
#include "exports/nameddrawing.h"

namespace clusterwright {
namespace {

Table figureTable(std::string name, std::string title, const std::vector<WorkloadFigure> &figures)
{
    Table table{std::move(name),
                std::move(title),
                {{"Figure", 30}, {"Value", 20, Align::Right}, {"Basis", 44}},
                {},
                {},
                {}};
    for (const WorkloadFigure &figure : figures)
        table.rows.push_back({figure.name, figure.value, figure.basis});
    return table;
}

/// "Data reach the nodes at 400 GB/s, limited by: Storage systems. "
std::string rateSentence(const DataPath &path, const char *words, const std::optional<std::size_t> &narrowest,
                         const std::optional<Bandwidth> &most, bool isKnown)
{
    if (!narrowest || !most)
        return std::string(words) + " at an unknown rate. ";
    return std::string(words) + " at " + formatDataRate(*most) + (isKnown ? "" : " at most") +
           ", limited by: " + path.hops[*narrowest].name + ". ";
}

/// A serving writes nothing worth a word.
std::string pathText(const DataPath &path, WorkloadKind kind)
{
    const std::string read =
        rateSentence(path, "Data reach the nodes", path.narrowestRead, path.mostRead(), path.isReadKnown);
    if (kind == WorkloadKind::Serving)
        return read;
    return read + rateSentence(path, "Checkpoints leave them", path.narrowestWrite, path.mostWrite(),
                               path.isWriteKnown);
}

std::string missingText(const std::vector<std::string> &missing)
{
    std::string list;
    for (const std::string &title : missing)
        list += (list.empty() ? "" : ", ") + title;
    return list.empty() ? list : "Not stated, and not assumed: " + list + ".";
}

Section movementSection(const Sources &sources, const Workload &workload, const WorkloadResults &results)
{
    const DataMovement &movement = *results.movement;
    Section section{"Data of " + workload.name, 2, false, false, {}};
    std::vector<Block> &blocks = section.blocks;
    blocks.emplace_back(Paragraph{pathText(movement.path, workload.kind) + missingText(movement.missing)});
    if (!movement.path.hops.empty())
        blocks.emplace_back(pathTable(workload, movement.path));
    if (workload.kind == WorkloadKind::Training) {
        blocks.emplace_back(figureTable("Reads " + workload.name, "What " + workload.name + " reads",
                                        readFigures(workload, movement.reads)));
        blocks.emplace_back(figureTable("Checkpoints " + workload.name, "Checkpoints of " + workload.name,
                                        checkpointFigures(workload, movement.checkpoint)));
    } else {
        blocks.emplace_back(figureTable("Weights " + workload.name,
                                        "Weights that " + workload.name + " reads",
                                        weightFigures(workload, movement.checkpoint)));
    }
    std::ranges::move(workloadBlocks(sources, workload, WorkloadSubject::Goodput),
                      std::back_inserter(blocks));
    if (!movement.shared.empty())
        blocks.emplace_back(sharedTable(workload, movement.shared));
    return section;
}

} // namespace

std::vector<Section> movementSections(const Sources &sources)
{
    std::vector<Section> sections;
    for (std::size_t i = 0; i < sources.design.workloads.size(); ++i) {
        const WorkloadResults &results = sources.evaluation.results.workloads[i];
        if (!results.movement)
            continue;
        if (sections.empty())
            sections.push_back(
                {"Storage and data movement",
                 1,
                 false,
                 false,
                 {Paragraph{"What each workload reads and saves, over which hops, and which of "
                            "them is the narrowest. Rates are those of one direction. The "
                            "workloads: " +
                            referenceTo(Target::Section, workloadsTitle) + "."}}});
        sections.push_back(movementSection(sources, sources.design.workloads[i], results));
    }
    return sections;
}

} // namespace clusterwright
