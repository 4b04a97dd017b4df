#include "model/calculators/groups.h"

namespace clusterwright::calc {

std::vector<Calculator> costCalculators()
{
    return {};
}

} // namespace clusterwright::calc
