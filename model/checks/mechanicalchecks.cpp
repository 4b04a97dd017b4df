#include "model/checks/rule.h"
#include "model/evaluation.h"

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
                                        .fix = "Move one of them."});
        }
    }
    return findings;
}

std::vector<Finding> checkMass(const RuleContext &context)
{
    const double margin = parameterOf(context.design, "MEC002", "margin");
    std::vector<Finding> findings;
    for (const RackType &type : context.design.rackTypes) {
        const auto &load = factsOf<RackFacts>(rackPartOf(context.design, type))->staticLoad;
        const auto limit = load ? std::optional(load->value * (1 - margin)) : std::nullopt;
        if (auto finding = limitFinding("Contents of " + type.name + " against the static load less " +
                                            formatNumber(margin * 100, 0) + " %",
                                        context.results.types.at(type.id).one.bulk.contents, limit)) {
            finding->objects = {type.id};
            finding->fix = "Use a stronger rack or move devices.";
            findings.push_back(*std::move(finding));
        }
    }
    return findings;
}

std::vector<Finding> checkDepth(const RuleContext &context)
{
    constexpr Length rounding = metres(1e-9); // 0.804 + 0.15 is a little more than 0.954
    const Length clearance = metres(parameterOf(context.design, "MEC004", "rear_clear_mm") / 1e3);
    std::vector<Finding> findings;
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

} // namespace clusterwright
