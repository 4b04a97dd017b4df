// Operations of training: what a matrix product or a pass over memory takes on one accelerator, in seconds,
// with its operations and bytes. Plain doubles: a search evaluates them many thousand times per second.
#pragma once

#include "model/analysis/workloadefficiency.h"

namespace clusterwright {

/// Something that runs on one accelerator.
struct OperationCost {
    double seconds = 0, flop = 0, bytes = 0;

    OperationCost &operator+=(const OperationCost &other)
    {
        seconds += other.seconds;
        flop += other.flop;
        bytes += other.bytes;
        return *this;
    }
};
inline OperationCost operator+(OperationCost a, const OperationCost &b)
{
    return a += b;
}
inline OperationCost operator*(const OperationCost &cost, double factor)
{
    return {cost.seconds * factor, cost.flop * factor, cost.bytes * factor};
}

/// The same in both directions.
struct PassCost {
    OperationCost forward = {}, backward = {};

    double seconds() const { return forward.seconds + backward.seconds; }
    PassCost &operator+=(const PassCost &other)
    {
        forward += other.forward;
        backward += other.backward;
        return *this;
    }
};
inline PassCost operator+(PassCost a, const PassCost &b)
{
    return a += b;
}
inline PassCost operator*(const PassCost &cost, double factor)
{
    return {cost.forward * factor, cost.backward * factor};
}

/// What one accelerator sustains, per second, and what its links take.
struct SustainedRates {
    double bf16 = 0;                                ///< operations of a large product
    double fp8 = 0;                                 ///< 0 if the linear layers are 16 bit
    double conversion = 0;                          ///< bytes moved for each element that becomes FP8
    double bf16Peak = 0;                            ///< as rated; attention has its own shares of it
    double memory = 0;                              ///< bytes
    double scaleUp = 0, scaleOut = 0;               ///< bytes in one direction
    double scaleUpLatency = 0, scaleOutLatency = 0; ///< seconds
    double kernel = 0;                              ///< seconds of starting one
    double ramp = 0;                                ///< of contractions, 16 bit
};
SustainedRates sustainedRates(const Hardware &hardware, const TrainingEfficiency &efficiency,
                              Precision precision);

/// A product of `rows` tokens with a matrix of outputs * inputs; of experts with `groups` such matrices.
struct LinearLayer {
    double rows = 0, outputs = 0, inputs = 0;
    double groups = 1, grouped = 1; ///< matrices, and share of the rate that many small ones get
    bool wide = false;              ///< 16 bit in FP8 runs too
};

/// Products at a rate that falls with short contractions, traffic of operands and results on top, and a
/// kernel each; the gradient of weights accumulates in 32 bit. FP8 has conversions of its inputs. Fitted as
/// calibrationNote() says. Test: WorkloadTrainTest::linearLayer.
PassCost linear(const SustainedRates &rates, const LinearLayer &layer);

/// Something bound by memory: so many bytes in so many kernels.
OperationCost passOver(const SustainedRates &rates, double bytes, double kernels = 1);

} // namespace clusterwright
