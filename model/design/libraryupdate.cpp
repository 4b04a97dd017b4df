#include "model/design/libraryupdate.h"

#include "model/parts/figuretext.h"

#include <algorithm>

namespace clusterwright {
namespace {

/// A value that was typed into the inspector: an estimate that rests on no document of the library.
template <typename Q>
bool isSetHere(const Stated<Q> &figure, const Stated<Q> &library)
{
    return figure && figure->kind == FigureKind::Estimate && figure->source.empty() &&
           (!library || figure->basis != library->basis);
}

/// Calls visit(key, own figure, library's figure) for each figure that both can have.
template <typename OwnPart, typename Visitor>
void visitBoth(OwnPart &own, const Part &library, const Visitor &visit)
{
    const auto librarySlots = figuresOf(library);
    for (const auto &slot : figuresOf(own)) {
        const auto other = std::ranges::find_if(librarySlots, [&](const ConstFigureSlot &entry) {
            return std::string_view(entry.key) == slot.key;
        });
        if (other == librarySlots.end())
            continue;
        std::visit(
            [&](auto *figure) {
                using Const = const std::remove_const_t<std::remove_pointer_t<decltype(figure)>> *;
                if (const Const *found = std::get_if<Const>(&other->figure))
                    visit(slot.key, *figure, **found);
            },
            slot.figure);
    }
}

std::string shownText(const std::vector<FigureRow> &rows, std::string_view key)
{
    const auto row = std::ranges::find(rows, key, &FigureRow::key);
    return row == rows.end() ? std::string() : row->text;
}

std::vector<PartChange> changesOf(const Part &own, const Part &library)
{
    std::vector<PartChange> changes;
    const auto text = [&changes](const char *key, const char *title, const std::string &from,
                                 const std::string &to) {
        if (from != to)
            changes.push_back({key, title, from, to});
    };
    text("vendor", "Vendor", own.vendor, library.vendor);
    text("model", "Model", own.model, library.model);
    text("version", "Version of the entry", own.version, library.version);
    text("status", "Status", std::string(nameOf(own.lifecycle.status)),
         std::string(nameOf(library.lifecycle.status)));
    text("summary", "Summary", own.summary, library.summary);
    text("notes", "Notes", own.notes, library.notes);
    text("conflicts", "Conflicts", own.conflicts, library.conflicts);
    const auto ownRows = figureRows(own), libraryRows = figureRows(library);
    visitBoth(own, library, [&](const char *key, const auto &figure, const auto &other) {
        if (figure == other)
            return;
        PartChange change{key, figureTitle(key), shownText(ownRows, key), shownText(libraryRows, key)};
        change.isKept = isSetHere(figure, other);
        if (change.own == change.library) // the same number from another document
            change.title += ", source";
        changes.push_back(std::move(change));
    });
    if (changes.empty() && own != library)
        changes.push_back({"sources", "Sources and other data", "", "changed"});
    return changes;
}

} // namespace

std::vector<PartUpdate> updatesOf(const Design &design, const Library &library)
{
    std::vector<PartUpdate> updates;
    for (const auto &[id, part] : design.parts) {
        const auto entry = library.find(id);
        if (entry == library.end())
            continue;
        auto changes = changesOf(part, entry->second);
        if (std::ranges::any_of(changes, [](const PartChange &change) { return !change.isKept; }))
            updates.push_back({id, fullName(part), std::move(changes)});
    }
    return updates;
}

Result<Design> updateParts(Design design, const Library &library, const std::set<PartId> &parts)
{
    for (const PartId &id : parts) {
        const auto own = design.parts.find(id);
        const auto entry = library.find(id);
        if (own == design.parts.end())
            return wrong(id, "part", "is not used in the design.");
        if (entry == library.end())
            return wrong(id, "part", "is not in the library; there is nothing to take over.");
        Part next = entry->second;
        visitBoth(next, own->second, [](const char *, auto &figure, const auto &before) {
            if (isSetHere(before, figure))
                figure = before;
        });
        own->second = std::move(next);
    }
    return design;
}

} // namespace clusterwright
