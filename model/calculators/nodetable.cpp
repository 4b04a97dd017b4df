#include "model/calculators/groups.h"

namespace clusterwright::calc {

std::vector<Calculator> nodeCalculators()
{
    return {};
}

} // namespace clusterwright::calc
