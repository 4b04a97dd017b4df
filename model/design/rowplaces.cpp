#include "model/design/rowplaces.h"

namespace clusterwright {

std::map<RackId, int> placesInRows(const Design &design)
{
    std::map<RowId, std::vector<const Rack *>> racks;
    for (const Rack &rack : design.racks)
        racks[rack.row].push_back(&rack);
    std::map<RackId, int> places;
    for (const Row &row : design.rows) {
        const bool runsEast = row.facing == Facing::North || row.facing == Facing::South;
        std::vector<const Rack *> &inRow = racks[row.id];
        std::ranges::stable_sort(inRow, {}, [&](const Rack *rack) { return runsEast ? rack->x : rack->y; });
        for (std::size_t i = 0; i < inRow.size(); ++i)
            places[inRow[i]->id] = static_cast<int>(i) + 1;
    }
    return places;
}

} // namespace clusterwright
