#include "exports/drawings/floorplan.h"

#include "exports/drawings/worst.h"
#include "model/design/footprint.h"
#include "model/text.h"

#include <set>

namespace clusterwright {
namespace {

/// The more severe of two, where none is the least.
std::optional<Severity> worse(std::optional<Severity> a, std::optional<Severity> b)
{
    return std::max(a, b);
}

/// Short enough for a footprint: what is known, and whether that is all.
QString powerText(const Total<Power> &power)
{
    const bool isAll = power.unknownCount == 0;
    return QString::fromStdString((isAll ? "" : "≥ ") + formatQuantity(power.known));
}

} // namespace

FloorPlan floorPlanOf(const Design &design, const Evaluation &evaluation, const Hall &hall)
{
    const WorstFindings worst(evaluation);
    FloorPlan plan{.title = QString::fromStdString(hall.name),
                   .size = QSizeF(hall.width, hall.depth),
                   .rows = {},
                   .racks = {},
                   .legend = {}};
    for (const RackType &type : design.rackTypes)
        plan.legend.push_back(QString::fromStdString(type.name));
    std::map<RowId, bool> isHere;
    for (const Row &row : design.rows) {
        isHere[row.id] = row.hall == hall.id;
        if (isHere[row.id])
            plan.rows.push_back({QPointF(row.x, row.y), QString::fromStdString(row.name), row.id});
    }
    std::map<RackTypeId, int> shades;
    for (const RackType &type : design.rackTypes)
        shades.emplace(type.id, static_cast<int>(shades.size()));
    for (const Rack &rack : design.racks) {
        if (!isHere[rack.row])
            continue;
        const int shade = shades.at(rack.type);
        const Footprint size = footprintOf(design, rack);
        plan.racks.push_back({.id = rack.id,
                              .place = {rack.x, rack.y, size.width, size.depth},
                              .facing = rack.facing,
                              .name = QString::fromStdString(rack.name),
                              .type = plan.legend.at(static_cast<std::size_t>(shade)),
                              .detail = powerText(evaluation.results.types.at(rack.type).one.power.max),
                              .shade = shade,
                              .worst = worse(worst.of(rack.id), worst.of(rack.type))});
    }
    return plan;
}

FloorPlan floorPlanOf(const Design &design, const Evaluation &evaluation, const Hall &hall, const Loss &loss)
{
    FloorPlan plan = floorPlanOf(design, evaluation, hall);
    std::map<RackId, int> dark, degraded, overloaded;
    for (const DeviceInRack &device : loss.darkDevices)
        ++dark[device.rack];
    for (const DegradedDevice &device : loss.degraded)
        ++degraded[device.device.rack];
    for (const OverloadedFeed &feed : loss.overloaded)
        ++overloaded[feed.feed.rack];
    const std::set<RackId> allDark(loss.darkRacks.begin(), loss.darkRacks.end());
    for (FloorPlan::RackBox &rack : plan.racks) {
        rack.worst.reset();
        rack.detail.clear();
        rack.outage = allDark.contains(rack.id)      ? FloorPlan::Outage::Dark
                      : dark.contains(rack.id)       ? FloorPlan::Outage::Partly
                      : overloaded.contains(rack.id) ? FloorPlan::Outage::Partly
                                                     : FloorPlan::Outage::None;
        if (rack.outage == FloorPlan::Outage::Dark)
            rack.detail = "dark";
        else if (dark.contains(rack.id))
            rack.detail = QString::number(dark[rack.id]) + " dark";
        else if (overloaded.contains(rack.id))
            rack.detail = "overloaded";
        else if (degraded.contains(rack.id))
            rack.detail = "fewer supplies";
    }
    return plan;
}

} // namespace clusterwright
