// Text rows: a short list of records to type into, such as the sources of a part.
#pragma once

#include <QWidget>

#include <functional>
#include <vector>

class QTableWidget;
class QToolButton;

namespace clusterwright {

class TextRows : public QWidget {
    Q_OBJECT

public:
    struct Column {
        QString title;
        int width = 0;                             ///< pixels; 0 = what is left over
        std::function<QStringList()> choices = {}; ///< none = any text
    };

    /// `title` says what the rows are, `one` what a row is: "Sources", "source".
    TextRows(const QString &title, const QString &one, std::vector<Column> columns,
             QWidget *parent = nullptr);

    std::vector<QStringList> rows() const;              ///< as shown, trimmed
    void setRows(const std::vector<QStringList> &rows); ///< without changed()

    QTableWidget &table() { return *m_table; }
    QToolButton &addButton() { return *m_add; }
    QToolButton &removeButton() { return *m_remove; }

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build(const QString &title, const QString &one);
    void insert(const QStringList &texts);
    void add();
    void remove();
    void enableRemove();

    std::vector<Column> m_columns;
    QTableWidget *m_table;
    QToolButton *m_add, *m_remove;
};

} // namespace clusterwright
