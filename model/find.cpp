#include "model/find.h"

namespace clusterwright {
namespace {

struct Device {
    const Placement *placement = nullptr;
    Words::Found found = 0;
};

/// The devices of a type with the words that they hold, and those of the type's name.
struct TypeWords {
    std::vector<Device> devices;
    Words::Found name = 0;
};

TypeWords wordsOf(const Design &design, const RackType &type, const Words &words)
{
    TypeWords result{{}, words.foundIn(type.name)};
    for (const Placement &placement : type.placements)
        result.devices.push_back({&placement, words.foundIn(searchTextOf(design, placement))});
    return result;
}

void findTypes(const Design &design, const Words &words, std::map<RackTypeId, TypeWords> &types,
               std::vector<Hit> &hits)
{
    for (const RackType &type : design.rackTypes) {
        TypeWords &inType = types[type.id] = wordsOf(design, type, words);
        if (words.areIn(searchTextOf(design, type)))
            hits.push_back({FoundKind::RackType, type.id, type.name, type.id, {}});
        for (const auto &[placement, found] : inType.devices)
            if (found != 0 && (found | inType.name) == words.all() &&
                (found == words.all() || inType.name != words.all()))
                hits.push_back({FoundKind::Device, placement->id, placement->name, type.id, {}});
    }
}

/// Devices that the words find only together with the rack.
void findInRack(const Rack &rack, const TypeWords &type, const Words &words, std::vector<Hit> &hits)
{
    const Words::Found inRack = words.foundIn(searchTextOf(rack));
    if (inRack == words.all())
        return; // the rack itself was found
    for (const auto &[placement, found] : type.devices) {
        if ((found | type.name) == words.all())
            continue; // found as a device of its type
        Words::Found together = inRack | type.name | found;
        const std::string name = rack.name + "-" + placement->name;
        if (words.hasMissingWith('-', together))
            together |= words.foundIn(name);
        else if (found == 0)
            continue;
        if (together == words.all())
            hits.push_back({FoundKind::Device, placement->id, name, rack.type, rack.id});
    }
}

template <typename List>
void findNamed(FoundKind kind, const List &list, const Words &words, std::vector<Hit> &hits)
{
    for (const auto &entry : list)
        if (words.areIn(entry.name + " " + entry.id))
            hits.push_back({kind, entry.id, entry.name, {}, {}});
}

} // namespace

std::string searchTextOf(const Rack &rack)
{
    return rack.name + " " + rack.id;
}

std::string searchTextOf(const Design &design, const RackType &type)
{
    return type.name + " " + type.id + " " + type.rack + " " + fullName(rackPartOf(design, type));
}

std::string searchTextOf(const Design &design, const Placement &placement)
{
    const Part &part = partOf(design, placement);
    std::string text = placement.name + " " + placement.id + " " + std::string(nameOf(placement.role));
    text += " " + part.id + " " + fullName(part);
    if (const auto *ref = std::get_if<NodeTypeRef>(&placement.thing))
        text += " " + findById(design.nodeTypes, ref->nodeType)->name;
    return text;
}

std::vector<Hit> find(const Design &design, const std::string &text)
{
    const Words words(text);
    std::vector<Hit> hits;
    if (words.isEmpty())
        return hits;
    findNamed(FoundKind::Hall, design.halls, words, hits);
    findNamed(FoundKind::Row, design.rows, words, hits);
    for (const Rack &rack : design.racks)
        if (words.areIn(searchTextOf(rack)))
            hits.push_back({FoundKind::Rack, rack.id, rack.name, rack.type, rack.id});
    std::map<RackTypeId, TypeWords> types;
    findTypes(design, words, types, hits);
    for (const Rack &rack : design.racks)
        findInRack(rack, types.at(rack.type), words, hits);
    findNamed(FoundKind::PowerSource, design.powerSources, words, hits);
    findNamed(FoundKind::CoolingLoop, design.coolingLoops, words, hits);
    findNamed(FoundKind::Fabric, design.fabrics, words, hits);
    for (const Workload &workload : design.workloads)
        if (words.areIn(workload.name + " " + workload.id + " " + workload.modelName))
            hits.push_back({FoundKind::Workload, workload.id, workload.name, {}, {}});
    for (const Statement &statement : design.assumptions.statements)
        if (words.areIn(statement.text + " " + statement.source + " " + statement.id))
            hits.push_back({FoundKind::Statement, statement.id, statement.text, {}, {}});
    return hits;
}

} // namespace clusterwright
