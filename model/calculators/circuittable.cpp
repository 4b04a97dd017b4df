#include "model/calculators/groups.h"

#include "model/calculators/counting.h"
#include "model/calculators/power.h"

#include <algorithm>

namespace clusterwright::calc {
namespace {

void addLines(Record &out, const LineCurrents &lines)
{
    out.add("i_l1_a", inAmperes(lines.l1));
    out.add("i_l2_a", inAmperes(lines.l2));
    out.add("i_l3_a", inAmperes(lines.l3));
}

Input continuousFactor()
{
    return number("continuous_factor", aboveUpTo(0, 1), "share of the rating that is usable continuously")
        .orElse(0.8);
}

Result<Record> branchLimitOf(const Inputs &in)
{
    const Voltage line = volts(in.number("line_voltage_v"));
    const int phases = in.count("phases");
    const BranchLimit limit =
        branchLimit(line, amperes(in.number("breaker_a")), phases, in.number("continuous_factor"));
    Record out{{"limit_a", inAmperes(limit.current)}, {"limit_va", inVoltAmperes(limit.power)}};
    if (const auto load = in.maybeNumber("load_kw")) {
        const ApparentPower drawn = apparent(kilowatts(*load), in.number("power_factor"));
        out.add("load_va", inVoltAmperes(drawn));
        out.add("line_current_a", inAmperes(lineCurrent(drawn, line, phases)));
        out.add("ok", fits(inVoltAmperes(drawn), inVoltAmperes(limit.power)));
    }
    return out;
}

Calculator branchLimitRow()
{
    return {
        "power.branch_limit",
        "Continuous capacity of a branch circuit or feed, and whether a load fits it.",
        {number("line_voltage_v", above(0), "line to line for three phases, across the load for one"),
         number("breaker_a", above(0), "rating of the overcurrent device"),
         integer("phases", List{1, 3}, "number of phases").orElse(3), continuousFactor(),
         number("load_kw", atLeast(0), "real power of a load to check").optional(),
         number("power_factor", aboveUpTo(0, 1), "power factor of that load").orElse(1)},
        {{"limit_a", "continuous current"},
         {"limit_va", "continuous capacity"},
         {"load_va", "apparent power of the load", Type::Number, "load_kw"},
         {"line_current_a", "current of the load in each line", Type::Number, "load_kw"},
         {"ok", "that load_va <= limit_va", Type::Flag, "load_kw"}},
        "k = sqrt(3) for 3 phases, 1 for 1 phase. limit_a = continuous_factor*breaker_a; limit_va = "
        "k*line_voltage_v*limit_a; load_va = 1000*load_kw/power_factor; line_current_a = "
        "load_va/(k*line_voltage_v).",
        "The load is balanced over the phases. Derating for ambient temperature, bundling or altitude is "
        "not "
        "included; a breaker rated for 100 % has the factor 1.",
        "NFPA 70 (NEC) 210.20(A) and 215.3: continuous load at most 80 % of the rating; S = sqrt(3) U I of "
        "a "
        "balanced three-phase load.",
        branchLimitOf};
}

Result<Record> lineCurrentsOf(const Inputs &in)
{
    const double ab = in.number("i_ab_a"), bc = in.number("i_bc_a"), ca = in.number("i_ca_a");
    const LineCurrents lines = lineCurrents(amperes(ab), amperes(bc), amperes(ca));
    Record out;
    addLines(out, lines);
    out.add("imbalance", lines.imbalance());
    if (const auto line = in.maybeNumber("line_voltage_v"))
        out.add("total_va", *line * (ab + bc + ca));
    return out;
}

Calculator lineCurrentsRow()
{
    return {"power.line_currents",
            "Line currents of three line-to-line loads on a three-phase feed.",
            {number("i_ab_a", atLeast(0), "current of the load between lines 1 and 2"),
             number("i_bc_a", atLeast(0), "current of the load between lines 2 and 3"),
             number("i_ca_a", atLeast(0), "current of the load between lines 3 and 1"),
             number("line_voltage_v", above(0), "line-to-line voltage").optional()},
            {{"i_l1_a", "current of line 1"},
             {"i_l2_a", "current of line 2"},
             {"i_l3_a", "current of line 3"},
             {"imbalance", "(max - mean)/mean of the line currents, 0 when all are 0"},
             {"total_va", "line_voltage_v*(i_ab_a + i_bc_a + i_ca_a)", Type::Number, "line_voltage_v"}},
            "i_l1 = sqrt(ab^2 + ca^2 + ab*ca); i_l2 = sqrt(ab^2 + bc^2 + ab*bc); i_l3 = sqrt(bc^2 + ca^2 + "
            "bc*ca).",
            "The loads have equal power factors and the voltages are symmetrical; harmonics are left out.",
            "Kirchhoff's current law at each line, two currents 120 degrees apart; figures of Schneider "
            "Electric "
            "FAQ FA156194 (rack PDU 50 A, 208 V).",
            lineCurrentsOf};
}

Result<Record> bankCheckOf(const Inputs &in)
{
    const double ab = in.number("load_ab_va"), bc = in.number("load_bc_va"), ca = in.number("load_ca_va");
    const BankCheck check =
        checkBanks(volts(in.number("line_voltage_v")), {voltAmperes(ab), voltAmperes(bc), voltAmperes(ca)},
                   amperes(in.number("breaker_a")), amperes(in.number("bank_breaker_a")),
                   in.number("continuous_factor"));
    Record out{{"bank_current_ab_a", inAmperes(check.banks[0])},
               {"bank_current_bc_a", inAmperes(check.banks[1])},
               {"bank_current_ca_a", inAmperes(check.banks[2])},
               {"max_bank_current_a", inAmperes(check.largestBank())}};
    addLines(out, check.lines);
    out.add("max_line_current_a", inAmperes(check.lines.largest()));
    out.add("line_limit_a", inAmperes(check.lineLimit));
    out.add("bank_limit_a", inAmperes(check.bankLimit));
    out.add("line_overload", check.isLineOverloaded());
    out.add("bank_overload", check.isBankOverloaded());
    out.add("total_va", ab + bc + ca);
    return out;
}

Calculator bankCheckRow()
{
    return {
        "power.bank_check",
        "Bank and line currents of a three-phase strip with line-to-line banks against both limits.",
        {number("line_voltage_v", above(0), "line-to-line voltage"),
         number("load_ab_va", atLeast(0), "apparent power on bank AB"),
         number("load_bc_va", atLeast(0), "apparent power on bank BC"),
         number("load_ca_va", atLeast(0), "apparent power on bank CA"),
         number("breaker_a", above(0), "feed breaker"),
         number("bank_breaker_a", above(0), "breaker of each bank"), continuousFactor()},
        {{"bank_current_ab_a", "load_ab_va/line_voltage_v"},
         {"bank_current_bc_a", "load_bc_va/line_voltage_v"},
         {"bank_current_ca_a", "load_ca_va/line_voltage_v"},
         {"max_bank_current_a", "largest of the three"},
         {"i_l1_a", "current of line 1"},
         {"i_l2_a", "current of line 2"},
         {"i_l3_a", "current of line 3"},
         {"max_line_current_a", "largest of the three"},
         {"line_limit_a", "continuous_factor*breaker_a"},
         {"bank_limit_a", "continuous_factor*bank_breaker_a"},
         {"line_overload", "that max_line_current_a > line_limit_a", Type::Flag},
         {"bank_overload", "that max_bank_current_a > bank_limit_a", Type::Flag},
         {"total_va", "sum of the three loads"}},
        "Bank current = VA / line-to-line voltage; line currents as in power.line_currents. The verdict is "
        "per line and per bank, never on the sum.",
        "The loads have equal power factors and the voltages are symmetrical.",
        "Kirchhoff's current law; NFPA 70 (NEC) 210.20(A) for the factor; figures of the three-phase "
        "balance "
        "example of datacentermd.com.",
        bankCheckOf};
}

Result<Record> breakerSizeOf(const Inputs &in)
{
    const Current required =
        requiredRating(amperes(in.number("continuous_a")), amperes(in.number("noncontinuous_a")),
                       in.number("continuous_multiplier"));
    std::vector<Current> ratings;
    for (const double rating : in.numbers("standard_sizes_a"))
        ratings.push_back(amperes(rating));
    const auto breaker = smallestRating(required, ratings);
    if (!breaker)
        return refuse("standard_sizes_a",
                      "holds no rating that is large enough; it must hold one of at least " +
                          plainText(inAmperes(required)) + " A.");
    return Record{{"required_a", inAmperes(required)}, {"breaker_a", inAmperes(*breaker)}};
}

Calculator breakerSizeRow()
{
    return {
        "power.breaker_size",
        "Smallest standard overcurrent device for continuous and other load.",
        {number("continuous_a", atLeast(0), "continuous load current"),
         number("noncontinuous_a", atLeast(0), "other load current").orElse(0),
         number("continuous_multiplier", atLeast(1), "factor on the continuous part").orElse(1.25),
         numbers("standard_sizes_a", above(0), "available ratings, in any order")},
        {{"required_a", "continuous_multiplier*continuous_a + noncontinuous_a"},
         {"breaker_a", "smallest rating that is at least required_a"}},
        "required_a = continuous_multiplier*continuous_a + noncontinuous_a; breaker_a is the smallest "
        "rating "
        ">= required_a.",
        "Conductors, temperature ratings and selectivity need their own check. No rating that is large "
        "enough "
        "is an error.",
        "NFPA 70 (NEC) 210.20(A) and 215.3: 125 % of the continuous load; 240.6(A) lists standard ratings.",
        breakerSizeOf};
}

} // namespace

std::vector<Calculator> circuitCalculators()
{
    return {branchLimitRow(), lineCurrentsRow(), bankCheckRow(), breakerSizeRow()};
}

} // namespace clusterwright::calc
