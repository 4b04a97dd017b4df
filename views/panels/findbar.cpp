#include "views/panels/findbar.h"

#include "views/document.h"
#include "views/navigation.h"
#include "views/text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace clusterwright {
namespace {

constexpr int margin = 6;
constexpr int inputWidth = 260;

QToolButton *makeButton(Qt::ArrowType arrow, const QString &text, const QString &keys)
{
    auto *button = new QToolButton;
    button->setArrowType(arrow);
    button->setAutoRaise(true);
    button->setToolTip(text + " (" + keys + ')');
    button->setAccessibleName(text);
    return button;
}

} // namespace

FindBar::FindBar(const Document &document, QWidget *parent)
    : QFrame(parent), m_document(document), m_input(new QLineEdit), m_result(new QLabel), m_where(new QLabel),
      m_previous(makeButton(Qt::UpArrow, tr("Previous hit"), "Shift+F3")),
      m_next(makeButton(Qt::DownArrow, tr("Next hit"), "F3"))
{
    setFrameShape(QFrame::StyledPanel);
    m_input->setObjectName("search");
    m_input->setPlaceholderText(tr("Name, part, role, id or note"));
    m_input->setAccessibleName(tr("Find in the design"));
    m_input->setClearButtonEnabled(true);
    m_input->setFixedWidth(inputWidth);
    m_where->setForegroundRole(QPalette::PlaceholderText);
    m_where->setTextFormat(Qt::PlainText);
    m_where->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *close = new QToolButton;
    close->setText(tr("Close"));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close (Esc)"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(margin, margin / 2, margin, margin / 2);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_input, m_previous, m_next, m_result})
        layout->addWidget(widget);
    layout->addWidget(m_where, 1);
    layout->addWidget(close);
    hide();
    connect(m_input, &QLineEdit::textEdited, this, &FindBar::search);
    connect(m_input, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty()) // also by the clear button
            search();
    });
    connect(m_previous, &QToolButton::clicked, this, &FindBar::previous);
    connect(m_next, &QToolButton::clicked, this, &FindBar::next);
    connect(close, &QToolButton::clicked, this, &FindBar::closed);
    connect(&document, &Document::changed, this, &FindBar::refresh);
    showResult();
}

QString FindBar::resultText() const
{
    return m_result->text();
}

void FindBar::open()
{
    show();
    refresh();
    m_input->setFocus();
    m_input->selectAll();
}

/// Goes to the first hit while the text is typed.
void FindBar::search()
{
    m_hits = clusterwright::find(m_document.design(), m_input->text().toStdString());
    m_current = 0;
    showResult();
    if (!m_hits.empty())
        emit hitChosen(m_hits.front());
}

/// The design is another one; stays at the hit if there still is one.
void FindBar::refresh()
{
    if (!isVisible())
        return m_hits.clear();
    const auto old = m_current < m_hits.size() ? std::optional(m_hits[m_current]) : std::nullopt;
    m_hits = clusterwright::find(m_document.design(), m_input->text().toStdString());
    const auto kept = old ? std::ranges::find(m_hits, *old) : m_hits.end();
    m_current = kept == m_hits.end() ? 0 : static_cast<std::size_t>(kept - m_hits.begin());
    showResult();
}

void FindBar::go(int step)
{
    if (m_hits.empty())
        return open();
    const auto count = static_cast<int>(m_hits.size());
    m_current = static_cast<std::size_t>((static_cast<int>(m_current) + step + count) % count);
    showResult();
    emit hitChosen(m_hits[m_current]);
}

void FindBar::showResult()
{
    const bool hasHits = !m_hits.empty();
    m_result->setText(hasHits ? tr("%1 of %2").arg(m_current + 1).arg(m_hits.size())
                      : m_input->text().trimmed().isEmpty() ? QString()
                                                            : tr("No hits"));
    const QString where =
        hasHits ? toQString(m_hits[m_current].name) + ", " + whereText(m_document.design(), m_hits[m_current])
                : QString();
    m_where->setText(where);
    m_where->setToolTip(where);
    m_input->setAccessibleDescription(hasHits ? m_result->text() + ": " + where : m_result->text());
    m_previous->setEnabled(hasHits);
    m_next->setEnabled(hasHits);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        emit closed();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return event->modifiers() & Qt::ShiftModifier ? previous() : next();
    default:
        QFrame::keyPressEvent(event);
    }
}

} // namespace clusterwright
