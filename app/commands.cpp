#include "app/commands.h"

#include "app/librarycommands.h"
#include "app/reporttext.h"
#include "exports/differencejson.h"
#include "exports/evaluationjson.h"
#include "exports/formats.h"
#include "libraries/calculatorcases.h"
#include "libraries/calculatorlist.h"
#include "libraries/datafolder.h"
#include "libraries/designjson.h"
#include "libraries/editoperations.h"
#include "libraries/editscript.h"
#include "libraries/explanationtext.h"
#include "libraries/file.h"
#include "libraries/filelock.h"
#include "libraries/json.h"
#include "libraries/rulelist.h"
#include "libraries/template.h"
#include "libraries/versions.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QDate>

#include <iostream>

namespace clusterwright {
namespace {

constexpr std::size_t largestScript = 64 << 20;
constexpr std::size_t largestCases = 64 << 20;

int printTemplates(const Options &options)
{
    const auto templates = listTemplates(dataFolder() + "/templates");
    if (!templates)
        return fail(templates.error(), options);
    auto list = nlohmann::json::array();
    for (const TemplateInfo &info : templates.value()) {
        list.push_back({{"name", info.name},
                        {"description", info.description},
                        {"least_units", info.leastUnits},
                        {"most_units", info.mostUnits},
                        {"usual_units", info.usualUnits}});
        if (!options.json)
            std::cout << info.name << "  " << info.description << " (--units " << info.leastUnits << " to "
                      << info.mostUnits << ", usually " << info.usualUnits << ")\n";
    }
    if (options.json)
        std::cout << fileText({{"templates", list}});
    return Good;
}

int printFormats(const Options &options)
{
    auto list = nlohmann::json::array();
    for (const Format &format : formats()) {
        list.push_back(
            {{"id", format.id}, {"extension", format.extension}, {"description", format.description}});
        if (!options.json)
            std::cout << format.id << "  " << format.description << " (." << format.extension << ")\n";
    }
    if (options.json)
        std::cout << fileText({{"formats", list}});
    return Good;
}

int printFile(const std::string &bytes, const Options &options)
{
    const auto hash = QCryptographicHash::hash(
        QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())), QCryptographicHash::Sha256);
    if (options.json)
        std::cout << fileText({{"files",
                                {{{"path", options.out},
                                  {"format", options.format},
                                  {"bytes", bytes.size()},
                                  {"sha256", hash.toHex().toStdString()}}}}});
    else
        std::cout << "wrote " << options.out << ", " << bytes.size() << " bytes, sha256 "
                  << hash.toHex().toStdString() << "\n";
    return Good;
}

/// Standard error is for errors of ours: Qt warns there of a missing XDG_RUNTIME_DIR, which no document
/// needs.
void dropWarnings(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    if (type == QtCriticalMsg || type == QtFatalMsg)
        std::cerr << "error: internal: " << text.toStdString() << "\n";
}

std::optional<Error> wrongOptions(const Options &options)
{
    if (options.file.empty() || options.format.empty() || options.out.empty())
        return wrong("export", {}, "needs FILE, --format and --out; export --list shows the formats.");
    if (!fromName<Audience>(options.audience))
        return wrong("export", "--audience", "is \"" + options.audience + "\"; this version knows Internal.");
    if (!fromName<Paper>(options.paper))
        return wrong("export", "--paper",
                     "is \"" + options.paper + "\"; it must be one of " + allNames<Paper>() + ".");
    const auto format = std::ranges::find(formats(), std::string_view(options.format),
                                          [](const Format &f) { return std::string_view(f.id); });
    if (!options.drawing.empty() && format != formats().end() && !format->needsDrawing)
        return wrong("export", "--drawing",
                     "belongs to the formats svg and png, not to " + options.format + ".");
    if (!options.date.empty() &&
        !QDate::fromString(QString::fromStdString(options.date), Qt::ISODate).isValid())
        return wrong("export", "--date",
                     "is \"" + options.date + "\"; it must be a date such as 2026-01-31.");
    return std::nullopt;
}

} // namespace

static std::string sentence(const Error &error)
{
    std::string place = error.file.empty() ? error.object : error.file;
    if (!error.file.empty() && !error.object.empty())
        place += ": " + error.object;
    return place + ": " + (error.key.empty() ? "" : error.key + " ") + error.message;
}

int fail(const Error &error, const Options &options)
{
    std::cerr << "error: " << sentence(error) << "\n";
    if (options.json)
        std::cout << errorJson(error);
    return BadInput;
}

int failCases(const Error &error, const Options &options)
{
    std::cerr << "error: " << sentence(error) << "\n";
    if (options.json)
        std::cout << fileText({{"error", {{"key", "file"}, {"message", sentence(error)}}}});
    return BadInput;
}

Result<std::optional<FileLock>> hold(const std::string &path)
{
    auto attempt = lockFile(path);
    if (const auto *holder = std::get_if<LockHolder>(&attempt))
        return Error{path,
                     {},
                     {},
                     holderText(*holder) + ". Close it there or write to another file with --out; if that " +
                         "program is gone, remove " + lockPath(path) + "."};
    auto *lock = std::get_if<FileLock>(&attempt);
    return lock ? std::optional(std::move(*lock)) : std::nullopt;
}

Result<Design> loadDesign(const std::string &path)
{
    const auto text = readFile(path, largestDesign);
    return text ? parseDesign(text.value(), path) : text.error();
}

int saveDesign(const Design &design, const std::string &path, const Options &options)
{
    const auto saved = saveFile(path, designText(design));
    if (!saved)
        return fail(saved.error(), options);
    if (options.json)
        std::cout << fileText({{"file", path}, {"racks", design.racks.size()}});
    else
        std::cout << "wrote " << path << "\n";
    return Good;
}

/// A design with what it is checked against.
struct Opened {
    Design design;
    Library library;
    Evaluation evaluation;
};

static Result<Opened> openAndCheck(const std::string &path, const Options &options)
{
    auto design = loadDesign(path);
    if (!design)
        return design.error();
    auto library = openLibraries(options);
    if (!library)
        return library.error();
    Evaluation evaluation = evaluate(design.value(), &library.value().parts);
    return Opened{design.take(), std::move(library.take().parts), std::move(evaluation)};
}

int newDesign(const Options &options)
{
    if (options.list)
        return printTemplates(options);
    if (options.templateName.empty() || options.out.empty())
        return fail(wrong("new", {}, "needs --template and --out; new --list shows the templates."), options);
    const auto lock = hold(options.out);
    if (!lock)
        return fail(lock.error(), options);
    const auto library = openLibraries(options);
    if (!library)
        return fail(library.error(), options);
    const auto design = makeFromTemplate(dataFolder() + "/templates", options.templateName, options.units,
                                         library.value().parts);
    return design ? saveDesign(design.value(), options.out, options) : fail(design.error(), options);
}

int editDesign(const Options &options)
{
    const std::string &out = options.out.empty() ? options.file : options.out;
    const auto lock = hold(out);
    if (!lock)
        return fail(lock.error(), options);
    auto design = loadDesign(options.file);
    if (!design)
        return fail(design.error(), options);
    const auto script = readFile(options.script, largestScript);
    if (!script)
        return fail(script.error(), options);
    const auto library = openLibraries(options);
    if (!library)
        return fail(library.error(), options);
    const auto edited = applyScript(design.take(), script.value(), options.script, library.value().parts);
    return edited ? saveDesign(edited.value(), out, options) : fail(edited.error(), options);
}

int checkDesign(const Options &options)
{
    const auto opened = openAndCheck(options.file, options);
    if (!opened)
        return fail(opened.error(), options);
    const auto &[design, library, evaluation] = opened.value();
    std::cout << (options.json ? checkJson(evaluation) : findingsText(evaluation));
    return evaluation.counts.errors > 0 ? Findings : Good;
}

int reportDesign(const Options &options)
{
    const auto opened = openAndCheck(options.file, options);
    if (!opened)
        return fail(opened.error(), options);
    const auto &[design, library, evaluation] = opened.value();
    std::cout << (options.json ? reportJson(design, evaluation) : reportText(design, evaluation));
    return Good;
}

int diffDesigns(const Options &options)
{
    const auto before = openAndCheck(options.file, options);
    if (!before)
        return fail(before.error(), options);
    const auto after = openAndCheck(options.other, options);
    if (!after)
        return fail(after.error(), options);
    const Difference difference = differenceBetween(before.value().design, before.value().evaluation,
                                                    after.value().design, after.value().evaluation);
    std::cout << (options.json ? differenceJson(difference) : differenceText(difference));
    return difference.isEmpty() ? Good : Findings;
}

int exportDesign(const Options &options, int argc, char *argv[])
{
    if (options.list)
        return printFormats(options);
    if (const auto error = wrongOptions(options))
        return fail(*error, options);
    const auto opened = openAndCheck(options.file, options);
    if (!opened)
        return fail(opened.error(), options);
    const auto &[design, library, evaluation] = opened.value();
    qputenv("QT_QPA_PLATFORM", "offscreen"); // documents need fonts, a painter and charts, not a display
    qInstallMessageHandler(dropWarnings);
    const QApplication application(argc, argv);
    const std::string today = QDate::currentDate().toString(Qt::ISODate).toStdString();
    const Issue issue{*fromName<Audience>(options.audience), options.date.empty() ? today : options.date,
                      *fromName<Paper>(options.paper), options.drawing};
    const auto bytes = exportBytes(options.format, design, evaluation, issue);
    if (!bytes)
        return fail(bytes.error(), options);
    const auto written = writeFile(options.out, bytes.value());
    return written ? printFile(bytes.value(), options) : fail(written.error(), options);
}

int listRules(const Options &options)
{
    std::cout << (options.json ? ruleListJson() : options.markdown ? ruleListMarkdown() : ruleListText());
    return Good;
}

int explainResult(const Options &options)
{
    const auto opened = openAndCheck(options.file, options);
    if (!opened)
        return fail(opened.error(), options);
    const auto &[design, library, evaluation] = opened.value();
    const auto why = explain(design, evaluation, options.metric, options.object, &library);
    if (!why)
        return fail(
            Error{options.file, options.object, options.metric,
                  "is nothing that can be explained: the object must be \"design\" or the id of a rack, "
                  "rack type, placement, part or workload, and the metric one of explain --help."},
            options);
    std::cout << (options.json ? explanationJson(*why) : explanationText(*why));
    return Good;
}

int calculate(const Options &options)
{
    if (options.markdown || options.list) {
        std::cout << (options.json       ? calculatorListJson()
                      : options.markdown ? calculatorListMarkdown()
                                         : calculatorListText());
        return Good;
    }
    if (options.cases.empty())
        return failCases(wrong("calc", {}, "needs --cases FILE; calc --list shows the calculators."),
                         options);
    const auto text = readFile(options.cases, largestCases);
    if (!text)
        return failCases(text.error(), options);
    const auto results = runCases(text.value(), options.cases);
    if (!results)
        return failCases(results.error(), options);
    std::cout << (options.json ? fileText(results.value().document) : caseTable(results.value()));
    return results.value().allPass ? Good : Findings;
}

std::string calculateHelp()
{
    return "FILE: {\"format\": 1, \"cases\": [{\"id\": ID, \"function\": \"power.busbar\", \"inputs\": "
           "{\"load_kw\": 96, \"bus_v\": 48},\n"
           "       \"expected\": {\"current_a\": 2000}, \"tolerance\": {\"default\": {\"rel\": 0.001}}}, "
           "...]}\n"
           "A tolerance is {\"rel\": x} or {\"abs\": x}, by key of an output or \"default\"; rel 1e-6 if "
           "missing.\n"
           "\"expected_error\": KEY instead of \"expected\" wants the inputs refused for that key.\n"
           "Exit code 0: every case passes; 1: one fails; 2: the file cannot be read.\n"
           "calc --list shows all functions, calc --markdown their inputs, outputs, equations and sources.\n";
}

std::string explainHelp()
{
    return "Metrics, and what they are the sum of (n = number of pieces):\n" + metricListText() +
           "The feed metrics need the placement of a feed as object. Figures of parts, such as max_power_w, "
           "and "
           "assumptions of the design, such as power_factor, can be asked for by their keys too.\n";
}

std::string editHelp()
{
    std::string text =
        "EDITS.json: {\"format\": 1, \"edits\": [{\"op\": OP, ...}, ...]}; all edits apply or none.\n"
        "Operations and their arguments ([optional]):\n";
    for (const EditOperation &operation : editOperations())
        text += "  " + std::string(operation.name) + ": " + std::string(operation.arguments) + "\n";
    return text;
}

} // namespace clusterwright
