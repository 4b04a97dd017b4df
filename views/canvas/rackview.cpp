#include "views/canvas/rackview.h"

#include "views/document.h"
#include "views/selection.h"

namespace clusterwright {

RackView::RackView(RackScene &scene, Document &document, Selection &selection, QWidget *parent)
    : GraphicsView(scene, parent)
{
    setAccessibleName(tr("Racks, front and rear"));
    connect(&selection, &Selection::changed, this, [this, &scene] { reveal(scene.selectedArea()); });
    connect(&document, &Document::changed, this, [this, &document] { refreshEmptyText(document); });
    connect(&document, &Document::replaced, this, &RackView::fit);
    refreshEmptyText(document);
}

void RackView::refreshEmptyText(const Document &document)
{
    const bool isEmpty = document.design().rackTypes.empty();
    setEmptyText(
        isEmpty
            ? tr("<h3>No racks yet</h3><p><a href=\"addRackType\">Add a rack type</a>, then drag parts "
                 "from the library onto it.</p><p>Or <a href=\"openSample\">open the sample design</a>.</p>")
            : QString());
}

} // namespace clusterwright
