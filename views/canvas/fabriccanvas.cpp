#include "views/canvas/fabriccanvas.h"

namespace clusterwright {

/// How lines are told depends on all that is in view, so all of it is painted again.
FabricCanvas::FabricCanvas(FabricScene &scene, QWidget *parent) : GraphicsView(scene, parent), m_fabric(scene)
{
    setAccessibleName(tr("Network"));
    setAcceptDrops(false);
    setViewportUpdateMode(FullViewportUpdate);
}

void FabricCanvas::revealBox(std::int32_t box)
{
    reveal(m_fabric.areaOf(box));
}

} // namespace clusterwright
