// Edits: every change a user can make, as a function from a design to a new design.
// An edit that fails has changed nothing. Where an id may be empty, one is made from the design's counter.
#pragma once

#include "model/design/design.h"
#include "model/result.h"

namespace clusterwright {

/// What a caller may say about a placement; what is left out gets a sensible value.
struct PlaceRequest {
    PlacementId id = {};
    std::string name = {}; ///< may hold {n} or {n:02}; empty = by role and number: "node-1"
    std::optional<Role> role = {};
    std::optional<HalfUnits> bottom = {}; ///< none = the lowest free place
    Face face = Face::Both;
    std::optional<Slot> slot = {}; ///< of a zero-U part: none = the emptier side; of a half-width device: its
                                   ///< half, none = the free one, the left one first
    std::string feed = {};         ///< of a rack PDU or power shelf; empty = the next letter
    int count = 1; ///< stacked upwards from `bottom`; without one each takes the lowest free place
};

/// Adds a hall. Fails if the id is taken or a size is not above 0.
Result<Design> addHall(Design design, Hall hall);

/// Adds a row. Fails if the id is taken, the hall is unknown, or the row starts outside it or has no length.
Result<Design> addRow(Design design, Row row);

/// Adds an empty rack type around a rack. Fails if the id is taken, or the part is no rack of known height.
Result<Design> addRackType(Design design, RackTypeId id, std::string name, const Part &rack);

/// Adds a node type around a server. Fails if the id is taken or the part is no server.
Result<Design> addNodeType(Design design, NodeType type, const Part &chassis);

/// Puts a part, copied into the design, into a rack type; a part that the design has already keeps its
/// version. Fails if the type is unknown, the height is unknown, the pitch differs from the rack's, or the
/// units are taken or outside the rack.
Result<Design> placePart(Design design, const RackTypeId &type, const Part &part,
                         const PlaceRequest &request);

/// The same for a node type of the design.
Result<Design> placeNodeType(Design design, const RackTypeId &type, const NodeTypeId &nodeType,
                             const PlaceRequest &request);

struct MoveRequest {
    std::optional<HalfUnits> bottom = {}; ///< none = stays; in another type the lowest free place
    std::optional<Face> face = {};
    std::optional<Slot> slot = {}; ///< none = stays
    RackTypeId toType = {};        ///< empty = within its type
};

/// Moves a placement. Fails as placePart() does.
Result<Design> movePlacement(Design design, const RackTypeId &type, const PlacementId &item,
                             const MoveRequest &request);

/// Takes a placement out of its type. Fails if it is not there.
Result<Design> removePlacement(Design design, const RackTypeId &type, const PlacementId &item);

/// Stands racks of a type at the end of a row, side by side. `name` may hold {n} or {n:02}, which counts on
/// over the names of the design; empty = "rack-{n:02}". Fails if type or row are unknown, the width of the
/// rack is unknown, or the row has too little length left.
Result<Design> addRacks(Design design, const RackTypeId &type, const RowId &row, int count,
                        const std::string &name);

/// Takes a rack off the floor. Fails if it is unknown.
Result<Design> removeRack(Design design, const RackId &rack);

/// Puts or replaces the price of a part. Fails unless 0 <= low <= base <= high, or without a basis.
Result<Design> setPrice(Design design, Price price);

/// Adds a statement to the assumptions. Fails if the id is taken or the text is empty.
Result<Design> addStatement(Design design, Statement statement);

/// A new value: a number in the base unit of the key, or a text, which may be a number with its unit.
using Value = std::variant<double, std::string>;

/// Sets one field of one object: of the design ("design"), a hall, row, rack, rack type, placement, or a
/// figure of a part in use. A part's figure becomes an estimate and needs a basis. Fails if object or key are
/// unknown or the value does not suit; the message lists what there is. Ids cannot be set.
Result<Design> setValue(Design design, const std::string &object, const std::string &key, const Value &value,
                        const std::string &basis = {});

/// Gives a figure of a part back the value that the library states. Fails if the design does not use the
/// part, or its kind has no such figure.
Result<Design> resetFigure(Design design, const Part &fromLibrary, const std::string &key);

/// Where a part might stand in a type, and why it cannot.
struct PlaceOption {
    std::variant<UnitPlace, SidePlace> place;
    std::optional<Error> refusal;
};

/// Every place of a part in a type: whole units from the top down, each half of them for a half-width device;
/// the two sides for a zero-U part. What is `moved` does not stand in its own way. Fails if the part cannot
/// stand in the type at all.
Result<std::vector<PlaceOption>> placeOptions(const Design &design, const RackType &type, const Part &part,
                                              Face face = Face::Both, const PlacementId &moved = {});

/// The places of whole units that are free for a part in a type, lowest first; of half-width places one each.
std::vector<HalfUnits> freePlaces(const Design &design, const RackType &type, const Part &part,
                                  Face face = Face::Both);

/// Whether two of these stand side by side: their width is known and at most half of the 450 mm between the
/// rails of a 19-inch rack (EIA-310).
bool isHalfWidth(const Part &part);

/// What a part is for unless somebody says otherwise.
Role usualRole(const Part &part);

} // namespace clusterwright
