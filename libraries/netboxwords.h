// Words of NetBox: the values that its type files choose from, of all versions of NetBox and of the community
// library up to NetBox 4.7.
#pragma once

#include <span>
#include <string_view>

namespace clusterwright::netbox {

/// Sorted; no word stands twice.
using Words = std::span<const std::string_view>;

extern const Words consoleTypes;
extern const Words powerPortTypes;
extern const Words outletTypes;
extern const Words interfaceTypes;
extern const Words portTypes;
extern const Words airflows;
extern const Words weightUnits;
extern const Words deviceRoles;
extern const Words feedLegs;
extern const Words poeModes;
extern const Words poeTypes;
extern const Words radioRoles;
extern const Words formFactors;
extern const Words rackWidths;
extern const Words lengthUnits;
extern const Words radioTypes;

bool holds(Words words, std::string_view word);

} // namespace clusterwright::netbox
