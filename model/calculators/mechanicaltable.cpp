#include "model/calculators/groups.h"

namespace clusterwright::calc {

std::vector<Calculator> mechanicalCalculators()
{
    return {};
}

} // namespace clusterwright::calc
