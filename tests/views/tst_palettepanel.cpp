#include "tests/bench/bigdesign.h"
#include "tests/runner.h"
#include "tests/views/canvastest.h"
#include "views/panels/palette.h"
#include "views/panels/shortcutsheet.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QMenuBar>
#include <QSignalSpy>

using namespace clusterwright;

class CommandPaletteTest : public QObject {
    Q_OBJECT

private slots:
    void commandsAreThoseOfTheMenus();
    void findsTheBestFirst_data();
    void findsTheBestFirst();
    void isASoundModel();
    void listIsLimited();
    void enterRunsAnAction();
    void disabledActionsSayWhy();
    void enterChoosesThingsPartsAndFindings();
    void keysMoveOverWhatCannotBeChosen();
    void escGoesBackToWhereTheFocusWas();
    void clickElsewhereClosesIt();
    void sheetListsEveryShortcut();
};

namespace {

struct Bench {
    explicit Bench(Design design = sample::computeRacks(4, 1, 2)) : document(std::move(design))
    {
        QMenu *file = window.menuBar()->addMenu("&File");
        save = file->addAction("&Save");
        save->setShortcut(QKeySequence("Ctrl+S"));
        saveAs = file->addAction("Save &as...");
        file->addSeparator();
        QMenu *exports = file->addMenu("&Export");
        pdf = exports->addAction("Search && report, PDF...");
        hidden = file->addAction("Hidden");
        hidden->setVisible(false);
        enableIf(*saveAs, false, "Nothing has changed.");
        field = new QLineEdit;
        window.setCentralWidget(field);
        window.resize(900, 600);
        palette =
            new CommandPalette(new PaletteModel(document, selection, library, *window.menuBar()), &window);
        window.show();
        window.activateWindow();
        field->setFocus();
    }
    void type(const QString &text)
    {
        palette->open();
        palette->input().clear();
        QTest::keyClicks(&palette->input(), text);
    }
    void press(Qt::Key key) { QTest::keyClick(&palette->input(), key); }
    QStringList texts()
    {
        QStringList list;
        for (int row = 0; row < palette->model().rowCount(); ++row)
            list << palette->model().index(row).data().toString();
        return list;
    }

    Library library = sample::library();
    Document document;
    Selection selection{document};
    QMainWindow window;
    QAction *save, *saveAs, *pdf, *hidden;
    QLineEdit *field;
    CommandPalette *palette;
};

} // namespace

void CommandPaletteTest::commandsAreThoseOfTheMenus()
{
    Bench bench;
    const auto commands = commandsOf(*bench.window.menuBar());
    QStringList texts;
    for (const Command &command : commands)
        texts << command.path + ": " + command.text;
    QCOMPARE(texts,
             (QStringList{"File: Save", "File: Save as...", "File > Export: Search & report, PDF..."}));
}

void CommandPaletteTest::findsTheBestFirst_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("detail");
    QTest::newRow("the whole name of an action") << "save"
                                                 << "Save"
                                                 << "File";
    QTest::newRow("an action by its menu") << "export report"
                                           << "Search & report, PDF..."
                                           << "File > Export";
    QTest::newRow("actions only") << ">r"
                                  << "Search & report, PDF..."
                                  << "File > Export";
    QTest::newRow("a rack") << "r2"
                            << "R2"
                            << "rack in Row";
    QTest::newRow("a device in a rack") << "r2 node-1"
                                        << "R2-node-1"
                                        << "device in Compute rack";
    QTest::newRow("things only") << "@compute"
                                 << "Compute rack"
                                 << "rack type of 2 racks";
    QTest::newRow("things before anything is typed") << "@"
                                                     << "Compute rack"
                                                     << "rack type of 2 racks";
    QTest::newRow("a part") << "+switch"
                            << "Example Switch 64"
                            << "part, 1 U, 1.7 kW, 15.0 kg";
    QTest::newRow("actions before anything is typed") << ""
                                                      << "Save"
                                                      << "File";
}

void CommandPaletteTest::findsTheBestFirst()
{
    QFETCH(QString, text);
    Bench bench;
    bench.type(text);
    const QModelIndex first = bench.palette->model().index(0);
    QTEST(first.data().toString(), "first");
    QTEST(first.data(Qt::AccessibleDescriptionRole).toString(), "detail");
    QVERIFY(bench.palette->list().currentIndex().isValid());
}

void CommandPaletteTest::isASoundModel()
{
    Bench bench;
    PaletteModel model(bench.document, bench.selection, bench.library, *bench.window.menuBar());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const char *text : {"", "r", "zebra", "@", "#", "+", ">", "#pwr", "   "})
        model.search(text);
    model.search("zebra");
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.firstEnabled().isValid());
}

void CommandPaletteTest::listIsLimited()
{
    Bench bench(sample::bigDesign(100, 100));
    bench.type("@r");
    QCOMPARE(bench.palette->model().rowCount(), static_cast<int>(PaletteModel::mostEntries));
    bench.type("@");
    QCOMPARE(bench.palette->model().rowCount(), static_cast<int>(PaletteModel::mostEntries));
}

void CommandPaletteTest::enterRunsAnAction()
{
    Bench bench;
    QSignalSpy saved(bench.save, &QAction::triggered);
    bench.type("save");
    QCOMPARE(bench.palette->list().currentIndex().data(PaletteModel::KeysRole).toString(), "Ctrl+S");
    bench.press(Qt::Key_Return);
    QCOMPARE(saved.count(), 1);
    QVERIFY(!bench.palette->isVisible());
}

void CommandPaletteTest::disabledActionsSayWhy()
{
    Bench bench;
    QSignalSpy saved(bench.saveAs, &QAction::triggered);
    bench.type(">as...");
    const QModelIndex entry = bench.palette->model().index(0);
    QCOMPARE(entry.data().toString(), "Save as...");
    QVERIFY(!(entry.flags() & Qt::ItemIsEnabled));
    QCOMPARE(entry.data(PaletteModel::DetailRole).toString(), "Nothing has changed.");
    bench.press(Qt::Key_Return);
    QCOMPARE(saved.count(), 0);
    QVERIFY(bench.palette->isVisible());
    bench.saveAs->setEnabled(true);
    QCOMPARE(reasonOf(*bench.saveAs), "");
}

void CommandPaletteTest::enterChoosesThingsPartsAndFindings()
{
    Bench bench;
    QSignalSpy hits(bench.palette, &CommandPalette::hitChosen);
    QSignalSpy parts(bench.palette, &CommandPalette::partChosen);
    QSignalSpy findings(bench.palette, &CommandPalette::findingChosen);
    bench.type("@r2");
    bench.press(Qt::Key_Return);
    QCOMPARE(hits.value(0).value(0).value<Hit>().id, bench.document.design().racks[1].id);
    bench.type("+gpu");
    bench.press(Qt::Key_Return);
    QCOMPARE(parts.value(0).value(0).value<PartId>(), "example-gpu-8x");
    bench.type("+48u"); // a rack is no part to place
    bench.press(Qt::Key_Return);
    QCOMPARE(parts.count(), 1);
    bench.type("#error");
    QCOMPARE(bench.texts().size(), bench.document.evaluation().counts.errors);
    bench.press(Qt::Key_Return);
    QVERIFY(findings.value(0).value(0).value<Finding>() == bench.document.evaluation().findings.front());
}

void CommandPaletteTest::keysMoveOverWhatCannotBeChosen()
{
    Bench bench;
    bench.type(">");
    QCOMPARE(bench.palette->list().currentIndex().data().toString(), "Save");
    bench.press(Qt::Key_Down); // over "Save as..."
    QCOMPARE(bench.palette->list().currentIndex().data().toString(), "Search & report, PDF...");
    bench.press(Qt::Key_Down);
    QCOMPARE(bench.palette->list().currentIndex().data().toString(), "Search & report, PDF...");
    bench.press(Qt::Key_PageUp);
    QCOMPARE(bench.palette->list().currentIndex().data().toString(), "Save");
}

void CommandPaletteTest::escGoesBackToWhereTheFocusWas()
{
    Bench bench;
    QVERIFY(QTest::qWaitForWindowActive(&bench.window));
    bench.field->setFocus();
    bench.type("save");
    QVERIFY(bench.palette->input().hasFocus());
    bench.press(Qt::Key_Escape);
    QVERIFY(!bench.palette->isVisible());
    QVERIFY(bench.field->hasFocus());
}

void CommandPaletteTest::clickElsewhereClosesIt()
{
    Bench bench;
    QVERIFY(QTest::qWaitForWindowActive(&bench.window));
    bench.palette->open();
    QTest::mouseClick(bench.field, Qt::LeftButton, {}, QPoint(10, bench.field->height() - 10));
    QVERIFY(!bench.palette->isVisible());
}

void CommandPaletteTest::sheetListsEveryShortcut()
{
    Bench bench;
    const QString sheet = shortcutSheet(commandsOf(*bench.window.menuBar()));
    QVERIFY(sheet.contains("<h3>File</h3>"));
    QVERIFY(sheet.contains("Ctrl+S"));
    QVERIFY(!sheet.contains("PDF")); // no shortcut
    QVERIFY(sheet.contains("On the canvas"));
}

std::unique_ptr<QObject> makeCommandPaletteTest()
{
    return make<CommandPaletteTest>();
}

#include "tst_palettepanel.moc"
