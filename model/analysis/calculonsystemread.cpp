// Reading of Calculon's description of a system.
#include "model/analysis/calculoninputs.h"

#include <cmath>

namespace clusterwright {
namespace {

using calc::above;
using calc::aboveUpTo;
using calc::atLeast;
using calc::Input;
using calc::Inputs;
using calc::List;
using calc::number;
using calc::object;
using calc::Record;
using calc::refuse;
using calc::Value;

/// A list of objects or of pairs, whose elements are checked apart.
Input list(std::string_view key)
{
    return calc::records(key, {}, {});
}

std::string place(const std::string &path, std::size_t index)
{
    return path + "[" + std::to_string(index) + "]";
}

const double *finite(const Value &value)
{
    const auto *number = value.as<double>();
    return number && std::isfinite(*number) ? number : nullptr;
}

/// [[from, share], ...], the largest first; `unit` is what one of `from` is.
Result<EfficiencySteps> readSteps(const Value &given, const std::string &path, double unit)
{
    EfficiencySteps steps;
    const List &pairs = *given.as<List>();
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto *pair = pairs[i].as<List>();
        const auto *from = pair && pair->size() == 2 ? finite(pair->front()) : nullptr;
        const auto *share = from ? finite(pair->back()) : nullptr;
        if (!share || *from < 0 || *share <= 0 || *share > 1)
            return refuse(place(path, i), "must be a size >= 0 and an efficiency > 0 and <= 1.");
        if (!steps.empty() && *from * unit >= steps.back().from)
            return refuse(place(path, i), "must be for a smaller size than the one before.");
        steps.push_back({*from * unit, *share});
    }
    if (steps.back().from > 0)
        return refuse(path, "must end with an efficiency for size 0.");
    return steps;
}

Result<CalculonEngine> readEngine(const Record &given, const std::string &path)
{
    constexpr double tera = 1e12, giga = 1e9;
    const std::vector<Input> table{number("tflops", above(0), {}), list("gflops_efficiency")};
    if (auto error = checkFields(table, given, path + "."))
        return *error;
    auto steps = readSteps(*given.find("gflops_efficiency"), path + ".gflops_efficiency", giga);
    if (!steps)
        return steps.error();
    return CalculonEngine{perSecond(Inputs(given).number("tflops") * tera), steps.take()};
}

Result<CalculonEngines> readEngines(const Record &given, const std::string &path)
{
    CalculonEngines engines;
    for (const calc::Entry &entry : given.entries()) {
        const std::string own = path + "." + entry.key;
        const auto *record = entry.value.as<Record>();
        if (!record)
            return refuse(own, "must be an object with tflops and gflops_efficiency.");
        auto engine = readEngine(*record, own);
        if (!engine)
            return engine.error();
        engines.emplace(entry.key, engine.take());
    }
    return engines;
}

Result<CalculonMemory> readMemory(const Record &given, const std::string &path)
{
    constexpr double gibibyte = 1024.0 * 1024 * 1024, mega = 1e6;
    const std::vector<Input> table{number("GiB", atLeast(0), {}), number("GBps", above(0), {}),
                                   list("MB_efficiency")};
    if (auto error = checkFields(table, given, path + "."))
        return *error;
    auto steps = readSteps(*given.find("MB_efficiency"), path + ".MB_efficiency", mega);
    if (!steps)
        return steps.error();
    const Inputs in(given);
    return CalculonMemory{bytes(in.number("GiB") * gibibyte), gigabytesPerSecond(in.number("GBps")),
                          steps.take()};
}

/// [scalar, offset], of which the offset may be null for 0.
Result<CalculonNetwork::Traffic> readTraffic(const Value &given, const std::string &path)
{
    const List &pair = *given.as<List>();
    const auto *scalar = pair.size() == 2 ? finite(pair.front()) : nullptr;
    const auto *offset = scalar ? finite(pair.back()) : nullptr;
    const bool hasOffset = scalar && !pair.back().as<std::monostate>();
    if (!scalar || *scalar <= 0 || (hasOffset && !offset))
        return refuse(path, "must be a scalar > 0 and an offset, which may be null.");
    return CalculonNetwork::Traffic{*scalar, hasOffset ? *offset : 0};
}

std::optional<Error> readOperations(CalculonNetwork &network, const Record &given, const std::string &path)
{
    std::vector<Input> table;
    for (const auto &operation : namesOf<NetworkOperation>)
        table.push_back(list(operation.text));
    if (auto error = checkFields(table, given, path + "."))
        return error;
    for (const auto &[operation, key] : namesOf<NetworkOperation>) {
        const auto traffic = readTraffic(*given.find(key), path + "." + std::string(key));
        if (!traffic)
            return traffic.error();
        network.traffic[static_cast<std::size_t>(operation)] = traffic.value();
    }
    return std::nullopt;
}

Result<CalculonNetwork> readNetwork(const Record &given, const std::string &path)
{
    const std::vector<Input> table{number("bandwidth", above(0), {}),
                                   number("efficiency", aboveUpTo(0, 1), {}),
                                   calc::integer("size", atLeast(0), {}),
                                   number("latency", atLeast(0), {}),
                                   object("ops", {}),
                                   calc::flag("must_be_filled", {}),
                                   number("processor_usage", calc::fromBelow(0, 1), {})};
    if (auto error = checkFields(table, given, path + "."))
        return *error;
    const Inputs in(given);
    CalculonNetwork network;
    network.bandwidth = gigabytesPerSecond(in.number("bandwidth"));
    network.efficiency = in.number("efficiency");
    network.size = in.integer("size");
    network.latency = seconds(in.number("latency"));
    network.mustBeFilled = in.flag("must_be_filled");
    network.processorUsage = in.number("processor_usage");
    if (auto error = readOperations(network, in.object("ops"), path + ".ops"))
        return *error;
    return network;
}

Result<std::vector<CalculonNetwork>> readNetworks(const List &given)
{
    std::vector<CalculonNetwork> networks;
    for (std::size_t i = 0; i < given.size(); ++i) {
        const std::string path = place("system.networks", i);
        const auto *record = given[i].as<Record>();
        if (!record)
            return refuse(path, "must be an object.");
        auto network = readNetwork(*record, path);
        if (!network)
            return network.error();
        networks.push_back(network.take());
    }
    return networks;
}

} // namespace

std::optional<Error> missingEngine(const CalculonSystem &system, CalculonDatatype datatype)
{
    const auto name = nameOf(datatype);
    const std::string message = "is missing, but the execution has this datatype.";
    if (!system.matrix.contains(name))
        return refuse("system.matrix." + std::string(name), message);
    if (!system.vector.contains(name))
        return refuse("system.vector." + std::string(name), message);
    return std::nullopt;
}

Result<CalculonSystem> readCalculonSystem(const Record &given)
{
    const std::vector<Input> table{object("matrix", {}),
                                   object("vector", {}),
                                   object("mem1", {}),
                                   object("mem2", {}),
                                   calc::text("processing_mode", List{"no_overlap", "roofline"}, {}),
                                   list("networks")};
    if (auto error = checkFields(table, given, "system."))
        return *error;
    const Inputs in(given);
    auto matrix = readEngines(in.object("matrix"), "system.matrix");
    if (!matrix)
        return matrix.error();
    auto vector = readEngines(in.object("vector"), "system.vector");
    if (!vector)
        return vector.error();
    auto mem1 = readMemory(in.object("mem1"), "system.mem1");
    if (!mem1)
        return mem1.error();
    auto mem2 = readMemory(in.object("mem2"), "system.mem2");
    if (!mem2)
        return mem2.error();
    auto networks = readNetworks(*given.find("networks")->as<List>());
    if (!networks)
        return networks.error();
    return CalculonSystem{matrix.take(),
                          vector.take(),
                          mem1.take(),
                          mem2.take(),
                          *fromName<ProcessingMode>(in.text("processing_mode")),
                          networks.take()};
}

} // namespace clusterwright
