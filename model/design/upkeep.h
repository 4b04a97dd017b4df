// Upkeep: how often components fail, how long a repair takes, and what is kept in stock, as it was decided.
#pragma once

#include "model/design/powerchain.h"
#include "model/quantity.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace clusterwright {

enum class ComponentClass {
    Accelerator,
    Processor,
    MemoryModule,
    Drive,
    NetworkAdapter,
    PowerSupply,
    Chassis,
    Switch,
    RackPdu,
    PowerShelf,
    PowerSource,
    AirHandler,
    CoolantUnit
};
template <>
inline constexpr auto namesOf<ComponentClass> =
    std::array{Name{ComponentClass::Accelerator, "accelerator"},
               Name{ComponentClass::Processor, "processor"},
               Name{ComponentClass::MemoryModule, "memory_module"},
               Name{ComponentClass::Drive, "drive"},
               Name{ComponentClass::NetworkAdapter, "network_adapter"},
               Name{ComponentClass::PowerSupply, "power_supply"},
               Name{ComponentClass::Chassis, "chassis"},
               Name{ComponentClass::Switch, "switch"},
               Name{ComponentClass::RackPdu, "rack_pdu"},
               Name{ComponentClass::PowerShelf, "power_shelf"},
               Name{ComponentClass::PowerSource, "power_source"},
               Name{ComponentClass::AirHandler, "air_handler"},
               Name{ComponentClass::CoolantUnit, "coolant_unit"}};

/// "accelerator", "memory module": a class for a reader.
std::string titleOf(ComponentClass component);

/// What is taken for one class of components; an object of the design with the id "upkeep-accelerator" and
/// so on.
struct ComponentUpkeep {
    ComponentClass component = ComponentClass::Accelerator;
    std::optional<Figure<double>> failuresPerYear = {}; ///< of one unit
    std::optional<Figure<Time>> repair = {};            ///< from failure to service
    std::optional<std::int64_t> stock = {};             ///< spares on site
    std::optional<Figure<Answer>> hotSwap = {};         ///< whether it is exchanged while its device runs

    bool operator==(const ComponentUpkeep &) const = default;
};

struct Upkeep {
    std::vector<ComponentUpkeep> components = {};     ///< at most one per class, in the order of the classes
    std::optional<Figure<Time>> leadTime = {};        ///< of a spare
    std::optional<Figure<double>> serviceLevel = {};  ///< probability that a spare is at hand, 0..1
    std::optional<Figure<double>> commonCause = {};   ///< share of failures that take both of a pair, 0..1
    std::optional<Figure<Time>> checkpoint = {};      ///< time that a job stands still to save its state
    std::optional<Figure<Time>> restart = {};         ///< detect, reschedule, restore and warm up
    std::optional<Figure<Time>> checkpointEvery = {}; ///< planned interval
    std::optional<Figure<double>> stoppingShare =
        {}; ///< share of failures in compute nodes that stop the job

    bool operator==(const Upkeep &) const = default;
};

} // namespace clusterwright
