#include "model/analysis/capacity.h"
#include "model/checks/rule.h"
#include "model/design/edit.h"
#include "model/evaluation.h"

#include <set>

namespace clusterwright {
namespace {

struct Stander {
    const Placed *placed;
    UnitPlace place;
    HalfUnits top;
};

/// Everything that takes units, from the bottom up.
std::vector<Stander> standersOf(const std::vector<Placed> &placed)
{
    std::vector<Stander> standers;
    for (const Placed &thing : placed)
        if (const UnitPlace *place = unitPlaceOf(*thing.placement))
            standers.push_back({&thing, *place, place->bottom + thing.part->size.height->value});
    std::ranges::stable_sort(standers, std::ranges::less{},
                             [](const Stander &stander) { return stander.place.bottom; });
    return standers;
}

/// What moves a thing out of the way, if there is room for it.
std::string wayOut(const Design &design, const RackType &type, const Stander &stander)
{
    const bool hasRoom = !freePlaces(design, type, *stander.placed->part, stander.place.face).empty();
    return hasRoom ? "Move " + stander.placed->placement->name + " to the first free place" : std::string();
}

/// The finding about things whose width is not stated; empty lists make none.
std::optional<Finding> unknownWidth(const RackType &type, const std::vector<const Placement *> &devices)
{
    if (devices.empty())
        return std::nullopt;
    Finding finding{.unit = "mm",
                    .state = FindingState::NotEvaluated,
                    .fix = "Obtain the width from the vendor, or set an estimate with its basis."};
    finding.message = "The width of " + namesOfDevices(devices) + " in " + type.name + " is not stated.";
    for (const Placement *device : devices)
        finding.objects.push_back(device->id);
    finding.objects.push_back(type.id);
    return finding;
}

/// A rack that is carried to its place with its contents must bear them rolling.
std::optional<Finding> overDynamicLoad(const RackType &type, const Part &rack, const Total<Mass> &contents)
{
    const auto &dynamic = factsOf<RackFacts>(rack)->dynamicLoad;
    const bool isShippedFull = type.allowances.shippingLimit || type.allowances.shippingHeight;
    if (!isShippedFull || !dynamic || checkLimit(contents, std::optional(dynamic->value)) != Verdict::Fail)
        return std::nullopt;
    auto finding =
        limitFinding("Contents of " + type.name + " against the dynamic load, as it is shipped full",
                     contents, std::optional(dynamic->value));
    finding->fix = "Ship it without its heaviest devices, or use a rack that may roll with them.";
    return finding;
}

} // namespace

std::vector<Finding> checkUnits(const RuleContext &context)
{
    std::vector<Finding> findings;
    for (const RackType &type : context.design.rackTypes) {
        const HalfUnits rackTop = rackPartOf(context.design, type).size.height->value;
        const std::vector<Stander> standers = standersOf(context.placed.at(type.id));
        for (std::size_t i = 0; i < standers.size(); ++i) {
            const Stander &one = standers[i];
            const Placement &placement = *one.placed->placement;
            if (one.place.bottom < HalfUnits{} || one.top > rackTop)
                findings.push_back(
                    {.objects = {placement.id, type.id},
                     .message = placement.name + " sticks out of " + type.name + " at the top or the bottom.",
                     .fix = "Move it."});
            for (std::size_t j = i + 1; j < standers.size() && standers[j].place.bottom < one.top; ++j)
                if (shareSpace(one.place, standers[j].place))
                    findings.push_back({.objects = {standers[j].placed->placement->id, placement.id, type.id},
                                        .message = standers[j].placed->placement->name + " overlaps " +
                                                   placement.name + " at " +
                                                   formatUnitPosition(standers[j].place.bottom) + " of " +
                                                   type.name + ".",
                                        .fix = "Move one of them.",
                                        .quickFix = wayOut(context.design, type, standers[j])});
        }
    }
    return findings;
}

std::vector<Finding> checkMass(const RuleContext &context)
{
    const double margin = parameterOf(context.design, "MEC002", "margin");
    std::vector<Finding> findings;
    for (const RackType &type : context.design.rackTypes) {
        const Part &rack = rackPartOf(context.design, type);
        const Total<Mass> &contents = context.results.types.at(type.id).one.bulk.contents;
        const auto limit = massCapacity(rack, margin);
        if (auto finding = limitFinding("Contents of " + type.name + " against the static load less " +
                                            formatNumber(margin * 100, 0) + " %",
                                        contents, limit)) {
            finding->objects = {type.id};
            finding->fix = "Use a stronger rack or move devices.";
            findings.push_back(*std::move(finding));
        }
        if (auto finding = overDynamicLoad(type, rack, contents)) {
            finding->objects = {type.id};
            findings.push_back(*std::move(finding));
        }
    }
    return findings;
}

namespace {

/// Cables of the networks that bend no tighter than the space behind the devices.
std::vector<Finding> wideBends(const RuleContext &context, Length clearance)
{
    std::vector<Finding> findings;
    for (std::size_t i = 0; i < context.results.fabrics.size(); ++i) {
        std::set<std::int16_t> media;
        for (const CableLine &line : context.results.fabrics[i].cables.lines)
            media.insert(line.medium);
        for (const std::int16_t index : media) {
            const MediumRow &medium = context.design.media[static_cast<std::size_t>(index)];
            const auto radius = bendRadiusOf(context.design, medium);
            if (!radius || *radius <= clearance)
                continue;
            const Fabric &fabric = context.design.fabrics[i];
            findings.push_back({.objects = {fabric.id, medium.id},
                                .message = medium.name + " of " + fabric.name + " bends in " +
                                           formatQuantity(*radius) + ", behind the devices are " +
                                           formatQuantity(clearance) + ".",
                                .measured = inMillimetres(*radius),
                                .limit = inMillimetres(clearance),
                                .unit = "mm",
                                .fix = "Use a cable that bends tighter, or more space behind the devices."});
        }
    }
    return findings;
}

} // namespace

std::vector<Finding> checkDepth(const RuleContext &context)
{
    constexpr Length rounding = metres(1e-9); // 0.804 + 0.15 is a little more than 0.954
    const Length clearance = metres(parameterOf(context.design, "MEC004", "rear_clear_mm") / 1e3);
    std::vector<Finding> findings = wideBends(context, clearance);
    for (const RackType &type : context.design.rackTypes) {
        const auto &depth = factsOf<RackFacts>(rackPartOf(context.design, type))->mountingDepth;
        for (const Placed &thing : context.placed.at(type.id)) {
            const auto &own = thing.part->size.depth;
            if (!unitPlaceOf(*thing.placement) ||
                (own && depth && own->value + clearance <= depth->value + rounding))
                continue;
            const bool isKnown = own && depth;
            Finding finding{.objects = {thing.placement->id, type.id},
                            .unit = "mm",
                            .state = isKnown ? FindingState::Open : FindingState::NotEvaluated,
                            .fix = "Use a deeper rack, or obtain the depth from the vendor."};
            if (own)
                finding.measured = inMillimetres(own->value + clearance);
            if (depth)
                finding.limit = inMillimetres(depth->value);
            finding.message = thing.placement->name + " in " + type.name + " needs " +
                              (own ? formatQuantity(own->value + clearance) + " with cables"
                                   : std::string("an unknown depth")) +
                              ", has " +
                              (depth ? formatQuantity(depth->value) : std::string("an unknown depth")) + ".";
            findings.push_back(std::move(finding));
        }
    }
    return findings;
}

std::vector<Finding> checkStance(const RuleContext &context)
{
    const double highest = parameterOf(context.design, "MEC005", "h_limit_m");
    const double least = parameterOf(context.design, "MEC005", "tip_deg");
    std::vector<Finding> findings;
    for (const RackType &type : context.design.rackTypes) {
        if (type.placements.empty())
            continue;
        Finding finding{
            .objects = {type.id}, .unit = "m", .fix = "Move heavy devices down, or anchor the rack."};
        finding.limit = highest;
        const auto stance = computeStance(rackPartOf(context.design, type), context.placed.at(type.id));
        if (!stance) {
            finding.state = FindingState::NotEvaluated;
            finding.message = "The centre of gravity of " + type.name +
                              " is not known, as a mass or an outer size of the rack is not.";
            findings.push_back(std::move(finding));
            continue;
        }
        const double height = inMetres(stance->centreOfGravity);
        if (height <= highest && stance->tipDegrees >= least)
            continue;
        finding.message = "The centre of gravity of " + type.name + " is " + formatNumber(height, 2) +
                          " m above the floor, where " + formatNumber(highest, 2) +
                          " m is the limit; it tips at " + formatNumber(stance->tipDegrees, 1) + "°, where " +
                          formatNumber(least, 1) + "° is the least. Its lowest unit is taken to begin " +
                          formatQuantity(stance->base) + " above the floor.";
        finding.measured = height;
        if (height <= highest) {
            finding.measured = stance->tipDegrees;
            finding.limit = least;
            finding.unit = "°";
        }
        findings.push_back(std::move(finding));
    }
    return findings;
}

std::vector<Finding> checkWidth(const RuleContext &context)
{
    constexpr Length rounding = metres(0.0005); // makers round to whole millimetres
    std::vector<Finding> findings;
    for (const RackType &type : context.design.rackTypes) {
        const bool isOpen = rackPartOf(context.design, type).pitch == Pitch::OpenUnit;
        const double limit = parameterOf(context.design, "MEC008", isOpen ? "open_rack_mm" : "panel_mm");
        std::vector<const Placement *> unknown;
        std::map<PartId, std::vector<const Placement *>> tooWide;
        for (const Placed &thing : context.placed.at(type.id)) {
            const auto &width = thing.part->size.width;
            if (!unitPlaceOf(*thing.placement))
                continue;
            if (!width)
                unknown.push_back(thing.placement);
            else if (width->value > metres(limit / 1e3) + rounding)
                tooWide[thing.part->id].push_back(thing.placement);
        }
        for (const auto &[part, devices] : tooWide) {
            Finding finding{.unit = "mm", .fix = "Use a wider rack, or a device of the rack's width."};
            finding.measured = inMillimetres(context.design.parts.at(part).size.width->value);
            finding.limit = limit;
            finding.message = namesOfDevices(devices) + " in " + type.name +
                              (devices.size() == 1 ? " is " : " are ") + formatNumber(*finding.measured, 1) +
                              " mm wide; the rack takes " + formatNumber(limit, 1) + " mm.";
            for (const Placement *device : devices)
                finding.objects.push_back(device->id);
            finding.objects.push_back(type.id);
            findings.push_back(std::move(finding));
        }
        if (auto finding = unknownWidth(type, unknown))
            findings.push_back(*std::move(finding));
    }
    return findings;
}

} // namespace clusterwright
