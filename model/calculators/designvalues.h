// Design values: the inputs of a calculator that a design knows, each with where it was taken from.
#pragma once

#include "model/calculators/calculator.h"
#include "model/evaluation.h"

namespace clusterwright::calc {

struct DesignValue {
    std::string key;
    Value value;
    std::string from; ///< for a reader: "Busway A: line voltage (panel schedule)"

    bool operator==(const DesignValue &other) const = default;
};

/// In the order of the calculator's inputs; what the design does not state, or what the calculator would
/// refuse, is left out, and so is a sum in which anything is unknown. `object` is what the values are about:
/// "design", or the id of a hall, row, rack, rack type, placement, part, power source or cooling loop. What
/// it does not decide is taken where the design has only one: the hall, the loop, the rack type.
std::vector<DesignValue> designValues(const Calculator &calculator, const Design &design,
                                      const Evaluation &evaluation, const std::string &object);

/// The same as inputs of the calculator.
Record recordOf(const std::vector<DesignValue> &values);

} // namespace clusterwright::calc
