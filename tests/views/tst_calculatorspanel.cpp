#include "libraries/calculatorcases.h"
#include "model/calculators/calculatortext.h"
#include "model/design/plantedits.h"
#include "tests/runner.h"
#include "tests/views/canvastest.h"
#include "views/models/chartmodel.h"
#include "views/panels/calculatorform.h"
#include "views/panels/calculatorresult.h"
#include "views/panels/calculatorspanel.h"
#include "views/panels/fieldinputs.h"
#include "views/panels/figuretable.h"
#include "views/panels/recordtable.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>

using namespace clusterwright;

namespace {

Design withBusway()
{
    PowerSource busway{
        .id = "busway", .name = "Busway A", .lineVoltage = volts(415), .breaker = amperes(160)};
    Design design = addPowerSource(twoTypes(), busway).take();
    return feedRacks(design, "h", "A", "busway").take();
}

/// A shown panel beside its document.
struct Shown {
    Shown()
    {
        panel.resize(900, 700);
        panel.show();
        isActive = QTest::qWaitForWindowActive(&panel);
    }
    void show(const char *name)
    {
        panel.showCalculator(*calc::findCalculator(name));
        QCoreApplication::processEvents(); // new inputs show themselves then
    }
    CalculatorInput &input(const char *key) { return *panel.form().input(key); }
    /// Replaces what stands there, by the keyboard.
    void type(const char *key, const QString &text)
    {
        QLineEdit *line = input(key).line();
        line->setFocus();
        QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(line, Qt::Key_Delete);
        QTest::keyClicks(line, text);
    }
    void typeCell(const char *key, int row, int column, const QString &text)
    {
        QTableWidget &table = input(key).table()->table();
        table.setFocus();
        table.setCurrentCell(row, column);
        QTest::keyClick(&table, Qt::Key_F2);
        auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(editor);
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
        QCoreApplication::processEvents(); // the editor commits then
    }
    void click(QWidget &widget) { QTest::mouseClick(&widget, Qt::LeftButton); }
    /// "Rack: 40.8 kW" and so on.
    QStringList results()
    {
        QStringList texts;
        const QAbstractItemModel &model = *panel.result().table().model();
        for (int row = 0; row < model.rowCount(); ++row)
            texts << (model.index(row, 0).data().toString() + ": " + model.index(row, 1).data().toString() +
                      ' ' + model.index(row, 2).data().toString())
                         .trimmed();
        return texts;
    }
    QString result(int row) { return results().value(row); }
    QString message() { return panel.result().message(); }

    Document document{withBusway()};
    Selection selection{document};
    CalculatorsPanel panel{document, selection};
    bool isActive = false; ///< and has the keyboard
};

} // namespace

class CalculatorsPanelTest : public QObject {
    Q_OBJECT

private slots:
    void listHoldsEveryCalculator();
    void everyCalculatorShows();
    void typingGivesTheResult();
    void numbersHaveUnitsAndArithmetic();
    void refusalStandsAtItsInput();
    void refusalOfTheFunctionStandsAtItsInput();
    void choicesAndDefaults();
    void flagsAreBoxes();
    void listsAreTyped();
    void rowsAreTyped();
    void wrongCellIsMarked();
    void objectsHaveNamesAndValues();
    void designValuesAreUsed();
    void designValuesFollowTheSelection();
    void clearEmpties();
    void caseRunsElsewhere();
    void whatWasTypedIsKept();
    void searchLeavesWhatFits();
    void arrowsGoThroughTheList();
    void tabReachesTheInputs();
    void resultIsCopied();
    void closingWhileACellIsEdited();
};

void CalculatorsPanelTest::listHoldsEveryCalculator()
{
    Shown shown;
    QCOMPARE(shown.panel.list().topLevelItemCount(), 8);
    int leaves = 0;
    for (int i = 0; i < 8; ++i)
        leaves += shown.panel.list().topLevelItem(i)->childCount();
    QCOMPARE(leaves, static_cast<int>(calc::calculators().size()));
    QCOMPARE(shown.panel.list().currentItem()->text(0), "Branch limit");
}

/// By the keyboard through the whole list: each has its inputs and its notes, and says what it needs.
void CalculatorsPanelTest::everyCalculatorShows()
{
    Shown shown;
    QStringList names;
    for (QTreeWidgetItemIterator item(&shown.panel.list()); *item; ++item) {
        if (!(*item)->parent())
            continue;
        shown.panel.list().setCurrentItem(*item);
        const calc::Calculator &calculator = shown.panel.calculator();
        names << QString::fromUtf8(calculator.name.data(), static_cast<qsizetype>(calculator.name.size()));
        QCOMPARE(shown.panel.form().inputs().size(), calculator.inputs.size());
        QVERIFY(!shown.panel.notes().text().isEmpty());
        QCOMPARE(shown.results().isEmpty(), !shown.message().isEmpty());
        for (const CalculatorInput *input : shown.panel.form().inputs())
            QVERIFY2(!input->editor().accessibleName().isEmpty() && input->message().isEmpty(),
                     qPrintable(names.last()));
        if (shown.panel.useButton().isEnabled())
            shown.click(shown.panel.useButton());
    }
    names.removeDuplicates();
    QCOMPARE(names.size(), static_cast<qsizetype>(calc::calculators().size()));
}

void CalculatorsPanelTest::typingGivesTheResult()
{
    Shown shown;
    shown.show("power.busbar");
    QCOMPARE(shown.message(), "The result shows as soon as these are given: Load, Bus.");
    shown.type("load_kw", "120");
    QCOMPARE(shown.message(), "The result shows as soon as these are given: Bus.");
    shown.type("bus_v", "48");
    QCOMPARE(shown.results(), QStringList("Current: 2,500 A")); // NVIDIA DGX GB200 NVL72: 2.5 kA
    QVERIFY(shown.message().isEmpty());
}

void CalculatorsPanelTest::numbersHaveUnitsAndArithmetic()
{
    Shown shown;
    shown.show("power.busbar");
    shown.type("load_kw", "2*50 kW + 20000 W");
    shown.type("bus_v", "0.048 kV");
    QCOMPARE(shown.results(), QStringList("Current: 2,500 A"));
}

void CalculatorsPanelTest::refusalStandsAtItsInput()
{
    Shown shown;
    shown.show("power.busbar");
    shown.type("bus_v", "-1");
    QCOMPARE(shown.input("bus_v").message(), "Bus is -1; it must be a finite number, > 0.");
    QVERIFY(shown.input("load_kw").message().isEmpty());
    QCOMPARE(shown.input("bus_v").editor().accessibleDescription(), shown.input("bus_v").message());
    QVERIFY(shown.results().isEmpty());
    shown.type("bus_v", "a lot");
    QCOMPARE(shown.input("bus_v").message(), "Bus is the text \"a lot\"; it must be a finite number, > 0.");
    shown.type("bus_v", "48");
    QVERIFY(shown.input("bus_v").message().isEmpty());
}

void CalculatorsPanelTest::refusalOfTheFunctionStandsAtItsInput()
{
    Shown shown;
    shown.show("power.psu_loads");
    shown.type("psus", "4");
    shown.type("psu_kw", "3.3");
    shown.type("redundant", "4");
    shown.type("load_kw", "10");
    QCOMPARE(shown.input("redundant").message(), "Redundant is 4; it must be less than psus, which is 4.");
    QVERIFY(shown.message().contains("not accepted"));
    shown.type("redundant", "0");
    QCOMPARE(shown.results().size(), 3);
}

void CalculatorsPanelTest::choicesAndDefaults()
{
    Shown shown;
    shown.show("power.branch_limit");
    shown.type("line_voltage_v", "415");
    shown.type("breaker_a", "32");
    // sqrt(3) x 415 V x 0.8 x 32 A
    QCOMPARE(shown.results(), QStringList({"Limit: 25.6 A", "Limit: 18,401.3 VA"}));
    auto &phases = static_cast<FieldChoice &>(shown.input("phases").editor());
    QCOMPARE(phases.currentText(), "3"); // the default
    phases.setFocus();
    QTest::keyClick(&phases, Qt::Key_Up);
    QCOMPARE(phases.currentText(), "1");
    QCOMPARE(shown.results().value(shown.results().size() - 1), "Limit: 10,624 VA");
    QCOMPARE(shown.input("continuous_factor").line()->placeholderText(), "0.8 (default)");
    shown.type("continuous_factor", "100 %");
    QCOMPARE(shown.result(0), "Limit: 32 A");
}

void CalculatorsPanelTest::flagsAreBoxes()
{
    Shown shown;
    shown.show("storage.tier_rate");
    shown.type("hit_ratio", "50 %");
    shown.type("cache_gb_per_s", "100");
    shown.type("backend_gb_per_s", "50 GB/s");
    QCOMPARE(shown.results(), QStringList("GB per s: 66.6667 GB/s")); // 1 / (0.5/100 + 0.5/50)
    QWidget &box = shown.input("concurrent").editor();
    box.setFocus();
    QTest::keyClick(&box, Qt::Key_Space);
    QCOMPARE(shown.results(), QStringList("GB per s: 100 GB/s"));
}

void CalculatorsPanelTest::listsAreTyped()
{
    Shown shown;
    shown.show("power.pue");
    shown.type("it_kw", "1 MW");
    shown.type("cooling_kw", "150");
    QCOMPARE(shown.result(2), "PUE: 1.15"); // no stage is an answer
    shown.type("stage_efficiencies", "0.8; 0.5");
    QCOMPARE(shown.result(0), "Distribution loss: 1,500 kW");
    shown.type("stage_efficiencies", "0.8; x");
    QVERIFY(
        shown.input("stage_efficiencies").message().startsWith("stage_efficiencies[1] is the text \"x\""));
}

void CalculatorsPanelTest::rowsAreTyped()
{
    Shown shown;
    shown.show("mechanical.rack_mass");
    shown.type("empty_kg", "180");
    shown.type("static_capacity_kg", "1 t");
    QCOMPARE(shown.result(0), "Total: 180 kg"); // an empty rack
    shown.typeCell("items", 0, 0, "4");
    shown.typeCell("items", 0, 1, "130");
    QCOMPARE(shown.result(0), "Total: 700 kg");
    RecordTable &rows = *shown.input("items").table();
    shown.click(rows.addButton());
    QCOMPARE(rows.table().rowCount(), 2);
    shown.typeCell("items", 1, 0, "2");
    shown.typeCell("items", 1, 1, "10 kg");
    QCOMPARE(shown.result(0), "Total: 720 kg");
    shown.click(rows.removeButton());
    QCOMPARE(shown.result(0), "Total: 700 kg");
    rows.table().setCurrentCell(0, 0);
    shown.click(rows.removeButton());
    QCOMPARE(rows.table().rowCount(), 1); // one blank row stays, to type into
    QCOMPARE(shown.result(0), "Total: 180 kg");
}

void CalculatorsPanelTest::wrongCellIsMarked()
{
    Shown shown;
    shown.show("mechanical.rack_mass");
    QTableWidget &table = shown.input("items").table()->table();
    shown.click(shown.input("items").table()->addButton()); // the first row stays blank
    shown.typeCell("items", 1, 0, "4");
    shown.typeCell("items", 1, 1, "-5");
    QCOMPARE(shown.input("items").message(), "items[0].mass_kg is -5; it must be a finite number, >= 0.");
    QVERIFY(!table.item(1, 1)->icon().isNull());
    QVERIFY(table.item(1, 0)->icon().isNull() && table.item(0, 1)->icon().isNull());
    shown.typeCell("items", 1, 1, "5");
    QVERIFY(table.item(1, 1)->icon().isNull());
}

void CalculatorsPanelTest::objectsHaveNamesAndValues()
{
    Shown shown;
    shown.show("cost.tornado");
    const std::vector<std::pair<const char *, const char *>> base{
        {"capex_usd", "1000000"}, {"annual_rate", "0"}, {"years", "5"},        {"gpus", "10"},
        {"it_kw", "100"},         {"pue", "1.2"},       {"usd_per_kwh", "0.1"}};
    for (std::size_t i = 0; i < base.size(); ++i) {
        if (i > 0)
            shown.click(shown.input("base").table()->addButton());
        shown.typeCell("base", static_cast<int>(i), 0, base[i].first);
        shown.typeCell("base", static_cast<int>(i), 1, base[i].second);
    }
    shown.typeCell("ranges", 0, 0, "usd_per_kwh");
    shown.typeCell("ranges", 0, 1, "0.1; 0.2");
    // 100 kW x 1.2 x 8760 h x 0.1 USD/kWh over 10 x 8760 GPU-hours
    QCOMPARE(shown.results(), QStringList({"Order: usd_per_kwh", "Swing: 1.2 USD per GPU-hour"}));
    shown.typeCell("ranges", 0, 0, "colour");
    QVERIFY(shown.input("ranges").message().contains("ranges.colour is no input of cost.gpu_hour"));
}

void CalculatorsPanelTest::designValuesAreUsed()
{
    Shown shown;
    shown.show("power.branch_limit");
    shown.selection.select({.object = "busway"});
    QVERIFY(shown.panel.useButton().isEnabled());
    shown.type("continuous_factor", "0.5");
    shown.click(shown.panel.useButton());
    QCOMPARE(shown.input("line_voltage_v").line()->text(), "415");
    QCOMPARE(shown.input("breaker_a").line()->text(), "160");
    QCOMPARE(shown.input("continuous_factor").line()->text(), "0.8");
    QCOMPARE(shown.input("breaker_a").from(), "Busway A: breaker");
    // sqrt(3) x 415 V x 0.8 x 160 A
    QCOMPARE(shown.result(1), "Limit: 92,006.5 VA");
    shown.type("breaker_a", "100");
    QVERIFY(shown.input("breaker_a").from().isEmpty()); // it is the user's own now
    QCOMPARE(shown.input("line_voltage_v").from(), "Busway A: line voltage");
}

void CalculatorsPanelTest::designValuesFollowTheSelection()
{
    Shown shown;
    shown.show("power.rack_pdu");
    shown.selection.select({.type = "t"});
    shown.click(shown.panel.useButton());
    QCOMPARE(shown.input("systems").line()->text(), "2");
    shown.selection.select({.type = "u"}); // an empty rack
    QVERIFY(!shown.panel.useButton().isEnabled());
    QCOMPARE(shown.input("systems").line()->text(), "2"); // what stands there stays
    shown.selection.select({.type = "t", .placement = "s1"});
    QVERIFY(shown.panel.useButton().isEnabled());
    shown.document.apply("Empty", Design());
    QVERIFY(!shown.panel.useButton().isEnabled());
}

void CalculatorsPanelTest::clearEmpties()
{
    Shown shown;
    shown.show("power.branch_limit");
    shown.selection.select({.object = "busway"});
    shown.click(shown.panel.useButton());
    QVERIFY(!shown.results().isEmpty());
    shown.click(shown.panel.clearButton());
    QVERIFY(shown.input("line_voltage_v").line()->text().isEmpty());
    QVERIFY(shown.results().isEmpty());
    QCOMPARE(shown.message(), "The result shows as soon as these are given: Line voltage, Breaker.");
}

void CalculatorsPanelTest::caseRunsElsewhere()
{
    Shown shown;
    shown.show("mechanical.rack_mass");
    shown.type("empty_kg", "180");
    shown.type("static_capacity_kg", "1 t");
    shown.typeCell("items", 0, 0, "4");
    shown.typeCell("items", 0, 1, "130");
    shown.click(shown.panel.copyButton());
    const auto results = runCases(QGuiApplication::clipboard()->text().toStdString(), "clipboard");
    QVERIFY(results && results.value().allPass);
    QCOMPARE(results.value().document.at("results").at(0).at("outputs").at("total_kg").get<double>(), 700.0);
}

void CalculatorsPanelTest::whatWasTypedIsKept()
{
    Shown shown;
    shown.show("power.busbar");
    shown.type("load_kw", "120");
    shown.show("power.pue");
    shown.show("power.busbar");
    QCOMPARE(shown.input("load_kw").line()->text(), "120");
}

void CalculatorsPanelTest::searchLeavesWhatFits()
{
    Shown shown;
    const auto found = [&shown] {
        QStringList texts;
        for (QTreeWidgetItemIterator item(&shown.panel.list(), QTreeWidgetItemIterator::NotHidden); *item;
             ++item)
            if ((*item)->parent() && !(*item)->parent()->isHidden())
                texts << (*item)->text(0);
        return texts;
    };
    shown.panel.search().setFocus();
    QTest::keyClicks(&shown.panel.search(), "dew point");
    QCOMPARE(found(), QStringList("Dew point"));
    QCOMPARE(shown.panel.calculator().name, std::string_view("thermal.dew_point")); // the only one is shown
    QTest::keyClicks(&shown.panel.search(), " of nothing");
    QCOMPARE(found(), QStringList());
    shown.panel.search().clear();
    QCOMPARE(found().size(), 85);
}

void CalculatorsPanelTest::arrowsGoThroughTheList()
{
    Shown shown;
    QVERIFY(shown.isActive);
    shown.panel.search().setFocus();
    QTest::keyClick(&shown.panel.search(), Qt::Key_Down); // into the list
    QVERIFY(shown.panel.list().hasFocus());
    QTest::keyClick(&shown.panel.list(), Qt::Key_Down);
    QCOMPARE(shown.panel.calculator().name, std::string_view("power.line_currents"));
    QTest::keyClick(&shown.panel.list(), Qt::Key_Return); // and on to the inputs
    QVERIFY(shown.input("i_ab_a").line()->hasFocus());
}

void CalculatorsPanelTest::tabReachesTheInputs()
{
    Shown shown;
    QVERIFY(shown.isActive);
    shown.show("power.branch_limit");
    shown.input("line_voltage_v").line()->setFocus();
    QStringList order;
    for (int i = 0; i < 5; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        order << QApplication::focusWidget()->accessibleName();
    }
    QCOMPARE(order,
             QStringList({"Breaker, required", "Phases", "Continuous factor", "Load", "Power factor"}));
    shown.show("mechanical.rack_mass");
    shown.input("items").editor().setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab); // a table does not keep it
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(&shown.input("items").table()->addButton()));
}

void CalculatorsPanelTest::resultIsCopied()
{
    Shown shown;
    shown.show("power.busbar");
    shown.type("load_kw", "120");
    shown.type("bus_v", "48");
    shown.panel.result().table().setFocus();
    QTest::keyClick(&shown.panel.result().table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             "Result\tValue\tUnit\tMeaning\nCurrent\t2,500\tA\t1000*load_kw/bus_v\n");
}

/// The cell is committed while the window is being taken apart.
void CalculatorsPanelTest::closingWhileACellIsEdited()
{
    auto shown = std::make_unique<Shown>();
    QVERIFY(shown->isActive);
    shown->show("mechanical.rack_mass");
    QTableWidget &table = shown->input("items").table()->table();
    table.setFocus();
    table.setCurrentCell(0, 0);
    QTest::keyClicks(&table, "4");
    QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    shown.reset();
    QVERIFY(!QApplication::focusWidget());
}

std::unique_ptr<QObject> makeCalculatorsPanelTest()
{
    return make<CalculatorsPanelTest>();
}

#include "tst_calculatorspanel.moc"
