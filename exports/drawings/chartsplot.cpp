#include "exports/drawings/chartsplot.h"

#include "exports/drawings/chartparts.h"
#include "model/text.h"

#include <qcustomplot.h>

#include <cmath>

namespace clusterwright {
namespace {

class ValueTicker : public QCPAxisTicker {
protected:
    QVector<QString> createLabelVector(const QVector<double> &ticks, const QLocale &, QChar, int) override
    {
        constexpr int mostDecimals = 3;
        const double step = ticks.size() > 1 ? std::abs(ticks[1] - ticks[0]) : 1;
        int decimals = 0; // as many as the step has: 2.5 has one
        for (double scaled = step; decimals < mostDecimals; scaled *= 10, ++decimals)
            if (std::abs(scaled - std::round(scaled)) < 1e-6 * scaled)
                break;
        QVector<QString> labels;
        for (const double tick : ticks)
            labels << QString::fromStdString(formatGrouped(tick, decimals));
        return labels;
    }
};

class LogarithmicTicker : public QCPAxisTicker {
public:
    explicit LogarithmicTicker(double lines) : m_lines(lines) {}

protected:
    QVector<double> createTickVector(double, const QCPRange &range) override
    {
        constexpr double fewLines = 6.4, manyLines = 16; // of a decade
        const double lines = m_lines / std::log10(range.upper / range.lower);
        const QVector<double> steps = lines < fewLines    ? QVector<double>{1}
                                      : lines < manyLines ? QVector<double>{1, 2, 5}
                                                          : QVector<double>{1, 1.5, 2, 3, 4, 5, 6, 8};
        QVector<double> ticks;
        for (double decade = std::floor(std::log10(range.lower)); decade <= std::log10(range.upper); ++decade)
            for (const double step : steps)
                if (const double tick = step * std::pow(10, decade); range.contains(tick))
                    ticks << tick;
        return ticks;
    }
    QVector<QString> createLabelVector(const QVector<double> &ticks, const QLocale &, QChar, int) override
    {
        QVector<QString> labels;
        for (const double tick : ticks)
            labels << QString::fromStdString(formatFigure(tick));
        return labels;
    }

private:
    double m_lines = 0;
};

} // namespace

void makePlain(QCustomPlot &plot)
{
    plot.setBackground(QBrush(Qt::NoBrush));
    plot.setAntialiasedElements(QCP::aeNone);
    plot.setNotAntialiasedElements(QCP::aeAll);
}

void styleAxis(QCPAxis &axis, const DrawingStyle &style)
{
    const Palette &palette = paletteOf(style.theme);
    axis.setBasePen(QPen(palette.line, 1));
    axis.setTickPen(QPen(palette.line, 1));
    axis.setSubTicks(false);
    axis.setTickLabelFont(drawingFont(chartTextSize, style.text));
    axis.setTickLabelColor(palette.text);
    axis.setLabelFont(drawingFont(chartTextSize, style.text));
    axis.setLabelColor(palette.dimText);
    axis.grid()->setPen(QPen(palette.grid, 1));
    axis.grid()->setZeroLinePen(Qt::NoPen);
}

void groupNumbers(QCPAxis &axis)
{
    axis.setTicker(QSharedPointer<ValueTicker>::create());
}

void setLogarithmic(QCPAxis &axis, double lines)
{
    axis.setScaleType(QCPAxis::stLogarithmic);
    axis.setTicker(QSharedPointer<LogarithmicTicker>::create(lines));
}

/// QCustomPlot wants a painter of its
/// own, which a page cannot have beside ours, so it paints into a list of commands that is played back.
QRectF paintPlot(QPainter &painter, QCustomPlot &plot, const QSize &size, const DrawingStyle &style)
{
    QPicture picture;
    {
        QCPPainter own(&picture);
        own.setMode(QCPPainter::pmVectorized, style.text == TextRule::Paper);
        plot.setViewport(QRect(QPoint(), size));
        plot.toPainter(&own, size.width(), size.height());
    }
    painter.save();
    // drawPicture() scales by the ratio of the resolutions, which is not wanted: ours are pixels already.
    painter.scale(static_cast<double>(picture.logicalDpiX()) / painter.device()->logicalDpiX(),
                  static_cast<double>(picture.logicalDpiY()) / painter.device()->logicalDpiY());
    painter.drawPicture(0, 0, picture);
    painter.restore();
    return plot.axisRect()->rect();
}

} // namespace clusterwright
