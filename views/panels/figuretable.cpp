#include "views/panels/figuretable.h"

#include "views/models/chartmodel.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>

namespace clusterwright {

bool FigureTable::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        return true;
    }
    return QTableView::event(event);
}

void FigureTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        QApplication::clipboard()->setText(
            static_cast<ChartModel *>(model())->textOf(selectionModel()->selectedIndexes()));
    else
        QTableView::keyPressEvent(event);
}

} // namespace clusterwright
