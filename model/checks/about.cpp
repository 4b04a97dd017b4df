#include "model/checks/about.h"

#include <set>

namespace clusterwright {
namespace {

void add(FindingCounts &counts, Severity severity)
{
    counts.errors += severity == Severity::Error;
    counts.warnings += severity == Severity::Warning;
    counts.infos += severity == Severity::Info;
}

bool names(const Finding &finding, const std::string &object)
{
    return std::ranges::count(finding.objects, object) > 0;
}

} // namespace

OpenFindings::OpenFindings(const Design &design, const Evaluation &evaluation)
{
    std::set<std::string_view> racks;
    for (const Rack &rack : design.racks)
        racks.insert(rack.id);
    for (const Finding &finding : evaluation.findings) {
        if (finding.state != FindingState::Open)
            continue;
        const bool namesRack = std::ranges::any_of(
            finding.objects, [&](const std::string &object) { return racks.contains(object); });
        for (auto it = finding.objects.begin(); it != finding.objects.end(); ++it)
            if (std::find(finding.objects.begin(), it, *it) == it) // once, if it is named twice
                m_byObject[*it].push_back({&finding, namesRack});
    }
}

template <typename Accept>
FindingCounts OpenFindings::count(const std::string &object, const Accept &accept) const
{
    FindingCounts counts;
    if (const auto entries = m_byObject.find(object); entries != m_byObject.end())
        for (const Entry &entry : entries->second)
            if (accept(entry))
                add(counts, entry.finding->severity);
    return counts;
}

FindingCounts OpenFindings::about(const Rack &rack) const
{
    FindingCounts counts = about(rack.id);
    const FindingCounts ofType = count(rack.type, [](const Entry &entry) { return !entry.namesRack; });
    counts.errors += ofType.errors;
    counts.warnings += ofType.warnings;
    counts.infos += ofType.infos;
    return counts;
}

FindingCounts OpenFindings::about(const Rack &rack, const PlacementId &placement) const
{
    return count(placement,
                 [&](const Entry &entry) { return !entry.namesRack || names(*entry.finding, rack.id); });
}

FindingCounts OpenFindings::about(const RackType &type) const
{
    return about(type.id);
}

FindingCounts OpenFindings::about(const std::string &object) const
{
    return count(object, [](const Entry &) { return true; });
}

std::optional<Severity> worstOf(const FindingCounts &counts)
{
    if (counts.errors > 0)
        return Severity::Error;
    if (counts.warnings > 0)
        return Severity::Warning;
    return counts.infos > 0 ? std::optional(Severity::Info) : std::nullopt;
}

} // namespace clusterwright
