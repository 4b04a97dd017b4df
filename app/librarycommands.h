// The library commands of clusterwright-cli, without the parsing of the command line.
#pragma once

#include "app/commands.h"
#include "libraries/librarystack.h"

namespace clusterwright {

/// The shipped library and the user's folders. Fails if a shipped part is wrong; a wrong part of the user's
/// is left out and said on standard error.
Result<LibraryStack> openLibraries(const Options &options);

int listLibrary(const Options &options);
int showPart(const Options &options);
int compareLibraryParts(const Options &options);
int importLibrary(const Options &options);
int exportPart(const Options &options);
int checkLibraryFolder(const Options &options);
int printSchema(const Options &options);
int usePrices(const Options &options);

} // namespace clusterwright
