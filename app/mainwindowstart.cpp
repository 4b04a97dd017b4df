// The start page, the recent files, and what a window remembers: its layout and the theme.
#include "app/mainwindow.h"

#include "app/recent.h"
#include "views/panels/startpage.h"
#include "views/text.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>
#include <QTabWidget>

namespace clusterwright {
namespace {

constexpr auto geometryKey = "geometry", layoutKey = "layout", themeKey = "theme";

/// "~/designs" for a folder below the home folder.
QString shortFolder(const QFileInfo &file)
{
    const QString folder = file.absolutePath(), home = QDir::homePath();
    return folder == home || folder.startsWith(home + '/') ? '~' + folder.mid(home.size()) : folder;
}

/// A name in a menu: "&" would be a mnemonic.
QString menuText(QString text)
{
    return text.replace('&', "&&");
}

} // namespace

void MainWindow::buildStart()
{
    m_start = new StartPage;
    m_start->hide();
    connect(m_start, &StartPage::newRequested, this, &MainWindow::newDesign);
    connect(m_start, &StartPage::openRequested, this, &MainWindow::chooseAndOpen);
    connect(m_start, &StartPage::guideRequested, this, &MainWindow::showGuide);
    connect(m_start, &StartPage::recentRequested, this, [this](const QString &path) {
        if (mayDiscard())
            openFile(path);
    });
    connect(m_start, &StartPage::sampleRequested, this, [this](const QString &path) {
        if (mayDiscard())
            openCopy(m_services.open(path.toStdString()));
    });
}

void MainWindow::showStart()
{
    refreshStart();
    m_tabs->hide();
    m_start->show();
    m_start->setFocus();
}

void MainWindow::hideStart()
{
    if (m_start->isHidden())
        return;
    m_start->hide();
    m_tabs->show();
    view().setFocus();
}

void MainWindow::refreshStart()
{
    std::vector<StartEntry> samples, files;
    if (m_services.samples)
        for (const SampleInfo &sample : m_services.samples())
            samples.push_back({toQString(sample.title),
                               sample.racks == 1 ? tr("1 rack") : tr("%1 racks").arg(sample.racks),
                               toQString(sample.path)});
    for (const QString &path : recentFiles(m_services.settings))
        if (const QFileInfo file(path); file.exists())
            files.push_back({file.fileName(),
                             file.lastModified().toString("yyyy-MM-dd HH:mm") + ", " + shortFolder(file),
                             path});
    m_start->setSamples(samples);
    m_start->setRecent(files);
}

void MainWindow::buildRecentMenu(QMenu &menu)
{
    m_recent = &menu;
    connect(&menu, &QMenu::aboutToShow, this, &MainWindow::refreshRecentMenu);
    refreshRecentMenu();
}

void MainWindow::refreshRecentMenu()
{
    m_recent->clear();
    const QStringList files = recentFiles(m_services.settings);
    for (qsizetype i = 0; i < files.size(); ++i) {
        const QFileInfo file(files[i]);
        const QString text = menuText(file.fileName() + " – " + shortFolder(file));
        QAction *action = m_recent->addAction(i < 9 ? '&' + QString::number(i + 1) + ' ' + text : text);
        action->setEnabled(file.exists());
        if (!file.exists())
            action->setText(tr("%1 (missing)").arg(action->text()));
        connect(action, &QAction::triggered, this, [this, path = files[i]] {
            if (mayDiscard())
                openFile(path);
        });
    }
    m_recent->addSeparator();
    QAction *clear = m_recent->addAction(tr("&Clear list"));
    clear->setEnabled(!files.isEmpty());
    connect(clear, &QAction::triggered, this, &MainWindow::clearRecent);
}

void MainWindow::clearRecent()
{
    clearRecentFiles(m_services.settings);
    refreshStart();
}

void MainWindow::restoreLayout()
{
    m_usualLayout = saveState();
    if (!m_services.settings)
        return;
    restoreGeometry(m_services.settings->value(geometryKey).toByteArray());
    restoreState(m_services.settings->value(layoutKey).toByteArray());
    if (m_services.settings->contains(themeKey))
        applyTheme(*qApp, rememberedTheme());
}

void MainWindow::rememberLayout()
{
    if (!m_services.settings)
        return;
    m_services.settings->setValue(geometryKey, saveGeometry());
    m_services.settings->setValue(layoutKey, saveState());
}

void MainWindow::chooseTheme(ThemeChoice choice)
{
    applyTheme(*qApp, choice);
    if (m_services.settings)
        m_services.settings->setValue(themeKey, static_cast<int>(choice));
}

ThemeChoice MainWindow::rememberedTheme() const
{
    const int stored = m_services.settings ? m_services.settings->value(themeKey).toInt() : 0;
    return stored == static_cast<int>(ThemeChoice::Light)  ? ThemeChoice::Light
           : stored == static_cast<int>(ThemeChoice::Dark) ? ThemeChoice::Dark
                                                           : ThemeChoice::System;
}

} // namespace clusterwright
