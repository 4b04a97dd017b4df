#include "model/parts/partproblems.h"

#include "model/parts/figuretext.h"
#include "model/text.h"

#include <algorithm>
#include <cmath>

namespace clusterwright {
namespace {

/// What a figure of a part can be at most, by the end of its key. Ten times and more of anything on the
/// market: it catches a wrong unit, not a bold claim.
struct Bound {
    std::string_view ending, unit;
    double most;
};
constexpr std::array bounds{
    Bound{"reach_m", "m", 200'000},
    Bound{"_m", "m", 20},
    Bound{"_kg", "kg", 20'000},
    Bound{"_byte_per_s", "B/s", 1e16},
    Bound{"_byte", "B", 1e18},
    Bound{"_m3_per_s", "m³/s", 100},
    Bound{"_hz", "1/s", 2e10},
    Bound{"_op_per_s", "1/s", 1e19},
    Bound{"transfer_per_s", "1/s", 1e12},
    Bound{"_c", "°C", 150},
    Bound{"_k", "K", 100},
    Bound{"_va", "VA", 1e7},
    Bound{"_w", "W", 1e7},
    Bound{"_v", "V", 40'000},
    Bound{"_a", "A", 20'000},
    Bound{"_pa", "Pa", 1e7},
    Bound{"_s", "s", 10},
    Bound{"height_u", "", 60},
    Bound{"efficiency", "", 1},
    Bound{"_fraction", "", 1},
    Bound{"_days", "", 3650},
    Bound{"pcie_generation", "", 10},
};

const Bound *boundOf(std::string_view key)
{
    const auto *found =
        std::ranges::find_if(bounds, [key](const Bound &bound) { return key.ends_with(bound.ending); });
    return found == bounds.end() ? nullptr : found;
}

template <typename Q>
std::optional<double> numberOf(const Q &value)
{
    if constexpr (std::is_same_v<Q, HalfUnits>)
        return inUnits(value);
    else if constexpr (std::is_arithmetic_v<Q>)
        return static_cast<double>(value);
    else if constexpr (requires { baseUnitOf(value); })
        return inBaseUnit(value);
    else
        return std::nullopt;
}

struct Checker {
    const Part &part;
    std::vector<PartProblem> problems = {};

    void add(const std::string &key, std::string message) { problems.push_back({key, std::move(message)}); }

    template <typename Q>
    void look(const std::string &key, const Figure<Q> &figure)
    {
        const std::optional<double> number = numberOf(figure.value);
        if (number && !std::isfinite(*number))
            add(key, "is no number.");
        else if (number && *number < 0 && !key.ends_with("_c"))
            add(key, "is " + formatExact(*number) + ", which is negative.");
        const Bound *bound = boundOf(key);
        if (bound && number && *number > bound->most)
            add(key, "is " + formatExact(*number) + " " + std::string(bound->unit) + ", above " +
                         formatExact(bound->most) + "; look at the unit.");
        lookAtSource(key, figure.kind, figure.source, figure.basis);
    }

    void lookAtSource(const std::string &key, FigureKind kind, const std::string &source,
                      const std::string &basis)
    {
        if (kind == FigureKind::Estimate && basis.empty())
            add(key, "is an estimate without a basis.");
        if (kind != FigureKind::Estimate && source.empty())
            add(key, "has no source.");
        if (!source.empty() && !sourceOf(part, source))
            add(key, "cites \"" + source + "\", which is no key of the part's sources.");
    }

    /// The first must not be above the second.
    template <typename Q>
    void order(const char *lowKey, const Stated<Q> &low, const char *highKey, const Stated<Q> &high)
    {
        if (low && high && low->value > high->value)
            add(highKey, "is " + formatExact(*numberOf(high->value)) + ", below " + figureTitle(lowKey) +
                             " of " + formatExact(*numberOf(low->value)) + ".");
    }
};

void lookAtOrder(Checker &checker)
{
    const Electrical &e = checker.part.electrical;
    const Thermal &t = checker.part.thermal;
    checker.order("typical_power_w", e.typical, "max_power_w", e.max);
    checker.order("idle_power_w", e.idle, "typical_power_w", e.typical);
    checker.order("idle_power_w", e.idle, "max_power_w", e.max);
    checker.order("lowest_input_voltage_v", e.lowestVoltage, "highest_input_voltage_v", e.highestVoltage);
    const Lifecycle &life = checker.part.lifecycle;
    checker.order("shortest_lead_days", life.shortestLead, "longest_lead_days", life.longestLead);
    if (const auto *server = factsOf<ServerFacts>(checker.part)) {
        checker.order("lowest_inlet_c", server->lowestInlet, "highest_inlet_c", t.highestInlet);
        checker.order("memory_byte", server->memory, "max_memory_byte", server->mostMemory);
    }
    if (const auto *feed = factsOf<FeedFacts>(checker.part))
        checker.order("continuous_limit_va", feed->continuousLimit, "rating_va", feed->rating);
    if (const auto *cooling = factsOf<CoolingFacts>(checker.part))
        checker.order("lowest_supply_c", cooling->lowestSupply, "highest_supply_c", cooling->highestSupply);
    if (const auto *cpu = factsOf<CpuFacts>(checker.part))
        checker.order("base_clock_hz", cpu->baseClock, "boost_clock_hz", cpu->boostClock);
    if (const auto *value = factsOf<ReferenceFacts>(checker.part))
        checker.order("lowest_value", value->lowest, "highest_value", value->highest);
}

void lookAtTexts(Checker &checker)
{
    const Part &part = checker.part;
    for (const auto &[key, text] : {std::pair{"id", &part.id},
                                    {"vendor", &part.vendor},
                                    {"model", &part.model},
                                    {"version", &part.version}})
        if (text->empty())
            checker.add(key, "is missing.");
    if (part.summary.size() > longestSummary && !part.netbox) // a description from NetBox is kept whole
        checker.add("summary",
                    "has " + std::to_string(part.summary.size()) + " characters; lists show 60 at most.");
    const PartKind kind = kindOf(part);
    const bool mayBeFlat = kind == PartKind::RackPdu || kind == PartKind::Item ||
                           kind == PartKind::PowerEquipment || (part.netbox && part.netbox->role == "child");
    if (part.size.height && part.size.height->value == HalfUnits{} && !mayBeFlat)
        checker.add("height_u", "is 0; only rack PDUs, power equipment and items hang beside the units.");
    for (const Source &source : part.sources)
        if (source.key.empty() || source.title.empty())
            checker.add("sources", "holds a document without key or title.");
    for (const LifeDate &date : part.lifecycle.dates) {
        if (!isPartDate(date.date))
            checker.add("life_dates",
                        "holds \"" + date.date + "\", which is no date such as 2026-08-14, 2026Q3 or 2026.");
        checker.lookAtSource("life_dates", date.source.empty() ? FigureKind::Estimate : FigureKind::Rated,
                             date.source, date.basis);
    }
    if (part.lifecycle.trade != TradeData{} && part.lifecycle.trade.source.empty())
        checker.add("trade", "has no source.");
}

} // namespace

bool isPartDate(const std::string &text)
{
    // 9 stands for a digit
    for (const std::string_view form : {"9999", "9999H9", "9999Q9", "9999-99", "9999-99-99"}) {
        const bool fits = std::ranges::equal(
            text, form, [](char c, char sign) { return sign == '9' ? c >= '0' && c <= '9' : c == sign; });
        if (!fits)
            continue;
        const int part = form.size() > 4 ? std::stoi(text.substr(5)) : 1;
        const int most = form[4 % form.size()] == 'H' ? 2 : form[4 % form.size()] == 'Q' ? 4 : 12;
        const int day = form.size() == 10 ? std::stoi(text.substr(8)) : 1;
        return part >= 1 && part <= most && day >= 1 && day <= 31;
    }
    return false;
}

std::vector<PartProblem> problemsOf(const Part &part)
{
    Checker checker{part};
    lookAtTexts(checker);
    visitFigures(part, [&checker](const char *key, const auto &figure) {
        if (figure)
            checker.look(key, *figure);
    });
    lookAtOrder(checker);
    return std::move(checker.problems);
}

} // namespace clusterwright
