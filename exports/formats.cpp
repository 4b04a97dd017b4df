#include "exports/formats.h"

#include "exports/cabledocuments.h"
#include "exports/compose.h"
#include "exports/csvwriter.h"
#include "exports/evaluationjson.h"
#include "exports/infragraph.h"
#include "exports/nameddrawing.h"
#include "exports/pdfwriter.h"
#include "exports/sheet.h"
#include "exports/topologydot.h"
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

template <std::span<const LinkColumn> (*columns)()>
Result<std::string> writeLinks(const Design &design, const Evaluation &evaluation, const Issue &)
{
    return linkCsv(columns(), design, evaluation);
}

template <std::string (*text)(const Design &, const Evaluation &)>
Result<std::string> writeText(const Design &design, const Evaluation &evaluation, const Issue &)
{
    return text(design, evaluation);
}

Result<std::string> writeCablesXlsx(const Design &design, const Evaluation &evaluation, const Issue &issue)
{
    return xlsxBytes(cableTables(design, evaluation),
                     {design.meta, issue, toolText(), design.priceBook.currency, cableConventions(design)});
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
    Format{"cables-xlsx", "xlsx", "Cables from port to port, for validation, and their bill, workbook", false,
           false, writeCablesXlsx},
    Format{"cables-csv", "csv", "Cables from port to port with all that is known, text", false, false,
           writeLinks<scheduleColumns>},
    Format{"cables-mission-control-csv", "csv", "Cables as a point-to-point list of Mission Control", false,
           false, writeText<missionControlCsv>},
    Format{"netbox-cables-csv", "csv", "Cables for the import into NetBox", false, false,
           writeLinks<netboxColumns>},
    Format{"labels-csv", "csv", "Labels of cables, two lines and a QR text for each end", false, false,
           writeText<labelCsv>},
    Format{"ocdai", "csv", "Connectivity map of the OCP guidelines for AI data centres", false, false,
           writeLinks<connectivityMapColumns>},
    Format{"dot", "dot", "Links as a graph for the Prescriptive Topology Manager", false, false,
           writeText<topologyDot>},
    Format{"dot-cvt", "dot", "Links as a graph for the Cable Validation Tool", false, false,
           writeText<validationDot>},
    Format{"infragraph", "yaml", "Devices and links as an InfraGraph", false, false,
           writeText<infragraphYaml>},
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
