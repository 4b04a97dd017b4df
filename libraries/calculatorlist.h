// The list of the calculators, made from their table.
#pragma once

#include <string>

namespace clusterwright {

std::string calculatorListText();     ///< name and title, by group
std::string calculatorListJson();     ///< {"calculators": [{"name", "title", "inputs", "outputs", ...}]}
std::string calculatorListMarkdown(); ///< the whole documentation

} // namespace clusterwright
