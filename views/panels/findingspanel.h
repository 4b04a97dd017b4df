// Findings panel: the findings, which of them are shown, and what the selected one means.
#pragma once

#include "views/models/findingmodel.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QTreeView;

namespace clusterwright {

class Selection;

class FindingsPanel : public QWidget {
    Q_OBJECT

public:
    FindingsPanel(const Document &document, Selection &selection, QWidget *parent = nullptr);

    QTreeView &table() { return *m_table; }
    QComboBox &filter() { return *m_filter; }
    QLabel &detail() { return *m_detail; }

signals:
    /// A finding was clicked; what it is about is selected now.
    void jumped();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void describeCurrent();
    void jump(const QModelIndex &index);

    const Document &m_document;
    Selection &m_selection;
    FindingModel *m_model;
    QComboBox *m_filter;
    QTreeView *m_table;
    QLabel *m_detail;
};

} // namespace clusterwright
