#include "tests/runner.h"
#include "tests/views/partformtest.h"

#include <QAbstractItemModelTester>
#include <QMessageBox>
#include <QTabWidget>
#include <QTimer>

using namespace clusterwright;

class PartFormTest : public QObject {
    Q_OBJECT

private slots:
    void figuresAreASoundModel();
    void aSoundPartCanBeSaved();
    void valuesAreTyped();
    void aNewFigureIsAnEstimateUntilItSaysMore();
    void whatIsNoValueStays();
    void deleteMakesAFigureUnknown();
    void kindsAndSourcesAreChosen();
    void filtersFigures();
    void aProblemLeadsToItsRow();
    void enterStaysInTheForm();
    void aRefusalIsShown();
    void leavingAsks();
    void tabsReachEverything();
};

void PartFormTest::figuresAreASoundModel()
{
    PartFormModel model(sample::server());
    PartFormFilter filter;
    filter.setSourceModel(&model);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester filterTester(&filter,
                                                QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.showStatedOnly(true);
    QVERIFY(model.setData(model.indexOf("processor_count"), "2"));
    model.clear(model.indexOf("max_power_w"));
    model.setPart(sample::rack()); // other figures
    model.setPart(sample::server());
}

void PartFormTest::aSoundPartCanBeSaved()
{
    ShownForm shown(soundServer());
    QVERIFY(shown.save().isEnabled());
    QVERIFY(shown.says("No problems"));
    QCOMPARE(shown.problems().count(), 0);
    QVERIFY(shown.form.part() == soundServer());
    QCOMPARE(shown.form.windowTitle(), "Edit Example GPU 8x");
}

void PartFormTest::valuesAreTyped()
{
    ShownForm shown;
    shown.type("max_power_w", "11.5");
    QCOMPARE(inWatts(shown.form.part().electrical.max->value), 11500.0);
    QCOMPARE(shown.form.part().electrical.max->kind, FigureKind::Max); // as it was
    shown.type("max_power_w", "870 W");
    const QModelIndex value = shown.go("max_power_w");
    QCOMPARE(value.data().toString(), "870");
    QCOMPARE(value.siblingAtColumn(PartFormModel::Unit).data().toString(), "W");
    shown.type("max_power_w", "900"); // in the unit that is shown
    QCOMPARE(inWatts(shown.form.part().electrical.max->value), 900.0);
    shown.type("max_power_w", "page 3", PartFormModel::Basis);
    QCOMPARE(shown.form.part().electrical.max->basis, "page 3");
}

void PartFormTest::aNewFigureIsAnEstimateUntilItSaysMore()
{
    ShownForm shown(soundServer());
    const QModelIndex kind = shown.go("typical_power_w", PartFormModel::Kind);
    QVERIFY(!(kind.flags() & Qt::ItemIsEditable)); // of nothing
    shown.type("typical_power_w", "7");
    QCOMPARE(shown.form.part().electrical.typical->kind, FigureKind::Estimate);
    QCOMPARE(shown.form.part().electrical.typical->confidence, Confidence::Low);
    QCOMPARE(shown.problem(0), "Typical power is an estimate without a basis.");
    QVERIFY(!shown.save().isEnabled()); // the file could not be read again
    shown.type("typical_power_w", "70 % of the maximum", PartFormModel::Basis);
    QCOMPARE(shown.problems().count(), 0);
    QVERIFY(shown.save().isEnabled());
}

void PartFormTest::whatIsNoValueStays()
{
    ShownForm shown(soundServer());
    shown.type("max_power_w", "much");
    const QString sentence = "Maximum power cannot be \"much\"; it takes a number in kW, or with its unit.";
    const QModelIndex value = shown.go("max_power_w");
    QCOMPARE(value.data().toString(), "much");
    QCOMPARE(value.data(Qt::ToolTipRole).toString(), sentence);
    QVERIFY(!value.data(Qt::DecorationRole).value<QIcon>().isNull());
    QCOMPARE(shown.problem(0), sentence);
    QVERIFY(!shown.save().isEnabled());
    QVERIFY(shown.says(sentence));
    QCOMPARE(inWatts(shown.form.part().electrical.max->value), 10200.0); // as before
    shown.type("max_power_w", "10");
    QVERIFY(shown.save().isEnabled());
    QVERIFY(shown.go("max_power_w").data(Qt::DecorationRole).value<QIcon>().isNull());
    QVERIFY(!shown.says(sentence));
}

void PartFormTest::deleteMakesAFigureUnknown()
{
    ShownForm shown(soundServer());
    shown.go("mass_kg");
    QTest::keyClick(&shown.table(), Qt::Key_Delete);
    QVERIFY(!shown.form.part().size.mass);
    QCOMPARE(shown.table().currentIndex().data().toString(), "unknown");
    shown.type("mass_kg", "heavy");
    QTest::keyClick(&shown.table(), Qt::Key_Delete);
    QCOMPARE(shown.table().currentIndex().data().toString(), "unknown");
    QVERIFY(shown.save().isEnabled());
}

void PartFormTest::kindsAndSourcesAreChosen()
{
    ShownForm shown(soundServer());
    const auto choose = [&shown](const std::string &key, int column, const QString &text) {
        shown.go(key, column);
        QTest::keyClick(&shown.table(), Qt::Key_F2);
        auto *box = shown.table().findChild<QComboBox *>();
        QVERIFY(box);
        QVERIFY2(box->findText(text) >= 0, qPrintable(text));
        box->setCurrentIndex(box->findText(text));
        QTest::keyClick(box, Qt::Key_Return);
        shown.closeEditor();
    };
    choose("mass_kg", PartFormModel::Kind, "Measured");
    choose("mass_kg", PartFormModel::ConfidenceColumn, "Medium");
    QCOMPARE(shown.form.part().size.mass->kind, FigureKind::Measured);
    QCOMPARE(shown.form.part().size.mass->confidence, Confidence::Medium);
    QCOMPARE(inKilograms(shown.form.part().size.mass->value), 130.0);
    choose("airflow_direction", PartFormModel::Value, "rear to front");
    QCOMPARE(shown.form.part().thermal.airflowDirection->value, AirflowDirection::RearToFront);
    choose("mass_kg", PartFormModel::SourceColumn, "");
    QCOMPARE(shown.problem(0), "Mass has no source.");
    choose("mass_kg", PartFormModel::SourceColumn, "sheet");
    QVERIFY(shown.save().isEnabled());
    choose("max_power_w", PartFormModel::Kind, "Typical"); // no kind of load stands in for another
    QVERIFY(!shown.save().isEnabled());
}

void PartFormTest::filtersFigures()
{
    ShownForm shown;
    const int all = shown.table().model()->rowCount();
    auto *stated = shown.form.findChild<FiguresTab *>()->findChild<QAbstractButton *>();
    stated->click();
    QVERIFY(shown.table().model()->rowCount() < all);
    for (int row = 0; row < shown.table().model()->rowCount(); ++row)
        QVERIFY(shown.table().model()->index(row, PartFormModel::Value).data().toString() != "unknown");
    stated->click();
    shown.form.findChild<FiguresTab *>()->findChild<QLineEdit *>()->setText("power");
    QVERIFY(shown.table().model()->rowCount() > 1);
    for (int row = 0; row < shown.table().model()->rowCount(); ++row)
        QVERIFY(shown.table()
                    .model()
                    ->index(row, PartFormModel::Title)
                    .data()
                    .toString()
                    .contains("power", Qt::CaseInsensitive));
    shown.go("mass_kg"); // which the search hides
    QCOMPARE(shown.table().currentIndex().data().toString(), "130");
}

void PartFormTest::aProblemLeadsToItsRow()
{
    Part part = sample::server();
    part.vendor.clear();
    part.size.mass->source.clear();
    part.sources.push_back({"", "", "", ""});
    ShownForm shown(part);
    auto *tabs = shown.form.findChild<QTabWidget *>();
    for (int row = 0; row < shown.problems().count(); ++row) {
        shown.problems().setFocus();
        shown.problems().setCurrentRow(row);
        QTest::keyClick(&shown.problems(), Qt::Key_Return);
        const QString text = shown.problem(row);
        if (text == "Vendor is missing.")
            QVERIFY(shown.line("vendor").hasFocus());
        else if (text == "Mass has no source.")
            QCOMPARE(shown.table().currentIndex().siblingAtColumn(0).data().toString(), "Mass");
        else if (text.startsWith("Sources"))
            QCOMPARE(tabs->tabText(tabs->currentIndex()), "So&urces");
        else
            QFAIL(qPrintable(text));
    }
    QCOMPARE(shown.problems().count(), 3);
}

void PartFormTest::enterStaysInTheForm()
{
    ShownForm shown(soundServer());
    QTest::keyClick(&shown.line("vendor"), Qt::Key_Return);
    shown.go("max_power_w");
    QTest::keyClick(&shown.table(), Qt::Key_Return);
    QVERIFY(shown.form.isVisible());
    QTest::keyClick(&shown.table(), Qt::Key_F2);
    auto *editor = shown.table().findChild<QLineEdit *>();
    editor->setText("9");
    shown.save().click();
    QCOMPARE(shown.form.result(), static_cast<int>(QDialog::Accepted));
    QCOMPARE(inWatts(shown.form.part().electrical.max->value), 9000.0);
    ShownForm again(soundServer());
    QTest::keyClick(&again.form, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(again.form.result(), static_cast<int>(QDialog::Accepted));
}

void PartFormTest::aRefusalIsShown()
{
    ShownForm shown(soundServer());
    shown.form.showRefusal({"/nowhere", "box", {}, "The disk is full."});
    QVERIFY(shown.says("The disk is full."));
    QVERIFY(shown.save().isEnabled()); // to try again
    shown.type("max_power_w", "12");
    QVERIFY(!shown.says("The disk is full."));
}

void PartFormTest::leavingAsks()
{
    ShownForm shown(soundServer());
    shown.type("max_power_w", "12");
    const auto answer = [](QMessageBox::StandardButton button) {
        QTimer::singleShot(0, [button] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            QVERIFY(box);
            box->button(button)->click();
        });
    };
    answer(QMessageBox::Cancel);
    QTest::keyClick(&shown.form, Qt::Key_Escape);
    QVERIFY(shown.form.isVisible());
    answer(QMessageBox::Discard);
    QTest::keyClick(&shown.form, Qt::Key_Escape);
    QVERIFY(!shown.form.isVisible());
    ShownForm untouched(soundServer());
    QTest::keyClick(&untouched.form, Qt::Key_Escape);
    QVERIFY(!untouched.form.isVisible());
}

void PartFormTest::tabsReachEverything()
{
    ShownForm shown(soundServer(), PartForm::Purpose::New);
    QSet<QWidget *> reached;
    for (int i = 0; i < 60; ++i) {
        QWidget *focus = QApplication::focusWidget();
        QVERIFY(focus);
        reached.insert(focus);
        QTest::keyClick(focus, Qt::Key_Tab);
    }
    for (QWidget *field : shown.form.findChildren<QWidget *>())
        if (field->isVisible() && field->isEnabled() && (field->focusPolicy() & Qt::TabFocus) &&
            !field->focusProxy()) {
            QVERIFY2(reached.contains(field),
                     qPrintable(field->accessibleName() + field->metaObject()->className()));
            const bool isNamed = !field->accessibleName().isEmpty() ||
                                 qobject_cast<QAbstractButton *>(field) || qobject_cast<QTabBar *>(field);
            QVERIFY2(isNamed, field->metaObject()->className());
        }
}

std::unique_ptr<QObject> makePartFormTest()
{
    return make<PartFormTest>();
}

#include "tst_partform.moc"
