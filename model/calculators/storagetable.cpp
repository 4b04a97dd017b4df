#include "model/calculators/groups.h"

namespace clusterwright::calc {

std::vector<Calculator> storageCalculators()
{
    return {};
}

} // namespace clusterwright::calc
