#include "tests/runner.h"
#include "tests/views/partformtest.h"
#include "views/librarystore.h"
#include "views/panels/textrows.h"

#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QToolButton>

using namespace clusterwright;

class PartFormTextsTest : public QObject {
    Q_OBJECT

private slots:
    void headIsWritten();
    void summaryIsCounted();
    void requiredTexts_data();
    void requiredTexts();
    void idAndKind();
    void aCopyNeedsAnotherId();
    void aNewPartGetsItsKind();
    void sourcesAreAddedAndRenamed();
    void datesAndAlternates();
    void folders_data();
    void folders();
    void withoutAFolderNothingIsSaved();
    void savesWhatWasTyped();
};

void PartFormTextsTest::headIsWritten()
{
    ShownForm shown;
    for (const char *key :
         {"vendor", "model", "version", "order_code", "category", "supplier", "inlet", "summary"}) {
        shown.line(key).selectAll();
        QTest::keyClicks(&shown.line(key), QString("new %1").arg(key));
    }
    const Part &part = shown.form.part();
    QCOMPARE(part.vendor, "new vendor");
    QCOMPARE(part.model, "new model");
    QCOMPARE(part.version, "new version");
    QCOMPARE(part.orderCode, "new order_code");
    QCOMPARE(part.category, "new category");
    QCOMPARE(part.lifecycle.supplier, "new supplier");
    QCOMPARE(part.electrical.inlet, "new inlet");
    QCOMPARE(part.summary, "new summary");
    auto *status = static_cast<QComboBox *>(shown.form.findChild<PartHead *>()->field("status"));
    QTest::keyClick(status, Qt::Key_End);
    QCOMPARE(part.lifecycle.status, LifeStatus::EndOfLife);
}

void PartFormTextsTest::summaryIsCounted()
{
    ShownForm shown;
    QVERIFY(shown.says("0 / 60"));
    QTest::keyClicks(&shown.line("summary"), QString(61, 'x'));
    QVERIFY(shown.says("61 / 60"));
    QVERIFY(shown.problem(0).startsWith("Summary has 61 characters"));
    QVERIFY(shown.save().isEnabled()); // long, but no harm
}

void PartFormTextsTest::requiredTexts_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("vendor") << "vendor"
                            << "Vendor is missing.";
    QTest::newRow("model") << "model"
                           << "Model is missing.";
    QTest::newRow("id") << "id"
                        << "Id is missing.";
}

void PartFormTextsTest::requiredTexts()
{
    QFETCH(const QString, key);
    QFETCH(const QString, sentence);
    ShownForm shown(soundServer(), PartForm::Purpose::New,
                    LibraryStack{{{"My parts", "/nowhere"}}, {}, {}, {}});
    QLineEdit &line = shown.line(qPrintable(key));
    QVERIFY(shown.save().isEnabled());
    line.selectAll();
    QTest::keyClick(&line, Qt::Key_Delete);
    QVERIFY(!shown.save().isEnabled());
    QVERIFY(shown.says(sentence));
    QTest::keyClicks(&line, "x");
    QVERIFY(shown.save().isEnabled());
}

void PartFormTextsTest::idAndKind()
{
    ShownForm edited;
    QVERIFY(edited.line("id").isReadOnly());
    const auto kindOf = [](ShownForm &shown) { return shown.form.findChild<PartHead *>()->field("kind"); };
    QVERIFY(!kindOf(edited)->isEnabled());
    ShownForm copied(sample::server(), PartForm::Purpose::Copy);
    QVERIFY(!copied.line("id").isReadOnly());
    QVERIFY(!kindOf(copied)->isEnabled());
    ShownForm made(sample::server(), PartForm::Purpose::New);
    QVERIFY(kindOf(made)->isEnabled());
}

void PartFormTextsTest::aCopyNeedsAnotherId()
{
    ShownForm shown(soundServer(), PartForm::Purpose::Copy);
    QVERIFY(!shown.save().isEnabled());
    QVERIFY(shown.says("The library has a part example-gpu-8x already; take another id."));
    shown.line("id").end(false); // all of it was selected
    QTest::keyClicks(&shown.line("id"), "/2");
    QVERIFY(!shown.save().isEnabled()); // no file name
    QTest::keyClick(&shown.line("id"), Qt::Key_Backspace);
    QTest::keyClick(&shown.line("id"), Qt::Key_Backspace);
    QTest::keyClicks(&shown.line("id"), "-2");
    QVERIFY(shown.save().isEnabled());
    QCOMPARE(shown.form.part().id, "example-gpu-8x-2");
}

void PartFormTextsTest::aNewPartGetsItsKind()
{
    Part part;
    part.version = "1";
    ShownForm shown(part, PartForm::Purpose::New);
    auto *kind = static_cast<QComboBox *>(shown.form.findChild<PartHead *>()->field("kind"));
    QVERIFY(shown.model().indexOf("processor_count").isValid());
    kind->setFocus();
    QTest::keyClicks(kind, "Rack"); // the first that begins so
    QCOMPARE(kindOf(shown.form.part()), PartKind::Rack);
    QVERIFY(!shown.model().indexOf("processor_count").isValid());
    QVERIFY(shown.model().indexOf("static_load_kg").isValid());
    QVERIFY(!shown.line("inlet").isEnabled());
}

void PartFormTextsTest::sourcesAreAddedAndRenamed()
{
    ShownForm shown(soundServer());
    TextRows &rows = shown.form.findChild<SourcesTab *>()->rows();
    shown.form.findChild<QTabWidget *>()->setCurrentIndex(1);
    rows.addButton().click();
    QCOMPARE(shown.form.part().sources.size(), std::size_t(2));
    QCOMPARE(shown.problem(0), "Sources holds a document without key or title.");
    rows.table().item(1, 0)->setText("page");
    rows.table().item(1, 1)->setText("Product page");
    QVERIFY(shown.problems().count() == 0);
    QVERIFY(shown.model().index(0, 0).data(PartFormModel::ChoicesRole).isValid());
    QVERIFY(shown.model()
                .indexOf("mass_kg", PartFormModel::SourceColumn)
                .data(PartFormModel::ChoicesRole)
                .toStringList()
                .contains("page"));
    rows.table().item(0, 0)->setText("data-sheet");
    QCOMPARE(shown.form.part().size.mass->source, "data-sheet");
    QVERIFY(shown.save().isEnabled());
    rows.table().setCurrentCell(0, 0);
    rows.removeButton().click();
    QCOMPARE(shown.form.part().sources.front().key, "page");
    QVERIFY(shown.problem(0).contains("cites \"data-sheet\", which is no key of the part's sources."));
    QVERIFY(!shown.save().isEnabled());
}

void PartFormTextsTest::datesAndAlternates()
{
    ShownForm shown(soundServer());
    auto *tab = shown.form.findChild<LifecycleTab *>();
    tab->dates().addButton().click();
    QTableWidget &dates = tab->dates().table();
    QVERIFY(!shown.save().isEnabled());
    dates.item(0, 0)->setText("Production");
    dates.item(0, 1)->setText("2026Q5");
    dates.item(0, 2)->setText("sheet");
    dates.item(0, 4)->setText("High");
    QVERIFY(shown.problem(0).startsWith("Life dates holds \"2026Q5\""));
    dates.item(0, 1)->setText("2026Q3");
    const LifeDate expected{LifeStatus::Production, "2026Q3", "sheet", {}, Confidence::High};
    QVERIFY(shown.form.part().lifecycle.dates == std::vector{expected});
    tab->alternates().addButton().click();
    tab->alternates().table().item(0, 0)->setText("example-gpu-4x");
    tab->alternates().table().item(0, 1)->setText("half of it");
    QVERIFY(
        (shown.form.part().lifecycle.alternates == std::vector<Alternate>{{"example-gpu-4x", "half of it"}}));
    QVERIFY(shown.save().isEnabled());
}

void PartFormTextsTest::folders_data()
{
    QTest::addColumn<std::string>("part");
    QTest::addColumn<QString>("chosen");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("note");
    QTest::newRow("shipped part, by default where it hides all others") << std::string("example-gpu-8x") << ""
                                                                        << "/nowhere/own"
                                                                        << "Your copy hides the shipped part";
    QTest::newRow("shipped part, for the team") << std::string("example-gpu-8x") << "Team"
                                                << "/nowhere/team"
                                                << "Your copy hides the shipped part";
    QTest::newRow("part of the team, by default where it is") << std::string("example-switch-64") << ""
                                                              << "/nowhere/team"
                                                              << "";
    QTest::newRow("part of the team, over it") << std::string("example-switch-64") << "My parts"
                                               << "/nowhere/own"
                                               << "Your copy hides the part of Team";
}

void PartFormTextsTest::folders()
{
    QFETCH(const std::string, part);
    QFETCH(const QString, chosen);
    QFETCH(const QString, note);
    ShownForm shown(formStack().parts.at(part));
    QCOMPARE(shown.folders().count(), 2); // not the shipped one
    if (!chosen.isEmpty())
        shown.folders().setCurrentText(chosen);
    QTEST(shown.form.folder(), "path");
    QVERIFY(shown.says(note));
}

void PartFormTextsTest::withoutAFolderNothingIsSaved()
{
    ShownForm shown(soundServer(), PartForm::Purpose::Edit,
                    LibraryStack{{{"C", "/shipped", true}}, {}, {}, {}});
    QVERIFY(!shown.save().isEnabled());
    QVERIFY(shown.form.folder().isEmpty());
    QVERIFY(shown.says("The library has no folder of yours to save in."));
}

void PartFormTextsTest::savesWhatWasTyped()
{
    const QTemporaryDir folder;
    LibraryStore store(formStack(folder.path()));
    ShownForm shown(soundServer(), PartForm::Purpose::Edit, store.stack());
    shown.type("max_power_w", "12");
    shown.save().click();
    QCOMPARE(shown.form.result(), static_cast<int>(QDialog::Accepted));
    const auto saved = store.save({shown.form.part()}, shown.form.folder().toStdString());
    QVERIFY(saved && saved.value() == 1);
    const Part *part = store.find("example-gpu-8x");
    QVERIFY(part && *part == shown.form.part());
    QCOMPARE(inWatts(part->electrical.max->value), 12000.0);
}

std::unique_ptr<QObject> makePartFormTextsTest()
{
    return make<PartFormTextsTest>();
}

#include "tst_partformtexts.moc"
