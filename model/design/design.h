// Design: the whole document as one value. Copy it to keep it, compare it to see a change.
#pragma once

#include "model/design/cabling.h"
#include "model/design/coolingplan.h"
#include "model/design/economics.h"
#include "model/design/fabric.h"
#include "model/design/powerchain.h"
#include "model/design/role.h"
#include "model/design/upkeep.h"
#include "model/design/workload.h"
#include "model/parts/part.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

namespace clusterwright {

// Ids are unique in the design, never reused, given by a script or made from Design::nextNumber.
using HallId = std::string;
using RowId = std::string;
using RackTypeId = std::string;
using NodeTypeId = std::string;
using RackId = std::string;
using PlacementId = std::string;

enum class Status { Draft, Review, Released };
template <>
inline constexpr auto namesOf<Status> = std::array{
    Name{Status::Draft, "draft"}, Name{Status::Review, "review"}, Name{Status::Released, "released"}};

enum class Face { Front, Rear, Both }; ///< which side of its units a thing fills; Both = full depth
template <>
inline constexpr auto namesOf<Face> =
    std::array{Name{Face::Front, "front"}, Name{Face::Rear, "rear"}, Name{Face::Both, "both"}};

constexpr bool shareFace(Face a, Face b)
{
    return a == Face::Both || b == Face::Both || a == b;
}

/// The side at which a zero-U part hangs, seen from the rear; or the half of its units that a half-width
/// device fills, seen from the front.
enum class Slot { Left, Right };
template <>
inline constexpr auto namesOf<Slot> = std::array{Name{Slot::Left, "left"}, Name{Slot::Right, "right"}};

enum class Facing { North, East, South, West }; ///< where the front of a rack looks; north is up on the plan
template <>
inline constexpr auto namesOf<Facing> = std::array{Name{Facing::North, "north"}, Name{Facing::East, "east"},
                                                   Name{Facing::South, "south"}, Name{Facing::West, "west"}};

struct PartRef {
    PartId part;

    bool operator==(const PartRef &) const = default;
};

struct NodeTypeRef {
    NodeTypeId nodeType;

    bool operator==(const NodeTypeRef &) const = default;
};

/// A server platform and what is fitted into it. (Here only the chassis; fitted parts come later.)
struct NodeType {
    NodeTypeId id;
    std::string name;
    PartId chassis;

    bool operator==(const NodeType &) const = default;
};

struct UnitPlace {
    HalfUnits bottom; ///< of the lower edge above the lowest mounting edge
    Face face = Face::Both;
    std::optional<Slot> half = {}; ///< of a half-width device, seen from the front; none = the whole width

    bool operator==(const UnitPlace &) const = default;
};

/// Whether two things in the same units would be in each other's way.
constexpr bool shareSpace(const UnitPlace &a, const UnitPlace &b)
{
    return shareFace(a.face, b.face) && (!a.half || !b.half || a.half == b.half);
}

struct SidePlace {
    Slot slot = Slot::Left;

    bool operator==(const SidePlace &) const = default;
};

struct Placement {
    PlacementId id;
    std::string name;
    std::variant<PartRef, NodeTypeRef> thing;
    Role role = Role::Other;
    std::variant<UnitPlace, SidePlace> place; ///< zero-U parts hang at a side
    std::string feed;                         ///< "A", "B", ... for a rack PDU or power shelf, else empty
    std::vector<std::string> cords;           ///< override: the feed of each cord; empty = round robin
    std::vector<std::string> banks; ///< override: the bank of each cord, from 1; empty = chosen to balance

    bool operator==(const Placement &) const = default;
};

/// Things in one rack type; no rack has as many places, and every count over a design fits its integer.
inline constexpr std::size_t mostInRack = 1000;

/// The loss that power shelves on a busbar must survive.
enum class ShelfLoss { Module, Shelf, Feed };
template <>
inline constexpr auto namesOf<ShelfLoss> = std::array{
    Name{ShelfLoss::Module, "module"}, Name{ShelfLoss::Shelf, "shelf"}, Name{ShelfLoss::Feed, "feed"}};

/// What a rack holds besides its parts, stated until it is designed; unknown if nobody did.
struct RackAllowances {
    std::optional<Mass> cables, coolant;    ///< mass of both
    std::optional<std::int64_t> cableCount; ///< through the fullest cable manager
    std::optional<Length> cableDiameter;    ///< outer, of one of them
    std::optional<Area> managerArea;        ///< inner cross-section of that manager
    std::optional<Power> rearDoor;          ///< heat that a rear door takes from the exhaust air
    std::optional<Mass> shippingLimit;      ///< of dock, lift and truck, rack and contents
    std::optional<Length> shippingHeight;   ///< of the lowest door on the way
    ShelfLoss survives = ShelfLoss::Module;
    std::string source; ///< who stated them

    bool operator==(const RackAllowances &) const = default;
};

/// What is inside a rack. Most racks of a cluster share one of a few types.
struct RackType {
    RackTypeId id;
    std::string name;
    PartId rack;
    std::vector<Placement> placements; ///< in the order they were placed
    RackAllowances allowances = {};

    bool operator==(const RackType &) const = default;
};

/// What a hall offers to each of its racks. A limit that nobody stated is unknown; then no check passes.
struct HallLimits {
    std::optional<Power> rackPower;        ///< maximum power of one rack
    std::optional<Power> rackAirHeat;      ///< heat to air of one rack
    std::optional<VolumeFlow> rackAirflow; ///< cold air supplied to one rack
    std::optional<AreaDensity> floorLoad;  ///< distributed, over the footprint of a rack
    std::optional<Mass> pointLoad;         ///< under one foot of a rack
    std::optional<Length> altitude;        ///< above sea level; thins the air
    std::string source;                    ///< who stated them

    bool operator==(const HallLimits &) const = default;
};

struct Hall {
    HallId id;
    std::string name;
    double width = 0, depth = 0; ///< metres
    HallLimits limits = {};
    HallAir air = {};

    bool operator==(const Hall &) const = default;
};

/// A line of racks. Runs east if its racks face north or south, else south.
struct Row {
    RowId id;
    std::string name;
    HallId hall;
    double x = 0, y = 0; ///< metres east and south of the hall's north-west corner, to the row's own
    double length = 0;   ///< metres
    Facing facing = Facing::South;

    bool operator==(const Row &) const = default;
};

/// Where one rack of a type stands. Nothing is stored per device: a device is {rack, placement}.
struct Rack {
    RackId id;
    std::string name;
    RackTypeId type;
    RowId row;
    double x = 0, y = 0; ///< metres, of the footprint's north-west corner in the hall
    Facing facing = Facing::South;
    std::map<std::string, std::string> feedSources; ///< feed -> what stands upstream; absent = its own source

    bool operator==(const Rack &) const = default;
};

/// A price range. One known value stands for all three.
struct Price {
    PartId part;
    Money low{}, base{}, high{};
    std::string date, basis;
    std::string book = {}; ///< name of the price book that it was taken from; empty = set in the design

    bool operator==(const Price &) const = default;
};

/// Prices live nowhere else. A part without an entry has no known price. A design keeps one for the parts
/// that it uses; its name says which books it was taken from.
struct PriceBook {
    std::string name;
    std::string notes = {}; ///< what to know before the prices are used: "illustrative, no offer"
    std::string date;       ///< ISO
    std::string currency = "USD";
    std::map<PartId, Price> prices;

    bool operator==(const PriceBook &) const = default;
};

/// Something taken as given that is no number: where devices stand, what the bill leaves out.
struct Statement {
    std::string id, text, source;

    bool operator==(const Statement &) const = default;
};

struct Assumptions {
    Figure<double> powerFactor{0.97, FigureKind::Typical,
                               "Oracle Exadata X11M rack specifications: kW over kVA of 0.97 to 0.98", "",
                               Confidence::Medium};
    Figure<TemperatureRise> airRise{kelvins(11.1), FigureKind::Typical,
                                    "Oracle engineered systems state airflow for a rise of 20 F (11.1 K)", "",
                                    Confidence::Medium};
    Figure<Density> airDensity{kilogramsPerCubicMetre(1.204), FigureKind::Derived,
                               "ideal gas law for dry air, 287.05 J/(kg K)",
                               "101,325 Pa / (287.05 x 293.15 K): 20 C at sea level", Confidence::High};
    std::vector<Statement> statements;

    bool operator==(const Assumptions &) const = default;
};

/// "This finding is accepted." Expiry is an ISO date, printed; the model has no clock.
struct Waiver {
    std::string rule, object, reason, by, date, expires;
    std::optional<double> upTo = {}; ///< accepted, in the finding's unit; more is open again

    bool operator==(const Waiver &) const = default;
};

/// Another value for a parameter of a rule, for this design.
struct ParameterOverride {
    std::string rule, parameter;
    double value = 0;
    std::string reason;

    bool operator==(const ParameterOverride &) const = default;
};

/// One row of the revision history.
struct Release {
    std::string revision, date, by, summary; ///< date: ISO
    std::vector<std::string> changes;        ///< against the release before, one sentence each

    bool operator==(const Release &) const = default;
};

struct Meta {
    std::string title, number, revision;
    Status status = Status::Draft;
    std::vector<std::string> authors;
    std::string confidentiality;

    bool operator==(const Meta &) const = default;
};

struct Design;

/// A design as it was released, shared between copies. It has no baseline of its own.
struct Baseline {
    std::shared_ptr<const Design> design; ///< null = never released

    bool operator==(const Baseline &other) const;
};

struct Design {
    // Not inline: every file that copies a design would compile the copying of all its lists.
    Design();
    Design(const Design &other);
    Design(Design &&other) noexcept;
    Design &operator=(const Design &other);
    Design &operator=(Design &&other) noexcept;
    ~Design();

    Meta meta;
    std::int64_t nextNumber = 1;
    Assumptions assumptions;
    PriceBook priceBook;
    Library parts; ///< a copy of every part in use, so that a design means the same in any year
    std::vector<NodeType> nodeTypes;
    std::vector<RackType> rackTypes;
    std::vector<Hall> halls;
    std::vector<Row> rows;
    std::vector<Rack> racks;
    std::vector<PowerSource> powerSources;
    LoadSwing swing;
    std::vector<CoolingLoop> coolingLoops;
    std::vector<Fabric> fabrics;
    std::vector<FabricEndpoints> endpoints; ///< of the fabrics
    std::vector<LinkOverride> links;        ///< decided by hand
    std::vector<MediumRow> media;           ///< best first
    CablingPlan cabling;
    Upkeep upkeep;
    Economics economics;
    std::vector<Workload> workloads;
    std::vector<MeasuredRun> measuredRuns;       ///< to hold the performance model against
    std::vector<FittedConstant> fittedConstants; ///< in place of its usual ones
    std::vector<Waiver> waivers;
    std::vector<ParameterOverride> parameters;
    std::vector<Release> releases;            ///< oldest first
    Baseline baseline;                        ///< what the last of them released
    std::map<std::string, std::string> extra; ///< unknown keys of the file, as text, kept and written back

    bool operator==(const Design &) const = default;
};

/// The thing with this id in a list of the design, or null.
template <typename List>
auto findById(List &list, const std::string &id) -> decltype(list.data())
{
    const auto it = std::ranges::find_if(list, [&](const auto &entry) { return entry.id == id; });
    return it == list.end() ? nullptr : &*it;
}

// Objects of every design that have fields but no list of their own.
inline constexpr const char *economicsId = "economics", *upkeepId = "upkeep", *swingId = "load-swing",
                            *cablingId = "cabling";
/// "upkeep-drive": the object that holds what is taken for a class of components.
std::string upkeepIdOf(ComponentClass component);
/// Whether an id is that of such an object.
bool isPlanId(const std::string &id);
/// What is taken for a class; nothing stated if the design has no entry.
ComponentUpkeep upkeepOf(const Design &design, ComponentClass component);

/// The part that a placement puts into the rack: itself, or the chassis of its node type.
const Part &partOf(const Design &design, const Placement &placement);

/// The rack that a type is built around.
const Part &rackPartOf(const Design &design, const RackType &type);

/// The unit place of a placement, or null for one that hangs at a side.
const UnitPlace *unitPlaceOf(const Placement &placement);

/// How many racks of this type stand in the design.
int rackCount(const Design &design, const RackTypeId &type);

} // namespace clusterwright
