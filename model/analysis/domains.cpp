#include "model/analysis/domains.h"

#include "model/evaluation.h"
#include "model/text.h"

namespace clusterwright {
namespace {

std::string counted(int count, const std::string &one, const std::string &many)
{
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

void add(DomainGroup &group, const RackOutage &outage, int racks = 1)
{
    group.racks += outage.isAll ? racks : 0;
    group.devices += static_cast<int>(outage.dark.size()) * racks;
    group.nodes += outage.nodes * racks;
    group.accelerators += outage.accelerators * racks;
    group.unknownCount += (outage.unknownCount + outage.unknownAccelerators) * racks;
}

void say(DomainGroup &group, Maintainable answer, std::string reason)
{
    group.maintainable = answer;
    group.reason = std::move(reason);
}

/// What goes down with it, as a reason; empty if nothing does.
std::string whatStops(const DomainGroup &group)
{
    if (group.nodes > 0)
        return counted(group.nodes, "node goes down", "nodes go down");
    if (group.devices > 0)
        return counted(group.devices, "device goes down", "devices go down");
    return {};
}

/// The loss of whole racks, or of whatever else does not come back while it is serviced.
void sayStops(DomainGroup &group)
{
    const std::string stops = whatStops(group);
    say(group, Maintainable::No, stops.empty() ? "everything in it stops" : stops);
}

std::string overloadText(const FeedLoad &feed, const Total<ApparentPower> &load)
{
    return "feed " + feed.name + " would carry " + formatTotal(load) + " of " + formatQuantity(*feed.limit);
}

/// What the feeds that are left of a rack say: why it is not maintainable, why that cannot be told, or which
/// of them carry it.
void sayFeeds(DomainGroup &group, const Design &design, const RackFeeds &feeds, const RackOutage &outage,
              std::uint64_t dead)
{
    if (group.maintainable == Maintainable::No)
        return;
    const auto overloads = overloadsOf(outage, feeds.feeds, design);
    std::string carriers;
    bool isKnown = outage.unknownCount == 0;
    for (std::size_t i = 0; i < feeds.feeds.size(); ++i) {
        if (dead >> i & 1)
            continue;
        carriers += (carriers.empty() ? "" : ", ") + feeds.feeds[i].name;
        isKnown &=
            checkLimit(apparent(outage.loads[i], design), feeds.feeds[i].limit) != Verdict::NotEvaluated;
    }
    if (!outage.dark.empty())
        say(group, Maintainable::No, whatStops(group));
    else if (!overloads.empty())
        say(group, Maintainable::No,
            overloadText(feeds.feeds[overloads.front().feed], overloads.front().load));
    else if (!isKnown)
        say(group, Maintainable::Unknown, "loads, supplies or limits of the other feeds are not all known");
    else if (group.maintainable == Maintainable::Unknown && group.reason.empty())
        say(group, Maintainable::Yes,
            (carriers.size() > 1 ? "feeds " : "feed ") + carriers +
                (carriers.size() > 1 ? " carry its load" : " carries its load"));
}

std::optional<Time> repairOf(const Design &design, ComponentClass component)
{
    const ComponentUpkeep upkeep = upkeepOf(design, component);
    if (!upkeep.repair)
        return std::nullopt;
    return upkeep.repair->value;
}

/// Everything that the domains are made from.
class Finder {
public:
    Finder(const Design &design, const Results &results) : m_design(design), m_results(results)
    {
        for (const RackType &type : design.rackTypes)
            if (results.types.at(type.id).racks > 0) {
                m_placed.emplace(&type, placedIn(design, type));
                m_outages.emplace(type.id, outageOfRack(m_placed.at(&type)));
            }
        for (const Rack &rack : design.racks) {
            m_inRow[rack.row][rack.type] += 1;
            m_firstRacks.try_emplace(rack.type, rack.id);
        }
    }

    std::vector<DomainGroup> all()
    {
        addInRacks();
        addSources();
        addCooling();
        addPlaces();
        addSwitches();
        for (DomainGroup &group : m_groups)
            finish(group);
        return std::move(m_groups);
    }

private:
    template <typename Visitor>
    void visitTypes(const Visitor &visit)
    {
        for (const RackType &type : m_design.rackTypes)
            if (const auto placed = m_placed.find(&type); placed != m_placed.end())
                visit(type, placed->second, m_results.types.at(type.id));
    }

    void addInRacks()
    {
        visitTypes([&](const RackType &type, const std::vector<Placed> &placed, const TypeResults &results) {
            for (const Placed &device : placed)
                if (device.placement->role == Role::ComputeNode)
                    addNode(type, device, results.racks);
        });
        visitTypes([&](const RackType &type, const std::vector<Placed> &, const TypeResults &results) {
            DomainGroup group{DomainKind::Rack, type.name, {DomainKind::Rack, {}}, type.id, results.racks};
            add(group, m_outages.at(type.id));
            sayStops(group);
            m_groups.push_back(std::move(group));
        });
        visitTypes([&](const RackType &type, const std::vector<Placed> &placed, const TypeResults &results) {
            for (std::size_t i = 0; i < results.feeds.feeds.size(); ++i)
                addFeed(type, placed, results, i);
        });
    }

    /// Nodes of one part are alike wherever they stand.
    void addNode(const RackType &type, const Placed &device, int racks)
    {
        if (const auto known = m_nodes.find(device.part->id); known != m_nodes.end()) {
            m_groups[known->second].count += racks;
            return;
        }
        m_nodes.emplace(device.part->id, m_groups.size());
        DomainGroup group{DomainKind::Node,
                          fullName(*device.part),
                          {DomainKind::Node, device.placement->id},
                          type.id,
                          racks};
        const std::vector<Placed> alone{device};
        RackOutage outage = outageOfRack(alone);
        outage.isAll = false; // the rack is not what fails
        add(group, outage);
        say(group, Maintainable::No, "the node itself stops; a job goes on with a spare one only");
        group.repair = repairOf(m_design, ComponentClass::Chassis);
        m_groups.push_back(std::move(group));
    }

    void addFeed(const RackType &type, const std::vector<Placed> &placed, const TypeResults &results,
                 std::size_t index)
    {
        const FeedLoad &feed = results.feeds.feeds[index];
        const std::uint64_t dead = std::uint64_t{1} << index;
        DomainGroup group{DomainKind::Feed,
                          "Feed " + feed.name + " of " + type.name,
                          {DomainKind::Feed, feed.placement},
                          type.id,
                          results.racks};
        const RackOutage outage = outageOfFeeds(placed, results.feeds, results.phases, dead);
        add(group, outage);
        sayFeeds(group, m_design, results.feeds, outage, dead);
        const auto *facts = factsOf<FeedFacts>(partOf(m_design, *findById(type.placements, feed.placement)));
        group.repair =
            repairOf(m_design, facts->isShelf ? ComponentClass::PowerShelf : ComponentClass::RackPdu);
        m_groups.push_back(std::move(group));
    }

    void addSources()
    {
        const std::vector<SupplyGroup> supplied = m_design.powerSources.empty()
                                                      ? std::vector<SupplyGroup>()
                                                      : supplyGroups(m_design, m_results.types);
        for (std::size_t i = 0; i < m_design.powerSources.size(); ++i) {
            const PowerSource &source = m_design.powerSources[i];
            DomainGroup group{
                DomainKind::PowerSource, source.name, {DomainKind::PowerSource, source.id}, {}, 1};
            group.repair = repairOf(m_design, ComponentClass::PowerSource);
            const auto dead = deadSources(m_design, {i});
            bool isFeeding = false;
            for (const SupplyGroup &racks : supplied)
                if (const std::uint64_t mask = deadFeeds(racks, dead); mask != 0) {
                    isFeeding = true;
                    addSupplied(group, racks, mask);
                }
            sayChain(group, i, isFeeding);
            addMerged(std::move(group), nameOf(source.kind));
        }
    }

    void addSupplied(DomainGroup &group, const SupplyGroup &racks, std::uint64_t mask)
    {
        const TypeResults &results = m_results.types.at(racks.type->id);
        const RackOutage outage = outageOfFeeds(m_placed.at(racks.type), results.feeds, results.phases, mask);
        add(group, outage, static_cast<int>(racks.racks.size()));
        sayFeeds(group, m_design, results.feeds, outage, mask);
    }

    /// What the chain itself says: pieces that others carry, and pieces that the loss overloads.
    void sayChain(DomainGroup &group, std::size_t index, bool isFeeding) const
    {
        if (whatStops(group).empty() && index < m_results.chain.losses.size())
            for (const Overload &overload : m_results.chain.losses[index].overloads)
                if (const PowerSource *other = findById(m_design.powerSources, overload.object)) {
                    say(group, Maintainable::No,
                        other->name + " would carry " + formatQuantity(overload.load) + " of " +
                            formatQuantity(overload.limit));
                    return;
                }
        if (const std::string stops = whatStops(group); !stops.empty())
            say(group, Maintainable::No, stops);
        else if (!isFeeding)
            say(group, Maintainable::Yes, "what hangs on it has another source, or nothing hangs on it");
    }

    void addCooling()
    {
        for (const CoolingLoop &loop : m_design.coolingLoops) {
            const auto rows = [&](const RowId &row) { return std::ranges::count(loop.rows, row) > 0; };
            DomainGroup all = cooled(rows, isLiquidCooled);
            all.kind = DomainKind::CoolingLoop;
            all.first = {DomainKind::CoolingLoop, loop.id};
            all.name = loop.name;
            const CoolingLeft left = coolingLeft(m_design, m_results, loop);
            DomainGroup unit = all;
            unit.kind = DomainKind::CoolantUnit;
            unit.name = "CDU of " + loop.name;
            addUnit(std::move(unit), left, ComponentClass::CoolantUnit);
            sayStops(all);
            m_groups.push_back(std::move(all));
        }
        for (const Hall &hall : m_design.halls)
            if (hall.air != HallAir{}) {
                DomainGroup unit =
                    cooled([&](const RowId &row) { return hallOf(row) == hall.id; }, isAirCooled);
                unit.kind = DomainKind::AirHandler;
                unit.first = {DomainKind::AirHandler, hall.id};
                unit.name = "Air handler of " + hall.name;
                addUnit(std::move(unit), coolingLeft(m_design, m_results, hall), ComponentClass::AirHandler);
            }
    }

    HallId hallOf(const RowId &row) const
    {
        const Row *found = findById(m_design.rows, row);
        return found ? found->hall : HallId();
    }

    template <typename Chosen>
    DomainGroup cooled(const Chosen &isChosen, const GoesDark &goesDark)
    {
        std::map<RackTypeId, int> racks;
        for (const auto &[row, types] : m_inRow)
            if (isChosen(row))
                for (const auto &[type, count] : types)
                    racks[type] += count;
        DomainGroup group;
        for (const auto &[type, count] : racks)
            add(group, outageOf(m_placed.at(findById(m_design.rackTypes, type)), goesDark), count);
        return group;
    }

    /// `unit` holds what stops when no unit is left.
    void addUnit(DomainGroup unit, const CoolingLeft &left, ComponentClass component)
    {
        unit.first.kind = unit.kind;
        unit.count = static_cast<int>(std::max<std::int64_t>(1, left.units));
        unit.repair = repairOf(m_design, component);
        const auto suffices = left.suffices();
        const std::string carried = "the others carry " +
                                    (left.capacity ? formatQuantity(*left.capacity) : "an unknown part") +
                                    " of " + formatTotal(left.heat);
        say(unit,
            !suffices   ? Maintainable::Unknown
            : *suffices ? Maintainable::Yes
                        : Maintainable::No,
            carried);
        if (suffices != false) { // nothing stops, or nothing that can be told
            unit.unknownCount = suffices ? 0 : unit.unknownCount + unit.devices;
            unit.racks = unit.devices = unit.nodes = 0;
            unit.accelerators = 0;
        }
        m_groups.push_back(std::move(unit));
    }

    DomainGroup racksIn(const std::map<RackTypeId, int> &types) const
    {
        DomainGroup group;
        for (const auto &[type, count] : types)
            add(group, m_outages.at(type), count);
        sayStops(group);
        return group;
    }

    void addPlaces()
    {
        std::map<HallId, std::map<RackTypeId, int>> inHall;
        for (const Row &row : m_design.rows)
            if (const auto types = m_inRow.find(row.id); types != m_inRow.end()) {
                for (const auto &[type, count] : types->second)
                    inHall[row.hall][type] += count;
                DomainGroup group = racksIn(types->second);
                group.kind = DomainKind::Row;
                group.name = row.name;
                group.first = {DomainKind::Row, row.id};
                addMerged(std::move(group), {});
            }
        for (const Hall &hall : m_design.halls)
            if (const auto types = inHall.find(hall.id); types != inHall.end()) {
                DomainGroup group = racksIn(types->second);
                group.kind = DomainKind::Hall;
                group.name = hall.name;
                group.first = {DomainKind::Hall, hall.id};
                m_groups.push_back(std::move(group));
            }
    }

    void addSwitches()
    {
        visitTypes([&](const RackType &type, const std::vector<Placed> &placed, const TypeResults &results) {
            for (const Placed &device : placed)
                if (factsOf<SwitchFacts>(*device.part))
                    addSwitch(type, *device.placement, results.racks);
        });
    }

    void addSwitch(const RackType &type, const Placement &placement, int racks)
    {
        if (const auto known = m_switches.find(placement.role); known != m_switches.end()) {
            m_groups[known->second].count += racks;
            return;
        }
        m_switches.emplace(placement.role, m_groups.size());
        DomainGroup group{DomainKind::Switch,
                          "Switch of role " + std::string(nameOf(placement.role)),
                          {DomainKind::Switch, placement.id},
                          type.id,
                          racks};
        group.devices = 1;
        group.unknownCount = 1; // what it cuts off
        group.repair = repairOf(m_design, ComponentClass::Switch);
        say(group, Maintainable::Unknown, "the design has no fabric yet that says what hangs on it");
        m_groups.push_back(std::move(group));
    }

    /// Adds it to one of the same sort and loss, if there is one.
    void addMerged(DomainGroup group, std::string_view sort)
    {
        for (auto &[other, otherSort] : m_merged) {
            DomainGroup &known = m_groups[other];
            if (otherSort != sort || known.kind != group.kind || known.racks != group.racks ||
                known.devices != group.devices || known.accelerators != group.accelerators ||
                known.unknownCount != group.unknownCount || known.maintainable != group.maintainable)
                continue;
            ++known.count;
            return;
        }
        m_merged.emplace_back(m_groups.size(), sort);
        m_groups.push_back(std::move(group));
    }

    void finish(DomainGroup &group) const
    {
        const bool isMerged = group.kind == DomainKind::PowerSource || group.kind == DomainKind::Row;
        if (isMerged && group.count > 1)
            group.name += " and " + std::to_string(group.count - 1) + " alike";
        if (group.kind == DomainKind::Rack)
            group.first.object = m_firstRacks.at(group.type);
        const Inventory &total = m_results.total.inventory;
        if (total.accelerators > 0 && total.unknownAccelerators == 0 && group.unknownCount == 0)
            group.share = static_cast<double>(group.accelerators) / static_cast<double>(total.accelerators);
    }

    const Design &m_design;
    const Results &m_results;
    std::map<const RackType *, std::vector<Placed>> m_placed; ///< of types of which racks stand
    std::map<RackTypeId, RackOutage> m_outages;               ///< of whole racks
    std::map<RowId, std::map<RackTypeId, int>> m_inRow;
    std::map<RackTypeId, RackId> m_firstRacks;
    std::map<PartId, std::size_t> m_nodes; ///< index of their group
    std::map<Role, std::size_t> m_switches;
    std::vector<DomainGroup> m_groups;
    std::vector<std::pair<std::size_t, std::string_view>> m_merged; ///< index and sort
};

} // namespace

std::vector<DomainGroup> failureDomains(const Design &design, const Results &results)
{
    return Finder(design, results).all();
}

std::string titleOf(DomainKind kind)
{
    std::string title(nameOf(kind));
    std::ranges::replace(title, '_', ' ');
    title.front() = static_cast<char>(title.front() - 'a' + 'A');
    return title;
}

} // namespace clusterwright
