// Floor plan: the racks of a hall from above. One function paints it on the screen and on paper.
#pragma once

#include "exports/drawings/style.h"
#include "model/design/design.h"
#include "model/evaluation.h"

#include <QSizeF>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace clusterwright {

/// What is drawn; all places in metres east and south of the hall's north-west corner.
struct FloorPlan {
    struct RackBox {
        RackId id;
        QRectF place;
        Facing facing = Facing::South;
        QString name;                  ///< "A01"
        QString type;                  ///< "Compute rack"
        QString detail;                ///< "40.8 kW"
        int shade = 0;                 ///< which of the rack types: the same number has the same fill
        std::optional<Severity> worst; ///< of the open findings of the rack and its type

        bool operator==(const RackBox &) const = default;
    };
    struct RowLabel {
        QPointF place;
        QString name;
        RowId id = {};

        bool operator==(const RowLabel &) const = default;
    };
    QString title;
    QSizeF size; ///< of the hall
    std::vector<RowLabel> rows;
    std::vector<RackBox> racks;
    std::vector<QString> legend; ///< names of the rack types, by shade

    bool operator==(const FloorPlan &) const = default;
};

FloorPlan floorPlanOf(const Design &design, const Evaluation &evaluation, const Hall &hall);

/// Paints the whole hall, with dimensions, a north arrow and a legend, fitted into the area.
void drawFloorPlan(QPainter &painter, const QRectF &area, const FloorPlan &plan, const DrawingStyle &style);

/// The size that shows a hall at this many pixels per metre, with all that drawFloorPlan() paints around it.
QSizeF floorPlanSize(const FloorPlan &plan, double pixelsPerMetre, TextRule text);

/// Paints one rack; the canvas calls it per item. The area is the rack's footprint in pixels.
void drawRackBox(QPainter &painter, const QRectF &area, const FloorPlan::RackBox &rack,
                 const DrawingStyle &style);

/// Paints outline, name and dimensions of a hall of this many pixels per metre, without racks.
void drawHall(QPainter &painter, const FloorPlan &plan, double pixelsPerMetre, const DrawingStyle &style);

/// Where drawHall() writes the name of a row.
QRectF rowLabelArea(const FloorPlan::RowLabel &row, double pixelsPerMetre);

} // namespace clusterwright
