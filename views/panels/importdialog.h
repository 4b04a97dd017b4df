// Import dialog: NetBox types of a folder become parts, with progress, a way to stop, and a report.
#pragma once

#include "libraries/netboximport.h"
#include "views/librarystore.h"

#include <QDialog>

#include <atomic>
#include <memory>

class QLabel;
class QProgressBar;
class QPushButton;
class QThread;
class QTimer;
class QTreeWidget;

namespace clusterwright {

class ImportDialog : public QDialog {
    Q_OBJECT

public:
    /// Imports a file or everything below a folder into the user's folder of parts.
    ImportDialog(LibraryStore &store, const QString &path, const QString &target, QWidget *parent = nullptr);
    ~ImportDialog() override;

    bool isRunning() const { return m_thread != nullptr; }
    const ImportReport &report() const { return m_report; }
    QString text() const; ///< what it says at the moment

    void reject() override; ///< stops first; nothing has been written then

private:
    struct Work; ///< shared with the thread
    void showProgress();
    void finish();
    void list();
    QStringList hidingParts() const;

    LibraryStore &m_store;
    QString m_target;
    std::shared_ptr<Work> m_work;
    std::unique_ptr<QThread> m_thread;
    ImportReport m_report;
    QTimer *m_timer;
    QLabel *m_label;
    QProgressBar *m_bar;
    QTreeWidget *m_list;
    QPushButton *m_button;
};

} // namespace clusterwright
