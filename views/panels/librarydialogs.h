// Library dialogs: taking over what the library has changed, choosing price books, and the folders of parts.
#pragma once

#include "model/design/design.h"
#include "views/librarystore.h"
#include "views/panels/rackdialogs.h"

class QTreeWidget;

namespace clusterwright {

/// Shows what an update of the parts in use would change, figure by figure; each part can be left out.
class UpdateDialog : public EditDialog {
    Q_OBJECT

public:
    UpdateDialog(Document &document, const Library &library, QWidget *parent = nullptr);

protected:
    Result<Design> edited() const override;
    QString step() const override;

private:
    const Library &m_library;
    QTreeWidget *m_list;
};

/// Prices the parts in use from the chosen price books; later ones go before earlier ones.
class PriceBookDialog : public EditDialog {
    Q_OBJECT

public:
    PriceBookDialog(Document &document, std::vector<PriceBook> books, QWidget *parent = nullptr);

    void addBook(PriceBook book); ///< chosen, at the end

protected:
    Result<Design> edited() const override;
    QString step() const override;

signals:
    void fileRequested(); ///< a price book from a file is wanted

private:
    void list(const PriceBook &book, bool isChosen);
    void refresh();
    std::vector<PriceBook> chosen() const;

    std::vector<PriceBook> m_books;
    QTreeWidget *m_list;
    QLabel *m_notes;
};

/// The folders that make the library, the one that wins at the top, with what they hide and what is wrong.
class FoldersDialog : public QDialog {
    Q_OBJECT

public:
    explicit FoldersDialog(LibraryStore &store, QWidget *parent = nullptr);

    /// The user's further folders, in their order.
    QStringList folders() const { return m_folders; }
    void addFolder(const QString &path);

signals:
    void folderRequested();
    void foldersChanged(const QStringList &paths);

private:
    void refresh();
    void removeCurrent();

    LibraryStore &m_store;
    QStringList m_folders;
    QTreeWidget *m_list;
    QLabel *m_problems;
    QPushButton *m_remove;
};

} // namespace clusterwright
