// Diagram: boxes in layers and the lines between them, as data; power chains and cooling loops. One function
// paints it on the screen and on paper.
#pragma once

#include "exports/drawings/style.h"

#include <QSizeF>
#include <QStringList>

#include <optional>
#include <vector>

namespace clusterwright {

struct Diagram {
    /// Sign in the corner of a box, as one-line and piping drawings show the thing.
    enum class Sign {
        None,
        Source,
        Generator,
        Transformer,
        Converter,
        Switchgear,
        Busbar,
        Breaker,
        Racks,
        Exchanger,
        Pump
    };

    struct Box {
        std::string id;    ///< of the object of the design; empty = none
        QString title;     ///< "UPS 1"
        QStringList lines; ///< "412 kW of 500 kVA"
        int layer = 0;     ///< 0 is on top; boxes of a layer stand in the order of the list
        Sign sign = Sign::None;
        std::optional<Severity> worst = {}; ///< of the open findings about it
        bool isDown = false;                ///< out of service, or without supply: hatched

        bool operator==(const Box &) const = default;
    };
    struct Link {
        std::size_t from = 0, to = 0; ///< boxes; from stands above
        QString text = {};            ///< "A", beside its lower end
        bool isStandby = false;       ///< dashed

        bool operator==(const Link &) const = default;
    };

    QString title, note;
    std::vector<Box> boxes;
    std::vector<Link> links;

    bool operator==(const Diagram &) const = default;
    bool isEmpty() const { return boxes.empty(); }
};

/// The size that shows all text at its usual size.
QSizeF diagramSize(const Diagram &diagram);

/// Paints it into the area, smaller if it does not fit, never larger; centred at the top. The boxes in
/// `chosen` are framed. Returns where each box was painted.
std::vector<QRectF> drawDiagram(QPainter &painter, const QRectF &area, const Diagram &diagram,
                                const DrawingStyle &style, const std::vector<std::size_t> &chosen = {});

/// A box in lines for a reader who cannot see it: title, lines, what feeds it, what is wrong with it.
QString boxText(const Diagram &diagram, std::size_t box);

} // namespace clusterwright
