// Place switches: stands the switches that a fabric still needs into racks, by a rule.
#pragma once

#include "model/analysis/network.h"
#include "model/result.h"

namespace clusterwright {

enum class SwitchPlaces { TopOfRack, EndOfRow, MiddleOfRow, NetworkRow };
template <>
inline constexpr auto namesOf<SwitchPlaces> =
    std::array{Name{SwitchPlaces::TopOfRack, "top-of-rack"}, Name{SwitchPlaces::EndOfRow, "end-of-row"},
               Name{SwitchPlaces::MiddleOfRow, "middle-of-row"},
               Name{SwitchPlaces::NetworkRow, "network-row"}};

struct SwitchRequest {
    FabricId fabric = {};
    Tier tier = Tier::Leaf;
    SwitchPlaces where = SwitchPlaces::EndOfRow;
    RowId row = {};   ///< of a network row: where its racks stand
    PartId rack = {}; ///< of new racks; empty = as the racks with the fabric's endpoints
    int perRack = 0;  ///< switches in a new rack at most; 0 = as many as fit
};

/// Top of rack: the highest free place of every rack type that holds endpoints; the switches must share out
/// evenly over its racks. End and middle of row: new racks in every row with endpoints, each row its even
/// share; for the middle the racks behind it move on. Network row: new racks in one row. The new racks are of
/// new types, without power: they still need feeds. Fails if the fabric, its tier's part or role, the row or
/// the rack is missing, nothing is needed, or they do not fit.
Result<Design> placeSwitches(Design design, const SwitchRequest &request);

} // namespace clusterwright
