// Diagram view: one diagram on the screen, whose boxes can be chosen.
#pragma once

#include "exports/drawings/diagram.h"

#include <QWidget>

namespace clusterwright {

class DiagramView : public QWidget {
    Q_OBJECT

public:
    explicit DiagramView(QWidget *parent = nullptr);

    const Diagram &diagram() const { return m_diagram; }
    void setDiagram(Diagram diagram);
    /// Frames the boxes about these objects.
    void setChosen(const std::vector<std::string> &objects);

    /// Where a box stands, once the diagram was painted.
    QRectF area(std::size_t box) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// A box was clicked, or reached with the arrow keys.
    void boxPicked(std::size_t box);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    std::optional<std::size_t> boxAt(const QPointF &point) const;

    Diagram m_diagram;
    std::vector<std::size_t> m_chosen;
    std::vector<QRectF> m_areas; ///< of the boxes, as painted
};

} // namespace clusterwright
