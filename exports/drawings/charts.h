// Charts: paints a chart. One function for the screen and for paper.
#pragma once

#include "exports/drawings/chart.h"
#include "exports/drawings/style.h"

class QPainter;

namespace clusterwright {

/// Paints title, legend, axes, bars, limits and values into the area, on whatever is there. A bar with
/// unknowns ends in a hatched box and its value begins with "≥". Returns where the bars stand, which is what
/// the functions below want to know. Needs a QApplication and its thread: QCustomPlot is a widget.
QRectF drawChart(QPainter &painter, const QRectF &area, const Chart &chart, const DrawingStyle &style);

/// The height that suits a chart of this width.
double chartHeight(double width);

/// The category at a point of its column or of its name below it, of a tornado of its row, if any.
std::optional<std::size_t> categoryAt(const QRectF &plot, const Chart &chart, const QPointF &point);

/// The column of a category; of a tornado its row.
QRectF categoryArea(const QRectF &plot, const Chart &chart, std::size_t category);

} // namespace clusterwright
