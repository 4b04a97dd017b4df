// Ramp: colours from little to much that tell apart without colour vision, and the scale they stand for.
#pragma once

#include "exports/drawings/style.h"

#include <vector>

namespace clusterwright {

/// The colour at a level from 0 to 1 (YlOrBr of ColorBrewer 2.0, safe for colour-blind readers and for
/// grey prints): darker is more on a light ground, brighter is more on a dark one.
QColor rampColor(double level, Theme theme);

/// Black or white, whichever is easier to read on a fill: a contrast of 4.5:1 at least.
QColor textColorOn(const QColor &fill);

/// What the colours of a drawing stand for.
struct Ramp {
    struct Limit {
        double value = 0;
        QString text; ///< "35 °C, warmest inlet"

        bool operator==(const Limit &) const = default;
    };
    QString title; ///< with the unit: "Heat to air of a rack [kW]"
    double least = 0, most = 1;
    std::vector<Limit> limits;

    bool operator==(const Ramp &) const = default;
    /// The place of a value between least and most, 0..1.
    double levelOf(double value) const;
};

/// How high drawRamp() paints at this size of text.
double rampHeight(const Ramp &ramp, double textPixels);

/// A bar of the colours with its ends, the limits up to `most` as lines, the text of all of them below, and a
/// hatched box for what is unknown; no wider than `width`.
void drawRamp(QPainter &painter, const QPointF &corner, double width, const Ramp &ramp, double textPixels,
              const DrawingStyle &style);

/// Fills an area for something of which the value is not known.
void hatch(QPainter &painter, const QRectF &area, const DrawingStyle &style);

} // namespace clusterwright
