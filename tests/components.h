// Components with the figures of public data sheets, to compare: CPUs, accelerators, a drive, a memory
// module.
#pragma once

#include "tests/sample.h"

namespace clusterwright::sample {

template <typename Q>
Figure<Q> estimated(Q value, const std::string &basis = "as commonly quoted")
{
    return {value, FigureKind::Estimate, {}, basis, Confidence::Low};
}

template <typename Facts>
Part component(const std::string &id, const std::string &vendor, const std::string &model, Facts facts)
{
    Part part;
    part.id = id;
    part.version = "1";
    part.vendor = vendor;
    part.model = model;
    part.sources = {{"sheet", vendor + " " + model + " data sheet", "", "2026-01-01"}};
    part.facts = std::move(facts);
    return part;
}

inline Rate gigahertz(double value)
{
    return perSecond(value * 1e9);
}
inline Rate megatransfers(double value)
{
    return perSecond(value * 1e6);
}
inline Rate teraflops(double value)
{
    return perSecond(value * 1e12);
}

/// AMD, fourth generation EPYC data sheet: 96 cores, 12 x DDR5-4800, 128 lanes, 360 W.
inline Part epyc9654()
{
    CpuFacts cpu;
    cpu.cores = figure<Count>(96);
    cpu.threads = figure<Count>(192);
    cpu.sockets = figure<Count>(2);
    cpu.baseClock = figure(gigahertz(2.4));
    cpu.boostClock = figure(gigahertz(3.7));
    cpu.cache = figure(bytes(384e6));
    cpu.memoryChannels = figure<Count>(12);
    cpu.memoryRate = figure(megatransfers(4800));
    cpu.memoryBandwidth = figure(gigabytesPerSecond(460.8));
    cpu.mostMemory = estimated(gigabytes(6144));
    cpu.host = {figure<Count>(5), figure<Count>(128)};
    cpu.designPower = figure(watts(360));
    cpu.family = figure<std::string>("Genoa (Zen 4)");
    cpu.memoryType = figure<std::string>("DDR5 RDIMM");
    cpu.socket = figure<std::string>("SP5");
    Part part = component("amd-epyc-9654", "AMD", "EPYC 9654", cpu);
    part.lifecycle.status = LifeStatus::Production;
    part.lifecycle.dates = {{LifeStatus::Announced, "2021-11-08", "sheet", "", Confidence::Medium},
                            {LifeStatus::Production, "2022-11-10", "sheet", "", Confidence::Medium}};
    return part;
}

/// The same for boards of one socket.
inline Part epyc9654p()
{
    Part part = epyc9654();
    part.id = "amd-epyc-9654p";
    part.model = "EPYC 9654P";
    std::get<CpuFacts>(part.facts).sockets = figure<Count>(1);
    return part;
}

/// Intel: 128 cores, 12 x DDR5-6400, 96 lanes, CXL 2.0, 500 W.
inline Part xeon6980p()
{
    CpuFacts cpu;
    cpu.cores = figure<Count>(128);
    cpu.threads = figure<Count>(256);
    cpu.sockets = figure<Count>(2);
    cpu.baseClock = figure(gigahertz(2.0));
    cpu.boostClock = estimated(gigahertz(3.9));
    cpu.cache = estimated(bytes(504e6));
    cpu.memoryChannels = figure<Count>(12);
    cpu.memoryRate = figure(megatransfers(6400));
    cpu.memoryBandwidth = figure(gigabytesPerSecond(614.4));
    cpu.mostMemory = estimated(gigabytes(3072));
    cpu.host = {figure<Count>(5), figure<Count>(96)};
    cpu.designPower = figure(watts(500));
    cpu.family = figure<std::string>("Granite Rapids");
    cpu.memoryType = figure<std::string>("DDR5-6400 RDIMM or MRDIMM-8800");
    cpu.cxl = figure<std::string>("2.0");
    cpu.socket = figure<std::string>("LGA7529");
    Part part = component("intel-xeon-6980p", "Intel", "Xeon 6980P", cpu);
    part.lifecycle.status = LifeStatus::Production;
    return part;
}

/// NVIDIA: of which channels, clock and design power are not stated apart from its module.
inline Part graceCpu()
{
    CpuFacts cpu;
    cpu.cores = figure<Count>(72);
    cpu.threads = figure<Count>(72);
    cpu.memoryRate = figure(megatransfers(8532));
    cpu.memoryBandwidth = estimated(gigabytesPerSecond(512), "up to, with 480 GB");
    cpu.mostMemory = estimated(gigabytes(480));
    cpu.host.generation = figure<Count>(5);
    cpu.family = figure<std::string>("Grace (Neoverse V2)");
    cpu.memoryType = figure<std::string>("LPDDR5X on module");
    return component("nvidia-grace-cpu", "NVIDIA", "Grace", cpu);
}

struct AcceleratorSheet {
    double watt, bf16, fp8, gigabyte, memory, scaleUp; ///< W, TFLOP/s, TFLOP/s, GB, GB/s, GB/s
};

inline Part accelerator(const std::string &id, const std::string &vendor, const std::string &model,
                        const AcceleratorSheet &sheet)
{
    AcceleratorFacts facts;
    facts.bf16 = figure(teraflops(sheet.bf16));
    facts.fp8 = figure(teraflops(sheet.fp8));
    facts.memory = figure(gigabytes(sheet.gigabyte));
    facts.memoryBandwidth = figure(gigabytesPerSecond(sheet.memory));
    facts.scaleUp = figure(gigabytesPerSecond(sheet.scaleUp));
    facts.scaleUpDomain = figure<Count>(8);
    facts.host = {figure<Count>(5), figure<Count>(16)};
    Part part = component(id, vendor, model, facts);
    part.electrical.max = figure(watts(sheet.watt), FigureKind::Max);
    part.lifecycle.status = LifeStatus::Production;
    return part;
}

inline Part h100()
{
    return accelerator("nvidia-h100-sxm", "NVIDIA", "H100 SXM", {700, 989.4, 1978.9, 80, 3350, 450});
}
inline Part b200()
{
    return accelerator("nvidia-b200-sxm", "NVIDIA", "B200 SXM", {1000, 2250, 4500, 180, 8000, 900});
}
inline Part mi300x()
{
    return accelerator("amd-mi300x", "AMD", "Instinct MI300X", {750, 1307.4, 2614.9, 192, 5300, 448});
}

/// Samsung PM1743 of 7.68 TB: 14 GB/s read; its power and endurance are estimates.
inline Part drive()
{
    SsdFacts ssd;
    ssd.capacity = figure(gigabytes(7680));
    ssd.readBandwidth = figure(gigabytesPerSecond(14));
    ssd.writeBandwidth = figure(gigabytesPerSecond(6));
    ssd.endurance = estimated(gigabytes(14016e3));
    ssd.warranty = estimated<Count>(5);
    ssd.host = {figure<Count>(5), figure<Count>(4)};
    Part part = component("samsung-pm1743-7.68", "Samsung", "PM1743 7.68 TB", ssd);
    part.electrical.max = estimated(watts(23));
    return part;
}

/// DDR5-4800 of 64 GB: 7 W when active.
inline Part module64()
{
    MemoryFacts memory;
    memory.capacity = figure(gigabytes(64));
    memory.transferRate = figure(megatransfers(4800));
    memory.type = figure<std::string>("DDR5 RDIMM");
    Part part = component("ddr5-rdimm-64gb-4800", "(generic)", "DDR5-4800 RDIMM 64 GB", memory);
    part.electrical.typical = estimated(watts(7));
    return part;
}

/// 1,000-unit list price of the EPYC, ranges of the street for B200 and module; nothing else has a price.
inline PriceBook componentPrices()
{
    const auto price = [](const PartId &id, double low, double high) {
        return Price{id, dollars(low), dollars((low + high) / 2), dollars(high), "2026-11-20", "list"};
    };
    PriceBook book;
    book.name = "Test prices";
    for (const Price &entry : {price("amd-epyc-9654", 11805, 11805), price("nvidia-b200-sxm", 45000, 50000),
                               price("ddr5-rdimm-64gb-4800", 2000, 2400)})
        book.prices[entry.part] = entry;
    return book;
}

} // namespace clusterwright::sample
