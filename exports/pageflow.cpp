#include "exports/pageflow.h"

#include "exports/papertext.h"

namespace clusterwright {
namespace {

constexpr double pixelsPerMillimetre = 96 / 25.4;
constexpr double sideMargin = 57, topMargin = 88, bottomMargin = 76; // 15, 23 and 20 mm

double headingSize(const Heading &heading)
{
    return heading.level == 1 ? 20 : 15;
}

} // namespace

QSizeF pageSize(bool isWide)
{
    const QSizeF portrait(210 * pixelsPerMillimetre, 297 * pixelsPerMillimetre);
    return isWide ? portrait.transposed() : portrait;
}

QRectF bodyArea(bool isWide)
{
    return QRectF(QPointF(), pageSize(isWide)).adjusted(sideMargin, topMargin, -sideMargin, -bottomMargin);
}

void PageFlow::start(bool isWide, bool isNewPage)
{
    const bool isUsed = !pages.empty() && m_y > 0;
    if (pages.empty() || (isUsed && (isNewPage || isWide != m_isWide))) {
        m_isWide = isWide;
        breakPage();
    } else if (!isUsed) {
        m_isWide = isWide;
        pages.back().isWide = isWide;
    }
}

void PageFlow::addHeading(Heading heading)
{
    m_waiting.push_back(std::move(heading));
}

double PageFlow::headingsHeight() const
{
    double height = 0;
    for (const Heading &heading : m_waiting)
        height += wrappedHeight(heading.number + "  " + heading.title, headingSize(heading), true,
                                body().width(), m_device) +
                  headingSize(heading) * (m_y + height > 0 ? 1.5 : 0.7);
    return height;
}

double PageFlow::room() const
{
    return body().height() - m_y - headingsHeight();
}

double PageFlow::fullRoom() const
{
    return body().height() - headingsHeight();
}

void PageFlow::breakPage()
{
    pages.push_back({m_isWide, {}});
    m_y = 0;
}

void PageFlow::placeHeadings()
{
    for (Heading &heading : m_waiting) {
        const double size = headingSize(heading);
        m_y += m_y > 0 ? size * 0.8 : 0;
        const std::string text = heading.number + "  " + heading.title;
        const auto lines =
            wrappedLines(QString::fromStdString(text), paperFont(size, true), body().width(), m_device);
        const QRectF area(body().left(), body().top() + m_y, body().width(), 0);
        pages.back().paints.push_back([=](QPainter &painter) {
            paintLines(painter, area, lines, paperFont(size, true), Qt::AlignLeft);
        });
        heading.page = pages.size() - 1;
        heading.y = area.top();
        headings.push_back(heading);
        m_y += static_cast<double>(lines.size()) * lineHeightOf(size) + size * 0.7;
    }
    m_waiting.clear();
}

void PageFlow::place(double height, double gap, const std::function<void(QPainter &, const QRectF &)> &paint)
{
    if (pages.empty() || (height > room() && m_y > 0))
        breakPage();
    placeHeadings();
    const QRectF area(body().left(), body().top() + m_y, body().width(), height);
    pages.back().paints.push_back([=](QPainter &painter) { paint(painter, area); });
    m_y += height + gap;
}

void PageFlow::skip(double gap)
{
    if (m_y > 0)
        m_y += gap;
}

} // namespace clusterwright
