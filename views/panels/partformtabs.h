// Tabs of the part form: the table of figures, the sources, the life cycle and the notes.
#pragma once

#include "model/parts/part.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QTableView;

namespace clusterwright {

class PartFormFilter;
class PartFormModel;
class TextRows;

/// The figures with their sources and kinds. F2 or typing edits a cell, Delete makes a figure unknown.
class FiguresTab : public QWidget {
    Q_OBJECT

public:
    explicit FiguresTab(PartFormModel &model, QWidget *parent = nullptr);

    QTableView &table() { return *m_table; }
    bool goTo(const std::string &key); ///< false if it is no figure of the part

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();

    PartFormModel &m_model;
    PartFormFilter *m_filter;
    QTableView *m_table;
    QLineEdit *m_search;
    QCheckBox *m_isStatedOnly;
};

/// What is no figure: each writes its own part of the part.
class SourcesTab : public QWidget {
    Q_OBJECT

public:
    explicit SourcesTab(QWidget *parent = nullptr);

    void show(const Part &part);
    /// A key that was typed over is renamed wherever it is cited.
    void writeTo(Part &part) const;
    TextRows &rows() { return *m_rows; }

signals:
    void edited();

private:
    TextRows *m_rows;
};

class LifecycleTab : public QWidget {
    Q_OBJECT

public:
    explicit LifecycleTab(const PartFormModel &model, QWidget *parent = nullptr);

    void show(const Part &part);
    void writeTo(Part &part) const;
    TextRows &dates() { return *m_dates; }
    TextRows &alternates() { return *m_alternates; }

signals:
    void edited();

private:
    TextRows *m_dates, *m_alternates;
    QLineEdit *m_secondSource;
};

class NotesTab : public QWidget {
    Q_OBJECT

public:
    explicit NotesTab(QWidget *parent = nullptr);

    void show(const Part &part);
    void writeTo(Part &part) const;

signals:
    void edited();

private:
    QPlainTextEdit *m_notes, *m_conflicts;
};

} // namespace clusterwright
