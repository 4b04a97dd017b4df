#include "views/panels/breadcrumb.h"

#include "views/document.h"
#include "views/navigation.h"
#include "views/text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace clusterwright {
namespace {

constexpr int margin = 4, stepPadding = 12;

QLabel *makeLabel(const QString &text)
{
    auto *label = new QLabel(text);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

Breadcrumb::Breadcrumb(const Document &document, const Selection &selection, QWidget *parent)
    : QFrame(parent), m_document(document), m_selection(selection), m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(margin, 0, margin, 0);
    m_layout->setSpacing(0);
    setFixedHeight(fontMetrics().height() + stepPadding);
    setAccessibleName(tr("Path of the selection"));
    connect(&selection, &Selection::changed, this, &Breadcrumb::refresh);
    connect(&document, &Document::changed, this, &Breadcrumb::refresh);
    refresh();
}

QString Breadcrumb::text() const
{
    QStringList names;
    for (const Hit &step : m_path)
        names << toQString(step.name);
    return names.join(" > ");
}

void Breadcrumb::clear()
{
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // it may be the button that was clicked
        }
        delete item;
    }
}

void Breadcrumb::refresh()
{
    std::vector<Hit> path = pathOf(m_document.design(), m_selection.selected());
    if (path == m_path && m_layout->count() > 0)
        return;
    m_path = std::move(path);
    clear();
    if (m_path.empty())
        m_layout->addWidget(makeLabel(' ' + tr("Nothing selected")));
    for (const Hit &step : m_path)
        addStep(step, &step == &m_path.back());
    m_layout->addStretch(1);
    setAccessibleDescription(text());
}

void Breadcrumb::addStep(const Hit &step, bool isLast)
{
    auto *button = new QToolButton;
    button->setText(toQString(step.name).replace('&', "&&"));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    const QString where = whereText(m_document.design(), step);
    button->setToolTip(toQString(step.name) + ", " + where);
    button->setAccessibleName(toQString(step.name));
    button->setAccessibleDescription(where);
    if (isLast) {
        QFont bold = button->font();
        bold.setBold(true);
        button->setFont(bold);
    }
    button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_layout->addWidget(button);
    if (!isLast)
        m_layout->addWidget(makeLabel(QString(QChar(0x203a)))); // a small angle
    connect(button, &QToolButton::clicked, this, [this, step] { emit stepChosen(step); });
}

} // namespace clusterwright
