#include "exports/compose.h"
#include "exports/formats.h"
#include "exports/pdfwriter.h"
#include "model/text.h"
#include "tests/exports/richsample.h"
#include "tests/runner.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace clusterwright;

class PdfTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void fileIsSound();
    void propertiesAreFixed();
    void textHoldsTheTotals();
    void chartsAreText();
    void signsSurviveCopying();
    void everyPageIsMarked();
    void nothingIsRaster();
    void fontsAreEmbedded();
    void nothingLeavesThePage_data();
    void nothingLeavesThePage();
    void noCellIsCut();
    void contentsNameTheRightPages();
    void bookmarksAreNested();
    void sameBytesTwice();
    void sameBytesInAnotherProcess();
    void releasedIsNoDraft();

private:
    QString path(const char *name) const { return m_folder.filePath(name); }
    void save(const char *name, const Design &design, Paper paper = Paper::A4) const
    {
        Issue issue = sample::issue();
        issue.paper = paper;
        const auto bytes = exportBytes("spec-pdf", design, evaluate(design), issue);
        QVERIFY2(bytes, bytes ? "" : bytes.error().message.c_str());
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(bytes.value()));
    }
    QString textOf(const char *name, QStringList options = {"-layout"}) const
    {
        options << path(name) << "-";
        return QString::fromUtf8(sample::runTool("pdftotext", options).out);
    }
    int pageCount(const char *name) const
    {
        const QString info = sample::runTool("pdfinfo", {path(name)}).out;
        return QRegularExpression("Pages:\\s+(\\d+)").match(info).captured(1).toInt();
    }
    static Design crowdedDesign();

    QTemporaryDir m_folder;
    Design m_design = sample::richDesign();
    Evaluation m_evaluation = evaluate(m_design);
};

/// Long texts without a space, many racks, a reason that fills more than a page.
Design PdfTest::crowdedDesign()
{
    Design d = sample::richDesign();
    d.meta.title = std::string(300, 'W') + " title";
    d.meta.confidentiality = std::string(200, 'C');
    d.rackTypes[0].name = std::string(120, 'N');
    d.halls[0].width = 200;
    d.rows[0].length = 190;
    d = addRacks(std::move(d), "t", "row", 120, "row-a-rack-{n:03}-with-a-long-name").take();
    std::string reason;
    for (int i = 0; i < 900; ++i)
        reason += "reason" + std::to_string(i) + " ";
    return waive(std::move(d), {"PWR001", "t", reason, "B. Engineer", "2026-02-01", ""}).take();
}

void PdfTest::initTestCase()
{
    save("spec.pdf", m_design);
    save("crowded.pdf", crowdedDesign());
    save("crowdedletter.pdf", crowdedDesign(), Paper::Letter);
}

void PdfTest::fileIsSound()
{
    const auto check = sample::runTool("qpdf", {"--check", path("spec.pdf")});
    QVERIFY2(check.exitCode == 0, check.err);
}

void PdfTest::propertiesAreFixed()
{
    const QString info = sample::runTool("pdfinfo", {"-isodates", path("spec.pdf")}).out;
    QVERIFY(info.contains(QRegularExpression("CreationDate:\\s+2026-03-01T00:00:00Z")));
    QVERIFY(info.contains(QString::fromStdString(m_design.meta.title)));
    QVERIFY(info.contains(QRegularExpression("Author:\\s+A. Architect")));
    QVERIFY(info.contains(QRegularExpression("Metadata Stream:\\s+no")));
    QVERIFY(info.contains(QRegularExpression("Page size:\\s+59\\d(\\.\\d+)? x 84\\d(\\.\\d+)? pts")));
}

void PdfTest::textHoldsTheTotals()
{
    const QString text = textOf("spec.pdf");
    const Summary &total = m_evaluation.results.total;
    for (const std::string &words :
         {formatTotal(total.power.max), formatTotal(total.power.typical), formatTotal(total.bulk.all),
          formatTotal(m_evaluation.results.types.at("n").one.power.max), std::string("not designed")})
        QVERIFY2(text.contains(QString::fromStdString(words)), words.c_str());
    for (const Rack &rack : m_design.racks)
        QVERIFY(text.contains(QString::fromStdString(rack.name)));
}

void PdfTest::chartsAreText()
{
    const QString text = textOf("spec.pdf");
    for (const char *words : {"Figure 4. Power by kind of device", "Maximum power by rack", "Power [kW]",
                              "Share of the limit [%]", "Feed capacity, one feed lost", "≥ 225.4"})
        QVERIFY2(text.contains(words), words);
}

void PdfTest::signsSurviveCopying()
{
    const QString text = textOf("spec.pdf");
    for (const QString &sign : QString::fromUtf8(sample::signsThatGetLost).split(' '))
        QVERIFY2(text.contains(sign), qPrintable(sign));
    QVERIFY(text.simplified().contains(QString::fromStdString(m_design.meta.title)));
}

void PdfTest::everyPageIsMarked()
{
    const QStringList pages = textOf("spec.pdf").split('\f', Qt::SkipEmptyParts);
    QCOMPARE(pages.size(), pageCount("spec.pdf"));
    for (int i = 0; i < pages.size(); ++i) {
        QVERIFY(pages[i].contains("Audience: Internal"));
        QVERIFY(pages[i].contains("Rev B") && pages[i].contains("DRAFT"));
        QVERIFY(pages[i].contains("Confidential") && pages[i].contains("2026-03-01"));
    }
}

void PdfTest::nothingIsRaster()
{
    const QString list = sample::runTool("pdfimages", {"-list", path("spec.pdf")}).out;
    QCOMPARE(list.trimmed().count('\n'), 1); // two lines of header
}

void PdfTest::fontsAreEmbedded()
{
    const QStringList fonts =
        QString(sample::runTool("pdffonts", {path("spec.pdf")}).out).split('\n', Qt::SkipEmptyParts).mid(2);
    QVERIFY(!fonts.isEmpty());
    for (const QString &font : fonts)
        QVERIFY2(font.contains(QRegularExpression(" yes +(yes|no) +yes +\\d+ +\\d+$")), qPrintable(font));
}

void PdfTest::nothingLeavesThePage_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("usual") << QByteArray("spec.pdf");
    QTest::newRow("crowded") << QByteArray("crowded.pdf");
    QTest::newRow("crowded, Letter") << QByteArray("crowdedletter.pdf");
}

void PdfTest::nothingLeavesThePage()
{
    QFETCH(const QByteArray, name);
    const QString boxes = textOf(name, {"-bbox"});
    double width = 0, height = 0;
    int words = 0;
    const QRegularExpression page("<page width=\"([\\d.]+)\" height=\"([\\d.]+)\">");
    const QRegularExpression word(
        "<word xMin=\"([-\\d.]+)\" yMin=\"([-\\d.]+)\" xMax=\"([-\\d.]+)\" yMax=\"([-\\d.]+)\">");
    for (const QString &line : boxes.split('\n')) {
        if (const auto match = page.match(line); match.hasMatch()) {
            width = match.captured(1).toDouble();
            height = match.captured(2).toDouble();
        } else if (const auto match = word.match(line); match.hasMatch()) {
            constexpr double margin = 36; // 12.7 mm in points
            const auto number = [&](int i) { return match.captured(i).toDouble(); };
            QVERIFY2(number(1) >= margin && number(3) <= width - margin, qPrintable(line));
            QVERIFY2(number(2) >= margin / 2 && number(4) <= height - margin / 2, qPrintable(line));
            ++words;
        }
    }
    QVERIFY(words > 500);
}

void PdfTest::noCellIsCut()
{
    const QString text = textOf("crowded.pdf", {"-raw"});
    for (int i = 0; i < 900; ++i)
        QVERIFY2(text.contains("reason" + QString::number(i)), qPrintable(QString::number(i)));
    const QString joined = QString(text).remove(QRegularExpression("\\s"));
    for (int i = 1; i <= 120; ++i)
        QVERIFY(joined.contains(QString("row-a-rack-%1-with-a-long-name").arg(i, 3, 10, QChar('0'))));
}

void PdfTest::contentsNameTheRightPages()
{
    const QStringList pages = textOf("spec.pdf").split('\f', Qt::SkipEmptyParts);
    const QRegularExpression entry("^\\s*(\\d+|[A-Z]|\\d+\\.\\d+)\\s+(\\S.*?)\\s{2,}(\\d+)\\s*$",
                                   QRegularExpression::MultilineOption);
    constexpr int before = 3; // pages: cover and two of contents
    const QString contents = pages.mid(1, before - 1).join('\n');
    int entries = 0;
    for (auto match = entry.globalMatch(contents); match.hasNext(); ++entries) {
        const auto found = match.next();
        const QString page = pages.at(before + found.captured(3).toInt() - 1).simplified();
        const QString title = found.captured(2).simplified();
        const QString heading = found.captured(1) + " " + title, caption = found.captured(1) + ". " + title;
        QVERIFY2(page.contains(heading) || page.contains(caption), qPrintable(heading));
    }
    const QString all = pages.mid(before).join('\n');
    const auto captions = all.count(
        QRegularExpression("^ *(Table|Figure) \\d+\\.(?!.*continued)", QRegularExpression::MultilineOption));
    QVERIFY2(entries >= 15 + captions, qPrintable(contents));
}

void PdfTest::bookmarksAreNested()
{
    const QString json = sample::runTool("qpdf", {"--json", "--json-key=outlines", path("spec.pdf")}).out;
    QVERIFY(json.contains("2  Rack types") && json.contains("2.1  Compute rack"));
    QVERIFY(json.contains(QRegularExpression("\"kids\": \\[\\s*\\{")));
}

void PdfTest::sameBytesTwice()
{
    const Specification spec = compose(m_design, m_evaluation, sample::issue());
    const auto first = pdfBytes(spec), second = pdfBytes(spec);
    QVERIFY(first && second);
    QVERIFY(first.value() == second.value());
}

void PdfTest::sameBytesInAnotherProcess()
{
    for (const char *name : {"one.pdf", "two.pdf"}) {
        const auto run =
            sample::runTool(QCoreApplication::applicationFilePath(), {"--write", "spec-pdf", path(name)});
        QVERIFY2(run.exitCode == 0, run.err);
    }
    QCOMPARE(sample::runTool("cmp", {path("one.pdf"), path("two.pdf")}).exitCode, 0);
    QCOMPARE(sample::runTool("cmp", {path("one.pdf"), path("spec.pdf")}).exitCode, 0);
}

void PdfTest::releasedIsNoDraft()
{
    Design design = m_design;
    design.meta.status = Status::Released;
    save("released.pdf", design);
    const QString text = textOf("released.pdf");
    QVERIFY(text.contains("RELEASED") && !text.contains("DRAFT"));
}

std::unique_ptr<QObject> makePdfTest()
{
    return make<PdfTest>();
}

#include "tst_pdf.moc"
