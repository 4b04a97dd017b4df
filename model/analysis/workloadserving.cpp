#include "model/analysis/workloadserving.h"

#include "model/analysis/workloadcounts.h"
#include "model/analysis/workloadefficiency.h"

#include <algorithm>
#include <cmath>

namespace clusterwright {
namespace {

constexpr double asNumber(std::int64_t count)
{
    return static_cast<double>(count);
}

/// A case as plain numbers: parameters, operations and bytes per second, seconds.
struct Sizes {
    const ModelShape &model;
    const ServingRun &run;
    ServingEfficiency efficiency;
    ParameterCounts parameters;
    double accelerators = 1; ///< of the instance
    double split = 1;        ///< of those, that share attention and dense layers
    double layers = 1, hidden = 1, expertLayers = 0, experts = 0, chosen = 0;
    double rest = 0;   ///< parameters but for routed experts, head and input table
    double active = 0; ///< those of one token, without the head
    double peak = 0, bf16Peak = 0, memoryRate = 0, link = 0, memory = 0;

    bool sharesTokens() const { return run.split == ServingSplit::Tensor && split > 1; }
    bool sharesExperts() const
    {
        return run.split == ServingSplit::Data && accelerators > 1 && expertLayers > 0;
    }
    bool isLatent() const { return model.latent.cacheRank > 0; }
};

Rate peakOf(const Hardware &hardware, Arithmetic arithmetic)
{
    if (arithmetic == Arithmetic::Bf16)
        return hardware.bf16;
    return (arithmetic == Arithmetic::Fp8 ? hardware.fp8 : hardware.fp4).value_or(Rate{});
}

Sizes sizesOf(const ServingCase &given)
{
    const ModelShape &model = given.model;
    Sizes sizes{.model = model,
                .run = given.run,
                .efficiency = servingEfficiency(given.hardware),
                .parameters = countParameters(model)};
    sizes.accelerators = asNumber(given.run.accelerators);
    sizes.split = given.run.split == ServingSplit::Tensor ? sizes.accelerators : 1;
    sizes.layers = asNumber(model.layers);
    sizes.hidden = asNumber(model.hidden);
    sizes.expertLayers = asNumber(model.experts.layers);
    sizes.experts = asNumber(model.experts.experts);
    sizes.chosen = asNumber(model.experts.chosen);
    const ParameterCounts &counts = sizes.parameters;
    sizes.rest = counts.total - counts.routed - counts.head - counts.inputTable;
    sizes.active = sizes.rest + counts.expert * sizes.chosen * sizes.expertLayers;
    sizes.peak = inPerSecond(peakOf(given.hardware, given.run.arithmetic));
    sizes.bf16Peak = inPerSecond(given.hardware.bf16);
    sizes.memoryRate = inBytesPerSecond(given.hardware.memoryBandwidth) * sizes.efficiency.memory;
    sizes.link = inBytesPerSecond(given.hardware.scaleUp) * sizes.efficiency.scaleUp;
    sizes.memory = inBytes(given.hardware.memory);
    return sizes;
}

/// Bytes of one accelerator: linear layers as stored, head and input table in 16 bit.
double weightsOf(const Sizes &sizes)
{
    const ParameterCounts &counts = sizes.parameters;
    return (sizes.rest * sizes.run.weightBytes + 2 * (counts.head + counts.inputTable)) / sizes.split +
           counts.routed * sizes.run.weightBytes / sizes.accelerators;
}

/// Bytes of the cache of one sequence on one accelerator. Latent attention caches one vector for all heads,
/// which each accelerator holds whole.
double cacheOf(const Sizes &sizes, double tokens)
{
    return inBytes(cacheOf(sizes.model, tokens, sizes.run.cacheBytes)) / (sizes.isLatent() ? 1 : sizes.split);
}

double roomForCache(const Sizes &sizes)
{
    return (sizes.memory - inBytes(sizes.run.reserve) - weightsOf(sizes)) * sizes.run.cacheShare;
}

double meanContext(const Sizes &sizes)
{
    return asNumber(sizes.run.prompt) + asNumber(sizes.run.answer) / 2;
}

double reservationOf(const Sizes &sizes)
{
    const bool isWhole = sizes.run.cacheReserve == CacheReserve::WholeAnswer;
    return cacheOf(sizes, isWhole ? asNumber(sizes.run.prompt + sizes.run.answer) : meanContext(sizes));
}

double sequencesThatFit(const Sizes &sizes)
{
    double sequences =
        std::min(asNumber(sizes.run.mostSequences), roomForCache(sizes) / reservationOf(sizes));
    if (sizes.run.requests)
        sequences = std::min(sequences, asNumber(*sizes.run.requests) * sizes.split / sizes.accelerators);
    return sequences;
}

/// Of layers that see the whole context and of those with a window, in tokens.
double spanOfAllLayers(const Sizes &sizes, double tokens)
{
    return sizes.layers * meanSpan(sizes.model, tokens);
}

double linearSeconds(const Sizes &sizes, double n)
{
    const ParameterCounts &counts = sizes.parameters;
    double read = (sizes.rest * sizes.run.weightBytes + 2 * counts.head) / sizes.split;
    if (sizes.expertLayers > 0) {
        const double tokens = n * sizes.accelerators / sizes.split; // of the whole instance
        const double touched = sizes.experts * (1 - std::pow(1 - sizes.chosen / sizes.experts, tokens));
        read += counts.expert * sizes.expertLayers * touched / sizes.accelerators * sizes.run.weightBytes;
    }
    const double eg = sizes.efficiency.decode;
    const double products =
        2 * n * sizes.active / sizes.split / (sizes.peak * eg) + 2 * n * counts.head / (sizes.bf16Peak * eg);
    return std::max(read / sizes.memoryRate, products);
}

double attentionSeconds(const Sizes &sizes, double n)
{
    const double context = meanContext(sizes), heads = asNumber(sizes.model.heads);
    const LatentAttention &latent = sizes.model.latent;
    const double flop =
        sizes.isLatent() ? 2 * heads * asNumber(2 * latent.cacheRank + latent.rotary) * context * sizes.layers
                         : 4 * attentionWidth(sizes.model) * spanOfAllLayers(sizes, context);
    return std::max(n * cacheOf(sizes, context) / sizes.memoryRate,
                    n * flop / sizes.split / (sizes.bf16Peak * sizes.efficiency.attention));
}

/// Tokens to experts on other accelerators, one byte of an element, and back, two.
double expertExchange(const Sizes &sizes, double tokens)
{
    const double away = (sizes.accelerators - 1) / sizes.accelerators;
    return sizes.expertLayers * 3 * tokens * sizes.chosen * sizes.hidden * away / sizes.link;
}

double communicationSeconds(const Sizes &sizes, double n)
{
    constexpr double allReduce = 8e-6, allToAll = 20e-6; // latency of one
    const double away = (sizes.split - 1) / sizes.split;
    double time = 0;
    if (sizes.sharesTokens())
        time += 2 * sizes.layers * (4 * n * sizes.hidden * away / sizes.link + allReduce);
    if (sizes.sharesExperts())
        time += expertExchange(sizes, n) + sizes.expertLayers * allToAll;
    return time;
}

/// Sorting tokens to experts and back.
double routingSeconds(const Sizes &sizes, double tokens)
{
    return sizes.expertLayers * sizes.efficiency.routed * tokens * sizes.chosen * sizes.hidden / sizes.split /
           sizes.memoryRate;
}

DecodeStep decodeStep(const Sizes &sizes, double n)
{
    const ServingEfficiency &efficiency = sizes.efficiency;
    const double perExpertSequence = sizes.expertLayers > 0 ? efficiency.perExpertSequence : 0;
    return {seconds(linearSeconds(sizes, n)), seconds(attentionSeconds(sizes, n)),
            seconds(communicationSeconds(sizes, n)),
            seconds(routingSeconds(sizes, n) + perExpertSequence * n),
            seconds(efficiency.perStep + efficiency.perSequence * n)};
}

/// Of one prompt.
double prefillSeconds(const Sizes &sizes)
{
    const double prompt = asNumber(sizes.run.prompt), away = (sizes.split - 1) / sizes.split;
    const double attention = 4 * attentionWidth(sizes.model) * prompt * spanOfAllLayers(sizes, prompt / 2);
    double time = (2 * prompt * sizes.active / sizes.peak + attention / sizes.bf16Peak) /
                  sizes.efficiency.prefill / sizes.split;
    if (sizes.sharesTokens())
        time += 4 * sizes.layers * prompt * sizes.hidden * 2 * away / sizes.link;
    if (sizes.sharesExperts())
        time += expertExchange(sizes, prompt);
    return time + routingSeconds(sizes, prompt);
}

ServingRate rateAt(const Sizes &sizes, double n)
{
    const double answer = asNumber(sizes.run.answer);
    const double step = inSeconds(decodeStep(sizes, n).sum()), prefill = prefillSeconds(sizes);
    ServingRate rate;
    rate.tokensPerSecond = n * answer / (answer * step + n * prefill) / sizes.split;
    rate.sequences = n;
    rate.decodeStep = seconds(step);
    rate.perToken = seconds(step + n * prefill / answer);
    rate.prefill = seconds(prefill);
    rate.cachePerToken = cachePerToken(sizes.model, sizes.run.cacheBytes);
    rate.weights = bytes(weightsOf(sizes));
    rate.cache = bytes(roomForCache(sizes));
    return rate;
}

Error wrongRun(const std::string &key, const std::string &message)
{
    return wrong({}, "run." + key, message);
}

std::optional<Error> checkSizes(const ServingRun &run)
{
    for (const auto &[key, value] :
         {std::pair{"gpus", run.accelerators}, std::pair{"isl", run.prompt}, std::pair{"osl", run.answer},
          std::pair{"max_batch", run.mostSequences}, std::pair{"num_requests", run.requests.value_or(1)}})
        if (value < 1)
            return wrongRun(key, "is " + std::to_string(value) + "; it must be at least 1.");
    for (const auto &[key, value] :
         {std::pair{"weight_bytes", run.weightBytes}, std::pair{"kv_bytes", run.cacheBytes}})
        if (!(value > 0))
            return wrongRun(key, "must be above 0.");
    if (!(run.cacheShare >= 0 && run.cacheShare <= 1))
        return wrongRun("kv_fraction", "must be from 0 to 1.");
    if (!(run.reserve >= DataSize{}))
        return wrongRun("reserve_GB", "must not be negative.");
    return std::nullopt;
}

std::optional<Error> checkSplit(const ServingCase &given)
{
    const std::int64_t count = given.run.accelerators, heads = given.model.heads;
    const std::string is = "is " + std::to_string(count) + "; it must ";
    if (given.run.split == ServingSplit::Data) {
        const std::int64_t experts = given.model.experts.layers > 0 ? given.model.experts.experts : 0;
        return experts % count == 0
                   ? std::optional<Error>{}
                   : wrongRun("gpus", is + "divide the experts, which are " + std::to_string(experts) + ".");
    }
    if (heads % count != 0)
        return wrongRun("gpus", is + "divide the heads, which are " + std::to_string(heads) + ".");
    if (given.model.latent.cacheRank == 0 && count > given.model.keyHeads())
        return wrongRun("gpus", is + "be at most the key and value heads, which are " +
                                    std::to_string(given.model.keyHeads()) + ".");
    return std::nullopt;
}

} // namespace

Result<ServingRate> servingRate(const ServingCase &given)
{
    if (const auto error = checkServing(given))
        return *error;
    const Sizes sizes = sizesOf(given);
    return rateAt(sizes, sequencesThatFit(sizes));
}

DecodeStep decodeStepOf(const ServingCase &given, double sequences)
{
    return decodeStep(sizesOf(given), sequences);
}

ServingRate servingRateAt(const ServingCase &given, double sequences)
{
    return rateAt(sizesOf(given), sequences);
}

SplitServing splitServing(const ServingCase &given, double prefillInstances, double decodeInstances)
{
    const Sizes sizes = sizesOf(given);
    const double n = sequencesThatFit(sizes), accelerators = sizes.accelerators;
    const double instanceSequences = n * accelerators / sizes.split;
    const double answer = asNumber(given.run.answer), prompt = asNumber(given.run.prompt);
    SplitServing result;
    result.prefillRate = prefillInstances * accelerators / sizes.split / prefillSeconds(sizes);
    result.decodeRate =
        decodeInstances * instanceSequences / (answer * inSeconds(decodeStep(sizes, n).sum()));
    result.requestRate = std::min(result.prefillRate, result.decodeRate);
    const double cache = prompt * inBytes(cachePerToken(given.model, given.run.cacheBytes));
    result.transfer = seconds(cache / (sizes.split * inBytesPerSecond(given.hardware.scaleOut) *
                                       trainingEfficiency(given.hardware).scaleOut));
    return result;
}

std::optional<Error> checkServing(const ServingCase &given)
{
    if (const auto error = checkModel(given.model))
        return error;
    if (const auto error = checkHardware(given.hardware))
        return error;
    if (const auto error = checkSizes(given.run))
        return error;
    if (peakOf(given.hardware, given.run.arithmetic) <= Rate{})
        return wrong({}, "hardware.peak_tflops." + std::string(nameOf(given.run.arithmetic)),
                     "is missing; the arithmetic of the run needs it.");
    if (const auto error = checkSplit(given))
        return error;
    const Sizes sizes = sizesOf(given);
    if (roomForCache(sizes) < reservationOf(sizes))
        return wrong({}, "hardware.hbm_GB", "is too small for the weights and the cache of one sequence.");
    return std::nullopt;
}

} // namespace clusterwright
