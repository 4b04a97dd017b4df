// About: which open findings are about a rack, a rack type or a device.
#pragma once

#include "model/evaluation.h"

namespace clusterwright {

/// Looks up findings by the objects they name. The evaluation must outlive it.
///
/// A finding is about a rack if it names the rack, or its type and no rack; about a device if it names the
/// placement, and the rack or no rack.
class OpenFindings {
public:
    OpenFindings() = default;
    OpenFindings(const Design &design, const Evaluation &evaluation);

    /// Errors, warnings and notes; the other counts stay zero.
    FindingCounts about(const Rack &rack) const;
    FindingCounts about(const Rack &rack, const PlacementId &placement) const;
    FindingCounts about(const RackType &type) const;
    FindingCounts about(const std::string &object) const; ///< every finding that names it

private:
    struct Entry {
        const Finding *finding = nullptr;
        bool namesRack = false;
    };
    template <typename Accept>
    FindingCounts count(const std::string &object, const Accept &accept) const;

    std::map<std::string, std::vector<Entry>> m_byObject;
};

/// The most severe that is counted; none if nothing is.
std::optional<Severity> worstOf(const FindingCounts &counts);

} // namespace clusterwright
