// Part: something that can be bought. A missing figure is std::nullopt and stays unknown in every sum.
#pragma once

#include "model/parts/figure.h"
#include "model/quantity.h"

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

enum class PartKind {
    Server,
    Switch,
    Storage,
    Rack,
    RackPdu,
    PowerShelf,
    Item
}; // in the order of Part::facts
template <>
inline constexpr auto namesOf<PartKind> =
    std::array{Name{PartKind::Server, "server"},    Name{PartKind::Switch, "switch"},
               Name{PartKind::Storage, "storage"},  Name{PartKind::Rack, "rack"},
               Name{PartKind::RackPdu, "rack_pdu"}, Name{PartKind::PowerShelf, "power_shelf"},
               Name{PartKind::Item, "item"}};

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

/// What a device draws, by kind of load; no kind stands in for another.
struct Electrical {
    std::optional<Figure<Power>> nameplate, max, typical, idle;
    std::optional<Figure<PowerSupplies>> supplies;
    std::optional<Figure<EfficiencyGrade>> grade;
    std::optional<Figure<Voltage>> lowestVoltage, highestVoltage; ///< at the inlet of a supply
    std::optional<Figure<Current>> inrush;                        ///< of the device, cold start
    std::string inlet; ///< of each supply, as IEC 60320 names it: "C20"; empty = not known

    bool operator==(const Electrical &) const = default;
};

/// Where the air of a device enters and leaves, seen from its own front; Passive = it moves no air itself.
enum class AirflowDirection { FrontToRear, RearToFront, LeftToRight, RightToLeft, SideToRear, Passive };
template <>
inline constexpr auto namesOf<AirflowDirection> =
    std::array{Name{AirflowDirection::FrontToRear, "front_to_rear"},
               Name{AirflowDirection::RearToFront, "rear_to_front"},
               Name{AirflowDirection::LeftToRight, "left_to_right"},
               Name{AirflowDirection::RightToLeft, "right_to_left"},
               Name{AirflowDirection::SideToRear, "side_to_rear"},
               Name{AirflowDirection::Passive, "passive"}};

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

struct ServerFacts {
    std::optional<Figure<std::int64_t>> acceleratorCount;
    std::optional<Figure<std::int64_t>> processorCount, memoryModuleCount, driveCount, adapterCount;
    std::string accelerator, cpu; ///< names, for the reader

    bool operator==(const ServerFacts &) const = default;
};

struct SwitchFacts {
    bool operator==(const SwitchFacts &) const = default;
};

struct StorageFacts {
    bool operator==(const StorageFacts &) const = default;
};

struct RackFacts {
    std::optional<Figure<Length>> outerWidth, outerDepth, outerHeight;
    std::optional<Figure<Length>> mountingDepth;         ///< between the rails at most
    std::optional<Figure<Mass>> staticLoad, dynamicLoad; ///< of the contents, standing and rolling
    std::optional<Figure<Mass>> shippingLoad;            ///< of the contents, in transport
    std::optional<Figure<Voltage>> busVoltage;           ///< of a DC busbar in the rack
    std::optional<Figure<Current>> busCurrent;           ///< rating of the busbar

    bool operator==(const RackFacts &) const = default;
};

/// How the outlets of a three-phase rack PDU hang on its lines.
enum class Wiring { LineToLine, LineToNeutral };
template <>
inline constexpr auto namesOf<Wiring> =
    std::array{Name{Wiring::LineToLine, "line_to_line"}, Name{Wiring::LineToNeutral, "line_to_neutral"}};

/// A rack PDU or a power shelf.
struct FeedFacts {
    std::optional<Figure<ApparentPower>> continuousLimit; ///< derated already, where derating applies
    std::optional<Figure<ApparentPower>> rating;          ///< nameplate: V x A (x sqrt 3)
    bool isShelf = false;
    std::optional<Figure<std::int64_t>> phases;  ///< 1 or 3
    std::optional<Figure<Voltage>> lineVoltage;  ///< line to line; with one phase the voltage of its outlets
    std::optional<Figure<Current>> inputCurrent; ///< rating of plug and breaker, per line
    std::optional<Figure<Wiring>> wiring;
    std::optional<Figure<std::int64_t>> banks; ///< groups of outlets, each behind a breaker
    std::optional<Figure<Current>> bankBreaker;
    std::optional<Figure<std::int64_t>> modules; ///< of a shelf: rectifiers installed
    std::optional<Figure<Power>> moduleRating;   ///< of one rectifier, output side
    std::optional<Figure<double>> efficiency;    ///< of a shelf, output over input
    std::string outlets;                         ///< kinds of outlets, with commas: "C13,C19"

    bool operator==(const FeedFacts &) const = default;
};

/// Anything else that takes a place in a rack: a blanking panel, a cable manager, an appliance.
struct ItemFacts {
    bool isPowered = false;

    bool operator==(const ItemFacts &) const = default;
};

struct Part {
    PartId id;
    std::string version; ///< of the library entry, kept in the design
    std::string vendor, model;
    std::string category; ///< finer than the kind, in the library's words: "gpu_server_8x"
    std::string status;   ///< of the product's life, as published: "shipping", "end_of_sale", ...
    std::string summary;  ///< one short line for lists
    std::string notes, conflicts;
    std::string secondSource; ///< who else makes it, or what stands in for it; empty = not stated
    std::vector<Source> sources;
    Pitch pitch = Pitch::RackUnit;
    Size size;
    Electrical electrical;
    Thermal thermal;
    std::variant<ServerFacts, SwitchFacts, StorageFacts, RackFacts, FeedFacts, ItemFacts> facts;

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

/// Calls visit(key, figure) for every optional figure that a part of its kind can have, in a fixed order; key
/// as in part files. A part that draws no power has no electrical and thermal figures.
template <typename SomePart, typename Visitor>
void visitFigures(SomePart &part, const Visitor &visit)
{
    visit("height_u", part.size.height);
    visit("width_m", part.size.width);
    visit("depth_m", part.size.depth);
    visit("mass_kg", part.size.mass);
    if (drawsPower(part)) {
        visit("nameplate_power_w", part.electrical.nameplate);
        visit("max_power_w", part.electrical.max);
        visit("typical_power_w", part.electrical.typical);
        visit("idle_power_w", part.electrical.idle);
        visit("power_supplies", part.electrical.supplies);
        visit("supply_efficiency_grade", part.electrical.grade);
        visit("lowest_input_voltage_v", part.electrical.lowestVoltage);
        visit("highest_input_voltage_v", part.electrical.highestVoltage);
        visit("inrush_current_a", part.electrical.inrush);
        visit("heat_w", part.thermal.publishedHeat);
        visit("airflow_m3_per_s", part.thermal.publishedAirflow);
        visit("airflow_direction", part.thermal.airflowDirection);
        visit("liquid_heat_fraction", part.thermal.liquidFraction);
        visit("inlet_class", part.thermal.inletClass);
        visit("highest_inlet_c", part.thermal.highestInlet);
        visit("highest_coolant_c", part.thermal.highestCoolant);
    }
    if (auto *server = std::get_if<ServerFacts>(&part.facts)) {
        visit("accelerator_count", server->acceleratorCount);
        visit("processor_count", server->processorCount);
        visit("memory_module_count", server->memoryModuleCount);
        visit("drive_count", server->driveCount);
        visit("network_adapter_count", server->adapterCount);
    }
    if (auto *rack = std::get_if<RackFacts>(&part.facts)) {
        visit("outer_width_m", rack->outerWidth);
        visit("outer_depth_m", rack->outerDepth);
        visit("outer_height_m", rack->outerHeight);
        visit("mounting_depth_m", rack->mountingDepth);
        visit("static_load_kg", rack->staticLoad);
        visit("dynamic_load_kg", rack->dynamicLoad);
        visit("shipping_load_kg", rack->shippingLoad);
        visit("bus_voltage_v", rack->busVoltage);
        visit("bus_current_a", rack->busCurrent);
    }
    if (auto *feed = std::get_if<FeedFacts>(&part.facts)) {
        visit("continuous_limit_va", feed->continuousLimit);
        visit("rating_va", feed->rating);
        visit("input_phases", feed->phases);
        visit("line_voltage_v", feed->lineVoltage);
        visit("input_current_a", feed->inputCurrent);
        visit("wiring", feed->wiring);
        visit("bank_count", feed->banks);
        visit("bank_breaker_a", feed->bankBreaker);
        visit("module_count", feed->modules);
        visit("module_rating_w", feed->moduleRating);
        visit("efficiency", feed->efficiency);
    }
}

} // namespace clusterwright
