#include "libraries/file.h"
#include "model/design/field.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"
#include "views/document.h"
#include "views/panels/importdialog.h"
#include "views/panels/librarydialogs.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTreeWidget>

using namespace clusterwright;
using sample::q;

class LibraryDialogsTest : public QObject {
    Q_OBJECT

private slots:
    void updateShowsAndTakesOver();
    void updateNeedsAPart();
    void priceBooksPriceTheDesign();
    void foldersShowWhatTheyHide();
    void importWritesAndReports();
    void importThatIsStoppedWritesNothing();

private:
    static QTreeWidget &listOf(QDialog &dialog) { return *dialog.findChild<QTreeWidget *>(); }
};

namespace {

constexpr auto gpu = "example-gpu-8x";

Library heavier()
{
    Library library = sample::library();
    library.at(gpu).size.mass->value = kilograms(140);
    return library;
}

} // namespace

void LibraryDialogsTest::updateShowsAndTakesOver()
{
    const Library library = heavier();
    Document document(sample::computeRacks(1), nullptr, &library);
    UpdateDialog dialog(document, library);
    QTreeWidget &list = listOf(dialog);
    QCOMPARE(list.topLevelItemCount(), 1);
    const QTreeWidgetItem *mass = list.topLevelItem(0)->child(0);
    QCOMPARE(mass->text(0), QString("Mass"));
    QCOMPARE(mass->text(2), QString("140.0 kg"));
    dialog.accept();
    QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
    QVERIFY(document.design().parts.at(gpu) == library.at(gpu));
    document.undoStack().undo();
    QVERIFY(document.design().parts.at(gpu) == sample::library().at(gpu));
}

void LibraryDialogsTest::updateNeedsAPart()
{
    const Library library = heavier();
    Document document(sample::computeRacks(1), nullptr, &library);
    UpdateDialog dialog(document, library);
    listOf(dialog).topLevelItem(0)->setCheckState(0, Qt::Unchecked);
    dialog.accept();
    QCOMPARE(dialog.result(), 0);
    QCOMPARE(document.undoStack().count(), 0);
}

void LibraryDialogsTest::priceBooksPriceTheDesign()
{
    Document document(sample::computeRacks(1));
    PriceBook shipped{"Shipped", "No offer.", "2026-01-01", "USD", {}};
    shipped.prices[gpu] = {gpu, dollars(1), dollars(2), dollars(3), "2026-01-01", "list", "Shipped"};
    PriceBook mine{"Mine", {}, "2026-02-01", "USD", {}};
    mine.prices[gpu] = {gpu, dollars(5), dollars(5), dollars(5), "2026-02-01", "quote", "Mine"};
    PriceBookDialog dialog(document, {shipped});
    dialog.addBook(mine);
    QCOMPARE(listOf(dialog).topLevelItemCount(), 2);
    bool saysNotes = false;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        saysNotes = saysNotes || label->text() == "No offer.";
    QVERIFY(saysNotes);
    dialog.accept();
    QCOMPARE(inDollars(document.design().priceBook.prices.at(gpu).base), 5.0);
    QCOMPARE(q(document.design().priceBook.name), QString("Shipped; Mine"));
}

void LibraryDialogsTest::foldersShowWhatTheyHide()
{
    QTemporaryDir folder;
    const std::string low = folder.filePath("low").toStdString(),
                      high = folder.filePath("high").toStdString();
    QVERIFY(savePart(sample::library().at(gpu), low));
    QVERIFY(savePart(heavier().at(gpu), high));
    LibraryStore store(loadLibraryStack({{"Low", low, true}, {"High", high}}));
    FoldersDialog dialog(store);
    QTreeWidget &list = listOf(dialog);
    QCOMPARE(list.topLevelItemCount(), 2);
    QCOMPARE(list.topLevelItem(0)->text(0), QString("High")); // goes before
    QCOMPARE(list.topLevelItem(0)->text(1), QString("1"));
    QCOMPARE(list.topLevelItem(0)->text(2), QString("1"));
    QCOMPARE(list.topLevelItem(1)->text(1), QString("0"));
    QVERIFY(dialog.folders() == QStringList{q(high)});
    QVERIFY(writeFile(high + "/broken.json", "{"));
    store.reload();
    bool saysProblem = false;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        saysProblem = saysProblem || label->text().contains("broken.json");
    QVERIFY(saysProblem);
    QSignalSpy changed(&dialog, &FoldersDialog::foldersChanged);
    dialog.addFolder("/another");
    QCOMPARE(changed.at(0).at(0).toStringList(), QStringList({q(high), "/another"}));
}

void LibraryDialogsTest::importWritesAndReports()
{
    QTemporaryDir target, low;
    Part same = sample::library().at(gpu);
    same.id = "apc-ap8941"; // one of the files has this id
    QVERIFY(savePart(same, low.path().toStdString()));
    LibraryStore store(
        loadLibraryStack({{"Low", low.path().toStdString()}, {"Mine", target.path().toStdString()}}));
    ImportDialog dialog(store, SOURCE_FOLDER "/tests/data/netbox", target.path());
    QTRY_VERIFY_WITH_TIMEOUT(!dialog.isRunning(), 20'000);
    QVERIFY(dialog.report().imported >= 23);
    QCOMPARE(static_cast<int>(store.parts().size()), dialog.report().imported);
    QVERIFY2(dialog.text().contains("imported"), qPrintable(dialog.text()));
    QVERIFY2(dialog.text().contains("same id: apc-ap8941."), qPrintable(dialog.text()));
}

void LibraryDialogsTest::importThatIsStoppedWritesNothing()
{
    QTemporaryDir target;
    LibraryStore store(loadLibraryStack({{"Mine", target.path().toStdString()}}));
    ImportDialog dialog(store, SOURCE_FOLDER "/tests/data/netbox", target.path());
    dialog.reject();
    QTRY_VERIFY_WITH_TIMEOUT(!dialog.isRunning(), 20'000);
    if (dialog.report().isCancelled)
        QVERIFY(QDir(target.path()).isEmpty());
}

std::unique_ptr<QObject> makeLibraryDialogsTest()
{
    return std::make_unique<LibraryDialogsTest>();
}

#include "tst_librarydialogs.moc"
