#include "exports/drawings/elevation.h"

#include "exports/drawings/worst.h"
#include "model/analysis/bundles.h"
#include "model/text.h"

namespace clusterwright {
namespace {

QString countText(int count, const char *one, const char *many)
{
    return QString::number(count) + " " + QLatin1String(count == 1 ? one : many);
}

QString detailOf(const Part &part)
{
    const QString model = QString::fromStdString(part.model);
    if (!drawsPower(part))
        return model;
    return model + ", " +
           (part.electrical.max ? QString::fromStdString(formatQuantity(part.electrical.max->value))
                                : QString("power unknown"));
}

/// ", 18 cables"; empty if none leave the device.
QString cablesText(const std::map<PlacementId, std::int64_t> &cables, const Placed &thing)
{
    const auto found = cables.find(thing.placement->id);
    if (found == cables.end())
        return {};
    return ", " + countText(static_cast<int>(found->second), "cable", "cables");
}

QString rackDetailOf(const TypeResults &results, Pitch pitch)
{
    const Bulk &bulk = results.one.bulk;
    return countText(results.racks, "rack", "racks") + " · " +
           QString::fromStdString(formatExact(inUnits(bulk.unitsUsed)) + " of " +
                                  formatExact(inUnits(bulk.unitsTotal)) + " " + std::string(nameOf(pitch)) +
                                  " · " + formatTotal(results.one.power.max));
}

} // namespace

Elevation elevationOf(const Design &design, const Evaluation &evaluation, const RackType &type, Face face)
{
    const WorstFindings worst(evaluation);
    const Part &rack = rackPartOf(design, type);
    Elevation elevation{.title = QString::fromStdString(type.name),
                        .detail = rackDetailOf(evaluation.results.types.at(type.id), rack.pitch),
                        .height = rack.size.height->value,
                        .pitch = rack.pitch,
                        .face = face,
                        .boxes = {},
                        .sides = {},
                        .worst = worst.of(type.id)};
    const auto cables = cablesOfPlacements(design, evaluation.results.fabrics, type);
    for (const Placed &thing : placedIn(design, type)) {
        const QString name = QString::fromStdString(thing.placement->name);
        const PartKind kind = kindOf(*thing.part);
        if (const auto *side = std::get_if<SidePlace>(&thing.placement->place)) {
            if (face == Face::Rear)
                elevation.sides.push_back({thing.placement->id, side->slot, name, detailOf(*thing.part), kind,
                                           worst.of(thing.placement->id)});
        } else if (const UnitPlace *place = unitPlaceOf(*thing.placement); shareFace(place->face, face)) {
            elevation.boxes.push_back({thing.placement->id, place->bottom, thing.part->size.height->value,
                                       name, detailOf(*thing.part) + cablesText(cables, thing), kind,
                                       worst.of(thing.placement->id), place->half});
        }
    }
    std::ranges::stable_sort(elevation.boxes, std::ranges::less{}, &Elevation::Box::bottom);
    return elevation;
}

} // namespace clusterwright
