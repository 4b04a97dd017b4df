#include "exports/movementtexts.h"

#include "model/text.h"

namespace clusterwright {
namespace {

constexpr const char *unknownText = "unknown";

std::string rateText(const std::optional<Bandwidth> &rate)
{
    return rate ? formatDataRate(*rate) : unknownText;
}

std::string timeText(const std::optional<Time> &time)
{
    return time ? formatDuration(*time) : unknownText;
}

void addRestores(const CheckpointPlan &plan, const CheckpointResults &checkpoint,
                 std::vector<WorkloadFigure> &figures)
{
    figures.push_back({"Restore", timeText(checkpoint.restore), "as a " + std::string(nameOf(plan.restore))});
    figures.push_back({"Restore, storm", timeText(checkpoint.storm), "every copy of the model reads it"});
    figures.push_back(
        {"Restore, broadcast", timeText(checkpoint.broadcast), "one copy reads it and sends it on"});
}

/// What the storage keeps of it.
std::string keptText(const Workload &workload, const CheckpointResults &checkpoint)
{
    const bool isKnown = checkpoint.capacity && *checkpoint.capacity > DataSize{};
    const std::int64_t kept = workload.checkpoint.kept;
    return formatCount(kept) + (kept == 1 ? " checkpoint" : " checkpoints") +
           (isKnown ? ", " + formatPercent(inBytes(checkpoint.retained) / inBytes(*checkpoint.capacity)) +
                          " of the usable " + formatQuantity(*checkpoint.capacity)
                    : ", of an unknown capacity");
}

} // namespace

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

std::vector<WorkloadFigure> readFigures(const Workload &workload, const DataReads &reads)
{
    const DataPlan &plan = workload.data;
    std::vector<WorkloadFigure> figures{
        {"Read for a sequence", formatQuantity(reads.sample), reads.sampleSource},
        {"Demand", rateText(reads.demand),
         reads.perAccelerator ? formatDataRate(*reads.perAccelerator) + " of an accelerator" : ""},
        {"From host memory", rateText(reads.fromMemory), formatPercent(plan.memoryHits) + " of reads"},
        {"From local drives", rateText(reads.fromLocal), formatPercent(plan.localHits) + " of the others"},
        {"From the shared storage", rateText(reads.fromShared),
         reads.load ? formatPercent(*reads.load) + " of what the path reads" : ""},
        {"Attainable", rateText(reads.attainable), "of all tiers together"},
        {"Files opened", reads.opens ? formatFigure(inPerSecond(*reads.opens)) + " per second" : unknownText,
         "on the shared storage"},
        {"Data set read once", timeText(reads.epoch),
         plan.dataset ? "of " + formatQuantity(*plan.dataset) : "its size is not stated"}};
    if (plan.staged)
        figures.push_back(
            {"Staging", timeText(reads.staging), formatQuantity(*plan.staged) + " to every node"});
    if (reads.localNeed)
        figures.push_back({"Local capacity needed", formatQuantity(*reads.localNeed),
                           "of a node, of " + (plan.localCapacity ? formatQuantity(*plan.localCapacity)
                                                                  : std::string("not stated"))});
    return figures;
}

std::vector<WorkloadFigure> checkpointFigures(const Workload &workload, const CheckpointResults &checkpoint)
{
    const CheckpointPlan &plan = workload.checkpoint;
    std::vector<WorkloadFigure> figures{
        {"Size", formatQuantity(checkpoint.size),
         formatExact(plan.bytesPerParameter) + " bytes of a parameter; " +
             formatQuantity(checkpoint.perAccelerator) + " of an accelerator"},
        {"Write", timeText(checkpoint.write),
         "to the shared storage" +
             (checkpoint.narrowest.empty() ? std::string() : ", limited by: " + checkpoint.narrowest)},
        {"Accelerators wait", timeText(checkpoint.stall),
         "for a checkpoint, " + std::string(nameOf(plan.mode))}};
    if (plan.mode == CheckpointMode::Asynchronous)
        figures.push_back({"Drain", timeText(checkpoint.drain), "after it; the next may not begin before"});
    figures.push_back({"Interval", timeText(checkpoint.interval), "from one to the next"});
    figures.push_back({"Average rate", rateText(checkpoint.average), "size over interval"});
    figures.push_back({"Burst rate", rateText(checkpoint.burst),
                       plan.window ? "size over the longest pause of " + formatDuration(*plan.window)
                                   : "the longest pause is not stated"});
    addRestores(plan, checkpoint, figures);
    figures.push_back(
        {"Kept on the shared storage", formatQuantity(checkpoint.retained), keptText(workload, checkpoint)});
    if (checkpoint.snapshot)
        figures.push_back({"To another site", formatDuration(*checkpoint.snapshot),
                           plan.snapshotLink ? "over " + formatDataRate(*plan.snapshotLink) : std::string()});
    return figures;
}

std::vector<WorkloadFigure> weightFigures(const Workload &workload, const CheckpointResults &weights)
{
    std::vector<WorkloadFigure> figures{{"Size", formatQuantity(weights.size), "of one instance"}};
    addRestores(workload.checkpoint, weights, figures);
    return figures;
}

} // namespace clusterwright
