// XY chart view: lines and points over two numbers on the screen; points can be chosen.
#pragma once

#include "exports/drawings/xychart.h"

#include <QWidget>

namespace clusterwright {

class XyChartView : public QWidget {
    Q_OBJECT

public:
    explicit XyChartView(QWidget *parent = nullptr);

    const XyChart &chart() const { return m_chart; }
    void setChart(XyChart chart);
    /// Frames a point; none = no point.
    void setChosen(std::optional<XyIndex> point);
    const std::optional<XyIndex> &chosen() const { return m_chosen; }

    /// Where a point stands, once the chart was painted.
    std::optional<QPointF> placeOf(const XyIndex &point) const;

signals:
    /// A point was clicked, or Enter or Space pressed on it.
    void clicked(const XyIndex &point);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    QSize sizeHint() const override { return {480, 300}; }
    QSize minimumSizeHint() const override { return {240, 200}; }

private:
    void step(int by);
    void describe();

    XyChart m_chart;
    XyPlaces m_places; ///< as painted
    std::optional<XyIndex> m_chosen;
};

} // namespace clusterwright
