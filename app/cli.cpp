// clusterwright-cli: the same engine without a window. Only export makes a Qt application object.
#include "app/commands.h"

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
    CLI::App *make, *edit, *check, *report, *diff, *write, *rules, *explain, *calculate, *list, *show;
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

void addCalculate(CLI::App &app, Commands &commands, Options &options)
{
    commands.calculate = addCommand(
        app, "calc", "runs cases of the engineering calculators; exit code 1 if one fails", options);
    commands.calculate->add_option("--cases", options.cases, "the cases; see below");
    commands.calculate->add_flag("--list", options.list, "lists the calculators");
    commands.calculate->add_flag("--markdown", options.markdown, "documents them as Markdown");
    commands.calculate->footer(calculateHelp());
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
    addExplain(app, commands, options);
    addCalculate(app, commands, options);
    CLI::App *library = app.add_subcommand("library", "the part library");
    library->require_subcommand(1);
    commands.list = addCommand(*library, "list", "all parts, or those that match", options);
    commands.list->add_option("--kind", options.kind,
                              "server, switch, storage, rack, rack_pdu, power_shelf, item");
    commands.list->add_option("--search", options.search, "words of the name, model or summary");
    commands.show = addCommand(*library, "show", "one part with every figure and its source", options);
    commands.show->add_option("ID", options.part, "id of the part")->required();
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
    if (commands.write->parsed())
        return exportDesign(options, argc, argv);
    if (commands.explain->parsed())
        return explainResult(options);
    if (commands.calculate->parsed())
        return calculate(options);
    if (commands.rules->parsed())
        return listRules(options);
    return commands.list->parsed() ? listLibrary(options) : showPart(options);
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
