// What the tests of model and libraries share: errors and findings as text, and designs with one thing
// changed.
#pragma once

#include "model/design/integrity.h"
#include "model/evaluation.h"
#include "tests/sample.h"

#include <QString>
#include <QStringList>

namespace clusterwright::sample {

inline QString q(const std::string &text)
{
    return QString::fromStdString(text);
}

/// "object|key|message" of a refusal, "accepted" if there is none.
template <typename T>
QString refusalOf(const Result<T> &result)
{
    if (result)
        return "accepted";
    const Error &error = result.error();
    return q(error.object + "|" + error.key + "|" + error.message);
}

/// "PWR001 open" and so on, in the order of the findings; of one rule, or of all if it is empty, but for open
/// units, centres of gravity, prices, failures and second sources, which the small designs of tests leave
/// aside.
inline QStringList found(const Design &design, const std::string &rule = {})
{
    QStringList list;
    for (const Finding &finding : evaluate(design).findings)
        if (rule.empty() ? finding.rule != "THM006" && finding.rule != "MEC005" &&
                               !finding.rule.starts_with("REL") && !finding.rule.starts_with("CST")
                         : finding.rule == rule)
            list << q(finding.rule + " " + std::string(nameOf(finding.state)));
    return list;
}

/// The first finding of a rule, or one without an id.
inline Finding firstOf(const Design &design, const std::string &rule)
{
    for (const Finding &finding : evaluate(design).findings)
        if (finding.rule == rule)
            return finding;
    return {};
}

inline Part &partIn(Design &design, const std::string &id)
{
    return design.parts.at(id);
}

inline Placement &placementIn(Design &design, const std::string &id)
{
    for (RackType &type : design.rackTypes)
        if (Placement *placement = findById(type.placements, id))
            return *placement;
    std::abort();
}

inline Part renamed(Part part, const std::string &id)
{
    part.id = id;
    return part;
}

inline QStringList namesIn(const RackType &type)
{
    QStringList names;
    for (const Placement &placement : type.placements)
        names << q(placement.name);
    return names;
}

} // namespace clusterwright::sample
