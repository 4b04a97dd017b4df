#include "model/design/plantedits.h"

#include "model/design/ids.h"

#include <set>

namespace clusterwright {
namespace {

/// Whether the racks that an object stands for include this one.
bool covers(const Design &design, const std::string &object, const Rack &rack)
{
    return object == rack.id || object == rack.row || object == rack.type ||
           object == findById(design.rows, rack.row)->hall;
}

bool hasFeed(const Design &design, const Rack &rack, const std::string &feed)
{
    const RackType &type = *findById(design.rackTypes, rack.type);
    return std::ranges::count(type.placements, feed, &Placement::feed) > 0;
}

/// The first row that two loops serve, or empty.
RowId sharedRow(const Design &design, const CoolingLoop &loop)
{
    for (const CoolingLoop &other : design.coolingLoops)
        for (const RowId &row : other.rows)
            if (other.id != loop.id && std::ranges::count(loop.rows, row) > 0)
                return row;
    return {};
}

} // namespace

bool isFedBy(const Design &design, const PowerSourceId &source, const PowerSourceId &above)
{
    std::vector<PowerSourceId> open{source};
    std::set<PowerSourceId> seen;
    while (!open.empty()) {
        const PowerSourceId id = std::move(open.back());
        open.pop_back();
        if (id == above)
            return true;
        const PowerSource *found = findById(design.powerSources, id);
        if (found && seen.insert(id).second)
            open.insert(open.end(), found->fedBy.begin(), found->fedBy.end());
    }
    return false;
}

Result<Design> addPowerSource(Design design, PowerSource source)
{
    for (const PowerSourceId &above : source.fedBy)
        if (!findById(design.powerSources, above))
            return wrong(source.id, "fed_by",
                         "names \"" + above + "\", which is no power source of the design.");
    auto id = takeId(design, source.id, "source");
    if (!id)
        return id.error();
    source.id = id.take();
    if (source.name.empty())
        source.name = source.id;
    design.powerSources.push_back(std::move(source));
    return design;
}

Result<Design> removePowerSource(Design design, const PowerSourceId &source)
{
    if (!findById(design.powerSources, source))
        return wrong(source, "source", "is no power source of the design.");
    std::erase_if(design.powerSources, [&](const PowerSource &entry) { return entry.id == source; });
    for (PowerSource &entry : design.powerSources)
        std::erase(entry.fedBy, source);
    for (Rack &rack : design.racks)
        std::erase_if(rack.feedSources, [&](const auto &entry) { return entry.second == source; });
    return design;
}

Result<Design> feedRacks(Design design, const std::string &object, const std::string &feed,
                         const PowerSourceId &source)
{
    if (!source.empty() && !findById(design.powerSources, source))
        return wrong(source, "source", "is no power source of the design.");
    if (!findById(design.halls, object) && !findById(design.rows, object) &&
        !findById(design.rackTypes, object) && !findById(design.racks, object))
        return wrong(object, "object", "is no hall, row, rack type or rack of the design.");
    int count = 0;
    for (Rack &rack : design.racks) {
        if (!covers(design, object, rack) || !hasFeed(design, rack, feed))
            continue;
        ++count;
        if (source.empty())
            rack.feedSources.erase(feed);
        else
            rack.feedSources[feed] = source;
    }
    if (count == 0)
        return wrong(object, "feed", "has no rack with a feed \"" + feed + "\".");
    return design;
}

Result<Design> addCoolingLoop(Design design, CoolingLoop loop)
{
    for (const RowId &row : loop.rows)
        if (!findById(design.rows, row))
            return wrong(loop.id, "rows", "names \"" + row + "\", which is no row of the design.");
    if (const RowId shared = sharedRow(design, loop); !shared.empty())
        return wrong(loop.id, "rows", "names \"" + shared + "\", which another loop serves.");
    auto id = takeId(design, loop.id, "loop");
    if (!id)
        return id.error();
    loop.id = id.take();
    if (loop.name.empty())
        loop.name = loop.id;
    design.coolingLoops.push_back(std::move(loop));
    return design;
}

Result<Design> removeCoolingLoop(Design design, const CoolingLoopId &loop)
{
    if (!findById(design.coolingLoops, loop))
        return wrong(loop, "loop", "is no cooling loop of the design.");
    std::erase_if(design.coolingLoops, [&](const CoolingLoop &entry) { return entry.id == loop; });
    return design;
}

} // namespace clusterwright
