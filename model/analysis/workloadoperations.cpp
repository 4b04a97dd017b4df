#include "model/analysis/workloadoperations.h"

namespace clusterwright {

SustainedRates sustainedRates(const Hardware &hardware, const TrainingEfficiency &efficiency,
                              Precision precision)
{
    constexpr double withMaximum = 6, withBlockScales = 8; // bytes of a conversion: FP8, MXFP8
    SustainedRates rates;
    rates.bf16Peak = inPerSecond(hardware.bf16);
    rates.bf16 = rates.bf16Peak * efficiency.bf16;
    if (precision == Precision::Fp8 || precision == Precision::Mxfp8) {
        rates.fp8 = inPerSecond(hardware.fp8.value_or(Rate{})) * efficiency.fp8;
        rates.conversion = precision == Precision::Fp8 ? withMaximum : withBlockScales;
    }
    rates.memory = inBytesPerSecond(hardware.memoryBandwidth) * efficiency.memory;
    rates.scaleUp = inBytesPerSecond(hardware.scaleUp) * efficiency.scaleUp;
    rates.scaleOut = inBytesPerSecond(hardware.scaleOut) * efficiency.scaleOut;
    rates.scaleUpLatency = inSeconds(hardware.scaleUpLatency);
    rates.scaleOutLatency = inSeconds(hardware.scaleOutLatency);
    rates.kernel = efficiency.kernel;
    rates.ramp = efficiency.ramp;
    return rates;
}

PassCost linear(const SustainedRates &rates, const LinearLayer &layer)
{
    const auto [rows, n, k, groups, grouped, wide] = layer;
    const bool narrow = rates.fp8 > 0 && !wide;
    const double rate = (narrow ? rates.fp8 : rates.bf16) * grouped;
    const double ramp = narrow ? 2 * rates.ramp : rates.ramp;
    const double element = narrow ? 1 : 2; // bytes of an operand; results are 16 bit
    const double flop = 2 * rows * n * k, weights = n * k * groups;
    const auto product = [&](double contraction, double moved) {
        return OperationCost{flop / rate * (1 + ramp / contraction) + moved / rates.memory + rates.kernel,
                             flop, moved};
    };
    PassCost cost;
    cost.forward = product(k, element * (rows * k + weights) + 2 * rows * n);
    cost.backward = product(n, element * (rows * n + weights) + 2 * rows * k) +
                    product(rows / groups, element * rows * (n + k) + 8 * weights);
    if (narrow) {
        cost.forward += passOver(rates, rates.conversion * rows * k);
        cost.backward += passOver(rates, rates.conversion * rows * n);
    }
    return cost;
}

OperationCost passOver(const SustainedRates &rates, double bytes, double kernels)
{
    return {bytes / rates.memory + kernels * rates.kernel, 0, bytes};
}

} // namespace clusterwright
