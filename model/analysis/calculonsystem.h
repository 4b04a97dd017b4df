// Calculon's description of a system: engines, memories and networks, each with what operations of a size get
// of it.
#pragma once

#include "model/names.h"
#include "model/quantity.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace clusterwright {

/// Share of a rated figure that an operation of at least this size gets.
struct EfficiencyStep {
    double from = 0;  ///< FLOP, or bytes
    double share = 1; ///< above 0, up to 1

    bool operator==(const EfficiencyStep &) const = default;
};

/// The first step that an operation reaches counts; one of them starts at 0, so that there always is one.
using EfficiencySteps = std::vector<EfficiencyStep>;

/// What multiplies (matrix) or does everything else (vector), for one datatype.
struct CalculonEngine {
    Rate peak{}; ///< operations per second
    EfficiencySteps efficiency = {};

    bool operator==(const CalculonEngine &) const = default;
    Time time(double flop) const;
};

/// By datatype as the file names it: "float16".
using CalculonEngines = std::map<std::string, CalculonEngine, std::less<>>;

struct CalculonMemory {
    DataSize capacity{};
    Bandwidth bandwidth{};
    EfficiencySteps efficiency = {};

    bool operator==(const CalculonMemory &) const = default;
    Time time(DataSize size) const;
};

enum class NetworkOperation { PointToPoint, ReduceScatter, AllGather, AllReduce };
template <>
inline constexpr auto namesOf<NetworkOperation> = std::array{
    Name{NetworkOperation::PointToPoint, "p2p"}, Name{NetworkOperation::ReduceScatter, "reduce_scatter"},
    Name{NetworkOperation::AllGather, "all_gather"}, Name{NetworkOperation::AllReduce, "all_reduce"}};

struct CalculonNetwork {
    /// Bytes on the wire of x bytes among n members: x * scalar * (1 + offset / n).
    struct Traffic {
        double scalar = 1, offset = 0;

        bool operator==(const Traffic &) const = default;
    };

    Bandwidth bandwidth{};
    double efficiency = 1; ///< of the bandwidth, above 0, up to 1
    std::int64_t size = 0; ///< processors that it joins
    Time latency{};
    std::array<Traffic, namesOf<NetworkOperation>.size()> traffic = {}; ///< in the order of NetworkOperation
    bool mustBeFilled = false;
    double processorUsage = 0; ///< share of a processor that communication takes, 0 up to below 1

    bool operator==(const CalculonNetwork &) const = default;
    /// Nothing to send still takes the latency.
    Time time(NetworkOperation operation, DataSize size, double members) const;
};

/// How the time to calculate and the time to move data add up: one after the other, or the longer one.
enum class ProcessingMode { NoOverlap, Roofline };
template <>
inline constexpr auto namesOf<ProcessingMode> =
    std::array{Name{ProcessingMode::NoOverlap, "no_overlap"}, Name{ProcessingMode::Roofline, "roofline"}};

struct CalculonSystem {
    CalculonEngines matrix = {}, vector = {};
    CalculonMemory mem1 = {}, mem2 = {}; ///< of a processor; what is offloaded goes to the second
    ProcessingMode processingMode = ProcessingMode::NoOverlap;
    std::vector<CalculonNetwork> networks = {};

    bool operator==(const CalculonSystem &) const = default;
};

} // namespace clusterwright
