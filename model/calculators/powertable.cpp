#include "model/calculators/groups.h"

#include "model/calculators/counting.h"
#include "model/calculators/power.h"

#include <algorithm>
#include <iterator>

namespace clusterwright::calc {
namespace {

Result<Record> shelfUsableOf(const Inputs &in)
{
    const Shelves shelves{in.count("modules"), kilowatts(in.number("module_kw")), in.count("redundant"),
                          in.count("shelves"), in.count("feeds")};
    const int lost = in.count("feeds_lost");
    if (shelves.redundant >= shelves.modules)
        return refuse("redundant", shelves.redundant, "less than modules", shelves.modules);
    if (shelves.feeds > shelves.shelves)
        return refuse("feeds", shelves.feeds, "at most shelves", shelves.shelves);
    if (lost >= shelves.feeds)
        return refuse("feeds_lost", lost, "less than feeds", shelves.feeds);
    const double usable = inKilowatts(shelves.usable()), surviving = inKilowatts(shelves.surviving(lost));
    Record out{{"installed_kw", inKilowatts(shelves.installed())},
               {"usable_kw", usable},
               {"surviving_kw", surviving}};
    if (const auto load = in.maybeNumber("load_kw")) {
        out.add("load_normal", *load / usable);
        out.add("load_failover", *load / surviving);
        out.add("ok", fits(*load, surviving));
    }
    return out;
}

Calculator shelfUsableRow()
{
    return {
        "power.shelf_usable",
        "Usable power of power shelves after module redundancy and after loss of feeds.",
        {integer("modules", atLeast(1), "modules per shelf"),
         number("module_kw", above(0), "rating of a module"),
         integer("redundant", atLeast(0), "redundant modules per shelf").orElse(0),
         integer("shelves", atLeast(1), "shelves in the rack").orElse(1),
         integer("feeds", atLeast(1), "independent feeds, shelves spread as evenly as possible").orElse(1),
         integer("feeds_lost", atLeast(0), "feeds lost, the fullest first").orElse(0),
         number("load_kw", atLeast(0), "rack load").optional()},
        {{"installed_kw", "shelves*modules*module_kw"},
         {"usable_kw", "shelves*(modules - redundant)*module_kw"},
         {"surviving_kw", "surviving shelves*(modules - redundant)*module_kw"},
         {"load_normal", "load_kw/usable_kw", Type::Number, "load_kw"},
         {"load_failover", "load_kw/surviving_kw", Type::Number, "load_kw"},
         {"ok", "that load_kw <= surviving_kw", Type::Flag, "load_kw"}},
        "surviving shelves = shelves - feeds_lost*floor(shelves/feeds) - min(feeds_lost, shelves mod "
        "feeds).",
        "redundant < modules, feeds <= shelves, feeds_lost < feeds. Modules share the load equally.",
        "OCP Open Rack V3 power system overview (2019): six rectifiers of 3 kW, N+1, give 15 kW.",
        shelfUsableOf};
}

Result<Record> rackPduOf(const Inputs &in)
{
    const double rack = in.number("systems") * in.number("system_kw");
    const double pdus = in.number("pdus"), lost = in.number("pdus_lost");
    if (lost >= pdus)
        return refuse("pdus_lost", lost, "less than pdus", pdus);
    return Record{
        {"rack_kw", rack}, {"per_pdu_normal_kw", rack / pdus}, {"per_pdu_failover_kw", rack / (pdus - lost)}};
}

Calculator rackPduRow()
{
    return {
        "power.rack_pdu",
        "Rack power from identical systems and its share per rack PDU, normally and after PDU loss.",
        {integer("systems", atLeast(1), "systems in the rack"),
         number("system_kw", above(0), "maximum power of one system"),
         integer("pdus", atLeast(1), "rack PDUs that share the load evenly"),
         integer("pdus_lost", atLeast(0), "PDUs out of service").orElse(1)},
        {{"rack_kw", "systems*system_kw"},
         {"per_pdu_normal_kw", "rack_kw/pdus"},
         {"per_pdu_failover_kw", "rack_kw/(pdus - pdus_lost)"}},
        "rack_kw = systems*system_kw, shared evenly by the PDUs in service.",
        "pdus_lost < pdus. Cords that are not spread evenly load some PDUs more.",
        "Sum and equal shares. Figure: NVIDIA DGX SuperPOD reference architecture, DGX H100, RA-11333-001: "
        "four systems of 10.2 kW in a rack.",
        rackPduOf};
}

Result<Record> psuLoadsOf(const Inputs &in)
{
    const int psus = in.count("psus"), redundant = in.count("redundant");
    if (redundant >= psus)
        return refuse("redundant", redundant, "less than psus", psus);
    const Power load = kilowatts(in.number("load_kw")), rating = kilowatts(in.number("psu_kw"));
    const double failover = supplyLoad(load, psus, rating, redundant);
    return Record{{"load_normal", supplyLoad(load, psus, rating)},
                  {"load_failover", failover},
                  {"ok", fits(failover, 1)}};
}

Calculator psuLoadsRow()
{
    return {"power.psu_loads",
            "Load fraction of shared power supplies, all healthy and with the redundant ones lost.",
            {integer("psus", atLeast(1), "installed supplies"), number("psu_kw", above(0), "rating of one"),
             integer("redundant", atLeast(0), "redundant supplies").orElse(0),
             number("load_kw", atLeast(0), "device load on the side of the rating")},
            {{"load_normal", "load_kw/(psus*psu_kw)"},
             {"load_failover", "load_kw/((psus - redundant)*psu_kw)"},
             {"ok", "that load_failover <= 1", Type::Flag}},
            "load = load_kw/(supplies in service*psu_kw).",
            "redundant < psus. Supplies share equally; efficiency is not applied.",
            "Definition. Figure: NVIDIA DGX H100/H200 user guide, six supplies of 3.3 kW, 4+2.",
            psuLoadsOf};
}

Result<Record> psuEfficiencyOf(const Inputs &in)
{
    std::vector<EfficiencyPoint> curve;
    for (const Inputs &point : in.records("points"))
        curve.push_back({point.number("load"), point.number("efficiency")});
    const auto falls = [](const EfficiencyPoint &a, const EfficiencyPoint &b) { return a.load >= b.load; };
    if (std::ranges::adjacent_find(curve, falls) != curve.end())
        return refuse("points", "must stand in order of load, each load above the one before.");
    const double output = in.number("psu_w") * in.number("load");
    const double efficiency = efficiencyAt(curve, in.number("load"));
    return Record{{"efficiency", efficiency},
                  {"input_w", output / efficiency},
                  {"loss_w", output / efficiency - output}};
}

Calculator psuEfficiencyRow()
{
    return {
        "power.psu_efficiency",
        "Power-supply efficiency by linear interpolation, and the input power and loss that follow.",
        {records("points",
                 {number("load", aboveUpTo(0, 1), "load fraction"),
                  number("efficiency", aboveUpTo(0, 1), "efficiency at that load")},
                 "efficiency curve, load strictly increasing"),
         number("psu_w", above(0), "output rating"),
         number("load", aboveUpTo(0, 1), "operating load fraction")},
        {{"efficiency", "interpolated, flat outside the first and the last point"},
         {"input_w", "psu_w*load/efficiency"},
         {"loss_w", "input_w - psu_w*load"}},
        "Piecewise linear in load.",
        "Between measured points a real curve bends, by less than a percent for the points of 80 PLUS (10, "
        "20, 50 and 100 % load).",
        "Definition of efficiency; linear interpolation.",
        psuEfficiencyOf};
}

Result<Record> ratingRatiosOf(const Inputs &in)
{
    const double max = in.number("max_kw"), apparent = in.number("max_kva"),
                 typical = in.number("typical_kw");
    if (max > apparent)
        return refuse("max_kva", apparent, "at least max_kw", max);
    if (typical > max)
        return refuse("typical_kw", typical, "at most max_kw", max);
    return Record{{"power_factor", max / apparent}, {"typical_over_max", typical / max}};
}

Calculator ratingRatiosRow()
{
    return {"power.rating_ratios",
            "Power factor and typical-to-maximum ratio from a data sheet.",
            {number("max_kw", above(0), "maximum real power"),
             number("max_kva", above(0), "maximum apparent power"),
             number("typical_kw", atLeast(0), "typical real power")},
            {{"power_factor", "max_kw/max_kva"}, {"typical_over_max", "typical_kw/max_kw"}},
            "power_factor = max_kw/max_kva; typical_over_max = typical_kw/max_kw.",
            "typical_kw <= max_kw <= max_kva.",
            "IEC 60050-131-11-46 (power factor).",
            ratingRatiosOf};
}

Result<Record> pueOf(const Inputs &in)
{
    const FacilityPower facility =
        facilityPower(kilowatts(in.number("it_kw")), in.numbers("stage_efficiencies"),
                      kilowatts(in.number("cooling_kw")), kilowatts(in.number("other_kw")));
    return Record{{"distribution_loss_kw", inKilowatts(facility.distributionLoss)},
                  {"facility_kw", inKilowatts(facility.total)},
                  {"pue", facility.pue},
                  {"annual_mwh", inKilowattHours(facility.total * years(1)) / 1000}};
}

Calculator pueRow()
{
    return {
        "power.pue",
        "Facility power and PUE from distribution stages, cooling and other loads.",
        {number("it_kw", above(0), "IT power"),
         numbers("stage_efficiencies", aboveUpTo(0, 1), "efficiency of each distribution stage").orEmpty(),
         number("cooling_kw", atLeast(0), "cooling power"),
         number("other_kw", atLeast(0), "lighting and the rest").orElse(0)},
        {{"distribution_loss_kw", "it_kw/product(stage_efficiencies) - it_kw"},
         {"facility_kw", "it_kw + distribution_loss_kw + cooling_kw + other_kw"},
         {"pue", "facility_kw/it_kw"},
         {"annual_mwh", "facility_kw*8760/1000"}},
        "As in the outputs.",
        "PUE proper is a ratio of energies over a year; here it holds for one operating point. The stages "
        "feed the IT load only.",
        "ISO/IEC 30134-2 (power usage effectiveness).",
        pueOf};
}

Result<Record> busbarOf(const Inputs &in)
{
    const Current current = directCurrent(kilowatts(in.number("load_kw")), volts(in.number("bus_v")));
    return Record{{"current_a", inAmperes(current)}};
}

Calculator busbarRow()
{
    return {"power.busbar",
            "Current of a DC busbar.",
            {number("load_kw", atLeast(0), "load"), number("bus_v", above(0), "bus voltage")},
            {{"current_a", "1000*load_kw/bus_v"}},
            "current_a = 1000*load_kw/bus_v.",
            "Voltage at the load; the drop along the bus raises the current.",
            "P = U I. Figure: NVIDIA DGX GB200 NVL72, 120 kW at 48 V are 2.5 kA.",
            busbarOf};
}

Result<Record> bbuEnergyOf(const Inputs &in)
{
    const Energy energy = backupEnergy(kilowatts(in.number("load_kw")), seconds(in.number("duration_s")),
                                       in.number("efficiency"));
    return Record{{"energy_kwh", inKilowattHours(energy)}};
}

Calculator bbuEnergyRow()
{
    return {"power.bbu_energy",
            "Energy that a battery backup must deliver.",
            {number("load_kw", atLeast(0), "load carried"), number("duration_s", above(0), "time"),
             number("efficiency", aboveUpTo(0, 1), "converter efficiency").orElse(1)},
            {{"energy_kwh", "load_kw*duration_s/3600/efficiency"}},
            "energy_kwh = load_kw*duration_s/3600/efficiency.",
            "Ageing and the part of the charge that cannot be used come on top.",
            "Energy = power times time. Figure: OCP Open Rack V3 battery backup, 15 kW for 240 s.",
            bbuEnergyOf};
}

Result<Record> swingStorageOf(const Inputs &in)
{
    const SquareWave load{kilowatts(in.number("p_high_kw")), kilowatts(in.number("p_low_kw")),
                          seconds(in.number("t_high_s")), seconds(in.number("t_low_s"))};
    if (load.low > load.high)
        return refuse("p_low_kw", in.number("p_low_kw"), "at most p_high_kw", in.number("p_high_kw"));
    const Smoothing smoothing = smooth(load);
    return Record{{"p_avg_kw", inKilowatts(smoothing.average)},
                  {"energy_kj", inJoules(smoothing.storage) / 1000},
                  {"peak_reduction", smoothing.peakReduction},
                  {"frequency_hz", inPerSecond(smoothing.frequency)}};
}

Calculator swingStorageRow()
{
    return {"power.swing_storage",
            "Average power and storage that flattens a two-level periodic load.",
            {number("p_high_kw", above(0), "power in the high phase"),
             number("p_low_kw", atLeast(0), "power in the low phase"),
             number("t_high_s", above(0), "length of the high phase"),
             number("t_low_s", above(0), "length of the low phase")},
            {{"p_avg_kw", "time-weighted mean"},
             {"energy_kj", "(p_high_kw - p_avg_kw)*t_high_s"},
             {"peak_reduction", "(p_high_kw - p_avg_kw)/p_high_kw"},
             {"frequency_hz", "1/(t_high_s + t_low_s)"}},
            "p_avg = (p_high*t_high + p_low*t_low)/(t_high + t_low).",
            "p_low_kw <= p_high_kw. Storage without losses; the edges of the load are steep.",
            "Energy balance over one period.",
            swingStorageOf};
}

Result<Record> rampStorageOf(const Inputs &in)
{
    const RampStorage ramp =
        rampStorage(kilowatts(in.number("step_kw")), kilowatts(in.number("ramp_kw_per_s")));
    return Record{{"ramp_time_s", inSeconds(ramp.time)}, {"energy_kwh", inKilowattHours(ramp.storage)}};
}

Calculator rampStorageRow()
{
    return {"power.ramp_storage",
            "Storage energy for a load step when the source can only ramp.",
            {number("step_kw", above(0), "size of the step"),
             number("ramp_kw_per_s", above(0), "ramp limit of the source")},
            {{"ramp_time_s", "step_kw/ramp_kw_per_s"}, {"energy_kwh", "0.5*step_kw*ramp_time_s/3600"}},
            "The triangle between the step and the ramp.",
            "The source ramps at a constant rate from the moment of the step; storage without losses.",
            "Energy balance over the ramp.",
            rampStorageOf};
}

Result<Record> clusterRollupOf(const Inputs &in)
{
    const double racks = in.number("scalable_units") * in.number("racks_per_su");
    const double total = in.number("scalable_units") * in.number("su_kw");
    return Record{{"racks", racks},
                  {"gpus", racks * in.number("gpus_per_rack")},
                  {"total_kw", total},
                  {"mean_kw_per_rack", total / racks}};
}

Calculator clusterRollupRow()
{
    return {"power.cluster_rollup",
            "Rack, accelerator and power totals of a cluster built from scalable units.",
            {integer("scalable_units", atLeast(1), "number of units"),
             integer("racks_per_su", atLeast(1), "compute racks per unit"),
             integer("gpus_per_rack", atLeast(1), "accelerators per rack"),
             number("su_kw", above(0), "design power of one unit with its support racks")},
            {{"racks", "scalable_units*racks_per_su", Type::Integer},
             {"gpus", "racks*gpus_per_rack", Type::Integer},
             {"total_kw", "scalable_units*su_kw"},
             {"mean_kw_per_rack", "total_kw/racks"}},
            "As in the outputs.",
            "All units are equal and whole.",
            "Sums, as in NVIDIA DGX SuperPOD reference architecture, RA-11333-001, of scalable units.",
            clusterRollupOf};
}

} // namespace

std::vector<Calculator> powerCalculators()
{
    std::vector<Calculator> rows = circuitCalculators();
    std::ranges::move(std::vector{shelfUsableRow(), rackPduRow(), psuLoadsRow(), psuEfficiencyRow(),
                                  ratingRatiosRow(), pueRow(), busbarRow(), bbuEnergyRow(), swingStorageRow(),
                                  rampStorageRow(), clusterRollupRow()},
                      std::back_inserter(rows));
    return rows;
}

} // namespace clusterwright::calc
