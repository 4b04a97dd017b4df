// Design values of the calculators of circuits: of the selected power source, or of a rack PDU.
#include "model/calculators/designscope.h"

#include "model/calculators/power.h"
#include "model/checks/rule.h"

#include <algorithm>

namespace clusterwright::calc {
namespace {

std::optional<Known> sourceOrFeed(const Scope &scope, const char *ofSource, const char *ofFeed)
{
    return scope.source ? fieldOf(scope, Owner::Source, ofSource) : fieldOf(scope, Owner::Feed, ofFeed);
}

Finder sourceOrFeed(const char *ofSource, const char *ofFeed)
{
    return [=](const Scope &scope) { return sourceOrFeed(scope, ofSource, ofFeed); };
}

/// A source states its phases as a choice, a part as a number.
std::optional<Known> phases(const Scope &scope)
{
    auto known = sourceOrFeed(scope, "phases", "input_phases");
    if (known && scope.source)
        known->value = scope.source->phases == PhaseCount::Three ? 3 : 1;
    return known;
}

std::optional<Known> continuousFactor(const Scope &scope)
{
    std::optional<Known> known;
    if (scope.source && scope.source->fullyRated == Answer::Yes)
        known = Known{1, scope.source->name + ": rated for 100 % continuously"};
    else
        known =
            Known{parameterOf(scope.design, "PWR001", "continuous_factor"), "Rule PWR001: continuous factor"};
    return known;
}

const FeedLoad *loadOfFeed(const Scope &scope)
{
    if (!scope.results || !scope.feed)
        return nullptr;
    const auto &feeds = scope.results->feeds.feeds;
    const auto found = std::ranges::find(feeds, scope.feed->id, &FeedLoad::placement);
    return found == feeds.end() ? nullptr : &*found;
}

std::string nameOfFeed(const Scope &scope)
{
    return "Feed " + scope.feed->feed + " of " + nameOfType(scope);
}

std::optional<Known> load(const Scope &scope)
{
    std::optional<Known> known;
    if (scope.source) {
        const auto &loads = scope.evaluation.results.chain.sources;
        const auto found = std::ranges::find(loads, scope.source->id, &SourceLoad::source);
        if (found != loads.end())
            known = knownTotal(found->demand, scope.source->name + ": maximum demand, nothing lost");
    } else if (const FeedLoad *feed = loadOfFeed(scope)) {
        known = knownTotal(feed->load, nameOfFeed(scope) + ": maximum load, nothing lost");
    }
    return known;
}

/// The phases of a rack PDU all of whose load is taken between two lines.
const FeedPhases *lineToLine(const Scope &scope)
{
    const FeedLoad *feed = loadOfFeed(scope);
    if (!feed)
        return nullptr;
    for (const FeedPhases &phases : scope.results->phases.feeds) {
        const bool isPairs = phases.load.even == Power{} && phases.load.singles == std::array<Power, 3>{};
        if (scope.results->feeds.feeds.at(phases.feed).placement == feed->placement)
            return phases.phases == 3 && isPairs && phases.unknownCount == 0 ? &phases : nullptr;
    }
    return nullptr;
}

ApparentPower pairLoad(const Scope &scope, const FeedPhases &phases, std::size_t pair)
{
    return apparent(phases.load.pairs.at(pair), scope.design.assumptions.powerFactor.value);
}

Finder pairCurrent(std::size_t pair)
{
    return [pair](const Scope &scope) {
        std::optional<Known> known;
        if (const FeedPhases *phases = lineToLine(scope))
            known = Known{inAmperes(lineCurrent(pairLoad(scope, *phases, pair), phases->voltage, 1)),
                          nameOfFeed(scope) + ": load between two lines at maximum power"};
        return known;
    };
}

/// Of a PDU with one bank for each pair of lines.
Finder bankLoad(std::size_t bank)
{
    return [bank](const Scope &scope) {
        std::optional<Known> known;
        const FeedPhases *phases = lineToLine(scope);
        if (phases && phases->banks.size() == 3)
            known = Known{inVoltAmperes(pairLoad(scope, *phases, bank)),
                          nameOfFeed(scope) + ": load of the bank at maximum power"};
        return known;
    };
}

} // namespace

std::vector<DesignRow> circuitRows()
{
    const Finder voltage = sourceOrFeed("line_voltage_v", "line_voltage_v");
    const Finder breaker = sourceOrFeed("breaker_a", "input_current_a");
    return {{"power.branch_limit", "line_voltage_v", voltage},
            {"power.branch_limit", "breaker_a", breaker},
            {"power.branch_limit", "phases", phases},
            {"power.branch_limit", "continuous_factor", continuousFactor},
            {"power.branch_limit", "load_kw", load},
            {"power.branch_limit", "power_factor", field(Owner::Design, "power_factor")},
            {"power.line_currents", "i_ab_a", pairCurrent(0)},
            {"power.line_currents", "i_bc_a", pairCurrent(1)},
            {"power.line_currents", "i_ca_a", pairCurrent(2)},
            {"power.line_currents", "line_voltage_v", field(Owner::Feed, "line_voltage_v")},
            {"power.bank_check", "line_voltage_v", field(Owner::Feed, "line_voltage_v")},
            {"power.bank_check", "load_ab_va", bankLoad(0)},
            {"power.bank_check", "load_bc_va", bankLoad(1)},
            {"power.bank_check", "load_ca_va", bankLoad(2)},
            {"power.bank_check", "breaker_a", field(Owner::Feed, "input_current_a")},
            {"power.bank_check", "bank_breaker_a", field(Owner::Feed, "bank_breaker_a")},
            {"power.bank_check", "continuous_factor", continuousFactor}};
}

} // namespace clusterwright::calc
