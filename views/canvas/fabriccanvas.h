// Fabric canvas: one network with zoom and pan, following what is chosen.
#pragma once

#include "views/canvas/fabricscene.h"
#include "views/canvas/graphicsview.h"

namespace clusterwright {

class FabricCanvas : public GraphicsView {
    Q_OBJECT

public:
    explicit FabricCanvas(FabricScene &scene, QWidget *parent = nullptr);

    void revealBox(std::int32_t box); ///< scrolls until it is in view

private:
    FabricScene &m_fabric;
};

} // namespace clusterwright
