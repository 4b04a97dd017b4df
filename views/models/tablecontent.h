// Table content: what the tables of racks and devices show of a design: columns, rows, and how they are
// found.
#pragma once

#include "model/checks/about.h"
#include "model/result.h"
#include "model/words.h"

#include <QString>

#include <functional>

namespace clusterwright {

/// One rack, or one device in one rack.
struct TableRow {
    const Rack *rack = nullptr;
    const RackType *type = nullptr;
    const Placement *placement = nullptr; ///< null for a rack
};

/// By what a column sorts: numbers by value, texts as a reader expects. Neither: unknown, which comes last.
struct SortKey {
    std::optional<double> number = {};
    std::string text = {};
};

struct TableColumn {
    QString title;
    QString toolTip;
    bool isNumber = false;
    std::function<QString(const TableRow &row)> text = {};
    std::function<SortKey(const TableRow &row)> key = {};
    std::function<Result<Design>(const Design &design, const TableRow &row, const std::string &text)> edit =
        {}; ///< empty = cannot be edited
};

/// Points into the design and the evaluation that it was made from.
struct TableContent {
    const Design *design = nullptr;
    std::vector<TableColumn> columns = {}; ///< the last: findings
    std::vector<TableRow> rows = {};       ///< in the order of the design
    /// The rows that hold all the words, as numbers into `rows`, in their order.
    std::function<std::vector<std::size_t>(const Words &words)> matching = {};
    std::function<FindingCounts(const TableRow &row)> findings = {};
};

TableContent rackTable(const Design &design, const Evaluation &evaluation);
TableContent deviceTable(const Design &design, const Evaluation &evaluation);

} // namespace clusterwright
