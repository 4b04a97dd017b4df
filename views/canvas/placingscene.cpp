#include "views/canvas/placingscene.h"

#include "views/canvas/banditem.h"
#include "views/document.h"
#include "views/models/librarymodel.h"
#include "views/selection.h"
#include "views/text.h"

#include <QApplication>
#include <QGraphicsSceneDragDropEvent>
#include <QKeyEvent>

namespace clusterwright {

bool togglesSelection(Qt::KeyboardModifiers modifiers)
{
    return modifiers & (Qt::ControlModifier | Qt::ShiftModifier);
}

PlacingScene::PlacingScene(Document &document, Selection &selection, const Library &library, QObject *parent)
    : QGraphicsScene(parent), m_document(document), m_selection(selection), m_library(library)
{
    setItemIndexMethod(BspTreeIndex);
    connect(&document, &Document::changed, this, &PlacingScene::letGo);
}

PlacingScene::~PlacingScene() = default;

void PlacingScene::selectAll()
{
    m_selection.selectAll(caughtBy(nullptr));
}

void PlacingScene::placeInSelected(const PartId &id)
{
    const auto part = m_library.find(id);
    const auto &types = m_document.design().rackTypes;
    const RackTypeId type = m_selection.rackType() ? m_selection.selected().type
                            : types.size() == 1    ? types.front().id
                                                   : RackTypeId();
    if (part == m_library.end() || type.empty()) {
        emit m_document.editRejected(types.empty() ? tr("There is no rack yet: add a rack type first.")
                                                   : tr("Select the rack that the part goes into first."));
        return;
    }
    apply(place(m_document.design(), {part->second, {}, {}}, {.type = type}), type);
}

void PlacingScene::hold(Held held)
{
    m_held = std::move(held);
    m_trial.reset();
}

void PlacingScene::moveHeld(QPointF point, Qt::KeyboardModifiers modifiers)
{
    m_at = point;
    Target target = targetAt(*m_held, point, modifiers);
    if (!m_trial || target != m_target) {
        m_target = std::move(target);
        m_trial =
            tryPlacing(m_document.design(), m_document.evaluation(), *m_held, m_target, m_document.library());
        showHeld(&*m_held, m_target, &*m_trial);
    }
    emit hinted({m_trial->text, m_trial->outcome, point});
}

void PlacingScene::retryHeld(Qt::KeyboardModifiers modifiers)
{
    if (m_held)
        moveHeld(m_at, modifiers);
}

bool PlacingScene::putDown()
{
    if (!m_held || !m_trial)
        return false;
    Trial trial = *std::move(m_trial);
    const RackTypeId type = m_target.type;
    letGo();
    const bool isLegal = bool(trial.design);
    apply(std::move(trial), type);
    return isLegal;
}

void PlacingScene::letGo()
{
    if (!m_held)
        return;
    m_held.reset();
    m_trial.reset();
    showHeld(nullptr, {}, nullptr);
    emit hinted({});
}

void PlacingScene::apply(Trial trial, const RackTypeId &type)
{
    const bool isLegal = bool(trial.design);
    m_document.apply(trial.step, std::move(trial.design));
    if (!isLegal)
        return;
    Selected selected{.rack = {}, .type = type, .placement = trial.placed};
    if (m_selection.selected().type == type)
        selected.rack = m_selection.selected().rack;
    m_selection.select(selected);
}

QString PlacingScene::keyRun(const QKeyEvent &event)
{
    if (!event.isAutoRepeat())
        ++m_keyRuns;
    return QStringLiteral("%1 %2").arg(QLatin1String(metaObject()->className())).arg(m_keyRuns);
}

void PlacingScene::dragEnterEvent(QGraphicsSceneDragDropEvent *event)
{
    const auto part = m_library.find(partIdOf(event->mimeData()));
    event->setAccepted(part != m_library.end());
    if (part == m_library.end())
        return;
    hold({part->second, {}, {}});
    moveHeld(event->scenePos(), event->modifiers());
}

void PlacingScene::dragMoveEvent(QGraphicsSceneDragDropEvent *event)
{
    if (m_held)
        moveHeld(event->scenePos(), event->modifiers());
    event->setDropAction(Qt::CopyAction);
    event->setAccepted(m_trial && m_trial->design);
}

void PlacingScene::dragLeaveEvent(QGraphicsSceneDragDropEvent *)
{
    letGo();
}

void PlacingScene::dropEvent(QGraphicsSceneDragDropEvent *event)
{
    if (m_held)
        moveHeld(event->scenePos(), event->modifiers());
    event->setDropAction(Qt::CopyAction);
    event->setAccepted(putDown());
}

void PlacingScene::mousePressEvent(QGraphicsSceneMouseEvent *event)
{
    event->accept();
}

void PlacingScene::startBand(const QGraphicsSceneMouseEvent &press)
{
    m_besideBand = togglesSelection(press.modifiers()) ? m_selection.all() : std::vector<Selected>();
    m_band = std::make_unique<BandItem>(press.scenePos());
    addItem(m_band.get());
}

bool PlacingScene::endBand()
{
    return std::exchange(m_band, nullptr) != nullptr;
}

void PlacingScene::mouseMoveEvent(QGraphicsSceneMouseEvent *event)
{
    if (m_band)
        m_band->stretchTo(event->scenePos());
}

void PlacingScene::mouseReleaseEvent(QGraphicsSceneMouseEvent *event)
{
    const auto band = event->button() == Qt::LeftButton ? std::exchange(m_band, nullptr) : nullptr;
    const QPoint from = event->buttonDownScreenPos(Qt::LeftButton);
    if (!band || (event->screenPos() - from).manhattanLength() < QApplication::startDragDistance())
        return;
    const std::vector<Selected> caught = caughtBy(band.get());
    std::vector<Selected> all = m_besideBand;
    all.insert(all.end(), caught.begin(), caught.end());
    m_selection.selectAll(std::move(all));
}

} // namespace clusterwright
