// Part: something that can be bought. A missing figure is std::nullopt and stays unknown in every sum.
#pragma once

#include "model/parts/facts.h"
#include "model/parts/lifecycle.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace clusterwright {

using PartId = std::string; ///< as in the library, never renamed

enum class Pitch { RackUnit, OpenUnit }; ///< 44.45 mm (EIA-310) or 48 mm (Open Rack)
template <>
inline constexpr auto namesOf<Pitch> = std::array{Name{Pitch::RackUnit, "U"}, Name{Pitch::OpenUnit, "OU"}};

/// In the order of Part::facts; a feed is a rack PDU or a power shelf.
enum class PartKind {
    Server,
    Switch,
    Storage,
    Rack,
    RackPdu,
    PowerShelf,
    Item,
    PowerEquipment,
    Cooling,
    Accelerator,
    Cpu,
    Memory,
    Ssd,
    Nic,
    Optic,
    FailureRate,
    ReferenceValue,
    Roadmap
};
template <>
inline constexpr auto namesOf<PartKind> = std::array{Name{PartKind::Server, "server"},
                                                     Name{PartKind::Switch, "switch"},
                                                     Name{PartKind::Storage, "storage"},
                                                     Name{PartKind::Rack, "rack"},
                                                     Name{PartKind::RackPdu, "rack_pdu"},
                                                     Name{PartKind::PowerShelf, "power_shelf"},
                                                     Name{PartKind::Item, "item"},
                                                     Name{PartKind::PowerEquipment, "power_equipment"},
                                                     Name{PartKind::Cooling, "cooling"},
                                                     Name{PartKind::Accelerator, "accelerator"},
                                                     Name{PartKind::Cpu, "cpu"},
                                                     Name{PartKind::Memory, "memory"},
                                                     Name{PartKind::Ssd, "ssd"},
                                                     Name{PartKind::Nic, "nic"},
                                                     Name{PartKind::Optic, "optic_or_cable"},
                                                     Name{PartKind::FailureRate, "failure_rate"},
                                                     Name{PartKind::ReferenceValue, "reference_value"},
                                                     Name{PartKind::Roadmap, "roadmap"}};

constexpr Length lengthOf(Pitch pitch)
{
    return metres(pitch == Pitch::RackUnit ? 0.04445 : 0.048);
}

/// A document that a part's figures are taken from.
struct Source {
    std::string key; ///< short, unique in the part; figures name it
    std::string title;
    std::string url;       ///< empty where only the title is known
    std::string retrieved; ///< ISO date

    bool operator==(const Source &) const = default;
};

/// How a device is fed: it runs on `needed` or more of its `count` power supplies, one cord each.
struct PowerSupplies {
    int count = 1;
    int needed = 1;
    std::optional<Power> rating; ///< of one supply, output side; never a load

    bool operator==(const PowerSupplies &) const = default;
};

struct Size {
    std::optional<Figure<HalfUnits>> height; ///< of a rack: what it takes inside; 0 for zero-U parts
    std::optional<Figure<Length>> width, depth;
    std::optional<Figure<Mass>> mass; ///< of a rack: empty

    bool operator==(const Size &) const = default;
};

/// 80 PLUS level of the supplies (230 V internal redundant).
enum class EfficiencyGrade { Gold, Platinum, Titanium };
template <>
inline constexpr auto namesOf<EfficiencyGrade> =
    std::array{Name{EfficiencyGrade::Gold, "gold"}, Name{EfficiencyGrade::Platinum, "platinum"},
               Name{EfficiencyGrade::Titanium, "titanium"}};

/// Whether the power figures of a device hold what its transceivers draw.
enum class ModulePower { Included, NotInTypical, NotIncluded };
template <>
inline constexpr auto namesOf<ModulePower> =
    std::array{Name{ModulePower::Included, "included"}, Name{ModulePower::NotInTypical, "not_in_typical"},
               Name{ModulePower::NotIncluded, "not_included"}};

/// What a device draws, by kind of load; no kind stands in for another.
struct Electrical {
    std::optional<Figure<Power>> nameplate, max, typical, idle;
    std::optional<Figure<PowerSupplies>> supplies;
    std::optional<Figure<EfficiencyGrade>> grade;
    std::optional<Figure<ModulePower>> modules;                   ///< unknown counts as included
    std::optional<Figure<Voltage>> lowestVoltage, highestVoltage; ///< at the inlet of a supply
    std::optional<Figure<Current>> inrush;                        ///< of the device, cold start
    std::string inlet; ///< of each supply, as IEC 60320 names it: "C20"; empty = not known

    bool operator==(const Electrical &) const = default;
};

/// Where the air of a device enters and leaves, seen from its own front; Passive = it moves no air itself.
enum class AirflowDirection {
    FrontToRear,
    RearToFront,
    LeftToRight,
    RightToLeft,
    SideToRear,
    Passive,
    Mixed
};
template <>
inline constexpr auto namesOf<AirflowDirection> =
    std::array{Name{AirflowDirection::FrontToRear, "front_to_rear"},
               Name{AirflowDirection::RearToFront, "rear_to_front"},
               Name{AirflowDirection::LeftToRight, "left_to_right"},
               Name{AirflowDirection::RightToLeft, "right_to_left"},
               Name{AirflowDirection::SideToRear, "side_to_rear"},
               Name{AirflowDirection::Passive, "passive"},
               Name{AirflowDirection::Mixed, "mixed"}};

/// Environmental class of an air-cooled device (ASHRAE TC 9.9).
enum class InletClass { A1, A2, A3, A4, H1 };
template <>
inline constexpr auto namesOf<InletClass> =
    std::array{Name{InletClass::A1, "A1"}, Name{InletClass::A2, "A2"}, Name{InletClass::A3, "A3"},
               Name{InletClass::A4, "A4"}, Name{InletClass::H1, "H1"}};

struct Thermal {
    std::optional<Figure<Power>> publishedHeat; ///< shown beside; heat is computed from electrical power
    std::optional<Figure<VolumeFlow>> publishedAirflow;
    std::optional<Figure<AirflowDirection>> airflowDirection;
    std::optional<Figure<double>> liquidFraction; ///< share of the heat that a liquid loop takes, 0..1
    std::optional<Figure<InletClass>> inletClass;
    std::optional<Figure<Temperature>> highestInlet;   ///< the device's own limit; overrides its class
    std::optional<Figure<Temperature>> highestCoolant; ///< warmest supply that its cold plates take

    bool operator==(const Thermal &) const = default;
};

/// What NetBox says of a type besides its figures and connectors; kept so that it can be given back.
struct NetboxFacts {
    std::string slug;
    std::string role;              ///< "parent" or "child" of a chassis
    std::optional<bool> isPowered; ///< as stated; absent = yes
    bool hasFrontImage = false, hasRearImage = false;
    std::map<std::string, std::string> more; ///< of a rack type: form factor, first unit, ...

    bool operator==(const NetboxFacts &) const = default;
};

struct Part {
    // Not inline: every file that copies a part would compile the copying of all its figures.
    Part();
    Part(const Part &other);
    Part(Part &&other) noexcept;
    Part &operator=(const Part &other);
    Part &operator=(Part &&other) noexcept;
    ~Part();

    PartId id;
    std::string version; ///< of the library entry, kept in the design
    std::string vendor, model;
    std::string orderCode; ///< the vendor's part number
    std::string category;  ///< finer than the kind, in the library's words: "gpu_server_8x"
    std::string summary;   ///< one short line for lists
    std::string notes, conflicts;
    std::string secondSource; ///< who else makes it, or what stands in for it; empty = not stated
    std::vector<Source> sources;
    Lifecycle lifecycle;
    Pitch pitch = Pitch::RackUnit;
    Size size;
    std::optional<bool> isFullDepth; ///< whether it fills its units from front to rear
    Electrical electrical;
    Thermal thermal;
    std::variant<ServerFacts, SwitchFacts, StorageFacts, RackFacts, FeedFacts, ItemFacts, PowerEquipmentFacts,
                 CoolingFacts, AcceleratorFacts, CpuFacts, MemoryFacts, SsdFacts, NicFacts, OpticFacts,
                 FailureFacts, ReferenceFacts, RoadmapFacts>
        facts;
    std::vector<Connector> connectors; ///< by kind, then as listed; may be empty though there are some
    std::optional<NetboxFacts> netbox; ///< of an imported part

    bool operator==(const Part &) const = default;
};

using Library = std::map<PartId, Part>; ///< ordered, so that every listing and file is stable

/// The facts of one kind, or null for a part of another kind.
template <typename Facts>
const Facts *factsOf(const Part &part)
{
    return std::get_if<Facts>(&part.facts);
}

PartKind kindOf(const Part &part);

/// Gives the part the facts of a kind, all unknown.
void setKind(Part &part, PartKind kind);

/// Whether parts of this kind stand in racks.
bool canStandInRack(PartKind kind);

/// Whether the part takes a known place in a rack.
bool isPlaceable(const Part &part);

/// Placeable, and its mass and, if it draws any, its maximum power are known or estimated.
bool isComplete(const Part &part);

/// Whether it is a rack that is sold with what is in it; only such a one has figures of the whole.
bool isRackScale(const Part &part);

/// Whether the part draws power of its own. A feed passes power on; its own losses are not modelled yet.
bool drawsPower(const Part &part);

/// The source that a figure of this part cites, or null.
const Source *sourceOf(const Part &part, const std::string &key);

/// "NVIDIA DGX H100".
std::string fullName(const Part &part);

/// Whether every word of the text stands in id, vendor, model, category or summary; upper and lower case are
/// one.
bool matches(const Part &part, const std::string &text);

/// The lowest confidence of any of its figures; low if it has none.
Confidence confidenceOf(const Part &part);

} // namespace clusterwright
