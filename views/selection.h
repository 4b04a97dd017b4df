// Selection: what the user looks at, shared by every view.
#pragma once

#include "model/design/design.h"

#include <QObject>

namespace clusterwright {

class Document;

/// Empty ids where nothing is selected. A rack or a placement always comes with its type.
struct Selected {
    RackId rack = {};
    RackTypeId type = {};
    PlacementId placement = {};

    bool operator==(const Selected &) const = default;
};

/// What a list of ids is about, for instance the objects of a finding: the first rack, type and placement
/// that belong together. A part counts as its first placement.
Selected selectedOf(const Design &design, const std::vector<std::string> &objects);

/// Follows the document: what is gone is no longer selected.
class Selection : public QObject {
    Q_OBJECT

public:
    explicit Selection(Document &document, QObject *parent = nullptr);

    const Selected &selected() const { return m_selected; }
    void select(Selected selected);
    void clear() { select({}); }

    /// Of the current design, or null.
    const RackType *rackType() const;
    const Placement *placement() const;
    const Rack *rack() const;

signals:
    void changed();

private:
    void dropWhatIsGone();

    Document &m_document;
    Selected m_selected;
};

} // namespace clusterwright
