#include "model/analysis/phases.h"

#include <cmath>
#include <complex>
#include <numbers>

namespace clusterwright {
namespace {

constexpr int most = 99; // banks of one rack PDU

const FeedFacts *factsOfFeed(const std::vector<Placed> &placed, const FeedLoad &feed)
{
    for (const Placed &thing : placed)
        if (thing.placement->id == feed.placement)
            return factsOf<FeedFacts>(*thing.part);
    return nullptr;
}

bool arePhasesKnown(const FeedFacts &facts)
{
    return !facts.isShelf && facts.phases && facts.lineVoltage && facts.lineVoltage->value > Voltage{} &&
           (facts.phases->value == 1 || facts.wiring);
}

int banksOf(const FeedFacts &facts)
{
    if (!arePhasesKnown(facts))
        return 0;
    const std::int64_t usual = facts.phases->value == 3 ? 3 : 1;
    return static_cast<int>(std::clamp<std::int64_t>(facts.banks ? facts.banks->value : usual, 1, most));
}

/// What a cord puts on a bank.
void addToBank(LineLoad &load, const FeedFacts *facts, int bank, Power power)
{
    if (bank == 0 || !facts || facts->phases->value == 1) {
        load.even += power;
        return;
    }
    const auto line = static_cast<std::size_t>((bank - 1) % 3);
    (facts->wiring->value == Wiring::LineToLine ? load.pairs : load.singles)[line] += power;
}

/// The voltage across what hangs on a bank.
Voltage bankVoltage(const FeedFacts &facts)
{
    const bool isToNeutral = facts.phases->value == 3 && facts.wiring->value == Wiring::LineToNeutral;
    return isToNeutral ? facts.lineVoltage->value / std::numbers::sqrt3 : facts.lineVoltage->value;
}

Current currentOf(Power power, Voltage voltage, double powerFactor)
{
    return amperes(inWatts(power) / inVolts(voltage) / powerFactor);
}

/// Cords that still want a bank, each with its normal load.
struct OpenCord {
    std::size_t place = 0; ///< index into the list of cords
    Power power;
};

/// Puts each on the bank of least load whose line carries least.
void balance(std::vector<CordPlace> &cords, std::vector<OpenCord> open, int banks, std::vector<Power> loads)
{
    std::ranges::stable_sort(open, std::ranges::greater{}, &OpenCord::power);
    const auto lineLoad = [&](std::size_t bank) {
        Power sum{};
        for (std::size_t i = bank % 3; i < loads.size(); i += 3)
            sum += loads[i];
        return sum;
    };
    for (const OpenCord &cord : open) {
        std::size_t best = 0;
        for (std::size_t bank = 1; bank < static_cast<std::size_t>(banks); ++bank)
            if (std::pair(lineLoad(bank), loads[bank]) < std::pair(lineLoad(best), loads[best]))
                best = bank;
        cords[cord.place].bank = static_cast<int>(best) + 1;
        loads[best] += cord.power;
    }
}

std::vector<CordPlace> placeCords(const std::vector<Placed> &placed, const RackFeeds &feeds)
{
    std::vector<CordPlace> cords;
    std::vector<std::vector<OpenCord>> open(feeds.feeds.size());
    std::vector<int> banks;
    for (const FeedLoad &feed : feeds.feeds)
        banks.push_back(banksOf(*factsOfFeed(placed, feed)));
    std::vector<std::vector<Power>> loads;
    for (const int count : banks)
        loads.emplace_back(static_cast<std::size_t>(count), Power{});
    for (const Placed &thing : placed) {
        if (!drawsPower(*thing.part))
            continue;
        const auto feedOfCord = cordsOf(thing, feeds.feeds);
        const auto &max = thing.part->electrical.max;
        const Power each =
            max ? max->value / static_cast<double>(std::max<std::size_t>(feedOfCord.size(), 1)) : Power{};
        for (std::size_t i = 0; i < feedOfCord.size(); ++i) {
            const std::size_t feed = feedOfCord[i];
            cords.push_back({thing.placement->id, i, feed, 0});
            const auto &chosen = thing.placement->banks;
            const int wanted = i < chosen.size() ? std::atoi(chosen[i].c_str()) : 0;
            if (wanted >= 1 && wanted <= banks[feed]) {
                cords.back().bank = wanted;
                loads[feed][static_cast<std::size_t>(wanted) - 1] += each;
            } else if (banks[feed] > 0) {
                open[feed].push_back({cords.size() - 1, each});
            }
        }
    }
    for (std::size_t feed = 0; feed < open.size(); ++feed)
        balance(cords, std::move(open[feed]), banks[feed], std::move(loads[feed]));
    return cords;
}

/// The power on each bank of a feed with some feeds dead.
std::vector<Power> bankPowers(const std::vector<Placed> &placed, const RackPhases &phases, std::size_t feed,
                              int banks, std::uint64_t dead)
{
    std::vector<Power> powers(static_cast<std::size_t>(banks), Power{});
    std::size_t cord = 0;
    for (const Placed &thing : placed) {
        const std::size_t first = cord;
        int live = 0;
        while (cord < phases.cords.size() && phases.cords[cord].device == thing.placement->id)
            live += !(dead >> phases.cords[cord++].feed & 1);
        const Electrical &electrical = thing.part->electrical;
        if (cord == first || !electrical.max || live < electrical.supplies->value.needed)
            continue;
        for (std::size_t i = first; i < cord; ++i)
            if (phases.cords[i].feed == feed && phases.cords[i].bank > 0)
                powers[static_cast<std::size_t>(phases.cords[i].bank) - 1] +=
                    electrical.max->value / static_cast<double>(live);
    }
    return powers;
}

std::array<Current, 3> linesOf(const LineLoad &load, const FeedFacts &facts, double powerFactor)
{
    if (facts.phases->value == 1)
        return {currentOf(load.sum(), facts.lineVoltage->value, powerFactor), Current{}, Current{}};
    const LineCurrents lines = currentsOf(load, facts.lineVoltage->value, powerFactor).lines;
    return {lines.l1, lines.l2, lines.l3};
}

std::optional<Current> lineLimitOf(const FeedFacts &facts, double continuousFactor)
{
    if (facts.continuousLimit)
        return lineCurrent(facts.continuousLimit->value, facts.lineVoltage->value,
                           static_cast<int>(facts.phases->value));
    if (facts.inputCurrent)
        return facts.inputCurrent->value * continuousFactor;
    return std::nullopt;
}

FeedPhases normalOf(std::size_t index, const FeedFacts &facts, const LineLoad &load, double powerFactor,
                    double continuousFactor)
{
    FeedPhases feed;
    feed.feed = index;
    feed.phases = static_cast<int>(facts.phases->value);
    feed.voltage = facts.lineVoltage->value;
    feed.load = load;
    feed.unknownCount = load.unknownCount;
    feed.normal = feed.worst = linesOf(load, facts, powerFactor);
    feed.lineLimit = lineLimitOf(facts, continuousFactor);
    if (facts.bankBreaker)
        feed.bankLimit = facts.bankBreaker->value * continuousFactor;
    if (feed.phases == 3) {
        const Currents currents = currentsOf(load, feed.voltage, powerFactor);
        feed.neutral = currents.neutral;
        feed.imbalance = currents.lines.imbalance();
    }
    return feed;
}

void addBanks(FeedPhases &feed, const FeedFacts &facts, const std::vector<Placed> &placed,
              const RackPhases &phases, double powerFactor)
{
    int bank = 0;
    for (const Power &power : bankPowers(placed, phases, feed.feed, banksOf(facts), 0)) {
        const Current current = currentOf(power, bankVoltage(facts), powerFactor);
        feed.banks.push_back({++bank, current, current, {}});
    }
}

/// Keeps the currents that the loss of another feed makes worse.
void addLoss(FeedPhases &feed, const FeedFacts &facts, const std::vector<Placed> &placed,
             const RackFeeds &feeds, const RackPhases &phases, std::size_t lost, double powerFactor)
{
    const std::uint64_t dead = std::uint64_t{1} << lost;
    const auto lines = linesOf(survivalOf(placed, feeds, phases, dead).feeds[feed.feed], facts, powerFactor);
    if (std::ranges::max(lines) > std::ranges::max(feed.worst)) {
        feed.worst = lines;
        feed.worstLoss = feeds.feeds[lost].name;
    }
    const auto powers = bankPowers(placed, phases, feed.feed, banksOf(facts), dead);
    for (std::size_t bank = 0; bank < powers.size(); ++bank)
        if (const Current current = currentOf(powers[bank], bankVoltage(facts), powerFactor);
            current > feed.banks[bank].worst) {
            feed.banks[bank].worst = current;
            feed.banks[bank].worstLoss = feeds.feeds[lost].name;
        }
}

} // namespace

void LineLoad::add(const LineLoad &other, double times)
{
    for (std::size_t i = 0; i < 3; ++i) {
        pairs[i] += other.pairs[i] * times;
        singles[i] += other.singles[i] * times;
    }
    even += other.even * times;
    unknownCount += other.unknownCount;
}

Power LineLoad::sum() const
{
    return pairs[0] + pairs[1] + pairs[2] + singles[0] + singles[1] + singles[2] + even;
}

Currents currentsOf(const LineLoad &load, Voltage line, double powerFactor)
{
    using Phasor = std::complex<double>;
    constexpr double third = 2 * std::numbers::pi / 3;
    const double toNeutral = inVolts(line) / std::numbers::sqrt3;
    std::array<Phasor, 3> pairs, singles;
    for (std::size_t i = 0; i < 3; ++i) {
        const double angle = -third * static_cast<double>(i);
        // A voltage between two lines leads that of the first one to neutral by 30 degrees.
        pairs[i] = std::polar(inWatts(load.pairs[i]) / powerFactor / inVolts(line), angle + third / 4);
        singles[i] =
            std::polar((inWatts(load.singles[i]) + inWatts(load.even) / 3) / powerFactor / toNeutral, angle);
    }
    const auto of = [&](std::size_t i) { return std::abs(pairs[i] - pairs[(i + 2) % 3] + singles[i]); };
    return {{amperes(of(0)), amperes(of(1)), amperes(of(2))},
            amperes(std::abs(singles[0] + singles[1] + singles[2]))};
}

Survival survivalOf(const std::vector<Placed> &placed, const RackFeeds &feeds, const RackPhases &phases,
                    std::uint64_t dead, bool typical)
{
    Survival survival{std::vector<LineLoad>(feeds.feeds.size()), {}};
    std::vector<const FeedFacts *> facts;
    for (const FeedLoad &feed : feeds.feeds)
        facts.push_back(factsOfFeed(placed, feed));
    std::size_t cord = 0;
    for (const Placed &thing : placed) {
        if (!drawsPower(*thing.part))
            continue;
        const std::size_t first = cord;
        int live = 0;
        while (cord < phases.cords.size() && phases.cords[cord].device == thing.placement->id)
            live += !(dead >> phases.cords[cord++].feed & 1);
        const Electrical &electrical = thing.part->electrical;
        const auto &power = typical ? electrical.typical : electrical.max;
        if (electrical.supplies && live < electrical.supplies->value.needed) {
            survival.lost.push_back(&thing);
            continue;
        }
        if (!electrical.supplies || !power) {
            for (std::size_t i = 0; i < survival.feeds.size(); ++i)
                survival.feeds[i].unknownCount += !(dead >> i & 1);
            continue;
        }
        for (std::size_t i = first; i < cord; ++i)
            if (const CordPlace &place = phases.cords[i]; !(dead >> place.feed & 1))
                addToBank(survival.feeds[place.feed], facts[place.feed], place.bank,
                          power->value / static_cast<double>(live));
    }
    return survival;
}

RackPhases computePhases(const std::vector<Placed> &placed, const RackFeeds &feeds, double powerFactor,
                         double continuousFactor)
{
    RackPhases result;
    if (feeds.feeds.empty() || feeds.feeds.size() > 64)
        return result;
    result.cords = placeCords(placed, feeds);
    const Survival normal = survivalOf(placed, feeds, result, 0);
    for (std::size_t i = 0; i < feeds.feeds.size(); ++i) {
        const FeedFacts &facts = *factsOfFeed(placed, feeds.feeds[i]);
        if (!arePhasesKnown(facts))
            continue;
        FeedPhases feed = normalOf(i, facts, normal.feeds[i], powerFactor, continuousFactor);
        addBanks(feed, facts, placed, result, powerFactor);
        for (std::size_t lost = 0; lost < feeds.feeds.size(); ++lost)
            if (lost != i)
                addLoss(feed, facts, placed, feeds, result, lost, powerFactor);
        result.feeds.push_back(std::move(feed));
    }
    return result;
}

} // namespace clusterwright
