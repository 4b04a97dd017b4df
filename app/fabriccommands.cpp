#include "app/fabriccommands.h"

#include "app/reporttext.h"
#include "exports/fabricjson.h"
#include "exports/jsonparts.h"
#include "libraries/json.h"
#include "model/analysis/fabriccapacity.h"
#include "model/analysis/fabricpath.h"
#include "model/analysis/flow.h"
#include "model/analysis/linktable.h"
#include "model/analysis/resilience.h"
#include "model/analysis/traffic.h"
#include "model/text.h"

#include <iostream>
#include <numeric>

namespace clusterwright {
namespace {

using nlohmann::json;

/// One network, and what is asked of it.
struct Asked {
    const Design &design;
    const std::vector<FabricResults> &all;
    std::size_t index = 0;
    Failures failures = {};

    const Fabric &fabric() const { return design.fabrics[index]; }
    const FabricNetwork &network() const { return all[index].network; }
    std::string nameOfDevice(std::int32_t device) const
    {
        return deviceName(design, fabric(), network().devices[static_cast<std::size_t>(device)]);
    }
};

/// An answer in words and as data; both are printed in the order in which they were asked for.
struct Answers {
    std::string text;
    json data = json::object();
    int exitCode = Good;
};

bool isAnythingAsked(const Options &options)
{
    return !options.path.empty() || !options.patterns.empty() || !options.flow.empty() ||
           !options.lose.empty();
}

Result<std::int32_t> deviceNamed(const Asked &asked, const std::string &name)
{
    for (std::size_t i = 0; i < asked.network().devices.size(); ++i)
        if (const auto device = static_cast<std::int32_t>(i); asked.nameOfDevice(device) == name)
            return device;
    return wrong(name, {},
                 "is no device of the network " + asked.fabric().id + "; names are like " +
                     (asked.network().devices.empty() ? "A01-node-1" : asked.nameOfDevice(0)) + ".");
}

std::string ids(const Design &design)
{
    std::string text;
    for (const Fabric &fabric : design.fabrics)
        text += (text.empty() ? "" : ", ") + fabric.id;
    return text.empty() ? "none" : text;
}

/// The networks to tell of: the one that is named, or all.
Result<std::vector<std::size_t>> chosenFabrics(const Design &design, const Options &options)
{
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < design.fabrics.size(); ++i)
        if (options.fabric.empty() || options.fabric == design.fabrics[i].id)
            chosen.push_back(i);
    if (!options.fabric.empty() && chosen.empty())
        return wrong(options.fabric, "--fabric",
                     "is no network of the design; there are " + ids(design) + ".");
    if (isAnythingAsked(options) && chosen.size() != 1)
        return wrong("fabric", "--fabric",
                     "must name the network that is meant; there are " + ids(design) + ".");
    return chosen;
}

/// Ordered length of the cables of a path; none if one is unknown.
std::optional<Length> cableOf(const Asked &asked, const FabricPath &path)
{
    Length sum{};
    for (const Hop &hop : path.hops) {
        const CableRun &run = asked.all[asked.index].cables.runs[static_cast<std::size_t>(hop.link)];
        const float length = run.ordered >= 0 ? run.ordered : run.needed;
        if (length < 0)
            return std::nullopt;
        sum += metres(static_cast<double>(length));
    }
    return sum;
}

/// The mean of the switches of a path, as their parts state it, else as the plan of the cabling does.
PathDelays delaysOf(const Asked &asked, const FabricPath &path)
{
    const CablingPlan &plan = asked.design.cabling;
    Time sum{};
    for (std::size_t i = 1; i < path.hops.size(); ++i) {
        const auto index = static_cast<std::size_t>(path.hops[i].from);
        const Part *part = partOf(asked.design, asked.fabric(), asked.network().devices[index]);
        const auto *facts = part ? factsOf<SwitchFacts>(*part) : nullptr;
        sum += facts && facts->latency ? facts->latency->value : plan.switchDelay.value;
    }
    const Time mean = path.switches > 0 ? sum / static_cast<double>(path.switches) : Time{};
    return {mean, plan.adapterDelay.value, nanosecondsPerMetre(plan.delay.value)};
}

/// In the direction of the hop.
std::pair<LinkEndText, LinkEndText> endsOf(const Asked &asked, const LinkTable &links, const Hop &hop)
{
    const auto index = static_cast<std::size_t>(hop.link);
    const LinkRow row = links.row(links.indexOf(asked.index, index));
    if (asked.network().links[index].a.device == hop.from)
        return {row.a, row.z};
    return {row.z, row.a};
}

std::string microseconds(Time time)
{
    constexpr double perSecond = 1e6;
    return formatFigure(inSeconds(time) * perSecond) + " µs";
}

void tellPath(Answers &answers, const Asked &asked, const FabricPath &path)
{
    const LinkTable links(asked.design, asked.all);
    json hops = json::array();
    for (const Hop &hop : path.hops) {
        const auto [from, to] = endsOf(asked, links, hop);
        const Bandwidth rate = bytesPerSecond(asked.network().links[static_cast<std::size_t>(hop.link)].rate);
        answers.text += "  " + from.device + " " + from.port + " to " + to.device + " " + to.port + ", " +
                        formatQuantity(rate) + "\n";
        hops.push_back({{"from", from.device},
                        {"from_port", from.port},
                        {"to", to.device},
                        {"to_port", to.port},
                        {"rate_byte_per_s", number(inBytesPerSecond(rate))}});
    }
    const auto cable = cableOf(asked, path);
    const Time latency = latencyOf(path, delaysOf(asked, path), cable.value_or(Length{}), DataSize{});
    answers.text += "  " + std::to_string(path.switches) + " switches, " +
                    formatGrouped(path.alternatives, 0) + " shortest paths, narrowest link " +
                    formatQuantity(path.narrowest) + ", latency " +
                    (cable ? microseconds(latency) + " with " + formatExact(inMetres(*cable)) + " m of cable"
                           : microseconds(latency) + " and that of cables of unknown length") +
                    "\n";
    answers.data["path"] = {{"hops", std::move(hops)},
                            {"switches", path.switches},
                            {"shortest_paths", number(path.alternatives)},
                            {"narrowest_byte_per_s", number(inBytesPerSecond(path.narrowest))},
                            {"cable_m", cable ? number(inMetres(*cable)) : json()},
                            {"latency_s", cable ? number(inSeconds(latency)) : json()}};
}

std::optional<Error> answerPath(Answers &answers, const Asked &asked, const Options &options)
{
    const auto from = deviceNamed(asked, options.path.front()), to = deviceNamed(asked, options.path.back());
    if (!from || !to)
        return from ? to.error() : from.error();
    if (from.value() == to.value())
        return wrong(options.path.front(), "--path", "must name two different devices.");
    answers.text += "path from " + options.path.front() + " to " + options.path.back() + "\n";
    if (const auto path = findPath(asked.network(), from.value(), to.value(), asked.failures)) {
        tellPath(answers, asked, *path);
        return std::nullopt;
    }
    answers.text += "  none\n";
    answers.data["path"] = nullptr;
    answers.exitCode = Findings;
    return std::nullopt;
}

Role roleOf(const Asked &asked, const FabricDevice &device)
{
    const Rack &rack = asked.design.racks[static_cast<std::size_t>(device.rack)];
    const RackType &type = *findById(asked.design.rackTypes, rack.type);
    return type.placements[static_cast<std::size_t>(device.placement)].role;
}

/// All endpoints send; to targets those that are no storage send to those that are.
Result<Traffic> trafficFor(const Asked &asked, const std::string &name)
{
    const auto pattern = fromName<Pattern>(name);
    if (!pattern)
        return wrong("fabric", "--pattern",
                     "is \"" + name + "\"; it must be one of " + allNames<Pattern>() + ".");
    Traffic traffic{*pattern, indicesOf(asked.network(), Tier::Endpoint), {}};
    if (*pattern != Pattern::ToTargets)
        return traffic;
    std::vector<std::int32_t> senders;
    for (const std::int32_t device : traffic.sources) {
        const bool isStorage =
            roleOf(asked, asked.network().devices[static_cast<std::size_t>(device)]) == Role::Storage;
        (isStorage ? traffic.targets : senders).push_back(device);
    }
    if (traffic.targets.empty())
        return wrong("fabric", "--pattern",
                     "to-targets needs devices of the role storage in the network " + asked.fabric().id +
                         ".");
    traffic.sources = std::move(senders);
    return traffic;
}

std::optional<Error> answerPattern(Answers &answers, const Asked &asked, const std::string &pattern)
{
    const auto traffic = trafficFor(asked, pattern);
    if (!traffic)
        return traffic.error();
    const TrafficResult result = trafficOf(asked.network(), traffic.value(), asked.failures);
    answers.text += pattern + "\n  " + std::to_string(result.sources) + " ports send " +
                    formatQuantity(result.injection) + " at most, " + formatPercent(result.share) +
                    " of it goes through: " + formatQuantity(result.throughputPerSource()) + " each\n";
    json narrowest;
    if (result.narrowest.link >= 0) {
        const LinkTable links(asked.design, asked.all);
        const LinkRow row =
            links.row(links.indexOf(asked.index, static_cast<std::size_t>(result.narrowest.link)));
        const LinkEndText &from = result.narrowest.isForward ? row.a : row.z;
        const LinkEndText &to = result.narrowest.isForward ? row.z : row.a;
        answers.text +=
            "  full first: " + from.device + " " + from.port + " to " + to.device + " " + to.port + "\n";
        narrowest = {
            {"from", from.device}, {"from_port", from.port}, {"to", to.device}, {"to_port", to.port}};
    }
    if (result.unreached > 0)
        answers.text += "  " + std::to_string(result.unreached) + " ports reach nothing\n";
    answers.data["traffic"] = {
        {"pattern", pattern},
        {"ports", result.sources},
        {"unreached", result.unreached},
        {"injection_byte_per_s", number(inBytesPerSecond(result.injection))},
        {"share", number(result.share)},
        {"per_port_byte_per_s", number(inBytesPerSecond(result.throughputPerSource()))},
        {"full_first", std::move(narrowest)}};
    return std::nullopt;
}

/// Several patterns at once, each wanting all of its injection.
std::optional<Error> answerContention(Answers &answers, const Asked &asked,
                                      const std::vector<std::string> &patterns)
{
    std::vector<TrafficClass> classes;
    for (const std::string &pattern : patterns) {
        auto traffic = trafficFor(asked, pattern);
        if (!traffic)
            return traffic.error();
        classes.push_back({traffic.take(), 1});
    }
    const Contention contention = contend(asked.network(), classes, asked.failures);
    json list = json::array();
    answers.text += "at once\n";
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        const ClassShare &share = contention.classes[i];
        answers.text += "  " + patterns[i] + ": " + formatPercent(share.obtained) + " of its injection, " +
                        formatQuantity(share.throughput) + "\n";
        list.push_back({{"pattern", patterns[i]},
                        {"share", number(share.obtained)},
                        {"throughput_byte_per_s", number(inBytesPerSecond(share.throughput))}});
    }
    answers.data["contention"] = std::move(list);
    return std::nullopt;
}

/// Endpoints of a role, or the one device of this name.
Result<std::vector<std::int32_t>> devicesNamed(const Asked &asked, const std::string &name)
{
    const auto role = fromName<Role>(name);
    if (!role) {
        const auto device = deviceNamed(asked, name);
        if (!device)
            return device.error();
        return std::vector{device.value()};
    }
    std::vector<std::int32_t> devices;
    for (const std::int32_t device : indicesOf(asked.network(), Tier::Endpoint))
        if (roleOf(asked, asked.network().devices[static_cast<std::size_t>(device)]) == *role)
            devices.push_back(device);
    if (devices.empty())
        return wrong("fabric", "--flow", "names the role " + name + ", which no endpoint has.");
    return devices;
}

std::optional<Error> answerFlow(Answers &answers, const Asked &asked, const Options &options)
{
    const auto from = devicesNamed(asked, options.flow.front()),
               to = devicesNamed(asked, options.flow.back());
    if (!from || !to)
        return from ? to.error() : from.error();
    for (const std::int32_t device : from.value())
        if (std::ranges::count(to.value(), device))
            return wrong("fabric", "--flow", "must name two sets without a device in both.");
    const NetworkFlow flow = maxFlow(asked.network(), from.value(), to.value(), asked.failures);
    answers.text += "maximum flow from " + options.flow.front() + " to " + options.flow.back() + "\n  " +
                    formatQuantity(flow.rate) + ", limited by " + std::to_string(flow.cut.size()) +
                    (flow.cut.size() == 1 ? " link\n" : " links\n");
    answers.data["flow"] = {{"from", options.flow.front()},
                            {"to", options.flow.back()},
                            {"byte_per_s", number(inBytesPerSecond(flow.rate))},
                            {"limiting_links", flow.cut.size()}};
    if (from.value().size() == 1 && to.value().size() == 1) {
        const std::int64_t paths =
            disjointPaths(asked.network(), from.value().front(), to.value().front(), asked.failures);
        answers.text += "  " + std::to_string(paths) + " paths that share no link\n";
        answers.data["flow"]["disjoint_paths"] = paths;
    }
    return std::nullopt;
}

void answerLoss(Answers &answers, const Asked &asked, const std::string &name)
{
    const NetworkLoss loss = networkLoss(asked.network(), asked.failures);
    answers.text +=
        "without " + name + "\n  " + std::to_string(loss.cutOff) +
        (loss.cutOff == 1 ? " endpoint" : " endpoints") + " cut off, " + std::to_string(loss.affected) +
        " affected, " + formatPercent(loss.injectionLeft) + " of the injection left" +
        (loss.worstUplinks ? ", at least " + formatPercent(*loss.worstUplinks) + " of the uplinks of a switch"
                           : "") +
        (loss.bisectionLeft ? ", " + formatPercent(*loss.bisectionLeft) + " of the bisection" : "") + "\n";
    answers.data["loss"] = {{"lost", name},
                            {"cut_off", loss.cutOff},
                            {"affected", loss.affected},
                            {"injection_left", number(loss.injectionLeft)},
                            {"worst_uplinks_left", optionalNumber(loss.worstUplinks)},
                            {"bisection_left", optionalNumber(loss.bisectionLeft)}};
}

std::optional<Error> answer(Answers &answers, Asked asked, const Options &options)
{
    if (!options.lose.empty()) {
        const auto lost = deviceNamed(asked, options.lose);
        if (!lost)
            return lost.error();
        asked.failures = failedDevice(asked.network(), static_cast<std::size_t>(lost.value()));
        answerLoss(answers, asked, options.lose);
    }
    if (!options.path.empty())
        if (const auto error = answerPath(answers, asked, options))
            return error;
    if (!options.flow.empty())
        if (const auto error = answerFlow(answers, asked, options))
            return error;
    if (options.patterns.size() > 1)
        return answerContention(answers, asked, options.patterns);
    return options.patterns.empty() ? std::nullopt : answerPattern(answers, asked, options.patterns.front());
}

/// How far ports are apart, and what one half of the endpoints can send to the other.
void tellReach(Answers &answers, const Asked &asked)
{
    const std::vector<std::int64_t> pairs = switchesBetween(asked.network(), asked.failures);
    const double all = static_cast<double>(std::accumulate(pairs.begin(), pairs.end(), std::int64_t{0}));
    json apart = json::object();
    answers.text += "  switches between two ports:";
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (pairs[i] == 0)
            continue;
        const double share = static_cast<double>(pairs[i]) / all;
        const std::string name = i == 0 ? "no way" : std::to_string(i);
        answers.text += (apart.empty() ? " " : ", ") + name + " " + formatPercent(share);
        apart[i == 0 ? "none" : name] = number(share);
    }
    const Bandwidth halves = flowBetweenHalves(asked.network(), asked.failures);
    answers.text += "\n  maximum flow between the halves of the endpoints: " + formatQuantity(halves) + "\n";
    answers.data["switches_between"] = std::move(apart);
    answers.data["flow_between_halves_byte_per_s"] = number(inBytesPerSecond(halves));
}

json lossesJson(const FabricNetwork &network)
{
    json losses = json::array();
    for (const SingleLoss &loss : worstSingleLosses(network))
        losses.push_back({{"element", nameOf(loss.element)},
                          {"cut_off", loss.loss.cutOff},
                          {"elements_that_cut_off", loss.cutting},
                          {"injection_left", number(loss.loss.injectionLeft)},
                          {"worst_uplinks_left", optionalNumber(loss.loss.worstUplinks)}});
    return losses;
}

} // namespace

int askFabric(const Options &options)
{
    const auto design = loadDesign(options.file);
    if (!design)
        return fail(design.error(), options);
    const auto chosen = chosenFabrics(design.value(), options);
    if (!chosen)
        return fail(chosen.error(), options);
    const std::vector<FabricResults> fabrics = computeFabrics(design.value());
    json list = json::array();
    std::string text;
    int exitCode = Good;
    for (const std::size_t index : chosen.value()) {
        const Fabric &fabric = design.value().fabrics[index];
        Answers answers;
        if (const auto error = answer(answers, {design.value(), fabrics, index}, options))
            return fail(*error, options);
        if (!isAnythingAsked(options) && chosen.value().size() == 1 && !fabrics[index].network.links.empty())
            tellReach(answers, {design.value(), fabrics, index});
        text += fabricText(fabric, fabrics[index]) + answers.text;
        answers.data["fabric"] = fabricJson(design.value(), fabric, fabrics[index]);
        answers.data["single_losses"] = lossesJson(fabrics[index].network);
        list.push_back(std::move(answers.data));
        exitCode = std::max(exitCode, answers.exitCode);
    }
    std::cout << (options.json ? jsonText({{"fabrics", list}}) : text.empty() ? "no networks\n" : text);
    return exitCode;
}

std::string fabricHelp()
{
    return "Without --path, --flow, --pattern and --lose: tiers and capacity of all networks, or of one.\n"
           "DEVICE is the name of a device as the lists of cables give it, such as A01-node-1; --flow also "
           "takes "
           "roles, such as compute-node and storage.\n"
           "Patterns: all-to-all, ring and rail-ring among all endpoints; to-targets from all others to "
           "those "
           "of the role storage. Several patterns share the links max-min fairly.\n"
           "--lose is told of alone, and taken into account by the others.\n"
           "Exit code 0: answered; 1: there is no path; 2: the design, the network or a device is unknown.\n";
}

} // namespace clusterwright
