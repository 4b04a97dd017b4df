#include "exports/drawings/xychart.h"

#include "model/text.h"

#include <QLineF>
#include <QStringList>

#include <algorithm>

namespace clusterwright {
namespace {

/// "Checkpoint interval: 42 min" of "Checkpoint interval [min]" and 42.
QString valueText(const QString &title, double value)
{
    const auto bracket = title.indexOf(" [");
    const QString unit = bracket < 0 ? QString() : QChar(QChar::Nbsp) + title.mid(bracket + 2).chopped(1);
    return title.left(bracket) + ": " + QString::fromStdString(formatFigure(value)) + unit;
}

} // namespace

bool XyChart::isEmpty() const
{
    return std::ranges::all_of(series, [](const Series &one) { return one.points.empty(); });
}

std::optional<XyIndex> XyPlaces::at(const QPointF &position, double within) const
{
    std::optional<XyIndex> nearest;
    for (const auto &[index, place] : points)
        if (const double distance = QLineF(place, position).length(); distance <= within) {
            nearest = index;
            within = distance;
        }
    return nearest;
}

QString pointText(const XyChart &chart, const XyIndex &index)
{
    const XyChart::Series &series = chart.series.at(index.series);
    const XyChart::Point &point = series.points.at(index.point);
    QStringList texts;
    if (chart.series.size() > 1 && !series.name.isEmpty())
        texts << series.name;
    if (!point.name.isEmpty() && point.name != series.name)
        texts << point.name;
    texts << valueText(chart.xTitle, point.x) << valueText(chart.yTitle, point.y);
    return texts.join("; ");
}

} // namespace clusterwright
