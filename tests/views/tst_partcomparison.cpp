#include "exports/drawings/scatter.h"
#include "tests/components.h"
#include "tests/runner.h"
#include "views/document.h"
#include "views/models/partcomparisonmodel.h"
#include "views/panels/partcomparison.h"
#include "views/panels/scatterpanel.h"
#include "views/panels/scatterview.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

using namespace clusterwright;

namespace {

Library components()
{
    Library library;
    for (const Part &part :
         {sample::epyc9654(), sample::epyc9654p(), sample::xeon6980p(), sample::graceCpu(), sample::h100(),
          sample::b200(), sample::mi300x(), sample::drive(), sample::module64()})
        library.emplace(part.id, part);
    return library;
}

/// A panel on the screen, with test prices.
struct Shown {
    Library library = components();
    Document document;
    PriceBook prices = sample::componentPrices();
    PartComparisonPanel panel{library, document, [this]() -> const PriceBook & { return prices; }};
    const QAbstractItemModelTester tester{panel.table().model()};

    explicit Shown(const std::vector<PartId> &parts = {})
    {
        panel.resize(1280, 720);
        panel.show();
        panel.setParts(parts);
    }
    const QAbstractItemModel &model() const { return *const_cast<Shown *>(this)->panel.table().model(); }
    /// The row or column of a figure; -1 if it is not shown.
    int sectionOf(const QString &title, Qt::Orientation titles = Qt::Vertical) const
    {
        const int count = titles == Qt::Vertical ? model().rowCount() : model().columnCount();
        for (int i = 0; i < count; ++i)
            if (model().headerData(i, titles).toString() == title)
                return i;
        return -1;
    }
    QStringList rowOf(const QString &title) const
    {
        QStringList texts;
        for (int column = 0; column < model().columnCount(); ++column)
            texts << model().index(sectionOf(title), column).data().toString();
        return texts;
    }
    QStringList headers(Qt::Orientation orientation) const
    {
        QStringList texts;
        const int count = orientation == Qt::Vertical ? model().rowCount() : model().columnCount();
        for (int i = 0; i < count; ++i)
            texts << model().headerData(i, orientation).toString();
        return texts;
    }
};

const std::vector<PartId> threeCpus{"amd-epyc-9654", "intel-xeon-6980p", "nvidia-grace-cpu"};

} // namespace

class PartComparisonTest : public QObject {
    Q_OBJECT

private slots:
    void emptySaysWhatToDo();
    void partsAreTypedIn();
    void completionAdds();
    void chipRemoves();
    void sixAtMost();
    void figuresAreRows();
    void differencesOnly();
    void signAndFill_data();
    void signAndFill();
    void tipSaysTheOrigin();
    void titleSortsParts();
    void chartOfTwoFigures();
    void chartKeepsItsFigures();
    void platformsOfTheProcessors();
    void pricesFollowTheDesign();
    void sortingOutlivesAChange();
    void partOfTheDesignAlone();
    void exportIsAsked();
    void cellsAreCopied();
    void everythingHasAName();
};

void PartComparisonTest::emptySaysWhatToDo()
{
    Shown shown;
    QVERIFY(shown.panel.message().isVisible() && !shown.panel.table().isVisible());
    QVERIFY(shown.panel.message().text().contains("Add parts to compare"));
    QVERIFY(!shown.panel.exportButton().isEnabled());
    shown.panel.addPart("nvidia-h100-sxm");
    QVERIFY(shown.panel.message().text().contains("to compare NVIDIA H100 SXM with"));
    QVERIFY(!shown.panel.comparison());
    shown.panel.addPart("nvidia-b200-sxm");
    QVERIFY(shown.panel.table().isVisible() && !shown.panel.message().isVisible());
    QVERIFY(shown.panel.exportButton().isEnabled());
    shown.panel.setParts({});
    QVERIFY(shown.panel.message().isVisible());
}

void PartComparisonTest::partsAreTypedIn()
{
    Shown shown;
    const auto type = [&](const char *text) {
        shown.panel.addEdit().setText(text); // no completion opens
        QTest::keyClick(&shown.panel.addEdit(), Qt::Key_Return);
    };
    type("xeon 69");
    type("AMD EPYC 9654, cpu"); // not the 9654P
    type("no such thing");
    QCOMPARE(shown.panel.parts(), (std::vector<PartId>{"intel-xeon-6980p", "amd-epyc-9654"}));
    QCOMPARE(shown.panel.addEdit().text(), "no such thing"); // stays, to be corrected
    type("Intel Xeon 6980P, cpu");                           // is there
    QCOMPARE(shown.panel.parts().size(), std::size_t{2});
}

void PartComparisonTest::completionAdds()
{
    Shown shown;
    QCompleter *completer = shown.panel.addEdit().completer();
    completer->setCompletionPrefix("mi300");
    QCOMPARE(completer->completionCount(), 1);
    emit completer->activated(completer->completionModel()->index(0, 0));
    QTRY_COMPARE(shown.panel.parts(), std::vector<PartId>{"amd-mi300x"});
    QCOMPARE(shown.panel.addEdit().text(), QString());
}

void PartComparisonTest::chipRemoves()
{
    Shown shown(threeCpus);
    QStringList names;
    QToolButton *second = nullptr;
    for (QToolButton *chip : shown.panel.findChildren<QToolButton *>())
        if (chip->accessibleName() == "Remove Intel Xeon 6980P")
            second = chip;
    QVERIFY(second);
    QTest::mouseClick(second, Qt::LeftButton);
    QCOMPARE(shown.panel.parts(), (std::vector<PartId>{"amd-epyc-9654", "nvidia-grace-cpu"}));
    QCOMPARE(shown.headers(Qt::Horizontal), (QStringList{"AMD EPYC 9654", "NVIDIA Grace"}));
}

void PartComparisonTest::sixAtMost()
{
    Shown shown;
    std::vector<PartId> all;
    for (const auto &[id, part] : shown.library)
        all.push_back(id);
    shown.panel.setParts(all);
    QCOMPARE(shown.panel.parts().size(), mostCompared);
    QVERIFY(!shown.panel.addEdit().isEnabled());
    shown.panel.removePart(all.front());
    QVERIFY(shown.panel.addEdit().isEnabled());
    QCOMPARE(shown.headers(Qt::Horizontal).size(), 5);
}

void PartComparisonTest::figuresAreRows()
{
    Shown shown(threeCpus);
    QCOMPARE(shown.rowOf("≠ Cores"), (QStringList{"96", "128", "72"}));
    QCOMPARE(shown.rowOf("≠ Memory bandwidth"), (QStringList{"460.8 GB/s", "614.4 GB/s", "512 GB/s *"}));
    QCOMPARE(shown.rowOf("? Price"), (QStringList{"$11,805", "unknown", "unknown"}));
    const int group = shown.sectionOf("Derived");
    QVERIFY(group > 0);
    QVERIFY(!shown.model().index(group, 0).data().isValid());
    QVERIFY(shown.sectionOf("≠ Memory bandwidth per core") > group);
    QCOMPARE(shown.rowOf("? Cost of memory bandwidth [USD per GB/s]"),
             (QStringList{"25.62", "unknown", "unknown"})); // a long unit stands in the title
}

void PartComparisonTest::differencesOnly()
{
    Shown shown(threeCpus);
    const int all = shown.model().rowCount();
    QCOMPARE(shown.rowOf("PCIe generation"), (QStringList{"5", "5", "5"}));
    QTest::mouseClick(&shown.panel.differencesOnly(), Qt::LeftButton, {}, {8, 8});
    QVERIFY(shown.model().rowCount() < all);
    QCOMPARE(shown.sectionOf("PCIe generation"), -1);
    QVERIFY(shown.sectionOf("≠ Cores") > 0 && shown.sectionOf("? Price") > 0);
    shown.panel.differencesOnly().setChecked(false);
    QCOMPARE(shown.model().rowCount(), all);
}

void PartComparisonTest::signAndFill_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void PartComparisonTest::signAndFill()
{
    QFETCH(bool, isDark);
    Shown shown(threeCpus);
    if (isDark) {
        QPalette dark = shown.panel.palette();
        dark.setColor(QPalette::Window, "#14181e");
        shown.panel.setPalette(dark);
    }
    const auto colorOf = [&](const QString &title, int role) {
        return shown.model().index(shown.sectionOf(title), 0).data(role).value<QColor>();
    };
    const Palette &palette = paletteOf(isDark ? Theme::Dark : Theme::Light);
    QCOMPARE(colorOf("≠ Cores", Qt::ForegroundRole), palette.text);
    const QColor different = colorOf("≠ Cores", Qt::BackgroundRole),
                 unclear = colorOf("? Price", Qt::BackgroundRole);
    QVERIFY(different.isValid() && unclear.isValid() && different != unclear);
    QVERIFY(!colorOf("PCIe generation", Qt::BackgroundRole).isValid());
    QCOMPARE(different.lightness() < 128, isDark);
    const QModelIndex unknown = shown.model().index(shown.sectionOf("? Price"), 2);
    QCOMPARE(unknown.data(Qt::ForegroundRole).value<QColor>(), palette.dimText);
    QVERIFY(unknown.data(Qt::FontRole).value<QFont>().italic());
}

void PartComparisonTest::tipSaysTheOrigin()
{
    Shown shown(threeCpus);
    const QModelIndex cell = shown.model().index(shown.sectionOf("≠ Memory bandwidth"), 2);
    QCOMPARE(cell.data(Qt::ToolTipRole).toString(),
             "512 GB/s *\nestimate, confidence low\nup to, with 480 GB");
}

void PartComparisonTest::titleSortsParts()
{
    Shown shown(threeCpus);
    QTest::mouseClick(&shown.panel.partsAsRows(), Qt::LeftButton, {}, {8, 8});
    QCOMPARE(shown.headers(Qt::Vertical), (QStringList{"AMD EPYC 9654", "Intel Xeon 6980P", "NVIDIA Grace"}));
    const int cores = shown.sectionOf("≠ Cores", Qt::Horizontal),
              clock = shown.sectionOf("≠ Base clock [GHz]", Qt::Horizontal);
    QVERIFY(cores > 0 && clock > 0);
    QTableView &table = shown.panel.table();
    const auto click = [&](int column) {
        table.scrollTo(table.model()->index(0, column));
        QHeaderView *titles = table.horizontalHeader();
        const int x = titles->sectionViewportPosition(column) + titles->sectionSize(column) / 2;
        QTest::mouseClick(titles->viewport(), Qt::LeftButton, {}, {x, titles->height() / 2});
    };
    click(cores);
    const QStringList rising{"NVIDIA Grace", "AMD EPYC 9654", "Intel Xeon 6980P"};
    QCOMPARE(shown.headers(Qt::Vertical), rising); // 72, 96, 128
    click(cores);
    QCOMPARE(shown.headers(Qt::Vertical), QStringList(rising.rbegin(), rising.rend()));
    click(clock);
    QCOMPARE(shown.headers(Qt::Vertical).last(), "NVIDIA Grace"); // unknown
    click(clock);
    QCOMPARE(shown.headers(Qt::Vertical).last(), "NVIDIA Grace");
    shown.panel.partsAsRows().setChecked(false);
    QCOMPARE(shown.headers(Qt::Horizontal).first(), "AMD EPYC 9654");
}

void PartComparisonTest::chartOfTwoFigures()
{
    Shown shown(threeCpus);
    ScatterPanel &chart = shown.panel.scatter();
    QCOMPARE(chart.across().currentText(), "Thermal design power [W]");
    QCOMPARE(chart.upwards().currentText(), "Memory bandwidth [GB/s]");
    QCOMPARE(chart.view().scatter().points.size(), std::size_t{2});
    QCOMPARE(chart.note().text(), "Not drawn: NVIDIA Grace (thermal design power unknown).");
    QVERIFY(chart.view().accessibleDescription().contains("AMD EPYC 9654: 360 and 460.8"));
    chart.across().setCurrentIndex(chart.across().findData("core_count"));
    QCOMPARE(chart.view().scatter().points.size(), std::size_t{3});
    QVERIFY(!chart.view().scatter().isLogarithmic);
    QTest::mouseClick(&chart.logarithmic(), Qt::LeftButton, {}, {8, 8});
    QVERIFY(chart.view().scatter().isLogarithmic);
}

void PartComparisonTest::chartKeepsItsFigures()
{
    Shown shown(threeCpus);
    ScatterPanel &chart = shown.panel.scatter();
    const auto choose = [&](QComboBox &box, const char *key) {
        box.setFocus();
        while (box.currentData() != key && box.currentIndex() > 0)
            QTest::keyClick(&box, Qt::Key_Up);
        return box.currentData() == key;
    };
    QVERIFY(choose(chart.across(), "core_count"));
    shown.panel.addPart("amd-epyc-9654p");
    QCOMPARE(chart.across().currentData().toString(), "core_count");
    QCOMPARE(chart.upwards().currentData().toString(), "memory_byte_per_s");
    QCOMPARE(chart.view().scatter().points.size(), std::size_t{4});
    shown.panel.setParts({"nvidia-h100-sxm", "amd-mi300x"}); // have no cores
    QCOMPARE(chart.across().currentData().toString(), "max_power_w");
    QCOMPARE(chart.upwards().currentData().toString(), "bf16_op_per_s"); // nobody had chosen the other
    QCOMPARE(chart.view().scatter().points.size(), std::size_t{2});
}

void PartComparisonTest::platformsOfTheProcessors()
{
    Shown shown({"amd-epyc-9654", "nvidia-h100-sxm"});
    QVERIFY(!shown.panel.sockets().isVisible());
    shown.panel.viewChoice().setCurrentIndex(static_cast<int>(PartComparisonPanel::View::Platforms));
    QVERIFY(shown.panel.sockets().isVisible());
    QCOMPARE(shown.headers(Qt::Horizontal), QStringList{"AMD EPYC 9654"}); // one is enough
    QVERIFY(shown.panel.note().text().contains("Left out, as they are no CPUs: NVIDIA H100 SXM."));
    QCOMPARE(shown.rowOf("Cores"), QStringList{"96"});
    QVERIFY(!shown.panel.modulesPerChannel().isEnabled());
    shown.panel.sockets().setCurrentIndex(1);
    shown.panel.modules().setCurrentIndex(shown.panel.modules().findData("ddr5-rdimm-64gb-4800"));
    QVERIFY(shown.panel.modulesPerChannel().isEnabled());
    shown.panel.modulesPerChannel().setCurrentIndex(1);
    QCOMPARE(shown.rowOf("Cores"), QStringList{"192"});
    QCOMPARE(shown.rowOf("Memory"), QStringList{"3,072 GB"});
    QCOMPARE(shown.panel.addEdit().completer()->model()->rowCount(), 4); // CPUs only
    shown.panel.setParts({"nvidia-h100-sxm"});
    QVERIFY(shown.panel.message().text().contains("No CPU"));
}

void PartComparisonTest::pricesFollowTheDesign()
{
    const Library library = components();
    Document document;
    PartComparisonPanel panel(library, document);
    panel.show();
    panel.setParts({"amd-epyc-9654", "intel-xeon-6980p"});
    const auto price = [&] {
        return QString::fromStdString(shownText(panel.comparison()->rows.back().values[0]));
    };
    QCOMPARE(price(), "unknown");
    Design design = document.design();
    design.priceBook = sample::componentPrices();
    document.apply("Prices", design);
    QCOMPARE(price(), "$11,805");
    panel.hide();
    document.undoStack().undo();
    QCOMPARE(price(), "$11,805"); // waits until somebody looks
    panel.show();
    QCOMPARE(price(), "unknown");
}

void PartComparisonTest::sortingOutlivesAChange()
{
    Shown shown(threeCpus);
    shown.panel.partsAsRows().setChecked(true);
    shown.panel.table().sortByColumn(shown.sectionOf("≠ Cores", Qt::Horizontal), Qt::AscendingOrder);
    QCOMPARE(shown.headers(Qt::Vertical).first(), "NVIDIA Grace");
    Design design = shown.document.design();
    design.meta.title = "Another";
    shown.document.apply("Title", design);
    QCOMPARE(shown.headers(Qt::Vertical).first(), "NVIDIA Grace");
}

void PartComparisonTest::partOfTheDesignAlone()
{
    Shown shown;
    Design design = shown.document.design();
    design.parts.emplace("own", sample::accelerator("own", "Own", "Board", {300, 100, 200, 48, 900, 100}));
    shown.document.apply("Import", design);
    shown.panel.setParts({"own", "nvidia-h100-sxm", "gone"});
    QCOMPARE(shown.headers(Qt::Horizontal), (QStringList{"Own Board", "NVIDIA H100 SXM"}));
    shown.document.undoStack().undo(); // the part is gone again
    QCOMPARE(shown.panel.parts(), std::vector<PartId>{"nvidia-h100-sxm"});
    QVERIFY(shown.panel.message().text().contains("to compare NVIDIA H100 SXM with"));
}

void PartComparisonTest::exportIsAsked()
{
    Shown shown(threeCpus);
    const QSignalSpy asked(&shown.panel, &PartComparisonPanel::exportRequested);
    shown.panel.differencesOnly().setChecked(true);
    QTest::mouseClick(&shown.panel.exportButton(), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    QVERIFY(rowOf(*shown.panel.comparison(), "pcie_generation")); // the whole of it
}

void PartComparisonTest::cellsAreCopied()
{
    Shown shown(threeCpus);
    QTableView &table = shown.panel.table();
    table.setFocus();
    table.selectRow(shown.sectionOf("≠ Cores"));
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             "\tAMD EPYC 9654\tIntel Xeon 6980P\tNVIDIA Grace\n≠ Cores\t96\t128\t72\n");
    table.clearSelection();
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text().count('\n'), shown.model().rowCount() + 1);
}

void PartComparisonTest::everythingHasAName()
{
    Shown shown(threeCpus);
    for (const QWidget *widget : shown.panel.findChildren<QWidget *>())
        if (widget->focusPolicy() != Qt::NoFocus && qobject_cast<const QComboBox *>(widget))
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    for (const QToolButton *chip : shown.panel.findChildren<QToolButton *>())
        QVERIFY(!chip->accessibleName().isEmpty() || chip->parent() == &shown.panel.addEdit());
    QVERIFY(!shown.panel.table().accessibleName().isEmpty() &&
            !shown.panel.addEdit().accessibleName().isEmpty());
    QCOMPARE(shown.panel.scatter().view().accessibleName(),
             "Memory bandwidth [GB/s] over Thermal design power [W]");
}

std::unique_ptr<QObject> makePartComparisonTest()
{
    return make<PartComparisonTest>();
}

#include "tst_partcomparison.moc"
