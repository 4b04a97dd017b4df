// List of figures: every figure that a part can have, under the key of part files. The one list behind files,
// schema, tables, editing and comparison.
#pragma once

#include "model/parts/part.h"

namespace clusterwright {

/// A figure of a part, by its type. Const for a const part.
template <template <typename> typename Pointer>
using AnyFigure =
    std::variant<Pointer<HalfUnits>, Pointer<Length>, Pointer<Mass>, Pointer<Power>, Pointer<PowerSupplies>,
                 Pointer<EfficiencyGrade>, Pointer<Voltage>, Pointer<Current>, Pointer<VolumeFlow>,
                 Pointer<AirflowDirection>, Pointer<double>, Pointer<InletClass>, Pointer<Temperature>,
                 Pointer<Count>, Pointer<ApparentPower>, Pointer<Wiring>, Pointer<ModulePower>, Pointer<Rate>,
                 Pointer<Bandwidth>, Pointer<DataSize>, Pointer<Pressure>, Pointer<TemperatureRise>,
                 Pointer<Time>, Pointer<std::string>, Pointer<std::vector<PortGroup>>,
                 Pointer<std::vector<Measurement>>>;

template <typename Q>
using FigurePointer = Stated<Q> *;
template <typename Q>
using ConstFigurePointer = const Stated<Q> *;

struct FigureSlot {
    const char *key;
    AnyFigure<FigurePointer> figure;
};
struct ConstFigureSlot {
    const char *key;
    AnyFigure<ConstFigurePointer> figure;
};

/// Every figure that a part of its kind can have, in a fixed order. A part that draws no power has no
/// electrical and thermal figures; a component of a device has its power only.
std::vector<FigureSlot> figuresOf(Part &part);
std::vector<ConstFigureSlot> figuresOf(const Part &part);

/// Calls visit(key, figure) for each of figuresOf().
template <typename SomePart, typename Visitor>
void visitFigures(SomePart &part, const Visitor &visit)
{
    for (const auto &slot : figuresOf(part))
        std::visit([&](auto *figure) { visit(slot.key, *figure); }, slot.figure);
}

/// How a figure is shown and asked for.
struct FigureSpec {
    std::string_view key;
    const char *title;
    const char *unit = ""; ///< shown, and in charts; empty = the usual one of its quantity, or none
};

/// Null if no part has such a figure.
const FigureSpec *figureSpec(std::string_view key);

/// "Maximum power" for "max_power_w"; the key itself if it is not one of a part's figures.
std::string figureTitle(const std::string &key);

} // namespace clusterwright
