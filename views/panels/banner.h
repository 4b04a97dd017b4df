// Banner: a message above the canvas, with buttons for what can be done about it.
#pragma once

#include "model/checks/finding.h"

#include <QFrame>

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace clusterwright {

struct BannerChoice {
    QString text;
    std::function<void()> run;
};

class Banner : public QFrame {
    Q_OBJECT

public:
    explicit Banner(QWidget *parent = nullptr);

    /// Shows a message in place of the one before. A choice closes the banner, then runs.
    void say(const QString &text, Severity severity = Severity::Error,
             std::vector<BannerChoice> choices = {});
    void dismiss();

    QString text() const; ///< empty = nothing is said
    const std::vector<QPushButton *> &buttons() const { return m_buttons; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void refreshIcon();

    Severity m_severity = Severity::Error;
    QLabel *m_icon, *m_text;
    QHBoxLayout *m_choices;
    std::vector<QPushButton *> m_buttons;
};

} // namespace clusterwright
