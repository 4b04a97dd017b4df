// Power supplies: how efficient they are at the load that a device puts on them.
#pragma once

#include "model/parts/part.h"

namespace clusterwright {

/// Efficiency at a load fraction of each supply, from the least that the 80 PLUS level demands at 10, 20, 50
/// and 100 % of load (230 V internal redundant; Tom's Hardware, table of 80 PLUS levels), linear between.
/// Test: DeviceRulesTest::efficiencyOfSupplies.
double efficiencyAt(EfficiencyGrade grade, double load);

/// That of a part at its maximum power with all supplies live; none if its grade, maximum power or the rating
/// of its supplies is not stated.
std::optional<double> supplyEfficiency(const Part &part);

} // namespace clusterwright
