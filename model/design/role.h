// Role: what a placed thing is for.
#pragma once

#include "model/names.h"

namespace clusterwright {

/// What a placed thing is for. The same switch may be a compute leaf here and a storage leaf there.
enum class Role {
    Other,
    ComputeNode,
    ComputeLeaf,
    ComputeSpine,
    ComputeCore,
    StorageLeaf,
    StorageSpine,
    StorageCore,
    InBand,
    InBandSpine,
    OutOfBand,
    OutOfBandSpine,
    ScaleUpSwitch,
    Management,
    Storage,
    FabricManager,
    Feed
};
template <>
inline constexpr auto namesOf<Role> = std::array{
    Name{Role::Other, "other"},
    Name{Role::ComputeNode, "compute-node"},
    Name{Role::ComputeLeaf, "compute-leaf"},
    Name{Role::ComputeSpine, "compute-spine"},
    Name{Role::ComputeCore, "compute-core"},
    Name{Role::StorageLeaf, "storage-leaf"},
    Name{Role::StorageSpine, "storage-spine"},
    Name{Role::StorageCore, "storage-core"},
    Name{Role::InBand, "in-band"},
    Name{Role::InBandSpine, "in-band-spine"},
    Name{Role::OutOfBand, "oob"},
    Name{Role::OutOfBandSpine, "oob-spine"},
    Name{Role::ScaleUpSwitch, "scale-up-switch"},
    Name{Role::Management, "management"},
    Name{Role::Storage, "storage"},
    Name{Role::FabricManager, "fabric-manager"},
    Name{Role::Feed, "feed"},
};

} // namespace clusterwright
