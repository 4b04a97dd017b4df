#include "exports/composeparts.h"
#include "exports/nameddrawing.h"

namespace clusterwright {

std::vector<Section> elevationSections(const Sources &sources)
{
    std::vector<Section> sections{{"Rack types", 1, true, false, {}}};
    for (const RackType &type : sources.design.rackTypes)
        sections.push_back(
            {type.name, 2, true, false, {rackDrawing(sources.design, sources.evaluation, type)}});
    if (sections.size() == 1)
        sections[0].blocks.push_back(Paragraph{"This design has no rack types."});
    return sections;
}

std::vector<Section> floorPlanSections(const Sources &sources)
{
    std::vector<Section> sections{{"Floor plan", 1, true, false, {}}};
    for (const Hall &hall : sources.design.halls)
        sections.push_back(
            {hall.name, 2, true, false, {floorDrawing(sources.design, sources.evaluation, hall)}});
    if (sections.size() == 1)
        sections[0].blocks.push_back(Paragraph{"This design has no halls."});
    return sections;
}

Section rackListSection(const Sources &sources)
{
    Table table{
        "Racks",
        "Racks and where they stand",
        {{"Name", 12},
         {"Type", 22},
         {"Hall", 8},
         {"Row", 8},
         {"x [m]", 7, Align::Right, 2},
         {"y [m]", 7, Align::Right, 2},
         {"Front looks", 7},
         {"Max power [kW]", 20, Align::Right, 1},
         {"Mass [kg]", 20, Align::Right, 1}},
        {},
        {},
        "x and y: north-west corner of the rack, east and south of the north-west corner of the hall."};
    for (const Rack &rack : sources.design.racks) {
        const Row *row = findById(sources.design.rows, rack.row);
        const Hall *hall = row ? findById(sources.design.halls, row->hall) : nullptr;
        const Summary &one = sources.evaluation.results.types.at(rack.type).one;
        table.rows.push_back({rack.name, findById(sources.design.rackTypes, rack.type)->name,
                              hall ? hall->name : "", row ? row->name : "", rack.x, rack.y,
                              std::string(nameOf(rack.facing)), kilowattCell(one.power.max),
                              kilogramCell(one.bulk.all)});
    }
    const Summary &total = sources.evaluation.results.total;
    table.total = {std::string("All"),          {}, {}, {}, {}, {}, {}, kilowattCell(total.power.max),
                   kilogramCell(total.bulk.all)};
    return {"Racks", 1, false, false, {std::move(table)}};
}

} // namespace clusterwright
