// Rules: one function and one row each; the table in rules.cpp is the only list of them.
#pragma once

#include "model/analysis/placed.h"
#include "model/analysis/standing.h"
#include "model/checks/finding.h"
#include "model/text.h"

#include <span>

namespace clusterwright {

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
    std::array<Parameter, 2> parameters;
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

// mechanicalchecks.cpp
std::vector<Finding> checkUnits(const RuleContext &context);
std::vector<Finding> checkMass(const RuleContext &context);
std::vector<Finding> checkDepth(const RuleContext &context);
std::vector<Finding> checkStance(const RuleContext &context);
std::vector<Finding> checkWidth(const RuleContext &context);
// powerchecks.cpp
std::vector<Finding> checkFeedsNormal(const RuleContext &context);
std::vector<Finding> checkFeedLost(const RuleContext &context);
std::vector<Finding> checkFeedBalance(const RuleContext &context);
std::vector<Finding> checkPowerKnown(const RuleContext &context);
std::vector<Finding> checkCords(const RuleContext &context);
std::vector<Finding> checkSingleCord(const RuleContext &context);
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
// datachecks.cpp
std::vector<Finding> checkEstimates(const RuleContext &context);
std::vector<Finding> checkNames(const RuleContext &context);
std::vector<Finding> checkLibrary(const RuleContext &context);

} // namespace clusterwright
