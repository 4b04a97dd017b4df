// Parsing of figures: what a user types for the value of a figure, by its type. The inverse of figuretext.h.
#pragma once

#include "model/parts/figurelist.h"

namespace clusterwright {

/// "1.5 U", "2U" or "2"; none unless it is a number of half units from 0 on.
std::optional<HalfUnits> parseHeight(const std::string &text, char decimalMark = '.');

/// "2, 1 needed, 800 W each"; the rating may be left out. None if that many cannot be needed.
std::optional<PowerSupplies> parsePowerSupplies(const std::string &text, char decimalMark = '.');

/// "64 x 400 Gb/s OSFP, 2 per cage, named {cage}/{port}; 2 x 1 Gb/s RJ45, management": count, rate,
/// connector, and after commas the use, "2 per cage" (1 to 16), "4 lanes" (up to 64) and "named swp{n}"; all
/// but the count may be left out. None if a group has no count, a number without its unit, or a count out of
/// range.
std::optional<std::vector<PortGroup>> parsePortGroups(const std::string &text, char decimalMark = '.');

/// A whole number from 0 on.
std::optional<Count> parseCount(const std::string &text, char decimalMark = '.');

/// Without the blanks around it.
std::string trimmed(std::string_view text);

} // namespace clusterwright
