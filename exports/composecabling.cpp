// The section on cables: what to order, how ends are labelled, and what the lengths were computed with.
#include "exports/cabledocuments.h"
#include "exports/composeparts.h"
#include "model/design/field.h"

namespace clusterwright {
namespace {

constexpr std::size_t mostRows = 60; // of any list on paper

/// Without the rows that are too many for paper; the note says where they are.
Table shortened(Table table)
{
    if (table.rows.size() <= mostRows)
        return table;
    table.note += (table.note.empty() ? "" : " ") + std::string("The first ") + std::to_string(mostRows) +
                  " of " + formatGrouped(static_cast<double>(table.rows.size()), 0) +
                  " rows; all of them are in the attached workbook of cables (cables-xlsx).";
    table.rows.resize(mostRows);
    return table;
}

Table assumedTable(const CablingPlan &plan)
{
    Table table{"Cabling assumptions",
                "What lengths, spares and delays are computed with",
                {{"Assumption", 30}, {"Value", 12, Align::Right}, {"Kind", 10}, {"Source", 50}},
                {},
                {}};
    for (const Field &field : fieldsOf(plan)) {
        const FigureNote note = field.figure.value_or(FigureNote{});
        table.rows.push_back({field.title, fieldText(field), std::string(nameOf(note.kind)),
                              note.source.empty() ? note.basis : note.source});
    }
    return table;
}

/// The first links only: the rows of a large design are not made for paper.
Table linkTable(const Sources &sources)
{
    const LinkTable links(sources.design, sources.evaluation.results.fabrics);
    Table table{"Point to point",
                "Links from port to port",
                {{"Cable", 17},
                 {"End A", 24},
                 {"Device A", 22},
                 {"End Z", 24},
                 {"Device Z", 22},
                 {"Medium", 18},
                 {"Length [m]", 8, Align::Right}},
                {},
                {}};
    for (std::size_t i = 0; i < std::min(links.size(), mostRows); ++i) {
        const LinkRow link = links.row(i);
        table.rows.push_back({link.id, link.a.label, link.a.device, link.z.label, link.z.device,
                              link.hasMedium ? link.medium : "not chosen",
                              link.ordered ? Cell{*link.ordered} : Cell{std::string("unknown")}});
    }
    if (links.size() > mostRows)
        table.note = "The first " + std::to_string(mostRows) + " of " +
                     formatGrouped(static_cast<double>(links.size()), 0) +
                     " links; all of them are in the attached workbook of cables (cables-xlsx).";
    return table;
}

std::string countsText(const Sources &sources)
{
    std::int64_t cables = 0, unknown = 0, withoutMedium = 0;
    Total<Power> power;
    for (const FabricResults &fabric : sources.evaluation.results.fabrics) {
        cables += fabric.cables.cables;
        unknown += fabric.cables.unknownLength;
        withoutMedium += fabric.cables.withoutMedium;
        power.add({fabric.cables.power, static_cast<int>(fabric.cables.unknownPower)});
    }
    std::string text = counted(cables, "cable", "cables") + " in all. ";
    if (unknown > 0)
        text += counted(unknown, "link is", "links are") +
                " of unknown length, as an end stands nowhere or in another hall. ";
    if (withoutMedium > 0)
        text += "No medium suits " + counted(withoutMedium, "link", "links") + ". ";
    return text + "The ends of all links draw " + formatTotal(power) + ".";
}

std::string labelText(const Sources &sources)
{
    const LinkTable links(sources.design, sources.evaluation.results.fabrics);
    std::string text =
        "Each end has a flag label of two lines: the first names its own rack, lowest unit and "
        "port, the second those of the far end. Units count from 1 at the bottom.";
    if (links.size() > 0)
        text += " The label of " + links.row(0).id + " at its end A reads \"A " + links.row(0).a.label +
                "\" and \"Z " + links.row(0).z.label + "\".";
    return text;
}

} // namespace

std::vector<Section> cablingSections(const Sources &sources)
{
    if (sources.design.fabrics.empty())
        return {};
    return {
        {cablingTitle, 1, false, false, {Paragraph{countsText(sources)}}},
        {"Cables to order", 2, false, false, {shortened(cableBillTable(sources.design, sources.evaluation))}},
        {"Routes and spares", 2, false, false, {assumedTable(sources.design.cabling)}},
        {"Labels and links", 2, false, false, {Paragraph{labelText(sources)}, linkTable(sources)}}};
}

} // namespace clusterwright
