// The pieces of QCustomPlot that every chart is made of.
#pragma once

#include "exports/drawings/style.h"

#include <QSize>

class QCPAxis;
class QCustomPlot;

namespace clusterwright {

/// No background, crisp lines.
void makePlain(QCustomPlot &plot);

void styleAxis(QCPAxis &axis, const DrawingStyle &style);

/// Numbers as everywhere else: a comma between thousands, no more decimals than the steps need.
void groupNumbers(QCPAxis &axis);

/// The same on a logarithmic axis: steps of 1, 2, 5 and more where there is room, of so many lines of text.
void setLogarithmic(QCPAxis &axis, double lines = 16);

/// Paints the plot at the painter's origin; returns where its axes stand.
QRectF paintPlot(QPainter &painter, QCustomPlot &plot, const QSize &size, const DrawingStyle &style);

} // namespace clusterwright
