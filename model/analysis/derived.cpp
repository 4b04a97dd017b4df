#include "model/analysis/derived.h"

#include "model/calculators/node.h"
#include "model/calculators/storage.h"

#include <algorithm>
#include <array>

namespace clusterwright {
namespace {

using P = PricedPart;

template <typename Facts>
const Facts &of(const P &thing)
{
    return std::get<Facts>(thing.part.facts);
}

double inTera(Rate rate)
{
    return inPerSecond(rate) / 1e12;
}
double inTerabytes(DataSize size)
{
    return inGigabytes(size) / 1e3;
}
double inTerabits(Bandwidth rate)
{
    return inGigabitsPerSecond(rate) / 1e3;
}

// Inputs that several kinds have.
Worked maxPower(const P &p)
{
    return input(p.part.electrical.max, inWatts, "W", "maximum power");
}
Worked maxKilowatts(const P &p)
{
    return input(p.part.electrical.max, inKilowatts, "kW", "maximum power");
}
Worked typicalPower(const P &p)
{
    return input(p.part.electrical.typical, inWatts, "W", "typical power");
}
Worked height(const P &p)
{
    return input(p.part.size.height, inUnits, p.part.pitch == Pitch::RackUnit ? "U" : "OU", "height");
}

// CPU: of one socket.
Worked cores(const P &p)
{
    return input(of<CpuFacts>(p).cores, "cores");
}
Worked cpuBandwidth(const P &p)
{
    return input(of<CpuFacts>(p).memoryBandwidth, inGigabytesPerSecond, "GB/s", "memory bandwidth");
}
Worked designPower(const P &p)
{
    return input(of<CpuFacts>(p).designPower, inWatts, "W", "thermal design power");
}
Worked cache(const P &p)
{
    return input(
        of<CpuFacts>(p).cache, [](DataSize size) { return inBytes(size) / 1e6; }, "MB", "level 3 cache");
}
Worked coreGigahertz(const P &p)
{
    return cores(p) * input(
                          of<CpuFacts>(p).baseClock, [](Rate rate) { return inPerSecond(rate) / 1e9; }, "GHz",
                          "base clock");
}

/// GB/s in one direction: lanes * pcieBandwidth() of one lane (calculators/node.h).
template <typename Facts>
Worked hostBandwidth(const P &p)
{
    constexpr Count oldest = 3, newest = 6; // of which the bandwidth is known
    const HostLink &host = of<Facts>(p).host;
    const Worked lanes = input(host.lanes, "PCIe lanes");
    Worked generation = input(host.generation, "PCIe generation");
    if (!host.generation)
        return lanes * generation;
    if (host.generation->value < oldest || host.generation->value > newest)
        return lanes * unknownInput("bandwidth of a lane");
    const Bandwidth lane = pcieBandwidth({static_cast<int>(host.generation->value), 1});
    generation.value = inGigabytesPerSecond(lane);
    generation.arithmetic = chosen(*generation.value, "GB/s").arithmetic;
    return lanes * generation;
}

Worked bf16(const P &p)
{
    return input(of<AcceleratorFacts>(p).bf16, inTera, "TFLOP/s", "BF16, dense");
}
Worked fp8(const P &p)
{
    return input(of<AcceleratorFacts>(p).fp8, inTera, "TFLOP/s", "FP8, dense");
}
Worked acceleratorBandwidth(const P &p)
{
    return input(of<AcceleratorFacts>(p).memoryBandwidth, inGigabytesPerSecond, "GB/s", "memory bandwidth");
}
Worked acceleratorMemory(const P &p)
{
    return input(of<AcceleratorFacts>(p).memory, inGigabytes, "GB", "memory");
}
Worked scaleUp(const P &p)
{
    return input(of<AcceleratorFacts>(p).scaleUp, inGigabytesPerSecond, "GB/s", "scale-up link");
}

Worked moduleCapacity(const P &p)
{
    return input(of<MemoryFacts>(p).capacity, inGigabytes, "GB", "capacity");
}

Worked driveCapacity(const P &p)
{
    return input(of<SsdFacts>(p).capacity, inTerabytes, "TB", "capacity");
}
Worked driveRead(const P &p)
{
    return input(of<SsdFacts>(p).readBandwidth, inGigabytesPerSecond, "GB/s", "read bandwidth");
}

/// As stated, else what the endurance allows: endurance / ratedWrites() of one write per day, which is
/// capacity * 365 * years of warranty (calculators/storage.h).
Worked dailyWrites(const P &p)
{
    const SsdFacts &ssd = of<SsdFacts>(p);
    if (ssd.dailyWrites)
        return input(
            ssd.dailyWrites, [](double writes) { return writes; }, "per day", "drive writes");
    const Worked written = input(ssd.endurance, inTerabytes, "TB", "endurance");
    Worked once = driveCapacity(p) * chosen(365, "days") * input(ssd.warranty, "years of warranty");
    if (once.value)
        once.value =
            inTerabytes(ratedWrites(ssd.capacity->value, 1, years(static_cast<double>(ssd.warranty->value))));
    return written / once;
}

Worked switchRate(const P &p)
{
    return input(of<SwitchFacts>(p).portBandwidth, inTerabits, "Tb/s", "bandwidth of all ports");
}

/// Of all ports in units of 100 Gb/s, one direction; as stated, else ports * rate of a port.
Worked hundredsOfNic(const P &p)
{
    const NicFacts &nic = of<NicFacts>(p);
    const Worked stated = input(nic.totalRate, inGigabitsPerSecond, "Gb/s", "rate of all ports");
    const Worked counted =
        input(nic.portCount, "ports") * input(nic.portRate, inGigabitsPerSecond, "Gb/s", "rate of a port");
    return (nic.totalRate ? stated : counted) / chosen(100, "Gb/s");
}
Worked opticRate(const P &p)
{
    return input(of<OpticFacts>(p).rate, inGigabitsPerSecond, "Gb/s", "data rate");
}

Worked serverAccelerators(const P &p)
{
    return input(of<ServerFacts>(p).acceleratorCount, "accelerators");
}
Worked rackAccelerators(const P &p)
{
    return input(of<RackFacts>(p).whole.acceleratorCount, "accelerators");
}
Worked rackPower(const P &p)
{
    return input(of<RackFacts>(p).whole.power, inWatts, "W", "power of the whole rack");
}

Worked storageRead(const P &p)
{
    return input(of<StorageFacts>(p).readBandwidth, inGigabytesPerSecond, "GB/s", "read bandwidth");
}
Worked rawCapacity(const P &p)
{
    return input(of<StorageFacts>(p).rawCapacity, inTerabytes, "TB", "raw capacity");
}

Worked continuousLimit(const P &p)
{
    return input(of<FeedFacts>(p).continuousLimit, inKilovoltAmperes, "kVA", "continuous limit");
}
/// Of a power shelf, output side: rectifiers * rating of one.
Worked shelfOutput(const P &p)
{
    const FeedFacts &shelf = of<FeedFacts>(p);
    return input(shelf.modules, "rectifiers") *
           input(shelf.moduleRating, inKilowatts, "kW", "rating of a rectifier");
}
Worked equipmentCapacity(const P &p)
{
    return input(of<PowerEquipmentFacts>(p).capacity, inKilowatts, "kW", "capacity");
}
Worked coolingCapacity(const P &p)
{
    return input(of<CoolingFacts>(p).capacity, inKilowatts, "kW", "capacity");
}

using K = PartKind;

constexpr const char *hostFormula = "PCIe lanes x bandwidth of a lane after line coding, one direction";

constexpr std::array table{
    DerivedFigure{"memory_gb_s_per_core", "Memory bandwidth per core", "GB/s", "memory bandwidth / cores",
                  K::Cpu, [](const P &p) { return cpuBandwidth(p) / cores(p); }},
    DerivedFigure{"w_per_core", "Design power per core", "W", "thermal design power / cores", K::Cpu,
                  [](const P &p) { return designPower(p) / cores(p); }},
    DerivedFigure{"cache_mb_per_core", "Level 3 cache per core", "MB", "level 3 cache / cores", K::Cpu,
                  [](const P &p) { return cache(p) / cores(p); }},
    DerivedFigure{"core_ghz", "Cores x base clock (no benchmark score)", "core-GHz", "cores x base clock",
                  K::Cpu, coreGigahertz},
    DerivedFigure{"core_ghz_per_w", "Cores x base clock, per watt", "core-GHz/W",
                  "cores x base clock / thermal design power", K::Cpu,
                  [](const P &p) { return coreGigahertz(p) / designPower(p); }},
    DerivedFigure{"pcie_gb_s", "PCIe bandwidth, one direction", "GB/s", hostFormula, K::Cpu,
                  hostBandwidth<CpuFacts>},
    DerivedFigure{"usd_per_core", "Cost per core", "USD", "price / cores", K::Cpu,
                  [](const P &p) { return p.price / cores(p); }},
    DerivedFigure{"usd_per_gb_s", "Cost of memory bandwidth", "USD per GB/s", "price / memory bandwidth",
                  K::Cpu, [](const P &p) { return p.price / cpuBandwidth(p); }},

    DerivedFigure{"bf16_tflops_per_w", "BF16 per watt", "TFLOP/s per W", "BF16, dense / maximum power",
                  K::Accelerator, [](const P &p) { return bf16(p) / maxPower(p); }},
    DerivedFigure{"fp8_tflops_per_w", "FP8 per watt", "TFLOP/s per W", "FP8, dense / maximum power",
                  K::Accelerator, [](const P &p) { return fp8(p) / maxPower(p); }},
    DerivedFigure{"memory_gb_s_per_tflops", "Memory bandwidth for BF16", "GB/s per TFLOP/s",
                  "memory bandwidth / BF16, dense", K::Accelerator,
                  [](const P &p) { return acceleratorBandwidth(p) / bf16(p); }},
    DerivedFigure{"memory_gb_per_tflops", "Memory for BF16", "GB per TFLOP/s", "memory / BF16, dense",
                  K::Accelerator, [](const P &p) { return acceleratorMemory(p) / bf16(p); }},
    DerivedFigure{"scale_up_gb_s_per_tflops", "Scale-up link for BF16", "GB/s per TFLOP/s",
                  "scale-up link / BF16, dense", K::Accelerator,
                  [](const P &p) { return scaleUp(p) / bf16(p); }},
    DerivedFigure{"pcie_gb_s", "PCIe bandwidth, one direction", "GB/s", hostFormula, K::Accelerator,
                  hostBandwidth<AcceleratorFacts>},
    DerivedFigure{"usd_per_tflops", "Cost of BF16", "USD per TFLOP/s", "price / BF16, dense", K::Accelerator,
                  [](const P &p) { return p.price / bf16(p); }},
    DerivedFigure{"usd_per_gb", "Cost of memory", "USD/GB", "price / memory", K::Accelerator,
                  [](const P &p) { return p.price / acceleratorMemory(p); }},

    DerivedFigure{"usd_per_gb", "Cost of memory", "USD/GB", "price / capacity", K::Memory,
                  [](const P &p) { return p.price / moduleCapacity(p); }},
    DerivedFigure{"typical_w_per_gb", "Typical power per GB", "W/GB", "typical power / capacity", K::Memory,
                  [](const P &p) { return typicalPower(p) / moduleCapacity(p); }},

    DerivedFigure{"usd_per_tb", "Cost of capacity", "USD/TB", "price / capacity", K::Ssd,
                  [](const P &p) { return p.price / driveCapacity(p); }},
    DerivedFigure{"max_w_per_tb", "Maximum power per TB", "W/TB", "maximum power / capacity", K::Ssd,
                  [](const P &p) { return maxPower(p) / driveCapacity(p); }},
    DerivedFigure{"dwpd", "Drive writes per day, stated or from endurance", "per day",
                  "as stated, else endurance / (capacity x 365 days x years of warranty)", K::Ssd,
                  dailyWrites},
    DerivedFigure{"read_gb_s_per_tb", "Read bandwidth per TB", "GB/s per TB", "read bandwidth / capacity",
                  K::Ssd, [](const P &p) { return driveRead(p) / driveCapacity(p); }},

    DerivedFigure{"typical_w_per_tbps", "Typical power of bandwidth", "W per Tb/s",
                  "typical power / bandwidth of all ports", K::Switch,
                  [](const P &p) { return typicalPower(p) / switchRate(p); }},
    DerivedFigure{"max_w_per_tbps", "Maximum power of bandwidth", "W per Tb/s",
                  "maximum power / bandwidth of all ports", K::Switch,
                  [](const P &p) { return maxPower(p) / switchRate(p); }},
    DerivedFigure{"tbps_per_u", "Bandwidth per U", "Tb/s per U", "bandwidth of all ports / height", K::Switch,
                  [](const P &p) { return switchRate(p) / height(p); }},
    DerivedFigure{"usd_per_tbps", "Cost of bandwidth", "USD per Tb/s", "price / bandwidth of all ports",
                  K::Switch, [](const P &p) { return p.price / switchRate(p); }},

    DerivedFigure{"max_w_per_100gbps", "Maximum power per 100 Gb/s", "W",
                  "maximum power / (rate of all ports / 100 Gb/s)", K::Nic,
                  [](const P &p) { return maxPower(p) / hundredsOfNic(p); }},
    DerivedFigure{"pcie_gb_s", "PCIe bandwidth, one direction", "GB/s", hostFormula, K::Nic,
                  hostBandwidth<NicFacts>},
    DerivedFigure{"usd_per_100gbps", "Cost per 100 Gb/s", "USD", "price / (rate of all ports / 100 Gb/s)",
                  K::Nic, [](const P &p) { return p.price / hundredsOfNic(p); }},

    DerivedFigure{"max_w_per_100gbps", "Maximum power per 100 Gb/s", "W",
                  "maximum power / (data rate / 100 Gb/s)", K::Optic,
                  [](const P &p) { return maxPower(p) / (opticRate(p) / chosen(100, "Gb/s")); }},
    DerivedFigure{"pj_per_bit", "Energy of a bit at maximum power", "pJ/bit", "maximum power / data rate",
                  K::Optic, [](const P &p) { return chosen(1000, "pJ/nJ") * maxPower(p) / opticRate(p); }},
    DerivedFigure{"usd_per_100gbps", "Cost per 100 Gb/s", "USD", "price / (data rate / 100 Gb/s)", K::Optic,
                  [](const P &p) { return p.price / (opticRate(p) / chosen(100, "Gb/s")); }},

    DerivedFigure{"w_per_accelerator", "Power per accelerator", "W", "maximum power / accelerators",
                  K::Server, [](const P &p) { return maxPower(p) / serverAccelerators(p); }},
    DerivedFigure{"kw_per_u", "Maximum power per U", "kW per U", "maximum power / height", K::Server,
                  [](const P &p) { return maxKilowatts(p) / height(p); }},
    DerivedFigure{"usd_per_accelerator", "Cost per accelerator", "USD", "price / accelerators", K::Server,
                  [](const P &p) { return p.price / serverAccelerators(p); }},

    DerivedFigure{"w_per_accelerator", "Power per accelerator", "W", "power of the whole rack / accelerators",
                  K::Rack, [](const P &p) { return rackPower(p) / rackAccelerators(p); }},
    DerivedFigure{"usd_per_accelerator", "Cost per accelerator", "USD", "price / accelerators", K::Rack,
                  [](const P &p) { return p.price / rackAccelerators(p); }},

    DerivedFigure{"read_gb_s_per_u", "Read bandwidth per U", "GB/s per U", "read bandwidth / height",
                  K::Storage, [](const P &p) { return storageRead(p) / height(p); }},
    DerivedFigure{"raw_tb_per_u", "Raw capacity per U", "TB per U", "raw capacity / height", K::Storage,
                  [](const P &p) { return rawCapacity(p) / height(p); }},
    DerivedFigure{"max_w_per_gb_s", "Maximum power of read bandwidth", "W per GB/s",
                  "maximum power / read bandwidth", K::Storage,
                  [](const P &p) { return maxPower(p) / storageRead(p); }},
    DerivedFigure{"usd_per_tb", "Cost of capacity", "USD/TB", "price / raw capacity", K::Storage,
                  [](const P &p) { return p.price / rawCapacity(p); }},

    DerivedFigure{"usd_per_kva", "Cost of the continuous limit", "USD/kVA", "price / continuous limit",
                  K::RackPdu, [](const P &p) { return p.price / continuousLimit(p); }},
    DerivedFigure{"output_kw", "Output of all rectifiers", "kW", "rectifiers x rating of a rectifier",
                  K::PowerShelf, shelfOutput},
    DerivedFigure{"output_kw_per_u", "Output per U", "kW per U",
                  "rectifiers x rating of a rectifier / height", K::PowerShelf,
                  [](const P &p) { return shelfOutput(p) / height(p); }},
    DerivedFigure{"usd_per_kw", "Cost of capacity", "USD/kW", "price / capacity", K::PowerEquipment,
                  [](const P &p) { return p.price / equipmentCapacity(p); }},
    DerivedFigure{"capacity_kw_per_u", "Capacity per U", "kW per U", "capacity / height", K::Cooling,
                  [](const P &p) { return coolingCapacity(p) / height(p); }},
    DerivedFigure{"usd_per_kw", "Cost of capacity", "USD/kW", "price / capacity", K::Cooling,
                  [](const P &p) { return p.price / coolingCapacity(p); }},
};

} // namespace

std::span<const DerivedFigure> derivedFigures()
{
    return table;
}

const DerivedFigure *derivedFigure(std::string_view key, PartKind kind)
{
    const auto *found = std::ranges::find_if(
        table, [&](const DerivedFigure &figure) { return figure.key == key && figure.kind == kind; });
    return found == table.end() ? nullptr : found;
}

} // namespace clusterwright
