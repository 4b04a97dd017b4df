// Part front: a part by itself as it looks in a rack, to scale; a card for one that takes no units.
#pragma once

#include "exports/drawings/style.h"

#include <QSizeF>

class QPainter;

namespace clusterwright {

/// The size of the drawing: as large as fits `most`.
QSizeF partFrontSize(const Part &part, const QSizeF &most);

/// A device in a frame of its own height, a rack with its units, or a card. The caption says in a card what
/// it is: "Accelerator".
void drawPartFront(QPainter &painter, const QRectF &area, const Part &part, const QString &caption,
                   const DrawingStyle &style);

} // namespace clusterwright
