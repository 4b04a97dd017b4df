// Lists of parts as the command line prints them.
#pragma once

#include "model/parts/part.h"

namespace clusterwright {

/// {"count", "parts": [{"id", "kind", "vendor", "model", "status", "confidence"}]}
std::string partListJson(const std::vector<const Part *> &parts);
/// One line each: id, kind, height, maximum power, name.
std::string partListText(const std::vector<const Part *> &parts);
/// Every figure with its kind, source and confidence, for a reader.
std::string partSheet(const Part &part);

} // namespace clusterwright
