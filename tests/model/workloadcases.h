// Workloads for tests: a dense and an expert model on hardware with published figures.
#pragma once

#include "model/analysis/workloadserving.h"
#include "model/analysis/workloadtrain.h"

namespace clusterwright::sample {

/// 8 accelerators of 989 TFLOP/s in each scale-up domain, 50 GB/s between domains.
inline Hardware eightPerDomain()
{
    return {.accelerator = AcceleratorClass::H100,
            .bf16 = perSecond(989e12),
            .fp8 = perSecond(1979e12),
            .memory = gigabytes(80),
            .memoryBandwidth = gigabytesPerSecond(3350),
            .domain = 8,
            .scaleUp = gigabytesPerSecond(450),
            .scaleOut = gigabytesPerSecond(50)};
}

/// 72 accelerators of 2,500 TFLOP/s in each scale-up domain.
inline Hardware rackScale()
{
    return {.accelerator = AcceleratorClass::Gb200,
            .bf16 = perSecond(2500e12),
            .fp8 = perSecond(5000e12),
            .fp4 = perSecond(10000e12),
            .memory = gigabytes(186),
            .memoryBandwidth = gigabytesPerSecond(8000),
            .domain = 72,
            .scaleUp = gigabytesPerSecond(900),
            .scaleOut = gigabytesPerSecond(50)};
}

/// Of the shape of Llama 3 8B.
inline ModelShape eightBillion()
{
    return {.layers = 32,
            .hidden = 4096,
            .heads = 32,
            .cacheHeads = 8,
            .feedForward = 14336,
            .vocabulary = 128256,
            .gated = Answer::Yes};
}

/// Of the shape of Llama 3 70B.
inline ModelShape seventyBillion()
{
    return {.layers = 80,
            .hidden = 8192,
            .heads = 64,
            .cacheHeads = 8,
            .feedForward = 28672,
            .vocabulary = 128256,
            .gated = Answer::Yes};
}

/// Of the shape of GPT-3 175B.
inline ModelShape gpt3()
{
    return {.layers = 96,
            .hidden = 12288,
            .heads = 96,
            .feedForward = 49152,
            .vocabulary = 51200,
            .tied = Answer::Yes,
            .learnedPositions = 2048};
}

/// Of the shape of DeepSeek-V3: latent attention, 256 experts of which a token takes 8 and a shared one.
inline ModelShape manyExperts()
{
    return {.layers = 61,
            .hidden = 7168,
            .heads = 128,
            .feedForward = 18432,
            .vocabulary = 129280,
            .gated = Answer::Yes,
            .experts = {.layers = 58, .experts = 256, .chosen = 8, .width = 2048, .shared = 1},
            .latent = {.cacheRank = 512, .queryRank = 1536, .plain = 128, .rotary = 64, .value = 128}};
}

/// 70 B parameters on 64 accelerators: tensor 4, pipeline 4, data 4.
inline TrainingCase denseRun()
{
    return {seventyBillion(),
            eightPerDomain(),
            64,
            {.tensor = 4, .pipeline = 4, .batch = 128, .sequence = 4096, .overlapTensor = Answer::Yes}};
}

/// Experts on 256 accelerators: pipeline 4, experts spread over 64.
inline TrainingCase expertRun()
{
    return {manyExperts(),
            rackScale(),
            256,
            {.pipeline = 4, .expert = 64, .batch = 4096, .sequence = 4096, .overlapPipeline = Answer::Yes}};
}

inline ServingCase denseServing()
{
    return {seventyBillion(),
            eightPerDomain(),
            {.accelerators = 4, .weightBytes = 1, .cacheBytes = 1, .arithmetic = Arithmetic::Fp8}};
}

inline ServingCase expertServing()
{
    return {manyExperts(),
            rackScale(),
            {.accelerators = 8,
             .split = ServingSplit::Data,
             .weightBytes = 1,
             .cacheBytes = 1,
             .arithmetic = Arithmetic::Fp8}};
}

} // namespace clusterwright::sample
