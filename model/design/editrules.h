// Edits of what a design says about the rules: their parameters and the findings it accepts.
#pragma once

#include "model/design/design.h"
#include "model/result.h"

namespace clusterwright {

/// Whether a text looks like 2026-01-31.
bool isIsoDate(const std::string &text);

/// Gives a parameter of a rule another value in this design. Fails if the rule has no such parameter, the
/// value is negative or not finite, or there is no reason.
Result<Design> setParameter(Design design, ParameterOverride override);

/// Back to the value of the rule table. Fails if there is no override.
Result<Design> resetParameter(Design design, const std::string &rule, const std::string &parameter);

/// Accepts a finding. Fails without a rule, an object, a reason, a name and an ISO date.
Result<Design> waive(Design design, Waiver waiver);

/// The finding is open again. Fails if there is no such waiver.
Result<Design> withdrawWaiver(Design design, const std::string &rule, const std::string &object);

} // namespace clusterwright
