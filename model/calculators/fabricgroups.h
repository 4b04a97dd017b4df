// The fabric calculators by subject, as rows of the table that fabricCalculators() joins.
#pragma once

#include "model/calculators/calculator.h"

namespace clusterwright::calc {

std::vector<Calculator> tieredFabricCalculators();
std::vector<Calculator> directFabricCalculators();
std::vector<Calculator> fabricUseCalculators();
std::vector<Calculator> cablingCalculators();

} // namespace clusterwright::calc
