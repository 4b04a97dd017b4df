// The section on networks: for each the switches of its tiers, the links between them, and what they carry.
#include "exports/composeparts.h"
#include "exports/nameddrawing.h"
#include "model/analysis/resilience.h"

#include <set>

namespace clusterwright {
namespace {

constexpr const char *unknownText = "unknown";

Column numbers(std::string title, double width = 11, int decimals = 0)
{
    return {std::move(title), width, Align::Right, decimals};
}

Cell countCell(std::int64_t count)
{
    return static_cast<double>(count);
}

std::string ratioText(const std::optional<double> &ratio)
{
    return ratio ? formatNumber(*ratio, 2) + ":1" : "no uplinks";
}

std::string rateText(const std::optional<Bandwidth> &rate)
{
    return rate ? formatQuantity(*rate) : notEvaluatedText;
}

/// "400 Gb/s", "200 Gb/s and 400 Gb/s".
std::string ratesText(const std::set<double> &rates)
{
    std::string text;
    for (const double rate : rates)
        text += (text.empty() ? "" : " and ") + formatQuantity(bytesPerSecond(rate));
    return text;
}

/// What the switches of a tier have in use.
struct TierPorts {
    std::int64_t used = 0;
    std::set<double> rates = {};
};

std::map<Tier, TierPorts> portsOf(const FabricNetwork &network)
{
    std::map<Tier, TierPorts> tiers;
    for (const FabricLink &link : network.links)
        for (const FabricPort *port : {&link.a, &link.z}) {
            TierPorts &tier = tiers[network.devices[static_cast<std::size_t>(port->device)].tier];
            ++tier.used;
            tier.rates.insert(link.rate);
        }
    return tiers;
}

std::int64_t radixOf(const FabricPlan &plan, Tier tier)
{
    return tier == Tier::Leaf ? plan.leafRadix : tier == Tier::Spine ? plan.spineRadix : plan.coreRadix;
}

std::string modelsOf(const Design &design, const Fabric &fabric, const FabricNetwork &network, Tier tier)
{
    std::set<std::string> models;
    const auto [first, end] = devicesOf(network, tier);
    for (std::size_t i = first; i < end; ++i) {
        const Part *part = partOf(design, fabric, network.devices[i]);
        models.insert(part ? partName(*part) : "not chosen");
    }
    std::string text;
    for (const std::string &model : models)
        text += (text.empty() ? "" : ", ") + model;
    return text;
}

Table tierTable(const Sources &sources, std::size_t index)
{
    const Fabric &fabric = sources.design.fabrics[index];
    const FabricResults &results = sources.evaluation.results.fabrics[index];
    Table table{"Tiers " + fabric.name,
                "Switches of " + fabric.name,
                {{"Tier", 9},
                 {"Switch", 28},
                 numbers("Quantity", 9),
                 numbers("Links in use", 10),
                 numbers("Links to spare", 10),
                 {"Rate of a link", 18},
                 numbers("Oversubscription", 14)},
                {},
                {},
                "Oversubscription: what the whole tier has towards the endpoints over what it has away from "
                "them. Links to spare: of the links that the switches can have at their rates."};
    auto ports = portsOf(results.network);
    for (const SwitchTierUse &use : results.capacity.tiers) {
        const TierPorts &tier = ports[use.tier];
        const std::int64_t radix = radixOf(results.network.plan, use.tier);
        const bool isKnown = radix > 0 && radix * use.switches >= tier.used;
        table.rows.push_back(
            {std::string(nameOf(use.tier)), modelsOf(sources.design, fabric, results.network, use.tier),
             countCell(use.switches), countCell(tier.used),
             isKnown ? countCell(radix * use.switches - tier.used) : Cell{std::string(unknownText)},
             ratesText(tier.rates), ratioText(use.oversubscription)});
    }
    return table;
}

/// Links from one tier to the next and their cables.
struct Boundary {
    std::int64_t links = 0, cables = 0, unknown = 0;
    float shortest = 0, longest = 0;
};

std::map<Tier, Boundary> boundariesOf(const FabricResults &results)
{
    std::map<Tier, Boundary> boundaries;
    for (std::size_t i = 0; i < results.network.links.size(); ++i) {
        Boundary &one = boundaries[results.network.links[i].lower];
        const CableRun &run = results.cables.runs[i];
        ++one.links;
        one.cables += !run.sharesCable;
        if (run.ordered < 0) {
            ++one.unknown;
            continue;
        }
        one.shortest = one.longest > 0 ? std::min(one.shortest, run.ordered) : run.ordered;
        one.longest = std::max(one.longest, run.ordered);
    }
    return boundaries;
}

std::string boundaryName(Tier lower, const FabricPlan &plan)
{
    if (lower == Tier::Endpoint)
        return "endpoints to leaves";
    if (lower == Tier::Spine)
        return "spines to cores";
    return plan.spines > 0 ? "leaves to spines" : "among switches";
}

Table boundaryTable(const Sources &sources, std::size_t index)
{
    const Fabric &fabric = sources.design.fabrics[index];
    const FabricResults &results = sources.evaluation.results.fabrics[index];
    Table table{"Links " + fabric.name,
                "Links and cables of " + fabric.name,
                {{"Between", 20},
                 numbers("Links"),
                 numbers("Capacity [Tb/s]", 12, 1),
                 numbers("Cables"),
                 numbers("Shortest [m]", 10, 1),
                 numbers("Longest [m]", 10, 1),
                 numbers("Length unknown", 10)},
                {},
                {},
                "Capacity in each direction. Lengths as ordered."};
    for (const auto &[lower, one] : boundariesOf(results)) {
        const auto found = std::ranges::find(results.capacity.boundaries, lower, &TierBoundary::lower);
        const auto metresCell = [&](float length) {
            return one.longest > 0 ? Cell{static_cast<double>(length)} : Cell{std::string(unknownText)};
        };
        constexpr double tera = 1000;
        table.rows.push_back({boundaryName(lower, results.network.plan), countCell(one.links),
                              found == results.capacity.boundaries.end()
                                  ? Cell{std::string(notEvaluatedText)}
                                  : Cell{inGigabitsPerSecond(found->capacity) / tera},
                              countCell(fabric.isBackplane == Answer::Yes ? 0 : one.cables),
                              metresCell(one.shortest), metresCell(one.longest), countCell(one.unknown)});
    }
    return table;
}

/// "one leaf cuts off 0 of 1,016 endpoints and leaves 96.9 % of their injection".
std::string lossText(const SingleLoss &loss)
{
    std::string element(nameOf(loss.element));
    std::ranges::replace(element, '-', ' ');
    std::string text =
        "One " + element + ": " + formatPercent(loss.loss.injectionLeft) + " of the injection is left";
    if (loss.loss.cutOff > 0)
        text += ", " + counted(loss.loss.cutOff, "endpoint is", "endpoints are") + " cut off";
    if (loss.loss.worstUplinks)
        text += ", a switch keeps " + formatPercent(*loss.loss.worstUplinks) + " of its uplinks at worst";
    return text + ". ";
}

Paragraph carriedText(const FabricResults &results)
{
    std::string text = "Injection of all endpoints: " + formatQuantity(results.capacity.injection) +
                       ". Bisection: " + rateText(results.capacity.bisection) + ". ";
    for (const SingleLoss &loss : worstSingleLosses(results.network))
        text += lossText(loss);
    return {text + "Of each kind of loss the worst is told."};
}

/// What is missing, if anything is.
std::string gapsText(const FabricResults &results)
{
    std::string text;
    for (const std::string &problem : results.network.problems)
        text += problem + " ";
    if (results.unplaced > 0)
        text += counted(results.unplaced, "switch has", "switches have") + " no place in a rack yet. ";
    if (results.network.plan.unconnected > 0)
        text += counted(results.network.plan.unconnected, "port of an endpoint finds",
                        "ports of endpoints find") +
                " no switch port. ";
    return text;
}

Section fabricSection(const Sources &sources, std::size_t index)
{
    const Fabric &fabric = sources.design.fabrics[index];
    const FabricResults &results = sources.evaluation.results.fabrics[index];
    const FabricPlan &plan = results.network.plan;
    std::string text = "A " + std::string(nameOf(fabric.kind)) + " network, " +
                       std::string(nameOf(fabric.topology)) + ", of " +
                       counted(plan.devices, "device", "devices") + " with " +
                       counted(plan.endpointPorts, "link", "links");
    if (plan.units > 0)
        text += " in " + counted(plan.units, "scalable unit", "scalable units");
    if (fabric.planes > 1)
        text += ", in " + counted(fabric.planes, "plane", "planes");
    if (fabric.rails > 1)
        text += ", with " + counted(fabric.rails, "rail", "rails");
    Section section{fabric.name, 2, false, false, {Paragraph{text + "."}}};
    if (const std::string gaps = gapsText(results); !gaps.empty())
        section.blocks.push_back(Paragraph{gaps});
    if (results.network.links.empty())
        return section;
    section.blocks.insert(section.blocks.end(),
                          {fabricDrawing(sources.design, sources.evaluation, fabric),
                           tierTable(sources, index), carriedText(results), boundaryTable(sources, index)});
    return section;
}

} // namespace

std::vector<Section> fabricSections(const Sources &sources)
{
    if (sources.design.fabrics.empty())
        return {};
    std::vector<Section> sections{
        {fabricsTitle,
         1,
         false,
         false,
         {Paragraph{"Links follow from the rules of each network and from where its devices stand. Rates are "
                    "those of one direction. Their cables: " +
                    referenceTo(Target::Section, cablingTitle) + "."}}}};
    for (std::size_t i = 0; i < sources.design.fabrics.size(); ++i)
        sections.push_back(fabricSection(sources, i));
    return sections;
}

} // namespace clusterwright
