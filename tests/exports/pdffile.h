// A PDF in a folder of its own, looked at with the tools that readers have.
#pragma once

#include "tests/exports/richsample.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <stdexcept>

namespace clusterwright::sample {

class PdfFile {
public:
    explicit PdfFile(const std::string &bytes)
    {
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly))
            throw std::runtime_error("no file in the temporary folder");
        file.write(QByteArray::fromStdString(bytes));
    }

    QString path() const { return m_folder.filePath("document.pdf"); }
    QString folder() const { return m_folder.path(); }
    QString text(QStringList options = {"-layout"}) const
    {
        options << path() << "-";
        return QString::fromUtf8(runTool("pdftotext", options).out);
    }
    QStringList pages() const { return text().split('\f', Qt::SkipEmptyParts); }
    /// "595 x 842" of each page.
    QStringList pageSizes() const
    {
        const QString info = runTool("pdfinfo", {"-f", "1", "-l", "9999", path()}).out;
        QStringList sizes;
        const QRegularExpression line("Page +\\d+ size: +(\\S+ x \\S+) pts");
        for (auto match = line.globalMatch(info); match.hasNext();)
            sizes << match.next().captured(1);
        return sizes;
    }
    QJsonObject json() const
    {
        return QJsonDocument::fromJson(runTool("qpdf", {"--json", path()}).out).object();
    }

private:
    QTemporaryDir m_folder;
};

} // namespace clusterwright::sample
