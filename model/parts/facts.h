// Facts: the figures that only one kind of part has. All are as published, or estimates that say so.
#pragma once

#include "model/parts/connector.h"
#include "model/parts/figure.h"

#include <cstdint>

namespace clusterwright {

template <typename Q>
using Stated = std::optional<Figure<Q>>; ///< a figure, or unknown

using Count = std::int64_t;

/// A result of a public benchmark.
struct Measurement {
    std::string benchmark;         ///< which, on what
    std::optional<Bandwidth> read; ///< of the file system
    std::string note;

    bool operator==(const Measurement &) const = default;
};

/// Link of a device to its host: per device, each direction apart.
struct HostLink {
    Stated<Count> generation, lanes; ///< of PCI Express

    bool operator==(const HostLink &) const = default;
};

struct ServerFacts {
    Stated<Count> acceleratorCount;
    Stated<Count> processorCount, memoryModuleCount, driveCount, adapterCount;
    Stated<Count> processorSockets, moduleSlots; ///< what can be built in
    Stated<DataSize> memory, mostMemory;         ///< built in; the most that fits
    Stated<Temperature> lowestInlet;
    Stated<VolumeFlow> coolantFlow;
    Stated<std::string> driveBays, computeAdapters, otherAdapters, topology, bootDrives, dataDrives, hotSwap;
    Stated<std::vector<PortGroup>> ports;
    std::string accelerator, cpu; ///< ids or names

    bool operator==(const ServerFacts &) const = default;
};

struct SwitchFacts {
    Stated<std::vector<PortGroup>> ports;
    Stated<Bandwidth> portBandwidth; ///< sum of the ports, one direction
    Stated<Time> latency;            ///< from port to port
    Stated<DataSize> buffer;
    Stated<Power> mostPortPower; ///< that one cage can give to its module
    Stated<std::string> protocol, asic;

    bool operator==(const SwitchFacts &) const = default;
};

struct StorageFacts {
    Stated<Count> controllers, driveBays;
    Stated<DataSize> rawCapacity, usableCapacity;
    Stated<Bandwidth> readBandwidth, writeBandwidth;
    Stated<Rate> readOperations, writeOperations;
    Stated<std::vector<PortGroup>> ports;
    Stated<std::vector<Measurement>> measurements;
    Stated<std::string> system, driveType, tier;

    bool operator==(const StorageFacts &) const = default;
};

/// Of a rack-scale product: the whole of it, as it is sold.
struct RackScaleFacts {
    Stated<Power> power, mostPower; ///< as published; the highest published
    Stated<Power> liquidHeat, airHeat;
    Stated<VolumeFlow> coolantFlow;
    Stated<Temperature> highestSupply, highestReturn; ///< of the coolant
    Stated<Mass> loadedMass;
    Stated<Count> acceleratorCount, nodeCount, switchTrays, shelves, suppliesOfShelf;
    Stated<Power> shelfRating, supplyRating;
    Stated<DataSize> memory;
    Stated<std::string> accelerator, cpu, shelfRedundancy;

    bool operator==(const RackScaleFacts &) const = default;
};

struct RackFacts {
    Stated<Length> outerWidth, outerDepth, outerHeight;
    Stated<Length> mountingDepth;         ///< between the rails at most
    Stated<Mass> staticLoad, dynamicLoad; ///< of the contents, standing and rolling
    Stated<Mass> shippingLoad;            ///< of the contents, in transport
    Stated<Voltage> busVoltage;           ///< of a DC busbar in the rack
    Stated<Current> busCurrent;           ///< rating of the busbar
    Stated<Length> openingWidth;          ///< of the equipment
    RackScaleFacts whole;

    bool operator==(const RackFacts &) const = default;
};

/// How the outlets of a three-phase rack PDU hang on its lines.
enum class Wiring { LineToLine, LineToNeutral };
template <>
inline constexpr auto namesOf<Wiring> =
    std::array{Name{Wiring::LineToLine, "line_to_line"}, Name{Wiring::LineToNeutral, "line_to_neutral"}};

/// A rack PDU or a power shelf.
struct FeedFacts {
    Stated<ApparentPower> continuousLimit; ///< derated already, where derating applies
    Stated<ApparentPower> rating;          ///< nameplate: V x A (x sqrt 3)
    bool isShelf = false;
    Stated<Count> phases;         ///< 1 or 3
    Stated<Voltage> lineVoltage;  ///< line to line; with one phase the voltage of its outlets
    Stated<Current> inputCurrent; ///< rating of plug and breaker, per line
    Stated<Wiring> wiring;
    Stated<Count> banks; ///< groups of outlets, each behind a breaker
    Stated<Current> bankBreaker;
    Stated<Count> modules;      ///< of a shelf: rectifiers installed
    Stated<Power> moduleRating; ///< of one rectifier, output side
    Stated<double> efficiency;  ///< of a shelf, output over input
    Stated<Voltage> busVoltage; ///< of a shelf: what it puts on the busbar
    Stated<std::string> plug, metering;
    Stated<std::vector<PortGroup>> outletCounts; ///< groups of outlets: connector and count
    std::string outlets;                         ///< kinds of outlets, with commas: "C13,C19"

    bool operator==(const FeedFacts &) const = default;
};

/// Anything else that takes a place in a rack: a blanking panel, a cable manager, an appliance.
struct ItemFacts {
    bool isPowered = false;

    bool operator==(const ItemFacts &) const = default;
};

/// A UPS, a busway, a transfer switch: stands between the utility and the racks.
struct PowerEquipmentFacts {
    Stated<ApparentPower> rating;
    Stated<Power> capacity;
    Stated<Count> phases;
    Stated<Voltage> lineVoltage, outputVoltage;
    Stated<Current> ratedCurrent;
    Stated<double> efficiency; ///< output over input, 0..1
    Stated<std::string> plug, redundancy;
    Stated<std::vector<PortGroup>> outletCounts;

    bool operator==(const PowerEquipmentFacts &) const = default;
};

/// A coolant distribution unit or a rear-door heat exchanger.
struct CoolingFacts {
    Stated<Power> capacity; ///< heat at the maker's design point
    Stated<VolumeFlow> flow, mostWaterFlow;
    Stated<Pressure> availablePressure;
    Stated<Temperature> lowestSupply, highestSupply;
    Stated<TemperatureRise> approach;
    Stated<Mass> filledMass;
    Stated<std::string> medium; ///< "liquid-to-liquid"
    Stated<std::string> form, redundancy, input, facilityWater;

    bool operator==(const CoolingFacts &) const = default;
};

/// Rates are dense, without structured sparsity, in operations per second.
struct AcceleratorFacts {
    Stated<Rate> fp64, fp64Tensor, fp32, tf32, bf16, fp8, fp4, int8;
    Stated<DataSize> memory;
    Stated<Bandwidth> memoryBandwidth;
    Stated<Bandwidth> scaleUp; ///< per direction
    Stated<Count> scaleUpDomain;
    HostLink host;
    Stated<std::string> architecture, form, memoryType, scaleUpLink, cooling;

    bool operator==(const AcceleratorFacts &) const = default;
};

struct CpuFacts {
    Stated<Count> cores, threads, sockets; ///< sockets of a board at most
    Stated<Rate> baseClock, boostClock;
    Stated<DataSize> cache; ///< level 3
    Stated<Count> memoryChannels;
    Stated<Rate> memoryRate;           ///< transfers per second of one channel
    Stated<Bandwidth> memoryBandwidth; ///< of one socket
    Stated<DataSize> mostMemory;
    HostLink host; ///< lanes of one socket
    Stated<Power> designPower;
    Stated<std::string> family, memoryType, cxl, socket, designPowerRange;

    bool operator==(const CpuFacts &) const = default;
};

struct MemoryFacts {
    Stated<DataSize> capacity;
    Stated<Rate> transferRate;
    Stated<Bandwidth> bandwidth;
    Stated<std::string> type, form, ranks;

    bool operator==(const MemoryFacts &) const = default;
};

struct SsdFacts {
    Stated<DataSize> capacity;
    Stated<Bandwidth> readBandwidth, writeBandwidth; ///< sequential
    Stated<Rate> readOperations, writeOperations;    ///< random, 4 KiB
    Stated<double> dailyWrites;                      ///< of its capacity, over the warranty
    Stated<DataSize> endurance;                      ///< bytes written
    Stated<Count> warranty;                          ///< years
    HostLink host;
    Stated<std::string> form, bus, nand, use;

    bool operator==(const SsdFacts &) const = default;
};

struct NicFacts {
    Stated<Count> portCount;
    Stated<Bandwidth> portRate, totalRate; ///< one direction
    Stated<Bandwidth> hostBandwidth;       ///< raw line rate of the host link, one direction
    Stated<Count> auxiliaryLanes;
    HostLink host;
    Stated<std::string> connector, protocols, form;

    bool operator==(const NicFacts &) const = default;
};

/// A transceiver, a cable with or without its ends, a fibre.
struct OpticFacts {
    Stated<Bandwidth> rate;
    Stated<Count> opticalPorts, lanes;
    Stated<Bandwidth> laneRate;
    Stated<Length> reach, leastReach;
    Stated<Power> splitEndPower; ///< most, of the ends of a splitter
    Stated<double> delay;        ///< ns per metre
    Stated<Length> diameter, bendRadius;
    Stated<double> insertionLoss; ///< dB at most
    Stated<std::string> form, media, connector, gauge;

    bool operator==(const OpticFacts &) const = default;
};

struct FailureFacts {
    Stated<double> perUnitYear; ///< events, may exceed 1
    Stated<Count> events;
    Stated<double> population, exposure; ///< units; unit-years
    Stated<std::string> component, unit, exposureUnit, counts, basis;

    bool operator==(const FailureFacts &) const = default;
};

/// A value that is no part: a feed rating, a class of air or water, a carbon factor, a price of energy.
struct ReferenceFacts {
    Stated<double> value, lowest, highest;
    Stated<std::string> unit, metric, region, year, formula, appliesTo;
    Stated<Count> phases, nodes;
    Stated<Voltage> lineVoltage;
    Stated<Current> ratedCurrent, continuousCurrent;
    Stated<ApparentPower> rating, continuousLimit;
    Stated<Temperature> allowableLow, allowableHigh, recommendedLow, recommendedHigh;
    Stated<Temperature> lowestSupply, highestSupply;
    Stated<Power> capacity;
    Stated<Bandwidth> switchCapacity;
    Stated<std::vector<Measurement>> measurements;
    Stated<std::string> curve; ///< efficiency by load: "20 %: 94; 50 %: 96"

    bool operator==(const ReferenceFacts &) const = default;
};

/// An announced product.
struct RoadmapFacts {
    Stated<std::string> expected; ///< date as of a LifeDate

    bool operator==(const RoadmapFacts &) const = default;
};

} // namespace clusterwright
