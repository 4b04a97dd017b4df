// Floor view: the halls with zoom and pan, following the selection.
#pragma once

#include "views/canvas/floorscene.h"
#include "views/canvas/graphicsview.h"

namespace clusterwright {

class FloorView : public GraphicsView {
    Q_OBJECT

public:
    FloorView(FloorScene &scene, Document &document, Selection &selection, QWidget *parent = nullptr);

private:
    void refreshEmptyText(const Document &document);
};

} // namespace clusterwright
