#include "views/canvas/trial.h"

#include "model/text.h"
#include "views/text.h"

#include <QCoreApplication>
#include <QStringList>

namespace clusterwright {
namespace {

constexpr std::size_t findingsSaid = 3;

QString tr(const char *text)
{
    return QCoreApplication::translate("Trial", text);
}

Result<Design> copied(const Design &design, const Held &held, const Target &target)
{
    const Placement &original = *findById(findById(design.rackTypes, held.type)->placements, held.placement);
    PlaceRequest request{.role = original.role, .bottom = target.bottom, .slot = target.slot};
    if (const UnitPlace *place = unitPlaceOf(original))
        request.face = place->face;
    if (const auto *ref = std::get_if<NodeTypeRef>(&original.thing))
        return placeNodeType(design, target.type, ref->nodeType, request);
    return placePart(design, target.type, held.part, request);
}

Result<Design> edited(const Design &design, const Held &held, const Target &target)
{
    if (target.type.empty())
        return wrong({}, {}, tr("Drop it on a rack.").toStdString());
    if (held.placement.empty())
        return placePart(design, target.type, held.part, {.bottom = target.bottom, .slot = target.slot});
    if (target.isCopy)
        return copied(design, held, target);
    return movePlacement(design, held.type, held.placement,
                         {.bottom = target.bottom, .slot = target.slot, .toType = target.type});
}

/// The thing that was placed: new things come last.
const Placement &placedIn(const Design &design, const Held &held, const Target &target)
{
    const RackType &type = *findById(design.rackTypes, target.type);
    const bool isMove = !held.placement.empty() && !target.isCopy;
    return isMove ? *findById(type.placements, held.placement) : type.placements.back();
}

QString stepText(const Design &design, const Held &held, const Target &target, const Placement &placed)
{
    const QString type = toQString(findById(design.rackTypes, target.type)->name);
    if (held.placement.empty())
        return tr("Place %1 in %2 %3").arg(toQString(held.part.model), type, placeText(placed));
    const QString name = toQString(placed.name);
    if (target.isCopy)
        return tr("Copy %1 to %2 %3").arg(toQString(held.part.model), type, placeText(placed));
    return held.type == target.type ? tr("Move %1 in %2 %3").arg(name, type, placeText(placed))
                                    : tr("Move %1 to %2 %3").arg(name, type, placeText(placed));
}

template <typename Q>
void addDifference(QStringList &texts, const Total<Q> &difference, const QString &what)
{
    if (difference.known != Q{})
        texts << (difference.known > Q{} ? "+" : "") + toQString(formatQuantity(difference.known));
    if (difference.unknownCount != 0)
        texts << QStringLiteral("%1%2 %3")
                     .arg(difference.unknownCount > 0 ? "+" : "")
                     .arg(difference.unknownCount)
                     .arg(what);
}

QString differenceText(const Change &change)
{
    QStringList texts;
    addDifference(texts, change.maxPower, tr("of unknown power"));
    addDifference(texts, change.mass, tr("of unknown mass"));
    return texts.join("  ");
}

/// The change in one rack of a type, whether or not any stands.
Change changeInOne(const Evaluation &before, const Evaluation &after, const RackTypeId &type)
{
    Evaluation oneBefore, oneAfter;
    oneBefore.results.total = before.results.types.at(type).one;
    oneAfter.results.total = after.results.types.at(type).one;
    return changeBetween(oneBefore, oneAfter);
}

/// "changes 31 racks: +316.2 kW  +4.0 t"; nothing for a single rack.
QString racksText(int racks, const Change &change)
{
    if (racks == 1)
        return {};
    if (racks == 0)
        return tr("No rack of this type stands yet.");
    const QString difference = differenceText(change);
    const QString text = tr("changes %1 racks").arg(racks);
    return difference.isEmpty() ? text : text + ": " + difference;
}

bool isAbout(const Finding &a, const Finding &b)
{
    return a.rule == b.rule && a.objects == b.objects;
}

/// Findings that were not there before; one that only got other numbers is not new.
std::vector<const Finding *> newFindings(const Change &change)
{
    std::vector<const Finding *> list;
    for (const Finding &finding : change.come)
        if (std::ranges::none_of(change.gone, [&](const Finding &old) { return isAbout(old, finding); }))
            list.push_back(&finding);
    return list;
}

void addFindings(QStringList &lines, const Change &change)
{
    const auto fresh = newFindings(change);
    for (std::size_t i = 0; i < fresh.size() && i < findingsSaid; ++i)
        lines << tr("new: %1 %2").arg(toQString(fresh[i]->rule), toQString(fresh[i]->message));
    if (fresh.size() > findingsSaid)
        lines << tr("and %1 more findings").arg(fresh.size() - findingsSaid);
    for (const Finding &old : change.gone)
        if (std::ranges::none_of(change.come, [&](const Finding &now) { return isAbout(now, old); }))
            lines << tr("solves: %1 %2").arg(toQString(old.rule), toQString(old.message));
}

QString placeLine(const Design &design, const Placement &placed)
{
    const UnitPlace *place = unitPlaceOf(placed);
    return place ? unitsText(place->bottom, partOf(design, placed).size.height->value) : placeText(placed);
}

} // namespace

Held heldFrom(const Design &design, const RackTypeId &type, const Placement &placement)
{
    return {partOf(design, placement), type, placement.id};
}

Trial place(const Design &design, const Held &held, const Target &target)
{
    Trial trial{edited(design, held, target), {}, {}, {}, Outcome::Refused};
    if (!trial.design) {
        trial.text = sentenceOf(trial.design.error());
        return trial;
    }
    const Placement &placed = placedIn(trial.design.value(), held, target);
    trial.placed = placed.id;
    trial.step = stepText(trial.design.value(), held, target, placed);
    trial.outcome = Outcome::Fine;
    return trial;
}

Trial tryPlacing(const Design &design, const Evaluation &evaluation, const Held &held, const Target &target,
                 const Library *library)
{
    Trial trial = place(design, held, target);
    if (!trial.design)
        return trial;
    const Design &next = trial.design.value();
    const Evaluation after = evaluate(next, library);
    const Change change = changeBetween(evaluation, after);
    const QString inOne = differenceText(changeInOne(evaluation, after, target.type));
    const Placement &placed = placedIn(next, held, target);
    QStringList lines{placeLine(next, placed) + (inOne.isEmpty() ? QString() : "  " + inOne)};
    lines << racksText(after.results.types.at(target.type).racks, change);
    addFindings(lines, change);
    lines.removeAll(QString());
    trial.text = lines.join('\n');
    trial.outcome = newFindings(change).empty() ? Outcome::Fine : Outcome::Warns;
    return trial;
}

} // namespace clusterwright
