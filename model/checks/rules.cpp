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
    Rule{"DAT003",
         "Parts agree with the library",
         Severity::Warning,
         "item",
         "A figure that the library has corrected since should not decide a design unseen.",
         "method rule: a design carries its parts, the library moves on",
         {},
         checkLibrary},
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
    Rule{"MEC003",
         "The floor carries the racks",
         Severity::Error,
         "row",
         "A floor that is loaded beyond its rating sags or breaks.",
         "method rule: mass with the empty rack over its footprint, cables left out",
         {},
         checkFloorLoad},
    Rule{"MEC004",
         "Devices and their cables fit the mounting depth",
         Severity::Error,
         "rack",
         "A device that does not close the rear door cannot be cabled or cooled.",
         "DGX 30 in class systems",
         {Parameter{"rear_clear_mm", 150}},
         checkDepth},
    Rule{"MEC005",
         "The centre of gravity of a rack is low",
         Severity::Warning,
         "rack",
         "A rack with its heavy devices on top tips when it is moved or pushed.",
         "IEC 62368-1, stability on a slope of 10 degrees (unchecked); h = sum(m h) / sum(m)",
         {{Parameter{"h_limit_m", 1.0}, Parameter{"tip_deg", 10}}},
         checkStance},
    Rule{"MEC008",
         "Devices fit the width of the rack",
         Severity::Error,
         "rack",
         "A device that is wider than the opening cannot be mounted.",
         "EIA-310: panels of 482.6 mm over a clear width of 450 mm; Open Rack: equipment of 21 inches, "
         "quoted as 537 mm (unchecked)",
         {{Parameter{"panel_mm", 482.6}, Parameter{"open_rack_mm", 537}}},
         checkWidth},
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
    Rule{"PWR003",
         "The load is balanced over the feeds",
         Severity::Warning,
         "feed-pair",
         "The fullest feed decides what a rack can take; capacity on the others is stranded.",
         "practice",
         {Parameter{"tol", 0.1}},
         checkFeedBalance},
    Rule{"PWR006",
         "The supplies that are left carry the maximum power",
         Severity::Error,
         "device",
         "A device whose redundancy is smaller than it claims stops or slows down when a supply is lost.",
         "method rule: maximum input against the output rating of the supplies that must live",
         {},
         checkSuppliesLeft},
    Rule{"PWR007",
         "Power supplies run in their efficient band",
         Severity::Warning,
         "device",
         "Supplies lose efficiency at low load and have no reserve at high load.",
         "80 PLUS load points of 20, 50 and 100 % (unchecked)",
         {{Parameter{"lo", 0.2}, Parameter{"hi", 0.8}}},
         checkSupplyBand},
    Rule{"PWR010",
         "Racks keep to the power limit of their hall",
         Severity::Error,
         "rack",
         "A hall is built for a power per rack; more cannot be fed or cooled.",
         "DGX SuperPOD reference architecture: rack layouts scale with the limit of the site",
         {},
         checkRackPower},
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
    Rule{"THM001",
         "Racks keep to the air-cooling limit of their hall",
         Severity::Error,
         "rack",
         "Heat that the hall cannot take away by air comes back to the inlets.",
         "steady state: what a device draws leaves it as heat, the share of a liquid loop apart",
         {},
         checkAirHeat},
    Rule{
        "THM002",
        "The hall supplies the air that its racks need",
        Severity::Error,
        "rack",
        "A rack that is given too little air draws in its own exhaust.",
        "V = Q / (rho cp dT), cp 1,006 J/(kg K); density at altitude after the U.S. Standard Atmosphere 1976",
        {},
        checkAirflow},
    Rule{"THM005",
         "All devices of a rack move air the same way",
         Severity::Error,
         "rack",
         "A device that blows against the others takes in their exhaust.",
         "NVIDIA switches are sold with either direction (P2C, C2P); DGX systems move air front to back",
         {},
         checkAirDirection},
    Rule{"THM006",
         "Open units are closed with panels",
         Severity::Warning,
         "rack",
         "Hot air flows back to the inlets through open units.",
         "practice",
         {},
         checkBlanking},
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

/// Whether a finding is no worse than what was accepted. Where less than the limit is wrong, less is worse.
bool isWithin(const Finding &finding, double accepted)
{
    if (!finding.measured)
        return false;
    const bool isTooLow = finding.limit && *finding.measured < *finding.limit;
    return isTooLow ? *finding.measured >= accepted : *finding.measured <= accepted;
}

/// A waiver that says up to what covers nothing worse, and nothing that was not measured.
bool covers(const Waiver &waiver, const Finding &finding)
{
    return waiver.rule == finding.rule && std::ranges::count(finding.objects, waiver.object) > 0 &&
           (!waiver.upTo || isWithin(finding, *waiver.upTo));
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

const Waiver *waiverOf(const Design &design, const Finding &finding)
{
    const auto found =
        std::ranges::find_if(design.waivers, [&](const Waiver &waiver) { return covers(waiver, finding); });
    return found == design.waivers.end() ? nullptr : &*found;
}

std::vector<Finding> runRules(const RuleContext &context)
{
    std::vector<Finding> all;
    for (const Rule &rule : rules())
        for (Finding &finding : rule.run(context)) {
            finding.rule = rule.id;
            finding.severity = rule.severity;
            if (finding.state == FindingState::Open && waiverOf(context.design, finding))
                finding.state = FindingState::Waived;
            all.push_back(std::move(finding));
        }
    std::ranges::stable_sort(all, std::ranges::greater{}, &Finding::severity);
    return all;
}

} // namespace clusterwright
