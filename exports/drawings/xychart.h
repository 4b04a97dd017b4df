// XY chart: lines and points over two numeric axes, as data and painted. One function for the screen and for
// paper.
#pragma once

#include "exports/drawings/chart.h"
#include "exports/drawings/style.h"

class QPainter;

namespace clusterwright {

struct XyChart {
    struct Point {
        double x = 0, y = 0;
        QString name = {};     ///< shown in a tooltip; beside the point if it is marked
        bool isMarked = false; ///< pointed out: "planned", "chosen"; on a dashed line its name alone

        bool operator==(const Point &) const = default;
    };
    struct Series {
        QString name;
        Chart::Fill fill = Chart::Fill::First;
        bool hasLine = true, hasPoints = true;
        bool isDashed = false; ///< a limit, not a result
        std::vector<Point> points;

        bool operator==(const Series &) const = default;
    };
    struct Rule {
        QString name;
        double value = 0;
        bool isVertical = false;

        bool operator==(const Rule &) const = default;
    };

    QString title, note;
    QString xTitle, yTitle; ///< with their units
    bool isLogX = false, isLogY = false;
    std::vector<Series> series;
    std::vector<Rule> rules; ///< lines across the chart

    bool operator==(const XyChart &) const = default;
    bool isEmpty() const;
};

struct XyIndex {
    std::size_t series = 0, point = 0;

    bool operator==(const XyIndex &) const = default;
};

/// What was painted where, for the pointer.
struct XyPlaces {
    QRectF plot;
    std::vector<std::pair<XyIndex, QPointF>> points;

    /// The nearest point within so many pixels, if any.
    std::optional<XyIndex> at(const QPointF &position, double within = 8) const;
};

/// Paints title, legend, axes, rules, lines and points into the area. Needs a QApplication and its thread.
XyPlaces drawXyChart(QPainter &painter, const QRectF &area, const XyChart &chart, const DrawingStyle &style);

/// "Checkpoint interval: 42 min; ETTR: 0.94": a point for a tooltip and for a reader who cannot see it.
QString pointText(const XyChart &chart, const XyIndex &index);

} // namespace clusterwright
