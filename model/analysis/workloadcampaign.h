// Campaign: how long a whole training takes, how many servers answer a day's requests, how large a checkpoint
// is.
#pragma once

#include "model/design/workload.h"

#include <optional>

namespace clusterwright {

struct Campaign {
    double tokensPerSecond = 0, tokensPerDay = 0; ///< of all accelerators
    Time duration{};                              ///< without interruptions
    double acceleratorHours = 0;
};
/// `tokens` at a rate above 0. Definitions. Test: WorkloadCampaignTest::published.
Campaign campaign(double tokens, double tokensPerSecond, double accelerators);
/// Tokens per second of a batch of sequences that takes `step`.
double tokensPerSecond(double batch, double sequence, Time step);

struct FleetDemand {
    double promptTokens = 0, answerTokens = 0; ///< in a day
    double promptRate = 1, answerRate = 1;     ///< tokens per second of a node; above 0
    double perNode = 8;                        ///< accelerators
    Money perAcceleratorHour{};
};
struct Fleet {
    double prefillNodes = 0, decodeNodes = 0, nodes = 0; ///< not rounded
    Money perDay{};
};
/// Nodes that are always busy with an even load. Test: WorkloadCampaignTest::fleet.
Fleet fleetFor(const FleetDemand &demand);

struct CheckpointSize {
    double parameters = 0;
    DataSize size{};
    std::optional<Time> write{}; ///< at the rate given
};
/// All parameters, usually at 14 bytes: 2 of the weights, 12 of the optimizer state. Sizes published in GB or
/// TB behave as GiB and TiB. Test: WorkloadCampaignTest::checkpoint.
CheckpointSize checkpointSize(const ModelShape &model, double bytesPerParameter,
                              std::optional<Bandwidth> write = {});

} // namespace clusterwright
