// Rules: one function and one row each; the table in rules.cpp is the only list of them.
#pragma once

#include "model/analysis/powerchain.h"
#include "model/analysis/standing.h"
#include "model/checks/finding.h"
#include "model/text.h"

#include <span>

namespace clusterwright {

struct RackAir;
struct Results;

/// What a rule looks at. `placed` has one list per rack type.
struct RuleContext {
    const Design &design;
    const Results &results;
    const std::map<RackTypeId, std::vector<Placed>> &placed;
    const std::vector<Standing> &standing;
    const Library *library = nullptr; ///< as it is now; null = not at hand
};

struct Parameter {
    const char *name = nullptr; ///< null = none
    double value = 0;
};

struct Rule {
    const char *id; ///< stable: waivers, tests and documents name it
    const char *title;
    Severity severity;
    const char *scope;
    const char *rationale;
    const char *source;
    std::array<Parameter, 3> parameters;
    std::vector<Finding> (*run)(const RuleContext &); ///< fills neither rule nor severity nor waiver
};

std::span<const Rule> rules();

/// The row of the table with this id, or null.
const Rule *findRule(std::string_view id);

/// A parameter of a rule in this design: its override, else the value of the table, where it must be.
double parameterOf(const Design &design, std::string_view rule, std::string_view parameter);

/// The waiver that covers a finding, or null.
const Waiver *waiverOf(const Design &design, const Finding &finding);

/// All findings, errors first, then in the order of the table.
std::vector<Finding> runRules(const RuleContext &context);

/// "node-1", "node-1 and node-2", or "4 devices (node-1 to node-4)".
std::string namesOfDevices(const std::vector<const Placement *> &devices);

/// A 1 U blanking panel of this pitch, from the design or the library; null if there is none.
const Part *blankingPanel(const Design &design, const Library *library, Pitch pitch);

/// The whole units of a rack that nothing closes to the front, lowest first.
std::vector<HalfUnits> openUnits(const Part &rack, const std::vector<Placed> &placed);

/// The standard breaker that a piece of the chain needs for its worst line current; none if its own suffices
/// or something else limits it.
std::optional<Current> nextBreaker(const Design &design, const SourceLoad &load);

/// The finding that a total makes against a limit, in words and numbers; none if it passes. Objects and fix
/// are left empty.
template <typename Q>
std::optional<Finding> limitFinding(const std::string &what, const Total<Q> &total,
                                    const std::optional<Q> &limit)
{
    const Verdict verdict = checkLimit(total, limit);
    if (verdict == Verdict::Pass)
        return std::nullopt;
    Finding finding;
    const std::string allowed = limit ? formatQuantity(*limit) : "an unknown limit";
    finding.message = what + ": " + formatTotal(total) + " of " + allowed;
    if (verdict == Verdict::Fail && formatQuantity(total.known) == allowed)
        finding.message += " (over by " + formatQuantity(total.known - *limit) + ")"; // rounding hides it
    finding.message += ".";
    finding.measured = inBaseUnit(total.known);
    finding.limit = limit ? std::optional(inBaseUnit(*limit)) : std::nullopt;
    finding.unit = baseUnitOf(total.known);
    finding.state = verdict == Verdict::Fail ? FindingState::Open : FindingState::NotEvaluated;
    return finding;
}

// coolingchecks.cpp
/// What the evaluation says of the air of a group, which must be one of `standing`.
const RackAir &airOf(const RuleContext &context, const Standing &standing);
std::vector<Finding> checkInlets(const RuleContext &context);
std::vector<Finding> checkRecommendedInlets(const RuleContext &context);
std::vector<Finding> checkHeatSplit(const RuleContext &context);
// loopchecks.cpp
std::vector<Finding> checkCoolantFlow(const RuleContext &context);
std::vector<Finding> checkCduLost(const RuleContext &context);
std::vector<Finding> checkCoolantSupply(const RuleContext &context);
std::vector<Finding> checkDewPoint(const RuleContext &context);
std::vector<Finding> checkPressure(const RuleContext &context);
std::vector<Finding> checkVelocity(const RuleContext &context);
std::vector<Finding> checkRideThrough(const RuleContext &context);
// allowancechecks.cpp
std::vector<Finding> checkCableFill(const RuleContext &context);
std::vector<Finding> checkShipping(const RuleContext &context);
// mechanicalchecks.cpp
std::vector<Finding> checkUnits(const RuleContext &context);
std::vector<Finding> checkMass(const RuleContext &context);
std::vector<Finding> checkDepth(const RuleContext &context);
std::vector<Finding> checkStance(const RuleContext &context);
std::vector<Finding> checkWidth(const RuleContext &context);
// networkchecks.cpp
std::vector<Finding> checkSwitchPorts(const RuleContext &context);
std::vector<Finding> checkLinkEnds(const RuleContext &context);
std::vector<Finding> checkReach(const RuleContext &context);
std::vector<Finding> checkTierRatio(const RuleContext &context);
std::vector<Finding> checkSpread(const RuleContext &context);
std::vector<Finding> checkEndpointsReached(const RuleContext &context);
std::vector<Finding> checkRails(const RuleContext &context);
std::vector<Finding> checkOwnAdapter(const RuleContext &context);
// fabricchecks.cpp
std::vector<Finding> checkSingleLoss(const RuleContext &context);
std::vector<Finding> checkManagerPorts(const RuleContext &context);
std::vector<Finding> checkManagementPorts(const RuleContext &context);
std::vector<Finding> checkStorageBandwidth(const RuleContext &context);
std::vector<Finding> checkTopology(const RuleContext &context);
std::vector<Finding> checkModuleBill(const RuleContext &context);
std::vector<Finding> checkGrowth(const RuleContext &context);
// powerchecks.cpp
std::vector<Finding> checkFeedsNormal(const RuleContext &context);
std::vector<Finding> checkFeedLost(const RuleContext &context);
std::vector<Finding> checkFeedBalance(const RuleContext &context);
std::vector<Finding> checkPowerKnown(const RuleContext &context);
std::vector<Finding> checkCords(const RuleContext &context);
std::vector<Finding> checkSingleCord(const RuleContext &context);
// chainchecks.cpp
std::vector<Finding> checkSourcesNormal(const RuleContext &context);
std::vector<Finding> checkSourcesAfterLoss(const RuleContext &context);
std::vector<Finding> checkSharedSources(const RuleContext &context);
std::vector<Finding> checkCircuits(const RuleContext &context);     ///< rack feeds, their lines, the chain
std::vector<Finding> checkCircuitsLost(const RuleContext &context); ///< the same after a loss
std::vector<Finding> checkRedundancy(const RuleContext &context);   ///< cords, and what sources share
std::vector<Finding> checkOversubscription(const RuleContext &context);
std::vector<Finding> checkPowerFactor(const RuleContext &context);
// phasechecks.cpp
std::vector<Finding> checkLines(const RuleContext &context);
std::vector<Finding> checkLinesAfterLoss(const RuleContext &context);
std::vector<Finding> checkImbalance(const RuleContext &context);
std::vector<Finding> checkBanks(const RuleContext &context);
std::vector<Finding> checkPlugs(const RuleContext &context);
std::vector<Finding> checkShelves(const RuleContext &context);
std::vector<Finding> checkBusbar(const RuleContext &context);
// facilitychecks.cpp
std::vector<Finding> checkSwing(const RuleContext &context);
std::vector<Finding> checkInrush(const RuleContext &context);
std::vector<Finding> checkPue(const RuleContext &context);
// supplychecks.cpp
std::vector<Finding> checkSuppliesLeft(const RuleContext &context);
std::vector<Finding> checkSupplyBand(const RuleContext &context);
// hallchecks.cpp
std::vector<Finding> checkRackPower(const RuleContext &context);
std::vector<Finding> checkAirHeat(const RuleContext &context);
std::vector<Finding> checkAirflow(const RuleContext &context);
std::vector<Finding> checkFloorLoad(const RuleContext &context);
// thermalchecks.cpp
std::vector<Finding> checkAirDirection(const RuleContext &context);
std::vector<Finding> checkBlanking(const RuleContext &context);
std::vector<Finding> checkPublishedHeat(const RuleContext &context);
// reliabilitychecks.cpp
std::vector<Finding> checkGoodput(const RuleContext &context);
std::vector<Finding> checkBlastRadius(const RuleContext &context);
std::vector<Finding> checkSpares(const RuleContext &context);
std::vector<Finding> checkSecondSource(const RuleContext &context);
// storagechecks.cpp
std::vector<Finding> checkCheckpoints(const RuleContext &context);
std::vector<Finding> checkDataReads(const RuleContext &context);
std::vector<Finding> checkLocalDrives(const RuleContext &context);
std::vector<Finding> checkFileOpens(const RuleContext &context);
// costchecks.cpp
std::vector<Finding> checkPrices(const RuleContext &context);
std::vector<Finding> checkBill(const RuleContext &context);
// datachecks.cpp
std::vector<Finding> checkEstimates(const RuleContext &context);
std::vector<Finding> checkNames(const RuleContext &context);
std::vector<Finding> checkLibrary(const RuleContext &context);

} // namespace clusterwright
