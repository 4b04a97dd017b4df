// clusterwright-cli: the same engine without a window. Only export makes a Qt application object.
#include "app/estimatecommands.h"
#include "app/fabriccommands.h"
#include "app/layoutcommands.h"
#include "app/librarycommands.h"
#include "app/searchcommands.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <span>
#include <string_view>

namespace clusterwright {
namespace {

CLI::App *addCommand(CLI::App &parent, const char *name, const char *help, Options &options)
{
    CLI::App *command = parent.add_subcommand(name, help);
    command->add_flag("--json", options.json, "one JSON document on standard output");
    return command;
}

struct Commands {
    CLI::App *make, *edit, *check, *report, *diff, *fabric, *write, *rules, *explain, *calculate, *search,
        *estimate, *layouts, *list, *show, *compareParts, *import, *exportPart, *checkLibrary, *schema,
        *prices;
};

void addExplain(CLI::App &app, Commands &commands, Options &options)
{
    commands.explain = addCommand(app, "explain", "why a result is what it is", options);
    commands.explain->add_option("FILE", options.file, "the design")->required();
    commands.explain->add_option("--metric", options.metric, "what to explain; see below")->required();
    commands.explain->add_option("--object", options.object,
                                 "id of a rack, rack type, placement or part; design if missing");
    commands.explain->footer(explainHelp());
}

void addFabric(CLI::App &app, Commands &commands, Options &options)
{
    commands.fabric =
        addCommand(app, "fabric", "what networks carry, and what remains after a loss", options);
    commands.fabric->add_option("FILE", options.file, "the design")->required();
    commands.fabric->add_option("--fabric", options.fabric, "id of the network");
    commands.fabric->add_option("--path", options.path, "two devices: the way between them")->expected(2);
    commands.fabric->add_option("--flow", options.flow, "two roles or devices: the most that can flow")
        ->expected(2);
    commands.fabric->add_option("--pattern", options.patterns,
                                "all-to-all, ring, rail-ring or to-targets; repeated: all of them at once");
    commands.fabric->add_option("--lose", options.lose, "a device that has failed");
    commands.fabric->footer(fabricHelp());
}

void addCalculate(CLI::App &app, Commands &commands, Options &options)
{
    commands.calculate = addCommand(
        app, "calc", "runs cases of the engineering calculators; exit code 1 if one fails", options);
    commands.calculate->add_option("--cases", options.cases, "the cases; see below");
    commands.calculate->add_flag("--list", options.list, "lists the calculators");
    commands.calculate->add_flag("--markdown", options.markdown, "documents them as Markdown");
    commands.calculate->footer(calculateHelp());
}

void addSearch(CLI::App &app, Commands &commands, Options &options)
{
    commands.search = addCommand(
        app, "search", "the fastest way to spread a training over processors; exit code 1 if there is none",
        options);
    commands.search->add_option("STUDY", options.file, "the study; see below")->required();
    commands.search->add_option("--threads", options.threads, "how many to use; all if missing")
        ->check(CLI::Range(1, 1024));
    commands.search->footer(searchHelp());
}

void addLayouts(CLI::App &app, Commands &commands, Options &options)
{
    commands.layouts = addCommand(
        app, "layouts", "the best ways to spread a training of a design; exit code 1 if none fits", options);
    commands.layouts->add_option("FILE", options.file, "the design")->required();
    commands.layouts->add_option("--workload", options.workload,
                                 "id of the training; the only one if missing");
    commands.layouts->add_option("--objective", options.objective, "time, memory, cost or energy");
    commands.layouts->add_option("--top", options.top, "how many of the best")->check(CLI::Range(1, 1000));
    commands.layouts->add_option("--out", options.out, "saves the design with the best layout");
    commands.layouts->footer(layoutHelp());
}

void addEstimate(CLI::App &app, Commands &commands, Options &options)
{
    commands.estimate =
        addCommand(app, "estimate", "what workloads take, by cases; exit code 1 if one fails", options);
    commands.estimate->add_option("FILE", options.cases, "the cases; see below")->required();
    commands.estimate->footer(estimateHelp());
}

CLI::App *addLibraryCommand(CLI::App &library, const char *name, const char *what, Options &options)
{
    CLI::App *command = addCommand(library, name, what, options);
    command->add_option("--library", options.libraries, "a further folder of parts; may be repeated");
    return command;
}

void addLibrary(CLI::App &app, Commands &commands, Options &options)
{
    CLI::App *library = app.add_subcommand("library", "the part library");
    library->require_subcommand(1);
    commands.list = addLibraryCommand(*library, "list", "all parts, or those that match", options);
    commands.list->add_option("--kind", options.kind, "such as server, switch, cpu; a wrong one lists all");
    commands.list->add_option("--search", options.search, "words of the name, model or summary");
    commands.show = addLibraryCommand(*library, "show", "one part with every figure and its source", options);
    commands.show->add_option("ID", options.part, "id of the part")->required();
    commands.compareParts =
        addLibraryCommand(*library, "compare", "2 to 6 parts side by side, with derived figures", options);
    commands.compareParts->add_option("ID", options.parts, "ids of the parts")->required();
    commands.compareParts->add_option("--book", options.books, "a further price book; may be repeated");
    commands.import =
        addCommand(*library, "import",
                   "NetBox device, module and rack types; exit code 1 if a file is rejected", options);
    commands.import->add_option("PATH", options.file, "a file, or a folder with all below it")->required();
    commands.import->add_option("--out", options.out, "folder of parts to write; your own if missing");
    commands.exportPart = addLibraryCommand(*library, "export", "a part for another program", options);
    commands.exportPart->add_option("ID", options.part, "id of the part")->required();
    commands.exportPart->add_option("--format", options.format, "netbox")->required();
    commands.exportPart->add_option("--out", options.out, "file to write")->required();
    commands.checkLibrary = addCommand(
        *library, "check", "what is wrong with a folder of parts; exit code 1 if anything is", options);
    commands.checkLibrary->add_option("DIR", options.file, "the folder; the shipped library if missing");
    commands.schema = addCommand(*library, "schema", "the JSON Schema of part files", options);
}

void addPrices(CLI::App &app, Commands &commands, Options &options)
{
    commands.prices =
        addCommand(app, "prices", "the price books over each other, or a design that uses them", options);
    commands.prices->add_option("FILE", options.file, "the design; without one the prices are listed");
    commands.prices->add_option("--book", options.books, "a further price book; may be repeated");
    commands.prices->add_option("--out", options.out, "file to write; FILE if missing");
}

int runLibrary(const Commands &commands, const Options &options)
{
    for (const auto &[command, action] : {std::pair{commands.list, &listLibrary},
                                          {commands.show, &showPart},
                                          {commands.compareParts, &compareLibraryParts},
                                          {commands.import, &importLibrary},
                                          {commands.exportPart, &exportPart},
                                          {commands.checkLibrary, &checkLibraryFolder}})
        if (command->parsed())
            return action(options);
    return printSchema(options);
}

Commands addCommands(CLI::App &app, Options &options)
{
    app.require_subcommand(1);
    app.set_version_flag("--version", CLUSTERWRIGHT_VERSION);
    Commands commands{};
    commands.make = addCommand(app, "new", "makes a design from a template", options);
    commands.make->add_option("--template", options.templateName, "name of the template");
    commands.make->add_option("--units", options.units, "number of scalable units");
    commands.make->add_option("--out", options.out, "file to write");
    commands.make->add_flag("--list", options.list, "lists the templates");
    commands.edit = addCommand(app, "edit", "applies all edits of a script, or none", options);
    commands.edit->add_option("FILE", options.file, "the design")->required();
    commands.edit->add_option("--script", options.script, "the edits")->required();
    commands.edit->add_option("--out", options.out, "file to write; FILE if missing");
    commands.edit->footer(editHelp());
    commands.check = addCommand(app, "check", "findings; exit code 1 if an unwaived error remains", options);
    commands.check->add_option("FILE", options.file, "the design")->required();
    commands.report = addCommand(app, "report", "totals and per-rack results", options);
    commands.report->add_option("FILE", options.file, "the design")->required();
    commands.diff = addCommand(app, "diff", "what changed from A to B; exit code 1 if anything did", options);
    commands.diff->add_option("A", options.file, "the earlier design")->required();
    commands.diff->add_option("B", options.other, "the later design")->required();
    commands.write = addCommand(app, "export", "writes one document", options);
    commands.write->add_option("FILE", options.file, "the design");
    commands.write->add_option("--format", options.format, "id of the format");
    commands.write->add_option("--out", options.out, "file to write");
    commands.write->add_option("--audience", options.audience, "who reads it: Internal (default)");
    commands.write->add_option("--date", options.date, "date of issue, YYYY-MM-DD; today if missing");
    commands.write->add_option("--paper", options.paper, "a4 (default) or letter, for documents of pages");
    commands.write->add_option("--drawing", options.drawing,
                               "of svg and png: floor, floor:HALL, rack:TYPE or rack:RACK, by id or name");
    commands.write->add_flag("--list", options.list, "lists the formats");
    commands.rules = addCommand(app, "rules", "the rule book", options);
    commands.rules->add_flag("--markdown", options.markdown, "as a Markdown document");
    addFabric(app, commands, options);
    addExplain(app, commands, options);
    addCalculate(app, commands, options);
    addSearch(app, commands, options);
    addEstimate(app, commands, options);
    addLayouts(app, commands, options);
    addLibrary(app, commands, options);
    addPrices(app, commands, options);
    return commands;
}

int run(int argc, char *argv[])
{
    Options options;
    CLI::App app("Clusterwright on the command line", "clusterwright-cli");
    const Commands commands = addCommands(app, options);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &problem) {
        if (problem.get_exit_code() == 0)
            return app.exit(problem); // --help, --version
        options.json = std::ranges::count(std::span(argv, static_cast<std::size_t>(argc)),
                                          std::string_view("--json")) > 0;
        const Error error{{}, "command line", {}, std::string(problem.what()) + ". See --help."};
        if (app.got_subcommand(commands.estimate))
            return failEstimate(error, options);
        return app.got_subcommand(commands.calculate) ? failCases(error, options) : fail(error, options);
    }
    if (commands.make->parsed())
        return newDesign(options);
    if (commands.edit->parsed())
        return editDesign(options);
    if (commands.check->parsed())
        return checkDesign(options);
    if (commands.report->parsed())
        return reportDesign(options);
    if (commands.diff->parsed())
        return diffDesigns(options);
    if (commands.fabric->parsed())
        return askFabric(options);
    if (commands.write->parsed())
        return exportDesign(options, argc, argv);
    if (commands.explain->parsed())
        return explainResult(options);
    if (commands.calculate->parsed())
        return calculate(options);
    if (commands.search->parsed())
        return searchBest(options);
    if (commands.layouts->parsed())
        return findLayout(options);
    if (commands.estimate->parsed())
        return estimateCases(options);
    if (commands.rules->parsed())
        return listRules(options);
    if (commands.prices->parsed())
        return usePrices(options);
    return runLibrary(commands, options);
}

} // namespace
} // namespace clusterwright

int main(int argc, char *argv[])
{
    try {
        return clusterwright::run(argc, argv);
    } catch (const std::exception &problem) {
        std::fprintf(stderr, "error: internal: %s\n", problem.what());
        return clusterwright::InternalError;
    }
}
