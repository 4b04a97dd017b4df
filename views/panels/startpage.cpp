#include "views/panels/startpage.h"

#include "views/icons.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

namespace clusterwright {
namespace {

constexpr int pageWidth = 860, margin = 32, gap = 16, columnGap = 32;
constexpr double headingScale = 2.0, titleScale = 1.15;
constexpr int entryMargin = 8, entryRadius = 4;

QLabel *makeHeading(const QString &text, double scale)
{
    auto *label = new QLabel(text);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * scale);
    font.setBold(true);
    label->setFont(font);
    return label;
}

/// A button of two lines, the title and the detail under it, cut short where there is no room.
class EntryButton : public QAbstractButton {
public:
    explicit EntryButton(const StartEntry &entry) : m_detail(entry.detail)
    {
        setText(entry.title);
        setToolTip(entry.path);
        setAccessibleName(entry.title);
        setAccessibleDescription(entry.detail);
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override { return {0, 2 * fontMetrics().lineSpacing() + 2 * entryMargin}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Palette &colours = paletteOf(themeOf(palette()));
        const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
        painter.setPen(hasFocus() ? QPen(colours.selection, 2) : QPen(colours.line, 1));
        painter.setBrush(underMouse() || isDown() ? palette().color(QPalette::Button)
                                                  : palette().color(QPalette::Base));
        painter.drawRoundedRect(frame, entryRadius, entryRadius);
        const QRect room = rect().adjusted(entryMargin + 2, entryMargin, -entryMargin - 2, -entryMargin);
        painter.setPen(colours.dimText);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignBottom,
                         fontMetrics().elidedText(m_detail, Qt::ElideMiddle, room.width()));
        QFont bold = font();
        bold.setBold(true);
        painter.setFont(bold);
        painter.setPen(colours.text);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignTop,
                         QFontMetrics(bold).elidedText(text(), Qt::ElideRight, room.width()));
    }

    /// Enter chooses as well as Space.
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->matches(QKeySequence::InsertParagraphSeparator))
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }

private:
    QString m_detail;
};

} // namespace

StartPage::StartPage(QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setAccessibleName(tr("Start page"));
    auto *page = new QWidget;
    page->setMaximumWidth(pageWidth);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(gap);
    layout->addWidget(makeHead());
    m_samples = makeColumn(tr("Samples"), tr("No samples were found with the program."));
    m_recent = makeColumn(tr("Recent designs"), tr("Designs that you open or save are listed here."));
    auto *columns = new QHBoxLayout;
    columns->setSpacing(columnGap);
    columns->addLayout(m_samples.lines, 1);
    columns->addLayout(m_recent.lines, 1);
    layout->addLayout(columns);
    layout->addStretch(1);
    auto *around = new QWidget;
    auto *centred = new QHBoxLayout(around);
    centred->setContentsMargins(0, 0, 0, 0);
    centred->addStretch(1);
    centred->addWidget(page, 100); // as wide as it may be
    centred->addStretch(1);
    setWidget(around);
}

QWidget *StartPage::makeHead()
{
    auto *head = new QWidget;
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    layout->addWidget(makeHeading(tr("Clusterwright"), headingScale));
    layout->addWidget(
        new QLabel(tr("Design racks and clusters for AI, see power, heat, mass and cost at once.")));
    auto *create = new QPushButton(tr("New design"));
    auto *open = new QPushButton(tr("Open..."));
    auto *guide = new QPushButton(tr("User guide"));
    auto *line = new QHBoxLayout;
    for (QPushButton *button : {create, open, guide})
        line->addWidget(button);
    line->addStretch(1);
    layout->addLayout(line);
    setFocusProxy(create);
    connect(create, &QPushButton::clicked, this, &StartPage::newRequested);
    connect(open, &QPushButton::clicked, this, &StartPage::openRequested);
    connect(guide, &QPushButton::clicked, this, &StartPage::guideRequested);
    return head;
}

StartPage::Column StartPage::makeColumn(const QString &title, const QString &empty)
{
    Column column{new QVBoxLayout, new QLabel(empty), {}};
    column.empty->setForegroundRole(QPalette::PlaceholderText);
    column.empty->setWordWrap(true);
    column.lines->addWidget(makeHeading(title, titleScale));
    column.lines->addWidget(column.empty);
    column.lines->addStretch(1);
    return column;
}

void StartPage::fill(Column &column, const std::vector<StartEntry> &entries,
                     void (StartPage::*chosen)(const QString &))
{
    for (QAbstractButton *button : column.buttons) {
        button->hide();
        button->deleteLater(); // it may be the one that was clicked
    }
    column.buttons.clear();
    column.empty->setVisible(entries.empty());
    for (const StartEntry &entry : entries) {
        auto *button = new EntryButton(entry);
        column.lines->insertWidget(column.lines->count() - 1, button);
        column.buttons.push_back(button);
        connect(button, &QAbstractButton::clicked, this,
                [this, chosen, path = entry.path] { (this->*chosen)(path); });
    }
}

void StartPage::setSamples(const std::vector<StartEntry> &samples)
{
    fill(m_samples, samples, &StartPage::sampleRequested);
}

void StartPage::setRecent(const std::vector<StartEntry> &files)
{
    fill(m_recent, files, &StartPage::recentRequested);
}

} // namespace clusterwright
