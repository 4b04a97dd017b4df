// JSON of objects whose fields stand in the table of fields: one description for files, scripts and
// inspector.
#pragma once

#include "libraries/json.h"
#include "model/design/fabricfields.h"
#include "model/design/workloadfields.h"
#include "model/text.h"

namespace clusterwright {

/// A visitor of the table of fields that reads or writes each as a key. What is not stated is left out; an
/// edit may leave out names and choices, too, for what is usual.
template <typename Archive>
struct FieldArchive {
    Archive &archive;
    bool isEdit = false;

    template <typename T>
    void text(const std::string &key, const std::string &, T &value, bool mayBeEmpty = true) const
    {
        archive.maybe(key.c_str(), value);
        archive.require(key.c_str(), mayBeEmpty || isEdit || !value.empty(),
                        "is missing or empty; it must be a text.");
    }
    void fixed(const std::string &, const std::string &, const std::string &) const {} ///< described apart
    template <typename T>
    void choice(const std::string &key, const std::string &, T &value) const
    {
        if (isEdit)
            archive.maybe(key.c_str(), value);
        else
            archive.field(key.c_str(), value);
    }
    template <typename T>
    void choiceFigure(const char *key, const std::string &, T &value) const
    {
        archive.maybe(key, value);
    }
    /// Entries that can be judged by themselves are checked; ids wait until the whole design is read.
    template <typename T, typename Allowed>
    void list(const std::string &key, const std::string &, T &value, const Allowed &isAllowed,
              const char *message) const
    {
        archive.maybe(key.c_str(), value);
        if constexpr (Archive::isReading &&
                      std::is_convertible_v<const Allowed &, bool (*)(const std::string &)>)
            archive.require(key.c_str(), std::ranges::all_of(value, isAllowed), message);
    }
    template <typename T>
    void number(const NumberSpec &spec, T &value) const
    {
        if constexpr (requires { value.has_value(); })
            archive.maybe(spec.key.c_str(), value);
        else if (isEdit)
            archive.maybe(spec.key.c_str(), value);
        else
            archive.field(spec.key.c_str(), value); // there is no state in which it is not stated
        if constexpr (Archive::isReading)
            archive.require(spec.key.c_str(), isInRange(spec, value),
                            "must lie from " + formatExact(spec.least) + " to " + formatExact(spec.most) +
                                ".");
    }

private:
    template <typename T>
    static bool isInRange(const NumberSpec &spec, const T &value)
    {
        if constexpr (requires { value.has_value(); })
            return !value || isInRange(spec, *value);
        else if constexpr (requires { value.confidence; })
            return isInRange(spec, value.value);
        else if constexpr (std::is_arithmetic_v<T>)
            return static_cast<double>(value) >= spec.least && static_cast<double>(value) <= spec.most;
        else
            return inBaseUnit(value) >= spec.least && inBaseUnit(value) <= spec.most;
    }
};

template <typename Archive>
void describe(Archive &archive, Described<Archive, HallAir> &air)
{
    visitAirFields(air, FieldArchive<Archive>{archive});
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, RackAllowances> &allowances)
{
    visitAllowanceFields(allowances, FieldArchive<Archive>{archive});
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, PowerSource> &source)
{
    archive.field("id", source.id);
    visitSourceFields(source, nullptr, FieldArchive<Archive>{archive});
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, LoadSwing> &swing)
{
    visitSwingFields(swing, FieldArchive<Archive>{archive});
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, CoolingLoop> &loop)
{
    archive.field("id", loop.id);
    visitLoopFields(loop, nullptr, FieldArchive<Archive>{archive});
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, Fabric> &fabric)
{
    archive.field("id", fabric.id);
    visitFabricFields(fabric, FieldArchive<Archive>{archive});
}

/// What the table of fields shows and does not let a user set.
template <typename Archive>
void describeEnds(Archive &archive, Described<Archive, LinkOverride> &link)
{
    archive.field("fabric", link.fabric);
    archive.field("a_rack", link.a.rack);
    archive.field("a_item", link.a.placement);
    archive.field("a_port", link.a.port);
    archive.maybe("z_rack", link.z.rack);
    archive.maybe("z_item", link.z.placement);
    archive.maybe("z_port", link.z.port);
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, FabricEndpoints> &endpoints)
{
    archive.field("id", endpoints.id);
    archive.field("fabric", endpoints.fabric);
    visitEndpointFields(endpoints, FieldArchive<Archive>{archive});
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, LinkOverride> &link)
{
    archive.field("id", link.id);
    describeEnds(archive, link);
    visitLinkFields(link, FieldArchive<Archive>{archive});
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, MediumRow> &medium)
{
    archive.field("id", medium.id);
    visitMediumFields(medium, FieldArchive<Archive>{archive});
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, Workload> &workload)
{
    archive.field("id", workload.id);
    visitWorkloadFields(workload, FieldArchive<Archive>{archive});
}

/// What the table of fields shows and does not let a user set.
template <typename Archive>
void describeCase(Archive &archive, Described<Archive, MeasuredRun> &run)
{
    archive.field("function", run.function);
    archive.field("inputs", run.inputs);
    archive.field("figure", run.figure);
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, MeasuredRun> &run)
{
    archive.field("id", run.id);
    describeCase(archive, run);
    visitMeasuredFields(run, FieldArchive<Archive>{archive});
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, FittedConstant> &constant)
{
    archive.field("accelerator", constant.accelerator);
    archive.field("name", constant.name);
    archive.field("value", constant.value);
    archive.require("value", constant.value >= 0, "must not be negative.");
    archive.field("source", constant.source);
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, CablingPlan> &plan)
{
    visitCablingFields(plan, FieldArchive<Archive>{archive});
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, ComponentUpkeep> &component)
{
    archive.field("component", component.component);
    visitComponentFields(component, FieldArchive<Archive>{archive});
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, Upkeep> &upkeep)
{
    archive.maybe("components", upkeep.components);
    visitUpkeepFields(upkeep, FieldArchive<Archive>{archive});
}

template <typename Archive>
void describe(Archive &archive, Described<Archive, Economics> &economics)
{
    visitEconomicsFields(economics, FieldArchive<Archive>{archive});
}

} // namespace clusterwright
