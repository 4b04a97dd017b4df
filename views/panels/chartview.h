// Chart view: one chart on the screen, whose bars can be chosen.
#pragma once

#include "exports/drawings/chart.h"

#include <QWidget>

namespace clusterwright {

class ChartView : public QWidget {
    Q_OBJECT

public:
    explicit ChartView(QWidget *parent = nullptr);

    const Chart &chart() const { return m_chart; }
    void setChart(Chart chart);
    /// Frames these categories.
    void setChosen(std::vector<std::size_t> categories);
    const std::vector<std::size_t> &chosen() const { return m_chosen; }

    /// Where a category stands, once the chart was painted.
    QRectF column(std::size_t category) const;

signals:
    /// A bar or its name was clicked, or reached with the arrow keys.
    void categoryPicked(std::size_t category);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    QSize sizeHint() const override { return {640, 360}; }
    QSize minimumSizeHint() const override { return {240, 180}; }

private:
    Chart m_chart;
    std::vector<std::size_t> m_chosen;
    QRectF m_plot; ///< where the bars were painted
};

} // namespace clusterwright
