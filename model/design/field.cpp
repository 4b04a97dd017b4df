#include "model/design/field.h"

#include "model/design/fabricfields.h"
#include "model/design/workloadfields.h"
#include "model/text.h"

namespace clusterwright {
namespace {

template <typename Q>
double toNumber(const Q &quantity)
{
    if constexpr (std::is_arithmetic_v<Q>)
        return static_cast<double>(quantity);
    else
        return inBaseUnit(quantity);
}

/// Lists the fields of an object with their values.
struct Lister {
    std::vector<Field> &fields;

    void text(const std::string &key, const std::string &title, const std::string &value, bool = true) const
    {
        fields.push_back({key, title, value});
    }
    void fixed(const std::string &key, const std::string &title, const std::string &value) const
    {
        Field field{key, title, value};
        field.canSet = false;
        fields.push_back(std::move(field));
    }
    template <typename E>
    void choice(const std::string &key, const std::string &title, E value) const
    {
        Field field{key, title, std::string(nameOf(value))};
        for (const Name<E> &name : namesOf<E>)
            field.choices.emplace_back(name.text);
        fields.push_back(std::move(field));
    }
    template <typename Allowed>
    void list(const std::string &key, const std::string &title, const std::vector<std::string> &list,
              const Allowed &, const char *) const
    {
        std::string joined;
        for (const std::string &entry : list)
            joined += (joined.empty() ? "" : ",") + entry;
        fields.push_back({key, title, joined});
    }
    void entry(const std::string &key, const std::string &title,
               const std::map<std::string, std::string> &map, const std::string &mapKey) const
    {
        const auto found = map.find(mapKey);
        fields.push_back({key, title, found == map.end() ? std::string() : found->second});
    }
    void place(const Placement &placement) const
    {
        if (const UnitPlace *units = unitPlaceOf(placement)) {
            Field field{"u", "Lowest unit", 1 + inUnits(units->bottom)};
            field.isNumber = true;
            fields.push_back(std::move(field));
            choice("side", "Side", units->face);
            if (units->half)
                choice("slot", "Half", *units->half);
        } else {
            choice("slot", "Slot", std::get<SidePlace>(placement.place).slot);
        }
    }
    void number(const NumberSpec &spec, double value) const { add(spec, value, {}); }
    void number(const NumberSpec &spec, std::int64_t value) const
    {
        add(spec, static_cast<double>(value), {});
    }
    template <typename Unit>
    void number(const NumberSpec &spec, const boost::units::quantity<Unit> &value) const
    {
        add(spec, inBaseUnit(value), {});
    }
    template <typename Q>
    void number(const NumberSpec &spec, const std::optional<Q> &value) const
    {
        add(spec, value ? FieldValue(toNumber(*value)) : FieldValue(), {});
    }
    template <typename Q>
    void number(const NumberSpec &spec, const Figure<Q> &figure) const
    {
        add(spec, toNumber(figure.value), noteOf(figure));
    }
    template <typename Q>
    void number(const NumberSpec &spec, const std::optional<Figure<Q>> &figure) const
    {
        if (figure)
            number(spec, *figure);
        else
            add(spec, {}, {});
        fields.back().needsBasis = true;
    }
    template <typename Q>
    void fixedFigure(const char *key, const std::string &title, const std::optional<Figure<Q>> &figure) const
    {
        fixed(key, title, "");
        if (!figure)
            return;
        if constexpr (std::is_same_v<Q, std::string>)
            fields.back().value = figure->value;
        else
            fields.back().value = valueText(figure->value);
        fields.back().figure = noteOf(*figure);
    }
    template <typename E>
    void choiceFigure(const char *key, const std::string &title, const std::optional<Figure<E>> &figure) const
    {
        choice(key, title, figure ? figure->value : E{});
        fields.back().choices.insert(fields.back().choices.begin(), ""); // not stated
        fields.back().needsBasis = true;
        if (figure)
            fields.back().figure = noteOf(*figure);
        else
            fields.back().value = {};
    }

private:
    template <typename Q>
    static FigureNote noteOf(const Figure<Q> &figure)
    {
        return {figure.kind, figure.source, figure.basis, figure.confidence};
    }
    void add(const NumberSpec &spec, FieldValue value, std::optional<FigureNote> figure) const
    {
        Field field{spec.key, spec.title, std::move(value), spec.unit, spec.shownUnit};
        field.isNumber = true;
        field.figure = std::move(figure);
        fields.push_back(std::move(field));
    }
};

} // namespace

std::vector<Field> fieldsOf(const Hall &hall)
{
    std::vector<Field> fields;
    visitHallFields(hall, Lister{fields});
    visitAirFields(hall.air, Lister{fields});
    return fields;
}

std::vector<Field> fieldsOf(const Row &row)
{
    std::vector<Field> fields;
    visitRowFields(row, Lister{fields});
    return fields;
}

std::vector<Field> fieldsOf(const Rack &rack, const RackType &type)
{
    std::vector<Field> fields;
    visitRackFields(rack, type, Lister{fields});
    return fields;
}

std::vector<Field> fieldsOf(const RackType &type)
{
    std::vector<Field> fields;
    const Lister lister{fields};
    lister.text("name", "Name", type.name);
    lister.fixed("rack", "Rack", type.rack);
    visitAllowanceFields(type.allowances, lister);
    return fields;
}

std::vector<Field> fieldsOf(const PowerSource &source)
{
    std::vector<Field> fields;
    visitSourceFields(source, nullptr, Lister{fields});
    return fields;
}

std::vector<Field> fieldsOf(const CoolingLoop &loop)
{
    std::vector<Field> fields;
    visitLoopFields(loop, nullptr, Lister{fields});
    return fields;
}

std::vector<Field> fieldsOf(const Fabric &fabric)
{
    std::vector<Field> fields;
    visitFabricFields(fabric, Lister{fields});
    return fields;
}

std::vector<Field> fieldsOf(const FabricEndpoints &endpoints)
{
    std::vector<Field> fields;
    visitEndpointFields(endpoints, Lister{fields});
    return fields;
}

std::vector<Field> fieldsOf(const LinkOverride &link)
{
    std::vector<Field> fields;
    visitLinkFields(link, Lister{fields});
    return fields;
}

std::vector<Field> fieldsOf(const MediumRow &medium)
{
    std::vector<Field> fields;
    visitMediumFields(medium, Lister{fields});
    return fields;
}

std::vector<Field> fieldsOf(const CablingPlan &plan)
{
    std::vector<Field> fields;
    visitCablingFields(plan, Lister{fields});
    return fields;
}

std::vector<Field> fieldsOf(const Workload &workload)
{
    std::vector<Field> fields;
    const Lister lister{fields};
    visitWorkloadHead(workload, lister);
    if (workload.kind == WorkloadKind::Training)
        visitTrainingPart(workload, lister);
    else
        visitServingFields(workload.serving, workload.pools, lister);
    visitModelFields(workload.model, lister);
    lister.text("model_source", "Source of the model", workload.modelSource);
    return fields;
}

std::vector<Field> fieldsOf(const MeasuredRun &run)
{
    std::vector<Field> fields;
    visitMeasuredFields(run, Lister{fields});
    return fields;
}

std::vector<Field> fieldsOf(const LoadSwing &swing)
{
    std::vector<Field> fields;
    visitSwingFields(swing, Lister{fields});
    return fields;
}

std::vector<Field> fieldsOf(const Upkeep &upkeep)
{
    std::vector<Field> fields;
    visitUpkeepFields(upkeep, Lister{fields});
    return fields;
}

std::vector<Field> fieldsOf(const ComponentUpkeep &component)
{
    std::vector<Field> fields;
    visitComponentFields(component, Lister{fields});
    return fields;
}

std::vector<Field> fieldsOf(const Economics &economics)
{
    std::vector<Field> fields;
    visitEconomicsFields(economics, Lister{fields});
    return fields;
}

std::vector<Field> fieldsOf(const NodeType &type)
{
    std::vector<Field> fields;
    const Lister lister{fields};
    lister.text("name", "Name", type.name);
    lister.fixed("chassis", "Chassis", type.chassis);
    return fields;
}

std::vector<Field> fieldsOf(const Placement &placement, const RackType &type)
{
    std::vector<Field> fields;
    visitPlacementFields(placement, type, Lister{fields});
    return fields;
}

std::vector<Field> fieldsOf(const Part &part)
{
    std::vector<Field> fields;
    visitPartFields(part, Lister{fields});
    return fields;
}

std::vector<Field> fieldsOf(const Design &design, const std::string &object)
{
    std::vector<Field> fields;
    if (object == "design") {
        visitDesignFields(design, Lister{fields});
        return fields;
    }
    if (object == economicsId)
        return fieldsOf(design.economics);
    if (object == upkeepId)
        return fieldsOf(design.upkeep);
    if (object == swingId)
        return fieldsOf(design.swing);
    for (const Name<ComponentClass> &name : namesOf<ComponentClass>)
        if (object == upkeepIdOf(name.value))
            return fieldsOf(upkeepOf(design, name.value));
    if (const PowerSource *source = findById(design.powerSources, object))
        return fieldsOf(*source);
    if (const CoolingLoop *loop = findById(design.coolingLoops, object))
        return fieldsOf(*loop);
    if (object == cablingId)
        return fieldsOf(design.cabling);
    if (const Fabric *fabric = findById(design.fabrics, object))
        return fieldsOf(*fabric);
    if (const FabricEndpoints *endpoints = findById(design.endpoints, object))
        return fieldsOf(*endpoints);
    if (const LinkOverride *link = findById(design.links, object))
        return fieldsOf(*link);
    if (const MediumRow *medium = findById(design.media, object))
        return fieldsOf(*medium);
    if (const Workload *workload = findById(design.workloads, object))
        return fieldsOf(*workload);
    if (const MeasuredRun *run = findById(design.measuredRuns, object))
        return fieldsOf(*run);
    if (const Hall *hall = findById(design.halls, object))
        return fieldsOf(*hall);
    if (const Row *row = findById(design.rows, object))
        return fieldsOf(*row);
    if (const Rack *rack = findById(design.racks, object))
        return fieldsOf(*rack, *findById(design.rackTypes, rack->type));
    if (const NodeType *nodeType = findById(design.nodeTypes, object))
        return fieldsOf(*nodeType);
    if (const auto part = design.parts.find(object); part != design.parts.end())
        return fieldsOf(part->second);
    for (const RackType &type : design.rackTypes)
        if (type.id == object)
            return fieldsOf(type);
        else if (const Placement *placement = findById(type.placements, object))
            return fieldsOf(*placement, type);
    return fields;
}

const Field *findField(const std::vector<Field> &fields, const std::string &key)
{
    const auto found = std::ranges::find(fields, key, &Field::key);
    return found == fields.end() ? nullptr : &*found;
}

std::string fieldText(const Field &field)
{
    if (const auto *text = std::get_if<std::string>(&field.value))
        return *text;
    const auto *number = std::get_if<double>(&field.value);
    return number ? formatInUnit(*number, field.unit, field.shownUnit) : std::string();
}

} // namespace clusterwright
