// Inputs of the inspector: a line and a list of choices that say when the user is done with them.
#pragma once

#include <QComboBox>
#include <QLineEdit>

namespace clusterwright {

/// A line of text. Enter commits, leaving commits, Escape gives up, Up and Down step.
class FieldLine : public QLineEdit {
    Q_OBJECT

public:
    using QLineEdit::QLineEdit;

signals:
    void entered();
    void left(); ///< the focus went elsewhere, or a shortcut is about to run
    void cancelled();
    void stepAsked(int steps);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    bool m_hasMenu = false; ///< of its own: the focus comes back
};

/// Choices; the wheel scrolls the panel unless the field has the focus.
class FieldChoice : public QComboBox {
    Q_OBJECT

public:
    explicit FieldChoice(QWidget *parent = nullptr);

protected:
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace clusterwright
