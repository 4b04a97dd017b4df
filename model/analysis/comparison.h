// Comparison: things side by side as rows of values, as the table on the screen, the chart and the workbook
// show them.
#pragma once

#include "model/parts/part.h"

namespace clusterwright {

enum class RowGroup { Identity, Figures, Derived, Price };
template <>
inline constexpr auto namesOf<RowGroup> =
    std::array{Name{RowGroup::Identity, "Identity"}, Name{RowGroup::Figures, "Figures"},
               Name{RowGroup::Derived, "Derived"}, Name{RowGroup::Price, "Price"}};

/// What one part says to one row.
struct ComparedValue {
    enum class State {
        Known,
        Unknown, ///< it has such a figure, but nobody stated it
        Absent   ///< a part of this kind has no such figure
    };

    State state = State::Absent;
    std::string text;               ///< for a reader: "460.8 GB/s"; empty unless known
    std::optional<double> number;   ///< in the unit of the row; none of a text
    bool isEstimate = false;        ///< or made of one
    std::optional<FigureKind> kind; ///< of a figure and of what is derived
    std::optional<Confidence> confidence;
    std::string source; ///< title of the document
    std::string basis;  ///< the arithmetic, or what an estimate rests on; of a derived unknown what it lacks

    bool operator==(const ComparedValue &) const = default;
};

struct ComparisonRow {
    RowGroup group = RowGroup::Figures;
    std::string key, title;
    std::string unit;                  ///< of the numbers; empty of a count, a ratio or a text
    std::vector<ComparedValue> values; ///< one per part

    bool operator==(const ComparisonRow &) const = default;
};

struct ComparedPart {
    PartId id;
    std::string name; ///< "AMD EPYC 9654"
    PartKind kind = PartKind::Server;

    bool operator==(const ComparedPart &) const = default;
};

/// What the table on the screen, the chart and the workbook show.
struct PartComparison {
    std::string title; ///< "Parts", "CPU platforms, 2 sockets"
    std::string note;  ///< what a reader must know, in sentences; may be empty
    std::vector<ComparedPart> parts;
    std::vector<ComparisonRow> rows; ///< by group

    bool operator==(const PartComparison &) const = default;
};

/// Whether the parts of a row differ. Unclear: the known ones are equal, but not all are known. A row of
/// which nothing is known counts as same.
enum class RowMark { Same, Unclear, Different };
template <>
inline constexpr auto namesOf<RowMark> = std::array{
    Name{RowMark::Same, "same"}, Name{RowMark::Unclear, "unclear"}, Name{RowMark::Different, "different"}};
RowMark markOf(const ComparisonRow &row);

/// "≠", "?" or nothing: what marks a row without colour.
std::string signOf(RowMark mark);

/// "460.8 GB/s", "4.8 GB/s *" of an estimate, "unknown", "n/a" where the kind has no such figure.
std::string shownText(const ComparedValue &value);
/// Where a value comes from, in lines: "rated, confidence high", the source, the basis.
std::string originText(const ComparedValue &value);
/// "GB/s per TFLOP/s": such a unit stands in the title alone, not after each number.
bool hasLongUnit(const std::string &unit);
/// "Memory bandwidth [GB/s]".
std::string titleWithUnit(const ComparisonRow &row);

/// The columns in the order of a row, unknown and absent ones last whichever way; equal ones as they were.
std::vector<std::size_t> sortedBy(const ComparisonRow &row, bool isRising);

/// The row with this key, or null.
const ComparisonRow *rowOf(const PartComparison &comparison, std::string_view key);
/// Whether any part has a number there.
bool isNumeric(const ComparisonRow &row);
/// Keys of two rows for a chart: what such parts take, in power or money, and what they give; empty if there
/// are no two rows with numbers.
std::pair<std::string, std::string> usualAxes(const PartComparison &comparison);

} // namespace clusterwright
