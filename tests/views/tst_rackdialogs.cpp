#include "tests/runner.h"
#include "tests/views/canvastest.h"
#include "views/panels/rackdialogs.h"

#include <QLineEdit>
#include <QSpinBox>

using namespace clusterwright;

class RackDialogsTest : public QObject {
    Q_OBJECT

private slots:
    void anEmptyDesignCanBeFilled();
    void refusalIsShownAndTheDialogStays();
    void racksGoToTheChosenRow();
};

void RackDialogsTest::anEmptyDesignCanBeFilled()
{
    const Library library = sample::library();
    Document document;
    RackTypeDialog typeDialog(document, library);
    typeDialog.findChild<QLineEdit *>()->setText("Network rack");
    typeDialog.accept();
    QCOMPARE(typeDialog.result(), static_cast<int>(QDialog::Accepted));
    QCOMPARE(document.design().rackTypes.front().name, "Network rack");
    RacksDialog racksDialog(document, {});
    racksDialog.findChild<QSpinBox *>()->setValue(5);
    racksDialog.accept();
    QCOMPARE(document.design().halls.size(), std::size_t(1));
    QCOMPARE(document.design().rows.size(), std::size_t(1));
    QCOMPARE(document.design().racks.size(), std::size_t(5));
    QCOMPARE(document.design().racks.back().name, "R05");
    QCOMPARE(document.undoStack().count(), 2);
    QCOMPARE(document.undoStack().undoText(), "Add 5 racks of Network rack");
}

void RackDialogsTest::refusalIsShownAndTheDialogStays()
{
    Document document(sample::computeRacks(1));
    RacksDialog dialog(document, "t");
    dialog.show();
    dialog.findChild<QSpinBox *>()->setValue(500);
    dialog.accept();
    QVERIFY(dialog.isVisible());
    bool isSaid = false;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        isSaid |= label->isVisible() && label->text().contains("do not fit");
    QVERIFY(isSaid);
    QCOMPARE(document.undoStack().count(), 0);
}

void RackDialogsTest::racksGoToTheChosenRow()
{
    Document document(sample::computeRacks(1));
    RacksDialog dialog(document, "t");
    dialog.accept();
    QCOMPARE(document.design().racks.size(), std::size_t(2));
    QCOMPARE(document.design().racks.back().row, "row");
    QCOMPARE(document.design().halls.size(), std::size_t(1));
}

std::unique_ptr<QObject> makeRackDialogsTest()
{
    return make<RackDialogsTest>();
}

#include "tst_rackdialogs.moc"
