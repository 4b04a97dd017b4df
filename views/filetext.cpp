#include "views/filetext.h"

#include "model/evaluation.h"
#include "views/text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>

namespace clusterwright {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("FileText", text);
}

QString fileName(const QString &path)
{
    return QFileInfo(path).fileName();
}

QString titleOf(const Design &design)
{
    return design.meta.title.empty() ? tr("a design without a title")
                                     : QChar(0x201C) + toQString(design.meta.title) + QChar(0x201D);
}

struct Counts {
    int racks, devices;

    bool operator==(const Counts &) const = default;
};

Counts countsOf(const Design &design)
{
    return {static_cast<int>(design.racks.size()), evaluate(design).results.total.inventory.devices};
}

QString differenceText(const Design &kept, const Design *saved)
{
    const Counts now = countsOf(kept);
    const QString text = tr("Racks: %1, devices: %2").arg(now.racks).arg(now.devices);
    if (!saved)
        return text + '.';
    const Counts before = countsOf(*saved);
    return text + (now == before ? tr(", as in the file; something else differs.")
                                 : tr("; in the file: %1 and %2.").arg(before.racks).arg(before.devices));
}

} // namespace

QString localTimeText(const std::string &utc)
{
    const auto time = QDateTime::fromString(toQString(utc), Qt::ISODate);
    return time.isValid() ? time.toLocalTime().toString("yyyy-MM-dd HH:mm") : toQString(utc);
}

QString holderSentence(const QString &path, const LockHolder &holder)
{
    return tr("%1 is open in another window by %2 on %3 since %4.")
        .arg(fileName(path), toQString(holder.process.user), toQString(holder.process.host),
             localTimeText(holder.since));
}

QString recoveryText(const Recovery &recovery, const Design *saved)
{
    const QString name =
        recovery.note.file.empty() ? titleOf(recovery.design) : fileName(toQString(recovery.note.file));
    return tr("Work on %1 was not saved; it was kept at %2.").arg(name, localTimeText(recovery.note.saved)) +
           ' ' + differenceText(recovery.design, saved);
}

} // namespace clusterwright
