// Where the files stand that come with the program, and those that it keeps for a user.
#pragma once

#include <string>

namespace clusterwright {

/// The folder with data/, media/, prices/, templates/ and samples/: beside an installed program in
/// ../share/clusterwright, else in the sources that it was built from. CLUSTERWRIGHT_DATA in the environment
/// goes before both.
std::string dataFolder();

/// The folder for what a user should not lose but need not see: $XDG_STATE_HOME/clusterwright, as of the XDG
/// Base Directory Specification 0.8; XDG_STATE_HOME is ~/.local/state if not set. It may not exist yet.
std::string stateFolder();

/// The folder for the user's own parts and prices: $XDG_DATA_HOME/clusterwright, or below ~/.local/share. It
/// may not exist yet.
std::string userDataFolder();

} // namespace clusterwright
