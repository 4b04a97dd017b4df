#include "app/estimatecommands.h"

#include "libraries/estimatecases.h"
#include "libraries/file.h"
#include "libraries/json.h"
#include "model/analysis/estimate.h"

#include <iostream>

namespace clusterwright {
namespace {

constexpr std::size_t largestCases = 64 << 20;

}

int failEstimate(const Error &error, const Options &options)
{
    const bool isFormat = error.key == "format";
    const std::string place = error.file.empty() ? error.object : error.file;
    const std::string sentence = place + ": " + (isFormat ? "format " : "") + error.message;
    std::cerr << "error: " << sentence << "\n";
    if (options.json)
        std::cout << fileText({{"error", {{"key", isFormat ? "format" : "file"}, {"message", sentence}}}});
    return BadInput;
}

int estimateCases(const Options &options)
{
    const auto text = readFile(options.cases, largestCases);
    if (!text)
        return failEstimate(text.error(), options);
    const auto results = runEstimateCases(text.value(), options.cases);
    if (!results)
        return failEstimate(results.error(), options);
    std::cout << (options.json ? fileText(results.value().document) : estimateTable(results.value()));
    return results.value().allPass ? Good : Findings;
}

std::string estimateHelp()
{
    std::string functions;
    for (const std::string_view name : estimateNames())
        functions += "  " + std::string(name) + "\n";
    return "FILE: {\"format\": 1, \"cases\": [{\"id\": \"ring of eight\", \"function\": "
           "\"workload.collective\",\n"
           "       \"inputs\": {\"operation\": \"all_reduce\", \"ranks\": 8, \"bytes\": 1e9, \"busbw_GBps\": "
           "370},\n"
           "       \"expected\": {\"time_s\": 0.0047}, \"tolerance\": {\"time_s\": {\"rel\": 0.05}}, "
           "\"kind\": "
           "\"measured\"}, ...]}\n"
           "\"expected\", \"tolerance\" and \"kind\" may be missing. A tolerance is {\"rel\": x, \"abs\": "
           "y}, of which "
           "one must hold,\n"
           "by key of an output or \"default\"; rel 1e-6 if missing. Errors are averaged by kind.\n"
           "Functions:\n" +
           functions +
           "Exit code 0: every case passes; 1: one has an error or a failed check; 2: the file cannot be "
           "read.\n";
}

} // namespace clusterwright
