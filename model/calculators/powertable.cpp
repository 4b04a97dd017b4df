#include "model/calculators/groups.h"

namespace clusterwright::calc {

std::vector<Calculator> powerCalculators()
{
    return {};
}

} // namespace clusterwright::calc
