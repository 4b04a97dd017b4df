// Why the loss of one failure domain is as large as it is.
#include "model/analysis/domains.h"
#include "model/explainparts.h"
#include "model/text.h"

#include <unordered_map>

namespace clusterwright {
namespace {

/// How many devices of each part go dark.
std::map<PartId, int> darkParts(const ExplainContext &context, const Loss &loss)
{
    std::map<PartId, int> parts;
    const Design &design = context.design;
    std::unordered_map<std::string_view, const RackType *> typeOf; // of each rack
    for (const Rack &rack : design.racks)
        typeOf.emplace(rack.id, findById(design.rackTypes, rack.type));
    for (const RackId &id : loss.darkRacks)
        for (const Placement &placement : typeOf.at(id)->placements) {
            const Part &part = partOf(design, placement);
            parts[part.id] += drawsPower(part);
        }
    for (const DeviceInRack &device : loss.darkDevices)
        ++parts[partOf(design, *findById(typeOf.at(device.rack)->placements, device.placement)).id];
    std::erase_if(parts, [](const auto &entry) { return entry.second == 0; });
    return parts;
}

ExplainedTerm termOf(const ExplainContext &context, const PartId &id, int count)
{
    const Part &part = context.design.parts.at(id);
    ExplainedTerm term{id, fullName(part), count, 0, std::to_string(count) + " dark", {}};
    const auto *server = factsOf<ServerFacts>(part);
    if (!server)
        return term;
    term.source = sourcesOf(context, part, {"accelerator_count"});
    term.arithmetic += ", " + std::to_string(count) + " × ";
    if (!server->acceleratorCount) {
        term.sum.reset();
        term.arithmetic += "unknown accelerators";
        return term;
    }
    term.sum = static_cast<double>(server->acceleratorCount->value) * count;
    term.arithmetic += std::to_string(server->acceleratorCount->value) + " = " + formatGrouped(*term.sum, 0);
    return term;
}

} // namespace

Explanation explainLoss(const Design &design, const Evaluation &evaluation, const Domain &domain,
                        const std::string &name)
{
    const ExplainContext context{design, evaluation, nullptr};
    const Loss loss = lossOf(design, evaluation.results, domain);
    Explanation why{"accelerators_lost", domain.object, "Accelerators lost with " + name};
    why.formula =
        "Σ accelerators of the devices that go dark; a device is dark when fewer supplies are live than "
        "it needs, or when what cools it is gone";
    why.known = static_cast<double>(loss.accelerators);
    why.unknownCount = loss.unknownCount;
    why.value = totalText(why.known, loss.unknownCount, formatGrouped(why.known, 0));
    for (const auto &[id, count] : darkParts(context, loss))
        why.terms.push_back(termOf(context, id, count));
    sortTerms(why.terms);
    why.inputs.push_back(
        {"All accelerators",
         formatGrouped(static_cast<double>(evaluation.results.total.inventory.accelerators), 0),
         "counted in the racks that stand"});
    why.inputs.push_back({"Devices on fewer supplies", std::to_string(loss.degraded.size()), {}});
    why.inputs.push_back({"Feeds above their limit", std::to_string(loss.overloaded.size()), {}});
    why.unknownRule = loss.note.empty() ? "What cannot be told counts as unknown, never as zero." : loss.note;
    return why;
}

} // namespace clusterwright
