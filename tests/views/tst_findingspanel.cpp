// What can be done in the findings panel: filter, waive, change the limit of a rule, quick fixes.
#include "model/design/editrules.h"
#include "tests/runner.h"
#include "tests/sample.h"
#include "views/document.h"
#include "views/panels/findingdialogs.h"
#include "views/panels/findingspanel.h"
#include "views/selection.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDate>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTreeView>

using namespace clusterwright;

namespace {

Part panel()
{
    Part panel = sample::part("example-panel", "Panel", 1, 0.2, 0.02);
    panel.facts = ItemFacts{};
    panel.category = "blanking_panel";
    return panel;
}

Library libraryWithPanel()
{
    Library library = sample::library();
    library.emplace("example-panel", panel());
    return library;
}

/// A rack of four servers on one PDU: findings of several rules and severities.
struct Bench {
    Library library = libraryWithPanel();
    Document document{sample::computeRacks(4, 1), nullptr, &library};
    Selection selection{document};
    FindingsPanel panel{document, selection};

    Bench()
    {
        panel.resize(1000, 220);
        panel.show();
    }

    bool select(const std::string &rule)
    {
        const auto *model = qobject_cast<FindingModel *>(panel.table().model());
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->findingAt(model->index(row, 0))->rule == rule) {
                panel.table().setCurrentIndex(model->index(row, 0));
                return true;
            }
        return false;
    }
    QAction &action(const QString &text) const
    {
        for (QAction *action : panel.findingActions())
            if (action->text().remove('&').startsWith(text))
                return *action;
        qFatal("no such action");
    }
    template <typename Dialog>
    Dialog *dialog() const
    {
        return panel.findChild<Dialog *>();
    }
    FindingState stateOf(const std::string &rule) const
    {
        for (const Finding &finding : document.evaluation().findings)
            if (finding.rule == rule)
                return finding.state;
        qFatal("no such finding");
    }
};

void type(QWidget &dialog, int field, const QString &text)
{
    auto *edit = dialog.findChildren<QLineEdit *>().at(field);
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

void press(QWidget &dialog, const QString &button)
{
    for (QPushButton *candidate : dialog.findChildren<QPushButton *>())
        if (candidate->text().remove('&') == button)
            QTest::mouseClick(candidate, Qt::LeftButton);
}

} // namespace

class FindingsPanelTest : public QObject {
    Q_OBJECT

private slots:
    void filtersBySeverityStateAndText();
    void emptyFilterIsSaid();
    void waiveIsOneStep();
    void waiverWithoutReasonIsRefused();
    void waiverIsWithdrawn();
    void limitIsChangedAndReset();
    void detailShowsTheRule();
    void quickFixIsOneStep();
    void actionsFollowTheFinding();
    void contextMenuOffersTheActions();
};

void FindingsPanelTest::filtersBySeverityStateAndText()
{
    Bench bench;
    const auto rows = [&] { return bench.panel.table().model()->rowCount(); };
    const int all = rows();
    bench.panel.severityFilter().setCurrentIndex(1);
    const int errors = rows();
    QCOMPARE(errors, bench.document.evaluation().counts.errors);
    bench.panel.severityFilter().setCurrentIndex(2);
    const int warnings = rows();
    bench.panel.severityFilter().setCurrentIndex(3); // notes
    QCOMPARE(errors + warnings + rows(), all);
    bench.panel.severityFilter().setCurrentIndex(0);
    QTest::keyClicks(&bench.panel.searchField(), "COMPUTE thm006");
    QCOMPARE(rows(), 1);
    bench.panel.searchField().clear();
    QCOMPARE(rows(), all);
    bench.panel.filter().setCurrentIndex(FindingModel::NotEvaluated);
    QCOMPARE(rows(), bench.document.evaluation().counts.notEvaluated);
}

void FindingsPanelTest::emptyFilterIsSaid()
{
    Bench bench;
    QTest::keyClicks(&bench.panel.searchField(), "nosuchthing");
    QCOMPARE(bench.panel.detail().text(), QString("No finding matches the filter."));
}

void FindingsPanelTest::waiveIsOneStep()
{
    Bench bench;
    QVERIFY(bench.select("PWR001"));
    const Finding finding = bench.document.evaluation().findings.front();
    bench.action("Waive").trigger();
    auto *dialog = bench.dialog<WaiveDialog>();
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(dialog->findChild<QCheckBox *>()->isChecked());
    type(*dialog, 0, "One feed is enough for the trial");
    type(*dialog, 1, "A. Tester");
    press(*dialog, "Waive");
    const Design &design = bench.document.design();
    QCOMPARE(design.waivers.size(), std::size_t(1));
    const Waiver &waiver = design.waivers.front();
    QCOMPARE(waiver.reason, std::string("One feed is enough for the trial"));
    QCOMPARE(waiver.date, QDate::currentDate().toString(Qt::ISODate).toStdString());
    QCOMPARE(waiver.upTo, finding.measured);
    QVERIFY(bench.stateOf("PWR001") == FindingState::Waived);
    QCOMPARE(bench.document.undoStack().count(), 1);
    bench.document.undoStack().undo();
    QVERIFY(bench.stateOf("PWR001") == FindingState::Open);
}

void FindingsPanelTest::waiverWithoutReasonIsRefused()
{
    Bench bench;
    QVERIFY(bench.select("PWR001"));
    bench.action("Waive").trigger();
    auto *dialog = bench.dialog<WaiveDialog>();
    type(*dialog, 1, "A. Tester");
    press(*dialog, "Waive");
    QVERIFY(dialog->isVisible());
    QVERIFY(bench.document.design().waivers.empty());
    bool isSaid = false;
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        isSaid |= label->isVisible() && label->text().contains("without a reason");
    QVERIFY(isSaid);
}

void FindingsPanelTest::waiverIsWithdrawn()
{
    Bench bench;
    bench.document.apply("Waive", waive(bench.document.design(), {"PWR001", "t", "accepted", "A. Tester",
                                                                  "2026-01-31", "2027-01-31"}));
    bench.panel.filter().setCurrentIndex(FindingModel::Waived);
    QVERIFY(bench.select("PWR001"));
    QVERIFY(bench.panel.detail().text().contains("accepted (A. Tester, 2026-01-31, until 2027-01-31)"));
    QVERIFY(!bench.action("Waive").isEnabled());
    bench.action("Withdraw").trigger();
    QVERIFY(bench.document.design().waivers.empty());
    QVERIFY(bench.stateOf("PWR001") == FindingState::Open);
}

void FindingsPanelTest::limitIsChangedAndReset()
{
    Bench bench;
    bench.document.apply("Limit",
                         setParameter(bench.document.design(), {"MEC005", "h_limit_m", 0.5, "a test"}));
    QVERIFY(bench.select("MEC005"));
    bench.action("Change limit").trigger();
    auto *dialog = bench.dialog<ParameterDialog>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->findChildren<QLineEdit *>().at(0)->text(), QString("0.5"));
    type(*dialog, 0, "0.6");
    type(*dialog, 1, "bolted to the floor");
    press(*dialog, "Change");
    QVERIFY(bench.document.design().parameters.front() ==
            (ParameterOverride{"MEC005", "h_limit_m", 0.6, "bolted to the floor"}));
    QVERIFY(bench.select("MEC005"));
    QVERIFY(
        bench.panel.detail().text().contains("h_limit_m 0.6 (usually 1; bolted to the floor); tip_deg 10"));
    bench.action("Reset").trigger();
    QVERIFY(bench.document.design().parameters.empty());
    QVERIFY(!bench.select("MEC005"));
}

void FindingsPanelTest::detailShowsTheRule()
{
    Bench bench;
    QVERIFY(bench.select("THM006"));
    const QString text = bench.panel.detail().text();
    for (const char *part :
         {"Open units are closed with panels", "Hot air flows back", "practice", "16 U open"})
        QVERIFY2(text.contains(part), part);
}

void FindingsPanelTest::quickFixIsOneStep()
{
    Bench bench;
    QVERIFY(bench.select("THM006"));
    QAction &fix = bench.action("Fill the open units");
    QVERIFY(fix.isEnabled());
    fix.trigger();
    QVERIFY(!bench.select("THM006"));
    QCOMPARE(bench.document.undoStack().count(), 1);
    QCOMPARE(bench.document.undoStack().undoText(), QString("Fill the open units with blanking panels"));
}

void FindingsPanelTest::actionsFollowTheFinding()
{
    Bench bench;
    bench.panel.table().setCurrentIndex({});
    for (const QAction *action : bench.panel.findingActions())
        QVERIFY2(!action->isEnabled(), qPrintable(action->text()));
    QVERIFY(bench.select("PWR001"));
    QVERIFY(bench.action("Waive").isEnabled());
    QVERIFY(bench.action("Change limit").isEnabled());
    QVERIFY(bench.action("Add another").isEnabled()); // the quick fix says what it does
    QVERIFY(!bench.action("Withdraw").isEnabled());
    QVERIFY(!bench.action("Reset").isEnabled());
    QVERIFY(bench.select("PWR016"));
    QVERIFY(!bench.action("Change limit").isEnabled()); // it has no parameter
}

void FindingsPanelTest::contextMenuOffersTheActions()
{
    Bench bench;
    QVERIFY(QTest::qWaitForWindowExposed(&bench.panel));
    const QModelIndex first = bench.panel.table().model()->index(0, FindingModel::MessageColumn);
    const QPoint at = bench.panel.table().visualRect(first).center();
    emit bench.panel.table().customContextMenuRequested(at);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QCOMPARE(menu->actions(), bench.panel.findingActions());
    menu->close();
}

std::unique_ptr<QObject> makeFindingsPanelTest()
{
    return make<FindingsPanelTest>();
}

#include "tst_findingspanel.moc"
