// A small design for tests, made by the edit functions from parts of no real product.
#pragma once

#include "model/design/edit.h"

namespace clusterwright::sample {

template <typename Q>
Figure<Q> figure(Q value, FigureKind kind = FigureKind::Rated)
{
    return {value, kind, "sheet", {}, Confidence::High};
}

inline Part part(const std::string &id, const std::string &model, double units, double kilogram, double metre)
{
    Part part;
    part.id = id;
    part.version = "1";
    part.vendor = "Example";
    part.model = model;
    part.sources = {{"sheet", "Example data sheet", "", "2026-01-01"}};
    part.size.height = figure(HalfUnits{static_cast<int>(units * 2)});
    part.size.mass = figure(kilograms(kilogram));
    part.size.depth = figure(metres(metre));
    part.size.width = figure(metres(0.482));
    return part;
}

inline Part device(Part part, double watt, PowerSupplies supplies)
{
    part.electrical.max = figure(watts(watt), FigureKind::Max);
    part.electrical.supplies = figure(supplies);
    part.electrical.lowestVoltage = figure(volts(200));
    part.electrical.highestVoltage = figure(volts(240));
    part.electrical.inlet = "C20";
    part.thermal.liquidFraction = figure(0.0);
    part.thermal.airflowDirection = figure(AirflowDirection::FrontToRear);
    part.thermal.highestInlet = figure(celsius(35));
    return part;
}

/// A GPU server of 8 U: 10.2 kW, six supplies of which four are needed, 130 kg, 0.9 m.
inline Part server()
{
    Part server = device(part("example-gpu-8x", "GPU 8x", 8, 130, 0.9), 10200, {6, 4, watts(3300)});
    auto &facts = server.facts.emplace<ServerFacts>();
    facts.acceleratorCount = figure<std::int64_t>(8);
    facts.accelerator = "Example GPU";
    facts.cpu = "Example CPU";
    return server;
}

/// A switch of 1 U: 1.7 kW, 1+1 supplies, 15 kg, 0.66 m.
inline Part networkSwitch()
{
    Part device =
        sample::device(part("example-switch-64", "Switch 64", 1, 15, 0.66), 1700, {2, 1, watts(2000)});
    device.facts = SwitchFacts{};
    return device;
}

/// A switch of 1 U and half the width: 0.2 m, 100 W, one supply.
inline Part halfSwitch()
{
    Part device = sample::device(part("example-switch-half", "Half 16", 1, 5, 0.4), 100, {1, 1, watts(250)});
    device.size.width = figure(metres(0.2));
    device.facts = SwitchFacts{};
    return device;
}

/// A zero-U rack PDU of 34.5 kVA continuous, one phase of 240 V, 10 kg.
inline Part pdu()
{
    Part pdu = part("example-pdu-34kva", "PDU 34.5 kVA", 0, 10, 0.1);
    FeedFacts facts;
    facts.continuousLimit = figure(voltAmperes(34500));
    facts.phases = figure<std::int64_t>(1);
    facts.lineVoltage = figure(volts(240));
    facts.outlets = "C13,C19";
    pdu.facts = facts;
    return pdu;
}

/// A rack of 48 U, 0.8 x 1.2 m, 1.1 m between the rails, 1,500 kg static, 180 kg empty.
inline Part rack()
{
    Part rack = part("example-rack-48u", "Rack 48U", 48, 180, 1.2);
    RackFacts facts;
    facts.outerWidth = figure(metres(0.8));
    facts.outerDepth = figure(metres(1.2));
    facts.outerHeight = figure(metres(2.26));
    facts.mountingDepth = figure(metres(1.1));
    facts.staticLoad = figure(kilograms(1500));
    rack.facts = facts;
    return rack;
}

inline Library library()
{
    Library library;
    for (const Part &part : {server(), networkSwitch(), halfSwitch(), pdu(), rack()})
        library.emplace(part.id, part);
    return library;
}

inline PlaceRequest at(int unit, std::string id = {})
{
    PlaceRequest request;
    request.id = std::move(id);
    request.bottom = bottomOfUnit(unit);
    return request;
}

/// Limits that no rack of these tests comes near.
inline HallLimits wideLimits()
{
    return {
        watts(100e3), watts(100e3), cubicMetresPerSecond(20), kilogramsPerSquareMetre(5000), kilograms(5000),
        metres(0),    "test"};
}

/// Air of 20 °C and 50 % that nothing mixes with.
inline HallAir coolAir()
{
    HallAir air;
    air.supply = celsius(20);
    air.humidity = 0.5;
    air.recirculation = 0;
    air.bypass = 0;
    air.source = "test";
    return air;
}

/// A hall "h" of 20 x 10 m with a row "row" of 10 m, and a rack type "t" with feeds and 8U servers from U1
/// up, of which `racks` racks stand, named R1, R2, ... The power factor is 1, so that W and VA read the same.
inline Design computeRacks(int servers = 4, int feeds = 3, int racks = 1)
{
    Design design;
    design.meta.title = "Test";
    design.meta.revision = "A";
    design.assumptions.powerFactor = {1.0, FigureKind::Estimate, "test", "test", Confidence::Low};
    design = addHall(std::move(design), {"h", "Hall", 20, 10, wideLimits(), coolAir()}).take();
    design = addRow(std::move(design), {"row", "Row", "h", 1, 2, 10, Facing::South}).take();
    design = addRackType(std::move(design), "t", "Compute rack", rack()).take();
    for (int i = 0; i < feeds; ++i)
        design = placePart(std::move(design), "t", pdu(), {.id = "pdu" + std::to_string(i + 1)}).take();
    for (int i = 0; i < servers; ++i)
        design =
            placePart(std::move(design), "t", server(), at(1 + 8 * i, "s" + std::to_string(i + 1))).take();
    if (racks > 0)
        design = addRacks(std::move(design), "t", "row", racks, "R{n}").take();
    return design;
}

} // namespace clusterwright::sample
