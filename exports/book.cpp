#include "exports/book.h"

#include "exports/frontmatter.h"
#include "exports/pageblocks.h"

#include <array>

namespace clusterwright {
namespace {

/// "i", "iv"; for numbers up to 3999.
std::string romanNumber(std::size_t number)
{
    constexpr std::array<std::pair<std::size_t, const char *>, 13> steps{{{1000, "m"},
                                                                          {900, "cm"},
                                                                          {500, "d"},
                                                                          {400, "cd"},
                                                                          {100, "c"},
                                                                          {90, "xc"},
                                                                          {50, "l"},
                                                                          {40, "xl"},
                                                                          {10, "x"},
                                                                          {9, "ix"},
                                                                          {5, "v"},
                                                                          {4, "iv"},
                                                                          {1, "i"}}};
    std::string text;
    for (const auto &[value, letters] : steps)
        for (; number >= value; number -= value)
            text += letters;
    return text;
}

void append(std::vector<Anchor> &all, std::vector<Anchor> more, std::size_t pagesBefore)
{
    for (Anchor &anchor : more) {
        anchor.page += pagesBefore;
        all.push_back(std::move(anchor));
    }
}

void append(Book &book, const std::vector<Page> &pages, const std::vector<PageLink> &links)
{
    for (PageLink link : links) {
        link.page += book.pages.size();
        book.links.push_back(std::move(link));
    }
    book.pages.insert(book.pages.end(), pages.begin(), pages.end());
}

ContentsList listOf(const char *title, bool isMinor, const std::vector<Anchor> &anchors, const Book &book)
{
    ContentsList list{title, isMinor, {}};
    for (const Anchor &anchor : anchors)
        list.entries.push_back({anchor, book.labelOf(anchor.page)});
    return list;
}

/// The lists of the contents if these are so many pages.
std::vector<ContentsList> contentsLists(const PageFlow &front, const PageFlow &body,
                                        std::size_t contentsPages)
{
    Book book;
    book.frontPages = 1 + contentsPages + front.pages.size();
    std::vector<Anchor> headings, figures, tables;
    append(headings, front.headings, 1 + contentsPages);
    append(headings, body.headings, book.frontPages);
    append(figures, body.figures, book.frontPages);
    append(tables, body.tables, book.frontPages);
    return {listOf("Contents", false, headings, book), listOf("Figures", true, figures, book),
            listOf("Tables", true, tables, book)};
}

} // namespace

std::string Book::labelOf(std::size_t page) const
{
    return page < frontPages ? romanNumber(page + 1) : std::to_string(page - frontPages + 1);
}

std::string Book::footOf(std::size_t page) const
{
    const std::string of = page < frontPages ? "" : " of " + std::to_string(pages.size() - frontPages);
    return "Page " + labelOf(page) + of;
}

Book laidOut(const Specification &spec, const QPaintDevice *device)
{
    const Paper paper = spec.issue.paper;
    const Numbering numbering = numberingOf(spec);
    PageFlow front(device, paper), body(device, paper);
    placeSections(front, spec.front, numbering.front, numbering);
    placeSections(body, spec.sections, numbering.sections, numbering);
    const std::size_t contentsPages = contentsOf(contentsLists(front, body, 0), paper, device).pages.size();
    const Contents contents = contentsOf(contentsLists(front, body, contentsPages), paper, device);
    Book book;
    append(book, {coverPage(spec, device)}, {});
    append(book, contents.pages, contents.links);
    append(book.headings, front.headings, book.pages.size());
    append(book, front.pages, front.links);
    book.frontPages = book.pages.size();
    append(book.headings, body.headings, book.pages.size());
    append(book.others, body.figures, book.pages.size());
    append(book.others, body.tables, book.pages.size());
    append(book, body.pages, body.links);
    return book;
}

} // namespace clusterwright
