// Elevation: the front or the rear of a rack. One function paints it on the screen and on paper.
#pragma once

#include "exports/drawings/style.h"
#include "model/design/design.h"
#include "model/evaluation.h"

#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace clusterwright {

/// What is drawn, so that an item on the canvas needs no design.
struct Elevation {
    struct Box {
        PlacementId id; ///< empty for a part that is held over the rack
        HalfUnits bottom, height;
        QString name;   ///< "node-1"
        QString detail; ///< "DGX H100, 10.2 kW"
        PartKind kind = PartKind::Item;
        std::optional<Severity> worst; ///< of its open findings
        std::optional<Slot> half = {}; ///< seen from the front; none = the whole width

        bool operator==(const Box &) const = default;
    };
    /// A zero-U part in a side channel; drawn on the rear.
    struct Side {
        PlacementId id;
        Slot slot = Slot::Left;
        QString name, detail;
        PartKind kind = PartKind::RackPdu;
        std::optional<Severity> worst;

        bool operator==(const Side &) const = default;
    };
    QString title;  ///< "Compute rack"
    QString detail; ///< "31 racks, 38 of 48 U, 40.8 kW"
    HalfUnits height;
    Pitch pitch = Pitch::RackUnit;
    Face face = Face::Front; ///< Front or Rear
    std::vector<Box> boxes;  ///< from the bottom up, those to be seen from this face
    std::vector<Side> sides; ///< only on the rear
    std::optional<Severity> worst;

    bool operator==(const Elevation &) const = default;
};

Elevation elevationOf(const Design &design, const Evaluation &evaluation, const RackType &type, Face face);

/// Paints title, frame, unit numbers on both sides, boxes and side channels into the area.
void drawElevation(QPainter &painter, const QRectF &area, const Elevation &elevation,
                   const DrawingStyle &style);

/// The size that shows an elevation at this many pixels per rack unit, title and unit numbers included.
/// Front and rear have the same size.
QSizeF elevationSize(const Elevation &elevation, double pixelsPerUnit);

/// Where the units are inside the area that drawElevation() was given.
QRectF unitsArea(const QRectF &area, const Elevation &elevation);
/// Where something of this height stands. A half of the width, as seen from the front, is on the other side
/// of the rear.
QRectF boxArea(const QRectF &area, const Elevation &elevation, HalfUnits bottom, HalfUnits height,
               std::optional<Slot> half = {});
/// The half of the width that is at x, as seen from the front.
Slot halfAt(const QRectF &area, const Elevation &elevation, double x);
QRectF sideArea(const QRectF &area, const Elevation &elevation, const Elevation::Side &side);

/// The place at height y of the area, in steps of `step` half units (2 = whole units), never below 0.
HalfUnits placeAt(const QRectF &area, const Elevation &elevation, double y, int step = 2);

} // namespace clusterwright
