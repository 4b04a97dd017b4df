#include "model/analysis/workloadgoodput.h"

#include "model/calculators/reliability.h"

#include <algorithm>
#include <cmath>

namespace clusterwright {

Goodput goodputOf(const GoodputCase &given)
{
    const double perDay = given.nodes * given.failures, perSecond = perDay / (24 * 3600.0);
    const double interval = inSeconds(given.interval), write = inSeconds(given.write);
    const double restart = inSeconds(given.restart + given.queue);
    Goodput goodput;
    goodput.failuresPerDay = perDay;
    if (perDay > 0)
        goodput.mttf = hours(24 / perDay);
    goodput.firstOrder = std::max(0.0, (1 - perSecond * (restart + interval / 2)) / (1 + write / interval));
    goodput.exponential =
        perDay > 0 ? interval * perSecond /
                         (std::exp(perSecond * restart) * std::expm1(perSecond * (interval + write)))
                   : interval / (interval + write);
    return goodput;
}

CheckpointIntervals checkpointIntervals(Time write, Time mtbf)
{
    const Time young = youngInterval(write, mtbf);
    const auto daly = dalyInterval(write, mtbf);
    return {young, young - write, daly ? daly.value() : mtbf};
}

} // namespace clusterwright
