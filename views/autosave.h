// Autosave: hands the design to a writer on another thread once changes have settled, so that editing never
// waits.
#pragma once

#include "model/design/design.h"
#include "model/result.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <functional>

namespace clusterwright {

class Document;

/// Where unsaved work goes. Both functions run on another thread, one at a time and in order.
struct AutosaveTarget {
    std::function<Result<std::string>(const Design &)> write;
    std::function<void()> remove;
};

class Autosave : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds usualDelay{2000}, usualLongest{20'000};

    explicit Autosave(Document &document, QObject *parent = nullptr);
    ~Autosave() override; ///< waits for the writer

    /// Work is written after `delay` without a change, or after `longest` of changes without a break.
    void setDelay(std::chrono::milliseconds delay, std::chrono::milliseconds longest = usualLongest);

    /// From now on unsaved work goes there. `isWritten`: there is some already, to be removed in the end.
    void start(AutosaveTarget target, bool isWritten = false);
    /// Nothing is worth keeping, as it was saved or given up: removes what was written. Goes on with the next
    /// change.
    void forget();
    /// forget(), and nothing is written until start().
    void stop();
    void writeNow();
    void waitUntilWritten();

signals:
    void failed(const QString &reason);

private:
    void schedule();
    void runLater(const std::function<void()> &job);

    Document &m_document;
    AutosaveTarget m_target;
    bool m_isWritten = false;
    std::chrono::milliseconds m_longest = usualLongest;
    QTimer m_settle;
    QElapsedTimer m_waiting; ///< since the first change that is not written
    QThreadPool m_thread;
};

} // namespace clusterwright
