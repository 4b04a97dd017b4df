// What the explanations of all kinds share: texts of sources, and sums from terms.
#pragma once

#include "model/design/field.h"
#include "model/explain.h"

namespace clusterwright {

/// What is explained, looked up once.
struct ExplainContext {
    const Design &design;
    const Evaluation &evaluation;
    const Library *library = nullptr; ///< null = not known
};

/// Where the figures of a part with these keys come from, one after the other; those not stated are left out.
std::string sourcesOf(const ExplainContext &context, const Part &part, const std::vector<std::string> &keys);

/// Where one figure comes from, with the address of the document.
std::string fullSourceOf(const ExplainContext &context, const Part &part, const std::string &key);

/// Where an assumption comes from.
template <typename Q>
std::string sourceText(const Figure<Q> &assumption)
{
    std::string text = assumption.source;
    if (!assumption.basis.empty() && assumption.basis != assumption.source)
        text += (text.empty() ? "" : "; ") + assumption.basis;
    return text + "; confidence " + std::string(nameOf(assumption.confidence));
}

/// Fields of the design that a formula takes, with where their values come from; unknown keys are left out.
void addInputs(Explanation &why, const std::vector<Field> &fields, const std::vector<const char *> &keys);

/// "≥ 38.2 kW, 2 unknown" as formatTotal() writes it, from a text of the known part.
std::string totalText(double known, int unknownCount, const std::string &knownText);

/// Largest first, the unknown ones last; equal ones by part.
void sortTerms(std::vector<ExplainedTerm> &terms);

/// The load of a feed, normal or with one feed lost; none if the object is no feed.
std::optional<Explanation> explainFeed(const ExplainContext &context, const Metric &metric,
                                       const std::string &object);

/// Of the power chain, lines of rack PDUs, facility and load swing; none if it is not about the object.
std::optional<Explanation> explainChain(const ExplainContext &context, const std::string &metric,
                                        const std::string &object);
std::span<const Metric> chainMetrics();
/// Failures, interruptions, goodput and spares; and costs. None if it is no metric of these, or the object
/// has none.
std::optional<Explanation> explainReliability(const ExplainContext &context, const std::string &metric,
                                              const std::string &object);
std::optional<Explanation> explainCost(const ExplainContext &context, const std::string &metric,
                                       const std::string &object);
/// Of a workload that has an estimate.
std::optional<Explanation> explainWorkload(const ExplainContext &context, const std::string &metric,
                                           const std::string &object);

} // namespace clusterwright
