#include "model/analysis/workloadcampaign.h"

#include "model/analysis/workloadcounts.h"

namespace clusterwright {
namespace {

constexpr double secondsPerDay = 86400;

}

Campaign campaign(double tokens, double tokensPerSecond, double accelerators)
{
    const Time duration = seconds(tokens / tokensPerSecond);
    return {tokensPerSecond, tokensPerSecond * secondsPerDay, duration, inHours(duration) * accelerators};
}

double tokensPerSecond(double batch, double sequence, Time step)
{
    return batch * sequence / inSeconds(step);
}

Fleet fleetFor(const FleetDemand &demand)
{
    Fleet fleet;
    fleet.prefillNodes = demand.promptTokens / secondsPerDay / demand.promptRate;
    fleet.decodeNodes = demand.answerTokens / secondsPerDay / demand.answerRate;
    fleet.nodes = fleet.prefillNodes + fleet.decodeNodes;
    fleet.perDay = fleet.nodes * demand.perNode * 24 * demand.perAcceleratorHour;
    return fleet;
}

CheckpointSize checkpointSize(const ModelShape &model, double bytesPerParameter,
                              std::optional<Bandwidth> write)
{
    CheckpointSize checkpoint;
    checkpoint.parameters = countParameters(model).total;
    checkpoint.size = bytes(checkpoint.parameters * bytesPerParameter);
    if (write)
        checkpoint.write = seconds(inBytes(checkpoint.size) / inBytesPerSecond(*write));
    return checkpoint;
}

} // namespace clusterwright
