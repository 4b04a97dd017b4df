// Why failures, interruptions, goodput and spares are what they are.
#include "model/design/field.h"
#include "model/explainparts.h"
#include "model/text.h"

namespace clusterwright {
namespace {

constexpr const char *lowerBound =
    "A count or a rate that is not stated counts as unknown, never as zero: failures are then at least what "
    "is shown, and times between them and goodput at most.";

constexpr std::array metricTable{
    Metric{"failures_per_year", "Failures", "per year", "λ = Σ n × λ_unit, units in series"},
    Metric{"mtbf_h", "Mean time between failures", "h", "MTBF = 8,760 h / λ"},
    Metric{"interruptions_per_day", "Interruptions of a job on all compute nodes", "per day",
           "λ_job = share that stops the job × Σ λ of the compute nodes / 365"},
    Metric{"job_mtbi_h", "Mean time between interruptions of a job on all compute nodes", "h",
           "M = 8,760 h / (share × Σ λ of the compute nodes)"},
    Metric{"checkpoint_best_s", "Best checkpoint interval", "s",
           "t = sqrt(2dM) (1 + sqrt(d/2M)/3 + (d/2M)/9) - d (Daly 2006)"},
    Metric{"goodput_planned", "Goodput at the planned interval", "",
           "1 - (d/t + (t/2 + R)/M), first order, for d, t, R of at most a tenth of M"},
    Metric{"goodput_best", "Goodput at the best interval", "",
           "1 - (d/t + (t/2 + R)/M), first order, for d, t, R of at most a tenth of M"},
    Metric{"spares_needed", "Spares needed", "",
           "smallest s with P(N <= s) >= service level; N Poisson, mean n × λ_unit × lead time"}};

ExplainedTerm termOf(const ExplainContext &context, ComponentClass component, const UnitCount &units)
{
    const ComponentUpkeep upkeep = upkeepOf(context.design, component);
    ExplainedTerm term{{}, titleOf(component), units.known, {}, {}, {}};
    const std::string count = formatGrouped(static_cast<double>(units.known), 0);
    if (upkeep.failuresPerYear) {
        term.sum = static_cast<double>(units.known) * upkeep.failuresPerYear->value;
        term.arithmetic = count + " × " + formatExact(upkeep.failuresPerYear->value) + " = " +
                          formatQuantity(perYear(*term.sum));
        term.source = sourceText(*upkeep.failuresPerYear);
    } else {
        term.arithmetic = count + " × unknown";
    }
    if (units.unknownCount > 0)
        term.arithmetic += ", and " + std::to_string(units.unknownCount) + " of unknown count";
    return term;
}

/// The classes in one part, a rack type, a rack or the design; none where the object is none of them.
std::optional<std::pair<std::string, Inventory>> scopeOf(const ExplainContext &context,
                                                         const std::string &object)
{
    const Design &design = context.design;
    const Results &results = context.evaluation.results;
    if (object == "design")
        return std::pair(std::string("the design"), results.total.inventory);
    if (const Rack *rack = findById(design.racks, object))
        return std::pair(rack->name, results.types.at(rack->type).one.inventory);
    if (const RackType *type = findById(design.rackTypes, object))
        return std::pair("one " + type->name, results.types.at(type->id).one.inventory);
    const auto part = design.parts.find(object);
    if (part == design.parts.end())
        return std::nullopt;
    Inventory one;
    one.parts[object] = 1;
    return std::pair("one " + fullName(part->second), one);
}

std::map<ComponentClass, UnitCount> unitsIn(const ExplainContext &context, const Inventory &inventory)
{
    std::map<ComponentClass, UnitCount> units;
    for (const auto &[id, pieces] : inventory.parts)
        for (const FailureTerm &term : failureTerms(context.design.parts.at(id), context.design.upkeep)) {
            UnitCount &count = units[term.component];
            count.known += term.units.value_or(0) * pieces;
            count.unknownCount += term.units ? 0 : pieces;
        }
    return units;
}

void explainFailures(const ExplainContext &context, const std::string &object,
                     const std::pair<std::string, Inventory> &scope, Explanation &why)
{
    auto units = unitsIn(context, scope.second);
    if (object == "design") // with what stands behind the racks
        for (const auto &[component, results] : context.evaluation.results.reliability.components)
            units[component] = results.units;
    Total<Rate> sum;
    for (const auto &[component, count] : units) {
        why.terms.push_back(termOf(context, component, count));
        sum.known += perYear(why.terms.back().sum.value_or(0));
        sum.unknownCount += count.unknownCount + (!why.terms.back().sum && count.known > 0);
    }
    sortTerms(why.terms);
    why.title += " of " + scope.first;
    why.unknownCount = sum.unknownCount;
    why.known = inPerYear(sum.known);
    why.value = formatTotal(sum);
    if (why.metric != "mtbf_h")
        return;
    why.terms.clear();
    why.inputs.push_back(
        {"Failures λ", formatTotal(sum), "sum of all units; explained as failures_per_year"});
    const auto between = meanTimeBetween(sum);
    why.known = between ? inHours(*between) : 0;
    why.value = !between ? "unknown" : (sum.unknownCount > 0 ? "at most " : "") + formatQuantity(*between);
}

std::string timeText(const std::optional<Time> &time)
{
    return time ? formatQuantity(*time) : "unknown";
}

void setRatio(Explanation &why, const std::optional<TimeRatio> &ratio, int unknownCount)
{
    if (!ratio) {
        why.value = "unknown";
        return;
    }
    why.known = ratio->ratio;
    why.value = (unknownCount > 0 ? "at most " : "") + formatPercent(ratio->ratio);
    why.inputs.push_back({"Interval t", formatQuantity(ratio->interval), {}});
    why.inputs.push_back({"Largest of d, t and R over M", formatPercent(ratio->largestShare),
                          ratio->isValid() ? "within the range of the model, at most 10 %"
                                           : "over 10 %: the model is too low"});
}

void explainJob(const ExplainContext &context, Explanation &why)
{
    const ReliabilityResults &results = context.evaluation.results.reliability;
    const JobResults &job = results.job;
    const std::string_view metric = why.metric;
    why.inputs.push_back({"Σ λ of the compute nodes", formatTotal(results.computeNodes),
                          "explained as failures_per_year of the part"});
    addInputs(why, fieldsOf(context.design.upkeep), {"stopping_share"});
    why.unknownCount = job.interruptions ? job.interruptions->unknownCount : 1;
    const std::string atMost = why.unknownCount > 0 ? "at most " : "";
    if (metric == "interruptions_per_day") {
        constexpr double days = 365;
        why.known = job.interruptions ? inPerYear(job.interruptions->known) / days : 0;
        why.value = !job.interruptions ? "unknown"
                                       : totalText(why.known, why.unknownCount, formatNumber(why.known, 3));
        return;
    }
    if (metric == "job_mtbi_h") {
        why.known = job.between ? inHours(*job.between) : 0;
        why.value = (job.between ? atMost : std::string()) + timeText(job.between);
        return;
    }
    why.inputs.push_back({"Mean time between interruptions M", timeText(job.between), {}});
    addInputs(why, fieldsOf(context.design.upkeep), {"checkpoint_s"});
    if (metric == "checkpoint_best_s") {
        why.known = job.daly ? inSeconds(*job.daly) : 0;
        why.value = timeText(job.daly);
        why.inputs.push_back({"Young's interval sqrt(2dM)", timeText(job.young), "Young 1974"});
        return;
    }
    addInputs(why, fieldsOf(context.design.upkeep), {"restart_s", "checkpoint_every_s"});
    setRatio(why, metric == "goodput_best" ? job.best : job.planned, why.unknownCount);
}

bool explainSpares(const ExplainContext &context, const std::string &object, Explanation &why)
{
    for (const auto &[component, results] : context.evaluation.results.reliability.components) {
        if (upkeepIdOf(component) != object)
            continue;
        why.title += " of class " + titleOf(component);
        why.known = static_cast<double>(results.needed.value_or(0));
        why.unknownCount = results.units.unknownCount + !results.needed;
        why.value = results.needed ? formatGrouped(why.known, 0) + " for an average use of " +
                                         formatNumber(*results.demand, 2)
                                   : "unknown";
        why.inputs.push_back(
            {"Units n", formatGrouped(static_cast<double>(results.units.known), 0), "counted in the racks"});
        addInputs(why, fieldsOf(upkeepOf(context.design, component)), {"failures_per_year"});
        addInputs(why, fieldsOf(context.design.upkeep), {"lead_time_s", "service_level"});
        why.inputs.push_back({"Service level taken",
                              formatPercent(context.evaluation.results.reliability.serviceLevel),
                              "the stated one, else that of rule REL003"});
        why.inputs.push_back({"In stock", results.stock ? std::to_string(*results.stock) : "not stated", {}});
        return true;
    }
    return false;
}

} // namespace

std::span<const Metric> reliabilityMetrics()
{
    return metricTable;
}

std::optional<Explanation> explainReliability(const ExplainContext &context, const std::string &metric,
                                              const std::string &object)
{
    const auto *row = std::ranges::find_if(metricTable, [&](const Metric &one) { return metric == one.key; });
    if (row == metricTable.end())
        return std::nullopt;
    Explanation why{metric, object, row->title, {}, row->formula, row->unit};
    why.unknownRule = lowerBound;
    if (metric == "spares_needed")
        return explainSpares(context, object, why) ? std::optional(why) : std::nullopt;
    if (metric == "failures_per_year" || metric == "mtbf_h") {
        const auto scope = scopeOf(context, object);
        if (!scope)
            return std::nullopt;
        explainFailures(context, object, *scope, why);
        return why;
    }
    if (object != "design")
        return std::nullopt;
    explainJob(context, why);
    return why;
}

} // namespace clusterwright
