// "Why this value?": a button, and below the value the explanation that it unfolds.
#pragma once

#include "model/explain.h"

#include <QFrame>
#include <QToolButton>

#include <functional>

class QLabel;

namespace clusterwright {

using Explainer = std::function<std::optional<Explanation>()>;

/// The button sits beside a value; the box goes below it and is hidden until the button is pressed.
class WhyBox : public QFrame {
    Q_OBJECT

public:
    /// `what` names the value for those who cannot see where the button stands.
    WhyBox(const QString &what, Explainer explainer, QWidget *parent = nullptr);

    QToolButton *button() { return m_button; }
    QString text() const; ///< plain, as it is copied
    void refresh();       ///< reads the explanation again, if it is open
    void setOpen(bool isOpen);

private:
    void toggle(bool isOpen);

    Explainer m_explainer;
    QToolButton *m_button; ///< placed by the owner
    QLabel *m_text;
    std::optional<Explanation> m_why;
};

} // namespace clusterwright
