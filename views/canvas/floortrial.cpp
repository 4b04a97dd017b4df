#include "views/canvas/floortrial.h"

#include "model/design/arrange.h"
#include "model/design/many.h"
#include "model/text.h"
#include "views/text.h"

#include <QCoreApplication>

namespace clusterwright {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("FloorTrial", text);
}

QString metresText(double value)
{
    constexpr int digits = 2;
    return toQString(formatNumber(value, digits));
}

QString nameText(const Design &design, const Carried &carried)
{
    if (!carried.row.empty())
        return nameOfObject(design, carried.row);
    return carried.racks.size() == 1 ? tr("rack %1").arg(nameOfObject(design, carried.racks.front()))
                                     : tr("%1 racks").arg(carried.racks.size());
}

/// "R07 at 3.20 m east, 2.00 m south of the corner"; of many the way only.
QString placeText(const Design &moved, const Carried &carried, const Shift &shift)
{
    const Row *row = findById(moved.rows, carried.row);
    const Rack *rack = carried.racks.size() == 1 ? findById(moved.racks, carried.racks.front()) : nullptr;
    if (!row && !rack)
        return tr("%1 racks: %2 m east, %3 m south")
            .arg(carried.racks.size())
            .arg(metresText(shift.east), metresText(shift.south));
    return tr("%1: x %2 m, y %3 m")
        .arg(toQString(row ? row->name : rack->name), metresText(row ? row->x : rack->x),
             metresText(row ? row->y : rack->y));
}

} // namespace

FloorTrial tryMoving(const Design &design, const Carried &carried, Shift wanted, double reach)
{
    const Shift shift = snapped(design, carried.racks, wanted, reach);
    const Row *empty = carried.racks.empty() ? findById(design.rows, carried.row) : nullptr;
    FloorTrial trial{shift,
                     empty ? moveRow(design, empty->id, empty->x + shift.east, empty->y + shift.south)
                           : moveRacks(design, carried.racks, shift.east, shift.south),
                     tr("Move %1").arg(nameText(design, carried)),
                     {},
                     Outcome::Refused};
    if (!trial.design) {
        trial.text = sentenceOf(trial.design.error());
        return trial;
    }
    trial.text = placeText(trial.design.value(), carried, shift);
    trial.outcome = Outcome::Fine;
    return trial;
}

} // namespace clusterwright
