// Finding: what a rule saw.
#pragma once

#include "model/names.h"

#include <optional>
#include <string>
#include <vector>

namespace clusterwright {

enum class Severity { Info, Warning, Error };
template <>
inline constexpr auto namesOf<Severity> = std::array{
    Name{Severity::Info, "info"}, Name{Severity::Warning, "warning"}, Name{Severity::Error, "error"}};

enum class FindingState { Open, Waived, NotEvaluated };
template <>
inline constexpr auto namesOf<FindingState> =
    std::array{Name{FindingState::Open, "open"}, Name{FindingState::Waived, "waived"},
               Name{FindingState::NotEvaluated, "not_evaluated"}};

struct Finding {
    std::string rule = {}; ///< id of the rule, e.g. "PWR010"
    Severity severity = Severity::Error;
    std::vector<std::string> objects = {}; ///< ids: what it is about first, then what else to highlight
    std::string message = {};              ///< one sentence with the numbers in it
    std::optional<double> measured = {}, limit = {}; ///< in `unit`; absent where unknown
    std::string unit = {};
    FindingState state = FindingState::Open;
    std::string fix = {}; ///< what would help, in words
    std::string quickFix =
        {}; ///< what applyQuickFix() would do, as a command: "Fill with ..."; empty = nothing

    bool operator==(const Finding &) const = default;
};

} // namespace clusterwright
