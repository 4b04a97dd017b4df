#include "tests/runner.h"
#include "tests/sample.h"
#include "views/autosave.h"
#include "views/document.h"

#include <QSignalSpy>
#include <QThread>

#include <mutex>

using namespace clusterwright;
using namespace std::chrono_literals;

class AutosaveTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void writesOnAnotherThread();
    void manyChangesAreOneWrite();
    void changesWithoutABreakAreWritten();
    void savedWorkIsRemoved();
    void undoneWorkIsRemoved();
    void stoppedWritesNothing();
    void takenOverWorkIsRemovedInTheEnd();
    void failureIsSaid();
    void goneWhileItWrites();

private:
    AutosaveTarget target();
    void change();
    QStringList log();

    std::unique_ptr<Document> m_document;
    std::unique_ptr<Autosave> m_autosave;
    int m_changes = 0;
    std::mutex m_mutex;
    QStringList m_log; ///< what the writer did; it is on another thread
    bool m_isOnUiThread = false;
};

void AutosaveTest::init()
{
    m_document = std::make_unique<Document>(sample::computeRacks());
    m_autosave = std::make_unique<Autosave>(*m_document);
    m_autosave->setDelay(0ms);
    m_log.clear();
    m_isOnUiThread = false;
    m_changes = 0;
}

void AutosaveTest::cleanup()
{
    m_autosave.reset();
    m_document.reset();
}

AutosaveTarget AutosaveTest::target()
{
    return {[this](const Design &design) -> Result<std::string> {
                const std::lock_guard lock(m_mutex);
                m_isOnUiThread |= QThread::currentThread() == thread();
                m_log << "write " + QString::fromStdString(design.meta.title);
                if (design.meta.title == "bad")
                    return Error{"/full", {}, {}, "cannot be written."};
                return design.meta.title;
            },
            [this] {
                const std::lock_guard lock(m_mutex);
                m_log << "remove";
            }};
}

void AutosaveTest::change()
{
    Design design = m_document->design();
    design.meta.title = std::to_string(++m_changes);
    m_document->apply("Title", design);
}

QStringList AutosaveTest::log()
{
    const std::lock_guard lock(m_mutex);
    return m_log;
}

void AutosaveTest::writesOnAnotherThread()
{
    m_autosave->start(target());
    change();
    QTRY_COMPARE(log(), QStringList("write 1"));
    QVERIFY(!m_isOnUiThread);
    change();
    QTRY_COMPARE(log(), QStringList({"write 1", "write 2"}));
}

void AutosaveTest::manyChangesAreOneWrite()
{
    m_autosave->start(target());
    for (int i = 0; i < 50; ++i)
        change();
    QTRY_COMPARE(log(), QStringList("write 50"));
}

/// The timer is not put off any more once work has waited too long.
void AutosaveTest::changesWithoutABreakAreWritten()
{
    m_autosave->setDelay(1ms, 0ms);
    m_autosave->start(target());
    change();
    QTRY_COMPARE(log(), QStringList("write 1"));
    m_autosave->setDelay(24h, 24h);
    change();
    QCoreApplication::processEvents();
    m_autosave->waitUntilWritten();
    QCOMPARE(log().size(), 1);
    m_autosave->writeNow();
    QTRY_COMPARE(log().last(), QString("write 2"));
}

void AutosaveTest::savedWorkIsRemoved()
{
    m_autosave->start(target());
    m_document->setSaved();
    change();
    QTRY_COMPARE(log(), QStringList("write 1"));
    m_document->setSaved();
    QTRY_COMPARE(log(), QStringList({"write 1", "remove"}));
    change();
    QTRY_COMPARE(log().last(), QString("write 2"));
}

void AutosaveTest::undoneWorkIsRemoved()
{
    m_autosave->start(target());
    change();
    QTRY_COMPARE(log().size(), 1);
    m_document->undoStack().undo();
    QTRY_COMPARE(log(), QStringList({"write 1", "remove"}));
}

void AutosaveTest::stoppedWritesNothing()
{
    change();
    m_autosave->start(target());
    m_autosave->stop();
    change();
    m_autosave->writeNow();
    QCoreApplication::processEvents();
    m_autosave->waitUntilWritten();
    QCOMPARE(log(), QStringList());
}

void AutosaveTest::takenOverWorkIsRemovedInTheEnd()
{
    m_autosave->start(target(), true);
    m_autosave->stop();
    QCOMPARE(log(), QStringList("remove"));
}

void AutosaveTest::failureIsSaid()
{
    QSignalSpy failures(m_autosave.get(), &Autosave::failed);
    m_autosave->start(target());
    Design design = m_document->design();
    design.meta.title = "bad";
    m_document->apply("Title", design);
    QTRY_COMPARE(failures.size(), 1);
    QCOMPARE(failures.front().front().toString(), QString("/full: cannot be written."));
}

void AutosaveTest::goneWhileItWrites()
{
    m_autosave->start(target());
    change();
    m_autosave->writeNow();
    m_autosave.reset();
    QCOMPARE(log(), QStringList("write 1"));
}

std::unique_ptr<QObject> makeAutosaveTest()
{
    return make<AutosaveTest>();
}

#include "tst_autosave.moc"
