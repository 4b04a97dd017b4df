#include "libraries/editoperations.h"
#include "libraries/editscript.h"
#include "tests/libraries/designs.h"
#include "tests/runner.h"

#include <QRegularExpression>

using namespace clusterwright;
using sample::q;
using sample::refusalOf;

namespace {

/// One edit, and what the second of two says: "accepted", or the start of "object|key|message".
struct Case {
    const char *operation;
    const char *arguments;
    const char *expected;
};

constexpr Case cases[] = {
    {"add_assumption", R"("text": "No storage.", "id": "a2", "source": "x")", "accepted"},
    {"add_assumption", R"("text": "")", "edits[1]|text|is missing: say what is assumed."},
    {"add_assumption", R"("text": "x", "id": "h")", "edits[1]||h: id is taken"},
    {"add_cooling_loop", R"("rows": ["row"], "id": "loop", "coolant": "water", "supply_c": 30, "cdus": 2)",
     "accepted"},
    {"add_cooling_loop", R"("rows": ["none"], "id": "loop")", "edits[1]||loop: rows names \"none\""},
    {"add_cooling_loop", R"("rows": ["row"], "supply_c": 300)", "edits[1]|supply_c|must lie from 0 to 100."},
    {"add_endpoints", R"("fabric": "fab", "id": "e2", "role": "compute-node", "use": "compute", "ports": 2)",
     "accepted"},
    {"add_endpoints", R"("fabric": "none", "id": "e2")", "edits[1]||e2: fabric names \"none\""},
    {"add_endpoints", R"("fabric": "fab", "attach": "glue")", "edits[1]|attach|is \"glue\""},
    {"add_endpoints", R"("role": "compute-node")", "edits[1]|fabric|is missing."},
    {"add_fabric", R"("id": "f2", "kind": "storage", "topology": "hyperx", "shape": ["4", "4"])", "accepted"},
    {"add_fabric", R"("leaf_part": "example-switch-64", "leaf_role": "compute-leaf", "tiers": 1)",
     "accepted"},
    {"add_fabric", R"("id": "f2", "leaf_part": "none")",
     "edits[1]||f2: part \"none\" is neither in the design"},
    {"add_fabric", R"("tiers": 4)", "edits[1]|tiers|must lie from 1 to 3."},
    {"add_fabric", R"("shape": ["4", "four"])", "edits[1]|shape|must list whole numbers"},
    {"add_fabric", R"("kind": "cat")", "edits[1]|kind|is \"cat\""},
    {"add_hall", R"("width_m": 12, "depth_m": "9 m", "id": "h2", "name": "Hall 2")", "accepted"},
    {"add_hall", R"("width_m": 12)", "edits[1]|depth_m|is missing."},
    {"add_hall", R"("width_m": 12, "depth_m": "9 kg")", "edits[1]|depth_m|is \"9 kg\", which is no length"},
    {"add_hall", R"("width_m": true, "depth_m": 9)", "edits[1]|width_m|must be a number."},
    {"add_hall", R"("width_m": -1, "depth_m": 9, "id": "h2")", "edits[1]||h2: width_m and depth_m must be"},
    {"add_measured_run",
     R"("function": "workload.train_step", "inputs": {"run": {"tp": 8}}, "figure": "step_time_s", "value": 5.5, "source": "log")",
     "accepted"},
    {"add_measured_run", R"("function": "workload.train_step", "inputs": {}, "figure": "step_time_s")",
     "edits[1]|source|is empty"},
    {"add_measured_run", R"("function": "workload.train_step", "inputs": 3, "figure": "x", "source": "log")",
     "edits[1]|inputs|must be a JSON object."},
    {"add_medium", R"("id": "m2", "kind": "sr", "cable": "example-switch-64", "stock": ["0.5", "1"])",
     "accepted"},
    {"add_medium", R"("id": "m2", "cable": "none")", "edits[1]||m2: part \"none\" is neither in the design"},
    {"add_medium", R"("id": "m2", "stock": ["1", "long"])",
     "edits[1]||m2: stock must list lengths in metres"},
    {"add_medium", R"("id": "med")", "edits[1]||med: id is taken"},
    {"add_node_type", R"("chassis": "example-gpu-8x", "id": "n2")", "accepted"},
    {"add_node_type", R"("chassis": "example-rack-48u")", "edits[1]||example-rack-48u: chassis is no server"},
    {"add_power_source", R"("kind": "ups", "id": "ups-b", "fed_by": ["ups-a"], "rating_va": 500000)",
     "accepted"},
    {"add_power_source", R"("kind": "ups", "id": "ups-b", "fed_by": ["none"])",
     "edits[1]||ups-b: fed_by names \"none\""},
    {"add_power_source", R"("kind": "cat")", "edits[1]|kind|is \"cat\""},
    {"add_power_source", R"("kind": "ups", "id": "upkeep-drive")", "edits[1]||upkeep-drive: id is taken"},
    {"add_rack_type", R"("rack": "example-rack-48u", "id": "u", "name": "Other")", "accepted"},
    {"add_rack_type", R"("rack": "none")", "edits[1]|rack|is \"none\", which is not in the library"},
    {"add_racks", R"("rack_type": "t", "row": "row", "count": 3, "name": "A{n:02}")", "accepted"},
    {"add_racks", R"("rack_type": "t", "row": "row")", "accepted"},
    {"add_racks", R"("rack_type": "t", "row": "row", "count": 99)",
     "edits[1]||row: count 99 racks of 0.80 m do not fit"},
    {"add_racks", R"("rack_type": "t", "row": "row", "count": 2.5)", "edits[1]|count|must be a whole number"},
    {"add_racks", R"("rack_type": "t", "row": "row", "count": 1e9)",
     "edits[1]|count|must lie from 1 to 100,000."},
    {"add_row", R"("hall": "h", "x_m": 1, "y_m": "500 mm", "length_m": 5, "facing": "west", "id": "r2")",
     "accepted"},
    {"add_row", R"("hall": "none", "x_m": 1, "y_m": 1, "length_m": 5)", "edits[1]||none: hall is no hall"},
    {"add_row", R"("hall": "h", "x_m": 1, "y_m": 1, "length_m": 5, "facing": "up")",
     "edits[1]|facing|is \"up\""},
    {"add_standard_media", R"("media": ["none"])", "edits[1]||none: media is not in the table of media"},
    {"add_standard_media", R"("media": ["dac-400g"])", "edits[1]||dac-400g: part \"nvidia-"},
    {"add_workload",
     R"("public_model": "llama-3-70b", "tensor": 8, "batch": 512, "sequence": 8192, "modality": "images")",
     "accepted"},
    {"add_workload", R"("kind": "serving", "instance": 8, "arithmetic": "fp8")", "accepted"},
    {"add_workload", R"("public_model": "none")", "edits[1]||none: public_model is no model of the library"},
    {"add_workload", R"("id": "w")", "edits[1]||w: id is taken"},
    {"add_workload", R"("precision": "fp12")", "edits[1]|precision|is \"fp12\""},
    {"add_workload", R"("tensor": 0)", "edits[1]|tensor|must lie from 1 to 10000000."},
    {"clone_rack", R"("rack": "rack-one", "name": "Clone")", "accepted"},
    {"clone_rack", R"("rack": "none")", "edits[1]||none: rack is no rack"},
    {"duplicate", R"("rack_type": "t", "item": "s1", "count": 2, "step": 10)", "accepted"},
    {"duplicate", R"("rack_type": "t", "item": "s1", "u": 2)", "edits[1]||t: u U2 of Compute rack is taken"},
    {"feed_racks", R"("object": "row", "feed": "B", "source": "ups-a")", "accepted"},
    {"feed_racks", R"("object": "rack-one", "feed": "A")", "accepted"},
    {"feed_racks", R"("object": "row", "feed": "Z", "source": "ups-a")",
     "edits[1]||row: feed has no rack with a feed"},
    {"feed_racks", R"("object": "row", "feed": "A", "source": "none")", "edits[1]||none: source is no power"},
    {"fill", R"("rack_type": "t", "item": "s1")", "accepted"},
    {"fill", R"("rack_type": "t", "item": "pdu1")", "edits[1]||pdu1: item hangs at a side"},
    {"fill", R"("rack_type": "t", "item": "s1", "step": 0.25)", "edits[1]|step|must be a multiple"},
    {"make_unique", R"("rack": "rack-one", "name": "Own")", "accepted"},
    {"make_unique", R"("rack": "none")", "edits[1]||none: rack is no rack"},
    {"move", R"("rack_type": "t", "item": "s1", "u": 10)", "accepted"},
    {"move", R"("rack_type": "t", "item": "pdu1", "slot": "right")", "accepted"},
    {"move", R"("rack_type": "t", "item": "s1", "u": 42)", "edits[1]||t: u GPU 8x (8 U) at U42 does not fit"},
    {"move", R"("rack_type": "t", "item": "s1", "u": 0.5)", "edits[1]|u|must be 1 or more."},
    {"move", R"("rack_type": "t", "item": "s1", "to_rack_type": "none")",
     "edits[1]||none: rack_type is no rack type"},
    {"move_rack", R"("rack": "rack-one", "x_m": "4 m", "y_m": 6)", "accepted"},
    {"move_rack", R"("rack": "rack-one", "x_m": 400, "y_m": 6)",
     "edits[1]||rack-one: x_m The new place puts R1"},
    {"move_row", R"("row": "row", "x_m": 2, "y_m": 5)", "accepted"},
    {"move_row", R"("row": "row", "x_m": 2, "y_m": -5)",
     "edits[1]||row: x_m The new place of Row is outside Hall."},
    {"place", R"("rack_type": "t", "part": "example-gpu-8x", "u": 9, "role": "compute-node")", "accepted"},
    {"place",
     R"("rack_type": "t", "part": "example-switch-64", "u": 20.5, "side": "rear", "count": 2, "name": "x{n}")",
     "accepted"},
    {"place", R"("rack_type": "t", "part": "example-pdu-34kva", "slot": "left", "feed": "X", "id": "px")",
     "accepted"},
    {"place", R"("rack_type": "t", "node_type": "n")", "accepted"},
    {"place", R"("rack_type": "t", "part": "example-gpu-8x", "u": 3)",
     "edits[1]||t: u U3 of Compute rack is taken"},
    {"place", R"("rack_type": "t", "part": "none")",
     "edits[1]|part|is \"none\", which is not in the library"},
    {"place", R"("rack_type": "t")", "edits[1]|part|is missing."},
    {"place", R"("rack_type": "t", "part": "example-gpu-8x", "role": "cook")", "edits[1]|role|is \"cook\""},
    {"place", R"("rack_type": "t", "part": "example-gpu-8x", "u": "3")", "edits[1]|u|must be a number."},
    {"place", R"("rack_type": "t", "node_type": "n", "part": "example-gpu-8x")",
     "edits[1]|part|is not a key"},
    {"place_switches", R"("fabric": "none", "tier": "leaf", "where": "end-of-row")",
     "edits[1]||none: fabric is no fabric"},
    {"place_switches", R"("fabric": "fab", "tier": "leaf", "where": "roof")", "edits[1]|where|is \"roof\""},
    {"place_switches", R"("fabric": "fab", "tier": "leaf", "where": "end-of-row", "per_rack": -1)",
     "edits[1]|per_rack|must"},
    {"release", R"("revision": "C", "date": "2026-03-01", "by": "me", "summary": "x")", "accepted"},
    {"release", R"("revision": "C", "date": "2026-03-01", "by": "")", "edits[1]||design: by is missing"},
    {"release", R"("revision": "C", "by": "me")", "edits[1]|date|is missing."},
    {"remove", R"("rack_type": "t", "item": "s1")", "accepted"},
    {"remove", R"("rack_type": "t", "item": "none")", "edits[1]||none: item does not stand in Compute rack."},
    {"remove_cooling_loop", R"("loop": "loop-a")", "accepted"},
    {"remove_cooling_loop", R"("loop": "none")", "edits[1]||none: loop is no cooling loop"},
    {"remove_endpoints", R"("endpoints": "ends")", "accepted"},
    {"remove_endpoints", R"("endpoints": "fab")", "edits[1]||fab: endpoints is no group of endpoints"},
    {"remove_fabric", R"("fabric": "fab")", "accepted"},
    {"remove_fabric", R"("fabric": "none")", "edits[1]||none: fabric is no fabric"},
    {"remove_link", R"("link": "hand")", "accepted"},
    {"remove_link", R"("link": "none")", "edits[1]||none: link is no link"},
    {"remove_measured_run", R"("measured_run": "run")", "accepted"},
    {"remove_measured_run", R"("measured_run": "none")", "edits[1]||none: measured_run is no measured run"},
    {"remove_medium", R"("medium": "med")", "accepted"},
    {"remove_medium", R"("medium": "none")", "edits[1]||none: medium is not in the media table."},
    {"remove_power_source", R"("source": "ups-a")", "accepted"},
    {"remove_power_source", R"("source": "none")", "edits[1]||none: source is no power source"},
    {"remove_rack", R"("rack": "rack-one")", "accepted"},
    {"remove_rack", R"("rack": "none")", "edits[1]||none: rack is no rack of the design."},
    {"remove_workload", R"("workload": "w")", "accepted"},
    {"remove_workload", R"("workload": "none")", "edits[1]||none: workload is no workload of the design."},
    {"rename_rack", R"("rack": "rack-one", "name": "First")", "accepted"},
    {"rename_rack", R"("rack": "row", "name": "First")", "edits[1]||row: rack is no rack"},
    {"rename_racks", R"("object": "row", "name": "A{n:02}")", "accepted"},
    {"rename_racks", R"("object": "row", "name": "A")", "edits[1]||row: name needs a place for the number"},
    {"replace", R"("rack_type": "t", "item": "s1", "part": "example-switch-64")", "accepted"},
    {"replace", R"("rack_type": "t", "item": "s1", "part": "example-rack-48u")",
     "edits[1]||example-rack-48u: part Rack 48U is a rack"},
    {"reset_figure", R"("part": "example-gpu-8x", "key": "typical_power_w")", "accepted"},
    {"reset_figure", R"("part": "none", "key": "max_power_w")", "edits[1]||none: part is not in the library"},
    {"reset_parameter", R"("rule": "MEC002", "parameter": "margin")", "accepted"},
    {"reset_parameter", R"("rule": "MEC004", "parameter": "rear_clear_mm")",
     "edits[1]||MEC004: rear_clear_mm has no other value"},
    {"set", R"("object": "design", "key": "title", "value": "Pod")", "accepted"},
    {"set", R"("object": "example-gpu-8x", "key": "max_power_w", "value": "9 kW", "basis": "x")", "accepted"},
    {"set", R"("object": "design", "key": "title", "value": 3)", "edits[1]||design: title must be a text"},
    {"set", R"("object": "design", "key": "title", "value": [1])", "edits[1]|value|must be a number."},
    {"set", R"("object": "example-gpu-8x", "key": "max_power_w", "value": 9)",
     "edits[1]||example-gpu-8x: basis is missing"},
    {"set_efficiency",
     R"("accelerator": "h100", "constants": [{"accelerator": "h100", "name": "bf16", "value": 0.7, "source": "log"}])",
     "accepted"},
    {"set_efficiency",
     R"("accelerator": "h100", "constants": [{"accelerator": "a100", "name": "bf16", "value": 0.7, "source": "log"}])",
     "edits[1]||bf16: source must name the kind"},
    {"set_efficiency", R"("accelerator": "h9000", "constants": [])", "edits[1]|accelerator|is \"h9000\""},
    {"set_link",
     R"("fabric": "fab", "a_rack": "rack-one", "a_item": "s1", "a_port": "p2", "length_m": 3, "medium": "med")",
     "accepted"},
    {"set_link", R"("fabric": "fab", "a_rack": "rack-one", "a_item": "s2")", "edits[1]|a_port|is missing."},
    {"set_link", R"("id": "l", "fabric": "fab", "a_rack": "none", "a_item": "s2", "a_port": "p1")",
     "edits[1]||l: a_item names \"none\", which is no rack"},
    {"set_model", R"("workload": "w", "public_model": "gpt-3-175b")", "accepted"},
    {"set_model", R"("workload": "none", "public_model": "gpt-3-175b")",
     "edits[1]||none: workload is no workload"},
    {"set_parameter",
     R"("rule": "MEC004", "parameter": "rear_clear_mm", "value": 100, "reason": "short plugs")", "accepted"},
    {"set_parameter", R"("rule": "MEC004", "parameter": "none", "value": 100, "reason": "x")",
     "edits[1]||MEC004: none is no parameter of the rule"},
    {"set_price", R"("part": "example-gpu-8x", "price_usd": 5, "basis": "quote")", "accepted"},
    {"set_price",
     R"("part": "example-gpu-8x", "low_usd": 4, "high_usd": 6, "basis": "quote", "date": "2026-01-31")",
     "accepted"},
    {"set_price", R"("part": "example-gpu-8x", "low_usd": 4, "high_usd": 3, "basis": "quote")",
     "edits[1]||example-gpu-8x: low_usd must not be negative"},
    {"set_price", R"("part": "example-gpu-8x", "price_usd": 5)", "edits[1]|basis|is missing."},
    {"update_parts", R"("parts": ["none"])", "edits[1]||none: part is not used in the design."},
    {"waive", R"("rule": "PWR016", "object": "s1", "reason": "why", "by": "me", "date": "2026-01-31")",
     "accepted"},
    {"waive",
     R"("rule": "PWR016", "object": "s1", "reason": "why", "by": "me", "date": "2026-01-31", "up_to": 3)",
     "accepted"},
    {"waive", R"("rule": "PWR016", "object": "s1", "reason": "why", "by": "me", "date": "today")",
     "edits[1]||s1: date and expires must be dates"},
    {"withdraw_waiver", R"("rule": "PWR019", "object": "s1")", "accepted"},
    {"withdraw_waiver", R"("rule": "PWR001", "object": "s1")", "edits[1]||s1: PWR001 is not waived"},
};

Design design()
{
    Design design = addNodeType(sample::computeRacks(1, 3, 2), {"n", "Node", ""}, sample::server()).take();
    design.racks.at(0).id = "rack-one";
    design.racks.at(0).feedSources["A"] = "ups-a";
    design = setValue(design, "example-gpu-8x", "typical_power_w", "8 kW", "a guess").take();
    design = setParameter(design, {"MEC002", "margin", 0.2, "why"}).take();
    design.powerSources.push_back({.id = "ups-a", .name = "UPS A", .kind = SourceKind::Ups});
    design.coolingLoops.push_back({.id = "loop-a", .name = "Loop A"});
    design.fabrics.push_back({.id = "fab", .name = "Fabric"});
    design.endpoints.push_back({.id = "ends", .fabric = "fab", .use = "none"});
    design.links.push_back({.id = "hand", .fabric = "fab", .a = {"rack-one", "s1", "p1"}});
    design.media.push_back({.id = "med", .name = "Medium"});
    design.workloads.push_back({.id = "w", .name = "Workload"});
    design.measuredRuns.push_back(
        {.id = "run", .name = "Run", .function = "f", .inputs = {}, .figure = "x", .source = "log"});
    return waive(design, {"PWR019", "s1", "why", "me", "2026-01-31", ""}).take();
}

std::string script(const std::string &edits)
{
    return R"({"format": 1, "edits": [)" + edits + "]}";
}

} // namespace

class EditScriptTest : public QObject {
    Q_OBJECT

private slots:
    void operations_data();
    void operations();
    void everyOperationIsTried();
    void unknownArgumentsAreRefused();
    void allOrNone();
    void brokenScripts_data();
    void brokenScripts();
    void pricesFillEachOther();
    void partsOfTheDesignGoFirst();
    void editsReopenAReleasedDesign();
};

void EditScriptTest::operations_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < std::size(cases); ++i)
        QTest::newRow(qPrintable(QString("%1 %2: %3").arg(i).arg(cases[i].operation, cases[i].expected)))
            << static_cast<int>(i);
}

void EditScriptTest::operations()
{
    QFETCH(const int, index);
    const Case &row = cases[index];
    const Design before = design();
    const std::string edits =
        std::string(R"({"op": "set", "object": "design", "key": "number", "value": "1"}, )") + R"({"op": ")" +
        row.operation + R"(", )" + row.arguments + "}";
    const auto after = applyScript(before, script(edits), "s.json", sample::library());
    QVERIFY2(refusalOf(after).startsWith(row.expected), qPrintable(refusalOf(after)));
    QVERIFY(before == design());
    if (after) {
        QVERIFY(checkIntegrity(after.value()));
        QVERIFY(!(after.value() == setValue(before, "design", "number", "1").value()));
    } else {
        QCOMPARE(q(after.error().file), QString("s.json"));
    }
}

void EditScriptTest::everyOperationIsTried()
{
    QVERIFY(std::ranges::is_sorted(editOperations(), std::ranges::less{}, &EditOperation::name));
    for (const EditOperation &operation : editOperations()) {
        const auto tried = [&](bool accepted) {
            return std::ranges::any_of(cases, [&](const Case &row) {
                return row.operation == operation.name &&
                       (row.expected == std::string("accepted")) == accepted;
            });
        };
        // partsOfTheDesignGoFirst(), and NetworkFilesTest
        const bool isTriedElsewhere = operation.name == "update_parts" ||
                                      operation.name == "add_standard_media" ||
                                      operation.name == "place_switches";
        QVERIFY2((tried(true) || isTriedElsewhere) && tried(false), std::string(operation.name).c_str());
        QVERIFY(!operation.arguments.empty());
    }
}

void EditScriptTest::unknownArgumentsAreRefused()
{
    for (const Case &row : cases) {
        if (row.expected != std::string("accepted"))
            continue;
        const std::string edit =
            std::string(R"({"op": ")") + row.operation + R"(", "zz_colour": "red", )" + row.arguments + "}";
        const auto after = applyScript(design(), script(edit), "s.json", sample::library());
        QVERIFY2(QRegularExpression("^edits\\[0\\]\\|.*zz_colour.*is not a key that is known here.$")
                     .match(refusalOf(after))
                     .hasMatch(),
                 qPrintable(refusalOf(after)));
    }
}

void EditScriptTest::allOrNone()
{
    const std::string good = R"({"op": "add_hall", "width_m": 5, "depth_m": 5})";
    QVERIFY(applyScript(design(), script(good + "," + good + "," + good), "s", {}));
    const auto after = applyScript(design(), script(good + "," + good + R"(, {"op": "dance"})"), "s", {});
    QVERIFY(
        refusalOf(after).startsWith("edits[2]|op|is \"dance\", which is no edit; there is add_assumption, "
                                    "add_cooling_loop, add_endpoints, add_fabric, add_hall"));
    QVERIFY(applyScript(design(), script(""), "s", {}).value() == design());
}

void EditScriptTest::brokenScripts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("empty") << QByteArray() << "||is empty.";
    QTest::newRow("list") << QByteArray("[]") << "script||must be a JSON object.";
    QTest::newRow("no format") << QByteArray(R"({"edits": []})") << "script|format|is missing.";
    QTest::newRow("newer format") << QByteArray(R"({"format": 2, "edits": []})") << "script|format|must be 1";
    QTest::newRow("no edits") << QByteArray(R"({"format": 1})") << "script|edits|must be a list.";
    QTest::newRow("edits no list") << QByteArray(R"({"format": 1, "edits": {}})")
                                   << "script|edits|must be a list.";
    QTest::newRow("other key") << QByteArray(R"({"format": 1, "edits": [], "x": 1})")
                               << "script|x|is not a key";
    QTest::newRow("edit no object") << QByteArray(R"({"format": 1, "edits": [3]})")
                                    << "edits[0]||must be a JSON object";
    QTest::newRow("no op") << QByteArray(R"({"format": 1, "edits": [{}]})") << "edits[0]|op|is missing.";
    QTest::newRow("op no text") << QByteArray(R"({"format": 1, "edits": [{"op": 1}]})")
                                << "edits[0]|op|must be a text.";
}

void EditScriptTest::brokenScripts()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, expected);
    const auto after = applyScript(design(), text.toStdString(), "s.json", sample::library());
    QVERIFY2(refusalOf(after).startsWith(expected), qPrintable(refusalOf(after)));
    QCOMPARE(q(after.error().file), QString("s.json"));
}

/// One value means all three, a pair has its midpoint as base.
void EditScriptTest::pricesFillEachOther()
{
    const auto priceOf = [](const std::string &arguments) {
        const std::string edit = R"({"op": "set_price", "part": "p", "basis": "quote", )" + arguments + "}";
        const auto after = applyScript({}, script(edit), "s", {});
        const Price price = after.value().priceBook.prices.at("p");
        return QList<double>{inDollars(price.low), inDollars(price.base), inDollars(price.high)};
    };
    QCOMPARE(priceOf(R"("price_usd": 5)"), (QList<double>{5, 5, 5}));
    QCOMPARE(priceOf(R"("low_usd": 4, "high_usd": 8)"), (QList<double>{4, 6, 8}));
    QCOMPARE(priceOf(R"("low_usd": 4, "base_usd": 5, "high_usd": 8)"), (QList<double>{4, 5, 8}));
}

void EditScriptTest::partsOfTheDesignGoFirst()
{
    Library newer = sample::library();
    newer.at("example-gpu-8x").version = "2";
    const std::string edit = R"({"op": "place", "rack_type": "t", "part": "example-gpu-8x"})";
    const Design kept = applyScript(design(), script(edit), "s", newer).take();
    QCOMPARE(q(kept.parts.at("example-gpu-8x").version), QString("1"));
    const Design taken = applyScript(sample::computeRacks(0), script(edit), "s", newer).take();
    QCOMPARE(q(taken.parts.at("example-gpu-8x").version), QString("2"));
    QVERIFY(applyScript(design(), script(edit), "s", {})); // the design needs no library
    const std::string update = R"({"op": "update_parts", "parts": ["example-gpu-8x"]})";
    const Design updated = applyScript(design(), script(update), "s", newer).take();
    QCOMPARE(q(updated.parts.at("example-gpu-8x").version), QString("2"));
}

void EditScriptTest::editsReopenAReleasedDesign()
{
    const std::string number = R"({"op": "set", "object": "design", "key": "number", "value": "1"}, )";
    const std::string release = R"({"op": "release", "revision": "C", "date": "2026-03-01", "by": "me"})";
    const Design released = applyScript(design(), script(number + release), "s", {}).take();
    QCOMPARE(released.meta.status, Status::Released);
    const std::string edit = R"({"op": "rename_rack", "rack": "rack-one", "name": "First"})";
    QCOMPARE(applyScript(released, script(edit), "s", {}).value().meta.status, Status::Draft);
    QCOMPARE(applyScript(design(), script(number + release + ", " + edit), "s", {}).value().meta.status,
             Status::Draft);
}

std::unique_ptr<QObject> makeEditScriptTest()
{
    return make<EditScriptTest>();
}

#include "tst_editscript.moc"
