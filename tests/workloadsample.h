// Workloads for tests: a Llama 3 70B training on racks of eight-GPU servers with the figures of an H100.
#pragma once

#include "model/design/workloadedits.h"
#include "tests/model/upkeepdesign.h"

namespace clusterwright::sample {

/// NVIDIA H100 data sheet: 989.4 TFLOP/s BF16 and 1,978.9 FP8 dense, 80 GB at 3.35 TB/s, NVLink 450 GB/s in
/// each direction.
inline Part h100Gpu()
{
    AcceleratorFacts facts;
    facts.bf16 = figure(perSecond(989.4e12));
    facts.fp8 = figure(perSecond(1978.9e12));
    facts.memory = figure(gigabytes(80));
    facts.memoryBandwidth = figure(bytesPerSecond(3.35e12));
    facts.scaleUp = figure(gigabytesPerSecond(450));
    facts.scaleUpDomain = figure<Count>(8);
    facts.architecture = figure<std::string>("Hopper");
    Part part = sample::part("example-h100", "H100", 0, 2, 0.3);
    part.facts = facts;
    return part;
}

/// Meta-Llama-3-70B config.json.
inline ModelShape llama70b()
{
    ModelShape model;
    model.layers = 80;
    model.hidden = 8192;
    model.heads = 64;
    model.cacheHeads = 8;
    model.feedForward = 28672;
    model.vocabulary = 128256;
    model.gated = Answer::Yes;
    return model;
}

/// TP 4, PP 4, 256 sequences of 8,192 tokens in BF16; 15e12 tokens.
inline Workload training70b()
{
    Workload workload;
    workload.id = "train";
    workload.name = "Training";
    workload.modelName = "Llama 3 70B";
    workload.model = llama70b();
    workload.training.tensor = 4;
    workload.training.pipeline = 4;
    workload.training.batch = 256;
    workload.training.sequence = 8192;
    workload.tokens = 15e12;
    return workload;
}

/// FP8 on instances of eight accelerators, 1,000 tokens in and out.
inline Workload serving70b()
{
    Workload workload = training70b();
    workload.id = "serve";
    workload.kind = WorkloadKind::Serving;
    workload.serving.accelerators = 8;
    workload.serving.weightBytes = workload.serving.cacheBytes = 1;
    workload.serving.arithmetic = Arithmetic::Fp8;
    return workload;
}

/// designWithUpkeep() with those GPUs, whose servers have eight ports of 400 Gb/s for computing.
inline Design designWithWorkload(Workload workload = training70b(), int racks = 8)
{
    Design design = designWithUpkeep(racks);
    auto &facts = std::get<ServerFacts>(partIn(design, "example-gpu-8x").facts);
    facts.accelerator = "example-h100";
    facts.ports = figure(std::vector<PortGroup>{
        {.count = 8, .rate = gigabitsPerSecond(400), .connector = "OSFP", .use = "compute"}});
    for (RackType &type : design.rackTypes)
        for (Placement &placement : type.placements)
            if (placement.feed.empty())
                placement.role = Role::ComputeNode;
    design = withFittedParts(std::move(design), {{"example-h100", h100Gpu()}});
    return addWorkload(std::move(design), std::move(workload)).take();
}

} // namespace clusterwright::sample
