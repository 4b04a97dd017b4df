// Scatter: things as points over two numbers, as data and painted.
#pragma once

#include "exports/drawings/style.h"
#include "model/analysis/comparison.h"

#include <vector>

namespace clusterwright {

struct Scatter {
    struct Point {
        QString name;
        double x = 0, y = 0;
        bool isEstimate = false; ///< one of the two is

        bool operator==(const Point &) const = default;
    };

    QString xTitle, yTitle; ///< with their units
    bool isLogarithmic = false;
    std::vector<Point> points;
    QString note; ///< what is not drawn and why, what the signs mean; may be empty

    bool operator==(const Scatter &) const = default;
};

/// The parts of a comparison over two of its rows. A part without one of the numbers is not drawn, nor is one
/// that is not above zero on logarithmic axes; the note says so.
Scatter scatterOf(const PartComparison &comparison, const ComparisonRow &x, const ComparisonRow &y,
                  bool isLogarithmic);

/// Paints axes, points and their names into the area; estimates are hollow. Needs a QApplication and its
/// thread.
void drawScatter(QPainter &painter, const QRectF &area, const Scatter &scatter, const DrawingStyle &style);

} // namespace clusterwright
