// clusterwright: the window.
#include "app/mainwindow.h"
#include "app/theme.h"
#include "exports/comparisonbook.h"
#include "exports/compose.h"
#include "exports/formats.h"
#include "libraries/datafolder.h"
#include "libraries/designjson.h"
#include "libraries/file.h"
#include "libraries/librarystack.h"
#include "libraries/netboxexport.h"
#include "libraries/pricebookjson.h"
#include "libraries/versions.h"
#include "views/panels/librarybrowser.h"
#include "views/panels/partcomparison.h"
#include "views/text.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDate>
#include <QFileInfo>
#include <QSettings>
#include <QTimer>

#include <cstdio>

using namespace clusterwright;

namespace {

enum ExitCode { Good = 0, BadInput = 2, InternalError = 3 };

constexpr auto sampleFile = "/samples/dgx-h100-superpod.cwright";

Result<Design> openDesign(const std::string &path)
{
    const auto text = readFile(path);
    return text ? parseDesign(text.value(), path) : text.error();
}

Result<std::string> exportDesign(const std::string &format, const std::string &path, const Design &design,
                                 const Evaluation &evaluation, Issue issue)
{
    issue.date = QDate::currentDate().toString(Qt::ISODate).toStdString();
    const auto bytes = exportBytes(format, design, evaluation, issue);
    return bytes ? writeFile(path, bytes.value()) : bytes.error();
}

Result<std::string> exportPart(const std::string &path, const Part &part)
{
    const auto text = netboxText(part);
    return text ? writeFile(path, text.value()) : text.error();
}

Result<std::string> exportComparison(const std::string &path, const PartComparison &comparison,
                                     const Meta &meta)
{
    Issue issue;
    issue.date = QDate::currentDate().toString(Qt::ISODate).toStdString();
    const auto bytes = comparisonXlsx(comparison, {meta, issue, toolText(), "USD"});
    return bytes ? writeFile(path, bytes.value()) : bytes.error();
}

Result<PriceBook> openPriceBook(const std::string &path)
{
    const auto text = readFile(path);
    return text ? parsePriceBook(text.value(), path) : text.error();
}

/// Further folders of parts, from the settings.
std::vector<std::string> furtherFolders(const QSettings &settings)
{
    std::vector<std::string> folders;
    for (const QString &path : rememberedFolders(&settings))
        folders.push_back(path.toStdString());
    return folders;
}

QString problemText(const std::vector<Error> &problems)
{
    const QString first = fileSentenceOf(problems.front());
    return problems.size() == 1 ? first
                                : QString("%1 (and %2 more, see Library > Folders of parts)")
                                      .arg(first)
                                      .arg(problems.size() - 1);
}

/// A picture is the same for everybody and leaves nothing behind: no settings, no locks.
FileServices fileServices(QSettings *settings)
{
    return {openDesign,
            [](const std::string &path, const Design &design) { return saveFile(path, designText(design)); },
            exportDesign,
            [] { return openDesign(dataFolder() + sampleFile); },
            [] { return listSamples(dataFolder() + "/samples"); },
            settings ? stateFolder() + "/recovery" : std::string(),
            settings,
            exportPart,
            exportComparison,
            [] { return loadPriceBooks().books; },
            openPriceBook};
}

void say(const QString &message)
{
    std::fprintf(stderr, "error: %s\n", qPrintable(message));
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription("Design tool for AI racks and clusters.");
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument("FILE", "A design to open.", "[FILE]");
    parser.addOptions(
        {{"screenshot", "Saves a picture of the window and quits.", "OUT.png"},
         {"view", "What the window shows: " + MainWindow::viewNames().join(", ") + ".", "VIEW"},
         {"select",
          "Selects a rack, a rack type, a device or a part of the file; with --view library a part, "
          "with --view parts parts with commas.",
          "ID"},
         {"compare", "Compares the design with another one.", "OTHER"},
         {"theme", "light or dark; as the system if left out.", "THEME"},
         {"size", "Size of the window in pixels.", "WxH"}});
}

/// Applies the options. False if one makes no sense.
bool applyOptions(const QCommandLineParser &parser, QApplication &application, MainWindow &window)
{
    const QString theme = parser.value("theme"), view = parser.value("view");
    const QStringList size = parser.value("size").split('x');
    const bool hasSize = size.size() == 2 && size[0].toInt() > 0 && size[1].toInt() > 0;
    if (parser.isSet("theme") && theme != "light" && theme != "dark")
        say("--theme must be light or dark.");
    else if (!view.isEmpty() && !MainWindow::viewNames().contains(view))
        say("--view must be one of " + MainWindow::viewNames().join(", ") + ".");
    else if (parser.isSet("size") && !hasSize)
        say("--size must look like 1280x720.");
    else {
        if (parser.isSet("theme"))
            applyTheme(application, theme == "dark" ? ThemeChoice::Dark : ThemeChoice::Light);
        if (hasSize)
            window.resize(size[0].toInt(), size[1].toInt());
        return true;
    }
    return false;
}

/// In the library a part, in the comparison parts with commas, else an object of the design. False if there
/// is no such thing.
bool selectObject(MainWindow &window, const QString &view, const QString &id)
{
    std::vector<PartId> parts;
    for (const QString &part : id.split(','))
        if (window.library().find(part.toStdString()))
            parts.push_back(part.toStdString());
    if (view == "library" && !parts.empty()) {
        window.libraryBrowser().showPart(parts.front());
        return true;
    }
    if (view == "parts" && parts.size() > 1) {
        window.partComparison().setParts(parts);
        return true;
    }
    window.selection().select(selectedOf(window.document().design(), {id.toStdString()}));
    if (!window.selection().all().empty())
        return true;
    say("--select: there is no rack, rack type, device or placed part " + id + ".");
    return false;
}

int saveScreenshot(MainWindow &window, const QString &path)
{
    QApplication::processEvents();
    if (window.grab().save(path, "PNG"))
        return Good;
    say(path + ": cannot be written.");
    return BadInput;
}

int run(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName("clusterwright");
    QApplication::setApplicationName("clusterwright");
    QApplication::setApplicationVersion(CLUSTERWRIGHT_VERSION);
    setUpStyle(application);
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(application);
    QSettings settings;
    LibraryStore library(loadLibraryStack(standardFolders(furtherFolders(settings))));
    MainWindow window(library, fileServices(parser.isSet("screenshot") ? nullptr : &settings));
    if (!applyOptions(parser, application, window))
        return BadInput;
    window.show();
    if (const auto &problems = library.stack().problems; !problems.empty())
        window.showBanner(problemText(problems));
    const QString file = parser.positionalArguments().value(0), view = parser.value("view");
    const bool isOpen = file.isEmpty() || window.openFile(file);
    if (isOpen && parser.isSet("select") && !selectObject(window, view, parser.value("select")))
        return BadInput;
    if (!view.isEmpty() || !file.isEmpty())
        window.showView(view);
    else
        window.showStart();
    if (parser.isSet("compare") && window.compareWith(parser.value("compare")))
        window.showTab(MainWindow::CompareTab);
    if (file.isEmpty() && !parser.isSet("screenshot"))
        window.offerUnsavedWork();
    if (!window.bannerText().isEmpty())
        say(window.bannerText());
    if (!parser.isSet("screenshot"))
        return QApplication::exec();
    const int saved = saveScreenshot(window, parser.value("screenshot"));
    return isOpen ? saved : BadInput;
}

} // namespace

int main(int argc, char *argv[])
{
    try {
        return run(argc, argv);
    } catch (const std::exception &problem) {
        std::fprintf(stderr, "error: internal: %s\n", problem.what());
        return InternalError;
    }
}
