// Loss: what goes dark when one thing of a design fails or is taken out for service.
#pragma once

#include "model/analysis/outage.h"

namespace clusterwright {

struct Results;

enum class DomainKind {
    Node,
    Rack,
    Feed,        ///< a rack PDU or power shelf
    PowerSource, ///< a piece of the power chain
    CoolantUnit, ///< one CDU of a loop
    CoolingLoop,
    AirHandler, ///< one of a hall
    Row,
    Hall,
    Switch
};
template <>
inline constexpr auto namesOf<DomainKind> = std::array{
    Name{DomainKind::Node, "node"},
    Name{DomainKind::Rack, "rack"},
    Name{DomainKind::Feed, "rack_feed"},
    Name{DomainKind::PowerSource, "power_source"},
    Name{DomainKind::CoolantUnit, "coolant_unit"},
    Name{DomainKind::CoolingLoop, "cooling_loop"},
    Name{DomainKind::AirHandler, "air_handler"},
    Name{DomainKind::Row, "row"},
    Name{DomainKind::Hall, "hall"},
    Name{DomainKind::Switch, "switch"},
};

/// One thing that can fail. `object` is a placement for a node, a feed and a switch, a hall for an air
/// handler, a loop for a CDU, else the thing itself.
struct Domain {
    DomainKind kind = DomainKind::Rack;
    std::string object = {};
    RackId rack = {}; ///< where a placement stands; empty = the first rack of its type

    bool operator==(const Domain &) const = default;
};

/// What an id of the design means as a domain: a rack, row, hall, power source or loop, or a placement in a
/// rack. None if there is no such thing, or no rack of its type stands.
std::optional<Domain> domainOf(const Design &design, const std::string &object, const RackId &rack = {});

struct DeviceInRack {
    RackId rack;
    PlacementId placement;

    bool operator==(const DeviceInRack &) const = default;
};
struct DegradedDevice {
    DeviceInRack device;
    int suppliesLeft = 0, supplies = 0;

    bool operator==(const DegradedDevice &) const = default;
};
struct OverloadedFeed {
    DeviceInRack feed;
    std::string name;
    Total<ApparentPower> load;
    ApparentPower limit;

    bool operator==(const OverloadedFeed &) const = default;
};

struct Loss {
    std::vector<RackId> darkRacks;          ///< in which nothing that draws power runs any more
    std::vector<DeviceInRack> darkDevices;  ///< in all other racks
    std::vector<DegradedDevice> degraded;   ///< run with fewer supplies
    std::vector<OverloadedFeed> overloaded; ///< survivors above their limit, which may trip as well
    int devices = 0, nodes = 0;             ///< dark, in whatever rack
    std::int64_t accelerators = 0;          ///< in dark devices
    int unknownCount = 0;                   ///< devices, or servers' accelerators, that cannot be told
    std::string note;                       ///< what else a reader must know, in sentences

    bool operator==(const Loss &) const = default;
};

/// The results are those of the design. A power source is dead if it has failed or all that feed it are dead,
/// standby ones included. A CDU or air handler takes nothing
/// down while the others carry the heat at maximum power; where they do not, everything that they cool is
/// counted as dark. Test: LossTest.
Loss lossOf(const Design &design, const Results &results, const Domain &domain);

/// The heat that the cooling units of a loop or hall share, with one of them lost.
struct CoolingLeft {
    Total<Power> heat;
    std::optional<Power> capacity; ///< of the units that are left; none = not stated
    std::int64_t units = 0;        ///< installed

    /// Whether the heat is carried; none = it cannot be told.
    std::optional<bool> suffices() const;
};
CoolingLeft coolingLeft(const Design &design, const Results &results, const CoolingLoop &loop);
CoolingLeft coolingLeft(const Design &design, const Results &results, const Hall &hall);

} // namespace clusterwright
