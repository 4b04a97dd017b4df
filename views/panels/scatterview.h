// Scatter view: points over two numbers on the screen.
#pragma once

#include "exports/drawings/scatter.h"

#include <QWidget>

namespace clusterwright {

class ScatterView : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    const Scatter &scatter() const { return m_scatter; }
    void setScatter(Scatter scatter);

protected:
    void paintEvent(QPaintEvent *event) override;
    QSize sizeHint() const override { return {420, 320}; }
    QSize minimumSizeHint() const override { return {240, 120}; }

private:
    Scatter m_scatter;
};

} // namespace clusterwright
