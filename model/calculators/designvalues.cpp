#include "model/calculators/calculatortext.h"
#include "model/calculators/designscope.h"

#include <algorithm>
#include <cctype>
#include <iterator>

namespace clusterwright::calc {
namespace {

/// The only one of a list, or null.
template <typename T>
const T *onlyOf(const std::vector<T> &list)
{
    return list.size() == 1 ? &list.front() : nullptr;
}

void enterRow(Scope &scope, const RowId &row)
{
    if (const Row *found = findById(scope.design.rows, row))
        scope.hall = findById(scope.design.halls, found->hall);
    for (const CoolingLoop &loop : scope.design.coolingLoops)
        if (std::ranges::count(loop.rows, row) > 0)
            scope.loop = &loop;
}

void enterPlacement(Scope &scope, const PlacementId &id)
{
    for (const RackType &type : scope.design.rackTypes)
        if (const Placement *placement = findById(type.placements, id)) {
            const Part &part = partOf(scope.design, *placement);
            scope.type = &type;
            if (factsOf<FeedFacts>(part))
                scope.feed = placement;
            else if (drawsPower(part))
                scope.device = &part;
        }
}

/// What follows from the type: its results, its first feed, its only kind of device.
void enterType(Scope &scope)
{
    scope.results = &scope.evaluation.results.types.at(scope.type->id);
    const Part *only = nullptr;
    bool isOnly = true;
    for (const Placed &thing : placedIn(scope.design, *scope.type)) {
        if (factsOf<FeedFacts>(*thing.part) && !scope.feed)
            scope.feed = thing.placement;
        if (!drawsPower(*thing.part))
            continue;
        isOnly = isOnly && (!only || only == thing.part);
        only = thing.part;
    }
    if (!scope.device && isOnly)
        scope.device = only;
}

Scope scopeOf(const Design &design, const Evaluation &evaluation, const std::string &object)
{
    Scope scope{design, evaluation};
    scope.source = findById(design.powerSources, object);
    scope.loop = findById(design.coolingLoops, object);
    scope.hall = findById(design.halls, object);
    scope.type = findById(design.rackTypes, object);
    if (const Rack *rack = findById(design.racks, object)) {
        scope.type = findById(design.rackTypes, rack->type);
        enterRow(scope, rack->row);
    }
    enterRow(scope, object);
    enterPlacement(scope, object);
    if (const auto part = design.parts.find(object); part != design.parts.end() && drawsPower(part->second))
        scope.device = &part->second;
    if (!scope.hall)
        scope.hall = onlyOf(design.halls);
    if (!scope.loop)
        scope.loop = onlyOf(design.coolingLoops);
    if (!scope.type && !scope.source)
        scope.type = onlyOf(design.rackTypes);
    if (scope.type)
        enterType(scope);
    return scope;
}

/// The object that has the fields, and its name; empty if there is none.
struct Owned {
    std::string id, name;
    const Part *part = nullptr; ///< if it is one
};

template <typename T>
Owned ownedThing(const T *thing)
{
    return thing ? Owned{thing->id, thing->name} : Owned{};
}

Owned ownedPart(const Part *part)
{
    return part ? Owned{part->id, fullName(*part), part} : Owned{};
}

Owned ownedBy(const Scope &scope, Owner owner)
{
    switch (owner) {
    case Owner::Design:
        return {"design", "Assumptions of the design"};
    case Owner::Hall:
        return ownedThing(scope.hall);
    case Owner::Loop:
        return ownedThing(scope.loop);
    case Owner::Source:
        return ownedThing(scope.source);
    case Owner::RackType:
        return ownedThing(scope.type);
    case Owner::RackPart:
        return ownedPart(scope.type ? &rackPartOf(scope.design, *scope.type) : nullptr);
    case Owner::Device:
        return ownedPart(scope.device);
    case Owner::Feed:
        return ownedPart(scope.feed ? &partOf(scope.design, *scope.feed) : nullptr);
    case Owner::Upkeep:
        return {upkeepId, "Upkeep"};
    case Owner::Economics:
        return {economicsId, "Economics"};
    case Owner::Swing:
        return {swingId, "Load swing"};
    }
    return {};
}

std::string originOf(const Owned &owned, const Field &field)
{
    std::string title = field.title;
    if (title.size() > 1 && std::islower(static_cast<unsigned char>(title[1]))) // no abbreviation
        title[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(title[0])));
    std::string text = owned.name + ": " + title;
    if (!field.figure)
        return text;
    const Source *document = owned.part ? sourceOf(*owned.part, field.figure->source) : nullptr;
    const std::string &source = document ? document->title : field.figure->source;
    const std::string &from = source.empty() ? field.figure->basis : source;
    return from.empty() ? text : text + " (" + from + ")";
}

std::optional<DesignValue> find(const Calculator &calculator, const Input &input, const Scope &scope)
{
    std::optional<DesignValue> found;
    for (const DesignRow &row : designRows()) {
        if (row.calculator != calculator.name || row.key != input.key)
            continue;
        auto known = row.find(scope);
        if (!known)
            continue;
        if (const auto *number = known->value.as<double>())
            known->value = inUnitOfKey(input.key, *number);
        if (!findWrong(calculator, {{std::string(input.key), known->value}}))
            found = DesignValue{std::string(input.key), std::move(known->value), std::move(known->from)};
    }
    return found;
}

} // namespace

std::span<const DesignRow> designRows()
{
    static const std::vector<DesignRow> rows = [] {
        std::vector<DesignRow> all;
        for (const auto list : {powerRows, circuitRows, coolingRows, mechanicalRows, operationRows, costRows})
            std::ranges::move(list(), std::back_inserter(all));
        return all;
    }();
    return rows;
}

std::optional<Known> fieldOf(const Scope &scope, Owner owner, const std::string &key)
{
    std::optional<Known> known;
    const Owned owned = ownedBy(scope, owner);
    const auto fields = owned.id.empty() ? std::vector<Field>() : fieldsOf(scope.design, owned.id);
    const Field *field = findField(fields, key);
    if (!field)
        return known;
    if (const auto *number = std::get_if<double>(&field->value))
        known = Known{*number, originOf(owned, *field)};
    else if (const auto *text = std::get_if<std::string>(&field->value); text && !text->empty())
        known = Known{*text, originOf(owned, *field)};
    return known;
}

Finder field(Owner owner, std::string key)
{
    return [owner, key = std::move(key)](const Scope &scope) { return fieldOf(scope, owner, key); };
}

Finder either(Finder first, Finder second)
{
    return [first = std::move(first), second = std::move(second)](const Scope &scope) {
        auto known = first(scope);
        return known ? known : second(scope);
    };
}

std::string nameOfType(const Scope &scope)
{
    return scope.type ? scope.type->name : std::string();
}

std::vector<DesignValue> designValues(const Calculator &calculator, const Design &design,
                                      const Evaluation &evaluation, const std::string &object)
{
    const Scope scope = scopeOf(design, evaluation, object);
    std::vector<DesignValue> values;
    for (const Input &input : calculator.inputs)
        if (auto found = find(calculator, input, scope))
            values.push_back(*std::move(found));
    return values;
}

Record recordOf(const std::vector<DesignValue> &values)
{
    Record record;
    for (const DesignValue &value : values)
        record.add(value.key, value.value);
    return record;
}

} // namespace clusterwright::calc
