// The rule book, generated from the table of rules.
#pragma once

#include <string>

namespace clusterwright {

/// {"rules": [{"id", "title", "severity", "scope", "rationale", "source", "parameters": {name: value}}]}
std::string ruleListJson();
/// One table, for a document.
std::string ruleListMarkdown();
/// A line each: id, severity, scope, title.
std::string ruleListText();

} // namespace clusterwright
