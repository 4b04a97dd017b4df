// What each kind of object is to a comparison: its id, its name, whether two are the same, and its fields.
#pragma once

#include "model/design/field.h"

#include <unordered_map>

namespace clusterwright {

struct PlacedItem {
    const RackType *type = nullptr;
    const Placement *placement = nullptr;
};

/// One of the two designs, with what its ids refer to.
struct Side {
    explicit Side(const Design &one);
    std::string nameOf(const std::string &id) const;

    const Design &design;
    std::vector<PlacedItem> items; ///< everything that is placed
    std::unordered_map<std::string_view, std::string> names;
    std::unordered_map<std::string_view, const RackType *> types;
};

Field textField(const std::string &key, const std::string &title, const std::string &value);

template <typename T>
std::string idOf(const T &thing)
{
    return thing.id;
}
std::string idOf(const PlacedItem &item);
std::string idOf(const Price &price);
std::string idOf(const ComponentUpkeep &component);
std::string idOf(const Waiver &waiver);
std::string idOf(const ParameterOverride &parameter);
std::string idOf(const FittedConstant &constant);
std::string idOf(const Release &release);

template <typename T>
std::string nameIn(const Side &, const T &thing)
{
    return thing.name;
}
std::string nameIn(const Side &side, const PlacedItem &item);
std::string nameIn(const Side &side, const Part &part);
std::string nameIn(const Side &side, const Price &price);
std::string nameIn(const Side &side, const ComponentUpkeep &component);
std::string nameIn(const Side &side, const FabricEndpoints &endpoints);
std::string nameIn(const Side &side, const LinkOverride &link);
std::string nameIn(const Side &side, const Statement &statement);
std::string nameIn(const Side &side, const Waiver &waiver);
std::string nameIn(const Side &side, const ParameterOverride &parameter);
std::string nameIn(const Side &side, const FittedConstant &constant);
std::string nameIn(const Side &side, const Release &release);

template <typename T>
bool isSame(const T &one, const T &other)
{
    return one == other;
}
bool isSame(const RackType &one, const RackType &other); ///< what is in it is compared for itself
bool isSame(const PlacedItem &one, const PlacedItem &other);

template <typename T>
std::vector<Field> fieldsIn(const Side &, const T &thing)
{
    return fieldsOf(thing);
}
std::vector<Field> fieldsIn(const Side &side, const Rack &rack);
std::vector<Field> fieldsIn(const Side &side, const PlacedItem &item);
std::vector<Field> fieldsIn(const Side &side, const Part &part);
std::vector<Field> fieldsIn(const Side &side, const Price &price);
std::vector<Field> fieldsIn(const Side &side, const Statement &statement);
std::vector<Field> fieldsIn(const Side &side, const Waiver &waiver);
std::vector<Field> fieldsIn(const Side &side, const ParameterOverride &parameter);
std::vector<Field> fieldsIn(const Side &side, const FittedConstant &constant);
std::vector<Field> fieldsIn(const Side &side, const Release &release);

} // namespace clusterwright
