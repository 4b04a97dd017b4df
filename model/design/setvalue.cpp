// The edit that sets one field of one object of the table in fieldtable.h.
#include "model/design/edit.h"
#include "model/design/fabricfields.h"
#include "model/design/plantedits.h"
#include "model/design/workloadfields.h"
#include "model/text.h"

#include <cmath>

namespace clusterwright {
namespace {

constexpr std::size_t longestText = 10'000;

std::string trimmed(std::string text)
{
    text.erase(0, text.find_first_not_of(' '));
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

template <typename Q>
void assign(Q &target, double number, const std::string &)
{
    if constexpr (std::is_arithmetic_v<Q>)
        target = static_cast<Q>(number);
    else
        target = fromBaseUnit<Q>(number);
}
template <typename Q>
void assign(Figure<Q> &target, double number, const std::string &basis)
{
    target = {{}, FigureKind::Estimate, "", basis.empty() ? "set in this design" : basis, Confidence::Low};
    assign(target.value, number, basis);
}
template <typename Q>
void assign(std::optional<Q> &target, double number, const std::string &basis)
{
    assign(target.emplace(), number, basis);
}

template <typename T>
constexpr bool isOptional = false;
template <typename T>
constexpr bool isOptional<std::optional<T>> = true;

/// Sets the field with one key; keeps why the value does not suit, and all keys that there are.
struct Setter {
    const std::string &key;
    const Value &value;
    const std::string &basis;
    std::string &refusal; ///< empty = it suits
    std::string &known;   ///< keys that can be set
    bool &isFound;

    void text(const std::string &name, const std::string &, std::string &target, bool mayBeEmpty = true) const
    {
        if (!is(name))
            return;
        const auto *given = std::get_if<std::string>(&value);
        if (!given || given->size() > longestText || (given->empty() && !mayBeEmpty))
            refusal = "must be a text" + std::string(mayBeEmpty ? "." : " that is not empty.");
        else
            target = *given;
    }
    void fixed(const std::string &, const std::string &, const std::string &) const {}
    template <typename F>
    void fixedFigure(const char *, const std::string &, const F &) const
    {
    }
    template <typename E>
    void choice(const std::string &name, const std::string &, E &target) const
    {
        if (!is(name))
            return;
        const auto *given = std::get_if<std::string>(&value);
        if (const auto chosen = given ? fromName<E>(*given) : std::nullopt) {
            target = *chosen;
            return;
        }
        for (const Name<E> &entry : namesOf<E>)
            refusal += (refusal.empty() ? "must be one of " : ", ") + std::string(entry.text);
        refusal += ".";
    }
    template <typename E>
    void choiceFigure(const char *name, const std::string &title, std::optional<Figure<E>> &target) const
    {
        const auto *given = std::get_if<std::string>(&value);
        if (name == key && given && given->empty()) {
            is(name);
            target.reset();
            return;
        }
        E chosen{};
        choice(name, title, chosen);
        if (name == key && refusal.empty())
            target = {chosen, FigureKind::Estimate, "", basis, Confidence::Low};
    }
    template <typename Allowed>
    void list(const std::string &name, const std::string &, std::vector<std::string> &target,
              const Allowed &isAllowed, const char *message) const
    {
        if (!is(name))
            return;
        const auto *given = std::get_if<std::string>(&value);
        std::vector<std::string> entries;
        for (std::string rest = given ? *given : ","; !rest.empty();) {
            const auto comma = std::min(rest.find(','), rest.size());
            entries.push_back(trimmed(rest.substr(0, comma)));
            rest.erase(0, comma + 1);
        }
        const auto suits = [&](const std::string &entry) { return !entry.empty() && isAllowed(entry); };
        if (!given || given->size() > longestText || !std::ranges::all_of(entries, suits))
            refusal = message;
        else
            target = std::move(entries);
    }
    void entry(const std::string &name, const std::string &, std::map<std::string, std::string> &map,
               const std::string &mapKey) const
    {
        if (!is(name))
            return;
        const auto *given = std::get_if<std::string>(&value);
        if (!given || given->size() > longestText)
            refusal = "must be a text, empty for a source of its own.";
        else if (given->empty())
            map.erase(mapKey);
        else
            map[mapKey] = *given;
    }
    void place(const Placement &placement) const ///< see setPlace()
    {
        known += unitPlaceOf(placement) ? ", u, side, slot" : ", slot";
    }
    template <typename T>
    void number(const NumberSpec &spec, T &target) const
    {
        if (!is(spec.key))
            return;
        const auto *given = std::get_if<std::string>(&value);
        if constexpr (isOptional<T>)
            if (given && given->empty()) {
                target.reset();
                return;
            }
        const auto number = given ? parseQuantity(*given, spec.unit) : std::optional(std::get<double>(value));
        if (!number || !std::isfinite(*number) || *number < spec.least || *number > spec.most ||
            (spec.isWhole && *number != std::floor(*number)))
            refusal = (spec.isWhole ? "must be a whole number" : "must be a number") +
                      (*spec.unit ? " in " + std::string(spec.unit) : "") + " from " +
                      formatExact(spec.least) + " to " + formatExact(spec.most) + ".";
        else
            assign(target, *number, basis);
    }

private:
    bool is(const std::string &name) const
    {
        known += (known.empty() ? "" : ", ") + name;
        isFound = isFound || name == key;
        return name == key;
    }
};

/// The entry of a class of components, made if there is none, in the order of the classes.
ComponentUpkeep &makeUpkeepOf(Design &design, ComponentClass component)
{
    auto &all = design.upkeep.components;
    const auto at = std::ranges::lower_bound(all, component, {}, &ComponentUpkeep::component);
    if (at != all.end() && at->component == component)
        return *at;
    return *all.insert(at, ComponentUpkeep{component, {}, {}, {}, {}});
}

/// The same for what stands behind the racks.
bool visitPlanFields(Design &design, const std::string &object, const Setter &setter)
{
    if (object == economicsId)
        return visitEconomicsFields(design.economics, setter), true;
    if (object == upkeepId)
        return visitUpkeepFields(design.upkeep, setter), true;
    if (object == swingId)
        return visitSwingFields(design.swing, setter), true;
    for (const Name<ComponentClass> &name : namesOf<ComponentClass>)
        if (object == upkeepIdOf(name.value))
            return visitComponentFields(makeUpkeepOf(design, name.value), setter), true;
    if (PowerSource *source = findById(design.powerSources, object))
        return visitSourceFields(*source, &design, setter), true;
    if (CoolingLoop *loop = findById(design.coolingLoops, object))
        return visitLoopFields(*loop, &design, setter), true;
    return false;
}

/// The same for networks.
bool visitNetworkFields(Design &design, const std::string &object, const Setter &setter)
{
    if (object == cablingId)
        return visitCablingFields(design.cabling, setter), true;
    if (Fabric *fabric = findById(design.fabrics, object))
        return visitFabricFields(*fabric, setter), true;
    if (FabricEndpoints *endpoints = findById(design.endpoints, object))
        return visitEndpointFields(*endpoints, setter), true;
    if (LinkOverride *link = findById(design.links, object))
        return visitLinkFields(*link, setter), true;
    if (MediumRow *medium = findById(design.media, object))
        return visitMediumFields(*medium, setter), true;
    return false;
}

/// Visits the fields of an object; false if there is none with this id.
bool visitFields(Design &design, const std::string &object, const Setter &setter)
{
    if (object == "design")
        return visitDesignFields(design, setter), true;
    if (visitPlanFields(design, object, setter) || visitNetworkFields(design, object, setter))
        return true;
    if (Workload *workload = findById(design.workloads, object))
        return visitWorkloadFields(*workload, setter), true;
    if (MeasuredRun *run = findById(design.measuredRuns, object))
        return visitMeasuredFields(*run, setter), true;
    if (Hall *hall = findById(design.halls, object)) {
        visitHallFields(*hall, setter);
        return visitAirFields(hall->air, setter), true;
    }
    if (Row *row = findById(design.rows, object))
        return visitRowFields(*row, setter), true;
    if (Rack *rack = findById(design.racks, object))
        return visitRackFields(*rack, *findById(design.rackTypes, rack->type), setter), true;
    if (NodeType *type = findById(design.nodeTypes, object))
        return setter.text("name", {}, type->name, false), true;
    for (RackType &type : design.rackTypes) {
        if (type.id == object) {
            setter.text("name", {}, type.name, false);
            return visitAllowanceFields(type.allowances, setter), true;
        }
        if (Placement *placement = findById(type.placements, object))
            return visitPlacementFields(*placement, type, setter), true;
    }
    const auto part = design.parts.find(object);
    if (part == design.parts.end())
        return false;
    visitPartFields(part->second, setter);
    return true;
}

/// The part or the medium that an object of a network names and the design does not have; empty if none.
std::string unknownName(const Design &design, const std::string &object)
{
    std::vector<PartId> parts;
    if (const Fabric *fabric = findById(design.fabrics, object))
        parts = {fabric->leaf.part, fabric->spine.part, fabric->core.part};
    else if (const MediumRow *medium = findById(design.media, object))
        parts = {medium->cable, medium->transceiver, medium->singleTransceiver};
    for (const PartId &part : parts)
        if (!part.empty() && !design.parts.contains(part))
            return part;
    const LinkOverride *link = findById(design.links, object);
    return link && !findById(design.media, link->medium) ? link->medium : std::string();
}

bool isPlaceKey(const std::string &key)
{
    return key == "u" || key == "side" || key == "slot";
}

/// Where something stands is set by moving it.
Result<Design> setPlace(Design design, const RackTypeId &type, const PlacementId &item,
                        const std::string &key, const Value &value)
{
    const auto *text = std::get_if<std::string>(&value);
    MoveRequest request;
    if (key == "u") {
        const auto unit = text ? parseQuantity(*text, "") : std::optional(std::get<double>(value));
        const double halves = unit ? *unit * 2 : 0;
        if (!unit || halves != std::floor(halves) || halves < 2 || halves > 1e6)
            return wrong(item, key, "must be a unit such as 12 or 12.5, 1 or more.");
        request.bottom = HalfUnits{static_cast<int>(halves) - 2};
    } else if (key == "side") {
        request.face = text ? fromName<Face>(*text) : std::nullopt;
        if (!request.face)
            return wrong(item, key, "must be one of front, rear, both.");
    } else {
        request.slot = text ? fromName<Slot>(*text) : std::nullopt;
        if (!request.slot)
            return wrong(item, key, "must be one of left, right.");
    }
    return movePlacement(std::move(design), type, item, request);
}

} // namespace

Result<Design> setValue(Design design, const std::string &object, const std::string &key, const Value &value,
                        const std::string &basis)
{
    if (isPlaceKey(key))
        for (const RackType &type : design.rackTypes)
            if (findById(type.placements, object)) {
                const RackTypeId typeId = type.id;
                return setPlace(std::move(design), typeId, object, key, value);
            }
    if (object == "design" && key == "status" && value == Value("released") &&
        design.meta.status != Status::Released)
        return wrong(object, key,
                     "becomes released by a release, which checks the design first: Review > Release, or the "
                     "edit \"release\".");
    std::string refusal, known;
    bool isFound = false;
    const bool isPart = design.parts.contains(object);
    if (!visitFields(design, object, {key, value, basis, refusal, known, isFound}))
        return wrong(object, "object", "is no object of the design.");
    if (!isFound)
        return wrong(object, key, "cannot be set; there is " + known + ".");
    if (isPart && basis.empty() && key != "second_source") // the only field of a part that is no figure
        return wrong(object, "basis",
                     "is missing: an estimate needs its arithmetic or where it was taken from.");
    if (!refusal.empty())
        return wrong(object, key, refusal);
    if (const std::string name = unknownName(design, object); !name.empty())
        return wrong(object, key, "names \"" + name + "\", which the design does not have.");
    if (const PowerSource *source = findById(design.powerSources, object); source && key == "fed_by")
        for (const PowerSourceId &above : source->fedBy)
            if (isFedBy(design, above, object))
                return wrong(object, key,
                             "would make a circle: \"" + above + "\" is fed by \"" + object + "\".");
    return design;
}

} // namespace clusterwright
