// A design in which every kind of object and every key of a file occurs.
#pragma once

#include "libraries/designjson.h"
#include "model/design/editrules.h"
#include "model/design/field.h"
#include "model/design/networkedits.h"
#include "model/design/plantedits.h"
#include "model/design/workloadedits.h"
#include "tests/model/helpers.h"

namespace clusterwright::sample {

inline Part everyFigure(Part part)
{
    part.category = "category";
    part.lifecycle.status = LifeStatus::Production;
    part.summary = "summary";
    part.notes = "notes \"quoted\", ä, \\";
    part.conflicts = "conflicts";
    part.sources.at(0).url = "https://example.com";
    part.size.width = figure(metres(0.4826));
    part.electrical.nameplate = figure(watts(12'000), FigureKind::Nameplate);
    part.electrical.typical = figure(watts(0.1 + 0.2), FigureKind::Typical);
    part.electrical.idle = {watts(1'800), FigureKind::Estimate, "", "unchecked", Confidence::Low};
    part.thermal.publishedHeat = figure(watts(11'299.9));
    part.thermal.publishedAirflow = figure(cubicMetresPerSecond(0.521502));
    return part;
}

/// One of everything behind the racks, with every key.
inline void addPlant(Design &design)
{
    const auto all = [&design](const std::string &object, const std::vector<Field> &fields) {
        for (const Field &field : fields)
            if (field.isNumber && field.canSet) {
                auto half = setValue(design, object, field.key, 0.5, "a guess"); // whole numbers refuse it
                design = half ? half.take() : setValue(design, object, field.key, 2.0, "a guess").take();
            } else if (field.key.ends_with("source"))
                design = setValue(design, object, field.key, "site survey").take();
    };
    const std::string hall = design.halls.at(0).id, row = design.rows.at(0).id;
    design = addPowerSource(design, {.id = "grid", .kind = SourceKind::Utility}).take();
    design = addPowerSource(design, {.id = "ups-1",
                                     .name = "UPS 1",
                                     .kind = SourceKind::Ups,
                                     .fedBy = {"grid"},
                                     .standby = Answer::Yes,
                                     .phases = PhaseCount::One,
                                     .fullyRated = Answer::Yes})
                 .take();
    design = addCoolingLoop(design, {.id = "loop", .rows = {row}, .coolant = Fluid::Water}).take();
    for (const std::string &object :
         {std::string("ups-1"), std::string("loop"), std::string(economicsId), std::string(upkeepId),
          std::string(swingId), upkeepIdOf(ComponentClass::Drive)})
        all(object, fieldsOf(design, object));
    for (const Field &field : fieldsOf(design, "t"))
        if (field.isNumber)
            design = setValue(design, "t", field.key, 1.0).take();
    design = setValue(design, upkeepIdOf(ComponentClass::Drive), "hot_swap", "yes", "a guess").take();
    design = setValue(design, hall, "supply_c", -1.5).take();
    design = setValue(design, hall, "air_handlers", 12.0).take();
    design = setValue(design, "s1", "banks", "1,2,3").take();
}

/// One of everything about networks, with every key: whole numbers, texts of their own where there is a rule.
inline void addNetworks(Design &design)
{
    const RackId rack = design.racks.at(0).id;
    const std::string part = "example-switch-64";
    design = addFabric(design, {.id = "net", .shape = {"4", "4"}}, library()).take();
    design = addEndpoints(design, {.id = "ends", .fabric = "net", .role = Role::ComputeNode}).take();
    design = addMedium(design, {.id = "cable", .stock = {"0.5", "1"}}, library()).take();
    design = setLink(design, {.id = "hand",
                              .fabric = "net",
                              .a = {rack, "s1", "p1"},
                              .z = {rack, "node", "p\"2\""},
                              .medium = "cable"})
                 .take();
    for (const std::string object : {"net", "ends", "cable", "hand", cablingId})
        for (const Field &field : fieldsOf(design, object)) {
            const bool isPart =
                field.key.ends_with("part") || field.key == "cable" || field.key.ends_with("transceiver");
            const Value text = isPart ? part : field.choices.empty() ? "4" : field.choices.back();
            for (const Value &value : {Value(3.0), Value(0.5), text})
                if (field.canSet && field.key != "medium")
                    if (auto set = setValue(design, object, field.key, value, "a guess")) {
                        design = set.take();
                        break;
                    }
        }
}

/// A training and a serving with every key, a measured run, a fitted constant.
inline void addWorkloads(Design &design)
{
    design = addWorkload(design, {.id = "training", .kind = WorkloadKind::Training}).take();
    design = addWorkload(design, {.id = "serving", .kind = WorkloadKind::Serving}).take();
    for (const std::string object : {"training", "serving"})
        for (const Field &field : fieldsOf(design, object)) {
            const Value text = field.choices.empty() ? "text" : field.choices.back();
            for (const Value &value : {Value(3.0), Value(0.5), text})
                if (field.canSet && field.key != "kind")
                    if (auto set = setValue(design, object, field.key, value)) {
                        design = set.take();
                        break;
                    }
        }
    const calc::Record hardware{{"class", "h100"}, {"list", calc::List{1, true, "x"}}};
    design = addMeasuredRun(design, {.id = "run",
                                     .name = "Run",
                                     .function = "workload.train_step",
                                     .inputs = {{"hardware", hardware}},
                                     .figure = "step_time_s",
                                     .value = 5.25,
                                     .source = "log"})
                 .take();
    design = setFittedConstants(design, AcceleratorClass::H100,
                                {{AcceleratorClass::H100, "bf16", 0.7, "least squares"}})
                 .take();
}

inline Design everyKey()
{
    Design design = computeRacks(1, 2, 2);
    design.meta = {"Title", "CW-1", "B", Status::Review, {"A. Person", "B. Person"}, "Public"};
    design.parts.at("example-gpu-8x") = everyFigure(server());
    std::get<RackFacts>(design.parts.at("example-rack-48u").facts).dynamicLoad = figure(kilograms(1000.5));
    std::get<FeedFacts>(design.parts.at("example-pdu-34kva").facts).rating = figure(voltAmperes(43'130));
    Part shelf = part("shelf", "Shelf", 1.5, 20, 0.8);
    shelf.facts.emplace<FeedFacts>().isShelf = true;
    Part tray = part("tray", "Tray", 0.5, 1, 0.3);
    tray.facts = ItemFacts{true};
    Part array = part("array", "Array", 2, 30, 0.8);
    array.facts = StorageFacts{};
    PlaceRequest rear = at(20);
    rear.face = Face::Rear;
    design = addNodeType(design, {"n", "Node", ""}, server()).take();
    design = placeNodeType(design, "t", "n", at(30, "node")).take();
    design = placePart(design, "t", shelf, {.bottom = HalfUnits{81}}).take();
    design = placePart(design, "t", tray, rear).take();
    design = placePart(design, "t", array, at(22)).take();
    design = placePart(design, "t", networkSwitch(), {.role = Role::ComputeLeaf}).take();
    design = setValue(design, "s1", "cords", "A,B,C").take();
    design = setValue(design, design.racks.at(1).id, "feed_source.A", "UPS 1").take();
    design.priceBook.name = "Book";
    design.priceBook.date = "2026-01-31";
    design = setPrice(design, {"array", dollars(1), dollars(2.5), dollars(3), "2026-01-31", "quote"}).take();
    design = addStatement(design, {"a", "No storage.", "a document"}).take();
    design = waive(design, {"PWR016", "s1", "why", "me", "2026-01-31", "2027-01-31"}).take();
    design = placePart(design, "t", halfSwitch(), at(45)).take();
    design.halls.at(0).limits = {watts(41'000),
                                 watts(30'000),
                                 cubicMetresPerSecond(2.5),
                                 kilogramsPerSquareMetre(1500),
                                 kilograms(450),
                                 metres(300),
                                 "site survey"};
    addPlant(design);
    addNetworks(design);
    addWorkloads(design);
    design = setParameter(design, {"MEC002", "margin", 0.2, "why"}).take();
    design.releases = {{"A", "2026-01-31", "A. Person", "First", {"Everything is new."}}};
    design.baseline.design = std::make_shared<const Design>(computeRacks(1, 2, 2));
    design.extra = {{"comments", R"([{"text":"kept","x":1.5}])"}, {"zz_future", "null"}};
    return design;
}

} // namespace clusterwright::sample
