#include "views/panels/foldsection.h"

#include <QLabel>

namespace clusterwright {
namespace {

constexpr int gap = 4;
constexpr int arrowSize = 10;

} // namespace

FoldSection::FoldSection(const QString &title, bool isOpen, QWidget *parent)
    : QWidget(parent), m_heading(new QToolButton), m_body(new QWidget), m_note(new QLabel),
      m_layout(new QVBoxLayout(m_body))
{
    m_heading->setText(title);
    m_heading->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_heading->setAutoRaise(true);
    m_heading->setCheckable(true);
    m_heading->setChecked(isOpen);
    m_heading->setIconSize({arrowSize, arrowSize});
    m_heading->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    QFont bold = m_heading->font();
    bold.setBold(true);
    m_heading->setFont(bold);
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->hide();
    m_layout->setContentsMargins(gap, 0, 0, gap);
    m_layout->setSpacing(gap);
    m_layout->addWidget(m_note);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap / 2);
    layout->addWidget(m_heading);
    layout->addWidget(m_body);
    connect(m_heading, &QToolButton::toggled, this, &FoldSection::fold);
    connect(m_heading, &QToolButton::clicked, this, &FoldSection::folded);
    fold();
}

void FoldSection::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

QString FoldSection::note() const
{
    return m_note->text();
}

void FoldSection::fold()
{
    m_body->setVisible(isOpen());
    m_heading->setArrowType(isOpen() ? Qt::DownArrow : Qt::RightArrow);
    m_heading->setAccessibleDescription(isOpen() ? tr("Open") : tr("Folded"));
}

} // namespace clusterwright
