// Floor plan: the racks of a hall from above. One function paints it on the screen and on paper.
#pragma once

#include "exports/drawings/ramp.h"
#include "model/analysis/loss.h"
#include "model/design/design.h"
#include "model/evaluation.h"

#include <QSizeF>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace clusterwright {

/// What the racks of a plan are filled by.
enum class RackColours { Type, AirHeat, Inlet, Power };
template <>
inline constexpr auto namesOf<RackColours> =
    std::array{Name{RackColours::Type, "type"}, Name{RackColours::AirHeat, "air-heat"},
               Name{RackColours::Inlet, "inlet"}, Name{RackColours::Power, "power"}};

/// What is drawn; all places in metres east and south of the hall's north-west corner.
struct FloorPlan {
    enum class Fill { Type, Ramp, Unknown };  ///< of a rack: by its type, its number, or hatched
    enum class Outage { None, Partly, Dark }; ///< shown by a pattern; the detail says it in words
    struct RackBox {
        RackId id;
        QRectF place;
        Facing facing = Facing::South;
        QString name;                  ///< "A01"
        QString type;                  ///< "Compute rack"
        QString detail;                ///< "40.8 kW"
        int shade = 0;                 ///< which of the rack types: the same number has the same fill
        std::optional<Severity> worst; ///< of the open findings of the rack and its type
        Fill fill = Fill::Type;
        double level = 0;             ///< on the ramp, 0..1
        Outage outage = Outage::None; ///< after a loss

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
    std::vector<QString> legend;   ///< names of the rack types, by shade
    std::optional<Ramp> ramp = {}; ///< what the fills stand for, if not for the types

    bool operator==(const FloorPlan &) const = default;
};

FloorPlan floorPlanOf(const Design &design, const Evaluation &evaluation, const Hall &hall);

/// The same with the racks filled by a number, which is also what is written in them; RackColours::Type is
/// floorPlanOf().
FloorPlan heatMapOf(const Design &design, const Evaluation &evaluation, const Hall &hall,
                    RackColours colours);
/// The same with what a loss does to each rack, as pattern and in words: "dark", "3 dark", "overloaded",
/// "fewer supplies". The marks of findings are left out.
FloorPlan floorPlanOf(const Design &design, const Evaluation &evaluation, const Hall &hall, const Loss &loss);

/// Paints the whole hall, with dimensions, a north arrow and a legend, fitted into the area.
void drawFloorPlan(QPainter &painter, const QRectF &area, const FloorPlan &plan, const DrawingStyle &style);

/// Where drawFloorPlan() puts the hall's north-west corner on a screen, and how many pixels a metre has.
struct FloorFit {
    QPointF corner;
    double scale = 0; ///< 0 = there is no room

    QRectF placeOf(const FloorPlan::RackBox &rack) const;
};
FloorFit fitFloorPlan(const QRectF &area, const FloorPlan &plan);

/// The rack at a point of the area, or null.
const FloorPlan::RackBox *rackAt(const QRectF &area, const FloorPlan &plan, const QPointF &point);

/// The size that shows a hall at this many pixels per metre, with all that drawFloorPlan() paints around it.
QSizeF floorPlanSize(const FloorPlan &plan, double pixelsPerMetre, TextRule text);

/// Paints one rack; the canvas calls it per item. The area is the rack's footprint in pixels.
void drawRackBox(QPainter &painter, const QRectF &area, const FloorPlan::RackBox &rack,
                 const DrawingStyle &style);

/// Where drawHall() paints what the fills of the racks stand for: below the hall; empty without a ramp.
QRectF hallScaleArea(const FloorPlan &plan, double pixelsPerMetre);

/// Paints outline, name, dimensions and scale of a hall of this many pixels per metre, without racks.
void drawHall(QPainter &painter, const FloorPlan &plan, double pixelsPerMetre, const DrawingStyle &style);

/// Where drawHall() writes the name of a row.
QRectF rowLabelArea(const FloorPlan::RowLabel &row, double pixelsPerMetre);

} // namespace clusterwright
