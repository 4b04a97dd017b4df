// Specification: the partner document as data, before any file format.
#pragma once

#include "exports/drawings/chart.h"
#include "exports/drawings/diagram.h"
#include "exports/drawings/elevationpair.h"
#include "exports/drawings/fabricdrawing.h"
#include "exports/drawings/floorplan.h"
#include "exports/drawings/portmap.h"
#include "exports/drawings/sharebar.h"
#include "exports/drawings/xychart.h"

#include <string>
#include <variant>
#include <vector>

namespace clusterwright {

/// Who the document is for. Named on every page.
enum class Audience { Internal };
template <>
inline constexpr auto namesOf<Audience> = std::array{Name{Audience::Internal, "Internal"}};

enum class Paper { A4, Letter };
template <>
inline constexpr auto namesOf<Paper> = std::array{Name{Paper::A4, "a4"}, Name{Paper::Letter, "letter"}};

/// The circumstances of one export; nothing else but the design decides what is written.
struct Issue {
    Audience audience = Audience::Internal;
    std::string date; ///< ISO
    Paper paper = Paper::A4;
    std::string drawing = {}; ///< which one, where one is written: see drawingNamed()

    bool operator==(const Issue &) const = default;
};

enum class Align { Left, Right };

/// One column of a table. The unit of its numbers stands in the title.
struct Column {
    std::string title;         ///< never translated
    double width = 10;         ///< in characters, about; decides the share of the page
    Align align = Align::Left; ///< numbers: Right
    int decimals = exact;
    bool isSummed = false; ///< the cell of the total row is the sum of the column

    static constexpr int exact = -1; ///< as many decimals as the number has

    bool operator==(const Column &) const = default;
};

using Cell = std::variant<std::monostate, std::string, double>;

/// How a cell stands out, where a format can show it.
struct CellMark {
    std::size_t row = 0, column = 0;
    bool isFilled = false;   ///< lightly
    bool isEstimate = false; ///< a star after its number

    bool operator==(const CellMark &) const = default;
};

struct Table {
    std::string name; ///< short, unique: of the sheet in a workbook
    std::string title;
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
    std::vector<Cell> total;               ///< empty = none
    std::string note = {};                 ///< below the table
    std::vector<std::string> objects = {}; ///< of each row, an id of the design; or empty
    std::vector<CellMark> marks = {};

    bool operator==(const Table &) const = default;
};

struct Paragraph {
    std::string text;

    bool operator==(const Paragraph &) const = default;
};

struct KeyFigure {
    std::string label, value, note;

    bool operator==(const KeyFigure &) const = default;
};

struct KeyFigures {
    std::string title;
    std::vector<KeyFigure> figures;

    bool operator==(const KeyFigures &) const = default;
};

struct Drawing {
    std::string caption;
    std::variant<ElevationPair, FloorPlan, Chart, Diagram, FabricDrawing, PortMap, XyChart, ShareBar> content;

    bool operator==(const Drawing &) const = default;
};

using Block = std::variant<Paragraph, KeyFigures, Table, Drawing>;

struct Section {
    std::string title;
    int level = 1; ///< 2 = part of the section of level 1 before it
    bool startsPage = false;
    bool isAppendix = false; ///< lettered, not numbered
    std::vector<Block> blocks;

    bool operator==(const Section &) const = default;
};

struct Specification {
    Meta meta;
    Issue issue;
    std::string tool;   ///< "Clusterwright 0.1"
    std::string status; ///< "draft", "review", "released"
    std::vector<KeyFigure> cover;
    std::vector<Section> front; ///< after the contents, without numbers: a revision history
    std::vector<Section> sections;

    bool operator==(const Specification &) const = default;
};

/// As short as it can be and still read back to the same number, without an exponent.
std::string plainNumber(double value);

/// A cell as a reader sees it: numbers with the decimals of the column and a comma between thousands.
std::string cellText(const Column &column, const Cell &cell);

/// What marks a document of this status, on every page: "DRAFT", "REVIEW"; empty for a released one.
std::string draftMark(const std::string &status);

/// The number, revision and status as every page and drawing shows them: "CW-1", "Rev B", "DRAFT"; what is
/// not stated is left out.
std::vector<std::string> identityTexts(const Meta &meta, const std::string &status);

/// "Confidential, internal use only"; "no confidentiality stated" where the design says nothing.
std::string confidentialityText(const Meta &meta);

} // namespace clusterwright
