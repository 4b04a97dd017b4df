// The export commands of the main window.
#include "app/mainwindow.h"

#include "views/text.h"

#include <QActionGroup>
#include <QFileDialog>
#include <QMenu>
#include <QSettings>
#include <QStatusBar>

namespace clusterwright {
namespace {

constexpr int messageTime = 8000; // milliseconds
constexpr auto paperKey = "export/paper";

QSettings settings()
{
    return QSettings("clusterwright", "clusterwright");
}

/// As far as a file name can carry it.
QString fileNameOf(QString name)
{
    return name.replace('/', '-').simplified();
}

} // namespace

void MainWindow::buildExportMenu(QMenu &fileMenu)
{
    QMenu &menu = *fileMenu.addMenu(tr("&Export"));
    const QString vector = tr("Vector pictures (*.svg)"), pixels = tr("Pictures (*.png)");
    const auto add = [&](const QString &text, const ExportChoice &choice) {
        addAction(menu, text, {}, {}, [this, choice] { chooseAndExport(choice); });
    };
    add(tr("&Specification, PDF..."), {"spec-pdf", tr("PDF documents (*.pdf)"), ".pdf"});
    add(tr("&Bill of materials, XLSX..."), {"bom-xlsx", tr("Workbooks (*.xlsx)"), ".xlsx"});
    add(tr("Bill of materials, &CSV..."), {"bom-csv", tr("Tables (*.csv)"), ".csv"});
    add(tr("Cables, &XLSX..."), {"cables-xlsx", tr("Workbooks (*.xlsx)"), ".xlsx"});
    add(tr("Cables, CS&V..."), {"cables-csv", tr("Tables (*.csv)"), ".csv"});
    add(tr("Labels of cable e&nds, CSV..."), {"labels-csv", tr("Tables (*.csv)"), ".csv"});
    add(tr("&Evaluation, JSON..."), {"evaluation-json", tr("JSON documents (*.json)"), ".json"});
    menu.addSeparator();
    add(tr("&Floor plan, SVG..."), {"svg", vector, ".svg", ExportChoice::Floor});
    add(tr("F&loor plan, PNG..."), {"png", pixels, ".png", ExportChoice::Floor});
    add(tr("&Rack elevation, SVG..."), {"svg", vector, ".svg", ExportChoice::Rack});
    add(tr("R&ack elevation, PNG..."), {"png", pixels, ".png", ExportChoice::Rack});
    add(tr("&Network, SVG..."), {"svg", vector, ".svg", ExportChoice::Network});
    add(tr("N&etwork, PNG..."), {"png", pixels, ".png", ExportChoice::Network});
    menu.addSeparator();
    buildPaperMenu(menu);
}

void MainWindow::buildPaperMenu(QMenu &exportMenu)
{
    QMenu &menu = *exportMenu.addMenu(tr("&Paper"));
    auto *group = new QActionGroup(this);
    const auto add = [&](const QString &text, Paper paper) {
        const QString name = toQString(std::string(nameOf(paper)));
        QAction *action = addAction(menu, text, {}, {}, [name] { settings().setValue(paperKey, name); });
        action->setCheckable(true);
        action->setChecked(paper == chosenPaper());
        group->addAction(action);
    };
    add(tr("&A4"), Paper::A4);
    add(tr("&Letter"), Paper::Letter);
}

Paper MainWindow::chosenPaper()
{
    return fromName<Paper>(settings().value(paperKey).toString().toStdString()).value_or(Paper::A4);
}

/// The hall of the selected rack, or the first.
std::string MainWindow::currentHall() const
{
    const Design &design = m_document.design();
    const Rack *rack = m_selection.rack();
    const Row *row = rack ? findById(design.rows, rack->row) : nullptr;
    return row ? row->hall : design.halls.empty() ? std::string() : design.halls.front().id;
}

/// The selected rack, or the type that is selected or the only one.
std::string MainWindow::currentRack() const
{
    const Selected &selected = m_selection.selected();
    const auto &types = m_document.design().rackTypes;
    if (!selected.rack.empty())
        return selected.rack;
    return !selected.type.empty() ? selected.type : types.size() == 1 ? types.front().id : std::string();
}

bool MainWindow::exportTo(const QString &format, const QString &path, const std::string &drawing)
{
    const Issue issue{.date = {}, .paper = chosenPaper(), .drawing = drawing};
    const auto written = m_services.exportTo(format.toStdString(), path.toStdString(), m_document.design(),
                                             m_document.evaluation(), issue);
    if (!written) {
        showBanner(tr("Not exported. ") + fileSentenceOf(written.error()));
        return false;
    }
    statusBar()->showMessage(tr("Exported %1").arg(path), messageTime);
    return true;
}

void MainWindow::chooseAndExport(const ExportChoice &choice)
{
    const bool isDrawing = choice.of != ExportChoice::Whole;
    const std::string object = choice.of == ExportChoice::Floor     ? currentHall()
                               : choice.of == ExportChoice::Rack    ? currentRack()
                               : choice.of == ExportChoice::Network ? currentFabric()
                                                                    : std::string();
    if (isDrawing && object.empty()) {
        statusBar()->showMessage(choice.of == ExportChoice::Floor     ? tr("This design has no hall.")
                                 : choice.of == ExportChoice::Network ? tr("This design has no network.")
                                                                      : tr("Select a rack first."),
                                 messageTime);
        return;
    }
    const QString name = isDrawing ? '-' + fileNameOf(nameOfObject(m_document.design(), object)) : QString();
    const QString path = withSuffix(
        QFileDialog::getSaveFileName(this, tr("Export"), suggestedPath(name + choice.suffix), choice.filter),
        choice.suffix);
    const std::string prefix = choice.of == ExportChoice::Floor     ? "floor:"
                               : choice.of == ExportChoice::Network ? "fabric:"
                                                                    : "rack:";
    if (!path.isEmpty())
        exportTo(choice.format, path, isDrawing ? prefix + object : std::string());
}

} // namespace clusterwright
