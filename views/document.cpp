#include "views/document.h"

#include "views/text.h"

#include <QUndoCommand>

namespace clusterwright {

class Document::Step : public QUndoCommand {
public:
    Step(Document &document, const QString &text, std::shared_ptr<const Design> after)
        : QUndoCommand(text), m_document(document), m_before(document.m_design), m_after(std::move(after))
    {
    }

    void undo() override { m_document.show(m_before); }
    void redo() override { m_document.show(m_after); }

private:
    Document &m_document;
    const std::shared_ptr<const Design> m_before; // shared with the step before this one
    const std::shared_ptr<const Design> m_after;
};

Document::Document(Design design, QObject *parent)
    : QObject(parent), m_design(std::make_shared<const Design>(std::move(design))),
      m_evaluation(evaluate(*m_design))
{
    connect(&m_undoStack, &QUndoStack::cleanChanged, this,
            [this](bool isClean) { emit modifiedChanged(!isClean); });
}

/// The stack says that it is clean when it goes; by then nobody should listen.
Document::~Document()
{
    m_undoStack.blockSignals(true);
}

void Document::apply(const QString &step, Design next)
{
    if (next != *m_design)
        m_undoStack.push(new Step(*this, step, std::make_shared<const Design>(std::move(next))));
}

void Document::apply(const QString &step, Result<Design> next)
{
    if (next)
        apply(step, next.take());
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
    m_evaluation = evaluate(*m_design);
    emit changed();
}

} // namespace clusterwright
