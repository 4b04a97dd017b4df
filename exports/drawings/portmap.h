// Port map: the cages of a device in the order of its front panel, and where each port leads. One function
// paints it on the screen and on paper.
#pragma once

#include "exports/drawings/style.h"
#include "model/evaluation.h"

#include <QSizeF>

#include <vector>

namespace clusterwright {

struct PortMap {
    enum class Use {
        Free,
        Down, ///< towards the endpoints
        Up,   ///< away from them; all ports of an endpoint
        Level ///< to a switch of the same tier
    };
    struct Port {
        std::size_t bank = 0;
        int cage = 0, slot = 0; ///< from 0
        QString name = {};      ///< "1/2"
        Use use = Use::Free;
        QString text = {}; ///< "1/2 to A05-leaf-1 1/1, Compute, 400 Gb/s"; of several links one line each

        bool operator==(const Port &) const = default;
    };
    /// The ports of one group.
    struct Bank {
        QString title; ///< "64 × OSFP, 400 Gb/s"
        int cages = 0, perCage = 1;

        bool operator==(const Bank &) const = default;
    };
    QString title = {}; ///< "A05-leaf-1"
    QString note = {};  ///< "QM9790 · 32 down, 30 up, 2 free"
    std::vector<Bank> banks = {};
    std::vector<Port> ports = {}; ///< bank by bank

    bool operator==(const PortMap &) const = default;
    bool isEmpty() const { return ports.empty(); }
};

/// Links of all fabrics. Empty if the device has no ports, or is not there. Linear in links.
PortMap portMapOf(const Design &design, const Evaluation &evaluation, const RackId &rack,
                  const PlacementId &placement);

/// The size that shows all names at their usual size.
QSizeF portMapSize(const PortMap &map);

/// Paints it into the area, smaller if it does not fit, never larger; at the top left. Returns where each
/// port was painted.
std::vector<QRectF> drawPortMap(QPainter &painter, const QRectF &area, const PortMap &map,
                                const DrawingStyle &style);

} // namespace clusterwright
