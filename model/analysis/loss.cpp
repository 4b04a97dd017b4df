#include "model/analysis/loss.h"

#include "model/evaluation.h"
#include "model/text.h"

#include <set>

namespace clusterwright {
namespace {

/// What is computed once for all racks of a type.
class Types {
public:
    Types(const Design &design, const Results &results) : m_design(design), m_results(results) {}

    const std::vector<Placed> &placed(const RackTypeId &type)
    {
        const auto [entry, isNew] = m_placed.try_emplace(type);
        if (isNew)
            entry->second = placedIn(m_design, *findById(m_design.rackTypes, type));
        return entry->second;
    }
    const std::vector<FeedLoad> &feeds(const RackTypeId &type) const
    {
        return m_results.types.at(type).feeds.feeds;
    }
    const RackOutage &ofFeeds(const RackTypeId &type, std::uint64_t dead)
    {
        const auto [entry, isNew] = m_ofFeeds.try_emplace({type, dead});
        const TypeResults &results = m_results.types.at(type);
        if (isNew)
            entry->second = outageOfFeeds(placed(type), results.feeds, results.phases, dead);
        return entry->second;
    }
    const RackOutage &of(const RackTypeId &type, const GoesDark &goesDark)
    {
        const auto [entry, isNew] = m_outages.try_emplace(type);
        if (isNew)
            entry->second = outageOf(placed(type), goesDark);
        return entry->second;
    }

private:
    const Design &m_design;
    const Results &m_results;
    std::map<RackTypeId, std::vector<Placed>> m_placed;
    std::map<std::pair<RackTypeId, std::uint64_t>, RackOutage> m_ofFeeds;
    std::map<RackTypeId, RackOutage> m_outages;
};

void add(Loss &loss, const Design &design, const Rack &rack, const std::vector<FeedLoad> &feeds,
         const RackOutage &outage)
{
    if (outage.isAll)
        loss.darkRacks.push_back(rack.id);
    else
        for (const Placed *device : outage.dark)
            loss.darkDevices.push_back({rack.id, device->placement->id});
    for (const Degraded &degraded : outage.degraded)
        loss.degraded.push_back({{rack.id, degraded.device->placement->id},
                                 degraded.suppliesLeft,
                                 degraded.device->part->electrical.supplies->value.count});
    for (const FeedOverload &overload : overloadsOf(outage, feeds, design))
        loss.overloaded.push_back({{rack.id, feeds[overload.feed].placement},
                                   feeds[overload.feed].name,
                                   overload.load,
                                   *feeds[overload.feed].limit});
    loss.devices += static_cast<int>(outage.dark.size());
    loss.nodes += outage.nodes;
    loss.accelerators += outage.accelerators;
    loss.unknownCount += outage.unknownCount + outage.unknownAccelerators;
}

/// The same thing in every rack that is chosen.
template <typename Chosen>
Loss lossOfRacks(const Design &design, Types &types, const Chosen &isChosen, const GoesDark &goesDark)
{
    Loss loss;
    for (const Rack &rack : design.racks)
        if (isChosen(rack))
            add(loss, design, rack, types.feeds(rack.type), types.of(rack.type, goesDark));
    return loss;
}

std::optional<bool> always(const Placed &)
{
    return true;
}

/// The rack of a domain whose object is a placement; null if none stands.
const Rack *rackOf(const Design &design, const Domain &domain)
{
    if (!domain.rack.empty())
        return findById(design.racks, domain.rack);
    for (const RackType &type : design.rackTypes)
        if (findById(type.placements, domain.object)) {
            const auto found = std::ranges::find(design.racks, type.id, &Rack::type);
            return found == design.racks.end() ? nullptr : &*found;
        }
    return nullptr;
}

Loss lossOfFeed(const Design &design, Types &types, const Rack &rack, const PlacementId &feed)
{
    Loss loss;
    const auto &feeds = types.feeds(rack.type);
    std::uint64_t dead = 0;
    for (std::size_t i = 0; i < feeds.size(); ++i)
        if (feeds[i].placement == feed)
            dead |= std::uint64_t{1} << i;
    add(loss, design, rack, feeds, types.ofFeeds(rack.type, dead));
    return loss;
}

Loss lossOfSource(const Design &design, const Results &results, Types &types, const PowerSourceId &source)
{
    Loss loss;
    const auto at = std::ranges::find(design.powerSources, source, &PowerSource::id);
    const auto dead = deadSources(design, {static_cast<std::size_t>(at - design.powerSources.begin())});
    for (const SupplyGroup &group : supplyGroups(design, results.types))
        if (const auto mask = deadFeeds(group, dead); mask != 0)
            for (const Rack *rack : group.racks)
                add(loss, design, *rack, types.feeds(rack->type), types.ofFeeds(rack->type, mask));
    return loss;
}

std::set<RowId> rowsIn(const Design &design, const HallId &hall)
{
    std::set<RowId> rows;
    for (const Row &row : design.rows)
        if (row.hall == hall)
            rows.insert(row.id);
    return rows;
}

/// One cooling unit is lost; `all` is what happens when none is left.
Loss withOneUnitLost(const CoolingLeft &left, Loss all)
{
    const auto suffices = left.suffices();
    const std::string others = "The units that are left carry " +
                               (left.capacity ? formatQuantity(*left.capacity) : "an unknown part") + " of " +
                               formatTotal(left.heat) + ".";
    if (!suffices) {
        Loss loss;
        loss.unknownCount = all.unknownCount + all.devices;
        loss.note = others + " What goes dark cannot be told.";
        return loss;
    }
    if (*suffices) {
        Loss loss;
        loss.note = others;
        return loss;
    }
    all.note = others + " All that they cool is counted as dark, though some of it may run on, slower.";
    return all;
}

Loss lossOfDevice(const Design &design, Types &types, const Rack &rack, const PlacementId &placement)
{
    Loss loss;
    const auto isIt = [&](const Placed &device) {
        return std::optional<bool>(device.placement->id == placement);
    };
    add(loss, design, rack, types.feeds(rack.type), outageOf(types.placed(rack.type), isIt));
    return loss;
}

Loss lossInRack(const Design &design, Types &types, const Domain &domain)
{
    const Rack *rack = rackOf(design, domain);
    if (!rack)
        return {};
    if (domain.kind == DomainKind::Feed)
        return lossOfFeed(design, types, *rack, domain.object);
    Loss loss = lossOfDevice(design, types, *rack, domain.object);
    if (domain.kind == DomainKind::Switch)
        loss.note = "What the lost bandwidth does to the nodes is not known: the design has no fabric yet.";
    return loss;
}

Loss lossOfCooling(const Design &design, const Results &results, Types &types, const Domain &domain)
{
    if (const Hall *hall = findById(design.halls, domain.object)) {
        const auto rows = rowsIn(design, hall->id);
        return withOneUnitLost(
            coolingLeft(design, results, *hall),
            lossOfRacks(
                design, types, [&](const Rack &rack) { return rows.contains(rack.row); }, isAirCooled));
    }
    const CoolingLoop *loop = findById(design.coolingLoops, domain.object);
    if (!loop)
        return {};
    Loss all = lossOfRacks(
        design, types, [&](const Rack &rack) { return std::ranges::count(loop->rows, rack.row) > 0; },
        isLiquidCooled);
    return domain.kind == DomainKind::CoolingLoop
               ? all
               : withOneUnitLost(coolingLeft(design, results, *loop), std::move(all));
}

CoolingLeft leftOf(const Total<Power> &heat, const std::optional<std::int64_t> &units,
                   const std::optional<Power> &each)
{
    CoolingLeft left{heat, {}, units.value_or(0)};
    if (units && each)
        left.capacity = *each * static_cast<double>(std::max<std::int64_t>(0, *units - 1));
    return left;
}

} // namespace

std::optional<Domain> domainOf(const Design &design, const std::string &object, const RackId &rack)
{
    if (findById(design.racks, object))
        return Domain{DomainKind::Rack, object};
    if (findById(design.rows, object))
        return Domain{DomainKind::Row, object};
    if (findById(design.halls, object))
        return Domain{DomainKind::Hall, object};
    if (findById(design.powerSources, object))
        return Domain{DomainKind::PowerSource, object};
    if (findById(design.coolingLoops, object))
        return Domain{DomainKind::CoolingLoop, object};
    for (const RackType &type : design.rackTypes)
        if (const Placement *placement = findById(type.placements, object)) {
            const Part &part = partOf(design, *placement);
            const Domain domain{factsOf<FeedFacts>(part)     ? DomainKind::Feed
                                : factsOf<SwitchFacts>(part) ? DomainKind::Switch
                                                             : DomainKind::Node,
                                object, rack};
            return rackOf(design, domain) ? std::optional(domain) : std::nullopt;
        }
    return std::nullopt;
}

Loss lossOf(const Design &design, const Results &results, const Domain &domain)
{
    Types types(design, results);
    switch (domain.kind) {
    case DomainKind::Rack:
        return lossOfRacks(
            design, types, [&](const Rack &rack) { return rack.id == domain.object; }, always);
    case DomainKind::Row:
        return lossOfRacks(
            design, types, [&](const Rack &rack) { return rack.row == domain.object; }, always);
    case DomainKind::Hall: {
        const auto rows = rowsIn(design, domain.object);
        return lossOfRacks(
            design, types, [&](const Rack &rack) { return rows.contains(rack.row); }, always);
    }
    case DomainKind::PowerSource:
        return lossOfSource(design, results, types, domain.object);
    case DomainKind::CoolantUnit:
    case DomainKind::CoolingLoop:
    case DomainKind::AirHandler:
        return lossOfCooling(design, results, types, domain);
    case DomainKind::Node:
    case DomainKind::Feed:
    case DomainKind::Switch:
        break;
    }
    return lossInRack(design, types, domain);
}

std::optional<bool> CoolingLeft::suffices() const
{
    if (units == 1)
        return false;
    if (!capacity)
        return std::nullopt;
    switch (checkLimit(heat, capacity)) {
    case Verdict::Pass:
        return true;
    case Verdict::Fail:
        return false;
    case Verdict::NotEvaluated:
        break;
    }
    return std::nullopt;
}

CoolingLeft coolingLeft(const Design &design, const Results &results, const CoolingLoop &loop)
{
    Total<Power> heat;
    for (const Rack &rack : design.racks)
        if (std::ranges::count(loop.rows, rack.row) > 0)
            heat.add(results.types.at(rack.type).one.heat.liquid);
    return leftOf(heat, loop.units, loop.unitCapacity);
}

CoolingLeft coolingLeft(const Design &design, const Results &results, const Hall &hall)
{
    Total<Power> heat;
    const auto rows = rowsIn(design, hall.id);
    for (const Rack &rack : design.racks)
        if (rows.contains(rack.row))
            heat.add(results.types.at(rack.type).one.heat.air);
    return leftOf(heat, hall.air.units, hall.air.unitCapacity);
}

} // namespace clusterwright
