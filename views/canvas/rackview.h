// Rack view: the rack types with zoom and pan, following the selection.
#pragma once

#include "views/canvas/graphicsview.h"
#include "views/canvas/rackscene.h"

namespace clusterwright {

class RackView : public GraphicsView {
    Q_OBJECT

public:
    RackView(RackScene &scene, Document &document, Selection &selection, QWidget *parent = nullptr);

private:
    void refreshEmptyText(const Document &document);
};

} // namespace clusterwright
