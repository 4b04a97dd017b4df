#include "model/calculators/groups.h"

namespace clusterwright::calc {

std::vector<Calculator> fabricCalculators()
{
    return {};
}

} // namespace clusterwright::calc
