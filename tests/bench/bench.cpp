// Measurements of the model, the files, the screen and the specification. Not a test: numbers depend on the
// machine.
#include "exports/formats.h"
#include "libraries/datafolder.h"
#include "libraries/designjson.h"
#include "libraries/file.h"
#include "libraries/netboximport.h"
#include "model/difference.h"
#include "model/parts/partindex.h"
#include "tests/bench/bigdesign.h"
#include "tests/bench/biglibrary.h"
#include "tests/networksample.h"
#include "views/canvas/floorscene.h"
#include "views/canvas/floorview.h"
#include "views/document.h"
#include "views/librarystore.h"
#include "views/models/outlinemodel.h"
#include "views/models/palettemodel.h"
#include "views/models/tablemodel.h"
#include "views/panels/librarybrowser.h"
#include "views/panels/librarypanel.h"
#include "views/selection.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QLineEdit>
#include <QMenuBar>
#include <QPainter>
#include <QRegularExpression>
#include <QTemporaryDir>

namespace clusterwright {
namespace {

constexpr int racks = 1000;                   // of 20 devices each
constexpr int libraryParts = 4000;            // as large as a library becomes
constexpr int fewTypes = 25, allTypes = 1000; // how many rack types they share

void evaluateDesign(benchmark::State &state)
{
    const Design design = sample::bigDesign(racks, static_cast<int>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(evaluate(design));
}
BENCHMARK(evaluateDesign)->Arg(fewTypes)->Arg(allTypes)->Unit(benchmark::kMillisecond);

/// With power chain, cooling, upkeep and economics.
void evaluateEverything(benchmark::State &state)
{
    const Design design = sample::withPlant(sample::bigDesign(racks, static_cast<int>(state.range(0))));
    for (auto _ : state)
        benchmark::DoNotOptimize(evaluate(design));
}
BENCHMARK(evaluateEverything)->Arg(fewTypes)->Arg(allTypes)->Unit(benchmark::kMillisecond);

/// 100,000 accelerators in 3,125 racks, with everything behind them.
void evaluateAccelerators(benchmark::State &state)
{
    constexpr int racksOf32 = 3125;
    const Design design = sample::withPlant(sample::nodeDesign(racksOf32));
    for (auto _ : state)
        benchmark::DoNotOptimize(evaluate(design));
}
BENCHMARK(evaluateAccelerators)->Unit(benchmark::kMillisecond);

/// Every link of a fat tree of three tiers for nodes of eight accelerators: 16,384 and 100,000 of them.
void buildFabric(benchmark::State &state)
{
    constexpr int perRack = 4, ports = 8, radix = 64, nodesPerUnit = 32, tiers = 3;
    Fabric fabric = sample::treeOf(radix, tiers);
    fabric.rails = ports;
    fabric.nodesPerUnit = nodesPerUnit;
    fabric.racksPerUnit = nodesPerUnit / perRack;
    const Design design = sample::withFabric(
        sample::nodeRacks(static_cast<int>(state.range(0)), perRack, ports), fabric, sample::nodesOf("f"));
    for (auto _ : state)
        benchmark::DoNotOptimize(buildNetwork(design, fabric));
}
BENCHMARK(buildFabric)->Arg(2048)->Arg(12'500)->Unit(benchmark::kMillisecond);

/// Of two designs in which every rack stands elsewhere; with `allTypes` also every device is another one.
void compareDesigns(benchmark::State &state)
{
    const Design a = sample::bigDesign(racks, static_cast<int>(state.range(0)));
    Design b = a;
    for (Rack &rack : b.racks)
        rack.x += 1;
    if (state.range(0) == allTypes)
        for (RackType &type : b.rackTypes)
            for (Placement &placement : type.placements)
                placement.name += "x";
    const Evaluation ofA = evaluate(a), ofB = evaluate(b);
    for (auto _ : state)
        benchmark::DoNotOptimize(differenceBetween(a, ofA, b, ofB));
}
BENCHMARK(compareDesigns)->Arg(fewTypes)->Arg(allTypes)->Unit(benchmark::kMillisecond);

/// Moves the top switch of one type up and down again.
Result<Design> movedSwitch(const Design &design, bool up)
{
    constexpr int top = 18, gap = 2;
    const PlacementId item = design.rackTypes.at(0).placements.at(top - 1).id;
    return movePlacement(design, "t0", item, {.bottom = bottomOfUnit(up ? top + gap : top)});
}

void editDesign(benchmark::State &state)
{
    const Design design = sample::bigDesign(racks, static_cast<int>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(movedSwitch(design, true));
}
BENCHMARK(editDesign)->Arg(fewTypes)->Arg(allTypes)->Unit(benchmark::kMillisecond);

/// An edit, its undo step, the evaluation and the refresh of the floor, up to what is ready to be painted.
void editOnScreen(benchmark::State &state)
{
    Document document(sample::bigDesign(racks, static_cast<int>(state.range(0))));
    Selection selection(document);
    const Library library = sample::library();
    const FloorScene scene(document, selection, library);
    bool up = true;
    for (auto _ : state) {
        document.apply("Move", movedSwitch(document.design(), up));
        up = !up;
    }
}
BENCHMARK(editOnScreen)->Arg(fewTypes)->Arg(allTypes)->Unit(benchmark::kMillisecond);

/// One key typed into the command palette, without any action.
void searchEverything(benchmark::State &state)
{
    Document document(sample::bigDesign(racks, static_cast<int>(state.range(0))));
    const Selection selection(document);
    const Library library = sample::library();
    const QMenuBar menus;
    PaletteModel model(document, selection, library, menus);
    for (auto _ : state) {
        model.search("s");
        model.search("r99 leaf");
    }
}
BENCHMARK(searchEverything)->Arg(fewTypes)->Arg(allTypes)->Unit(benchmark::kMillisecond);

/// One key typed into the search of the library: the mean of all keys of a text.
void searchLibrary(benchmark::State &state)
{
    const Library library = sample::bigLibrary(libraryParts);
    const PartIndex index(library);
    const std::string text = "nvidia 400g";
    PartQuery query;
    std::size_t typed = 0;
    for (auto _ : state) {
        typed = typed % text.size() + 1;
        query.text = text.substr(0, typed);
        benchmark::DoNotOptimize(index.find(query));
    }
}
BENCHMARK(searchLibrary)->Unit(benchmark::kMillisecond);

/// One key typed, up to what is painted, in the panel to drag from and in the browser.
template <typename Widget>
void typeInto(benchmark::State &state, Widget &widget)
{
    const QString text = "nvidia 400g";
    qsizetype typed = 0;
    widget.resize(1280, 720);
    widget.show();
    for (auto _ : state) {
        typed = typed % text.size() + 1;
        widget.search().setText(text.left(typed));
        QCoreApplication::processEvents();
    }
}

LibraryStack bigStack()
{
    LibraryStack stack;
    stack.parts = sample::bigLibrary(libraryParts);
    return stack;
}

void typeIntoPanel(benchmark::State &state)
{
    const LibraryStore store(bigStack());
    LibraryPanel panel(store);
    typeInto(state, panel);
}
BENCHMARK(typeIntoPanel)->Unit(benchmark::kMillisecond);

void typeIntoBrowser(benchmark::State &state)
{
    LibraryStore store(bigStack());
    Document document(sample::bigDesign(racks, fewTypes));
    LibraryBrowser browser(store, document);
    typeInto(state, browser);
}
BENCHMARK(typeIntoBrowser)->Unit(benchmark::kMillisecond);

/// What a library takes when it was read anew.
void indexLibrary(benchmark::State &state)
{
    const Library library = sample::bigLibrary(libraryParts);
    for (auto _ : state)
        benchmark::DoNotOptimize(PartIndex(library));
}
BENCHMARK(indexLibrary)->Unit(benchmark::kMillisecond);

/// 3,000 type files: the samples under other slugs, read and checked as `library import` does.
void importNetbox(benchmark::State &state)
{
    constexpr int count = 3000;
    QTemporaryDir folder;
    const QStringList samples =
        QDir(SOURCE_FOLDER "/tests/data/netbox").entryList({"device-types__*"}, QDir::Files);
    for (int i = 0; i < count; ++i) {
        const QString name = samples[i % samples.size()];
        QString text = QString::fromStdString(
            readFile((SOURCE_FOLDER "/tests/data/netbox/" + name).toStdString()).take());
        text.replace(QRegularExpression("\nslug: [^\n]*"), QString("\nslug: part-%1").arg(i));
        QFile file(folder.filePath(QString("device-types__%1.yaml").arg(i)));
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            state.SkipWithError("a file cannot be written");
    }
    for (auto _ : state) {
        std::size_t parts = 0;
        const auto report =
            importNetboxFolder(folder.path().toStdString(), [&parts](const Part &) { ++parts; });
        if (parts != count || !report.rejected.empty())
            state.SkipWithError("a file was rejected");
    }
}
BENCHMARK(importNetbox)->Unit(benchmark::kMillisecond);

/// What the outline adds to an edit, with one rack open.
void refreshOutline(benchmark::State &state)
{
    Document document(sample::bigDesign(racks, static_cast<int>(state.range(0))));
    OutlineModel model(document);
    model.fetchMore(model.indexOf(Selected{document.design().racks[0].id, "t0", {}}));
    bool up = true;
    for (auto _ : state) {
        state.PauseTiming();
        document.apply("Move", movedSwitch(document.design(), up));
        up = !up;
        state.ResumeTiming();
        model.refresh();
    }
}
BENCHMARK(refreshOutline)->Arg(fewTypes)->Arg(allTypes)->Unit(benchmark::kMillisecond);

/// What the table of devices adds to an edit: in the order of the design, and sorted by power.
void refreshTable(benchmark::State &state)
{
    Document document(sample::bigDesign(racks, fewTypes));
    TableModel model(document, deviceTable);
    constexpr int powerColumn = 5;
    model.sort(state.range(0) > 0 ? powerColumn : -1);
    bool up = true;
    for (auto _ : state) {
        state.PauseTiming();
        document.apply("Move", movedSwitch(document.design(), up));
        up = !up;
        state.ResumeTiming();
        model.refresh();
    }
}
BENCHMARK(refreshTable)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void paintFloor(benchmark::State &state)
{
    constexpr double percent = 100;
    Document document(sample::bigDesign(racks, fewTypes));
    Selection selection(document);
    const Library library = sample::library();
    FloorScene scene(document, selection, library);
    FloorView view(scene, document, selection);
    view.resize(1600, 900);
    view.show();
    QCoreApplication::processEvents();
    if (state.range(0) > 0)
        view.setZoom(static_cast<double>(state.range(0)) / percent);
    else
        view.fit();
    QImage image(view.viewport()->size(), QImage::Format_ARGB32_Premultiplied);
    for (auto _ : state) {
        QPainter painter(&image);
        view.render(&painter);
    }
    state.SetLabel("zoom " + std::to_string(view.zoom()));
}
BENCHMARK(paintFloor)->Arg(0)->Arg(50)->Arg(160)->Unit(benchmark::kMillisecond);

void saveDesign(benchmark::State &state)
{
    const Design design = sample::bigDesign(racks, fewTypes);
    for (auto _ : state)
        benchmark::DoNotOptimize(designText(design));
}
BENCHMARK(saveDesign)->Unit(benchmark::kMillisecond);

void loadDesign(benchmark::State &state)
{
    const std::string text = designText(sample::bigDesign(racks, fewTypes));
    for (auto _ : state)
        benchmark::DoNotOptimize(parseDesign(text, "bench"));
}
BENCHMARK(loadDesign)->Unit(benchmark::kMillisecond);

void writeSpecification(benchmark::State &state)
{
    const std::string path = dataFolder() + "/samples/dgx-h100-superpod.cwright";
    const Design design = parseDesign(readFile(path).value(), path).take();
    const Evaluation evaluation = evaluate(design);
    std::size_t bytes = 0;
    for (auto _ : state)
        bytes =
            exportBytes("spec-pdf", design, evaluation, {Audience::Internal, "2026-11-20"}).value().size();
    state.SetLabel(std::to_string(bytes) + " bytes");
}
BENCHMARK(writeSpecification)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace clusterwright

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
