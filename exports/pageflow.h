// Page flow: puts pieces of a document one below the other on pages, before anything is painted.
#pragma once

#include "exports/specification.h"

#include <QPainter>
#include <QRectF>

#include <functional>
#include <string>
#include <vector>

namespace clusterwright {

using Paint = std::function<void(QPainter &)>;

/// A sheet of paper, in pixels of 1/96 inch.
struct PageShape {
    Paper paper = Paper::A4;
    bool isWide = false; ///< landscape

    QSizeF size() const;
    /// Where the text goes; header and footer stand outside.
    QRectF body() const;
};

struct Page {
    PageShape shape;
    std::vector<Paint> paints;
};

/// Where something with a label stands; y is from the top of the page.
struct Anchor {
    std::string label; ///< "Section 3.1", "Table 4"
    std::string number, title;
    int level = 1; ///< of a heading
    std::size_t page = 0;
    double y = 0;
};

/// A place on a page that leads to what has the label, if anything has it.
struct PageLink {
    std::size_t page = 0;
    QRectF area;
    std::string label;
};

class PageFlow {
public:
    PageFlow(const QPaintDevice *device, Paper paper) : m_device(device), m_shape{paper, false} {}

    const QPaintDevice *device() const { return m_device; }
    QRectF body() const { return m_shape.body(); }

    /// From here on pages are landscape or portrait; starts a new page if that changes or is asked for.
    void start(bool isWide, bool isNewPage);
    /// A heading that goes where the next piece goes.
    void addHeading(Anchor heading);
    /// How much room the next piece has on this page, after the headings that wait.
    double room() const;
    /// How much it would have on an empty page.
    double fullRoom() const;
    void breakPage();
    /// Places a piece that is not divided, on the next page if it does not fit here, and returns its area,
    /// which is as wide as the body. Adds `gap` below.
    QRectF place(double height, double gap, const std::function<void(QPainter &, const QRectF &)> &paint);
    /// Space that is dropped at a page's end.
    void skip(double gap);
    /// Notes that the table or figure at this height of the current page has the label.
    void addAnchor(std::vector<Anchor> &list, const std::string &label, const std::string &title, double y);
    /// Makes links of the labels in these lines of the current page, painted by paintLines().
    void addLinks(const QRectF &area, const std::vector<QString> &lines, const QFont &font);

    std::vector<Page> pages;
    std::vector<Anchor> headings, figures, tables;
    std::vector<PageLink> links;

private:
    double headingsHeight() const;
    void placeHeadings();

    const QPaintDevice *m_device;
    PageShape m_shape;
    std::vector<Anchor> m_waiting;
    double m_y = 0; ///< below the top of the body
};

} // namespace clusterwright
