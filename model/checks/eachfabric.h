// Each fabric: runs a check over the fabrics of a design with their results.
#pragma once

#include "model/checks/rule.h"
#include "model/evaluation.h"

namespace clusterwright {

/// check(fabric, results, findings) for every fabric, in the order of the design.
template <typename Check>
std::vector<Finding> forEachFabric(const RuleContext &context, const Check &check)
{
    std::vector<Finding> findings;
    for (std::size_t i = 0; i < context.design.fabrics.size(); ++i)
        check(context.design.fabrics[i], context.results.fabrics[i], findings);
    return findings;
}

} // namespace clusterwright
