#include "model/calculators/fabricgroups.h"
#include "model/calculators/groups.h"

#include <algorithm>
#include <iterator>

namespace clusterwright::calc {

std::vector<Calculator> fabricCalculators()
{
    std::vector<Calculator> all;
    for (const auto group :
         {tieredFabricCalculators, directFabricCalculators, fabricUseCalculators, cablingCalculators})
        std::ranges::move(group(), std::back_inserter(all));
    return all;
}

} // namespace clusterwright::calc
