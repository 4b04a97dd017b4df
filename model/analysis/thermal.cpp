#include "model/analysis/thermal.h"

namespace clusterwright {

void HeatTotals::add(const HeatTotals &other, int times)
{
    all.add(other.all, times);
    air.add(other.air, times);
    liquid.add(other.liquid, times);
    airflow.add(other.airflow, times);
    coolantFlow.add(other.coolantFlow, times);
}

HeatTotals computeHeat(const std::vector<Placed> &placed, const Assumptions &assumptions)
{
    HeatTotals heat;
    for (const Placed &device : placed) {
        if (!drawsPower(*device.part))
            continue;
        const auto &power = device.part->electrical.max;
        const auto &liquid = device.part->thermal.liquidFraction;
        heat.all.add(power);
        if (power && liquid) {
            heat.liquid.known += power->value * liquid->value;
            heat.air.known += power->value * (1 - liquid->value);
        } else {
            ++heat.liquid.unknownCount;
            ++heat.air.unknownCount;
        }
        if (!liquid || liquid->value > 0)
            ++heat.coolantFlow.unknownCount;
    }
    heat.airflow = {airflowFor(heat.air.known, assumptions.airDensity.value, assumptions.airRise.value),
                    heat.air.unknownCount};
    return heat;
}

} // namespace clusterwright
