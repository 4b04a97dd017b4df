#include "model/analysis/facility.h"

namespace clusterwright {

Facility computeFacility(const Total<Power> &it, const ChainResults &chain, const Total<Power> &cooling,
                         const Total<Power> &other)
{
    Facility facility;
    if (it == Total<Power>{})
        return facility; // nothing draws power
    facility.it = it;
    facility.cooling = cooling;
    facility.other = other;
    if (chain.sources.empty()) {
        facility.distribution.unknownCount = 1;
    } else {
        facility.distribution = {chain.typicalLoss, chain.lossesUnknown + chain.feedsUnconnected};
    }
    for (const Total<Power> *part :
         {&facility.it, &facility.distribution, &facility.cooling, &facility.other})
        facility.all.add(*part);
    if (facility.all.unknownCount == 0 && it.known > Power{})
        facility.pue = facility.all.known / it.known;
    return facility;
}

Swing computeSwing(const LoadSwing &plan, const Total<Power> &computeNodes)
{
    Swing swing;
    swing.high = computeNodes;
    if (!plan.lowFraction || computeNodes.unknownCount > 0)
        return swing;
    const Power high = computeNodes.known, low = high * plan.lowFraction->value;
    swing.low = low;
    swing.amplitude = high - low;
    if (plan.rampLimit && plan.rampLimit->value > 0)
        swing.rampStorage = rampStorage(high - low, kilowatts(plan.rampLimit->value)).storage;
    if (!plan.computeTime || !plan.exchangeTime || plan.computeTime->value <= Time{} ||
        plan.exchangeTime->value <= Time{})
        return swing;
    const Smoothing smoothing = smooth({high, low, plan.computeTime->value, plan.exchangeTime->value});
    swing.average = smoothing.average;
    swing.storage = smoothing.storage;
    swing.frequency = inPerSecond(smoothing.frequency);
    return swing;
}

} // namespace clusterwright
