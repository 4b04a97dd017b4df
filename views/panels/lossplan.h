// Loss plan: the floor of a hall with what a loss takes down; a rack can be picked.
#pragma once

#include "exports/drawings/floorplan.h"

#include <QWidget>

namespace clusterwright {

class LossPlan : public QWidget {
    Q_OBJECT

public:
    explicit LossPlan(QWidget *parent = nullptr);

    void setPlan(FloorPlan plan);
    void setChosen(const RackId &rack); ///< framed; empty = none
    const FloorPlan &plan() const { return m_plan; }
    const RackId &chosen() const { return m_chosen; }
    QRectF placeOf(const RackId &rack) const; ///< in pixels; empty if it does not stand here

signals:
    void rackPicked(const clusterwright::RackId &rack);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRectF area() const;

    FloorPlan m_plan;
    RackId m_chosen;
};

} // namespace clusterwright
