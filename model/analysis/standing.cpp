#include "model/analysis/standing.h"

#include <unordered_map>

namespace clusterwright {

std::vector<Standing> standingIn(const Design &design)
{
    std::unordered_map<std::string_view, std::size_t> types, halls, hallOfRow;
    for (std::size_t i = 0; i < design.rackTypes.size(); ++i)
        types.emplace(design.rackTypes[i].id, i);
    for (std::size_t i = 0; i < design.halls.size(); ++i)
        halls.emplace(design.halls[i].id, i);
    for (const Row &row : design.rows)
        hallOfRow.emplace(row.id, halls.at(row.hall));
    std::map<std::pair<std::size_t, std::size_t>, Standing> standing;
    for (const Rack &rack : design.racks) {
        const std::size_t type = types.at(rack.type), hall = hallOfRow.at(rack.row);
        Standing &entry = standing[{type, hall}];
        entry.type = &design.rackTypes[type];
        entry.hall = &design.halls[hall];
        entry.racks.push_back(&rack);
    }
    std::vector<Standing> list;
    list.reserve(standing.size());
    for (auto &[place, entry] : standing)
        list.push_back(std::move(entry));
    return list;
}

} // namespace clusterwright
