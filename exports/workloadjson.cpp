#include "exports/workloadjson.h"

#include "exports/jsonparts.h"

namespace clusterwright {
namespace {

using nlohmann::json;

template <typename Q>
json quantity(const std::optional<Q> &value)
{
    return value ? number(inBaseUnit(*value)) : json();
}

template <typename Q>
json quantity(const Q &value)
{
    return number(inBaseUnit(value));
}

json count(const std::optional<std::int64_t> &value)
{
    return value ? json(*value) : json();
}

json textOrNull(const std::string &text)
{
    return text.empty() ? json() : json(text);
}

json hardwareJson(const std::optional<WorkloadHardware> &hardware)
{
    if (!hardware)
        return nullptr;
    json figures = json::array();
    for (const HardwareFigure &figure : hardware->figures)
        figures.push_back({{"name", figure.name}, {"value", figure.value}, {"source", figure.source}});
    const Hardware &one = hardware->one;
    return {{"server", textOrNull(hardware->server)},
            {"accelerator", textOrNull(hardware->accelerator)},
            {"class", nameOf(one.accelerator)},
            {"fabric", textOrNull(hardware->fabric)},
            {"nodes", hardware->nodes},
            {"accelerators_per_node", hardware->perNode},
            {"accelerators", hardware->accelerators},
            {"accelerators_standing", hardware->standing},
            {"oversubscription", number(hardware->oversubscription)},
            {"bf16_flop_per_s", quantity(one.bf16)},
            {"fp8_flop_per_s", quantity(one.fp8)},
            {"fp4_flop_per_s", quantity(one.fp4)},
            {"memory_byte", quantity(one.memory)},
            {"memory_byte_per_s", quantity(one.memoryBandwidth)},
            {"scale_up_accelerators", one.domain},
            {"scale_up_byte_per_s", quantity(one.scaleUp)},
            {"scale_out_byte_per_s", quantity(one.scaleOut)},
            {"figures", std::move(figures)}};
}

json stepJson(const std::optional<TrainingStep> &step)
{
    if (!step)
        return nullptr;
    return {{"step_s", quantity(step->time)},
            {"tokens_per_s_per_accelerator", number(step->tokensPerSecond)},
            {"model_flop_per_s_per_accelerator", quantity(step->modelRate)},
            {"hardware_flop_per_s_per_accelerator", quantity(step->hardwareRate)},
            {"mfu", number(step->mfu)},
            {"hfu", number(step->hfu)},
            {"microbatch", step->microbatch},
            {"virtual_stages", step->virtualStages},
            {"microbatches", step->microbatches},
            {"bubble_s", quantity(step->bubble)},
            {"data_parallel_s", quantity(step->dataParallel)},
            {"pipeline_s", quantity(step->pipeline)},
            {"tensor_s", quantity(step->tensor)},
            {"expert_s", quantity(step->expert)},
            {"context_s", quantity(step->context)},
            {"optimizer_s", quantity(step->optimizer)},
            {"state_byte", quantity(step->state)},
            {"activations_byte", quantity(step->activations)},
            {"fits", step->fits}};
}

json servingJson(const std::optional<ServingRate> &rate)
{
    if (!rate)
        return nullptr;
    return {{"tokens_per_s_per_accelerator", number(rate->tokensPerSecond)},
            {"sequences", number(rate->sequences)},
            {"decode_step_s", quantity(rate->decodeStep)},
            {"per_token_s", quantity(rate->perToken)},
            {"prefill_s", quantity(rate->prefill)},
            {"cache_per_token_byte", quantity(rate->cachePerToken)},
            {"weights_byte", quantity(rate->weights)},
            {"cache_byte", quantity(rate->cache)}};
}

json fleetJson(const std::optional<ServingFleet> &fleet)
{
    if (!fleet)
        return nullptr;
    return {{"instances", fleet->instances},
            {"requests_per_s", number(fleet->requestsPerSecond)},
            {"tokens_per_s", number(fleet->tokensPerSecond)},
            {"prefill_requests_per_s", optionalNumber(fleet->prefillRate)},
            {"decode_requests_per_s", optionalNumber(fleet->decodeRate)},
            {"cache_transfer_s", quantity(fleet->transfer)},
            {"load", optionalNumber(fleet->load)}};
}

json partsJson(const std::vector<TimePart> &parts)
{
    constexpr std::array kinds{"compute", "memory", "exchange", "idle"};
    json list = json::array();
    for (const TimePart &part : parts)
        list.push_back({{"name", part.name},
                        {"kind", kinds.at(static_cast<std::size_t>(part.kind))},
                        {"time_s", quantity(part.time)},
                        {"share", number(part.share)}});
    return list;
}

json rooflineJson(const std::vector<RooflinePoint> &points)
{
    json list = json::array();
    for (const RooflinePoint &point : points)
        list.push_back({{"name", point.name},
                        {"flop", number(point.flop)},
                        {"bytes", number(point.bytes)},
                        {"time_s", quantity(point.time)},
                        {"flop_per_byte", number(point.intensity())},
                        {"attained_flop_per_s", quantity(point.attained())}});
    return list;
}

json pathJson(const DataPath &path)
{
    json hops = json::array();
    for (const DataHop &hop : path.hops)
        hops.push_back({{"name", hop.name},
                        {"fabric", textOrNull(hop.fabric)},
                        {"read_byte_per_s", quantity(hop.read)},
                        {"write_byte_per_s", quantity(hop.write)},
                        {"source", hop.source},
                        {"missing", textOrNull(hop.missing)}});
    const auto nameAt = [&](const std::optional<std::size_t> &hop) {
        return hop ? json(path.hops[*hop].name) : json();
    };
    return {{"hops", std::move(hops)},
            {"narrowest_read", nameAt(path.narrowestRead)},
            {"narrowest_write", nameAt(path.narrowestWrite)},
            {"read_byte_per_s", quantity(path.read())},
            {"write_byte_per_s", quantity(path.write())},
            {"most_read_byte_per_s", quantity(path.mostRead())},
            {"most_write_byte_per_s", quantity(path.mostWrite())},
            {"complete", path.isComplete()}};
}

json readsJson(const DataReads &reads)
{
    return {{"sample_byte", quantity(reads.sample)},
            {"sample_source", reads.sampleSource},
            {"demand_byte_per_s", quantity(reads.demand)},
            {"demand_byte_per_s_per_accelerator", quantity(reads.perAccelerator)},
            {"from_memory_byte_per_s", quantity(reads.fromMemory)},
            {"from_local_byte_per_s", quantity(reads.fromLocal)},
            {"from_shared_byte_per_s", quantity(reads.fromShared)},
            {"attainable_byte_per_s", quantity(reads.attainable)},
            {"opens_per_s", quantity(reads.opens)},
            {"epoch_s", quantity(reads.epoch)},
            {"staging_s", quantity(reads.staging)},
            {"local_need_byte", quantity(reads.localNeed)},
            {"load", optionalNumber(reads.load)}};
}

json checkpointJson(const CheckpointResults &checkpoint)
{
    return {{"size_byte", quantity(checkpoint.size)},
            {"per_accelerator_byte", quantity(checkpoint.perAccelerator)},
            {"narrowest", textOrNull(checkpoint.narrowest)},
            {"write_s", quantity(checkpoint.write)},
            {"stall_s", quantity(checkpoint.stall)},
            {"drain_s", quantity(checkpoint.drain)},
            {"interval_s", quantity(checkpoint.interval)},
            {"average_byte_per_s", quantity(checkpoint.average)},
            {"burst_byte_per_s", quantity(checkpoint.burst)},
            {"restore_s", quantity(checkpoint.restore)},
            {"restore_storm_s", quantity(checkpoint.storm)},
            {"restore_broadcast_s", quantity(checkpoint.broadcast)},
            {"snapshot_s", quantity(checkpoint.snapshot)},
            {"retained_byte", quantity(checkpoint.retained)},
            {"capacity_byte", quantity(checkpoint.capacity)}};
}

json movementJson(const std::optional<DataMovement> &movement)
{
    if (!movement)
        return nullptr;
    json shared = json::array();
    for (const SharedHop &hop : movement->shared)
        shared.push_back({{"name", hop.name},
                          {"read_capacity_byte_per_s", quantity(hop.read)},
                          {"write_capacity_byte_per_s", quantity(hop.write)},
                          {"data_byte_per_s", quantity(hop.data)},
                          {"checkpoint_byte_per_s", quantity(hop.checkpoint)},
                          {"exchange_byte_per_s", quantity(hop.exchange)},
                          {"load", number(hop.load)}});
    return {{"path", pathJson(movement->path)},
            {"reads", readsJson(movement->reads)},
            {"checkpoint", checkpointJson(movement->checkpoint)},
            {"shared_hops", std::move(shared)},
            {"missing_inputs", movement->missing}};
}

json goodputJson(const WorkloadGoodput &goodput)
{
    constexpr double days = 365;
    return {{"interruptions_per_day",
             goodput.interruptions ? sum(inPerYear(*goodput.interruptions) / days, goodput.unknownRates)
                                   : json()},
            {"mtbi_h", goodput.between ? number(inHours(*goodput.between)) : json()},
            {"interval_s", quantity(goodput.interval)},
            {"interval_planned", goodput.isPlanned},
            {"best_interval_s", quantity(goodput.best)},
            {"ettr", optionalNumber(goodput.ettr)},
            {"tokens_per_day", optionalNumber(goodput.tokensPerDay)},
            {"spare_nodes", count(goodput.spareNodes)},
            {"model_limited", goodput.isModelLimited}};
}

json costJson(const WorkloadCost &cost)
{
    return {{"calendar_s", quantity(cost.calendar)},
            {"energy_kwh",
             cost.energy ? sum(inKilowattHours(cost.energy->known), cost.energy->unknownCount) : json()},
            {"cost_usd", moneyJson(cost.money)},
            {"per_million_tokens_usd", moneyJson(cost.perMillionTokens)},
            {"accelerator_hour_usd", moneyJson(cost.perAcceleratorHour)}};
}

json workloadJson(const Workload &workload, const WorkloadResults &results)
{
    return {{"id", workload.id},
            {"name", workload.name},
            {"kind", nameOf(workload.kind)},
            {"model", workload.modelName},
            {"parameters", number(results.parameters)},
            {"active_parameters", number(results.active)},
            {"hardware", hardwareJson(results.hardware)},
            {"training", stepJson(results.step)},
            {"serving", servingJson(results.serving)},
            {"fleet", fleetJson(results.fleet)},
            {"time_parts", partsJson(results.parts)},
            {"roofline", rooflineJson(results.roof)},
            {"bottleneck", textOrNull(results.bottleneck)},
            {"data", movementJson(results.movement)},
            {"goodput", goodputJson(results.goodput)},
            {"cost", costJson(results.cost)},
            {"missing", results.missing},
            {"calibration", textOrNull(results.calibration)}};
}

} // namespace

json workloadsJson(const Design &design, const std::vector<WorkloadResults> &workloads)
{
    json list = json::array();
    for (std::size_t i = 0; i < workloads.size(); ++i)
        list.push_back(workloadJson(design.workloads[i], workloads[i]));
    return list;
}

} // namespace clusterwright
