// Resilience: what a network still gives when some of it has failed, and which single failure is the worst.
#pragma once

#include "model/analysis/networkgraph.h"

namespace clusterwright {

struct NetworkLoss {
    std::int64_t cutOff = 0;   ///< endpoints that were joined with the most others and no longer are
    std::int64_t affected = 0; ///< endpoints with a link that stopped, and those cut off
    double injectionLeft = 1;  ///< share of the rate of all links of endpoints, 0..1; without those cut off
    std::optional<double> worstUplinks = {};  ///< least share of its uplink rate that a live switch keeps
    std::optional<double> bisectionLeft = {}; ///< share of treeBisection(); none if the network is no tree

    bool operator==(const NetworkLoss &) const = default;
};

/// Endpoints that fail themselves count as cut off. A device with ports in several planes joins them, so the
/// loss of one plane cuts off those that have no port in another. Linear. Test: ResilienceTest.
NetworkLoss networkLoss(const FabricNetwork &network, const Failures &failures);

/// What can fail alone.
enum class NetworkElement { EndpointLink, SwitchLink, Leaf, Spine, Core, Plane };
template <>
inline constexpr auto namesOf<NetworkElement> =
    std::array{Name{NetworkElement::EndpointLink, "endpoint-link"},
               Name{NetworkElement::SwitchLink, "switch-link"},
               Name{NetworkElement::Leaf, "leaf"},
               Name{NetworkElement::Spine, "spine"},
               Name{NetworkElement::Core, "core"},
               Name{NetworkElement::Plane, "plane"}};

struct SingleLoss {
    NetworkElement element = NetworkElement::EndpointLink;
    std::int32_t index = -1;  ///< of the worst link or device, or the number of the plane
    std::int64_t cutting = 0; ///< elements of this kind whose loss cuts endpoints off
    NetworkLoss loss = {};    ///< by the worst

    bool operator==(const SingleLoss &) const = default;
};

/// The worst loss of each kind of element that the network has: that which cuts off the most endpoints, then
/// takes the most injection, then the largest share of a switch's uplinks; the first of equals. Planes are
/// told of only if there are several. Every element is judged; linear in links (times planes).
/// Test: ResilienceTest::worstIsTheWorstOfAll.
std::vector<SingleLoss> worstSingleLosses(const FabricNetwork &network);

} // namespace clusterwright
