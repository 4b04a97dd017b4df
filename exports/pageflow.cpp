#include "exports/pageflow.h"

#include "exports/papertext.h"

namespace clusterwright {
namespace {

constexpr double pixelsPerMillimetre = 96 / 25.4;
constexpr double sideMargin = 57, topMargin = 88, bottomMargin = 76; // 15, 23 and 20 mm

double headingSize(const Anchor &heading)
{
    return heading.level == 1 ? 20 : 15;
}

std::string headingText(const Anchor &heading)
{
    return heading.number.empty() ? heading.title : heading.number + "  " + heading.title;
}

} // namespace

QSizeF PageShape::size() const
{
    const QSizeF millimetres = paper == Paper::Letter ? QSizeF(215.9, 279.4) : QSizeF(210, 297);
    const QSizeF portrait = millimetres * pixelsPerMillimetre;
    return isWide ? portrait.transposed() : portrait;
}

QRectF PageShape::body() const
{
    return QRectF(QPointF(), size()).adjusted(sideMargin, topMargin, -sideMargin, -bottomMargin);
}

void PageFlow::start(bool isWide, bool isNewPage)
{
    const bool isUsed = !pages.empty() && m_y > 0;
    if (pages.empty() || (isUsed && (isNewPage || isWide != m_shape.isWide))) {
        m_shape.isWide = isWide;
        breakPage();
    } else if (!isUsed) {
        m_shape.isWide = isWide;
        pages.back().shape = m_shape;
    }
}

void PageFlow::addHeading(Anchor heading)
{
    m_waiting.push_back(std::move(heading));
}

double PageFlow::headingsHeight() const
{
    double height = 0;
    for (const Anchor &heading : m_waiting)
        height += wrappedHeight(headingText(heading), headingSize(heading), true, body().width(), m_device) +
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
    pages.push_back({m_shape, {}});
    m_y = 0;
}

void PageFlow::placeHeadings()
{
    for (Anchor &heading : m_waiting) {
        const double size = headingSize(heading);
        m_y += m_y > 0 ? size * 0.8 : 0;
        const auto lines = wrappedLines(QString::fromStdString(headingText(heading)), paperFont(size, true),
                                        body().width(), m_device);
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

QRectF PageFlow::place(double height, double gap,
                       const std::function<void(QPainter &, const QRectF &)> &paint)
{
    if (pages.empty() || (height > room() && m_y > 0))
        breakPage();
    placeHeadings();
    const QRectF area(body().left(), body().top() + m_y, body().width(), height);
    pages.back().paints.push_back([=](QPainter &painter) { paint(painter, area); });
    m_y += height + gap;
    return area;
}

void PageFlow::skip(double gap)
{
    if (m_y > 0)
        m_y += gap;
}

void PageFlow::addAnchor(std::vector<Anchor> &list, const std::string &label, const std::string &title,
                         double y)
{
    if (label.empty())
        return;
    const auto space = label.rfind("\u00a0");
    const std::string number = space == std::string::npos ? "" : label.substr(space + 2);
    list.push_back({label, number, title, 1, pages.size() - 1, y});
}

void PageFlow::addLinks(const QRectF &area, const std::vector<QString> &lines, const QFont &font)
{
    for (const LabelPlace &place : labelsIn(lines, area, font, m_device))
        links.push_back({pages.size() - 1, place.area, place.label});
}

} // namespace clusterwright
