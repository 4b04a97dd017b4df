// Page flow: puts pieces of a document one below the other on pages, before anything is painted.
#pragma once

#include <QPainter>
#include <QRectF>

#include <functional>
#include <string>
#include <vector>

namespace clusterwright {

using Paint = std::function<void(QPainter &)>;

struct Page {
    bool isWide = false; ///< landscape
    std::vector<Paint> paints;
};

/// A numbered heading and where it stands.
struct Heading {
    std::string number, title;
    int level = 1;
    std::size_t page = 0;
    double y = 0;
};

/// A4 in pixels of 1/96 inch.
QSizeF pageSize(bool isWide);
/// Where the text goes; header and footer stand outside.
QRectF bodyArea(bool isWide);

class PageFlow {
public:
    explicit PageFlow(const QPaintDevice *device) : m_device(device) {}

    const QPaintDevice *device() const { return m_device; }
    bool isWide() const { return m_isWide; }
    QRectF body() const { return bodyArea(m_isWide); }

    /// From here on pages are landscape or portrait; starts a new page if that changes or is asked for.
    void start(bool isWide, bool isNewPage);
    /// A heading that goes where the next piece goes.
    void addHeading(Heading heading);
    /// How much room the next piece has on this page, after the headings that wait.
    double room() const;
    /// How much it would have on an empty page.
    double fullRoom() const;
    void breakPage();
    /// Places a piece that is not divided, on the next page if it does not fit here. The area that paint gets
    /// is as wide as the body. Adds `gap` below.
    void place(double height, double gap, const std::function<void(QPainter &, const QRectF &)> &paint);
    /// Space that is dropped at a page's end.
    void skip(double gap);

    std::vector<Page> pages;
    std::vector<Heading> headings;

private:
    double headingsHeight() const;
    void placeHeadings();

    const QPaintDevice *m_device;
    std::vector<Heading> m_waiting;
    bool m_isWide = false;
    double m_y = 0; ///< below the top of the body
};

} // namespace clusterwright
