#include "exports/drawings/floorcables.h"

#include "exports/drawings/fabriclines.h"
#include "model/analysis/bundles.h"
#include "model/design/footprint.h"

#include <QPainter>

#include <cmath>
#include <map>

namespace clusterwright {

FloorCables floorCablesOf(const Design &design, const Evaluation &evaluation, const Hall &hall,
                          std::optional<std::size_t> fabric)
{
    std::map<std::string_view, bool> isHere;
    for (const Row &row : design.rows)
        isHere[row.id] = row.hall == hall.id;
    const std::vector<Footprint> footprints = footprintsOf(design);
    const auto middle = [&](std::int32_t rack) {
        const auto index = static_cast<std::size_t>(rack);
        return QPointF(design.racks[index].x + footprints[index].width / 2,
                       design.racks[index].y + footprints[index].depth / 2);
    };
    const auto stands = [&](std::int32_t rack) {
        return isHere[design.racks[static_cast<std::size_t>(rack)].row];
    };
    FloorCables cables;
    for (const CableBundle &bundle : bundlesOf(design, evaluation.results.fabrics)) {
        const bool isAsked = !fabric || static_cast<std::size_t>(bundle.fabric) == *fabric;
        if (isAsked && bundle.a != bundle.z && stands(bundle.a) && stands(bundle.z))
            cables.bundles.push_back({middle(bundle.a), middle(bundle.z), bundle.cables, bundle.fabric,
                                      trayFill(design.cabling, bundle.section)});
    }
    std::ranges::stable_sort(cables.bundles, {}, &FloorCables::Bundle::cables);
    if (cables.bundles.size() > mostFabricLines) {
        const auto surplus = static_cast<std::ptrdiff_t>(cables.bundles.size() - mostFabricLines);
        cables.leftOut = surplus;
        cables.bundles.erase(cables.bundles.begin(), cables.bundles.begin() + surplus);
    }
    return cables;
}

void drawFloorCables(QPainter &painter, const FloorCables &cables, double pixelsPerMetre,
                     const DrawingStyle &style)
{
    struct Pen {
        int fabric, width;
        bool isFull;
        auto operator<=>(const Pen &) const = default;
    };
    std::map<Pen, QList<QLineF>> batches;
    for (const FloorCables::Bundle &bundle : cables.bundles) {
        const QPointF a = bundle.a * pixelsPerMetre, z = bundle.z * pixelsPerMetre, corner(z.x(), a.y());
        const int width = 1 + static_cast<int>(std::log2(static_cast<double>(bundle.cables)) / 2);
        QList<QLineF> &lines = batches[{bundle.fabric, width, bundle.fill > 1}];
        for (const QLineF &line : {QLineF(a, corner), QLineF(corner, z)})
            if (const auto part =
                    style.exposed.isEmpty() ? std::optional(line) : clipped(line, style.exposed))
                lines.push_back(*part);
    }
    painter.save();
    for (const auto &[key, lines] : batches) {
        QPen pen(networkColor(key.fabric + 1, style.theme), key.width);
        pen.setCosmetic(style.text == TextRule::Screen);
        if (key.isFull)
            pen.setStyle(Qt::DashLine);
        painter.setPen(pen);
        painter.drawLines(lines);
    }
    painter.restore();
}

} // namespace clusterwright
