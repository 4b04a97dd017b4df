#include "model/analysis/trays.h"

#include "model/design/footprint.h"

namespace clusterwright {
namespace {

/// What begins (or, negative, ends) at a place of a tray.
struct Step {
    double place = 0;
    std::int64_t cables = 0;
    Area section = {};
    std::int64_t unknownDiameter = 0;
};

bool runsEast(const Row &row)
{
    return row.facing == Facing::North || row.facing == Facing::South;
}

TrayLoad fullestOf(const RowId &row, std::vector<Step> &steps)
{
    // Where one cable ends and another begins they do not lie side by side.
    std::ranges::sort(steps, {}, [](const Step &step) { return std::pair(step.place, step.cables); });
    TrayLoad now{.row = row}, fullest{.row = row};
    for (const Step &step : steps) {
        now.place = step.place;
        now.cables += step.cables;
        now.section += step.section;
        now.unknownDiameter += step.unknownDiameter;
        if (std::pair(now.section, now.cables) > std::pair(fullest.section, fullest.cables))
            fullest = now;
    }
    return fullest;
}

} // namespace

std::vector<TrayLoad> trayLoads(const Design &design, const std::vector<CableBundle> &bundles)
{
    std::map<std::string_view, const Row *> rows;
    for (const Row &row : design.rows)
        rows[row.id] = &row;
    const std::vector<Footprint> footprints = footprintsOf(design);
    std::map<std::string_view, std::vector<Step>> steps;
    for (const CableBundle &bundle : bundles) {
        if (bundle.a == bundle.z)
            continue;
        const Rack &first = design.racks[static_cast<std::size_t>(bundle.a)];
        const bool isEast = runsEast(*rows.at(first.row));
        const auto placeOf = [&](std::int32_t index) {
            const Rack &rack = design.racks[static_cast<std::size_t>(index)];
            const Footprint &size = footprints[static_cast<std::size_t>(index)];
            return isEast ? rack.x + size.width / 2 : rack.y + size.depth / 2;
        };
        const auto [from, to] = std::minmax({placeOf(bundle.a), placeOf(bundle.z)});
        if (from == to) // straight across
            continue;
        auto &own = steps[first.row];
        own.push_back({from, bundle.cables, bundle.section, bundle.unknownDiameter});
        own.push_back({to, -bundle.cables, -bundle.section, -bundle.unknownDiameter});
    }
    std::vector<TrayLoad> loads;
    for (const Row &row : design.rows)
        if (const auto found = steps.find(row.id); found != steps.end())
            loads.push_back(fullestOf(row.id, found->second));
    return loads;
}

} // namespace clusterwright
