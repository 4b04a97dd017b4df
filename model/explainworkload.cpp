// Why the figures of a workload are what they are.
#include "model/analysis/workloadefficiency.h"
#include "model/analysis/workloadrun.h"
#include "model/design/field.h"
#include "model/explainparts.h"
#include "model/text.h"

namespace clusterwright {
namespace {

constexpr const char *unknownRule =
    "An input that is not stated leaves what needs it unknown. Parts without a failure rate make "
    "interruptions more frequent, and goodput lower, than what is shown.";
constexpr double secondsOfDay = 86400;

struct Looked {
    const ExplainContext &context;
    const Workload &workload;
    const WorkloadResults &results;

    double accelerators() const { return static_cast<double>(results.hardware->accelerators); }
    const WorkloadGoodput &goodput() const { return results.goodput; }
};

/// `fill` is called for a workload of the kind that has an estimate.
struct WorkloadMetric {
    Metric about;
    std::optional<WorkloadKind> kind; ///< none = both
    void (*fill)(const Looked &looked, Explanation &why);
};

template <typename Format>
void setValue(Explanation &why, const std::optional<double> &value, const Format &format)
{
    why.known = value.value_or(0);
    why.unknownCount = value ? 0 : 1;
    why.value = value ? format(*value) : "unknown";
}

std::string duration(double time)
{
    return formatDuration(seconds(time));
}

std::optional<double> inSecondsOf(const std::optional<Time> &time)
{
    return time ? std::optional(inSeconds(*time)) : std::nullopt;
}

std::string durationText(const std::optional<Time> &time)
{
    return time ? formatDuration(*time) : "unknown";
}

/// What rests on failure rates is too good where some are unknown.
void addUnknownRates(const Looked &looked, Explanation &why)
{
    const int count = looked.goodput().unknownRates;
    if (count == 0 || why.unknownCount > 0)
        return;
    why.value = "≤ " + why.value;
    why.unknownCount = count;
}

void addHardware(const Looked &looked, Explanation &why)
{
    for (const HardwareFigure &figure : looked.results.hardware->figures)
        why.inputs.push_back({figure.name, figure.value, figure.source});
}

std::string originOf(const Looked &looked, const EfficiencyConstant &constant)
{
    const AcceleratorClass accelerator = looked.results.hardware->one.accelerator;
    for (const FittedConstant &fitted : looked.context.design.fittedConstants)
        if (fitted.accelerator == accelerator && fitted.name == constant.name &&
            constant.origin == ConstantOrigin::Override)
            return "set in this design: " + fitted.source;
    return std::string(nameOf(constant.origin)) + ", for " + std::string(nameOf(accelerator));
}

void addConstants(const Looked &looked, std::string_view subject, Explanation &why)
{
    for (const EfficiencyConstant &constant : efficiencyConstants(looked.results.hardware->one))
        if (constant.subject == subject)
            why.inputs.push_back({std::string(constant.meaning) + " [" + std::string(constant.name) + "]",
                                  formatFigure(constant.value), originOf(looked, constant)});
    why.inputs.push_back({"What the constants rest on", looked.results.calibration, {}});
}

/// The parts of a step, or of the time of a token.
void addParts(const Looked &looked, const char *whole, Explanation &why)
{
    for (const TimePart &part : looked.results.parts) {
        const double time = inSeconds(part.time);
        why.terms.push_back({{},
                             std::string(part.name),
                             1,
                             time,
                             duration(time) + ", " + formatPercent(part.share) + " of " + whole,
                             {}});
    }
    sortTerms(why.terms);
}

void fillStep(const Looked &looked, Explanation &why)
{
    setValue(why, inSeconds(looked.results.step->time), duration);
    addParts(looked, "the step", why);
    why.inputs.push_back({"Bottleneck", looked.results.bottleneck, {}});
    addHardware(looked, why);
    addConstants(looked, "training", why);
}

double tokensPerSecond(const Looked &looked)
{
    return looked.results.step->tokensPerSecond * looked.accelerators();
}

void fillRate(const Looked &looked, Explanation &why)
{
    const TrainingRun &run = looked.workload.training;
    setValue(why, tokensPerSecond(looked), [](double rate) { return formatBig(rate) + " tokens/s"; });
    why.inputs = {{"Sequences of a step", formatCount(run.batch), "stated with the workload"},
                  {"Tokens of a sequence", formatCount(run.sequence), "stated with the workload"},
                  {"Time of a step", formatDuration(looked.results.step->time), "explained as step_s"}};
}

/// Utilisation, and the rate of operations that it is made of.
void fillUtilisation(const Looked &looked, double share, Rate rate, Explanation &why)
{
    const TrainingStep &step = *looked.results.step;
    const Precision precision = looked.workload.training.precision;
    const bool isFp8 = precision == Precision::Fp8 || precision == Precision::Mxfp8;
    setValue(why, share, formatPercent);
    why.inputs = {{"Operations of a token", formatBig(inPerSecond(rate) / step.tokensPerSecond),
                   "counted from the shape of the model, attention " +
                       std::string(nameOf(looked.workload.training.attentionCount))},
                  {"Tokens per second of an accelerator", formatFigure(step.tokensPerSecond),
                   "explained as training_tokens_per_s"}};
    for (const HardwareFigure &figure : looked.results.hardware->figures)
        if (figure.name == (isFp8 ? "Dense FP8 rate" : "Dense BF16 rate"))
            why.inputs.push_back({figure.name, figure.value, figure.source});
}

void fillMfu(const Looked &looked, Explanation &why)
{
    fillUtilisation(looked, looked.results.step->mfu, looked.results.step->modelRate, why);
}

void fillHfu(const Looked &looked, Explanation &why)
{
    fillUtilisation(looked, looked.results.step->hfu, looked.results.step->hardwareRate, why);
    why.inputs.push_back(
        {"Recomputed", std::string(nameOf(looked.workload.training.recompute)), "stated with the workload"});
}

void fillMemory(const Looked &looked, Explanation &why)
{
    const TrainingStep &step = *looked.results.step;
    const auto text = [](double bytes) { return formatQuantity(gigabytes(bytes / 1e9)); };
    setValue(why, inBytes(step.state + step.activations), text);
    const auto add = [&](const char *name, DataSize size, const char *source) {
        why.terms.push_back({{}, name, 1, inBytes(size), formatQuantity(size), source});
    };
    add("Weights, gradients and optimizer state", step.state,
        "parameters of the first pipeline stage, less what data-parallel ranks share");
    add("Activations", step.activations, "kept for the backward pass (Korthikanti et al., arXiv 2205.05198)");
    sortTerms(why.terms);
    why.inputs = {{"Memory of an accelerator", formatQuantity(looked.results.hardware->one.memory), {}},
                  {"Share that may be used", formatPercent(TrainingStep::usableShare),
                   "the rest is kept for libraries and fragmentation"},
                  {"Fits", step.fits ? "yes" : "no", {}}};
    for (const HardwareFigure &figure : looked.results.hardware->figures)
        if (figure.name == "Memory")
            why.inputs.front().source = figure.source;
}

void addBetween(const Looked &looked, Explanation &why)
{
    why.inputs.push_back({"Time between interruptions M", durationText(looked.goodput().between),
                          "explained as interruption_s"});
}

void addStall(const Looked &looked, Explanation &why)
{
    const auto &movement = looked.results.movement;
    if (!movement || !movement->checkpoint.stall) {
        addInputs(why, fieldsOf(looked.context.design.upkeep), {"checkpoint_s"});
        return;
    }
    const std::string &narrowest = movement->checkpoint.narrowest;
    why.inputs.push_back({"Pause of a checkpoint d", formatDuration(*movement->checkpoint.stall),
                          formatQuantity(movement->checkpoint.size) + " over the data path" +
                              (narrowest.empty() ? std::string() : ", narrowest: " + narrowest)});
}

void addInterval(const Looked &looked, Explanation &why)
{
    const WorkloadGoodput &goodput = looked.goodput();
    if (looked.workload.checkpoint.every)
        why.inputs.push_back(
            {"Checkpoint interval t", durationText(goodput.interval), "stated with the workload"});
    else if (goodput.isPlanned)
        addInputs(why, fieldsOf(looked.context.design.upkeep), {"checkpoint_every_s"});
    else
        why.inputs.push_back({"Checkpoint interval t", durationText(goodput.interval),
                              "the best, sqrt(2dM) (1 + sqrt(d/2M)/3 + (d/2M)/9) - d (Daly 2006)"});
}

void fillInterruption(const Looked &looked, Explanation &why)
{
    setValue(why, inSecondsOf(looked.goodput().between), duration);
    addUnknownRates(looked, why);
    const WorkloadHardware &hardware = *looked.results.hardware;
    why.inputs.push_back({"Nodes that run", formatCount(hardware.nodes), "counted in the racks"});
    const auto &parts = looked.context.evaluation.results.reliability.parts;
    const auto failures = parts.find(hardware.server);
    why.inputs.push_back({"Failures of a node λ",
                          failures == parts.end() ? "unknown" : formatTotal(failures->second),
                          "explained as failures_per_year of " + hardware.server});
    addInputs(why, fieldsOf(looked.context.design.upkeep), {"stopping_share"});
    if (looked.goodput().isModelLimited)
        why.inputs.push_back({"Limit of the model", "below 4,096 accelerators",
                              "small jobs are measured to fail several times more often (Kokolis et al., "
                              "arXiv 2410.21680)"});
}

void fillInterval(const Looked &looked, Explanation &why)
{
    setValue(why, inSecondsOf(looked.goodput().best), duration);
    addStall(looked, why);
    addBetween(looked, why);
}

void fillGoodput(const Looked &looked, Explanation &why)
{
    setValue(why, looked.goodput().ettr, formatPercent);
    addUnknownRates(looked, why);
    addInterval(looked, why);
    addStall(looked, why);
    addInputs(why, fieldsOf(looked.context.design.upkeep), {"restart_s"});
    addBetween(looked, why);
}

void addGoodput(const Looked &looked, Explanation &why)
{
    const auto &ettr = looked.goodput().ettr;
    why.inputs.push_back({"Goodput", ettr ? formatPercent(*ettr) : "unknown", "explained as goodput"});
}

void fillDaily(const Looked &looked, Explanation &why)
{
    setValue(why, looked.goodput().tokensPerDay, [](double tokens) { return formatBig(tokens); });
    addUnknownRates(looked, why);
    why.inputs = {
        {"Rate", formatBig(tokensPerSecond(looked)) + " tokens/s", "explained as training_tokens_per_s"}};
    addGoodput(looked, why);
}

void fillCalendar(const Looked &looked, Explanation &why)
{
    const auto &calendar = looked.results.cost.calendar;
    setValue(why, calendar ? std::optional(inSeconds(*calendar) / secondsOfDay) : std::nullopt,
             [](double days) { return formatDuration(seconds(days * secondsOfDay)); });
    const auto &tokens = looked.workload.tokens;
    why.inputs = {
        {"Tokens of the training", tokens ? formatBig(*tokens) : "not stated", "stated with the workload"},
        {"Tokens per day",
         looked.goodput().tokensPerDay ? formatBig(*looked.goodput().tokensPerDay) : "unknown",
         "explained as tokens_per_day"}};
}

void setMoney(Explanation &why, const std::optional<MoneyTotal> &money)
{
    why.known = money ? inDollars(money->base) : 0;
    why.unknownCount = money ? money->unknownCount : 1;
    why.value = money ? formatCost(*money) : "unknown";
}

void addHour(const Looked &looked, Explanation &why)
{
    const auto &hour = looked.results.cost.perAcceleratorHour;
    why.inputs.push_back({"Cost of an accelerator-hour", hour ? formatCost(*hour) : "unknown",
                          "explained as accelerator_hour_usd of design"});
}

void addAccelerators(const Looked &looked, Explanation &why)
{
    why.inputs.push_back(
        {"Accelerators that run", formatCount(looked.results.hardware->accelerators),
         looked.workload.accelerators ? "stated with the workload" : "all that stand, less the spare nodes"});
}

void fillCost(const Looked &looked, Explanation &why)
{
    setMoney(why, looked.results.cost.money);
    addAccelerators(looked, why);
    why.inputs.push_back(
        {"Time of the training", durationText(looked.results.cost.calendar), "explained as training_days"});
    addHour(looked, why);
}

void fillPerMillion(const Looked &looked, Explanation &why)
{
    setMoney(why, looked.results.cost.perMillionTokens);
    addHour(looked, why);
    if (looked.results.step) {
        addAccelerators(looked, why);
        why.inputs.push_back(
            {"Rate", formatBig(tokensPerSecond(looked)) + " tokens/s", "explained as training_tokens_per_s"});
        addGoodput(looked, why);
    } else {
        why.inputs.push_back({"Rate of an accelerator",
                              formatBig(looked.results.serving->tokensPerSecond) + " tokens/s",
                              "explained as answer_tokens_per_s"});
    }
}

void fillEnergy(const Looked &looked, Explanation &why)
{
    const auto &energy = looked.results.cost.energy;
    const auto &ofYear = looked.context.evaluation.results.cost.energy;
    why.known = energy ? inKilowattHours(energy->known) : 0;
    why.unknownCount = energy ? energy->unknownCount : 1;
    why.value = energy ? formatTotal(*energy) : "unknown";
    why.inputs.push_back({"Energy of a year", ofYear ? formatTotal(*ofYear) : "unknown",
                          "explained as energy_kwh_per_year of design"});
    addAccelerators(looked, why);
    why.inputs.push_back(
        {"Accelerators of the design",
         formatGrouped(static_cast<double>(looked.context.evaluation.results.total.inventory.accelerators),
                       0),
         "explained as accelerators of design"});
    why.inputs.push_back(
        {"Time of the training", durationText(looked.results.cost.calendar), "explained as training_days"});
}

void fillSpares(const Looked &looked, Explanation &why)
{
    const auto &spares = looked.goodput().spareNodes;
    setValue(why, spares ? std::optional(static_cast<double>(*spares)) : std::nullopt,
             [](double nodes) { return formatGrouped(nodes, 0); });
    const WorkloadHardware &hardware = *looked.results.hardware;
    why.inputs.push_back({"Nodes that run", formatCount(hardware.nodes), "counted in the racks"});
    why.inputs.push_back({"Service level",
                          formatPercent(looked.context.evaluation.results.reliability.serviceLevel),
                          "the stated one, else that of rule REL003"});
    const Design &design = looked.context.design;
    for (const FailureTerm &term : failureTerms(design.parts.at(hardware.server), design.upkeep)) {
        const auto repair = upkeepOf(design, term.component).repair;
        why.inputs.push_back({titleOf(term.component),
                              (term.units ? formatCount(*term.units) : std::string("unknown")) +
                                  " of a node, " +
                                  (term.perYear ? formatQuantity(perYear(term.perYear->value)) : "unknown") +
                                  " each, repair " + (repair ? formatQuantity(repair->value) : "unknown"),
                              term.perYear ? sourceText(*term.perYear) : std::string()});
    }
}

void fillToken(const Looked &looked, Explanation &why)
{
    setValue(why, inSeconds(looked.results.serving->perToken), duration);
    addParts(looked, "the time", why);
    why.inputs.push_back({"Bottleneck", looked.results.bottleneck, {}});
    addHardware(looked, why);
    addConstants(looked, "serving", why);
}

void fillAnswers(const Looked &looked, Explanation &why)
{
    const ServingRate &rate = *looked.results.serving;
    setValue(why, rate.tokensPerSecond, [](double tokens) { return formatBig(tokens) + " tokens/s"; });
    const bool isByData = looked.workload.serving.split == ServingSplit::Data;
    why.inputs = {
        {"Sequences at once", formatFigure(rate.sequences),
         isByData ? "of an accelerator; explained as sequences" : "of an instance; explained as sequences"},
        {"Time per token", formatDuration(rate.perToken), "explained as per_token_s"}};
    if (!isByData)
        why.inputs.push_back({"Accelerators of an instance",
                              formatCount(looked.workload.serving.accelerators), "stated with the workload"});
}

void fillSequences(const Looked &looked, Explanation &why)
{
    const ServingRate &rate = *looked.results.serving;
    const ServingRun &run = looked.workload.serving;
    setValue(why, rate.sequences, formatFigure);
    why.inputs = {{"Room for the cache on an accelerator", formatQuantity(rate.cache),
                   "memory less weights and what is kept for anything else"},
                  {"Cache of a token, all layers", formatQuantity(rate.cachePerToken),
                   "counted from the shape of the model"},
                  {"Tokens of a prompt and an answer",
                   formatCount(run.prompt) + " and " + formatCount(run.answer), "stated with the workload"}};
    why.inputs.push_back(
        {"Sequences at once, at most", formatCount(run.mostSequences), "stated with the workload"});
}

const std::vector<WorkloadMetric> &metricTable()
{
    constexpr auto training = WorkloadKind::Training;
    constexpr auto serving = WorkloadKind::Serving;
    static const std::vector<WorkloadMetric> table{
        {{"step_s", "Time of a step", "s",
          "compute of all microbatches of the busiest stage + exchange that nothing hides + bubble + "
          "optimizer"},
         training,
         fillStep},
        {{"training_tokens_per_s", "Rate of training", "tokens/s",
          "sequences × tokens of one / time of a step"},
         training,
         fillRate},
        {{"mfu", "Model FLOP utilisation", "",
          "operations of a token × tokens per second of an accelerator / dense peak"},
         training,
         fillMfu},
        {{"hfu", "Hardware FLOP utilisation", "",
          "operations of a token, recomputed ones included × tokens per second of an accelerator / dense "
          "peak"},
         training,
         fillHfu},
        {{"training_memory_byte", "Memory of an accelerator", "B", "state + activations, first stage"},
         training,
         fillMemory},
        {{"interruption_s", "Time between interruptions", "s", "M = 1 / (nodes × λ_node × share that stops)"},
         training,
         fillInterruption},
        {{"best_interval_s", "Best checkpoint interval of the workload", "s",
          "t = sqrt(2dM) (1 + sqrt(d/2M)/3 + (d/2M)/9) - d (Daly 2006)"},
         training,
         fillInterval},
        {{"goodput", "Goodput", "",
          "(1 - (R + t/2)/M) / (1 + d/t) while d, t and R are small beside M, else t / (M exp(R/M) "
          "(exp((t + d)/M) - 1))"},
         training,
         fillGoodput},
        {{"tokens_per_day", "Tokens per day", "tokens", "rate × goodput × 86,400 s"}, training, fillDaily},
        {{"training_days", "Time of the training", "d", "tokens / tokens per day"}, training, fillCalendar},
        {{"training_kwh", "Energy of the training", "kWh",
          "energy of a year × its share of the year × its share of the accelerators"},
         training,
         fillEnergy},
        {{"training_usd", "Cost of the training", "USD", "accelerators × time × cost of an accelerator-hour"},
         training,
         fillCost},
        {{"spare_nodes", "Spare nodes needed", "nodes",
          "smallest s with P(N <= s) >= service level; N Poisson, mean nodes × Σ n λ × time to repair"},
         training,
         fillSpares},
        {{"answer_tokens_per_s", "Rate of an accelerator", "tokens/s", "sequences at once / time per token"},
         serving,
         fillAnswers},
        {{"per_token_s", "Time per token", "s",
          "linear layers + attention + exchange + overhead + prompts of others"},
         serving,
         fillToken},
        {{"sequences", "Sequences at once", "", "room for the cache / cache of a sequence"},
         serving,
         fillSequences},
        {{"million_tokens_usd", "Cost of a million tokens", "USD",
          "cost of an accelerator-hour × accelerators × 1,000,000 / (rate × 3,600 s)"},
         std::nullopt,
         fillPerMillion}};
    return table;
}

} // namespace

std::span<const Metric> workloadMetrics()
{
    static const std::vector<Metric> list = [] {
        std::vector<Metric> all;
        for (const WorkloadMetric &metric : metricTable())
            all.push_back(metric.about);
        return all;
    }();
    return list;
}

std::optional<Explanation> explainWorkload(const ExplainContext &context, const std::string &metric,
                                           const std::string &object)
{
    const Workload *workload = findById(context.design.workloads, object);
    if (!workload)
        return std::nullopt;
    const auto index = static_cast<std::size_t>(workload - context.design.workloads.data());
    const WorkloadResults &results = context.evaluation.results.workloads.at(index);
    const bool isEstimated =
        workload->kind == WorkloadKind::Training ? results.step.has_value() : results.serving.has_value();
    for (const WorkloadMetric &row : metricTable())
        if (metric == row.about.key && isEstimated && row.kind.value_or(workload->kind) == workload->kind) {
            const Metric &about = row.about;
            Explanation why{metric, object,        about.title + (" of " + workload->name),
                            {},     about.formula, about.unit};
            why.unknownRule = unknownRule;
            row.fill({context, *workload, results}, why);
            return why;
        }
    return std::nullopt;
}

} // namespace clusterwright
