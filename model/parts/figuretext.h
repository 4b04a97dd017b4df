// Text of figures: one row for each figure of a part, as lists, tables and documents show it.
#pragma once

#include "model/parts/figurelist.h"

namespace clusterwright {

struct FigureRow {
    std::string key, title;
    bool isKnown = false;
    std::string text;             ///< for a reader: "10.2 kW"; empty if unknown
    std::string value, unit;      ///< exact, apart from each other
    std::optional<double> number; ///< in the unit; none of a text
    FigureKind kind = FigureKind::Estimate;
    Confidence confidence = Confidence::Low;
    std::string source, basis; ///< as in Figure
};

/// In the order of figuresOf(), the unknown ones too.
std::vector<FigureRow> figureRows(const Part &part);

/// Base unit of a quantity; empty of a count, a ratio and what is no number.
template <typename Q>
constexpr const char *baseUnitOfFigure()
{
    if constexpr (requires { baseUnitOf(Q{}); })
        return baseUnitOf(Q{});
    else
        return "";
}

/// The unit in which a figure is shown and asked for: "kW" for "max_power_w"; empty if it has none.
const char *shownUnitOf(const std::string &key);

std::string valueText(HalfUnits height);                     ///< "1.5 U"
std::string valueText(const PowerSupplies &supplies);        ///< "2, 1 needed, 800 W each"
std::string valueText(const std::vector<PortGroup> &ports);  ///< "64 x 400 Gb/s OSFP, 2 per cage; 2 x RJ45"
std::string valueText(const std::vector<Measurement> &list); ///< "name: 43 GB/s read (note)"

} // namespace clusterwright
