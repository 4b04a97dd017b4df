#include "model/calculators/groups.h"

#include "model/calculators/counting.h"
#include "model/calculators/mechanical.h"

namespace clusterwright::calc {
namespace {

Result<Record> floorLoadOf(const Inputs &in)
{
    const Mass mass = kilograms(in.number("mass_kg"));
    const AreaDensity load = floorLoad(mass, metres(in.number("width_m")), metres(in.number("depth_m")));
    return Record{{"floor_load_kg_per_m2", inKilogramsPerSquareMetre(load)},
                  {"pressure_kpa", inKilopascals(floorPressure(load))},
                  {"mass_per_foot_kg", inKilograms(mass) / in.number("feet")}};
}

Calculator floorLoadRow()
{
    return {
        "mechanical.floor_load",
        "Distributed and point floor load of a rack.",
        {number("mass_kg", above(0), "mass of the loaded rack"),
         number("width_m", above(0), "width of the rack"), number("depth_m", above(0), "depth of the rack"),
         integer("feet", atLeast(1), "feet that share the mass equally").orElse(4)},
        {{"floor_load_kg_per_m2", "mass_kg/(width_m*depth_m)"},
         {"pressure_kpa", "floor_load_kg_per_m2*9.80665/1000"},
         {"mass_per_foot_kg", "mass_kg/feet"}},
        "As in the outputs.",
        "Over the footprint of the rack alone; a floor engineer counts the aisles too. An uneven floor loads "
        "some feet more.",
        "Definition; standard gravity of CGPM 1901. Figure: NVIDIA DGX GB200 NVL72, 1.36 t.",
        floorLoadOf};
}

Result<Record> rackMassOf(const Inputs &in)
{
    double total = in.number("empty_kg") + in.number("cables_kg");
    for (const Inputs &item : in.records("items"))
        total += item.number("count") * item.number("mass_kg");
    const double capacity = in.number("static_capacity_kg");
    return Record{{"total_kg", total},
                  {"utilisation", total / capacity},
                  {"ok", fits(total, capacity * (1 - in.number("required_margin")))}};
}

Calculator rackMassRow()
{
    return {"mechanical.rack_mass",
            "Rack mass against a static capacity.",
            {number("empty_kg", atLeast(0), "mass of the empty rack"),
             records("items",
                     {integer("count", atLeast(1), "how many of them"),
                      number("mass_kg", atLeast(0), "mass of each")},
                     "what stands in the rack")
                 .orEmpty(),
             number("cables_kg", atLeast(0), "mass of the cables").orElse(0),
             number("static_capacity_kg", above(0), "static load that the rack may carry, itself included"),
             number("required_margin", fromBelow(0, 1), "share of the capacity to stay free").orElse(0)},
            {{"total_kg", "empty_kg + sum(count*mass_kg) + cables_kg"},
             {"utilisation", "total_kg/static_capacity_kg"},
             {"ok", "that total_kg <= static_capacity_kg*(1 - required_margin)", Type::Flag}},
            "As in the outputs.",
            "Standing still. A rack that is rolled or shipped loaded has a lower limit, the dynamic one.",
            "Sum of masses against the static rating of the rack's maker.",
            rackMassOf};
}

Result<Record> centerOfGravityOf(const Inputs &in)
{
    std::vector<Lump> lumps{{kilograms(in.number("empty_kg")), metres(in.number("empty_cog_m"))}};
    const Length pitch = metres(in.number("u_m")), base = metres(in.number("base_offset_m"));
    double total = in.number("empty_kg"), unit = in.number("first_u");
    for (const Inputs &item : in.records("items")) {
        const double height = item.number("height_u"), mass = item.number("mass_kg");
        lumps.push_back({kilograms(mass), middleOfUnits(unit, height, pitch, base)});
        unit += height;
        total += mass;
    }
    return Record{{"cog_m", inMetres(centreOfGravity(lumps))}, {"total_kg", total}};
}

Calculator centerOfGravityRow()
{
    return {"mechanical.center_of_gravity",
            "Height of the centre of gravity of a rack filled upwards without gaps.",
            {number("empty_kg", above(0), "mass of the empty rack"),
             number("empty_cog_m", atLeast(0), "height of the empty rack's centre of gravity"),
             integer("first_u", atLeast(1), "unit of the first item, counted from 1").orElse(1),
             records("items",
                     {integer("height_u", atLeast(1), "height in rack units"),
                      number("mass_kg", atLeast(0), "mass of the item")},
                     "what stands in the rack, bottom to top")
                 .orEmpty(),
             number("u_m", above(0), "height of a rack unit").orElse(0.04445),
             number("base_offset_m", atLeast(0), "height of the bottom of U1").orElse(0)},
            {{"cog_m", "sum(m*h)/sum(m) with the empty rack at empty_cog_m"},
             {"total_kg", "empty_kg and the items"}},
            "An item that starts at unit u and is n high has h = base_offset_m + (u - 1 + n/2)*u_m; the next "
            "item starts at u + n.",
            "Each item has its mass in its middle.",
            "Statics; the rack unit of 44.45 mm is that of EIA/ECA-310-E.",
            centerOfGravityOf};
}

Result<Record> trayFillOf(const Inputs &in)
{
    double cables = 0; // m²
    for (const Inputs &cable : in.records("cables"))
        cables +=
            cable.number("count") * inSquareMetres(crossSection(millimetres(cable.number("diameter_mm"))));
    const Area tray = millimetres(in.number("tray_width_mm")) * millimetres(in.number("tray_height_mm"));
    const double fill = cables / inSquareMetres(tray);
    return Record{{"fill", fill}, {"ok", fits(fill, in.number("fill_limit"))}};
}

Calculator trayFillRow()
{
    return {"mechanical.tray_fill",
            "Fill of a cable tray or manager.",
            {records("cables",
                     {integer("count", atLeast(0), "how many of them"),
                      number("diameter_mm", above(0), "outer diameter")},
                     "cables in the tray")
                 .orEmpty(),
             number("tray_width_mm", above(0), "inner width"),
             number("tray_height_mm", above(0), "inner height"),
             number("fill_limit", aboveUpTo(0, 1), "largest fill").orElse(0.4)},
            {{"fill", "sum(count*pi*d^2/4)/(width*height)"}, {"ok", "that fill <= fill_limit", Type::Flag}},
            "fill = sum(count*pi*diameter_mm^2/4)/(tray_width_mm*tray_height_mm).",
            "By area. Bend radius, heat of powered cables and stacking depth have limits of their own.",
            "Geometry; fill limits as in TIA-569 and NFPA 70 (NEC) 392.",
            trayFillOf};
}

Result<Record> uSpaceOf(const Inputs &in)
{
    double used = 0;
    for (const double height : in.numbers("items_u"))
        used += height;
    const double rack = in.number("rack_u");
    return Record{{"used_u", used}, {"free_u", rack - used}, {"ok", used <= rack}};
}

Calculator uSpaceRow()
{
    return {"mechanical.u_space",
            "Rack-unit budget.",
            {integer("rack_u", atLeast(1), "units of the rack"),
             integers("items_u", atLeast(1), "height of each item").orEmpty()},
            {{"used_u", "sum of the heights", Type::Integer},
             {"free_u", "rack_u - used_u, may be negative", Type::Integer},
             {"ok", "that used_u <= rack_u", Type::Flag}},
            "used_u = sum(items_u); free_u = rack_u - used_u.",
            "Counts units; whether they lie together is not asked.",
            "Sum; the rack unit is that of EIA/ECA-310-E.",
            uSpaceOf};
}

Result<Record> tipAngleOf(const Inputs &in)
{
    const double angle = tipDegrees(metres(in.number("half_base_m")), metres(in.number("cog_m")));
    return Record{{"tip_angle_deg", angle}, {"ok", fits(in.number("required_deg"), angle)}};
}

Calculator tipAngleRow()
{
    return {"mechanical.tip_angle",
            "Static tipping angle.",
            {number("cog_m", above(0), "height of the centre of gravity"),
             number("half_base_m", above(0), "distance from the centre line to the tipping edge"),
             number("required_deg", between(0, 90), "angle at which it must still stand").orElse(10)},
            {{"tip_angle_deg", "atan(half_base_m/cog_m) in degrees"},
             {"ok", "that tip_angle_deg >= required_deg", Type::Flag}},
            "tip_angle_deg = atan(half_base_m/cog_m)*180/pi.",
            "Rigid rack with its mass on the centre line, on a level floor, not bolted down.",
            "Statics; a tilt of 10 degrees is the stability test of IEC 62368-1.",
            tipAngleOf};
}

} // namespace

std::vector<Calculator> mechanicalCalculators()
{
    return {floorLoadRow(), rackMassRow(), centerOfGravityRow(), trayFillRow(), uSpaceRow(), tipAngleRow()};
}

} // namespace clusterwright::calc
