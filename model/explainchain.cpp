// Why a piece of the power chain, a line of a rack PDU, or the whole facility carries what it does.
#include "model/explainparts.h"
#include "model/text.h"

namespace clusterwright {
namespace {

constexpr std::array metricTable{
    Metric{
        "source_load_va", "Load", "VA",
        "min(cap, diversity × sum of what hangs below) / pf; the live pieces that feed one share it equally"},
    Metric{"source_load_one_lost_va", "Load after the worst single loss", "VA",
           "the same with each other piece of the chain taken out in turn; the largest counts"},
    Metric{"source_drawn_w", "Power drawn from above", "W", "load / efficiency"},
    Metric{"line_current_a", "Fullest line", "A",
           "phasor sum of the cords between its lines and to neutral, each P / (U pf)"},
    Metric{"line_current_one_lost_a", "Fullest line after the worst loss of a feed", "A",
           "the same with each other feed of the rack taken out in turn"},
    Metric{"pue", "PUE", "", "facility power / IT power, at typical load"},
    Metric{"facility_w", "Facility power", "W",
           "IT power + loss of the power chain + cooling + other, at typical load"},
    Metric{"swing_w", "Load swing of a training job", "W", "highest - lowest power of all compute nodes"},
    Metric{"swing_storage_j", "Storage that flattens the swing", "J", "(highest - average) × compute time"},
};

std::string textOf(const std::optional<Figure<double>> &figure)
{
    return figure ? formatExact(figure->value) : "not stated";
}

std::string sourceOrNone(const auto &figure)
{
    return figure ? sourceText(*figure) : "nobody stated it";
}

/// A load as a term: so many racks of one kind, or a piece of the chain below.
ExplainedTerm termOf(std::string name, std::int64_t count, double sum, std::string arithmetic,
                     std::string source)
{
    ExplainedTerm term;
    term.name = std::move(name);
    term.count = count;
    term.sum = sum;
    term.arithmetic = std::move(arithmetic);
    term.source = std::move(source);
    return term;
}

/// The racks and pieces that hang on a source in normal operation.
std::vector<ExplainedTerm> loadTerms(const ExplainContext &context, std::size_t index)
{
    const Design &design = context.design;
    const auto &types = context.evaluation.results.types;
    const double powerFactor = design.assumptions.powerFactor.value;
    std::vector<ExplainedTerm> terms;
    for (const SupplyGroup &group : supplyGroups(design, types)) {
        const auto &feeds = types.at(group.type->id).feeds.feeds;
        for (std::size_t i = 0; i < feeds.size(); ++i) {
            if (group.sources[i] != index)
                continue;
            const auto racks = std::ssize(group.racks);
            const ApparentPower each = apparent(feeds[i].load.known, powerFactor);
            const ApparentPower all = each * static_cast<double>(racks);
            terms.push_back(
                termOf("feed " + feeds[i].name + " of " + group.type->name, racks, inVoltAmperes(all),
                       std::to_string(racks) + " × " + formatQuantity(each) + " = " + formatQuantity(all),
                       "load of the feed; ask there"));
        }
    }
    const PowerSource &source = design.powerSources[index];
    for (std::size_t i = 0; i < design.powerSources.size(); ++i) {
        const PowerSource &below = design.powerSources[i];
        if (std::ranges::count(below.fedBy, source.id) == 0 || source.standby == Answer::Yes)
            continue;
        const auto carriers = std::ranges::count_if(below.fedBy, [&](const PowerSourceId &id) {
            return findById(design.powerSources, id)->standby == Answer::No;
        });
        const ApparentPower drawn =
            apparent(context.evaluation.results.chain.sources[i].drawn.known, powerFactor);
        const ApparentPower share = drawn / static_cast<double>(std::max<std::ptrdiff_t>(carriers, 1));
        terms.push_back(termOf(below.name, 1, inVoltAmperes(share),
                               formatQuantity(drawn) + " / " + std::to_string(carriers) +
                                   " live = " + formatQuantity(share),
                               "what it draws; ask there"));
    }
    sortTerms(terms);
    return terms;
}

Explanation startOf(const Metric &metric, const std::string &object, const std::string &name)
{
    Explanation why{metric.key, object};
    why.title = std::string(metric.title) + " of " + name;
    why.formula = metric.formula;
    why.unit = metric.unit;
    return why;
}

std::optional<Explanation> explainSource(const ExplainContext &context, const Metric &metric,
                                         const std::string &object)
{
    const Design &design = context.design;
    const PowerSource *source = findById(design.powerSources, object);
    if (!source)
        return std::nullopt;
    const auto index = static_cast<std::size_t>(source - design.powerSources.data());
    const SourceLoad &load = context.evaluation.results.chain.sources[index];
    Explanation why = startOf(metric, object, source->name);
    const auto &factor = design.assumptions.powerFactor;
    const auto setTotal = [&](const auto &total) {
        why.known = inBaseUnit(total.known);
        why.unknownCount = total.unknownCount;
        why.value = formatTotal(total);
    };
    const std::string_view key = metric.key;
    if (key == "source_drawn_w") {
        setTotal(load.drawn);
        why.inputs.push_back({"load", formatTotal(load.demand), "its own load; ask there"});
        why.inputs.push_back(
            {"efficiency",
             source->efficiency ? formatPercent(source->efficiency->value) : "not stated, no loss counted",
             sourceOrNone(source->efficiency)});
    } else {
        const bool isLost = key == "source_load_one_lost_va";
        setTotal(apparent(isLost ? load.worst : load.demand, design));
        if (isLost)
            why.inputs.push_back({"piece lost",
                                  load.worstLoss.empty()
                                      ? "none adds to it"
                                      : findById(design.powerSources, load.worstLoss)->name,
                                  "the loss that loads this piece most"});
        else
            why.terms = loadTerms(context, index);
        if (source->diversity)
            why.inputs.push_back({"diversity", formatExact(*source->diversity), source->source});
        if (source->cap)
            why.inputs.push_back({"enforced cap", formatQuantity(*source->cap), source->source});
        why.inputs.push_back(
            {"continuous limit", load.limit ? formatQuantity(*load.limit) : "unknown", source->source});
        why.inputs.push_back({"power factor pf", formatExact(factor.value), sourceText(factor)});
    }
    why.unknownRule =
        "Devices of unknown maximum power are counted, not guessed; the load is a lower bound then.";
    return why;
}

std::optional<Explanation> explainLine(const ExplainContext &context, const Metric &metric,
                                       const std::string &object)
{
    for (const RackType &type : context.design.rackTypes) {
        const TypeResults &results = context.evaluation.results.types.at(type.id);
        for (const FeedPhases &phases : results.phases.feeds) {
            const FeedLoad &feed = results.feeds.feeds[phases.feed];
            if (feed.placement != object)
                continue;
            const bool isLost = std::string_view(metric.key) == "line_current_one_lost_a";
            const auto &lines = isLost ? phases.worst : phases.normal;
            Explanation why = startOf(metric, object, "feed " + feed.name + " of " + type.name);
            why.known = inAmperes(std::ranges::max(lines));
            why.unknownCount = phases.unknownCount;
            why.value = totalText(why.known, why.unknownCount, formatQuantity(std::ranges::max(lines)));
            for (std::size_t i = 0; i < static_cast<std::size_t>(phases.phases); ++i)
                why.inputs.push_back({"line " + std::to_string(i + 1), formatQuantity(lines[i]), "computed"});
            for (const BankLoad &bank : phases.banks)
                why.inputs.push_back({"bank " + std::to_string(bank.bank),
                                      formatQuantity(isLost ? bank.worst : bank.normal), "sum of its cords"});
            const Part &part = partOf(context.design, *findById(type.placements, object));
            why.inputs.push_back({"voltage", formatQuantity(phases.voltage),
                                  sourcesOf(context, part, {"line_voltage_v", "input_phases", "wiring"})});
            why.inputs.push_back({"continuous limit of a line",
                                  phases.lineLimit ? formatQuantity(*phases.lineLimit) : "unknown",
                                  sourcesOf(context, part, {"continuous_limit_va", "input_current_a"})});
            const auto &factor = context.design.assumptions.powerFactor;
            why.inputs.push_back({"power factor pf", formatExact(factor.value), sourceText(factor)});
            why.unknownRule = "A device of unknown power counts as unknown on every line.";
            return why;
        }
    }
    return std::nullopt;
}

Explanation explainFacility(const ExplainContext &context, const Metric &metric, const std::string &object)
{
    const Facility &facility = context.evaluation.results.facility;
    Explanation why = startOf(metric, object, "the design");
    why.inputs = {
        {"IT power", formatTotal(facility.it), "typical power of all devices"},
        {"loss of the power chain", formatTotal(facility.distribution), "efficiencies of its pieces"},
        {"cooling", formatTotal(facility.cooling), "fans, pumps, heat rejection"},
        {"other", formatTotal(facility.other), "as stated for the halls"}};
    why.unknownCount = facility.all.unknownCount;
    why.unknownRule = "While a figure is missing there is no PUE, and the power is a lower bound.";
    if (std::string_view(metric.key) == "pue") {
        why.known = facility.pue.value_or(0);
        why.value = facility.pue ? formatNumber(*facility.pue, 3) : "unknown";
    } else {
        why.known = inWatts(facility.all.known);
        why.value = formatTotal(facility.all);
    }
    return why;
}

Explanation explainSwing(const ExplainContext &context, const Metric &metric, const std::string &object)
{
    const LoadSwing &plan = context.design.swing;
    const Swing &swing = context.evaluation.results.swing;
    Explanation why = startOf(metric, object, "the design");
    why.inputs = {{"highest power", formatTotal(swing.high), "maximum power of all compute nodes"},
                  {"lowest over highest", textOf(plan.lowFraction), sourceOrNone(plan.lowFraction)}};
    const bool isStorage = std::string_view(metric.key) == "swing_storage_j";
    if (isStorage) {
        why.inputs.push_back({"compute time",
                              plan.computeTime ? formatQuantity(plan.computeTime->value) : "not stated",
                              sourceOrNone(plan.computeTime)});
        why.inputs.push_back({"exchange time",
                              plan.exchangeTime ? formatQuantity(plan.exchangeTime->value) : "not stated",
                              sourceOrNone(plan.exchangeTime)});
    }
    const auto set = [&](const auto &value) {
        why.known = value ? inBaseUnit(*value) : 0;
        why.unknownCount = value ? 0 : 1;
        why.value = value ? formatQuantity(*value) : "unknown";
    };
    if (isStorage)
        set(swing.storage);
    else
        set(swing.amplitude);
    why.unknownRule = "Without every input there is no swing.";
    return why;
}

} // namespace

std::span<const Metric> chainMetrics()
{
    return metricTable;
}

std::optional<Explanation> explainChain(const ExplainContext &context, const std::string &metric,
                                        const std::string &object)
{
    const auto *found =
        std::ranges::find_if(metricTable, [&](const Metric &one) { return metric == one.key; });
    if (found == metricTable.end())
        return std::nullopt;
    if (metric.starts_with("source_"))
        return explainSource(context, *found, object);
    if (metric.starts_with("line_"))
        return explainLine(context, *found, object);
    if (object != "design" && object != swingId)
        return std::nullopt;
    return metric.starts_with("swing_") ? explainSwing(context, *found, object)
                                        : explainFacility(context, *found, object);
}

} // namespace clusterwright
