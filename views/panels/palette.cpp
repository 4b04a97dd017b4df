#include "views/panels/palette.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace clusterwright {
namespace {

constexpr int widest = 720, gapAtSides = 40, topGap = 6;
constexpr int shownRows = 12, rowPadding = 8;
constexpr int margin = 8, textGap = 12, iconSize = 16;

/// Icon and text, where it is in a fainter colour, and the shortcut at the right.
class EntryDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {0, option.fontMetrics.height() + rowPadding};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool isSelected = option.state & QStyle::State_Selected;
        const bool isEnabled = index.flags() & Qt::ItemIsEnabled;
        if (isSelected)
            painter->fillRect(option.rect, option.palette.highlight());
        const QColor faint = isSelected ? option.palette.color(QPalette::HighlightedText)
                                        : option.palette.color(QPalette::PlaceholderText);
        const QColor strong = isSelected ? faint : isEnabled ? option.palette.color(QPalette::Text) : faint;
        QRect area = option.rect.adjusted(margin, 0, -margin, 0);
        const QRect icon(area.left(), area.center().y() - iconSize / 2 + 1, iconSize, iconSize);
        index.data(Qt::DecorationRole)
            .value<QIcon>()
            .paint(painter, icon, Qt::AlignCenter, isEnabled ? QIcon::Normal : QIcon::Disabled);
        area.setLeft(icon.right() + margin);
        area.setRight(area.right() - write(*painter, option, area, index.data(PaletteModel::KeysRole), faint,
                                           Qt::AlignRight));
        area.setLeft(area.left() + write(*painter, option, area, index.data(), strong, Qt::AlignLeft));
        write(*painter, option, area, index.data(PaletteModel::DetailRole), faint, Qt::AlignLeft);
    }

private:
    /// Returns the width that is taken, with a gap; nothing for no text.
    static int write(QPainter &painter, const QStyleOptionViewItem &option, const QRect &area,
                     const QVariant &value, const QColor &colour, Qt::Alignment side)
    {
        const QString text =
            option.fontMetrics.elidedText(value.toString(), Qt::ElideRight, std::max(0, area.width()));
        if (text.isEmpty())
            return 0;
        painter.setPen(colour);
        painter.drawText(area, static_cast<int>(side | Qt::AlignVCenter), text);
        return option.fontMetrics.horizontalAdvance(text) + textGap;
    }
};

} // namespace

CommandPalette::CommandPalette(PaletteModel *model, QWidget *parent)
    : QFrame(parent), m_model(model), m_input(new QLineEdit), m_list(new QListView), m_note(new QLabel)
{
    m_model->setParent(this);
    m_model->setTheme(themeOf(palette()));
    setObjectName("commandPalette");
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setAccessibleName(tr("Command palette"));
    m_input->setObjectName("search");
    m_input->setPlaceholderText(
        tr("Search everything, or only: > actions   @ objects   # findings   + parts"));
    m_input->setAccessibleName(tr("Search actions, objects, findings and parts"));
    m_input->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new EntryDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("What was found"));
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setMargin(margin / 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, margin, margin, margin / 2);
    layout->setSpacing(margin / 2);
    layout->addWidget(m_input);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_note);
    hide();
    parent->installEventFilter(this);
    connect(m_input, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListView::clicked, this, &CommandPalette::choose);
}

void CommandPalette::open()
{
    if (isVisible())
        return;
    m_before = QApplication::focusWidget();
    m_input->clear();
    search(); // what is enabled may have changed
    placeOverParent();
    show();
    raise();
    m_input->setFocus();
}

void CommandPalette::placeOverParent()
{
    const int width = std::min(widest, parentWidget()->width() - 2 * gapAtSides);
    const int rows = shownRows * m_list->sizeHintForRow(0);
    const int rest = m_input->sizeHint().height() + m_note->sizeHint().height() + 4 * margin;
    const int row = fontMetrics().height() + rowPadding;
    const int height =
        std::min(std::max(rows, shownRows * row) + rest, parentWidget()->height() - 2 * topGap);
    setGeometry((parentWidget()->width() - width) / 2, topGap, width, height);
}

void CommandPalette::search()
{
    m_model->search(m_input->text());
    m_list->setCurrentIndex(m_model->firstEnabled());
    m_list->scrollToTop();
    const int count = m_model->rowCount();
    m_note->setText(count == 0 ? tr("Nothing matches. Fewer letters find more.")
                               : tr("Enter chooses, Up and Down move, Esc closes"));
}

void CommandPalette::leave()
{
    hide();
    if (m_before)
        m_before->setFocus();
}

void CommandPalette::choose(const QModelIndex &index)
{
    if (!(index.flags() & Qt::ItemIsEnabled))
        return;
    const PaletteEntry entry = *m_model->entryAt(index); // the model may change meanwhile
    leave();
    switch (entry.kind) {
    case PaletteEntry::Kind::Action:
        return entry.action->trigger();
    case PaletteEntry::Kind::Object:
        emit hitChosen(entry.hit);
        break;
    case PaletteEntry::Kind::Finding:
        emit findingChosen(entry.finding);
        break;
    case PaletteEntry::Kind::Part:
        emit partChosen(entry.part);
        break;
    }
}

/// Over entries that cannot be chosen.
void CommandPalette::move(int key)
{
    const int step = key == Qt::Key_Up || key == Qt::Key_PageUp ? -1 : 1;
    int left = key == Qt::Key_PageUp || key == Qt::Key_PageDown ? shownRows : 1;
    for (int row = m_list->currentIndex().row() + step; left > 0; row += step) {
        const QModelIndex index = m_model->index(row);
        if (!index.isValid())
            return;
        if (!(index.flags() & Qt::ItemIsEnabled))
            continue;
        m_list->setCurrentIndex(index);
        --left;
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        placeOverParent();
    if (watched == m_input && event->type() == QEvent::FocusOut && isVisible() &&
        static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason &&
        static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason)
        hide();
    if (watched != m_input || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (const int key = static_cast<QKeyEvent *>(event)->key(); key) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        move(key);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex());
        return true;
    case Qt::Key_Escape:
        leave();
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // nothing else to go to
    default:
        return QFrame::eventFilter(watched, event);
    }
}

void CommandPalette::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        m_model->setTheme(themeOf(palette()));
    QFrame::changeEvent(event);
}

} // namespace clusterwright
