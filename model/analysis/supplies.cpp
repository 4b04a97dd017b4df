#include "model/analysis/supplies.h"

#include "model/calculators/power.h"

namespace clusterwright {

double efficiencyAt(EfficiencyGrade grade, double load)
{
    constexpr std::array gold{EfficiencyPoint{0.2, 0.88}, EfficiencyPoint{0.5, 0.92},
                              EfficiencyPoint{1, 0.88}};
    constexpr std::array platinum{EfficiencyPoint{0.2, 0.90}, EfficiencyPoint{0.5, 0.94},
                                  EfficiencyPoint{1, 0.91}};
    constexpr std::array titanium{EfficiencyPoint{0.1, 0.90}, EfficiencyPoint{0.2, 0.94},
                                  EfficiencyPoint{0.5, 0.96}, EfficiencyPoint{1, 0.91}};
    switch (grade) {
    case EfficiencyGrade::Gold:
        return efficiencyAt(gold, load);
    case EfficiencyGrade::Platinum:
        return efficiencyAt(platinum, load);
    case EfficiencyGrade::Titanium:
        return efficiencyAt(titanium, load);
    }
    return 1;
}

std::optional<double> supplyEfficiency(const Part &part)
{
    const auto &[nameplate, max, typical, idle, supplies, grade, modules, lowest, highest, inrush, inlet] =
        part.electrical;
    if (!grade || !max || !supplies || !supplies->value.rating || *supplies->value.rating <= Power{})
        return std::nullopt;
    return efficiencyAt(grade->value, supplyLoad(max->value, supplies->value.count, *supplies->value.rating));
}

} // namespace clusterwright
