#include "views/document.h"

#include "model/design/release.h"
#include "model/design/workloadedits.h"
#include "views/text.h"

#include <QUndoCommand>

namespace clusterwright {

class Document::Step : public QUndoCommand {
public:
    Step(Document &document, const QString &text, std::shared_ptr<const Design> after, QString mergeKey)
        : QUndoCommand(text), m_document(document), m_before(document.m_design), m_after(std::move(after)),
          m_mergeKey(std::move(mergeKey))
    {
    }

    void undo() override { m_document.show(m_before); }
    void redo() override { m_document.show(m_after); }

    /// Two steps are merged if they have the same id other than -1 and mergeWith() agrees.
    int id() const override { return m_mergeKey.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand *later) override
    {
        const auto &step = static_cast<const Step &>(*later);
        if (step.m_mergeKey != m_mergeKey)
            return false;
        m_after = step.m_after;
        setText(step.text());
        setObsolete(*m_after == *m_before);
        return true;
    }

private:
    Document &m_document;
    const std::shared_ptr<const Design> m_before; // shared with the step before this one
    std::shared_ptr<const Design> m_after;
    const QString m_mergeKey;
};

Document::Document(Design design, QObject *parent, const Library *library)
    : QObject(parent), m_library(library), m_design(std::make_shared<const Design>(std::move(design))),
      m_evaluation(evaluate(*m_design, library))
{
    connect(&m_undoStack, &QUndoStack::cleanChanged, this,
            [this](bool isClean) { emit modifiedChanged(!isClean); });
}

/// The stack says that it is clean when it goes; by then nobody should listen.
Document::~Document()
{
    m_undoStack.blockSignals(true);
}

void Document::apply(const QString &step, Design next, const QString &mergeKey)
{
    if (m_library)
        next = withFittedParts(std::move(next), *m_library);
    next = reopened(std::move(next), *m_design);
    if (next != *m_design)
        m_undoStack.push(new Step(*this, step, std::make_shared<const Design>(std::move(next)), mergeKey));
}

void Document::apply(const QString &step, Result<Design> next, const QString &mergeKey)
{
    if (next)
        apply(step, next.take(), mergeKey);
    else
        emit editRejected(sentenceOf(next.error()));
}

void Document::replace(Design design)
{
    m_undoStack.clear();
    show(std::make_shared<const Design>(std::move(design)));
    emit replaced();
}

void Document::show(std::shared_ptr<const Design> design)
{
    m_design = std::move(design);
    m_evaluation = evaluate(*m_design, m_library);
    emit changed();
}

} // namespace clusterwright
