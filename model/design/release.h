// Releases: a design that passes its checks gets a revision, and a copy of it is kept to compare with.
#pragma once

#include "model/evaluation.h"
#include "model/result.h"

namespace clusterwright {

/// Makes the design a released one: status and revision are set, the release goes to the end of the revision
/// history with the changes against the release before, and the baseline becomes a copy of the design without
/// its own baseline and unknown keys. `evaluation` is that of the design; Release::changes is not read.
/// A released document never claims what fails: refused while an error is open, without title or number, or
/// if a waiver has expired at the date; also without revision, ISO date or name, for a revision that was
/// released already, and for a date before that of the last release. A finding that could not be evaluated
/// for want of a figure does not stop a release, but the changes count and name it, as they do waived errors.
Result<Design> releaseDesign(Design design, const Evaluation &evaluation, Release release);

/// The revision to release next: that of the design unless it was released, then the next letter or number;
/// "A" if there is none, empty if it has another form.
std::string nextRevision(const Design &design);

/// Sentences on what changed since the last release; nothing if there was none or nothing changed.
std::vector<std::string> changesSinceRelease(const Design &design, const Evaluation &evaluation);

/// An edit of a released design makes a draft of it: `edited` with that status if the edit left it released
/// and is no release itself. To be called for every edit.
Design reopened(Design edited, const Design &before);

} // namespace clusterwright
