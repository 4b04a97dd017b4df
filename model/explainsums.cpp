#include "model/explainsums.h"

#include "model/text.h"

namespace clusterwright {
namespace {

using PowerFigure = std::optional<Figure<Power>>;

template <PowerFigure Electrical::*figure>
constexpr const char *keyOf = "";
template <>
constexpr const char *keyOf<&Electrical::max> = "max_power_w";
template <>
constexpr const char *keyOf<&Electrical::typical> = "typical_power_w";
template <>
constexpr const char *keyOf<&Electrical::idle> = "idle_power_w";
template <>
constexpr const char *keyOf<&Electrical::nameplate> = "nameplate_power_w";

template <PowerFigure Electrical::*figure>
std::optional<Share> powerShare(const Part &part, const Design &)
{
    if (!drawsPower(part))
        return std::nullopt;
    const PowerFigure &power = part.electrical.*figure;
    return Share{power ? std::optional(inWatts(power->value)) : std::nullopt, {keyOf<figure>}};
}

std::optional<Share> massShare(const Part &part, const Design &)
{
    const auto &mass = part.size.mass;
    return Share{mass ? std::optional(inKilograms(mass->value)) : std::nullopt, {"mass_kg"}};
}

/// The part of the maximum power that goes to air, or else to liquid.
std::optional<Share> heatShare(const Part &part, bool isToAir)
{
    if (!drawsPower(part))
        return std::nullopt;
    Share share{{}, {"max_power_w", "liquid_heat_fraction"}};
    const auto &power = part.electrical.max;
    const auto &liquid = part.thermal.liquidFraction;
    if (!power || !liquid)
        return share;
    const double fraction = isToAir ? 1 - liquid->value : liquid->value;
    share.each = inWatts(power->value * fraction);
    if (isToAir)
        share.arithmetic = formatQuantity(power->value) + " × (1 - " + formatExact(liquid->value) + ")";
    else
        share.arithmetic = formatQuantity(power->value) + " × " + formatExact(liquid->value);
    return share;
}

std::optional<Share> airHeatShare(const Part &part, const Design &)
{
    return heatShare(part, true);
}

std::optional<Share> liquidHeatShare(const Part &part, const Design &)
{
    return heatShare(part, false);
}

std::optional<Share> airflowShare(const Part &part, const Design &design)
{
    auto share = heatShare(part, true);
    if (!share || !share->each)
        return share;
    const VolumeFlow flow = airflowFor(watts(*share->each), design.assumptions.airDensity.value,
                                       design.assumptions.airRise.value);
    share->arithmetic = formatQuantity(watts(*share->each)) + " / (ρ cp ΔT)";
    share->each = inCubicMetresPerSecond(flow);
    return share;
}

std::optional<Share> acceleratorShare(const Part &part, const Design &)
{
    const auto *server = factsOf<ServerFacts>(part);
    if (!server)
        return std::nullopt;
    const auto &count = server->acceleratorCount;
    return Share{count ? std::optional(static_cast<double>(count->value)) : std::nullopt,
                 {"accelerator_count"}};
}

template <Money Price::*money>
std::optional<Share> priceShare(const Part &part, const Design &design)
{
    const auto entry = design.priceBook.prices.find(part.id);
    if (entry == design.priceBook.prices.end())
        return Share{{}, {}, {}, "no entry in the price book"};
    const Price &price = entry->second;
    std::string source = price.basis;
    if (!price.date.empty())
        source += ", " + price.date;
    if (!design.priceBook.name.empty())
        source += "; price book " + design.priceBook.name;
    return Share{inDollars(price.*money), {}, {}, source};
}

template <typename Q>
SumFigure sumOf(const Total<Q> &total)
{
    return {inBaseUnit(total.known), total.unknownCount};
}

template <Money MoneyTotal::*money>
SumFigure priceOf(const Summary &summary)
{
    return {inDollars(summary.price.*money), summary.price.unknownCount};
}

template <Total<Power> LoadTotals::*load>
SumFigure loadOf(const Summary &summary)
{
    return sumOf(summary.power.*load);
}

template <Total<Power> HeatTotals::*heat>
SumFigure heatOf(const Summary &summary)
{
    return sumOf(summary.heat.*heat);
}

template <typename Q>
std::string asQuantity(double value)
{
    return formatQuantity(fromBaseUnit<Q>(value));
}

std::string asCount(double value)
{
    return formatGrouped(value, 0);
}

std::string asUnits(double value)
{
    return formatExact(value) + " U";
}

constexpr const char *priceRule =
    "A part without an entry in the price book counts as unknown once per piece; the sum is a lower bound.";
constexpr const char *unitRule = "Nothing is unknown: what stands in units has a known height.";
constexpr const char *acceleratorRule =
    "A server whose count is not stated is listed as unknown; the sum holds the known ones only.";

constexpr std::array sums{
    SumMetric{{"power_max_w", "Maximum power", "W", "P = Σ n × P_max, over all devices that draw power"},
              powerShare<&Electrical::max>,
              loadOf<&LoadTotals::max>,
              asQuantity<Power>},
    SumMetric{
        {"power_typical_w", "Typical power", "W", "P = Σ n × P_typical, over all devices that draw power"},
        powerShare<&Electrical::typical>,
        loadOf<&LoadTotals::typical>,
        asQuantity<Power>},
    SumMetric{{"power_idle_w", "Idle power", "W", "P = Σ n × P_idle, over all devices that draw power"},
              powerShare<&Electrical::idle>,
              loadOf<&LoadTotals::idle>,
              asQuantity<Power>},
    SumMetric{{"power_nameplate_w", "Nameplate power", "W",
               "P = Σ n × P_nameplate, over all devices that draw power"},
              powerShare<&Electrical::nameplate>,
              loadOf<&LoadTotals::nameplate>,
              asQuantity<Power>},
    SumMetric{{"heat_w", "Heat", "W", "Q = Σ n × P_max: electrical power becomes heat (steady state)"},
              powerShare<&Electrical::max>,
              heatOf<&HeatTotals::all>,
              asQuantity<Power>},
    SumMetric{{"air_heat_w", "Heat to air", "W", "Q_air = Σ n × P_max × (1 - share to liquid)"},
              airHeatShare,
              heatOf<&HeatTotals::air>,
              asQuantity<Power>},
    SumMetric{{"liquid_heat_w", "Heat to liquid", "W", "Q_liquid = Σ n × P_max × share to liquid"},
              liquidHeatShare,
              heatOf<&HeatTotals::liquid>,
              asQuantity<Power>},
    SumMetric{{"airflow_m3_per_s", "Airflow needed", "m³/s", "V = Σ n × Q_air / (ρ × cp × ΔT)"},
              airflowShare,
              [](const Summary &summary) { return sumOf(summary.heat.airflow); },
              asQuantity<VolumeFlow>},
    SumMetric{{"mass_kg", "Mass", "kg",
               "m = Σ n × m_part, empty racks included, with cables and coolant as far as stated"},
              massShare,
              [](const Summary &summary) { return sumOf(summary.bulk.all); },
              asQuantity<Mass>},
    SumMetric{
        {"rack_units_used", "Rack units used", "U", "units taken on the front, the rear or both, each once"},
        nullptr,
        [](const Summary &summary) {
            return SumFigure{inUnits(summary.bulk.unitsUsed), 0};
        },
        asUnits,
        unitRule},
    SumMetric{{"accelerators", "Accelerators", "", "Σ n × accelerators of the server"},
              acceleratorShare,
              [](const Summary &summary) {
                  return SumFigure{static_cast<double>(summary.inventory.accelerators), 0};
              },
              asCount,
              acceleratorRule},
    SumMetric{{"price_low_usd", "Price, low", "USD", "Σ n × low end of the price range"},
              priceShare<&Price::low>,
              priceOf<&MoneyTotal::low>,
              asQuantity<Money>,
              priceRule},
    SumMetric{{"price_base_usd", "Price, base", "USD", "Σ n × base price"},
              priceShare<&Price::base>,
              priceOf<&MoneyTotal::base>,
              asQuantity<Money>,
              priceRule},
    SumMetric{{"price_high_usd", "Price, high", "USD", "Σ n × high end of the price range"},
              priceShare<&Price::high>,
              priceOf<&MoneyTotal::high>,
              asQuantity<Money>,
              priceRule},
};

constexpr std::array feeds{
    Metric{"feed_load_va", "Load", "VA", "S = Σ n × P_max × cords on the feed / live cords / pf"},
    Metric{"feed_load_one_lost_va", "Load with one feed lost", "VA",
           "S = Σ n × P_max × cords on the feed / cords still live / pf, for the worst loss of another feed"},
};

} // namespace

std::span<const SumMetric> sumMetrics()
{
    return sums;
}

std::span<const Metric> feedMetrics()
{
    return feeds;
}

std::vector<ExplainedInput> inputsOf(const std::string &metric, const Design &design)
{
    if (metric != "airflow_m3_per_s")
        return {};
    const auto &density = design.assumptions.airDensity;
    const auto &rise = design.assumptions.airRise;
    return {{"density of air ρ", formatExact(inKilogramsPerCubicMetre(density.value)) + " kg/m³",
             sourceText(density)},
            {"temperature rise ΔT", formatExact(inKelvins(rise.value)) + " K", sourceText(rise)},
            {"specific heat cp", "1,006 J/(kg K)",
             "dry air at room temperature; ASHRAE Handbook, Fundamentals, psychrometrics"}};
}

ExplainedTerm unitTerm(const ExplainContext &context, const Part &part, int count, HalfUnits taken)
{
    const double height = part.size.height ? inUnits(part.size.height->value) : 0;
    ExplainedTerm term{part.id, fullName(part), count, inUnits(taken), {}, {}};
    term.arithmetic = std::to_string(count) + " × " + asUnits(height);
    if (inUnits(taken) != height * count)
        term.arithmetic += ", less what shares a unit with another";
    term.arithmetic += " = " + asUnits(inUnits(taken));
    term.source = sourcesOf(context, part, {"height_u"});
    return term;
}

std::vector<ExplainedTerm> unitTerms(const ExplainContext &context,
                                     const std::vector<std::pair<const RackType *, int>> &types)
{
    struct Taken {
        int pieces = 0, halves = 0;
    };
    std::map<PartId, Taken> takenBy;
    for (const auto &[type, racks] : types) {
        const int end = rackPartOf(context.design, *type).size.height->value.count;
        std::vector<bool> isTaken(static_cast<std::size_t>(end), false);
        for (const Placed &thing : placedIn(context.design, *type)) {
            const UnitPlace *place = unitPlaceOf(*thing.placement);
            if (!place)
                continue;
            Taken &taken = takenBy[thing.part->id];
            taken.pieces += racks;
            const int top = std::min((place->bottom + thing.part->size.height->value).count, end);
            for (int half = std::max(0, place->bottom.count); half < top; ++half)
                if (!isTaken[static_cast<std::size_t>(half)]) {
                    isTaken[static_cast<std::size_t>(half)] = true;
                    taken.halves += racks;
                }
        }
    }
    std::vector<ExplainedTerm> terms;
    for (const auto &[part, taken] : takenBy)
        terms.push_back(unitTerm(context, context.design.parts.at(part), taken.pieces, {taken.halves}));
    return terms;
}

} // namespace clusterwright
