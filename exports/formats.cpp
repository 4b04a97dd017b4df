#include "exports/formats.h"

#include "exports/compose.h"
#include "exports/csvwriter.h"
#include "exports/evaluationjson.h"
#include "exports/pdfwriter.h"
#include "exports/xlsxwriter.h"

namespace clusterwright {
namespace {

Result<std::string> writeSpecificationPdf(const Design &design, const Evaluation &evaluation,
                                          const Issue &issue)
{
    return pdfBytes(compose(design, evaluation, issue));
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

constexpr std::array formatTable{
    Format{"spec-pdf", "pdf", "Reference specification", true, writeSpecificationPdf},
    Format{"bom-xlsx", "xlsx", "Bill of materials, workbook", false, writeBillXlsx},
    Format{"bom-csv", "csv", "Bill of materials by part, text", false, writeBillCsv},
    Format{"evaluation-json", "json", "Totals, racks and parts for scripts", false, writeEvaluationJson},
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
