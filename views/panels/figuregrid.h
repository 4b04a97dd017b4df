// Figure grid: key figures in as many columns as there is room for; and a table that is as high as its rows,
// for pages that scroll as a whole.
#pragma once

#include "exports/specification.h"
#include "views/panels/figuretable.h"

#include <QWidget>

class QLabel;

namespace clusterwright {

class ChartModel;

/// As high as its figures need at its width.
class FigureGrid : public QWidget {
    Q_OBJECT

public:
    explicit FigureGrid(QWidget *parent = nullptr);

    void setFigures(std::vector<KeyFigure> figures);
    const std::vector<KeyFigure> &figures() const { return m_figures; }
    /// The value as shown; empty if there is no such figure.
    QString valueOf(const QString &label) const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Cell {
        QWidget *frame;
        QLabel *label, *value, *note;
    };
    Cell makeCell();
    void arrange();

    std::vector<KeyFigure> m_figures;
    std::vector<Cell> m_cells; ///< as many as were ever needed
};

/// Words wrap; the last column takes what is left over.
class FittedTable : public FigureTable {
    Q_OBJECT

public:
    FittedTable(ChartModel *model, const QString &name, QWidget *parent = nullptr);

    QSize minimumSizeHint() const override { return {120, 40}; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
};

} // namespace clusterwright
