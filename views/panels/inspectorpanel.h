// Inspector: what is selected, with all its fields and results, to read and to change.
#pragma once

#include "views/panels/fieldeditor.h"

#include <QHash>
#include <QWidget>

class QVBoxLayout;
class QScrollArea;

namespace clusterwright {

class FoldSection;

/// One result: title, value, and why.
class ResultRow : public QWidget {
    Q_OBJECT

public:
    ResultRow(const QString &title, Explainer explainer, QWidget *parent = nullptr);

    void showResult(const InspectedResult &result);
    QString title() const;
    QString value() const;
    WhyBox &why() { return *m_why; }

private:
    QLabel *m_title, *m_value;
    WhyBox *m_why;
};

class InspectorPanel : public QWidget {
    Q_OBJECT

public:
    InspectorPanel(Document &document, Selection &selection, const Library &library,
                   QWidget *parent = nullptr);
    ~InspectorPanel() override;

    QString header() const;
    QString sharedNote() const; ///< empty if the rack does not share its type
    QToolButton &makeUniqueButton() { return *m_makeUnique; }
    /// By the title of the section; null if it is not there.
    FoldSection *section(const QString &title) const;
    /// The first with this key, in the order of the sections; null if it is not there.
    FieldEditor *editor(const std::string &key) const;
    ResultRow *result(const QString &title) const;

    void focusFirst(); ///< the first field that can be set

signals:
    void makeUniqueRequested();

private:
    struct Built {
        FoldSection *section = nullptr;
        std::vector<FieldEditor *> editors;
        std::vector<ResultRow *> results;
    };

    void buildHeader(QVBoxLayout &layout);
    void refresh();
    void rebuild();
    void forgetTyped(); ///< what was typed and not taken is lost
    void fill(const InspectorContent &before);
    FieldEditor *makeEditor(std::size_t section, std::size_t field);
    ResultRow *makeResult(std::size_t section, std::size_t result);
    FieldActions actionsFor(std::size_t section, std::size_t field);
    void resetFigure(const PartId &part, const std::string &key);

    Document &m_document;
    Selection &m_selection;
    const Library &m_library;
    InspectorContent m_content;
    std::vector<Built> m_built;          ///< as m_content.sections
    QHash<QString, bool> m_foldedByUser; ///< title of a section -> whether it is open
    QLabel *m_header = nullptr, *m_sharedNote = nullptr;
    QFrame *m_shared = nullptr;
    QToolButton *m_makeUnique = nullptr;
    QScrollArea *m_scroll = nullptr;
    QWidget *m_body = nullptr;
};

} // namespace clusterwright
