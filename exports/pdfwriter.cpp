#include "exports/pdfwriter.h"

#include "exports/frontmatter.h"
#include "exports/pageblocks.h"
#include "exports/papertext.h"

#include <QBuffer>
#include <QDate>
#include <QHash>
#include <QPageLayout>
#include <QPageSize>
#include <QPainterPath>
#include <QPdfWriter>

#include <cmath>

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

std::string upper(std::string words)
{
    for (char &c : words)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return words;
}

constexpr double headSize = 10;

/// DRAFT across the page, below its content; an outline, so that copied text stays clean.
void paintDraft(QPainter &painter, bool isWide)
{
    const QSizeF size = pageSize(isWide);
    constexpr double letters = 150;
    QPainterPath path;
    path.addText({}, paperFont(letters, true), "DRAFT");
    painter.save();
    painter.translate(size.width() / 2, size.height() / 2);
    painter.rotate(-std::atan2(size.height(), size.width()) * 180 / M_PI);
    painter.translate(-path.boundingRect().center());
    painter.fillPath(path, QColor("#f1f1f3"));
    painter.restore();
}

void paintFrame(QPainter &painter, const Specification &spec, bool isWide, std::size_t page,
                std::size_t pages)
{
    const Palette &palette = paletteOf(Theme::Light);
    const QRectF body = bodyArea(isWide);
    const Meta &meta = spec.meta;
    const double line = lineHeightOf(headSize);
    painter.setPen(thinPen(palette.line, TextRule::Paper));
    const double top = body.top() - 26, bottom = body.bottom() + 16;
    painter.drawLine(QPointF(body.left(), top), QPointF(body.right(), top));
    painter.drawLine(QPointF(body.left(), bottom), QPointF(body.right(), bottom));
    const QRectF head(body.left(), top - line - 4, body.width(), line),
        foot(body.left(), bottom + 4, body.width(), line);
    const std::string mark = (meta.number.empty() ? "" : meta.number + "  ·  ") +
                             (meta.revision.empty() ? "" : "Rev " + meta.revision + "  ·  ") +
                             upper(std::string(nameOf(meta.status)));
    const std::string left = "Audience: " + std::string(nameOf(spec.issue.audience)) + "  ·  " +
                             confidentialityText(meta) + "  ·  " + spec.issue.date;
    constexpr double gap = 24;
    painter.setPen(palette.text);
    painter.setFont(paperFont(headSize, meta.status == Status::Draft));
    const double markWidth = drawLine(painter, head, Qt::AlignRight | Qt::AlignVCenter, text(mark));
    painter.setFont(paperFont(headSize));
    painter.setPen(palette.dimText);
    drawLine(painter, head.adjusted(0, 0, -markWidth - gap, 0), Qt::AlignLeft | Qt::AlignVCenter,
             text(titleOf(spec)));
    const double pageWidth = drawLine(painter, foot, Qt::AlignRight | Qt::AlignVCenter,
                                      text("Page " + std::to_string(page) + " of " + std::to_string(pages)));
    drawLine(painter, foot.adjusted(0, 0, -pageWidth - gap, 0), Qt::AlignLeft | Qt::AlignVCenter, text(left));
}

void prepare(QPdfWriter &writer)
{
    writer.setResolution(96);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
}

void setOrientation(QPdfWriter &writer, bool isWide)
{
    writer.setPageOrientation(isWide ? QPageLayout::Landscape : QPageLayout::Portrait);
}

std::string paintPages(const Specification &spec, const std::vector<Page> &pages)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    prepare(writer);
    setOrientation(writer, pages.front().isWide);
    QPainter painter(&writer);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (i > 0) {
            setOrientation(writer, pages[i].isWide);
            writer.newPage();
        }
        if (spec.meta.status == Status::Draft)
            paintDraft(painter, pages[i].isWide);
        paintFrame(painter, spec, pages[i].isWide, i + 1, pages.size());
        for (const Paint &paint : pages[i].paints)
            paint(painter);
    }
    painter.end();
    return buffer.data().toStdString();
}

std::string joinedAuthors(const Meta &meta)
{
    std::string all;
    for (const std::string &author : meta.authors)
        all += (all.empty() ? "" : ", ") + author;
    return all;
}

} // namespace

Result<std::string> pdfBytes(const Specification &spec)
{
    if (!QDate::fromString(text(spec.issue.date), Qt::ISODate).isValid())
        return wrong("issue", "date", "The date \"" + spec.issue.date + "\" is not of the form YYYY-MM-DD.");
    const FixedHashSeed seed;
    QBuffer measure;
    measure.open(QIODevice::WriteOnly);
    QPdfWriter device(&measure);
    prepare(device);
    PageFlow flow(&device);
    placeSections(flow, spec.sections);
    const Contents contents = contentsOf(flow.headings, &device);
    const std::size_t before = 1 + contents.pages.size();
    std::vector<Page> pages{coverPage(spec, &device)};
    pages.insert(pages.end(), contents.pages.begin(), contents.pages.end());
    pages.insert(pages.end(), flow.pages.begin(), flow.pages.end());
    std::vector<Heading> headings = flow.headings;
    for (Heading &heading : headings)
        heading.page += before;
    return finishPdf(paintPages(spec, pages), headings, contents.links, pages,
                     {titleOf(spec), joinedAuthors(spec.meta), "Reference specification",
                      spec.meta.number + " revision " + spec.meta.revision, spec.tool, spec.issue.date});
}

} // namespace clusterwright
