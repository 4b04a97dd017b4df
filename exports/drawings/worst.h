// Worst: the most severe open finding of every object of a design, for the marks of drawings.
#pragma once

#include "model/evaluation.h"

namespace clusterwright {

class WorstFindings {
public:
    explicit WorstFindings(const Evaluation &evaluation)
    {
        for (const Finding &finding : evaluation.findings)
            if (finding.state == FindingState::Open)
                for (const std::string &object : finding.objects) {
                    const auto [entry, isNew] = m_worst.try_emplace(object, finding.severity);
                    entry->second = std::max(entry->second, finding.severity);
                }
    }

    std::optional<Severity> of(const std::string &object) const
    {
        const auto found = m_worst.find(object);
        return found == m_worst.end() ? std::nullopt : std::optional(found->second);
    }

private:
    std::map<std::string, Severity> m_worst;
};

} // namespace clusterwright
