#include "views/panels/fieldinputs.h"

#include <QContextMenuEvent>
#include <QKeyEvent>

namespace clusterwright {
namespace {

constexpr int largeStep = 10;
constexpr int leastLetters = 6; // of a choice that is shown; it takes more where there is room

/// Keys that may start a command while somebody types, such as Ctrl+S: it should see what was typed.
bool mayRunShortcut(const QKeyEvent &event)
{
    const int key = event.key();
    const bool isModifier = key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_Meta;
    return !isModifier && (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier));
}

} // namespace

bool FieldLine::event(QEvent *event)
{
    const bool isHandled = QLineEdit::event(event);
    if (event->type() == QEvent::ShortcutOverride && !event->isAccepted() &&
        mayRunShortcut(*static_cast<QKeyEvent *>(event)))
        emit left();
    return isHandled;
}

void FieldLine::keyPressEvent(QKeyEvent *event)
{
    const int steps = event->modifiers() & Qt::ShiftModifier ? largeStep : 1;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit entered();
        break;
    case Qt::Key_Escape:
        emit cancelled();
        break;
    case Qt::Key_Up:
        emit stepAsked(steps);
        break;
    case Qt::Key_Down:
        emit stepAsked(-steps);
        break;
    default:
        QLineEdit::keyPressEvent(event);
        return;
    }
    event->accept();
}

void FieldLine::contextMenuEvent(QContextMenuEvent *event)
{
    m_hasMenu = true;
    QLineEdit::contextMenuEvent(event);
}

void FieldLine::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    const bool comesBack = event->reason() == Qt::PopupFocusReason && m_hasMenu;
    m_hasMenu = false;
    if (!comesBack)
        emit left();
}

FieldChoice::FieldChoice(QWidget *parent) : QComboBox(parent)
{
    setFocusPolicy(Qt::StrongFocus); // without the wheel
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(leastLetters);
}

void FieldChoice::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace clusterwright
