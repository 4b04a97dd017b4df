#include "exports/compose.h"
#include "exports/formats.h"
#include "exports/pdfwriter.h"
#include "libraries/designjson.h"
#include "tests/exports/pdffile.h"
#include "tests/runner.h"

using namespace clusterwright;

/// What a reader of the PDF can do beyond reading: go to places, take out the design, trust the page numbers.
class PdfFinishTest : public QObject {
    Q_OBJECT

private slots:
    void pageLabelsAgreeWithTheFooter();
    void everyLinkLeadsInside();
    void referencesLeadToWhatTheyName();
    void designIsAttached();
    void propertiesNameTheDocument();
    void paperDecidesThePages_data();
    void paperDecidesThePages();
    void longTablesGoOnUnderTheirHeader_data() { paperDecidesThePages_data(); }
    void longTablesGoOnUnderTheirHeader();
    void statusMarksEveryPage_data();
    void statusMarksEveryPage();
    void frontMatterCarriesATable();

private:
    static std::string bytesOf(const Specification &spec)
    {
        const auto bytes = pdfBytes(spec);
        return bytes ? bytes.value() : std::string();
    }
    static QJsonValue objectOf(const QJsonObject &json, const QString &reference)
    {
        const QJsonObject objects = json["qpdf"].toArray().at(1).toObject();
        return objects["obj:" + reference].toObject()["value"];
    }
    static QJsonArray linksOf(const QJsonObject &json, const QString &page)
    {
        QJsonArray links;
        QJsonValue list = objectOf(json, page)["/Annots"];
        if (list.isString())
            list = objectOf(json, list.toString());
        for (const QJsonValue &link : list.toArray())
            links.append(objectOf(json, link.toString()));
        return links;
    }

    Design m_design = sample::richDesign();
    Specification m_spec = compose(m_design, evaluate(m_design), sample::issue());
    sample::PdfFile m_file{bytesOf(m_spec)};
};

void PdfFinishTest::pageLabelsAgreeWithTheFooter()
{
    const QJsonArray pages = m_file.json()["pages"].toArray();
    const QStringList texts = m_file.pages();
    QCOMPARE(pages.size(), texts.size());
    const QStringList roman{"i", "ii", "iii", "iv", "v"};
    int front = 0;
    for (int i = 0; i < pages.size(); ++i) {
        const QJsonObject label = pages[i].toObject()["label"].toObject();
        const int number = label["/St"].toInt();
        const bool isFront = label["/S"] == "/r";
        front += isFront ? 1 : 0;
        const QString printed = isFront ? "Page " + roman.at(number - 1)
                                        : QString("Page %1 of %2").arg(number).arg(pages.size() - front);
        QVERIFY2(texts.at(i).contains(printed + '\n'), qPrintable(printed + '\n' + texts.at(i)));
    }
    QCOMPARE(front, 3); // cover and two pages of contents
}

void PdfFinishTest::everyLinkLeadsInside()
{
    const QJsonObject json = m_file.json();
    QSet<QString> pages;
    for (const QJsonValue &page : json["pages"].toArray())
        pages << page.toObject()["object"].toString();
    int links = 0;
    for (const QString &page : pages)
        for (const QJsonValue &link : linksOf(json, page)) {
            const QJsonObject action = link["/A"].toObject();
            QCOMPARE(action["/S"].toString(), "/GoTo");
            QVERIFY(pages.contains(action["/D"].toArray().at(0).toString()));
            ++links;
        }
    QVERIFY2(links >= 40, qPrintable(QString::number(links)));
    QVERIFY(!QJsonDocument(json).toJson().contains("/URI"));
}

void PdfFinishTest::referencesLeadToWhatTheyName()
{
    const QJsonObject json = m_file.json();
    const QStringList texts = m_file.pages();
    QStringList ids;
    for (const QJsonValue &page : json["pages"].toArray())
        ids << page.toObject()["object"].toString();
    constexpr int summary = 3; // after cover and two pages of contents
    const QJsonArray links = linksOf(json, ids.at(summary));
    QStringList targets;
    for (const QJsonValue &link : links)
        targets << texts.at(ids.indexOf(link["/A"]["/D"][0].toString()));
    const QStringList expected{"Feeds of one rack", "5 Power", "11 Findings and waivers", "12 Assumptions",
                               "A Data provenance"};
    QCOMPARE(targets.size(), expected.size());
    for (int i = 0; i < expected.size(); ++i)
        QVERIFY2(targets[i].simplified().contains(expected[i]), qPrintable(expected[i] + targets[i]));
    QVERIFY(texts.at(summary).contains("Findings and waivers: Section 11."));
    for (const QString &text : texts)
        QVERIFY(!text.contains('\x02') && !text.contains('\x03'));
}

void PdfFinishTest::designIsAttached()
{
    const auto bytes = exportBytes("spec-pdf", m_design, evaluate(m_design), sample::issue());
    QVERIFY(bytes);
    const sample::PdfFile file(bytes.value());
    const QString list = sample::runTool("pdfdetach", {"-list", file.path()}).out;
    QVERIFY2(list.contains("1: design.cwright"), qPrintable(list));
    QCOMPARE(sample::runTool("pdfdetach", {"-saveall", "-o", file.folder(), file.path()}).exitCode, 0);
    QFile saved(file.folder() + "/design.cwright");
    QVERIFY(saved.open(QIODevice::ReadOnly));
    const std::string text = saved.readAll().toStdString();
    QCOMPARE(text, designText(m_design));
    const auto design = parseDesign(text, "design.cwright");
    QVERIFY(design);
    QVERIFY(design.value() == m_design);
    QVERIFY(sample::runTool("qpdf", {"--json", file.path()})
                .out.contains("The design that this document was written from"));
}

void PdfFinishTest::propertiesNameTheDocument()
{
    const QString info = sample::runTool("pdfinfo", {m_file.path()}).out;
    for (const QString &line :
         {QString("Subject: +Reference specification, CW-2026-014, revision B, draft\n"),
          QString("Keywords: +CW-2026-014, Rev B, DRAFT, audience Internal, Confidential\n"),
          QString("Author: +A. Architect\n")})
        QVERIFY2(info.contains(QRegularExpression(line)), qPrintable(info));
    const QByteArray json = sample::runTool("qpdf", {"--json", m_file.path()}).out;
    QVERIFY(json.contains("\"/DisplayDocTitle\": true") && json.contains("\"/Lang\": \"u:en\""));
    QVERIFY(json.contains("\"/PageMode\": \"/UseOutlines\""));
}

void PdfFinishTest::paperDecidesThePages_data()
{
    QTest::addColumn<Paper>("paper");
    QTest::addColumn<QString>("tall");
    QTest::addColumn<QString>("wide");
    QTest::newRow("A4") << Paper::A4 << "595 x 842"
                        << "842 x 595";
    QTest::newRow("Letter") << Paper::Letter << "612 x 792"
                            << "792 x 612";
}

void PdfFinishTest::paperDecidesThePages()
{
    QFETCH(const Paper, paper);
    QFETCH(const QString, tall);
    QFETCH(const QString, wide);
    m_spec.issue.paper = paper;
    const sample::PdfFile file(bytesOf(m_spec));
    const QStringList sizes = file.pageSizes();
    QVERIFY(sizes.size() > 10);
    QVERIFY2(sizes.count(wide) > 0, qPrintable(sizes.join('\n')));
    QCOMPARE(sizes.count(tall) + sizes.count(wide), sizes.size());
    QCOMPARE(sample::runTool("qpdf", {"--check", file.path()}).exitCode, 0);
}

void PdfFinishTest::longTablesGoOnUnderTheirHeader()
{
    QFETCH(const Paper, paper);
    Design design = m_design;
    design.halls[0].width = 200;
    design.rows[0].length = 190;
    design = addRacks(std::move(design), "t", "row", 120, "X{n:03}").take();
    Issue issue = sample::issue();
    issue.paper = paper;
    const sample::PdfFile file(bytesOf(compose(design, evaluate(design), issue)));
    int continued = 0, racks = 0;
    for (const QString &page : file.pages()) {
        const bool isContinued = page.contains("Racks and where they stand (continued)");
        continued += isContinued ? 1 : 0;
        if (isContinued)
            QVERIFY2(page.contains(QRegularExpression("Name +Type +Hall +Row")), qPrintable(page));
        racks += static_cast<int>(page.count(QRegularExpression("\n *X\\d{3} ")));
    }
    QVERIFY(continued >= 2);
    QCOMPARE(racks, 120);
}

void PdfFinishTest::statusMarksEveryPage_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("mark");
    QTest::newRow("draft") << "draft"
                           << "DRAFT";
    QTest::newRow("review") << "review"
                            << "REVIEW";
    QTest::newRow("released") << "released"
                              << "";
    QTest::newRow("words of a later rule") << "released with waivers"
                                           << "RELEASED WITH WAIVERS";
}

void PdfFinishTest::statusMarksEveryPage()
{
    QFETCH(const QString, status);
    QFETCH(const QString, mark);
    QCOMPARE(QString::fromStdString(draftMark(status.toStdString())), mark);
    m_spec.status = status.toStdString();
    const sample::PdfFile file(bytesOf(m_spec));
    for (const QString &page : file.pages()) {
        QCOMPARE(page.count(mark.isEmpty() ? "RELEASED" : mark), mark.isEmpty() ? 1 : 2); // header and footer
        QVERIFY(mark.contains("DRAFT") || !page.contains("DRAFT"));
    }
    double palest = 1;
    for (const QJsonValue &object : file.json()["qpdf"].toArray().at(1).toObject())
        palest = std::min(palest, object["value"]["/ca"].toDouble(1));
    QCOMPARE(palest < 1, !mark.isEmpty());
    QVERIFY(mark.isEmpty() || palest < 0.12);
}

void PdfFinishTest::frontMatterCarriesATable()
{
    Table table{"Revisions", {}, {{"Version", 10}, {"Summary", 60}}, {}, {}, {}};
    for (int i = 0; i < 90; ++i)
        table.rows.push_back({"v" + std::to_string(i), std::string("changed")});
    m_spec.front = {{"Revision history", 1, true, false, {Paragraph{"Newest first."}, std::move(table)}}};
    const sample::PdfFile file(bytesOf(m_spec));
    const QStringList pages = file.pages();
    const auto at = static_cast<qsizetype>(
        std::ranges::find_if(pages, [](const QString &page) { return page.contains("Newest first."); }) -
        pages.begin());
    QVERIFY(at < pages.size() - 1);
    const QString label = QStringList{"i", "ii", "iii", "iv", "v"}.value(at);
    QVERIFY(pages.at(1).contains(
        QRegularExpression("Contents\\s+Revision history +" + label + "\n\\s*1 +Summary +1\n")));
    QVERIFY(pages.at(at).contains("Page " + label + "\n"));
    QVERIFY(pages.at(at + 1).contains("Continued") && pages.at(at + 1).contains("Version"));
    const auto summary =
        std::ranges::find_if(pages, [](const QString &page) { return page.contains("Page 1 of"); });
    QVERIFY(summary != pages.end() && summary->contains("1 Summary"));
    QVERIFY((summary - 1)->contains("v89"));
    const QByteArray outlines = sample::runTool("qpdf", {"--json", "--json-key=outlines", file.path()}).out;
    QVERIFY(outlines.contains("\"Revision history\""));
}

std::unique_ptr<QObject> makePdfFinishTest()
{
    return make<PdfFinishTest>();
}

#include "tst_pdffinish.moc"
