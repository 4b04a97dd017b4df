#include "views/panels/partdetail.h"

#include "exports/drawings/partfront.h"
#include "views/document.h"
#include "views/icons.h"
#include "views/librarystore.h"
#include "views/panels/partsheet.h"
#include "views/parttext.h"
#include "views/text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QImage>
#include <QLabel>
#include <QPainter>
#include <QScrollBar>
#include <QTextBrowser>
#include <QToolButton>
#include <QUrl>

namespace clusterwright {
namespace {

constexpr int margin = 8;
constexpr QSizeF mostDrawing{228, 180}; // pixels
constexpr auto drawingName = "drawing";

QImage drawingOf(const Part &part, const QSizeF &size, double density, Theme theme)
{
    QImage image((size * density).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(density);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    drawPartFront(painter, QRectF(QPointF(), size), part, kindText(kindOf(part)), {.theme = theme});
    return image;
}

} // namespace

PartDetail::PartDetail(const LibraryStore &store, Document &document, QWidget *parent)
    : QWidget(parent), m_store(store), m_document(document), m_title(new QLabel), m_subtitle(new QLabel),
      m_star(makeButton({}, &PartDetail::favouriteToggled)),
      m_place(makeButton(tr("Place"), &PartDetail::placeRequested)),
      m_edit(makeButton(tr("Edit..."), &PartDetail::editRequested)),
      m_export(makeButton(tr("Export..."), &PartDetail::exportRequested)), m_text(new QTextBrowser)
{
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    m_subtitle->setForegroundRole(QPalette::PlaceholderText);
    m_subtitle->setWordWrap(true);
    m_subtitle->setTextFormat(Qt::PlainText);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->setAccessibleName(tr("All that is known about the part"));
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_star, 0, Qt::AlignTop);
    auto *buttons = new QHBoxLayout;
    for (QToolButton *button : {m_place, m_edit, m_export})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, 0, margin, 0);
    layout->setSpacing(margin / 2);
    layout->addLayout(head);
    layout->addWidget(m_subtitle);
    layout->addLayout(buttons);
    layout->addWidget(m_text, 1);
    setFocusProxy(m_text);
    connect(m_text, &QTextBrowser::anchorClicked, this, &PartDetail::follow);
    setFavourite(false);
    refresh();
}

QToolButton *PartDetail::makeButton(const QString &text, void (PartDetail::*asked)(const PartId &))
{
    auto *button = new QToolButton;
    button->setText(text);
    button->setFocusPolicy(Qt::StrongFocus);
    connect(button, &QToolButton::clicked, this, [this, asked] {
        if (!m_id.empty())
            emit(this->*asked)(m_id);
    });
    return button;
}

void PartDetail::show(const PartId &part)
{
    if (part != m_id)
        m_showsConnectors = false;
    m_id = part;
    m_text->verticalScrollBar()->setValue(0);
    refresh();
}

void PartDetail::refresh()
{
    const Part *part = m_store.find(m_id);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_star, m_place, m_edit, m_export})
        widget->setVisible(part);
    m_subtitle->setVisible(part);
    m_title->setVisible(part);
    if (!part) {
        m_text->setHtml("<p style=\"color:" + paletteOf(themeOf(palette())).dimText.name() + "\">" +
                        tr("Choose a part in the table to see every figure of it and its source.") + "</p>");
        return;
    }
    m_title->setText(toQString(fullName(*part)));
    m_subtitle->setText(kindText(kindOf(*part)) + " · " + toQString(part->id));
    const QString reason = whyNotPlaceable(*part);
    m_place->setEnabled(reason.isEmpty());
    m_place->setToolTip(reason.isEmpty() ? tr("Put it into the selected rack (Enter in the table)") : reason);
    m_edit->setToolTip(tr("Edit the part in a folder of your own"));
    m_export->setToolTip(tr("Write the part into a file"));
    m_used = whereUsed(m_document.design(), m_id);
    showText(*part);
}

void PartDetail::refreshUse()
{
    const Part *part = m_store.find(m_id);
    WhereUsed used = whereUsed(m_document.design(), m_id);
    if (!part || used == m_used)
        return;
    m_used = std::move(used);
    showText(*part);
}

/// The drawing stands in the text, so that it scrolls with it.
void PartDetail::showText(const Part &part)
{
    const int place = m_text->verticalScrollBar()->value();
    const QSizeF size = partFrontSize(part, mostDrawing);
    const Theme theme = themeOf(palette());
    m_text->setHtml(QString("<img src=\"%1\" width=\"%2\" height=\"%3\">")
                        .arg(drawingName, QString::number(size.width()), QString::number(size.height())) +
                    htmlOf({part, m_store.stack(), m_used, m_showsConnectors, theme}));
    m_text->document()->addResource(QTextDocument::ImageResource, QUrl(drawingName),
                                    drawingOf(part, size, devicePixelRatioF(), theme));
    m_text->verticalScrollBar()->setValue(place);
}

void PartDetail::setFavourite(bool isFavourite)
{
    m_star->setText(isFavourite ? "★" : "☆");
    const QString text = isFavourite ? tr("Take from the favourites") : tr("Add to the favourites");
    m_star->setToolTip(text + " (Ctrl+B)");
    m_star->setAccessibleName(text);
}

void PartDetail::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

void PartDetail::follow(const QUrl &link)
{
    const std::string id = link.path(QUrl::FullyDecoded).toStdString();
    const QString scheme = link.scheme();
    if (scheme == connectorsScheme) {
        m_showsConnectors = !m_showsConnectors;
        refresh();
    } else if (scheme == objectScheme) {
        emit objectRequested(id);
    } else if (scheme == partScheme) {
        emit partRequested(id);
    } else if (scheme == "https" || scheme == "http") {
        emit pageRequested(link);
    }
}

} // namespace clusterwright
