#include "exports/xlsxwriter.h"

#include <xlsxwriter.h>

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <tuple>

namespace clusterwright {
namespace {

/// Seconds since 1970 at midnight UTC of an ISO date.
std::optional<time_t> timeOf(const std::string &date)
{
    int year = 0;
    unsigned month = 0, day = 0;
    const auto read = [&](std::size_t from, std::size_t count, auto &number) {
        const char *end = date.data() + from + count;
        return std::from_chars(date.data() + from, end, number).ptr == end;
    };
    if (date.size() != 10 || date[4] != '-' || date[7] != '-' || !read(0, 4, year) || !read(5, 2, month) ||
        !read(8, 2, day))
        return std::nullopt;
    const std::chrono::year_month_day calendar{std::chrono::year(year), std::chrono::month(month),
                                               std::chrono::day(day)};
    if (!calendar.ok())
        return std::nullopt;
    return std::chrono::seconds(std::chrono::sys_days(calendar).time_since_epoch()).count();
}

/// A folder that is gone when this is.
class TemporaryFolder {
public:
    TemporaryFolder()
    {
        std::error_code failure;
        std::string pattern =
            (std::filesystem::temp_directory_path(failure) / "clusterwright-XXXXXX").string();
        if (!failure && mkdtemp(pattern.data()))
            m_path = pattern;
    }
    ~TemporaryFolder()
    {
        std::error_code ignored;
        if (!m_path.empty())
            std::filesystem::remove_all(m_path, ignored);
    }
    TemporaryFolder(const TemporaryFolder &) = delete;
    TemporaryFolder &operator=(const TemporaryFolder &) = delete;

    const std::string &path() const { return m_path; }

private:
    std::string m_path;
};

struct Formats {
    explicit Formats(lxw_workbook *workbook) : m_workbook(workbook)
    {
        header = make(true);
        format_set_bg_color(header, 0xE6E9EE);
        format_set_text_wrap(header);
        format_set_align(header, LXW_ALIGN_VERTICAL_TOP);
        format_set_bottom(header, LXW_BORDER_THIN);
        bold = make(true);
        text = make(false);
        format_set_text_wrap(text);
        filledText = make(false);
        format_set_text_wrap(filledText);
        format_set_bg_color(filledText, filling);
    }

    /// For numbers of a column: grouped with its decimals, or as they are.
    lxw_format *number(const Column &column, bool isTotal)
    {
        lxw_format *format = make(isTotal);
        if (isTotal)
            format_set_top(format, LXW_BORDER_THIN);
        if (column.decimals != Column::exact)
            format_set_num_format(format, patternOf(column).c_str());
        return format;
    }

    /// The same for a cell that stands out.
    lxw_format *marked(const Column &column, const CellMark &mark)
    {
        lxw_format *format = number(column, false);
        if (mark.isFilled)
            format_set_bg_color(format, filling);
        if (mark.isEstimate)
            format_set_num_format(format, (patternOf(column) + "\" *\"").c_str());
        return format;
    }

    lxw_format *header = nullptr, *bold = nullptr, *text = nullptr, *filledText = nullptr;

private:
    static constexpr lxw_color_t filling = 0xFFF3D6;

    static std::string patternOf(const Column &column)
    {
        if (column.decimals == Column::exact)
            return "General";
        const auto decimals = static_cast<std::size_t>(column.decimals);
        return decimals > 0 ? "#,##0." + std::string(decimals, '0') : "#,##0";
    }
    lxw_format *make(bool isBold) const
    {
        lxw_format *format = workbook_add_format(m_workbook);
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        if (isBold)
            format_set_bold(format);
        return format;
    }

    lxw_workbook *m_workbook;
};

lxw_row_t rowAt(std::size_t index)
{
    return static_cast<lxw_row_t>(index);
}
lxw_col_t columnAt(std::size_t index)
{
    return static_cast<lxw_col_t>(index);
}

void writeCell(lxw_worksheet *sheet, std::size_t row, std::size_t column, const Cell &cell,
               lxw_format *number, lxw_format *text)
{
    if (const auto *value = std::get_if<double>(&cell))
        worksheet_write_number(sheet, rowAt(row), columnAt(column), *value, number);
    else if (const auto *words = std::get_if<std::string>(&cell); words && !words->empty())
        worksheet_write_string(sheet, rowAt(row), columnAt(column), words->c_str(), text);
}

std::string sumFormula(std::size_t column, std::size_t rows)
{
    char range[LXW_MAX_CELL_RANGE_LENGTH];
    lxw_rowcol_to_range(range, 1, columnAt(column), rowAt(rows), columnAt(column));
    return std::string("=SUM(") + range + ")";
}

void writeTotal(lxw_worksheet *sheet, const Table &table, Formats &formats)
{
    const std::size_t row = table.rows.size() + 1;
    for (std::size_t i = 0; i < table.total.size(); ++i) {
        lxw_format *number = formats.number(table.columns[i], true);
        const auto *value = std::get_if<double>(&table.total[i]);
        if (value && table.columns[i].isSummed && !table.rows.empty())
            worksheet_write_formula_num(sheet, rowAt(row), columnAt(i),
                                        sumFormula(i, table.rows.size()).c_str(), number, *value);
        else
            writeCell(sheet, row, i, table.total[i], number, formats.bold);
    }
}

/// The cells that stand out, over what was written there: one format for each look of a column.
void writeMarked(lxw_worksheet *sheet, const Table &table, Formats &formats)
{
    std::map<std::tuple<std::size_t, bool, bool>, lxw_format *> numbers;
    for (const CellMark &mark : table.marks) {
        lxw_format *&number = numbers[{mark.column, mark.isFilled, mark.isEstimate}];
        if (!number)
            number = formats.marked(table.columns.at(mark.column), mark);
        writeCell(sheet, mark.row + 1, mark.column, table.rows.at(mark.row).at(mark.column), number,
                  mark.isFilled ? formats.filledText : formats.text);
    }
}

void writeTable(lxw_worksheet *sheet, const Table &table, Formats &formats)
{
    constexpr double narrowest = 8, widest = 70;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Column &column = table.columns[i];
        lxw_format *number = formats.number(column, false);
        worksheet_set_column(sheet, columnAt(i), columnAt(i), std::clamp(column.width + 2, narrowest, widest),
                             nullptr);
        worksheet_write_string(sheet, 0, columnAt(i), column.title.c_str(), formats.header);
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            if (i < table.rows[row].size())
                writeCell(sheet, row + 1, i, table.rows[row][i], number, formats.text);
    }
    writeMarked(sheet, table, formats);
    writeTotal(sheet, table, formats);
    worksheet_freeze_panes(sheet, 1, 0);
    if (!table.columns.empty())
        worksheet_autofilter(sheet, 0, 0, rowAt(table.rows.size()), columnAt(table.columns.size() - 1));
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_repeat_rows(sheet, 0, 0);
}

void writeReadMe(lxw_worksheet *sheet, const std::vector<Table> &tables, const WorkbookFacts &facts,
                 Formats &formats)
{
    const Meta &meta = facts.meta;
    std::vector<std::pair<std::string, std::string>> lines{
        {"Design", meta.title},
        {"Document number", meta.number},
        {"Revision", meta.revision},
        {"Status", std::string(nameOf(meta.status))},
        {"Date", facts.issue.date},
        {"Audience", std::string(nameOf(facts.issue.audience))},
        {"Confidentiality", confidentialityText(meta)},
        {"Written by", facts.tool},
        {"Units", "in the column titles, in brackets; 1 kW = 1,000 W; prices in " + facts.currency},
        {"Unknown", "an empty cell is unknown, never zero; what is unknown is in no sum"}};
    lines.insert(lines.end(), facts.conventions.begin(), facts.conventions.end());
    for (const Table &table : tables)
        lines.emplace_back("Sheet \"" + table.name + "\"", table.title);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        worksheet_write_string(sheet, rowAt(i), 0, lines[i].first.c_str(), formats.bold);
        worksheet_write_string(sheet, rowAt(i), 1, lines[i].second.c_str(), formats.text);
    }
    constexpr double labelWidth = 26, textWidth = 70;
    worksheet_set_column(sheet, 0, 0, labelWidth, nullptr);
    worksheet_set_column(sheet, 1, 1, textWidth, nullptr);
}

void setProperties(lxw_workbook *workbook, const WorkbookFacts &facts, time_t created)
{
    lxw_doc_properties properties{};
    std::string title = facts.meta.title, company = facts.tool, status(nameOf(facts.meta.status));
    properties.title = title.data();
    properties.author = company.data();
    properties.status = status.data();
    properties.created = created;
    workbook_set_properties(workbook, &properties);
}

lxw_error writeWorkbook(const std::string &path, const std::vector<Table> &tables, const WorkbookFacts &facts,
                        time_t created)
{
    lxw_workbook *workbook = workbook_new(path.c_str());
    setProperties(workbook, facts, created);
    Formats formats(workbook);
    lxw_worksheet *readMe = workbook_add_worksheet(workbook, "Read me");
    for (const Table &table : tables)
        if (lxw_worksheet *sheet = workbook_add_worksheet(workbook, table.name.c_str()))
            writeTable(sheet, table, formats);
    writeReadMe(readMe, tables, facts, formats);
    return workbook_close(workbook);
}

} // namespace

Result<std::string> xlsxBytes(const std::vector<Table> &tables, const WorkbookFacts &facts)
{
    const auto created = timeOf(facts.issue.date);
    if (!created)
        return wrong("issue", "date", "The date \"" + facts.issue.date + "\" is not of the form YYYY-MM-DD.");
    const TemporaryFolder folder; // version 1.1.4 of the library writes to named files only
    const std::string path = folder.path() + "/workbook.xlsx";
    if (folder.path().empty())
        return wrong("workbook", "", "The temporary folder cannot be written.");
    if (const lxw_error failure = writeWorkbook(path, tables, facts, *created); failure != LXW_NO_ERROR)
        return wrong("workbook", "", std::string("The workbook cannot be written: ") + lxw_strerror(failure));
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    if (!file || bytes.str().empty())
        return wrong("workbook", "", "The temporary workbook cannot be read.");
    return bytes.str();
}

} // namespace clusterwright
