// Design scope: what design values are about, looked up once, and the rows of the table that finds them.
#pragma once

#include "model/calculators/designvalues.h"
#include "model/design/field.h"

#include <functional>

namespace clusterwright::calc {

/// The selected thing and what it stands in; null where the design leaves it open.
struct Scope {
    const Design &design;
    const Evaluation &evaluation;
    const Hall *hall = nullptr;
    const CoolingLoop *loop = nullptr;
    const PowerSource *source = nullptr;
    const RackType *type = nullptr;
    const TypeResults *results = nullptr; ///< of the type
    const Part *device = nullptr;         ///< selected, or the only one in the type that draws power
    const Placement *feed = nullptr;      ///< selected, or the first rack PDU or power shelf of the type
};

/// A value and its origin. A number is in the base unit of its key, as unitOfKey() knows it.
struct Known {
    Value value;
    std::string from;
};
using Finder = std::function<std::optional<Known>(const Scope &)>;

/// One input of a calculator.
struct DesignRow {
    std::string_view calculator, key;
    Finder find;
};

// Where a field is looked up.
enum class Owner { Design, Hall, Loop, Source, RackType, RackPart, Device, Feed, Upkeep, Economics, Swing };

/// The field of a thing, such as "line_voltage_v" of the power source; none if it is not stated.
Finder field(Owner owner, std::string key);
/// The first that is known.
Finder either(Finder first, Finder second);

std::optional<Known> fieldOf(const Scope &scope, Owner owner, const std::string &key);

/// "Compute rack": the name of the thing, for an origin.
std::string nameOfType(const Scope &scope);

/// A sum, if nothing in it is unknown.
template <typename Q>
std::optional<Known> knownTotal(const Total<Q> &total, std::string from)
{
    std::optional<Known> known;
    if (total.unknownCount == 0)
        known = Known{inBaseUnit(total.known), std::move(from)};
    return known;
}

/// The same of a sum over the design, where there is something to add up.
template <typename Q>
std::optional<Known> knownSome(const Total<Q> &total, std::string from)
{
    std::optional<Known> known;
    if (total.known > Q{})
        known = knownTotal(total, std::move(from));
    return known;
}

template <typename Q>
std::optional<Known> knownQuantity(const std::optional<Q> &quantity, std::string from)
{
    std::optional<Known> known;
    if (quantity)
        known = Known{inBaseUnit(*quantity), std::move(from)};
    return known;
}

/// The whole table.
std::span<const DesignRow> designRows();

// One list per subject, each in a file of its own.
std::vector<DesignRow> powerRows();
std::vector<DesignRow> circuitRows();
std::vector<DesignRow> coolingRows();
std::vector<DesignRow> mechanicalRows();
std::vector<DesignRow> operationRows(); ///< reliability, fabric, storage
std::vector<DesignRow> costRows();

} // namespace clusterwright::calc
