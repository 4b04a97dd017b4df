// Selection edits: what keys and menus do to everything that is selected, each as one undo step.
#pragma once

#include "model/design/snap.h"

#include <QString>

#include <optional>

namespace clusterwright {

class Document;
class Selection;

// A refusal is announced by the document; nothing selected does nothing.
void removeSelectedDevices(Document &document, const Selection &selection);
void removeSelectedRacks(Document &document, const Selection &selection);

// Steps with the same merge key become one, see Document::apply().
void moveSelectedDevices(Document &document, const Selection &selection, HalfUnits by,
                         const QString &mergeKey = {});

void moveSelectedRacks(Document &document, const Selection &selection, Shift by,
                       const QString &mergeKey = {});

/// Copies go above the originals, as duplicateItems() says, and are selected.
void duplicateSelectedDevices(Document &document, Selection &selection, int count = 1,
                              std::optional<HalfUnits> step = {});
/// Copies go to the ends of the rows and are selected.
void cloneSelectedRacks(Document &document, Selection &selection);

} // namespace clusterwright
