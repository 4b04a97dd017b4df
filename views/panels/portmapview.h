// Port map view: the ports of one device on the screen; each says where it leads.
#pragma once

#include "exports/drawings/portmap.h"

#include <QWidget>

namespace clusterwright {

class PortMapView : public QWidget {
    Q_OBJECT

public:
    explicit PortMapView(QWidget *parent = nullptr);

    void setMap(PortMap map);
    const PortMap &map() const { return m_map; }
    QRectF areaOf(std::size_t port) const; ///< once it was painted

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); } ///< it scrolls

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    PortMap m_map;
    std::vector<QRectF> m_areas;
};

} // namespace clusterwright
