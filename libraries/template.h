// Templates: edit scripts kept in libraries/templates that make a whole design for a number of scalable
// units.
#pragma once

#include "model/design/design.h"
#include "model/result.h"

#include <optional>

namespace clusterwright {

struct TemplateInfo {
    std::string name; ///< of the file, without ending
    std::string description;
    int leastUnits = 1, mostUnits = 1, usualUnits = 1;
};

/// What there is in a folder, by name.
Result<std::vector<TemplateInfo>> listTemplates(const std::string &folder);

/// The design that a template makes. In its script an object {"by_units": [a, b, c]} stands for the value at
/// the number of units, counted from the least; null means no edit. Fails if there is no such template, or it
/// does not go to that many units.
Result<Design> makeFromTemplate(const std::string &folder, const std::string &name, std::optional<int> units,
                                const Library &library);

} // namespace clusterwright
