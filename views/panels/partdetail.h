// Part detail: one part of the library with its drawing, its figures and where the design uses it.
#pragma once

#include "model/analysis/whereused.h"

#include <QWidget>

class QLabel;
class QTextBrowser;
class QToolButton;
class QUrl;

namespace clusterwright {

class Document;
class LibraryStore;

class PartDetail : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the page.
    PartDetail(const LibraryStore &store, Document &document, QWidget *parent = nullptr);

    void show(const PartId &part); ///< an id that is not in the library empties the page
    const PartId &part() const { return m_id; }
    void refresh();    ///< reads the part again and keeps the place in the text
    void refreshUse(); ///< reads again where the design uses it
    void setFavourite(bool isFavourite);

    QTextBrowser &text() { return *m_text; }
    QToolButton &starButton() { return *m_star; }
    QToolButton &placeButton() { return *m_place; }
    QToolButton &editButton() { return *m_edit; }
    QToolButton &exportButton() { return *m_export; }

signals:
    void favouriteToggled(const PartId &part);
    void placeRequested(const PartId &part);
    void editRequested(const PartId &part);
    void exportRequested(const PartId &part);
    void partRequested(const PartId &part);          ///< another one, by a link
    void objectRequested(const std::string &object); ///< of the design, by a link
    void pageRequested(const QUrl &url);             ///< of the web, by a link

protected:
    void changeEvent(QEvent *event) override;

private:
    QToolButton *makeButton(const QString &text, void (PartDetail::*asked)(const PartId &));
    void showText(const Part &part);
    void follow(const QUrl &link);

    const LibraryStore &m_store;
    Document &m_document;
    PartId m_id;
    WhereUsed m_used;
    bool m_showsConnectors = false;
    QLabel *m_title, *m_subtitle;
    QToolButton *m_star, *m_place, *m_edit, *m_export;
    QTextBrowser *m_text;
};

} // namespace clusterwright
