#include "tests/runner.h"
#include "tests/sample.h"
#include "views/document.h"
#include "views/librarystore.h"
#include "views/models/partsmodel.h"
#include "views/panels/facetlist.h"
#include "views/panels/librarybrowser.h"
#include "views/panels/partdetail.h"
#include "views/panels/partstable.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTextBrowser>
#include <QToolButton>
#include <QUrl>

using namespace clusterwright;

namespace {

Part accelerator()
{
    Part part;
    part.id = "example-gpu";
    part.vendor = "Example";
    part.model = "GPU";
    part.summary = "an accelerator";
    part.facts = AcceleratorFacts{};
    return part;
}

/// The parts of sample::library() and an accelerator, all in the shipped folder.
LibraryStack stack()
{
    LibraryStack stack;
    stack.folders = {{"Clusterwright", "/shipped", true}, {"Own parts", "/own", false}};
    stack.parts = sample::library();
    stack.parts.emplace("example-gpu", accelerator());
    for (const auto &[id, part] : stack.parts)
        stack.origins[id] = {0, "/shipped/" + id + ".json", {}};
    return stack;
}

struct Bench {
    explicit Bench(LibraryStack parts = stack(), Design design = sample::computeRacks(2, 3, 2))
        : store(std::move(parts)), document(std::move(design)), browser(store, document)
    {
        browser.resize(1280, 720);
        browser.show();
    }

    QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < browser.model().rowCount(); ++row)
            names << browser.model().index(row, PartsModel::Title).data().toString();
        return names;
    }
    QString pageText() { return browser.detail().text().toPlainText(); }
    void click(int row, PartsModel::Column column = PartsModel::Title, Qt::KeyboardModifiers keys = {})
    {
        const QRect cell = browser.table().visualRect(browser.model().index(row, column));
        QTest::mouseClick(browser.table().viewport(), Qt::LeftButton, keys, cell.center());
    }
    void clickPart(const PartId &part) { click(browser.model().rowOf(part)); }

    LibraryStore store;
    Document document;
    LibraryBrowser browser;
};

} // namespace

class LibraryBrowserTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_bench = std::make_unique<Bench>(); }
    void cleanup() { m_bench.reset(); }

    void searchLeavesWhatMatches();
    void facetsSortOutAndCount();
    void facetsFollowAnotherLibrary();
    void scopesShowTheirParts();
    void sortsWithUnknownAtTheEnd_data();
    void sortsWithUnknownAtTheEnd();
    void estimatesAndUnknownAreMarked();
    void dragsWhatCanStandInARack();
    void keysReachEverything();
    void enterOpensAComponent();
    void pageShowsEveryFigure();
    void pageListsConnectors();
    void pageSaysWhereItIsUsed();
    void pageFollowsTheDesign();
    void pageSaysWhatItHides();
    void linksAskForWhatTheyName();
    void starMarksAFavourite();
    void recentPartsStandInOrder();
    void marksComeFromTheSettings();
    void comparesTwoToSix();
    void buttonsAskForThePart();
    void placesOnlyWhatCanStand();
    void libraryMayChange();
    void emptyPagesSayWhatToDo();
    void fewColumnsInLittleRoom();

private:
    std::unique_ptr<Bench> m_bench;
};

void LibraryBrowserTest::searchLeavesWhatMatches()
{
    LibraryBrowser &browser = m_bench->browser;
    const QAbstractItemModelTester tester(browser.table().model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(browser.countText(), "6 parts");
    QTest::keyClicks(&browser.search(), "GPU");
    QCOMPARE(m_bench->names(), QStringList({"Example GPU", "Example GPU 8x"}));
    QCOMPARE(browser.countText(), "2 of 6 parts");
    QTest::keyClicks(&browser.search(), " 8x");
    QCOMPARE(m_bench->names(), QStringList({"Example GPU 8x"}));
    QTest::keyClick(&browser.search(), Qt::Key_Escape);
    QCOMPARE(browser.countText(), "6 parts");
}

void LibraryBrowserTest::facetsSortOutAndCount()
{
    LibraryBrowser &browser = m_bench->browser;
    FacetList &facets = browser.facets();
    const QTreeWidgetItem &kinds = *facets.topLevelItem(0);
    QCOMPARE(kinds.text(0), "Kind");
    QCOMPARE(kinds.child(1)->text(0), "Switches");
    QCOMPARE(kinds.child(1)->text(1), "2");
    facets.choose(Facet::Kind, "switch");
    QCOMPARE(browser.countText(), "2 of 6 parts");
    facets.choose(Facet::Kind, "server");
    QCOMPARE(browser.countText(), "3 of 6 parts");
    QCOMPARE(kinds.child(1)->text(1), "2"); // its own choice does not change it
    QTest::keyClicks(&browser.search(), "half");
    QCOMPARE(kinds.child(1)->text(1), "1");
    QVERIFY(!kinds.child(0)->isHidden()); // none is left, but it is chosen
    QVERIFY(kinds.child(2)->isHidden());
    auto *clear = browser.findChild<QToolButton *>("clearFilters");
    QVERIFY(clear->isVisible());
    QTest::mouseClick(clear, Qt::LeftButton);
    QCOMPARE(browser.countText(), "1 of 6 parts");
    QVERIFY(!clear->isVisible());
}

void LibraryBrowserTest::facetsFollowAnotherLibrary()
{
    m_bench->browser.facets().choose(Facet::Kind, "switch");
    m_bench->browser.facets().choose(Facet::Kind, "rack");
    m_bench->store.load({}); // nothing at all
    QVERIFY(!m_bench->browser.facets().isAnyChosen());
    QVERIFY(m_bench->browser.emptyText().contains("library is empty"));
}

void LibraryBrowserTest::scopesShowTheirParts()
{
    LibraryBrowser &browser = m_bench->browser;
    QTest::mouseClick(&browser.scopeButton(LibraryBrowser::InDesign), Qt::LeftButton);
    QCOMPARE(m_bench->names(), QStringList({"Example GPU 8x", "Example Rack 48U", "Example PDU 34.5 kVA"}));
    QCOMPARE(browser.countText(), "3 parts");
    QTest::keyClicks(&browser.search(), "rack");
    QCOMPARE(browser.countText(), "1 of 3 parts");
    browser.search().clear();
    m_bench->document.apply(
        "Place", placePart(m_bench->document.design(), "t", sample::networkSwitch(), sample::at(40)));
    QCOMPARE(browser.countText(), "4 parts");
    QTest::mouseClick(&browser.scopeButton(LibraryBrowser::All), Qt::LeftButton);
    QCOMPARE(browser.countText(), "6 parts");
}

void LibraryBrowserTest::sortsWithUnknownAtTheEnd_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<bool>("isDown");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    const auto row = [](const char *name, PartsModel::Column column, bool isDown, const char *first,
                        const char *last) {
        QTest::newRow(name) << static_cast<int>(column) << isDown << first << last;
    };
    row("name", PartsModel::Title, false, "Example GPU", "Example Switch 64");
    row("name, downwards", PartsModel::Title, true, "Example Switch 64", "Example GPU");
    row("power", PartsModel::Power, false, "Example Half 16", "Example GPU");
    row("power, downwards, unknown is not the most", PartsModel::Power, true, "Example GPU 8x",
        "Example GPU");
    row("mass", PartsModel::Mass, false, "Example Half 16", "Example GPU");
    row("height", PartsModel::Height, true, "Example Rack 48U", "Example GPU");
    row("confidence", PartsModel::Trust, false, "Example GPU", "Example PDU 34.5 kVA");
    row("kind", PartsModel::Kind, false, "Example GPU 8x", "Example GPU");
}

void LibraryBrowserTest::sortsWithUnknownAtTheEnd()
{
    QFETCH(int, column);
    QFETCH(bool, isDown);
    m_bench->browser.table().sortByColumn(column, isDown ? Qt::DescendingOrder : Qt::AscendingOrder);
    QTEST(m_bench->names().first(), "first");
    QTEST(m_bench->names().last(), "last");
    QTest::keyClicks(&m_bench->browser.search(), "example"); // keeps the order
    QTEST(m_bench->names().first(), "first");
}

void LibraryBrowserTest::estimatesAndUnknownAreMarked()
{
    LibraryStack parts = stack();
    parts.parts.at("example-gpu-8x").size.mass->kind = FigureKind::Estimate;
    parts.parts.at("example-switch-64").electrical.max.reset();
    m_bench = std::make_unique<Bench>(std::move(parts));
    const PartsModel &model = m_bench->browser.model();
    const auto cell = [&](const char *part, PartsModel::Column column) {
        return model.index(model.rowOf(part), column);
    };
    QCOMPARE(cell("example-gpu-8x", PartsModel::Mass).data().toString(), "≈ 130.0 kg");
    QCOMPARE(cell("example-gpu-8x", PartsModel::Power).data().toString(), "10.2 kW");
    const QModelIndex unknown = cell("example-switch-64", PartsModel::Power);
    QCOMPARE(unknown.data().toString(), "not stated");
    QVERIFY(unknown.data(Qt::ForegroundRole).isValid());
    QCOMPARE(cell("example-rack-48u", PartsModel::Power).data().toString(), ""); // draws none
    QCOMPARE(cell("example-gpu", PartsModel::Height).data().toString(), "");     // stands in no rack
}

void LibraryBrowserTest::dragsWhatCanStandInARack()
{
    const PartsModel &model = m_bench->browser.model();
    const auto row = [&](const char *part) { return model.index(model.rowOf(part), PartsModel::Title); };
    QVERIFY(row("example-gpu-8x").flags() & Qt::ItemIsDragEnabled);
    QVERIFY(!(row("example-rack-48u").flags() & Qt::ItemIsDragEnabled));
    QVERIFY(!(row("example-gpu").flags() & Qt::ItemIsDragEnabled));
    const std::unique_ptr<QMimeData> data(model.mimeData({row("example-gpu-8x")}));
    QCOMPARE(partIdOf(data.get()), "example-gpu-8x");
}

void LibraryBrowserTest::keysReachEverything()
{
    LibraryBrowser &browser = m_bench->browser;
    QVERIFY(QTest::qWaitForWindowActive(&browser));
    QSignalSpy placed(&browser, &LibraryBrowser::placeRequested);
    browser.focusSearch();
    QTest::keyClicks(&browser.search(), "switch");
    QTest::keyClick(&browser.search(), Qt::Key_Down);
    QVERIFY(browser.table().hasFocus());
    QCOMPARE(browser.detail().part(), "example-switch-64");
    QTest::keyClick(&browser.table(), Qt::Key_Return);
    QCOMPARE(placed.count(), 1);
    QCOMPARE(placed.at(0).at(0).value<PartId>(), "example-switch-64");
    QTest::keyClick(&browser.table(), Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(browser.marks().favourites, QStringList("example-switch-64"));
    QTest::keyClick(&browser.table(), Qt::Key_Up);
    QVERIFY(browser.search().hasFocus());
    for (const QWidget *widget :
         {static_cast<QWidget *>(&browser.search()), static_cast<QWidget *>(&browser.table()),
          static_cast<QWidget *>(&browser.facets()), static_cast<QWidget *>(&browser.detail().text())}) {
        QVERIFY(!widget->accessibleName().isEmpty());
        QVERIFY(widget->focusPolicy() & Qt::TabFocus);
    }
    QVERIFY(!browser.detail().starButton().accessibleName().isEmpty());
}

void LibraryBrowserTest::enterOpensAComponent()
{
    LibraryBrowser &browser = m_bench->browser;
    QVERIFY(QTest::qWaitForWindowActive(&browser));
    QSignalSpy placed(&browser, &LibraryBrowser::placeRequested);
    QTest::keyClicks(&browser.search(), "accelerator");
    QTest::keyClick(&browser.search(), Qt::Key_Return);
    QTest::keyClick(&browser.table(), Qt::Key_Return);
    QCOMPARE(placed.count(), 0);
    QCOMPARE(browser.detail().part(), "example-gpu");
    QVERIFY(browser.detail().text().hasFocus());
}

void LibraryBrowserTest::pageShowsEveryFigure()
{
    LibraryStack parts = stack();
    Part &server = parts.parts.at("example-gpu-8x");
    server.size.mass = {kilograms(130), FigureKind::Estimate, "", "three quarters of the next larger one",
                        Confidence::Low};
    server.sources.front().url = "https://example.org/sheet";
    server.conflicts = "The web page says 131 kg.";
    server.notes = "Needs a lift.";
    server.lifecycle.status = LifeStatus::Production;
    server.lifecycle.dates = {{LifeStatus::LastTimeBuy, "2028Q1", "sheet", "", Confidence::Medium}};
    server.lifecycle.trade.eccn = "4A090";
    server.lifecycle.alternates = {{"example-switch-64", "is a switch"}, {"Other One", ""}};
    m_bench = std::make_unique<Bench>(std::move(parts));
    m_bench->clickPart("example-gpu-8x");
    const QString text = m_bench->pageText();
    for (const char *expected :
         {"Maximum power", "10.2 kW", "Max · high confidence · Example data sheet", "≈ 130.0 kg",
          "estimate · low confidence", "three quarters of the next larger one", "The web page says 131 kg.",
          "Needs a lift.", "Last time buy", "2028Q1", "4A090", "Example Switch 64", "is a switch",
          "Other One", "equal in form, fit and function", "Example CPU", "Clusterwright"})
        QVERIFY2(text.contains(expected), expected);
    QVERIFY(text.contains(QRegularExpression("Not stated: [^\n]*idle power")));
    QVERIFY(m_bench->browser.detail().text().toHtml().contains("https://example.org/sheet"));
}

void LibraryBrowserTest::pageListsConnectors()
{
    LibraryStack parts = stack();
    Part &pdu = parts.parts.at("example-pdu-34kva");
    for (int i = 0; i < 3; ++i)
        pdu.connectors.push_back({ConnectorKind::PowerOutlet, "Outlet " + std::to_string(i), "", "",
                                  i < 2 ? "iec-60320-c13" : "iec-60320-c19"});
    m_bench = std::make_unique<Bench>(std::move(parts));
    m_bench->clickPart("example-pdu-34kva");
    QVERIFY(m_bench->pageText().contains("3 power outlets: 2 C13, 1 C19"));
    QVERIFY(!m_bench->pageText().contains("Outlet 2"));
    emit m_bench->browser.detail().text().anchorClicked(QUrl("connectors:"));
    QVERIFY(m_bench->pageText().contains("Outlet 2"));
    m_bench->clickPart("example-gpu-8x");
    m_bench->clickPart("example-pdu-34kva");
    QVERIFY(!m_bench->pageText().contains("Outlet 2")); // closed for the next part
}

void LibraryBrowserTest::pageSaysWhereItIsUsed()
{
    m_bench->clickPart("example-gpu-8x");
    QVERIFY(m_bench->pageText().contains("2 in each of 2 racks"));
    QVERIFY(m_bench->pageText().contains("4 pieces in 2 racks"));
    m_bench->clickPart("example-switch-64");
    QVERIFY(m_bench->pageText().contains("Not in this design."));
}

void LibraryBrowserTest::pageFollowsTheDesign()
{
    m_bench->clickPart("example-gpu-8x");
    m_bench->document.apply("Remove", removePlacement(m_bench->document.design(), "t", "s1"));
    QVERIFY(m_bench->pageText().contains("2 pieces in 2 racks"));
    m_bench->browser.hide();
    m_bench->document.undoStack().undo();
    m_bench->browser.show();
    QVERIFY(m_bench->pageText().contains("4 pieces in 2 racks"));
}

void LibraryBrowserTest::pageSaysWhatItHides()
{
    LibraryStack parts = stack();
    parts.origins["example-gpu-8x"] = {1, "/own/gpu.json", {0}};
    m_bench = std::make_unique<Bench>(std::move(parts));
    m_bench->clickPart("example-gpu-8x");
    QVERIFY(m_bench->pageText().contains("Own parts"));
    QVERIFY(m_bench->pageText().contains("hides the part of Clusterwright"));
    m_bench->clickPart("example-switch-64");
    QVERIFY(!m_bench->pageText().contains("hides"));
}

void LibraryBrowserTest::linksAskForWhatTheyName()
{
    LibraryBrowser &browser = m_bench->browser;
    QSignalSpy objects(&browser, &LibraryBrowser::objectRequested),
        pages(&browser, &LibraryBrowser::pageRequested);
    m_bench->clickPart("example-gpu-8x");
    QVERIFY(browser.detail().text().toHtml().contains("object:t"));
    emit browser.detail().text().anchorClicked(QUrl("object:t"));
    QCOMPARE(objects.count(), 1);
    QCOMPARE(objects.at(0).at(0).value<std::string>(), "t");
    emit browser.detail().text().anchorClicked(QUrl("https://example.org/"));
    QCOMPARE(pages.count(), 1);
    emit browser.detail().text().anchorClicked(QUrl("file:///etc/passwd"));
    QCOMPARE(pages.count(), 1); // only pages of the web
    emit browser.detail().text().anchorClicked(QUrl("part:example-switch-64"));
    QCOMPARE(browser.detail().part(), "example-switch-64");
    QCOMPARE(browser.table().currentIndex().row(), browser.model().rowOf("example-switch-64"));
}

void LibraryBrowserTest::starMarksAFavourite()
{
    LibraryBrowser &browser = m_bench->browser;
    QSignalSpy changed(&browser, &LibraryBrowser::marksChanged);
    m_bench->click(browser.model().rowOf("example-gpu-8x"), PartsModel::Star);
    QCOMPARE(browser.marks().favourites, QStringList("example-gpu-8x"));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(browser.detail().starButton().text(), "★");
    browser.showScope(LibraryBrowser::Favourites);
    QCOMPARE(m_bench->names(), QStringList("Example GPU 8x"));
    QTest::mouseClick(&browser.detail().starButton(), Qt::LeftButton);
    QVERIFY(browser.marks().favourites.isEmpty());
    QVERIFY(browser.emptyText().contains("No favourites yet"));
}

void LibraryBrowserTest::recentPartsStandInOrder()
{
    LibraryBrowser &browser = m_bench->browser;
    m_bench->clickPart("example-switch-64");
    m_bench->clickPart("example-gpu");
    browser.noteUsed("example-rack-48u");
    m_bench->clickPart("example-switch-64");
    QCOMPARE(browser.marks().recent, QStringList({"example-switch-64", "example-rack-48u", "example-gpu"}));
    browser.showScope(LibraryBrowser::Recent);
    QCOMPARE(m_bench->names(), QStringList({"Example Switch 64", "Example Rack 48U", "Example GPU"}));
    for (int i = 0; i < 2 * PartMarks::mostRecent; ++i)
        browser.noteUsed("gone-" + std::to_string(i));
    QCOMPARE(browser.marks().recent.size(), PartMarks::mostRecent);
}

void LibraryBrowserTest::marksComeFromTheSettings()
{
    LibraryBrowser &browser = m_bench->browser;
    QSignalSpy changed(&browser, &LibraryBrowser::marksChanged);
    browser.setMarks({{"gone", "example-rack-48u"}, {"example-gpu"}});
    QCOMPARE(changed.count(), 0);
    browser.showScope(LibraryBrowser::Favourites);
    QCOMPARE(m_bench->names(), QStringList("Example Rack 48U"));
    QCOMPARE(browser.marks().favourites, QStringList({"gone", "example-rack-48u"})); // kept for its return
}

void LibraryBrowserTest::comparesTwoToSix()
{
    LibraryBrowser &browser = m_bench->browser;
    QSignalSpy compared(&browser, &LibraryBrowser::compareRequested);
    m_bench->click(0);
    QVERIFY(!browser.compareButton().isEnabled());
    m_bench->click(2, PartsModel::Title, Qt::ControlModifier);
    QVERIFY(browser.compareButton().isEnabled());
    QVERIFY(browser.countText().endsWith("2 selected"));
    QTest::mouseClick(&browser.compareButton(), Qt::LeftButton);
    QCOMPARE(compared.count(), 1);
    QVERIFY((compared.at(0).at(0).value<std::vector<PartId>>() ==
             std::vector<PartId>{browser.model().partAt(0)->id, browser.model().partAt(2)->id}));
    LibraryStack many;
    for (int i = 0; i <= LibraryBrowser::mostCompared; ++i)
        many.parts.emplace("p" + std::to_string(i), accelerator()).first->second.id = "p" + std::to_string(i);
    m_bench = std::make_unique<Bench>(std::move(many));
    m_bench->browser.table().selectAll();
    QVERIFY(!m_bench->browser.compareButton().isEnabled()); // seven
}

void LibraryBrowserTest::buttonsAskForThePart()
{
    LibraryBrowser &browser = m_bench->browser;
    m_bench->clickPart("example-gpu-8x");
    QSignalSpy placed(&browser, &LibraryBrowser::placeRequested),
        edited(&browser, &LibraryBrowser::editRequested),
        exported(&browser, &LibraryBrowser::exportRequested);
    QTest::mouseClick(&browser.detail().placeButton(), Qt::LeftButton);
    QTest::mouseClick(&browser.detail().editButton(), Qt::LeftButton);
    QTest::mouseClick(&browser.detail().exportButton(), Qt::LeftButton);
    for (const QSignalSpy *spy : {&placed, &edited, &exported}) {
        QCOMPARE(spy->count(), 1);
        QCOMPARE(spy->at(0).at(0).value<PartId>(), "example-gpu-8x");
    }
}

void LibraryBrowserTest::placesOnlyWhatCanStand()
{
    PartDetail &detail = m_bench->browser.detail();
    QVERIFY(!detail.placeButton().isVisible()); // nothing is shown yet
    m_bench->clickPart("example-gpu-8x");
    QVERIFY(detail.placeButton().isEnabled());
    m_bench->clickPart("example-gpu");
    QVERIFY(!detail.placeButton().isEnabled());
    QVERIFY(detail.placeButton().toolTip().contains("do not stand in a rack"));
}

void LibraryBrowserTest::libraryMayChange()
{
    const QString folder = QDir::tempPath() + "/clusterwright-browser-test";
    QDir(folder).removeRecursively();
    const LibraryFolder own{"Own parts", folder.toStdString(), false};
    m_bench->store.load({own});
    LibraryBrowser &browser = m_bench->browser;
    QCOMPARE(browser.model().rowCount(), 0);
    const auto parts = sample::library();
    std::vector<Part> saved;
    for (const auto &[id, part] : parts)
        saved.push_back(part);
    QVERIFY(m_bench->store.save(saved, own.path));
    QCOMPARE(browser.countText(), "5 parts");
    m_bench->clickPart("example-gpu-8x");
    Part changed = parts.at("example-gpu-8x");
    changed.size.mass->value = kilograms(77);
    QVERIFY(m_bench->store.save({changed}, own.path));
    QVERIFY(m_bench->pageText().contains("77.0 kg"));
    QCOMPARE(browser.selectedParts(), std::vector<PartId>{"example-gpu-8x"});
    QDir(folder).removeRecursively();
    m_bench->store.reload();
    QCOMPARE(browser.model().rowCount(), 0);
    QVERIFY(!browser.detail().placeButton().isVisible());
}

void LibraryBrowserTest::emptyPagesSayWhatToDo()
{
    LibraryBrowser &browser = m_bench->browser;
    browser.showScope(LibraryBrowser::Recent);
    QVERIFY(browser.emptyText().contains("No recent parts yet"));
    browser.showScope(LibraryBrowser::All);
    QVERIFY(browser.emptyText().isEmpty());
    QTest::keyClicks(&browser.search(), "nothing like it");
    QVERIFY(browser.emptyText().contains("No part matches"));
    QCOMPARE(browser.countText(), "0 of 6 parts");
    emit browser.findChild<QLabel *>("empty")->linkActivated("clear");
    QCOMPARE(browser.countText(), "6 parts");
    m_bench->document.replace({});
    browser.showScope(LibraryBrowser::InDesign);
    QVERIFY(browser.emptyText().contains("No parts in the design yet"));
}

void LibraryBrowserTest::fewColumnsInLittleRoom()
{
    LibraryBrowser &browser = m_bench->browser;
    QVERIFY(browser.facets().isVisible());
    QVERIFY(!browser.table().isColumnHidden(PartsModel::Mass));
    browser.resize(660, 400);
    QTRY_VERIFY(browser.table().isColumnHidden(PartsModel::Mass));
    QVERIFY(!browser.facets().isVisible());
    QVERIFY(!browser.table().isColumnHidden(PartsModel::Power));
    QTest::mouseClick(&browser.filtersButton(), Qt::LeftButton);
    QVERIFY(browser.facets().isVisible());
}

std::unique_ptr<QObject> makeLibraryBrowserTest()
{
    return make<LibraryBrowserTest>();
}

#include "tst_librarybrowser.moc"
