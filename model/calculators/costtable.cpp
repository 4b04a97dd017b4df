#include "model/calculators/cost.h"
#include "model/calculators/groups.h"

namespace clusterwright::calc {
namespace {

Result<Record> annuityOf(const Inputs &in)
{
    const Money payment =
        annuity(dollars(in.number("principal_usd")), in.number("annual_rate") / in.number("periods_per_year"),
                in.number("periods"));
    return Record{{"payment_usd", inDollars(payment)}};
}

Calculator annuityRow()
{
    return {
        "cost.annuity",
        "Level payment of a loan.",
        {number("principal_usd", atLeast(0), "P, the amount borrowed"),
         number("annual_rate", between(0, 1), "nominal interest per year"),
         integer("periods", atLeast(1), "n, number of payments"),
         integer("periods_per_year", atLeast(1), "payments per year").orElse(12)},
        {{"payment_usd", "P*i/(1 - (1 + i)^-n), or P/n for i = 0"}},
        "i = annual_rate/periods_per_year; payment_usd = P*i/(1 - (1 + i)^-n), P/n for i = 0.",
        "Payments at the end of each period; nothing left to pay after the last.",
        "Ordinary annuity. Figure: Hennessy and Patterson, Computer Architecture, 5th ed., chapter 6, server "
        "amortisation of a warehouse-scale computer.",
        annuityOf};
}

Result<Record> energyOf(const Inputs &in)
{
    const double embodied = in.number("embodied_t");
    const auto life = in.maybeNumber("life_years");
    if (embodied > 0 && !life)
        return refuse("life_years", "is missing; embodied_t is spread over it, so it must be a number > 0.");
    const Time period = hours(in.number("hours_h"));
    const Energy energy =
        facilityEnergy(kilowatts(in.number("it_kw")), in.number("utilisation"), in.number("pue"), period);
    Record out{{"energy_mwh", inKilowattHours(energy) / 1000}};
    if (const auto price = in.maybeNumber("usd_per_kwh"))
        out.add("energy_usd", inDollars(energyCost(energy, dollarsPerKilowattHour(*price))));
    if (const auto intensity = in.maybeNumber("kg_co2_per_kwh")) {
        const Mass operational = operationalCarbon(energy, kilogramsPerKilowattHour(*intensity));
        const Mass share =
            life ? embodiedShare(kilograms(embodied * 1000), years(*life), period) : kilograms(0);
        out.add("operational_t", inKilograms(operational) / 1000);
        out.add("total_t", inKilograms(operational + share) / 1000);
    }
    return out;
}

Calculator energyRow()
{
    return {
        "cost.energy",
        "Energy use, energy cost and carbon over a period.",
        {number("it_kw", atLeast(0), "maximum IT power"),
         number("utilisation", between(0, 1), "average over maximum IT power").orElse(1),
         number("pue", atLeast(1), "facility energy over IT energy").orElse(1),
         number("hours_h", above(0), "length of the period").orElse(8760),
         number("usd_per_kwh", atLeast(0), "price of energy").optional(),
         number("kg_co2_per_kwh", atLeast(0), "carbon intensity of the supply").optional(),
         number("embodied_t", atLeast(0), "carbon of making the equipment").orElse(0),
         number("life_years", above(0), "life of the equipment, required when embodied_t > 0").optional()},
        {{"energy_mwh", "it_kw*utilisation*pue*hours_h/1000"},
         {"energy_usd", "energy_mwh*1000*usd_per_kwh", Type::Number, "usd_per_kwh"},
         {"operational_t", "energy_mwh*kg_co2_per_kwh", Type::Number, "kg_co2_per_kwh"},
         {"total_t", "operational_t + embodied_t/life_years*hours_h/8760", Type::Number, "kg_co2_per_kwh"}},
        "energy_mwh = it_kw*utilisation*pue*hours_h/1000.",
        "life_years with embodied_t > 0. Averages over the period; the embodied carbon is spread evenly.",
        "PUE: ISO/IEC 30134-2. Carbon: Greenhouse Gas Protocol, scope 2 and 3 by intensity.",
        energyOf};
}

Ownership ownershipOf(const Inputs &in)
{
    Ownership ownership;
    ownership.capex = dollars(in.number("capex_usd"));
    ownership.residualFraction = in.number("residual_fraction");
    ownership.annualRate = in.number("annual_rate");
    ownership.use = years(in.number("years"));
    ownership.gpus = in.integer("gpus");
    ownership.it = kilowatts(in.number("it_kw"));
    ownership.pue = in.number("pue");
    ownership.energyPrice = dollarsPerKilowattHour(in.number("usd_per_kwh"));
    ownership.powerUtilisation = in.number("power_utilisation");
    ownership.maintenanceFraction = in.number("maintenance_fraction");
    ownership.spacePerYear = dollars(in.number("space_usd_per_year"));
    ownership.soldUtilisation = in.number("sold_utilisation");
    return ownership;
}

Result<Record> gpuHourOf(const Inputs &in)
{
    const GpuHourCost cost = computeGpuHourCost(ownershipOf(in));
    return Record{{"capital_usd_per_year", inDollars(cost.capitalPerYear)},
                  {"energy_usd_per_year", inDollars(cost.energyPerYear)},
                  {"opex_usd_per_year", inDollars(cost.opexPerYear)},
                  {"usd_per_gpu_hour", inDollars(cost.perGpuHour)}};
}

Calculator gpuHourRow()
{
    return {"cost.gpu_hour",
            "Cost per GPU-hour of an owned cluster.",
            {number("capex_usd", above(0), "what the cluster costs to buy"),
             number("residual_fraction", fromBelow(0, 1), "resale value at the end over capex").orElse(0),
             number("annual_rate", between(0, 1), "cost of money"), number("years", above(0), "time of use"),
             integer("gpus", atLeast(1), "GPUs in the cluster"),
             number("it_kw", atLeast(0), "maximum IT power"),
             number("pue", atLeast(1), "facility energy over IT energy"),
             number("usd_per_kwh", atLeast(0), "price of energy"),
             number("power_utilisation", between(0, 1), "average over maximum IT power").orElse(1),
             number("maintenance_fraction", atLeast(0), "of capex per year").orElse(0),
             number("space_usd_per_year", atLeast(0), "rent of the space").orElse(0),
             number("sold_utilisation", aboveUpTo(0, 1), "share of GPU-hours used").orElse(1)},
            {{"capital_usd_per_year", "12*A"},
             {"energy_usd_per_year", "it_kw*power_utilisation*pue*8760*usd_per_kwh"},
             {"opex_usd_per_year", "maintenance_fraction*capex_usd + space_usd_per_year"},
             {"usd_per_gpu_hour", "(capital + energy + opex)/(gpus*8760*sold_utilisation)"}},
            "i = annual_rate/12, n = 12*years; P = capex_usd*(1 - residual_fraction/(1 + i)^n); A = P*i/(1 - "
            "(1 + "
            "i)^-n), P/n for i = 0.",
            "Monthly payments over the time of use; constant prices; a year of 8760 h.",
            "Annuity with residual value.",
            gpuHourOf};
}

Result<Record> bomOf(const Inputs &in)
{
    std::vector<BomLine> lines;
    for (const Inputs &line : in.records("lines"))
        lines.push_back(
            {line.integer("quantity"), dollars(line.number("unit_usd")), line.number("spare_fraction")});
    const BomTotal total = rollUpBom(lines, in.number("discount"), in.number("freight"), in.number("tax"));
    return Record{{"list_usd", inDollars(total.list)},
                  {"net_usd", inDollars(total.net)},
                  {"landed_usd", inDollars(total.landed)}};
}

Calculator bomRow()
{
    return {"cost.bom",
            "Bill-of-materials roll-up.",
            {records("lines",
                     {text("item", "what is bought"), integer("quantity", atLeast(0), "without spares"),
                      number("unit_usd", atLeast(0), "list price"),
                      number("spare_fraction", between(0, 1), "spares over quantity, rounded up").orElse(0)},
                     "lines of the bill"),
             number("discount", fromBelow(0, 1), "on list").orElse(0),
             number("freight", atLeast(0), "ratio on net").orElse(0),
             number("tax", atLeast(0), "ratio on net + freight").orElse(0)},
            {{"list_usd", "sum((quantity + ceil(quantity*spare_fraction))*unit_usd)"},
             {"net_usd", "list_usd*(1 - discount)"},
             {"landed_usd", "net_usd*(1 + freight)*(1 + tax)"}},
            "Spares rounded up in each line; discount on list, freight on net, tax on net and freight.",
            "One discount for all lines. A count within 1e-9 of a whole number is that number.",
            "Arithmetic.",
            bomOf};
}

Result<Record> monthlyTcoOf(const Inputs &in)
{
    DataCentre centre;
    centre.servers = {dollars(in.number("server_capex_usd")), in.integer("server_months")};
    centre.network = {dollars(in.number("network_capex_usd")), in.integer("network_months")};
    centre.facility = {dollars(in.number("facility_capex_usd")), in.integer("facility_months")};
    centre.powerCoolingFraction = in.number("power_cooling_fraction");
    centre.annualRate = in.number("annual_rate");
    centre.critical = kilowatts(in.number("critical_kw"));
    centre.utilisation = in.number("utilisation");
    centre.pue = in.number("pue");
    centre.energyPrice = dollarsPerKilowattHour(in.number("usd_per_kwh"));
    centre.peoplePerMonth = dollars(in.number("people_usd_per_month"));
    centre.month = hours(in.number("hours_per_month_h"));
    const MonthlyTco tco = computeMonthlyTco(centre);
    return Record{{"servers_usd_per_month", inDollars(tco.servers)},
                  {"network_usd_per_month", inDollars(tco.network)},
                  {"facility_usd_per_month", inDollars(tco.facility)},
                  {"power_usd_per_month", inDollars(tco.power)},
                  {"total_usd_per_month", inDollars(tco.total)},
                  {"share_servers", tco.serverShare},
                  {"share_network", tco.networkShare},
                  {"share_power_cooling", tco.powerCoolingShare},
                  {"share_power", tco.powerShare}};
}

std::vector<Input> monthlyTcoInputs()
{
    return {
        number("server_capex_usd", above(0), "price of the servers"),
        integer("server_months", atLeast(1), "months in which they are paid off"),
        number("network_capex_usd", atLeast(0), "price of the network"),
        integer("network_months", atLeast(1), "months in which it is paid off"),
        number("facility_capex_usd", atLeast(0), "price of the building and its plant"),
        integer("facility_months", atLeast(1), "months in which it is paid off"),
        number("power_cooling_fraction", between(0, 1), "share of the facility that is power and cooling"),
        number("annual_rate", between(0, 1), "cost of money"),
        number("critical_kw", atLeast(0), "maximum IT power"),
        number("utilisation", between(0, 1), "average over maximum IT power"),
        number("pue", atLeast(1), "facility energy over IT energy"),
        number("usd_per_kwh", atLeast(0), "price of energy"),
        number("people_usd_per_month", atLeast(0), "staff").orElse(0),
        number("hours_per_month_h", above(0), "length of a month").orElse(730)};
}

Calculator monthlyTcoRow()
{
    return {"cost.monthly_tco",
            "Monthly cost of a data centre by share.",
            monthlyTcoInputs(),
            {{"servers_usd_per_month", "annuity of server_capex_usd over server_months"},
             {"network_usd_per_month", "annuity of network_capex_usd over network_months"},
             {"facility_usd_per_month", "annuity of facility_capex_usd over facility_months"},
             {"power_usd_per_month", "critical_kw*utilisation*pue*hours_per_month_h*usd_per_kwh"},
             {"total_usd_per_month", "the four plus people"},
             {"share_servers", "of the total"},
             {"share_network", "of the total"},
             {"share_power_cooling", "power_cooling_fraction*facility over the total"},
             {"share_power", "of the total"}},
            "Annuities as in cost.annuity with 12 periods per year.",
            "Everything is bought with loans at one rate; land, bandwidth and software are left out.",
            "J. Hamilton, Overall Data Center Costs, 2010; Hennessy and Patterson, Computer Architecture, "
            "5th ed., "
            "chapter 6.",
            monthlyTcoOf};
}

/// One entry of ranges: the base with its low and with its high value.
Result<Variation> variationOf(const Record &base, const Entry &range)
{
    const Calculator &gpuHour = *findCalculator("cost.gpu_hour");
    const std::string path = "ranges." + range.key;
    if (std::ranges::count(gpuHour.inputs, range.key, &Input::key) == 0)
        return refuse(path, "is no input of cost.gpu_hour.");
    const List *ends = range.value.as<List>();
    if (!ends || ends->size() != 2 || !(*ends)[0].as<double>() || !(*ends)[1].as<double>() ||
        !(*(*ends)[0].as<double>() <= *(*ends)[1].as<double>()))
        return refuse(path, "must be a list of two numbers, the low one first.");
    Variation variation{range.key, {}, {}};
    for (const bool isHigh : {false, true}) {
        Record changed = base;
        changed.set(range.key, (*ends)[isHigh ? 1 : 0]);
        if (const auto result = calculate(gpuHour, changed); !result)
            return refuse(path, "has an end that cost.gpu_hour refuses: " + result.error().message);
        (isHigh ? variation.high : variation.low) = ownershipOf(Inputs(changed));
    }
    return variation;
}

Result<Record> tornadoOf(const Inputs &in)
{
    const Calculator &gpuHour = *findCalculator("cost.gpu_hour");
    std::vector<Entry> ranges = in.object("ranges").entries();
    if (ranges.empty())
        return refuse("ranges", "is empty; it must name at least one input of cost.gpu_hour.");
    const auto base = checkInputs(gpuHour, in.object("base"));
    if (!base)
        return refuse("base." + base.error().key,
                      "is not as cost.gpu_hour takes it: " + base.error().message);
    if (const auto result = calculate(gpuHour, base.value()); !result)
        return result.error();
    std::ranges::sort(
        ranges, {}, [&gpuHour](const Entry &range) { // so that the first error is always the same
            return std::pair(std::ranges::find(gpuHour.inputs, range.key, &Input::key), range.key);
        });
    std::vector<Variation> variations;
    for (const Entry &range : ranges) {
        auto variation = variationOf(base.value(), range);
        if (!variation)
            return variation.error();
        variations.push_back(variation.take());
    }
    std::vector<std::string> order;
    std::vector<double> swings;
    for (const InputSwing &swing : rankSwings(variations)) {
        order.push_back(swing.input);
        swings.push_back(inDollars(swing.perGpuHour));
    }
    return Record{{"order", listOf(order)}, {"swing_usd_per_gpu_hour", listOf(swings)}};
}

Calculator tornadoRow()
{
    return {
        "cost.tornado",
        "Which input moves the cost per GPU-hour most.",
        {object("base", "inputs of cost.gpu_hour"),
         object("ranges", "at least one entry: numeric input of cost.gpu_hour -> [low, high]")},
        {{"order", "input names by decreasing swing; ties by name", Type::TextList},
         {"swing_usd_per_gpu_hour",
          "abs(value at high - value at low), in that order, all other inputs at base", Type::NumberList}},
        "Evaluate cost.gpu_hour with one input changed at a time.",
        "Inputs are taken as independent; a swing between two ends says nothing of an extreme between them.",
        "One-at-a-time sensitivity analysis.",
        tornadoOf};
}

} // namespace

std::vector<Calculator> costCalculators()
{
    return {annuityRow(), energyRow(), gpuHourRow(), bomRow(), monthlyTcoRow(), tornadoRow()};
}

} // namespace clusterwright::calc
