// Field: one value of one object of a design, as a user sees and sets it. Inspector, scripts and comparison
// share this one table.
#pragma once

#include "model/design/design.h"

namespace clusterwright {

/// Not stated, a number in the base unit of the field, or a text.
using FieldValue = std::variant<std::monostate, double, std::string>;

/// Where the figure of a part or of an assumption comes from.
struct FigureNote {
    FigureKind kind = FigureKind::Estimate;
    std::string source, basis; ///< as in Figure
    Confidence confidence = Confidence::Low;

    bool operator==(const FigureNote &) const = default;
};

struct Field {
    std::string key;   ///< as in files and scripts: "max_power_w"
    std::string title; ///< for a reader: "Maximum power"
    FieldValue value;
    std::string unit = {};      ///< base unit of a number, as parseQuantity() takes it; empty for a ratio
    std::string shownUnit = {}; ///< what a reader expects: "mm" for the depth of a device
    bool isNumber = false;
    std::vector<std::string> choices = {}; ///< a text that must be one of these
    std::optional<FigureNote> figure = {}; ///< of a part's figure or an assumption that is stated
    bool needsBasis = false;               ///< setValue() wants to know where a new value was taken from
    bool canSet = true;                    ///< by setValue()

    bool operator==(const Field &) const = default;
};

/// All fields of an object ("design", or the id of a hall, row, rack, rack type, node type, placement or
/// part), in the order they are shown. Nothing if there is no such object.
std::vector<Field> fieldsOf(const Design &design, const std::string &object);

/// The same for an object at hand, without a search.
std::vector<Field> fieldsOf(const Hall &hall);
std::vector<Field> fieldsOf(const Row &row);
std::vector<Field> fieldsOf(const Rack &rack, const RackType &type);
std::vector<Field> fieldsOf(const RackType &type);
std::vector<Field> fieldsOf(const NodeType &type);
std::vector<Field> fieldsOf(const Placement &placement, const RackType &type);
std::vector<Field> fieldsOf(const Part &part);
std::vector<Field> fieldsOf(const PowerSource &source);
std::vector<Field> fieldsOf(const Workload &workload); ///< of its kind
std::vector<Field> fieldsOf(const MeasuredRun &run);
std::vector<Field> fieldsOf(const CoolingLoop &loop);
std::vector<Field> fieldsOf(const Fabric &fabric);
std::vector<Field> fieldsOf(const FabricEndpoints &endpoints);
std::vector<Field> fieldsOf(const LinkOverride &link);
std::vector<Field> fieldsOf(const MediumRow &medium);
std::vector<Field> fieldsOf(const CablingPlan &plan);
std::vector<Field> fieldsOf(const LoadSwing &swing);
std::vector<Field> fieldsOf(const Upkeep &upkeep);
std::vector<Field> fieldsOf(const ComponentUpkeep &component);
std::vector<Field> fieldsOf(const Economics &economics);

/// The field with this key, or null.
const Field *findField(const std::vector<Field> &fields, const std::string &key);

/// The value with its unit, exact: "10.2 kW", "897 mm"; empty if it is not stated. parseQuantity() reads it
/// back to the same number.
std::string fieldText(const Field &field);

/// Whether a figure of a part in use is the library's own, the library's estimate, or set in the design.
enum class Origin { Library, Estimate, Override };
template <>
inline constexpr auto namesOf<Origin> = std::array{
    Name{Origin::Library, "library"}, Name{Origin::Estimate, "estimate"}, Name{Origin::Override, "override"}};

/// `library` is the library's entry of the same part, or null if there is none: then an estimate without a
/// source counts as set in the design.
Origin originOf(const Part &own, const Part *library, const std::string &key);

/// Keys of the figures that the library now gives otherwise, without those that were set in the design.
std::vector<std::string> staleFigures(const Part &own, const Part &library);

} // namespace clusterwright
