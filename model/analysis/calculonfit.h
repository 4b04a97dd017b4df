// What keeps a Calculon execution from running: mistakes in it, and networks and memories that are too small.
#pragma once

#include "model/analysis/workloadcalculon.h"

#include <optional>

namespace clusterwright::parity {

/// The first value that is wrong in itself or together with others; none if the execution is sound.
std::optional<Error> mistakeIn(const CalculonApp &app, const CalculonSystem &system,
                               const CalculonExecution &execution);

/// Whether all that is placed on a network is within its size, and fills it where it must be filled.
bool networksFit(const CalculonSystem &system, const CalculonExecution &execution);

/// Whether the blocks of a processor make equal chunks, and are enough to offload something.
bool blocksFit(const CalculonApp &app, const CalculonExecution &execution);

/// Why a sound execution cannot run; none if it can. In this order: networks, chunks, blocks for offloading.
std::optional<Error> misfitOf(const CalculonApp &app, const CalculonSystem &system,
                              const CalculonExecution &execution);

/// Whether the sizes of a result are within the memories.
bool memoriesFit(const CalculonResult &result, const CalculonSystem &system);

/// Which memory is too small.
Error shortageOf(const CalculonResult &result, const CalculonSystem &system);

} // namespace clusterwright::parity
