// Conversions that the import and the export of NetBox types share.
#pragma once

#include "model/parts/part.h"

#include <string_view>

namespace clusterwright::netbox {

/// Keys of NetboxFacts::more that are no keys of NetBox.
constexpr auto typeKey = "type"; ///< "module" for a module type

constexpr auto sourceKey = "netbox"; ///< of the one source of an imported part

/// Six significant digits: more than a data sheet gives, and none that a conversion has made up.
double sixDigits(double value);
/// From hundredths of kg, g, lb or oz.
Mass massOf(std::int64_t hundredths, std::string_view unit);
/// From hundredths of mm or in.
Length lengthOf(std::int64_t hundredths, std::string_view unit);

/// Whether the part came from a module type.
bool isModule(const Part &part);

/// Lower case with "-" for what a slug cannot hold: "Arista PWR-500+" -> "arista-pwr-500-plus". At most 100
/// characters.
std::string slugOf(std::string_view text);

} // namespace clusterwright::netbox
