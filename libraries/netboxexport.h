// Parts as NetBox device, module and rack types: YAML that the schema of the community library accepts.
#pragma once

#include "model/parts/part.h"
#include "model/result.h"

namespace clusterwright {

/// How front ports say which rear ports they lead to.
enum class PortForm {
    Mappings, ///< list port-mappings: NetBox 4.5 and later, community library since 2026
    Inline    ///< rear_port of each front port: NetBox until 4.4
};

/// The type file of a part: a rack as rack type, an imported module as module type, what stands in racks as
/// device type. Values that the file of an imported part stated are given back as they stood while the
/// figures made of them are the same; import, export and import again give an equal part.
///
/// A part of our own: the slug is made from its id; connectors, where it lists none, from its supplies, its
/// groups of ports and its groups of outlets; maximum_draw is written only if one supply feeds it. The
/// comments say which figures are estimates and what NetBox requires but the part does not state.
///
/// Fails for a part of another kind, without a known height, or with a text that NetBox cannot hold; a text
/// is never cut.
Result<std::string> netboxText(const Part &part, PortForm form = PortForm::Mappings);

} // namespace clusterwright
