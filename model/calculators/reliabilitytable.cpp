#include "model/calculators/groups.h"
#include "model/calculators/reliability.h"

namespace clusterwright::calc {
namespace {

Result<Record> jobMttfOf(const Inputs &in)
{
    const JobMttf job = computeJobMttf(perThousandNodeDays(in.number("failures_per_1000_node_days")),
                                       in.integer("gpus"), in.integer("gpus_per_node"));
    return Record{{"nodes", asNumber(job.nodes)}, {"mttf_h", inHours(job.mttf)}};
}

Calculator jobMttfRow()
{
    return {"reliability.job_mttf",
            "Mean time to failure of a job from a node failure rate.",
            {number("failures_per_1000_node_days", above(0), "failures per 1000 days of one node"),
             integer("gpus", atLeast(1), "GPUs of the job"),
             integer("gpus_per_node", atLeast(1), "GPUs in a node")},
            {{"nodes", "ceil(gpus/gpus_per_node)", Type::Integer},
             {"mttf_h", "24000/(failures_per_1000_node_days*nodes)"}},
            "A job stops with any of its nodes: mttf_h = 24000/(failures_per_1000_node_days*nodes).",
            "Holds for large jobs; small ones are measured to fail more often. Independent failures at a "
            "constant rate.",
            "Kokolis et al., Revisiting Reliability in Large-Scale Machine Learning Research Clusters, arXiv "
            "2410.21680.",
            jobMttfOf};
}

Result<Record> fieldRateOf(const Inputs &in)
{
    const Time period = hours(in.number("period_h"));
    const FieldRate rate = computeFieldRate(in.integer("events"), in.integer("units"), period);
    return Record{{"mtbe_h", inHours(rate.betweenEvents)},
                  {"events_per_day", 24 * in.number("events") / in.number("period_h")},
                  {"unit_hours_per_event", inHours(rate.unitTimePerEvent)},
                  {"afr_per_year", inPerYear(rate.perUnit)}};
}

Calculator fieldRateRow()
{
    return {"reliability.field_rate",
            "Event rates from a field log.",
            {integer("events", atLeast(1), "events in the log"),
             integer("units", atLeast(1), "population in which they happened"),
             number("period_h", above(0), "length of the log")},
            {{"mtbe_h", "mean time between events, period_h/events"},
             {"events_per_day", "24*events/period_h"},
             {"unit_hours_per_event", "units*period_h/events"},
             {"afr_per_year", "annualised failure rate of a unit, events*8760/(units*period_h)"}},
            "Events over units and time.",
            "Constant rate and population over the period; few events make an uncertain rate.",
            "Definitions. Figure: Llama Team, The Llama 3 Herd of Models, arXiv 2407.21783: 419 unexpected "
            "interruptions in 54 days on 16384 GPUs.",
            fieldRateOf};
}

std::vector<Input> checkpointInputs()
{
    return {number("checkpoint_s", above(0), "d, the time that a checkpoint takes"),
            number("mtbf_h", above(0), "M, mean time between failures of the job"),
            number("restart_s", atLeast(0), "R, from a failure to the first new step").orElse(0)};
}

Record intervalRecord(const Inputs &in, Time interval)
{
    return {{"interval_s", inSeconds(interval)},
            {"ettr", trainingTimeRatio(interval, seconds(in.number("checkpoint_s")),
                                       seconds(in.number("restart_s")), hours(in.number("mtbf_h")))}};
}

Result<Record> youngOf(const Inputs &in)
{
    return intervalRecord(in, youngInterval(seconds(in.number("checkpoint_s")), hours(in.number("mtbf_h"))));
}

Calculator youngRow()
{
    return {
        "reliability.young_interval",
        "Young's checkpoint interval and first-order effective training time ratio.",
        checkpointInputs(),
        {{"interval_s", "t = sqrt(2*d*M)"},
         {"ettr", "share of time that trains: max(0, 1 - (d/t + (t/2 + R)/M)) at t = interval_s"}},
        "t = sqrt(2*d*M), M in seconds in both formulas.",
        "First order: for d, t and R much shorter than M.",
        "J. W. Young, A first order approximation to the optimum checkpoint interval, Communications of the "
        "ACM 17(9), 1974.",
        youngOf};
}

Result<Record> dalyOf(const Inputs &in)
{
    const auto interval = dalyInterval(seconds(in.number("checkpoint_s")), hours(in.number("mtbf_h")));
    if (!interval)
        return interval.error();
    return intervalRecord(in, interval.value());
}

Calculator dalyRow()
{
    return {
        "reliability.daly_interval",
        "Daly's checkpoint interval and first-order effective training time ratio.",
        checkpointInputs(),
        {{"interval_s", "t = sqrt(2*d*M)*(1 + sqrt(d/(2*M))/3 + (d/(2*M))/9) - d"},
         {"ettr", "share of time that trains: max(0, 1 - (d/t + (t/2 + R)/M)) at t = interval_s"}},
        "t = sqrt(2*d*M)*(1 + sqrt(d/(2*M))/3 + (d/(2*M))/9) - d, M in seconds.",
        "checkpoint_s below twice mtbf_h. The ratio is first order: for d, t and R much shorter than M.",
        "J. T. Daly, A higher order estimate of the optimum checkpoint interval for restart dumps, Future "
        "Generation Computer Systems 22(3), 2006.",
        dalyOf};
}

Result<Record> expectedFailuresOf(const Inputs &in)
{
    return Record{{"failures_per_month",
                   expectedFailures(in.integer("units"), in.number("failure_fraction_per_month"))}};
}

Calculator expectedFailuresRow()
{
    return {
        "reliability.expected_failures",
        "Expected failures per month of a population.",
        {integer("units", atLeast(0), "population"),
         number("failure_fraction_per_month", between(0, 1), "share of units that fail in a month")},
        {{"failures_per_month", "units*failure_fraction_per_month"}},
        "failures_per_month = units*failure_fraction_per_month.",
        "A mean; what a month brings varies around it.",
        "Definition. Figure: Qian et al., Alibaba HPN, SIGCOMM 2024: 0.057 % of the links from NIC to switch "
        "fail per month.",
        expectedFailuresOf};
}

Result<Record> kOfNOf(const Inputs &in)
{
    const auto required = in.integer("required"), installed = in.integer("installed");
    if (required > installed)
        return refuse("required", asNumber(required), "at most installed", asNumber(installed));
    return Record{{"availability", kOfNAvailability(static_cast<int>(required), static_cast<int>(installed),
                                                    in.number("unit_availability"))}};
}

Calculator kOfNRow()
{
    return {"reliability.k_of_n",
            "Availability of a k-of-n group of independent units.",
            {integer("required", between(1, 1000), "k, units that must be up"),
             integer("installed", between(1, 1000), "n, units there are"),
             number("unit_availability", between(0, 1), "A, share of time that a unit is up")},
            {{"availability", "probability that at least k units are up"}},
            "sum over j = k..n of C(n, j)*A^j*(1 - A)^(n - j).",
            "required <= installed. Independent units: a common cause makes the group worse than this.",
            "Binomial distribution.",
            kOfNOf};
}

Result<Record> sparesOf(const Inputs &in)
{
    const double mean = sparesDemand(in.integer("units"), perYear(in.number("afr_per_year")),
                                     hours(in.number("lead_time_h")));
    const auto stock = sparesFor(mean, in.number("service_level"));
    if (!stock)
        return stock.error();
    return Record{{"mean", mean}, {"spares", asNumber(stock.value())}};
}

Calculator sparesRow()
{
    return {
        "reliability.spares",
        "Spare stock for a service level under Poisson demand.",
        {integer("units", atLeast(1), "units in service"),
         number("afr_per_year", atLeast(0), "annualised failure rate of a unit"),
         number("lead_time_h", above(0), "time until a replacement for stock arrives"),
         number("service_level", inside(0, 1), "probability that the stock is enough")},
        {{"mean", "expected demand in the lead time, units*afr_per_year*lead_time_h/8760"},
         {"spares", "smallest s with PoissonCDF(s; mean) >= service_level", Type::Integer}},
        "PoissonCDF(s; m) = sum over j = 0..s of exp(-m)*m^j/j!.",
        "mean at most 100000. Failures independent at a constant rate; every spare drawn is ordered again at "
        "once.",
        "Poisson distribution; base-stock policy of Feeney and Sherbrooke, The (s-1, s) inventory policy "
        "under compound Poisson demand, Management Science 12(5), 1966.",
        sparesOf};
}

Result<Record> nodeRateOf(const Inputs &in)
{
    std::vector<PartRate> parts;
    for (const Inputs &part : in.records("parts"))
        parts.push_back({part.integer("count"), perYear(part.number("afr_per_year"))});
    const auto rate = computeNodeRate(parts, in.integer("nodes"));
    if (!rate)
        return rate.error();
    const double node = inPerYear(rate.value().node);
    return Record{{"node_failures_per_year", node},
                  {"node_mtbf_h", inHours(rate.value().nodeMtbf)},
                  {"cluster_mtbf_h", inHours(rate.value().clusterMtbf)},
                  {"interruptions_per_day", node * in.number("nodes") / 365}};
}

Calculator nodeRateRow()
{
    return {
        "reliability.node_rate",
        "Node and cluster failure rate from component rates.",
        {records("parts",
                 {integer("count", atLeast(0), "such parts in a node"),
                  number("afr_per_year", atLeast(0), "annualised failure rate of one")},
                 "parts whose failure stops the node"),
         integer("nodes", atLeast(1), "nodes in the cluster").orElse(1)},
        {{"node_failures_per_year", "sum(count*afr_per_year)"},
         {"node_mtbf_h", "8760/node_failures_per_year"},
         {"cluster_mtbf_h", "node_mtbf_h/nodes"},
         {"interruptions_per_day", "node_failures_per_year*nodes/365"}},
        "Series system: rates add up over parts and nodes.",
        "Total rate above 0. Independent failures at constant rates; nothing redundant is counted as a part.",
        "Series reliability model, MIL-HDBK-338B section 5.",
        nodeRateOf};
}

Result<Record> groupAvailabilityOf(const Inputs &in)
{
    const auto group = computeGroupAvailability(in.number("daily_failure_fraction"),
                                                hours(in.number("repair_h")), in.integer("units"));
    if (!group)
        return group.error();
    return Record{{"unit_unavailability", group.value().unitUnavailability}, {"all_up", group.value().allUp}};
}

Calculator groupAvailabilityRow()
{
    return {
        "reliability.group_availability",
        "Probability that all units of a group are up, from a daily failure share and a repair time.",
        {number("daily_failure_fraction", between(0, 1), "share of units that fail per day"),
         number("repair_h", atLeast(0), "time until a failed unit is up again"),
         integer("units", atLeast(1), "units in the group")},
        {{"unit_unavailability", "daily_failure_fraction*repair_h/24"},
         {"all_up", "(1 - unit_unavailability)^units"}},
        "unit_unavailability = daily_failure_fraction*repair_h/24; all_up = (1 - unit_unavailability)^units.",
        "unit_unavailability at most 1. First order: for repairs that are short against the time between "
        "failures of a unit; independent failures.",
        "Product of availabilities. Figure: Jouppi et al., TPU v4, ISCA 2023, arXiv 2304.01433: 0.08 % of "
        "machines fail per day.",
        groupAvailabilityOf};
}

Result<Record> blastRadiusOf(const Inputs &in)
{
    const BlastRadius lost =
        computeBlastRadius(in.integer("nodes"), in.integer("nodes_per_rack"), in.integer("racks_per_cdu"));
    return Record{
        {"node_fraction", lost.node}, {"rack_fraction", lost.rack}, {"cdu_fraction", lost.coolantUnit}};
}

Calculator blastRadiusRow()
{
    return {"reliability.blast_radius",
            "Share of a cluster lost with one node, rack or coolant unit.",
            {integer("nodes", atLeast(1), "nodes in the cluster"),
             integer("nodes_per_rack", atLeast(1), "nodes in a rack"),
             integer("racks_per_cdu", atLeast(1), "racks on one coolant distribution unit")},
            {{"node_fraction", "1/nodes"},
             {"rack_fraction", "min(1, nodes_per_rack/nodes)"},
             {"cdu_fraction", "min(1, nodes_per_rack*racks_per_cdu/nodes)"}},
            "What fails over what there is, at most 1.",
            "Full racks; a coolant unit without a spare.",
            "Counting.",
            blastRadiusOf};
}

} // namespace

std::vector<Calculator> reliabilityCalculators()
{
    return {jobMttfRow(),           fieldRateRow(),  youngRow(),  dalyRow(),
            expectedFailuresRow(),  kOfNRow(),       sparesRow(), nodeRateRow(),
            groupAvailabilityRow(), blastRadiusRow()};
}

} // namespace clusterwright::calc
