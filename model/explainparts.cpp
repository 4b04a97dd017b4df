#include "model/explainparts.h"

#include "model/parts/figurelist.h"

namespace clusterwright {
namespace {

struct Cited {
    std::string source, basis; ///< as in Figure
    FigureKind kind = FigureKind::Estimate;
    Confidence confidence = Confidence::Low;
};

std::optional<Cited> citedBy(const Part &part, const std::string &key)
{
    std::optional<Cited> cited;
    visitFigures(part, [&](const char *figureKey, const auto &figure) {
        if (figureKey == key && figure)
            cited = Cited{figure->source, figure->basis, figure->kind, figure->confidence};
    });
    return cited;
}

/// A part that is not in the library has no library value to differ from.
bool isOverride(const ExplainContext &context, const Part &part, const std::string &key)
{
    if (!context.library)
        return false;
    const auto found = context.library->find(part.id);
    return found != context.library->end() && originOf(part, &found->second, key) == Origin::Override;
}

std::string documentOf(const Part &part, const Cited &cited, bool hasAddress)
{
    const Source *source = sourceOf(part, cited.source);
    if (!source)
        return {};
    std::string text = source->title;
    if (hasAddress && !source->url.empty())
        text += ", " + source->url;
    return source->retrieved.empty() ? text : text + ", read " + source->retrieved;
}

std::string sourceOfOne(const ExplainContext &context, const Part &part, const std::string &key,
                        bool hasAddress)
{
    const auto cited = citedBy(part, key);
    if (!cited)
        return {};
    std::string text = documentOf(part, *cited, hasAddress);
    if (isOverride(context, part, key))
        text = "set in this design" + (text.empty() ? "" : ": " + text);
    else if (cited->kind == FigureKind::Estimate)
        text = "estimate" + (text.empty() ? "" : " from " + text);
    if (!cited->basis.empty())
        text += (text.empty() ? "" : ": ") + cited->basis;
    return text + "; confidence " + std::string(nameOf(cited->confidence));
}

} // namespace

std::string sourcesOf(const ExplainContext &context, const Part &part, const std::vector<std::string> &keys)
{
    std::vector<std::pair<std::string, std::string>> named; // what comes from one source, and the source
    for (const std::string &key : keys) {
        const std::string one = sourceOfOne(context, part, key, false);
        const auto found = std::ranges::find(named, one, &std::pair<std::string, std::string>::second);
        if (found != named.end())
            found->first += ", " + figureTitle(key);
        else if (!one.empty())
            named.emplace_back(figureTitle(key), one);
    }
    if (named.size() == 1)
        return named.front().second;
    std::string text;
    for (const auto &[titles, source] : named)
        text += (text.empty() ? "" : " | ") + titles + ": " + source;
    return text;
}

std::string fullSourceOf(const ExplainContext &context, const Part &part, const std::string &key)
{
    return sourceOfOne(context, part, key, true);
}

void addInputs(Explanation &why, const std::vector<Field> &fields, const std::vector<const char *> &keys)
{
    for (const char *key : keys) {
        const Field *field = findField(fields, key);
        if (!field)
            continue;
        ExplainedInput input{field->title, field->figure ? fieldText(*field) : "not stated", {}};
        if (field->figure) {
            const FigureNote &note = *field->figure;
            input.source = sourceText(Figure<double>{0, note.kind, note.source, note.basis, note.confidence});
        }
        why.inputs.push_back(std::move(input));
    }
}

std::string totalText(double known, int unknownCount, const std::string &knownText)
{
    const std::string unknown = std::to_string(unknownCount) + " unknown";
    if (unknownCount == 0)
        return knownText;
    return known == 0 ? unknown : "≥ " + knownText + ", " + unknown;
}

void sortTerms(std::vector<ExplainedTerm> &terms)
{
    std::ranges::stable_sort(terms, [](const ExplainedTerm &a, const ExplainedTerm &b) {
        if (a.sum.has_value() != b.sum.has_value())
            return a.sum.has_value();
        return a.sum && *a.sum != *b.sum ? *a.sum > *b.sum : a.part < b.part;
    });
}

} // namespace clusterwright
