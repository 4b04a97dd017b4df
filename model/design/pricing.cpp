#include "model/design/pricing.h"

#include "model/design/workloadedits.h"

#include <algorithm>

namespace clusterwright {
namespace {

void appendText(std::string &text, const std::string &more)
{
    if (more.empty() || text.find(more) != text.npos)
        return;
    text += (text.empty() ? "" : "; ") + more;
}

} // namespace

Result<PriceBook> overlaid(std::span<const PriceBook> books)
{
    PriceBook all;
    for (const PriceBook &book : books) {
        if (&book != &books.front() && book.currency != all.currency)
            return wrong(book.name, "currency",
                         "is " + book.currency + ", that of the books before it " + all.currency +
                             "; prices are not converted.");
        all.currency = book.currency;
        appendText(all.name, book.name);
        appendText(all.notes, book.notes);
        all.date = std::max(all.date, book.date); // ISO dates sort as texts
        for (const auto &[part, price] : book.prices)
            all.prices.insert_or_assign(part, price);
    }
    return all;
}

Result<Design> usePriceBooks(Design design, std::span<const PriceBook> books)
{
    auto all = overlaid(books);
    if (!all)
        return all.error();
    const PriceBook &from = all.value();
    PriceBook &own = design.priceBook;
    const bool hasOwn =
        std::ranges::any_of(own.prices, [](const auto &entry) { return entry.second.book.empty(); });
    if (hasOwn && own.currency != from.currency)
        return wrong("price book", "currency",
                     "of the prices set in the design is " + own.currency + ", that of the books " +
                         from.currency + "; prices are not converted.");
    std::erase_if(own.prices, [](const auto &entry) { return !entry.second.book.empty(); });
    for (const auto &[id, part] : design.parts)
        if (const auto price = from.prices.find(id); price != from.prices.end() && !isFitted(design, id))
            own.prices.insert(
                *price); // keeps one that was set here; what is inside a server costs nothing more
    own.name = from.name;
    own.notes = from.notes;
    own.date = from.date;
    own.currency = from.currency;
    return design;
}

} // namespace clusterwright
