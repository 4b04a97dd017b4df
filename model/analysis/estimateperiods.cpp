// Estimates of long times: campaigns, fleets, goodput, checkpoint intervals.
#include "model/analysis/estimategroups.h"
#include "model/analysis/workloadcampaign.h"
#include "model/analysis/workloadgoodput.h"

namespace clusterwright {
namespace {

using calc::Input, calc::Inputs, calc::Record;

constexpr calc::Range count = wholeFrom(1), positive = calc::above(0), fromZero = calc::atLeast(0);

Time minutes(double value)
{
    return seconds(value * 60);
}
double inMinutes(Time time)
{
    return inSeconds(time) / 60;
}

/// Stated, or of the batch and the step time, of which then none may be missing.
Result<double> campaignRate(const Inputs &in)
{
    if (in.has("tokens_per_s"))
        return in.number("tokens_per_s");
    constexpr std::array keys{"global_batch", "seq", "step_time_s"};
    if (std::ranges::none_of(keys, [&in](const char *key) { return in.has(key); }))
        return wrong({}, "tokens_per_s", "is missing; it, or global_batch, seq and step_time_s are needed.");
    for (const char *key : keys)
        if (!in.has(key))
            return wrong({}, key,
                         "is missing; without tokens_per_s, global_batch, seq and step_time_s are needed.");
    return tokensPerSecond(in.number("global_batch"), in.number("seq"), seconds(in.number("step_time_s")));
}

Result<Record> campaignOf(const Record &accepted)
{
    const Inputs in(accepted);
    const auto rate = campaignRate(in);
    if (!rate)
        return rate.error();
    const Campaign result = campaign(in.number("tokens_total"), rate.value(), in.number("gpus"));
    return Record{{"tokens_per_s", result.tokensPerSecond},
                  {"tokens_per_day", result.tokensPerDay},
                  {"days", inHours(result.duration) / 24},
                  {"gpu_hours", result.acceleratorHours}};
}

Result<Record> fleetSize(const Record &accepted)
{
    const Inputs in(accepted);
    const Fleet fleet = fleetFor({.promptTokens = in.number("tokens_in_per_day"),
                                  .answerTokens = in.number("tokens_out_per_day"),
                                  .promptRate = in.number("in_rate_per_node"),
                                  .answerRate = in.number("out_rate_per_node"),
                                  .perNode = in.number("gpus_per_node"),
                                  .perAcceleratorHour = dollars(in.number("usd_per_gpu_hour"))});
    return Record{{"prefill_nodes", fleet.prefillNodes},
                  {"decode_nodes", fleet.decodeNodes},
                  {"nodes", fleet.nodes},
                  {"usd_per_day", inDollars(fleet.perDay)}};
}

Result<Record> ettr(const Record &accepted)
{
    const Inputs in(accepted);
    const Goodput goodput = goodputOf({.nodes = in.number("nodes"),
                                       .failures = in.number("failures_per_node_day"),
                                       .restart = minutes(in.number("restart_min")),
                                       .queue = minutes(in.number("queue_min")),
                                       .interval = minutes(in.number("interval_min")),
                                       .write = minutes(in.number("write_min"))});
    return Record{{"failures_per_day", goodput.failuresPerDay},
                  {"mttf_h", goodput.mttf ? calc::Value(inHours(*goodput.mttf)) : calc::Value()},
                  {"ettr", goodput.firstOrder},
                  {"ettr_exponential", goodput.exponential}};
}

Result<Record> checkpointInterval(const Record &accepted)
{
    const Inputs in(accepted);
    const CheckpointIntervals intervals =
        checkpointIntervals(minutes(in.number("write_min")), minutes(in.number("mtbf_min")));
    return Record{{"young_min", inMinutes(intervals.young)},
                  {"daly_first_order_min", inMinutes(intervals.dalyFirstOrder)},
                  {"daly_min", inMinutes(intervals.daly)}};
}

ObjectTable tableOf(std::vector<Input> keys)
{
    ObjectTable table;
    table.keys = std::move(keys);
    return table;
}

} // namespace

std::vector<EstimateFunction> periodEstimates()
{
    const auto number = [](std::string_view key, calc::Range range) { return calc::number(key, range, ""); };
    const auto whole = [](std::string_view key) { return calc::integer(key, count, ""); };
    return {{"workload.campaign", "Time and accelerator hours of a whole training",
             tableOf({number("tokens_total", positive), whole("gpus"),
                      number("tokens_per_s", positive).optional(), whole("global_batch").optional(),
                      whole("seq").optional(), number("step_time_s", positive).optional()}),
             campaignOf},
            {"workload.fleet_size", "Nodes that answer the requests of a day, and what they cost",
             tableOf({number("tokens_in_per_day", fromZero), number("tokens_out_per_day", fromZero),
                      number("in_rate_per_node", positive), number("out_rate_per_node", positive),
                      whole("gpus_per_node").orElse(8), number("usd_per_gpu_hour", fromZero).orElse(0)}),
             fleetSize},
            {"goodput.ettr", "Share of the time in which a training makes progress",
             tableOf({whole("nodes"), number("failures_per_node_day", fromZero),
                      number("restart_min", fromZero), number("interval_min", positive),
                      number("queue_min", fromZero).orElse(0), number("write_min", fromZero).orElse(0)}),
             ettr},
            {"goodput.checkpoint_interval", "How often to save",
             tableOf({number("write_min", positive), number("mtbf_min", positive)}), checkpointInterval}};
}

} // namespace clusterwright
