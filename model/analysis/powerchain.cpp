#include "model/analysis/powerchain.h"

#include "model/evaluation.h"

#include <unordered_map>

namespace clusterwright {
namespace {

/// The chain as indices, so that each failure is a few passes over arrays.
struct Chain {
    std::vector<std::vector<std::size_t>> above, below; ///< of each piece
    std::vector<std::size_t> upwards;                   ///< every piece before those that feed it
};

Chain chainOf(const Design &design)
{
    const auto &sources = design.powerSources;
    std::unordered_map<std::string_view, std::size_t> indexOf;
    for (std::size_t i = 0; i < sources.size(); ++i)
        indexOf.emplace(sources[i].id, i);
    Chain chain;
    chain.above.resize(sources.size());
    chain.below.resize(sources.size());
    for (std::size_t i = 0; i < sources.size(); ++i)
        for (const PowerSourceId &id : sources[i].fedBy) {
            chain.above[i].push_back(indexOf.at(id));
            chain.below[chain.above[i].back()].push_back(i);
        }
    std::vector<std::size_t> left(sources.size()); // pieces below that are not in the order yet
    for (std::size_t i = 0; i < sources.size(); ++i) {
        left[i] = chain.below[i].size();
        if (left[i] == 0)
            chain.upwards.push_back(i);
    }
    for (std::size_t next = 0; next < chain.upwards.size(); ++next)
        for (const std::size_t above : chain.above[chain.upwards[next]])
            if (--left[above] == 0)
                chain.upwards.push_back(above);
    return chain;
}

std::vector<bool> deadIn(const Chain &chain, const std::vector<std::size_t> &failed)
{
    std::vector<bool> dead(chain.above.size(), false);
    for (const std::size_t source : failed)
        dead[source] = true;
    for (auto it = chain.upwards.rbegin(); it != chain.upwards.rend(); ++it) {
        const auto &above = chain.above[*it];
        dead[*it] = dead[*it] ||
                    (!above.empty() && std::ranges::all_of(above, [&](std::size_t i) { return dead[i]; }));
    }
    return dead;
}

/// Which share of a piece's draw another carries: the live ones share equally, standby ones only if there is
/// nothing else.
double shareOf(const Design &design, const Chain &chain, const std::vector<bool> &dead, std::size_t piece,
               std::size_t carrier)
{
    int usual = 0, standby = 0;
    for (const std::size_t i : chain.above[piece])
        if (!dead[i])
            ++(design.powerSources[i].standby == Answer::Yes ? standby : usual);
    const bool isStandby = design.powerSources[carrier].standby == Answer::Yes;
    if (dead[carrier] || (isStandby && usual > 0))
        return 0;
    return 1.0 / (usual > 0 ? usual : standby);
}

/// A load times a number, its unknowns kept.
LineLoad scaled(const LineLoad &load, double factor)
{
    LineLoad result;
    result.add(load, factor);
    return result;
}

/// The load of so many racks whose lines rotate, beginning with the order of rack `first`.
LineLoad rotated(const LineLoad &one, std::size_t first, std::size_t racks)
{
    LineLoad sum;
    for (std::size_t order = 0; order < 3; ++order) {
        const std::size_t skipped = (order + 3 - first % 3) % 3; // racks before the first of this order
        const double times = racks > skipped ? static_cast<double>((racks - skipped + 2) / 3) : 0;
        for (std::size_t line = 0; line < 3; ++line) {
            sum.pairs[(line + order) % 3] += one.pairs[line] * times;
            sum.singles[(line + order) % 3] += one.singles[line] * times;
        }
    }
    sum.even = one.even * static_cast<double>(racks);
    return sum;
}

struct Carried {
    LineLoad connected, demand, drawn;
};

/// What one piece carries, once those below it are known.
Carried carriedBy(const Design &design, const Chain &chain, const std::vector<bool> &dead, std::size_t piece,
                  const LineLoad &feeds, const std::vector<Carried> &others, bool isTypical)
{
    const PowerSource &source = design.powerSources[piece];
    Carried own;
    own.connected = feeds;
    for (const std::size_t below : chain.below[piece])
        if (const double share = shareOf(design, chain, dead, below, piece); share > 0)
            own.connected.add(others[below].drawn, share);
    const Power sum = own.connected.sum();
    double factor = isTypical ? 1 : source.diversity.value_or(1);
    if (!isTypical && source.cap && sum * factor > *source.cap)
        factor = *source.cap / sum;
    own.demand = scaled(own.connected, factor);
    own.drawn = scaled(own.demand, source.efficiency ? 1 / source.efficiency->value : 1);
    return own;
}

/// From the feeds of the racks up to the beginnings of the chain.
std::vector<Carried> carry(const Design &design, const Chain &chain, const std::vector<LineLoad> &feeds,
                           bool isTypical)
{
    const std::vector<bool> allLive(feeds.size(), false);
    std::vector<Carried> carried(feeds.size());
    for (const std::size_t i : chain.upwards)
        carried[i] = carriedBy(design, chain, allLive, i, feeds[i], carried, isTypical);
    return carried;
}

/// The same after a loss, for the pieces that it changes: those that feed `touched` ones or share with dead
/// ones, and all above them. They are added to `changed`.
std::vector<Carried> carryAfter(const Design &design, const Chain &chain, const std::vector<bool> &dead,
                                const std::vector<LineLoad> &feeds, const std::vector<std::size_t> &touched,
                                std::vector<Carried> carried, std::vector<std::size_t> &changed)
{
    std::vector<bool> isChanged = dead;
    for (const std::size_t source : touched)
        isChanged[source] = true;
    for (std::size_t i = 0; i < dead.size(); ++i)
        if (dead[i])
            for (const std::size_t below : chain.below[i])
                for (const std::size_t other : chain.above[below])
                    isChanged[other] = true;
    for (const std::size_t i : chain.upwards) {
        if (!isChanged[i])
            continue;
        for (const std::size_t above : chain.above[i])
            isChanged[above] = true;
        carried[i] = carriedBy(design, chain, dead, i, feeds[i], carried, false);
        changed.push_back(i);
    }
    return carried;
}

std::optional<Current> lineLimitOf(const PowerSource &source, double continuousFactor)
{
    if (!source.breaker)
        return std::nullopt;
    return *source.breaker * (source.fullyRated == Answer::Yes ? 1 : continuousFactor);
}

int phasesOf(const PowerSource &source)
{
    return source.phases == PhaseCount::Three ? 3 : 1;
}

std::optional<ApparentPower> limitOf(const PowerSource &source, double continuousFactor)
{
    std::optional<ApparentPower> limit = source.rating;
    if (source.breaker && source.lineVoltage) {
        const double factor = source.fullyRated == Answer::Yes ? 1 : continuousFactor;
        const ApparentPower ofBreaker =
            branchLimit(*source.lineVoltage, *source.breaker, phasesOf(source), factor).power;
        if (!limit || ofBreaker < *limit)
            limit = ofBreaker;
    }
    return limit;
}

std::array<Current, 3> linesOf(const PowerSource &source, const LineLoad &load, double powerFactor)
{
    if (!source.lineVoltage)
        return {};
    if (source.phases == PhaseCount::One)
        return {lineCurrent(apparent(load.sum(), powerFactor), *source.lineVoltage, 1), Current{}, Current{}};
    const LineCurrents lines = currentsOf(load, *source.lineVoltage, powerFactor).lines;
    return {lines.l1, lines.l2, lines.l3};
}

Total<Power> totalOf(const LineLoad &load)
{
    return {load.sum(), load.unknownCount};
}

/// Everything that the failures are computed from.
class SourceFailures {
public:
    SourceFailures(const Design &design, const std::map<RackTypeId, TypeResults> &types,
                   const std::map<RackTypeId, std::vector<Placed>> &placed)
        : m_design(design), m_types(types), m_placed(placed), m_chain(chainOf(design)),
          m_groups(supplyGroups(design, types)), m_hanging(design.powerSources.size())
    {
        std::vector<std::size_t> racks(design.powerSources.size(), 0);
        for (std::size_t i = 0; i < m_groups.size(); ++i)
            for (std::size_t feed = 0; feed < m_groups[i].sources.size(); ++feed)
                if (const std::size_t source = m_groups[i].sources[feed]; source != noSource) {
                    m_hanging[source].push_back({i, feed, racks[source]});
                    racks[source] += m_groups[i].racks.size();
                }
    }

    const Chain &chain() const { return m_chain; }
    const std::vector<SupplyGroup> &groups() const { return m_groups; }

    const Survival &survival(const RackType &type, std::uint64_t dead, bool isTypical = false)
    {
        auto &known = isTypical ? m_typical : m_survivals;
        const auto [at, isNew] = known.try_emplace(std::pair(&type, dead));
        if (isNew) {
            const TypeResults &results = m_types.at(type.id);
            at->second = survivalOf(m_placed.at(type.id), results.feeds, results.phases, dead, isTypical);
        }
        return at->second;
    }

    /// What hangs on each piece directly, with nothing lost.
    std::vector<LineLoad> normalLoads(bool isTypical)
    {
        std::vector<LineLoad> loads(m_design.powerSources.size());
        const std::vector<bool> dead(loads.size(), false);
        for (std::size_t source = 0; source < loads.size(); ++source)
            loads[source] = loadOn(source, dead, isTypical);
        return loads;
    }

    /// The same on one piece after a loss.
    LineLoad loadAfter(std::size_t source, const std::vector<bool> &dead)
    {
        return loadOn(source, dead, false);
    }

    /// The groups that have a dead feed.
    std::vector<std::size_t> groupsTouched(const std::vector<bool> &dead) const
    {
        std::vector<std::size_t> groups;
        for (std::size_t source = 0; source < dead.size(); ++source)
            if (dead[source])
                for (const Hanging &feed : m_hanging[source])
                    groups.push_back(feed.group);
        std::ranges::sort(groups);
        const auto twins = std::ranges::unique(groups);
        groups.erase(twins.begin(), twins.end());
        return groups;
    }

    /// The pieces that carry feeds of groups with a dead feed.
    std::vector<std::size_t> sourcesTouched(const std::vector<bool> &dead) const
    {
        std::vector<bool> isTouched(dead.size(), false);
        for (const std::size_t group : groupsTouched(dead))
            for (const std::size_t source : m_groups[group].sources)
                if (source != noSource)
                    isTouched[source] = true;
        std::vector<std::size_t> sources;
        for (std::size_t source = 0; source < isTouched.size(); ++source)
            if (isTouched[source])
                sources.push_back(source);
        return sources;
    }

    void addLoss(const SupplyGroup &group, std::uint64_t mask, SourceLoss &loss)
    {
        if (mask == 0)
            return;
        const int racks = static_cast<int>(group.racks.size());
        const bool isDark = mask == (~std::uint64_t{0} >> (64 - group.sources.size()));
        (isDark ? loss.racksDark : loss.racksDegraded) += racks;
        const Survival &survival = this->survival(*group.type, mask);
        for (const Placed *device : survival.lost) {
            loss.devicesLost += racks;
            loss.nodesLost += device->placement->role == Role::ComputeNode ? racks : 0;
            const auto *server = factsOf<ServerFacts>(*device->part);
            if (server && server->acceleratorCount)
                loss.acceleratorsLost += server->acceleratorCount->value * racks;
        }
        const auto &feeds = m_types.at(group.type->id).feeds.feeds;
        for (std::size_t i = 0; i < feeds.size(); ++i)
            if (const ApparentPower load =
                    apparent(survival.feeds[i].sum(), m_design.assumptions.powerFactor.value);
                !(mask >> i & 1) &&
                checkLimit(Total<ApparentPower>{load, 0}, feeds[i].limit) == Verdict::Fail)
                addOverload(loss.overloads, {feeds[i].placement, feeds[i].name, group.type->id, racks, load,
                                             *feeds[i].limit});
    }

private:
    /// A feed of a group on a piece, and how many racks hang there before it.
    struct Hanging {
        std::size_t group = 0, feed = 0, before = 0;
    };

    LineLoad loadOn(std::size_t source, const std::vector<bool> &dead, bool isTypical)
    {
        LineLoad sum;
        if (dead[source])
            return sum;
        const bool rotates = m_design.powerSources[source].rotates == Answer::Yes;
        for (const Hanging &hanging : m_hanging[source]) {
            const SupplyGroup &group = m_groups[hanging.group];
            const LineLoad &one =
                survival(*group.type, deadFeeds(group, dead), isTypical).feeds[hanging.feed];
            LineLoad all = rotates ? rotated(one, hanging.before, group.racks.size())
                                   : scaled(one, static_cast<double>(group.racks.size()));
            all.unknownCount = one.unknownCount * static_cast<int>(group.racks.size());
            sum.add(all);
        }
        return sum;
    }

    /// Groups of one type that differ only in their sources are one overload.
    static void addOverload(std::vector<Overload> &overloads, const Overload &overload)
    {
        for (Overload &known : overloads)
            if (known.object == overload.object && known.load == overload.load) {
                known.racks += overload.racks;
                return;
            }
        overloads.push_back(overload);
    }

    const Design &m_design;
    const std::map<RackTypeId, TypeResults> &m_types;
    const std::map<RackTypeId, std::vector<Placed>> &m_placed;
    Chain m_chain;
    std::vector<SupplyGroup> m_groups;
    std::vector<std::vector<Hanging>> m_hanging; ///< on each piece
    std::map<std::pair<const RackType *, std::uint64_t>, Survival> m_survivals, m_typical;
};

SourceLoad normalOf(const PowerSource &source, const Carried &carried, const Carried &typical,
                    double powerFactor, double continuousFactor)
{
    SourceLoad load;
    load.source = source.id;
    load.connected = totalOf(carried.connected);
    load.demand = load.worst = totalOf(carried.demand);
    load.drawn = totalOf(carried.drawn);
    load.typical = totalOf(typical.drawn);
    load.limit = limitOf(source, continuousFactor);
    load.lineLimit = lineLimitOf(source, continuousFactor);
    load.lines = load.worstLines = linesOf(source, carried.demand, powerFactor);
    if (source.phases == PhaseCount::Three)
        load.imbalance = LineCurrents{load.lines[0], load.lines[1], load.lines[2]}.imbalance();
    return load;
}

/// Keeps what the loss makes worse, and lists the pieces that it overloads.
void addWorst(const Design &design, const std::vector<Carried> &carried,
              const std::vector<std::size_t> &changed, SourceLoss &loss, std::vector<SourceLoad> &sources)
{
    constexpr double rounding = 1 + 1e-9;
    const double powerFactor = design.assumptions.powerFactor.value;
    for (const std::size_t i : changed) {
        SourceLoad &source = sources[i];
        const Total<Power> demand = totalOf(carried[i].demand);
        if (source.source == loss.source)
            continue;
        if (demand.known > source.worst.known * rounding) {
            source.worst = demand;
            source.worstLoss = loss.source;
            source.worstLines = linesOf(design.powerSources[i], carried[i].demand, powerFactor);
        }
        const ApparentPower load = apparent(demand.known, powerFactor);
        if (checkLimit(Total<ApparentPower>{load, 0}, source.limit) == Verdict::Fail)
            loss.overloads.push_back({source.source, {}, {}, 0, load, *source.limit});
    }
}

} // namespace

std::vector<SupplyGroup> supplyGroups(const Design &design, const std::map<RackTypeId, TypeResults> &types)
{
    std::unordered_map<std::string_view, std::size_t> indexOf;
    for (std::size_t i = 0; i < design.powerSources.size(); ++i)
        indexOf.emplace(design.powerSources[i].id, i);
    std::unordered_map<std::string_view, const RackType *> typeOf;
    for (const RackType &type : design.rackTypes)
        typeOf.emplace(type.id, &type);
    std::vector<SupplyGroup> groups;
    std::map<std::pair<const RackType *, std::vector<std::size_t>>, std::size_t> known;
    for (const Rack &rack : design.racks) {
        const RackType *type = typeOf.at(rack.type);
        std::vector<std::size_t> sources;
        for (const FeedLoad &feed : types.at(rack.type).feeds.feeds) {
            const auto named = rack.feedSources.find(feed.name);
            const auto found = named == rack.feedSources.end() ? indexOf.end() : indexOf.find(named->second);
            sources.push_back(found == indexOf.end() ? noSource : found->second);
        }
        const auto [at, isNew] = known.emplace(std::pair(type, sources), groups.size());
        if (isNew)
            groups.push_back({type, std::move(sources), {}});
        groups[at->second].racks.push_back(&rack);
    }
    return groups;
}

std::vector<bool> deadSources(const Design &design, const std::vector<std::size_t> &failed)
{
    return deadIn(chainOf(design), failed);
}

std::uint64_t deadFeeds(const SupplyGroup &group, const std::vector<bool> &dead)
{
    std::uint64_t mask = 0;
    for (std::size_t i = 0; i < group.sources.size(); ++i)
        if (group.sources[i] != noSource && dead[group.sources[i]])
            mask |= std::uint64_t{1} << i;
    return mask;
}

ChainResults computeChain(const Design &design, const std::map<RackTypeId, TypeResults> &types,
                          const std::map<RackTypeId, std::vector<Placed>> &placed, double continuousFactor)
{
    ChainResults results;
    if (design.powerSources.empty())
        return results;
    SourceFailures failures(design, types, placed);
    const Chain &chain = failures.chain();
    auto loads = failures.normalLoads(false);
    const auto normal = carry(design, chain, loads, false);
    const auto typical = carry(design, chain, failures.normalLoads(true), true);
    for (std::size_t i = 0; i < normal.size(); ++i) {
        const PowerSource &source = design.powerSources[i];
        results.sources.push_back(
            normalOf(source, normal[i], typical[i], design.assumptions.powerFactor.value, continuousFactor));
        results.lossesUnknown += !source.efficiency;
        results.typicalLoss += typical[i].drawn.sum() - typical[i].demand.sum();
        if (source.fedBy.empty()) {
            results.drawn.add(results.sources.back().drawn);
            results.typical.add(results.sources.back().typical);
        }
    }
    for (const SupplyGroup &group : failures.groups())
        results.feedsUnconnected +=
            static_cast<int>(std::ranges::count(group.sources, noSource) * std::ssize(group.racks));
    for (std::size_t failed = 0; failed < normal.size(); ++failed) {
        const auto dead = deadIn(chain, {failed});
        SourceLoss loss;
        loss.source = design.powerSources[failed].id;
        for (const std::size_t index : failures.groupsTouched(dead)) {
            const SupplyGroup &group = failures.groups()[index];
            failures.addLoss(group, deadFeeds(group, dead), loss);
        }
        const auto touched = failures.sourcesTouched(dead);
        auto after = loads;
        for (const std::size_t source : touched)
            after[source] = failures.loadAfter(source, dead);
        std::vector<std::size_t> changed;
        const auto carried = carryAfter(design, chain, dead, after, touched, normal, changed);
        std::ranges::sort(changed); // overloads are listed in the order of the design
        addWorst(design, carried, changed, loss, results.sources);
        results.losses.push_back(std::move(loss));
    }
    return results;
}

} // namespace clusterwright
