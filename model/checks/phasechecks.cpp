// Rules about phases, banks, plugs and the busbar of a rack.
#include "model/checks/rule.h"
#include "model/evaluation.h"

#include <numbers>
#include <set>

namespace clusterwright {
namespace {

/// Calls check(type, feed, phases) for every rack PDU with known phases.
template <typename Check>
std::vector<Finding> checkPhases(const RuleContext &context, const Check &check)
{
    std::vector<Finding> findings;
    for (const RackType &type : context.design.rackTypes) {
        const TypeResults &results = context.results.types.at(type.id);
        for (const FeedPhases &phases : results.phases.feeds) {
            const FeedLoad &feed = results.feeds.feeds[phases.feed];
            if (auto finding = check(type, feed, phases)) {
                finding->objects = {feed.placement, type.id};
                findings.push_back(*std::move(finding));
            }
        }
    }
    return findings;
}

bool hasChosenBanks(const RackType &type)
{
    return std::ranges::any_of(type.placements, [](const Placement &item) { return !item.banks.empty(); });
}

bool hangsRacks(const RuleContext &context, const PowerSourceId &source)
{
    return std::ranges::any_of(context.design.racks, [&](const Rack &rack) {
        return std::ranges::any_of(rack.feedSources,
                                   [&](const auto &entry) { return entry.second == source; });
    });
}

/// The voltage at the outlets of a rack PDU; none if it is not known.
std::optional<Voltage> outletVoltage(const FeedFacts &facts)
{
    if (facts.isShelf || !facts.lineVoltage || !facts.phases || (facts.phases->value == 3 && !facts.wiring))
        return std::nullopt;
    const bool isToNeutral = facts.phases->value == 3 && facts.wiring->value == Wiring::LineToNeutral;
    return isToNeutral ? facts.lineVoltage->value / std::numbers::sqrt3 : facts.lineVoltage->value;
}

/// The outlet that an inlet's cord ends in: C13 for C14, C19 for C20 (IEC 60320).
std::string outletFor(const std::string &inlet)
{
    return inlet == "C14" ? "C13" : inlet == "C20" ? "C19" : inlet;
}

bool offers(const std::string &outlets, const std::string &wanted)
{
    return (',' + outlets + ',').find(',' + wanted + ',') != std::string::npos;
}

/// Why a device cannot be plugged into a rack PDU; empty if it can, or if nothing is known.
std::string misfit(const Part &device, const Part &pdu)
{
    const FeedFacts &facts = *factsOf<FeedFacts>(pdu);
    const auto voltage = outletVoltage(facts);
    const Electrical &electrical = device.electrical;
    constexpr double tolerance = 0.01; // 239.6 V of a 415 V strip are 240 V
    if (voltage && electrical.lowestVoltage && *voltage < electrical.lowestVoltage->value * (1 - tolerance))
        return "needs " + formatQuantity(electrical.lowestVoltage->value) + " or more, its outlets give " +
               formatQuantity(*voltage);
    if (voltage && electrical.highestVoltage && *voltage > electrical.highestVoltage->value * (1 + tolerance))
        return "takes " + formatQuantity(electrical.highestVoltage->value) + " at most, its outlets give " +
               formatQuantity(*voltage);
    if (!electrical.inlet.empty() && !facts.outlets.empty() &&
        !offers(facts.outlets, outletFor(electrical.inlet)))
        return "has " + electrical.inlet + " inlets, its outlets are " + facts.outlets;
    return {};
}

bool isFitKnown(const Part &device, const Part &pdu)
{
    const FeedFacts &facts = *factsOf<FeedFacts>(pdu);
    const bool isVoltageKnown =
        outletVoltage(facts) && device.electrical.lowestVoltage && device.electrical.highestVoltage;
    return isVoltageKnown && !device.electrical.inlet.empty() && !facts.outlets.empty();
}

/// How a device meets a rack PDU, found out once for each pair of parts.
struct Fit {
    std::string misfit;
    bool isKnown = false;
};
class Fits {
public:
    const Fit &of(const Part &device, const Part &pdu)
    {
        const auto [at, isNew] = m_fits.try_emplace(std::pair(&device, &pdu));
        if (isNew)
            at->second = {misfit(device, pdu), isFitKnown(device, pdu)};
        return at->second;
    }

private:
    std::map<std::pair<const Part *, const Part *>, Fit> m_fits;
};

/// The part of each feed of a rack type, as RackFeeds lists them.
std::vector<const Part *> feedParts(const RuleContext &context, const RackType &type)
{
    std::vector<const Part *> parts;
    for (const Placed &thing : context.placed.at(type.id))
        if (factsOf<FeedFacts>(*thing.part))
            parts.push_back(thing.part);
    return parts;
}

std::string joined(const std::set<std::string> &names)
{
    std::string text;
    for (const std::string &name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

/// What is left when the source of most shelves is lost, in the racks where that is worst.
std::optional<Finding> shelfFeedFinding(const RuleContext &context, const RackType &type,
                                        const ShelfGroup &group)
{
    std::optional<Power> left;
    bool isKnown = group.installed.has_value();
    for (const SupplyGroup &racks : supplyGroups(context.design, context.results.types)) {
        if (racks.type != &type)
            continue;
        std::map<std::size_t, Power> bySource;
        const auto &feeds = context.results.types.at(type.id).feeds.feeds;
        for (std::size_t i = 0; i < racks.sources.size(); ++i) {
            const auto shelf = std::ranges::find(group.shelves, feeds[i].placement);
            isKnown = isKnown && racks.sources[i] != noSource;
            if (shelf != group.shelves.end() && isKnown)
                bySource[racks.sources[i]] +=
                    group.each[static_cast<std::size_t>(shelf - group.shelves.begin())];
        }
        for (const auto &[source, power] : bySource)
            if (isKnown && (!left || *group.installed - power < *left))
                left = *group.installed - power;
    }
    if (!isKnown)
        left.reset();
    return limitFinding("Power shelves of " + type.name + " with one feed lost", group.load, left);
}

} // namespace

std::vector<Finding> checkLines(const RuleContext &context)
{
    return checkPhases(context, [&](const RackType &type, const FeedLoad &feed, const FeedPhases &phases) {
        const auto largest = std::ranges::max_element(phases.normal);
        auto finding = limitFinding("Feed " + feed.name + " of " + type.name + ", line " +
                                        std::to_string(largest - phases.normal.begin() + 1),
                                    Total<Current>{*largest, phases.unknownCount}, phases.lineLimit);
        if (finding && (finding->state != FindingState::Open ||
                        checkLimit(apparent(feed.load, context.design), feed.limit) == Verdict::Fail))
            finding.reset(); // the check of the whole feed says it
        if (finding)
            finding->fix = "Move cords to other banks, or use a larger rack PDU.";
        return finding;
    });
}

std::vector<Finding> checkLinesAfterLoss(const RuleContext &context)
{
    return checkPhases(context, [&](const RackType &type, const FeedLoad &feed, const FeedPhases &phases) {
        std::optional<Finding> finding;
        if (phases.worstLoss.empty())
            return finding;
        const auto largest = std::ranges::max_element(phases.worst);
        finding = limitFinding("Feed " + feed.name + " of " + type.name + " with feed " + phases.worstLoss +
                                   " lost, line " + std::to_string(largest - phases.worst.begin() + 1),
                               Total<Current>{*largest, phases.unknownCount}, phases.lineLimit);
        if (finding &&
            (finding->state != FindingState::Open ||
             checkLimit(apparent(feed.loadOneFeedLost, context.design), feed.limit) == Verdict::Fail))
            finding.reset();
        if (finding)
            finding->fix = "Move cords to other banks, or use a larger rack PDU.";
        return finding;
    });
}

std::vector<Finding> checkImbalance(const RuleContext &context)
{
    const double limit = parameterOf(context.design, "PWR004", "limit");
    constexpr double rounding = 1e-9;
    auto findings = checkPhases(
        context,
        [&](const RackType &type, const FeedLoad &feed, const FeedPhases &phases) -> std::optional<Finding> {
            if (phases.phases != 3 || (phases.unknownCount == 0 && phases.imbalance <= limit + rounding))
                return std::nullopt;
            Finding finding{.unit = "%", .fix = "Hang cords on other banks, or move devices to other feeds."};
            finding.measured = phases.imbalance * 100;
            finding.limit = limit * 100;
            finding.message = "Feed " + feed.name + " of " + type.name + ": the fullest line carries " +
                              formatPercent(phases.imbalance) + " more than the mean of its lines.";
            if (phases.unknownCount > 0) {
                finding.state = FindingState::NotEvaluated;
                finding.measured.reset();
                finding.message = "The balance of the lines of feed " + feed.name + " of " + type.name +
                                  " is not known, as the power of its devices is not.";
            } else if (hasChosenBanks(type)) {
                finding.quickFix = "Balance the phases of " + type.name;
            }
            return finding;
        });
    for (const SourceLoad &load : context.results.chain.sources) {
        const PowerSource &source = *findById(context.design.powerSources, load.source);
        if (source.phases != PhaseCount::Three || !source.lineVoltage || load.demand.unknownCount > 0 ||
            load.imbalance <= limit + rounding)
            continue;
        Finding finding{.objects = {load.source}, .unit = "%"};
        finding.measured = load.imbalance * 100;
        finding.limit = limit * 100;
        finding.message = source.name + ": the fullest line carries " + formatPercent(load.imbalance) +
                          " more than the mean of its lines.";
        finding.fix = "Rotate the lines between the racks that hang on it.";
        if (hangsRacks(context, source.id) && source.rotates == Answer::No)
            finding.quickFix = "Rotate the lines of " + source.name;
        findings.push_back(std::move(finding));
    }
    return findings;
}

std::vector<Finding> checkBanks(const RuleContext &context)
{
    std::vector<Finding> findings;
    for (const RackType &type : context.design.rackTypes) {
        const TypeResults &results = context.results.types.at(type.id);
        for (const FeedPhases &phases : results.phases.feeds) {
            const FeedLoad &feed = results.feeds.feeds[phases.feed];
            if (!phases.bankLimit)
                continue; // no breaker of its own is stated; what protects it is the line
            for (const BankLoad &bank : phases.banks) {
                std::string what =
                    "Bank " + std::to_string(bank.bank) + " of feed " + feed.name + " of " + type.name;
                if (!bank.worstLoss.empty())
                    what += " with feed " + bank.worstLoss + " lost";
                auto finding =
                    limitFinding(what, Total<Current>{bank.worst, phases.unknownCount}, phases.bankLimit);
                if (!finding)
                    continue;
                finding->objects = {feed.placement, type.id};
                finding->fix = "Move plugs to another bank.";
                if (hasChosenBanks(type))
                    finding->quickFix = "Balance the phases of " + type.name;
                findings.push_back(*std::move(finding));
            }
        }
    }
    return findings;
}

std::vector<Finding> checkPlugs(const RuleContext &context)
{
    std::vector<Finding> findings;
    Fits fits;
    for (const RackType &type : context.design.rackTypes) {
        const TypeResults &results = context.results.types.at(type.id);
        const auto pdus = feedParts(context, type);
        std::map<std::pair<const Part *, const Part *>, std::vector<const Placement *>> misfits, unknown;
        for (const Placed &device : context.placed.at(type.id)) {
            if (!drawsPower(*device.part))
                continue;
            std::set<const Part *> used;
            for (const std::size_t feed : cordsOf(device, results.feeds.feeds))
                if (!factsOf<FeedFacts>(*pdus[feed])->isShelf) // an open rack feeds devices by its busbar
                    used.insert(pdus[feed]);
            for (const Part *pdu : used) {
                const Fit &fit = fits.of(*device.part, *pdu);
                if (!fit.misfit.empty())
                    misfits[{device.part, pdu}].push_back(device.placement);
                else if (!fit.isKnown)
                    unknown[{device.part, pdu}].push_back(device.placement);
            }
        }
        for (const auto &[parts, devices] : misfits) {
            Finding finding{.objects = {devices.front()->id, type.id, parts.first->id, parts.second->id},
                            .fix = "Choose another rack PDU, or another cord or supply."};
            finding.message = namesOfDevices(devices) + " (" + fullName(*parts.first) + ") in " + type.name +
                              " on " + fullName(*parts.second) + ": " +
                              fits.of(*parts.first, *parts.second).misfit + ".";
            findings.push_back(std::move(finding));
        }
        if (unknown.empty())
            continue;
        std::set<std::string> names;
        for (const auto &[parts, devices] : unknown)
            names.insert(fullName(*parts.first));
        Finding finding{.objects = {type.id}, .state = FindingState::NotEvaluated};
        finding.message = "Plugs and voltages in " + type.name + " are not all known: " + joined(names) + ".";
        finding.fix = "State inlet and voltage range of the device, outlets and voltage of the rack PDU.";
        findings.push_back(std::move(finding));
    }
    return findings;
}

std::vector<Finding> checkShelves(const RuleContext &context)
{
    std::vector<Finding> findings;
    for (const RackType &type : context.design.rackTypes) {
        const ShelfGroup &group = context.results.types.at(type.id).shelves;
        if (group.shelves.empty())
            continue;
        const ShelfLoss loss = type.allowances.survives;
        std::optional<Power> left = loss == ShelfLoss::Module ? group.afterModule : group.afterShelf;
        auto finding = limitFinding("Power shelves of " + type.name + " with one " +
                                        (loss == ShelfLoss::Module ? "rectifier" : "shelf") + " lost",
                                    group.load, left);
        if (loss == ShelfLoss::Feed)
            finding = shelfFeedFinding(context, type, group);
        if (!finding)
            continue;
        finding->objects = {group.shelves.front(), type.id};
        finding->fix = "Add a shelf, or spread the shelves over more feeds.";
        findings.push_back(*std::move(finding));
    }
    return findings;
}

std::vector<Finding> checkBusbar(const RuleContext &context)
{
    std::vector<Finding> findings;
    for (const RackType &type : context.design.rackTypes) {
        const ShelfGroup &group = context.results.types.at(type.id).shelves;
        if (group.shelves.empty())
            continue;
        Total<Current> most{{}, group.unknownCount + (group.taps.empty() ? 1 : 0)};
        std::string shelf = group.shelves.front();
        for (const BusTap &tap : group.taps)
            for (const Current &current : {tap.below, tap.above, tap.tap})
                if (current > most.known) {
                    most.known = current;
                    shelf = tap.shelf;
                }
        auto finding = limitFinding("Busbar of " + type.name, most, group.busLimit);
        if (!finding)
            continue;
        finding->objects = {shelf, type.id};
        finding->fix = "Use a higher bus voltage or a second busbar, or lower the power of the rack.";
        findings.push_back(*std::move(finding));
    }
    return findings;
}

} // namespace clusterwright
