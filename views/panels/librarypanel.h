// Library panel: search, the parts by kind, and what the selected part is.
#pragma once

#include "views/models/librarymodel.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTreeView;

namespace clusterwright {

class LibraryPanel : public QWidget {
    Q_OBJECT

public:
    explicit LibraryPanel(const Library &library, QWidget *parent = nullptr);

    QTreeView &tree() { return *m_tree; }
    QLineEdit &search() { return *m_search; }
    const LibraryModel &model() const { return *m_model; }

    /// Of the panel's tree, which shows a filtered library; not valid if the part is filtered out.
    QModelIndex indexOf(const PartId &part) const;
    const Part *currentPart() const;

signals:
    /// Double click or Enter: put it into what is selected.
    void placeRequested(const PartId &part);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &text);
    void describeCurrent();
    void activate(const QModelIndex &index);

    LibraryModel *m_model;
    LibraryFilter *m_filter;
    QLineEdit *m_search;
    QTreeView *m_tree;
    QLabel *m_footer;
};

} // namespace clusterwright
