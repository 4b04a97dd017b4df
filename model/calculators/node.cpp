#include "model/calculators/node.h"

#include <cassert>

namespace clusterwright {

namespace {

Bandwidth bandwidthOfAll(const std::vector<PcieLink> &links)
{
    Bandwidth all;
    for (const PcieLink &link : links)
        all += pcieBandwidth(link);
    return all;
}

} // namespace

Bandwidth pcieBandwidth(const PcieLink &link)
{
    assert(link.generation >= 3 && link.generation <= 6);
    const double gigatransfers = 1 << link.generation; // 8, 16, 32, 64
    const double coding = link.generation < 6 ? 128.0 / 130 : 242.0 / 256;
    return gigabytesPerSecond(gigatransfers * link.lanes * coding / 8);
}

double switchRatio(const std::vector<PcieLink> &uplinks, const std::vector<PcieLink> &downlinks)
{
    return bandwidthOfAll(downlinks) / bandwidthOfAll(uplinks);
}

Bandwidth memoryBandwidth(Count channelsPerSocket, Rate transfers, Count sockets)
{
    constexpr double channelBytes = 8;
    return bytesPerSecond(asNumber(channelsPerSocket) * inPerSecond(transfers) * channelBytes *
                          asNumber(sockets));
}

Count usedLanes(const std::vector<LaneUse> &devices)
{
    Count used = 0;
    for (const LaneUse &device : devices)
        used = sum({used, product({device.count, device.lanesEach})});
    return used;
}

} // namespace clusterwright
