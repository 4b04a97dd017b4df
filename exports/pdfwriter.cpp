#include "exports/pdfwriter.h"

#include "exports/book.h"
#include "exports/frontmatter.h"
#include "exports/papertext.h"

#include <QBuffer>
#include <QDate>
#include <QFontMetricsF>
#include <QHash>
#include <QPageLayout>
#include <QPageSize>
#include <QPainterPath>
#include <QPdfWriter>

#include <cmath>
#include <map>

namespace clusterwright {
namespace {

QString text(const std::string &words)
{
    return QString::fromStdString(words);
}

/// Qt numbers fonts and resources in the order of hash tables; without this every process writes other bytes.
class FixedHashSeed {
public:
    FixedHashSeed() { QHashSeed::setDeterministicGlobalSeed(); }
    ~FixedHashSeed() { QHashSeed::resetRandomGlobalSeed(); }
    FixedHashSeed(const FixedHashSeed &) = delete;
    FixedHashSeed &operator=(const FixedHashSeed &) = delete;
};

constexpr double headSize = 10;

/// The mark across the page, below its content and pale enough to read on. An outline: slanted letters of
/// text would break the lines of what is copied or searched; header and footer hold the mark as text.
void paintWatermark(QPainter &painter, const PageShape &shape, const std::string &mark)
{
    constexpr double letters = 100, largest = 1.6, share = 0.7; // of the diagonal
    constexpr float opacity = 0.07F;
    const QSizeF size = shape.size();
    QPainterPath path;
    path.addText({}, paperFont(letters, true), text(mark));
    const double room = share * std::hypot(size.width(), size.height());
    const double scale = std::min(largest, room / path.boundingRect().width());
    QColor color = paletteOf(Theme::Light).text;
    color.setAlphaF(opacity);
    painter.save();
    painter.translate(size.width() / 2, size.height() / 2);
    painter.rotate(-std::atan2(size.height(), size.width()) * 180 / M_PI);
    painter.scale(scale, scale);
    painter.translate(-path.boundingRect().center());
    painter.fillPath(path, color);
    painter.restore();
}

std::string joined(const std::vector<std::string> &texts, const char *separator)
{
    std::string all;
    for (const std::string &each : texts)
        all += (all.empty() ? "" : separator) + each;
    return all;
}

/// Number, revision and status at the right of the header; a status that is not released stands in a box.
/// Returns the width.
double paintIdentity(QPainter &painter, const QRectF &head, const Specification &spec)
{
    const Palette &palette = paletteOf(Theme::Light);
    std::vector<std::string> texts = identityTexts(spec.meta, spec.status);
    QRectF left = head;
    if (const std::string mark = draftMark(spec.status); !mark.empty()) {
        constexpr double padding = 6;
        const QFont font = paperFont(headSize, true);
        const double width =
            QFontMetricsF(font, painter.device()).horizontalAdvance(text(mark)) + 2 * padding;
        const QRectF box(head.right() - width, head.top() - 1, width, head.height() + 1);
        painter.fillRect(box, palette.frame);
        painter.setFont(font);
        painter.setPen(palette.background);
        drawLine(painter, box, Qt::AlignCenter, text(mark));
        texts.pop_back();
        left.setRight(box.left() - padding);
    }
    painter.setFont(paperFont(headSize));
    painter.setPen(palette.text);
    const double width =
        drawLine(painter, left, Qt::AlignRight | Qt::AlignVCenter, text(joined(texts, "  ·  ")));
    return head.right() - left.right() + width;
}

void paintFrame(QPainter &painter, const Specification &spec, const PageShape &shape, const std::string &page)
{
    const Palette &palette = paletteOf(Theme::Light);
    const QRectF body = shape.body();
    const double line = lineHeightOf(headSize);
    painter.setPen(thinPen(palette.line, TextRule::Paper));
    const double top = body.top() - 26, bottom = body.bottom() + 16;
    painter.drawLine(QPointF(body.left(), top), QPointF(body.right(), top));
    painter.drawLine(QPointF(body.left(), bottom), QPointF(body.right(), bottom));
    const QRectF head(body.left(), top - line - 4, body.width(), line),
        foot(body.left(), bottom + 4, body.width(), line);
    constexpr double gap = 24;
    const double identityWidth = paintIdentity(painter, head, spec);
    painter.setFont(paperFont(headSize));
    painter.setPen(palette.dimText);
    drawLine(painter, head.adjusted(0, 0, -identityWidth - gap, 0), Qt::AlignLeft | Qt::AlignVCenter,
             text(titleOf(spec)));
    const double pageWidth = drawLine(painter, foot, Qt::AlignRight | Qt::AlignVCenter, text(page));
    std::vector<std::string> marks{"Audience: " + std::string(nameOf(spec.issue.audience)),
                                   confidentialityText(spec.meta), spec.issue.date};
    if (const std::string mark = draftMark(spec.status); !mark.empty())
        marks.insert(marks.begin(), mark);
    drawLine(painter, foot.adjusted(0, 0, -pageWidth - gap, 0), Qt::AlignLeft | Qt::AlignVCenter,
             text(joined(marks, "  ·  ")));
}

void prepare(QPdfWriter &writer, Paper paper)
{
    writer.setResolution(96);
    writer.setPageSize(QPageSize(paper == Paper::Letter ? QPageSize::Letter : QPageSize::A4));
    writer.setPageMargins(QMarginsF());
}

void setOrientation(QPdfWriter &writer, const PageShape &shape)
{
    writer.setPageOrientation(shape.isWide ? QPageLayout::Landscape : QPageLayout::Portrait);
}

std::string paintPages(const Specification &spec, const Book &book)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    prepare(writer, spec.issue.paper);
    setOrientation(writer, book.pages.front().shape);
    QPainter painter(&writer);
    const std::string mark = draftMark(spec.status);
    for (std::size_t i = 0; i < book.pages.size(); ++i) {
        const Page &page = book.pages[i];
        if (i > 0) {
            setOrientation(writer, page.shape);
            writer.newPage();
        }
        if (!mark.empty())
            paintWatermark(painter, page.shape, mark);
        paintFrame(painter, spec, page.shape, book.footOf(i));
        for (const Paint &paint : page.paints)
            paint(painter);
    }
    painter.end();
    return buffer.data().toStdString();
}

PdfProperties propertiesOf(const Specification &spec)
{
    std::vector<std::string> subject{"Reference specification"};
    if (!spec.meta.number.empty())
        subject.push_back(spec.meta.number);
    if (!spec.meta.revision.empty())
        subject.push_back("revision " + spec.meta.revision);
    subject.push_back(spec.status);
    std::vector<std::string> keywords = identityTexts(spec.meta, spec.status);
    keywords.push_back("audience " + std::string(nameOf(spec.issue.audience)));
    keywords.push_back(confidentialityText(spec.meta));
    return {titleOf(spec),
            joined(spec.meta.authors, ", "),
            joined(subject, ", "),
            joined(keywords, ", "),
            spec.tool,
            spec.issue.date};
}

PdfExtras extrasOf(const Specification &spec, const Book &book, const std::vector<Attachment> &attachments)
{
    PdfExtras extras;
    extras.frontPages = book.frontPages;
    extras.attachments = attachments;
    extras.properties = propertiesOf(spec);
    for (const Page &page : book.pages)
        extras.pageHeights.push_back(page.shape.size().height());
    std::map<std::string, PdfDestination> destinations;
    if (book.pages.size() > 1)
        extras.bookmarks.push_back({"Contents", 1, {1, 0}});
    for (const Anchor &heading : book.headings) {
        const std::string title =
            heading.number.empty() ? heading.title : heading.number + "  " + heading.title;
        extras.bookmarks.push_back({title, heading.level, {heading.page, heading.y}});
        destinations.emplace(heading.label, PdfDestination{heading.page, heading.y});
    }
    for (const Anchor &anchor : book.others)
        destinations.emplace(anchor.label, PdfDestination{anchor.page, anchor.y});
    for (const PageLink &link : book.links)
        if (const auto found = destinations.find(link.label); found != destinations.end())
            extras.links.push_back({link.page, link.area, found->second});
    return extras;
}

} // namespace

Result<std::string> pdfBytes(const Specification &spec, const std::vector<Attachment> &attachments)
{
    if (!QDate::fromString(text(spec.issue.date), Qt::ISODate).isValid())
        return wrong("issue", "date", "The date \"" + spec.issue.date + "\" is not of the form YYYY-MM-DD.");
    const FixedHashSeed seed;
    QBuffer measure;
    measure.open(QIODevice::WriteOnly);
    QPdfWriter device(&measure);
    prepare(device, spec.issue.paper);
    const Book book = laidOut(spec, &device);
    return finishPdf(paintPages(spec, book), extrasOf(spec, book, attachments));
}

} // namespace clusterwright
