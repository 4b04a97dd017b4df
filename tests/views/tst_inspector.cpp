#include "tests/runner.h"
#include "tests/views/canvastest.h"
#include "views/panels/fieldinputs.h"
#include "views/panels/foldsection.h"
#include "views/panels/inspectorpanel.h"

#include <QClipboard>
#include <QSignalSpy>
#include <QWheelEvent>

using namespace clusterwright;

class InspectorTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void nothingSelectedShowsTheDesign();
    void deviceShowsPlaceAndPart();
    void rackShowsTypeHallAndResults();
    void typingAText();
    void typedNumbers_data();
    void typedNumbers();
    void refusedTextKeepsTheOldValue();
    void leavingCommits();
    void escapeRestores();
    void arrowsStep();
    void figureNeedsABasis();
    void overrideGoesBack();
    void mixedFieldsAreSetInOneStep();
    void refusedForOneIsRefusedForAll();
    void choiceSetsTheRole();
    void wheelChangesNothing();
    void limitsOfTheHall();
    void whyUnfoldsAndCopies();
    void shortcutTakesWhatIsTyped();
    void undoShowsTheOldValue();
    void sharedTypeCanBeMadeUnique();
    void foldedStaysFolded();
    void tabGoesThroughTheFields();

private:
    FieldLine *line(const std::string &key)
    {
        return qobject_cast<FieldLine *>(m_panel->editor(key)->input());
    }
    void type(QWidget *input, const QString &text)
    {
        input->setFocus();
        if (auto *edit = qobject_cast<QLineEdit *>(input))
            edit->selectAll();
        QTest::keyClicks(input, text);
    }
    void enter(QWidget *input) { QTest::keyClick(input, Qt::Key_Return); }
    void selectDevices(const std::vector<std::string> &ids)
    {
        std::vector<Selected> all;
        for (const std::string &id : ids)
            all.push_back({{}, "t", id});
        m_selection->selectAll(all);
    }
    QString firstRack() { return toQString(m_document->design().racks.front().id); }
    void selectRack() { m_selection->select({firstRack().toStdString(), "t", {}}); }
    int steps() { return m_document->undoStack().count(); }
    const Part &server() { return m_document->design().parts.at("example-gpu-8x"); }

    static QString toQString(const std::string &text) { return QString::fromStdString(text); }

    Library m_library = sample::library();
    std::unique_ptr<Document> m_document;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<InspectorPanel> m_panel;
};

void InspectorTest::init()
{
    m_panel.reset();
    m_selection.reset();
    m_document = std::make_unique<Document>(twoTypes());
    m_selection = std::make_unique<Selection>(*m_document);
    m_panel = std::make_unique<InspectorPanel>(*m_document, *m_selection, m_library);
    m_panel->resize(300, 700);
    m_panel->show();
    m_panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
}

void InspectorTest::nothingSelectedShowsTheDesign()
{
    QCOMPARE(m_panel->header(), "Design");
    QCOMPARE(line("title")->text(), "Test");
    QCOMPARE(line("power_factor")->text(), "1");
    QCOMPARE(m_panel->result("Maximum power")->value(), "40.8 kW");
    QVERIFY(m_panel->section("Assumptions"));
}

void InspectorTest::deviceShowsPlaceAndPart()
{
    selectDevices({"s1"});
    QCOMPARE(m_panel->header(), "node-1 in Compute rack");
    QCOMPARE(line("u")->text(), "1");
    QCOMPARE(line("max_power_w")->text(), "10.2 kW");
    QCOMPARE(m_panel->editor("max_power_w")->badge(), "library");
    QVERIFY(m_panel->section("Part: Example GPU 8x")->note().contains("all 4 pieces"));
    QCOMPARE(m_panel->section("Device")->note(), "It stands in 2 racks, which share the type.");
    QVERIFY(m_panel->sharedNote().isEmpty());
    selectDevices({"pdu1"});
    QCOMPARE(m_panel->result("Feed A")->value(), "6.8 kVA of 34.5 kVA");
}

void InspectorTest::rackShowsTypeHallAndResults()
{
    selectRack();
    QCOMPARE(m_panel->header(), "Rack R1");
    QCOMPARE(m_panel->sharedNote(), "2 racks use this type.");
    QCOMPARE(m_panel->result("Mass")->value(), "470.0 kg");
    QCOMPARE(m_panel->result("Rack units")->value(), "16 of 48 used");
    QVERIFY(m_panel->result("Feed A, B lost"));
    QVERIFY(m_panel->section("Rack type"));
    QVERIFY(!m_panel->section("Hall")->isOpen());
    m_selection->select({.type = "u"});
    QCOMPARE(m_panel->header(), "Rack type Spare rack");
    QVERIFY(m_panel->sharedNote().isEmpty());
}

void InspectorTest::typingAText()
{
    selectDevices({"s1"});
    type(line("name"), "head");
    enter(line("name"));
    QCOMPARE(m_panel->header(), "head in Compute rack");
    QCOMPARE(steps(), 1);
    QCOMPARE(m_document->undoStack().undoText(), "Set name of node-1 in Compute rack");
    enter(line("name")); // nothing new
    QCOMPARE(steps(), 1);
}

void InspectorTest::typedNumbers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("unit") << "40 kW"
                          << "40 kW";
    QTest::newRow("base unit left out") << "40000"
                                        << "40 kW";
    QTest::newRow("arithmetic") << "8*0.7+1.2 kW"
                                << "6.8 kW";
    QTest::newRow("decimal comma") << "1,5 kW"
                                   << "1.5 kW";
}

void InspectorTest::typedNumbers()
{
    QFETCH(const QString, text);
    QFETCH(const QString, shown);
    selectRack();
    m_panel->section("Hall")->heading().click();
    type(line("rack_power_w"), text);
    enter(line("rack_power_w"));
    QCOMPARE(line("rack_power_w")->text(), shown);
    QCOMPARE(steps(), 1);
}

void InspectorTest::refusedTextKeepsTheOldValue()
{
    const Design before = m_document->design();
    type(line("power_factor"), "much");
    enter(line("power_factor"));
    FieldEditor *editor = m_panel->editor("power_factor");
    QCOMPARE(editor->message(), "Power factor must be a number from 0.5 to 1.");
    QCOMPARE(line("power_factor")->accessibleDescription(), editor->message());
    QVERIFY(m_document->design() == before);
    line("title")->setFocus(); // leaves it
    QCOMPARE(line("power_factor")->text(), "1");
    QCOMPARE(editor->message(), "\"much\" was not taken. Power factor must be a number from 0.5 to 1.");
    QCOMPARE(steps(), 0);
    type(line("power_factor"), "0.9");
    QVERIFY(editor->message().isEmpty());
}

void InspectorTest::leavingCommits()
{
    type(line("number"), "CW-1");
    QCOMPARE(steps(), 0);
    QTest::keyClick(line("number"), Qt::Key_Tab);
    QCOMPARE(steps(), 1);
    QCOMPARE(toQString(m_document->design().meta.number), "CW-1");
}

void InspectorTest::escapeRestores()
{
    type(line("title"), "Another");
    QTest::keyClick(line("title"), Qt::Key_Escape);
    QCOMPARE(line("title")->text(), "Test");
    line("number")->setFocus();
    QCOMPARE(steps(), 0);
}

void InspectorTest::arrowsStep()
{
    line("air_temperature_rise_k")->setFocus();
    QTest::keyClick(line("air_temperature_rise_k"), Qt::Key_Up);
    QCOMPARE(line("air_temperature_rise_k")->text(), "12.1 K");
    QTest::keyClick(line("air_temperature_rise_k"), Qt::Key_Down);
    QTest::keyClick(line("air_temperature_rise_k"), Qt::Key_Down);
    QCOMPARE(steps(), 0);
    enter(line("air_temperature_rise_k"));
    QCOMPARE(line("air_temperature_rise_k")->text(), "10.1 K");
    QCOMPARE(steps(), 1);
}

void InspectorTest::figureNeedsABasis()
{
    selectDevices({"s1"});
    FieldEditor *editor = m_panel->editor("max_power_w");
    QVERIFY(!editor->basis()->isVisible());
    type(line("max_power_w"), "8*0.7+1.2 kW");
    QVERIFY(editor->basis()->isVisible());
    enter(line("max_power_w"));
    QCOMPARE(steps(), 0);
    QVERIFY(editor->message().contains("basis"));
    QCOMPARE(QApplication::focusWidget(), editor->basis());
    type(editor->basis(), "measured");
    enter(editor->basis());
    QCOMPARE(steps(), 1);
    QCOMPARE(toQString(server().electrical.max->basis), "measured");
    QCOMPARE(line("max_power_w")->text(), "6.8 kW");
    QCOMPARE(editor->badge(), "override");
    QVERIFY(!editor->basis()->isVisible());
    QVERIFY(editor->message().isEmpty());
}

void InspectorTest::overrideGoesBack()
{
    m_document->apply("Set",
                      setValue(m_document->design(), "example-gpu-8x", "max_power_w", 9000.0, "measured"));
    selectDevices({"s1"});
    FieldEditor *editor = m_panel->editor("max_power_w");
    QVERIFY(editor->resetButton()->isVisible());
    QTest::mouseClick(editor->resetButton(), Qt::LeftButton);
    QCOMPARE(line("max_power_w")->text(), "10.2 kW");
    QCOMPARE(editor->badge(), "library");
    QVERIFY(!editor->resetButton()->isVisible());
    QCOMPARE(steps(), 2);
}

void InspectorTest::mixedFieldsAreSetInOneStep()
{
    selectDevices({"s1", "s2"});
    QCOMPARE(m_panel->header(), "2 devices selected");
    QVERIFY(line("name")->text().isEmpty());
    QCOMPARE(line("name")->placeholderText(), "(mixed)");
    line("name")->setFocus();
    enter(line("name")); // untouched: nothing is written
    QCOMPARE(steps(), 0);
    type(line("cords"), "A,B");
    enter(line("cords"));
    QCOMPARE(steps(), 1);
    QCOMPARE(m_document->undoStack().undoText(), "Set cords on feeds of 2 objects");
    for (const Placement &placement : m_document->design().rackTypes.front().placements)
        if (placement.feed.empty())
            QCOMPARE(placement.cords, (std::vector<std::string>{"A", "B"}));
}

void InspectorTest::refusedForOneIsRefusedForAll()
{
    const Design before = m_document->design();
    selectDevices({"s1", "s2"});
    type(line("u"), "30");
    enter(line("u")); // the second one would stand in the first
    QVERIFY(!m_panel->editor("u")->message().isEmpty());
    QVERIFY(m_document->design() == before);
}

void InspectorTest::choiceSetsTheRole()
{
    selectDevices({"s1"});
    auto *choice = qobject_cast<FieldChoice *>(m_panel->editor("role")->input());
    QCOMPARE(choice->currentText(), "Compute node");
    choice->setFocus();
    QTest::keyClicks(choice, "Man");
    QCOMPARE(choice->currentText(), "Management");
    QCOMPARE(steps(), 1);
    QVERIFY(m_document->design().rackTypes.front().placements.back().role == Role::ComputeNode);
    selectDevices({"s1", "s2"});
    choice = qobject_cast<FieldChoice *>(m_panel->editor("role")->input());
    QCOMPARE(choice->currentIndex(), -1);
    QCOMPARE(choice->placeholderText(), "(mixed)");
}

void InspectorTest::wheelChangesNothing()
{
    selectDevices({"s1"});
    m_panel->editor("name")->input()->setFocus();
    QWidget *choice = m_panel->editor("role")->input();
    const QPointF at = choice->rect().center();
    QWheelEvent wheel(at, choice->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(choice, &wheel);
    QCOMPARE(qobject_cast<FieldChoice *>(choice)->currentText(), "Compute node");
    QCOMPARE(steps(), 0);
}

void InspectorTest::limitsOfTheHall()
{
    selectRack();
    m_panel->section("Hall")->heading().click();
    type(line("floor_load_kg_per_m2"), "1.2 t/m²");
    enter(line("floor_load_kg_per_m2"));
    QCOMPARE(inKilogramsPerSquareMetre(*m_document->design().halls.front().limits.floorLoad), 1200.0);
    type(line("floor_load_kg_per_m2"), " ");
    enter(line("floor_load_kg_per_m2")); // not stated again
    QVERIFY(!m_document->design().halls.front().limits.floorLoad);
    QCOMPARE(line("floor_load_kg_per_m2")->placeholderText(), "not stated");
}

void InspectorTest::whyUnfoldsAndCopies()
{
    selectRack();
    ResultRow *row = m_panel->result("Maximum power");
    QVERIFY(!row->why().isVisible());
    QTest::mouseClick(row->why().button(), Qt::LeftButton);
    QVERIFY(row->why().isVisible());
    QVERIFY(row->why().text().contains("2 × 10.2 kW = 20.4 kW"));
    QVERIFY(row->why().text().contains("Example data sheet"));
    for (QToolButton *button : row->why().findChildren<QToolButton *>())
        if (button->text() == "Copy")
            button->click();
    QCOMPARE(QApplication::clipboard()->text(), row->why().text());
    m_document->apply("Remove", removePlacement(m_document->design(), "t", "s1"));
    QVERIFY(row->why().text().contains("1 × 10.2 kW = 10.2 kW"));
    selectDevices({"s2"});
    WhyBox *figure = m_panel->editor("mass_kg")->why();
    figure->button()->click();
    QVERIFY(figure->text().contains("confidence high"));
}

/// Ctrl+S while somebody types should save what was typed.
void InspectorTest::shortcutTakesWhatIsTyped()
{
    type(line("title"), "Typed");
    QKeyEvent ask(QEvent::ShortcutOverride, Qt::Key_S, Qt::ControlModifier);
    QApplication::sendEvent(line("title"), &ask);
    QCOMPARE(toQString(m_document->design().meta.title), "Typed");
}

void InspectorTest::undoShowsTheOldValue()
{
    type(line("revision"), "B");
    enter(line("revision"));
    m_document->undoStack().undo();
    QCOMPARE(line("revision")->text(), "A");
}

void InspectorTest::sharedTypeCanBeMadeUnique()
{
    selectRack();
    QSignalSpy asked(m_panel.get(), &InspectorPanel::makeUniqueRequested);
    QTest::mouseClick(&m_panel->makeUniqueButton(), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
}

void InspectorTest::foldedStaysFolded()
{
    selectDevices({"s1"});
    QTest::mouseClick(&m_panel->section("Device")->heading(), Qt::LeftButton);
    QVERIFY(!line("name")->isVisible());
    selectRack();
    selectDevices({"s2"});
    QVERIFY(!m_panel->section("Device")->isOpen());
}

void InspectorTest::tabGoesThroughTheFields()
{
    m_panel->focusFirst();
    QCOMPARE(QApplication::focusWidget(), line("title"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), line("number"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
    QCOMPARE(QApplication::focusWidget(), line("title"));
    QVERIFY(!line("title")->accessibleName().isEmpty());
}

std::unique_ptr<QObject> makeInspectorTest()
{
    return make<InspectorTest>();
}

#include "tst_inspector.moc"
