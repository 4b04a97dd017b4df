#include "views/canvas/floorview.h"

#include "views/document.h"
#include "views/selection.h"

namespace clusterwright {

FloorView::FloorView(FloorScene &scene, Document &document, Selection &selection, QWidget *parent)
    : GraphicsView(scene, parent)
{
    setAccessibleName(tr("Floor, from above"));
    connect(&selection, &Selection::changed, this, [this, &scene] { reveal(scene.selectedArea()); });
    connect(&document, &Document::changed, this, [this, &document] { refreshEmptyText(document); });
    connect(&document, &Document::replaced, this, &FloorView::fit);
    refreshEmptyText(document);
}

void FloorView::refreshEmptyText(const Document &document)
{
    const Design &design = document.design();
    QString text;
    if (design.rackTypes.empty())
        text = tr("<h3>An empty floor</h3><p><a href=\"addRackType\">Add a rack type</a>, then "
                  "<a href=\"addRacks\">stand racks on the floor</a>.</p>"
                  "<p>Or <a href=\"openSample\">open the sample design</a>.</p>");
    else if (design.halls.empty())
        text = tr("<h3>No racks stand yet</h3><p><a href=\"addRacks\">Stand racks on the floor</a>.</p>");
    setEmptyText(text);
}

} // namespace clusterwright
