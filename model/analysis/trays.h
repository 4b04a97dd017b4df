// Trays: what the cables take of the tray above each row of racks, at its fullest place.
#pragma once

#include "model/analysis/bundles.h"

namespace clusterwright {

struct TrayLoad {
    RowId row = {};
    double place = 0;        ///< metres along the row, from the hall's wall: where it is fullest
    std::int64_t cables = 0; ///< there
    Area section = {};       ///< of those whose diameter is known
    std::int64_t unknownDiameter = 0;

    bool operator==(const TrayLoad &) const = default;
};

/// One for each row whose tray carries cables, in the order of the design. A cable between two racks runs
/// over the tray of its first rack's row to where it turns off: along a row of racks side by side, then
/// across at the place of the other rack. Cables within a rack use no tray. Test: TraysTest.
std::vector<TrayLoad> trayLoads(const Design &design, const std::vector<CableBundle> &bundles);

} // namespace clusterwright
