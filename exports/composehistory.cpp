#include "exports/composeparts.h"
#include "model/design/release.h"

namespace clusterwright {
namespace {

constexpr std::size_t mostSentences = 12; // of one row; the diff of the command line lists all

std::string changesText(const std::vector<std::string> &changes)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(changes.size(), mostSentences); ++i)
        text += (i == 0 ? "" : " ") + changes[i];
    return changes.size() > mostSentences
               ? text + " And " + std::to_string(changes.size() - mostSentences) + " more."
               : text;
}

} // namespace

bool hasHistory(const Design &design)
{
    return !design.releases.empty();
}

Section historySection(const Sources &sources)
{
    const Design &design = sources.design;
    Table table{"Revisions",
                "Revision history",
                {{"Revision", 10}, {"Date", 11}, {"By", 16}, {"Summary", 26}, {"Changes", 60}},
                {},
                {},
                {}};
    for (const Release &release : design.releases)
        table.rows.push_back(
            {release.revision, release.date, release.by, release.summary, changesText(release.changes)});
    if (design.meta.status != Status::Released)
        table.rows.push_back({std::string(nameOf(design.meta.status)), Cell{}, Cell{}, Cell{},
                              changesText(changesSinceRelease(design, sources.evaluation))});
    return {"Revision history", 1, true, false, {std::move(table)}};
}

std::string statusText(const Design &design)
{
    std::string text(nameOf(design.meta.status));
    if (design.meta.status != Status::Released && !design.releases.empty())
        text += ", after revision " + design.releases.back().revision + " of " + design.releases.back().date;
    return text;
}

} // namespace clusterwright
