// Cable documents: lists of all links of all networks for those who order, lay, label and check the cables.
// Every one of them is made of the link table, a row for each link.
#pragma once

#include "exports/linkcolumns.h"
#include "model/evaluation.h"
#include "model/result.h"

namespace clusterwright {

/// A header and a line for each link.
std::string linkCsv(std::span<const LinkColumn> columns, const Design &design, const Evaluation &evaluation);

/// The same under a line that says which columns are of the source, the destination and the cable.
std::string missionControlCsv(const Design &design, const Evaluation &evaluation);

/// Two lines for each cable, one for each end: what the two lines of its flag label say, and the text of a QR
/// code. A cable of two links is labelled by the first.
std::string labelCsv(const Design &design, const Evaluation &evaluation);

/// P2P, Nodes, Links, Schedule and Bill. Columns of the first three as the NVIDIA Cable Validation Tool wants
/// them; those of its sheet Nodes are not published, and ours.
std::vector<Table> cableTables(const Design &design, const Evaluation &evaluation);

/// Pieces to order by medium and length, then transceivers; spares beside them.
Table cableBillTable(const Design &design, const Evaluation &evaluation);

/// What the Cable Validation Tool calls a tier: "leaf", "spine", "super_spine"; "host" for an endpoint.
std::string validationRole(const std::string &tier);

/// How labels, cables and rates are written, for a reader of the workbook.
std::vector<std::pair<std::string, std::string>> cableConventions(const Design &design);

} // namespace clusterwright
