#include "libraries/librarycheck.h"

#include "model/parts/partproblems.h"

#include <filesystem>

namespace clusterwright {
namespace {

void checkPrices(const PriceBooks &books, const Library &parts, std::vector<Error> &problems)
{
    problems.insert(problems.end(), books.problems.begin(), books.problems.end());
    for (const PriceBook &book : books.books)
        for (const auto &[part, price] : book.prices)
            if (!parts.contains(part))
                problems.push_back({{}, book.name, part, "has a price, but is no part of the library."});
}

std::string countsText(const std::string &title, const std::map<std::string, std::size_t> &counts)
{
    std::string text = title;
    for (const auto &[name, count] : counts)
        text += (text == title ? " " : ", ") + std::to_string(count) + " " + name;
    return text + "\n";
}

} // namespace

LibraryCheck checkLibrary(const std::string &folder, const PriceBooks *books)
{
    const LibraryStack stack = loadLibraryStack({{folder, folder, true}});
    LibraryCheck check;
    check.parts = stack.parts.size();
    check.problems = stack.problems;
    for (const auto &[id, part] : stack.parts) {
        ++check.byKind[std::string(nameOf(kindOf(part)))];
        ++check.byConfidence[std::string(nameOf(confidenceOf(part)))];
        const std::string &file = stack.origins.at(id).file;
        if (std::filesystem::path(file).stem() != id)
            check.problems.push_back({file, id, "id", "is not the name of the file."});
        for (const PartProblem &problem : problemsOf(part))
            check.problems.push_back({file, id, problem.key, problem.message});
        const bool isInDevice =
            part.netbox && (part.netbox->role == "child" || part.netbox->more.contains("type"));
        if (canStandInRack(kindOf(part)) && !isInDevice && !isComplete(part))
            check.incomplete.push_back(id);
    }
    if (books)
        checkPrices(*books, stack.parts, check.problems);
    return check;
}

std::string libraryCheckJson(const LibraryCheck &check)
{
    auto problems = nlohmann::json::array();
    for (const Error &problem : check.problems)
        problems.push_back({{"file", problem.file},
                            {"part", problem.object},
                            {"key", problem.key},
                            {"message", problem.message}});
    return fileText({{"parts", check.parts},
                     {"kinds", check.byKind},
                     {"confidence", check.byConfidence},
                     {"incomplete", check.incomplete},
                     {"problems", problems}});
}

std::string libraryCheckText(const LibraryCheck &check)
{
    std::string text;
    for (const Error &problem : check.problems) {
        for (const std::string &place : {problem.file, problem.object, problem.key})
            text += place.empty() ? "" : place + ": ";
        text += problem.message + "\n";
    }
    text += std::to_string(check.parts) + (check.parts == 1 ? " part, " : " parts, ") +
            std::to_string(check.problems.size()) + (check.problems.size() == 1 ? " problem" : " problems") +
            "\n" + countsText("By kind:", check.byKind) +
            countsText("By lowest confidence of a figure:", check.byConfidence);
    if (check.incomplete.empty())
        return text;
    text += "Stand in racks, but lack height, mass or maximum power:";
    for (const PartId &id : check.incomplete)
        text += " " + id;
    return text + "\n";
}

} // namespace clusterwright
