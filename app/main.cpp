// clusterwright: the window.
#include "app/mainwindow.h"
#include "app/theme.h"
#include "exports/formats.h"
#include "libraries/datafolder.h"
#include "libraries/designjson.h"
#include "libraries/file.h"
#include "libraries/partjson.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDate>
#include <QFileInfo>
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
                                 const Evaluation &evaluation)
{
    const std::string today = QDate::currentDate().toString(Qt::ISODate).toStdString();
    const auto bytes = exportBytes(format, design, evaluation, {Audience::Internal, today});
    return bytes ? writeFile(path, bytes.value()) : bytes.error();
}

FileServices fileServices()
{
    return {openDesign,
            [](const std::string &path, const Design &design) { return writeFile(path, designText(design)); },
            exportDesign, [] { return openDesign(dataFolder() + sampleFile); }};
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
    parser.addOptions({{"screenshot", "Saves a picture of the window and quits.", "OUT.png"},
                       {"view", "What the window shows: floor or racks.", "VIEW", "floor"},
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
    else if (view != "floor" && view != "racks")
        say("--view must be floor or racks.");
    else if (parser.isSet("size") && !hasSize)
        say("--size must look like 1280x720.");
    else {
        if (parser.isSet("theme"))
            applyTheme(application, theme == "dark" ? ThemeChoice::Dark : ThemeChoice::Light);
        if (hasSize)
            window.resize(size[0].toInt(), size[1].toInt());
        window.showTab(view == "racks" ? MainWindow::RacksTab : MainWindow::FloorTab);
        return true;
    }
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
    QApplication::setApplicationName("clusterwright");
    QApplication::setApplicationVersion(CLUSTERWRIGHT_VERSION);
    setUpStyle(application);
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(application);
    const auto library = loadLibrary(dataFolder() + "/data");
    const Library parts = library ? library.value() : Library();
    MainWindow window(parts, fileServices());
    if (!applyOptions(parser, application, window))
        return BadInput;
    window.show();
    if (!library)
        window.showBanner(QString::fromStdString(library.error().file + ": " + library.error().message));
    const bool isOpen =
        parser.positionalArguments().isEmpty() || window.openFile(parser.positionalArguments().first());
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
