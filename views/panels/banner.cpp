#include "views/panels/banner.h"

#include "views/icons.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace clusterwright {
namespace {

constexpr int margin = 8;
constexpr int iconSize = 16;

} // namespace

Banner::Banner(QWidget *parent)
    : QFrame(parent), m_icon(new QLabel), m_text(new QLabel), m_choices(new QHBoxLayout)
{
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Message"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *close = new QToolButton;
    close->setText(tr("Close"));
    close->setAutoRaise(true);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(margin, margin, margin, margin);
    line->addWidget(m_icon);
    line->addWidget(m_text, 1);
    line->addLayout(m_choices);
    line->addWidget(close);
    connect(close, &QToolButton::clicked, this, &Banner::dismiss);
    hide();
}

void Banner::say(const QString &text, Severity severity, std::vector<BannerChoice> choices)
{
    for (QPushButton *button : m_buttons) {
        button->hide();
        button->deleteLater(); // it may be the one that was clicked
    }
    m_buttons.clear();
    m_severity = severity;
    m_text->setText(text);
    for (const BannerChoice &choice : choices) {
        auto *button = new QPushButton(choice.text);
        button->setAutoDefault(true);
        m_choices->addWidget(button);
        m_buttons.push_back(button);
        connect(button, &QPushButton::clicked, this, [this, run = choice.run] {
            dismiss();
            run();
        });
    }
    refreshIcon();
    setVisible(!text.isEmpty());
    setAccessibleDescription(text);
    if (!text.isEmpty()) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void Banner::dismiss()
{
    say({});
}

QString Banner::text() const
{
    return m_text->text();
}

void Banner::refreshIcon()
{
    m_icon->setPixmap(severityIcon(m_severity, themeOf(palette())).pixmap(iconSize, iconSize));
}

void Banner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        refreshIcon();
    QFrame::changeEvent(event);
}

} // namespace clusterwright
