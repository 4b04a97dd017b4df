#include "views/selectionedits.h"

#include "views/document.h"
#include "views/selection.h"
#include "views/text.h"

#include <QCoreApplication>

#include <set>

namespace clusterwright {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("SelectionEdits", text);
}

/// "node-1", or "5 devices".
QString namesText(const Design &design, const std::vector<Item> &items)
{
    if (items.size() != 1)
        return tr("%1 devices").arg(items.size());
    const RackType &type = *findById(design.rackTypes, items.front().type);
    return toQString(findById(type.placements, items.front().id)->name);
}

QString namesText(const Design &design, const std::vector<RackId> &racks)
{
    return racks.size() == 1 ? tr("rack %1").arg(nameOfObject(design, racks.front()))
                             : tr("%1 racks").arg(racks.size());
}

/// "Compute rack", or "3 rack types".
QString typesText(const Design &design, const std::vector<Item> &items)
{
    std::set<RackTypeId> types;
    for (const Item &item : items)
        types.insert(item.type);
    return types.size() == 1 ? nameOfObject(design, *types.begin()) : tr("%1 rack types").arg(types.size());
}

/// " at U12" for one, nothing for many.
QString placesText(const Design &design, const std::vector<Item> &items)
{
    if (items.size() != 1)
        return {};
    const RackType &type = *findById(design.rackTypes, items.front().type);
    return ' ' + placeText(*findById(type.placements, items.front().id));
}

std::vector<Selected> addedDevices(const Design &before, const Design &after)
{
    std::vector<Selected> added;
    for (const RackType &type : after.rackTypes) {
        const RackType *old = findById(before.rackTypes, type.id);
        for (std::size_t i = old ? old->placements.size() : 0; i < type.placements.size(); ++i)
            added.push_back({.rack = {}, .type = type.id, .placement = type.placements[i].id});
    }
    return added;
}

} // namespace

void removeSelectedDevices(Document &document, const Selection &selection)
{
    const auto items = itemsOf(selection.all());
    if (items.empty())
        return;
    const Design &design = document.design();
    document.apply(tr("Remove %1 from %2").arg(namesText(design, items), typesText(design, items)),
                   removeItems(design, items));
}

void removeSelectedRacks(Document &document, const Selection &selection)
{
    const auto racks = racksOf(selection.all());
    if (!racks.empty())
        document.apply(tr("Remove %1").arg(namesText(document.design(), racks)),
                       removeRacks(document.design(), racks));
}

void moveSelectedDevices(Document &document, const Selection &selection, HalfUnits by,
                         const QString &mergeKey)
{
    const auto items = itemsOf(selection.all());
    if (items.empty())
        return;
    auto next = moveItems(document.design(), items, by);
    const Design &named = next ? next.value() : document.design();
    const QString step =
        tr("Move %1 in %2").arg(namesText(named, items), typesText(named, items)) + placesText(named, items);
    document.apply(step, std::move(next), mergeKey);
}

void moveSelectedRacks(Document &document, const Selection &selection, Shift by, const QString &mergeKey)
{
    const auto racks = racksOf(selection.all());
    if (!racks.empty())
        document.apply(tr("Move %1").arg(namesText(document.design(), racks)),
                       moveRacks(document.design(), racks, by.east, by.south), mergeKey);
}

void duplicateSelectedDevices(Document &document, Selection &selection, int count,
                              std::optional<HalfUnits> step)
{
    const auto items = itemsOf(selection.all());
    if (items.empty())
        return;
    const Design before = document.design();
    auto next = duplicateItems(before, items, count, step);
    const QString names = namesText(before, items);
    const bool isDone = bool(next);
    document.apply(count == 0   ? tr("Fill rack with %1").arg(names)
                   : count == 1 ? tr("Duplicate %1").arg(names)
                                : tr("Duplicate %1, %2 times").arg(names).arg(count),
                   std::move(next));
    if (isDone)
        selection.selectAll(addedDevices(before, document.design()));
}

void cloneSelectedRacks(Document &document, Selection &selection)
{
    const auto racks = racksOf(selection.all());
    if (racks.empty())
        return;
    auto next = cloneRacks(document.design(), racks);
    const bool isDone = bool(next);
    document.apply(tr("Clone %1").arg(namesText(document.design(), racks)), std::move(next));
    if (!isDone)
        return;
    std::vector<Selected> clones;
    const auto &all = document.design().racks;
    for (auto rack = all.end() - std::ssize(racks); rack != all.end(); ++rack)
        clones.push_back({.rack = rack->id, .type = rack->type, .placement = {}});
    selection.selectAll(std::move(clones));
}

} // namespace clusterwright
