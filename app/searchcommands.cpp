#include "app/searchcommands.h"

#include "libraries/file.h"
#include "libraries/json.h"
#include "libraries/process.h"
#include "libraries/searchstudy.h"

#include <csignal>
#include <cstdio>
#include <iostream>

namespace clusterwright {
namespace {

constexpr std::size_t largestStudy = std::size_t{1} << 24;
constexpr int interruptedExit = 130; // as a shell says of Ctrl+C

std::atomic<bool> interrupted = false; // all that a signal handler may touch
static_assert(std::atomic<bool>::is_always_lock_free);

void interrupt(int)
{
    interrupted = true;
}

/// The document of an error has its key, or "file" if the file as a whole is wrong.
int failStudy(const Error &error, const Options &options)
{
    const std::string message = error.file + ": " + error.message;
    std::cerr << "error: " << message << "\n";
    if (options.json)
        std::cout << fileText(
            {{"error", {{"key", error.key.empty() ? "file" : error.key}, {"message", message}}}});
    return BadInput;
}

/// Rewrites one line at the terminal, once for each percent.
class ProgressLine {
public:
    void show(std::int64_t done, std::int64_t total)
    {
        const auto percent = static_cast<int>(done * 100 / total);
        if (percent > m_shown.exchange(percent))
            std::fprintf(stderr, "\rsearching: %3d %%", percent);
    }
    void clear() const { std::fputs("\r                \r", stderr); }

private:
    std::atomic<int> m_shown = -1;
};

TimedSearch searchWithProgress(const SearchStudy &study, const Options &options)
{
    SearchOptions search;
    search.threads = options.threads;
    search.cancel = &interrupted;
    ProgressLine line;
    const bool isShown = isErrorShown();
    if (isShown)
        search.progress = [&line](std::int64_t done, std::int64_t total) { line.show(done, total); };
    const auto before = std::signal(SIGINT, interrupt);
    TimedSearch found = runSearch(study, search);
    std::signal(SIGINT, before);
    if (isShown)
        line.clear();
    return found;
}

} // namespace

int searchBest(const Options &options)
{
    const auto text = readFile(options.file, largestStudy);
    if (!text)
        return failStudy(text.error(), options);
    const auto study = readSearchStudy(text.value(), options.file);
    if (!study)
        return failStudy(study.error(), options);
    const TimedSearch search = searchWithProgress(study.value(), options);
    if (search.result.cancelled) {
        std::cerr << "error: " << options.file << ": the search was interrupted.\n";
        return interruptedExit;
    }
    std::cout << (options.json ? fileText(searchDocument(search, study.value())) : searchText(search));
    return search.result.feasible > 0 ? Good : Findings;
}

std::string searchHelp()
{
    return "STUDY: {\"format\": 1, \"app\": {...}, \"system\": {...}, \"constraints\": {\"num_procs\": 5128, "
           "\"max_batch_size\": 2520,\n"
           "        \"datatype\": \"float16\", \"fused_activation\": [true], \"allow_tp_overlap\": true, "
           "\"allow_dp_overlap\": true, \"top\": 1}}\n"
           "app and system are files of the Calculon project. Every way to spread the application over the "
           "processors is\n"
           "computed as Calculon does; \"top\": N ranks the N best by samples per second.\n"
           "Exit code 0: found; 1: no execution can run; 2: the study cannot be read.\n";
}

} // namespace clusterwright
