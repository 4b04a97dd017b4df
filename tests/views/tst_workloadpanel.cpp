// The screen of workloads: adding one, fields that change what it says, layouts, charts, calibration.
#include "views/panels/workloadpanel.h"

#include "libraries/publicmodels.h"
#include "libraries/publishedruns.h"
#include "tests/runner.h"
#include "tests/workloadsample.h"
#include "views/document.h"
#include "views/panels/fieldeditor.h"
#include "views/panels/figuregrid.h"
#include "views/panels/inspectorpanel.h"
#include "views/panels/layoutsearch.h"
#include "views/panels/sharebarview.h"
#include "views/panels/workloaddialogs.h"
#include "views/panels/workloadsheet.h"
#include "views/panels/workloadtext.h"
#include "views/panels/xychartview.h"
#include "views/selection.h"

#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>

using namespace clusterwright;

namespace {

struct Shown {
    explicit Shown(Design design = sample::designWithWorkload()) : document(std::move(design))
    {
        panel.resize(1100, 900);
        panel.show();
    }
    const Design &design() const { return document.design(); }
    int steps() { return document.undoStack().count(); }
    QString headline() { return panel.sheet().headline(); }

    Library library;
    Document document;
    Selection selection{document};
    WorkloadPanel panel{document, selection};
};

QPushButton *okOf(QDialog &dialog)
{
    return dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
}

/// Does something in the dialog that the next line opens.
template <typename Dialog, typename Do>
void inDialog(const Do &act)
{
    QTimer::singleShot(0, [act] {
        auto *dialog = qobject_cast<Dialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        act(*dialog);
        if (dialog->isVisible())
            dialog->reject();
    });
}

void click(QPushButton &button)
{
    QTest::mouseClick(&button, Qt::LeftButton);
}

QLineEdit *lineWith(QDialog &dialog, const QString &placeholder)
{
    for (QLineEdit *line : dialog.findChildren<QLineEdit *>())
        if (line->placeholderText().contains(placeholder))
            return line;
    return nullptr;
}

} // namespace

class WorkloadPanelTest : public QObject {
    Q_OBJECT

private slots:
    void emptyDesignSaysWhatToDo();
    void headlineSaysTimeAndUse();
    void choosingSelectsTheWorkload();
    void selectionElsewhereIsShown();
    void inspectorChangesTheHeadline();
    void addsAWorkload();
    void searchNarrowsTheModels();
    void modelOfItsOwnHasNoEstimate();
    void removesTheShown();
    void servingHasItsOwnFigures();
    void everyCurveIsShown();
    void dataOfAChartIsATable();
    void nothingIsCut_data();
    void nothingIsCut();
    void layoutSearchApplies();
    void pointOfTheFrontIsALayout();
    void layoutsOfAnOlderDesignAreDropped();
    void missingSaysWhatToDo();
    void calibrationListsEveryCase();
    void measurementIsAdded();
    void measurementNeedsItsSource();
    void casesAreImported();
    void fittedConstantsComeAndGo();
};

void WorkloadPanelTest::emptyDesignSaysWhatToDo()
{
    Shown shown{Design()};
    QVERIFY(shown.panel.isEmpty());
    QVERIFY(!shown.panel.layoutButton().isEnabled());
    QVERIFY(!shown.panel.removeButton().isEnabled());
    QSignalSpy followed(&shown.panel, &WorkloadPanel::emptyLinkActivated);
    QLabel *empty = nullptr;
    for (QLabel *label : shown.panel.findChildren<QLabel *>())
        if (label->isVisible() && label->text().contains("addWorkload"))
            empty = label;
    QVERIFY(empty);
    emit empty->linkActivated("addWorkload");
    QCOMPARE(followed.size(), 1);
}

void WorkloadPanelTest::headlineSaysTimeAndUse()
{
    Shown shown;
    QVERIFY(!shown.panel.isEmpty());
    QVERIFY2(shown.headline().startsWith("Training: ") && shown.headline().contains("per step, MFU"),
             qPrintable(shown.headline()));
    QVERIFY(shown.panel.list().item(0)->text().contains("MFU"));
    FigureGrid &figures = shown.panel.sheet().figures();
    QVERIFY(!figures.figures().empty());
    QVERIFY(shown.panel.sheet().hardware().model()->rowCount() > 3);
    QVERIFY(!shown.panel.sheet().time().bar().isEmpty());
    QVERIFY(!shown.panel.sheet().memory().bar().isEmpty());
}

void WorkloadPanelTest::choosingSelectsTheWorkload()
{
    Shown shown(addWorkload(sample::designWithWorkload(), sample::serving70b()).take());
    QListWidget &list = shown.panel.list();
    QCOMPARE(list.count(), 2);
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualItemRect(list.item(1)).center());
    QCOMPARE(shown.selection.selected().object, "serve");
    QCOMPARE(shown.panel.shown(), "serve");
    QVERIFY(shown.headline().contains("per token"));
    QTest::keyClick(&list, Qt::Key_Up);
    QCOMPARE(shown.selection.selected().object, "train");
}

void WorkloadPanelTest::selectionElsewhereIsShown()
{
    Shown shown(addWorkload(sample::designWithWorkload(), sample::serving70b()).take());
    shown.selection.select({.object = "serve"});
    QCOMPARE(shown.panel.list().currentRow(), 1);
    shown.selection.select({.type = shown.design().rackTypes.front().id});
    QCOMPARE(shown.panel.shown(), "serve"); // a rack is no workload
}

void WorkloadPanelTest::inspectorChangesTheHeadline()
{
    Shown shown;
    InspectorPanel inspector(shown.document, shown.selection, shown.library);
    inspector.resize(340, 900);
    inspector.show();
    shown.selection.select({.object = "train"});
    QCOMPARE(inspector.header(), "Workload Training");
    QVERIFY(inspector.section("Shape of the model") && inspector.section("Checkpoints"));
    const QString before = shown.headline();
    auto *batch = qobject_cast<QLineEdit *>(inspector.editor("batch")->input());
    QVERIFY(batch);
    batch->setFocus();
    batch->selectAll();
    QTest::keyClicks(batch, "512");
    QTest::keyClick(batch, Qt::Key_Return);
    QCOMPARE(shown.design().workloads.front().training.batch, 512);
    QVERIFY(shown.headline() != before);
    shown.document.undoStack().undo();
    QCOMPARE(shown.headline(), before);
}

void WorkloadPanelTest::addsAWorkload()
{
    Shown shown;
    inDialog<WorkloadDialog>([](WorkloadDialog &dialog) {
        QTest::keyClicks(&dialog.search(), "llama 3 8b");
        QVERIFY2(dialog.summary().contains("8.03 B parameters"), qPrintable(dialog.summary()));
        QVERIFY2(dialog.summary().contains("per step"), qPrintable(dialog.summary()));
        QTest::keyClicks(lineWith(dialog, "15e12"), "2e12");
        click(*okOf(dialog));
    });
    click(shown.panel.addButton());
    QCOMPARE(shown.design().workloads.size(), 2u);
    const Workload &added = shown.design().workloads.back();
    QCOMPARE(QString::fromStdString(added.name), "Llama 3 8B training");
    QCOMPARE(added.tokens, 2e12);
    QCOMPARE(added.training.tensor, 8);
    QCOMPARE(shown.panel.shown(), added.id);
    QVERIFY(shown.document.evaluation().results.workloads.back().step->fits);
    QCOMPARE(shown.steps(), 1);
}

void WorkloadPanelTest::searchNarrowsTheModels()
{
    Document document(sample::designWithWorkload());
    WorkloadDialog dialog(document, loadModels());
    const int all = dialog.models().count();
    QVERIFY(all > 10);
    QTest::keyClicks(&dialog.search(), "deepseek v3");
    QVERIFY(dialog.models().count() < all && dialog.models().count() >= 2);
    QVERIFY2(dialog.summary().contains("active"), qPrintable(dialog.summary()));
}

void WorkloadPanelTest::modelOfItsOwnHasNoEstimate()
{
    Document document(sample::designWithWorkload());
    WorkloadDialog dialog(document, loadModels());
    dialog.models().setCurrentRow(dialog.models().count() - 1);
    QVERIFY2(dialog.summary().contains("no estimate"), qPrintable(dialog.summary()));
    QVERIFY(okOf(dialog)->isEnabled());
}

void WorkloadPanelTest::removesTheShown()
{
    Shown shown;
    shown.selection.select({.object = "train"});
    click(shown.panel.removeButton());
    QVERIFY(shown.design().workloads.empty());
    QVERIFY(shown.panel.isEmpty());
    QVERIFY(shown.selection.all().empty());
    shown.document.undoStack().undo();
    QVERIFY(!shown.panel.isEmpty());
}

void WorkloadPanelTest::servingHasItsOwnFigures()
{
    Shown shown(sample::designWithWorkload(sample::serving70b()));
    QVERIFY2(shown.headline().contains("tokens/s of an accelerator"), qPrintable(shown.headline()));
    QVERIFY(!shown.panel.layoutButton().isEnabled());
    QVERIFY(shown.panel.sheet().curves().findText("Scaling") < 0);
    QVERIFY(shown.panel.sheet().curves().findText("Tokens per second over latency") >= 0);
}

void WorkloadPanelTest::everyCurveIsShown()
{
    Workload workload = sample::training70b();
    workload.training.sharding = StateSharding::Fsdp; // so that fewer accelerators hold it, too
    workload.training.recompute = Recompute::Full;
    Shown shown(sample::designWithWorkload(workload));
    QComboBox &curves = shown.panel.sheet().curves();
    const XyChartView &chart = shown.panel.sheet().chart();
    QSet<QString> titles;
    for (const auto curve :
         {WorkloadSheet::Curve::Roofline, WorkloadSheet::Curve::Scaling, WorkloadSheet::Curve::Goodput}) {
        curves.setCurrentIndex(curves.findData(static_cast<int>(curve)));
        QVERIFY2(!chart.chart().isEmpty(), qPrintable(curves.currentText()));
        QVERIFY(!chart.accessibleDescription().isEmpty());
        titles.insert(chart.accessibleName());
    }
    QCOMPARE(titles.size(), 3);
}

void WorkloadPanelTest::dataOfAChartIsATable()
{
    Shown shown;
    QVERIFY(shown.panel.sheet().chart().isVisible());
    shown.panel.sheet().dataButton().click();
    QVERIFY(!shown.panel.sheet().chart().isVisible());
}

void WorkloadPanelTest::nothingIsCut_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("narrow, as beside the docks") << 640 << 360;
    QTest::newRow("wide") << 1900 << 900;
    QTest::newRow("higher than its content") << 1300 << 5000;
}

void WorkloadPanelTest::nothingIsCut()
{
    QFETCH(int, width);
    QFETCH(int, height);
    Shown shown;
    shown.panel.resize(width, height);
    QCoreApplication::processEvents();
    int checked = 0;
    for (const QLabel *label : shown.panel.sheet().findChildren<QLabel *>()) {
        if (!label->isVisible() || !label->wordWrap())
            continue;
        QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
        ++checked;
    }
    QVERIFY(checked > 10);
    for (const ShareBarView *bar : {&shown.panel.sheet().time(), &shown.panel.sheet().memory()})
        QVERIFY(bar->height() >= shareBarHeight(bar->bar(), bar->width()));
}

void WorkloadPanelTest::layoutSearchApplies()
{
    Shown shown;
    LayoutSearch search(shown.document, "train");
    search.show();
    QTRY_VERIFY_WITH_TIMEOUT(!search.isRunning(), 20000);
    QVERIFY2(search.answer().fitting > 0, qPrintable(search.text()));
    QVERIFY(search.table().model()->rowCount() > 1);
    QVERIFY(search.chosen().has_value()); // the best
    const Layout best = search.answer().best.front();
    QCOMPARE(*search.chosen(), best);
    QTest::keyClick(&search.table(), Qt::Key_Down);
    QCOMPARE(*search.chosen(), search.answer().best[1]);
    QTest::keyClick(&search.table(), Qt::Key_Up);
    click(search.useButton());
    const TrainingRun &run = shown.design().workloads.front().training;
    QCOMPARE(run.tensor, best.run.tensor);
    QCOMPARE(run.pipeline, best.run.pipeline);
    QCOMPARE(run.recompute, best.run.recompute);
    QCOMPARE(shown.steps(), 1);
    shown.document.undoStack().undo();
    QCOMPARE(shown.design().workloads.front().training.tensor, 4);
}

void WorkloadPanelTest::pointOfTheFrontIsALayout()
{
    Shown shown;
    LayoutSearch search(shown.document, "train");
    search.resize(1100, 900);
    search.show();
    QTRY_VERIFY_WITH_TIMEOUT(!search.isRunning(), 20000);
    const auto &front = search.answer().pareto;
    QVERIFY(front.size() > 1);
    QVERIFY(QTest::qWaitForWindowExposed(&search));
    const XyIndex last{0, front.size() - 1};
    QTRY_VERIFY(search.chart().placeOf(last).has_value());
    QTest::mouseClick(&search.chart(), Qt::LeftButton, {}, search.chart().placeOf(last)->toPoint());
    QVERIFY(search.chosen().has_value());
    QVERIFY(std::ranges::count(front, *search.chosen()) == 1);
    QVERIFY(search.useButton().isEnabled());
}

void WorkloadPanelTest::layoutsOfAnOlderDesignAreDropped()
{
    Shown shown;
    LayoutSearch search(shown.document, "train");
    search.show();
    Design next = shown.design();
    next.workloads.front().training.batch = 128;
    shown.document.apply("Batch", std::move(next));
    QTRY_VERIFY_WITH_TIMEOUT(!search.isRunning(), 20000);
    QVERIFY(search.answer().best.empty());
    QVERIFY(!search.useButton().isEnabled());
    QVERIFY2(search.text().contains("search again"), qPrintable(search.text()));
}

void WorkloadPanelTest::missingSaysWhatToDo()
{
    Workload workload = sample::training70b();
    workload.tokens.reset();
    Shown shown(sample::designWithWorkload(workload));
    QVERIFY2(shown.panel.sheet().missing().contains("tokens of the training"),
             qPrintable(shown.panel.sheet().missing()));
}

void WorkloadPanelTest::calibrationListsEveryCase()
{
    Shown shown;
    shown.panel.pages().setCurrentIndex(WorkloadPanel::CalibrationTab);
    CalibrationPage &page = shown.panel.calibration();
    const auto published = loadPublishedRuns();
    QVERIFY(published);
    QCOMPARE(page.cases().size(), published.value().size());
    QCOMPARE(page.table().model()->rowCount(), static_cast<int>(page.cases().size()));
    QVERIFY(page.families().model()->rowCount() > 5);
    for (const CalibrationCase &entry : page.cases())
        QVERIFY2(entry.predicted, (entry.id + " " + entry.refusal).c_str());
    QVERIFY(!page.removeButton().isEnabled()); // what is published stays
    page.table().selectRow(2);
    QVERIFY(page.chart().chosen().has_value());
}

void WorkloadPanelTest::measurementIsAdded()
{
    Shown shown;
    shown.panel.pages().setCurrentIndex(WorkloadPanel::CalibrationTab);
    CalibrationPage &page = shown.panel.calibration();
    inDialog<MeasurementDialog>([](MeasurementDialog &dialog) {
        QVERIFY(!okOf(dialog)->isEnabled());
        QTest::keyClicks(dialog.focusWidget(), "800");
        QTest::keyClicks(lineWith(dialog, "who measured"), "our cluster, 2026-10");
        QVERIFY(okOf(dialog)->isEnabled());
        click(*okOf(dialog));
    });
    click(page.addButton());
    QCOMPARE(shown.design().measuredRuns.size(), 1u);
    const MeasuredRun &run = shown.design().measuredRuns.front();
    QCOMPARE(run.value, 800.0);
    QCOMPARE(QString::fromStdString(run.source), "our cluster, 2026-10");
    const CalibrationCase &own = page.cases().front();
    QVERIFY2(own.predicted, own.refusal.c_str());
    const double now = shown.document.evaluation().results.workloads.front().step->tokensPerSecond;
    QVERIFY(std::abs(*own.predicted / now - 1) < 1e-9); // the same model, layout and hardware
    page.table().selectRow(0);
    click(page.removeButton());
    QVERIFY(shown.design().measuredRuns.empty());
}

void WorkloadPanelTest::measurementNeedsItsSource()
{
    Shown shown;
    MeasurementDialog dialog(shown.document, "train");
    dialog.show();
    QTest::keyClicks(dialog.focusWidget(), "800");
    QVERIFY(!okOf(dialog)->isEnabled());
    QVERIFY(shown.design().measuredRuns.empty());
}

void WorkloadPanelTest::casesAreImported()
{
    Shown shown;
    shown.panel.pages().setCurrentIndex(WorkloadPanel::CalibrationTab);
    CalibrationPage &page = shown.panel.calibration();
    page.importFrom(SOURCE_FOLDER "/libraries/calibration/published.json");
    QVERIFY(shown.design().measuredRuns.size() > 10);
    QCOMPARE(shown.steps(), 1);
    QVERIFY(page.message().contains("imported"));
    page.importFrom("/no/such/file.json");
    QCOMPARE(shown.steps(), 1);
    QVERIFY(page.message().contains("file.json"));
}

void WorkloadPanelTest::fittedConstantsComeAndGo()
{
    Shown shown;
    shown.panel.pages().setCurrentIndex(WorkloadPanel::CalibrationTab);
    CalibrationPage &page = shown.panel.calibration();
    QVERIFY(!page.usualButton().isEnabled());
    const QString before = shown.headline();
    inDialog<CalibrationDialog>([](CalibrationDialog &dialog) {
        QVERIFY(!okOf(dialog)->isEnabled()); // nothing is to be fitted yet
        QVERIFY(dialog.constants().count() > 5);
        dialog.constants().item(0)->setCheckState(Qt::Checked);
        QVERIFY2(dialog.outcome().contains("before"), qPrintable(dialog.outcome()));
        click(*okOf(dialog));
    });
    click(page.fitButton());
    QCOMPARE(shown.design().fittedConstants.size(), 1u);
    QCOMPARE(shown.design().fittedConstants.front().accelerator, AcceleratorClass::H100);
    QVERIFY(page.usualButton().isEnabled());
    click(page.usualButton());
    QVERIFY(shown.design().fittedConstants.empty());
    QCOMPARE(shown.headline(), before);
    QCOMPARE(shown.steps(), 2);
}

std::unique_ptr<QObject> makeWorkloadPanelTest()
{
    return make<WorkloadPanelTest>();
}

#include "tst_workloadpanel.moc"
