#include "views/text.h"

#include "model/text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace clusterwright {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Text", text);
}

template <typename Q>
QString figureText(const std::optional<Figure<Q>> &figure, const QString &what)
{
    return figure ? toQString(formatQuantity(figure->value)) : what + tr(" not stated");
}

/// "outer_width_m" -> "Outer width": keys end in their unit.
QString wordsOf(const std::string &key)
{
    QStringList words = toQString(key).split('_');
    static const QStringList units{"u", "m", "w", "kg", "va", "k", "usd", "mm"};
    if (words.size() > 1 && units.contains(words.last()))
        words.removeLast();
    QString text = words.join(' ');
    text[0] = text[0].toUpper();
    return text;
}

} // namespace

QString sentenceOf(const Error &error)
{
    QString message = toQString(error.message);
    if (error.key.empty() || message.isEmpty() || !message[0].isLower())
        return message;
    return wordsOf(error.key) + ' ' + message;
}

QString fileSentenceOf(const Error &error)
{
    QStringList parts;
    for (const std::string &part : {error.file, error.object})
        if (!part.empty())
            parts << toQString(part);
    parts << (error.key.empty() ? QString() : toQString(error.key) + ' ') + toQString(error.message);
    return parts.join(": ");
}

QString choiceText(const std::string &choice)
{
    if (choice == "oob")
        return tr("Out of band");
    QString text = toQString(choice).replace('-', ' ').replace('_', ' ');
    return text.isEmpty() ? text : text[0].toUpper() + text.mid(1);
}

char decimalMark()
{
    return QLocale().decimalPoint() == "," ? ',' : '.';
}

QString pluralOf(PartKind kind)
{
    switch (kind) {
    case PartKind::Server:
        return tr("Servers");
    case PartKind::Switch:
        return tr("Switches");
    case PartKind::Storage:
        return tr("Storage");
    case PartKind::Rack:
        return tr("Racks");
    case PartKind::RackPdu:
        return tr("Rack PDUs");
    case PartKind::PowerShelf:
        return tr("Power shelves");
    case PartKind::Item:
        return tr("Panels and other items");
    case PartKind::PowerEquipment:
        return tr("UPS, busways, switches of power");
    case PartKind::Cooling:
        return tr("Cooling");
    case PartKind::Accelerator:
        return tr("Accelerators");
    case PartKind::Cpu:
        return tr("CPUs");
    case PartKind::Memory:
        return tr("Memory");
    case PartKind::Ssd:
        return tr("SSDs");
    case PartKind::Nic:
        return tr("Network adapters");
    case PartKind::Optic:
        return tr("Optics and cables");
    case PartKind::FailureRate:
        return tr("Failure rates");
    case PartKind::ReferenceValue:
        return tr("Facility and reference values");
    case PartKind::Roadmap:
        break;
    }
    return tr("Roadmap");
}

QString heightText(const Part &part)
{
    if (!part.size.height)
        return tr("height not stated");
    const HalfUnits height = part.size.height->value;
    return height == HalfUnits{}
               ? tr("zero-U")
               : toQString(formatExact(inUnits(height))) + ' ' + toQString(nameOf(part.pitch));
}

QString figuresText(const Part &part)
{
    QStringList texts{heightText(part)};
    if (drawsPower(part))
        texts << figureText(part.electrical.max, tr("power"));
    texts << figureText(part.size.mass, tr("mass"));
    return texts.join(", ");
}

QString estimateText(const Part &part)
{
    const auto isEstimate = [](const auto &figure) { return figure && figure->kind == FigureKind::Estimate; };
    QStringList names;
    if (isEstimate(part.size.height))
        names << tr("height");
    if (isEstimate(part.electrical.max))
        names << tr("maximum power");
    if (isEstimate(part.size.mass))
        names << tr("mass");
    return names.isEmpty() ? QString() : tr("Estimated: ") + names.join(", ");
}

QString unitsText(HalfUnits bottom, HalfUnits height)
{
    const HalfUnits highest = bottom + height + HalfUnits{-2};
    const QString low = toQString(formatUnitPosition(bottom));
    return highest <= bottom ? low : low + '-' + toQString(formatUnitPosition(highest)).mid(1);
}

QString placeText(const Placement &placement)
{
    if (const UnitPlace *place = unitPlaceOf(placement))
        return tr("at ") + toQString(formatUnitPosition(place->bottom));
    const bool isLeft = std::get<SidePlace>(placement.place).slot == Slot::Left;
    return isLeft ? tr("at the left side") : tr("at the right side");
}

QString counted(int count, const QString &one, const QString &many)
{
    return count == 0 ? QString() : QString::number(count) + ' ' + (count == 1 ? one : many);
}

QString countsText(const FindingCounts &counts)
{
    QStringList texts{counted(counts.errors, tr("error"), tr("errors")),
                      counted(counts.warnings, tr("warning"), tr("warnings")),
                      counted(counts.infos, tr("note"), tr("notes"))};
    texts.removeAll(QString());
    return texts.join(", ");
}

QString nameOfObject(const Design &design, const std::string &id)
{
    if (const Rack *rack = findById(design.racks, id))
        return toQString(rack->name);
    if (const RackType *type = findById(design.rackTypes, id))
        return toQString(type->name);
    for (const RackType &type : design.rackTypes)
        if (const Placement *placement = findById(type.placements, id))
            return tr("%1 in %2").arg(toQString(placement->name), toQString(type.name));
    if (const auto part = design.parts.find(id); part != design.parts.end())
        return toQString(fullName(part->second));
    if (const Row *row = findById(design.rows, id))
        return toQString(row->name);
    if (const PowerSource *source = findById(design.powerSources, id))
        return toQString(source->name);
    if (const CoolingLoop *loop = findById(design.coolingLoops, id))
        return toQString(loop->name);
    if (const Fabric *fabric = findById(design.fabrics, id))
        return toQString(fabric->name);
    if (const Workload *workload = findById(design.workloads, id))
        return toQString(workload->name);
    if (const MeasuredRun *run = findById(design.measuredRuns, id))
        return toQString(run->name);
    const Hall *hall = findById(design.halls, id);
    return toQString(hall ? hall->name : id);
}

} // namespace clusterwright
