// Rules about what trainings read and save on the shared storage and on their own drives.
#include "model/calculators/storage.h"
#include "model/checks/rule.h"
#include "model/evaluation.h"

namespace clusterwright {
namespace {

/// A figure that may be at most its limit.
struct Comparison {
    std::string subject, figure;           ///< "checkpoint of 112.7 GB", "stops the run for"
    std::optional<double> measured, limit; ///< in `unit`
    std::string limitName;                 ///< "allowed"
    std::string unit;
    std::string (*format)(double);
    bool isExact = true;                   ///< else measured may be more, or limit less
    std::vector<std::string> missing = {}; ///< what is not stated
    std::string fix;
};

/// None if it fits. Over the limit is over it, whatever is not known; else it has to be exact to pass.
std::optional<Finding> findingOf(const Workload &workload, const Comparison &comparison)
{
    const auto &[subject, figure, measured, limit, limitName, unit, format, isExact, missing, fix] =
        comparison;
    const bool isCompared = measured && limit, isOver = isCompared && !fits(*measured, *limit);
    if (isCompared && isExact && !isOver)
        return std::nullopt;
    Finding finding{.objects = {workload.id}, .measured = measured, .limit = limit, .unit = unit};
    finding.message = workload.name + ": " + subject + " ";
    if (isOver) {
        finding.message += figure + (isExact ? " " : " at least ") + format(*measured) + ", " +
                           format(*limit) + " " + limitName + ".";
        finding.fix = fix;
        return finding;
    }
    finding.state = FindingState::NotEvaluated;
    finding.message += "cannot be checked; missing: ";
    for (std::size_t i = 0; i < missing.size(); ++i)
        finding.message += (i == 0 ? "" : "; ") + missing[i];
    finding.message += missing.empty() ? "An estimate of the run." : ".";
    finding.fix = "State what is missing.";
    return finding;
}

std::string secondsText(double value)
{
    return formatQuantity(seconds(value));
}
std::string gigabytesPerSecondText(double value)
{
    return formatFigure(value) + " GB/s";
}
std::string terabytesText(double value)
{
    return formatFigure(value) + " TB";
}
std::string openText(double value)
{
    return formatFigure(value) + " files/s";
}

template <typename Q>
std::optional<double> numberOf(const std::optional<Q> &quantity, double unit = 1)
{
    std::optional<double> number;
    if (quantity)
        number = inBaseUnit(*quantity) / unit;
    return number;
}

std::vector<std::string> missingOf(const DataPath &path)
{
    std::vector<std::string> missing;
    for (const DataHop &hop : path.hops)
        if (!hop.missing.empty())
            missing.push_back(hop.missing);
    return missing;
}

/// comparisonOf(workload, movement) of every training; a comparison or nothing to check.
template <typename ComparisonOf>
std::vector<Finding> checkTrainings(const RuleContext &context, const ComparisonOf &comparisonOf)
{
    std::vector<Finding> findings;
    const auto &all = context.results.workloads;
    for (std::size_t i = 0; i < std::min(all.size(), context.design.workloads.size()); ++i) {
        const Workload &workload = context.design.workloads[i];
        if (workload.kind != WorkloadKind::Training)
            continue;
        const DataMovement movement = all[i].movement.value_or(DataMovement());
        for (const Comparison &comparison : comparisonOf(workload, movement))
            if (auto finding = findingOf(workload, comparison))
                findings.push_back(*std::move(finding));
    }
    return findings;
}

/// The time that a checkpoint is written for: known, or at least what the hops that are known take.
std::optional<Time> leastWrite(const DataMovement &movement)
{
    std::optional<Time> time = movement.checkpoint.write;
    if (const auto most = movement.path.mostWrite(); !time && most && *most > Bandwidth{})
        time = transferTime(movement.checkpoint.size, *most);
    return time;
}

Comparison pauseOf(const Workload &workload, const DataMovement &movement)
{
    const CheckpointPlan &plan = workload.checkpoint;
    const bool isSynchronous = plan.mode == CheckpointMode::Synchronous;
    Comparison pause{.subject =
                         "checkpoint of " + formatFigure(inGigabytes(movement.checkpoint.size)) + " GB",
                     .figure = "stops the run for",
                     .measured = numberOf(isSynchronous ? leastWrite(movement) : movement.checkpoint.stall),
                     .limit = numberOf(plan.window),
                     .limitName = "allowed",
                     .unit = "s",
                     .format = secondsText,
                     .isExact = movement.checkpoint.stall.has_value(),
                     .fix = "More write bandwidth, asynchronous checkpoints, or smaller ones."};
    if (!plan.window)
        pause.missing.push_back("Longest pause for a checkpoint");
    if (isSynchronous && !movement.checkpoint.write)
        for (std::string &missing : missingOf(movement.path))
            pause.missing.push_back(std::move(missing));
    if (!isSynchronous && !plan.toHost)
        pause.missing.push_back("Rate from an accelerator to its host");
    return pause;
}

Comparison drainOf(const DataMovement &movement)
{
    Comparison drain{.subject =
                         "checkpoint of " + formatFigure(inGigabytes(movement.checkpoint.size)) + " GB",
                     .figure = "is written for",
                     .measured = numberOf(leastWrite(movement)),
                     .limit = numberOf(movement.checkpoint.interval),
                     .limitName = "until the next",
                     .unit = "s",
                     .format = secondsText,
                     .isExact = movement.checkpoint.write.has_value(),
                     .fix = "More write bandwidth, or checkpoints further apart."};
    if (!movement.checkpoint.interval)
        drain.missing.push_back("Interval of checkpoints");
    if (!movement.checkpoint.write)
        for (std::string &missing : missingOf(movement.path))
            drain.missing.push_back(std::move(missing));
    return drain;
}

} // namespace

std::vector<Finding> checkCheckpoints(const RuleContext &context)
{
    return checkTrainings(context, [](const Workload &workload, const DataMovement &movement) {
        std::vector<Comparison> list{pauseOf(workload, movement)};
        if (workload.checkpoint.mode == CheckpointMode::Asynchronous)
            list.push_back(drainOf(movement));
        return list;
    });
}

std::vector<Finding> checkDataReads(const RuleContext &context)
{
    return checkTrainings(context, [](const Workload &, const DataMovement &movement) {
        constexpr double giga = 1e9;
        const DataPath &path = movement.path;
        Comparison reads{.subject = "data read",
                         .figure = "needs",
                         .measured = numberOf(movement.reads.fromShared, giga),
                         .limit = numberOf(path.mostRead(), giga),
                         .limitName = path.narrowestRead ? "by " + path.hops[*path.narrowestRead].name : "",
                         .unit = "GB/s",
                         .format = gigabytesPerSecondText,
                         .isExact = path.isReadKnown,
                         .missing = path.isReadKnown ? std::vector<std::string>() : missingOf(path),
                         .fix = "Cache on local drives, or widen that hop."};
        if (!movement.reads.fromShared)
            reads.missing.push_back(movement.reads.sampleSource.empty() ? "Size of a sample"
                                                                        : "Time of a training step");
        return std::vector{reads};
    });
}

std::vector<Finding> checkLocalDrives(const RuleContext &context)
{
    return checkTrainings(context, [](const Workload &workload, const DataMovement &movement) {
        constexpr double tera = 1e12, fill = 0.85;
        if (!workload.data.staged && workload.checkpoint.keptLocally == 0)
            return std::vector<Comparison>();
        Comparison drives{.subject = "local drives of a node",
                          .figure = "need",
                          .measured = numberOf(movement.reads.localNeed, tera),
                          .limit = numberOf(workload.data.localCapacity, tera / fill),
                          .limitName = "usable",
                          .unit = "TB",
                          .format = terabytesText,
                          .fix = "Larger drives, or stage less."};
        if (!workload.data.localCapacity)
            drives.missing.push_back("Local capacity of a node");
        if (!workload.data.staged)
            drives.missing.push_back("What is copied to each node");
        else if (!movement.reads.localNeed)
            drives.missing.push_back("Nodes that run");
        return std::vector{drives};
    });
}

std::vector<Finding> checkFileOpens(const RuleContext &context)
{
    return checkTrainings(context, [](const Workload &workload, const DataMovement &movement) {
        Comparison opens{.subject = "data read",
                         .figure = "opens",
                         .measured = numberOf(movement.reads.opens),
                         .limit = numberOf(workload.data.metadataRate),
                         .limitName = "possible",
                         .unit = "1/s",
                         .format = openText,
                         .fix = "More samples in a file, or more metadata servers."};
        if (!workload.data.metadataRate)
            opens.missing.push_back("Files that the storage opens per second");
        if (!workload.data.samplesPerFile)
            opens.missing.push_back("Samples of a file");
        else if (!movement.reads.opens)
            opens.missing.push_back("Time of a training step");
        return std::vector{opens};
    });
}

} // namespace clusterwright
