// Share bar: one lying bar whose parts make a whole, with a legend that says every part in words. Plain
// QPainter.
#pragma once

#include "exports/drawings/chart.h"
#include "exports/drawings/style.h"

class QPainter;

namespace clusterwright {

struct ShareBar {
    struct Part {
        QString name, value; ///< "Linear layers", "3.91 s, 62 %"
        double size = 0;
        int tone = 0; ///< parts of one kind share a hue: 0 compute, 1 memory traffic, 2 exchange, 3 idle

        bool operator==(const Part &) const = default;
    };

    QString title, note;
    std::vector<Part> parts;
    std::optional<double> limit = {}; ///< in the unit of the sizes; the bar then goes as far as the larger
    QString limitName = {};           ///< "Capacity, 80 GB"

    bool operator==(const ShareBar &) const = default;
    bool isEmpty() const { return parts.empty(); }
};

/// Paints title, bar, limit, legend and note, as high as shareBarHeight() says for that width. Returns where
/// each part stands.
std::vector<QRectF> drawShareBar(QPainter &painter, const QRectF &area, const ShareBar &bar,
                                 const DrawingStyle &style);
double shareBarHeight(const ShareBar &bar, double width);

} // namespace clusterwright
