#include "model/explain.h"

#include "model/design/field.h"
#include "model/explaincooling.h"
#include "model/explainparts.h"
#include "model/explainsums.h"
#include "model/text.h"

#include <algorithm>

namespace clusterwright {
namespace {

constexpr const char *lowerBound =
    "A figure that is not stated counts as unknown, never as zero; with unknown ones the sum is a lower "
    "bound.";

/// What is summed: parts with their counts, and the results that say the sum.
struct Scope {
    std::string name;
    std::map<PartId, int> parts;
    const Summary *summary = nullptr;                    ///< null for one piece
    std::vector<std::pair<const RackType *, int>> types; ///< and how many racks of each; none for one piece
};

Scope scopeOfType(const ExplainContext &context, const RackType &type, const std::string &name)
{
    const Summary &one = context.evaluation.results.types.at(type.id).one;
    return {name, one.inventory.parts, &one, {{&type, 1}}};
}

Scope scopeOfDesign(const ExplainContext &context)
{
    const Summary &total = context.evaluation.results.total;
    Scope scope{"the design", total.inventory.parts, &total, {}};
    for (const RackType &type : context.design.rackTypes)
        if (const int racks = context.evaluation.results.types.at(type.id).racks; racks > 0)
            scope.types.emplace_back(&type, racks);
    return scope;
}

std::optional<Scope> scopeOf(const ExplainContext &context, const std::string &object)
{
    const Design &design = context.design;
    if (object == "design")
        return scopeOfDesign(context);
    if (const Rack *rack = findById(design.racks, object))
        return scopeOfType(context, *findById(design.rackTypes, rack->type), rack->name);
    for (const RackType &type : design.rackTypes) {
        if (type.id == object)
            return scopeOfType(context, type, "one " + type.name);
        if (const Placement *placement = findById(type.placements, object))
            return Scope{placement->name + " in " + type.name, {{partOf(design, *placement).id, 1}}, {}, {}};
    }
    if (const auto part = design.parts.find(object); part != design.parts.end())
        return Scope{"one " + fullName(part->second), {{object, 1}}, nullptr, {}};
    return std::nullopt;
}

ExplainedTerm termOf(const ExplainContext &context, const SumMetric &metric, const Part &part, int count,
                     const Share &share)
{
    ExplainedTerm term{part.id, fullName(part), count, {}, std::to_string(count) + " × unknown", {}};
    term.source = share.source.empty() ? sourcesOf(context, part, share.figures) : share.source;
    if (!share.each)
        return term;
    term.sum = *share.each * count;
    const std::string each = share.arithmetic.empty() ? metric.format(*share.each) : share.arithmetic;
    term.arithmetic = std::to_string(count) + " × " + each + " = " + metric.format(*term.sum);
    return term;
}

std::vector<ExplainedTerm> termsOf(const ExplainContext &context, const SumMetric &metric, const Scope &scope)
{
    std::vector<ExplainedTerm> terms;
    const bool isPrice = metric.about.unit == std::string_view("USD");
    for (const auto &[id, count] : isPrice &&scope.summary ? billOf(scope.summary->inventory) : scope.parts) {
        const Part &part = context.design.parts.at(id);
        if (const auto share = metric.share(part, context.design))
            terms.push_back(termOf(context, metric, part, count, *share));
    }
    if (const int pieces = isPrice && scope.summary ? scope.summary->inventory.cablesWithoutPart : 0)
        terms.push_back({"", "Cables without a part", pieces, {}, std::to_string(pieces) + " × unknown", {}});
    return terms;
}

std::vector<ExplainedTerm> unitTermsOf(const ExplainContext &context, const Scope &scope)
{
    if (scope.summary)
        return unitTerms(context, scope.types);
    const Part &part = context.design.parts.at(scope.parts.begin()->first);
    return {unitTerm(context, part, 1, part.size.height ? part.size.height->value : HalfUnits{})};
}

/// What transceivers add to the figures of their devices, as in LoadedPlaces.
void addModules(Explanation &why, const ExplainContext &context, const SumMetric &metric, const Scope &scope)
{
    LoadedPlaces places(context.design, context.evaluation.results.fabrics);
    ExplainedTerm term;
    term.name = "Transceivers and cable ends";
    term.sum = 0;
    for (const auto &[type, racks] : scope.types)
        for (const Placed &thing : places.in(*type)) {
            const Part &published = partOf(context.design, *thing.placement);
            if (&published == thing.part)
                continue;
            const auto loaded = metric.share(*thing.part, context.design);
            const auto own = metric.share(published, context.design);
            if (!loaded || !own || !loaded->each || !own->each || *loaded->each == *own->each)
                continue;
            *term.sum += racks * (*loaded->each - *own->each);
            term.count += racks;
        }
    if (term.count == 0)
        return;
    term.arithmetic = "in " + std::to_string(term.count) +
                      " devices whose figures leave them out = " + metric.format(*term.sum);
    term.source = "the media of the links, the most of any rack of a type";
    why.terms.push_back(std::move(term));
}

Explanation explainSum(const ExplainContext &context, const SumMetric &metric, const Scope &scope,
                       const std::string &object)
{
    const std::string key = metric.about.key;
    Explanation why{
        key, object, metric.about.title + (" of " + scope.name), {}, metric.about.formula, metric.about.unit};
    why.terms = metric.share ? termsOf(context, metric, scope) : unitTermsOf(context, scope);
    why.inputs = inputsOf(key, context.design);
    if (key == "mass_kg")
        addAllowances(why, scope.types);
    if (metric.share)
        addModules(why, context, metric, scope);
    sortTerms(why.terms);
    why.unknownRule = metric.unknownRule ? metric.unknownRule : lowerBound;
    if (scope.summary) {
        const SumFigure shown = metric.figure(*scope.summary);
        why.known = shown.known;
        why.unknownCount = shown.unknownCount;
    } else {
        for (const ExplainedTerm &term : why.terms)
            term.sum ? why.known += *term.sum : why.unknownCount += static_cast<int>(term.count);
    }
    why.value = totalText(why.known, why.unknownCount, metric.format(why.known));
    return why;
}

/// A figure of a part, or an assumption of the design, by its key.
std::optional<Explanation> explainFigure(const ExplainContext &context, const std::string &key,
                                         const std::string &object)
{
    const auto fields = fieldsOf(context.design, object);
    const Field *field = findField(fields, key);
    const auto part = context.design.parts.find(object);
    const bool isPart = part != context.design.parts.end();
    if (!field || (!field->figure && !field->needsBasis))
        return std::nullopt;
    Explanation why{key, object};
    why.title = field->title + (isPart ? " of " + fullName(part->second) : " of the design");
    why.unit = field->unit;
    why.value = field->figure ? fieldText(*field) : "not stated";
    why.formula =
        isPart ? "one figure of the part; it holds for each piece of it" : "one value of the design";
    if (!field->figure) {
        why.unknownCount = 1;
        why.unknownRule = lowerBound;
        return why;
    }
    if (const auto *number = std::get_if<double>(&field->value))
        why.known = *number;
    const FigureNote &note = *field->figure;
    const Figure<double> assumption{0, note.kind, note.source, note.basis, note.confidence};
    why.inputs.push_back({std::string(nameOf(note.kind)) + " figure", why.value,
                          isPart ? fullSourceOf(context, part->second, key) : sourceText(assumption)});
    return why;
}

} // namespace

std::span<const Metric> metrics()
{
    static const std::vector<Metric> list = [] {
        std::vector<Metric> all;
        for (const SumMetric &metric : sumMetrics())
            all.push_back(metric.about);
        for (const Metric &metric : feedMetrics())
            all.push_back(metric);
        return all;
    }();
    return list;
}

std::span<const Metric> plantMetrics()
{
    static const std::vector<Metric> list = [] {
        std::vector<Metric> all;
        for (const auto &part :
             {chainMetrics(), coolingMetrics(), reliabilityMetrics(), costMetrics(), workloadMetrics()})
            all.insert(all.end(), part.begin(), part.end());
        return all;
    }();
    return list;
}

std::optional<Explanation> explain(const Design &design, const Evaluation &evaluation,
                                   const std::string &metric, const std::string &object,
                                   const Library *library)
{
    const ExplainContext context{design, evaluation, library};
    if (design.parts.contains(object)) // "heat_w" of a part is what it publishes, of all else the sum
        if (auto figure = explainFigure(context, metric, object))
            return figure;
    for (const SumMetric &sum : sumMetrics())
        if (metric == sum.about.key) {
            const auto scope = scopeOf(context, object);
            return scope ? std::optional(explainSum(context, sum, *scope, object)) : std::nullopt;
        }
    for (const Metric &feed : feedMetrics())
        if (metric == feed.key)
            return explainFeed(context, feed, object);
    if (auto chain = explainChain(context, metric, object))
        return chain;
    if (auto cooling = explainCooling(context, metric, object))
        return cooling;
    if (auto why = explainReliability(context, metric, object))
        return why;
    if (auto why = explainCost(context, metric, object))
        return why;
    if (auto why = explainWorkload(context, metric, object))
        return why;
    return explainFigure(context, metric, object);
}

} // namespace clusterwright
