#include "model/analysis/calculonsystem.h"

#include <cassert>

namespace clusterwright {
namespace {

double shareOf(const EfficiencySteps &steps, double size)
{
    for (const EfficiencyStep &step : steps)
        if (size >= step.from)
            return step.share;
    assert(false);
    return 1;
}

} // namespace

Time CalculonEngine::time(double flop) const
{
    return seconds(flop / (inPerSecond(peak) * shareOf(efficiency, flop)));
}

Time CalculonMemory::time(DataSize size) const
{
    return seconds(inBytes(size) / (inBytesPerSecond(bandwidth) * shareOf(efficiency, inBytes(size))));
}

Time CalculonNetwork::time(NetworkOperation operation, DataSize size, double members) const
{
    const Traffic &of = traffic[static_cast<std::size_t>(operation)];
    const double scaled = inBytes(size) * of.scalar;
    const double sent = scaled + scaled / members * of.offset;
    return latency + seconds(sent / (inBytesPerSecond(bandwidth) * efficiency));
}

} // namespace clusterwright
