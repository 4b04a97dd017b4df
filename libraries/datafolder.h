// Where the files stand that come with the program.
#pragma once

#include <string>

namespace clusterwright {

/// The folder with data/, templates/ and samples/: beside an installed program in ../share/clusterwright,
/// else in the sources that it was built from. CLUSTERWRIGHT_DATA in the environment goes before both.
std::string dataFolder();

} // namespace clusterwright
