// Estimates of communication: collectives, and the exchange of experts.
#include "model/analysis/estimategroups.h"
#include "model/analysis/estimateinputs.h"
#include "model/analysis/workloadcollective.h"

namespace clusterwright {
namespace {

using calc::Inputs, calc::Record;

constexpr calc::Range positive = calc::above(0);

Result<Record> collective(const Record &accepted)
{
    const Inputs in(accepted);
    CollectiveCase given;
    given.operation = *fromName<Collective>(in.text("operation"));
    given.ranks = static_cast<std::int64_t>(in.number("ranks"));
    given.size = bytes(in.number("bytes"));
    given.bus = gigabytesPerSecond(in.number("busbw_GBps"));
    given.efficiency = in.number("efficiency");
    given.stepLatency = seconds(in.number("step_latency_us") / 1e6);
    const CollectiveTime result = collectiveTime(given);
    return Record{{"time_s", inSeconds(result.time)},
                  {"algbw_GBps", inGigabytesPerSecond(result.algorithm)},
                  {"busbw_GBps", inGigabytesPerSecond(result.bus)},
                  {"busbw_ratio", result.ratio}};
}

Result<Record> expertParallelFloor(const Record &accepted)
{
    const Inputs in(accepted);
    const ExpertFloor floor = expertFloor({.tokens = in.number("tokens_per_device"),
                                           .fanout = in.number("fanout"),
                                           .hidden = in.number("hidden"),
                                           .dispatchBytes = in.number("dispatch_bytes"),
                                           .combineBytes = in.number("combine_bytes"),
                                           .link = gigabytesPerSecond(in.number("GBps")),
                                           .layers = in.number("layers"),
                                           .microbatches = in.number("microbatches")});
    return Record{{"exchange_time_us", inSeconds(floor.exchange) * 1e6},
                  {"layer_time_us", inSeconds(floor.layer) * 1e6},
                  {"tpot_ms", inSeconds(floor.perToken) * 1e3},
                  {"tokens_per_s_per_user", 1 / inSeconds(floor.perToken)}};
}

} // namespace

std::vector<EstimateFunction> linkEstimates()
{
    const auto number = [](std::string_view key) { return calc::number(key, positive, ""); };
    ObjectTable ofCollective, ofFloor;
    ofCollective.keys = {calc::text("operation", choicesOf<Collective>(), ""),
                         calc::integer("ranks", wholeFrom(2), ""),
                         calc::number("bytes", positive, "of the whole array"),
                         calc::number("busbw_GBps", positive, ""),
                         calc::number("efficiency", calc::aboveUpTo(0, 1), "").orElse(1),
                         calc::number("step_latency_us", calc::atLeast(0), "").orElse(0)};
    ofFloor.keys = {
        number("tokens_per_device"), number("fanout"), number("hidden"), number("dispatch_bytes"),
        number("combine_bytes"),     number("GBps"),   number("layers"), number("microbatches").orElse(2)};
    return {{"workload.collective", "Time of a collective operation", std::move(ofCollective), collective},
            {"workload.expert_parallel_floor", "Least time of a token that the exchange of experts allows",
             std::move(ofFloor), expertParallelFloor}};
}

} // namespace clusterwright
