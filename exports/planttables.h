// Tables of what stands behind the racks, for the window and the documents: pieces of the power chain, their
// losses, feeds with their phases, and the outlet of every cord.
#pragma once

#include "exports/specification.h"
#include "model/evaluation.h"

namespace clusterwright {

/// Each piece of the chain: what it carries normally and after the worst loss, and its lines.
Table sourceTable(const Design &design, const Evaluation &evaluation);

/// Each piece of the chain: what is lost and what is overloaded without it.
Table lossTable(const Design &design, const Evaluation &evaluation);

/// Each rack PDU with known phases, of one rack by type: line currents, neutral, imbalance, fullest bank.
Table phaseTable(const Design &design, const Evaluation &evaluation);

/// The feed and the bank of every cord, of one rack by type.
Table cordTable(const Design &design, const Evaluation &evaluation);

/// Power shelves of each rack type that has any.
Table shelfTable(const Design &design, const Evaluation &evaluation);

/// Facility power and PUE, and the load swing; what is not known says so.
Table facilityTable(const Design &design, const Evaluation &evaluation);

/// The tables of the section on cooling: halls, racks, loops, with one unit lost.
std::vector<Table> coolingTables(const Design &design, const Evaluation &evaluation);

} // namespace clusterwright
