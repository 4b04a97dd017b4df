// Worked: a number made of figures, which remembers whether it is known, estimated, and how it was made.
#pragma once

#include "model/parts/part.h"

#include <string>
#include <vector>

namespace clusterwright {

/// Unknown if any of its inputs is, an estimate if any of them is, as sure as the least sure of them.
struct Worked {
    std::optional<double> value; ///< in the unit that its maker says
    bool isEstimate = false;
    std::optional<Confidence> confidence; ///< none if no input states one
    std::string arithmetic;               ///< "460.8 GB/s / 96 cores"
    std::vector<std::string> missing;     ///< what is unknown, by name

    bool operator==(const Worked &) const = default;
};

/// A number that needs no source: a count that the user chose.
Worked chosen(double value, const std::string &name);

/// One that is not known.
Worked unknownInput(const std::string &name);

Worked operator+(const Worked &a, const Worked &b);
Worked operator*(const Worked &a, const Worked &b);
Worked operator/(const Worked &a, const Worked &b); ///< unknown if b is 0
Worked lesserOf(const Worked &a, const Worked &b);

/// The inputs of a formula that is written elsewhere; the caller sets the value, if nothing is missing.
Worked madeOf(const std::vector<Worked> &inputs, const std::string &arithmetic);

/// The value of a figure.
Worked knownInput(double value, FigureKind kind, Confidence confidence, const std::string &unit);

/// A figure in a unit, say inWatts and "W".
template <typename Q, typename Convert>
Worked input(const Stated<Q> &figure, Convert convert, const std::string &unit, const std::string &name)
{
    if (!figure)
        return unknownInput(name);
    return knownInput(convert(figure->value), figure->kind, figure->confidence, unit);
}

/// A count: "96 cores".
inline Worked input(const Stated<Count> &figure, const std::string &name)
{
    return input(
        figure, [](Count count) { return static_cast<double>(count); }, name, name);
}

} // namespace clusterwright
