// What the inspector shows for a selection, as data: sections of fields and results.
#pragma once

#include "model/design/fieldedit.h"

#include <QString>

namespace clusterwright {

class Document;
class Selection;

struct InspectedField {
    CommonField common;
    QString text;                      ///< for a reader: names instead of ids; empty if mixed or not stated
    std::optional<Origin> origin = {}; ///< of a figure of a part
    QString libraryText = {};          ///< of an override: what the library states

    bool operator==(const InspectedField &) const = default;
};

struct InspectedResult {
    QString title, value;
    std::string metric, object; ///< as explain() takes them
    bool isOver = false;        ///< over its limit; the value says so in words
};

struct InspectorSection {
    QString title;
    std::vector<std::string> objects = {}; ///< whose fields these are
    std::vector<InspectedField> fields = {};
    std::vector<InspectedResult> results = {};
    QString note = {};  ///< below the title; may be empty
    bool isOpen = true; ///< until the user folds it
};

struct InspectorContent {
    QString header;
    QString sharedNote; ///< "32 racks use this type." for a rack that shares it; else empty
    std::vector<InspectorSection> sections;
};

InspectorContent inspectorContent(const Document &document, const Selection &selection,
                                  const Library &library);

} // namespace clusterwright
