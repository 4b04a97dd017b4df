// Navigation: the way from the hall down to a device, and back up.
#pragma once

#include "model/find.h"
#include "views/selection.h"

#include <QString>

namespace clusterwright {

/// What stands around the selected thing, outermost first, and the thing itself: hall, row, rack and device;
/// or rack type and device, if no rack is selected. Nothing if nothing is.
std::vector<Hit> pathOf(const Design &design, const Selected &selected);

/// From a device to its rack, or rack type; from there to nothing.
Selected parentOf(const Selected &selected);

/// What to select for something that was found: of a row or a hall all of its racks, of a statement nothing.
std::vector<Selected> selectedOf(const Design &design, const Hit &hit);

/// Where the thing is, for lists: "rack in Row A", "device in Compute rack".
QString whereText(const Design &design, const Hit &hit);

} // namespace clusterwright
