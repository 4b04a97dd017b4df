// Edit operations: the table of what an edit script can do. Each row reads its arguments and calls one edit
// function of the model.
#pragma once

#include "libraries/json.h"
#include "model/design/design.h"

#include <span>

namespace clusterwright {

struct EditContext {
    const Library &library; ///< where new parts come from; those of the design go first
    const Design &design;
};

struct EditOperation {
    std::string_view name;
    std::string_view arguments; ///< for the help text; [optional]
    Result<Design> (*apply)(JsonReader &, const EditContext &);
};

std::span<const EditOperation> editOperations();

} // namespace clusterwright
