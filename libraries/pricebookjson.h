// Price books as JSON: a file of prices by part, and the same form inside a design.
#pragma once

#include "libraries/json.h"
#include "model/design/design.h"

namespace clusterwright {

template <>
inline const std::string &keyOf(const Price &price)
{
    return price.part;
}

void describe(JsonReader &reader, Price &price);
void describe(JsonWriter &writer, const Price &price);
void describe(JsonReader &reader, PriceBook &book);
void describe(JsonWriter &writer, const PriceBook &book);

/// A file of its own. Fails without a name, or on a price without basis. `file` is for the error only.
Result<PriceBook> parsePriceBook(std::string_view text, const std::string &file);
std::string priceBookText(const PriceBook &book);

struct PriceBooks {
    std::vector<PriceBook> books; ///< the shipped one first, then the user's, by file name
    std::vector<Error> problems;  ///< files that were left out, and why
};

/// The shipped price book, those in the user's folder, and the further files.
PriceBooks loadPriceBooks(const std::vector<std::string> &further = {});

/// "$XDG_DATA_HOME/clusterwright/prices".
std::string userPriceFolder();

} // namespace clusterwright
