// Placing scene: what floor and racks have in common: a part is held over them, tried, and put down; things
// are caught in a band and selected.
#pragma once

#include "views/canvas/trial.h"

#include <QGraphicsScene>

#include <memory>
#include <optional>

namespace clusterwright {

class BandItem;
class Document;
class Selection;
struct Selected;

/// Ctrl or Shift adds to the selection and takes from it.
bool togglesSelection(Qt::KeyboardModifiers modifiers);

/// Words beside the pointer.
struct Hint {
    QString text; ///< empty = none
    Outcome outcome = Outcome::Fine;
    QPointF at; ///< of the pointer, in the scene
};

class PlacingScene : public QGraphicsScene {
    Q_OBJECT

public:
    PlacingScene(Document &document, Selection &selection, const Library &library, QObject *parent = nullptr);
    ~PlacingScene() override;

    bool isHolding() const { return m_held.has_value(); }
    /// Whether a thing or a band is being dragged.
    virtual bool isDragging() const { return m_held || m_band; }
    /// What would happen now; null if nothing is held.
    const Trial *trial() const { return m_trial ? &*m_trial : nullptr; }

    /// Puts a part into the first free place of the selected rack type, or says why not.
    void placeInSelected(const PartId &part);
    /// Selects the next thing on the canvas. False after the last.
    virtual bool selectNext(bool forward) = 0;
    /// All things of the kind that is selected here.
    void selectAll();

signals:
    void hinted(const Hint &hint);

protected:
    /// Where a part goes if it is put down at a point.
    virtual Target targetAt(const Held &held, QPointF point, Qt::KeyboardModifiers modifiers) const = 0;
    /// The picture of what is held; null = nothing is held any more.
    virtual void showHeld(const Held *held, const Target &target, const Trial *trial) = 0;

    void hold(Held held);
    void moveHeld(QPointF point, Qt::KeyboardModifiers modifiers);
    void retryHeld(Qt::KeyboardModifiers modifiers); ///< at the same point, after a modifier key
    bool putDown();                                  ///< false if it is refused
    void letGo();                                    ///< nothing happens

    /// What lies in a band, or all there is without one.
    virtual std::vector<Selected> caughtBy(const BandItem *band) const = 0;
    void startBand(const QGraphicsSceneMouseEvent &press); ///< with Ctrl or Shift it adds to the selection
    bool endBand(); ///< without catching anything; false if there was none

    /// The merge key of what keys do: the same while one is held down.
    QString keyRun(const QKeyEvent &event);

    Document &document() const { return m_document; }
    Selection &selection() const { return m_selection; }

    void dragEnterEvent(QGraphicsSceneDragDropEvent *event) override;
    void dragMoveEvent(QGraphicsSceneDragDropEvent *event) override;
    void dragLeaveEvent(QGraphicsSceneDragDropEvent *event) override;
    void dropEvent(QGraphicsSceneDragDropEvent *event) override;
    void mousePressEvent(QGraphicsSceneMouseEvent *event) override;
    void mouseMoveEvent(QGraphicsSceneMouseEvent *event) override;
    void mouseReleaseEvent(QGraphicsSceneMouseEvent *event) override;

private:
    void apply(Trial trial, const RackTypeId &type);

    Document &m_document;
    Selection &m_selection;
    const Library &m_library;
    std::optional<Held> m_held;
    std::optional<Trial> m_trial;
    Target m_target;
    QPointF m_at;
    std::unique_ptr<BandItem> m_band;
    std::vector<Selected> m_besideBand; ///< what stays selected
    int m_keyRuns = 0;
};

} // namespace clusterwright
