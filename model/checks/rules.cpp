#include "model/checks/rule.h"

#include "model/evaluation.h"

namespace clusterwright {
namespace {

constexpr std::array ruleTable{
    Rule{"DAT001",
         "Figures have a source; estimates are labelled",
         Severity::Warning,
         "item",
         "A reader must be able to tell a published figure from a guess.",
         "method rule",
         {},
         checkEstimates},
    Rule{"DAT002",
         "Names are unique",
         Severity::Error,
         "design",
         "A label that two devices carry cannot be cabled or serviced.",
         "method rule",
         {},
         checkNames},
    Rule{"MEC001",
         "Units do not overlap and fit the rack",
         Severity::Error,
         "rack",
         "Two devices cannot stand in one place.",
         "EIA-310 (1 U = 44.45 mm)",
         {},
         checkUnits},
    Rule{"MEC002",
         "The contents weigh no more than the rack may carry",
         Severity::Error,
         "rack",
         "An overloaded frame bends and tips.",
         "rack data sheet",
         {Parameter{"margin", 0.1}},
         checkMass},
    Rule{"MEC004",
         "Devices and their cables fit the mounting depth",
         Severity::Error,
         "rack",
         "A device that does not close the rear door cannot be cabled or cooled.",
         "DGX 30 in class systems",
         {Parameter{"rear_clear_mm", 150}},
         checkDepth},
    Rule{"PWR001",
         "Every feed carries its normal load",
         Severity::Error,
         "circuit",
         "A feed above its continuous limit trips or overheats.",
         "NFPA 70 210.20(A), 215.3 (unchecked); rack PDU data sheets",
         {Parameter{"continuous_factor", 0.8}},
         checkFeedsNormal},
    Rule{"PWR002",
         "Every feed carries its load when any other is lost",
         Severity::Error,
         "feed-pair",
         "A surviving feed that trips takes the whole rack down.",
         "method rule: each source removed in turn, loads shared anew",
         {},
         checkFeedLost},
    Rule{"PWR012",
         "Maximum power is known",
         Severity::Warning,
         "device",
         "Totals with unknown devices are lower bounds.",
         "method rule",
         {},
         checkPowerKnown},
    Rule{"PWR016",
         "Redundant cords are on different sources",
         Severity::Error,
         "device",
         "Redundant supplies on one source are lost together.",
         "method rule: each source removed in turn",
         {},
         checkCords},
    Rule{"PWR019",
         "Devices have more than one cord",
         Severity::Warning,
         "device",
         "A device with one supply goes down with its feed, whatever the rack provides.",
         "method rule: each source removed in turn",
         {},
         checkSingleCord},
    Rule{"THM015",
         "Published heat and published maximum power agree",
         Severity::Warning,
         "device",
         "What a device draws leaves it as heat; two figures that differ mean that one of them is not the "
         "maximum.",
         "DGX H100 user guide: 38,557 BTU/h against 10.2 kW",
         {Parameter{"tol", 0.05}},
         checkPublishedHeat},
};

/// A waiver that says up to what covers nothing worse, and nothing that was not measured.
bool isWaived(const Design &design, const Finding &finding)
{
    return std::ranges::any_of(design.waivers, [&](const Waiver &waiver) {
        return waiver.rule == finding.rule && std::ranges::count(finding.objects, waiver.object) > 0 &&
               (!waiver.upTo || (finding.measured && *finding.measured <= *waiver.upTo));
    });
}

} // namespace

std::span<const Rule> rules()
{
    return ruleTable;
}

const Rule *findRule(std::string_view id)
{
    const auto *row = std::ranges::find_if(ruleTable, [&](const Rule &rule) { return id == rule.id; });
    return row == ruleTable.end() ? nullptr : row;
}

double parameterOf(const Design &design, std::string_view rule, std::string_view parameter)
{
    for (const ParameterOverride &override : design.parameters)
        if (override.rule == rule && override.parameter == parameter)
            return override.value;
    for (const Parameter &row : findRule(rule)->parameters)
        if (row.name && parameter == row.name)
            return row.value;
    assert(false);
    return 0;
}

std::vector<Finding> runRules(const RuleContext &context)
{
    std::vector<Finding> all;
    for (const Rule &rule : rules())
        for (Finding &finding : rule.run(context)) {
            finding.rule = rule.id;
            finding.severity = rule.severity;
            if (finding.state == FindingState::Open && isWaived(context.design, finding))
                finding.state = FindingState::Waived;
            all.push_back(std::move(finding));
        }
    std::ranges::stable_sort(all, std::ranges::greater{}, &Finding::severity);
    return all;
}

} // namespace clusterwright
