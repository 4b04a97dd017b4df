// JSON of objects whose fields stand in the table of fields: one description for files, scripts and
// inspector.
#pragma once

#include "libraries/json.h"
#include "model/design/planfields.h"
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
    template <typename T, typename Allowed>
    void list(const std::string &key, const std::string &, T &value, const Allowed &, const char *) const
    {
        archive.maybe(key.c_str(), value);
    }
    template <typename T>
    void number(const NumberSpec &spec, T &value) const
    {
        archive.maybe(spec.key.c_str(), value);
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
