// A drop and its undo, seen from the file: the window saves the same bytes as before.
#include "app/mainwindow.h"
#include "libraries/designjson.h"
#include "libraries/file.h"
#include "libraries/librarystack.h"
#include "tests/app/cli.h"
#include "tests/runner.h"
#include "views/panels/librarypanel.h"
#include "views/panels/totalsbar.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QTemporaryDir>

using namespace clusterwright;

class SavedBytesTest : public QObject {
    Q_OBJECT

private slots:
    void dropAndUndoSaveTheSameBytes();
};

/// Sends what a drop target sees of a drag of this part.
static bool dropOn(QWidget &target, QPoint place, const PartId &part)
{
    QMimeData data;
    data.setData("application/x-clusterwright-part", QByteArray::fromStdString(part));
    QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &enter);
    QDragMoveEvent move(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &move);
    QDropEvent drop(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &drop);
    return enter.isAccepted() && move.isAccepted() && drop.isAccepted();
}

void SavedBytesTest::dropAndUndoSaveTheSameBytes()
{
    const QTemporaryDir folder;
    const auto open = [](const std::string &path) {
        const auto text = readFile(path);
        return text ? parseDesign(text.value(), path) : Result<Design>(text.error());
    };
    const auto save = [](const std::string &path, const Design &design) {
        return writeFile(path, designText(design));
    };
    LibraryStore library(loadLibrary(SOURCE_FOLDER "/libraries/data").take());
    MainWindow window(library, {open, save, {}, {}});
    window.resize(1280, 900);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QVERIFY(window.openFile(samplePath()));
    window.showTab(MainWindow::RacksTab);
    QCoreApplication::processEvents();

    const Design before = window.document().design();
    const QString power = window.totalsBar().text(TotalsBar::MaxPower);
    RackView &view = window.rackView();
    const auto *item = window.rackScene().item("compute-3", Face::Front);
    QVERIFY(item);
    const QPoint middle = view.mapFromScene(item->sceneBoundingRect().center());
    const QPoint free =
        view.mapFromScene(item->sceneBoundingRect().center().x(),
                          item->sceneBoundingRect().top() + item->sceneBoundingRect().height() * 0.3);
    QVERIFY(!dropOn(*view.viewport(),
                    view.mapFromScene(item->sceneBoundingRect().bottomLeft() + QPointF(40, -1000)),
                    "legrand-nvidpd13")); // a rack cannot stand in a rack
    QVERIFY(dropOn(*view.viewport(), free, "nvidia-dgx-h100") ||
            dropOn(*view.viewport(), middle, "nvidia-dgx-h100"));
    QCOMPARE(window.document().undoStack().count(), 1);
    QVERIFY(window.totalsBar().text(TotalsBar::MaxPower) != power);
    QCOMPARE(window.document().evaluation().results.total.inventory.nodes, 128);

    window.document().undoStack().undo();
    QVERIFY(window.document().design() == before);
    QCOMPARE(window.totalsBar().text(TotalsBar::MaxPower), power);
    QVERIFY(window.saveTo(folder.filePath("saved.cwright")));
    QCOMPARE(readFile(folder.filePath("saved.cwright").toStdString()).value(),
             readFile(samplePath().toStdString()).value());
}

std::unique_ptr<QObject> makeSavedBytesTest()
{
    return make<SavedBytesTest>();
}

#include "tst_savedbytes.moc"
