// The library in the main window: the Library and Part comparison tabs and the Library menu.
#include "app/mainwindow.h"

#include "model/design/libraryupdate.h"
#include "model/design/pricing.h"
#include "views/panels/importdialog.h"
#include "views/panels/librarybrowser.h"
#include "views/panels/librarydialogs.h"
#include "views/panels/librarypanel.h"
#include "views/panels/partcomparison.h"
#include "views/panels/partform.h"
#include "views/text.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QStatusBar>
#include <QTabWidget>
#include <QUrl>

namespace clusterwright {
namespace {

constexpr auto favouritesKey = "library/favourites", recentKey = "library/recent";
constexpr int messageTime = 8000; // milliseconds

} // namespace

QStringList rememberedFolders(const QSettings *settings)
{
    return settings ? settings->value("library/folders").toStringList() : QStringList();
}

void MainWindow::buildLibraryPanels()
{
    m_browser = new LibraryBrowser(m_store, m_document);
    m_tabs->addTab(m_browser, tr("Library"));
    if (m_services.priceBooks)
        m_priceBooks = m_services.priceBooks();
    m_partComparison = new PartComparisonPanel(m_library, m_document,
                                               [this]() -> const PriceBook & { return pricesToCompare(); });
    m_tabs->addTab(m_partComparison, tr("Part comparison"));
    if (const QSettings *settings = m_services.settings)
        m_browser->setMarks(
            {settings->value(favouritesKey).toStringList(), settings->value(recentKey).toStringList()});
    connect(m_browser, &LibraryBrowser::marksChanged, this, [this] {
        if (QSettings *settings = m_services.settings) {
            settings->setValue(favouritesKey, m_browser->marks().favourites);
            settings->setValue(recentKey, m_browser->marks().recent);
        }
    });
    connect(m_browser, &LibraryBrowser::placeRequested, this, [this](const PartId &part) {
        showTab(RacksTab);
        m_rackScene.placeInSelected(part);
    });
    connect(m_browser, &LibraryBrowser::compareRequested, this, [this](const std::vector<PartId> &parts) {
        m_partComparison->setParts(parts);
        showTab(PartsTab);
    });
    connect(m_browser, &LibraryBrowser::editRequested, this, &MainWindow::editPart);
    connect(m_browser, &LibraryBrowser::exportRequested, this, &MainWindow::exportPart);
    connect(m_browser, &LibraryBrowser::objectRequested, this, [this](const std::string &object) {
        m_selection.select(selectedOf(m_document.design(), {object}));
        showTab(RacksTab);
    });
    connect(m_browser, &LibraryBrowser::pageRequested, this,
            [](const QUrl &url) { QDesktopServices::openUrl(url); });
    connect(m_partComparison, &PartComparisonPanel::exportRequested, this, &MainWindow::exportComparison);
    connect(&m_store, &LibraryStore::changed, this, [this] {
        m_partComparison->refreshLibrary();
        m_document.reevaluate();
    });
}

const PriceBook &MainWindow::pricesToCompare()
{
    std::vector<PriceBook> books = m_priceBooks;
    books.push_back(m_document.design().priceBook);
    auto all = overlaid(books);
    m_pricesToCompare = all ? all.take() : m_document.design().priceBook;
    return m_pricesToCompare;
}

void MainWindow::buildLibraryMenu()
{
    QMenu &menu = *menuBar()->addMenu(tr("&Library"));
    addAction(menu, tr("&Browse parts"), {}, QKeySequence("Alt+0"), [this] {
        showTab(LibraryTab);
        m_browser->focusSearch();
    });
    addAction(menu, tr("&Compare parts"), {}, QKeySequence("Ctrl+Shift+C"), [this] { showTab(PartsTab); });
    menu.addActions(m_browser->actions());
    menu.addSeparator();
    addAction(menu, tr("&New part..."), {}, {}, [this] { editPart({}); });
    addAction(menu, tr("Import NetBox &types..."), {}, {}, [this] { importTypes(false); });
    addAction(menu, tr("Import one NetBox &file..."), {}, {}, [this] { importTypes(true); });
    addAction(menu, tr("Folders of &parts..."), {}, {}, [this] { chooseFolders(); });
    menu.addSeparator();
    addAction(menu, tr("&Update design from library..."), {}, {}, [this] { updateFromLibrary(); });
    addAction(menu, tr("Use price boo&ks..."), {}, {}, [this] { usePriceBooks(); });
}

/// An empty id is a new part. What is saved hides a part with the same id further down.
void MainWindow::editPart(const PartId &id)
{
    const Part *part = id.empty() ? nullptr : m_store.find(id);
    const LibraryStack stack = m_store.stack(); // the form outlives a change of the store
    PartForm form(stack, part ? *part : Part{}, part ? PartForm::Purpose::Edit : PartForm::Purpose::New,
                  this);
    while (form.exec() == QDialog::Accepted) {
        const auto saved = m_store.save({form.part()}, form.folder().toStdString());
        if (!saved) {
            form.showRefusal(saved.error());
            continue;
        }
        m_browser->showPart(form.part().id);
        statusBar()->showMessage(
            tr("%1 is saved in %2.").arg(toQString(fullName(form.part())), form.folder()), messageTime);
        return;
    }
}

void MainWindow::exportPart(const PartId &id)
{
    const Part *part = m_store.find(id);
    if (!part || !m_services.exportPart)
        return;
    const QString suggested = suggestedPath(".yaml");
    const QString path =
        m_questions.savePath(this, {tr("Export as NetBox type"), tr("NetBox types (*.yaml)"), ".yaml"},
                             QFileInfo(suggested).path() + "/" + toQString(id) + ".yaml");
    if (path.isEmpty())
        return;
    const auto written = m_services.exportPart(path.toStdString(), *part);
    if (!written)
        showBanner(fileSentenceOf(written.error()));
    else
        statusBar()->showMessage(tr("Wrote %1.").arg(path), messageTime);
}

void MainWindow::exportComparison()
{
    const auto &comparison = m_partComparison->comparison();
    if (!comparison || !m_services.exportComparison)
        return;
    const QString path = m_questions.savePath(
        this, {tr("Export comparison"), tr("Workbooks (*.xlsx)"), ".xlsx"}, suggestedPath(".xlsx"));
    if (path.isEmpty())
        return;
    const auto written =
        m_services.exportComparison(path.toStdString(), *comparison, m_document.design().meta);
    if (!written)
        showBanner(fileSentenceOf(written.error()));
    else
        statusBar()->showMessage(tr("Wrote %1.").arg(path), messageTime);
}

void MainWindow::importTypes(bool isFile)
{
    const QString path =
        isFile ? m_questions.anyFile(this, tr("Import NetBox type"), tr("NetBox types (*.yaml *.yml)"))
               : m_questions.folder(this, tr("Import NetBox types below a folder"));
    if (path.isEmpty())
        return;
    ImportDialog dialog(m_store, path, toQString(userLibraryFolder()), this);
    dialog.exec();
}

void MainWindow::chooseFolders()
{
    FoldersDialog dialog(m_store, this);
    connect(&dialog, &FoldersDialog::folderRequested, this, [this, &dialog] {
        if (const QString path = m_questions.folder(this, tr("Add a folder of parts")); !path.isEmpty())
            dialog.addFolder(path);
    });
    connect(&dialog, &FoldersDialog::foldersChanged, this, [this](const QStringList &paths) {
        if (m_services.settings)
            m_services.settings->setValue("library/folders", paths);
        std::vector<std::string> further;
        for (const QString &path : paths)
            further.push_back(path.toStdString());
        m_store.load(standardFolders(further));
    });
    dialog.exec();
}

void MainWindow::updateFromLibrary()
{
    if (updatesOf(m_document.design(), m_library).empty()) {
        statusBar()->showMessage(tr("All parts of the design are those of the library."), messageTime);
        return;
    }
    UpdateDialog(m_document, m_library, this).exec();
}

void MainWindow::usePriceBooks()
{
    PriceBookDialog dialog(m_document, m_priceBooks, this);
    connect(&dialog, &PriceBookDialog::fileRequested, this, [this, &dialog] {
        const QString path = m_questions.anyFile(this, tr("Add a price book"), tr("Price books (*.json)"));
        if (path.isEmpty())
            return;
        auto book = m_services.readPriceBook(path.toStdString());
        if (book)
            dialog.addBook(book.take());
        else
            QMessageBox::warning(&dialog, tr("Price book"), fileSentenceOf(book.error()));
    });
    dialog.exec();
}

} // namespace clusterwright
