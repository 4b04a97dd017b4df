#include "exports/cabledocuments.h"

#include "exports/csvwriter.h"
#include "model/text.h"

#include <set>

namespace clusterwright {
namespace {

std::vector<Cell> titlesOf(std::span<const LinkColumn> columns)
{
    std::vector<Cell> titles;
    for (const LinkColumn &column : columns)
        titles.emplace_back(std::string(column.title));
    return titles;
}

void appendLinks(std::string &text, std::span<const LinkColumn> columns, const LinkTable &links)
{
    appendCsvLine(text, titlesOf(columns));
    for (std::size_t i = 0; i < links.size(); ++i)
        appendCsvLine(text, cellsOf(columns, links.row(i)));
}

/// What stands above a column of the file of Mission Control.
std::string_view groupOf(std::string_view title)
{
    return title.starts_with("SRC_")                                 ? "SOURCE"
           : title.starts_with("DST_")                               ? "DESTINATION"
           : title.starts_with("CABLE_") || title.starts_with("SPE") ? "CABLE"
                                                                     : "";
}

Table linkTable(const char *name, const char *title, std::span<const LinkColumn> columns,
                const LinkTable &links)
{
    Table table{name, title, columnsOf(columns), {}, {}};
    table.rows.reserve(links.size());
    for (std::size_t i = 0; i < links.size(); ++i)
        table.rows.push_back(cellsOf(columns, links.row(i)));
    return table;
}

/// Every device with a link, once, in the order of the links.
Table nodeTable(const LinkTable &links)
{
    Table table{"Nodes",
                "Devices of the links",
                {{"Node", 20}, {"Type", 9}, {"Role", 12}, {"Rack", 9}, {"U", 6}, {"Model", 24}},
                {},
                {}};
    std::set<std::string> known;
    for (std::size_t i = 0; i < links.size(); ++i) {
        const LinkRow link = links.row(i);
        for (const LinkEndText *end : {&link.a, &link.z})
            if (known.insert(end->device).second)
                table.rows.push_back({end->device,
                                      std::string(end->tier == nameOf(Tier::Endpoint) ? "Host" : "Switch"),
                                      validationRole(end->tier), end->rack,
                                      end->unit ? Cell{*end->unit} : Cell{}, end->model});
    }
    return table;
}

} // namespace

std::string validationRole(const std::string &tier)
{
    return tier == nameOf(Tier::Core) ? "super_spine" : tier == nameOf(Tier::Endpoint) ? "host" : tier;
}

std::string linkCsv(std::span<const LinkColumn> columns, const Design &design, const Evaluation &evaluation)
{
    std::string text;
    appendLinks(text, columns, {design, evaluation.results.fabrics});
    return text;
}

std::string missionControlCsv(const Design &design, const Evaluation &evaluation)
{
    std::vector<Cell> groups;
    for (const LinkColumn &column : missionControlColumns())
        groups.emplace_back(std::string(groupOf(column.title)));
    std::string text;
    appendCsvLine(text, groups);
    appendLinks(text, missionControlColumns(), {design, evaluation.results.fabrics});
    return text;
}

std::string labelCsv(const Design &design, const Evaluation &evaluation)
{
    const LinkTable links(design, evaluation.results.fabrics);
    std::string text;
    appendCsvLine(text, {"Cable", "End", "Line 1", "Line 2", "QR text"});
    for (std::size_t i = 0; i < links.size(); ++i) {
        const LinkRow link = links.row(i);
        if (link.sharesCable)
            continue;
        const std::string code = link.id + ";" + link.a.label + ";" + link.z.label;
        appendCsvLine(text, {link.id, "A", "A " + link.a.label, "Z " + link.z.label, code});
        appendCsvLine(text, {link.id, "Z", "Z " + link.z.label, "A " + link.a.label, code});
    }
    return text;
}

Table cableBillTable(const Design &design, const Evaluation &evaluation)
{
    Table table{"Cables",
                "Cables and transceivers to order",
                {{"Item", 12},
                 {"Medium", 22},
                 {"Part id", 26},
                 {"Model", 26},
                 {"Length [m]", 10, Align::Right},
                 {"Quantity", 10, Align::Right, 0, true},
                 {"Spares", 9, Align::Right, 0, true},
                 {"With spares", 11, Align::Right, 0, true}},
                {},
                {},
                "Cables that carry two links are counted once. Spares: the planned share of each line, "
                "rounded up."};
    double quantity = 0, spares = 0;
    for (const CableBillLine &line : cableBill(design, evaluation.results.fabrics)) {
        const auto pieces = static_cast<double>(line.count), more = static_cast<double>(line.spares);
        table.rows.push_back({std::string(line.length ? "cable" : "transceiver"), line.medium, line.part,
                              line.model, line.length ? Cell{*line.length} : Cell{}, pieces, more,
                              pieces + more});
        quantity += pieces;
        spares += more;
    }
    table.total = {std::string("Total"), {}, {}, {}, {}, quantity, spares, quantity + spares};
    std::int64_t unknown = 0, without = 0;
    for (const FabricResults &results : evaluation.results.fabrics) {
        unknown += results.cables.unknownLength;
        without += results.cables.withoutMedium;
    }
    if (unknown + without > 0)
        table.note += " Left out: " + std::to_string(unknown) + " links of unknown length, " +
                      std::to_string(without) + " without a medium that suits.";
    return table;
}

std::vector<Table> cableTables(const Design &design, const Evaluation &evaluation)
{
    const LinkTable links(design, evaluation.results.fabrics);
    Table bill = cableBillTable(design, evaluation);
    bill.name = "Bill";
    return {linkTable("P2P", "Point to point, classic list of the Cable Validation Tool",
                      pointToPointColumns(), links),
            nodeTable(links),
            linkTable("Links", "Links, as the Cable Validation Tool takes them from version 1.7.1 on",
                      validationLinkColumns(), links),
            linkTable("Schedule", "All that is known of every link", scheduleColumns(), links),
            std::move(bill)};
}

std::vector<std::pair<std::string, std::string>> cableConventions(const Design &design)
{
    return {{"Lengths", "in metres; needed: as routed; ordered: the next length in stock"},
            {"U", "the lowest unit of the device, from 1 at the bottom of the rack"},
            {"Ends", "A is the end nearer to the endpoints, Z the other"},
            {"Labels", "RACK-Uunit-PORT of the end; a device without a place has its name for the rack"},
            {"Cables", "fabric and number of the link; a cable of two links has two rows, the second of "
                       "which says so"},
            {"Spares", formatPercent(design.cabling.spares.value) + " of each line of the bill, rounded up"}};
}

} // namespace clusterwright
