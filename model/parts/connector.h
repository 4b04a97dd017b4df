// Connectors of a part: what cables, cords, modules and other devices are plugged into, one by one.
#pragma once

#include "model/names.h"
#include "model/quantity.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace clusterwright {

/// In the order and with the names of NetBox device types.
enum class ConnectorKind {
    ConsolePort,
    ConsoleServerPort,
    PowerPort,
    PowerOutlet,
    Interface,
    FrontPort,
    RearPort,
    ModuleBay,
    DeviceBay,
    InventoryItem
};
template <>
inline constexpr auto namesOf<ConnectorKind> = std::array{
    Name{ConnectorKind::ConsolePort, "console-ports"},
    Name{ConnectorKind::ConsoleServerPort, "console-server-ports"},
    Name{ConnectorKind::PowerPort, "power-ports"},
    Name{ConnectorKind::PowerOutlet, "power-outlets"},
    Name{ConnectorKind::Interface, "interfaces"},
    Name{ConnectorKind::FrontPort, "front-ports"},
    Name{ConnectorKind::RearPort, "rear-ports"},
    Name{ConnectorKind::ModuleBay, "module-bays"},
    Name{ConnectorKind::DeviceBay, "device-bays"},
    Name{ConnectorKind::InventoryItem, "inventory-items"},
};

struct Connector {
    ConnectorKind kind = ConnectorKind::Interface;
    std::string name, label, description;
    std::string type;                      ///< in NetBox's words: "iec-60320-c13", "400gbase-x-osfp"
    std::optional<Power> maximumDraw = {}; ///< of a power port, as stated; may be the rating of its supply
    std::optional<Power> allocatedDraw = {};
    bool isManagement = false;                    ///< of an interface
    std::string powerPort = {}, feedLeg = {};     ///< of an outlet: the port that feeds it, and "A", "B", "C"
    std::map<std::string, std::string> more = {}; ///< what else was stated, as NetBox writes it

    bool operator==(const Connector &) const = default;
};

/// Network ports of one sort, for counting and wiring.
struct PortGroup {
    std::int64_t count = 0;
    std::optional<Bandwidth> rate; ///< of one port, one direction
    std::string connector;         ///< "OSFP"
    std::string use;               ///< "compute", "management"; empty = any
    std::int64_t perCage = 1;      ///< ports that share one cage
    std::int64_t lanes = 0;        ///< electrical, of one port; 0 = unknown
    std::string name = {};         ///< pattern of its ports' names, as portName() takes it; empty = "p{n}"

    bool operator==(const PortGroup &) const = default;
};

} // namespace clusterwright
