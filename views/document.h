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
    explicit Document(Design design = {}, QObject *parent = nullptr);
    ~Document() override;

    const Design &design() const { return *m_design; }
    const Evaluation &evaluation() const { return m_evaluation; }
    QUndoStack &undoStack() { return m_undoStack; }

    /// Makes `next` the current design, as one undoable step. A step that changes nothing is dropped.
    void apply(const QString &step, Design next);
    /// The same for an edit that can fail; a failure changes nothing and is announced by editRejected().
    void apply(const QString &step, Result<Design> next);

    /// Another design, say from a file. Forgets the history; the new design counts as saved.
    void replace(Design design);

    bool isModified() const { return !m_undoStack.isClean(); }
    void setSaved() { m_undoStack.setClean(); }

signals:
    void changed();
    void replaced(); ///< after changed(), when it is another design altogether
    void editRejected(const QString &reason);
    void modifiedChanged(bool isModified);

private:
    class Step;
    void show(std::shared_ptr<const Design> design);

    std::shared_ptr<const Design> m_design;
    Evaluation m_evaluation;
    QUndoStack m_undoStack;
};

} // namespace clusterwright
