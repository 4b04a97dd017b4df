// Library browser: search, facets, favourites and recent parts of the whole library, with a page for each
// part.
#pragma once

#include "model/parts/partindex.h"
#include "views/models/partmarks.h"

#include <QWidget>

#include <array>

class QLabel;
class QLineEdit;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace clusterwright {

class Document;
class FacetList;
class LibraryStore;
class PartDetail;
class PartsModel;
class PartsTable;

class LibraryBrowser : public QWidget {
    Q_OBJECT

public:
    enum Scope { All, Favourites, Recent, InDesign };
    static constexpr int mostCompared = 6;

    /// Both must outlive the browser.
    LibraryBrowser(LibraryStore &store, Document &document, QWidget *parent = nullptr);
    ~LibraryBrowser() override;

    /// For the settings: ids, also of parts that are not in the library at the moment.
    const PartMarks &marks() const { return m_marks; }
    void setMarks(PartMarks marks);
    void noteUsed(const PartId &part); ///< it was opened or put into the design: it is recent

    void showScope(Scope scope);
    void showPart(const PartId &part); ///< its page, and its row if it is among those found
    void focusSearch();
    /// The parts of the selected rows, from the top.
    std::vector<PartId> selectedParts() const;

    QLineEdit &search() { return *m_search; }
    FacetList &facets() { return *m_facets; }
    PartsTable &table() { return *m_table; }
    PartDetail &detail() { return *m_detail; }
    const PartsModel &model() const { return *m_model; }
    QToolButton &scopeButton(Scope scope) { return *m_scopes[scope]; }
    QToolButton &filtersButton() { return *m_filters; }
    QToolButton &compareButton() { return *m_compare; }
    QString countText() const;
    QString emptyText() const; ///< the sentence in place of the table; empty if there are rows

signals:
    void placeRequested(const PartId &part);
    void compareRequested(const std::vector<PartId> &parts); ///< two to six
    void editRequested(const PartId &part);
    void exportRequested(const PartId &part);
    void objectRequested(const std::string &object); ///< of the design
    void pageRequested(const QUrl &url);             ///< of the web
    void marksChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeBar();
    QWidget *makeFacetSide();
    QWidget *makeMiddle();
    void connectParts();

    PartQuery query() const;
    std::optional<std::set<PartId>> partsInScope() const; ///< none = all
    QString emptyScopeText() const;
    void forgetParts();
    void readParts();
    void find();
    void refreshTexts();
    void refreshDesign();
    void applyTheme();
    void openCurrent();
    void openPage(const PartId &part);
    void click(const QModelIndex &index);
    void place(const PartId &part);
    void activate(const QModelIndex &index);
    void selectRow(int row);
    void toggleFavourite(const PartId &part);
    void clearQuery();

    LibraryStore &m_store;
    Document &m_document;
    PartMarks m_marks;
    Scope m_scope = All;
    std::optional<PartIndex> m_index; ///< of the store's parts; none while they change
    PartId m_kept;                    ///< whose row is selected again after a change of the library
    bool m_isFinding = false, m_isWide = true;
    PartsModel *m_model;
    QLineEdit *m_search;
    std::array<QToolButton *, 4> m_scopes;
    QToolButton *m_filters, *m_clear, *m_compare;
    QLabel *m_count, *m_empty;
    FacetList *m_facets;
    PartsTable *m_table;
    QStackedWidget *m_pages;
    PartDetail *m_detail;
    QSplitter *m_splitter;
};

} // namespace clusterwright
