// Library panel: search, the parts by kind, and what the selected part is.
#pragma once

#include "views/models/librarymodel.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QTreeView;

namespace clusterwright {

class LibraryStore;

class LibraryPanel : public QWidget {
    Q_OBJECT

public:
    /// A library that does not change.
    explicit LibraryPanel(const Library &library, QWidget *parent = nullptr);
    /// The parts of a store, as they change. It must outlive the panel.
    explicit LibraryPanel(const LibraryStore &store, QWidget *parent = nullptr);

    QTreeView &tree() { return *m_tree; }
    QLineEdit &search() { return *m_search; }
    QCheckBox &incompleteBox() { return *m_incomplete; }
    const LibraryModel &model() const { return *m_model; }

    /// Not valid if the part is not shown.
    QModelIndex indexOf(const PartId &part) const;
    const Part *currentPart() const;

signals:
    /// Double click or Enter: put it into what is selected.
    void placeRequested(const PartId &part);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    template <typename Change>
    void change(const Change &changeModel);
    void read(const LibraryStore &store);
    void describeCurrent();
    void activate(const QModelIndex &index);

    LibraryModel *m_model;
    PartId m_kept; ///< current before the last change
    QLineEdit *m_search;
    QCheckBox *m_incomplete;
    QTreeView *m_tree;
    QLabel *m_footer;
};

} // namespace clusterwright
