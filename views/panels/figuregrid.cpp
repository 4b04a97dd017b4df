#include "views/panels/figuregrid.h"

#include "views/models/chartmodel.h"
#include "views/text.h"

#include <QHeaderView>
#include <QLabel>
#include <QResizeEvent>
#include <QScrollBar>
#include <QVBoxLayout>

namespace clusterwright {
namespace {

constexpr int cellWidth = 148, gap = 8, mostColumns = 6;

} // namespace

FigureGrid::FigureGrid(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(0);
}

FigureGrid::Cell FigureGrid::makeCell()
{
    Cell cell{new QWidget(this), new QLabel, new QLabel, new QLabel};
    auto *layout = new QVBoxLayout(cell.frame);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QLabel *label : {cell.label, cell.value, cell.note}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setTextFormat(Qt::PlainText);
        layout->addWidget(label);
    }
    layout->addStretch(1);
    cell.label->setForegroundRole(QPalette::PlaceholderText);
    cell.note->setForegroundRole(QPalette::PlaceholderText);
    QFont bold = font();
    bold.setBold(true);
    cell.value->setFont(bold);
    return cell;
}

void FigureGrid::setFigures(std::vector<KeyFigure> figures)
{
    if (figures == m_figures)
        return;
    m_figures = std::move(figures);
    while (m_cells.size() < m_figures.size())
        m_cells.push_back(makeCell());
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        const Cell &cell = m_cells[i];
        cell.frame->setVisible(i < m_figures.size());
        if (i >= m_figures.size())
            continue;
        cell.label->setText(toQString(m_figures[i].label));
        cell.value->setText(toQString(m_figures[i].value));
        cell.value->setAccessibleName(toQString(m_figures[i].label));
        cell.note->setText(toQString(m_figures[i].note));
        cell.note->setVisible(!m_figures[i].note.empty());
    }
    arrange();
}

QString FigureGrid::valueOf(const QString &label) const
{
    const auto found = std::ranges::find(m_figures, label.toStdString(), &KeyFigure::label);
    return found == m_figures.end() ? QString() : toQString(found->value);
}

void FigureGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        arrange();
}

/// Row by row, each as high as its highest cell.
void FigureGrid::arrange()
{
    const auto columns = static_cast<std::size_t>(std::clamp(width() / cellWidth, 1, mostColumns));
    const int cell = (width() + gap) / static_cast<int>(columns) - gap;
    int top = 0;
    for (std::size_t first = 0; first < m_figures.size(); first += columns) {
        const std::size_t end = std::min(first + columns, m_figures.size());
        int height = 0;
        for (std::size_t i = first; i < end; ++i)
            height = std::max(height, m_cells[i].frame->layout()->totalHeightForWidth(cell));
        for (std::size_t i = first; i < end; ++i)
            m_cells[i].frame->setGeometry(static_cast<int>(i - first) * (cell + gap), top, cell, height);
        top += height + gap;
    }
    setFixedHeight(std::max(0, top - gap));
}

FittedTable::FittedTable(ChartModel *model, const QString &name, QWidget *parent) : FigureTable(parent)
{
    setModel(model);
    setAccessibleName(name);
    setWordWrap(true);
    setAlternatingRowColors(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setTabKeyNavigation(false); // Tab leaves the table
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    connect(model, &QAbstractItemModel::modelReset, this, &FittedTable::fit);
    fit();
}

void FittedTable::resizeEvent(QResizeEvent *event)
{
    FigureTable::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fit();
}

/// No column but the last takes more than its share; that one takes what is left over.
void FittedTable::fit()
{
    if (!model() || model()->columnCount() == 0)
        return;
    const int last = model()->columnCount() - 1;
    const int most = std::max(cellWidth / 2, viewport()->width() / (last + 1));
    resizeColumnsToContents();
    int left = viewport()->width();
    for (int column = 0; column < last; ++column) {
        setColumnWidth(column, std::min(columnWidth(column), most));
        left -= columnWidth(column);
    }
    setColumnWidth(last, std::max(cellWidth / 2, left));
    resizeRowsToContents();
    int height = horizontalHeader()->sizeHint().height() + 2 * frameWidth();
    for (int row = 0; row < model()->rowCount(); ++row)
        height += rowHeight(row);
    if (horizontalHeader()->length() > viewport()->width())
        height += horizontalScrollBar()->sizeHint().height();
    setFixedHeight(height);
}

} // namespace clusterwright
