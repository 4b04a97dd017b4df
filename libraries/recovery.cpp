#include "libraries/recovery.h"

#include "libraries/designjson.h"
#include "libraries/file.h"
#include "libraries/json.h"

#include <algorithm>
#include <atomic>
#include <filesystem>

#include <unistd.h>

namespace clusterwright {
namespace {

namespace fs = std::filesystem;

constexpr auto ending = ".recovery";
constexpr std::int64_t newestFormat = 1;
constexpr std::size_t largestNote = 64 << 10;

template <typename Archive, typename T>
void describeNote(Archive &archive, T &note)
{
    std::int64_t format = newestFormat;
    archive.field("recovery_format", format);
    archive.require("recovery_format", format == newestFormat, "is of another version.");
    archive.field("file", note.file);
    archive.field("saved", note.saved);
    describeProcess(archive, note.owner);
}

/// One line of JSON in front of the design.
std::string lineOf(const RecoveryNote &note)
{
    JsonWriter writer;
    describeNote(writer, note);
    return writer.json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

Result<RecoveryNote> noteOf(std::string_view line, const std::string &path)
{
    const auto json = parseJson(line, path);
    if (!json)
        return json.error();
    std::optional<Error> error;
    RecoveryNote note;
    JsonReader reader(json.value(), "recovery", error);
    describeNote(reader, note);
    if (!error)
        return note;
    error->file = path;
    return *std::move(error);
}

} // namespace

std::string recoveryPath(const std::string &designPath)
{
    return companionPath(designPath, ending);
}

Result<std::string> newRecoveryPath(const std::string &folder, const std::string &designPath)
{
    static std::atomic<int> count = 0;
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (problem)
        return Error{folder, {}, {}, "cannot be made: " + problem.message() + "."};
    fs::permissions(folder, fs::perms::owner_all, problem); // designs may be confidential
    const std::string name = designPath.empty() ? "untitled" : fs::path(designPath).filename().native();
    fs::path path;
    do
        path = fs::path(folder) /
               (name + "-" + std::to_string(::getpid()) + "-" + std::to_string(++count) + ending);
    while (fs::exists(path, problem));
    return path.native();
}

Result<std::string> writeRecovery(const std::string &path, const std::string &designPath,
                                  const Design &design)
{
    const RecoveryNote note{designPath.empty() ? "" : realPath(designPath), utcNow(), thisProcess()};
    return writeFile(path, lineOf(note) + designText(design), Readers::Owner);
}

Result<Recovery> readRecovery(const std::string &path)
{
    const auto text = readFile(path, largestDesign + largestNote);
    if (!text)
        return text.error();
    const std::string_view all = text.value();
    const auto lineEnd = std::min(all.find('\n'), all.size());
    auto note = noteOf(all.substr(0, lineEnd), path);
    if (!note)
        return note.error();
    auto design = parseDesign(all.substr(lineEnd), path);
    if (!design)
        return design.error();
    return Recovery{path, note.take(), design.take()};
}

void removeRecovery(const std::string &path)
{
    ::unlink(path.c_str());
}

std::vector<Recovery> listRecoveries(const std::string &folder)
{
    std::vector<Recovery> found;
    std::error_code problem;
    for (fs::directory_iterator entry(folder, problem), end; !problem && entry != end;
         entry.increment(problem)) {
        if (entry->path().extension() != ending)
            continue;
        auto recovery = readRecovery(entry->path().native());
        if (recovery && !mayRun(recovery.value().note.owner))
            found.push_back(recovery.take());
    }
    std::ranges::sort(found, std::ranges::greater(), [](const Recovery &one) { return one.note.saved; });
    return found;
}

std::vector<Recovery> recoveriesOf(const std::string &designPath, const std::string &folder, bool hasLock)
{
    std::vector<Recovery> found;
    auto beside = readRecovery(recoveryPath(designPath));
    if (hasLock && beside) {
        const ProcessId &owner = beside.value().note.owner;
        if (owner.host != thisProcess().host || !mayRun(owner))
            found.push_back(beside.take());
    }
    for (Recovery &recovery : listRecoveries(folder))
        if (!designPath.empty() && recovery.note.file == realPath(designPath))
            found.push_back(std::move(recovery));
    return found;
}

std::vector<Recovery> abandonedWork(const std::string &folder, const std::vector<std::string> &designPaths)
{
    std::vector<Recovery> found = listRecoveries(folder);
    for (const std::string &path : designPaths)
        if (auto beside = readRecovery(recoveryPath(path)); beside && !mayRun(beside.value().note.owner))
            found.push_back(beside.take());
    return found;
}

} // namespace clusterwright
