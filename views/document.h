// Document: the one live object. Holds the current design, its undo history and its evaluation.
#pragma once

#include "model/evaluation.h"
#include "model/result.h"

#include <QObject>
#include <QUndoStack>

#include <memory>

namespace clusterwright {

class Document : public QObject {
    Q_OBJECT

public:
    /// Parts are checked against the library, which must outlive the document; null = they are not.
    explicit Document(Design design = {}, QObject *parent = nullptr, const Library *library = nullptr);
    ~Document() override;

    const Design &design() const { return *m_design; }
    std::shared_ptr<const Design> snapshot() const { return m_design; } ///< for other threads
    const Evaluation &evaluation() const { return m_evaluation; }
    const Library *library() const { return m_library; }
    QUndoStack &undoStack() { return m_undoStack; }

    /// Makes `next` the current design, as one undoable step. A step that changes nothing is dropped.
    /// It becomes part of the step before it if both have the same merge key, which is not empty: the
    /// repeats of a key that is held down.
    void apply(const QString &step, Design next, const QString &mergeKey = {});
    /// The same for an edit that can fail; a failure changes nothing and is announced by editRejected().
    void apply(const QString &step, Result<Design> next, const QString &mergeKey = {});

    /// Another design, say from a file. Forgets the history; the new design counts as saved.
    void replace(Design design);

    /// Evaluates again: the library is another one. The design becomes a copy, so that what was made of the
    /// evaluation before is recognised as old.
    void reevaluate() { show(std::make_shared<const Design>(*m_design)); }

    bool isModified() const { return !m_undoStack.isClean(); }
    void setSaved() { m_undoStack.setClean(); }
    void setUnsaved()
    {
        m_undoStack.resetClean();
    } ///< though no step was made: what was saved is another one

signals:
    void changed();
    void replaced(); ///< after changed(), when it is another design altogether
    void editRejected(const QString &reason);
    void modifiedChanged(bool isModified);

private:
    class Step;
    void show(std::shared_ptr<const Design> design);

    const Library *m_library;
    std::shared_ptr<const Design> m_design;
    Evaluation m_evaluation;
    QUndoStack m_undoStack;
};

} // namespace clusterwright
