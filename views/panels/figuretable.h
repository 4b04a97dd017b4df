// Figure table: a table of figures that copies what is selected, or everything, as text for a spreadsheet.
#pragma once

#include <QTableView>

namespace clusterwright {

/// Its model must be a ChartModel. Ctrl+C copies, whatever else it does in the window.
class FigureTable : public QTableView {
    Q_OBJECT

public:
    using QTableView::QTableView;

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace clusterwright
