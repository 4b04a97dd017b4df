#include "views/panels/importdialog.h"

#include "libraries/partwriter.h"
#include "views/text.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QThread>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace clusterwright {
namespace {

constexpr int refreshTime = 50; // milliseconds

} // namespace

struct ImportDialog::Work {
    std::atomic<int> done = 0, total = 0;
    std::atomic<bool> isStopped = false;
    std::vector<Part> parts;
    ImportReport report;
};

ImportDialog::ImportDialog(LibraryStore &store, const QString &path, const QString &target, QWidget *parent)
    : QDialog(parent), m_store(store), m_target(target), m_work(std::make_shared<Work>()),
      m_timer(new QTimer(this)), m_label(new QLabel(tr("Looking for files..."))), m_bar(new QProgressBar),
      m_list(new QTreeWidget), m_button(nullptr)
{
    setWindowTitle(tr("Import NetBox types"));
    resize(760, 420);
    m_label->setWordWrap(true);
    m_list->setHeaderLabels({tr("Rejected file"), tr("Line"), tr("Reason")});
    m_list->setRootIsDecorated(false);
    m_list->setAccessibleName(tr("Rejected files"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_button = buttons->button(QDialogButtonBox::Cancel);
    auto *layout = new QVBoxLayout(this);
    for (QWidget *widget : {static_cast<QWidget *>(m_label), static_cast<QWidget *>(m_bar),
                            static_cast<QWidget *>(m_list), static_cast<QWidget *>(buttons)})
        layout->addWidget(widget);
    connect(buttons, &QDialogButtonBox::rejected, this, &ImportDialog::reject);
    connect(m_timer, &QTimer::timeout, this, &ImportDialog::showProgress);
    m_timer->start(refreshTime);
    m_thread.reset(QThread::create([work = m_work, from = path.toStdString()] {
        work->report = importNetboxFolder(
            from, [&work](Part part) { work->parts.push_back(std::move(part)); },
            [&work](int done, int total) {
                work->done = done;
                work->total = total;
                return !work->isStopped;
            });
    }));
    connect(m_thread.get(), &QThread::finished, this, &ImportDialog::finish);
    m_thread->start();
}

ImportDialog::~ImportDialog()
{
    m_work->isStopped = true;
    if (m_thread)
        m_thread->wait();
}

QString ImportDialog::text() const
{
    return m_label->text();
}

void ImportDialog::showProgress()
{
    if (m_work->total == 0)
        return;
    m_bar->setRange(0, m_work->total);
    m_bar->setValue(m_work->done);
    m_label->setText(tr("%L1 of %L2 files").arg(m_work->done).arg(m_work->total));
}

void ImportDialog::reject()
{
    if (!m_thread)
        QDialog::reject();
    m_work->isStopped = true;
}

void ImportDialog::finish()
{
    m_timer->stop();
    m_thread->wait();
    m_thread.reset();
    m_report = m_work->report;
    m_button->setText(tr("Close"));
    if (m_report.isCancelled) {
        m_label->setText(tr("Stopped; nothing was imported."));
        return;
    }
    m_bar->setRange(0, 1);
    m_bar->setValue(1);
    list();
    const auto written = writeParts(m_work->parts, m_target.toStdString());
    m_store.reload();
    if (!written) {
        m_label->setText(tr("Nothing was imported: %1").arg(sentenceOf(written.error())));
        return;
    }
    QString text = tr("%L1 files: %L2 parts imported, %L3 of them without height, mass or maximum power; "
                      "%L4 rejected. They are in %5.")
                       .arg(m_report.files)
                       .arg(m_report.imported)
                       .arg(m_report.withGaps)
                       .arg(m_report.rejected.size())
                       .arg(m_target);
    if (const QStringList hiding = hidingParts(); !hiding.isEmpty())
        text +=
            "\n" + tr("These go before a part of another folder with the same id: %1. Remove their files to "
                      "have those back.")
                       .arg(hiding.join(", "));
    m_label->setText(text);
}

/// Imported ones that hide a part further down, which may know more.
QStringList ImportDialog::hidingParts() const
{
    QStringList ids;
    for (const Part &part : m_work->parts) {
        const auto origin = m_store.stack().origins.find(part.id);
        if (origin != m_store.stack().origins.end() && !origin->second.hidden.empty())
            ids << toQString(part.id);
    }
    return ids;
}

void ImportDialog::list()
{
    for (const ImportProblem &problem : m_report.rejected)
        new QTreeWidgetItem(m_list, {toQString(problem.file),
                                     problem.line > 0 ? QString::number(problem.line) : QString(),
                                     toQString(problem.reason)});
    m_list->resizeColumnToContents(1);
    m_list->header()->resizeSection(0, 260);
}

} // namespace clusterwright
