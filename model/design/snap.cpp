#include "model/design/snap.h"

#include "model/design/footprint.h"

#include <cmath>
#include <set>

namespace clusterwright {
namespace {

struct Range {
    double from = 0, to = 0;

    bool meets(const Range &other) const { return from < other.to && other.from < to; }
    Range moved(double by) const { return {from + by, to + by}; }
};

/// What a rack covers on the floor.
struct Box {
    Range x, y;
};

Box unite(const Box &a, const Box &b)
{
    return {{std::min(a.x.from, b.x.from), std::max(a.x.to, b.x.to)},
            {std::min(a.y.from, b.y.from), std::max(a.y.to, b.y.to)}};
}

/// What is near enough to snap to: areas of racks, and lines of rows that run along the other axis.
struct Surroundings {
    std::optional<Box> moved; ///< around all that is moved; none if there is nothing
    std::vector<Box> others;
    std::vector<double> linesX, linesY;
};

Surroundings surroundingsOf(const Design &design, const std::vector<RackId> &racks)
{
    const std::set<RackId> moved(racks.begin(), racks.end());
    const auto first =
        std::ranges::find_if(design.racks, [&](const Rack &rack) { return moved.contains(rack.id); });
    Surroundings found;
    if (first == design.racks.end())
        return found;
    const HallId hall = findById(design.rows, first->row)->hall;
    std::set<RowId> rows;
    for (const Row &row : design.rows)
        if (row.hall == hall) {
            rows.insert(row.id);
            const bool runsEast = row.facing == Facing::North || row.facing == Facing::South;
            (runsEast ? found.linesY : found.linesX).push_back(runsEast ? row.y : row.x);
        }
    const auto sizes = footprintsOf(design);
    for (std::size_t i = 0; i < design.racks.size(); ++i) {
        const Rack &rack = design.racks[i];
        const Box area{{rack.x, rack.x + sizes[i].width}, {rack.y, rack.y + sizes[i].depth}};
        if (moved.contains(rack.id))
            found.moved = found.moved ? unite(*found.moved, area) : area;
        else if (rows.contains(rack.row))
            found.others.push_back(area);
    }
    return found;
}

/// The smallest of the ways that were offered.
class Nearest {
public:
    explicit Nearest(double reach) : m_reach(reach) {}

    void offer(double way)
    {
        if (std::abs(way) > m_reach || (m_isFound && std::abs(way) >= std::abs(m_way)))
            return;
        m_way = way;
        m_isFound = true;
    }
    void offerEdges(const Range &moved, const Range &other, bool isBeside)
    {
        offer(other.from - moved.from);
        offer(other.to - moved.to);
        if (isBeside) {
            offer(other.from - moved.to);
            offer(other.to - moved.from);
        }
    }
    /// The best way, or to the next whole centimetre.
    double wayFrom(double place) const
    {
        constexpr double perMetre = 100;
        return m_isFound ? m_way : std::round(place * perMetre) / perMetre - place;
    }

private:
    double m_reach, m_way = 0;
    bool m_isFound = false;
};

} // namespace

Shift snapped(const Design &design, const std::vector<RackId> &racks, Shift wanted, double reach)
{
    const Surroundings around = surroundingsOf(design, racks);
    if (!around.moved)
        return wanted;
    const Range x = around.moved->x.moved(wanted.east), y = around.moved->y.moved(wanted.south);
    Nearest east(reach), south(reach);
    for (const Box &other : around.others) {
        east.offerEdges(x, other.x, y.meets(other.y));
        south.offerEdges(y, other.y, x.meets(other.x));
    }
    for (const double line : around.linesX)
        east.offer(line - x.from);
    for (const double line : around.linesY)
        south.offer(line - y.from);
    return {wanted.east + east.wayFrom(x.from), wanted.south + south.wayFrom(y.from)};
}

} // namespace clusterwright
