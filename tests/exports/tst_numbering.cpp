#include "exports/compose.h"
#include "exports/numbering.h"
#include "exports/papertext.h"
#include "tests/exports/richsample.h"
#include "tests/runner.h"

#include <QFontMetricsF>

using namespace clusterwright;

class NumberingTest : public QObject {
    Q_OBJECT

private slots:
    void everythingIsNumberedInOrder();
    void referencesBecomeLabels_data();
    void referencesBecomeLabels();
    void everyReferenceOfADocumentIsResolved();
    void labelsAreFoundInLines();

private:
    static Specification document();
};

Specification NumberingTest::document()
{
    Specification spec;
    const Block text = Paragraph{"text"};
    const Block table = Table{"Loads", "Loads of the racks", {}, {}, {}, {}};
    const Block figure = Drawing{"Plan", FloorPlan{}};
    spec.front = {{"History", 1, true, false, {table}}};
    spec.sections = {{"First", 1, false, false, {text, figure}},
                     {"Second", 1, false, false, {}},
                     {"First", 2, false, false, {table, table}},
                     {"Data", 1, true, true, {figure}}};
    return spec;
}

void NumberingTest::everythingIsNumberedInOrder()
{
    const Numbering numbering = numberingOf(document());
    QStringList numbers;
    for (const SectionNumbers &section : numbering.sections) {
        numbers << QString::fromStdString(section.number + "=" + section.label).replace(QChar::Nbsp, ' ');
        for (const std::string &block : section.blocks)
            numbers << QString::fromStdString(block).replace(QChar::Nbsp, ' ');
    }
    QCOMPARE(numbers.join(", "), "1=Section 1, , Figure 1, 2=Section 2, 2.1=Section 2.1, Table 1, Table 2, "
                                 "A=Appendix A, Figure 2");
    QCOMPARE(numbering.front.at(0).number, std::string());
    QCOMPARE(numbering.front.at(0).label, std::string("History"));
    QCOMPARE(numbering.front.at(0).blocks, std::vector<std::string>(1));
}

void NumberingTest::referencesBecomeLabels_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto to = [](Target target, const char *name) {
        return QString::fromStdString(referenceTo(target, name));
    };
    QTest::newRow("no reference") << "Table 9 of a book"
                                  << "Table 9 of a book";
    QTest::newRow("table") << "see " + to(Target::Table, "Loads") + "."
                           << "see Table 1.";
    QTest::newRow("figure, appendix")
        << to(Target::Figure, "Plan") + to(Target::Section, "Data") << "Figure 1Appendix A";
    QTest::newRow("highest of two sections") << to(Target::Section, "First") << "Section 1";
    QTest::newRow("to nothing") << "see " + to(Target::Table, "Gone") << "see Gone";
    QTest::newRow("unfinished") << QString("a\x02T") << QString("a\x02T");
}

void NumberingTest::referencesBecomeLabels()
{
    QFETCH(const QString, text);
    const std::string shown = resolved(text.toStdString(), numberingOf(document()));
    QTEST(QString::fromStdString(shown).replace(QChar::Nbsp, ' '), "shown");
}

void NumberingTest::everyReferenceOfADocumentIsResolved()
{
    const Design design = sample::richDesign();
    const Specification spec = compose(design, evaluate(design), sample::issue());
    const Numbering numbering = numberingOf(spec);
    int references = 0;
    const auto look = [&](const std::string &text) {
        for (auto from = text.find('\x02'); from != std::string::npos; from = text.find('\x02', from + 1)) {
            const std::string reference = text.substr(from, text.find('\x03', from) + 1 - from);
            QVERIFY2(numbering.labels.contains(reference), text.c_str());
            ++references;
        }
    };
    for (const Section &section : spec.sections)
        for (const Block &block : section.blocks) {
            if (const auto *paragraph = std::get_if<Paragraph>(&block))
                look(paragraph->text);
            if (const auto *table = std::get_if<Table>(&block))
                look(table->note);
            if (const auto *group = std::get_if<KeyFigures>(&block))
                for (const KeyFigure &figure : group->figures)
                    look(figure.note);
        }
    QVERIFY(references >= 6);
}

void NumberingTest::labelsAreFoundInLines()
{
    const QFont font = paperFont(12);
    const std::vector<QString> lines{"see (Table\u00a04), but not Table 5", "Section\u00a05.2."};
    const auto places = labelsIn(lines, {10, 20, 300, 100}, font, nullptr);
    QCOMPARE(places.size(), std::size_t(2));
    QCOMPARE(places[0].label, std::string("Table\u00a04"));
    QCOMPARE(places[0].area.left(), 10 + QFontMetricsF(font).horizontalAdvance("see ("));
    QCOMPARE(places[1].label, std::string("Section\u00a05.2"));
    QCOMPARE(places[1].area.top(), 20 + lineHeightOf(12));
    QVERIFY(places[1].area.right() < 10 + QFontMetricsF(font).horizontalAdvance(lines[1]));
}

std::unique_ptr<QObject> makeNumberingTest()
{
    return make<NumberingTest>();
}

#include "tst_numbering.moc"
