#include "model/design/release.h"

#include "model/comparedobjects.h"
#include "model/design/editrules.h"
#include "model/difference.h"

#include <set>

namespace clusterwright {
namespace {

std::optional<Error> missing(const Design &design, const Release &release)
{
    const Meta &meta = design.meta;
    if (meta.title.empty())
        return wrong("design", "title", "is missing: a released document needs a title.");
    if (meta.number.empty())
        return wrong("design", "number", "is missing: a released document needs a document number.");
    if (release.revision.empty())
        return wrong("design", "revision", "is missing: say which revision is released.");
    if (!isIsoDate(release.date))
        return wrong("design", "date", "must be a date such as 2026-01-31.");
    if (release.by.empty())
        return wrong("design", "by", "is missing: say who releases the design.");
    return std::nullopt;
}

bool wasReleased(const Design &design, const std::string &revision)
{
    return std::ranges::count(design.releases, revision, &Release::revision) > 0;
}

std::optional<Error> outOfOrder(const Design &design, const Release &release)
{
    if (wasReleased(design, release.revision))
        return wrong("design", "revision",
                     "is " + release.revision + ", which was released already; give the next one.");
    if (!design.releases.empty() && release.date < design.releases.back().date)
        return wrong("design", "date",
                     "is before that of revision " + design.releases.back().revision + ", " +
                         design.releases.back().date + ".");
    return std::nullopt;
}

std::optional<Error> failing(const Design &design, const Evaluation &evaluation, const Release &release)
{
    for (const Waiver &waiver : design.waivers)
        if (!waiver.expires.empty() && waiver.expires < release.date)
            return wrong(waiver.object, "",
                         "The waiver of " + nameIn(Side(design), waiver) + " expired on " + waiver.expires +
                             ", before the release of " + release.date + "; renew it or withdraw it.");
    for (const Finding &finding : evaluation.findings)
        if (finding.severity == Severity::Error && finding.state == FindingState::Open)
            return wrong(
                finding.objects.empty() ? "design" : finding.objects.front(), "",
                std::to_string(evaluation.counts.errors) +
                    (evaluation.counts.errors == 1 ? " error is open: " : " errors are open, first ") +
                    finding.rule + ": " + finding.message + " Repair or waive it first.");
    return std::nullopt;
}

/// "2 findings not evaluated: PWR001, THM015."; nothing if there are none.
std::string listText(const Evaluation &evaluation, FindingState state, const std::string &what)
{
    int count = 0;
    std::set<std::string> ruleIds;
    for (const Finding &finding : evaluation.findings)
        if (finding.state == state &&
            (state != FindingState::Waived || finding.severity == Severity::Error)) {
            ++count;
            ruleIds.insert(finding.rule);
        }
    std::string ids;
    for (const std::string &id : ruleIds)
        ids += (ids.empty() ? "" : ", ") + id;
    return ids.empty() ? ids : "Released with " + std::to_string(count) + " " + what + ": " + ids + ".";
}

} // namespace

std::string nextRevision(const Design &design)
{
    constexpr std::size_t mostDigits = 6;
    std::string revision = design.meta.revision;
    if (revision.empty())
        return "A";
    if (!wasReleased(design, revision))
        return revision;
    const bool isNumber = revision.size() <= mostDigits &&
                          std::ranges::all_of(revision, [](char c) { return c >= '0' && c <= '9'; });
    const bool isLetter = revision.size() == 1 && ((revision[0] >= 'A' && revision[0] < 'Z') ||
                                                   (revision[0] >= 'a' && revision[0] < 'z'));
    if (isNumber)
        revision = std::to_string(std::stoi(revision) + 1);
    else if (isLetter)
        ++revision[0];
    return wasReleased(design, revision) ? std::string() : revision;
}

std::vector<std::string> changesSinceRelease(const Design &design, const Evaluation &evaluation)
{
    if (!design.baseline.design)
        return {};
    const Design &before = *design.baseline.design;
    return changeSentences(differenceBetween(before, evaluate(before), design, evaluation));
}

Result<Design> releaseDesign(Design design, const Evaluation &evaluation, Release release)
{
    if (auto error = missing(design, release))
        return *std::move(error);
    if (auto error = outOfOrder(design, release))
        return *std::move(error);
    if (auto error = failing(design, evaluation, release))
        return *std::move(error);
    release.changes = changesSinceRelease(design, evaluation);
    if (!design.baseline.design)
        release.changes.emplace_back("First release.");
    else if (release.changes.empty())
        release.changes.emplace_back("Nothing changed since revision " +
                                     design.baseline.design->meta.revision + ".");
    for (const std::string &text :
         {listText(evaluation, FindingState::NotEvaluated, "findings that could not be evaluated"),
          listText(evaluation, FindingState::Waived, "waived errors")})
        if (!text.empty())
            release.changes.push_back(text);
    design.meta.status = Status::Released;
    design.meta.revision = release.revision;
    design.releases.push_back(std::move(release));
    design.baseline = {};
    Design kept = design;
    kept.extra.clear();
    design.baseline.design = std::make_shared<const Design>(std::move(kept));
    return design;
}

Design reopened(Design edited, const Design &before)
{
    const bool wasReleased = before.meta.status == Status::Released;
    const bool isRelease = edited.releases.size() > before.releases.size();
    if (wasReleased && edited.meta.status == Status::Released && !isRelease && edited != before)
        edited.meta.status = Status::Draft;
    return edited;
}

} // namespace clusterwright
