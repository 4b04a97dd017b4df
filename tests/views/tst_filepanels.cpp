// Banner, start page and versions dialog: by mouse and by keyboard.
#include "tests/runner.h"
#include "views/panels/banner.h"
#include "views/panels/startpage.h"
#include "views/panels/versionsdialog.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeWidget>

using namespace clusterwright;

class FilePanelsTest : public QObject {
    Q_OBJECT

private slots:
    void bannerSaysAndCloses();
    void bannerChoiceRunsAfterItClosed();
    void bannerReplacesWhatItSaid();
    void startPageByMouse();
    void startPageByKeyboard();
    void startPageSaysThatAListIsEmpty();
    void versionsByMouse();
    void versionsByKeyboard();
    void noVersions();
};

void FilePanelsTest::bannerSaysAndCloses()
{
    QWidget window;
    Banner banner(&window);
    window.show();
    QVERIFY(banner.isHidden());
    banner.say("<b>Not</b> saved.");
    QVERIFY(banner.isVisible());
    QCOMPARE(banner.text(), QString("<b>Not</b> saved."));
    QCOMPARE(banner.accessibleDescription(), banner.text());
    QTest::mouseClick(banner.findChild<QToolButton *>(), Qt::LeftButton);
    QVERIFY(banner.isHidden());
    QVERIFY(banner.text().isEmpty());
}

void FilePanelsTest::bannerChoiceRunsAfterItClosed()
{
    QWidget window;
    Banner banner(&window);
    window.show();
    banner.say("first", Severity::Warning, {{"Again", [&] { banner.say("second"); }}, {"Never", [] {}}});
    QCOMPARE(banner.buttons().size(), std::size_t(2));
    QTest::keyClick(banner.buttons().front(), Qt::Key_Space);
    QCOMPARE(banner.text(), QString("second"));
    QVERIFY(banner.buttons().empty());
    QVERIFY(banner.isVisible());
}

void FilePanelsTest::bannerReplacesWhatItSaid()
{
    QWidget window;
    Banner banner(&window);
    window.show();
    banner.say("first", Severity::Warning, {{"One", [] {}}});
    banner.say("second", Severity::Warning, {{"Two", [] {}}});
    QCOMPARE(banner.buttons().size(), std::size_t(1));
    QCOMPARE(banner.buttons().front()->text(), QString("Two"));
    QTRY_VERIFY(banner.buttons().front()->isVisible());
}

static void fill(StartPage &page)
{
    page.setSamples({{"Sample", "38 racks", "/s.cwright"}});
    page.setRecent({{"a.cwright", "today, /home", "/home/a.cwright"}, {"b.cwright", "today", "/b.cwright"}});
    page.resize(1000, 700);
    page.show();
}

void FilePanelsTest::startPageByMouse()
{
    StartPage page;
    fill(page);
    QSignalSpy sample(&page, &StartPage::sampleRequested), recent(&page, &StartPage::recentRequested);
    QTest::mouseClick(page.sampleButtons().front(), Qt::LeftButton);
    QTest::mouseClick(page.recentButtons().back(), Qt::LeftButton);
    QCOMPARE(sample.front().front().toString(), QString("/s.cwright"));
    QCOMPARE(recent.front().front().toString(), QString("/b.cwright"));
    QCOMPARE(page.recentButtons().front()->toolTip(), QString("/home/a.cwright"));
}

/// Tab goes through all of it, Enter and Space choose.
void FilePanelsTest::startPageByKeyboard()
{
    StartPage page;
    fill(page);
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QSignalSpy create(&page, &StartPage::newRequested), open(&page, &StartPage::openRequested);
    QSignalSpy guide(&page, &StartPage::guideRequested), sample(&page, &StartPage::sampleRequested);
    QSignalSpy recent(&page, &StartPage::recentRequested);
    page.setFocus();
    const auto press = [&](Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); };
    press(Qt::Key_Space);
    QCOMPARE(create.size(), 1);
    for (const QSignalSpy *spy : {&open, &guide, &sample, &recent}) {
        press(Qt::Key_Tab);
        press(spy == &sample || spy == &recent ? Qt::Key_Return : Qt::Key_Space);
        QCOMPARE(spy->size(), 1);
    }
    press(Qt::Key_Tab);
    press(Qt::Key_Space);
    QCOMPARE(recent.back().front().toString(), QString("/b.cwright"));
}

void FilePanelsTest::startPageSaysThatAListIsEmpty()
{
    StartPage page;
    fill(page);
    const auto isSaid = [&](const QString &start) {
        for (const QLabel *label : page.findChildren<QLabel *>())
            if (label->isVisible() && label->text().startsWith(start))
                return true;
        return false;
    };
    QVERIFY(!isSaid("Designs that you open"));
    page.setRecent({});
    QVERIFY(isSaid("Designs that you open"));
    QVERIFY(!isSaid("No samples"));
    page.setSamples({});
    QVERIFY(isSaid("No samples"));
}

static std::vector<Version> twoVersions()
{
    return {{"/v/2", "2026-01-31T12:30:15Z", 2048}, {"/v/1", "2026-01-30T12:30:15Z", 1024}};
}

void FilePanelsTest::versionsByMouse()
{
    VersionsDialog dialog("a.cwright", twoVersions());
    dialog.show();
    auto *list = dialog.findChild<QTreeWidget *>();
    QCOMPARE(list->topLevelItemCount(), 2);
    QVERIFY(list->topLevelItem(0)->text(0).startsWith("2026-01-31 ") ||
            list->topLevelItem(0)->text(0).startsWith("2026-02-01 "));
    QVERIFY(list->topLevelItem(0)->text(1).startsWith("2.00 K"));
    const QPoint second = list->visualItemRect(list->topLevelItem(1)).center();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, second);
    QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, second);
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    QCOMPARE(dialog.chosen()->path, std::string("/v/1"));
}

void FilePanelsTest::versionsByKeyboard()
{
    VersionsDialog dialog("a.cwright", twoVersions());
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QTest::keyClick(dialog.findChild<QTreeWidget *>(), Qt::Key_Down);
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    QCOMPARE(dialog.chosen()->path, std::string("/v/1"));
}

void FilePanelsTest::noVersions()
{
    VersionsDialog dialog("a.cwright", {});
    QVERIFY(!dialog.chosen());
    for (const QPushButton *button : dialog.findChildren<QPushButton *>())
        QCOMPARE(button->isEnabled(), button->text() != "Open as a copy");
    QVERIFY(
        dialog.findChild<QLabel *>()->text().startsWith("There are no previous versions of a.cwright yet."));
}

std::unique_ptr<QObject> makeFilePanelsTest()
{
    return make<FilePanelsTest>();
}

#include "tst_filepanels.moc"
