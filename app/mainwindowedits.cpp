// Edits of the main window that ask something first: replace, move to, rename, duplicate with a step.
#include "app/mainwindow.h"

#include "model/design/arrange.h"
#include "views/panels/librarypanel.h"
#include "views/selectionedits.h"
#include "views/text.h"

#include <QMenu>
#include <QStatusBar>
#include <QTabWidget>

namespace clusterwright {
namespace {

constexpr int messageTime = 8000; // milliseconds

/// A legal place for a device, as the user chooses it from a list.
struct Destination {
    QString text;
    MoveRequest request;
};

/// All legal places of a device: in its own rack type first, then in the others, from the top down.
std::vector<Destination> destinationsOf(const Design &design, const RackType &own, const Placement &device)
{
    std::vector<const RackType *> types{&own};
    for (const RackType &type : design.rackTypes)
        if (type.id != own.id)
            types.push_back(&type);
    const UnitPlace *now = unitPlaceOf(device);
    std::vector<Destination> destinations;
    for (const RackType *type : types) {
        const bool isOwn = type->id == own.id;
        const auto options = placeOptions(design, *type, partOf(design, device), now ? now->face : Face::Both,
                                          isOwn ? device.id : PlacementId());
        if (!options)
            continue;
        for (const PlaceOption &option : options.value()) {
            if (option.refusal || (isOwn && option.place == device.place))
                continue;
            Placement moved = device;
            moved.place = option.place;
            MoveRequest request{.toType = isOwn ? RackTypeId() : type->id};
            if (const auto *units = std::get_if<UnitPlace>(&option.place)) {
                request.bottom = units->bottom;
                request.slot = units->half;
            } else {
                request.slot = std::get<SidePlace>(option.place).slot;
            }
            destinations.push_back({toQString(type->name) + ", " + placeText(moved), request});
        }
    }
    return destinations;
}

} // namespace

void MainWindow::buildRearrangeActions(QMenu &menu)
{
    m_duplicateTo =
        addAction(menu, tr("Duplicate with c&ount and step..."), {}, {}, [this] { duplicateWithStep(); });
    m_moveTo = addAction(menu, tr("Mo&ve device to..."), {}, QKeySequence("Ctrl+M"), [this] { moveTo(); });
    m_replace = addAction(menu, tr("R&eplace device with library part"), {}, QKeySequence("Ctrl+Shift+R"),
                          [this] { replaceSelected(); });
    m_rename = addAction(menu, tr("Re&name racks of the row..."), {}, {}, [this] { renameRow(); });
    for (GraphicsView *canvas : std::initializer_list<GraphicsView *>{m_floorView, m_rackView})
        canvas->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_rackView->addActions({m_place, m_delete, m_duplicate, m_fill, m_duplicateTo, m_moveTo, m_replace});
    m_floorView->addActions({m_delete, m_duplicate, m_makeUnique, m_rename, m_addRacks});
}

void MainWindow::moveTo()
{
    const Placement *device = m_selection.placement();
    if (!device)
        return;
    const Selected from = m_selection.selected();
    const auto destinations = destinationsOf(m_document.design(), *m_selection.rackType(), *device);
    QStringList texts;
    for (const Destination &destination : destinations)
        texts << destination.text;
    if (texts.isEmpty()) {
        statusBar()->showMessage(tr("There is no other place for %1.").arg(toQString(device->name)),
                                 messageTime);
        return;
    }
    const int chosen = m_questions.whichOf(this, tr("Move %1 to").arg(toQString(device->name)), texts);
    if (chosen < 0)
        return;
    const MoveRequest &request = destinations.at(static_cast<std::size_t>(chosen)).request;
    m_document.apply(tr("Move %1 to %2").arg(toQString(device->name), texts.at(chosen)),
                     movePlacement(m_document.design(), from.type, from.placement, request));
    if (!request.toType.empty())
        m_selection.select({{}, request.toType, from.placement});
}

void MainWindow::replaceSelected()
{
    const Placement *device = m_selection.placement();
    const Part *part = m_libraryPanel->currentPart();
    if (!device || !part) {
        statusBar()->showMessage(tr("Select a device, and in the library the part that replaces it."),
                                 messageTime);
        return;
    }
    m_document.apply(tr("Replace %1 with %2").arg(toQString(device->name), toQString(part->model)),
                     replacePlacement(m_document.design(), m_selection.selected().type, device->id, *part));
}

void MainWindow::renameRow()
{
    const Rack *rack = m_selection.rack();
    if (!rack)
        return;
    const Row *row = findById(m_document.design().rows, rack->row);
    const QString pattern = m_questions.text(this, tr("Rename the racks of %1").arg(toQString(row->name)),
                                             tr("Pattern; {n} or {n:02} stands for the number:"),
                                             toQString(row->name) + "{n:02}");
    if (!pattern.isEmpty())
        m_document.apply(tr("Rename the racks of %1").arg(toQString(row->name)),
                         renameRacks(m_document.design(), rack->row, pattern.toStdString()));
}

void MainWindow::duplicateWithStep()
{
    if (!m_selection.placement())
        return;
    const QString answer = m_questions.text(
        this, tr("Duplicate with count and step"),
        tr("Count, and the units from one copy to the next (\"4, 2\"; a count of 0 fills the rack):"),
        "4, 2");
    if (answer.isEmpty())
        return;
    const QStringList numbers = answer.split(',');
    bool hasCount = false, hasStep = false;
    const int count = numbers.value(0).trimmed().toInt(&hasCount);
    const double halves = numbers.value(1).trimmed().toDouble(&hasStep) * 2;
    if (!hasCount || !hasStep || numbers.size() != 2 || count < 0 || halves < 1 || halves > 1e3 ||
        halves != static_cast<int>(halves)) {
        statusBar()->showMessage(tr("%1 is no count and step such as 4, 2.").arg(answer), messageTime);
        return;
    }
    duplicateSelectedDevices(m_document, m_selection, count, HalfUnits{static_cast<int>(halves)});
}

} // namespace clusterwright
