#include "model/analysis/nearestleaves.h"

#include "model/design/footprint.h"

#include <unordered_map>

namespace clusterwright::net {
namespace {

double squaredDistance(const std::vector<Spot> &spots, std::int32_t from, std::int32_t to)
{
    constexpr double elsewhere = 1e12, nowhere = 1e18; // more than any two racks of a hall are apart
    if (from < 0 || to < 0)
        return nowhere;
    const Spot &a = spots[static_cast<std::size_t>(from)], &b = spots[static_cast<std::size_t>(to)];
    const double x = a.x - b.x, y = a.y - b.y;
    return x * x + y * y + (a.hall == b.hall ? 0 : elsewhere);
}

} // namespace

std::vector<Spot> spotsOf(const Design &design)
{
    std::unordered_map<std::string_view, std::size_t> halls, hallOfRow;
    for (std::size_t i = 0; i < design.halls.size(); ++i)
        halls.emplace(design.halls[i].id, i);
    for (const Row &row : design.rows)
        hallOfRow.emplace(row.id, halls.at(row.hall));
    const std::vector<Footprint> footprints = footprintsOf(design);
    std::vector<Spot> spots;
    spots.reserve(design.racks.size());
    for (std::size_t i = 0; i < design.racks.size(); ++i) {
        const Rack &rack = design.racks[i];
        spots.push_back(
            {rack.x + footprints[i].width / 2, rack.y + footprints[i].depth / 2, hallOfRow.at(rack.row)});
    }
    return spots;
}

NearestLeaves::NearestLeaves(const FabricNetwork &network, const Leaves &leaves,
                             const std::vector<Spot> &spots, std::int32_t rack,
                             const std::function<bool(std::size_t)> &isOpen)
{
    for (std::size_t i = 0; i < static_cast<std::size_t>(leaves.count); ++i)
        if (isOpen(i))
            m_heap.emplace_back(squaredDistance(spots, rack, network.devices[leaves.first + i].rack), i);
    std::ranges::make_heap(m_heap, std::greater<>());
}

std::optional<std::size_t> NearestLeaves::at(std::size_t index)
{
    while (m_sorted.size() <= index && !m_heap.empty()) {
        std::ranges::pop_heap(m_heap, std::greater<>());
        m_sorted.push_back(m_heap.back().second);
        m_heap.pop_back();
    }
    if (index < m_sorted.size())
        return m_sorted[index];
    return {};
}

} // namespace clusterwright::net
