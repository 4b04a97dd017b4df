#include "exports/pdffinish.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>
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
    Finisher(const std::string &painted, const PdfExtras &extras) : m_extras(extras)
    {
        m_pdf.processMemoryFile("specification", painted.data(), painted.size());
        m_pages = QPDFPageDocumentHelper(m_pdf).getAllPages();
        std::string digits = extras.properties.date;
        std::erase(digits, '-');
        m_date = "D:" + digits + "000000Z";
    }

    void addBookmarks()
    {
        if (m_extras.bookmarks.empty())
            return;
        Object root = m_pdf.makeIndirectObject(Object::newDictionary());
        root.replaceKey("/Type", Object::newName("/Outlines"));
        std::size_t next = 0;
        addBookmarksBelow(root, next, 1);
        m_pdf.getRoot().replaceKey("/Outlines", root);
        m_pdf.getRoot().replaceKey("/PageMode", Object::newName("/UseOutlines"));
    }

    void addLinks()
    {
        for (const PdfLink &link : m_extras.links) {
            Object action = Object::parse("<< /S /GoTo >>");
            action.replaceKey("/D", destinationOf(link.to));
            Object note =
                m_pdf.makeIndirectObject(Object::parse("<< /Type /Annot /Subtype /Link /Border [0 0 0] >>"));
            note.replaceKey("/Rect", areaOf(link));
            note.replaceKey("/A", action);
            Object page = m_pages.at(link.page).getObjectHandle();
            if (!page.hasKey("/Annots"))
                page.replaceKey("/Annots", Object::newArray());
            page.getKey("/Annots").appendItem(note);
        }
    }

    void setPageLabels()
    {
        const std::string front = m_extras.frontPages > 0 ? "0 << /S /r >> " : "";
        m_pdf.getRoot().replaceKey(
            "/PageLabels",
            Object::parse("<< /Nums [" + front + std::to_string(m_extras.frontPages) + " << /S /D >>] >>"));
    }

    void attachFiles()
    {
        Object related = Object::newArray();
        for (const Attachment &file : m_extras.attachments) {
            auto stream = QPDFEFStreamObjectHelper::createEFStream(m_pdf, file.bytes);
            stream.setSubtype(file.type).setCreationDate(m_date).setModDate(m_date);
            auto entry = QPDFFileSpecObjectHelper::createFileSpec(m_pdf, file.name, stream);
            entry.setDescription(file.description);
            entry.getObjectHandle().replaceKey("/AFRelationship", Object::newName("/Source"));
            QPDFEmbeddedFileDocumentHelper(m_pdf).replaceEmbeddedFile(file.name, entry);
            related.appendItem(entry.getObjectHandle());
        }
        if (!m_extras.attachments.empty())
            m_pdf.getRoot().replaceKey("/AF", related);
    }

    void setProperties()
    {
        const PdfProperties &properties = m_extras.properties;
        Object root = m_pdf.getRoot(), info = m_pdf.getTrailer().getKey("/Info");
        root.removeKey("/Metadata"); // carries the clock and a random number
        root.replaceKey("/Lang", Object::newString("en"));
        root.replaceKey("/ViewerPreferences", Object::parse("<< /DisplayDocTitle true >>"));
        const auto set = [&](const char *key, const std::string &text) {
            if (text.empty())
                info.removeKey(key);
            else
                info.replaceKey(key, Object::newUnicodeString(text));
        };
        set("/Title", properties.title);
        set("/Author", properties.author);
        set("/Subject", properties.subject);
        set("/Keywords", properties.keywords);
        set("/Creator", properties.creator);
        info.replaceKey("/CreationDate", Object::newString(m_date));
        info.replaceKey("/ModDate", Object::newString(m_date));
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
    double heightOf(std::size_t page) const { return m_extras.pageHeights.at(page); }

    Object destinationOf(const PdfDestination &to)
    {
        constexpr double above = 8; // pixels of the page to be seen over the heading
        const double top = (heightOf(to.page) - to.y + above) * pointsPerPixel;
        return Object::newArray({m_pages.at(to.page).getObjectHandle(), Object::newName("/XYZ"),
                                 Object::newNull(), real(top), Object::newNull()});
    }

    Object areaOf(const PdfLink &link) const
    {
        const double height = heightOf(link.page);
        return Object::newArray(
            {real(link.area.left() * pointsPerPixel), real((height - link.area.bottom()) * pointsPerPixel),
             real(link.area.right() * pointsPerPixel), real((height - link.area.top()) * pointsPerPixel)});
    }

    /// Adds the bookmarks of this level from `next` on to a parent, each with those below it.
    void addBookmarksBelow(Object parent, std::size_t &next, int level)
    {
        Object last;
        int count = 0;
        const auto &bookmarks = m_extras.bookmarks;
        while (next < bookmarks.size() && bookmarks[next].level >= level) {
            const PdfBookmark &bookmark = bookmarks[next++];
            Object item = m_pdf.makeIndirectObject(Object::newDictionary());
            item.replaceKey("/Title", Object::newUnicodeString(bookmark.title));
            item.replaceKey("/Parent", parent);
            item.replaceKey("/Dest", destinationOf(bookmark.to));
            if (count++ == 0) {
                parent.replaceKey("/First", item);
            } else {
                item.replaceKey("/Prev", last);
                last.replaceKey("/Next", item);
            }
            last = item;
            addBookmarksBelow(item, next, bookmark.level + 1);
        }
        if (count == 0)
            return;
        parent.replaceKey("/Last", last);
        parent.replaceKey("/Count", Object::newInteger(level == 1 ? count : -count)); // below level 1 folded
    }

    const PdfExtras &m_extras;
    QPDF m_pdf;
    std::vector<QPDFPageObjectHelper> m_pages;
    std::string m_date;
};

} // namespace

Result<std::string> finishPdf(const std::string &painted, const PdfExtras &extras)
{
    try {
        Finisher finisher(painted, extras);
        finisher.addBookmarks();
        finisher.addLinks();
        finisher.setPageLabels();
        finisher.attachFiles();
        finisher.setProperties();
        return finisher.bytes();
    } catch (const std::exception &problem) {
        return wrong("specification", "", std::string("The PDF could not be finished: ") + problem.what());
    }
}

} // namespace clusterwright
