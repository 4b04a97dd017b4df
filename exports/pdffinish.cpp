#include "exports/pdffinish.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace clusterwright {
namespace {

using Object = QPDFObjectHandle;

constexpr double pointsPerPixel = 0.75; // 72 / 96

Object real(double value)
{
    return Object::newReal(value, 2, true);
}

class Finisher {
public:
    Finisher(const std::string &painted, const std::vector<Heading> &headings, const std::vector<Page> &pages)
        : m_headings(headings), m_pages(pages)
    {
        m_pdf.processMemoryFile("specification", painted.data(), painted.size());
        m_objects = QPDFPageDocumentHelper(m_pdf).getAllPages();
    }

    void addBookmarks()
    {
        Object root = m_pdf.makeIndirectObject(Object::newDictionary());
        root.replaceKey("/Type", Object::newName("/Outlines"));
        std::size_t next = 0;
        addBookmarksBelow(root, next, 1);
        if (m_headings.empty())
            return;
        m_pdf.getRoot().replaceKey("/Outlines", root);
        m_pdf.getRoot().replaceKey("/PageMode", Object::newName("/UseOutlines"));
    }

    void addLinks(const std::vector<Link> &links)
    {
        for (const Link &link : links) {
            Object note =
                m_pdf.makeIndirectObject(Object::parse("<< /Type /Annot /Subtype /Link /Border [0 0 0] >>"));
            note.replaceKey("/Rect", areaOf(link));
            note.replaceKey("/Dest", destinationOf(m_headings.at(link.heading)));
            Object page = m_objects.at(link.page).getObjectHandle();
            if (!page.hasKey("/Annots"))
                page.replaceKey("/Annots", Object::newArray());
            page.getKey("/Annots").appendItem(note);
        }
    }

    void setProperties(const PdfProperties &properties)
    {
        Object root = m_pdf.getRoot(), info = m_pdf.getTrailer().getKey("/Info");
        root.removeKey("/Metadata"); // carries the clock and a random number
        root.replaceKey("/Lang", Object::newString("en"));
        root.replaceKey("/ViewerPreferences", Object::parse("<< /DisplayDocTitle true >>"));
        const auto set = [&](const char *key, const std::string &text) {
            info.replaceKey(key, Object::newUnicodeString(text));
        };
        set("/Title", properties.title);
        set("/Author", properties.author);
        set("/Subject", properties.subject);
        set("/Keywords", properties.keywords);
        set("/Creator", properties.creator);
        std::string digits = properties.date;
        std::erase(digits, '-');
        const Object date = Object::newString("D:" + digits + "000000Z");
        info.replaceKey("/CreationDate", date);
        info.replaceKey("/ModDate", date);
    }

    std::string bytes()
    {
        QPDFWriter writer(m_pdf);
        writer.setOutputMemory();
        writer.setDeterministicID(true);
        writer.setObjectStreamMode(qpdf_o_generate);
        writer.setCompressStreams(true);
        writer.write();
        const auto buffer = writer.getBufferSharedPointer();
        return {reinterpret_cast<const char *>(buffer->getBuffer()), buffer->getSize()};
    }

private:
    double heightOf(std::size_t page) const { return pageSize(m_pages.at(page).isWide).height(); }

    Object destinationOf(const Heading &heading)
    {
        constexpr double above = 8; // pixels of the page to be seen over the heading
        const double top = (heightOf(heading.page) - heading.y + above) * pointsPerPixel;
        return Object::newArray({m_objects.at(heading.page).getObjectHandle(), Object::newName("/XYZ"),
                                 Object::newNull(), real(top), Object::newNull()});
    }

    Object areaOf(const Link &link) const
    {
        const double height = heightOf(link.page);
        return Object::newArray(
            {real(link.area.left() * pointsPerPixel), real((height - link.area.bottom()) * pointsPerPixel),
             real(link.area.right() * pointsPerPixel), real((height - link.area.top()) * pointsPerPixel)});
    }

    /// Adds the headings of this level from `next` on to a parent, each with those below it.
    void addBookmarksBelow(Object parent, std::size_t &next, int level)
    {
        Object last;
        int count = 0;
        while (next < m_headings.size() && m_headings[next].level >= level) {
            const Heading &heading = m_headings[next++];
            Object item = m_pdf.makeIndirectObject(Object::newDictionary());
            item.replaceKey("/Title", Object::newUnicodeString(heading.number + "  " + heading.title));
            item.replaceKey("/Parent", parent);
            item.replaceKey("/Dest", destinationOf(heading));
            if (count++ == 0) {
                parent.replaceKey("/First", item);
            } else {
                item.replaceKey("/Prev", last);
                last.replaceKey("/Next", item);
            }
            last = item;
            addBookmarksBelow(item, next, heading.level + 1);
        }
        if (count == 0)
            return;
        parent.replaceKey("/Last", last);
        parent.replaceKey("/Count", Object::newInteger(level == 1 ? count : -count)); // below level 1 folded
    }

    const std::vector<Heading> &m_headings;
    const std::vector<Page> &m_pages;
    QPDF m_pdf;
    std::vector<QPDFPageObjectHelper> m_objects;
};

} // namespace

Result<std::string> finishPdf(const std::string &painted, const std::vector<Heading> &headings,
                              const std::vector<Link> &links, const std::vector<Page> &pages,
                              const PdfProperties &properties)
{
    try {
        Finisher finisher(painted, headings, pages);
        finisher.addBookmarks();
        finisher.addLinks(links);
        finisher.setProperties(properties);
        return finisher.bytes();
    } catch (const std::exception &problem) {
        return wrong("specification", "", std::string("The PDF could not be finished: ") + problem.what());
    }
}

} // namespace clusterwright
