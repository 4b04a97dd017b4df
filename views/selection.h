// Selection: what the user looks at, shared by every view.
#pragma once

#include "model/design/many.h"

#include <QObject>

namespace clusterwright {

class Document;

/// Empty ids where nothing is selected. A rack or a placement always comes with its type.
struct Selected {
    RackId rack = {};
    RackTypeId type = {};
    PlacementId placement = {};
    std::string object = {}; ///< of what stands in no rack: a piece of the power chain, a cooling loop, a
                             ///< network, a workload

    auto operator<=>(const Selected &) const = default;
};

/// What a list of ids is about, for instance the objects of a finding: the first rack, type and placement
/// that belong together. A part counts as its first placement.
Selected selectedOf(const Design &design, const std::vector<std::string> &objects);

/// A list without this, or with it at its end if it was not there.
std::vector<Selected> toggled(std::vector<Selected> all, const Selected &one);

/// The devices in a list, and its racks, each once and in its order.
std::vector<Item> itemsOf(const std::vector<Selected> &all);
std::vector<RackId> racksOf(const std::vector<Selected> &all);

/// Any number of things, one of them the current one. Follows the document: what is gone is no longer
/// selected; if nothing else is left, that which it stood in is.
class Selection : public QObject {
    Q_OBJECT

public:
    explicit Selection(Document &document, QObject *parent = nullptr);

    /// The current one: the last that was chosen.
    const Selected &selected() const;
    /// Everything that was chosen, in that order, none twice; empty = nothing.
    const std::vector<Selected> &all() const { return m_all; }

    void select(Selected selected) { selectAll({std::move(selected)}); } ///< only this
    void selectAll(std::vector<Selected> all);                           ///< only these, the last is current
    void toggle(const Selected &selected) { selectAll(toggled(m_all, selected)); }
    void clear() { selectAll({}); }

    /// Of the current one, in the current design; or null.
    const RackType *rackType() const;
    const Placement *placement() const;
    const Rack *rack() const;

signals:
    void changed();

private:
    void dropWhatIsGone();

    Document &m_document;
    std::vector<Selected> m_all;
};

} // namespace clusterwright
