#include "app/librarycommands.h"

#include "libraries/comparisontext.h"
#include "libraries/datafolder.h"
#include "libraries/designjson.h"
#include "libraries/file.h"
#include "libraries/json.h"
#include "libraries/librarycheck.h"
#include "libraries/netboxexport.h"
#include "libraries/netboximport.h"
#include "libraries/partlist.h"
#include "libraries/partschema.h"
#include "libraries/partwriter.h"
#include "libraries/pricebookjson.h"
#include "libraries/process.h"
#include "model/analysis/partcomparison.h"
#include "model/design/pricing.h"

#include <filesystem>
#include <iostream>

namespace clusterwright {
namespace {

std::string textOf(const Error &error)
{
    std::string text;
    for (const std::string &place : {error.file, error.object, error.key})
        text += place.empty() ? "" : place + ": ";
    return text + error.message;
}

void warn(const std::vector<Error> &problems)
{
    for (const Error &problem : problems)
        std::cerr << "warning: " << textOf(problem) << "\n";
}

Error noPart(const std::string &id)
{
    return wrong(id, {}, "is no part of the library; library list shows what is.");
}

/// Shown while it runs, if somebody looks.
bool showProgress(int done, int total)
{
    if (isErrorShown())
        std::cerr << "\r" << done << " of " << total << " files" << (done == total ? "\n" : "") << std::flush;
    return true;
}

std::string reportJson(const ImportReport &report)
{
    auto rejected = nlohmann::json::array();
    for (const ImportProblem &problem : report.rejected)
        rejected.push_back({{"file", problem.file}, {"line", problem.line}, {"reason", problem.reason}});
    return fileText({{"files", report.files},
                     {"imported", report.imported},
                     {"with_gaps", report.withGaps},
                     {"rejected", rejected}});
}

/// Ids that a shipped part has, too, which goes out of sight where the folder is used.
std::string hiddenText(const std::vector<Part> &parts)
{
    const LibraryStack shipped = loadLibraryStack({standardFolders().front()});
    std::string ids;
    for (const Part &part : parts)
        if (shipped.parts.contains(part.id))
            ids += (ids.empty() ? "" : ", ") + part.id;
    return ids.empty() ? ids : "These go before the shipped parts with the same id: " + ids + "\n";
}

std::string reportText(const ImportReport &report, const std::string &folder)
{
    std::string text;
    for (const ImportProblem &problem : report.rejected)
        text += problem.file + (problem.line > 0 ? ":" + std::to_string(problem.line) : "") + ": " +
                problem.reason + "\n";
    return text + std::to_string(report.files) + " files: " + std::to_string(report.imported) +
           " imported into " + folder + ", " + std::to_string(report.withGaps) +
           " of them without height, mass or maximum power; " + std::to_string(report.rejected.size()) +
           " rejected\n";
}

} // namespace

Result<LibraryStack> openLibraries(const Options &options)
{
    LibraryStack stack = loadLibraryStack(standardFolders(options.libraries));
    for (const Error &problem : stack.problems)
        if (problem.file.starts_with(stack.folders.front().path))
            return problem;
    warn(stack.problems);
    return stack;
}

int listLibrary(const Options &options)
{
    const auto library = openLibraries(options);
    if (!library)
        return fail(library.error(), options);
    const auto kind = fromName<PartKind>(options.kind);
    if (!options.kind.empty() && !kind)
        return fail(wrong("library list", "--kind",
                          "is \"" + options.kind + "\"; it must be one of " + allNames<PartKind>() + "."),
                    options);
    std::vector<const Part *> parts;
    for (const auto &[id, part] : library.value().parts)
        if ((!kind || kindOf(part) == *kind) && matches(part, options.search))
            parts.push_back(&part);
    std::cout << (options.json ? partListJson(parts) : partListText(parts));
    return Good;
}

int showPart(const Options &options)
{
    const auto library = openLibraries(options);
    if (!library)
        return fail(library.error(), options);
    const auto part = library.value().parts.find(options.part);
    if (part == library.value().parts.end())
        return fail(noPart(options.part), options);
    if (options.json) {
        std::cout << partText(part->second);
        return Good;
    }
    const PartOrigin &origin = library.value().origins.at(options.part);
    std::cout << partSheet(part->second) << "file " << origin.file << "\n";
    for (const std::size_t hidden : origin.hidden)
        std::cout << "hides the part of " << library.value().folders[hidden].path << "\n";
    return Good;
}

int compareLibraryParts(const Options &options)
{
    const auto library = openLibraries(options);
    if (!library)
        return fail(library.error(), options);
    std::vector<const Part *> parts;
    for (const std::string &id : options.parts) {
        const auto part = library.value().parts.find(id);
        if (part == library.value().parts.end())
            return fail(noPart(id), options);
        parts.push_back(&part->second);
    }
    const PriceBooks books = loadPriceBooks(options.books);
    warn(books.problems);
    const auto prices = overlaid(books.books);
    if (!prices)
        return fail(prices.error(), options);
    const auto comparison = compareParts(parts, prices.value());
    if (!comparison)
        return fail(comparison.error(), options);
    std::cout << (options.json ? comparisonJson(comparison.value()) : comparisonText(comparison.value()));
    return Good;
}

int importLibrary(const Options &options)
{
    std::error_code problem;
    if (!std::filesystem::exists(options.file, problem))
        return fail(Error{options.file, {}, {}, "is neither a file nor a folder."}, options);
    const std::string folder = options.out.empty() ? userLibraryFolder() : options.out;
    std::vector<Part> parts;
    const ImportReport report = importNetboxFolder(
        options.file, [&parts](Part part) { parts.push_back(std::move(part)); }, showProgress);
    const auto written = writeParts(parts, folder);
    if (!written)
        return fail(written.error(), options);
    std::cout << (options.json ? reportJson(report) : reportText(report, folder) + hiddenText(parts));
    return report.rejected.empty() ? Good : Findings;
}

int exportPart(const Options &options)
{
    if (options.format != "netbox")
        return fail(wrong("library export", "--format", "is \"" + options.format + "\"; it must be netbox."),
                    options);
    const auto library = openLibraries(options);
    if (!library)
        return fail(library.error(), options);
    const auto part = library.value().parts.find(options.part);
    if (part == library.value().parts.end())
        return fail(noPart(options.part), options);
    const auto text = netboxText(part->second);
    if (!text)
        return fail(text.error(), options);
    const auto written = writeFile(options.out, text.value());
    if (!written)
        return fail(written.error(), options);
    if (options.json)
        std::cout << fileText({{"file", options.out}, {"part", options.part}});
    else
        std::cout << "wrote " << options.out << "\n";
    return Good;
}

int checkLibraryFolder(const Options &options)
{
    const bool isShipped = options.file.empty();
    std::error_code problem;
    if (!isShipped && !std::filesystem::is_directory(options.file, problem))
        return fail(Error{options.file, {}, {}, "is no folder."}, options);
    const PriceBooks books = isShipped ? loadPriceBooks(options.books) : PriceBooks{};
    const LibraryCheck check = checkLibrary(isShipped ? dataFolder() + "/data" : options.file, &books);
    std::cout << (options.json ? libraryCheckJson(check) : libraryCheckText(check));
    return check.problems.empty() ? Good : Findings;
}

int printSchema(const Options &)
{
    std::cout << partSchema();
    return Good;
}

int usePrices(const Options &options)
{
    const PriceBooks books = loadPriceBooks(options.books);
    if (!books.problems.empty())
        return fail(books.problems.front(), options);
    if (options.file.empty()) {
        const auto all = overlaid(books.books);
        if (!all)
            return fail(all.error(), options);
        std::cout << priceBookText(all.value());
        return Good;
    }
    const auto text = readFile(options.file, largestDesign);
    auto design = text ? parseDesign(text.value(), options.file) : text.error();
    if (design)
        design = usePriceBooks(design.take(), books.books);
    return design ? saveDesign(design.value(), options.out.empty() ? options.file : options.out, options)
                  : fail(design.error(), options);
}

} // namespace clusterwright
