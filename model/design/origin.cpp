// Where the figures of a part in use come from, and the way back to the library.
#include "model/design/edit.h"
#include "model/design/field.h"
#include "model/parts/figurelist.h"

namespace clusterwright {
namespace {

/// Calls visit(own figure, library's figure) for the figure with this key, if the kind has it.
template <typename OwnPart, typename Visitor>
void visitPair(OwnPart &own, const Part &library, const std::string &key, const Visitor &visit)
{
    const auto hasKey = [&key](const auto &slot) { return slot.key == key; };
    const auto ownSlots = figuresOf(own);
    const auto librarySlots = figuresOf(library);
    const auto ownSlot = std::ranges::find_if(ownSlots, hasKey);
    const auto librarySlot = std::ranges::find_if(librarySlots, hasKey);
    if (ownSlot == ownSlots.end() || librarySlot == librarySlots.end())
        return;
    std::visit(
        [&](auto *figure) {
            using Const = const std::remove_const_t<std::remove_pointer_t<decltype(figure)>> *;
            if (const Const *found = std::get_if<Const>(&librarySlot->figure))
                visit(*figure, **found);
        },
        ownSlot->figure);
}

} // namespace

Origin originOf(const Part &own, const Part *library, const std::string &key)
{
    Origin origin = Origin::Library;
    visitFigures(own, [&](const char *ownKey, const auto &figure) {
        if (ownKey == key && figure && figure->kind == FigureKind::Estimate)
            origin = library || !figure->source.empty() ? Origin::Estimate : Origin::Override;
    });
    if (library)
        visitPair(own, *library, key, [&](const auto &figure, const auto &fromLibrary) {
            if (figure != fromLibrary)
                origin = Origin::Override;
        });
    return origin;
}

std::vector<std::string> staleFigures(const Part &own, const Part &library)
{
    std::vector<std::string> keys;
    visitFigures(own, [&](const char *key, const auto &figure) {
        const bool isSetHere = figure && figure->kind == FigureKind::Estimate && figure->source.empty();
        visitPair(own, library, key, [&](const auto &ownFigure, const auto &current) {
            const bool isEqual = ownFigure.has_value() == current.has_value() &&
                                 (!ownFigure || ownFigure->value == current->value);
            if (!isEqual && !isSetHere)
                keys.emplace_back(key);
        });
    });
    return keys;
}

Result<Design> resetFigure(Design design, const Part &fromLibrary, const std::string &key)
{
    const auto own = design.parts.find(fromLibrary.id);
    if (own == design.parts.end())
        return wrong(fromLibrary.id, "part", "is not used in the design.");
    bool isFound = false;
    std::string sourceKey;
    visitPair(own->second, fromLibrary, key, [&](auto &figure, const auto &original) {
        figure = original;
        isFound = true;
        sourceKey = original ? original->source : std::string();
    });
    if (!isFound)
        return wrong(fromLibrary.id, key, "is no figure of this part.");
    if (const Source *source = sourceOf(fromLibrary, sourceKey); source && !sourceOf(own->second, sourceKey))
        own->second.sources.push_back(*source);
    return design;
}

} // namespace clusterwright
