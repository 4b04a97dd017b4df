#include "model/calculators/groups.h"

namespace clusterwright::calc {

std::vector<Calculator> reliabilityCalculators()
{
    return {};
}

} // namespace clusterwright::calc
