#include "exports/formats.h"

#include "exports/compose.h"
#include "exports/csvwriter.h"
#include "exports/evaluationjson.h"
#include "exports/nameddrawing.h"
#include "exports/pdfwriter.h"
#include "exports/sheet.h"
#include "exports/xlsxwriter.h"
#include "libraries/designjson.h"

namespace clusterwright {
namespace {

Result<std::string> writeSpecificationPdf(const Design &design, const Evaluation &evaluation,
                                          const Issue &issue)
{
    std::vector<Attachment> files;
    if (issue.audience == Audience::Internal) // nobody else gets the whole design
        files.push_back({"design.cwright", "The design that this document was written from",
                         "application/json", designText(design)});
    return pdfBytes(compose(design, evaluation, issue), files);
}

Result<std::string> writeBillXlsx(const Design &design, const Evaluation &evaluation, const Issue &issue)
{
    return xlsxBytes(composeBill(design, evaluation, issue),
                     {design.meta, issue, toolText(), design.priceBook.currency});
}

Result<std::string> writeBillCsv(const Design &design, const Evaluation &evaluation, const Issue &issue)
{
    return csvText(composeBill(design, evaluation, issue).front());
}

Result<std::string> writeEvaluationJson(const Design &design, const Evaluation &evaluation, const Issue &)
{
    return reportJson(design, evaluation);
}

Result<Sheet> namedSheet(const Design &design, const Evaluation &evaluation, const Issue &issue)
{
    auto drawing = drawingNamed(design, evaluation, issue.drawing);
    if (!drawing)
        return drawing.error();
    return sheetOf(drawing.take(), design.meta, std::string(nameOf(design.meta.status)), issue);
}

Result<std::string> writeDrawingSvg(const Design &design, const Evaluation &evaluation, const Issue &issue)
{
    const auto sheet = namedSheet(design, evaluation, issue);
    return sheet ? Result<std::string>(svgBytes(sheet.value())) : sheet.error();
}

Result<std::string> writeDrawingPng(const Design &design, const Evaluation &evaluation, const Issue &issue)
{
    const auto sheet = namedSheet(design, evaluation, issue);
    return sheet ? pngBytes(sheet.value()) : sheet.error();
}

constexpr std::array formatTable{
    Format{"spec-pdf", "pdf", "Reference specification", true, false, writeSpecificationPdf},
    Format{"bom-xlsx", "xlsx", "Bill of materials, workbook", false, false, writeBillXlsx},
    Format{"bom-csv", "csv", "Bill of materials by part, text", false, false, writeBillCsv},
    Format{"evaluation-json", "json", "Totals, racks and parts for scripts", false, false,
           writeEvaluationJson},
    Format{"svg", "svg", "A floor plan or a rack elevation, vector picture", true, true, writeDrawingSvg},
    Format{"png", "png", "The same as pixels, 300 to the inch", true, true, writeDrawingPng},
};

} // namespace

std::span<const Format> formats()
{
    return formatTable;
}

Result<std::string> exportBytes(std::string_view format, const Design &design, const Evaluation &evaluation,
                                const Issue &issue)
{
    std::string known;
    for (const Format &entry : formatTable) {
        if (entry.id == format)
            return entry.write(design, evaluation, issue);
        known += (known.empty() ? "" : ", ") + std::string(entry.id);
    }
    return wrong(std::string(format), "format", "There is no such format; there are " + known + ".");
}

} // namespace clusterwright
