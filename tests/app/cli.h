// Runs clusterwright-cli as a process, as a script would.
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>

struct CliRun {
    int exitCode = -1;
    QByteArray out, err;

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

/// `platform` is what QT_QPA_PLATFORM holds: with none-such every Qt application object fails.
inline CliRun runCli(const QStringList &arguments, const QString &platform = "none-such")
{
    QProcess process;
    process.setEnvironment(
        {"QT_QPA_PLATFORM=" + platform, "LC_ALL=C.UTF-8", "HOME=/tmp", "XDG_RUNTIME_DIR=/tmp"});
    process.start(CLI_PATH, arguments);
    if (!process.waitForFinished(60'000))
        return {-1, {}, "did not finish"};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

inline QString samplePath()
{
    return QStringLiteral(SOURCE_FOLDER "/libraries/samples/dgx-h100-superpod.cwright");
}
