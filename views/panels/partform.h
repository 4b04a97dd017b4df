// Part form: a part to be edited in the window, with the live list of what is wrong with it.
#pragma once

#include "libraries/librarystack.h"

#include <QDialog>

#include <functional>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QTabWidget;

namespace clusterwright {

class FiguresTab;
class LifecycleTab;
class NotesTab;
class PartFormModel;
class PartHead;
class SourcesTab;

/// Writes nothing: once it is accepted, the caller saves part() into folder(). If that fails,
/// showRefusal() and exec() again; nothing that was typed is lost.
class PartForm : public QDialog {
    Q_OBJECT

public:
    enum class Purpose {
        Edit, ///< the id and the kind stay
        Copy, ///< under another id
        New   ///< the kind is chosen, too
    };

    /// The stack must not change while the form is open.
    PartForm(const LibraryStack &stack, const Part &part, Purpose purpose, QWidget *parent = nullptr);
    ~PartForm() override;

    const Part &part() const;
    QString folder() const; ///< where to save it: never the shipped one; empty = there is none

    void showRefusal(const Error &error); ///< why the part could not be saved; until the next edit

    void accept() override;
    void reject() override; ///< asks first if something was edited

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void finishTyping();
    void layOut();
    void connectAll();
    QWidget *bottomRow();
    void fillFolders(const PartId &id);
    void edit(const std::function<void(Part &)> &change);
    void refresh();
    void listProblems();
    QString refusal() const; ///< why it cannot be saved; empty = it can
    QString missing() const;
    QString folderNote() const;
    void goTo(const std::string &key);
    void showTab(QWidget *tab);

    const LibraryStack &m_stack;
    const Part m_original;
    const Purpose m_purpose;
    PartFormModel *m_model;
    PartHead *m_head;
    FiguresTab *m_figures;
    SourcesTab *m_sources;
    LifecycleTab *m_lifecycle;
    NotesTab *m_notes;
    QTabWidget *m_tabs;
    QLabel *m_problemTitle, *m_reason, *m_folderNote;
    QListWidget *m_problems;
    QComboBox *m_folders;
    QPushButton *m_save = nullptr;
};

} // namespace clusterwright
