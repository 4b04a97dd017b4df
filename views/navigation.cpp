#include "views/navigation.h"

#include "views/text.h"

#include <QCoreApplication>

namespace clusterwright {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Navigation", text);
}

template <typename Thing>
Hit hitOf(FoundKind kind, const Thing &thing)
{
    return {kind, thing.id, thing.name, {}, {}};
}

void addRack(const Design &design, const Rack &rack, std::vector<Hit> &path)
{
    if (const Row *row = findById(design.rows, rack.row)) {
        if (const Hall *hall = findById(design.halls, row->hall))
            path.push_back(hitOf(FoundKind::Hall, *hall));
        path.push_back(hitOf(FoundKind::Row, *row));
    }
    path.push_back({FoundKind::Rack, rack.id, rack.name, rack.type, rack.id});
}

template <typename IsIn>
std::vector<Selected> racksThat(const Design &design, const IsIn &isIn)
{
    std::vector<Selected> racks;
    for (const Rack &rack : design.racks)
        if (isIn(rack))
            racks.push_back({rack.id, rack.type, {}});
    return racks;
}

} // namespace

std::vector<Hit> pathOf(const Design &design, const Selected &selected)
{
    std::vector<Hit> path;
    const RackType *type = findById(design.rackTypes, selected.type);
    if (const Rack *rack = findById(design.racks, selected.rack))
        addRack(design, *rack, path);
    else if (type)
        path.push_back({FoundKind::RackType, type->id, type->name, type->id, {}});
    if (const Placement *placement = type ? findById(type->placements, selected.placement) : nullptr)
        path.push_back({FoundKind::Device, placement->id, placement->name, selected.type, selected.rack});
    return path;
}

Selected parentOf(const Selected &selected)
{
    if (selected.placement.empty())
        return {};
    return {selected.rack, selected.type, {}};
}

std::vector<Selected> selectedOf(const Design &design, const Hit &hit)
{
    switch (hit.kind) {
    case FoundKind::Hall:
        return racksThat(design, [&](const Rack &rack) {
            const Row *row = findById(design.rows, rack.row);
            return row && row->hall == hit.id;
        });
    case FoundKind::Row:
        return racksThat(design, [&](const Rack &rack) { return rack.row == hit.id; });
    case FoundKind::Rack:
    case FoundKind::RackType:
        return {{hit.rack, hit.type, {}}};
    case FoundKind::Device:
        return {{hit.rack, hit.type, hit.id}};
    case FoundKind::PowerSource:
    case FoundKind::CoolingLoop:
    case FoundKind::Fabric:
    case FoundKind::Workload:
        return {{.object = hit.id}};
    case FoundKind::Statement:
        break;
    }
    return {};
}

QString whereText(const Design &design, const Hit &hit)
{
    switch (hit.kind) {
    case FoundKind::Hall:
        return tr("hall");
    case FoundKind::Row: {
        const Row *row = findById(design.rows, hit.id);
        return tr("row in %1").arg(row ? nameOfObject(design, row->hall) : QString());
    }
    case FoundKind::Rack: {
        const Rack *rack = findById(design.racks, hit.id);
        return tr("rack in %1").arg(rack ? nameOfObject(design, rack->row) : QString());
    }
    case FoundKind::RackType: {
        const QString racks = counted(rackCount(design, hit.type), tr("rack"), tr("racks"));
        return racks.isEmpty() ? tr("rack type") : tr("rack type of %1").arg(racks);
    }
    case FoundKind::Device:
        return tr("device in %1").arg(nameOfObject(design, hit.type));
    case FoundKind::PowerSource:
        return tr("power source");
    case FoundKind::CoolingLoop:
        return tr("cooling loop");
    case FoundKind::Fabric:
        return tr("network");
    case FoundKind::Workload:
        return tr("workload");
    case FoundKind::Statement:
        break;
    }
    return tr("assumption");
}

} // namespace clusterwright
