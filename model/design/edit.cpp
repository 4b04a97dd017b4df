#include "model/design/edit.h"

#include "model/design/footprint.h"
#include "model/design/ids.h"
#include "model/text.h"

#include <cmath>
#include <set>

namespace clusterwright {
namespace {

constexpr int mostAtOnce = 10'000;     // racks or devices in one edit; far above any hall
constexpr double largestHall = 10'000; // metres

bool isLength(double value)
{
    return value > 0 && value <= largestHall;
}

bool runsEast(const Row &row)
{
    return row.facing == Facing::North || row.facing == Facing::South;
}

double endOfRow(const Design &design, const Row &row)
{
    double end = runsEast(row) ? row.x : row.y;
    for (const Rack &rack : design.racks)
        if (rack.row == row.id) {
            const Footprint footprint = footprintOf(design, rack);
            end = std::max(end, runsEast(row) ? rack.x + footprint.width : rack.y + footprint.depth);
        }
    return end;
}

} // namespace

Result<Design> addHall(Design design, Hall hall)
{
    if (!isLength(hall.width) || !isLength(hall.depth))
        return wrong(hall.id, "width_m", "and depth_m must be above 0 and at most 10,000 m.");
    auto id = takeId(design, hall.id, "hall");
    if (!id)
        return id.error();
    hall.id = id.take();
    if (hall.name.empty())
        hall.name = hall.id;
    design.halls.push_back(std::move(hall));
    return design;
}

Result<Design> addRow(Design design, Row row)
{
    const Hall *hall = findById(design.halls, row.hall);
    if (!hall)
        return wrong(row.hall, "hall", "is no hall of the design.");
    if (!(row.x >= 0 && row.x < hall->width && row.y >= 0 && row.y < hall->depth))
        return wrong(row.id, "x_m",
                     "and y_m must lie in the hall of " + formatExact(hall->width) + " x " +
                         formatExact(hall->depth) + " m.");
    if (!isLength(row.length))
        return wrong(row.id, "length_m", "must be above 0 and at most 10,000 m.");
    auto id = takeId(design, row.id, "row");
    if (!id)
        return id.error();
    row.id = id.take();
    if (row.name.empty())
        row.name = row.id;
    design.rows.push_back(std::move(row));
    return design;
}

Result<Design> addRackType(Design design, RackTypeId id, std::string name, const Part &rack)
{
    const auto own = takePart(design, rack);
    if (!own)
        return own.error();
    if (!factsOf<RackFacts>(own.value()))
        return wrong(rack.id, "rack", "is no rack; choose a part of kind rack.");
    if (!own.value().size.height)
        return wrong(rack.id, "rack", "has no known number of units and cannot be filled.");
    auto taken = takeId(design, id, "rack-type");
    if (!taken)
        return taken.error();
    id = taken.take();
    design.rackTypes.push_back({id, name.empty() ? id : std::move(name), rack.id, {}});
    return design;
}

Result<Design> addNodeType(Design design, NodeType type, const Part &chassis)
{
    const auto own = takePart(design, chassis);
    if (!own)
        return own.error();
    if (!factsOf<ServerFacts>(own.value()))
        return wrong(chassis.id, "chassis", "is no server; choose a part of kind server.");
    auto id = takeId(design, type.id, "node-type");
    if (!id)
        return id.error();
    type.id = id.take();
    type.chassis = chassis.id;
    if (type.name.empty())
        type.name = type.id;
    design.nodeTypes.push_back(std::move(type));
    return design;
}

Result<Design> addRacks(Design design, const RackTypeId &typeId, const RowId &rowId, int count,
                        const std::string &name)
{
    const RackType *type = findById(design.rackTypes, typeId);
    const Row *row = findById(design.rows, rowId);
    if (!type)
        return wrong(typeId, "rack_type", "is no rack type of the design.");
    if (!row)
        return wrong(rowId, "row", "is no row of the design.");
    if (count < 1 || count > mostAtOnce)
        return wrong(rowId, "count", "must lie from 1 to 10,000.");
    const auto *facts = factsOf<RackFacts>(rackPartOf(design, *type));
    if (!facts->outerWidth)
        return wrong(type->rack, "outer_width_m", "is not known, so the rack cannot stand in a row; set it.");
    const double width = inMetres(facts->outerWidth->value);
    const double start = runsEast(*row) ? row->x : row->y;
    const double first = endOfRow(design, *row);
    const double end = std::min(start + row->length, largestHall);
    constexpr double tolerance = 1e-9; // metres: sums of widths are not exact
    if (first + count * width > end + tolerance)
        return wrong(rowId, "count",
                     std::to_string(count) + " racks of " + formatNumber(width, 2) +
                         " m do not fit: " + formatNumber(std::max(0.0, end - first), 2) + " m of " +
                         formatNumber(row->length, 2) + " m are free.");
    const std::string pattern = name.empty() ? "rack-{n:02}" : name;
    if (count > 1 && !hasNumber(pattern))
        return wrong(rowId, "name", "needs a place for the number, such as " + name + "-{n:02}.");
    std::set<std::string> names;
    for (const Rack &rack : design.racks)
        names.insert(rack.name);
    int n = 1;
    for (int i = 0; i < count; ++i) {
        Rack rack;
        rack.name = numberedName(pattern, n++);
        while (hasNumber(pattern) && names.contains(rack.name))
            rack.name = numberedName(pattern, n++);
        rack.id = takeId(design, {}, "rack").take();
        rack.type = typeId;
        rack.row = rowId;
        rack.facing = row->facing;
        rack.x = runsEast(*row) ? first + i * width : row->x;
        rack.y = runsEast(*row) ? row->y : first + i * width;
        names.insert(rack.name);
        design.racks.push_back(std::move(rack));
    }
    return design;
}

Result<Design> removeRack(Design design, const RackId &rack)
{
    if (std::erase_if(design.racks, [&](const Rack &r) { return r.id == rack; }) == 0)
        return wrong(rack, "rack", "is no rack of the design.");
    return design;
}

Result<Design> setPrice(Design design, Price price)
{
    if (!(price.low >= Money{} && price.base >= price.low && price.high >= price.base))
        return wrong(price.part, "low_usd", "must not be negative, and low <= base <= high.");
    if (price.basis.empty())
        return wrong(price.part, "basis", "is missing: say where the price comes from.");
    const PartId part = price.part;
    design.priceBook.prices[part] = std::move(price);
    return design;
}

Result<Design> addStatement(Design design, Statement statement)
{
    if (statement.text.empty())
        return wrong(statement.id, "text", "is missing: say what is assumed.");
    auto id = takeId(design, statement.id, "assumption");
    if (!id)
        return id.error();
    statement.id = id.take();
    design.assumptions.statements.push_back(std::move(statement));
    return design;
}

} // namespace clusterwright
