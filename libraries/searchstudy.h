// Studies of a search: what is asked, as a file, and the answer, as a document or as text.
#pragma once

#include "model/analysis/workloadsearch.h"

#include <nlohmann/json.hpp>

namespace clusterwright {

/// Reads {"format": 1, "app": {...}, "system": {...}, "constraints": {...}}, app and system as Calculon has
/// them; other keys at the top are ignored. Fails with the path of the first wrong key
/// ("constraints.num_procs", "system.networks[0].size"), "format", or no key if the text is no JSON object.
Result<SearchStudy> readSearchStudy(std::string_view text, const std::string &file);

/// A search and how long it took.
struct TimedSearch {
    SearchResult result = {};
    Time duration{};
    int threads = 1;

    double executionsPerSecond() const; ///< 0 if it took no time that can be measured
};
TimedSearch runSearch(const SearchStudy &study, const SearchOptions &options);

/// {"evaluated", "feasible", "rejected", "best", "seconds", "configs_per_second", "threads"}, and "ranking"
/// if the study asks for more than the best one.
nlohmann::json searchDocument(const TimedSearch &search, const SearchStudy &study);

/// The same for people.
std::string searchText(const TimedSearch &search);

} // namespace clusterwright
