#include "views/canvas/rackscene.h"

#include "views/canvas/banditem.h"
#include "views/document.h"
#include "views/selection.h"
#include "views/text.h"

namespace clusterwright {
namespace {

constexpr double gapBetweenFaces = 20, gapBetweenTypes = 64, sceneMargin = 12; // pixels at 100 %
constexpr int unitStep = 2, halfUnitStep = 1;                                  // half units

/// The place of the thing that a trial put down.
std::variant<UnitPlace, SidePlace> placeOf(const Trial &trial, const Target &target)
{
    return findById(findById(trial.design.value().rackTypes, target.type)->placements, trial.placed)->place;
}

std::optional<ElevationItem::Ghost> ghostOf(const Held &held, const Target &target, const Trial &trial)
{
    if (!held.part.size.height)
        return std::nullopt;
    ElevationItem::Ghost ghost;
    ghost.isLegal = bool(trial.design);
    ghost.box.height = held.part.size.height->value;
    ghost.box.bottom = target.bottom.value_or(HalfUnits{});
    ghost.box.name = toQString(held.part.model);
    if (ghost.box.height == HalfUnits{})
        ghost.slot = ghost.isLegal ? std::get<SidePlace>(placeOf(trial, target)).slot : target.slot;
    if (ghost.box.height == HalfUnits{} && !ghost.slot)
        return std::nullopt;
    return ghost;
}

} // namespace

RackScene::RackScene(Document &document, Selection &selection, const Library &library, QObject *parent)
    : PlacingScene(document, selection, library, parent)
{
    connect(&document, &Document::changed, this, &RackScene::refresh);
    connect(&selection, &Selection::changed, this, &RackScene::showSelection);
    refresh();
}

void RackScene::setFaces(Face faces)
{
    if (faces == m_faces)
        return;
    cancel();
    m_faces = faces;
    refresh();
}

ElevationItem *RackScene::item(const RackTypeId &type, Face face) const
{
    const auto it = m_items.find({type, face});
    return it == m_items.end() ? nullptr : it->second;
}

void RackScene::refresh()
{
    m_press.reset(); // what was pressed may be gone
    auto old = std::exchange(m_items, {});
    for (const RackType &type : document().design().rackTypes)
        for (const Face face : {Face::Front, Face::Rear}) {
            if (!shareFace(m_faces, face))
                continue;
            const auto kept = old.extract(Key(type.id, face));
            ElevationItem *item = kept ? kept.mapped() : new ElevationItem(type.id);
            if (!kept)
                addItem(item);
            m_items[{type.id, face}] = item;
            item->show(elevationOf(document().design(), document().evaluation(), type, face));
        }
    for (const auto &[key, item] : old)
        delete item;
    layOut();
    showSelection();
}

/// In the order of the design, feet on one line.
void RackScene::layOut()
{
    double x = 0, highest = 0;
    for (const RackType &type : document().design().rackTypes) {
        for (const Face face : {Face::Front, Face::Rear})
            if (ElevationItem *item = this->item(type.id, face)) {
                const QRectF bounds = item->boundingRect();
                item->setPos(x - bounds.left(), -bounds.bottom());
                x += bounds.width() + gapBetweenFaces;
                highest = std::max(highest, bounds.height());
            }
        x += gapBetweenTypes - gapBetweenFaces;
    }
    layOutTitles();
    const QRectF all(0, -highest, std::max(0.0, x - gapBetweenTypes), highest);
    setSceneRect(m_items.empty() ? QRectF()
                                 : all.adjusted(-sceneMargin, -sceneMargin, sceneMargin, sceneMargin));
}

void RackScene::layOutTitles()
{
    const auto &types = document().design().rackTypes;
    while (m_titles.size() > types.size()) {
        delete m_titles.back();
        m_titles.pop_back();
    }
    while (m_titles.size() < types.size()) {
        m_titles.push_back(new TitleItem);
        addItem(m_titles.back());
    }
    for (std::size_t i = 0; i < types.size(); ++i) {
        QRectF area;
        for (const Face face : {Face::Front, Face::Rear})
            if (const ElevationItem *item = this->item(types[i].id, face))
                area |= item->mapRectToScene(item->headArea());
        m_titles[i]->show(toQString(types[i].name), area);
    }
}

void RackScene::showSelection()
{
    std::map<RackTypeId, std::set<PlacementId>> selected;
    for (const Selected &one : selection().all()) {
        auto &placements = selected[one.type];
        if (!one.placement.empty())
            placements.insert(one.placement);
    }
    for (const auto &[key, item] : m_items) {
        const auto it = selected.find(key.first);
        it == selected.end() ? item->setSelected(false) : item->setSelected(true, it->second);
    }
}

/// Without a band, the devices of the current rack type, or of all if there is none.
std::vector<Selected> RackScene::caughtBy(const BandItem *band) const
{
    const RackType *current = band ? nullptr : selection().rackType();
    std::vector<Selected> caught;
    for (const RackType &type : document().design().rackTypes) {
        const auto isCaught = [&](const Placement &placement) {
            for (const Face face : {Face::Front, Face::Rear})
                if (const ElevationItem *item = this->item(type.id, face)) {
                    const QRectF area = item->areaOf(placement.id);
                    if (!area.isEmpty() && (!band || band->catches(item->mapRectToScene(area))))
                        return true;
                }
            return false;
        };
        if (!current || current == &type)
            for (const Placement &placement : type.placements)
                if (isCaught(placement))
                    caught.push_back({.rack = {}, .type = type.id, .placement = placement.id});
    }
    return caught;
}

QRectF RackScene::selectedArea() const
{
    const Selected &selected = selection().selected();
    for (const Face face : {Face::Front, Face::Rear})
        if (const ElevationItem *item = this->item(selected.type, face)) {
            const QRectF device = item->areaOf(selected.placement);
            if (selected.placement.empty() || !device.isEmpty())
                return item->mapRectToScene(device.isEmpty() ? item->boundingRect() : device);
        }
    return {};
}

ElevationItem *RackScene::itemAt(QPointF point) const
{
    for (QGraphicsItem *candidate : items(point))
        if (auto *item = qgraphicsitem_cast<ElevationItem *>(candidate))
            return item;
    return nullptr;
}

Target RackScene::targetAt(const Held &held, QPointF point, Qt::KeyboardModifiers modifiers) const
{
    const ElevationItem *item = itemAt(point);
    if (!item)
        return {};
    Target target{.type = item->rackType(), .bottom = {}, .slot = {}};
    target.isCopy = !held.placement.empty() && modifiers & Qt::ControlModifier;
    if (!held.part.size.height)
        return target;
    const HalfUnits height = held.part.size.height->value;
    const QPointF inside = item->mapFromScene(point);
    if (height == HalfUnits{}) {
        if (item->elevation().face == Face::Rear)
            target.slot = inside.x() < item->boundingRect().center().x() ? Slot::Left : Slot::Right;
        return target;
    }
    const int step = modifiers & Qt::AltModifier ? halfUnitStep : unitStep;
    target.bottom = item->bottomAround(inside.y() + (m_press ? m_press->toMiddle : 0), height, step);
    return target;
}

void RackScene::showHeld(const Held *held, const Target &target, const Trial *trial)
{
    if (!held)
        hideFree();
    else if (m_freeForCopy != target.isCopy)
        showFree(*held, target.isCopy);
    const auto ghost = held && !target.type.empty() ? ghostOf(*held, target, *trial) : std::nullopt;
    for (const auto &[key, item] : m_items) {
        const bool isSeen = ghost && key.first == target.type && (!ghost->slot || key.second == Face::Rear);
        item->showGhost(isSeen ? ghost : std::nullopt);
    }
}

/// What is moved leaves its own place free.
void RackScene::showFree(const Held &held, bool isCopy)
{
    m_freeForCopy = isCopy;
    if (!held.part.size.height)
        return;
    Result<Design> others = document().design();
    Face face = Face::Both;
    if (!held.placement.empty()) {
        const RackType *type = findById(document().design().rackTypes, held.type);
        if (const UnitPlace *place = unitPlaceOf(*findById(type->placements, held.placement)))
            face = place->face;
        if (!isCopy)
            others = removePlacement(document().design(), held.type, held.placement);
    }
    for (const RackType &type : others.value().rackTypes) {
        const auto places = freePlaces(others.value(), type, held.part, face);
        for (const Face shown : {Face::Front, Face::Rear})
            if (ElevationItem *item = this->item(type.id, shown))
                item->showFree(places, held.part.size.height->value);
    }
}

void RackScene::hideFree()
{
    m_freeForCopy.reset();
    for (const auto &[key, item] : m_items)
        item->showFree({}, {});
}

} // namespace clusterwright
