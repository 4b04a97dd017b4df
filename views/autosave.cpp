#include "views/autosave.h"

#include "views/document.h"
#include "views/text.h"

namespace clusterwright {

Autosave::Autosave(Document &document, QObject *parent) : QObject(parent), m_document(document)
{
    m_thread.setMaxThreadCount(1); // so that jobs keep their order
    m_settle.setSingleShot(true);
    m_settle.setInterval(usualDelay);
    connect(&m_settle, &QTimer::timeout, this, &Autosave::writeNow);
    connect(&document, &Document::changed, this, &Autosave::schedule);
    connect(&document, &Document::modifiedChanged, this, [this](bool isModified) {
        if (!isModified)
            forget();
    });
}

Autosave::~Autosave()
{
    m_thread.waitForDone();
}

void Autosave::setDelay(std::chrono::milliseconds delay, std::chrono::milliseconds longest)
{
    m_settle.setInterval(delay);
    m_longest = longest;
}

void Autosave::start(AutosaveTarget target, bool isWritten)
{
    stop();
    m_target = std::move(target);
    m_isWritten = isWritten;
}

void Autosave::forget()
{
    m_settle.stop();
    if (m_isWritten)
        runLater(m_target.remove);
    m_isWritten = false;
}

void Autosave::stop()
{
    forget();
    m_target = {};
    waitUntilWritten(); // and removed
}

/// The document does not know yet whether it is modified when it says that it has changed.
void Autosave::schedule()
{
    if (!m_target.write)
        return;
    const bool isFirst = !m_settle.isActive();
    if (isFirst)
        m_waiting.start();
    if (isFirst || m_waiting.elapsed() < m_longest.count())
        m_settle.start();
}

void Autosave::writeNow()
{
    m_settle.stop();
    if (!m_target.write || !m_document.isModified())
        return;
    m_isWritten = true;
    runLater([this, write = m_target.write, design = m_document.snapshot()] {
        if (const auto written = write(*design); !written)
            emit failed(fileSentenceOf(written.error())); // queued: this is another thread
    });
}

void Autosave::runLater(const std::function<void()> &job)
{
    m_thread.start(job);
}

void Autosave::waitUntilWritten()
{
    m_thread.waitForDone();
}

} // namespace clusterwright
