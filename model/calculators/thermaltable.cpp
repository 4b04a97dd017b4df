#include "model/calculators/groups.h"

namespace clusterwright::calc {

std::vector<Calculator> thermalCalculators()
{
    return {};
}

} // namespace clusterwright::calc
