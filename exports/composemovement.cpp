// The section on storage and data movement: for each workload the path of its data, what it reads and saves.
#include "exports/composeparts.h"
#include "exports/nameddrawing.h"

#include <functional>

namespace clusterwright {
namespace {

constexpr const char *unknownText = "unknown", *notStatedText = "not stated";

std::string rateText(const std::optional<Bandwidth> &rate)
{
    return rate ? formatDataRate(*rate) : unknownText;
}

std::string timeText(const std::optional<Time> &time)
{
    return time ? formatDuration(*time) : unknownText;
}

std::string sizeText(const std::optional<DataSize> &size)
{
    return size ? formatQuantity(*size) : unknownText;
}

Table figureTable(std::string name, std::string title)
{
    return {std::move(name),
            std::move(title),
            {{"Figure", 30}, {"Value", 20, Align::Right}, {"Basis", 44}},
            {},
            {},
            {}};
}

using AddFigure = std::function<void(const char *name, std::string value, std::string basis)>;

AddFigure adderTo(Table &table)
{
    return [&table](const char *name, std::string value, std::string basis) {
        table.rows.push_back({std::string(name), std::move(value), std::move(basis)});
    };
}

Table pathTable(const Workload &workload, const DataPath &path)
{
    Table table{"Path " + workload.name,
                "Path of the data of " + workload.name + ", from the storage to the accelerators",
                {{"Hop", 24},
                 {"Read", 12, Align::Right},
                 {"Write", 12, Align::Right},
                 {"Narrowest", 12},
                 {"How it follows", 44}},
                {},
                {},
                "Rates of all of a hop together. "};
    for (std::size_t i = 0; i < path.hops.size(); ++i) {
        const DataHop &hop = path.hops[i];
        const bool isRead = path.narrowestRead == i, isWrite = path.narrowestWrite == i;
        table.rows.push_back({hop.name, rateText(hop.read), rateText(hop.write),
                              std::string(isRead && isWrite ? "both"
                                          : isRead          ? "reading"
                                          : isWrite         ? "writing"
                                                            : ""),
                              hop.source.empty() ? hop.missing : hop.source});
    }
    if (!path.isComplete())
        table.note += "Of what is unknown, something may be narrower still.";
    return table;
}

Table readTable(const Workload &workload, const DataReads &reads)
{
    Table table = figureTable("Reads " + workload.name, "What " + workload.name + " reads");
    const AddFigure add = adderTo(table);
    add("Read for a sequence", formatQuantity(reads.sample), reads.sampleSource);
    add("Demand", rateText(reads.demand),
        reads.perAccelerator ? formatDataRate(*reads.perAccelerator) + " of an accelerator" : "");
    add("From host memory", rateText(reads.fromMemory),
        formatPercent(workload.data.memoryHits) + " of reads");
    add("From local drives", rateText(reads.fromLocal),
        formatPercent(workload.data.localHits) + " of the others");
    add("From the shared storage", rateText(reads.fromShared),
        reads.load ? formatPercent(*reads.load) + " of what the path reads" : "");
    add("Attainable", rateText(reads.attainable), "of all tiers together");
    add("Files opened", reads.opens ? formatFigure(inPerSecond(*reads.opens)) + " per second" : unknownText,
        "on the shared storage");
    add("Data set read once", timeText(reads.epoch),
        workload.data.dataset ? "of " + formatQuantity(*workload.data.dataset) : "its size is not stated");
    if (workload.data.staged)
        add("Staging", timeText(reads.staging), formatQuantity(*workload.data.staged) + " to every node");
    if (reads.localNeed)
        add("Local capacity needed", sizeText(reads.localNeed),
            "of a node, of " + (workload.data.localCapacity ? formatQuantity(*workload.data.localCapacity)
                                                            : std::string(notStatedText)));
    return table;
}

/// What the storage keeps of it.
void addKept(const Workload &workload, const CheckpointResults &checkpoint, Table &table)
{
    const bool isKnown = checkpoint.capacity && *checkpoint.capacity > DataSize{};
    table.rows.push_back(
        {std::string("Kept on the shared storage"), formatQuantity(checkpoint.retained),
         counted(workload.checkpoint.kept, "checkpoint", "checkpoints") +
             (isKnown ? ", " + formatPercent(inBytes(checkpoint.retained) / inBytes(*checkpoint.capacity)) +
                            " of the usable " + formatQuantity(*checkpoint.capacity)
                      : ", of an unknown capacity")});
    if (checkpoint.snapshot)
        table.rows.push_back({std::string("To another site"), formatDuration(*checkpoint.snapshot),
                              workload.checkpoint.snapshotLink
                                  ? "over " + formatDataRate(*workload.checkpoint.snapshotLink)
                                  : std::string()});
}

void addRestores(const CheckpointPlan &plan, const CheckpointResults &checkpoint, const AddFigure &add)
{
    add("Restore", timeText(checkpoint.restore), "as a " + std::string(nameOf(plan.restore)));
    add("Restore, storm", timeText(checkpoint.storm), "every copy of the model reads it");
    add("Restore, broadcast", timeText(checkpoint.broadcast), "one copy reads it and sends it on");
}

Table checkpointTable(const Workload &workload, const CheckpointResults &checkpoint)
{
    Table table = figureTable("Checkpoints " + workload.name, "Checkpoints of " + workload.name);
    const CheckpointPlan &plan = workload.checkpoint;
    const AddFigure add = adderTo(table);
    add("Size", formatQuantity(checkpoint.size),
        formatExact(plan.bytesPerParameter) + " bytes of a parameter; " +
            formatQuantity(checkpoint.perAccelerator) + " of an accelerator");
    add("Write", timeText(checkpoint.write),
        "to the shared storage" +
            (checkpoint.narrowest.empty() ? std::string() : ", limited by: " + checkpoint.narrowest));
    add("Accelerators wait", timeText(checkpoint.stall),
        "for a checkpoint, " + std::string(nameOf(plan.mode)));
    if (plan.mode == CheckpointMode::Asynchronous)
        add("Drain", timeText(checkpoint.drain), "after it; the next may not begin before");
    add("Interval", timeText(checkpoint.interval), "from one to the next");
    add("Average rate", rateText(checkpoint.average), "size over interval");
    add("Burst rate", rateText(checkpoint.burst),
        plan.window ? "size over the longest pause of " + formatDuration(*plan.window)
                    : "the longest pause is not stated");
    addRestores(plan, checkpoint, add);
    addKept(workload, checkpoint, table);
    return table;
}

/// Of a serving, whose instances read their weights when they start.
Table weightTable(const Workload &workload, const CheckpointResults &weights)
{
    Table table = figureTable("Weights " + workload.name, "Weights that " + workload.name + " reads");
    const AddFigure add = adderTo(table);
    add("Size", formatQuantity(weights.size), "of one instance");
    addRestores(workload.checkpoint, weights, add);
    return table;
}

Table sharedTable(const Workload &workload, const std::vector<SharedHop> &hops)
{
    Table table{"Contention " + workload.name,
                "Who uses a hop at the same time, of " + workload.name,
                {{"Hop", 28},
                 {"Reads at most", 14, Align::Right},
                 {"Writes at most", 14, Align::Right},
                 {"Reads", 13, Align::Right},
                 {"Checkpoints", 13, Align::Right},
                 {"Collectives", 13, Align::Right},
                 {"Load", 9, Align::Right}},
                {},
                {},
                "Averages over the run: checkpoints over their interval, collectives over a step; bursts are "
                "higher. Load: of storage systems both directions together, of links the fuller one."};
    for (const SharedHop &hop : hops)
        table.rows.push_back({hop.name, formatDataRate(hop.read), formatDataRate(hop.write),
                              formatDataRate(hop.data), formatDataRate(hop.checkpoint),
                              formatDataRate(hop.exchange), formatPercent(hop.load)});
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
        blocks.emplace_back(readTable(workload, movement.reads));
        blocks.emplace_back(checkpointTable(workload, movement.checkpoint));
    } else {
        blocks.emplace_back(weightTable(workload, movement.checkpoint));
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
