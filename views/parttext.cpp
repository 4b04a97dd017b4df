#include "views/parttext.h"

#include "views/text.h"

#include <QCoreApplication>
#include <QStringList>

namespace clusterwright {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("PartText", text);
}

} // namespace

QString kindText(PartKind kind)
{
    switch (kind) {
    case PartKind::RackPdu:
        return tr("Rack PDU");
    case PartKind::Item:
        return tr("Panel or other item");
    case PartKind::PowerEquipment:
        return tr("Power equipment");
    case PartKind::Cpu:
        return tr("CPU");
    case PartKind::Ssd:
        return tr("SSD");
    case PartKind::Nic:
        return tr("Network adapter");
    case PartKind::Optic:
        return tr("Optic or cable");
    default:
        return namedText(nameOf(kind));
    }
}

QString facetTitle(Facet facet)
{
    return namedText(nameOf(facet));
}

QString facetValueText(Facet facet, const std::string &value)
{
    switch (facet) {
    case Facet::Kind:
        return pluralOf(fromName<PartKind>(value).value_or(PartKind::Item));
    case Facet::Status:
        return value == nameOf(LifeStatus::Unknown) ? tr("Not stated") : namedText(value);
    case Facet::Vendor:
        return value == notStated ? tr("Not stated") : toQString(value);
    case Facet::Height:
        return value == "0 U" ? tr("Zero-U") : namedText(value);
    default:
        return namedText(value);
    }
}

QString namedText(std::string_view name)
{
    QString text = toQString(name).replace('_', ' ').replace('-', ' ');
    return text.isEmpty() ? text : text[0].toUpper() + text.mid(1);
}

QString whyNotPlaceable(const Part &part)
{
    if (kindOf(part) == PartKind::Rack)
        return tr("A rack holds parts; add a rack type to use it.");
    if (!canStandInRack(kindOf(part)))
        return tr("Parts of this kind do not stand in a rack.");
    return part.size.height ? QString() : tr("Its height is not stated, so it has no place in a rack.");
}

QString whatIsMissing(const Part &part)
{
    QStringList missing;
    if (!part.size.height)
        missing << tr("height");
    if (drawsPower(part) && !part.electrical.max)
        missing << tr("maximum power");
    if (!part.size.mass)
        missing << tr("mass");
    return missing.isEmpty() ? QString() : tr("Not stated: ") + missing.join(", ");
}

} // namespace clusterwright
