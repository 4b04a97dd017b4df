// Plant panel: a diagram of what stands behind the racks, and the tables of its figures below it.
#pragma once

#include "exports/specification.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QLabel;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace clusterwright {

class ChartModel;
class DiagramView;
class Document;
class Selection;
struct Evaluation;

/// What a panel shows; tables without rows are left out.
struct PlantContent {
    std::vector<Diagram> diagrams;
    std::vector<Table> tables;
};

/// How a panel gets its content; `lost` is the object that is taken out, or empty.
using PlantSource =
    std::function<PlantContent(const Design &design, const Evaluation &evaluation, const std::string &lost)>;

class PlantPanel : public QWidget {
    Q_OBJECT

public:
    /// `emptyText` is said while there is no diagram; it may hold links. `lostText` names the box that shows
    /// what the loss of the selected thing does; empty = there is none.
    PlantPanel(Document &document, Selection &selection, PlantSource source, const QString &emptyText,
               const QString &lostText, QWidget *parent = nullptr);

    DiagramView &diagram() { return *m_diagram; }
    QTableView &table() { return *m_table; }
    QComboBox &tables() { return *m_tables; }
    QCheckBox &lossShown() { return *m_loss; }
    bool isEmpty() const;

    /// Its parts scroll, so that it does not hold the window open.
    QSize minimumSizeHint() const override { return {320, 200}; }

signals:
    void emptyLinkActivated(const QString &link);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build(const QString &emptyText, const QString &lostText);
    void refresh();
    void showTable();
    void showSelection();
    void select(const std::string &object);
    std::vector<std::string> selectedObjects() const;

    Document &m_document;
    Selection &m_selection;
    PlantSource m_source;
    PlantContent m_content;
    QComboBox *m_diagrams, *m_tables;
    QCheckBox *m_loss;
    DiagramView *m_diagram;
    ChartModel *m_model;
    QTableView *m_table;
    QLabel *m_note, *m_empty;
    QStackedWidget *m_pages;
    bool m_isStale = true;
    bool m_isFollowing = false; ///< shows a selection that was made elsewhere
};

} // namespace clusterwright
