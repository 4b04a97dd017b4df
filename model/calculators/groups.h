// The calculators of each group, as rows of the table that calculators() joins.
#pragma once

#include "model/calculators/calculator.h"

namespace clusterwright::calc {

std::vector<Calculator> powerCalculators();
std::vector<Calculator> circuitCalculators(); ///< the first of the power calculators
std::vector<Calculator> thermalCalculators();
std::vector<Calculator> coolantCalculators(); ///< the last of the thermal calculators
std::vector<Calculator> fabricCalculators();
std::vector<Calculator> storageCalculators();
std::vector<Calculator> nodeCalculators();
std::vector<Calculator> costCalculators();
std::vector<Calculator> reliabilityCalculators();
std::vector<Calculator> mechanicalCalculators();

} // namespace clusterwright::calc
